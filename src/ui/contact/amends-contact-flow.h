/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "amends-contact-desk.h"

G_BEGIN_DECLS

/**
 * AmendsContactFlow: leads a person through contacting customers and reporting reviews: dialogs over a widget, what they decide into the store, the
 * marketplace's page into the browser, and the question on return whether it was done there.
 *
 * Signals:
 *   "queued" (gint64 event, guint n): @n contacts wait for their hold-back to end; undoing the event takes them back
 *   "told" (const char *): something to be told, in a toast
 */
#define AMENDS_TYPE_CONTACT_FLOW (amends_contact_flow_get_type ())
G_DECLARE_FINAL_TYPE (AmendsContactFlow, amends_contact_flow, AMENDS, CONTACT_FLOW, GObject)

/** amends_contact_flow_new: @over: the widget that dialogs are shown over; it ends the flow before it goes */
AmendsContactFlow *amends_contact_flow_new (AmendsContactDesk *desk, GtkWidget *over);

/** amends_contact_flow_end: shows and tells nothing any more */
void amends_contact_flow_end (AmendsContactFlow *self);

/** amends_contact_flow_contact: Contact Buyer for one review, or for several together */
void amends_contact_flow_contact (AmendsContactFlow *self, const gint64 *ids, gsize n_ids);
/** amends_contact_flow_show_conditions: why the customer of a review can be contacted, or cannot */
void amends_contact_flow_show_conditions (AmendsContactFlow *self, gint64 review_id);
/** amends_contact_flow_report: Report Abuse */
void amends_contact_flow_report (AmendsContactFlow *self, gint64 review_id);

void amends_contact_flow_change (AmendsContactFlow *self, gint64 contact_id, AmendsContactChange change);
/** amends_contact_flow_settle_report: @reported: FALSE: it was not reported, or not after all */
void amends_contact_flow_settle_report (AmendsContactFlow *self, gint64 review_id, gboolean reported);

G_END_DECLS
