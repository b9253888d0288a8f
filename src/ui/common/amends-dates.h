/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Instants as people read them, in @zone. An instant of 0 gives "Unknown date".
 */

/** amends_dates_relative: "Just now", "Today", "Yesterday", "3 days ago", "14 Mar", "14 Mar 2024". Returns: (transfer full) */
char *amends_dates_relative (gint64 instant, gint64 now, GTimeZone *zone);

/** amends_dates_exact: weekday, day and time; without the time where it is midnight, as sources that know only the day have it. Returns: (transfer full) */
char *amends_dates_exact (gint64 instant, GTimeZone *zone);

/** amends_dates_day: day and month, with the year unless it is that of @now. Returns: (transfer full) */
char *amends_dates_day (gint64 instant, gint64 now, GTimeZone *zone);

/** amends_dates_now: the system's clock, for the widgets that show how old something is */
gint64 amends_dates_now (void);

G_END_DECLS
