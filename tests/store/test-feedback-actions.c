/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feedback-fixture.h"

static const AmendsFeedback ROWS[] = {
    { .external_id = "A", .marketplace = "SE", .order_id = "O-1", .stars = 1, .published_at = TEST_NOW - TEST_DAY },
    { .external_id = "B", .marketplace = "SE", .stars = 2, .published_at = TEST_NOW - 2 * TEST_DAY },
    { .external_id = "C", .marketplace = "DE", .stars = 5, .published_at = TEST_NOW - 3 * TEST_DAY },
};

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
    store_fixture_set_up (fixture, data);
    test_apply_ok (fixture, test_feedback_batch (ROWS, G_N_ELEMENTS (ROWS)));
    fixture->changes = 0;
}

static gint64
get_done_at (StoreFixture *fixture, const char *id)
{
    g_autoptr (AmendsFeedback) feedback = test_load_feedback (fixture->store, id);

    return feedback->done_at;
}

static void
undo (StoreFixture *fixture, AmendsActionResult *what)
{
    g_autoptr (GError) error = NULL;

    test_undo (fixture->store, what, &error);
    g_assert_no_error (error);
}

static void
test_done (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gint64 id = test_feedback_id (fixture->store, "A");
    AmendsActionResult what = test_set_feedback_done (fixture->store, id, TRUE);

    g_assert_cmpint (what.kind, ==, AMENDS_EVENT_DONE);
    g_assert_cmpint (what.subject, ==, AMENDS_SUBJECT_FEEDBACK);
    g_assert_cmpuint (what.n_changed, ==, 1);
    g_assert_cmphex (fixture->changes, ==, AMENDS_STORE_CHANGE_FEEDBACK | AMENDS_STORE_CHANGE_UNDO);
    g_assert_cmpint (get_done_at (fixture, "A"), ==, TEST_NOW);
    g_assert_cmpint (get_done_at (fixture, "B"), ==, 0);
    g_assert_cmpint (test_set_feedback_done (fixture->store, id, TRUE).event_id, ==, 0);
    g_assert_cmpint (test_set_feedback_done (fixture->store, 4711, TRUE).event_id, ==, 0);

    undo (fixture, &what);
    g_assert_cmpint (what.subject, ==, AMENDS_SUBJECT_FEEDBACK);
    g_assert_cmpint (what.kind, ==, AMENDS_EVENT_REOPENED);
    g_assert_cmpint (get_done_at (fixture, "A"), ==, 0);
}

static void
test_done_again (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    AmendsUndoState state;

    test_set_feedback_done (fixture->store, test_feedback_id (fixture->store, "A"), TRUE);
    undo (fixture, NULL);
    state = test_undo_state (fixture->store);
    g_assert_true (state.can_redo);
    g_assert_cmpint (state.redo.subject, ==, AMENDS_SUBJECT_FEEDBACK);
    g_assert_false (state.can_undo);
    fixture->now += 60;
    g_assert_true (test_redo (fixture->store, NULL, &error));
    g_assert_cmpint (get_done_at (fixture, "A"), ==, TEST_NOW);
    g_assert_cmpint (test_undo_state (fixture->store).undo.subject, ==, AMENDS_SUBJECT_FEEDBACK);
}

static void
test_query_done (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsFeedbackQuery) query = amends_feedback_query_new ();
    AmendsActionResult what;

    query->common->stars = 1u << 1 | 1u << 2;
    test_set_feedback_done (fixture->store, test_feedback_id (fixture->store, "B"), TRUE);
    fixture->now += 60;
    what = test_set_feedback_query_done (fixture->store, query, TRUE);
    g_assert_cmpuint (what.n_changed, ==, 1);
    g_assert_cmpint (get_done_at (fixture, "A"), ==, TEST_NOW + 60);
    g_assert_cmpint (get_done_at (fixture, "C"), ==, 0);
    what = test_set_feedback_query_done (fixture->store, query, FALSE);
    g_assert_cmpuint (what.n_changed, ==, 2);
    undo (fixture, &what);
    g_assert_cmpuint (what.n_changed, ==, 2);
    g_assert_cmpint (get_done_at (fixture, "B"), ==, TEST_NOW);
    g_assert_cmpint (get_done_at (fixture, "A"), ==, TEST_NOW + 60);
}

/* What was changed after the event is the person's later will, and stays. */
static void
test_undo_of_one_event (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsFeedbackQuery) query = amends_feedback_query_new ();
    g_autoptr (GError) error = NULL;
    AmendsActionResult all = test_set_feedback_query_done (fixture->store, query, TRUE), what;

    test_set_feedback_done (fixture->store, test_feedback_id (fixture->store, "C"), FALSE);
    g_assert_true (test_undo_event (fixture->store, all.event_id, &what, &error));
    g_assert_cmpuint (what.n_changed, ==, 2);
    g_assert_cmpint (get_done_at (fixture, "A"), ==, 0);
    g_assert_cmpint (get_done_at (fixture, "C"), ==, 0);
    g_assert_false (test_undo_event (fixture->store, all.event_id, &what, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOTHING_TO_UNDO);
}

static char *
get_note (StoreFixture *fixture, gint64 id)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsFeedbackDetail) detail = test_feedback_detail (fixture->store, id, &error);

    g_assert_no_error (error);
    g_assert_cmpint (detail->feedback->has_note, ==, detail->note != NULL);
    return g_strdup (detail->note);
}

static void
test_note (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gint64 id = test_feedback_id (fixture->store, "A");
    g_autoptr (GError) error = NULL;
    g_autofree char *first = NULL;
    g_autofree char *second = NULL;
    g_autofree char *last = NULL;
    AmendsActionResult what;

    g_assert_true (test_set_feedback_note (fixture->store, id, "Ring kunden", &what, &error));
    g_assert_cmpint (what.subject, ==, AMENDS_SUBJECT_FEEDBACK);
    g_assert_true (test_set_feedback_note (fixture->store, id, "Ring kunden", &what, &error));
    g_assert_cmpint (what.event_id, ==, 0);
    first = get_note (fixture, id);
    g_assert_cmpstr (first, ==, "Ring kunden");
    g_assert_true (test_set_feedback_note (fixture->store, id, "", &what, &error));
    second = get_note (fixture, id);
    g_assert_null (second);
    undo (fixture, &what);
    last = get_note (fixture, id);
    g_assert_cmpstr (last, ==, "Ring kunden");
    g_assert_false (test_set_feedback_note (fixture->store, 4711, "x", NULL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
}

/* What was written since is the person's later will. */
static void
test_note_written_over (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gint64 id = test_feedback_id (fixture->store, "A");
    g_autoptr (GError) error = NULL;
    g_autofree char *note = NULL;
    AmendsActionResult first;

    g_assert_true (test_set_feedback_note (fixture->store, id, "Ring kunden", &first, &error));
    g_assert_true (test_set_feedback_note (fixture->store, id, "Ringt", NULL, &error));
    g_assert_false (test_undo_event (fixture->store, first.event_id, NULL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CONFLICT);
    note = get_note (fixture, id);
    g_assert_cmpstr (note, ==, "Ringt");
}

static void
test_opened (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gint64 id = test_feedback_id (fixture->store, "A");
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) events = NULL;
    const AmendsEvent *event;

    g_assert_true (test_log_feedback_opened (fixture->store, id, &error));
    g_assert_false (test_undo_state (fixture->store).can_undo);
    events = test_events (fixture->store, 0);
    event = events->pdata[0];
    g_assert_cmpint (event->kind, ==, AMENDS_EVENT_OPENED);
    g_assert_cmpint (event->feedback_id, ==, id);
    g_assert_false (test_undo_event (fixture->store, event->id, NULL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOTHING_TO_UNDO);
    g_clear_error (&error);
    g_assert_false (test_log_feedback_opened (fixture->store, 4711, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
}

/* One log, one undo: the latest action is taken back, whatever it was about. */
static void
test_mixed_with_reviews (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GPtrArray) events = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsReviewDetail) review = NULL;
    gint64 review_id;
    AmendsActionResult what;

    test_add_review (fixture, &(AmendsReview) { .external_id = "R1", .stars = 3 });
    review_id = test_find_id (fixture->store, "R1");
    test_set_done (fixture->store, &review_id, 1, TRUE);
    test_set_feedback_done (fixture->store, test_feedback_id (fixture->store, "A"), TRUE);
    events = test_events (fixture->store, 0);
    g_assert_cmpint (((AmendsEvent *) events->pdata[0])->subject, ==, AMENDS_SUBJECT_FEEDBACK);
    g_assert_cmpint (((AmendsEvent *) events->pdata[0])->review_id, ==, 0);
    g_assert_cmpint (((AmendsEvent *) events->pdata[1])->subject, ==, AMENDS_SUBJECT_REVIEW);
    g_assert_cmpint (((AmendsEvent *) events->pdata[1])->feedback_id, ==, 0);
    undo (fixture, &what);
    g_assert_cmpint (what.subject, ==, AMENDS_SUBJECT_FEEDBACK);
    undo (fixture, &what);
    g_assert_cmpint (what.subject, ==, AMENDS_SUBJECT_REVIEW);
    review = test_detail (fixture->store, review_id, &error);
    g_assert_cmpuint (review->events->len, ==, 2);
}

static void
test_detail_of_order (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsBatch *batch = amends_batch_new ();
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsFeedbackDetail) detail = NULL;
    g_autoptr (AmendsFeedbackDetail) other = NULL;

    g_ptr_array_add (batch->orders, amends_order_new (&(AmendsOrder) { .external_id = "O-1",
                                                                       .marketplace = "SE",
                                                                       .product_id = "B1",
                                                                       .ordered_at = TEST_NOW - 20 * TEST_DAY,
                                                                       .seller_of_record = AMENDS_TRI_YES }));
    g_ptr_array_add (batch->products, amends_product_new (&(AmendsProduct) {
                                          .external_id = "B1", .marketplace = "DE", .title = "Tischlampe" }));
    g_ptr_array_add (batch->products, amends_product_new (&(AmendsProduct) {
                                          .external_id = "B1", .marketplace = "SE", .title = "Bordslampa" }));
    test_apply_ok (fixture, batch);
    test_set_feedback_done (fixture->store, test_feedback_id (fixture->store, "A"), TRUE);
    detail = test_feedback_detail (fixture->store, test_feedback_id (fixture->store, "A"), &error);
    g_assert_no_error (error);
    g_assert_cmpint (detail->order->ordered_at, ==, TEST_NOW - 20 * TEST_DAY);
    g_assert_cmpstr (detail->product_title, ==, "Bordslampa");
    g_assert_cmpuint (detail->events->len, ==, 1);
    other = test_feedback_detail (fixture->store, test_feedback_id (fixture->store, "B"), &error);
    g_assert_null (other->order);
    g_assert_null (other->product_title);
    g_assert_cmpuint (other->events->len, ==, 0);
    g_assert_null (test_feedback_detail (fixture->store, 4711, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
}

/* The account takes its events with it, and no others. */
static void
test_account_goes (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gint64 other = test_add_account (fixture->store, "file", NULL);
    g_autoptr (AmendsFeedbackQuery) query = amends_feedback_query_new ();
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) events = NULL;
    g_autofree char *problems = NULL;
    g_autofree char *found = NULL;

    test_set_feedback_done (fixture->store, test_feedback_id (fixture->store, "C"), TRUE);
    undo (fixture, NULL);
    g_assert_true (test_apply (fixture->store, other, test_feedback_batch (ROWS, 1), NULL, &error));
    test_set_feedback_query_done (fixture->store, query, TRUE);
    g_assert_true (test_remove_account (fixture->store, fixture->account_id, &error));
    g_assert_no_error (error);
    events = test_events (fixture->store, 0);
    g_assert_cmpuint (events->len, ==, 1);
    g_assert_cmpuint (((AmendsEvent *) events->pdata[0])->n_reviews, ==, 1);
    problems = test_check (fixture->store);
    g_assert_cmpstr (problems, ==, "");
    found = test_feedback_found (fixture->store, query);
    g_assert_cmpstr (found, ==, "A");
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (StoreFixture *fixture, gconstpointer data);
    } TESTS[] = {
        { "/feedback-actions/done", test_done },
        { "/feedback-actions/done-again", test_done_again },
        { "/feedback-actions/query-done", test_query_done },
        { "/feedback-actions/undo-of-one-event", test_undo_of_one_event },
        { "/feedback-actions/note", test_note },
        { "/feedback-actions/note-written-over", test_note_written_over },
        { "/feedback-actions/opened", test_opened },
        { "/feedback-actions/mixed-with-reviews", test_mixed_with_reviews },
        { "/feedback-actions/detail-of-order", test_detail_of_order },
        { "/feedback-actions/account-goes", test_account_goes },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, StoreFixture, NULL, set_up, TESTS[i].func, store_fixture_tear_down);
    return g_test_run ();
}
