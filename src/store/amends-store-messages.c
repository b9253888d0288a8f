/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-messages.h"

#include "amends-db-row.h"
#include "amends-messages.h"
#include "amends-store-private.h"

typedef struct {
    gint64 id; /* of a review or a message, or 0 */
    guint limit;
    gboolean read;
    GPtrArray *messages; /* (owned) (nullable) */
    gint64 n;
} Request;

static void
free_request (gpointer data)
{
    Request *self = data;

    g_clear_pointer (&self->messages, g_ptr_array_unref);
    g_free (self);
}

static gboolean
list_messages (AmendsJob *job, gpointer data, GError **error)
{
    Request *request = data;

    request->messages = amends_messages_list (job->db, request->id, request->limit, error);
    return request->messages != NULL;
}

void
amends_store_list_messages_async (AmendsStore *self, gint64 review_id, guint limit, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
    Request *request;

    g_return_if_fail (AMENDS_IS_STORE (self));

    request = g_new0 (Request, 1);
    request->id = review_id;
    request->limit = limit;
    amends_store_start (self, AMENDS_JOB_READ, amends_store_list_messages_async, list_messages, request, free_request,
                        cancellable, callback, user_data);
}

GPtrArray *
amends_store_list_messages_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Request *request = amends_store_finish (self, result, amends_store_list_messages_async, error);

    return request != NULL ? g_steal_pointer (&request->messages) : NULL;
}

static gboolean
is_there (AmendsDb *db, gint64 id, GError **error)
{
    g_autoptr (AmendsStatement) row = amends_db_require_row (db, "SELECT 1 FROM message WHERE id = ?", id, error);

    return row != NULL;
}

static gboolean
mark_message (AmendsJob *job, gpointer data, GError **error)
{
    Request *request = data;
    g_autoptr (AmendsStatement) mark = amends_db_prepare (
        job->db, "UPDATE message SET read_at = ?1 WHERE (?2 = 0 OR id = ?2) AND (read_at > 0) <> (?1 > 0)", error);

    if (mark == NULL || (request->id != 0 && !is_there (job->db, request->id, error)))
        return FALSE;
    amends_statement_bind_int (mark, 1, request->read ? MAX (job->now, 1) : 0);
    amends_statement_bind_int (mark, 2, request->id);
    if (!amends_statement_run (mark, error))
        return FALSE;
    if (amends_db_n_changed (job->db) > 0)
        job->changes = AMENDS_STORE_CHANGE_MESSAGES;
    return TRUE;
}

void
amends_store_mark_message_async (AmendsStore *self, gint64 message_id, gboolean read, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
    Request *request;

    g_return_if_fail (AMENDS_IS_STORE (self));

    request = g_new0 (Request, 1);
    request->id = message_id;
    request->read = read;
    amends_store_start (self, AMENDS_JOB_ACTION, amends_store_mark_message_async, mark_message, request, free_request,
                        cancellable, callback, user_data);
}

gboolean
amends_store_mark_message_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    return amends_store_finish (self, result, amends_store_mark_message_async, error) != NULL;
}
