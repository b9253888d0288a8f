/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart.h"
#include "amends-feedback-dialog.h"
#include "amends-feedback-kind.h"
#include "amends-feedback-list.h"
#include "amends-feedback-page.h"
#include "amends-filter-chip.h"
#include "amends-rating-card.h"
#include "amends-review-row.h"

#include "amends-await.h"
#include "amends-dates.h"
#include "amends-store-batches.h"
#include "amends-store-feedback.h"
#include "ui-fixture.h"

#define DAY 86400

typedef struct {
    UiFixture store;
    AmendsFeedbackPage *page;
    GtkWidget *window;
} Fixture;

/* Nine with five stars and one with one star, one a day up to yesterday. */
static void
fill (UiFixture *fixture)
{
    AmendsBatch *batch = amends_batch_new ();
    g_auto (AmendsAwait) result = AMENDS_AWAIT_INIT;

    for (int i = 1; i <= 10; i++) {
        g_autofree char *id = g_strdup_printf ("F%d", i);

        g_ptr_array_add (batch->feedback, amends_feedback_new (&(AmendsFeedback) {
                                              .external_id = id,
                                              .marketplace = "SE",
                                              .order_id = "1-2-3",
                                              .stars = i == 1 ? 1 : 5,
                                              .text = i == 1 ? "Kom aldrig fram <b>" : "Allt bra",
                                              .published_at = amends_dates_now () - i * DAY,
                                          }));
    }
    batch->coverage = AMENDS_COVERAGE_WHOLE;
    amends_store_apply_batch_async (fixture->store, fixture->account_id, batch, NULL, amends_await_cb, &result);
    g_assert_true (amends_store_apply_batch_finish (fixture->store, amends_await (&result), NULL, NULL));
}

/* Returns: (nullable): what the row at @position shows; NULL while it is not read */
static AmendsFeedback *
get_row (Fixture *fixture, guint position)
{
    GtkWidget *row = ui_find_nth (GTK_WIDGET (fixture->page), AMENDS_TYPE_REVIEW_ROW, position);
    AmendsRowItem *item = row != NULL ? amends_review_row_get_item (AMENDS_REVIEW_ROW (row)) : NULL;

    return item != NULL ? amends_feedback_item_get (item) : NULL;
}

static AmendsFeedback *
require_row (Fixture *fixture, guint position)
{
    AmendsFeedback *feedback = get_row (fixture, position);

    if (feedback == NULL)
        g_error ("There is no row %u", position);
    return feedback;
}

static guint
count_rows (Fixture *fixture)
{
    guint n = 0;

    while (get_row (fixture, n) != NULL)
        n++;
    return n;
}

static gboolean
has_rows (gpointer user_data)
{
    return count_rows (user_data) > 0;
}

static gboolean
has_ten_rows (gpointer user_data)
{
    return count_rows (user_data) == 10;
}

static void
set_up (Fixture *fixture, gboolean filled)
{
    ui_fixture_init (&fixture->store);
    if (filled)
        fill (&fixture->store);
    fixture->page = amends_feedback_page_new (fixture->store.store, amends_rule_pack_get_default (), NULL, NULL);
    fixture->window = ui_present (GTK_WIDGET (fixture->page), 1100, 900);
    if (filled)
        ui_wait (has_rows, fixture);
    else
        ui_settle (100);
}

static void
tear_down (Fixture *fixture)
{
    ui_dismiss (fixture->window);
    ui_fixture_clear (&fixture->store);
}

static void
test_without_feedback_it_says_what_to_do (void)
{
    Fixture fixture;

    set_up (&fixture, FALSE);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture.page), "No Feedback Yet"));
    tear_down (&fixture);
}

static void
test_the_rating_is_told_aloud (void)
{
    Fixture fixture;
    GtkWidget *card;
    g_autofree char *problem = NULL;

    set_up (&fixture, TRUE);
    card = ui_find_nth (GTK_WIDGET (fixture.page), AMENDS_TYPE_RATING_CARD, 1);
    problem = gtk_test_accessible_check_property (
        GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL,
        "90 days: 90.0% positive. The marketplace shows 90%. 9 positive, 0 neutral, 1 negative");
    g_assert_null (problem);
    tear_down (&fixture);
}

static gboolean
has_one_row (gpointer user_data)
{
    return count_rows (user_data) == 1;
}

static void
test_a_kind_narrows_the_list (void)
{
    Fixture fixture;
    GtkWidget *list;

    set_up (&fixture, TRUE);
    ui_wait (has_ten_rows, &fixture);
    list = ui_find (GTK_WIDGET (fixture.page), AMENDS_TYPE_FEEDBACK_LIST);
    amends_feedback_list_set_kind (AMENDS_FEEDBACK_LIST (list), AMENDS_FEEDBACK_NEGATIVE);
    ui_wait (has_one_row, &fixture);
    g_assert_cmpstr (require_row (&fixture, 0)->text, ==, "Kom aldrig fram <b>");
    tear_down (&fixture);
}

static gboolean
first_is_done (gpointer user_data)
{
    AmendsFeedback *feedback = get_row (user_data, 0);

    return feedback != NULL && feedback->done_at != 0;
}

static gboolean
first_is_open (gpointer user_data)
{
    AmendsFeedback *feedback = get_row (user_data, 0);

    return feedback != NULL && feedback->done_at == 0;
}

static void
undo (UiFixture *fixture)
{
    g_auto (AmendsAwait) result = AMENDS_AWAIT_INIT;

    amends_store_undo_async (fixture->store, NULL, amends_await_cb, &result);
    g_assert_true (amends_store_action_finish (fixture->store, amends_await (&result), NULL, NULL));
}

static void
test_a_tick_marks_as_done_and_undo_takes_it_back (void)
{
    Fixture fixture;

    set_up (&fixture, TRUE);
    gtk_check_button_set_active (
        GTK_CHECK_BUTTON (ui_find (ui_find (GTK_WIDGET (fixture.page), AMENDS_TYPE_REVIEW_ROW), GTK_TYPE_CHECK_BUTTON)),
        TRUE);
    ui_wait (first_is_done, &fixture);
    ui_wait (has_ten_rows, &fixture);
    undo (&fixture.store);
    ui_wait (first_is_open, &fixture);
    tear_down (&fixture);
}

static gboolean
shows_effect (gpointer user_data)
{
    return ui_find_label (user_data, "What It Does to the Rating") != NULL;
}

static void
act (Fixture *fixture, const char *action)
{
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL));
}

static gboolean
first_row_is_second (gpointer user_data)
{
    AmendsFeedback *feedback = get_row (user_data, 0);

    return feedback != NULL && g_str_equal (feedback->external_id, "F2");
}

static gboolean
first_row_is_first_again (gpointer user_data)
{
    AmendsFeedback *feedback = get_row (user_data, 0);

    return feedback != NULL && g_str_equal (feedback->external_id, "F1") && feedback->done_at == 0;
}

/* Marked by key, the row leaves when the selection has moved on; undo brings it back, and redo marks it again. */
static void
test_keys_mark_undo_and_redo (void)
{
    Fixture fixture;
    AmendsFeedbackList *list;

    set_up (&fixture, TRUE);
    list = AMENDS_FEEDBACK_LIST (ui_find (GTK_WIDGET (fixture.page), AMENDS_TYPE_FEEDBACK_LIST));
    act (&fixture, "feedback.next");
    g_assert_cmpstr (amends_feedback_list_get_selected (list)->external_id, ==, "F1");
    act (&fixture, "feedback.done-next");
    g_assert_cmpstr (amends_feedback_list_get_selected (list)->external_id, ==, "F2");
    ui_wait (first_row_is_second, &fixture);
    act (&fixture, "feedback.undo");
    ui_wait (first_row_is_first_again, &fixture);
    act (&fixture, "feedback.redo");
    ui_wait (first_row_is_second, &fixture);
    tear_down (&fixture);
}

static gboolean
has_no_rows (gpointer user_data)
{
    return count_rows (user_data) == 0;
}

static gboolean
is_told_of_ten (gpointer user_data)
{
    return ui_find_label (GTK_WIDGET (((Fixture *) user_data)->page), "10 feedback marked as done") != NULL;
}

/* As among reviews: many are marked at once, told and undone as one. */
static void
test_many_are_marked_at_once (void)
{
    Fixture fixture;
    GtkWidget *list;
    AdwToolbarView *bars;
    g_autoptr (GArray) none = NULL;

    set_up (&fixture, TRUE);
    ui_wait (has_ten_rows, &fixture);
    list = ui_find (GTK_WIDGET (fixture.page), AMENDS_TYPE_FEEDBACK_LIST);
    bars = ADW_TOOLBAR_VIEW (ui_find (list, ADW_TYPE_TOOLBAR_VIEW));
    act (&fixture, "feedback.next");
    g_assert_false (adw_toolbar_view_get_reveal_bottom_bars (bars));
    act (&fixture, "feedback.select-all");
    g_assert_true (adw_toolbar_view_get_reveal_bottom_bars (bars));
    g_assert_nonnull (ui_find_label (list, "10 selected"));
    g_assert_null (amends_feedback_list_get_selected (AMENDS_FEEDBACK_LIST (list)));
    act (&fixture, "feedback.clear-selection");
    g_assert_false (adw_toolbar_view_get_reveal_bottom_bars (bars));
    none = amends_feedback_list_dup_selected (AMENDS_FEEDBACK_LIST (list));
    g_assert_cmpuint (none->len, ==, 0);
    act (&fixture, "feedback.select-all");
    act (&fixture, "feedback.done-next");
    ui_wait (has_no_rows, &fixture);
    ui_wait (is_told_of_ten, &fixture);
    g_assert_false (adw_toolbar_view_get_reveal_bottom_bars (bars));
    act (&fixture, "feedback.undo");
    ui_wait (has_ten_rows, &fixture);
    tear_down (&fixture);
}

/* Below the charts the list is out of sight: the first key leads to it and marks nothing. */
static void
test_what_was_not_seen_is_not_marked (void)
{
    Fixture fixture;
    AmendsFeedbackList *list;

    set_up (&fixture, TRUE);
    list = AMENDS_FEEDBACK_LIST (ui_find (GTK_WIDGET (fixture.page), AMENDS_TYPE_FEEDBACK_LIST));
    act (&fixture, "feedback.next");
    g_assert_true (amends_feedback_list_has_focus (list));
    gtk_widget_grab_focus (GTK_WIDGET (amends_feedback_list_get_search (list)));
    g_assert_false (amends_feedback_list_has_focus (list));
    act (&fixture, "feedback.done-next");
    g_assert_true (amends_feedback_list_has_focus (list));
    g_assert_cmpstr (amends_feedback_list_get_selected (list)->external_id, ==, "F1");
    ui_settle (100);
    g_assert_cmpint (require_row (&fixture, 0)->done_at, ==, 0);
    act (&fixture, "feedback.done-next");
    g_assert_cmpstr (amends_feedback_list_get_selected (list)->external_id, ==, "F2");
    ui_wait (first_row_is_second, &fixture);
    g_assert_true (amends_feedback_list_has_focus (list));
    tear_down (&fixture);
}

static void
test_the_dialog_shows_what_one_does_to_the_rating (void)
{
    Fixture fixture;
    AmendsFeedbackDialog *dialog;
    AmendsRating rating = { 0 };

    set_up (&fixture, TRUE);
    rating.day = amends_feedback_day_of (amends_dates_now ());
    rating.windows[AMENDS_FEEDBACK_WINDOW_SHORT].counts = (AmendsFeedbackCounts) { 9, 0, 1 };
    dialog = amends_feedback_dialog_new (fixture.store.store, amends_rule_pack_get_default (), NULL, &rating,
                                         require_row (&fixture, 0)->id);
    adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (fixture.page));
    ui_wait (shows_effect, dialog);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (dialog), "90.0% with it, 100.0% without"));
    adw_dialog_force_close (ADW_DIALOG (dialog));
    tear_down (&fixture);
}

/* Enter on a bar shows what it is made of, says so, and the chip leads back to the whole period. */
static void
test_a_bar_leads_to_its_feedback_and_back (void)
{
    Fixture fixture;
    AmendsChart *chart;
    AmendsChartLayer *bars;
    AmendsChartSeries *negative;
    guint64 point;
    GtkWidget *list, *chip;

    set_up (&fixture, TRUE);
    chart = AMENDS_CHART (ui_find_nth (GTK_WIDGET (fixture.page), AMENDS_TYPE_CHART, 1));
    bars = amends_chart_figure_get_layer (amends_chart_get_figure (chart), 0);
    negative = amends_chart_layer_get_series (bars, AMENDS_FEEDBACK_NEGATIVE);
    point = amends_chart_series_find (negative, (double) (amends_dates_now () - DAY));
    point = point > 0 ? point - 1 : 0;
    g_signal_emit_by_name (chart, "activated", negative, point);
    ui_wait (has_one_row, &fixture);
    list = ui_find (GTK_WIDGET (fixture.page), AMENDS_TYPE_FEEDBACK_LIST);
    chip = ui_find (list, AMENDS_TYPE_FILTER_CHIP);
    g_assert_nonnull (chip);
    amends_feedback_list_set_kind (AMENDS_FEEDBACK_LIST (list), -1);
    g_signal_emit_by_name (chip, "remove");
    ui_wait (has_ten_rows, &fixture);
    g_assert_null (ui_find (list, AMENDS_TYPE_FILTER_CHIP));
    tear_down (&fixture);
}

/* Returns: how many steps it takes from either end of the page to a chart, the search and a row */
static guint
count_steps (Fixture *fixture, GtkDirectionType direction, GType type)
{
    gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
    for (guint n = 1; n < 100; n++) {
        GtkWidget *focus;

        if (!gtk_widget_child_focus (fixture->window, direction))
            gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
        focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
        if (focus != NULL && (g_type_is_a (G_OBJECT_TYPE (focus), type) || gtk_widget_get_ancestor (focus, type)))
            return n;
    }
    return 0;
}

static void
test_tab_leads_through_the_page (void)
{
    static const GtkDirectionType DIRECTIONS[] = { GTK_DIR_TAB_FORWARD, GTK_DIR_TAB_BACKWARD };
    Fixture fixture;

    set_up (&fixture, TRUE);
    for (gsize i = 0; i < G_N_ELEMENTS (DIRECTIONS); i++) {
        g_assert_cmpuint (count_steps (&fixture, DIRECTIONS[i], GTK_TYPE_MENU_BUTTON), >, 0);
        g_assert_cmpuint (count_steps (&fixture, DIRECTIONS[i], AMENDS_TYPE_CHART), >, 0);
        g_assert_cmpuint (count_steps (&fixture, DIRECTIONS[i], GTK_TYPE_SEARCH_ENTRY), >, 0);
        g_assert_cmpuint (count_steps (&fixture, DIRECTIONS[i], GTK_TYPE_GRID_VIEW), >, 0);
        g_assert_cmpuint (count_steps (&fixture, DIRECTIONS[i], ADW_TYPE_COMBO_ROW), >, 0);
    }
    tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
    ui_test_init (&argc, &argv);
    g_test_add_func ("/feedback-page/without-feedback-it-says-what-to-do", test_without_feedback_it_says_what_to_do);
    g_test_add_func ("/feedback-page/the-rating-is-told-aloud", test_the_rating_is_told_aloud);
    g_test_add_func ("/feedback-page/a-kind-narrows-the-list", test_a_kind_narrows_the_list);
    g_test_add_func ("/feedback-page/a-tick-marks-as-done-and-undo-takes-it-back",
                     test_a_tick_marks_as_done_and_undo_takes_it_back);
    g_test_add_func ("/feedback-page/keys-mark-undo-and-redo", test_keys_mark_undo_and_redo);
    g_test_add_func ("/feedback-page/many-are-marked-at-once", test_many_are_marked_at_once);
    g_test_add_func ("/feedback-page/what-was-not-seen-is-not-marked", test_what_was_not_seen_is_not_marked);
    g_test_add_func ("/feedback-page/the-dialog-shows-what-one-does-to-the-rating",
                     test_the_dialog_shows_what_one_does_to_the_rating);
    g_test_add_func ("/feedback-page/a-bar-leads-to-its-feedback-and-back", test_a_bar_leads_to_its_feedback_and_back);
    g_test_add_func ("/feedback-page/tab-leads-through-the-page", test_tab_leads_through_the_page);
    return g_test_run ();
}
