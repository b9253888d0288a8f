/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-contact-case.h"
#include "amends-store-contacts.h"

G_BEGIN_DECLS

/**
 * AmendsContactDesk: joins what contacting customers takes: store, outbox, rules of the marketplaces, accounts and the clock. No widget.
 *
 * Signals:
 *   "changed": decisions may be others now, because accounts have changed
 *   "languages-changed": templates are to be loaded again, in other languages
 */
#define AMENDS_TYPE_CONTACT_DESK (amends_contact_desk_get_type ())
G_DECLARE_FINAL_TYPE (AmendsContactDesk, amends_contact_desk, AMENDS, CONTACT_DESK, GObject)

/**
 * amends_contact_desk_new:
 * @outbox: (nullable): without one, everything is handed over to the marketplace's own page
 * @settings: (nullable): keys contact-hold-seconds, template-languages
 * @clock: (nullable): the system's clock by default
 */
AmendsContactDesk *amends_contact_desk_new (AmendsStore *store, AmendsOutbox *outbox, AmendsRulePacks *packs,
                                            GSettings *settings, AmendsClock clock, gpointer clock_data);

AmendsStore *amends_contact_desk_get_store (AmendsContactDesk *self);
gint64 amends_contact_desk_get_now (AmendsContactDesk *self);
/** amends_contact_desk_get_hold: Returns: for how many seconds a message can be taken back */
guint amends_contact_desk_get_hold (AmendsContactDesk *self);

/** amends_contact_desk_make_case: @detail: (transfer full). Returns: (transfer full): how it stands with contacting its customer now */
AmendsContactCase *amends_contact_desk_make_case (AmendsContactDesk *self, AmendsReviewDetail *detail);

/** amends_contact_desk_load_cases_async: of these reviews, in this order; those that are gone are left out */
void amends_contact_desk_load_cases_async (AmendsContactDesk *self, const gint64 *ids, gsize n_ids,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full) (element-type AmendsContactCase) */
GPtrArray *amends_contact_desk_load_cases_finish (AmendsContactDesk *self, GAsyncResult *result, GError **error);

/** amends_contact_desk_load_templates_async: for the review of @contact_case, in the customer's language and in one that the person chose */
void amends_contact_desk_load_templates_async (AmendsContactDesk *self, const AmendsContactCase *contact_case,
                                               GCancellable *cancellable, GAsyncReadyCallback callback,
                                               gpointer user_data);
/** Returns: (transfer full) (element-type AmendsContactTemplate) */
GPtrArray *amends_contact_desk_load_templates_finish (AmendsContactDesk *self, GAsyncResult *result, GError **error);

/**
 * amends_contact_desk_send_async: puts a contact for each of @cases into the outbox, after the hold-back; one event for all.
 * @currency, @amount: what a refund pays back where @cases is one; several take the amounts of their orders
 * @callback: its source is the store: amends_store_add_contacts_finish()
 */
void amends_contact_desk_send_async (AmendsContactDesk *self, GPtrArray *cases, AmendsContactReason reason,
                                     const char *currency, gint64 amount, GAsyncReadyCallback callback,
                                     gpointer user_data);

G_END_DECLS
