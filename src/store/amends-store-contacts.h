/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-contact.h"
#include "amends-store.h"

G_BEGIN_DECLS

/* The outbox. Every step is durable before the call returns; a customer is never contacted twice about one review. */

/** AmendsContactDraft: a contact that the person has confirmed. */
typedef struct {
    gint64 review_id;
    AmendsContactReason reason;
    const char *rule_pack; /* that allowed it */
    const char *currency;  /* (nullable) */
    gint64 amount_minor;
} AmendsContactDraft;

/** AmendsContactsAdded: what became of drafts. */
typedef struct {
    gint64 event_id; /* one for all; 0 if none was added. Undoing it cancels those that still wait */
    GArray *
        ids; /* (element-type gint64): of the contacts, in the order of the drafts; 0 = that review has a contact that counts */
} AmendsContactsAdded;
void amends_contacts_added_clear (AmendsContactsAdded *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AmendsContactsAdded, amends_contacts_added_clear)

/**
 * amends_store_add_contacts_async: puts drafts into the outbox, each with a key of its own, in one transaction with one event.
 * @not_before: end of the hold-back
 * @handed_over: they go out by the marketplace's own page, so wait for the person's word instead
 */
void amends_store_add_contacts_async (AmendsStore *self, const AmendsContactDraft *drafts, gsize n_drafts,
                                      gint64 not_before, gboolean handed_over, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
gboolean amends_store_add_contacts_finish (AmendsStore *self, GAsyncResult *result, AmendsContactsAdded *added,
                                           GError **error);

/**
 * AmendsContactChange: what a person may do to a contact in the outbox.
 *
 * RETRY: FAILED waits again, with the same key, unless another contact counts by now; WAITING is tried at once, but for its hold-back; SENDING and
 * UNKNOWN are asked about at once, unless their connector cannot ask.
 */
typedef enum {
    AMENDS_CONTACT_CHANGE_CANCEL,   /* WAITING, FAILED */
    AMENDS_CONTACT_CHANGE_RETRY,    /* FAILED, WAITING, SENDING, UNKNOWN */
    AMENDS_CONTACT_CHANGE_WAS_SENT, /* UNKNOWN, HANDED_OVER: the person has seen that it was sent */
    AMENDS_CONTACT_CHANGE_NOT_SENT, /* UNKNOWN (to FAILED), HANDED_OVER (to CANCELLED): … that it was not */
} AmendsContactChange;

/** amends_store_change_contact_async: fails with AMENDS_STORE_ERROR_CONFLICT and changes nothing where the state does not allow it (any more) */
void amends_store_change_contact_async (AmendsStore *self, gint64 contact_id, AmendsContactChange change,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean amends_store_change_contact_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/** amends_store_list_contacts_async: @review_id: 0 = all. @unfinished: only WAITING, SENDING, FAILED, UNKNOWN, HANDED_OVER. Newest first. */
void amends_store_list_contacts_async (AmendsStore *self, gint64 review_id, gboolean unfinished,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full) (element-type AmendsContact) */
GPtrArray *amends_store_list_contacts_finish (AmendsStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
