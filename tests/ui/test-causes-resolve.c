/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-resolve-dialog.h"
#include "amends-solution-dialog.h"
#include "amends-solution-row.h"

#include "amends-await.h"
#include "amends-cause-survey.h"
#include "amends-dates.h"
#include "amends-guide.h"
#include "amends-store-batches.h"
#include "amends-store-causes.h"
#include "amends-store-feedback.h"
#include "amends-store-plans.h"
#include "ui-fixture.h"

#define DAY 86400

typedef struct {
    UiFixture store;
    gint64 feedback_id;
    GtkWidget *window;
    AmendsResolveDialog *dialog; /* (owned) */
    AmendsFeedbackDetail *detail;
} Fixture;

static void
add_feedback (Fixture *fixture)
{
    AmendsBatch *batch = amends_batch_new ();
    g_auto (AmendsAwait) applying = AMENDS_AWAIT_INIT, finding = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsFeedbackQuery) query = amends_feedback_query_new ();
    g_autoptr (GArray) ids = NULL;

    g_ptr_array_add (batch->feedback, amends_feedback_new (&(AmendsFeedback) {
                                          .external_id = "F1",
                                          .marketplace = "UK",
                                          .stars = 1,
                                          .language = "en",
                                          .text = "It arrived three weeks late.",
                                          .published_at = amends_dates_now () - 86400,
                                      }));
    batch->coverage = AMENDS_COVERAGE_WHOLE;
    amends_store_apply_batch_async (fixture->store.store, fixture->store.account_id, batch, NULL, amends_await_cb,
                                    &applying);
    g_assert_true (amends_store_apply_batch_finish (fixture->store.store, amends_await (&applying), NULL, NULL));
    amends_store_find_feedback_ids_async (fixture->store.store, query, 0, NULL, amends_await_cb, &finding);
    ids = amends_store_find_feedback_ids_finish (fixture->store.store, amends_await (&finding), NULL);
    g_assert_cmpuint (ids->len, ==, 1);
    fixture->feedback_id = g_array_index (ids, gint64, 0);
}

static void
set_causes (Fixture *fixture, gsize n_causes)
{
    const AmendsCause CAUSES[] = { AMENDS_CAUSE_SLOW_DELIVERY, AMENDS_CAUSE_QUALITY };
    g_auto (AmendsAwait) setting = AMENDS_AWAIT_INIT;

    amends_store_set_causes_async (fixture->store.store, AMENDS_SUBJECT_FEEDBACK, &fixture->feedback_id, 1, CAUSES,
                                   n_causes, NULL, amends_await_cb, &setting);
    g_assert_true (amends_store_action_finish (fixture->store.store, amends_await (&setting), NULL, NULL));
}

static gboolean
is_shown (gpointer user_data)
{
    return ui_find_label (GTK_WIDGET (((Fixture *) user_data)->dialog), "three weeks late") != NULL;
}

static void
set_up (Fixture *fixture, gsize n_causes)
{
    *fixture = (Fixture) { 0 };
    ui_fixture_init (&fixture->store);
    add_feedback (fixture);
    if (n_causes > 0)
        set_causes (fixture, n_causes);
    fixture->window = ui_present (gtk_label_new ("behind"), 700, 900);
    fixture->dialog = g_object_ref_sink (amends_resolve_dialog_new (fixture->store.store, fixture->feedback_id));
    adw_dialog_present (ADW_DIALOG (fixture->dialog), fixture->window);
    ui_wait (is_shown, fixture);
}

static void
tear_down (Fixture *fixture)
{
    adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
    ui_dismiss (fixture->window);
    g_object_unref (fixture->dialog);
    g_clear_pointer (&fixture->detail, amends_feedback_detail_free);
    ui_fixture_clear (&fixture->store);
}

static AmendsFeedbackDetail *
read_detail (Fixture *fixture)
{
    g_auto (AmendsAwait) loading = AMENDS_AWAIT_INIT;

    amends_store_load_feedback_detail_async (fixture->store.store, fixture->feedback_id, NULL, amends_await_cb,
                                             &loading);
    g_clear_pointer (&fixture->detail, amends_feedback_detail_free);
    fixture->detail = amends_store_load_feedback_detail_finish (fixture->store.store, amends_await (&loading), NULL);
    g_assert_nonnull (fixture->detail);
    return fixture->detail;
}

static AmendsPlanState
read_state (Fixture *fixture)
{
    const AmendsResolvePlan *plan = read_detail (fixture)->plan;

    return plan != NULL ? plan->state : (AmendsPlanState) 0;
}

static gboolean
is_working (gpointer user_data)
{
    return read_state (user_data) == AMENDS_PLAN_WORKING;
}

static gboolean
has_no_plan (gpointer user_data)
{
    return read_state (user_data) == 0;
}

static AdwToggleGroup *
get_states (Fixture *fixture)
{
    return ADW_TOGGLE_GROUP (ui_find (GTK_WIDGET (fixture->dialog), ADW_TYPE_TOGGLE_GROUP));
}

static gboolean
shows_open (gpointer user_data)
{
    return adw_toggle_group_get_active (get_states (user_data)) == 0;
}

/* What was undone may be something that is not on this screen. */
static gboolean
tells_of_the_plan (gpointer user_data)
{
    return ui_find_label (GTK_WIDGET (((Fixture *) user_data)->dialog), "Plan changed") != NULL;
}

static void
test_the_state_is_saved_at_once_and_undone_by_a_key (void)
{
    Fixture fixture;
    gboolean handled = FALSE;
    GtkEventController *keys = NULL;
    g_autoptr (GListModel) controllers = NULL;

    set_up (&fixture, 0);
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_states (&fixture)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         "Progress");
    g_assert_true (shows_open (&fixture));
    adw_toggle_group_set_active (get_states (&fixture), 1);
    ui_wait (is_working, &fixture);
    controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture.dialog));
    for (guint i = 0; keys == NULL && i < g_list_model_get_n_items (controllers); i++) {
        g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

        if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && gtk_event_controller_get_name (controller) == NULL)
            keys = controller;
    }
    g_assert_nonnull (keys);
    g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_z, 0, GDK_CONTROL_MASK, &handled);
    g_assert_true (handled);
    ui_wait (has_no_plan, &fixture);
    ui_wait (shows_open, &fixture);
    ui_wait (tells_of_the_plan, &fixture);
    tear_down (&fixture);
}

static void
test_who_is_responsible_gives_advice (void)
{
    Fixture fixture;
    GtkWidget *combo;

    set_up (&fixture, 0);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture.dialog), "Find out first"));
    combo = ui_find (GTK_WIDGET (fixture.dialog), ADW_TYPE_COMBO_ROW);
    adw_combo_row_set_selected (ADW_COMBO_ROW (combo), AMENDS_RESPONSIBLE_CARRIER);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture.dialog), "tracking number"));
    while (read_detail (&fixture)->plan == NULL)
        ui_settle (10);
    g_assert_cmpint (fixture.detail->plan->responsible, ==, AMENDS_RESPONSIBLE_CARRIER);
    g_assert_cmpint (fixture.detail->plan->state, ==, AMENDS_PLAN_OPEN);
    tear_down (&fixture);
}

static gboolean
first_is_ticked (gpointer user_data)
{
    GtkWidget *row = ui_find (GTK_WIDGET (((Fixture *) user_data)->dialog), AMENDS_TYPE_SOLUTION_ROW);

    return row != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (ui_find (row, GTK_TYPE_CHECK_BUTTON)));
}

static gboolean
has_one_done (gpointer user_data)
{
    return read_detail (user_data)->solutions->len == 1;
}

static gboolean
first_is_not_ticked (gpointer user_data)
{
    return !first_is_ticked (user_data);
}

static AdwDialog *
get_question (Fixture *fixture)
{
    AdwDialog *visible = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));

    return AMENDS_IS_SOLUTION_DIALOG (visible) ? visible : NULL;
}

static gboolean
asks_since_when (gpointer user_data)
{
    return get_question (user_data) != NULL;
}

static GtkWidget *
get_first_row (Fixture *fixture)
{
    return ui_find (GTK_WIDGET (fixture->dialog), AMENDS_TYPE_SOLUTION_ROW);
}

static void
set_tick (GtkWidget *row, gboolean wanted)
{
    gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_find (row, GTK_TYPE_CHECK_BUTTON)), wanted);
}

/* @at: 0: the day that is offered */
static void
answer (Fixture *fixture, gint64 at, const char *note)
{
    GtkWidget *question;

    ui_wait (asks_since_when, fixture);
    question = GTK_WIDGET (get_question (fixture));
    if (at != 0) {
        g_autoptr (GDateTime) day = g_date_time_new_from_unix_local (at);

        gtk_calendar_select_day (GTK_CALENDAR (ui_find (question, GTK_TYPE_CALENDAR)), day);
    }
    if (note != NULL)
        gtk_editable_set_text (GTK_EDITABLE (ui_find (question, ADW_TYPE_ENTRY_ROW)), note);
    g_signal_emit_by_name (ui_find_button (question, "Done"), "clicked");
}

/* The day here that @at is on. */
static gint64
begin_of (gint64 at)
{
    g_autoptr (GDateTime) day = g_date_time_new_from_unix_local (at);
    g_autoptr (GDateTime) begin = g_date_time_new_local (g_date_time_get_year (day), g_date_time_get_month (day),
                                                         g_date_time_get_day_of_month (day), 0, 0, 0);

    return g_date_time_to_unix (begin);
}

static const AmendsSolutionDone *
read_only_tick (Fixture *fixture)
{
    g_assert_cmpuint (read_detail (fixture)->solutions->len, ==, 1);
    return g_ptr_array_index (fixture->detail->solutions, 0);
}

static void
test_the_causes_solutions_are_ticked_for_this_feedback (void)
{
    Fixture fixture;
    gint64 today;

    set_up (&fixture, 1);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture.dialog), "2a"));
    set_tick (get_first_row (&fixture), TRUE);
    ui_wait (asks_since_when, &fixture);
    g_assert_false (first_is_ticked (&fixture));
    today = begin_of (amends_dates_now ());
    answer (&fixture, 0, NULL);
    ui_wait (first_is_ticked, &fixture);
    g_assert_cmpint (read_only_tick (&fixture)->feedback_id, ==, fixture.feedback_id);
    g_assert_cmpint (read_only_tick (&fixture)->done_at, >=, today);
    g_assert_nonnull (ui_find_label (get_first_row (&fixture), "Done on"));
    set_tick (get_first_row (&fixture), FALSE);
    ui_wait (first_is_not_ticked, &fixture);
    g_assert_null (get_question (&fixture));
    g_assert_cmpuint (read_detail (&fixture)->solutions->len, ==, 0);
    tear_down (&fixture);
}

static gboolean
offers_undo (gpointer user_data)
{
    return ui_find_button (GTK_WIDGET (((Fixture *) user_data)->dialog), "Undo") != NULL;
}

static gboolean
offers_no_undo (gpointer user_data)
{
    return !offers_undo (user_data);
}

static void
undo (Fixture *fixture)
{
    ui_wait (offers_undo, fixture);
    g_signal_emit_by_name (ui_find_button (GTK_WIDGET (fixture->dialog), "Undo"), "clicked");
}

static void
test_what_was_done_last_week_is_ticked_for_that_day (void)
{
    Fixture fixture;
    gint64 last_week = begin_of (amends_dates_now () - 9 * DAY);

    set_up (&fixture, 1);
    set_tick (get_first_row (&fixture), TRUE);
    answer (&fixture, last_week, "wrote to the carrier");
    ui_wait (first_is_ticked, &fixture);
    g_assert_cmpint (read_only_tick (&fixture)->done_at, ==, last_week);
    g_assert_nonnull (ui_find_label (get_first_row (&fixture), "wrote to the carrier"));
    undo (&fixture);
    ui_wait (first_is_not_ticked, &fixture);
    g_assert_cmpuint (read_detail (&fixture)->solutions->len, ==, 0);
    tear_down (&fixture);
}

static void
test_closed_without_an_answer_nothing_is_ticked (void)
{
    Fixture fixture;

    set_up (&fixture, 1);
    set_tick (get_first_row (&fixture), TRUE);
    ui_wait (asks_since_when, &fixture);
    adw_dialog_force_close (get_question (&fixture));
    g_assert_cmpuint (read_detail (&fixture)->solutions->len, ==, 0);
    g_assert_false (first_is_ticked (&fixture));
    tear_down (&fixture);
}

typedef struct {
    Fixture *fixture;
    gint64 at;
} OnDay;

static gboolean
is_only_on_day (gpointer user_data)
{
    const OnDay *wanted = user_data;
    GPtrArray *ticks = read_detail (wanted->fixture)->solutions;

    return ticks->len == 1 && ((AmendsSolutionDone *) g_ptr_array_index (ticks, 0))->done_at == wanted->at;
}

/* One toast takes back both halves of the change. */
static void
test_the_day_can_be_changed_afterwards (void)
{
    Fixture fixture;
    gint64 now = amends_dates_now ();
    OnDay first = { &fixture, begin_of (now - 3 * DAY) }, second = { &fixture, begin_of (now - 9 * DAY) };
    GtkWidget *change;

    set_up (&fixture, 1);
    change = ui_find (get_first_row (&fixture), GTK_TYPE_BUTTON);
    g_assert_false (gtk_widget_get_visible (change));
    set_tick (get_first_row (&fixture), TRUE);
    answer (&fixture, first.at, "called");
    ui_wait (first_is_ticked, &fixture);
    ui_wait (is_only_on_day, &first);
    g_assert_true (gtk_widget_get_visible (change));
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (change), GTK_ACCESSIBLE_PROPERTY_LABEL, "Change Day");
    ui_wait (offers_undo, &fixture);
    adw_toast_overlay_dismiss_all (ADW_TOAST_OVERLAY (ui_find (GTK_WIDGET (fixture.dialog), ADW_TYPE_TOAST_OVERLAY)));
    ui_wait (offers_no_undo, &fixture);
    g_signal_emit_by_name (change, "clicked");
    answer (&fixture, second.at, NULL);
    ui_wait (is_only_on_day, &second);
    g_assert_cmpstr (read_only_tick (&fixture)->note, ==, "called");
    undo (&fixture);
    ui_wait (is_only_on_day, &first);
    tear_down (&fixture);
}

/* Both causes that a customer is unhappy for have their solutions, each ticked for its own cause. */
static void
test_the_solutions_of_both_causes_are_listed (void)
{
    Fixture fixture;
    GtkWidget *row = NULL;
    gsize n_late, n_quality;
    const AmendsGuide *guide = amends_guide_get ((const char *const[]) { "en", NULL });
    const AmendsGuideSolution *of_quality;
    const AmendsSolutionDone *done;

    amends_guide_get_solutions (guide, AMENDS_CAUSE_SLOW_DELIVERY, &n_late);
    of_quality = amends_guide_get_solutions (guide, AMENDS_CAUSE_QUALITY, &n_quality);
    set_up (&fixture, 2);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture.dialog), "6a"));
    g_assert_null (ui_find_nth (GTK_WIDGET (fixture.dialog), AMENDS_TYPE_SOLUTION_ROW, (guint) (n_late + n_quality)));
    row = ui_find_nth (GTK_WIDGET (fixture.dialog), AMENDS_TYPE_SOLUTION_ROW, (guint) n_late);
    g_assert_cmpstr (amends_solution_row_get_id (AMENDS_SOLUTION_ROW (row)), ==, of_quality[0].id);
    set_tick (row, TRUE);
    answer (&fixture, 0, NULL);
    ui_wait (has_one_done, &fixture);
    done = g_ptr_array_index (fixture.detail->solutions, 0);
    g_assert_cmpint (done->cause, ==, AMENDS_CAUSE_QUALITY);
    tear_down (&fixture);
}

static gboolean
says_suggested (gpointer user_data)
{
    return ui_find_label (GTK_WIDGET (((Fixture *) user_data)->dialog), "Suggested") != NULL;
}

static gboolean
says_not_suggested (gpointer user_data)
{
    return !says_suggested (user_data);
}

static void
suggest_causes (Fixture *fixture)
{
    g_auto (AmendsAwait) surveyed = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsCauseSurvey) survey =
        amends_cause_survey_new (fixture->store.store, amends_rule_pack_get_default ());

    amends_cause_survey_run_async (survey, NULL, amends_await_cb, &surveyed);
    g_assert_true (amends_cause_survey_run_finish (survey, amends_await (&surveyed), NULL, NULL));
}

/* A cause that nobody has looked at is not passed off as known. */
static void
test_a_suggestion_is_called_one (void)
{
    Fixture fixture;

    set_up (&fixture, 0);
    g_assert_false (says_suggested (&fixture));
    suggest_causes (&fixture);
    ui_wait (says_suggested, &fixture);
    set_causes (&fixture, 1);
    ui_wait (says_not_suggested, &fixture);
    tear_down (&fixture);
}

static void
test_without_a_cause_it_asks_for_one (void)
{
    Fixture fixture;

    set_up (&fixture, 0);
    g_assert_null (ui_find (GTK_WIDGET (fixture.dialog), AMENDS_TYPE_SOLUTION_ROW));
    g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture.dialog), "choose one to see what to do"));
    tear_down (&fixture);
}

static gboolean
has_notes (gpointer user_data)
{
    const AmendsResolvePlan *plan = read_detail (user_data)->plan;

    return plan != NULL && g_strcmp0 (plan->notes, "Called the carrier.") == 0;
}

static void
test_notes_are_saved_when_it_is_closed (void)
{
    Fixture fixture;
    GtkWidget *view;

    set_up (&fixture, 0);
    view = ui_find (GTK_WIDGET (fixture.dialog), GTK_TYPE_TEXT_VIEW);
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), " Called the carrier. ", -1);
    adw_dialog_force_close (ADW_DIALOG (fixture.dialog));
    ui_wait (has_notes, &fixture);
    ui_dismiss (fixture.window);
    g_object_unref (fixture.dialog);
    g_clear_pointer (&fixture.detail, amends_feedback_detail_free);
    ui_fixture_clear (&fixture.store);
}

int
main (int argc, char *argv[])
{
    ui_test_init (&argc, &argv);
    g_test_add_func ("/causes/resolve/the-state-is-saved-at-once-and-undone-by-a-key",
                     test_the_state_is_saved_at_once_and_undone_by_a_key);
    g_test_add_func ("/causes/resolve/who-is-responsible-gives-advice", test_who_is_responsible_gives_advice);
    g_test_add_func ("/causes/resolve/the-causes-solutions-are-ticked-for-this-feedback",
                     test_the_causes_solutions_are_ticked_for_this_feedback);
    g_test_add_func ("/causes/resolve/what-was-done-last-week-is-ticked-for-that-day",
                     test_what_was_done_last_week_is_ticked_for_that_day);
    g_test_add_func ("/causes/resolve/closed-without-an-answer-nothing-is-ticked",
                     test_closed_without_an_answer_nothing_is_ticked);
    g_test_add_func ("/causes/resolve/the-day-can-be-changed-afterwards", test_the_day_can_be_changed_afterwards);
    g_test_add_func ("/causes/resolve/the-solutions-of-both-causes-are-listed",
                     test_the_solutions_of_both_causes_are_listed);
    g_test_add_func ("/causes/resolve/a-suggestion-is-called-one", test_a_suggestion_is_called_one);
    g_test_add_func ("/causes/resolve/without-a-cause-it-asks-for-one", test_without_a_cause_it_asks_for_one);
    g_test_add_func ("/causes/resolve/notes-are-saved-when-it-is-closed", test_notes_are_saved_when_it_is_closed);
    return g_test_run ();
}
