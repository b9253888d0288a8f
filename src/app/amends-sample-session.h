/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-context.h"

G_BEGIN_DECLS

/**
 * AmendsSampleSession: runs the sample shop's server in this process while the sample's data folder is open, and points the folder's one account
 * (kind "sample") at it: address and token are new at each start. Ends when it is let go.
 */
#define AMENDS_TYPE_SAMPLE_SESSION (amends_sample_session_get_type ())
G_DECLARE_FINAL_TYPE (AmendsSampleSession, amends_sample_session, AMENDS, SAMPLE_SESSION, GObject)

/** amends_sample_session_start_async: after it, the engine of @context can sync the sample account. @now: the shop's dates are relative to it */
void amends_sample_session_start_async (AmendsContext *context, gint64 now, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
AmendsSampleSession *amends_sample_session_start_finish (AmendsContext *context, GAsyncResult *result, GError **error);

/** amends_sample_session_get_account_id: the account that the shop answers for */
gint64 amends_sample_session_get_account_id (AmendsSampleSession *self);

/** Whether the sample shop was open when the program last ended; a marker in the sample's folder under @root. */
gboolean amends_sample_session_is_remembered (const char *root);
void amends_sample_session_remember (const char *root, gboolean active);

G_END_DECLS
