/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-solution-done.h"
#include "amends-store.h"

G_BEGIN_DECLS

/*
 * What the ticks of a list of solutions do, in the guide as in the plan of one feedback. What has been changed is told in a toast of the overlay that
 * @place is in, with an undo.
 */

/**
 * amends_solution_tick_ask: asks since when it is done, and ticks it then; nothing if the person thinks better of it.
 * @text: what is done, as the person reads it
 * @about: its cause, solution and feedback. With an id it is a tick that is there already: its day and note are preset, and another day or note takes its place.
 * @now: the last day that can be chosen
 */
void amends_solution_tick_ask (GtkWidget *place, AmendsStore *store, const char *text, const AmendsSolutionDone *about,
                               gint64 now);

/** amends_solution_tick_clear: takes the tick @id away */
void amends_solution_tick_clear (GtkWidget *place, AmendsStore *store, gint64 id);

/** amends_solution_tick_describe: Returns: (transfer full): since when it is done, and the note on it, in one line */
char *amends_solution_tick_describe (const AmendsSolutionDone *done, gint64 now);

G_END_DECLS
