/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ctl-query.h"

#include "amends-query-language.h"
#include "amends-store-reviews.h"
#include "ctl-output.h"

AmendsReviewQuery *
ctl_query_parse (char **words)
{
    g_autofree char *text = words != NULL ? g_strjoinv (" ", words) : g_strdup ("");
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autoptr (GPtrArray) problems = NULL;
    AmendsReviewQuery *query = amends_query_language_parse (text, zone, &problems);

    for (guint i = 0; i < problems->len; i++)
        ctl_warn ("%s", ((const AmendsQueryProblem *) g_ptr_array_index (problems, i))->message);
    if (problems->len > 0)
        g_clear_pointer (&query, amends_review_query_free);
    return query;
}

static GArray *
find_ids (CtlContext *context, AmendsStore *store, const AmendsReviewQuery *query, guint limit, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_store_find_ids_async (store, query, limit, context->cancellable, amends_await_cb, &await);
    return amends_store_find_ids_finish (store, amends_await (&await), error);
}

static GPtrArray *
load_page (CtlContext *context, AmendsStore *store, GArray *ids, guint from, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    const gint64 *first = &g_array_index (ids, gint64, from);

    amends_store_load_reviews_async (store, first, MIN (CTL_PAGE, ids->len - from), context->cancellable,
                                     amends_await_cb, &await);
    return amends_store_load_reviews_finish (store, amends_await (&await), error);
}

gboolean
ctl_query_each (CtlContext *context, AmendsStore *store, const AmendsReviewQuery *query, guint limit,
                CtlReviewFunc take, gpointer user_data, GError **error)
{
    g_autoptr (GArray) ids = find_ids (context, store, query, limit, error);

    for (guint from = 0; ids != NULL && from < ids->len; from += CTL_PAGE) {
        g_autoptr (GPtrArray) page = load_page (context, store, ids, from, error);

        if (page == NULL)
            return FALSE;
        for (guint i = 0; i < page->len; i++) {
            if (!take (g_ptr_array_index (page, i), user_data, error))
                return FALSE;
        }
    }
    return ids != NULL;
}
