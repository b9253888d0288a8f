/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "amends-report-chart.h"
#include "amends-report-content.h"
#include "amends-report-text.h"

#define CHART_SPACE 16.0
#define N_STARS 5

static void
add_window (AmendsReportTable *table, const AmendsReportFacts *facts, AmendsFeedbackWindow window)
{
    gboolean incomplete = facts->rating.windows[window].incomplete;
    const AmendsFeedbackCounts *counts = &facts->rating.windows[window].counts;
    int percent = incomplete ? -1 : amends_rating_get_percent (counts, AMENDS_FEEDBACK_POSITIVE);
    int tenths = amends_rating_is_known (&facts->rating.windows[window])
                     ? amends_rating_get_tenths (counts, AMENDS_FEEDBACK_POSITIVE)
                     : -1;
    g_autofree char *label = amends_report_text_window (facts->pack, window);
    g_autofree char *share = amends_report_text_tenths (tenths);
    g_autofree char *shown = percent < 0 ? g_strdup ("–") : amends_report_text_share (percent / 100.0, 0);

    amends_report_table_add_text (table, label);
    amends_report_table_add_text (table, share);
    amends_report_table_add_text (table, shown);
    for (int kind = 0; kind < AMENDS_N_FEEDBACK_KINDS; kind++) {
        g_autofree char *number =
            amends_report_text_count (amends_rating_get_count (counts, (AmendsFeedbackKind) kind));

        amends_report_table_add_text (table, number);
    }
}

static void
add_rating_notes (AmendsReportWriter *writer)
{
    gboolean incomplete = FALSE;
    guint origins = 0;

    for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++) {
        incomplete |= writer->facts->rating.windows[window].incomplete;
        origins |= writer->facts->rating.windows[window].origins;
    }
    if (incomplete)
        amends_report_writer_add_note (
            writer, _ ("Too low: a source leaves out four and five stars. Add one with all feedback, or enter the "
                       "marketplace’s totals."));
    if ((origins & AMENDS_TOTALS_TYPED) != 0)
        amends_report_writer_add_note (writer, _ ("Some of these numbers were entered from the marketplace’s page."));
    else if ((origins & AMENDS_TOTALS_TOLD) != 0)
        amends_report_writer_add_note (writer, _ ("Some of these numbers are as the marketplace reported them."));
    if (writer->facts->scope.brand != NULL)
        amends_report_writer_add_note (
            writer, _ ("Feedback is about the shop and its orders, not about a brand: it is shown for all brands."));
}

static void
add_rating (AmendsReportWriter *writer)
{
    AmendsReportTable *table = amends_report_table_new (writer->context, writer->width);

    amends_report_table_add_column (table, _ ("Window"), AMENDS_REPORT_COLUMN_LABEL);
    amends_report_table_add_column (table, _ ("Positive share"), AMENDS_REPORT_COLUMN_NUMBER);
    amends_report_table_add_column (table, _ ("Marketplace shows"), AMENDS_REPORT_COLUMN_NUMBER);
    amends_report_table_add_column (table, _ ("Positive"), AMENDS_REPORT_COLUMN_NUMBER);
    amends_report_table_add_column (table, _ ("Neutral"), AMENDS_REPORT_COLUMN_NUMBER);
    amends_report_table_add_column (table, _ ("Negative"), AMENDS_REPORT_COLUMN_NUMBER);
    for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++)
        add_window (table, writer->facts, (AmendsFeedbackWindow) window);
    amends_report_writer_end_table (writer, table, TRUE);
    add_rating_notes (writer);
}

/* From the first day whose share says something to the last. */
static char *
describe_lines (const AmendsReportFacts *facts)
{
    g_autofree char *window = amends_report_text_window (facts->pack, AMENDS_FEEDBACK_WINDOW_MIDDLE);
    g_autofree char *from_text = NULL, *to_text = NULL;
    int from = -1, to = -1;

    for (guint i = 0; i < facts->days->len; i++) {
        const AmendsFeedbackCounts *counts =
            &g_array_index (facts->days, AmendsRatingDay, i).counts[AMENDS_FEEDBACK_WINDOW_MIDDLE];

        to = amends_feedback_counts_get_all (counts) < AMENDS_REPORT_FEW
                 ? -1
                 : amends_rating_get_tenths (counts, AMENDS_FEEDBACK_POSITIVE);
        from = from < 0 ? to : from;
    }
    if (to < 0)
        return g_strdup (_ ("Share of positive feedback in each window"));
    from_text = amends_report_text_tenths (from);
    to_text = amends_report_text_tenths (to);
    if (to > from) /* Translators: a window (“90 days”), then two shares */
        return g_strdup_printf (_ ("The rating over %s rose from %s to %s"), window, from_text, to_text);
    if (to < from) /* Translators: a window (“90 days”), then two shares */
        return g_strdup_printf (_ ("The rating over %s fell from %s to %s"), window, from_text, to_text);
    /* Translators: a window (“90 days”), then a share */
    return g_strdup_printf (_ ("The rating over %s stands at %s"), window, to_text);
}

static void
add_line (AmendsReportChart *chart, const AmendsReportFacts *facts, AmendsFeedbackWindow window)
{
    g_autofree double *values = g_new (double, facts->days->len);
    g_autofree char *name = amends_report_text_window (facts->pack, window), *share = NULL, *legend = NULL;
    const AmendsFeedbackCounts *last = NULL;

    for (guint i = 0; i < facts->days->len; i++) {
        const AmendsFeedbackCounts *counts = &g_array_index (facts->days, AmendsRatingDay, i).counts[window];
        gint64 all = amends_feedback_counts_get_all (counts);

        values[i] = all >= AMENDS_REPORT_FEW ? (double) counts->positive / (double) all : NAN;
        last = counts;
    }
    share = amends_report_text_tenths (last != NULL ? amends_rating_get_tenths (last, AMENDS_FEEDBACK_POSITIVE) : -1);
    /* Translators: beside a chart: what a line is, and where it ends */
    legend = g_strdup_printf (_ ("%s: %s"), name, share);
    amends_report_chart_add (chart, legend, AMENDS_REPORT_INK_LINE_1 + (AmendsReportInk) window, values);
}

/* Each day is a point; where a span begins, it is named. */
static char **
list_day_labels (const AmendsReportFacts *facts, AmendsReportSpan span)
{
    g_autoptr (GArray) buckets = amends_report_list_buckets (facts->scope.first_day, facts->scope.last_day, span);
    char **labels = g_new0 (char *, facts->days->len + 1);

    for (guint i = 0; i < facts->days->len; i++) {
        gint64 day = g_array_index (facts->days, AmendsRatingDay, i).day;
        int bucket = amends_report_find_bucket (buckets, day);

        if (g_array_index (buckets, gint64, bucket) == day)
            labels[i] = amends_report_text_bucket (day, span);
    }
    return labels;
}

static void
free_labels (char **labels, guint n)
{
    for (guint i = 0; i < n; i++)
        g_free (labels[i]);
    g_free (labels);
}

/* Of all points of all lines: those that are drawn. */
static guint
count_points (const AmendsReportFacts *facts)
{
    guint n = 0;

    for (guint i = 0; i < facts->days->len; i++)
        for (int window = 0; window < AMENDS_FEEDBACK_WINDOW_LIFETIME; window++)
            n += amends_feedback_counts_get_all (&g_array_index (facts->days, AmendsRatingDay, i).counts[window]) >=
                 AMENDS_REPORT_FEW;
    return n;
}

static void
add_lines (AmendsReportWriter *writer)
{
    const AmendsReportFacts *facts = writer->facts;
    AmendsReportSpan span = amends_report_choose_span (facts->scope.first_day, facts->scope.last_day);
    gboolean has_gaps = count_points (facts) < facts->days->len * AMENDS_FEEDBACK_WINDOW_LIFETIME;
    char **labels = list_day_labels (facts, span);
    g_autofree char *title = describe_lines (facts);
    AmendsReportChart *chart =
        amends_report_chart_new (AMENDS_REPORT_CHART_LINES, title, (const char *const *) labels, facts->days->len);

    for (int window = 0; window < AMENDS_FEEDBACK_WINDOW_LIFETIME; window++)
        add_line (chart, facts, (AmendsFeedbackWindow) window);
    amends_report_writer_add (writer, amends_report_chart_end (chart, writer->context, writer->width), CHART_SPACE,
                              has_gaps);
    if (has_gaps) { /* Translators: a number of feedback, 2 or more */
        g_autofree char *note =
            g_strdup_printf (_ ("A line is drawn where its window has %d feedback or more."), AMENDS_REPORT_FEW);

        amends_report_writer_add_note (writer, note);
    }
    free_labels (labels, facts->days->len);
}

static void
add_up (const AmendsReportFacts *facts, const GArray *buckets, double *sums[])
{
    for (guint cell = 0; cell < facts->source.history->cells->len; cell++) {
        GArray *days = ((const AmendsFeedbackCell *) facts->source.history->cells->pdata[cell])->days;

        for (guint i = 0; i < days->len; i++) {
            const AmendsFeedbackDay *day = &g_array_index (days, AmendsFeedbackDay, i);
            int bucket = amends_report_find_bucket (buckets, day->day);

            if (day->day < facts->scope.first_day || day->day > facts->scope.last_day)
                continue;
            for (int stars = 1; stars <= N_STARS; stars++)
                sums[amends_rating_get_kind (facts->pack, stars)][bucket] += (double) day->stars[stars];
        }
    }
}

static char *
describe_amount (const AmendsReportFacts *facts)
{
    gint64 all = amends_report_stars_get_all (&facts->feedback), n[AMENDS_N_FEEDBACK_KINDS] = { 0 };
    gint64 negative;
    g_autofree char *all_text = amends_report_text_count (all), *negative_text = NULL, *neutral_text = NULL;

    for (int stars = 1; stars <= N_STARS; stars++)
        n[amends_rating_get_kind (facts->pack, stars)] += facts->feedback.n[stars];
    negative = n[AMENDS_FEEDBACK_NEGATIVE];
    negative_text = amends_report_text_count (negative);
    neutral_text = amends_report_text_count (n[AMENDS_FEEDBACK_NEUTRAL]);
    if (amends_feedback_history_is_incomplete (facts->source.history)) /* Translators: two numbers of feedback */
        return g_strdup_printf (_ ("Negative: %s, neutral: %s; not all positive ones are here"), negative_text,
                                neutral_text);
    /* Translators: two numbers of feedback: the negative ones of all */
    return g_strdup_printf (
        ngettext ("%s of %s feedback is negative", "%s of %s feedback are negative", (gulong) negative), negative_text,
        all_text);
}

static void
add_amount (AmendsReportWriter *writer)
{
    static const struct {
        AmendsFeedbackKind kind;
        const char *name;
        AmendsReportInk ink;
    } KINDS[] = { /* from the bottom to the top */
                  { AMENDS_FEEDBACK_NEGATIVE, N_ ("Negative"), AMENDS_REPORT_INK_BAD },
                  { AMENDS_FEEDBACK_NEUTRAL, N_ ("Neutral"), AMENDS_REPORT_INK_MIDDLE },
                  { AMENDS_FEEDBACK_POSITIVE, N_ ("Positive"), AMENDS_REPORT_INK_GOOD }
    };
    const AmendsReportFacts *facts = writer->facts;
    AmendsReportSpan span = amends_report_choose_span (facts->scope.first_day, facts->scope.last_day);
    g_autoptr (GArray) buckets = amends_report_list_buckets (facts->scope.first_day, facts->scope.last_day, span);
    g_autofree char *title = describe_amount (facts);
    char **labels = g_new0 (char *, buckets->len + 1);
    double *sums[AMENDS_N_FEEDBACK_KINDS];
    AmendsReportChart *chart;

    for (guint i = 0; i < buckets->len; i++)
        labels[i] = amends_report_text_bucket (MAX (g_array_index (buckets, gint64, i), facts->scope.first_day), span);
    for (int kind = 0; kind < AMENDS_N_FEEDBACK_KINDS; kind++)
        sums[kind] = g_new0 (double, buckets->len);
    add_up (facts, buckets, sums);
    chart = amends_report_chart_new (AMENDS_REPORT_CHART_BARS, title, (const char *const *) labels, buckets->len);
    for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
        amends_report_chart_add (chart, _ (KINDS[i].name), KINDS[i].ink, sums[KINDS[i].kind]);
    amends_report_writer_add (writer, amends_report_chart_end (chart, writer->context, writer->width), CHART_SPACE,
                              FALSE);
    for (int kind = 0; kind < AMENDS_N_FEEDBACK_KINDS; kind++)
        g_free (sums[kind]);
    free_labels (labels, buckets->len);
}

void
amends_report_content_add_seller (AmendsReportWriter *writer)
{
    g_autofree char *day = amends_report_text_day (writer->facts->scope.last_day);
    /* Translators: a day */
    g_autofree char *heading = g_strdup_printf (_ ("Seller Rating on %s"), day);

    amends_report_writer_add_heading (writer, heading);
    add_rating (writer);
    if (writer->facts->days->len > 1 && count_points (writer->facts) > 0)
        add_lines (writer);
    if (amends_report_stars_get_all (&writer->facts->feedback) == 0)
        return;
    add_amount (writer);
    amends_report_writer_add_stars (writer, &writer->facts->feedback, &writer->facts->feedback_before,
                                    amends_feedback_history_is_incomplete (writer->facts->source.history));
}
