/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-report-document.h"

G_BEGIN_DECLS

#define REPORT_LAST 20779 /* 2026-11-22 */
#define REPORT_FIRST (REPORT_LAST - 89)

/* A record of the last 90 days and the 90 before, and what the seller was told: filled by hand, without a store. */
typedef struct {
    AmendsReportScope scope;
    AmendsReportSource source;
} ReportFixture;

void report_fixture_init (ReportFixture *self);
/* report_fixture_add_product: one with @critical reviews of 1 star and @other of 5, on the last day. Its title may be NULL: "Product N" */
void report_fixture_add_product (ReportFixture *self, const char *title, gint64 critical, gint64 other);
/* report_fixture_add_reviews: what the days have apart from products */
void report_fixture_add_reviews (ReportFixture *self, gint64 day, int stars, gint64 n);
/* report_fixture_fill_feedback: each day some, in a pattern that never changes */
void report_fixture_fill_feedback (ReportFixture *self);

/* report_fixture_make: the facts; the fixture is empty then */
AmendsReportFacts *report_fixture_make (ReportFixture *self);
/* report_fixture_lay_out: on paper of that name, in one go */
AmendsReportDocument *report_fixture_lay_out (ReportFixture *self, const char *paper);

G_END_DECLS
