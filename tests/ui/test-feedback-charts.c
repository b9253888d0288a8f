/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-await.h"
#include "amends-chart.h"
#include "amends-dates.h"
#include "amends-feedback-list.h"
#include "amends-feedback-page.h"
#include "amends-filter-chip.h"
#include "amends-pair-layout.h"
#include "amends-rating-card.h"
#include "amends-review-row.h"
#include "amends-store-batches.h"
#include "amends-store-feedback.h"
#include "amends-store-history.h"
#include "amends-totals-dialog.h"
#include "ui-fixture.h"

#define DAY 86400

/* The charts of the page, in its order. */
typedef enum { RATING, AMOUNT, STARS, CAUSES, ANSWERS, REVIEW_AMOUNT, REVIEW_STARS, PRODUCTS, N_CHARTS } Chart;

typedef struct {
    UiFixture store;
    AmendsFeedbackPage *page;
    GtkWidget *window;
    AmendsReviewQuery *requested; /* (nullable): the last that was asked for */
} Fixture;

static void
apply (UiFixture *fixture, AmendsBatch *batch)
{
    g_auto (AmendsAwait) result = AMENDS_AWAIT_INIT;

    batch->coverage = AMENDS_COVERAGE_WHOLE;
    amends_store_apply_batch_async (fixture->store, fixture->account_id, batch, NULL, amends_await_cb, &result);
    g_assert_true (amends_store_apply_batch_finish (fixture->store, amends_await (&result), NULL, NULL));
}

/* Of two products, one good and one bad; feedback of which half is answered. */
static void
fill (UiFixture *fixture)
{
    AmendsBatch *batch = amends_batch_new ();
    gint64 at = amends_dates_now () - 3 * DAY;

    for (int i = 0; i < 20; i++) {
        g_autofree char *id = g_strdup_printf ("X%d", i);
        gboolean bad = i % 2 == 0;

        g_ptr_array_add (batch->reviews, amends_review_new (&(AmendsReview) {
                                             .external_id = id,
                                             .marketplace = "SE",
                                             .product_id = bad ? "BAD" : "GOOD",
                                             .product_title = bad ? "Bad kettle" : "Good kettle",
                                             .brand = bad ? "Nordhem" : "Other",
                                             .stars = bad && i < 16 ? 1 : 5,
                                             .published_at = at,
                                         }));
    }
    for (int i = 0; i < 4; i++) {
        g_autofree char *id = g_strdup_printf ("F%d", i);

        g_ptr_array_add (batch->feedback, amends_feedback_new (&(AmendsFeedback) {
                                              .external_id = id,
                                              .marketplace = "SE",
                                              .stars = i < 2 ? 1 : 5,
                                              .response = i == 0 ? "Sorry" : NULL,
                                              .responded_at = i == 0 ? at + 3600 : 0,
                                              .published_at = at,
                                          }));
    }
    apply (fixture, batch);
}

static AmendsChart *
get_chart (Fixture *fixture, Chart chart)
{
    return AMENDS_CHART (ui_find_nth (GTK_WIDGET (fixture->page), AMENDS_TYPE_CHART, chart));
}

static const char *
get_title (Fixture *fixture, Chart chart)
{
    AmendsChartFigure *figure = amends_chart_get_figure (get_chart (fixture, chart));

    return figure != NULL ? amends_chart_figure_get_title (figure) : "";
}

static gboolean
has_all_charts (gpointer user_data)
{
    for (int chart = 0; chart < N_CHARTS; chart++)
        if (get_title (user_data, (Chart) chart)[0] == '\0')
            return FALSE;
    return TRUE;
}

static void
requested_cb (AmendsFeedbackPage *page G_GNUC_UNUSED, const AmendsReviewQuery *query, gpointer user_data)
{
    Fixture *fixture = user_data;

    g_clear_pointer (&fixture->requested, amends_review_query_free);
    fixture->requested = amends_review_query_copy (query);
}

static void
set_up (Fixture *fixture)
{
    *fixture = (Fixture) { 0 };
    ui_fixture_init (&fixture->store);
    fill (&fixture->store);
    fixture->page = amends_feedback_page_new (fixture->store.store, amends_rule_pack_get_default (), NULL, NULL);
    g_signal_connect (fixture->page, "reviews-requested", G_CALLBACK (requested_cb), fixture);
    fixture->window = ui_present (GTK_WIDGET (fixture->page), 1200, 900);
    ui_wait (has_all_charts, fixture);
}

static void
tear_down (Fixture *fixture)
{
    ui_dismiss (fixture->window);
    g_clear_pointer (&fixture->requested, amends_review_query_free);
    ui_fixture_clear (&fixture->store);
}

static void
test_titles_tell_what_was_found (void)
{
    Fixture fixture;

    set_up (&fixture);
    g_assert_cmpstr (get_title (&fixture, AMOUNT), ==, "2 of 4 are negative");
    g_assert_cmpstr (get_title (&fixture, ANSWERS), ==, "1 of 2 was answered within a day");
    g_assert_cmpstr (get_title (&fixture, REVIEW_AMOUNT), ==, "40% of 20 reviews are critical");
    g_assert_cmpstr (get_title (&fixture, REVIEW_STARS), ==, "Reviews have 3.4 stars on average");
    g_assert_cmpstr (get_title (&fixture, PRODUCTS), ==,
                     "“\u2068Bad kettle\u2069” is the worst product: 80% of its reviews are critical");
    tear_down (&fixture);
}

/* Returns: the last point of a series that has a value */
static guint64
find_last (AmendsChartSeries *series)
{
    guint64 n = amends_chart_series_get_n_points (series);

    while (n > 0 && !(amends_chart_series_get_y (series)[n - 1] > 0))
        n--;
    g_assert_cmpuint (n, >, 0);
    return n - 1;
}

static gint64
count (Fixture *fixture, const AmendsReviewQuery *query)
{
    g_autoptr (AmendsReviewHistory) history = NULL;
    g_auto (AmendsAwait) result = AMENDS_AWAIT_INIT;
    gint64 n = 0;

    amends_store_load_review_history_async (fixture->store.store, query, query->after / DAY, query->before / DAY - 1, 1,
                                            NULL, amends_await_cb, &result);
    history = amends_store_load_review_history_finish (fixture->store.store, amends_await (&result), NULL);
    g_assert_nonnull (history);
    for (guint i = 0; i < history->n_days * AMENDS_REVIEW_STARS; i++)
        n += history->days[i];
    return n;
}

/* What is asked for is as much as the point says. */
static void
test_points_lead_to_the_reviews_behind_them (void)
{
    static const struct {
        Chart chart;
        guint series;
        gint64 expected;
    } CASES[] = {
        { REVIEW_AMOUNT, 0, 12 }, /* five stars, at the bottom */
        { REVIEW_AMOUNT, 4, 8 },
        { REVIEW_STARS, 1, 12 },
        { PRODUCTS, 0, 8 },
    };
    Fixture fixture;

    set_up (&fixture);
    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        AmendsChart *chart = get_chart (&fixture, CASES[i].chart);
        AmendsChartLayer *layer = amends_chart_figure_get_layer (amends_chart_get_figure (chart), 0);
        AmendsChartSeries *series = amends_chart_layer_get_series (layer, CASES[i].series);

        g_signal_emit_by_name (chart, "activated", series, find_last (series));
        g_assert_nonnull (fixture.requested);
        g_assert_cmpint (count (&fixture, fixture.requested), ==, CASES[i].expected);
    }
    g_assert_cmpuint (fixture.requested->products->len, ==, 1);
    g_assert_cmpstr (g_ptr_array_index (fixture.requested->products, 0), ==, "BAD");
    g_assert_cmpint (fixture.requested->done, ==, AMENDS_DONE_ALL);
    tear_down (&fixture);
}

static guint
count_rows (Fixture *fixture)
{
    GtkWidget *list = ui_find (GTK_WIDGET (fixture->page), AMENDS_TYPE_FEEDBACK_LIST), *row;
    guint n = 0, filled = 0;

    while ((row = ui_find_nth (list, AMENDS_TYPE_REVIEW_ROW, n)) != NULL) {
        filled += amends_review_row_is_filled (AMENDS_REVIEW_ROW (row)) ? 1 : 0;
        n++;
    }
    return filled;
}

static gboolean
shows_chip_and_two (gpointer user_data)
{
    return ui_find (GTK_WIDGET (((Fixture *) user_data)->page), AMENDS_TYPE_FILTER_CHIP) != NULL &&
           count_rows (user_data) == 2;
}

static gboolean
shows_chip_and_four (gpointer user_data)
{
    return ui_find (GTK_WIDGET (((Fixture *) user_data)->page), AMENDS_TYPE_FILTER_CHIP) != NULL &&
           count_rows (user_data) == 4;
}

/* Points that are about feedback narrow the list below, which says so. */
static void
test_points_lead_to_the_feedback_behind_them (void)
{
    static const struct {
        Chart chart;
        guint series;
        gboolean all;
    } CASES[] = {
        { RATING, AMENDS_FEEDBACK_WINDOW_SHORT, TRUE },  { AMOUNT, AMENDS_FEEDBACK_NEGATIVE, FALSE },
        { RATING, AMENDS_FEEDBACK_WINDOW_LONG, TRUE },   { STARS, 1, FALSE },
        { RATING, AMENDS_FEEDBACK_WINDOW_MIDDLE, TRUE }, { ANSWERS, 0, FALSE },
    };
    Fixture fixture;

    set_up (&fixture);
    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        AmendsChart *chart = get_chart (&fixture, CASES[i].chart);
        AmendsChartLayer *layer = amends_chart_figure_get_layer (amends_chart_get_figure (chart), 0);
        AmendsChartSeries *series = amends_chart_layer_get_series (layer, CASES[i].series);
        guint64 point = find_last (series);

        /* The rating goes on as a forecast: today's is the one before. */
        while (amends_chart_series_is_forecast (series, point))
            point--;
        g_signal_emit_by_name (chart, "activated", series, point);
        ui_wait (CASES[i].all ? shows_chip_and_four : shows_chip_and_two, &fixture);
    }
    g_assert_null (fixture.requested);
    tear_down (&fixture);
}

static AdwComboRow *
get_filter (Fixture *fixture, const char *name)
{
    return ADW_COMBO_ROW (gtk_widget_get_template_child (GTK_WIDGET (fixture->page), AMENDS_TYPE_FEEDBACK_PAGE, name));
}

static gboolean
has_two_brands (gpointer user_data)
{
    return g_list_model_get_n_items (adw_combo_row_get_model (get_filter (user_data, "brand"))) == 3;
}

static gboolean
blames_nobody (gpointer user_data)
{
    return g_str_equal (get_title (user_data, PRODUCTS), "No product has critical reviews");
}

/* @filter: (nullable): NULL: only the days. */
static void
assert_is_about (Fixture *fixture, Chart chart, const char *filter)
{
    AmendsChartFigure *figure = amends_chart_get_figure (get_chart (fixture, chart));
    g_autoptr (GBytes) bytes = amends_chart_figure_to_svg (figure, 960, 540, FALSE, NULL);
    g_autofree char *svg = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    g_autoptr (GRegex) words = g_regex_new ("<desc>.*\\d+ \\w+ \\d{4} – \\d+ \\w+ \\d{4}(?: · (.*))?</desc>",
                                            G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
    g_autoptr (GMatchInfo) found = NULL;
    g_autofree char *told = NULL;

    g_assert_true (g_regex_match (words, svg, G_REGEX_MATCH_DEFAULT, &found));
    told = g_match_info_fetch (found, 1);
    g_assert_cmpstr (told != NULL ? told : "", ==, filter != NULL ? filter : "");
}

static void
test_a_brand_narrows_the_charts_of_reviews (void)
{
    Fixture fixture;

    set_up (&fixture);
    ui_wait (has_two_brands, &fixture);
    for (guint i = 1; i <= 2; i++) {
        GListModel *model = adw_combo_row_get_model (get_filter (&fixture, "brand"));
        g_autoptr (GtkStringObject) name = g_list_model_get_item (model, i);

        if (g_str_equal (gtk_string_object_get_string (name), "Other"))
            adw_combo_row_set_selected (get_filter (&fixture, "brand"), i);
    }
    ui_wait (blames_nobody, &fixture);
    g_assert_cmpstr (get_title (&fixture, AMOUNT), ==, "2 of 4 are negative");
    /* A picture that is saved says so itself: feedback is of no brand. */
    assert_is_about (&fixture, REVIEW_STARS, "Other");
    assert_is_about (&fixture, PRODUCTS, "Other");
    assert_is_about (&fixture, AMOUNT, NULL);
    tear_down (&fixture);
}

static gboolean
has_few_months (gpointer user_data)
{
    AmendsChartLayer *heat =
        amends_chart_figure_get_layer (amends_chart_get_figure (get_chart (user_data, PRODUCTS)), 0);
    gsize n = amends_chart_series_get_n_points (amends_chart_layer_get_series (heat, 0));

    return n == 3 || n == 4;
}

static void
test_a_period_is_that_of_the_products_too (void)
{
    Fixture fixture;

    set_up (&fixture);
    g_assert_false (has_few_months (&fixture));
    adw_combo_row_set_selected (get_filter (&fixture, "period"), 0); /* 90 days */
    ui_wait (has_few_months, &fixture);
    tear_down (&fixture);
}

static void
test_a_resolution_changes_the_buckets (void)
{
    Fixture fixture;
    AdwToggleGroup *group;
    gsize n_points[3];

    set_up (&fixture);
    group = ADW_TOGGLE_GROUP (
        gtk_widget_get_template_child (GTK_WIDGET (fixture.page), AMENDS_TYPE_FEEDBACK_PAGE, "resolution"));
    for (guint i = 0; i < G_N_ELEMENTS (n_points); i++) {
        AmendsChartFigure *figure;

        adw_toggle_group_set_active (group, i);
        figure = amends_chart_get_figure (get_chart (&fixture, REVIEW_AMOUNT));
        n_points[i] = amends_chart_series_get_n_points (
            amends_chart_layer_get_series (amends_chart_figure_get_layer (figure, 0), 0));
    }
    g_assert_cmpuint (n_points[0], ==, 365);
    g_assert_cmpuint (n_points[1], >=, 52);
    g_assert_cmpuint (n_points[1], <=, 54);
    g_assert_cmpuint (n_points[2], >=, 12);
    g_assert_cmpuint (n_points[2], <=, 13);
    tear_down (&fixture);
}

/* Totals */

static gboolean
says_typed (gpointer user_data)
{
    return ui_find_label (GTK_WIDGET (((Fixture *) user_data)->page), "As entered from the marketplace’s page") != NULL;
}

static gboolean
says_counted (gpointer user_data)
{
    return !says_typed (user_data);
}

static AmendsFeedbackHistory *
load_history (UiFixture *fixture)
{
    g_auto (AmendsAwait) result = AMENDS_AWAIT_INIT;

    amends_store_load_feedback_history_async (fixture->store, 0, NULL, NULL, amends_await_cb, &result);
    return amends_store_load_feedback_history_finish (fixture->store, amends_await (&result), NULL);
}

static void
type_lifetime (Fixture *fixture, const double counts[])
{
    g_autoptr (AmendsFeedbackHistory) history = load_history (&fixture->store);
    AmendsTotalsDialog *dialog =
        amends_totals_dialog_new (fixture->store.store, amends_rule_pack_get_default (), history, "SE");

    adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (fixture->page));
    for (guint i = 0; i < 3; i++)
        adw_spin_row_set_value (ADW_SPIN_ROW (ui_find_nth (GTK_WIDGET (dialog), ADW_TYPE_SPIN_ROW,
                                                           AMENDS_FEEDBACK_WINDOW_LIFETIME * 3 + i)),
                                counts[i]);
    g_signal_emit_by_name (ui_find_button (GTK_WIDGET (dialog), "Save"), "clicked");
}

static void
test_typed_totals_are_shown_and_taken_away (void)
{
    static const double TYPED[] = { 980, 5, 15 }, NOTHING[] = { 0, 0, 0 };
    Fixture fixture;
    GtkWidget *card;
    g_autofree char *problem = NULL;

    set_up (&fixture);
    g_assert_true (says_counted (&fixture));
    type_lifetime (&fixture, TYPED);
    ui_wait (says_typed, &fixture);
    card = ui_find_nth (GTK_WIDGET (fixture.page), AMENDS_TYPE_RATING_CARD, AMENDS_FEEDBACK_WINDOW_LIFETIME);
    problem = gtk_test_accessible_check_property (
        GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL,
        "Lifetime: 98.0% positive. The marketplace shows 98%. 980 positive, 5 neutral, 15 negative");
    g_assert_null (problem);
    type_lifetime (&fixture, NOTHING);
    ui_wait (says_counted, &fixture);
    tear_down (&fixture);
}

/* The fields of one window in the dialog, by kind. */
static AdwSpinRow *
get_row (AmendsTotalsDialog *dialog, AmendsFeedbackWindow window, AmendsFeedbackKind kind)
{
    return ADW_SPIN_ROW (ui_find_nth (GTK_WIDGET (dialog), ADW_TYPE_SPIN_ROW, (guint) window * 3 + (guint) kind));
}

static void
present_totals (Fixture *fixture, AmendsFeedbackHistory *history, AmendsTotalsDialog **dialog)
{
    *dialog = amends_totals_dialog_new (fixture->store.store, amends_rule_pack_get_default (), history, "SE");
    g_object_add_weak_pointer (G_OBJECT (*dialog), (gpointer *) dialog);
    adw_dialog_present (ADW_DIALOG (*dialog), GTK_WIDGET (fixture->page));
}

static gboolean
is_gone (gpointer user_data)
{
    return *(AmendsTotalsDialog **) user_data == NULL;
}

/* Ninety days hold all of thirty: a slip of the finger is told, and nothing is kept until it is mended. */
static void
test_totals_that_cannot_be_are_not_kept (void)
{
    Fixture fixture;
    g_autoptr (AmendsFeedbackHistory) history = NULL;
    AmendsTotalsDialog *dialog;
    AdwSpinRow *longer;

    set_up (&fixture);
    history = load_history (&fixture.store);
    present_totals (&fixture, history, &dialog);
    longer = get_row (dialog, AMENDS_FEEDBACK_WINDOW_MIDDLE, AMENDS_FEEDBACK_POSITIVE);
    adw_spin_row_set_value (get_row (dialog, AMENDS_FEEDBACK_WINDOW_SHORT, AMENDS_FEEDBACK_POSITIVE), 97);
    adw_spin_row_set_value (longer, 9);
    g_signal_emit_by_name (ui_find_button (GTK_WIDGET (dialog), "Save"), "clicked");
    g_assert_nonnull (dialog);
    g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (longer), "error"));
    adw_spin_row_set_value (longer, 290);
    g_signal_emit_by_name (ui_find_button (GTK_WIDGET (dialog), "Save"), "clicked");
    ui_wait (is_gone, &dialog);
    tear_down (&fixture);
}

/* What is typed of one marketplace is not lost by looking at another. */
static void
test_totals_of_each_marketplace_are_kept (void)
{
    Fixture fixture;
    g_autoptr (AmendsFeedbackHistory) history = amends_feedback_history_new ();
    AmendsTotalsDialog *dialog;
    AdwComboRow *cells;
    AdwSpinRow *row;

    set_up (&fixture);
    amends_feedback_history_get_cell (history, 1, "SE");
    amends_feedback_history_get_cell (history, 1, "DE");
    present_totals (&fixture, history, &dialog);
    cells = ADW_COMBO_ROW (ui_find_nth (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, 0));
    row = get_row (dialog, AMENDS_FEEDBACK_WINDOW_LIFETIME, AMENDS_FEEDBACK_POSITIVE);
    adw_spin_row_set_value (row, 97);
    adw_combo_row_set_selected (cells, 1);
    g_assert_cmpfloat (adw_spin_row_get_value (row), ==, 0);
    adw_combo_row_set_selected (cells, 0);
    g_assert_cmpfloat (adw_spin_row_get_value (row), ==, 97);
    adw_dialog_force_close (ADW_DIALOG (dialog));
    ui_wait (is_gone, &dialog);
    tear_down (&fixture);
}

/* Pairs */

static void
test_pairs_stand_side_by_side_where_there_is_room (void)
{
    static const struct {
        int width, columns;
    } CASES[] = { { 1000, 2 }, { 618, 2 }, { 617, 1 }, { 360, 1 } };

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *children[3];
        graphene_rect_t first, second, third;
        int height;

        gtk_widget_set_layout_manager (box,
                                       g_object_new (AMENDS_TYPE_PAIR_LAYOUT, "min-width", 300, "spacing", 18, NULL));
        for (int j = 0; j < 3; j++) {
            children[j] = gtk_label_new ("x");
            gtk_widget_set_size_request (children[j], 50, 100 + 10 * j);
            gtk_box_append (GTK_BOX (box), children[j]);
        }
        g_object_ref_sink (box);
        gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, CASES[i].width, &height, NULL, NULL, NULL);
        g_assert_cmpint (height, ==, CASES[i].columns == 2 ? 110 + 18 + 120 : 100 + 110 + 120 + 2 * 18);
        gtk_widget_allocate (box, CASES[i].width, height, -1, NULL);
        g_assert_true (gtk_widget_compute_bounds (children[0], box, &first));
        g_assert_true (gtk_widget_compute_bounds (children[1], box, &second));
        g_assert_true (gtk_widget_compute_bounds (children[2], box, &third));
        g_assert_cmpint (second.origin.y <= first.origin.y, ==, CASES[i].columns == 2);
        g_assert_cmpfloat (first.size.width, ==, second.size.width);
        g_assert_cmpfloat (third.origin.y + third.size.height, ==, height);
        g_object_unref (box);
    }
}

int
main (int argc, char *argv[])
{
    ui_test_init (&argc, &argv);
    g_test_add_func ("/feedback-charts/titles-tell-what-was-found", test_titles_tell_what_was_found);
    g_test_add_func ("/feedback-charts/points-lead-to-the-reviews-behind-them",
                     test_points_lead_to_the_reviews_behind_them);
    g_test_add_func ("/feedback-charts/points-lead-to-the-feedback-behind-them",
                     test_points_lead_to_the_feedback_behind_them);
    g_test_add_func ("/feedback-charts/a-brand-narrows-the-charts-of-reviews",
                     test_a_brand_narrows_the_charts_of_reviews);
    g_test_add_func ("/feedback-charts/a-period-is-that-of-the-products-too",
                     test_a_period_is_that_of_the_products_too);
    g_test_add_func ("/feedback-charts/a-resolution-changes-the-buckets", test_a_resolution_changes_the_buckets);
    g_test_add_func ("/feedback-charts/typed-totals-are-shown-and-taken-away",
                     test_typed_totals_are_shown_and_taken_away);
    g_test_add_func ("/feedback-charts/totals-that-cannot-be-are-not-kept", test_totals_that_cannot_be_are_not_kept);
    g_test_add_func ("/feedback-charts/totals-of-each-marketplace-are-kept", test_totals_of_each_marketplace_are_kept);
    g_test_add_func ("/feedback-charts/pairs-stand-side-by-side-where-there-is-room",
                     test_pairs_stand_side_by_side_where_there_is_room);
    return g_test_run ();
}
