/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-rating.h"
#include "amends-store.h"

G_BEGIN_DECLS

/** AmendsFeedbackDialog: one feedback, whole: its text and answer, the order, why the customer is unhappy and the plan to resolve it, what it does to the rating,
 * a private note. L opens the list of causes. */
#define AMENDS_TYPE_FEEDBACK_DIALOG (amends_feedback_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AmendsFeedbackDialog, amends_feedback_dialog, AMENDS, FEEDBACK_DIALOG, AdwDialog)

/**
 * amends_feedback_dialog_new:
 * @settings: (nullable): the application's; key single-key-shortcuts
 * @rating: of the cells that the feedback belongs to; copied
 */
AmendsFeedbackDialog *amends_feedback_dialog_new (AmendsStore *store, const AmendsRulePack *pack, GSettings *settings,
                                                  const AmendsRating *rating, gint64 feedback_id);

G_END_DECLS
