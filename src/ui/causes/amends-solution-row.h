/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AmendsSolutionRow: one thing to do about a cause, to be ticked. Takes values only.
 *
 * Signals: "toggled" (gboolean done): the person has ticked it; the tick stays as it was until amends_solution_row_set() is told otherwise.
 * "change" (): of what is ticked the person wants another day or note.
 */
#define AMENDS_TYPE_SOLUTION_ROW (amends_solution_row_get_type ())
G_DECLARE_FINAL_TYPE (AmendsSolutionRow, amends_solution_row, AMENDS, SOLUTION_ROW, AdwActionRow)

/** amends_solution_row_new: @id: stable; @text: what to do, translated */
GtkWidget *amends_solution_row_new (const char *id, const char *text);

const char *amends_solution_row_get_id (AmendsSolutionRow *self);

/** amends_solution_row_set: @done: whether it is ticked. @facts: (nullable): since when, the note, what came of it; a line each */
void amends_solution_row_set (AmendsSolutionRow *self, gboolean done, const char *facts);

G_END_DECLS
