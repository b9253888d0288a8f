/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the charts of the feedback page show under its filters, at each resolution: counted again by SQL from the rows themselves, and found in picture, title,
 * table and saved file alike.
 */
#include <inttypes.h>
#include <string.h>

#include "amends-chart-figure-private.h"
#include "amends-chart-sheet.h"
#include "amends-chart.h"
#include "amends-dates.h"
#include "amends-feedback-page.h"
#include "amends-marketplace.h"
#include "counted-shop.h"

#define DAY 86400
/* The charts of the page, in its order. */
typedef enum { RATING, AMOUNT, STARS, CAUSES, ANSWERS, REVIEW_AMOUNT, REVIEW_STARS, PRODUCTS, N_CHARTS } Chart;

typedef struct {
    UiFixture store;
    AmendsDb *db; /* a connection of its own, for the truth */
    AmendsFeedbackPage *page;
    GtkWidget *window;
    CountedFilters filters;
    gint64 first, last; /* days */
    char *problem;      /* (nullable): what is not as counted */
} Fixture;

static void
set_up (Fixture *self)
{
    *self = (Fixture) { 0 };
    ui_fixture_init (&self->store);
    counted_shop_fill (&self->store);
    self->db = counted_shop_open (&self->store);
    self->last = amends_dates_now () / DAY;
    self->first = self->last - COUNTED_DAYS + 1;
    self->page = amends_feedback_page_new (self->store.store, amends_rule_pack_get_default (), NULL, NULL);
    self->window = ui_present (GTK_WIDGET (self->page), 1200, 900);
}

static void
tear_down (Fixture *self)
{
    ui_dismiss (self->window);
    amends_db_close (self->db);
    g_free (self->problem);
    ui_fixture_clear (&self->store);
}

static gint64
count_reviews (Fixture *self, const char *product, int least, int most, gint64 after, gint64 before)
{
    return counted_shop_count_reviews (self->db, &self->filters, product, least, most, after, before);
}

static gint64
count_feedback (Fixture *self, const char *which, int least, int most, gint64 after, gint64 before)
{
    return counted_shop_count_feedback (self->db, &self->filters, which, least, most, after, before);
}

/* What is shown */

static AmendsChartFigure *
get_figure (Fixture *self, Chart chart)
{
    return amends_chart_get_figure (AMENDS_CHART (ui_find_nth (GTK_WIDGET (self->page), AMENDS_TYPE_CHART, chart)));
}

/* (nullable): NULL where there is nothing to draw */
static AmendsChartSeries *
get_series (Fixture *self, Chart chart, guint index)
{
    AmendsChartFigure *figure = get_figure (self, chart);
    AmendsChartLayer *layer = figure != NULL ? amends_chart_figure_get_layer (figure, 0) : NULL;

    return layer != NULL && index < amends_chart_layer_get_n_series (layer)
               ? amends_chart_layer_get_series (layer, index)
               : NULL;
}

static gboolean
differs (Fixture *self, const char *what, const char *shown, const char *counted)
{
    g_autofree char *problem = NULL;

    if (g_strcmp0 (shown, counted) == 0)
        return FALSE;
    problem = g_strdup_printf ("%s: “%s” is shown, “%s” is counted", what, shown, counted);
    if (g_strcmp0 (self->problem, problem) != 0)
        g_test_message ("%s", problem);
    g_free (self->problem);
    self->problem = g_steal_pointer (&problem);
    return TRUE;
}

static gboolean
differs_in_number (Fixture *self, const char *what, double shown, double counted)
{
    g_autofree char *shown_text = g_strdup_printf ("%.6f", shown);
    g_autofree char *counted_text = g_strdup_printf ("%.6f", counted);

    return differs (self, what, shown_text, counted_text);
}

/* The first instant of a bucket and the one after it, both within the period. */
static void
find_bucket (Fixture *self, AmendsChartSeries *series, gsize point, gint64 *start, gint64 *end)
{
    const double *x = amends_chart_series_get_x (series);
    gint64 next = point + 1 < amends_chart_series_get_n_points (series) ? (gint64) x[point + 1] : G_MAXINT64;

    *start = MAX ((gint64) x[point], self->first * DAY);
    *end = MIN (next, (self->last + 1) * DAY);
}

typedef gint64 (*CountStars) (Fixture *self, const char *which, int least, int most, gint64 after, gint64 before);

static const struct {
    int least, most;
} KINDS[] = { { 4, 5 }, { 3, 3 }, { 1, 2 } }, EACH_STAR[] = { { 5, 5 }, { 4, 4 }, { 3, 3 }, { 2, 2 }, { 1, 1 } };

static gboolean
amount_differs (Fixture *self)
{
    for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++) {
        AmendsChartSeries *series = get_series (self, AMOUNT, i);
        gint64 start, end;

        for (gsize point = 0; series != NULL && point < amends_chart_series_get_n_points (series); point++) {
            find_bucket (self, series, point, &start, &end);
            if (differs_in_number (
                    self, "feedback over time", amends_chart_series_get_y (series)[point],
                    (double) count_feedback (self, FEEDBACK_COUNTS, KINDS[i].least, KINDS[i].most, start, end)))
                return TRUE;
        }
    }
    return FALSE;
}

static gboolean
review_amount_differs (Fixture *self)
{
    for (guint i = 0; i < G_N_ELEMENTS (EACH_STAR); i++) {
        AmendsChartSeries *series = get_series (self, REVIEW_AMOUNT, i);
        gint64 start, end;

        for (gsize point = 0; series != NULL && point < amends_chart_series_get_n_points (series); point++) {
            find_bucket (self, series, point, &start, &end);
            if (differs_in_number (
                    self, "reviews over time", amends_chart_series_get_y (series)[point],
                    (double) count_reviews (self, NULL, EACH_STAR[i].least, EACH_STAR[i].most, start, end)))
                return TRUE;
        }
    }
    return FALSE;
}

/* Two histograms: the same time before, and this period. */
static gboolean
stars_differ (Fixture *self, Chart chart, CountStars count, const char *which)
{
    for (guint i = 0; i < 2; i++) {
        AmendsChartSeries *series = get_series (self, chart, i);
        gint64 end = (self->last + 1 - (i == 0 ? COUNTED_DAYS : 0)) * DAY;

        for (int stars = 1; stars <= 5; stars++)
            if (differs_in_number (self, chart == STARS ? "feedback by stars" : "reviews by stars",
                                   series != NULL ? amends_chart_series_get_y (series)[stars - 1] : 0,
                                   (double) count (self, which, stars, stars, end - COUNTED_DAYS * DAY, end)))
                return TRUE;
    }
    return FALSE;
}

static gboolean
answers_differ (Fixture *self)
{
    AmendsChartSeries *series = get_series (self, ANSWERS, 0);

    for (gsize point = 0; point < amends_chart_series_get_n_points (series); point++) {
        g_autofree char *counted = NULL;
        gint64 start, end, all, within;

        find_bucket (self, series, point, &start, &end);
        all = count_feedback (self, FEEDBACK_STANDS, 1, 3, start, end);
        within = count_feedback (self, FEEDBACK_ANSWERED, 1, 3, start, end);
        counted = all > 0 ? g_strdup_printf ("%" PRId64 " of %" PRId64, within, all) : g_strdup ("");
        if (differs (self, "answers",
                     amends_chart_series_get_note (series, point) != NULL ? amends_chart_series_get_note (series, point)
                                                                          : "",
                     counted))
            return TRUE;
    }
    return FALSE;
}

/* Each row's months; and no product that has critical reviews is missing. */
static gboolean
products_differ (Fixture *self)
{
    gint64 shown = 0, all = 0, start, end;
    AmendsChartSeries *series;
    gint64 from = 0;

    for (guint i = 0; (series = get_series (self, PRODUCTS, i)) != NULL; i++) {
        g_autofree char *key = g_strdup_printf ("P%s", strrchr (amends_chart_series_get_long_name (series), ' ') + 1);

        for (gsize point = 0; point < amends_chart_series_get_n_points (series); point++) {
            const char *note = amends_chart_series_get_note (series, point);
            g_autofree char *counted = NULL;
            gint64 n;

            start = (gint64) amends_chart_series_get_x (series)[point];
            end = point + 1 < amends_chart_series_get_n_points (series)
                      ? (gint64) amends_chart_series_get_x (series)[point + 1]
                      : (self->last + 1) * DAY;
            from = point == 0 ? start : from;
            n = count_reviews (self, key, 1, 5, start, end);
            counted = n > 0
                          ? g_strdup_printf ("%" PRId64 " of %" PRId64, count_reviews (self, key, 1, 3, start, end), n)
                          : g_strdup ("");
            if (differs (self, "products by month", note != NULL ? note : "", counted))
                return TRUE;
        }
        shown++;
    }
    for (int product = 0; product < COUNTED_PRODUCTS; product++) {
        g_autofree char *key = g_strdup_printf ("P%d", product);

        all += count_reviews (self, key, 1, 3, from > 0 ? from : self->first * DAY, (self->last + 1) * DAY) > 0;
    }
    return differs_in_number (self, "products with critical reviews", (double) shown, (double) all);
}

/* The rating of today over 90 days. */
static gboolean
rating_differs (Fixture *self)
{
    AmendsChartSeries *series = get_series (self, RATING, 1);
    gsize point = amends_chart_series_find (series, (double) (self->last * DAY));
    gint64 after = (self->last - 89) * DAY, before = (self->last + 1) * DAY;
    double all = (double) count_feedback (self, FEEDBACK_COUNTS, 1, 5, after, before);

    return differs_in_number (self, "rating", amends_chart_series_get_y (series)[point],
                              (double) count_feedback (self, FEEDBACK_COUNTS, 4, 5, after, before) / all);
}

/* Nobody has said why: known for none of those that are unhappy. What the marketplace has removed since was a complaint all the same. */
static gboolean
causes_differ (Fixture *self)
{
    gint64 after = self->first * DAY, before = (self->last + 1) * DAY;
    gboolean of_reviews = self->filters.brand != NULL || self->filters.product != NULL;
    gint64 n = count_reviews (self, NULL, 1, 3, after, before) +
               (of_reviews ? 0 : count_feedback (self, "TRUE", 1, 3, after, before));
    g_autofree char *counted = n == 0 ? g_strdup ("Causes of critical reviews")
                                      : g_strdup_printf ("Causes of critical reviews%s; known for 0 of %" PRId64,
                                                         of_reviews ? "" : " and of neutral and negative feedback", n);

    return differs (self, "causes", amends_chart_figure_get_subtitle (get_figure (self, CAUSES)), counted);
}

/* What the saved file and the table say in their numbers, but for those of the first column. */
static double
add_up_table (AmendsChartFigure *figure, AmendsChartSheetUse use)
{
    g_autoptr (AmendsChartSheet) sheet = amends_chart_sheet_new (figure, use);
    double sum = 0;

    for (guint row = 0; row < amends_chart_sheet_get_n_rows (sheet); row++)
        for (guint column = 1; column < amends_chart_sheet_get_n_columns (sheet); column++) {
            g_autofree char *cell = amends_chart_sheet_get_cell (sheet, row, column);

            sum += g_ascii_strtod (cell, NULL);
        }
    return sum;
}

static double
add_up_csv (AmendsChartFigure *figure)
{
    g_autoptr (GBytes) bytes = amends_chart_figure_to_csv (figure);
    g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
    double sum = 0;

    for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++) {
        g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);

        for (guint j = 1; cells[0] != NULL && cells[j] != NULL; j++)
            sum += g_ascii_strtod (cells[j], NULL);
    }
    return sum;
}

static gboolean
tables_differ (Fixture *self)
{
    gint64 after = self->first * DAY, before = (self->last + 1) * DAY;
    const double counted[] = { (double) count_feedback (self, FEEDBACK_COUNTS, 1, 5, after, before),
                               (double) count_reviews (self, NULL, 1, 5, after, before) };
    const Chart charts[] = { AMOUNT, REVIEW_AMOUNT };

    for (guint i = 0; i < G_N_ELEMENTS (charts); i++) {
        AmendsChartFigure *figure = get_figure (self, charts[i]);

        if (differs_in_number (self, "table", add_up_table (figure, AMENDS_CHART_SHEET_FOR_PEOPLE), counted[i]) ||
            differs_in_number (self, "saved table", add_up_csv (figure), counted[i]))
            return TRUE;
    }
    return FALSE;
}

static char *
describe_share (Fixture *self, gint64 after, gint64 before)
{
    double all = (double) count_reviews (self, NULL, 1, 5, after, before);
    double share = all > 0 ? (double) count_reviews (self, NULL, 1, 3, after, before) / all : 0;

    return g_strdup_printf ("%d%%", (int) (share * 100 + 0.5));
}

/* The numbers in a sentence are those of the picture below it. */
static gboolean
titles_differ (Fixture *self)
{
    gint64 after = self->first * DAY, before = (self->last + 1) * DAY;
    gint64 within = count_feedback (self, FEEDBACK_ANSWERED, 1, 3, after, before);
    g_autofree char *share = describe_share (self, after, before);
    g_autofree char *amount = g_strdup_printf ("%" PRId64 " of %" PRId64 " are negative",
                                               count_feedback (self, FEEDBACK_COUNTS, 1, 2, after, before),
                                               count_feedback (self, FEEDBACK_COUNTS, 1, 5, after, before));
    g_autofree char *answers = g_strdup_printf ("%" PRId64 " of %" PRId64 " were answered within a day", within,
                                                count_feedback (self, FEEDBACK_STANDS, 1, 3, after, before));
    const char *reviews = amends_chart_figure_get_title (get_figure (self, REVIEW_AMOUNT));

    if (count_reviews (self, NULL, 1, 5, after, before) == 0)
        share = (g_free (share), g_strdup ("No reviews in this period"));
    return differs (self, "title of feedback", amends_chart_figure_get_title (get_figure (self, AMOUNT)), amount) ||
           differs (self, "title of answers", amends_chart_figure_get_title (get_figure (self, ANSWERS)), answers) ||
           differs (self, "title of reviews", strstr (reviews, share) != NULL ? share : reviews, share);
}

static gboolean
is_as_counted (gpointer user_data)
{
    Fixture *self = user_data;

    for (int chart = 0; chart < N_CHARTS; chart++)
        if (get_figure (self, (Chart) chart) == NULL)
            return FALSE;
    return !rating_differs (self) && !amount_differs (self) &&
           !stars_differ (self, STARS, count_feedback, FEEDBACK_COUNTS) && !causes_differ (self) &&
           !answers_differ (self) && !review_amount_differs (self) &&
           !stars_differ (self, REVIEW_STARS, count_reviews, NULL) && !products_differ (self) &&
           !tables_differ (self) && !titles_differ (self);
}

/* What a person does */

static AdwComboRow *
get_row (Fixture *self, const char *name)
{
    return ADW_COMBO_ROW (gtk_widget_get_template_child (GTK_WIDGET (self->page), AMENDS_TYPE_FEEDBACK_PAGE, name));
}

static guint
find_choice (AdwComboRow *row, const char *label)
{
    GListModel *model = adw_combo_row_get_model (row);

    for (guint i = 0; label != NULL && i < g_list_model_get_n_items (model); i++) {
        g_autoptr (GtkStringObject) choice = g_list_model_get_item (model, i);

        if (strstr (gtk_string_object_get_string (choice), label) != NULL)
            return i;
    }
    return label == NULL ? 0 : GTK_INVALID_LIST_POSITION;
}

typedef struct {
    AdwComboRow *row;
    const char *label;
} Wanted;

static gboolean
is_offered (gpointer user_data)
{
    const Wanted *wanted = user_data;

    return find_choice (wanted->row, wanted->label) != GTK_INVALID_LIST_POSITION;
}

/* @label: (nullable): NULL = all. Waits until it is offered: what is offered follows from the other choices. */
static void
choose (Fixture *self, const char *name, const char *label)
{
    Wanted wanted = { get_row (self, name), label };

    ui_wait (is_offered, &wanted);
    adw_combo_row_set_selected (wanted.row, find_choice (wanted.row, label));
}

static void
check_resolutions (Fixture *self)
{
    AdwToggleGroup *group = ADW_TOGGLE_GROUP (
        gtk_widget_get_template_child (GTK_WIDGET (self->page), AMENDS_TYPE_FEEDBACK_PAGE, "resolution"));

    /* Months, which take the least time, while waiting; then each without another look at the store. */
    adw_toggle_group_set_active (group, 2);
    ui_wait (is_as_counted, self);
    for (int i = 2; i >= 0; i--) {
        adw_toggle_group_set_active (group, (guint) i);
        g_test_message ("resolution %d", i);
        g_assert_true (is_as_counted (self));
    }
}

static void
choose_all (Fixture *self, CountedFilters filters)
{
    g_autofree char *product = filters.product != NULL ? g_strdup_printf ("Lamp %s", filters.product + 1) : NULL;

    self->filters = filters;
    choose (self, "marketplace",
            filters.marketplace != NULL ? amends_marketplace_get_name (filters.marketplace) : NULL);
    choose (self, "brand", filters.brand);
    choose (self, "product", product);
}

static void
test_each_filter_at_each_resolution (void)
{
    static const CountedFilters CASES[] = {
        { NULL, NULL, NULL }, { "DE", NULL, NULL },   { NULL, "Lumi", NULL },
        { NULL, NULL, "P2" }, { "PL", "Lumi", NULL }, { "SE", "Nordhem", "P2" },
    };
    Fixture self;

    set_up (&self);
    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_test_message ("marketplace %s, brand %s, product %s", CASES[i].marketplace, CASES[i].brand, CASES[i].product);
        /* From all to some: what is chosen first may leave less to choose. */
        choose_all (&self, (CountedFilters) { 0 });
        choose_all (&self, CASES[i]);
        check_resolutions (&self);
    }
    tear_down (&self);
}

static gboolean
has_all_products (gpointer user_data)
{
    return adw_combo_row_get_selected (get_row (user_data, "product")) == 0;
}

/* A product is chosen, then a country where it is not sold: it is no longer offered, and the charts must not go on about it. */
static void
test_what_is_shown_as_chosen_is_what_counts (void)
{
    Fixture self;

    set_up (&self);
    choose_all (&self, (CountedFilters) { NULL, NULL, "P4" });
    check_resolutions (&self);
    choose (&self, "marketplace", amends_marketplace_get_name ("DE"));
    ui_wait (has_all_products, &self);
    self.filters = (CountedFilters) { "DE", NULL, NULL };
    check_resolutions (&self);
    g_assert_true (has_all_products (&self));
    tear_down (&self);
}

/* What a picture says that it is about, it is about, also while the next one is being read. */
static void
test_no_picture_tells_of_another_scope (void)
{
    Fixture self;
    gboolean narrowed = FALSE;
    gint64 all, some;

    set_up (&self);
    ui_wait (is_as_counted, &self);
    all = count_reviews (&self, NULL, 1, 5, self.first * DAY, (self.last + 1) * DAY);
    self.filters.brand = "Lumi";
    some = count_reviews (&self, NULL, 1, 5, self.first * DAY, (self.last + 1) * DAY);
    choose (&self, "brand", "Lumi");
    while (!narrowed) {
        AmendsChartFigure *figure = get_figure (&self, REVIEW_AMOUNT);

        narrowed = strstr (amends_chart_figure_get_scope (figure), "Lumi") != NULL;
        g_assert_cmpfloat (add_up_csv (figure), ==, (double) (narrowed ? some : all));
        g_main_context_iteration (NULL, TRUE);
    }
    tear_down (&self);
}

int
main (int argc, char *argv[])
{
    ui_test_init (&argc, &argv);
    g_test_add_func ("/feedback-chart-filters/each-filter-at-each-resolution", test_each_filter_at_each_resolution);
    g_test_add_func ("/feedback-chart-filters/what-is-shown-as-chosen-is-what-counts",
                     test_what_is_shown_as_chosen_is_what_counts);
    g_test_add_func ("/feedback-chart-filters/no-picture-tells-of-another-scope",
                     test_no_picture_tells_of_another_scope);
    return g_test_run ();
}
