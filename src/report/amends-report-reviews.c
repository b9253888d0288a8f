/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "amends-report-chart.h"
#include "amends-report-content.h"
#include "amends-report-text.h"

#define CHART_SPACE 8.0
#define N_STARS 5

static char *
describe_reviews (const AmendsReportFacts *facts)
{
    gint64 all = amends_report_stars_get_all (&facts->reviews);
    gint64 critical = amends_report_stars_get_critical (&facts->reviews, facts->pack);
    g_autofree char *all_text = amends_report_text_count (all), *critical_text = amends_report_text_count (critical);

    /* Translators: two numbers of reviews: the critical ones of all */
    return g_strdup_printf (
        ngettext ("%s of %s reviews is critical", "%s of %s reviews are critical", (gulong) critical), critical_text,
        all_text);
}

static void
add_up (const AmendsReportFacts *facts, const GArray *buckets, double *critical, double *other)
{
    int most = amends_rule_pack_get_value (facts->pack, AMENDS_RULE_CRITICAL_MAX_STARS);

    for (guint i = 0; i < facts->source.record->days->len; i++) {
        const AmendsRecordDay *day = &g_array_index (facts->source.record->days, AmendsRecordDay, i);
        int bucket = amends_report_find_bucket (buckets, day->day);

        if (day->day < facts->scope.first_day)
            continue;
        for (int stars = 1; stars <= N_STARS; stars++)
            (stars <= most ? critical : other)[bucket] += (double) day->stars[stars];
    }
}

static void
add_amount (AmendsReportWriter *writer)
{
    const AmendsReportFacts *facts = writer->facts;
    int most = amends_rule_pack_get_value (facts->pack, AMENDS_RULE_CRITICAL_MAX_STARS);
    AmendsReportSpan span = amends_report_choose_span (facts->scope.first_day, facts->scope.last_day);
    g_autoptr (GArray) buckets = amends_report_list_buckets (facts->scope.first_day, facts->scope.last_day, span);
    g_autofree double *critical = g_new0 (double, buckets->len), *other = g_new0 (double, buckets->len);
    g_autofree char *title = describe_reviews (facts);
    /* Translators: a range of stars, from 1 to a number */
    g_autofree char *critical_name = g_strdup_printf (_ ("Critical: 1 to %d stars"), most);
    /* Translators: a range of stars, to 5 */
    g_autofree char *other_name = g_strdup_printf (_ ("%d to 5 stars"), most + 1);
    char **labels = g_new0 (char *, buckets->len + 1);
    AmendsReportChart *chart;

    for (guint i = 0; i < buckets->len; i++)
        labels[i] = amends_report_text_bucket (MAX (g_array_index (buckets, gint64, i), facts->scope.first_day), span);
    add_up (facts, buckets, critical, other);
    chart = amends_report_chart_new (AMENDS_REPORT_CHART_BARS, title, (const char *const *) labels, buckets->len);
    amends_report_chart_add (chart, critical_name, AMENDS_REPORT_INK_BAD, critical);
    amends_report_chart_add (chart, other_name, AMENDS_REPORT_INK_GOOD, other);
    amends_report_writer_add (writer, amends_report_chart_end (chart, writer->context, writer->width), CHART_SPACE,
                              FALSE);
    g_strfreev (labels);
}

void
amends_report_content_add_reviews (AmendsReportWriter *writer)
{
    amends_report_writer_add_heading (writer, _ ("Product Reviews"));
    add_amount (writer);
    amends_report_writer_add_stars (writer, &writer->facts->reviews, &writer->facts->reviews_before, FALSE);
}

static void
add_product (AmendsReportTable *table, const AmendsReportFacts *facts, const AmendsRecordProduct *product)
{
    AmendsReportStars stars;
    gint64 all, critical;
    g_autofree char *title = amends_report_text_clean (*product->title != '\0' ? product->title : product->key);
    g_autofree char *key = amends_report_text_clean (g_str_equal (product->title, product->key) ? "" : product->key);
    g_autofree char *all_text = NULL, *critical_text = NULL, *share = NULL;

    memcpy (stars.n, product->stars, sizeof stars.n);
    all = amends_report_stars_get_all (&stars);
    critical = amends_report_stars_get_critical (&stars, facts->pack);
    all_text = amends_report_text_count (all);
    critical_text = amends_report_text_count (critical);
    share = amends_report_text_part (critical, all);
    amends_report_table_add_text (table, title);
    amends_report_table_add_text (table, key);
    amends_report_table_add_text (table, all_text);
    amends_report_table_add_text (table, critical_text);
    amends_report_table_add_text (table, share);
    amends_report_table_add_cell (table, NULL, (double) critical / (double) all, AMENDS_REPORT_INK_BAD);
}

static void
add_product_table (AmendsReportWriter *writer, guint n)
{
    AmendsReportTable *table = amends_report_table_new (writer->context, writer->width);

    amends_report_table_add_column (table, _ ("Product"), AMENDS_REPORT_COLUMN_TEXT);
    amends_report_table_add_column (table, _ ("ID"), AMENDS_REPORT_COLUMN_LABEL);
    amends_report_table_add_column (table, _ ("Reviews"), AMENDS_REPORT_COLUMN_NUMBER);
    amends_report_table_add_column (table, _ ("Critical"), AMENDS_REPORT_COLUMN_NUMBER);
    amends_report_table_add_column (table, _ ("Share"), AMENDS_REPORT_COLUMN_NUMBER);
    amends_report_table_add_column (table, "", AMENDS_REPORT_COLUMN_BAR);
    for (guint i = 0; i < n; i++)
        add_product (table, writer->facts, writer->facts->products->pdata[i]);
    amends_report_writer_end_table (writer, table, FALSE);
}

void
amends_report_content_add_products (AmendsReportWriter *writer)
{
    guint all = writer->facts->products->len, n = MIN (all, AMENDS_REPORT_MOST_PRODUCTS);
    g_autofree char *order = NULL, *left = NULL, *left_text = NULL;

    amends_report_writer_add_heading (writer, _ ("Products That Customers Criticise Most"));
    if (n == 0) {
        amends_report_writer_add_note (writer, _ ("No product has critical reviews in this period."));
        return;
    }
    /* Translators: a number of reviews, 2 or more */
    order =
        g_strdup_printf (_ ("By the share of critical reviews. Products with fewer than %d reviews come last, because "
                            "their share says little."),
                         AMENDS_REPORT_FEW);
    amends_report_writer_add_note (writer, order);
    ((AmendsReportBlock *) writer->blocks->pdata[writer->blocks->len - 1])->piece.keeps_next = TRUE;
    add_product_table (writer, n);
    if (n == all)
        return;
    left_text = amends_report_text_count (all - n);
    /* Translators: a number of products that are not listed */
    left = g_strdup_printf (ngettext ("%s more product has critical reviews.",
                                      "%s more products have critical reviews.", (gulong) (all - n)),
                            left_text);
    amends_report_writer_add_note (writer, left);
}
