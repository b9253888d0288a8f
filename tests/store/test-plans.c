/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cause-fixture.h"

static const AmendsFeedback FEEDBACK[] = {
    { .external_id = "F1", .marketplace = "SE", .stars = 1, .published_at = TEST_NOW - TEST_DAY },
    { .external_id = "F2", .marketplace = "SE", .stars = 2, .published_at = TEST_NOW - TEST_DAY },
};
static const AmendsSolutionDone TICK = {
    .cause = AMENDS_CAUSE_SLOW_DELIVERY, .solution = "carrier", .done_at = TEST_NOW, .note = "Ny transportör"
};

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
    store_fixture_set_up (fixture, data);
    test_apply_ok (fixture, test_feedback_batch (FEEDBACK, G_N_ELEMENTS (FEEDBACK)));
    fixture->changes = 0;
}

static guint
count_solutions (StoreFixture *fixture, gint64 from, gint64 before, gint64 feedback_id)
{
    g_autoptr (GPtrArray) list = test_solutions (fixture->store, from, before, feedback_id);

    return list->len;
}

static AmendsActionResult
tick (StoreFixture *fixture, const AmendsSolutionDone *done)
{
    g_autoptr (GError) error = NULL;
    AmendsActionResult what;

    test_tick (fixture->store, done, &what, &error);
    g_assert_no_error (error);
    return what;
}

static void
undo (StoreFixture *fixture, AmendsActionResult *what)
{
    g_autoptr (GError) error = NULL;

    test_undo (fixture->store, what, &error);
    g_assert_no_error (error);
}

static void
redo (StoreFixture *fixture, AmendsActionResult *what)
{
    g_autoptr (GError) error = NULL;

    test_redo (fixture->store, what, &error);
    g_assert_no_error (error);
}

static void
test_for_the_shop (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsActionResult what = tick (fixture, &TICK);
    g_autoptr (GPtrArray) list = test_solutions (fixture->store, 0, 0, 0);
    g_autoptr (GPtrArray) events = NULL;
    const AmendsSolutionDone *done = list->pdata[0];

    g_assert_cmpint (what.kind, ==, AMENDS_EVENT_SOLUTION);
    g_assert_cmpint (what.subject, ==, AMENDS_SUBJECT_SHOP);
    g_assert_cmphex (fixture->changes, ==, AMENDS_STORE_CHANGE_UNDO | AMENDS_STORE_CHANGE_CAUSES);
    g_assert_cmpuint (list->len, ==, 1);
    g_assert_cmpint (done->cause, ==, AMENDS_CAUSE_SLOW_DELIVERY);
    g_assert_cmpstr (done->solution, ==, "carrier");
    g_assert_cmpstr (done->note, ==, "Ny transportör");
    g_assert_cmpint (done->done_at, ==, TEST_NOW);
    g_assert_cmpint (done->feedback_id, ==, 0);
    g_assert_cmpint (test_undo_state (fixture->store).undo.subject, ==, AMENDS_SUBJECT_SHOP);

    undo (fixture, &what);
    g_assert_cmpint (what.subject, ==, AMENDS_SUBJECT_SHOP);
    g_assert_cmpuint (count_solutions (fixture, 0, 0, 0), ==, 0);
    g_assert_cmpint (test_undo_state (fixture->store).redo.subject, ==, AMENDS_SUBJECT_SHOP);
    redo (fixture, &what);
    g_assert_cmpuint (count_solutions (fixture, 0, 0, 0), ==, 1);
    events = test_events (fixture->store, 0);
    g_assert_cmpuint (events->len, ==, 3);
    g_assert_cmpint (((const AmendsEvent *) events->pdata[0])->subject, ==, AMENDS_SUBJECT_SHOP);
    g_assert_cmpstr (((const AmendsEvent *) events->pdata[0])->text, ==, "carrier");
    g_assert_null (((const AmendsEvent *) events->pdata[1])->text);
}

static void
test_untick_it (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) list = NULL;
    gint64 id;

    tick (fixture, &TICK);
    list = test_solutions (fixture->store, 0, 0, 0);
    id = ((const AmendsSolutionDone *) list->pdata[0])->id;
    g_assert_true (test_untick (fixture->store, id, NULL, &error));
    g_assert_cmpuint (count_solutions (fixture, 0, 0, 0), ==, 0);
    g_assert_false (test_untick (fixture->store, id, NULL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
    undo (fixture, NULL);
    g_assert_cmpuint (count_solutions (fixture, 0, 0, 0), ==, 1);
    undo (fixture, NULL);
    g_assert_cmpuint (count_solutions (fixture, 0, 0, 0), ==, 0);
}

/* What was taken away since does not come back because the tick itself is taken back; nor does what came back go. */
static void
test_take_back_too_late (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsActionResult first = tick (fixture, &TICK), second;
    g_autoptr (GPtrArray) list = test_solutions (fixture->store, 0, 0, 0);
    g_autoptr (GError) late = NULL, error = NULL;

    test_untick (fixture->store, ((const AmendsSolutionDone *) list->pdata[0])->id, &second, &error);
    g_assert_no_error (error);
    g_assert_false (test_undo_event (fixture->store, first.event_id, NULL, &late));
    g_assert_error (late, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CONFLICT);
    g_assert_cmpuint (count_solutions (fixture, 0, 0, 0), ==, 0);
    undo (fixture, &second);
    undo (fixture, &first);
    g_assert_cmpuint (count_solutions (fixture, 0, 0, 0), ==, 0);
}

static void
test_by_period (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsSolutionDone done = TICK;

    for (int i = 0; i < 5; i++) {
        done.done_at = TEST_NOW + i * TEST_DAY;
        done.feedback_id = i == 4 ? 1 : 0;
        tick (fixture, &done);
    }
    g_assert_cmpuint (count_solutions (fixture, 0, 0, 0), ==, 5);
    g_assert_cmpuint (count_solutions (fixture, TEST_NOW + TEST_DAY, 0, 0), ==, 4);
    g_assert_cmpuint (count_solutions (fixture, TEST_NOW + TEST_DAY, TEST_NOW + 3 * TEST_DAY, 0), ==, 2);
    g_assert_cmpuint (count_solutions (fixture, 0, TEST_NOW + 1, 0), ==, 1);
    g_assert_cmpuint (count_solutions (fixture, 0, 0, 1), ==, 1);
    g_assert_cmpuint (count_solutions (fixture, 0, TEST_NOW, 1), ==, 0);
    g_assert_cmpuint (count_solutions (fixture, 0, 0, 2), ==, 0);
}

static void
test_for_feedback (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsSolutionDone done = TICK;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsFeedbackDetail) detail = NULL;

    done.feedback_id = test_feedback_id (fixture->store, "F1");
    g_assert_cmpint (tick (fixture, &done).subject, ==, AMENDS_SUBJECT_FEEDBACK);
    detail = test_feedback_detail (fixture->store, done.feedback_id, &error);
    g_assert_cmpuint (detail->solutions->len, ==, 1);
    g_assert_cmpuint (detail->events->len, ==, 1);
    g_assert_cmpint (((const AmendsEvent *) detail->events->pdata[0])->kind, ==, AMENDS_EVENT_SOLUTION);
    g_assert_cmpint (((const AmendsEvent *) detail->events->pdata[0])->subject, ==, AMENDS_SUBJECT_FEEDBACK);
    done.feedback_id = 4711;
    g_assert_false (test_tick (fixture->store, &done, NULL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
    g_assert_cmpuint (count_solutions (fixture, 0, 0, 0), ==, 1);
}

static AmendsActionResult
set_plan (StoreFixture *fixture, const AmendsResolvePlan *plan)
{
    g_autoptr (GError) error = NULL;
    AmendsActionResult what;

    test_set_plan (fixture->store, plan, &what, &error);
    g_assert_no_error (error);
    return what;
}

/* The plan as "working carrier slow-delivery notes", or "none" */
static void
assert_plan (StoreFixture *fixture, gint64 id, const char *expected)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsFeedbackDetail) detail = test_feedback_detail (fixture->store, id, &error);
    const AmendsResolvePlan *plan = detail->plan;
    g_autofree char *found =
        plan == NULL
            ? g_strdup ("none")
            : g_strdup_printf ("%s %s %s %s", amends_plan_state_to_string (plan->state),
                               amends_responsible_to_string (plan->responsible),
                               plan->cause != AMENDS_CAUSE_NONE ? amends_cause_get_id ((AmendsCause) plan->cause) : "-",
                               plan->notes != NULL ? plan->notes : "-");

    g_assert_no_error (error);
    g_assert_cmpstr (found, ==, expected);
}

static void
test_plan (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gint64 id = test_feedback_id (fixture->store, "F1");
    AmendsResolvePlan plan = { .feedback_id = id,
                               .state = AMENDS_PLAN_WORKING,
                               .responsible = AMENDS_RESPONSIBLE_CARRIER,
                               .cause = AMENDS_CAUSE_SLOW_DELIVERY,
                               .notes = "Ring" };
    AmendsActionResult what;

    assert_plan (fixture, id, "none");
    what = set_plan (fixture, &plan);
    g_assert_cmpint (what.kind, ==, AMENDS_EVENT_PLAN);
    g_assert_cmpint (what.subject, ==, AMENDS_SUBJECT_FEEDBACK);
    g_assert_cmphex (fixture->changes, ==,
                     AMENDS_STORE_CHANGE_FEEDBACK | AMENDS_STORE_CHANGE_UNDO | AMENDS_STORE_CHANGE_CAUSES);
    assert_plan (fixture, id, "working carrier slow-delivery Ring");
    g_assert_cmpint (set_plan (fixture, &plan).event_id, ==, 0);
    plan =
        (AmendsResolvePlan) { .feedback_id = id, .state = AMENDS_PLAN_SOLVED, .cause = AMENDS_CAUSE_NONE, .notes = "" };
    fixture->now++;
    set_plan (fixture, &plan);
    assert_plan (fixture, id, "solved unknown - -");
    undo (fixture, NULL);
    assert_plan (fixture, id, "working carrier slow-delivery Ring");
    undo (fixture, NULL);
    assert_plan (fixture, id, "none");
    redo (fixture, NULL);
    redo (fixture, NULL);
    assert_plan (fixture, id, "solved unknown - -");
}

static void
test_plan_conflict (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gint64 id = test_feedback_id (fixture->store, "F1");
    AmendsResolvePlan plan = { .feedback_id = id, .state = AMENDS_PLAN_WORKING, .cause = AMENDS_CAUSE_NONE };
    g_autoptr (GError) error = NULL;
    gint64 first = set_plan (fixture, &plan).event_id;

    plan.state = AMENDS_PLAN_SOLVED;
    set_plan (fixture, &plan);
    g_assert_false (test_undo_event (fixture->store, first, NULL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CONFLICT);
    assert_plan (fixture, id, "solved unknown - -");
    g_clear_error (&error);
    plan.feedback_id = 4711;
    g_assert_false (test_set_plan (fixture->store, &plan, NULL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
}

static void
test_a_state_is_an_event (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gint64 first = test_feedback_id (fixture->store, "F1"), second = test_feedback_id (fixture->store, "F2");
    AmendsResolvePlan plan = { .feedback_id = first, .state = AMENDS_PLAN_WORKING, .cause = AMENDS_CAUSE_NONE };
    g_autoptr (GPtrArray) events = NULL;

    set_plan (fixture, &plan);
    fixture->now++;
    plan.feedback_id = second;
    plan.state = AMENDS_PLAN_SOLVED;
    set_plan (fixture, &plan);
    g_assert_cmpint (test_ask (fixture->store, "SELECT count (*) FROM feedback_plan"), ==, 2);
    g_assert_cmpint (test_ask (fixture->store, "SELECT max (changed_at) FROM feedback_plan"), ==, TEST_NOW + 1);
    events = test_events (fixture->store, 0);
    g_assert_cmpstr (((const AmendsEvent *) events->pdata[0])->text, ==, "solved");
    g_assert_null (((const AmendsEvent *) events->pdata[0])->old_text);
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (StoreFixture *fixture, gconstpointer data);
    } TESTS[] = {
        { "/plans/solution-for-the-shop", test_for_the_shop },
        { "/plans/untick", test_untick_it },
        { "/plans/take-back-too-late", test_take_back_too_late },
        { "/plans/solutions-by-period", test_by_period },
        { "/plans/solution-for-feedback", test_for_feedback },
        { "/plans/plan", test_plan },
        { "/plans/conflict", test_plan_conflict },
        { "/plans/a-state-is-an-event", test_a_state_is_an_event },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, StoreFixture, NULL, set_up, TESTS[i].func, store_fixture_tear_down);
    return g_test_run ();
}
