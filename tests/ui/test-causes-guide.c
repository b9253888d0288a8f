/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-sheet.h"
#include "amends-guide-page.h"
#include "amends-learned-dialog.h"
#include "amends-solution-dialog.h"
#include "amends-solution-row.h"

#include "amends-await.h"
#include "amends-dates.h"
#include "amends-store-batches.h"
#include "amends-store-causes.h"
#include "amends-store-plans.h"
#include "ui-fixture.h"

#define DAY 86400

typedef struct {
    UiFixture store;
    AmendsGuidePage *page;
    GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, guint n_reviews, int width)
{
    *fixture = (Fixture) { 0 };
    ui_fixture_init (&fixture->store);
    if (n_reviews > 0)
        ui_fixture_fill (&fixture->store, 0, n_reviews);
    fixture->page = amends_guide_page_new (fixture->store.store, amends_rule_pack_get_default (), NULL);
    fixture->window = ui_present (GTK_WIDGET (fixture->page), width, 900);
}

static void
tear_down (Fixture *fixture)
{
    ui_dismiss (fixture->window);
    ui_fixture_clear (&fixture->store);
}

static void
say (Fixture *fixture, guint number, AmendsCause cause)
{
    gint64 id = ui_fixture_find (&fixture->store, number);
    g_auto (AmendsAwait) saying = AMENDS_AWAIT_INIT;

    amends_store_set_causes_async (fixture->store.store, AMENDS_SUBJECT_REVIEW, &id, 1, &cause, 1, NULL,
                                   amends_await_cb, &saying);
    g_assert_true (amends_store_action_finish (fixture->store.store, amends_await (&saying), NULL, NULL));
}

static gboolean
says_that_nothing_is_known (gpointer user_data)
{
    return ui_find_label (GTK_WIDGET (((Fixture *) user_data)->page), "has a cause yet") != NULL;
}

static gboolean
counts_one (gpointer user_data)
{
    return ui_find_label (GTK_WIDGET (((Fixture *) user_data)->page), "1 complaint in the last 90 days, of 10") != NULL;
}

static void
test_the_chosen_cause_tells_how_often_it_is (void)
{
    Fixture fixture;

    set_up (&fixture, 10, 1100);
    ui_wait (says_that_nothing_is_known, &fixture);
    say (&fixture, 1, AMENDS_CAUSE_QUALITY);
    amends_guide_page_show_cause (fixture.page, AMENDS_CAUSE_QUALITY);
    ui_wait (counts_one, &fixture);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture.page), "10.0 of 100"));
    g_assert_true (gtk_widget_get_sensitive (ui_find_button (GTK_WIDGET (fixture.page), "Show 1 Review")));
    g_assert_false (gtk_widget_get_sensitive (ui_find_button (GTK_WIDGET (fixture.page), "Show 0 Feedback")));
    tear_down (&fixture);
}

static void
add_review (Fixture *fixture, const char *id, gint64 at)
{
    AmendsBatch *batch = amends_batch_new ();
    g_auto (AmendsAwait) applying = AMENDS_AWAIT_INIT;

    g_ptr_array_add (batch->reviews, amends_review_new (&(AmendsReview) { .external_id = id,
                                                                          .marketplace = "SE",
                                                                          .product_id = "P",
                                                                          .stars = 1,
                                                                          .body = "It broke after a week.",
                                                                          .language = "en",
                                                                          .published_at = at,
                                                                          .updated_at = at }));
    amends_store_apply_batch_async (fixture->store.store, fixture->store.account_id, batch, NULL, amends_await_cb,
                                    &applying);
    g_assert_true (amends_store_apply_batch_finish (fixture->store.store, amends_await (&applying), NULL, NULL));
}

static gboolean
counts_of_two (gpointer user_data)
{
    return ui_find_label (GTK_WIDGET (((Fixture *) user_data)->page), "in the last 90 days, of 2 ") != NULL;
}

/* What it counts is what its buttons show: whole days, from the beginning of the first. */
static void
test_the_days_are_those_that_its_buttons_show (void)
{
    g_autoptr (AmendsReviewQuery) shown = amends_review_query_new ();
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    gint64 first, end;
    Fixture fixture;

    shown->period = AMENDS_PERIOD_90_DAYS;
    amends_review_query_get_range (shown, amends_dates_now (), zone, &first, &end);
    set_up (&fixture, 0, 1100);
    add_review (&fixture, "before", first - 1);
    add_review (&fixture, "first", first);
    add_review (&fixture, "last", amends_dates_now ());
    amends_guide_page_show_cause (fixture.page, AMENDS_CAUSE_QUALITY);
    ui_wait (counts_of_two, &fixture);
    tear_down (&fixture);
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
    return adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
}

static gboolean
asks_since_when (gpointer user_data)
{
    return AMENDS_IS_SOLUTION_DIALOG (get_dialog (user_data));
}

static GtkWidget *
get_first (Fixture *fixture)
{
    return ui_find (GTK_WIDGET (fixture->page), AMENDS_TYPE_SOLUTION_ROW);
}

static GtkCheckButton *
get_check (Fixture *fixture)
{
    return GTK_CHECK_BUTTON (ui_find (get_first (fixture), GTK_TYPE_CHECK_BUTTON));
}

static gboolean
is_ticked (gpointer user_data)
{
    return gtk_check_button_get_active (get_check (user_data));
}

static gboolean
is_not_ticked (gpointer user_data)
{
    return !is_ticked (user_data);
}

static gboolean
is_too_early (gpointer user_data)
{
    return ui_find_label (get_first (user_data), "Too early") != NULL;
}

static gboolean
offers_undo (gpointer user_data)
{
    return ui_find_button (GTK_WIDGET (((Fixture *) user_data)->page), "Undo") != NULL;
}

static void
test_a_tick_asks_since_when_and_can_be_undone (void)
{
    Fixture fixture;

    set_up (&fixture, 10, 1100);
    ui_wait (says_that_nothing_is_known, &fixture);
    amends_guide_page_show_cause (fixture.page, AMENDS_CAUSE_SLOW_DELIVERY);
    gtk_check_button_set_active (get_check (&fixture), TRUE);
    ui_wait (asks_since_when, &fixture);
    g_assert_false (is_ticked (&fixture));
    g_signal_emit_by_name (ui_find_button (GTK_WIDGET (get_dialog (&fixture)), "Done"), "clicked");
    ui_wait (is_ticked, &fixture);
    ui_wait (is_too_early, &fixture);
    ui_wait (offers_undo, &fixture);
    g_signal_emit_by_name (ui_find_button (GTK_WIDGET (fixture.page), "Undo"), "clicked");
    ui_wait (is_not_ticked, &fixture);
    tear_down (&fixture);
}

static void
tick (Fixture *fixture, gint64 at)
{
    g_auto (AmendsAwait) ticking = AMENDS_AWAIT_INIT;
    g_autofree char *id = g_strdup (amends_solution_row_get_id (AMENDS_SOLUTION_ROW (get_first (fixture))));
    g_autoptr (AmendsSolutionDone) done = amends_solution_done_new (
        &(AmendsSolutionDone) { .cause = AMENDS_CAUSE_QUALITY, .solution = id, .done_at = at, .note = "new supplier" });

    amends_store_tick_solution_async (fixture->store.store, done, NULL, amends_await_cb, &ticking);
    g_assert_true (amends_store_action_finish (fixture->store.store, amends_await (&ticking), NULL, NULL));
}

static gboolean
says_that_there_are_too_few (gpointer user_data)
{
    return ui_find_label (get_first (user_data), "Too few comments") != NULL;
}

static void
test_what_came_of_it_is_told_or_why_not (void)
{
    Fixture fixture;

    set_up (&fixture, 10, 1100);
    ui_wait (says_that_nothing_is_known, &fixture);
    amends_guide_page_show_cause (fixture.page, AMENDS_CAUSE_QUALITY);
    tick (&fixture, amends_dates_now () - 30 * DAY);
    ui_wait (says_that_there_are_too_few, &fixture);
    g_assert_nonnull (ui_find_label (get_first (&fixture), "new supplier"));
    gtk_check_button_set_active (get_check (&fixture), FALSE);
    ui_wait (is_not_ticked, &fixture);
    tear_down (&fixture);
}

/* Fifty reviews before with one star of a hundred, and thirty of late of which ten have one: that is no chance. */
static void
add_spike (Fixture *fixture)
{
    AmendsBatch *batch = amends_batch_new ();
    g_auto (AmendsAwait) applying = AMENDS_AWAIT_INIT;

    for (int i = 0; i < 130; i++) {
        g_autofree char *id = g_strdup_printf ("S%d", i), *author = g_strdup_printf ("Customer %d", i);

        g_ptr_array_add (batch->reviews, amends_review_new (&(AmendsReview) {
                                             .external_id = id,
                                             .marketplace = "SE",
                                             .product_id = "B0SPIKE",
                                             .product_title = "Wobbly Lamp",
                                             .stars = i < 12 || i == 60 ? 1 : 5,
                                             .author = author,
                                             .body = "Text",
                                             .published_at = amends_dates_now () - (i < 30 ? 5 : 100) * DAY,
                                         }));
    }
    batch->coverage = AMENDS_COVERAGE_WHOLE;
    amends_store_apply_batch_async (fixture->store.store, fixture->store.account_id, batch, NULL, amends_await_cb,
                                    &applying);
    g_assert_true (amends_store_apply_batch_finish (fixture->store.store, amends_await (&applying), NULL, NULL));
}

static gboolean
names_the_lamp (gpointer user_data)
{
    return ui_find_label (GTK_WIDGET (((Fixture *) user_data)->page), "Wobbly Lamp") != NULL;
}

static gboolean
does_not_name_the_lamp (gpointer user_data)
{
    return !names_the_lamp (user_data);
}

static void
test_a_product_that_became_worse_is_named_and_silenced (void)
{
    Fixture fixture;
    GtkWidget *row;

    set_up (&fixture, 0, 1100);
    add_spike (&fixture);
    ui_wait (names_the_lamp, &fixture);
    row = ui_find_row (GTK_WIDGET (fixture.page), "Wobbly Lamp");
    g_assert_nonnull (ui_find_label (row, "12 of 30 reviews"));
    g_signal_emit_by_name (ui_find (row, GTK_TYPE_BUTTON), "clicked");
    ui_wait (does_not_name_the_lamp, &fixture);
    ui_wait (offers_undo, &fixture);
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture.page), "guide.hear-all", NULL));
    ui_wait (names_the_lamp, &fixture);
    tear_down (&fixture);
}

static gboolean
lists_words (gpointer user_data)
{
    return AMENDS_IS_LEARNED_DIALOG (get_dialog (user_data));
}

static void
test_the_menu_leads_to_the_remembered_words (void)
{
    Fixture fixture;

    set_up (&fixture, 0, 1100);
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture.page), "guide.words", NULL));
    ui_wait (lists_words, &fixture);
    adw_dialog_force_close (get_dialog (&fixture));
    tear_down (&fixture);
}

static void
test_it_fits_a_phone (void)
{
    Fixture fixture;
    int minimum;

    set_up (&fixture, 10, 360);
    amends_guide_page_show_cause (fixture.page, AMENDS_CAUSE_STOCK_COUNT);
    ui_wait (says_that_nothing_is_known, &fixture);
    gtk_widget_measure (GTK_WIDGET (fixture.page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
    g_assert_cmpint (minimum, <=, 360);
    tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
    ui_test_init (&argc, &argv);
    g_test_add_func ("/causes/guide-page/the-chosen-cause-tells-how-often-it-is",
                     test_the_chosen_cause_tells_how_often_it_is);
    g_test_add_func ("/causes/guide-page/the-days-are-those-that-its-buttons-show",
                     test_the_days_are_those_that_its_buttons_show);
    g_test_add_func ("/causes/guide-page/a-tick-asks-since-when-and-can-be-undone",
                     test_a_tick_asks_since_when_and_can_be_undone);
    g_test_add_func ("/causes/guide-page/what-came-of-it-is-told-or-why-not", test_what_came_of_it_is_told_or_why_not);
    g_test_add_func ("/causes/guide-page/a-product-that-became-worse-is-named-and-silenced",
                     test_a_product_that_became_worse_is_named_and_silenced);
    g_test_add_func ("/causes/guide-page/the-menu-leads-to-the-remembered-words",
                     test_the_menu_leads_to_the_remembered_words);
    g_test_add_func ("/causes/guide-page/it-fits-a-phone", test_it_fits_a_phone);
    return g_test_run ();
}
