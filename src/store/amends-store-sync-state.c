/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-accounts.h"
#include "amends-store-accounts.h"
#include "amends-store-private.h"

typedef struct {
    gint64 account_id;
    char *stream;
    AmendsSyncState *state; /* (owned) */
} Access;

void
amends_sync_state_free (AmendsSyncState *self)
{
    g_free (self->cursor);
    g_free (self->etag);
    g_free (self->since);
    g_free (self);
}

static void
free_access (gpointer data)
{
    Access *self = data;

    g_free (self->stream);
    g_clear_pointer (&self->state, amends_sync_state_free);
    g_free (self);
}

static gboolean
get_state (AmendsJob *job, gpointer data, GError **error)
{
    Access *access = data;
    g_autoptr (AmendsStatement) find = amends_db_prepare (
        job->db, "SELECT cursor, etag, since, at FROM sync_state WHERE account_id = ? AND stream = ?", error);
    AmendsStep step;

    if (find == NULL)
        return FALSE;
    amends_statement_bind_int (find, 1, access->account_id);
    amends_statement_bind_text (find, 2, access->stream);
    step = amends_statement_step (find, error);
    if (step == AMENDS_STEP_ROW) {
        access->state->cursor = g_strdup (amends_statement_get_text (find, 0));
        access->state->etag = g_strdup (amends_statement_get_text (find, 1));
        access->state->since = g_strdup (amends_statement_get_text (find, 2));
        access->state->at = amends_statement_get_int (find, 3);
    }
    return step != AMENDS_STEP_ERROR;
}

static gboolean
set_state (AmendsJob *job, gpointer data, GError **error)
{
    Access *access = data;
    g_autoptr (AmendsStatement) set =
        amends_db_prepare (job->db, "INSERT OR REPLACE INTO sync_state VALUES (?, ?, ?, ?, ?, ?)", error);

    if (set == NULL || !amends_accounts_require (job->db, access->account_id, error))
        return FALSE;
    amends_statement_bind_int (set, 1, access->account_id);
    amends_statement_bind_text (set, 2, access->stream);
    amends_statement_bind_text (set, 3, access->state->cursor);
    amends_statement_bind_text (set, 4, access->state->etag);
    amends_statement_bind_text (set, 5, access->state->since);
    amends_statement_bind_int (set, 6, job->now);
    return amends_statement_run (set, error);
}

static Access *
new_access (gint64 account_id, const char *stream)
{
    Access *self = g_new (Access, 1);

    *self = (Access) { account_id, g_strdup (stream), g_new0 (AmendsSyncState, 1) };
    return self;
}

void
amends_store_get_sync_state_async (AmendsStore *self, gint64 account_id, const char *stream, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (stream != NULL);

    amends_store_start (self, AMENDS_JOB_READ, amends_store_get_sync_state_async, get_state,
                        new_access (account_id, stream), free_access, cancellable, callback, user_data);
}

AmendsSyncState *
amends_store_get_sync_state_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Access *access = amends_store_finish (self, result, amends_store_get_sync_state_async, error);

    return access != NULL ? g_steal_pointer (&access->state) : NULL;
}

void
amends_store_set_sync_state_async (AmendsStore *self, gint64 account_id, const char *stream,
                                   const AmendsSyncState *state, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
    Access *access;

    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (stream != NULL && state != NULL);

    access = new_access (account_id, stream);
    access->state->cursor = g_strdup (state->cursor);
    access->state->etag = g_strdup (state->etag);
    access->state->since = g_strdup (state->since);
    amends_store_start (self, AMENDS_JOB_BATCH, amends_store_set_sync_state_async, set_state, access, free_access,
                        cancellable, callback, user_data);
}

gboolean
amends_store_set_sync_state_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    return amends_store_finish (self, result, amends_store_set_sync_state_async, error) != NULL;
}

typedef struct {
    gint64 account_id;
    char *error_code; /* (nullable) */
} Outcome;

static void
free_outcome (gpointer data)
{
    Outcome *self = data;

    g_free (self->error_code);
    g_free (self);
}

static gboolean
set_outcome (AmendsJob *job, gpointer data, GError **error)
{
    Outcome *outcome = data;
    g_autoptr (AmendsStatement) set =
        amends_db_prepare (job->db,
                           "UPDATE account SET last_synced_at = iif (?2 IS NULL, ?3, last_synced_at), last_error = ?2, "
                           "last_error_at = iif (?2 IS NULL, 0, ?3) WHERE id = ?1",
                           error);

    if (set == NULL || !amends_accounts_require (job->db, outcome->account_id, error))
        return FALSE;
    amends_statement_bind_int (set, 1, outcome->account_id);
    amends_statement_bind_text (set, 2, outcome->error_code);
    amends_statement_bind_int (set, 3, job->now);
    job->changes = AMENDS_STORE_CHANGE_ACCOUNTS;
    return amends_statement_run (set, error);
}

void
amends_store_set_sync_result_async (AmendsStore *self, gint64 account_id, const char *error_code,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    Outcome *outcome;

    g_return_if_fail (AMENDS_IS_STORE (self));

    outcome = g_new (Outcome, 1);
    *outcome = (Outcome) { account_id, g_strdup (error_code) };
    amends_store_start (self, AMENDS_JOB_BATCH, amends_store_set_sync_result_async, set_outcome, outcome, free_outcome,
                        cancellable, callback, user_data);
}

gboolean
amends_store_set_sync_result_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    return amends_store_finish (self, result, amends_store_set_sync_result_async, error) != NULL;
}
