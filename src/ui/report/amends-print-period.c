/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-print-period.h"

#include <glib/gi18n-lib.h>

#define EPOCH 719163 /* GDate's number of 1970-01-01 */
#define MONTHS_PER_QUARTER 3

static const char *const NAMES[AMENDS_N_PRINT_PERIODS] = {
    [AMENDS_PRINT_LAST_30_DAYS] = N_ ("Last 30 days"),   [AMENDS_PRINT_LAST_90_DAYS] = N_ ("Last 90 days"),
    [AMENDS_PRINT_LAST_365_DAYS] = N_ ("Last 365 days"), [AMENDS_PRINT_LAST_MONTH] = N_ ("Last month"),
    [AMENDS_PRINT_LAST_QUARTER] = N_ ("Last quarter"),   [AMENDS_PRINT_LAST_YEAR] = N_ ("Last year"),
    [AMENDS_PRINT_OWN_DAYS] = N_ ("Other days"),
};

const char *
amends_print_period_get_name (AmendsPrintPeriod period)
{
    g_return_val_if_fail (period < AMENDS_N_PRINT_PERIODS, "");

    return NAMES[period];
}

/* The calendar months before the one of @today, @n_months of them, which begin a multiple of @n_months after January. */
static void
get_months (gint64 today, guint n_months, gint64 *first, gint64 *last)
{
    GDate date;
    guint month;

    g_date_clear (&date, 1);
    g_date_set_julian (&date, (guint32) (today + EPOCH));
    month = (guint) g_date_get_month (&date) - 1;
    g_date_set_dmy (&date, 1, (GDateMonth) (month - month % n_months + 1), g_date_get_year (&date));
    *last = (gint64) g_date_get_julian (&date) - EPOCH - 1;
    g_date_subtract_months (&date, n_months);
    *first = (gint64) g_date_get_julian (&date) - EPOCH;
}

void
amends_print_period_get (AmendsPrintPeriod period, gint64 today, gint64 *first, gint64 *last)
{
    int n_days = 0;

    switch (period) {
    case AMENDS_PRINT_LAST_MONTH:
        get_months (today, 1, first, last);
        return;
    case AMENDS_PRINT_LAST_QUARTER:
        get_months (today, MONTHS_PER_QUARTER, first, last);
        return;
    case AMENDS_PRINT_LAST_YEAR:
        get_months (today, 12, first, last);
        return;
    case AMENDS_PRINT_LAST_30_DAYS:
        n_days = 30;
        break;
    case AMENDS_PRINT_LAST_90_DAYS:
        n_days = 90;
        break;
    case AMENDS_PRINT_LAST_365_DAYS:
        n_days = 365;
        break;
    case AMENDS_PRINT_OWN_DAYS:
    case AMENDS_N_PRINT_PERIODS:
    default:
        return;
    }
    *last = today;
    *first = today - n_days + 1;
}
