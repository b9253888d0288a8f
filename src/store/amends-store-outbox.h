/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-contact-receipt.h"
#include "amends-review.h"
#include "amends-store.h"

G_BEGIN_DECLS

/*
 * The outbox as its one sender sees it. Each step is durable before its call returns. A contact that is found in SENDING was left there by a try whose
 * end nobody knows: it is only asked about, never just sent again.
 */

/** amends_store_get_next_contact_async: when the sender has something to do next */
void amends_store_get_next_contact_async (AmendsStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
/** @wait: (out): seconds until then, 0 = now, -1 = nothing waits */
gboolean amends_store_get_next_contact_finish (AmendsStore *self, GAsyncResult *result, gint64 *wait, GError **error);

/** amends_store_claim_contact_async: takes the contact that is due first; one that waits is then SENDING */
void amends_store_claim_contact_async (AmendsStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data);
/**
 * @contact: (out) (transfer full) (nullable): NULL if none is due
 * @review: (out) (transfer full) (nullable): that it is about
 * @must_ask: (out): an earlier try may have got there: ask before it is sent
 */
gboolean amends_store_claim_contact_finish (AmendsStore *self, GAsyncResult *result, AmendsContact **contact,
                                            AmendsReview **review, gboolean *must_ask, GError **error);

#define AMENDS_OUTBOX_ASKS 3 /* so many in a row may fail before the person is told */

/** AmendsSettlement: how a try, or a question after one, ended. */
typedef struct {
    gint64 contact_id;
    AmendsContactState state;            /* SENT, FAILED, WAITING (surely not there), SENDING (to be asked), UNKNOWN */
    const AmendsContactReceipt *receipt; /* of SENT */
    const char *error;                   /* (nullable) stable code */
    gint64 wait;           /* WAITING, SENDING: seconds until the next try; UNKNOWN: 0 = it cannot be asked */
    gboolean has_asked;    /* SENDING: it was a question that failed; after AMENDS_OUTBOX_ASKS the state is UNKNOWN */
    gboolean account_wide; /* WAITING: the reason holds for all that waits of that account */
    const char *criterion; /* FAILED: which fact about the review the marketplace knows better; (nullable) */
} AmendsSettlement;

/** amends_store_settle_contact_async: a contact that was settled otherwise meanwhile stays so, which is no error */
void amends_store_settle_contact_async (AmendsStore *self, const AmendsSettlement *settlement,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full): the contact as it is now, or NULL with @error set */
AmendsContact *amends_store_settle_contact_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/**
 * amends_store_hasten_contacts_async: what waits for a network or a token is worth a try now; the hold-back stays.
 * @healthy_only: only of accounts whose latest sync went well
 */
void amends_store_hasten_contacts_async (AmendsStore *self, gboolean healthy_only, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
gboolean amends_store_hasten_contacts_finish (AmendsStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
