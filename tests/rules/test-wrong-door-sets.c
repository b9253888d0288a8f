/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-wrong-door.h"
#include "cause-sets.h"

#include <gio/gio.h>

/*
 * Feedback that is a product review as a whole, and feedback that nearly is (cause-development/LANG-door.tsv, LANG-door-2.tsv). A wrong mark makes a seller ask for a removal that will be refused, so that hardly one may be; a mark that is missing costs
 * little. With --verbose the test prints the figures, and the slips among every second text.
 */

#define LEAST_PRECISION 0.97
#define LEAST_RECALL 0.4
#define HEADER "id\tdoor\ttext"

typedef struct {
    guint n, marked, wanted, both;
} Figures;

static void
count_text (Figures *figures, const char *language, char **fields)
{
    g_autoptr (AmendsCauseSuggestions) found = amends_cause_classify (language, fields[2], NULL, 0);
    gboolean marked = amends_wrong_door_is_suggested (AMENDS_SUBJECT_FEEDBACK, found);
    gboolean wanted = g_str_equal (fields[1], "product");

    if (marked != wanted && figures->n % 2 == 0)
        g_test_message ("%s %s: %s", fields[0], marked ? "is marked" : "is not marked", fields[2]);
    figures->n++;
    figures->marked += marked;
    figures->wanted += wanted;
    figures->both += marked && wanted;
}

static void
count_set (Figures *figures, const char *language, const char *suffix)
{
    g_autofree char *name = g_strconcat (language, suffix, NULL);
    g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "rules", "cause-development", name, NULL);
    g_autofree char *contents = NULL;
    g_autoptr (GError) error = NULL;
    g_auto (GStrv) lines = NULL;

    g_file_get_contents (path, &contents, NULL, &error);
    g_assert_no_error (error);
    lines = g_strsplit (g_strchomp (contents), "\n", -1);
    g_assert_cmpstr (lines[0], ==, HEADER);
    for (guint i = 1; lines[i] != NULL; i++) {
        g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);

        g_assert_cmpuint (g_strv_length (fields), ==, 3);
        g_assert_true (g_str_equal (fields[1], "product") || g_str_equal (fields[1], "-"));
        count_text (figures, language, fields);
    }
}

static void
test_language (gconstpointer data)
{
    Figures figures = { 0 };
    double precision, recall;

    count_set (&figures, data, "-door.tsv");
    count_set (&figures, data, "-door-2.tsv");
    precision = figures.marked > 0 ? (double) figures.both / figures.marked : 0;
    recall = (double) figures.both / figures.wanted;
    g_test_message ("%s: %u texts, precision %.2f (%u of %u), recall %.2f", (const char *) data, figures.n, precision,
                    figures.both, figures.marked, recall);
    g_assert_cmpuint (figures.n, >=, 60);
    g_assert_cmpuint (figures.wanted, ==, figures.n / 2);
    g_assert_cmpfloat (precision, >=, LEAST_PRECISION);
    g_assert_cmpfloat (recall, >=, LEAST_RECALL);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; test_cause_languages[i] != NULL; i++) {
        g_autofree char *path = g_strconcat ("/wrong-door-sets/", test_cause_languages[i], NULL);

        g_test_add_data_func (path, test_cause_languages[i], test_language);
    }
    return g_test_run ();
}
