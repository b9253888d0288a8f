/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#define N 4

/* N open reviews; their ids in @ids. */
static void
add_reviews (StoreFixture *fixture, gint64 *ids)
{
    for (int i = 0; i < N; i++) {
        g_autofree char *name = g_strdup_printf ("R%d", i);
        const AmendsReview fields = { .external_id = name, .stars = i + 1, .published_at = TEST_NOW - i };

        test_add_review (fixture, &fields);
        ids[i] = test_find_id (fixture->store, name);
    }
}

/* @expected: one character a review: '-' open, 'd' done */
static void
assert_marks (StoreFixture *fixture, const gint64 *ids, const char *expected)
{
    g_autoptr (GPtrArray) reviews = test_load (fixture->store, ids, N);
    g_autofree char *problems = test_check (fixture->store);
    char marks[N + 1] = "";

    for (guint i = 0; i < N; i++)
        marks[i] = ((const AmendsReview *) reviews->pdata[i])->done_at > 0 ? 'd' : '-';
    g_assert_cmpstr (marks, ==, expected);
    g_assert_cmpstr (problems, ==, "");
}

static AmendsActionResult
undo (StoreFixture *fixture)
{
    g_autoptr (GError) error = NULL;
    AmendsActionResult what = { 0 };

    test_undo (fixture->store, &what, &error);
    g_assert_no_error (error);
    return what;
}

static AmendsActionResult
redo (StoreFixture *fixture)
{
    g_autoptr (GError) error = NULL;
    AmendsActionResult what = { 0 };

    test_redo (fixture->store, &what, &error);
    g_assert_no_error (error);
    return what;
}

static void
assert_nothing_to (gboolean (*func) (AmendsStore *, AmendsActionResult *, GError **), StoreFixture *fixture)
{
    g_autoptr (GError) error = NULL;

    g_assert_false (func (fixture->store, NULL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOTHING_TO_UNDO);
}

static void
test_mark_and_reopen (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReview) review = NULL;
    AmendsActionResult what;
    gint64 ids[N];

    add_reviews (fixture, ids);
    while (g_main_context_iteration (NULL, FALSE))
        ;
    fixture->changes = 0;
    what = test_set_done (fixture->store, ids, 2, TRUE);
    g_assert_cmpint (what.event_id, >, 0);
    g_assert_cmpint (what.kind, ==, AMENDS_EVENT_DONE);
    g_assert_cmpuint (what.n_changed, ==, 2);
    while (g_main_context_iteration (NULL, FALSE))
        ;
    g_assert_cmphex (fixture->changes, ==, AMENDS_STORE_CHANGE_ROWS | AMENDS_STORE_CHANGE_UNDO);
    assert_marks (fixture, ids, "dd--");
    review = test_load_one (fixture->store, ids[0]);
    g_assert_cmpint (review->done_at, ==, TEST_NOW);
    what = test_set_done (fixture->store, ids, N, FALSE);
    g_assert_cmpint (what.kind, ==, AMENDS_EVENT_REOPENED);
    g_assert_cmpuint (what.n_changed, ==, 2);
    assert_marks (fixture, ids, "----");
}

static void
test_nothing_to_change (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GPtrArray) events = NULL;
    AmendsActionResult what;
    gint64 ids[N], strange[] = { 4711, -1, 0 };

    add_reviews (fixture, ids);
    what = test_set_done (fixture->store, ids, N, FALSE);
    g_assert_cmpint (what.event_id, ==, 0);
    g_assert_cmpuint (what.n_changed, ==, 0);
    what = test_set_done (fixture->store, strange, 3, TRUE);
    g_assert_cmpint (what.event_id, ==, 0);
    what = test_set_done (fixture->store, NULL, 0, TRUE);
    g_assert_cmpint (what.event_id, ==, 0);
    events = test_events (fixture->store, 0);
    g_assert_cmpuint (events->len, ==, 0);
}

static void
test_same_id_twice (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsActionResult what;
    gint64 ids[N];

    add_reviews (fixture, ids);
    ids[1] = ids[0];
    what = test_set_done (fixture->store, ids, 2, TRUE);
    g_assert_cmpuint (what.n_changed, ==, 1);
}

static void
test_undo_and_redo_any_number (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char *const STATES[] = { "----", "d---", "dd--", "d---", "dddd" };
    gint64 ids[N];

    add_reviews (fixture, ids);
    test_set_done (fixture->store, ids, 1, TRUE);
    test_set_done (fixture->store, ids + 1, 1, TRUE);
    test_set_done (fixture->store, ids + 1, 1, FALSE);
    test_set_done (fixture->store, ids, N, TRUE);
    for (int round = 0; round < 3; round++) {
        for (int i = 3; i >= 0; i--) {
            undo (fixture);
            assert_marks (fixture, ids, STATES[i]);
            if (i % 2 == round % 2)
                store_fixture_reopen (fixture);
        }
        assert_nothing_to (test_undo, fixture);
        for (int i = 1; i <= 4; i++) {
            redo (fixture);
            assert_marks (fixture, ids, STATES[i]);
            if (i % 2 != round % 2)
                store_fixture_reopen (fixture);
        }
        assert_nothing_to (test_redo, fixture);
    }
}

static void
test_undo_restores_when (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReview) restored = NULL;
    g_autoptr (AmendsReview) redone = NULL;
    gint64 ids[N];

    add_reviews (fixture, ids);
    test_set_done (fixture->store, ids, 1, TRUE);
    fixture->now += 1000;
    test_set_done (fixture->store, ids, 1, FALSE);
    fixture->now += 1000;
    undo (fixture);
    restored = test_load_one (fixture->store, ids[0]);
    g_assert_cmpint (restored->done_at, ==, TEST_NOW);
    undo (fixture);
    fixture->now += 1000;
    redo (fixture);
    redone = test_load_one (fixture->store, ids[0]);
    g_assert_cmpint (redone->done_at, ==, TEST_NOW);
}

static void
test_new_action_ends_redo (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    gint64 ids[N];

    add_reviews (fixture, ids);
    test_set_done (fixture->store, ids, 1, TRUE);
    undo (fixture);
    test_set_note (fixture->store, ids[2], "a note", NULL, &error);
    g_assert_no_error (error);
    assert_nothing_to (test_redo, fixture);
    undo (fixture);
    g_assert_cmpint (test_undo_state (fixture->store).redo.kind, ==, AMENDS_EVENT_NOTE);
    redo (fixture);
    assert_marks (fixture, ids, "----");
}

static void
test_opening_ends_nothing (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    AmendsActionResult what;
    gint64 ids[N];

    add_reviews (fixture, ids);
    test_set_done (fixture->store, ids, 1, TRUE);
    undo (fixture);
    amends_store_log_opened_async (fixture->store, ids[0], NULL, amends_await_cb, &await);
    g_assert_true (amends_store_action_finish (fixture->store, amends_await (&await), &what, &error));
    g_assert_no_error (error);
    g_assert_cmpint (what.kind, ==, AMENDS_EVENT_OPENED);
    g_assert_true (test_undo_state (fixture->store).can_redo);
    g_assert_false (test_undo_event (fixture->store, what.event_id, NULL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOTHING_TO_UNDO);
    redo (fixture);
    assert_marks (fixture, ids, "d---");
}

static void
test_undo_one_certain_event (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GError) again = NULL;
    g_autoptr (GError) unknown = NULL;
    AmendsActionResult first, what;
    gint64 ids[N];

    add_reviews (fixture, ids);
    first = test_set_done (fixture->store, ids, 2, TRUE);
    test_set_done (fixture->store, ids + 2, 2, TRUE);
    g_assert_true (test_undo_event (fixture->store, first.event_id, &what, &error));
    g_assert_no_error (error);
    g_assert_cmpint (what.kind, ==, AMENDS_EVENT_REOPENED);
    g_assert_cmpuint (what.n_changed, ==, 2);
    assert_marks (fixture, ids, "--dd");
    g_assert_false (test_undo_event (fixture->store, first.event_id, &what, &again));
    g_assert_error (again, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOTHING_TO_UNDO);
    g_assert_false (test_undo_event (fixture->store, 4711, &what, &unknown));
    g_assert_error (unknown, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
    undo (fixture);
    assert_marks (fixture, ids, "----");
    redo (fixture);
    redo (fixture);
    assert_marks (fixture, ids, "dddd");
}

static void
test_later_will_is_kept (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    AmendsActionResult first, what;
    gint64 ids[N];

    add_reviews (fixture, ids);
    first = test_set_done (fixture->store, ids, 2, TRUE);
    test_set_done (fixture->store, ids, 1, FALSE);
    g_assert_true (test_undo_event (fixture->store, first.event_id, &what, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (what.n_changed, ==, 1);
    assert_marks (fixture, ids, "----");
}

static void
test_undo_state_tells (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsActionResult event;
    AmendsUndoState state;
    gint64 ids[N];

    add_reviews (fixture, ids);
    state = test_undo_state (fixture->store);
    g_assert_false (state.can_undo);
    g_assert_false (state.can_redo);
    event = test_set_done (fixture->store, ids, 3, TRUE);
    state = test_undo_state (fixture->store);
    g_assert_true (state.can_undo);
    g_assert_false (state.can_redo);
    g_assert_cmpint (state.undo.event_id, ==, event.event_id);
    g_assert_cmpint (state.undo.kind, ==, AMENDS_EVENT_DONE);
    g_assert_cmpuint (state.undo.n_changed, ==, 3);
    undo (fixture);
    state = test_undo_state (fixture->store);
    g_assert_false (state.can_undo);
    g_assert_true (state.can_redo);
    g_assert_cmpint (state.redo.event_id, ==, event.event_id);
    g_assert_cmpint (state.redo.kind, ==, AMENDS_EVENT_DONE);
    g_assert_cmpuint (state.redo.n_changed, ==, 3);
}

static void
test_log_tells_all (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GPtrArray) events = NULL;
    g_autoptr (GPtrArray) latest = NULL;
    const AmendsEvent *note, *back, *mark;
    gint64 ids[N];

    add_reviews (fixture, ids);
    test_set_done (fixture->store, ids + 1, 2, TRUE);
    fixture->now += 5;
    undo (fixture);
    test_set_note (fixture->store, ids[3], "private", NULL, NULL);
    events = test_events (fixture->store, 0);
    g_assert_cmpuint (events->len, ==, 3);
    note = events->pdata[0];
    back = events->pdata[1];
    mark = events->pdata[2];
    g_assert_cmpint (mark->kind, ==, AMENDS_EVENT_DONE);
    g_assert_cmpint (mark->at, ==, TEST_NOW);
    g_assert_cmpint (mark->review_id, ==, ids[1]);
    g_assert_cmpuint (mark->n_reviews, ==, 2);
    g_assert_cmpint (mark->undone_by, ==, back->id);
    g_assert_cmpint (mark->undoes, ==, 0);
    g_assert_cmpint (back->kind, ==, AMENDS_EVENT_REOPENED);
    g_assert_cmpint (back->at, ==, TEST_NOW + 5);
    g_assert_cmpint (back->undoes, ==, mark->id);
    g_assert_cmpint (note->kind, ==, AMENDS_EVENT_NOTE);
    g_assert_cmpstr (note->text, ==, "private");
    g_assert_null (note->old_text);
    latest = test_events (fixture->store, 1);
    g_assert_cmpuint (latest->len, ==, 1);
    g_assert_cmpint (((const AmendsEvent *) latest->pdata[0])->id, ==, note->id);
}

static void
assert_note (StoreFixture *fixture, gint64 id, const char *expected)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsReviewDetail) detail = test_detail (fixture->store, id, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (detail->note, ==, expected);
    g_assert_cmpint (detail->review->has_note, ==, expected != NULL);
}

static void
test_note (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    AmendsActionResult what;
    gint64 ids[N];

    add_reviews (fixture, ids);
    g_assert_true (test_set_note (fixture->store, ids[0], "first", &what, &error));
    g_assert_cmpuint (what.n_changed, ==, 1);
    g_assert_true (test_set_note (fixture->store, ids[0], "second", &what, &error));
    g_assert_true (test_set_note (fixture->store, ids[0], "second", &what, &error));
    g_assert_cmpint (what.event_id, ==, 0);
    assert_note (fixture, ids[0], "second");
    g_assert_true (test_set_note (fixture->store, ids[0], "", &what, &error));
    g_assert_cmpint (what.event_id, !=, 0);
    assert_note (fixture, ids[0], NULL);
    g_assert_true (test_set_note (fixture->store, ids[0], NULL, &what, &error));
    g_assert_cmpint (what.event_id, ==, 0);
    undo (fixture);
    assert_note (fixture, ids[0], "second");
    undo (fixture);
    assert_note (fixture, ids[0], "first");
    undo (fixture);
    assert_note (fixture, ids[0], NULL);
    store_fixture_reopen (fixture);
    redo (fixture);
    redo (fixture);
    assert_note (fixture, ids[0], "second");
    g_assert_no_error (error);
}

static void
test_unknown_review (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) note = NULL;
    g_autoptr (GError) opened = NULL;
    g_autoptr (GError) detail = NULL;

    g_assert_false (test_set_note (fixture->store, 4711, "x", NULL, &note));
    g_assert_error (note, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
    amends_store_log_opened_async (fixture->store, 4711, NULL, amends_await_cb, &await);
    g_assert_false (amends_store_action_finish (fixture->store, amends_await (&await), NULL, &opened));
    g_assert_error (opened, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
    g_assert_null (test_detail (fixture->store, 4711, &detail));
    g_assert_error (detail, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
}

static void
test_history_of_a_review (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewDetail) first = NULL;
    g_autoptr (AmendsReviewDetail) last = NULL;
    g_autoptr (GError) error = NULL;
    gint64 ids[N];

    add_reviews (fixture, ids);
    test_set_done (fixture->store, ids, N, TRUE);
    test_set_note (fixture->store, ids[0], "mine", NULL, &error);
    first = test_detail (fixture->store, ids[0], &error);
    last = test_detail (fixture->store, ids[3], &error);
    g_assert_no_error (error);
    g_assert_cmpuint (first->events->len, ==, 2);
    g_assert_cmpint (((const AmendsEvent *) first->events->pdata[0])->kind, ==, AMENDS_EVENT_NOTE);
    g_assert_cmpuint (last->events->len, ==, 1);
    g_assert_cmpuint (((const AmendsEvent *) last->events->pdata[0])->n_reviews, ==, N);
}

/* Random actions, undos and redos beside a model of two stacks. */
static void
test_like_two_stacks (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GPtrArray) past = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GPtrArray) future = g_ptr_array_new_with_free_func (g_free);
    char now[N + 1] = "----";
    gint64 ids[N];

    add_reviews (fixture, ids);
    for (int step = 0; step < 120; step++) {
        int choice = g_test_rand_int_range (0, 10);

        if (choice < 5) {
            int i = g_test_rand_int_range (0, N);
            gboolean done = g_test_rand_bit ();

            if ((now[i] == 'd') != done) {
                g_ptr_array_add (past, g_strdup (now));
                g_ptr_array_set_size (future, 0);
                now[i] = done ? 'd' : '-';
            }
            test_set_done (fixture->store, ids + i, 1, done);
        } else if (choice < 8 ? past->len > 0 : future->len > 0) {
            GPtrArray *from = choice < 8 ? past : future;
            g_autofree char *state = g_ptr_array_steal_index (from, from->len - 1);

            g_ptr_array_add (choice < 8 ? future : past, g_strdup (now));
            memcpy (now, state, N);
            choice < 8 ? undo (fixture) : redo (fixture);
        } else {
            assert_nothing_to (choice < 8 ? test_undo : test_redo, fixture);
        }
        assert_marks (fixture, ids, now);
        if (step % 25 == 24)
            store_fixture_reopen (fixture);
    }
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (StoreFixture *fixture, gconstpointer data);
    } TESTS[] = {
        { "/store-actions/mark-and-reopen", test_mark_and_reopen },
        { "/store-actions/nothing-to-change", test_nothing_to_change },
        { "/store-actions/same-id-twice", test_same_id_twice },
        { "/store-actions/undo-and-redo-any-number", test_undo_and_redo_any_number },
        { "/store-actions/undo-restores-when", test_undo_restores_when },
        { "/store-actions/new-action-ends-redo", test_new_action_ends_redo },
        { "/store-actions/opening-ends-nothing", test_opening_ends_nothing },
        { "/store-actions/undo-one-certain-event", test_undo_one_certain_event },
        { "/store-actions/later-will-is-kept", test_later_will_is_kept },
        { "/store-actions/undo-state", test_undo_state_tells },
        { "/store-actions/log-tells-all", test_log_tells_all },
        { "/store-actions/note", test_note },
        { "/store-actions/unknown-review", test_unknown_review },
        { "/store-actions/history-of-a-review", test_history_of_a_review },
        { "/store-actions/like-two-stacks", test_like_two_stacks },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, StoreFixture, NULL, store_fixture_set_up, TESTS[i].func, store_fixture_tear_down);
    return g_test_run ();
}
