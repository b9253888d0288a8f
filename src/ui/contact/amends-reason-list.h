/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-contact.h"

G_BEGIN_DECLS

/**
 * AmendsReasonList: the two reasons for which a customer may be contacted (#24, #25), with what each does. None is chosen at first.
 *
 * Signals: "changed": another reason was chosen.
 */
#define AMENDS_TYPE_REASON_LIST (amends_reason_list_get_type ())
G_DECLARE_FINAL_TYPE (AmendsReasonList, amends_reason_list, AMENDS, REASON_LIST, AdwBin)

/** amends_reason_list_get: Returns: the chosen one, or 0 */
AmendsContactReason amends_reason_list_get (AmendsReasonList *self);

/** amends_reason_list_get_first: Returns: (transfer none): what has the focus at first: the reason that costs nothing */
GtkWidget *amends_reason_list_get_first (AmendsReasonList *self);

G_END_DECLS
