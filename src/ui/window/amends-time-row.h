/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row for a time of day, in minutes after midnight, 0 to 1439. */

/** amends_time_row_dup_text: Returns: (transfer full): @minutes as people read it, such as "20:00" */
char *amends_time_row_dup_text (int minutes);

/**
 * amends_time_row_parse: understands "7", "7:30", "7.30", "0730" and "7:30 pm"
 *
 * @minutes: (out): left as it is if @text is no time of day
 *
 * Returns: whether @text is one
 */
gboolean amends_time_row_parse (const char *text, int *minutes);

/** amends_time_row_bind: makes @row show and set the time of day in @key of @settings; its buttons go on past midnight */
void amends_time_row_bind (AdwSpinRow *row, GSettings *settings, const char *key);

G_END_DECLS
