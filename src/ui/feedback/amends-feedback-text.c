/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feedback-text.h"

#include "amends-text.h"

#include <glib/gi18n-lib.h>

#define DAY 86400

char *
amends_feedback_text_tenths (int tenths)
{
    if (tenths < 0)
        return g_strdup ("–");
    /* Translators: a share with one decimal; write the percent sign as your language does, with a space before it where it has one */
    return g_strdup_printf (_ ("%.1f%%"), tenths / 10.0);
}

char *
amends_feedback_text_window (const AmendsRulePack *pack, AmendsFeedbackWindow window)
{
    int days = amends_rating_get_window_days (pack, window);

    if (days == 0)
        return g_strdup (_ ("Lifetime"));
    return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), days);
}

char *
amends_feedback_text_shown (const AmendsFeedbackCounts *counts)
{
    int percent = amends_rating_get_percent (counts, AMENDS_FEEDBACK_POSITIVE);

    return percent < 0 ? NULL : g_strdup_printf (_ ("The marketplace shows %d%%"), percent);
}

char *
amends_feedback_text_counts (const AmendsFeedbackCounts *counts)
{
    g_autofree char *positive = amends_text_count ((guint64) counts->positive);
    g_autofree char *neutral = amends_text_count ((guint64) counts->neutral);
    g_autofree char *negative = amends_text_count ((guint64) counts->negative);

    /* Translators: numbers of feedback of each kind */
    return g_strdup_printf (_ ("%s positive, %s neutral, %s negative"), positive, neutral, negative);
}

char *
amends_feedback_text_window_counts (const AmendsRatingWindow *window)
{
    g_autofree char *neutral = amends_text_count ((guint64) window->counts.neutral);
    g_autofree char *negative = amends_text_count ((guint64) window->counts.negative);

    if (!window->incomplete || window->counts.positive > 0)
        return amends_feedback_text_counts (&window->counts);
    /* Translators: numbers of feedback of two kinds; of the third, positive, nothing is known */
    return g_strdup_printf (_ ("%s neutral, %s negative"), neutral, negative);
}

char *
amends_feedback_text_share (const AmendsRatingWindow *window)
{
    return amends_feedback_text_tenths (
        amends_rating_is_known (window) ? amends_rating_get_tenths (&window->counts, AMENDS_FEEDBACK_POSITIVE) : -1);
}

char *
amends_feedback_text_needed (const AmendsFeedbackCounts *counts, int tenths)
{
    gint64 n = amends_rating_get_needed (counts, tenths);
    g_autofree char *number = n > 0 ? amends_text_count ((guint64) n) : NULL;

    if (n <= 0 || amends_feedback_counts_get_all (counts) == 0)
        return NULL;
    return g_strdup_printf (
        ngettext ("%s more positive one would make %d%%", "%s more positive ones would make %d%%", (gulong) n), number,
        tenths / 10);
}

const char *
amends_feedback_text_state (AmendsFeedbackState state)
{
    switch (state) {
    case AMENDS_FEEDBACK_STRUCK_THROUGH:
        return _ ("Struck through");
    case AMENDS_FEEDBACK_REMOVED:
        return _ ("Removed");
    case AMENDS_FEEDBACK_STANDS:
    case AMENDS_N_FEEDBACK_STATES:
    default:
        return NULL;
    }
}

char *
amends_feedback_text_day (gint64 day)
{
    g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (day * DAY);

    /* Translators: a day and its year, see the manual page of strftime */
    return g_date_time_format (date, _ ("%-d %B %Y"));
}

char *
amends_feedback_text_origin (const AmendsRatingWindow *window)
{
    g_autofree char *day = window->at != 0 ? amends_feedback_text_day (amends_feedback_day_of (window->at)) : NULL;

    if (window->incomplete && window->counts.positive == 0)
        return g_strdup (_ ("The source leaves out four and five stars. Enter the marketplace’s totals."));
    if (window->incomplete)
        return g_strdup (_ ("Too low: the source leaves out four and five stars. Enter the marketplace’s totals."));
    if ((window->origins & AMENDS_TOTALS_TYPED) != 0) /* Translators: a day: totals are as old as they are */
        return g_strdup_printf (_ ("As entered from the marketplace’s page on %s"), day);
    if ((window->origins & AMENDS_TOTALS_TOLD) != 0) /* Translators: a day: totals are as old as they are */
        return g_strdup_printf (_ ("As reported by the marketplace on %s"), day);
    return NULL;
}

char *
amends_feedback_text_what_if (const AmendsWhatIf *what, AmendsFeedbackWindow window)
{
    g_autofree char *with = NULL, *without = NULL, *day = NULL;

    if (!what->is_in[window])
        return NULL;
    if (what->leaves_on[window] != 0)
        day = amends_feedback_text_day (what->leaves_on[window]);
    if (what->incomplete[window]) /* Translators: a day: a feedback leaves the window that stands above */
        return day != NULL ? g_strdup_printf (_ ("Leaves on %s"), day) : NULL;
    with = amends_feedback_text_tenths (amends_rating_get_tenths (&what->with[window], AMENDS_FEEDBACK_POSITIVE));
    without = amends_feedback_text_tenths (amends_rating_get_tenths (&what->without[window], AMENDS_FEEDBACK_POSITIVE));
    if (day == NULL) {
        /* Translators: two shares in percent: the rating with and without this one feedback */
        return g_strdup_printf (_ ("%s with it, %s without"), with, without);
    }
    return g_strdup_printf (_ ("%s with it, %s without. Leaves on %s"), with, without, day);
}
