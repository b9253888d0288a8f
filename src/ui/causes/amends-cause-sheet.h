/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-solution-done.h"
#include "amends-store-cause-counts.h"

G_BEGIN_DECLS

/**
 * AmendsCauseSheet: one cause of the guide: how often it is, what can be done about it as a checklist, and what came of what was done.
 *
 * Expects the actions win.find-reviews ("s") and win.find-feedback ("s") on the window, and a toast overlay around it.
 */
#define AMENDS_TYPE_CAUSE_SHEET (amends_cause_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AmendsCauseSheet, amends_cause_sheet, AMENDS, CAUSE_SHEET, GtkBox)

/** AMENDS_GUIDE_PERIOD, AMENDS_GUIDE_DAYS: how far back the guide counts; both say the same */
#define AMENDS_GUIDE_PERIOD AMENDS_PERIOD_90_DAYS
#define AMENDS_GUIDE_DAYS 90

/** amends_cause_sheet_set_store: @store: (nullable): NULL lets go of it */
void amends_cause_sheet_set_store (AmendsCauseSheet *self, AmendsStore *store);

/** amends_cause_sheet_show: another cause; what it shows comes with amends_cause_sheet_set() */
void amends_cause_sheet_show (AmendsCauseSheet *self, AmendsCause cause);
AmendsCause amends_cause_sheet_get_cause (AmendsCauseSheet *self);

/**
 * amends_cause_sheet_set: the facts of all causes.
 * @counts: of AMENDS_GUIDE_PERIOD; copied
 * @done: (element-type AmendsSolutionDone): all that was ticked, the earliest first
 */
void amends_cause_sheet_set (AmendsCauseSheet *self, const AmendsCauseBucket *counts, GPtrArray *done, gint64 now);

G_END_DECLS
