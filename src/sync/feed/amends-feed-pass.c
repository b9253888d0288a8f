/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feed-pass.h"

#include <glib/gi18n-lib.h>

#include "amends-store-accounts.h"
#include "amends-store-batches.h"
#include "amends-sync-error.h"

#define MOST_STORING                                                                                                   \
    (2 * AMENDS_STORE_GROUP_MAX) /* pages that the store has: it writes one transaction while those of the next come */

typedef struct {
    AmendsStore *store;
    gint64 account_id;
    AmendsFeedStream stream;
    guint max_pages;
    AmendsSyncProgress *progress;
    AmendsSyncState *state; /* its cursor is the one of the page that is being read */
    GHashTable *seen;       /* cursors of this pass */
    guint pages;
    gboolean resumed; /* where an earlier pass was cut, not at the beginning */
    gboolean restarted;
    gboolean found;
    char *etag;           /* of the page that was read last */
    AmendsFeedPage *page; /* that was read last, without its rows */
    gboolean reading;
    gboolean over;     /* without a last page: nothing has changed, or there is no such stream */
    guint n_storing;   /* pages that the store has */
    gboolean expected; /* the store was told that pages come */
    GError *error;     /* with which the pass ends when the store has none any more */
} Pass;

static void read_page (GTask *task);

static void
expect_pages (Pass *pass, gboolean expect)
{
    if (pass->expected != expect)
        amends_store_expect_batches (pass->store, expect);
    pass->expected = expect;
}

static void
free_pass (gpointer data)
{
    Pass *pass = data;

    expect_pages (pass, FALSE);
    g_clear_object (&pass->store);
    g_clear_object (&pass->progress);
    g_clear_pointer (&pass->state, amends_sync_state_free);
    g_clear_pointer (&pass->seen, g_hash_table_unref);
    g_clear_pointer (&pass->page, amends_feed_page_free);
    g_clear_error (&pass->error);
    g_free (pass->etag);
    g_free (pass);
}

static void
append_parameter (GString *query, const char *name, const char *value)
{
    if (query->len > 0)
        g_string_append_c (query, '&');
    g_string_append_printf (query, "%s=", name);
    g_string_append_uri_escaped (query, value, NULL, FALSE);
}

static char *
make_query (Pass *pass)
{
    g_autoptr (GString) query = g_string_new (NULL);
    g_autofree char *limit = g_strdup_printf ("%d", AMENDS_FEED_PAGE_SIZE);

    if (pass->state->since != NULL)
        append_parameter (query, "updated_since", pass->state->since);
    if (pass->state->cursor != NULL)
        append_parameter (query, "cursor", pass->state->cursor);
    append_parameter (query, "limit", limit);
    return g_string_free (g_steal_pointer (&query), FALSE);
}

static void
state_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    GError *error = NULL;

    if (amends_store_set_sync_state_finish (AMENDS_STORE (source), result, &error))
        g_task_return_boolean (task, TRUE);
    else
        g_task_return_error (task, error);
}

/*
 * An ETag speaks of one address only. So it is kept only where the next pass begins with the very same question, and
 * where the one page that it speaks of is the whole stream.
 */
static void
end_pass (GTask *task)
{
    Pass *pass = g_task_get_task_data (task);
    const char *since = pass->page->as_of != NULL ? pass->page->as_of : pass->state->since;
    gboolean same_question = g_strcmp0 (since, pass->state->since) == 0;
    AmendsSyncState state = { .cursor = NULL, .since = (char *) since, .at = 0 };

    if (!amends_feed_stream_is_timed (pass->stream))
        state.since = NULL;
    if (pass->pages == 1 && !pass->resumed && (same_question || state.since == NULL))
        state.etag = pass->etag;
    amends_store_set_sync_state_async (pass->store, pass->account_id, amends_feed_stream_get_name (pass->stream),
                                       &state, g_task_get_cancellable (task), state_saved_cb, g_object_ref (task));
}

/* Reads on while the store is busy, but not far ahead of it; ends when both have come to an end. */
static void
go_on (GTask *task)
{
    Pass *pass = g_task_get_task_data (task);
    gboolean at_end = pass->page != NULL && pass->page->next_cursor == NULL;

    if (pass->reading)
        return;
    expect_pages (pass, pass->error == NULL && !pass->over && !at_end);
    if (pass->error == NULL && !pass->over && !at_end && pass->n_storing < MOST_STORING)
        read_page (task);
    else if (pass->n_storing == 0 && pass->error != NULL)
        g_task_return_error (task, g_steal_pointer (&pass->error));
    else if (pass->n_storing == 0 && pass->over)
        g_task_return_boolean (task, TRUE);
    else if (pass->n_storing == 0)
        end_pass (task);
}

static void
fail_pass (Pass *pass, GError *error)
{
    if (pass->error == NULL)
        pass->error = error;
    else
        g_error_free (error);
}

/* One page that the store has. */
typedef struct {
    GTask *task; /* (owned) */
    guint64 n_rows;
    GPtrArray *rejections; /* (owned) */
} Storing;

static void
free_storing (Storing *storing)
{
    g_object_unref (storing->task);
    g_ptr_array_unref (storing->rejections);
    g_free (storing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Storing, free_storing)

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (Storing) storing = data;
    Pass *pass = g_task_get_task_data (storing->task);
    AmendsBatchResult counts = { 0 };
    GError *error = NULL;

    pass->n_storing--;
    if (amends_store_apply_batch_finish (AMENDS_STORE (source), result, &counts, &error)) {
        /* What a sync says of itself is how many reviews are new or changed. */
        if (pass->stream == AMENDS_FEED_FEEDBACK || pass->stream == AMENDS_FEED_TOTALS)
            counts = (AmendsBatchResult) { 0 };
        amends_sync_progress_add_page (pass->progress, storing->n_rows, &counts, storing->rejections);
    } else {
        fail_pass (pass, error);
    }
    go_on (storing->task);
}

static gboolean
check_cursor (Pass *pass, const char *next, GError **error)
{
    if (next == NULL)
        return TRUE;
    if (!g_hash_table_add (pass->seen, g_strdup (next))) {
        g_set_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED,
                     _ ("The source’s pages go round in circles."));
        return FALSE;
    }
    if (pass->pages >= pass->max_pages) {
        g_set_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED,
                     _ ("The source’s pages do not come to an end."));
        return FALSE;
    }
    return TRUE;
}

/*
 * The last page goes without a stream: until the pass is recorded as ended, the place to go on from stays that page, so
 * that a cut in between reads one page twice instead of the whole stream.
 */
static void
store_page (GTask *task)
{
    Pass *pass = g_task_get_task_data (task);
    AmendsBatch *batch = g_steal_pointer (&pass->page->batch);
    Storing *storing = g_new (Storing, 1);

    if (pass->page->next_cursor != NULL) {
        batch->stream = g_strdup (amends_feed_stream_get_name (pass->stream));
        batch->cursor = g_strdup (pass->page->next_cursor);
    }
    *storing = (Storing) { g_object_ref (task), batch->n_read, g_steal_pointer (&batch->rejections) };
    batch->rejections = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_rejection_free);
    pass->n_storing++;
    amends_store_apply_batch_async (pass->store, pass->account_id, batch, g_task_get_cancellable (task), stored_cb,
                                    storing);
}

static void
parsed_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    Pass *pass = g_task_get_task_data (task);
    AmendsFeedPage *page;
    GError *error = NULL;

    pass->reading = FALSE;
    page = g_task_propagate_pointer (G_TASK (result), &error);
    pass->pages++;
    if (page == NULL || !check_cursor (pass, page->next_cursor, &error)) {
        fail_pass (pass, error);
        g_clear_pointer (&page, amends_feed_page_free);
    } else {
        g_clear_pointer (&pass->page, amends_feed_page_free);
        pass->page = page;
        store_page (task);
        g_set_str (&pass->state->cursor, page->next_cursor);
    }
    go_on (task);
}

typedef struct {
    AmendsFeedStream stream;
    GBytes *body;
} Parsing;

static void
free_parsing (gpointer data)
{
    Parsing *parsing = data;

    g_bytes_unref (parsing->body);
    g_free (parsing);
}

static void
parse_in_thread (GTask *task, gpointer source G_GNUC_UNUSED, gpointer data, GCancellable *cancellable G_GNUC_UNUSED)
{
    Parsing *parsing = data;
    GError *error = NULL;
    AmendsFeedPage *page = amends_feed_parser_parse_page (parsing->stream, parsing->body, &error);

    if (page != NULL)
        g_task_return_pointer (task, page, (GDestroyNotify) amends_feed_page_free);
    else
        g_task_return_error (task, error);
}

/* A page may be many megabytes: the window's thread is not the place to parse it. */
static void
parse_page (GTask *task, GBytes *body)
{
    Pass *pass = g_task_get_task_data (task);
    g_autoptr (GTask) work = NULL;
    Parsing *parsing = g_new (Parsing, 1);

    *parsing = (Parsing) { pass->stream, g_bytes_ref (body) };
    work = g_task_new (NULL, g_task_get_cancellable (task), parsed_cb, g_object_ref (task));
    g_task_set_source_tag (work, parse_page);
    g_task_set_task_data (work, parsing, free_parsing);
    g_task_run_in_thread (work, parse_in_thread);
}

static void
restart_pass (Pass *pass)
{
    if (pass->restarted) {
        fail_pass (pass, g_error_new_literal (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED,
                                              _ ("The source keeps forgetting where its pages continue.")));
        return;
    }
    pass->restarted = TRUE;
    pass->resumed = FALSE;
    g_clear_pointer (&pass->state->cursor, g_free);
    g_clear_pointer (&pass->state->etag, g_free);
    g_hash_table_remove_all (pass->seen);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    Pass *pass = g_task_get_task_data (task);
    GError *error = NULL;
    g_autoptr (AmendsFeedAnswer) answer = amends_feed_client_get_finish (AMENDS_FEED_CLIENT (source), result, &error);

    if (answer != NULL && answer->kind == AMENDS_FEED_ANSWER_PAGE) {
        g_set_str (&pass->etag, answer->etag);
        parse_page (task, answer->body);
        return;
    }
    pass->reading = FALSE;
    if (answer == NULL) {
        fail_pass (pass, error);
    } else if (answer->kind == AMENDS_FEED_ANSWER_CURSOR_EXPIRED) {
        restart_pass (pass);
    } else {
        pass->found = answer->kind != AMENDS_FEED_ANSWER_NOT_FOUND;
        pass->over = TRUE;
    }
    go_on (task);
}

static void
read_page (GTask *task)
{
    AmendsFeedClient *client = g_task_get_source_object (task);
    Pass *pass = g_task_get_task_data (task);
    g_autofree char *query = make_query (pass);
    const char *etag = pass->state->cursor == NULL && pass->pages == 0 ? pass->state->etag : NULL;

    pass->reading = TRUE;
    amends_feed_client_get_async (client, amends_feed_stream_get_name (pass->stream), query, etag,
                                  g_task_get_cancellable (task), answered_cb, g_object_ref (task));
}

static void
state_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    Pass *pass = g_task_get_task_data (task);
    GError *error = NULL;

    pass->state = amends_store_get_sync_state_finish (AMENDS_STORE (source), result, &error);
    if (pass->state == NULL) {
        g_task_return_error (task, error);
        return;
    }
    pass->resumed = pass->state->cursor != NULL;
    if (pass->resumed)
        g_hash_table_add (pass->seen, g_strdup (pass->state->cursor));
    read_page (task);
}

void
amends_feed_pass_async (AmendsFeedClient *client, AmendsStore *store, gint64 account_id, AmendsFeedStream stream,
                        guint max_pages, AmendsSyncProgress *progress, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
    GTask *task = g_task_new (client, cancellable, callback, user_data);
    Pass *pass = g_new0 (Pass, 1);

    pass->store = g_object_ref (store);
    pass->account_id = account_id;
    pass->stream = stream;
    pass->max_pages = max_pages;
    pass->progress = g_object_ref (progress);
    pass->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    pass->found = TRUE;
    g_task_set_source_tag (task, amends_feed_pass_async);
    g_task_set_task_data (task, pass, free_pass);
    amends_store_get_sync_state_async (store, account_id, amends_feed_stream_get_name (stream), cancellable,
                                       state_loaded_cb, task);
}

gboolean
amends_feed_pass_finish (AmendsFeedClient *client, GAsyncResult *result, gboolean *found, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, client), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_feed_pass_async), FALSE);

    *found = ((Pass *) g_task_get_task_data (G_TASK (result)))->found;
    return g_task_propagate_boolean (G_TASK (result), error);
}
