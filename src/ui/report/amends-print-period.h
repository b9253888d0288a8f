/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** AmendsPrintPeriod: the periods that reports are asked for. */
typedef enum {
    AMENDS_PRINT_LAST_30_DAYS,
    AMENDS_PRINT_LAST_90_DAYS,
    AMENDS_PRINT_LAST_365_DAYS,
    AMENDS_PRINT_LAST_MONTH, /* the calendar month before this one, and so on */
    AMENDS_PRINT_LAST_QUARTER,
    AMENDS_PRINT_LAST_YEAR,
    AMENDS_PRINT_OWN_DAYS,
    AMENDS_N_PRINT_PERIODS,
} AmendsPrintPeriod;

/** amends_print_period_get_name: Returns: untranslated, marked for translation */
const char *amends_print_period_get_name (AmendsPrintPeriod period);

/**
 * amends_print_period_get: the days of @period on @today, which are those of the rating (UTC). Days of one's own stay as they are.
 * @first, @last: (inout): both included
 */
void amends_print_period_get (AmendsPrintPeriod period, gint64 today, gint64 *first, gint64 *last);

G_END_DECLS
