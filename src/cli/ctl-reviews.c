/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <sysexits.h>

#include "amends-export-writer.h"
#include "amends-store-reviews.h"
#include "ctl-commands.h"
#include "ctl-export.h"
#include "ctl-output.h"
#include "ctl-query.h"
#include "ctl-rules.h"

typedef struct {
    guint columns;
} Table;

static void
append_column (GString *line, const char *text, guint width)
{
    ctl_append_cell (line, text, width);
    g_string_append_c (line, ' ');
}

static char *
format_day (gint64 instant)
{
    g_autofree char *time = ctl_format_date (instant);

    return g_strndup (time, strlen ("2026-01-31"));
}

static gboolean
print_row (gpointer data, gpointer user_data, GError **error G_GNUC_UNUSED)
{
    const AmendsReview *review = data;
    const Table *table = user_data;
    g_autofree char *id = g_strdup_printf ("%" PRId64, review->id);
    g_autofree char *day = format_day (review->published_at);
    g_autofree char *text = g_strdup_printf ("%s%s%s", review->title != NULL ? review->title : "",
                                             review->title != NULL && review->body != NULL ? " – " : "",
                                             review->body != NULL ? review->body : "");
    GString *line = g_string_new (NULL);
    guint fixed = 7 + 6 + 11 + 3 + 5 + 21;

    append_column (line, id, 6);
    g_string_append_printf (line, "%.*s%.*s ", review->stars * (int) strlen ("★"), "★★★★★",
                            (5 - review->stars) * (int) strlen ("☆"), "☆☆☆☆☆");
    append_column (line, day, 10);
    append_column (line, review->marketplace, 2);
    append_column (line, review->done_at != 0 ? _ ("done") : "", 4);
    append_column (line, review->product_title != NULL ? review->product_title : review->product_id, 20);
    ctl_append_cell (line, text, table->columns > fixed ? table->columns - fixed : 20);
    puts (g_strchomp (line->str));
    g_string_free (line, TRUE);
    return TRUE;
}

static gboolean
print_json (gpointer review, gpointer user_data G_GNUC_UNUSED, GError **error G_GNUC_UNUSED)
{
    g_autofree char *json = amends_export_review_to_json (review);

    puts (json);
    return TRUE;
}

static int
print_count (CtlContext *context, AmendsStore *store, const AmendsReviewQuery *query)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    gint64 count;

    amends_store_count_async (store, query, context->cancellable, amends_await_cb, &await);
    count = amends_store_count_finish (store, amends_await (&await), &error);
    if (count < 0)
        return ctl_context_fail (context, error);
    printf ("%" PRId64 "\n", count);
    return EX_OK;
}

static int
print_list (CtlContext *context, AmendsStore *store, const AmendsReviewQuery *query, guint limit, gboolean json)
{
    Table table = { .columns = ctl_get_columns () };
    g_autoptr (GError) error = NULL;

    if (!ctl_query_each (context, store, query, limit, json ? print_json : print_row, &table, &error))
        return ctl_context_fail (context, error);
    return EX_OK;
}

int
ctl_reviews (CtlContext *context, char **args)
{
    gboolean count = FALSE, json = FALSE, csv = FALSE;
    int limit = 0, exit_code = EX_OK;
    g_auto (GStrv) words = NULL;
    const GOptionEntry entries[] = {
        { "count", 0, 0, G_OPTION_ARG_NONE, &count, N_ ("Print only how many there are"), NULL },
        { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON object a line"), NULL },
        { "csv", 0, 0, G_OPTION_ARG_NONE, &csv, N_ ("Print CSV"), NULL },
        { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("Print at most this many"), N_ ("NUMBER") },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr (AmendsReviewQuery) query = NULL;
    AmendsStore *store;

    if (!ctl_context_parse (
            context, &args, entries, _ ("[QUERY…]"), _ ("Lists the reviews that match, the newest first."),
            _ ("Example: amendsctl reviews 'stars:<=3 brand:\"Nord & Syd\" lang:sv is:open \"gick sönder\"'\n"
               "A query that begins with a minus stands behind “--”. All operators are in amendsctl(1).")))
        return EX_USAGE;
    if (count + json + csv > 1 || limit < 0) {
        ctl_warn ("%s", limit < 0 ? _ ("The limit is a number from 0 on; 0 means all.")
                                  : _ ("Choose one of “--count”, “--json” and “--csv”."));
        return EX_USAGE;
    }
    query = ctl_query_parse (words);
    if (query == NULL)
        return EX_USAGE;
    store = ctl_context_open_store (context, &exit_code);
    if (store == NULL)
        return exit_code;
    ctl_rules_set_limits (context, query);
    if (count)
        return print_count (context, store, query);
    if (csv)
        return ctl_export_to_stdout (context, store, query, (guint) limit, AMENDS_FILE_FORMAT_CSV);
    return print_list (context, store, query, (guint) limit, json);
}
