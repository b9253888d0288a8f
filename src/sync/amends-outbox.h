/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-contact-template.h"
#include "amends-review.h"
#include "amends-sync-engine.h"

G_BEGIN_DECLS

/**
 * AmendsOutbox: sends what waits in the store's outbox through the connectors of the engine, one at a time, and asks what became of what was sent.
 *
 * One process at a time sends for a data folder (a lock beside the file); what another process left in SENDING when it died is settled by asking with
 * its key, or becomes UNKNOWN. It runs by itself: wakes at the end of a hold-back, after a change of the store, when the network is back, and for the
 * next try after a failure that may pass. Nothing of it wakes an idle program.
 *
 * Signals: "settled" (AmendsContact *): a contact was sent, failed or became unknown.
 */
#define AMENDS_TYPE_OUTBOX (amends_outbox_get_type ())
G_DECLARE_FINAL_TYPE (AmendsOutbox, amends_outbox, AMENDS, OUTBOX, GObject)

/** amends_outbox_new: does nothing until amends_outbox_start() or amends_outbox_flush_async() */
AmendsOutbox *amends_outbox_new (AmendsStore *store, AmendsSecrets *secrets, AmendsSyncEngine *engine);
void amends_outbox_start (AmendsOutbox *self);
/** amends_outbox_stop_async: lets a try that runs end (as long as the transport's deadline allows), then stops */
void amends_outbox_stop_async (AmendsOutbox *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean amends_outbox_stop_finish (AmendsOutbox *self, GAsyncResult *result, GError **error);

/** amends_outbox_is_sending: a try is under way at this moment */
gboolean amends_outbox_is_sending (AmendsOutbox *self);

/** amends_outbox_set_pace: seconds until a try is repeated, which doubles, and the longest; 30 and 3600 by default */
void amends_outbox_set_pace (AmendsOutbox *self, guint first, guint longest);

/** amends_outbox_flush_async: sends all that is due now, for amendsctl, or waits until another process has. Finish fails with the first failure; @n_sent: (out) (optional) */
void amends_outbox_flush_async (AmendsOutbox *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean amends_outbox_flush_finish (AmendsOutbox *self, GAsyncResult *result, guint *n_sent, GError **error);

/** AmendsSendWay: how contacts of an account leave. */
typedef enum {
    AMENDS_SEND_WAY_CONNECTOR, /* by its connector */
    AMENDS_SEND_WAY_BROWSER,   /* the marketplace has no interface for it: its own page, and the person's word */
} AmendsSendWay;

/** amends_outbox_get_way: @kind: the account's kind ("feed", "sample", "file") */
AmendsSendWay amends_outbox_get_way (AmendsOutbox *self, const char *kind);

/**
 * amends_outbox_load_templates_async: the marketplace's own texts for @review, in the customer's language and in @language.
 * @language: BCP 47, the clerk's; several with commas between them, best first
 *
 * Errors: AMENDS_SYNC_ERROR_*; UNSUPPORTED where the account has none (its texts are then on the marketplace's own page)
 */
void amends_outbox_load_templates_async (AmendsOutbox *self, AmendsReview *review, const char *language,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full) (element-type AmendsContactTemplate) */
GPtrArray *amends_outbox_load_templates_finish (AmendsOutbox *self, GAsyncResult *result, GError **error);

G_END_DECLS
