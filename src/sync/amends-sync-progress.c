/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sync-progress.h"

struct _AmendsSyncProgress {
    GObject parent_instance;
    guint64 rows;
    guint pages;
    gint64 waiting_until;
    gboolean settling;
    AmendsBatchResult totals;
    GPtrArray *rejections;
};

G_DEFINE_FINAL_TYPE (AmendsSyncProgress, amends_sync_progress, G_TYPE_OBJECT)

static guint changed_signal;

static void
amends_sync_progress_finalize (GObject *object)
{
    g_ptr_array_unref (AMENDS_SYNC_PROGRESS (object)->rejections);

    G_OBJECT_CLASS (amends_sync_progress_parent_class)->finalize (object);
}

static void
amends_sync_progress_class_init (AmendsSyncProgressClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = amends_sync_progress_finalize;

    changed_signal =
        g_signal_new ("changed", AMENDS_TYPE_SYNC_PROGRESS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
amends_sync_progress_init (AmendsSyncProgress *self)
{
    self->rejections = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_rejection_free);
}

AmendsSyncProgress *
amends_sync_progress_new (void)
{
    return g_object_new (AMENDS_TYPE_SYNC_PROGRESS, NULL);
}

void
amends_sync_progress_add_page (AmendsSyncProgress *self, guint64 n_rows, const AmendsBatchResult *counts,
                               GPtrArray *rejections)
{
    guint room = AMENDS_SYNC_MAX_REJECTIONS - MIN (self->rejections->len, AMENDS_SYNC_MAX_REJECTIONS);

    g_return_if_fail (AMENDS_IS_SYNC_PROGRESS (self));

    self->rows += n_rows;
    self->pages++;
    amends_batch_result_add (&self->totals, counts);
    if (rejections->len > room)
        g_ptr_array_set_size (rejections, (int) room);
    g_ptr_array_extend_and_steal (self->rejections, g_ptr_array_ref (rejections));
    g_signal_emit (self, changed_signal, 0);
}

void
amends_sync_progress_set_waiting (AmendsSyncProgress *self, gint64 until)
{
    g_return_if_fail (AMENDS_IS_SYNC_PROGRESS (self));

    if (self->waiting_until == until)
        return;
    self->waiting_until = until;
    g_signal_emit (self, changed_signal, 0);
}

void
amends_sync_progress_set_settling (AmendsSyncProgress *self, gboolean settling)
{
    g_return_if_fail (AMENDS_IS_SYNC_PROGRESS (self));

    if (self->settling == settling)
        return;
    self->settling = settling;
    g_signal_emit (self, changed_signal, 0);
}

guint64
amends_sync_progress_get_rows (AmendsSyncProgress *self)
{
    return self->rows;
}

guint
amends_sync_progress_get_pages (AmendsSyncProgress *self)
{
    return self->pages;
}

gint64
amends_sync_progress_get_waiting (AmendsSyncProgress *self)
{
    return self->waiting_until;
}

gboolean
amends_sync_progress_is_settling (AmendsSyncProgress *self)
{
    return self->settling;
}

const AmendsBatchResult *
amends_sync_progress_get_totals (AmendsSyncProgress *self)
{
    return &self->totals;
}

GPtrArray *
amends_sync_progress_get_rejections (AmendsSyncProgress *self)
{
    return self->rejections;
}
