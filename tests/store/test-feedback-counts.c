/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feedback-fixture.h"

#define ROUNDS 400

static const char *const CODES[] = { "SE", "DE", "" };

static const AmendsFeedbackCell *
find_cell (AmendsFeedbackHistory *history, gint64 account_id, const char *marketplace)
{
    for (guint i = 0; i < history->cells->len; i++) {
        const AmendsFeedbackCell *cell = history->cells->pdata[i];

        if (cell->account_id == account_id && g_str_equal (cell->marketplace, marketplace))
            return cell;
    }
    g_assert_not_reached ();
}

static gint64
get_count (AmendsFeedbackHistory *history, const char *marketplace, gint64 day, int stars)
{
    for (guint i = 0; i < history->cells->len; i++) {
        const AmendsFeedbackCell *cell = history->cells->pdata[i];

        for (guint j = 0; j < cell->days->len; j++) {
            const AmendsFeedbackDay *found = &g_array_index (cell->days, AmendsFeedbackDay, j);

            if (g_str_equal (cell->marketplace, marketplace) && found->day == day)
                return found->stars[stars];
        }
    }
    return 0;
}

/* What a reader of the history must see, kept beside the store by hand. */
typedef struct {
    int stars;
    gint64 day;
    const char *marketplace;
    gboolean out;
} Known;

static void
tell_one (StoreFixture *fixture, Known *known, int index)
{
    g_autofree char *id = g_strdup_printf ("F%d", index);
    AmendsFeedback fields = { .external_id = id, .marketplace = CODES[g_test_rand_int_range (0, 3)] };

    fields.stars = g_test_rand_int_range (1, 6);
    fields.published_at = g_test_rand_int_range (0, 9) == 0
                              ? 0
                              : TEST_NOW - g_test_rand_int_range (0, 12) * (gint64) 7 * TEST_DAY - index;
    fields.struck_at = g_test_rand_int_range (0, 5) == 0 ? TEST_NOW - 10 : 0;
    test_add_feedback (fixture, &fields);
    /* What the source leaves open stays as it was. */
    known->stars = fields.stars;
    known->out = fields.struck_at != 0;
    if (fields.published_at != 0)
        known->day = fields.published_at / TEST_DAY;
    if (*fields.marketplace != '\0' || known->marketplace == NULL)
        known->marketplace = fields.marketplace;
}

static void
compare_with_known (StoreFixture *fixture, const Known *known, int n)
{
    g_autoptr (AmendsFeedbackHistory) history = test_feedback_history (fixture->store);
    gint64 total = 0, expected = 0;

    for (guint i = 0; i < history->cells->len; i++) {
        const AmendsFeedbackCell *cell = history->cells->pdata[i];

        for (guint j = 0; j < cell->days->len; j++)
            for (int stars = 0; stars <= 5; stars++)
                total += g_array_index (cell->days, AmendsFeedbackDay, j).stars[stars];
    }
    for (int i = 0; i < n; i++) {
        gint64 same = 0;

        if (known[i].stars == 0)
            continue;
        expected++;
        for (int j = 0; j < n; j++)
            same += known[j].stars != 0 && known[j].day == known[i].day &&
                    g_str_equal (known[j].marketplace, known[i].marketplace) &&
                    (known[j].out ? 0 : known[j].stars) == (known[i].out ? 0 : known[i].stars);
        g_assert_cmpint (get_count (history, known[i].marketplace, known[i].day, known[i].out ? 0 : known[i].stars), ==,
                         same);
    }
    g_assert_cmpint (total, ==, expected);
}

/* Told, told again otherwise, struck through, removed, marked as done: the daily counts are those of a recount. */
static void
test_random (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    Known known[40] = { { 0 } };

    for (int round = 0; round < ROUNDS; round++) {
        int index = g_test_rand_int_range (0, G_N_ELEMENTS (known));
        g_autofree char *id = g_strdup_printf ("F%d", index);

        switch (g_test_rand_int_range (0, 6)) {
        case 0:
            test_remove_feedback (fixture, id, 0);
            known[index].out |= known[index].stars != 0;
            break;
        case 1:
            if (known[index].stars != 0)
                test_set_feedback_done (fixture->store, test_feedback_id (fixture->store, id), round % 2 == 0);
            break;
        default:
            tell_one (fixture, &known[index], index);
        }
        if (round % 40 == 39) {
            g_autofree char *problems = test_check (fixture->store);

            g_assert_cmpstr (problems, ==, "");
            compare_with_known (fixture, known, G_N_ELEMENTS (known));
        }
    }
}

static void
test_cells (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gint64 other = test_add_account (fixture->store, "file", NULL);
    AmendsFeedback rows[] = {
        { .external_id = "1", .marketplace = "SE", .stars = 5, .published_at = TEST_NOW - TEST_DAY },
        { .external_id = "2", .marketplace = "SE", .stars = 5, .published_at = TEST_NOW },
        { .external_id = "3", .marketplace = "DE", .stars = 4, .published_at = TEST_NOW },
    };
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsFeedbackHistory) all = NULL;
    g_autoptr (AmendsFeedbackHistory) swedish = NULL;
    g_autoptr (AmendsFeedbackHistory) of_files = NULL;
    const AmendsFeedbackCell *cell;

    test_apply_ok (fixture, test_feedback_batch (rows, G_N_ELEMENTS (rows)));
    g_assert_true (test_apply (fixture->store, other, test_feedback_batch (rows, 1), NULL, &error));
    all = test_feedback_history (fixture->store);
    g_assert_cmpuint (all->cells->len, ==, 3);
    cell = all->cells->pdata[0];
    g_assert_cmpstr (cell->marketplace, ==, "DE");
    cell = all->cells->pdata[1];
    g_assert_cmpuint (cell->days->len, ==, 2);
    g_assert_cmpint (g_array_index (cell->days, AmendsFeedbackDay, 0).day, ==, TEST_NOW / TEST_DAY - 1);
    swedish = test_feedback_history_of (fixture->store, 0, "se");
    g_assert_cmpuint (swedish->cells->len, ==, 2);
    of_files = test_feedback_history_of (fixture->store, other, NULL);
    g_assert_cmpuint (of_files->cells->len, ==, 1);
}

static gboolean
is_incomplete (StoreFixture *fixture, const char *marketplace)
{
    g_autoptr (AmendsFeedbackHistory) history = test_feedback_history (fixture->store);

    return find_cell (history, fixture->account_id, marketplace)->incomplete;
}

static void
tell (StoreFixture *fixture, const char *id, const char *marketplace, int stars, AmendsCoverage coverage)
{
    AmendsFeedback fields = { .external_id = id, .marketplace = marketplace, .stars = stars, .published_at = TEST_NOW };
    AmendsBatch *batch = test_feedback_batch (&fields, 1);

    batch->coverage = coverage;
    test_apply_ok (fixture, batch);
}

static void
test_incomplete (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    /* A source that says nothing of itself is judged by what it lists. */
    tell (fixture, "1", "SE", 2, AMENDS_COVERAGE_UNKNOWN);
    g_assert_true (is_incomplete (fixture, "SE"));
    tell (fixture, "2", "SE", 5, AMENDS_COVERAGE_UNKNOWN);
    g_assert_false (is_incomplete (fixture, "SE"));
    /* One that does is believed. */
    tell (fixture, "3", "SE", 1, AMENDS_COVERAGE_PARTIAL);
    g_assert_true (is_incomplete (fixture, "SE"));
    tell (fixture, "4", "DE", 1, AMENDS_COVERAGE_WHOLE);
    g_assert_false (is_incomplete (fixture, "DE"));
    g_assert_true (is_incomplete (fixture, "SE"));
    fixture->changes = 0;
    tell (fixture, "3", "SE", 1, AMENDS_COVERAGE_WHOLE);
    g_assert_false (is_incomplete (fixture, "SE"));
    g_assert_cmphex (fixture->changes & AMENDS_STORE_CHANGE_FEEDBACK_SHAPE, !=, 0);
}

static AmendsFeedbackTotal
get_total (StoreFixture *fixture, gboolean typed)
{
    g_autoptr (AmendsFeedbackHistory) history = test_feedback_history (fixture->store);
    AmendsFeedbackTotal total = { 0 };

    if (history->cells->len > 0) {
        const AmendsFeedbackCell *cell = find_cell (history, fixture->account_id, "SE");

        total = (typed ? cell->typed : cell->told)[AMENDS_FEEDBACK_WINDOW_LONG];
    }
    total.marketplace = NULL;
    return total;
}

static void
tell_total (StoreFixture *fixture, gint64 positive, gint64 at)
{
    AmendsBatch *batch = amends_batch_new ();
    AmendsFeedbackTotal total = { "SE", AMENDS_FEEDBACK_WINDOW_LONG, { positive, 2, 1 }, at };

    g_ptr_array_add (batch->totals, amends_feedback_total_new (&total));
    test_apply_ok (fixture, batch);
}

static void
test_told_totals (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    tell_total (fixture, 90, TEST_NOW - 100);
    g_assert_cmpint (get_total (fixture, FALSE).counts.positive, ==, 90);
    g_assert_cmpint (get_total (fixture, FALSE).at, ==, TEST_NOW - 100);
    g_assert_cmpint (get_total (fixture, TRUE).at, ==, 0);
    tell_total (fixture, 95, TEST_NOW);
    g_assert_cmpint (get_total (fixture, FALSE).counts.positive, ==, 95);
    /* An older answer that comes late does not turn the clock back; the same again is no change. */
    fixture->changes = 0;
    tell_total (fixture, 80, TEST_NOW - 50);
    tell_total (fixture, 95, TEST_NOW);
    g_assert_cmpint (get_total (fixture, FALSE).counts.positive, ==, 95);
    g_assert_cmphex (fixture->changes & AMENDS_STORE_CHANGE_FEEDBACK_SHAPE, ==, 0);
}

static void
test_typed_totals (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsFeedbackTotal total = { "SE", AMENDS_FEEDBACK_WINDOW_LONG, { 200, 4, 6 }, TEST_NOW };
    g_autoptr (GError) error = NULL;

    g_assert_true (test_set_total (fixture->store, fixture->account_id, &total, &error));
    g_assert_cmpint (get_total (fixture, TRUE).counts.negative, ==, 6);
    g_assert_cmpint (get_total (fixture, FALSE).at, ==, 0);
    /* A person may correct themselves to an earlier day, and take it back. */
    total.at = TEST_NOW - 9 * TEST_DAY;
    total.counts.positive = 199;
    g_assert_true (test_set_total (fixture->store, fixture->account_id, &total, &error));
    g_assert_cmpint (get_total (fixture, TRUE).counts.positive, ==, 199);
    total.at = 0;
    g_assert_true (test_set_total (fixture->store, fixture->account_id, &total, &error));
    g_assert_cmpint (get_total (fixture, TRUE).at, ==, 0);
    g_assert_no_error (error);
    g_assert_false (test_set_total (fixture->store, 4711, &total, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (StoreFixture *fixture, gconstpointer data);
    } TESTS[] = {
        { "/feedback-counts/random", test_random },
        { "/feedback-counts/cells", test_cells },
        { "/feedback-counts/incomplete", test_incomplete },
        { "/feedback-counts/told-totals", test_told_totals },
        { "/feedback-counts/typed-totals", test_typed_totals },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, StoreFixture, NULL, store_fixture_set_up, TESTS[i].func, store_fixture_tear_down);
    return g_test_run ();
}
