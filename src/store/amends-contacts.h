/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-contact-receipt.h"
#include "amends-db.h"

G_BEGIN_DECLS

/*
 * Contacts in their table: see schema/002.sql. All of it on the worker thread, inside a transaction. Each change says in @changed whether there was
 * one; a change that the present state does not allow is none.
 */

/** amends_contacts_list: newest first. @review_id: 0 = all. Returns: (transfer full) (element-type AmendsContact) */
GPtrArray *amends_contacts_list (AmendsDb *db, gint64 review_id, gboolean unfinished, GError **error);

/** amends_contacts_load: @contact: (out) (transfer full). NOT_FOUND if there is none */
gboolean amends_contacts_load (AmendsDb *db, gint64 id, AmendsContact **contact, GError **error);

/** amends_contacts_find_counting: @id: (out): of the contact that counts for @review_id, or 0 */
gboolean amends_contacts_find_counting (AmendsDb *db, gint64 review_id, gint64 *id, GError **error);

/** amends_contacts_add: @fields: WAITING, HANDED_OVER or SENT; held back until its not_before. @id: (out) */
gboolean amends_contacts_add (AmendsDb *db, const AmendsContact *fields, gint64 *id, GError **error);

/** amends_contacts_cancel_event: takes back those of a CONTACT event that still wait. @n: (out): how many */
gboolean amends_contacts_cancel_event (AmendsDb *db, gint64 event_id, gint64 *n, GError **error);

/** amends_contacts_change: one step of a contact: a fixed statement of its id ?1 and the instant ?2 */
gboolean amends_contacts_change (AmendsDb *db, const char *sql, gint64 id, gint64 at, gboolean *changed,
                                 GError **error);

/** amends_contacts_mark_sent: what @receipt tells is kept; a contact that was not sent yet is now */
gboolean amends_contacts_mark_sent (AmendsDb *db, gint64 id, const AmendsContactReceipt *receipt, gint64 now,
                                    gboolean *changed, GError **error);

/**
 * amends_contacts_take_receipt: the same for the contact that @receipt is about. One that went out by other ways is added, so that its customer is
 * not contacted again.
 */
gboolean amends_contacts_take_receipt (AmendsDb *db, gint64 account_id, const AmendsContactReceipt *receipt, gint64 now,
                                       gboolean *changed, GError **error);

G_END_DECLS
