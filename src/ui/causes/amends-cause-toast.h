/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-store-actions.h"

G_BEGIN_DECLS

/* What was done is told in a toast of the overlay that @widget is in, and read aloud. Widgets that are in none tell nothing: they have gone. */

void amends_cause_toast_tell (GtkWidget *widget, const char *message);

/** amends_cause_toast_fail: @error: (nullable); cancelled ones are not worth telling */
void amends_cause_toast_fail (GtkWidget *widget, const GError *error);

/** amends_cause_toast_tell_undone: what was taken back or done again; it may be something else than @widget shows. @error: (nullable): why nothing was */
void amends_cause_toast_tell_undone (GtkWidget *widget, const AmendsActionResult *what, const GError *error);

/** amends_cause_toast_offer: the same with a button. Returns: (transfer none) (nullable): to connect "button-clicked" of */
AdwToast *amends_cause_toast_offer (GtkWidget *widget, const char *message, const char *button_label);

/** amends_cause_toast_offer_undo: the button takes back @event_id; none where nothing was changed */
void amends_cause_toast_offer_undo (GtkWidget *widget, AmendsStore *store, const char *message, gint64 event_id);

/** amends_cause_toast_offer_undo_both: where one thing that the person did is two events. @earlier_id: taken back after the other; 0: none */
void amends_cause_toast_offer_undo_both (GtkWidget *widget, AmendsStore *store, const char *message, gint64 later_id,
                                         gint64 earlier_id);

G_END_DECLS
