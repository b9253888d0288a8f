/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feedback-figures.h"

#include "amends-feedback-text.h"
#include "amends-solution-done.h"
#include "amends-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DAY 86400
#define FEWEST_EXPECTED 10
#define NO_FEEDBACK N_ ("No feedback in this period. Choose a longer one.")

static const AmendsChartInk KIND_INKS[AMENDS_N_FEEDBACK_KINDS] = {
    [AMENDS_FEEDBACK_POSITIVE] = AMENDS_CHART_INK_POSITIVE,
    [AMENDS_FEEDBACK_NEUTRAL] = AMENDS_CHART_INK_NEUTRAL,
    [AMENDS_FEEDBACK_NEGATIVE] = AMENDS_CHART_INK_NEGATIVE,
};
static const char *const KIND_NAMES[AMENDS_N_FEEDBACK_KINDS] = {
    [AMENDS_FEEDBACK_POSITIVE] = N_ ("Positive"),
    [AMENDS_FEEDBACK_NEUTRAL] = N_ ("Neutral"),
    [AMENDS_FEEDBACK_NEGATIVE] = N_ ("Negative"),
};

static const AmendsFeedbackDay *
day_at (const AmendsFeedbackHistory *history, guint cell, guint i)
{
    const AmendsFeedbackCell *of = g_ptr_array_index (history->cells, cell);

    return i < of->days->len ? &g_array_index (of->days, AmendsFeedbackDay, i) : NULL;
}

gint64
amends_feedback_figures_first_day (const AmendsFeedbackHistory *history, gint64 today)
{
    gint64 first = today;

    for (guint cell = 0; cell < history->cells->len; cell++) {
        const AmendsFeedbackDay *day;

        for (guint i = 0; (day = day_at (history, cell, i)) != NULL; i++) {
            if (day->day > 0)
                first = MIN (first, day->day);
        }
    }
    return first;
}

static AmendsChartFigure *
make_figure (AmendsChartAxis *x, AmendsChartAxis *y, const char *subtitle)
{
    return amends_figure_parts_new (x, y, subtitle, _ (NO_FEEDBACK));
}

static double
share_of (const AmendsFeedbackCounts *counts)
{
    gint64 all = amends_feedback_counts_get_all (counts);

    return all > 0 ? (double) counts->positive / (double) all : NAN;
}

/* From how many on a window tells anything: with fewer in it, each that comes or leaves throws it up or down, and the line would end in spikes. */
static gint64
find_fewest (const GArray *days, AmendsFeedbackWindow window, gint64 today)
{
    gint64 now = 0;

    for (guint i = 0; i < days->len && g_array_index (days, AmendsRatingDay, i).day <= today; i++)
        now = amends_feedback_counts_get_all (&g_array_index (days, AmendsRatingDay, i).counts[window]);
    return MIN (FEWEST_EXPECTED, now / 2);
}

/* From the first day shown whose rating rests on more than a few to today: what comes after is expected only. */
static char *
describe_rating (const AmendsRulePack *pack, GArray *days, gint64 today)
{
    g_autofree char *window = amends_feedback_text_window (pack, AMENDS_FEEDBACK_WINDOW_MIDDLE);
    g_autofree char *from_text = NULL, *to_text = NULL;
    gint64 fewest = find_fewest (days, AMENDS_FEEDBACK_WINDOW_MIDDLE, today);
    int from = -1, to = -1;

    for (guint i = 0; i < days->len && g_array_index (days, AmendsRatingDay, i).day <= today; i++) {
        const AmendsRatingDay *day = &g_array_index (days, AmendsRatingDay, i);
        const AmendsFeedbackCounts *counts = &day->counts[AMENDS_FEEDBACK_WINDOW_MIDDLE];

        to = amends_rating_get_tenths (counts, AMENDS_FEEDBACK_POSITIVE);
        from = from < 0 && amends_feedback_counts_get_all (counts) >= fewest ? to : from;
    }
    if (to < 0 && from < 0)
        return g_strdup (_ ("No rating yet"));
    if (to < 0) /* Translators: a window (“90 days”) */
        return g_strdup_printf (_ ("No feedback within %s"), window);
    from_text = amends_feedback_text_tenths (from);
    to_text = amends_feedback_text_tenths (to);
    if (to > from) /* Translators: a window (“90 days”), then two shares */
        return g_strdup_printf (_ ("The rating over %s rose from %s to %s"), window, from_text, to_text);
    if (to < from) /* Translators: a window (“90 days”), then two shares */
        return g_strdup_printf (_ ("The rating over %s fell from %s to %s"), window, from_text, to_text);
    /* Translators: a window (“90 days”), then a share */
    return g_strdup_printf (_ ("The rating over %s stands at %s"), window, to_text);
}

static void
add_window (AmendsChartLayer *layer, const AmendsRulePack *pack, AmendsFeedbackWindow window, GArray *days,
            gint64 today)
{
    g_autofree char *name = amends_feedback_text_window (pack, window);
    g_autofree double *x = g_new (double, days->len);
    g_autofree double *y = g_new (double, days->len);
    gint64 fewest = find_fewest (days, window, today);
    AmendsChartSeries *series;

    for (guint i = 0; i < days->len; i++) {
        const AmendsRatingDay *day = &g_array_index (days, AmendsRatingDay, i);
        const AmendsFeedbackCounts *counts = &day->counts[window];
        gboolean told = day->day <= today || amends_feedback_counts_get_all (counts) >= fewest;

        x[i] = (double) (day->day * DAY);
        y[i] = told ? share_of (counts) : NAN;
    }
    series = amends_figure_parts_add (layer, name, AMENDS_CHART_INK_FIRST + (AmendsChartInk) window, x, y, days->len);
    amends_chart_series_set_forecast_from (series, (double) ((today + 1) * DAY));
}

AmendsChartFigure *
amends_feedback_figures_rating (const AmendsRulePack *pack, const AmendsFeedbackHistory *history,
                                const AmendsFeedbackSpan *span, gint64 today)
{
    g_autoptr (AmendsFeedbackHistory) complete = amends_feedback_history_keep_complete (history);
    g_autoptr (GArray) days = amends_rating_roll (pack, complete, span->first, span->last);
    gboolean incomplete = amends_feedback_history_is_incomplete (history);
    AmendsChartFigure *figure = amends_figure_parts_new (
        amends_figure_parts_make_time_axis (AMENDS_CHART_DAY), amends_chart_value_axis_new (AMENDS_CHART_UNIT_PERCENT),
        incomplete ? _ ("Share of positive feedback in each window, without sources that leave out four and five stars")
                   : _ ("Share of positive feedback in each window; dashed if no more comes"),
        incomplete ? _ ("The source leaves out four and five stars. Import all feedback to see the rating over time.")
                   : _ (NO_FEEDBACK));
    AmendsChartLayer *lines = amends_chart_line_layer_new ();
    g_autofree char *title = incomplete && complete->cells->len == 0
                                 ? g_strdup (_ ("The rating over time is not known"))
                                 : describe_rating (pack, days, today);

    for (int window = 0; window < AMENDS_FEEDBACK_WINDOW_LIFETIME; window++)
        add_window (lines, pack, (AmendsFeedbackWindow) window, days, today);
    amends_chart_figure_take_layer (figure, lines);
    amends_chart_figure_set_title (figure, title);
    return figure;
}

static void
add_amounts (const AmendsRulePack *pack, const AmendsFeedbackHistory *history, const AmendsFigureBuckets *buckets,
             double *sums[])
{
    for (guint cell = 0; cell < history->cells->len; cell++) {
        const AmendsFeedbackDay *day;

        for (guint i = 0; (day = day_at (history, cell, i)) != NULL; i++) {
            guint bucket = amends_figure_buckets_find (buckets, day->day);

            for (int stars = 1; stars <= AMENDS_FIGURE_STARS && bucket < buckets->starts->len; stars++)
                sums[amends_rating_get_kind (pack, stars)][bucket] += (double) day->stars[stars];
        }
    }
}

static double
add_up (const double *amounts, guint n)
{
    double sum = 0;

    for (guint i = 0; i < n; i++)
        sum += amounts[i];
    return sum;
}

static char *
describe_amount (double positive, double neutral, double negative, gboolean incomplete)
{
    g_autofree char *all_text = NULL, *negative_text = NULL;
    double all = positive + neutral + negative;

    if (all < 1)
        return g_strdup (_ ("No feedback in this period"));
    all_text = amends_text_count ((guint64) all);
    negative_text = amends_text_count ((guint64) negative);
    if (incomplete) {
        g_autofree char *neutral_text = amends_text_count ((guint64) neutral);

        /* Translators: two numbers of feedback */
        return g_strdup_printf (_ ("Negative: %s, neutral: %s; not all positive ones are here"), negative_text,
                                neutral_text);
    }
    if (negative < 1) /* Translators: a number of feedback */
        return g_strdup_printf (
            ngettext ("%s came in, and it is not negative", "%s came in, none of them negative", (gulong) all),
            all_text);
    /* Translators: two numbers of feedback: the negative ones of all */
    return g_strdup_printf (ngettext ("%s of %s is negative", "%s of %s are negative", (gulong) negative),
                            negative_text, all_text);
}

AmendsChartFigure *
amends_feedback_figures_amount (const AmendsRulePack *pack, const AmendsFeedbackHistory *history,
                                const AmendsFeedbackSpan *span)
{
    g_auto (AmendsFigureBuckets) buckets = { 0 };
    AmendsChartFigure *figure =
        make_figure (amends_figure_parts_make_time_axis (span->resolution),
                     amends_chart_value_axis_new (AMENDS_CHART_UNIT_COUNT), _ ("How much feedback came in, by kind"));
    AmendsChartLayer *bars = amends_chart_bar_layer_new (AMENDS_CHART_BARS_STACKED);
    double *sums[AMENDS_N_FEEDBACK_KINDS], totals[AMENDS_N_FEEDBACK_KINDS];
    g_autofree char *title = NULL;
    gboolean any = FALSE;

    amends_figure_buckets_init (&buckets, span);
    for (int kind = 0; kind < AMENDS_N_FEEDBACK_KINDS; kind++)
        sums[kind] = g_new0 (double, buckets.starts->len);
    add_amounts (pack, history, &buckets, sums);
    for (int kind = 0; kind < AMENDS_N_FEEDBACK_KINDS; kind++) {
        totals[kind] = add_up (sums[kind], buckets.starts->len);
        any |= totals[kind] > 0;
    }
    title = describe_amount (totals[AMENDS_FEEDBACK_POSITIVE], totals[AMENDS_FEEDBACK_NEUTRAL],
                             totals[AMENDS_FEEDBACK_NEGATIVE], amends_feedback_history_is_incomplete (history));
    for (int kind = 0; kind < AMENDS_N_FEEDBACK_KINDS; kind++) {
        if (any)
            amends_figure_parts_add (bars, _ (KIND_NAMES[kind]), KIND_INKS[kind],
                                     amends_figure_buckets_get_x (&buckets), sums[kind], buckets.starts->len);
        g_free (sums[kind]);
    }
    amends_chart_figure_take_layer (figure, bars);
    amends_chart_figure_set_title (figure, title);
    return figure;
}

static void
add_stars (const AmendsFeedbackHistory *history, gint64 first, gint64 last, double n[])
{
    for (guint cell = 0; cell < history->cells->len; cell++) {
        const AmendsFeedbackDay *day;

        for (guint i = 0; (day = day_at (history, cell, i)) != NULL; i++) {
            for (int stars = 1; stars <= AMENDS_FIGURE_STARS && day->day >= first && day->day <= last; stars++)
                n[stars - 1] += (double) day->stars[stars];
        }
    }
}

static char *
describe_stars (const double n_now[], const double n_before[])
{
    int mean = amends_figure_parts_find_mean (n_now), before = amends_figure_parts_find_mean (n_before);

    if (mean == 0)
        return g_strdup (_ ("No feedback in this period"));
    if (mean == before ||
        !amends_figure_parts_can_compare (amends_figure_parts_count (n_now), amends_figure_parts_count (n_before)))
        return g_strdup_printf (_ ("The average is %.1f stars"), mean / 10.0);
    if (mean > before)
        return g_strdup_printf (_ ("The average rose from %.1f to %.1f stars"), before / 10.0, mean / 10.0);
    return g_strdup_printf (_ ("The average fell from %.1f to %.1f stars"), before / 10.0, mean / 10.0);
}

AmendsChartFigure *
amends_feedback_figures_stars (const AmendsFeedbackHistory *history, const AmendsFeedbackSpan *span)
{
    double now[AMENDS_FIGURE_STARS] = { 0 }, before[AMENDS_FIGURE_STARS] = { 0 };
    g_autofree char *title = NULL;
    AmendsChartFigure *figure;
    gboolean incomplete;

    add_stars (history, span->first, span->last, now);
    add_stars (history, 2 * span->first - span->last - 1, span->first - 1, before);
    incomplete = amends_figure_parts_count (now) > 0 && amends_feedback_history_is_incomplete (history);
    figure = amends_figure_parts_make_histogram (now, before, _ ("Feedback by stars, beside the same time before"),
                                                 _ (NO_FEEDBACK), !incomplete);
    title = incomplete ? g_strdup (_ ("The average is not known: four and five stars are missing"))
                       : describe_stars (now, before);
    amends_chart_figure_set_title (figure, title);
    return figure;
}

static const char *
find_solution (const AmendsGuide *guide, const AmendsSolutionDone *done)
{
    const char *text = amends_guide_find_solution (guide, done->solution);

    return text != NULL ? text : amends_guide_get_cause_title (guide, done->cause);
}

/* @x: where each mark stands; @notes: (element-type utf8): what each says */
static void
add_marks (AmendsChartFigure *figure, GArray *x, GPtrArray *notes)
{
    g_autofree double *y = g_new0 (double, x->len);
    AmendsChartLayer *layer;

    if (x->len == 0)
        return;
    g_ptr_array_add (notes, NULL);
    layer = amends_chart_marker_layer_new ();
    amends_chart_series_set_notes (amends_figure_parts_add (layer, _ ("Solutions done"), AMENDS_CHART_INK_EVENT,
                                                            (const double *) (gconstpointer) x->data, y, x->len),
                                   (const char *const *) notes->pdata);
    amends_chart_figure_take_layer (figure, layer);
}

void
amends_feedback_figures_add_solutions (AmendsChartFigure *figure, const AmendsGuide *guide, GPtrArray *solutions)
{
    g_autoptr (GArray) x = g_array_new (FALSE, FALSE, sizeof (double));
    g_autoptr (GPtrArray) notes = g_ptr_array_new ();

    for (guint i = 0; i < solutions->len; i++) {
        const AmendsSolutionDone *done = g_ptr_array_index (solutions, i);
        const double at = (double) (amends_feedback_day_of (done->done_at) * DAY);

        g_array_append_val (x, at);
        g_ptr_array_add (notes, (gpointer) find_solution (guide, done));
    }
    add_marks (figure, x, notes);
}

/* A bar is all of its bucket, and stands where that begins: what was done in a bucket stands over its bar, in one mark. */
void
amends_feedback_figures_add_bucket_solutions (AmendsChartFigure *figure, const AmendsGuide *guide, GPtrArray *solutions,
                                              const AmendsFeedbackSpan *span)
{
    g_auto (AmendsFigureBuckets) buckets = { 0 };
    g_autoptr (GArray) x = g_array_new (FALSE, FALSE, sizeof (double));
    g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);

    amends_figure_buckets_init (&buckets, span);
    for (guint i = 0; i < solutions->len; i++) {
        const AmendsSolutionDone *done = g_ptr_array_index (solutions, i);
        guint bucket = amends_figure_buckets_find (&buckets, amends_feedback_day_of (done->done_at));
        const double *starts = amends_figure_buckets_get_x (&buckets);
        const char *what = find_solution (guide, done);

        if (bucket >= buckets.starts->len)
            continue;
        if (x->len == 0 || g_array_index (x, double, x->len - 1) < starts[bucket]) {
            g_array_append_val (x, starts[bucket]);
            g_ptr_array_add (notes, g_strdup (what));
        } else {
            char **note = (char **) &notes->pdata[notes->len - 1];
            g_autofree char *before = *note;

            *note = g_strdup_printf ("%s · %s", before, what);
        }
    }
    add_marks (figure, x, notes);
}
