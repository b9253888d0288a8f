/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-rating-forecast.h"

/* Every figure is compared with one that is found the slow way, from single feedback. */

#define TODAY 20500
#define YEAR 365
#define ROUNDS 40

typedef struct {
    gint64 day;
    int stars;
    gboolean counts;
    guint cell;
} Item;

static const int WINDOW_DAYS[AMENDS_N_FEEDBACK_WINDOWS] = { 30, 90, 365, G_MAXINT };

static int
compare_items (gconstpointer a, gconstpointer b)
{
    const Item *left = a, *right = b;

    return (left->day > right->day) - (left->day < right->day);
}

static GArray *
make_items (void)
{
    GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));
    int n = g_test_rand_int_range (0, 300);

    for (int i = 0; i < n; i++) {
        Item item = { TODAY - g_test_rand_int_range (-2, 500), g_test_rand_int_range (1, 6),
                      g_test_rand_int_range (0, 8) > 0, (guint) g_test_rand_int_range (0, 3) };

        if (g_test_rand_int_range (0, 20) == 0)
            item.day = 0;
        g_array_append_val (items, item);
    }
    g_array_sort (items, compare_items);
    return items;
}

static AmendsFeedbackHistory *
make_history (GArray *items)
{
    static const char *const CODES[] = { "SE", "DE", "" };
    AmendsFeedbackHistory *history = amends_feedback_history_new ();

    for (guint i = 0; i < items->len; i++) {
        const Item *item = &g_array_index (items, Item, i);

        amends_feedback_cell_add (amends_feedback_history_get_cell (history, 1, CODES[item->cell]), item->day,
                                  item->counts ? item->stars : 0, 1);
    }
    return history;
}

static AmendsFeedbackCounts
count_slowly (GArray *items, int window, gint64 day, guint without)
{
    AmendsFeedbackCounts counts = { 0 };

    for (guint i = 0; i < items->len; i++) {
        const Item *item = &g_array_index (items, Item, i);

        if (i == without || !item->counts || item->day > day)
            continue;
        if (window != AMENDS_FEEDBACK_WINDOW_LIFETIME && (item->day == 0 || day - item->day >= WINDOW_DAYS[window]))
            continue;
        counts.positive += item->stars >= 4;
        counts.neutral += item->stars == 3;
        counts.negative += item->stars <= 2;
    }
    return counts;
}

static void
assert_same (const AmendsFeedbackCounts *a, const AmendsFeedbackCounts *b)
{
    g_assert_cmpint (a->positive, ==, b->positive);
    g_assert_cmpint (a->neutral, ==, b->neutral);
    g_assert_cmpint (a->negative, ==, b->negative);
}

static void
test_roll_is_exact (void)
{
    for (int round = 0; round < ROUNDS; round++) {
        g_autoptr (GArray) items = make_items ();
        g_autoptr (AmendsFeedbackHistory) history = make_history (items);
        g_autoptr (GArray) line =
            amends_rating_roll (amends_rule_pack_get_default (), history, TODAY - 40, TODAY + YEAR);

        g_assert_cmpuint (line->len, ==, 40 + YEAR + 1);
        for (guint i = 0; i < line->len; i += (guint) g_test_rand_int_range (1, 9)) {
            const AmendsRatingDay *point = &g_array_index (line, AmendsRatingDay, i);

            g_assert_cmpint (point->day, ==, TODAY - 40 + (gint64) i);
            for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++) {
                AmendsFeedbackCounts slow = count_slowly (items, window, point->day, G_MAXUINT);

                assert_same (&point->counts[window], &slow);
            }
        }
    }
}

/* The line of the chart and the table say the same of every day. */
static void
test_roll_is_the_rating (void)
{
    g_autoptr (GArray) items = make_items ();
    g_autoptr (AmendsFeedbackHistory) history = make_history (items);
    g_autoptr (GArray) line = amends_rating_roll (amends_rule_pack_get_default (), history, TODAY - 9, TODAY + 9);

    for (guint i = 0; i < line->len; i++) {
        const AmendsRatingDay *point = &g_array_index (line, AmendsRatingDay, i);
        AmendsRating rating;

        amends_rating_compute (amends_rule_pack_get_default (), history, point->day, &rating);
        for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++)
            assert_same (&point->counts[window], &rating.windows[window].counts);
    }
}

/* The marketplace knows of feedback from before what is here; from then on each that comes counts on top. */
static void
test_roll_goes_on_from_a_total (void)
{
    g_autoptr (AmendsFeedbackHistory) history = amends_feedback_history_new ();
    AmendsFeedbackCell *cell = amends_feedback_history_get_cell (history, 1, "SE");
    g_autoptr (GArray) line = NULL;
    AmendsRating rating;

    amends_feedback_cell_add (cell, TODAY - 5, 5, 3);
    amends_feedback_cell_add (cell, TODAY + 2, 1, 1);
    cell->told[AMENDS_FEEDBACK_WINDOW_LIFETIME].counts = (AmendsFeedbackCounts) { 1000, 20, 30 };
    cell->told[AMENDS_FEEDBACK_WINDOW_LIFETIME].at = TODAY * 86400;
    amends_rating_compute (amends_rule_pack_get_default (), history, TODAY, &rating);
    line = amends_rating_roll (amends_rule_pack_get_default (), history, TODAY, TODAY + 3);
    for (guint i = 0; i < line->len; i++) {
        const AmendsFeedbackCounts *counts =
            &g_array_index (line, AmendsRatingDay, i).counts[AMENDS_FEEDBACK_WINDOW_LIFETIME];
        const AmendsFeedbackCounts expected = { 1000, 20, i < 2 ? 30 : 31 };

        assert_same (counts, &expected);
        g_assert_cmpint (g_array_index (line, AmendsRatingDay, i).counts[0].positive, ==, 3);
    }
    assert_same (&g_array_index (line, AmendsRatingDay, 0).counts[AMENDS_FEEDBACK_WINDOW_LIFETIME],
                 &rating.windows[AMENDS_FEEDBACK_WINDOW_LIFETIME].counts);
}

static void
test_roll_of_nothing (void)
{
    g_autoptr (AmendsFeedbackHistory) history = amends_feedback_history_new ();
    g_autoptr (GArray) line = amends_rating_roll (amends_rule_pack_get_default (), history, TODAY, TODAY);
    g_autoptr (GArray) backwards = amends_rating_roll (amends_rule_pack_get_default (), history, TODAY, TODAY - 5);

    g_assert_cmpuint (line->len, ==, 1);
    g_assert_cmpint (amends_feedback_counts_get_all (&g_array_index (line, AmendsRatingDay, 0).counts[0]), ==, 0);
    g_assert_cmpuint (backwards->len, ==, 0);
}

/* After the longest window without new feedback only the lifetime is left. */
static void
test_forecast_runs_out (void)
{
    g_autoptr (AmendsFeedbackHistory) history = amends_feedback_history_new ();
    g_autoptr (GArray) line = NULL;

    amends_feedback_cell_add (amends_feedback_history_get_cell (history, 1, "SE"), TODAY, 5, 3);
    line = amends_rating_roll (amends_rule_pack_get_default (), history, TODAY, TODAY + YEAR);
    for (guint i = 0; i < line->len; i++) {
        const AmendsRatingDay *point = &g_array_index (line, AmendsRatingDay, i);

        for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++)
            g_assert_cmpint (point->counts[window].positive, ==, (int) i < WINDOW_DAYS[window] ? 3 : 0);
    }
}

static void
test_what_if_is_exact (void)
{
    for (int round = 0; round < ROUNDS; round++) {
        g_autoptr (GArray) items = make_items ();
        g_autoptr (AmendsFeedbackHistory) history = make_history (items);
        AmendsRating rating;

        amends_rating_compute (amends_rule_pack_get_default (), history, TODAY, &rating);
        for (guint i = 0; i < items->len; i++) {
            const Item *item = &g_array_index (items, Item, i);
            AmendsFeedback feedback = { .stars = item->stars,
                                        .published_at = item->day * 86400 + (item->day != 0 ? 86399 : 0),
                                        .removed_at = item->counts ? 0 : 1 };
            AmendsWhatIf what;

            amends_rating_what_if (amends_rule_pack_get_default (), &rating, &feedback, &what);
            for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++) {
                AmendsFeedbackCounts with = count_slowly (items, window, TODAY, G_MAXUINT);
                AmendsFeedbackCounts without = count_slowly (items, window, TODAY, i);

                assert_same (&what.with[window], &with);
                assert_same (&what.without[window], &without);
                g_assert_cmpint (what.is_in[window], ==,
                                 amends_feedback_counts_get_all (&with) != amends_feedback_counts_get_all (&without));
            }
        }
    }
}

/* The day that is told is the first on which it is no longer counted. */
static void
test_leaves_on (void)
{
    g_autoptr (AmendsFeedbackHistory) history = amends_feedback_history_new ();
    AmendsFeedback feedback = { .stars = 1, .published_at = (gint64) (TODAY - 12) * 86400 + 5000 };
    AmendsRating rating;
    AmendsWhatIf what;

    amends_feedback_cell_add (amends_feedback_history_get_cell (history, 1, "SE"), TODAY - 12, 1, 1);
    amends_rating_compute (amends_rule_pack_get_default (), history, TODAY, &rating);
    amends_rating_what_if (amends_rule_pack_get_default (), &rating, &feedback, &what);
    for (int window = 0; window < AMENDS_FEEDBACK_WINDOW_LIFETIME; window++) {
        AmendsRating before, after;

        amends_rating_compute (amends_rule_pack_get_default (), history, what.leaves_on[window] - 1, &before);
        amends_rating_compute (amends_rule_pack_get_default (), history, what.leaves_on[window], &after);
        g_assert_cmpint (before.windows[window].counts.negative, ==, 1);
        g_assert_cmpint (after.windows[window].counts.negative, ==, 0);
    }
    g_assert_cmpint (what.leaves_on[AMENDS_FEEDBACK_WINDOW_LIFETIME], ==, 0);
    feedback.published_at = 0;
    amends_rating_what_if (amends_rule_pack_get_default (), &rating, &feedback, &what);
    g_assert_cmpint (what.leaves_on[AMENDS_FEEDBACK_WINDOW_MIDDLE], ==, 0);
}

/* A total that a person typed from the page may not hold the feedback that is asked about. */
static void
test_what_if_never_counts_below_nothing (void)
{
    g_autoptr (AmendsFeedbackHistory) history = amends_feedback_history_new ();
    AmendsFeedbackCell *cell = amends_feedback_history_get_cell (history, 1, "SE");
    AmendsFeedback feedback = { .stars = 1, .published_at = (gint64) TODAY * 86400 };
    AmendsRating rating;
    AmendsWhatIf what;

    cell->incomplete = TRUE;
    amends_feedback_cell_add (cell, TODAY, 1, 1);
    cell->typed[AMENDS_FEEDBACK_WINDOW_SHORT].counts = (AmendsFeedbackCounts) { 20, 1, 0 };
    cell->typed[AMENDS_FEEDBACK_WINDOW_SHORT].at = (gint64) TODAY * 86400;
    amends_rating_compute (amends_rule_pack_get_default (), history, TODAY, &rating);
    amends_rating_what_if (amends_rule_pack_get_default (), &rating, &feedback, &what);
    g_assert_false (what.is_in[AMENDS_FEEDBACK_WINDOW_SHORT]);
    g_assert_cmpint (what.without[AMENDS_FEEDBACK_WINDOW_SHORT].negative, ==, 0);
    g_assert_true (what.is_in[AMENDS_FEEDBACK_WINDOW_MIDDLE]);
}

static gboolean
reaches (const AmendsFeedbackCounts *counts, gint64 n, int tenths)
{
    gint64 all = amends_feedback_counts_get_all (counts) + n;

    return all > 0 && (counts->positive + n) * 1000 >= tenths * all;
}

static void
test_needed_is_the_smallest (void)
{
    for (int round = 0; round < 2000; round++) {
        AmendsFeedbackCounts counts = { g_test_rand_int_range (0, 90), g_test_rand_int_range (0, 9),
                                        g_test_rand_int_range (0, 9) };
        int tenths = g_test_rand_int_range (1, 1000);
        gint64 needed = amends_rating_get_needed (&counts, tenths), slow = 0;

        while (!reaches (&counts, slow, tenths))
            slow++;
        g_assert_cmpint (needed, ==, slow);
    }
}

static void
test_needed_cases (void)
{
    static const struct {
        AmendsFeedbackCounts counts;
        int tenths;
        gint64 needed;
    } CASES[] = {
        { { 90, 5, 5 }, 900, 0 }, { { 90, 5, 5 }, 950, 100 }, { { 0, 0, 0 }, 950, 1 },
        { { 5, 0, 0 }, 1000, 0 }, { { 5, 0, 1 }, 1000, -1 },  { { 0, 0, 1 }, 950, 19 },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
        g_assert_cmpint (amends_rating_get_needed (&CASES[i].counts, CASES[i].tenths), ==, CASES[i].needed);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/rating-forecast/roll-is-exact", test_roll_is_exact);
    g_test_add_func ("/rating-forecast/roll-is-the-rating", test_roll_is_the_rating);
    g_test_add_func ("/rating-forecast/roll-goes-on-from-a-total", test_roll_goes_on_from_a_total);
    g_test_add_func ("/rating-forecast/roll-of-nothing", test_roll_of_nothing);
    g_test_add_func ("/rating-forecast/forecast-runs-out", test_forecast_runs_out);
    g_test_add_func ("/rating-forecast/what-if-is-exact", test_what_if_is_exact);
    g_test_add_func ("/rating-forecast/leaves-on", test_leaves_on);
    g_test_add_func ("/rating-forecast/what-if-never-counts-below-nothing", test_what_if_never_counts_below_nothing);
    g_test_add_func ("/rating-forecast/needed-is-the-smallest", test_needed_is_the_smallest);
    g_test_add_func ("/rating-forecast/needed-cases", test_needed_cases);
    return g_test_run ();
}
