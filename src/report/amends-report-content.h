/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-report-block.h"
#include "amends-report-facts.h"
#include "amends-report-table.h"

G_BEGIN_DECLS

/** AMENDS_REPORT_MOST_PRODUCTS: how many of the worst products are listed; the others are counted. */
#define AMENDS_REPORT_MOST_PRODUCTS 50

/** amends_report_content_new: what a report says, from top to bottom. Returns: (transfer full) (element-type AmendsReportBlock) */
GPtrArray *amends_report_content_new (const AmendsReportFacts *facts, PangoContext *context, double width);

/* The parts of it, for amends-report-content.c. */

/** AmendsReportWriter: where the parts go. */
typedef struct {
    const AmendsReportFacts *facts;
    PangoContext *context;
    double width;
    GPtrArray *blocks; /* (element-type AmendsReportBlock) */
} AmendsReportWriter;

/** amends_report_writer_add: appends @block with @space above it. @block: (transfer full) */
void amends_report_writer_add (AmendsReportWriter *self, AmendsReportBlock *block, double space, gboolean keeps_next);
void amends_report_writer_add_heading (AmendsReportWriter *self, const char *text);
/** amends_report_writer_add_title: above a table; a finding where there is one */
void amends_report_writer_add_title (AmendsReportWriter *self, const char *text);
void amends_report_writer_add_note (AmendsReportWriter *self, const char *text);
/** amends_report_writer_end_table: @table: (transfer full). @together: its rows stay on one page */
void amends_report_writer_end_table (AmendsReportWriter *self, AmendsReportTable *table, gboolean together);
/** amends_report_writer_add_stars: @incomplete: a source leaves out four and five stars, so that there is no average */
void amends_report_writer_add_stars (AmendsReportWriter *self, const AmendsReportStars *now,
                                     const AmendsReportStars *before, gboolean incomplete);

void amends_report_content_add_seller (AmendsReportWriter *writer);
void amends_report_content_add_reviews (AmendsReportWriter *writer);
void amends_report_content_add_products (AmendsReportWriter *writer);
void amends_report_content_add_causes (AmendsReportWriter *writer);
void amends_report_content_add_work (AmendsReportWriter *writer);

G_END_DECLS
