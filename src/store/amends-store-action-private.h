/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-store-actions.h"
#include "amends-store-private.h"

G_BEGIN_DECLS

/** AmendsActionJob: the beginning of the data of every action's job, whatever it is about: what amends_store_action_finish() gives. */
typedef struct {
    AmendsActionResult result;
} AmendsActionJob;

/** amends_action_job_start: @action: (transfer full): begins with an AmendsActionJob; freed by @free_data */
void amends_action_job_start (AmendsStore *self, AmendsJobFunc func, gpointer action, GDestroyNotify free_data,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/** amends_action_job_tell: sets the job's changes by what was done */
void amends_action_job_tell (AmendsJob *job, const AmendsActionJob *action);

G_END_DECLS
