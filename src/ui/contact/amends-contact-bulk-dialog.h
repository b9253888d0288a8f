/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-contact-case.h"

G_BEGIN_DECLS

/**
 * AmendsContactBulkDialog: several selected reviews: who can be contacted and who cannot, with reasons; one reason for all, one confirmation.
 *
 * Signals: "load": the texts for the first of them are wanted (again). "send": the person has confirmed; the dialog closes. "by-hand" (gint64 review): the
 * person goes on with the first of those whose marketplace offers no interface; the dialog closes.
 */
#define AMENDS_TYPE_CONTACT_BULK_DIALOG (amends_contact_bulk_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AmendsContactBulkDialog, amends_contact_bulk_dialog, AMENDS, CONTACT_BULK_DIALOG, AdwDialog)

/** amends_contact_bulk_dialog_new: @cases: (transfer full) (element-type AmendsContactCase) */
AmendsContactBulkDialog *amends_contact_bulk_dialog_new (GPtrArray *cases, guint hold);

/** amends_contact_bulk_dialog_get_able: Returns: (transfer none) (element-type AmendsContactCase): those that can be contacted, in the order of the selection */
GPtrArray *amends_contact_bulk_dialog_get_able (AmendsContactBulkDialog *self);

AmendsContactReason amends_contact_bulk_dialog_get_reason (AmendsContactBulkDialog *self);

/** amends_contact_bulk_dialog_set_templates: of the first that can be contacted; the others get theirs in their own language. @templates: (nullable): they could not be loaded, for @problem */
void amends_contact_bulk_dialog_set_templates (AmendsContactBulkDialog *self, GPtrArray *templates,
                                               const char *problem);

const char *amends_contact_bulk_dialog_get_obstacle (AmendsContactBulkDialog *self);

/** amends_contact_bulk_dup_total: what refunds for @cases come to, "597.00 kr + 20.00 €". Returns: (transfer full) (nullable): NULL if no amount is known */
char *amends_contact_bulk_dup_total (GPtrArray *cases);

G_END_DECLS
