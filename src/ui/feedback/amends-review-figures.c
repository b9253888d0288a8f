/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "amends-review-rules.h"
#include "amends-text.h"

#define DAY 86400
/* One-sided 95 %. */
#define Z 1.6449
#define NAME_CHARS 40
#define TITLE_CHARS 32

typedef struct {
    guint64 critical, all;
} Counts;

static void
add_counts (Counts *counts, const AmendsRulePack *pack, const guint32 *stars)
{
    for (int i = 1; i <= AMENDS_FIGURE_STARS; i++) {
        counts->all += stars[i];
        counts->critical += amends_review_rules_is_critical (pack, i) ? stars[i] : 0;
    }
}

static const guint32 *
get_day (const AmendsReviewHistory *history, gint64 day)
{
    static const guint32 NONE[AMENDS_REVIEW_STARS];

    return day < history->first_day || day >= history->first_day + history->n_days
               ? NONE
               : history->days + (day - history->first_day) * AMENDS_REVIEW_STARS;
}

static Counts
count_days (const AmendsRulePack *pack, const AmendsReviewHistory *history, gint64 first, gint64 last)
{
    Counts counts = { 0 };

    for (gint64 day = MAX (first, history->first_day); day <= last; day++)
        add_counts (&counts, pack, get_day (history, day));
    return counts;
}

static double
share_of (const Counts *counts)
{
    return counts->all > 0 ? (double) counts->critical / (double) counts->all : 0;
}

guint64
amends_review_figures_count_critical (const AmendsRulePack *pack, const AmendsReviewHistory *history, gint64 first,
                                      gint64 last)
{
    return count_days (pack, history, first, last).critical;
}

/* Reviews over time */

static char *
describe_amount (const Counts *now, const Counts *before)
{
    g_autofree char *share = amends_figure_parts_share (share_of (now));
    g_autofree char *share_before = amends_figure_parts_share (share_of (before));
    g_autofree char *all = amends_text_count (now->all);
    int change = (int) round (share_of (now) * 100) - (int) round (share_of (before) * 100);

    if (now->all == 0)
        return g_strdup (_ ("No reviews in this period"));
    if (!amends_figure_parts_can_compare ((double) now->all, (double) before->all))
        /* Translators: a share, and a number of reviews */
        return g_strdup_printf (
            ngettext ("%s of %s review is critical", "%s of %s reviews are critical", (gulong) now->all), share, all);
    if (change > 0) /* Translators: two shares */
        return g_strdup_printf (_ ("Critical reviews rose from %s to %s"), share_before, share);
    if (change < 0) /* Translators: two shares */
        return g_strdup_printf (_ ("Critical reviews fell from %s to %s"), share_before, share);
    /* Translators: a share */
    return g_strdup_printf (_ ("Critical reviews stay at %s"), share);
}

static void
add_stack (AmendsChartLayer *bars, const AmendsReviewHistory *history, const AmendsFigureBuckets *buckets, int stars)
{
    g_autofree char *name = g_strdup_printf (ngettext ("%d star", "%d stars", (gulong) stars), stars);
    g_autofree double *y = g_new0 (double, buckets->starts->len);

    for (gint64 day = buckets->first; day <= buckets->last; day++)
        y[amends_figure_buckets_find (buckets, day)] += get_day (history, day)[stars];
    amends_figure_parts_add (bars, name, AMENDS_CHART_INK_STARS_1 + (AmendsChartInk) (stars - 1),
                             amends_figure_buckets_get_x (buckets), y, buckets->starts->len);
}

AmendsChartFigure *
amends_review_figures_amount (const AmendsRulePack *pack, const AmendsReviewHistory *history,
                              const AmendsFeedbackSpan *span)
{
    g_auto (AmendsFigureBuckets) buckets = { 0 };
    AmendsChartFigure *figure = amends_figure_parts_new (
        amends_figure_parts_make_time_axis (span->resolution), amends_chart_value_axis_new (AMENDS_CHART_UNIT_COUNT),
        _ ("How many reviews came in, by stars"), _ ("No reviews in this period. Choose a longer one."));
    AmendsChartLayer *bars = amends_chart_bar_layer_new (AMENDS_CHART_BARS_STACKED);
    Counts now = count_days (pack, history, span->first, span->last);
    Counts before = count_days (pack, history, 2 * span->first - span->last - 1, span->first - 1);
    g_autofree char *title = describe_amount (&now, &before);

    amends_figure_buckets_init (&buckets, span);
    for (int stars = AMENDS_FIGURE_STARS; stars >= 1 && now.all > 0; stars--)
        add_stack (bars, history, &buckets, stars);
    amends_chart_figure_take_layer (figure, bars);
    amends_chart_figure_set_title (figure, title);
    return figure;
}

/* Stars */

static void
add_days (const AmendsReviewHistory *history, gint64 first, gint64 last, double n[])
{
    for (gint64 day = MAX (first, history->first_day); day <= last; day++)
        for (int stars = 1; stars <= AMENDS_FIGURE_STARS; stars++)
            n[stars - 1] += get_day (history, day)[stars];
}

static char *
describe_stars (const double n_now[], const double n_before[])
{
    int mean = amends_figure_parts_find_mean (n_now), before = amends_figure_parts_find_mean (n_before);

    if (mean == 0)
        return g_strdup (_ ("No reviews in this period"));
    if (mean == before ||
        !amends_figure_parts_can_compare (amends_figure_parts_count (n_now),
                                          amends_figure_parts_count (n_before))) /* Translators: stars, such as 4.2 */
        return g_strdup_printf (_ ("Reviews have %.1f stars on average"), mean / 10.0);
    if (mean > before) /* Translators: stars, such as 4.2 */
        return g_strdup_printf (_ ("The average review rose from %.1f to %.1f stars"), before / 10.0, mean / 10.0);
    /* Translators: stars, such as 4.2 */
    return g_strdup_printf (_ ("The average review fell from %.1f to %.1f stars"), before / 10.0, mean / 10.0);
}

AmendsChartFigure *
amends_review_figures_stars (const AmendsReviewHistory *history, const AmendsFeedbackSpan *span)
{
    double now[AMENDS_FIGURE_STARS] = { 0 }, before[AMENDS_FIGURE_STARS] = { 0 };
    g_autofree char *title = NULL;
    AmendsChartFigure *figure;

    add_days (history, span->first, span->last, now);
    add_days (history, 2 * span->first - span->last - 1, span->first - 1, before);
    figure = amends_figure_parts_make_histogram (now, before, _ ("Reviews by stars, beside the same time before"),
                                                 _ ("No reviews in this period. Choose a longer one."), TRUE);
    title = describe_stars (now, before);
    amends_chart_figure_set_title (figure, title);
    return figure;
}

/* Products by month */

typedef struct {
    AmendsReviewProduct *product;
    Counts counts;
    double sure; /* the share of critical ones is at least this, with 95 % confidence */
} Rank;

/* Wilson's lower bound. */
static double
find_sure_share (const Counts *counts)
{
    double n = (double) counts->all, p = n > 0 ? (double) counts->critical / n : 0;

    if (n <= 0)
        return 0;
    return (p + Z * Z / (2 * n) - Z * sqrt (p * (1 - p) / n + Z * Z / (4 * n * n))) / (1 + Z * Z / n);
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
    const Rank *left = a, *right = b;

    if (left->sure < right->sure || left->sure > right->sure)
        return left->sure > right->sure ? -1 : 1;
    return strcmp (left->product->key, right->product->key);
}

static Counts
count_months (const AmendsRulePack *pack, const AmendsReviewHistory *history, const AmendsReviewProduct *product)
{
    Counts counts = { 0 };

    for (guint month = 0; month < history->n_months; month++)
        add_counts (&counts, pack, product->months + (gsize) month * AMENDS_REVIEW_STARS);
    return counts;
}

GPtrArray *
amends_review_figures_list_worst (const AmendsRulePack *pack, const AmendsReviewHistory *history)
{
    g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (Rank));
    GPtrArray *worst = g_ptr_array_new ();

    for (guint i = 0; i < history->products->len; i++) {
        AmendsReviewProduct *product = g_ptr_array_index (history->products, i);
        Rank rank = { product, count_months (pack, history, product), 0 };

        rank.sure = find_sure_share (&rank.counts);
        if (rank.counts.critical > 0)
            g_array_append_val (ranks, rank);
    }
    g_array_sort (ranks, compare_ranks);
    for (guint i = 0; i < ranks->len; i++)
        g_ptr_array_add (worst, g_array_index (ranks, Rank, i).product);
    return worst;
}

static char *
name_product (const AmendsReviewProduct *product, gsize n_chars)
{
    return amends_text_for_display (product->title != NULL && *product->title != '\0' ? product->title : product->key,
                                    n_chars, TRUE);
}

static gboolean
is_taken (const AmendsReviewProduct *product, const char *name, GPtrArray *others, guint n, gsize n_chars,
          char *(*make_name) (const AmendsReviewProduct *, gsize))
{
    for (guint i = 0; i < MIN (n, others->len); i++) {
        const AmendsReviewProduct *other = g_ptr_array_index (others, i);
        g_autofree char *same = other != product ? make_name (other, n_chars) : NULL;

        if (g_strcmp0 (same, name) == 0)
            return TRUE;
    }
    return FALSE;
}

/* Both ends of a name: variants of a product often differ in the last word. */
static char *
name_ends (const AmendsReviewProduct *product, gsize n_chars)
{
    g_autofree char *whole = name_product (product, 0), *head = NULL, *tail = NULL;
    glong length = g_utf8_strlen (whole, -1), half = (glong) n_chars / 2;

    if (length <= (glong) n_chars)
        return g_steal_pointer (&whole);
    head = g_utf8_substring (whole, 0, half);
    tail = g_utf8_substring (whole, length - half, length);
    return g_strconcat (g_strchomp (head), "…", g_strchug (tail), NULL);
}

/* A name that no other one of the first @n of @others has. @n_chars: 0: in full */
static char *
name_apart (const AmendsReviewProduct *product, GPtrArray *others, guint n, gsize n_chars)
{
    g_autofree char *name = name_product (product, n_chars), *ends = NULL;

    if (!is_taken (product, name, others, n, n_chars, name_product))
        return g_steal_pointer (&name);
    ends = n_chars > 0 ? name_ends (product, n_chars) : NULL;
    if (ends != NULL && !is_taken (product, ends, others, n, n_chars, name_ends))
        return g_steal_pointer (&ends);
    return g_strconcat (name, " · ", product->key, NULL);
}

static AmendsChartSeries *
add_row (AmendsChartLayer *heat, const AmendsRulePack *pack, const AmendsReviewHistory *history,
         const AmendsReviewProduct *product, const char *name, const double *x)
{
    g_autofree double *y = g_new (double, history->n_months);
    g_auto (GStrv) notes = g_new0 (char *, history->n_months + 1);
    g_auto (GStrv) cells = g_new0 (char *, history->n_months + 1);
    AmendsChartSeries *series;

    for (guint month = 0; month < history->n_months; month++) {
        Counts counts = { 0 };
        g_autofree char *critical = NULL, *all = NULL;

        add_counts (&counts, pack, product->months + (gsize) month * AMENDS_REVIEW_STARS);
        critical = amends_text_count (counts.critical);
        all = amends_text_count (counts.all);
        y[month] = counts.all > 0 ? share_of (&counts) : NAN;
        cells[month] = g_strdup (counts.all > 0 ? critical : "");
        /* Translators: how many of how many reviews are critical */
        notes[month] = counts.all > 0 ? g_strdup_printf (_ ("%s of %s"), critical, all) : g_strdup ("");
    }
    series = amends_figure_parts_add (heat, name, AMENDS_CHART_INK_HEAT, x, y, history->n_months);
    amends_chart_series_set_notes (series, (const char *const *) notes);
    amends_chart_series_set_cells (series, (const char *const *) cells);
    return series;
}

static char *
describe_products (const AmendsRulePack *pack, const AmendsReviewHistory *history, GPtrArray *worst, guint n_rows)
{
    g_autofree char *name = NULL, *isolated = NULL, *share = NULL;
    Counts counts;

    if (worst->len == 0)
        return g_strdup (_ ("No product has critical reviews"));
    name = name_apart (g_ptr_array_index (worst, 0), worst, n_rows, TITLE_CHARS);
    isolated = amends_text_isolate (name, 0);
    counts = count_months (pack, history, g_ptr_array_index (worst, 0));
    share = amends_figure_parts_share (share_of (&counts));
    /* Translators: the name of a product, and a share */
    return g_strdup_printf (_ ("“%s” is the worst product: %s of its reviews are critical"), isolated, share);
}

static char *
describe_rows (guint shown, guint all)
{
    g_autofree char *number = amends_text_count (shown), *total = amends_text_count (all);

    if (shown == all)
        return g_strdup (_ ("Critical reviews by product and month; the colour is their share"));
    /* Translators: two numbers of products */
    return g_strdup_printf (_ ("Critical reviews by product and month; the colour is their share. The %s worst of %s "
                               "products that have some"),
                            number, total);
}

AmendsChartFigure *
amends_review_figures_products (const AmendsRulePack *pack, const AmendsReviewHistory *history, GPtrArray *worst,
                                guint n_rows)
{
    g_autofree double *x = g_new (double, history->n_months);
    g_autofree char *subtitle = describe_rows (MIN (n_rows, worst->len), worst->len);
    g_autofree char *title = describe_products (pack, history, worst, n_rows);
    AmendsChartFigure *figure =
        amends_figure_parts_new (amends_figure_parts_make_time_axis (AMENDS_CHART_MONTH),
                                 amends_chart_value_axis_new (AMENDS_CHART_UNIT_PERCENT), subtitle,
                                 _ ("No critical reviews in these months. Choose a longer period, or other filters."));
    AmendsChartLayer *heat = amends_chart_heat_layer_new ();

    for (guint month = 0; month < history->n_months; month++)
        x[month] = (double) (amends_review_history_day_of_month (history->first_month + month) * DAY);
    for (guint i = 0; i < MIN (n_rows, worst->len); i++) {
        g_autofree char *name = name_apart (g_ptr_array_index (worst, i), worst, n_rows, NAME_CHARS);
        g_autofree char *long_name = name_apart (g_ptr_array_index (worst, i), worst, n_rows, 0);

        amends_chart_series_set_long_name (add_row (heat, pack, history, g_ptr_array_index (worst, i), name, x),
                                           long_name);
    }
    amends_chart_figure_take_layer (figure, heat);
    amends_chart_figure_set_title (figure, title);
    return figure;
}
