/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-notify-rules.h"

#define MINUTE 60

gboolean
amends_quiet_hours_contain (const AmendsQuietHours *self, int minute)
{
    if (!self->on || self->start == self->end)
        return FALSE;
    if (self->start < self->end)
        return minute >= self->start && minute < self->end;
    return minute >= self->start || minute < self->end;
}

gint64
amends_quiet_hours_get_end (const AmendsQuietHours *self, gint64 now, GTimeZone *zone)
{
    g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now);
    g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
    int minute = g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);
    g_autoptr (GDateTime) day = NULL, end = NULL;

    if (!amends_quiet_hours_contain (self, minute))
        return 0;
    day = minute < self->end ? g_date_time_ref (local) : g_date_time_add_days (local, 1);
    end = g_date_time_new (zone, g_date_time_get_year (day), g_date_time_get_month (day),
                           g_date_time_get_day_of_month (day), self->end / 60, self->end % 60, 0);
    /* Where clocks are turned back, a time of day can come twice. */
    return MAX (g_date_time_to_unix (end), now + MINUTE);
}

AmendsNoticePlan
amends_notice_plan (guint n_news, guint n_told, gboolean shown)
{
    if (n_news > 0)
        return AMENDS_NOTICE_SEND;
    return shown && n_told == 0 ? AMENDS_NOTICE_WITHDRAW : AMENDS_NOTICE_LEAVE;
}
