/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AmendsSolutionDialog: since when something is done, and a note on it.
 *
 * Signals: "done" (gint64 at, const char *note): the person is sure; @at is when the chosen day began here, the note may be empty. Closed otherwise, nothing is done.
 */
#define AMENDS_TYPE_SOLUTION_DIALOG (amends_solution_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AmendsSolutionDialog, amends_solution_dialog, AMENDS, SOLUTION_DIALOG, AdwDialog)

/** amends_solution_dialog_new: @solution: what is done. @now: its day is preset, and the last that can be chosen */
AmendsSolutionDialog *amends_solution_dialog_new (const char *solution, gint64 now);

/** amends_solution_dialog_set: presets another day, and a note. @note: (nullable) */
void amends_solution_dialog_set (AmendsSolutionDialog *self, gint64 at, const char *note);

G_END_DECLS
