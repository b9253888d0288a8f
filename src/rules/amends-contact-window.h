/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The months after an order in which its customer may be contacted (rules #32, #48). Private to this folder.
 *
 * They are counted in whole days of a zone: an order of 14 March may be written about until the end of 14 March of the next year, one of 29 February
 * until the end of 28 February.
 */

/** amends_contact_window_get_end: Returns: the last second in which contact is possible; 0 if @ordered_at is in no year that is counted */
gint64 amends_contact_window_get_end (gint64 ordered_at, int months, GTimeZone *zone);

/** amends_contact_window_get_start: Returns: the first second of an order whose end is not before @now */
gint64 amends_contact_window_get_start (gint64 now, int months, GTimeZone *zone);

/** amends_contact_window_get_latest: Returns: the last second of an order that is believed: clocks differ, but by no more than a day */
gint64 amends_contact_window_get_latest (gint64 now);

G_END_DECLS
