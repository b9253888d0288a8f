/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* When the desktop may be told something; pure functions. Which reviews are news is decided in amends-news.h. */

/** AmendsQuietHours: each day from @start to before @end, in minutes after midnight by the local clock; over midnight where @end is before @start. */
typedef struct {
    gboolean on;
    int start;
    int end;
} AmendsQuietHours;

/** amends_quiet_hours_contain: whether it is quiet in @minute of the day */
gboolean amends_quiet_hours_contain (const AmendsQuietHours *self, int minute);

/** amends_quiet_hours_get_end: Returns: the instant after @now from which it is quiet no more; 0 if it is not quiet at @now */
gint64 amends_quiet_hours_get_end (const AmendsQuietHours *self, gint64 now, GTimeZone *zone);

/** AmendsNoticePlan: what to do about a notification that may be shown already. */
typedef enum {
    AMENDS_NOTICE_LEAVE,
    AMENDS_NOTICE_SEND, /* in place of the one that is shown */
    AMENDS_NOTICE_WITHDRAW,
} AmendsNoticePlan;

/**
 * amends_notice_plan: @n_news: what nobody was told of; @n_told: what the one that is shown was about and is still to be done;
 * @shown: there is one
 */
AmendsNoticePlan amends_notice_plan (guint n_news, guint n_told, gboolean shown);

G_END_DECLS
