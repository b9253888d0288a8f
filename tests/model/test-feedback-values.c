/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-batch.h"
#include "amends-event.h"
#include "amends-feedback-history.h"
#include "amends-feedback-query.h"

static void
test_copies_its_strings (void)
{
    g_autofree char *text = g_strdup ("Sen leverans");
    g_autoptr (AmendsFeedback) feedback =
        amends_feedback_new (&(AmendsFeedback) { .external_id = "F1", .marketplace = "SE", .stars = 2, .text = text });
    AmendsFeedback *other = amends_feedback_ref (feedback);

    text[0] = 'X';
    g_assert_cmpstr (feedback->text, ==, "Sen leverans");
    g_assert_null (feedback->response);
    g_assert_true (other == feedback);
    amends_feedback_unref (other);
}

static void
test_states (void)
{
    static const struct {
        gint64 struck_at, removed_at;
        AmendsFeedbackState state;
        const char *name;
    } CASES[] = {
        { 0, 0, AMENDS_FEEDBACK_STANDS, "stands" },
        { 5, 0, AMENDS_FEEDBACK_STRUCK_THROUGH, "struck_through" },
        { 0, 5, AMENDS_FEEDBACK_REMOVED, "removed" },
        { 5, 9, AMENDS_FEEDBACK_REMOVED, "removed" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        AmendsFeedback feedback = { .struck_at = CASES[i].struck_at, .removed_at = CASES[i].removed_at };

        g_assert_cmpint (amends_feedback_get_state (&feedback), ==, CASES[i].state);
        g_assert_cmpint (amends_feedback_counts (&feedback), ==, CASES[i].state == AMENDS_FEEDBACK_STANDS);
        g_assert_cmpstr (amends_feedback_state_to_string (CASES[i].state), ==, CASES[i].name);
    }
}

static void
test_windows (void)
{
    for (int i = 0; i < AMENDS_N_FEEDBACK_WINDOWS; i++) {
        AmendsFeedbackWindow window = AMENDS_N_FEEDBACK_WINDOWS;

        g_assert_true (
            amends_feedback_window_from_string (amends_feedback_window_to_string ((AmendsFeedbackWindow) i), &window));
        g_assert_cmpint (window, ==, i);
    }
    g_assert_false (amends_feedback_window_from_string ("60_days", &(AmendsFeedbackWindow) { 0 }));
    g_assert_false (amends_feedback_window_from_string (NULL, &(AmendsFeedbackWindow) { 0 }));
}

static void
test_days (void)
{
    static const struct {
        gint64 instant, day;
    } CASES[] = { { 0, 0 },   { 86399, 0 },   { 86400, 1 },  { 1763769600, 20414 }, { 1763769599, 20413 },
                  { -1, -1 }, { -86400, -1 }, { -86401, -2 } };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
        g_assert_cmpint (amends_feedback_day_of (CASES[i].instant), ==, CASES[i].day);
}

static void
test_history (void)
{
    g_autoptr (AmendsFeedbackHistory) history = amends_feedback_history_new ();
    AmendsFeedbackCell *cell = amends_feedback_history_get_cell (history, 1, "SE");
    const AmendsFeedbackDay *day;

    amends_feedback_cell_add (cell, 10, 5, 2);
    amends_feedback_cell_add (cell, 10, 0, 1);
    amends_feedback_cell_add (cell, 12, 5, 1);
    g_assert_true (amends_feedback_history_get_cell (history, 1, "SE") == cell);
    g_assert_true (amends_feedback_history_get_cell (history, 2, "SE") != cell);
    g_assert_true (amends_feedback_history_get_cell (history, 1, "DE") != cell);
    g_assert_cmpuint (history->cells->len, ==, 3);
    g_assert_cmpuint (cell->days->len, ==, 2);
    day = &g_array_index (cell->days, AmendsFeedbackDay, 0);
    g_assert_cmpint (day->stars[5], ==, 2);
    g_assert_cmpint (day->stars[0], ==, 1);
    g_assert_cmpint (g_array_index (cell->days, AmendsFeedbackDay, 1).day, ==, 12);
    g_assert_cmpstr (cell->typed[AMENDS_FEEDBACK_WINDOW_LONG].marketplace, ==, "SE");
    g_assert_cmpint (cell->told[AMENDS_FEEDBACK_WINDOW_LONG].window, ==, AMENDS_FEEDBACK_WINDOW_LONG);
}

static void
test_complete_history (void)
{
    g_autoptr (AmendsFeedbackHistory) history = amends_feedback_history_new ();
    g_autoptr (AmendsFeedbackHistory) complete = NULL;
    const AmendsFeedbackCell *kept;

    amends_feedback_cell_add (amends_feedback_history_get_cell (history, 1, "SE"), 10, 5, 2);
    g_assert_false (amends_feedback_history_is_incomplete (history));
    amends_feedback_cell_add (amends_feedback_history_get_cell (history, 1, "DE"), 11, 1, 3);
    amends_feedback_history_get_cell (history, 1, "DE")->incomplete = TRUE;
    g_assert_true (amends_feedback_history_is_incomplete (history));
    complete = amends_feedback_history_keep_complete (history);
    g_assert_false (amends_feedback_history_is_incomplete (complete));
    g_assert_cmpuint (complete->cells->len, ==, 1);
    kept = complete->cells->pdata[0];
    g_assert_cmpstr (kept->marketplace, ==, "SE");
    g_assert_cmpint (g_array_index (kept->days, AmendsFeedbackDay, 0).stars[5], ==, 2);
}

static void
test_totals (void)
{
    g_autofree char *marketplace = g_strdup ("SE");
    g_autoptr (AmendsFeedbackTotal) total = amends_feedback_total_new (
        &(AmendsFeedbackTotal) { marketplace, AMENDS_FEEDBACK_WINDOW_SHORT, { 7, 2, 1 }, 99 });

    marketplace[0] = 'X';
    g_assert_cmpstr (total->marketplace, ==, "SE");
    g_assert_cmpint (amends_feedback_counts_get_all (&total->counts), ==, 10);
}

static void
test_queries (void)
{
    g_autoptr (AmendsFeedbackQuery) query = amends_feedback_query_new ();
    g_autoptr (AmendsFeedbackQuery) copy = NULL;

    query->common->stars = 1u << 2;
    query->states = 1u << AMENDS_FEEDBACK_STANDS;
    amends_review_query_add_term (query->common, "late", FALSE, FALSE);
    copy = amends_feedback_query_copy (query);
    g_assert_true (copy->common != query->common);
    g_assert_true (amends_review_query_equal (copy->common, query->common));
    g_assert_cmpuint (copy->states, ==, query->states);
    g_assert_cmpint (copy->has_response, ==, query->has_response);
    copy->common->stars = 0;
    g_assert_cmpuint (query->common->stars, ==, 1u << 2);
}

static void
test_batches_hold_feedback (void)
{
    g_autoptr (AmendsBatch) batch = amends_batch_new ();

    g_ptr_array_add (batch->feedback, amends_feedback_new (&(AmendsFeedback) { .external_id = "F1", .stars = 1 }));
    g_ptr_array_add (batch->feedback_removed, amends_feedback_removal_new ("F2", 7));
    g_ptr_array_add (batch->totals, amends_feedback_total_new (&(AmendsFeedbackTotal) { .marketplace = "SE" }));
    g_assert_cmpint (batch->coverage, ==, AMENDS_COVERAGE_UNKNOWN);
    g_assert_cmpstr (((AmendsFeedbackRemoval *) batch->feedback_removed->pdata[0])->external_id, ==, "F2");
}

static void
test_subjects (void)
{
    g_assert_cmpstr (amends_subject_to_string (AMENDS_SUBJECT_REVIEW), ==, "review");
    g_assert_cmpstr (amends_subject_to_string (AMENDS_SUBJECT_FEEDBACK), ==, "feedback");
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/feedback/copies-its-strings", test_copies_its_strings);
    g_test_add_func ("/feedback/states", test_states);
    g_test_add_func ("/feedback/windows", test_windows);
    g_test_add_func ("/feedback/days", test_days);
    g_test_add_func ("/feedback/history", test_history);
    g_test_add_func ("/feedback/complete-history", test_complete_history);
    g_test_add_func ("/feedback/totals", test_totals);
    g_test_add_func ("/feedback/queries", test_queries);
    g_test_add_func ("/feedback/batches-hold-feedback", test_batches_hold_feedback);
    g_test_add_func ("/feedback/subjects", test_subjects);
    return g_test_run ();
}
