/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-report-buckets.h"
#include "amends-report-facts.h"

G_BEGIN_DECLS

/* The words of a report. Numbers and days are written as the locale has them. All are (transfer full). */

char *amends_report_text_count (gint64 n);
/** amends_report_text_share: @share: 0 to 1. @decimals: 0 or 1 */
char *amends_report_text_share (double share, int decimals);
/** amends_report_text_part: @part of @all as a share with one decimal; "–" of nothing */
char *amends_report_text_part (gint64 part, gint64 all);
/** amends_report_text_tenths: a share in tenths of a percent; "–" below 0 */
char *amends_report_text_tenths (int tenths);
/** amends_report_text_mean: a mean in tenths of a star; "–" for 0 */
char *amends_report_text_mean (int tenths);
/** amends_report_text_decimal: a number with one decimal */
char *amends_report_text_decimal (double number);
char *amends_report_text_day (gint64 day);
char *amends_report_text_period (gint64 first_day, gint64 last_day);
/** amends_report_text_bucket: below a chart: the span that begins on @day */
char *amends_report_text_bucket (gint64 day, AmendsReportSpan span);
char *amends_report_text_window (const AmendsRulePack *pack, AmendsFeedbackWindow window);
/** amends_report_text_scope: brand and marketplace; "All brands · All marketplaces" */
char *amends_report_text_scope (const AmendsReportScope *scope);
/** amends_report_text_clean: a text from outside on one line, without what could steer a reader's eye: controls and changes of direction */
char *amends_report_text_clean (const char *text);

G_END_DECLS
