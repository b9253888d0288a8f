/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "amends-text.h"

#define MOST 0.5

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
    const AmendsCauseRank *left = a, *right = b;

    if (left->n != right->n)
        return left->n > right->n ? -1 : 1;
    return (int) left->cause - (int) right->cause;
}

GArray *
amends_cause_figures_rank (const AmendsCauseBucket *counts)
{
    GArray *ranks = g_array_new (FALSE, FALSE, sizeof (AmendsCauseRank));

    for (int cause = 0; cause < AMENDS_N_CAUSES; cause++) {
        AmendsCauseRank rank = { (AmendsCause) cause, counts->reviews.causes[cause] + counts->feedback.causes[cause] };

        if (rank.n > 0)
            g_array_append_val (ranks, rank);
    }
    g_array_sort (ranks, compare_ranks);
    return ranks;
}

static guint64
add_up (GArray *ranks, guint n)
{
    guint64 sum = 0;

    for (guint i = 0; i < n; i++)
        sum += g_array_index (ranks, AmendsCauseRank, i).n;
    return sum;
}

/* The causes to begin with: the fewest that make up half of all. */
static char *
describe_causes (const AmendsGuide *guide, GArray *ranks, guint64 n_unhappy)
{
    guint64 all = add_up (ranks, ranks->len);
    guint n = 1;
    g_autofree char *share = NULL;

    if (all == 0 && n_unhappy == 0)
        return g_strdup (_ ("No complaints in this period"));
    if (all == 0)
        return g_strdup (_ ("No cause is known in this period"));
    while ((double) add_up (ranks, n) < MOST * (double) all)
        n++;
    share = amends_figure_parts_share ((double) add_up (ranks, n) / (double) all);
    if (n == 1) /* Translators: the name of a cause, and a share */
        return g_strdup_printf (_ ("“%s” is behind %s of the complaints"),
                                amends_guide_get_cause_title (guide, g_array_index (ranks, AmendsCauseRank, 0).cause),
                                share);
    /* Translators: a number of causes (two or more), and a share */
    return g_strdup_printf (
        ngettext ("%u cause is behind %s of the complaints", "%u causes are behind %s of the complaints", n), n, share);
}

static char *
describe_cover (const AmendsCauseBucket *counts, gboolean reviews_only)
{
    g_autofree char *known = amends_text_count (counts->reviews.n_explained + counts->feedback.n_explained);
    g_autofree char *all = amends_text_count (counts->reviews.n_low + counts->feedback.n_low);

    if (counts->reviews.n_low + counts->feedback.n_low == 0)
        return g_strdup (reviews_only ? _ ("Causes of critical reviews")
                                      : _ ("Causes of critical reviews and of neutral and negative feedback"));
    if (reviews_only) /* Translators: two numbers of reviews */
        return g_strdup_printf (_ ("Causes of critical reviews; known for %s of %s"), known, all);
    /* Translators: two numbers of comments */
    return g_strdup_printf (_ ("Causes of critical reviews and of neutral and negative feedback; known for %s of %s"),
                            known, all);
}

AmendsChartFigure *
amends_cause_figures_causes (const AmendsGuide *guide, const AmendsCauseBucket *counts, GArray *ranks,
                             gboolean reviews_only)
{
    g_autoptr (GPtrArray) labels = g_ptr_array_new ();
    g_autofree double *n = g_new (double, MAX (ranks->len, 1));
    g_autofree double *share = g_new (double, MAX (ranks->len, 1));
    guint64 n_unhappy = counts->reviews.n_low + counts->feedback.n_low;
    g_autofree char *title = describe_causes (guide, ranks, n_unhappy);
    g_autofree char *subtitle = describe_cover (counts, reviews_only);
    double all = (double) add_up (ranks, ranks->len);
    AmendsChartLayer *bars = amends_chart_bar_layer_new (AMENDS_CHART_BARS_STACKED);
    AmendsChartLayer *line = amends_chart_line_layer_new ();
    AmendsChartAxis *percent = amends_chart_value_axis_new (AMENDS_CHART_UNIT_PERCENT);
    AmendsChartFigure *figure;

    for (guint i = 0; i < ranks->len; i++) {
        const AmendsCauseRank *rank = &g_array_index (ranks, AmendsCauseRank, i);

        n[i] = (double) rank->n;
        share[i] = (double) add_up (ranks, i + 1) / all;
        g_ptr_array_add (labels, (gpointer) amends_guide_get_cause_title (guide, rank->cause));
    }
    g_ptr_array_add (labels, NULL);
    figure = amends_figure_parts_new (amends_chart_category_axis_new ((const char *const *) labels->pdata),
                                      amends_chart_value_axis_new (AMENDS_CHART_UNIT_COUNT), subtitle,
                                      n_unhappy == 0 ? _ ("No customer was unhappy.")
                                                     : _ ("Open a comment and say why the customer is unhappy, or "
                                                          "choose a longer period."));
    amends_chart_axis_set_name (amends_chart_figure_get_x_axis (figure), _ ("Cause"));
    amends_chart_figure_set_transposed (figure, TRUE);
    amends_chart_axis_set_range (percent, 0, 1);
    /* Both scales end with all complaints: a bar is as long as what it adds to the line. */
    if (all > 0)
        amends_chart_axis_set_range (amends_chart_figure_get_y_axis (figure), 0, all);
    amends_chart_figure_take_secondary (figure, percent);
    amends_chart_layer_set_secondary (line, TRUE);
    amends_figure_parts_add (bars, _ ("Complaints"), AMENDS_CHART_INK_FIRST, NULL, n, ranks->len);
    amends_figure_parts_add (line, _ ("Cumulative share"), AMENDS_CHART_INK_SECOND, NULL, share, ranks->len);
    amends_chart_figure_take_layer (figure, bars);
    amends_chart_figure_take_layer (figure, line);
    amends_chart_figure_set_title (figure, title);
    return figure;
}

/* Answers */

typedef struct {
    gint64 within, known, unknown;
} Answers;

static void
add_day (Answers *answers, const AmendsAnswerDay *day)
{
    answers->within += day->within;
    answers->known += day->within + day->later + day->not_yet;
    answers->unknown += day->unknown;
}

static char *
describe_answers (const Answers *all)
{
    g_autofree char *within = amends_text_count ((guint64) all->within);
    g_autofree char *known = amends_text_count ((guint64) all->known);

    if (all->known == 0)
        return g_strdup (_ ("Nothing to answer in this period"));
    /* Translators: two numbers of comments */
    return g_strdup_printf (
        ngettext ("%s of %s was answered within a day", "%s of %s were answered within a day", (gulong) all->within),
        within, known);
}

static char *
describe_known (const Answers *all)
{
    g_autofree char *unknown = amends_text_count ((guint64) all->unknown);
    const char *what =
        _ ("Neutral and negative feedback that was answered in public or through Contact Buyer within 24 hours");

    if (all->unknown == 0)
        return g_strdup (what);
    /* Translators: a sentence without its full stop, then a number of comments */
    return g_strdup_printf (ngettext ("%s. %s answer without a time is left out",
                                      "%s. %s answers without a time are left out", (gulong) all->unknown),
                            what, unknown);
}

static char *
describe_bucket (const Answers *answers)
{
    g_autofree char *within = amends_text_count ((guint64) answers->within);
    g_autofree char *known = amends_text_count ((guint64) answers->known);

    /* Translators: two numbers: how many of how many */
    return g_strdup_printf (_ ("%s of %s"), within, known);
}

AmendsChartFigure *
amends_cause_figures_answers (GArray *days, const AmendsFeedbackSpan *span)
{
    g_auto (AmendsFigureBuckets) buckets = { 0 };
    g_autofree Answers *sums = NULL;
    g_autofree double *y = NULL;
    g_auto (GStrv) notes = NULL;
    g_autofree char *title = NULL, *subtitle = NULL;
    Answers all = { 0 };
    AmendsChartLayer *bars = amends_chart_bar_layer_new (AMENDS_CHART_BARS_STACKED);
    AmendsChartAxis *percent = amends_chart_value_axis_new (AMENDS_CHART_UNIT_PERCENT);
    AmendsChartFigure *figure;

    amends_figure_buckets_init (&buckets, span);
    sums = g_new0 (Answers, buckets.starts->len + 1); /* the last one takes what lies outside */
    y = g_new (double, buckets.starts->len);
    notes = g_new0 (char *, buckets.starts->len + 1);
    for (guint i = 0; i < days->len; i++) {
        const AmendsAnswerDay *day = &g_array_index (days, AmendsAnswerDay, i);
        guint bucket = amends_figure_buckets_find (&buckets, day->day);

        add_day (&sums[bucket], day);
        if (bucket < buckets.starts->len)
            add_day (&all, day);
    }
    for (guint i = 0; i < buckets.starts->len; i++) {
        y[i] = sums[i].known > 0 ? (double) sums[i].within / (double) sums[i].known : NAN;
        notes[i] = sums[i].known > 0 ? describe_bucket (&sums[i]) : g_strdup ("");
    }
    title = describe_answers (&all);
    subtitle = describe_known (&all);
    figure = amends_figure_parts_new (amends_figure_parts_make_time_axis (span->resolution), percent, subtitle,
                                      _ ("No neutral or negative feedback in this period."));
    amends_chart_axis_set_range (percent, 0, 1);
    amends_chart_series_set_notes (
        amends_figure_parts_add (bars, _ ("Answered within 24 hours"), AMENDS_CHART_INK_THIRD,
                                 amends_figure_buckets_get_x (&buckets), y, buckets.starts->len),
        (const char *const *) notes);
    amends_chart_figure_take_layer (figure, bars);
    amends_chart_figure_set_title (figure, title);
    return figure;
}
