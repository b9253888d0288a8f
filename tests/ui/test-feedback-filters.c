/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart.h"
#include "amends-feedback-dialog.h"
#include "amends-feedback-list.h"
#include "amends-feedback-page.h"
#include "amends-filter-chip.h"

#include "amends-await.h"
#include "amends-dates.h"
#include "amends-store-batches.h"
#include "amends-store-feedback.h"
#include "ui-fixture.h"

#define DAY 86400
#define N_FEEDBACK 40

typedef struct {
    UiFixture store;
    AmendsFeedbackPage *page;
    AmendsFeedbackList *list;
    GtkWidget *window;
} Fixture;

/* One a day up to yesterday: the first with one star, the second with four, the third removed by the marketplace, all others with five. */
static void
fill (UiFixture *fixture)
{
    AmendsBatch *batch = amends_batch_new ();
    g_auto (AmendsAwait) result = AMENDS_AWAIT_INIT;

    for (int i = 1; i <= N_FEEDBACK; i++) {
        g_autofree char *id = g_strdup_printf ("F%d", i);

        g_ptr_array_add (batch->feedback, amends_feedback_new (&(AmendsFeedback) {
                                              .external_id = id,
                                              .marketplace = "SE",
                                              .stars = i == 1 || i == 3 ? 1
                                                       : i == 2         ? 4
                                                                        : 5,
                                              .text = "Kom i tid",
                                              .published_at = amends_dates_now () - i * DAY,
                                              .removed_at = i == 3 ? amends_dates_now () - DAY : 0,
                                          }));
    }
    batch->coverage = AMENDS_COVERAGE_WHOLE;
    amends_store_apply_batch_async (fixture->store, fixture->account_id, batch, NULL, amends_await_cb, &result);
    g_assert_true (amends_store_apply_batch_finish (fixture->store, amends_await (&result), NULL, NULL));
}

/* Returns: what stands beside the list's heading: "40 shown" */
static gboolean
shows (Fixture *fixture, const char *count)
{
    return ui_find_label (GTK_WIDGET (fixture->list), count) != NULL;
}

static gboolean
shows_all (gpointer user_data)
{
    return shows (user_data, "40 shown");
}

static gboolean
shows_one (gpointer user_data)
{
    return shows (user_data, "1 shown");
}

static gboolean
shows_none (gpointer user_data)
{
    return shows (user_data, "0 shown");
}

static void
set_up (Fixture *fixture)
{
    ui_fixture_init (&fixture->store);
    fill (&fixture->store);
    fixture->page = amends_feedback_page_new (fixture->store.store, amends_rule_pack_get_default (), NULL, NULL);
    fixture->window = ui_present (GTK_WIDGET (fixture->page), 1100, 800);
    fixture->list = AMENDS_FEEDBACK_LIST (ui_find (GTK_WIDGET (fixture->page), AMENDS_TYPE_FEEDBACK_LIST));
    ui_wait (shows_all, fixture);
}

static void
tear_down (Fixture *fixture)
{
    ui_dismiss (fixture->window);
    ui_fixture_clear (&fixture->store);
}

/* Returns: (transfer none) (nullable): the chip that says @label */
static GtkWidget *
find_chip (Fixture *fixture, const char *label)
{
    GtkWidget *chip;

    for (guint n = 0; (chip = ui_find_nth (GTK_WIDGET (fixture->page), AMENDS_TYPE_FILTER_CHIP, n)) != NULL; n++)
        if (g_str_equal (amends_filter_chip_get_label (AMENDS_FILTER_CHIP (chip)), label))
            return chip;
    return NULL;
}

static void
type (Fixture *fixture, const char *text)
{
    gtk_editable_set_text (amends_feedback_list_get_search (fixture->list), text);
}

/* Enter on the bar of the one star: in the chart of stars, which is the third. */
static void
activate_one_star (Fixture *fixture)
{
    AmendsChart *chart = AMENDS_CHART (ui_find_nth (GTK_WIDGET (fixture->page), AMENDS_TYPE_CHART, 2));
    AmendsChartLayer *bars = amends_chart_figure_get_layer (amends_chart_get_figure (chart), 0);

    g_signal_emit_by_name (chart, "activated", amends_chart_layer_get_series (bars, 1), (guint64) 0);
}

/* Searching */

static gboolean
search_is_above (gpointer user_data)
{
    Fixture *fixture = user_data;
    GtkWidget *search = GTK_WIDGET (amends_feedback_list_get_search (fixture->list));
    graphene_rect_t bounds;

    return gtk_widget_compute_bounds (search, GTK_WIDGET (fixture->page), &bounds) && bounds.origin.y > 0 &&
           bounds.origin.y < (float) gtk_widget_get_height (GTK_WIDGET (fixture->page)) / 4;
}

static void
test_a_search_has_its_rows_in_sight (void)
{
    Fixture fixture;

    set_up (&fixture);
    g_assert_false (search_is_above (&fixture));
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture.page), "feedback.search", NULL));
    ui_wait (search_is_above, &fixture);
    ui_settle (50);
    g_assert_true (search_is_above (&fixture));
    tear_down (&fixture);
}

static void
test_what_is_not_understood_is_told (void)
{
    Fixture fixture;

    set_up (&fixture);
    type (&fixture, "brand:Nordvik stars:4");
    ui_wait (shows_one, &fixture);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture.list), "“brand:” is about reviews only"));
    type (&fixture, "");
    ui_wait (shows_all, &fixture);
    g_assert_null (ui_find_label (GTK_WIDGET (fixture.list), "“brand:” is about reviews only"));
    tear_down (&fixture);
}

static void
test_what_is_typed_narrows_the_kind (void)
{
    Fixture fixture;

    set_up (&fixture);
    amends_feedback_list_set_kind (fixture.list, 0); /* positive: four stars and five */
    type (&fixture, "stars:4");
    ui_wait (shows_one, &fixture);
    tear_down (&fixture);
}

/* Chips */

static void
mark_all (Fixture *fixture)
{
    g_auto (AmendsAwait) found = AMENDS_AWAIT_INIT, result = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsFeedbackQuery) all = amends_feedback_query_new ();
    g_autoptr (GArray) ids = NULL;

    amends_store_find_feedback_ids_async (fixture->store.store, all, 0, NULL, amends_await_cb, &found);
    ids = amends_store_find_feedback_ids_finish (fixture->store.store, amends_await (&found), NULL);
    amends_store_set_feedback_done_async (fixture->store.store, (const gint64 *) (gconstpointer) ids->data, ids->len,
                                          TRUE, NULL, amends_await_cb, &result);
    g_assert_true (amends_store_action_finish (fixture->store.store, amends_await (&result), NULL, NULL));
}

/* The chart counts what is done, too, and not what was removed: so does the list that it leads to. */
static void
test_a_bar_leads_to_as_many_as_it_counts (void)
{
    Fixture fixture;

    set_up (&fixture);
    mark_all (&fixture);
    activate_one_star (&fixture);
    ui_wait (shows_one, &fixture);
    g_assert_true (amends_feedback_list_get_with_done (fixture.list));
    g_assert_nonnull (find_chip (&fixture, "1 star"));
    g_assert_nonnull (find_chip (&fixture, "Counts in the rating"));
    g_signal_emit_by_name (find_chip (&fixture, "1 star"), "remove");
    g_assert_null (find_chip (&fixture, "1 star"));
    g_assert_null (find_chip (&fixture, "Counts in the rating"));
    g_assert_false (amends_feedback_list_get_with_done (fixture.list));
    tear_down (&fixture);
}

static void
test_a_chip_that_is_shown_holds (void)
{
    Fixture fixture;

    set_up (&fixture);
    activate_one_star (&fixture);
    ui_wait (shows_one, &fixture);
    amends_feedback_list_set_kind (fixture.list, 0); /* positive: none of them has one star */
    ui_wait (shows_none, &fixture);
    g_assert_nonnull (find_chip (&fixture, "1 star"));
    tear_down (&fixture);
}

static gboolean
is_about_90_days (gpointer user_data)
{
    return find_chip (user_data, "90 days") != NULL;
}

static gboolean
has_no_chip (gpointer user_data)
{
    return ui_find (GTK_WIDGET (((Fixture *) user_data)->page), AMENDS_TYPE_FILTER_CHIP) == NULL;
}

/* Where the sidebar is hidden, as on a narrow screen, too. */
static void
test_another_period_is_in_sight_and_taken_back (void)
{
    Fixture fixture;
    AdwComboRow *period;

    set_up (&fixture);
    period = ADW_COMBO_ROW (ui_find_nth (GTK_WIDGET (fixture.page), ADW_TYPE_COMBO_ROW, 3));
    g_assert_cmpuint (adw_combo_row_get_selected (period), ==, 1);
    g_assert_true (has_no_chip (&fixture));
    adw_combo_row_set_selected (period, 0);
    ui_wait (is_about_90_days, &fixture);
    g_signal_emit_by_name (find_chip (&fixture, "90 days"), "remove");
    ui_wait (has_no_chip, &fixture);
    g_assert_cmpuint (adw_combo_row_get_selected (period), ==, 1);
    tear_down (&fixture);
}

static gboolean
shows_one_more (gpointer user_data)
{
    return shows (user_data, "41 shown");
}

static void
add_ahead (UiFixture *fixture)
{
    g_auto (AmendsAwait) result = AMENDS_AWAIT_INIT;
    AmendsBatch *batch = amends_batch_new ();

    g_ptr_array_add (batch->feedback, amends_feedback_new (&(AmendsFeedback) {
                                          .external_id = "AHEAD",
                                          .marketplace = "SE",
                                          .stars = 1,
                                          .published_at = amends_dates_now () + 200 * DAY,
                                      }));
    amends_store_apply_batch_async (fixture->store, fixture->account_id, batch, NULL, amends_await_cb, &result);
    g_assert_true (amends_store_apply_batch_finish (fixture->store, amends_await (&result), NULL, NULL));
}

/* A day that was read as another may lie ahead: it counts for nothing, but the comment must be found. */
static void
test_all_time_has_what_is_dated_wrongly (void)
{
    Fixture fixture;

    set_up (&fixture);
    add_ahead (&fixture.store);
    adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find_nth (GTK_WIDGET (fixture.page), ADW_TYPE_COMBO_ROW, 3)), 3);
    ui_wait (shows_one_more, &fixture);
    tear_down (&fixture);
}

/* What leads here */

static gboolean
is_open (gpointer user_data)
{
    return ui_find (((Fixture *) user_data)->window, AMENDS_TYPE_FEEDBACK_DIALOG) != NULL;
}

/* A link may come before the page has read anything. */
static void
test_what_is_asked_for_early_is_opened_later (void)
{
    Fixture fixture;

    ui_fixture_init (&fixture.store);
    fill (&fixture.store);
    fixture.page = amends_feedback_page_new (fixture.store.store, amends_rule_pack_get_default (), NULL, NULL);
    fixture.window = ui_present (GTK_WIDGET (fixture.page), 1100, 800);
    amends_feedback_page_show_feedback (fixture.page, 1);
    ui_wait (is_open, &fixture);
    tear_down (&fixture);
}

static void
test_a_question_from_elsewhere_is_about_all (void)
{
    Fixture fixture;

    set_up (&fixture);
    mark_all (&fixture);
    activate_one_star (&fixture);
    ui_wait (shows_one, &fixture);
    amends_feedback_page_find (fixture.page, "is:all period:90d");
    ui_wait (shows_all, &fixture);
    g_assert_null (find_chip (&fixture, "1 star"));
    tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
    ui_test_init (&argc, &argv);
    g_test_add_func ("/feedback-filters/a-search-has-its-rows-in-sight", test_a_search_has_its_rows_in_sight);
    g_test_add_func ("/feedback-filters/what-is-not-understood-is-told", test_what_is_not_understood_is_told);
    g_test_add_func ("/feedback-filters/what-is-typed-narrows-the-kind", test_what_is_typed_narrows_the_kind);
    g_test_add_func ("/feedback-filters/a-bar-leads-to-as-many-as-it-counts", test_a_bar_leads_to_as_many_as_it_counts);
    g_test_add_func ("/feedback-filters/a-chip-that-is-shown-holds", test_a_chip_that_is_shown_holds);
    g_test_add_func ("/feedback-filters/another-period-is-in-sight-and-taken-back",
                     test_another_period_is_in_sight_and_taken_back);
    g_test_add_func ("/feedback-filters/all-time-has-what-is-dated-wrongly", test_all_time_has_what_is_dated_wrongly);
    g_test_add_func ("/feedback-filters/what-is-asked-for-early-is-opened-later",
                     test_what_is_asked_for_early_is_opened_later);
    g_test_add_func ("/feedback-filters/a-question-from-elsewhere-is-about-all",
                     test_a_question_from_elsewhere_is_about_all);
    return g_test_run ();
}
