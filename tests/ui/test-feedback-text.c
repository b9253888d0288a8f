/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feedback-figures.h"
#include "amends-feedback-text.h"

#include <math.h>

#define TODAY 20779 /* 22 November 2026 */

static const AmendsRulePack *
get_pack (void)
{
    return amends_rule_pack_get_default ();
}

static void
test_shares (void)
{
    g_autofree char *share = amends_feedback_text_tenths (979);
    g_autofree char *none = amends_feedback_text_tenths (-1);
    g_autofree char *shown = amends_feedback_text_shown (&(AmendsFeedbackCounts) { 98, 1, 1 });
    g_autofree char *hidden = amends_feedback_text_shown (&(AmendsFeedbackCounts) { 0 });

    g_assert_cmpstr (share, ==, "97.9%");
    g_assert_cmpstr (none, ==, "–");
    g_assert_cmpstr (shown, ==, "The marketplace shows 98%");
    g_assert_null (hidden);
}

static void
test_windows_and_counts (void)
{
    g_autofree char *window = amends_feedback_text_window (get_pack (), AMENDS_FEEDBACK_WINDOW_MIDDLE);
    g_autofree char *lifetime = amends_feedback_text_window (get_pack (), AMENDS_FEEDBACK_WINDOW_LIFETIME);
    g_autofree char *counts = amends_feedback_text_counts (&(AmendsFeedbackCounts) { 92, 1, 2 });

    g_assert_cmpstr (window, ==, "90 days");
    g_assert_cmpstr (lifetime, ==, "Lifetime");
    g_assert_cmpstr (counts, ==, "92 positive, 1 neutral, 2 negative");
}

/* 18 of 20 are 90 %; with n more, (18 + n) / (20 + n) reaches 95 % at 20. */
static void
test_what_is_needed (void)
{
    g_autofree char *needed = amends_feedback_text_needed (&(AmendsFeedbackCounts) { 18, 0, 2 }, 950);
    g_autofree char *reached = amends_feedback_text_needed (&(AmendsFeedbackCounts) { 20, 0, 0 }, 950);
    g_autofree char *nothing = amends_feedback_text_needed (&(AmendsFeedbackCounts) { 0 }, 950);

    g_assert_cmpstr (needed, ==, "20 more positive ones would make 95%");
    g_assert_null (reached);
    g_assert_null (nothing);
}

static void
test_what_the_numbers_rest_on (void)
{
    static const struct {
        AmendsRatingWindow window;
        const char *start; /* (nullable) */
    } CASES[] = {
        { { .origins = AMENDS_TOTALS_COUNTED }, NULL },
        { { .origins = AMENDS_TOTALS_TYPED, .at = 1773273600 },
          "As entered from the marketplace’s page on 12 March 2026" },
        { { .origins = AMENDS_TOTALS_TOLD, .at = 1773273600 }, "As reported by the marketplace on 12 March 2026" },
        { { { 1, 0, 2 }, .origins = AMENDS_TOTALS_COUNTED, .incomplete = TRUE }, "Too low" },
        { { { 0, 1, 2 }, .origins = AMENDS_TOTALS_COUNTED, .incomplete = TRUE }, "The source leaves out" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *text = amends_feedback_text_origin (&CASES[i].window);

        g_assert_true (CASES[i].start != NULL ? g_str_has_prefix (text, CASES[i].start) : text == NULL);
    }
    g_assert_null (amends_feedback_text_state (AMENDS_FEEDBACK_STANDS));
    g_assert_cmpstr (amends_feedback_text_state (AMENDS_FEEDBACK_REMOVED), ==, "Removed");
}

/* A marketplace's own report lists one to three stars: nobody's rating is 0 % because of that. */
static void
test_share_is_not_made_up (void)
{
    static const struct {
        AmendsRatingWindow window;
        const char *share, *counts;
    } CASES[] = {
        { { { 9, 0, 1 }, .origins = AMENDS_TOTALS_COUNTED }, "90.0%", "9 positive, 0 neutral, 1 negative" },
        { { { 0, 0, 1 }, .origins = AMENDS_TOTALS_COUNTED }, "0.0%", "0 positive, 0 neutral, 1 negative" },
        { { { 0, 1, 3 }, .origins = AMENDS_TOTALS_COUNTED, .incomplete = TRUE }, "–", "1 neutral, 3 negative" },
        { { { 9, 0, 1 }, .incomplete = TRUE }, "90.0%", "9 positive, 0 neutral, 1 negative" },
        { { { 0, 0, 0 }, .origins = AMENDS_TOTALS_COUNTED }, "–", "0 positive, 0 neutral, 0 negative" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *share = amends_feedback_text_share (&CASES[i].window);

        g_autofree char *counts = amends_feedback_text_window_counts (&CASES[i].window);

        g_assert_cmpstr (share, ==, CASES[i].share);
        g_assert_cmpstr (counts, ==, CASES[i].counts);
    }
}

static void
test_what_if_of_what_is_not_known (void)
{
    AmendsWhatIf what = { .is_in = { TRUE }, .leaves_on = { 20789 }, .incomplete = { TRUE, FALSE, FALSE, TRUE } };
    g_autofree char *days = amends_feedback_text_what_if (&what, AMENDS_FEEDBACK_WINDOW_SHORT);
    g_autofree char *lifetime = NULL;

    g_assert_cmpstr (days, ==, "Leaves on 2 December 2026");
    what.is_in[AMENDS_FEEDBACK_WINDOW_LIFETIME] = TRUE;
    lifetime = amends_feedback_text_what_if (&what, AMENDS_FEEDBACK_WINDOW_LIFETIME);
    g_assert_null (lifetime);
}

static AmendsFeedbackHistory *
make_history (void)
{
    AmendsFeedbackHistory *history = amends_feedback_history_new ();
    AmendsFeedbackCell *cell = amends_feedback_history_get_cell (history, 1, "SE");

    amends_feedback_cell_add (cell, TODAY - 150, 5, 4);
    amends_feedback_cell_add (cell, TODAY - 10, 5, 8);
    amends_feedback_cell_add (cell, TODAY - 5, 3, 1);
    amends_feedback_cell_add (cell, TODAY - 5, 1, 1);
    amends_feedback_cell_add (cell, TODAY - 5, 0, 7);
    return history;
}

static void
test_what_if (void)
{
    g_autoptr (AmendsFeedbackHistory) history = make_history ();
    g_autoptr (AmendsFeedback) feedback = amends_feedback_new (
        &(AmendsFeedback) { .external_id = "F", .marketplace = "SE", .stars = 1, .published_at = (TODAY - 5) * 86400 });
    AmendsRating rating;
    AmendsWhatIf what;
    g_autofree char *text = NULL;

    amends_rating_compute (get_pack (), history, TODAY, &rating);
    amends_rating_what_if (get_pack (), &rating, feedback, &what);
    text = amends_feedback_text_what_if (&what, AMENDS_FEEDBACK_WINDOW_SHORT);
    g_assert_cmpstr (text, ==, "80.0% with it, 88.9% without. Leaves on 17 December 2026");
    g_clear_pointer (&text, g_free);
    text = amends_feedback_text_what_if (&what, AMENDS_FEEDBACK_WINDOW_LIFETIME);
    g_assert_cmpstr (text, ==, "85.7% with it, 92.3% without");
}

static double
sum_of (AmendsChartFigure *figure, guint series)
{
    AmendsChartSeries *of = amends_chart_layer_get_series (amends_chart_figure_get_layer (figure, 0), series);
    double sum = 0;

    for (gsize i = 0; i < amends_chart_series_get_n_points (of); i++)
        sum += amends_chart_series_get_y (of)[i];
    return sum;
}

/* Days outside the span are left out even where they share a bucket with days inside it. */
static void
test_amounts (void)
{
    g_autoptr (AmendsFeedbackHistory) history = make_history ();
    const AmendsFeedbackSpan span = { TODAY - 9, TODAY, AMENDS_CHART_MONTH };
    const AmendsFeedbackSpan wider = { TODAY - 10, TODAY, AMENDS_CHART_DAY };
    g_autoptr (AmendsChartFigure) figure = amends_feedback_figures_amount (get_pack (), history, &span);
    g_autoptr (AmendsChartFigure) days = amends_feedback_figures_amount (get_pack (), history, &wider);

    g_assert_cmpfloat (sum_of (figure, AMENDS_FEEDBACK_POSITIVE), ==, 0);
    g_assert_cmpfloat (sum_of (figure, AMENDS_FEEDBACK_NEUTRAL), ==, 1);
    g_assert_cmpfloat (sum_of (figure, AMENDS_FEEDBACK_NEGATIVE), ==, 1);
    g_assert_cmpstr (amends_chart_figure_get_title (figure), ==, "1 of 2 is negative");
    g_assert_cmpfloat (sum_of (days, AMENDS_FEEDBACK_POSITIVE), ==, 8);
    g_assert_cmpstr (amends_chart_figure_get_title (days), ==, "1 of 10 is negative");
}

static void
test_rating_goes_on (void)
{
    g_autoptr (AmendsFeedbackHistory) history = make_history ();
    const AmendsFeedbackSpan span = { TODAY - 60, TODAY + 90, AMENDS_CHART_MONTH };
    g_autoptr (AmendsChartFigure) figure = amends_feedback_figures_rating (get_pack (), history, &span, TODAY);
    AmendsChartSeries *window = amends_chart_layer_get_series (amends_chart_figure_get_layer (figure, 0), 0);
    gsize today = 60;

    g_assert_cmpstr (amends_chart_figure_get_title (figure), ==, "The rating over 90 days fell from 100.0% to 80.0%");
    g_assert_cmpuint (amends_chart_series_get_n_points (window), ==, 151);
    g_assert_cmpfloat (amends_chart_series_get_y (window)[today], ==, 0.8);
    g_assert_false (amends_chart_series_is_forecast (window, today));
    g_assert_true (amends_chart_series_is_forecast (window, today + 1));
    g_assert_true (isnan (amends_chart_series_get_y (window)[150]));
}

static void
test_stars (void)
{
    g_autoptr (AmendsFeedbackHistory) history = make_history ();
    g_autoptr (AmendsFeedbackHistory) nothing = amends_feedback_history_new ();
    const AmendsFeedbackSpan span = { TODAY - 99, TODAY, AMENDS_CHART_MONTH };
    g_autoptr (AmendsChartFigure) figure = amends_feedback_figures_stars (history, &span);
    g_autoptr (AmendsChartFigure) empty = amends_feedback_figures_stars (nothing, &span);
    g_autoptr (AmendsChartFigure) compared = NULL;

    g_assert_cmpfloat (sum_of (figure, 0), ==, 4);
    g_assert_cmpfloat (sum_of (figure, 1), ==, 10);
    /* Of four before one more would be another average. */
    g_assert_cmpstr (amends_chart_figure_get_title (figure), ==, "The average is 4.4 stars");
    amends_feedback_cell_add (amends_feedback_history_get_cell (history, 1, "DE"), TODAY - 120, 5, 6);
    compared = amends_feedback_figures_stars (history, &span);
    g_assert_cmpstr (amends_chart_figure_get_title (compared), ==, "The average fell from 5.0 to 4.4 stars");
    g_assert_cmpstr (amends_chart_figure_get_title (empty), ==, "No feedback in this period");
    g_assert_cmpint (amends_feedback_figures_first_day (history, TODAY), ==, TODAY - 150);
    g_assert_cmpint (amends_feedback_figures_first_day (nothing, TODAY), ==, TODAY);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/feedback-text/shares", test_shares);
    g_test_add_func ("/feedback-text/windows-and-counts", test_windows_and_counts);
    g_test_add_func ("/feedback-text/what-is-needed", test_what_is_needed);
    g_test_add_func ("/feedback-text/what-the-numbers-rest-on", test_what_the_numbers_rest_on);
    g_test_add_func ("/feedback-text/share-is-not-made-up", test_share_is_not_made_up);
    g_test_add_func ("/feedback-text/what-if-of-what-is-not-known", test_what_if_of_what_is_not_known);
    g_test_add_func ("/feedback-text/what-if", test_what_if);
    g_test_add_func ("/feedback-figures/amounts", test_amounts);
    g_test_add_func ("/feedback-figures/rating-goes-on", test_rating_goes_on);
    g_test_add_func ("/feedback-figures/stars", test_stars);
    return g_test_run ();
}
