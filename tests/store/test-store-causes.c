/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cause-fixture.h"

static const AmendsReview REVIEWS[] = {
    { .external_id = "R1",
      .marketplace = "SE",
      .product_id = "P1",
      .stars = 1,
      .title = "Sent",
      .body = "För sent",
      .published_at = TEST_NOW - TEST_DAY },
    { .external_id = "R2",
      .marketplace = "SE",
      .product_id = "P1",
      .stars = 2,
      .body = "Trasig",
      .published_at = TEST_NOW - 2 * TEST_DAY },
};
static const AmendsFeedback FEEDBACK[] = {
    { .external_id = "F1", .marketplace = "SE", .stars = 1, .text = "Sent", .published_at = TEST_NOW - TEST_DAY },
};

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
    store_fixture_set_up (fixture, data);
    test_apply_ok (fixture, test_batch_of (REVIEWS, G_N_ELEMENTS (REVIEWS)));
    test_apply_ok (fixture, test_feedback_batch (FEEDBACK, G_N_ELEMENTS (FEEDBACK)));
    fixture->changes = 0;
}

static gint64
get_id (StoreFixture *fixture, AmendsSubject subject)
{
    return subject == AMENDS_SUBJECT_FEEDBACK ? test_feedback_id (fixture->store, "F1")
                                              : test_find_id (fixture->store, "R1");
}

static void
assert_causes (StoreFixture *fixture, AmendsSubject subject, const char *expected)
{
    g_autofree char *found = test_causes (fixture->store, subject, get_id (fixture, subject));
    g_autofree char *problems = test_check (fixture->store);

    g_assert_cmpstr (found, ==, expected);
    g_assert_cmpstr (problems, ==, "");
}

static AmendsActionResult
set_causes (StoreFixture *fixture, AmendsSubject subject, const char *causes)
{
    g_autoptr (GError) error = NULL;
    AmendsActionResult what;

    test_set_causes (fixture->store, subject, get_id (fixture, subject), causes, &what, &error);
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
redo (StoreFixture *fixture)
{
    g_autoptr (GError) error = NULL;

    test_redo (fixture->store, NULL, &error);
    g_assert_no_error (error);
}

static const AmendsSubject SUBJECTS[] = { AMENDS_SUBJECT_REVIEW, AMENDS_SUBJECT_FEEDBACK };

static void
test_set (StoreFixture *fixture, gconstpointer data)
{
    AmendsSubject subject = *(const AmendsSubject *) data;
    guint seen = subject == AMENDS_SUBJECT_FEEDBACK ? AMENDS_STORE_CHANGE_FEEDBACK : AMENDS_STORE_CHANGE_ROWS;
    AmendsActionResult what;

    assert_causes (fixture, subject, "none");
    what = set_causes (fixture, subject, "quality,slow-delivery");
    g_assert_cmpint (what.kind, ==, AMENDS_EVENT_CAUSE);
    g_assert_cmpint (what.subject, ==, subject);
    g_assert_cmpuint (what.n_changed, ==, 1);
    g_assert_cmphex (fixture->changes, ==, seen | AMENDS_STORE_CHANGE_UNDO | AMENDS_STORE_CHANGE_CAUSES);
    assert_causes (fixture, subject, "person quality,slow-delivery");
    g_assert_cmpint (set_causes (fixture, subject, "quality,slow-delivery").event_id, ==, 0);
    g_assert_cmpint (set_causes (fixture, subject, "slow-delivery").event_id, !=, 0);
    assert_causes (fixture, subject,
                   subject == AMENDS_SUBJECT_REVIEW ? "person slow-delivery wrong-door" : "person slow-delivery");
    set_causes (fixture, subject, "quality");
    assert_causes (fixture, subject, subject == AMENDS_SUBJECT_REVIEW ? "person quality" : "person quality wrong-door");
}

static void
test_undo_and_redo (StoreFixture *fixture, gconstpointer data)
{
    AmendsSubject subject = *(const AmendsSubject *) data;
    AmendsActionResult what;

    set_causes (fixture, subject, "quality,size-or-material");
    set_causes (fixture, subject, "");
    assert_causes (fixture, subject, "person");
    undo (fixture, &what);
    g_assert_cmpint (what.kind, ==, AMENDS_EVENT_CAUSE);
    g_assert_cmpuint (what.n_changed, ==, 1);
    assert_causes (fixture, subject,
                   subject == AMENDS_SUBJECT_REVIEW ? "person quality,size-or-material"
                                                    : "person quality,size-or-material wrong-door");
    undo (fixture, NULL);
    assert_causes (fixture, subject, "none");
    redo (fixture);
    redo (fixture);
    assert_causes (fixture, subject, "person");
    store_fixture_reopen (fixture);
    undo (fixture, NULL);
    undo (fixture, NULL);
    assert_causes (fixture, subject, "none");
}

/* An older event is taken back only where nobody has said anything since. */
static void
test_later_will_stays (StoreFixture *fixture, gconstpointer data)
{
    AmendsSubject subject = *(const AmendsSubject *) data;
    g_autoptr (GError) error = NULL;
    gint64 first = set_causes (fixture, subject, "unreachable").event_id;
    AmendsActionResult what;

    set_causes (fixture, subject, "slow-answer,quality");
    g_assert_true (test_undo_event (fixture->store, first, &what, &error));
    g_assert_cmpuint (what.n_changed, ==, 0);
    assert_causes (fixture, subject, "person slow-answer,quality");
}

static void
test_timeline (StoreFixture *fixture, gconstpointer data)
{
    AmendsSubject subject = *(const AmendsSubject *) data;
    g_autoptr (GPtrArray) events = NULL;
    const AmendsEvent *event;

    set_causes (fixture, subject, "quality");
    set_causes (fixture, subject, "");
    undo (fixture, NULL);
    events = test_events (fixture->store, 0);
    g_assert_cmpuint (events->len, ==, 3);
    event = events->pdata[2];
    g_assert_cmpstr (event->text, ==, "quality");
    g_assert_null (event->old_text);
    g_assert_cmpint (subject == AMENDS_SUBJECT_FEEDBACK ? event->feedback_id : event->review_id, ==,
                     get_id (fixture, subject));
    event = events->pdata[1];
    g_assert_null (event->text);
    g_assert_cmpstr (event->old_text, ==, "quality");
    event = events->pdata[0];
    g_assert_cmpstr (event->text, ==, "quality");
    g_assert_cmpint (event->undoes, ==, ((const AmendsEvent *) events->pdata[1])->id);
}

static void
test_details (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsReviewDetail) review = NULL;
    g_autoptr (AmendsFeedbackDetail) feedback = NULL;

    set_causes (fixture, AMENDS_SUBJECT_REVIEW, "picture");
    set_causes (fixture, AMENDS_SUBJECT_FEEDBACK, "slow-answer");
    review = test_detail (fixture->store, get_id (fixture, AMENDS_SUBJECT_REVIEW), &error);
    feedback = test_feedback_detail (fixture->store, get_id (fixture, AMENDS_SUBJECT_FEEDBACK), &error);
    g_assert_no_error (error);
    g_assert_cmpint (review->causes.origin, ==, AMENDS_CAUSE_ORIGIN_PERSON);
    g_assert_true (amends_causes_has (&review->causes, AMENDS_CAUSE_PICTURE));
    g_assert_true (amends_causes_has (&feedback->causes, AMENDS_CAUSE_SLOW_ANSWER));
    g_assert_null (feedback->plan);
    g_assert_cmpuint (feedback->solutions->len, ==, 0);
}

static void
test_unknown_comment (StoreFixture *fixture, gconstpointer data)
{
    AmendsSubject subject = *(const AmendsSubject *) data;
    g_autoptr (GError) error = NULL;

    g_assert_false (test_set_causes (fixture->store, subject, 4711, "quality", NULL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
}

static void
test_several (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsCause cause = AMENDS_CAUSE_QUALITY;
    gint64 ids[] = { test_find_id (fixture->store, "R1"), test_find_id (fixture->store, "R2"), 4711 };
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autofree char *other = NULL;
    AmendsActionResult what;

    amends_store_set_causes_async (fixture->store, AMENDS_SUBJECT_REVIEW, ids, G_N_ELEMENTS (ids), &cause, 1, NULL,
                                   amends_await_cb, &await);
    g_assert_true (amends_store_action_finish (fixture->store, amends_await (&await), &what, &error));
    g_assert_cmpuint (what.n_changed, ==, 2);
    other = test_causes (fixture->store, AMENDS_SUBJECT_REVIEW, ids[1]);
    g_assert_cmpstr (other, ==, "person quality");
    undo (fixture, &what);
    g_assert_cmpuint (what.n_changed, ==, 2);
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, "none");
}

/* What the counts need follows a comment that its source moves. */
static void
test_moved (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsReview review = REVIEWS[0];
    AmendsFeedback feedback = FEEDBACK[0];

    set_causes (fixture, AMENDS_SUBJECT_REVIEW, "quality");
    set_causes (fixture, AMENDS_SUBJECT_FEEDBACK, "slow-answer");
    review.published_at -= 40 * TEST_DAY;
    review.product_id = "P2";
    feedback.published_at -= 40 * TEST_DAY;
    feedback.marketplace = "DE";
    test_apply_ok (fixture, test_batch_of (&review, 1));
    test_apply_ok (fixture, test_feedback_batch (&feedback, 1));
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, "person quality");
    assert_causes (fixture, AMENDS_SUBJECT_FEEDBACK, "person slow-answer");
}

static void
test_learned_rules (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsLearnedRule rule = { .phrase = "kom inte",
                               .cause = AMENDS_CAUSE_SLOW_DELIVERY,
                               .weight = 2,
                               .subject = AMENDS_SUBJECT_REVIEW,
                               .comment_id = 1 };
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) rules = NULL;
    const AmendsLearnedRule *found;
    gint64 id = test_teach (fixture->store, &rule);

    g_assert_cmphex (fixture->changes, ==, AMENDS_STORE_CHANGE_CAUSES);
    rule.weight = -3;
    rule.subject = AMENDS_SUBJECT_FEEDBACK;
    g_assert_cmpint (test_teach (fixture->store, &rule), ==, id);
    fixture->now++;
    rule.phrase = "trasig";
    rule.comment_id = 4711;
    test_teach (fixture->store, &rule);
    rules = test_learned (fixture->store);
    g_assert_cmpuint (rules->len, ==, 2);
    found = rules->pdata[0];
    g_assert_cmpstr (found->phrase, ==, "trasig");
    g_assert_cmpint (found->comment_id, ==, 0);
    g_assert_cmpint (found->made_at, ==, TEST_NOW + 1);
    found = rules->pdata[1];
    g_assert_cmpint (found->id, ==, id);
    g_assert_cmpint (found->weight, ==, -3);
    g_assert_cmpint (found->cause, ==, AMENDS_CAUSE_SLOW_DELIVERY);
    g_assert_cmpint (found->subject, ==, AMENDS_SUBJECT_FEEDBACK);
    g_assert_cmpint (found->comment_id, ==, 1);
    g_assert_true (test_forget (fixture->store, id, &error));
    g_assert_false (test_forget (fixture->store, id, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
}

/* An account takes everything along but what was taught. */
static void
test_removed_account (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsLearnedRule rule = { .phrase = "trasig",
                               .cause = AMENDS_CAUSE_QUALITY,
                               .weight = 2,
                               .subject = AMENDS_SUBJECT_FEEDBACK,
                               .comment_id = 1 };
    AmendsSolutionDone done = { .cause = AMENDS_CAUSE_QUALITY, .solution = "x", .done_at = TEST_NOW, .feedback_id = 1 };
    AmendsResolvePlan plan = { .feedback_id = 1, .state = AMENDS_PLAN_WORKING, .cause = AMENDS_CAUSE_NONE };
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) rules = NULL, solutions = NULL, plans = NULL, events = NULL;
    g_autofree char *problems = NULL;

    set_causes (fixture, AMENDS_SUBJECT_REVIEW, "quality");
    set_causes (fixture, AMENDS_SUBJECT_FEEDBACK, "slow-answer");
    test_teach (fixture->store, &rule);
    g_assert_true (test_tick (fixture->store, &done, NULL, &error));
    g_assert_true (test_undo (fixture->store, NULL, &error));
    g_assert_true (test_redo (fixture->store, NULL, &error));
    g_assert_true (test_set_plan (fixture->store, &plan, NULL, &error));
    g_assert_true (test_remove_account (fixture->store, fixture->account_id, &error));
    g_assert_no_error (error);
    problems = test_check (fixture->store);
    g_assert_cmpstr (problems, ==, "");
    rules = test_learned (fixture->store);
    g_assert_cmpuint (rules->len, ==, 1);
    g_assert_cmpint (((const AmendsLearnedRule *) rules->pdata[0])->comment_id, ==, 0);
    solutions = test_solutions (fixture->store, 0, 0, 0);
    plans = test_plans (fixture->store, 0);
    events = test_events (fixture->store, 0);
    g_assert_cmpuint (solutions->len + plans->len + events->len, ==, 0);
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (StoreFixture *fixture, gconstpointer data);
    } OF_BOTH[] = {
        { "set", test_set },
        { "undo-and-redo", test_undo_and_redo },
        { "later-will-stays", test_later_will_stays },
        { "timeline", test_timeline },
        { "unknown-comment", test_unknown_comment },
    }, TESTS[] = {
        { "/store-causes/details", test_details },
        { "/store-causes/several", test_several },
        { "/store-causes/moved", test_moved },
        { "/store-causes/learned-rules", test_learned_rules },
        { "/store-causes/removed-account", test_removed_account },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (OF_BOTH) * G_N_ELEMENTS (SUBJECTS); i++) {
        const AmendsSubject *subject = &SUBJECTS[i % G_N_ELEMENTS (SUBJECTS)];
        g_autofree char *path = g_strdup_printf ("/store-causes/%s/%s", OF_BOTH[i / G_N_ELEMENTS (SUBJECTS)].path,
                                                 amends_subject_to_string (*subject));

        g_test_add (path, StoreFixture, subject, set_up, OF_BOTH[i / G_N_ELEMENTS (SUBJECTS)].func,
                    store_fixture_tear_down);
    }
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, StoreFixture, NULL, set_up, TESTS[i].func, store_fixture_tear_down);
    return g_test_run ();
}
