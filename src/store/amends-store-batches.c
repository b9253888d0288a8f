/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-batches.h"

#include "amends-accounts.h"
#include "amends-batch-writer.h"
#include "amends-feedback-writer.h"
#include "amends-store-private.h"

typedef struct {
    gint64 account_id;
    AmendsBatch *batch; /* (owned) */
    AmendsBatchResult counts;
} Apply;

static void
free_apply (gpointer data)
{
    Apply *self = data;

    amends_batch_free (self->batch);
    g_free (self);
}

static Apply *
new_apply (gint64 account_id, AmendsBatch *batch)
{
    Apply *self = g_new0 (Apply, 1);

    self->account_id = account_id;
    self->batch = batch;
    return self;
}

static gboolean
write_batch (AmendsBatchWriter *writer, Apply *apply, guint *changes, GError **error)
{
    AmendsFeedbackWriter feedback = { .db = writer->db, .account_id = apply->account_id, .now = writer->now };

    if (!amends_accounts_require (writer->db, apply->account_id, error) ||
        !amends_batch_writer_apply (writer, apply->account_id, apply->batch, error) ||
        !amends_feedback_writer_apply (&feedback, apply->batch, error))
        return FALSE;
    apply->counts = writer->counts;
    amends_batch_result_add (&apply->counts, &feedback.counts);
    if (feedback.counts.added + feedback.counts.updated + feedback.counts.removed > 0 || feedback.totals_changed)
        *changes |= AMENDS_STORE_CHANGE_FEEDBACK_SHAPE;
    if (writer->counts.added > 0)
        *changes |= AMENDS_STORE_CHANGE_SHAPE;
    /* What is known of an order decides who can be contacted. */
    if (apply->batch->orders->len > 0)
        *changes |= AMENDS_STORE_CHANGE_ROWS;
    if (writer->counts.updated > 0 || writer->counts.removed > 0 || writer->products_changed)
        *changes |= AMENDS_STORE_CHANGE_ROWS | AMENDS_STORE_CHANGE_SHAPE;
    if (writer->contacts_changed)
        *changes |= AMENDS_STORE_CHANGE_CONTACTS | AMENDS_STORE_CHANGE_ROWS;
    if (writer->messages_changed)
        *changes |= AMENDS_STORE_CHANGE_MESSAGES;
    return TRUE;
}

static gboolean
apply_batch (AmendsJob *job, gpointer data, GError **error)
{
    return write_batch (job->writer, data, &job->changes, error);
}

static gboolean
preview_batch (AmendsJob *job, gpointer data, GError **error)
{
    g_auto (AmendsBatchWriter) writer = { NULL };
    guint changes = 0;

    amends_batch_writer_begin (&writer, job->db, job->now);
    return amends_db_run (job->db, "SAVEPOINT preview", error) && write_batch (&writer, data, &changes, error) &&
           amends_db_run (job->db, "ROLLBACK TO preview; RELEASE preview", error);
}

void
amends_store_apply_batch_async (AmendsStore *self, gint64 account_id, AmendsBatch *batch, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (batch != NULL);

    amends_store_start (self, AMENDS_JOB_BATCH, amends_store_apply_batch_async, apply_batch,
                        new_apply (account_id, batch), free_apply, cancellable, callback, user_data);
}

static gboolean
finish_apply (AmendsStore *self, GAsyncResult *result, gpointer tag, AmendsBatchResult *counts, GError **error)
{
    Apply *apply = amends_store_finish (self, result, tag, error);

    if (apply != NULL && counts != NULL)
        *counts = apply->counts;
    return apply != NULL;
}

gboolean
amends_store_apply_batch_finish (AmendsStore *self, GAsyncResult *result, AmendsBatchResult *counts, GError **error)
{
    return finish_apply (self, result, amends_store_apply_batch_async, counts, error);
}

void
amends_store_preview_batch_async (AmendsStore *self, gint64 account_id, AmendsBatch *batch, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (batch != NULL);

    amends_store_start (self, AMENDS_JOB_BATCH, amends_store_preview_batch_async, preview_batch,
                        new_apply (account_id, batch), free_apply, cancellable, callback, user_data);
}

gboolean
amends_store_preview_batch_finish (AmendsStore *self, GAsyncResult *result, AmendsBatchResult *counts, GError **error)
{
    return finish_apply (self, result, amends_store_preview_batch_async, counts, error);
}

typedef struct {
    char *header_key;
    char *mapping; /* (nullable) */
} Mapping;

static void
free_mapping (gpointer data)
{
    Mapping *self = data;

    g_free (self->header_key);
    g_free (self->mapping);
    g_free (self);
}

static Mapping *
new_mapping (const char *header_key, const char *mapping)
{
    Mapping *self = g_new (Mapping, 1);

    *self = (Mapping) { g_strdup (header_key), g_strdup (mapping) };
    return self;
}

static gboolean
get_mapping (AmendsJob *job, gpointer data, GError **error)
{
    Mapping *mapping = data;
    g_autoptr (AmendsStatement) find =
        amends_db_prepare (job->db, "SELECT mapping FROM import_mapping WHERE header_key = ?", error);
    AmendsStep step;

    if (find == NULL)
        return FALSE;
    amends_statement_bind_text (find, 1, mapping->header_key);
    step = amends_statement_step (find, error);
    if (step == AMENDS_STEP_ROW)
        mapping->mapping = g_strdup (amends_statement_get_text (find, 0));
    return step != AMENDS_STEP_ERROR;
}

static gboolean
set_mapping (AmendsJob *job, gpointer data, GError **error)
{
    Mapping *mapping = data;
    g_autoptr (AmendsStatement) set =
        amends_db_prepare (job->db, "INSERT OR REPLACE INTO import_mapping VALUES (?, ?, ?)", error);

    if (set == NULL)
        return FALSE;
    amends_statement_bind_text (set, 1, mapping->header_key);
    amends_statement_bind_text (set, 2, mapping->mapping);
    amends_statement_bind_int (set, 3, job->now);
    return amends_statement_run (set, error);
}

void
amends_store_get_import_mapping_async (AmendsStore *self, const char *header_key, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (header_key != NULL);

    amends_store_start (self, AMENDS_JOB_READ, amends_store_get_import_mapping_async, get_mapping,
                        new_mapping (header_key, NULL), free_mapping, cancellable, callback, user_data);
}

char *
amends_store_get_import_mapping_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Mapping *mapping = amends_store_finish (self, result, amends_store_get_import_mapping_async, error);

    return mapping != NULL ? g_steal_pointer (&mapping->mapping) : NULL;
}

void
amends_store_set_import_mapping_async (AmendsStore *self, const char *header_key, const char *mapping,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (header_key != NULL && mapping != NULL);

    amends_store_start (self, AMENDS_JOB_ACTION, amends_store_set_import_mapping_async, set_mapping,
                        new_mapping (header_key, mapping), free_mapping, cancellable, callback, user_data);
}

gboolean
amends_store_set_import_mapping_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    return amends_store_finish (self, result, amends_store_set_import_mapping_async, error) != NULL;
}
