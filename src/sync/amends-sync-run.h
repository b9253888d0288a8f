/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-account.h"
#include "amends-sync-progress.h"

G_BEGIN_DECLS

/**
 * AmendsSyncRun: the book-keeping of one run of the engine: who waits for it, which accounts are wanted, which are
 * done and how they ended.
 * One thread; knows neither network nor store.
 */
typedef struct _AmendsSyncRun AmendsSyncRun;

AmendsSyncRun *amends_sync_run_new (void);
/** amends_sync_run_free: only when nobody waits any more */
void amends_sync_run_free (AmendsSyncRun *self);

/** amends_sync_run_prepare: makes @task one that can join a run. @account_id: 0 = all */
void amends_sync_run_prepare (GTask *task, gint64 account_id);
/**
 * amends_sync_run_join: @task: (transfer full): prepared; returned at the end, or when its own cancellable is
 * cancelled
 */
void amends_sync_run_join (AmendsSyncRun *self, GTask *task);

/** amends_sync_run_get_cancellable: cancelled when all that wait have given up */
GCancellable *amends_sync_run_get_cancellable (AmendsSyncRun *self);
AmendsSyncProgress *amends_sync_run_get_progress (AmendsSyncRun *self);

/** amends_sync_run_wants: whether @account_id is asked for by name, or (@any) with all, and was not begun yet */
gboolean amends_sync_run_wants (AmendsSyncRun *self, gint64 account_id, gboolean any);
/** amends_sync_run_begin: @account_id is not wanted again */
void amends_sync_run_begin (AmendsSyncRun *self, gint64 account_id);
/** amends_sync_run_fail: @account_id: 0 = the whole run. @error: (transfer full). The first of an account counts. */
void amends_sync_run_fail (AmendsSyncRun *self, gint64 account_id, GError *error);

/**
 * amends_sync_run_return: tells all that wait how it ended: its account's error, else the run's, for all accounts the
 * first
 */
void amends_sync_run_return (AmendsSyncRun *self);

/** amends_sync_run_get_task_progress: Returns: (nullable): of the run that @task joined, also after the run's end */
AmendsSyncProgress *amends_sync_run_get_task_progress (GTask *task);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsSyncRun, amends_sync_run_free)

G_END_DECLS
