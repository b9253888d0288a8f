/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "amends-cause-figures.h"
#include "amends-chart-axis-private.h"
#include "amends-feedback-figures.h"
#include "amends-rating.h"
#include "amends-review-figures.h"
#include "amends-solution-done.h"

#define DAY 86400
#define FIRST 20454 /* 2026-01-01 */

static AmendsReviewHistory *
make_history (gint64 first, gint64 last, guint n_months)
{
    return amends_review_history_new (first, last, n_months);
}

static void
add_day (AmendsReviewHistory *history, gint64 day, int stars, guint32 n)
{
    history->days[(day - history->first_day) * AMENDS_REVIEW_STARS + stars] += n;
}

static AmendsChartSeries *
get_series (AmendsChartFigure *figure, guint layer, guint series)
{
    return amends_chart_layer_get_series (amends_chart_figure_get_layer (figure, layer), series);
}

static double
get_y (AmendsChartFigure *figure, guint layer, guint series, gsize point)
{
    g_assert_cmpuint (point, <, amends_chart_series_get_n_points (get_series (figure, layer, series)));
    return amends_chart_series_get_y (get_series (figure, layer, series))[point];
}

static void
assert_title (AmendsChartFigure *figure, const char *title)
{
    g_assert_cmpstr (amends_chart_figure_get_title (figure), ==, title);
}

static void
test_buckets_hold_their_days (void)
{
    static const AmendsChartResolution RESOLUTIONS[] = { AMENDS_CHART_DAY, AMENDS_CHART_WEEK, AMENDS_CHART_MONTH };

    for (gsize i = 0; i < G_N_ELEMENTS (RESOLUTIONS); i++) {
        const AmendsFeedbackSpan span = { FIRST + 10, FIRST + 80, RESOLUTIONS[i] };
        g_auto (AmendsFigureBuckets) buckets = { 0 };
        g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

        amends_figure_buckets_init (&buckets, &span);
        for (gint64 day = span.first; day <= span.last; day++) {
            double start = amends_figure_buckets_get_x (&buckets)[amends_figure_buckets_find (&buckets, day)];

            g_assert_cmpint ((gint64) start, ==, amends_chart_bucket_start (day * DAY, span.resolution, utc));
        }
        g_assert_cmpuint (amends_figure_buckets_find (&buckets, span.first - 1), ==, buckets.starts->len);
        g_assert_cmpuint (amends_figure_buckets_find (&buckets, span.last + 1), ==, buckets.starts->len);
    }
}

static void
test_reviews_over_time_tell_how_critical_they_are (void)
{
    const AmendsFeedbackSpan span = { FIRST, FIRST + 30, AMENDS_CHART_MONTH };
    static const struct {
        guint32 before_bad, before_good, bad, good;
        const char *title;
    } CASES[] = {
        { 1, 9, 3, 7, "Critical reviews rose from 10% to 30%" },
        { 3, 7, 1, 9, "Critical reviews fell from 30% to 10%" },
        { 1, 9, 2, 18, "Critical reviews stay at 10%" },
        { 0, 0, 2, 18, "10% of 20 reviews are critical" },
        { 9, 0, 2, 18, "10% of 20 reviews are critical" },
        { 5, 5, 1, 8, "11% of 9 reviews are critical" },
        { 0, 0, 0, 1, "0% of 1 review is critical" },
        { 8, 8, 0, 0, "No reviews in this period" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsReviewHistory) history = make_history (FIRST - 31, FIRST + 30, 12);
        g_autoptr (AmendsChartFigure) figure = NULL;

        add_day (history, FIRST - 5, 3, CASES[i].before_bad);
        add_day (history, FIRST - 5, 4, CASES[i].before_good);
        add_day (history, FIRST + 5, 1, CASES[i].bad);
        add_day (history, FIRST + 6, 5, CASES[i].good);
        figure = amends_review_figures_amount (amends_rule_pack_get_default (), history, &span);
        assert_title (figure, CASES[i].title);
        g_assert_cmpint (amends_chart_figure_is_empty (figure), ==, CASES[i].bad + CASES[i].good == 0);
        if (CASES[i].good == 0)
            continue;
        /* Five stars first, at the bottom of the stack. */
        g_assert_cmpfloat (get_y (figure, 0, 0, 0), ==, CASES[i].good);
        g_assert_cmpfloat (get_y (figure, 0, 4, 0), ==, CASES[i].bad);
    }
}

static void
test_stars_stand_beside_the_time_before (void)
{
    const AmendsFeedbackSpan span = { FIRST, FIRST + 9, AMENDS_CHART_DAY };
    g_autoptr (AmendsReviewHistory) history = make_history (FIRST - 10, FIRST + 9, 12);
    g_autoptr (AmendsChartFigure) figure = NULL, few = NULL;

    add_day (history, FIRST - 10, 2, 9);
    add_day (history, FIRST, 4, 9);
    add_day (history, FIRST + 9, 4, 1);
    few = amends_review_figures_stars (history, &span);
    assert_title (few, "Reviews have 4.0 stars on average");
    add_day (history, FIRST - 10, 2, 1);
    figure = amends_review_figures_stars (history, &span);
    assert_title (figure, "The average review rose from 2.0 to 4.0 stars");
    g_assert_cmpfloat (get_y (figure, 0, 0, 1), ==, 10);
    g_assert_cmpfloat (get_y (figure, 0, 1, 3), ==, 10);
    /* The mean stands at its place between the bars, which are numbered from 0. */
    g_assert_cmpfloat (amends_chart_series_get_x (get_series (figure, 1, 0))[0], ==, 3);
}

/* A half is rounded up, as in the report; what would look the same neither rose nor fell. */
static void
test_means_are_rounded_as_in_the_report (void)
{
    const AmendsFeedbackSpan span = { FIRST, FIRST + 9, AMENDS_CHART_DAY };
    g_autoptr (AmendsReviewHistory) history = make_history (FIRST - 10, FIRST + 9, 12);
    g_autoptr (AmendsChartFigure) figure = NULL, same = NULL;

    add_day (history, FIRST, 4, 15);
    add_day (history, FIRST, 5, 5);
    figure = amends_review_figures_stars (history, &span);
    assert_title (figure, "Reviews have 4.3 stars on average");
    g_assert_cmpstr (amends_chart_series_get_note (get_series (figure, 1, 0), 0), ==, "4.3");
    g_assert_cmpfloat (amends_chart_series_get_x (get_series (figure, 1, 0))[0], ==, 3.25);
    add_day (history, FIRST - 1, 4, 38);
    add_day (history, FIRST - 1, 5, 12);
    same = amends_review_figures_stars (history, &span);
    assert_title (same, "The average review rose from 4.2 to 4.3 stars");
}

/* Products */

static AmendsReviewProduct *
add_product (AmendsReviewHistory *history, const char *key, guint month, guint32 critical, guint32 good)
{
    AmendsReviewProduct *product = amends_review_history_add_product (history, key, NULL);

    product->months[(gsize) month * AMENDS_REVIEW_STARS + 2] = critical;
    product->months[(gsize) month * AMENDS_REVIEW_STARS + 5] = good;
    return product;
}

static void
test_the_worst_product_is_the_surest (void)
{
    g_autoptr (AmendsReviewHistory) history = make_history (FIRST, FIRST + 89, 12);
    g_autoptr (GPtrArray) worst = NULL;
    g_autoptr (AmendsChartFigure) figure = NULL;
    AmendsChartSeries *row;

    g_assert_cmpuint (history->n_months, ==, 3);
    add_product (history, "one of one", 0, 1, 0);
    add_product (history, "sixty of a hundred", 1, 60, 40);
    add_product (history, "thirty of a hundred", 2, 30, 70);
    add_product (history, "none of a hundred", 2, 0, 100);
    worst = amends_review_figures_list_worst (amends_rule_pack_get_default (), history);
    g_assert_cmpuint (worst->len, ==, 3);
    g_assert_cmpstr (((AmendsReviewProduct *) worst->pdata[0])->key, ==, "sixty of a hundred");
    figure = amends_review_figures_products (amends_rule_pack_get_default (), history, worst, 2);
    assert_title (figure, "“\u2068sixty of a hundred\u2069” is the worst product: 60% of its reviews are critical");
    g_assert_cmpuint (amends_chart_layer_get_n_series (amends_chart_figure_get_layer (figure, 0)), ==, 2);
    row = get_series (figure, 0, 0);
    g_assert_cmpfloat (amends_chart_series_get_y (row)[1], ==, 0.6);
    g_assert_true (isnan (amends_chart_series_get_y (row)[0]));
    g_assert_cmpstr (amends_chart_series_get_cell (row, 1), ==, "60");
    g_assert_cmpstr (amends_chart_series_get_note (row, 1), ==, "60 of 100");
    g_assert_nonnull (strstr (amends_chart_figure_get_subtitle (figure), "The 2 worst of 3"));
}

static void
test_without_critical_reviews_no_product_is_blamed (void)
{
    g_autoptr (AmendsReviewHistory) history = make_history (FIRST, FIRST + 89, 12);
    g_autoptr (GPtrArray) worst = NULL;
    g_autoptr (AmendsChartFigure) figure = NULL;

    add_product (history, "A", 0, 0, 9);
    worst = amends_review_figures_list_worst (amends_rule_pack_get_default (), history);
    figure = amends_review_figures_products (amends_rule_pack_get_default (), history, worst, 12);
    assert_title (figure, "No product has critical reviews");
    g_assert_true (amends_chart_figure_is_empty (figure));
}

/* Variants of one product have titles that begin alike, or are alike. */
static void
test_products_are_told_apart (void)
{
    static const struct {
        const char *titles[3], *names[3], *worst, *in_full;
    } CASES[] = {
        { { "Lamp", "Kettle", "Mat" }, { "Lamp", "Kettle", "Mat" }, "“\u2068Lamp\u2069” is", "Lamp" },
        { { "A steel bottle with a handle, a lid of straw and a brush, red",
            "A steel bottle with a handle, a lid of straw and a brush, blue", "Mat" },
          { "A steel bottle with…raw and a brush, red", "A steel bottle with…aw and a brush, blue", "Mat" },
          "“\u2068A steel bottle w…and a brush, red\u2069” is",
          "A steel bottle with a handle, a lid of straw and a brush, red" },
        { { "Lamp", "Lamp", "Mat" }, { "Lamp · B1", "Lamp · B2", "Mat" }, "“\u2068Lamp · B1\u2069” is", "Lamp · B1" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsReviewHistory) history = make_history (FIRST, FIRST + 89, 12);
        static const char *const KEYS[] = { "B1", "B2", "B3" };
        g_autoptr (GPtrArray) worst = NULL;
        g_autoptr (AmendsChartFigure) figure = NULL;

        for (guint row = 0; row < 3; row++) {
            AmendsReviewProduct *product = amends_review_history_add_product (history, KEYS[row], CASES[i].titles[row]);

            product->months[1] = 30 - 10 * row;
        }
        worst = amends_review_figures_list_worst (amends_rule_pack_get_default (), history);
        figure = amends_review_figures_products (amends_rule_pack_get_default (), history, worst, 12);
        for (guint row = 0; row < 3; row++)
            g_assert_cmpstr (amends_chart_series_get_name (get_series (figure, 0, row)), ==, CASES[i].names[row]);
        g_assert_true (g_str_has_prefix (amends_chart_figure_get_title (figure), CASES[i].worst));
        g_assert_cmpstr (amends_chart_series_get_long_name (get_series (figure, 0, 0)), ==, CASES[i].in_full);
    }
}

/* Causes */

/* Both axes end at the same: all complaints. */
static void
assert_line_begins_at_the_first_bar (AmendsChartFigure *figure)
{
    AmendsChartAxis *y = amends_chart_figure_get_y_axis (figure);
    g_autoptr (GBytes) drawn = amends_chart_figure_to_svg (figure, 640, 400, FALSE, NULL);

    g_assert_nonnull (drawn);
    g_assert_cmpfloat_with_epsilon (amends_chart_axis_place (y, get_y (figure, 0, 0, 0)), get_y (figure, 1, 0, 0),
                                    1e-9);
}

static void
test_causes_are_told_by_the_fewest_that_matter (void)
{
    const char *const english[] = { "en", NULL };
    const AmendsGuide *guide = amends_guide_get (english);
    static const struct {
        guint64 n[4]; /* of the first causes of the table */
        const char *end;
    } CASES[] = {
        { { 6, 2, 1, 1 }, "” is behind 60% of the complaints" },
        { { 1, 4, 2, 4 }, "2 causes are behind 73% of the complaints" },
        { { 1, 1, 1, 1 }, "2 causes are behind 50% of the complaints" },
        { { 0, 0, 0, 0 }, "No cause is known in this period" },
    };
    AmendsCauseBucket happy = { 0 };
    g_autoptr (GArray) none = amends_cause_figures_rank (&happy);
    g_autoptr (AmendsChartFigure) nothing = amends_cause_figures_causes (guide, &happy, none, FALSE);

    assert_title (nothing, "No complaints in this period");
    g_assert_null (strstr (amends_chart_figure_get_subtitle (nothing), "known"));

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        AmendsCauseBucket counts = { .reviews.n_low = 20 };
        g_autoptr (GArray) ranks = NULL;
        g_autoptr (AmendsChartFigure) figure = NULL;

        for (int cause = 0; cause < 4; cause++) {
            counts.reviews.causes[cause] = CASES[i].n[cause] / 2;
            counts.feedback.causes[cause] = CASES[i].n[cause] - CASES[i].n[cause] / 2;
        }
        ranks = amends_cause_figures_rank (&counts);
        figure = amends_cause_figures_causes (guide, &counts, ranks, FALSE);
        g_assert_true (g_str_has_suffix (amends_chart_figure_get_title (figure), CASES[i].end));
        g_assert_cmpint (amends_chart_figure_is_empty (figure), ==, ranks->len == 0);
        for (guint bar = 1; bar < ranks->len; bar++) {
            g_assert_cmpfloat (get_y (figure, 0, 0, bar - 1), >=, get_y (figure, 0, 0, bar));
            g_assert_cmpfloat (get_y (figure, 1, 0, bar - 1), <, get_y (figure, 1, 0, bar));
        }
        if (ranks->len > 0) {
            g_assert_cmpfloat_with_epsilon (get_y (figure, 1, 0, ranks->len - 1), 1, 1e-9);
            assert_line_begins_at_the_first_bar (figure);
        }
    }
}

/* Of a brand's causes, feedback is no part: it is of no brand. */
static void
test_causes_of_a_brand_are_of_its_reviews (void)
{
    const char *const english[] = { "en", NULL };
    AmendsCauseBucket counts = { .reviews = { .n_low = 8, .n_explained = 3, .causes = { 3 } } };
    g_autoptr (GArray) ranks = amends_cause_figures_rank (&counts);
    g_autoptr (AmendsChartFigure) figure =
        amends_cause_figures_causes (amends_guide_get (english), &counts, ranks, TRUE);

    g_assert_cmpstr (amends_chart_figure_get_subtitle (figure), ==, "Causes of critical reviews; known for 3 of 8");
}

/* Answers */

static void
test_answers_are_a_share_of_what_is_known (void)
{
    const AmendsFeedbackSpan span = { FIRST, FIRST + 58, AMENDS_CHART_MONTH };
    const AmendsAnswerDay known[] = { { FIRST - 1, 9, 0, 0, 0 }, { FIRST, 1, 1, 0, 0 }, { FIRST + 9, 0, 0, 2, 3 } };
    g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (AmendsAnswerDay));
    g_autoptr (AmendsChartFigure) figure = NULL;

    g_array_append_vals (days, known, G_N_ELEMENTS (known));
    figure = amends_cause_figures_answers (days, &span);
    assert_title (figure, "1 of 4 was answered within a day");
    g_assert_cmpfloat (get_y (figure, 0, 0, 0), ==, 0.25);
    g_assert_true (isnan (get_y (figure, 0, 0, 1)));
    g_assert_cmpstr (amends_chart_series_get_note (get_series (figure, 0, 0), 0), ==, "1 of 4");
    g_assert_nonnull (strstr (amends_chart_figure_get_subtitle (figure), "3 answers without a time are left out"));
}

/* Solutions */

static void
test_solutions_are_marked_where_they_were_done (void)
{
    const char *const english[] = { "en", NULL };
    const AmendsGuide *guide = amends_guide_get (english);
    const AmendsFeedbackSpan span = { FIRST, FIRST + 30, AMENDS_CHART_DAY };
    g_autoptr (AmendsFeedbackHistory) history = amends_feedback_history_new ();
    g_autoptr (GPtrArray) solutions = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_solution_done_unref);
    g_autoptr (AmendsChartFigure) figure = NULL;
    gsize n;
    const AmendsGuideSolution *known = amends_guide_get_solutions (guide, AMENDS_CAUSE_SLOW_DELIVERY, &n);
    AmendsChartSeries *marks;

    g_ptr_array_add (solutions, amends_solution_done_new (&(AmendsSolutionDone) {
                                    .cause = AMENDS_CAUSE_SLOW_DELIVERY,
                                    .solution = known[0].id,
                                    .done_at = (FIRST + 7) * DAY + 3600,
                                }));
    amends_feedback_cell_add (amends_feedback_history_get_cell (history, 1, "SE"), FIRST, 5, 1);
    figure = amends_feedback_figures_rating (amends_rule_pack_get_default (), history, &span, FIRST + 30);
    amends_feedback_figures_add_solutions (figure, guide, solutions);
    g_assert_cmpuint (amends_chart_figure_get_n_layers (figure), ==, 2);
    marks = get_series (figure, 1, 0);
    g_assert_cmpfloat (amends_chart_series_get_x (marks)[0], ==, (FIRST + 7) * DAY);
    g_assert_cmpstr (amends_chart_series_get_note (marks, 0), ==, known[0].text);
}

/* In a chart of months, two that were done in one month are one mark over its bar; what lies outside the period is none. */
static void
test_solutions_stand_over_their_bars (void)
{
    const char *const english[] = { "en", NULL };
    const AmendsGuide *guide = amends_guide_get (english);
    const AmendsFeedbackSpan span = { FIRST, FIRST + 58, AMENDS_CHART_MONTH };
    g_autoptr (AmendsFeedbackHistory) history = amends_feedback_history_new ();
    g_autoptr (GPtrArray) solutions = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_solution_done_unref);
    g_autoptr (AmendsChartFigure) figure = NULL;
    static const int DAYS_LATER[] = { -40, 7, 9, 40 };
    gsize n;
    const AmendsGuideSolution *known = amends_guide_get_solutions (guide, AMENDS_CAUSE_SLOW_DELIVERY, &n);
    g_autofree char *both = g_strdup_printf ("%s · %s", known[0].text, known[0].text);
    AmendsChartSeries *marks, *bars;

    for (gsize i = 0; i < G_N_ELEMENTS (DAYS_LATER); i++)
        g_ptr_array_add (solutions, amends_solution_done_new (&(AmendsSolutionDone) {
                                        .cause = AMENDS_CAUSE_SLOW_DELIVERY,
                                        .solution = known[0].id,
                                        .done_at = (FIRST + DAYS_LATER[i]) * DAY + 3600,
                                    }));
    amends_feedback_cell_add (amends_feedback_history_get_cell (history, 1, "SE"), FIRST, 5, 1);
    figure = amends_feedback_figures_amount (amends_rule_pack_get_default (), history, &span);
    amends_feedback_figures_add_bucket_solutions (figure, guide, solutions, &span);
    g_assert_cmpuint (amends_chart_figure_get_n_layers (figure), ==, 2);
    bars = get_series (figure, 0, 0);
    marks = get_series (figure, 1, 0);
    g_assert_cmpuint (amends_chart_series_get_n_points (marks), ==, 2);
    for (gsize i = 0; i < 2; i++)
        g_assert_cmpfloat (amends_chart_series_get_x (marks)[i], ==, amends_chart_series_get_x (bars)[i]);
    g_assert_cmpstr (amends_chart_series_get_note (marks, 0), ==, both);
    g_assert_cmpstr (amends_chart_series_get_note (marks, 1), ==, known[0].text);
}

/* Feedback */

static AmendsFeedbackHistory *
make_feedback (void)
{
    AmendsFeedbackHistory *history = amends_feedback_history_new ();
    AmendsFeedbackCell *cell = amends_feedback_history_get_cell (history, 1, "SE");

    amends_feedback_cell_add (cell, FIRST - 40, 5, 2);
    amends_feedback_cell_add (cell, FIRST, 1, 1);
    amends_feedback_cell_add (cell, FIRST + 1, 3, 1);
    amends_feedback_cell_add (cell, FIRST + 35, 5, 3);
    return history;
}

static void
test_feedback_is_counted_by_kind (void)
{
    const AmendsFeedbackSpan span = { FIRST, FIRST + 58, AMENDS_CHART_MONTH };
    g_autoptr (AmendsFeedbackHistory) history = make_feedback ();
    g_autoptr (AmendsChartFigure) figure =
        amends_feedback_figures_amount (amends_rule_pack_get_default (), history, &span);

    assert_title (figure, "1 of 5 is negative");
    g_assert_cmpfloat (get_y (figure, 0, AMENDS_FEEDBACK_NEGATIVE, 0), ==, 1);
    g_assert_cmpfloat (get_y (figure, 0, AMENDS_FEEDBACK_NEUTRAL, 0), ==, 1);
    g_assert_cmpfloat (get_y (figure, 0, AMENDS_FEEDBACK_POSITIVE, 1), ==, 3);
    g_assert_cmpint (amends_feedback_figures_first_day (history, FIRST + 100), ==, FIRST - 40);
}

static void
test_the_rating_goes_on_dashed (void)
{
    const AmendsFeedbackSpan span = { FIRST, FIRST + 60, AMENDS_CHART_DAY };
    g_autoptr (AmendsFeedbackHistory) history = make_feedback ();
    g_autoptr (AmendsChartFigure) figure =
        amends_feedback_figures_rating (amends_rule_pack_get_default (), history, &span, FIRST + 40);
    AmendsChartSeries *middle = get_series (figure, 0, AMENDS_FEEDBACK_WINDOW_MIDDLE);

    assert_title (figure, "The rating over 90 days rose from 66.7% to 71.4%");
    g_assert_false (amends_chart_series_is_forecast (middle, 40));
    g_assert_true (amends_chart_series_is_forecast (middle, 41));
    /* What was there 40 days before the first day has left the 90 days on the 51st. */
    g_assert_cmpfloat_with_epsilon (amends_chart_series_get_y (middle)[50], 3.0 / 5, 1e-9);
}

/* Bars of no height would be an empty picture: the words that say what to do stand there. */
static void
test_a_time_without_feedback_says_so (void)
{
    const AmendsFeedbackSpan span = { FIRST + 100, FIRST + 158, AMENDS_CHART_MONTH };
    g_autoptr (AmendsFeedbackHistory) history = make_feedback ();
    g_autoptr (AmendsChartFigure) amount =
        amends_feedback_figures_amount (amends_rule_pack_get_default (), history, &span);
    const AmendsFeedbackSpan later = { FIRST + 300, FIRST + 310, AMENDS_CHART_MONTH };
    g_autoptr (AmendsChartFigure) stars = amends_feedback_figures_stars (history, &later);

    assert_title (amount, "No feedback in this period");
    g_assert_true (amends_chart_figure_is_empty (amount));
    assert_title (stars, "No feedback in this period");
    g_assert_true (amends_chart_figure_is_empty (stars));
}

/* A window of one is no rating to rise or fall from, and one that is empty now was none before. */
static void
test_the_rating_is_told_of_more_than_a_few (void)
{
    const AmendsFeedbackSpan span = { FIRST, FIRST + 200, AMENDS_CHART_DAY };
    g_autoptr (AmendsFeedbackHistory) history = amends_feedback_history_new (), none = amends_feedback_history_new ();
    AmendsFeedbackCell *cell = amends_feedback_history_get_cell (history, 1, "SE");
    static const struct {
        gint64 today;
        const char *title;
    } CASES[] = {
        { FIRST + 1, "The rating over 90 days stands at 0.0%" },
        { FIRST + 30, "The rating over 90 days rose from 70.0% to 85.7%" },
        { FIRST + 200, "No feedback within 90 days" },
    };
    g_autoptr (AmendsChartFigure) nothing = NULL;

    amends_feedback_cell_add (cell, FIRST + 1, 1, 1);
    amends_feedback_cell_add (cell, FIRST + 2, 5, 7);
    amends_feedback_cell_add (cell, FIRST + 2, 1, 2);
    amends_feedback_cell_add (cell, FIRST + 20, 5, 11);
    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsChartFigure) figure =
            amends_feedback_figures_rating (amends_rule_pack_get_default (), history, &span, CASES[i].today);

        assert_title (figure, CASES[i].title);
    }
    nothing = amends_feedback_figures_rating (amends_rule_pack_get_default (), none, &span, FIRST + 1);
    assert_title (nothing, "No rating yet");
}

static void
test_the_dashes_end_where_few_are_left (void)
{
    const AmendsFeedbackSpan span = { FIRST, FIRST + 50, AMENDS_CHART_DAY };
    g_autoptr (AmendsFeedbackHistory) history = amends_feedback_history_new ();
    AmendsFeedbackCell *cell = amends_feedback_history_get_cell (history, 1, "SE");
    g_autoptr (AmendsChartFigure) figure = NULL;
    AmendsChartSeries *brief;

    amends_feedback_cell_add (cell, FIRST, 5, 40);
    amends_feedback_cell_add (cell, FIRST + 20, 1, 4);
    figure = amends_feedback_figures_rating (amends_rule_pack_get_default (), history, &span, FIRST + 20);
    brief = get_series (figure, 0, AMENDS_FEEDBACK_WINDOW_SHORT);
    g_assert_cmpfloat_with_epsilon (amends_chart_series_get_y (brief)[29], 40.0 / 44, 1e-9);
    /* Only the four are left then, which would be 0 %. */
    g_assert_true (isnan (amends_chart_series_get_y (brief)[31]));
}

/* Of a marketplace's own report no rating can be drawn and no average told; of other sources beside it, they can. */
static void
test_sources_that_leave_out_draw_no_rating (void)
{
    const AmendsFeedbackSpan span = { FIRST, FIRST + 20, AMENDS_CHART_MONTH };
    AmendsRulePack *pack = amends_rule_pack_get_default ();
    g_autoptr (AmendsFeedbackHistory) history = amends_feedback_history_new ();
    AmendsFeedbackCell *cell = amends_feedback_history_get_cell (history, 1, "SE");
    g_autoptr (AmendsChartFigure) none = NULL, amount = NULL, stars = NULL, beside = NULL;

    amends_feedback_cell_add (cell, FIRST + 1, 1, 2);
    amends_feedback_cell_add (cell, FIRST + 1, 3, 1);
    cell->incomplete = TRUE;
    none = amends_feedback_figures_rating (pack, history, &span, FIRST + 20);
    assert_title (none, "The rating over time is not known");
    g_assert_true (amends_chart_figure_is_empty (none));
    amount = amends_feedback_figures_amount (pack, history, &span);
    assert_title (amount, "Negative: 2, neutral: 1; not all positive ones are here");
    stars = amends_feedback_figures_stars (history, &span);
    assert_title (stars, "The average is not known: four and five stars are missing");
    g_assert_cmpuint (amends_chart_figure_get_n_layers (stars), ==, 1);

    amends_feedback_cell_add (amends_feedback_history_get_cell (history, 2, "SE"), FIRST + 2, 5, 4);
    beside = amends_feedback_figures_rating (pack, history, &span, FIRST + 20);
    assert_title (beside, "The rating over 90 days stands at 100.0%");
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/feedback-figures/buckets-hold-their-days", test_buckets_hold_their_days);
    g_test_add_func ("/feedback-figures/reviews-over-time-tell-how-critical-they-are",
                     test_reviews_over_time_tell_how_critical_they_are);
    g_test_add_func ("/feedback-figures/stars-stand-beside-the-time-before", test_stars_stand_beside_the_time_before);
    g_test_add_func ("/feedback-figures/means-are-rounded-as-in-the-report", test_means_are_rounded_as_in_the_report);
    g_test_add_func ("/feedback-figures/the-worst-product-is-the-surest", test_the_worst_product_is_the_surest);
    g_test_add_func ("/feedback-figures/without-critical-reviews-no-product-is-blamed",
                     test_without_critical_reviews_no_product_is_blamed);
    g_test_add_func ("/feedback-figures/products-are-told-apart", test_products_are_told_apart);
    g_test_add_func ("/feedback-figures/causes-are-told-by-the-fewest-that-matter",
                     test_causes_are_told_by_the_fewest_that_matter);
    g_test_add_func ("/feedback-figures/causes-of-a-brand-are-of-its-reviews",
                     test_causes_of_a_brand_are_of_its_reviews);
    g_test_add_func ("/feedback-figures/answers-are-a-share-of-what-is-known",
                     test_answers_are_a_share_of_what_is_known);
    g_test_add_func ("/feedback-figures/solutions-are-marked-where-they-were-done",
                     test_solutions_are_marked_where_they_were_done);
    g_test_add_func ("/feedback-figures/solutions-stand-over-their-bars", test_solutions_stand_over_their_bars);
    g_test_add_func ("/feedback-figures/feedback-is-counted-by-kind", test_feedback_is_counted_by_kind);
    g_test_add_func ("/feedback-figures/a-time-without-feedback-says-so", test_a_time_without_feedback_says_so);
    g_test_add_func ("/feedback-figures/sources-that-leave-out-draw-no-rating",
                     test_sources_that_leave_out_draw_no_rating);
    g_test_add_func ("/feedback-figures/the-rating-goes-on-dashed", test_the_rating_goes_on_dashed);
    g_test_add_func ("/feedback-figures/the-rating-is-told-of-more-than-a-few",
                     test_the_rating_is_told_of_more_than_a_few);
    g_test_add_func ("/feedback-figures/the-dashes-end-where-few-are-left", test_the_dashes_end_where_few_are_left);
    return g_test_run ();
}
