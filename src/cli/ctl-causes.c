/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ctl-causes.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <sysexits.h>

#include "amends-query-language.h"
#include "amends-rule-pack.h"
#include "amends-store-cause-counts.h"
#include "ctl-commands.h"
#include "ctl-output.h"
#include "ctl-rating.h"
#include "ctl-survey.h"

#define DAY 86400
#define CODE_WIDTH 2
#define NUMBER_WIDTH 9
#define TITLE_WIDTH 40

const AmendsGuide *
ctl_causes_get_guide (void)
{
    return amends_guide_get (g_get_language_names ());
}

gboolean
ctl_causes_read_id (const char *text, gint64 *id)
{
    if (g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, id, NULL))
        return TRUE;
    ctl_warn (_ ("“%s” is not a number. Give the numbers that “amendsctl reviews” or “amendsctl feedback list” shows."),
              text);
    return FALSE;
}

gboolean
ctl_causes_read (const char *text, AmendsCause *cause)
{
    GString *all = g_string_new (NULL);

    for (int i = 0; i < AMENDS_N_CAUSES; i++) {
        const char *id = amends_cause_get_id ((AmendsCause) i);

        if (g_ascii_strcasecmp (text, id) == 0 ||
            g_ascii_strcasecmp (text, amends_cause_get_code ((AmendsCause) i)) == 0) {
            *cause = (AmendsCause) i;
            g_string_free (all, TRUE);
            return TRUE;
        }
        g_string_append_printf (all, i > 0 ? ", %s" : "%s", id);
    }
    ctl_warn (_ ("“%s” is not a cause. Write one of these: %s."), text, all->str);
    g_string_free (all, TRUE);
    return FALSE;
}

static double
get_per_hundred (guint64 k, guint64 n)
{
    return n > 0 ? 100.0 * (double) k / (double) n : 0;
}

static void
add_share (yyjson_mut_doc *document, yyjson_mut_val *object, const char *name, guint64 k, guint64 n)
{
    if (n > 0)
        yyjson_mut_obj_add_real (document, object, name, get_per_hundred (k, n));
    else
        yyjson_mut_obj_add_null (document, object, name);
}

static void
add_count (yyjson_mut_doc *document, yyjson_mut_val *object, const char *name, const AmendsCauseCount *count)
{
    yyjson_mut_val *member = yyjson_mut_obj_add_obj (document, object, name);

    yyjson_mut_obj_add_uint (document, member, "all", count->n);
    yyjson_mut_obj_add_uint (document, member, "unhappy", count->n_low);
    yyjson_mut_obj_add_uint (document, member, "explained", count->n_explained);
    yyjson_mut_obj_add_uint (document, member, "by_person", count->by_person);
    yyjson_mut_obj_add_uint (document, member, "wrong_door", count->wrong_door);
}

static void
print_json (const AmendsReviewQuery *query, const AmendsCauseBucket *total)
{
    yyjson_mut_doc *document = yyjson_mut_doc_new (NULL);
    yyjson_mut_val *object = yyjson_mut_obj (document), *list;

    yyjson_mut_doc_set_root (document, object);
    ctl_json_add_instant (document, object, "from", query->after);
    ctl_json_add_instant (document, object, "to", query->before);
    add_count (document, object, "reviews", &total->reviews);
    add_count (document, object, "feedback", &total->feedback);
    list = yyjson_mut_obj_add_arr (document, object, "causes");
    for (int i = 0; i < AMENDS_N_CAUSES; i++) {
        yyjson_mut_val *entry = yyjson_mut_arr_add_obj (document, list);

        ctl_json_add_text (document, entry, "cause", amends_cause_get_id ((AmendsCause) i));
        ctl_json_add_text (document, entry, "code", amends_cause_get_code ((AmendsCause) i));
        yyjson_mut_obj_add_uint (document, entry, "reviews", total->reviews.causes[i]);
        add_share (document, entry, "per_100_reviews", total->reviews.causes[i], total->reviews.n);
        yyjson_mut_obj_add_uint (document, entry, "feedback", total->feedback.causes[i]);
        add_share (document, entry, "per_100_feedback", total->feedback.causes[i], total->feedback.n);
    }
    ctl_print_json (document);
    yyjson_mut_doc_free (document);
}

static void
append_number (GString *line, const char *number)
{
    for (guint width = ctl_count_columns (number); width < NUMBER_WIDTH; width++)
        g_string_append_c (line, ' ');
    g_string_append (line, number);
}

static void
append_counts (GString *line, guint64 k, const AmendsCauseCount *count)
{
    g_autofree char *number = g_strdup_printf ("%" PRIu64, k);
    g_autofree char *share = g_strdup_printf ("%.1f", get_per_hundred (k, count->n));

    append_number (line, number);
    append_number (line, count->n > 0 ? share : "-");
}

static void
print_row (AmendsCause cause, const AmendsCauseBucket *total)
{
    GString *line = g_string_new (NULL);

    ctl_append_cell (line, amends_cause_get_code (cause), CODE_WIDTH);
    g_string_append (line, "  ");
    ctl_append_cell (line, amends_guide_get_cause_title (ctl_causes_get_guide (), cause), TITLE_WIDTH);
    append_counts (line, total->reviews.causes[cause], &total->reviews);
    append_counts (line, total->feedback.causes[cause], &total->feedback);
    puts (line->str);
    g_string_free (line, TRUE);
}

static int
compare_causes (gconstpointer a, gconstpointer b, gpointer user_data)
{
    const AmendsCauseBucket *total = user_data;
    int left = *(const int *) a, right = *(const int *) b;
    guint64 of_left = total->reviews.causes[left] + total->feedback.causes[left];
    guint64 of_right = total->reviews.causes[right] + total->feedback.causes[right];

    return of_left != of_right ? (of_left > of_right ? -1 : 1) : left - right;
}

static void
print_table (const AmendsCauseBucket *total)
{
    int order[AMENDS_N_CAUSES];
    GString *head = g_string_new (NULL);

    for (int i = 0; i < AMENDS_N_CAUSES; i++)
        order[i] = i;
    g_sort_array (order, AMENDS_N_CAUSES, sizeof *order, compare_causes, (gpointer) total);
    ctl_append_cell (head, "", CODE_WIDTH + 2 + TITLE_WIDTH);
    /* Translators: heads of narrow columns: reviews, and how many of 100 reviews; at most eight letters */
    append_number (head, _ ("reviews"));
    append_number (head, _ ("per 100"));
    /* Translators: head of a narrow column; at most eight letters */
    append_number (head, _ ("feedback"));
    append_number (head, _ ("per 100"));
    puts (head->str);
    g_string_free (head, TRUE);
    for (int i = 0; i < AMENDS_N_CAUSES; i++)
        if (total->reviews.causes[order[i]] + total->feedback.causes[order[i]] > 0)
            print_row ((AmendsCause) order[i], total);
}

/* Days of UTC, the last one included, as in the report and the rating: the same days make the same figures. */
static gboolean
read_period (const char *from, const char *to, AmendsReviewQuery *query)
{
    gint64 first = 0, last = 0;

    if ((from != NULL && !ctl_rating_read_day ("--from", from, &first)) ||
        (to != NULL && !ctl_rating_read_day ("--to", to, &last)))
        return FALSE;
    if (from != NULL && to != NULL && first > last) {
        ctl_warn ("%s", _ ("The period ends before it begins. Give “--from” a day that comes before “--to”."));
        return FALSE;
    }
    if (first < 0 || last < 0) {
        ctl_warn ("%s", _ ("The period begins too early. Give “--from” a day after 1970."));
        return FALSE;
    }
    query->after = first * DAY;
    query->before = to != NULL ? (last + 1) * DAY : 0;
    return TRUE;
}

/* Through the search language, which knows marketplaces and what to say of a mistake. Returns: (nullable): NULL after telling what is wrong */
static AmendsReviewQuery *
make_query (const char *from, const char *to, const char *marketplace)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    g_autofree char *text = marketplace != NULL ? g_strconcat ("marketplace:", marketplace, NULL) : g_strdup ("");
    g_autoptr (GPtrArray) problems = NULL;
    g_autoptr (AmendsReviewQuery) query = amends_query_language_parse (text, utc, &problems);

    if (problems->len == 0 && query->terms->len == 0)
        return read_period (from, to, query) ? g_steal_pointer (&query) : NULL;
    ctl_warn ("%s", problems->len > 0
                        ? ((const AmendsQueryProblem *) problems->pdata[0])->message
                        : _ ("Write days as in “--from 2026-01-31”, and a marketplace as in “--marketplace SE”."));
    return NULL;
}

static int
print_list (CtlContext *context, const AmendsReviewQuery *query, gboolean json)
{
    AmendsRulePack *pack = amends_rule_pack_get_default ();
    const int low_stars[] = {
        amends_rule_pack_get_value (pack, AMENDS_RULE_CRITICAL_MAX_STARS),
        amends_rule_pack_get_value (pack, AMENDS_RULE_FEEDBACK_POSITIVE_MIN_STARS) - 1,
    };
    const gint64 edges[] = { query->after, query->before != 0 ? query->before : G_MAXINT64 };
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) buckets = NULL;
    int exit_code = EX_OK;
    AmendsStore *store = ctl_context_open_store (context, &exit_code);

    if (store == NULL)
        return exit_code;
    amends_store_count_causes_async (store, query, edges, G_N_ELEMENTS (edges), low_stars, context->cancellable,
                                     amends_await_cb, &await);
    buckets = amends_store_count_causes_finish (store, amends_await (&await), &error);
    if (buckets == NULL)
        return ctl_context_fail (context, error);
    if (json)
        print_json (query, &g_array_index (buckets, AmendsCauseBucket, 0));
    else
        print_table (&g_array_index (buckets, AmendsCauseBucket, 0));
    return EX_OK;
}

int
ctl_causes_list (CtlContext *context, char **args)
{
    gboolean json = FALSE;
    g_autofree char *from = NULL, *to = NULL, *marketplace = NULL;
    const GOptionEntry entries[] = {
        { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("First day of the period"), N_ ("DATE") },
        { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Last day of the period"), N_ ("DATE") },
        { "marketplace", 0, 0, G_OPTION_ARG_STRING, &marketplace, N_ ("Count one marketplace only"), N_ ("CODE") },
        { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr (AmendsReviewQuery) query = NULL;

    if (!ctl_context_parse (context, &args, entries, "",
                            _ ("Counts why customers are unhappy, the most common cause first."), NULL))
        return EX_USAGE;
    query = make_query (from, to, marketplace);
    return query != NULL ? print_list (context, query, json) : EX_USAGE;
}

int
ctl_causes_survey (CtlContext *context, char **args)
{
    gboolean json = FALSE;
    const GOptionEntry entries[] = {
        { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr (GError) error = NULL;
    int exit_code = EX_OK;
    AmendsStore *store;
    guint64 n = 0;

    if (!ctl_context_parse (context, &args, entries, "",
                            _ ("Suggests causes for every unhappy comment that is new, or was edited."), NULL))
        return EX_USAGE;
    store = ctl_context_open_store (context, &exit_code);
    if (store == NULL)
        return exit_code;
    if (!ctl_survey_causes (context, store, &n, &error))
        return ctl_context_fail (context, error);
    if (json)
        printf ("{\"looked_at\":%" PRIu64 "}\n", n);
    else
        printf (ngettext ("Looked at %" PRIu64 " comment.\n", "Looked at %" PRIu64 " comments.\n", (gulong) n), n);
    return EX_OK;
}
