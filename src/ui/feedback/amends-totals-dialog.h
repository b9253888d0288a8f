/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-feedback-history.h"
#include "amends-rule-pack.h"
#include "amends-store.h"

G_BEGIN_DECLS

/**
 * AmendsTotalsDialog: where the person types what the marketplace's own page says of each window (X7, X12), for sources that leave feedback out.
 *
 * Signals: "failed" (GError *): something could not be kept.
 */
#define AMENDS_TYPE_TOTALS_DIALOG (amends_totals_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AmendsTotalsDialog, amends_totals_dialog, AMENDS, TOTALS_DIALOG, AdwDialog)

/**
 * amends_totals_dialog_new:
 * @history: what is typed, told and counted now; has at least one cell
 * @marketplace: (nullable): the one to begin with
 */
AmendsTotalsDialog *amends_totals_dialog_new (AmendsStore *store, const AmendsRulePack *pack,
                                              AmendsFeedbackHistory *history, const char *marketplace);

G_END_DECLS
