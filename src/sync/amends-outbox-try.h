/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-secrets.h"
#include "amends-store-outbox.h"
#include "amends-sync-engine.h"

G_BEGIN_DECLS

/** AmendsOutboxPace: seconds between tries: the first wait, which doubles, and the longest. */
typedef struct {
    guint first;
    guint longest;
} AmendsOutboxPace;

/** AmendsOutboxTry: one try with one contact, or one question about it, and what it comes to. */
typedef struct {
    AmendsContact *contact;
    AmendsReview *review;
    gboolean must_ask;
    AmendsOutboxPace pace;
    AmendsSettlement settlement; /* filled at the end; its strings and its receipt are owned by this */
} AmendsOutboxTry;

/** amends_outbox_try_new: @contact, @review: (transfer full) */
AmendsOutboxTry *amends_outbox_try_new (AmendsContact *contact, AmendsReview *review, gboolean must_ask,
                                        const AmendsOutboxPace *pace);
void amends_outbox_try_free (AmendsOutboxTry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsOutboxTry, amends_outbox_try_free)

/** amends_outbox_try_run_async: @self: must live until the callback, which finds its settlement filled. The task's source object is @engine */
void amends_outbox_try_run_async (AmendsOutboxTry *self, AmendsSyncEngine *engine, AmendsStore *store,
                                  AmendsSecrets *secrets, GAsyncReadyCallback callback, gpointer user_data);
/** Never fails: whatever happened is in the settlement */
void amends_outbox_try_run_finish (AmendsSyncEngine *engine, GAsyncResult *result);

G_END_DECLS
