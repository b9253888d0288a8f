/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cause-sets.h"

#include <gio/gio.h>

#define HEADER "id\tkind\tstars\tcauses\ttext"

enum { ID, KIND, STARS, CAUSES, TEXT, N_FIELDS };

const char *const test_cause_languages[] = { "en", "sv", "pl", "de", "zh-Hant", "ja", NULL };

static void
free_text (gpointer data)
{
    TestCauseText *self = data;

    g_free (self->id);
    g_free (self->text);
    g_free (self);
}

static gboolean
read_causes (TestCauseText *self, const char *field)
{
    g_auto (GStrv) ids = g_strsplit (field, ",", -1);

    if (g_str_equal (field, "-"))
        return TRUE;
    for (guint i = 0; ids[i] != NULL; i++) {
        int cause = amends_cause_from_id (ids[i]);

        if (i >= G_N_ELEMENTS (self->causes) || cause == AMENDS_CAUSE_NONE || cause == AMENDS_CAUSE_FEW_POSITIVES ||
            (i > 0 && cause == (int) self->causes[0]))
            return FALSE;
        self->causes[self->n_causes++] = (AmendsCause) cause;
    }
    return self->n_causes > 0;
}

static const char *
read_fields (TestCauseText *self, char **fields)
{
    if (g_strv_length (fields) != N_FIELDS)
        return "five fields are needed";
    self->id = g_strdup (fields[ID]);
    self->text = g_strdup (fields[TEXT]);
    self->is_feedback = g_str_equal (fields[KIND], "feedback");
    self->stars = fields[STARS][0] - '0';
    if (self->id[0] == '\0')
        return "the id is empty";
    if (!self->is_feedback && !g_str_equal (fields[KIND], "review"))
        return "the kind is neither review nor feedback";
    if (strlen (fields[STARS]) != 1 || self->stars < 1 || self->stars > 3)
        return "the stars are not 1 to 3";
    if (!read_causes (self, fields[CAUSES]))
        return "the causes are not - or up to two different ones of one text";
    if (self->text[0] == '\0' || g_ascii_isspace (self->text[0]) ||
        g_ascii_isspace (self->text[strlen (self->text) - 1]))
        return "the text is empty or has space around it";
    return NULL;
}

static const char *
add_line (GPtrArray *texts, GHashTable *ids, const char *line)
{
    g_auto (GStrv) fields = g_strsplit (line, "\t", -1);
    TestCauseText *self = g_new0 (TestCauseText, 1);
    const char *fault;

    g_ptr_array_add (texts, self);
    fault = read_fields (self, fields);
    if (fault == NULL && !g_hash_table_add (ids, self->id))
        fault = "the id is there twice";
    return fault;
}

GPtrArray *
test_cause_set_parse (const char *contents, GError **error)
{
    g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (free_text);
    g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
    g_auto (GStrv) lines = g_strsplit (contents, "\n", -1);
    const char *fault = NULL;
    guint i = 0;

    if (!g_utf8_validate (contents, -1, NULL))
        fault = "not UTF-8";
    else if (g_strcmp0 (lines[0], HEADER) != 0)
        fault = "another header is needed";
    while (fault == NULL && lines[++i] != NULL) {
        if (lines[i][0] == '\0' && lines[i + 1] == NULL)
            break;
        fault = add_line (texts, ids, lines[i]);
    }
    if (fault == NULL)
        return g_steal_pointer (&texts);
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "line %u: %s", i + 1, fault);
    return NULL;
}

static char *
make_path (TestCauseSet set, const char *language)
{
    static const char *const ENDS[] = {
        [TEST_CAUSE_SET_HIDDEN] = ".tsv",  [TEST_CAUSE_SET_DEVELOPMENT] = ".tsv", [TEST_CAUSE_SET_SECOND] = "-2.tsv",
        [TEST_CAUSE_SET_THIRD] = "-3.tsv", [TEST_CAUSE_SET_NONE] = "-none.tsv",
    };
    g_autofree char *name = g_strconcat (language, ENDS[set], NULL);
    g_autofree char *folder = set == TEST_CAUSE_SET_HIDDEN ? g_build_filename ("bench", "causes", NULL)
                                                           : g_build_filename ("rules", "cause-development", NULL);

    return g_build_filename (g_getenv ("G_TEST_SRCDIR"), folder, name, NULL);
}

gboolean
test_cause_set_exists (TestCauseSet set, const char *language)
{
    g_autofree char *path = make_path (set, language);

    return g_file_test (path, G_FILE_TEST_EXISTS);
}

GPtrArray *
test_cause_set_load (TestCauseSet set, const char *language)
{
    g_autofree char *path = make_path (set, language);
    g_autofree char *contents = NULL;
    g_autoptr (GError) error = NULL;
    GPtrArray *texts = NULL;

    if (g_file_get_contents (path, &contents, NULL, &error))
        texts = test_cause_set_parse (contents, &error);
    if (texts == NULL)
        g_error ("%s: %s", path, error->message);
    return texts;
}

static const char *
name_cause (const AmendsCause *causes, guint n, guint i)
{
    return i < n ? amends_cause_get_id (causes[i]) : "-";
}

char *
test_cause_set_describe_miss (TestCauseSet set, const TestCauseText *text, const AmendsCauseSuggestions *found)
{
    g_autoptr (GString) line = g_string_new (text->id);

    if (set == TEST_CAUSE_SET_HIDDEN)
        g_error ("the texts of the hidden set are not to be read");
    g_string_append_printf (line, " %s not", name_cause (text->causes, text->n_causes, 0));
    for (guint i = 0; i < found->n; i++) {
        const AmendsCauseSuggestion *item = &found->items[i];

        g_string_append_printf (line, " %s %d", name_cause (&item->cause, 1, 0), item->score);
        for (guint j = 0; j < item->words->len; j++) {
            const AmendsCauseWords *words = &g_array_index (item->words, AmendsCauseWords, j);

            g_string_append_printf (line, " [%d %.*s]", words->weight, (int) (words->end - words->start),
                                    text->text + words->start);
        }
    }
    if (found->n == 0)
        g_string_append (line, " -");
    g_string_append_printf (line, ": %s", text->text);
    return g_string_free_and_steal (g_steal_pointer (&line));
}
