/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <sysexits.h>

#include "amends-feedback-search.h"
#include "amends-rating.h"
#include "amends-store-feedback.h"
#include "ctl-commands.h"
#include "ctl-output.h"
#include "ctl-query.h"

static void
print_json (const AmendsFeedback *feedback)
{
    yyjson_mut_doc *document = yyjson_mut_doc_new (NULL);
    yyjson_mut_val *object = yyjson_mut_obj (document);
    AmendsFeedbackKind kind = amends_rating_get_kind (amends_rule_pack_get_default (), feedback->stars);

    yyjson_mut_doc_set_root (document, object);
    yyjson_mut_obj_add_sint (document, object, "id", feedback->id);
    yyjson_mut_obj_add_sint (document, object, "account", feedback->account_id);
    ctl_json_add_text (document, object, "external_id", feedback->external_id);
    ctl_json_add_text (document, object, "marketplace", feedback->marketplace);
    ctl_json_add_text (document, object, "order", feedback->order_id);
    yyjson_mut_obj_add_int (document, object, "stars", feedback->stars);
    ctl_json_add_text (document, object, "kind", amends_rating_kind_to_string (kind));
    ctl_json_add_text (document, object, "state",
                       amends_feedback_state_to_string (amends_feedback_get_state (feedback)));
    ctl_json_add_text (document, object, "plan",
                       feedback->plan != 0 ? amends_plan_state_to_string (feedback->plan) : NULL);
    ctl_json_add_text (document, object, "text", feedback->text);
    ctl_json_add_text (document, object, "response", feedback->response);
    ctl_json_add_text (document, object, "language", feedback->language);
    ctl_json_add_text (document, object, "author", feedback->author);
    ctl_json_add_instant (document, object, "published_at", feedback->published_at);
    ctl_json_add_instant (document, object, "responded_at", feedback->responded_at);
    ctl_json_add_instant (document, object, "struck_through_at", feedback->struck_at);
    ctl_json_add_instant (document, object, "removed_at", feedback->removed_at);
    ctl_json_add_instant (document, object, "done_at", feedback->done_at);
    ctl_json_add_text (document, object, "url", feedback->url);
    ctl_print_json (document);
    yyjson_mut_doc_free (document);
}

static const char *
describe_state (const AmendsFeedback *feedback)
{
    switch (amends_feedback_get_state (feedback)) {
    case AMENDS_FEEDBACK_STRUCK_THROUGH:
        /* Translators: the marketplace drew a line through a customer's feedback; at most eight letters */
        return _ ("struck");
    case AMENDS_FEEDBACK_REMOVED:
        /* Translators: the marketplace took a customer's feedback away; at most eight letters */
        return _ ("removed");
    case AMENDS_FEEDBACK_STANDS:
    case AMENDS_N_FEEDBACK_STATES:
    default:
        return feedback->done_at != 0 ? _ ("done") : "";
    }
}

static void
append_column (GString *line, const char *text, guint width)
{
    ctl_append_cell (line, text, width);
    g_string_append_c (line, ' ');
}

static void
print_row (const AmendsFeedback *feedback, guint columns)
{
    g_autofree char *id = g_strdup_printf ("%" PRId64, feedback->id);
    g_autofree char *time = ctl_format_date (feedback->published_at);
    g_autofree char *day = g_strndup (time, strlen ("2026-01-31"));
    GString *line = g_string_new (NULL);
    guint fixed = 7 + 6 + 11 + 3 + 9 + 20;

    append_column (line, id, 6);
    g_string_append_printf (line, "%.*s%.*s ", feedback->stars * (int) strlen ("★"), "★★★★★",
                            (5 - feedback->stars) * (int) strlen ("☆"), "☆☆☆☆☆");
    append_column (line, day, 10);
    append_column (line, feedback->marketplace, 2);
    append_column (line, describe_state (feedback), 8);
    append_column (line, feedback->order_id != NULL ? feedback->order_id : "", 19);
    ctl_append_cell (line, feedback->text != NULL ? feedback->text : "", columns > fixed ? columns - fixed : 20);
    puts (g_strchomp (line->str));
    g_string_free (line, TRUE);
}

static GArray *
find_ids (CtlContext *context, AmendsStore *store, const AmendsFeedbackQuery *query, guint limit, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_store_find_feedback_ids_async (store, query, limit, context->cancellable, amends_await_cb, &await);
    return amends_store_find_feedback_ids_finish (store, amends_await (&await), error);
}

static GPtrArray *
load_page (CtlContext *context, AmendsStore *store, GArray *ids, guint from, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_store_load_feedback_async (store, &g_array_index (ids, gint64, from), MIN (CTL_PAGE, ids->len - from),
                                      context->cancellable, amends_await_cb, &await);
    return amends_store_load_feedback_finish (store, amends_await (&await), error);
}

static int
print_list (CtlContext *context, AmendsStore *store, const AmendsFeedbackQuery *query, guint limit, gboolean json)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) ids = find_ids (context, store, query, limit, &error);
    guint columns = ctl_get_columns ();

    for (guint from = 0; ids != NULL && from < ids->len; from += CTL_PAGE) {
        g_autoptr (GPtrArray) page = load_page (context, store, ids, from, &error);

        if (page == NULL)
            return ctl_context_fail (context, error);
        for (guint i = 0; i < page->len; i++) {
            if (json)
                print_json (page->pdata[i]);
            else
                print_row (page->pdata[i], columns);
        }
    }
    return ids != NULL ? EX_OK : ctl_context_fail (context, error);
}

/* Returns: (transfer full) (nullable): NULL after telling what is wrong with it */
static AmendsFeedbackQuery *
parse_query (char **words)
{
    g_autofree char *text = words != NULL ? g_strjoinv (" ", words) : g_strdup ("");
    g_autofree char *problems = NULL;
    g_autoptr (AmendsFeedbackQuery) query = amends_feedback_search_parse (text, &problems);

    if (problems == NULL)
        return g_steal_pointer (&query);
    ctl_warn ("%s", problems);
    return NULL;
}

int
ctl_feedback_list (CtlContext *context, char **args)
{
    gboolean json = FALSE;
    int limit = 0, exit_code = EX_OK;
    g_auto (GStrv) words = NULL;
    const GOptionEntry entries[] = {
        { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON object a line"), NULL },
        { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("Print at most this many"), N_ ("NUMBER") },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr (AmendsFeedbackQuery) query = NULL;
    AmendsStore *store;

    if (!ctl_context_parse (context, &args, entries, _ ("[QUERY…]"),
                            _ ("Lists the feedback about the seller that matches, the newest first."),
                            _ ("Example: amendsctl feedback list 'stars:<=2 marketplace:SE period:90d is:open late'")))
        return EX_USAGE;
    if (limit < 0) {
        ctl_warn ("%s", _ ("The limit is a number from 0 on; 0 means all."));
        return EX_USAGE;
    }
    query = parse_query (words);
    if (query == NULL)
        return EX_USAGE;
    store = ctl_context_open_store (context, &exit_code);
    return store != NULL ? print_list (context, store, query, (guint) limit, json) : exit_code;
}
