/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feedback-fixture.h"

AmendsBatch *
test_feedback_batch (const AmendsFeedback *fields, gsize n)
{
    AmendsBatch *batch = amends_batch_new ();

    for (gsize i = 0; i < n; i++)
        g_ptr_array_add (batch->feedback, amends_feedback_new (&fields[i]));
    batch->n_read = n;
    return batch;
}

AmendsBatchResult
test_add_feedback (StoreFixture *self, const AmendsFeedback *fields)
{
    return test_apply_ok (self, test_feedback_batch (fields, 1));
}

AmendsBatchResult
test_remove_feedback (StoreFixture *self, const char *external_id, gint64 removed_at)
{
    AmendsBatch *batch = amends_batch_new ();

    g_ptr_array_add (batch->feedback_removed, amends_feedback_removal_new (external_id, removed_at));
    return test_apply_ok (self, batch);
}

/* A call that waits: starts @start_call, then evaluates @finish_call into @result. */
#define WAIT(start_call, result, finish_call)                                                                          \
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;                                                                    \
    start_call;                                                                                                        \
    amends_await (&await);                                                                                             \
    result = finish_call

GArray *
test_find_feedback_ids (AmendsStore *store, const AmendsFeedbackQuery *query, guint limit)
{
    g_autoptr (GError) error = NULL;
    GArray *ids;

    WAIT (amends_store_find_feedback_ids_async (store, query, limit, NULL, amends_await_cb, &await), ids,
          amends_store_find_feedback_ids_finish (store, await.result, &error));
    g_assert_no_error (error);
    return ids;
}

static GPtrArray *
load (AmendsStore *store, GArray *ids)
{
    g_autoptr (GError) error = NULL;
    GPtrArray *rows;

    WAIT (amends_store_load_feedback_async (store, (const gint64 *) (gpointer) ids->data, ids->len, NULL,
                                            amends_await_cb, &await),
          rows, amends_store_load_feedback_finish (store, await.result, &error));
    g_assert_no_error (error);
    return rows;
}

char *
test_feedback_found (AmendsStore *store, const AmendsFeedbackQuery *query)
{
    g_autoptr (GArray) ids = test_find_feedback_ids (store, query, 0);
    g_autoptr (GPtrArray) rows = load (store, ids);
    GString *found = g_string_new (NULL);

    for (guint i = 0; i < rows->len; i++)
        g_string_append_printf (found, "%s%s", i > 0 ? " " : "", ((AmendsFeedback *) rows->pdata[i])->external_id);
    return g_string_free_and_steal (found);
}

AmendsFeedback *
test_load_feedback (AmendsStore *store, const char *external_id)
{
    g_autoptr (AmendsFeedbackQuery) query = amends_feedback_query_new ();
    g_autoptr (GArray) ids = test_find_feedback_ids (store, query, 0);
    g_autoptr (GPtrArray) rows = load (store, ids);

    for (guint i = 0; i < rows->len; i++) {
        AmendsFeedback *feedback = rows->pdata[i];

        if (g_str_equal (feedback->external_id, external_id))
            return amends_feedback_ref (feedback);
    }
    g_assert_not_reached ();
}

gint64
test_feedback_id (AmendsStore *store, const char *external_id)
{
    g_autoptr (AmendsFeedback) feedback = test_load_feedback (store, external_id);

    return feedback->id;
}

AmendsFeedbackFacets *
test_feedback_facets (AmendsStore *store, const AmendsFeedbackQuery *query)
{
    g_autoptr (GError) error = NULL;
    AmendsFeedbackFacets *facets;

    WAIT (amends_store_find_feedback_facets_async (store, query, NULL, amends_await_cb, &await), facets,
          amends_store_find_feedback_facets_finish (store, await.result, &error));
    g_assert_no_error (error);
    return facets;
}

AmendsFeedbackDetail *
test_feedback_detail (AmendsStore *store, gint64 id, GError **error)
{
    AmendsFeedbackDetail *detail;

    WAIT (amends_store_load_feedback_detail_async (store, id, NULL, amends_await_cb, &await), detail,
          amends_store_load_feedback_detail_finish (store, await.result, error));
    return detail;
}

AmendsFeedbackHistory *
test_feedback_history_of (AmendsStore *store, gint64 account_id, const char *marketplace)
{
    g_autoptr (GError) error = NULL;
    AmendsFeedbackHistory *history;

    WAIT (amends_store_load_feedback_history_async (store, account_id, marketplace, NULL, amends_await_cb, &await),
          history, amends_store_load_feedback_history_finish (store, await.result, &error));
    g_assert_no_error (error);
    return history;
}

AmendsFeedbackHistory *
test_feedback_history (AmendsStore *store)
{
    return test_feedback_history_of (store, 0, NULL);
}

gboolean
test_set_total (AmendsStore *store, gint64 account_id, const AmendsFeedbackTotal *total, GError **error)
{
    gboolean done;

    WAIT (amends_store_set_feedback_total_async (store, account_id, total, NULL, amends_await_cb, &await), done,
          amends_store_set_feedback_total_finish (store, await.result, error));
    return done;
}

AmendsActionResult
test_set_feedback_done (AmendsStore *store, gint64 id, gboolean done)
{
    g_autoptr (GError) error = NULL;
    AmendsActionResult what = { 0 };
    gboolean ok;

    WAIT (amends_store_set_feedback_done_async (store, &id, 1, done, NULL, amends_await_cb, &await), ok,
          amends_store_action_finish (store, await.result, &what, &error));
    g_assert_no_error (error);
    g_assert_true (ok);
    return what;
}

AmendsActionResult
test_set_feedback_query_done (AmendsStore *store, const AmendsFeedbackQuery *query, gboolean done)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) ids = test_find_feedback_ids (store, query, 0);
    AmendsActionResult what = { 0 };
    gboolean ok;

    WAIT (amends_store_set_feedback_done_async (store, (const gint64 *) (gconstpointer) ids->data, ids->len, done, NULL,
                                                amends_await_cb, &await),
          ok, amends_store_action_finish (store, await.result, &what, &error));
    g_assert_no_error (error);
    g_assert_true (ok);
    return what;
}

gboolean
test_set_feedback_note (AmendsStore *store, gint64 id, const char *text, AmendsActionResult *what, GError **error)
{
    gboolean ok;

    WAIT (amends_store_set_feedback_note_async (store, id, text, NULL, amends_await_cb, &await), ok,
          amends_store_action_finish (store, await.result, what, error));
    return ok;
}

gboolean
test_log_feedback_opened (AmendsStore *store, gint64 id, GError **error)
{
    gboolean ok;

    WAIT (amends_store_log_feedback_opened_async (store, id, NULL, amends_await_cb, &await), ok,
          amends_store_action_finish (store, await.result, NULL, error));
    return ok;
}
