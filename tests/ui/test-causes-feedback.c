/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-chooser.h"
#include "amends-cause-panel.h"
#include "amends-feedback-dialog.h"
#include "amends-feedback-kind.h"
#include "amends-feedback-list.h"
#include "amends-feedback-page.h"
#include "amends-resolve-dialog.h"
#include "amends-review-row.h"

#include "amends-await.h"
#include "amends-dates.h"
#include "amends-store-batches.h"
#include "amends-store-causes.h"
#include "amends-store-feedback.h"
#include "amends-store-plans.h"
#include "ui-fixture.h"

#define DAY 86400
#define N_FEEDBACK 3

typedef struct {
    UiFixture store;
    gint64 ids[N_FEEDBACK]; /* newest first: late, of the product only, happy */
    AmendsFeedbackPage *page;
    GtkWidget *window;
} Fixture;

static void
add_feedback (Fixture *fixture)
{
    static const struct {
        int stars;
        const char *text;
    } ALL[N_FEEDBACK] = { { 1, "It arrived three weeks late." }, { 2, "Poor quality, it broke." }, { 5, "Perfect." } };
    AmendsBatch *batch = amends_batch_new ();
    g_auto (AmendsAwait) applying = AMENDS_AWAIT_INIT, finding = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsFeedbackQuery) query = amends_feedback_query_new ();
    g_autoptr (GArray) ids = NULL;

    for (int i = 0; i < N_FEEDBACK; i++) {
        g_autofree char *id = g_strdup_printf ("F%d", i);

        g_ptr_array_add (batch->feedback, amends_feedback_new (&(AmendsFeedback) {
                                              .external_id = id,
                                              .marketplace = "UK",
                                              .order_id = id,
                                              .stars = ALL[i].stars,
                                              .language = "en",
                                              .text = ALL[i].text,
                                              .published_at = amends_dates_now () - (i + 1) * DAY,
                                          }));
    }
    batch->coverage = AMENDS_COVERAGE_WHOLE;
    amends_store_apply_batch_async (fixture->store.store, fixture->store.account_id, batch, NULL, amends_await_cb,
                                    &applying);
    g_assert_true (amends_store_apply_batch_finish (fixture->store.store, amends_await (&applying), NULL, NULL));
    amends_store_find_feedback_ids_async (fixture->store.store, query, 0, NULL, amends_await_cb, &finding);
    ids = amends_store_find_feedback_ids_finish (fixture->store.store, amends_await (&finding), NULL);
    g_assert_cmpuint (ids->len, ==, N_FEEDBACK);
    for (guint i = 0; i < N_FEEDBACK; i++)
        fixture->ids[i] = g_array_index (ids, gint64, i);
}

static AmendsFeedbackList *
get_list (Fixture *fixture)
{
    return AMENDS_FEEDBACK_LIST (ui_find (GTK_WIDGET (fixture->page), AMENDS_TYPE_FEEDBACK_LIST));
}

static gboolean
act (Fixture *fixture, const char *action)
{
    return gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL);
}

static gboolean
has_rows (gpointer user_data)
{
    GtkWidget *row = ui_find (GTK_WIDGET (((Fixture *) user_data)->page), AMENDS_TYPE_REVIEW_ROW);

    return row != NULL && amends_review_row_is_filled (AMENDS_REVIEW_ROW (row));
}

static gboolean
has_selected (gpointer user_data)
{
    return amends_feedback_list_get_selected (get_list (user_data)) != NULL;
}

static void
set_up (Fixture *fixture)
{
    *fixture = (Fixture) { 0 };
    ui_fixture_init (&fixture->store);
    add_feedback (fixture);
    fixture->page = amends_feedback_page_new (fixture->store.store, amends_rule_pack_get_default (), NULL, NULL);
    fixture->window = ui_present (GTK_WIDGET (fixture->page), 1100, 900);
    ui_wait (has_rows, fixture);
    act (fixture, "feedback.next");
    ui_wait (has_selected, fixture);
    g_assert_cmpint (amends_feedback_list_get_selected (get_list (fixture))->id, ==, fixture->ids[0]);
}

static void
tear_down (Fixture *fixture)
{
    ui_dismiss (fixture->window);
    ui_fixture_clear (&fixture->store);
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
    return adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
}

static gboolean
is_choosing (gpointer user_data)
{
    return AMENDS_IS_CAUSE_CHOOSER (get_dialog (user_data));
}

static gboolean
is_resolving (gpointer user_data)
{
    return AMENDS_IS_RESOLVE_DIALOG (get_dialog (user_data));
}

static gboolean
has_no_dialog (gpointer user_data)
{
    return get_dialog (user_data) == NULL;
}

static gboolean
is_told (gpointer user_data)
{
    return ui_find_button (GTK_WIDGET (((Fixture *) user_data)->page), "Remember Words") != NULL;
}

static AmendsCause
read_first_cause (Fixture *fixture, gint64 id)
{
    g_auto (AmendsAwait) loading = AMENDS_AWAIT_INIT;
    g_autoptr (GArray) causes = NULL;

    amends_store_load_causes_async (fixture->store.store, AMENDS_SUBJECT_FEEDBACK, &id, 1, NULL, amends_await_cb,
                                    &loading);
    causes = amends_store_load_causes_finish (fixture->store.store, amends_await (&loading), NULL);
    return g_array_index (causes, AmendsCauses, 0).items[0];
}

static void
test_a_key_chooses_the_cause_of_the_selected_row (void)
{
    Fixture fixture;

    set_up (&fixture);
    act (&fixture, "feedback.cause");
    ui_wait (is_choosing, &fixture);
    g_signal_emit_by_name (get_dialog (&fixture), "chosen", (int) AMENDS_CAUSE_UNREACHABLE);
    adw_dialog_force_close (get_dialog (&fixture));
    ui_wait (is_told, &fixture);
    g_assert_cmpint (read_first_cause (&fixture, fixture.ids[0]), ==, AMENDS_CAUSE_UNREACHABLE);
    tear_down (&fixture);
}

static gboolean
has_selected_the_last (gpointer user_data)
{
    Fixture *fixture = user_data;
    AmendsFeedback *selected = amends_feedback_list_get_selected (get_list (fixture));

    return selected != NULL && selected->id == fixture->ids[N_FEEDBACK - 1];
}

static void
test_only_negative_feedback_is_resolved (void)
{
    Fixture fixture;

    set_up (&fixture);
    act (&fixture, "feedback.resolve");
    ui_wait (is_resolving, &fixture);
    adw_dialog_force_close (get_dialog (&fixture));
    ui_wait (has_no_dialog, &fixture);
    act (&fixture, "feedback.next");
    act (&fixture, "feedback.next");
    ui_wait (has_selected_the_last, &fixture);
    act (&fixture, "feedback.resolve");
    act (&fixture, "feedback.cause");
    ui_settle (50);
    g_assert_null (get_dialog (&fixture));
    tear_down (&fixture);
}

static gboolean
shows_one (gpointer user_data)
{
    return ui_find_label (GTK_WIDGET (get_list (user_data)), "1 shown") != NULL;
}

static void
say_quality (Fixture *fixture, gint64 id)
{
    const AmendsCause QUALITY[] = { AMENDS_CAUSE_QUALITY };
    g_auto (AmendsAwait) saying = AMENDS_AWAIT_INIT;

    amends_store_set_causes_async (fixture->store.store, AMENDS_SUBJECT_FEEDBACK, &id, 1, QUALITY, 1, NULL,
                                   amends_await_cb, &saying);
    g_assert_true (amends_store_action_finish (fixture->store.store, amends_await (&saying), NULL, NULL));
}

static void
test_the_guide_leads_to_the_feedback_of_a_cause (void)
{
    Fixture fixture;

    set_up (&fixture);
    say_quality (&fixture, fixture.ids[1]);
    amends_feedback_page_find (fixture.page, "cause:quality is:all");
    ui_wait (shows_one, &fixture);
    tear_down (&fixture);
}

static gboolean
shows_all (gpointer user_data)
{
    return ui_find_label (GTK_WIDGET (get_list (user_data)), "3 shown") != NULL;
}

static gboolean
shows_none (gpointer user_data)
{
    return ui_find_label (GTK_WIDGET (get_list (user_data)), "No Feedback Found") != NULL;
}

static void
set_plan (Fixture *fixture, gint64 id, AmendsPlanState state)
{
    g_auto (AmendsAwait) planning = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsResolvePlan) plan = amends_resolve_plan_new (
        &(AmendsResolvePlan) { .feedback_id = id, .state = state, .cause = AMENDS_CAUSE_NONE });

    amends_store_set_plan_async (fixture->store.store, plan, NULL, amends_await_cb, &planning);
    g_assert_true (amends_store_action_finish (fixture->store.store, amends_await (&planning), NULL, NULL));
}

/* How far the plans are narrows the list; what is being resolved does not vanish from it, and a way back is offered. */
static void
test_the_list_is_narrowed_to_a_state (void)
{
    Fixture fixture;
    GtkDropDown *plans;

    set_up (&fixture);
    set_plan (&fixture, fixture.ids[0], AMENDS_PLAN_WORKING);
    plans = GTK_DROP_DOWN (ui_find (GTK_WIDGET (get_list (&fixture)), GTK_TYPE_DROP_DOWN));
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (plans), GTK_ACCESSIBLE_PROPERTY_LABEL, "Plan to resolve it");
    gtk_drop_down_set_selected (plans, 3);
    ui_wait (shows_one, &fixture);
    act (&fixture, "feedback.next");
    ui_wait (has_selected, &fixture);
    act (&fixture, "feedback.resolve");
    ui_wait (is_resolving, &fixture);
    set_plan (&fixture, fixture.ids[0], AMENDS_PLAN_SOLVED);
    ui_settle (50);
    g_assert_true (has_rows (&fixture));
    adw_dialog_force_close (get_dialog (&fixture));
    ui_wait (has_no_dialog, &fixture);
    gtk_drop_down_set_selected (plans, 2);
    ui_wait (shows_none, &fixture);
    g_signal_emit_by_name (ui_find_button (GTK_WIDGET (get_list (&fixture)), "Reset Filters"), "clicked");
    ui_wait (shows_all, &fixture);
    tear_down (&fixture);
}

/* The detail */

typedef struct {
    Fixture *fixture;
    AmendsFeedbackDialog *dialog; /* (owned) */
} Detail;

static gboolean
shows_a_suggestion (gpointer user_data)
{
    Detail *detail = user_data;

    return ui_find_label (GTK_WIDGET (detail->dialog), "Suggested") != NULL;
}

static gboolean
shows_a_plan (gpointer user_data)
{
    return ui_find_label (GTK_WIDGET (((Detail *) user_data)->dialog), "Working") != NULL;
}

static gboolean
leads_to_the_plan (gpointer user_data)
{
    return AMENDS_IS_RESOLVE_DIALOG (get_dialog (((Detail *) user_data)->fixture));
}

static Detail
open_detail (Fixture *fixture, gint64 id)
{
    AmendsRating rating = { 0 };
    Detail detail = { fixture, NULL };

    detail.dialog = g_object_ref_sink (
        amends_feedback_dialog_new (fixture->store.store, amends_rule_pack_get_default (), NULL, &rating, id));
    adw_dialog_present (ADW_DIALOG (detail.dialog), GTK_WIDGET (fixture->page));
    return detail;
}

static void
close_detail (Detail *detail)
{
    adw_dialog_force_close (ADW_DIALOG (detail->dialog));
    ui_settle (20);
    g_clear_object (&detail->dialog);
}

static void
test_the_detail_shows_why_and_leads_to_the_plan (void)
{
    Fixture fixture;
    Detail detail;
    GtkWidget *text;

    set_up (&fixture);
    detail = open_detail (&fixture, fixture.ids[0]);
    ui_wait (shows_a_suggestion, &detail);
    text = ui_find_label (GTK_WIDGET (detail.dialog), "three weeks late.");
    g_assert_nonnull (gtk_label_get_attributes (GTK_LABEL (text)));
    set_plan (&fixture, fixture.ids[0], AMENDS_PLAN_WORKING);
    ui_wait (shows_a_plan, &detail);
    g_signal_emit_by_name (ui_find_button (GTK_WIDGET (detail.dialog), "Resolve"), "clicked");
    ui_wait (leads_to_the_plan, &detail);
    adw_dialog_force_close (get_dialog (&fixture));
    close_detail (&detail);
    tear_down (&fixture);
}

static gboolean
shows_its_text (gpointer user_data)
{
    return ui_find_label (GTK_WIDGET (((Detail *) user_data)->dialog), "Perfect.") != NULL;
}

static void
test_happy_feedback_has_no_cause_and_nothing_to_resolve (void)
{
    Fixture fixture;
    Detail detail;

    set_up (&fixture);
    detail = open_detail (&fixture, fixture.ids[2]);
    ui_wait (shows_its_text, &detail);
    g_assert_null (ui_find_button (GTK_WIDGET (detail.dialog), "Resolve"));
    g_assert_false (gtk_widget_get_visible (ui_find (GTK_WIDGET (detail.dialog), AMENDS_TYPE_CAUSE_PANEL)));
    close_detail (&detail);
    tear_down (&fixture);
}

static void
test_a_row_tells_plan_and_door (void)
{
    g_autoptr (AmendsFeedback) feedback = amends_feedback_new (&(AmendsFeedback) {
        .external_id = "F", .marketplace = "UK", .stars = 1, .wrong_door = TRUE, .plan = AMENDS_PLAN_WORKING });
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    g_autoptr (AmendsRowText) text = amends_feedback_row_text_new (feedback, DAY, utc);

    g_assert_nonnull (strstr (text->source, "Being resolved"));
    g_assert_nonnull (strstr (text->source, "About the product"));
}

static void
test_a_row_is_spoken_in_sentences (void)
{
    static const struct {
        const char *text, *author;
        gint64 done_at;
        const char *expected;
    } CASES[] = {
        { "Late.", "Ann B.", 0, "1 of 5 stars. Late. Ann B. \xe2\x81\xa8United Kingdom\xe2\x81\xa9 · " },
        { "Late", "Ann", 0, "1 of 5 stars. Late. Ann. \xe2\x81\xa8United Kingdom\xe2\x81\xa9 · " },
        { "遅い。", "Ann", 5, "1 of 5 stars. 遅い。 Ann. \xe2\x81\xa8United Kingdom\xe2\x81\xa9 · " },
    };
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsFeedback) feedback = amends_feedback_new (&(AmendsFeedback) { .external_id = "F",
                                                                                       .marketplace = "UK",
                                                                                       .stars = 1,
                                                                                       .order_id = "302-1",
                                                                                       .text = CASES[i].text,
                                                                                       .author = CASES[i].author,
                                                                                       .done_at = CASES[i].done_at });
        g_autofree char *spoken = amends_feedback_row_dup_spoken (feedback, DAY, utc, FALSE);

        g_assert_true (g_str_has_prefix (spoken, CASES[i].expected));
        g_assert_cmpint (g_str_has_suffix (spoken, ". Done"), ==, CASES[i].done_at != 0);
        g_assert_null (strstr (spoken, ".."));
    }
}

static GtkWidget *
find_menu (Fixture *fixture)
{
    return ui_find (ui_find_nth (GTK_WIDGET (fixture->page), AMENDS_TYPE_REVIEW_ROW, 1), GTK_TYPE_POPOVER_MENU);
}

static gboolean
has_no_menu (gpointer user_data)
{
    return find_menu (user_data) == NULL;
}

static gboolean
has_focus_in_the_second (gpointer user_data)
{
    Fixture *fixture = user_data;
    GtkWidget *row = ui_find_nth (GTK_WIDGET (fixture->page), AMENDS_TYPE_REVIEW_ROW, 1);
    GtkWidget *item = gtk_widget_get_parent (row), *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

    return focus != NULL && (focus == item || gtk_widget_is_ancestor (focus, item));
}

/* The menu key is about the row that has the focus, whatever is selected. */
static void
test_the_menu_key_is_about_the_row_with_the_focus (void)
{
    Fixture fixture;
    GtkWidget *row;

    set_up (&fixture);
    row = ui_find_nth (GTK_WIDGET (fixture.page), AMENDS_TYPE_REVIEW_ROW, 1);
    g_assert_true (gtk_widget_grab_focus (ui_find (row, GTK_TYPE_CHECK_BUTTON)));
    act (&fixture, "feedback.menu");
    g_assert_cmpint (amends_feedback_list_get_selected (get_list (&fixture))->id, ==, fixture.ids[1]);
    g_assert_nonnull (find_menu (&fixture));
    gtk_popover_popdown (GTK_POPOVER (find_menu (&fixture)));
    ui_wait (has_no_menu, &fixture);
    ui_wait (has_focus_in_the_second, &fixture);
    act (&fixture, "feedback.menu");
    g_assert_nonnull (find_menu (&fixture));
    tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
    ui_test_init (&argc, &argv);
    g_test_add_func ("/causes/feedback/a-key-chooses-the-cause-of-the-selected-row",
                     test_a_key_chooses_the_cause_of_the_selected_row);
    g_test_add_func ("/causes/feedback/only-negative-feedback-is-resolved", test_only_negative_feedback_is_resolved);
    g_test_add_func ("/causes/feedback/the-guide-leads-to-the-feedback-of-a-cause",
                     test_the_guide_leads_to_the_feedback_of_a_cause);
    g_test_add_func ("/causes/feedback/the-list-is-narrowed-to-a-state", test_the_list_is_narrowed_to_a_state);
    g_test_add_func ("/causes/feedback/the-detail-shows-why-and-leads-to-the-plan",
                     test_the_detail_shows_why_and_leads_to_the_plan);
    g_test_add_func ("/causes/feedback/happy-feedback-has-no-cause-and-nothing-to-resolve",
                     test_happy_feedback_has_no_cause_and_nothing_to_resolve);
    g_test_add_func ("/causes/feedback/a-row-tells-plan-and-door", test_a_row_tells_plan_and_door);
    g_test_add_func ("/causes/feedback/a-row-is-spoken-in-sentences", test_a_row_is_spoken_in_sentences);
    g_test_add_func ("/causes/feedback/the-menu-key-is-about-the-row-with-the-focus",
                     test_the_menu_key_is_about_the_row_with_the_focus);
    return g_test_run ();
}
