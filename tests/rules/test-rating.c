/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-rating.h"

#define TODAY 20500

static AmendsRulePack *
pack (void)
{
    return amends_rule_pack_get_default ();
}

static void
test_kinds (void)
{
    static const AmendsFeedbackKind KINDS[] = { AMENDS_FEEDBACK_NEGATIVE, AMENDS_FEEDBACK_NEGATIVE,
                                                AMENDS_FEEDBACK_NEUTRAL, AMENDS_FEEDBACK_POSITIVE,
                                                AMENDS_FEEDBACK_POSITIVE };

    for (int stars = 1; stars <= 5; stars++)
        g_assert_cmpint (amends_rating_get_kind (pack (), stars), ==, KINDS[stars - 1]);
    g_assert_cmphex (amends_rating_get_stars (pack (), AMENDS_FEEDBACK_POSITIVE), ==, 1u << 4 | 1u << 5);
    g_assert_cmphex (amends_rating_get_stars (pack (), AMENDS_FEEDBACK_NEUTRAL), ==, 1u << 3);
    g_assert_cmphex (amends_rating_get_stars (pack (), AMENDS_FEEDBACK_NEGATIVE), ==, 1u << 1 | 1u << 2);
    g_assert_cmpstr (amends_rating_kind_to_string (AMENDS_FEEDBACK_NEUTRAL), ==, "neutral");
}

static void
test_shares (void)
{
    static const struct {
        AmendsFeedbackCounts counts;
        int tenths[AMENDS_N_FEEDBACK_KINDS], percent[AMENDS_N_FEEDBACK_KINDS];
    } CASES[] = {
        { { 90, 5, 5 }, { 900, 50, 50 }, { 90, 5, 5 } },
        { { 0, 0, 0 }, { -1, -1, -1 }, { -1, -1, -1 } },
        { { 1, 0, 0 }, { 1000, 0, 0 }, { 100, 0, 0 } },
        { { 0, 0, 3 }, { 0, 0, 1000 }, { 0, 0, 100 } },
        /* Shown as they are: 101 and 99 in sum. */
        { { 1, 1, 0 }, { 500, 500, 0 }, { 50, 50, 0 } },
        { { 1, 1, 1 }, { 333, 333, 333 }, { 33, 33, 33 } },
        { { 197, 2, 1 }, { 985, 10, 5 }, { 99, 1, 1 } },
        /* 94.45 %: 94.5 in tenths, but 94 as a whole number, which is not rounded twice. */
        { { 1889, 111, 0 }, { 945, 56, 0 }, { 94, 6, 0 } },
        { { 979, 13, 8 }, { 979, 13, 8 }, { 98, 1, 1 } },
        { { G_GINT64_CONSTANT (999999999999), 0, 1 }, { 1000, 0, 0 }, { 100, 0, 0 } },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        for (int kind = 0; kind < AMENDS_N_FEEDBACK_KINDS; kind++) {
            g_test_message ("case %u, kind %d", i, kind);
            g_assert_cmpint (amends_rating_get_tenths (&CASES[i].counts, (AmendsFeedbackKind) kind), ==,
                             CASES[i].tenths[kind]);
            g_assert_cmpint (amends_rating_get_percent (&CASES[i].counts, (AmendsFeedbackKind) kind), ==,
                             CASES[i].percent[kind]);
        }
    }
}

static gint64
count_all (const AmendsRating *rating, AmendsFeedbackWindow window)
{
    return amends_feedback_counts_get_all (&rating->windows[window].counts);
}

static void
test_window_edges (void)
{
    static const struct {
        gint64 age;
        int n_windows; /* of the four */
    } CASES[] = { { -1, 0 }, { 0, 4 },   { 29, 4 },  { 30, 3 },   { 89, 3 },
                  { 90, 2 }, { 364, 2 }, { 365, 1 }, { 9999, 1 }, { TODAY, 1 } /* without a date */ };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsFeedbackHistory) history = amends_feedback_history_new ();
        AmendsRating rating;
        int n = 0;

        amends_feedback_cell_add (amends_feedback_history_get_cell (history, 1, "SE"), TODAY - CASES[i].age, 5, 1);
        amends_rating_compute (pack (), history, TODAY, &rating);
        for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++)
            n += (int) count_all (&rating, (AmendsFeedbackWindow) window);
        g_test_message ("age %d", (int) CASES[i].age);
        g_assert_cmpint (n, ==, CASES[i].n_windows);
        g_assert_cmpint (count_all (&rating, AMENDS_FEEDBACK_WINDOW_LIFETIME), ==, CASES[i].n_windows > 0);
    }
}

/* What was struck through or removed is stored as no stars, and is in no window (X7). */
static void
test_what_does_not_count (void)
{
    g_autoptr (AmendsFeedbackHistory) history = amends_feedback_history_new ();
    AmendsFeedbackCell *cell = amends_feedback_history_get_cell (history, 1, "SE");
    AmendsRating rating;

    amends_feedback_cell_add (cell, TODAY - 1, 0, 7);
    amends_feedback_cell_add (cell, TODAY - 1, 5, 2);
    amends_feedback_cell_add (cell, TODAY, 1, 1);
    amends_rating_compute (pack (), history, TODAY, &rating);
    for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++) {
        g_assert_cmpint (rating.windows[window].counts.positive, ==, 2);
        g_assert_cmpint (rating.windows[window].counts.negative, ==, 1);
        g_assert_cmphex (rating.windows[window].origins, ==, AMENDS_TOTALS_COUNTED);
        g_assert_false (rating.windows[window].incomplete);
    }
}

static void
test_shoppers_see (void)
{
    for (int n = 9; n <= 12; n++) {
        g_autoptr (AmendsFeedbackHistory) history = amends_feedback_history_new ();
        AmendsRating rating;

        amends_feedback_cell_add (amends_feedback_history_get_cell (history, 1, "SE"), TODAY, 4, n);
        amends_rating_compute (pack (), history, TODAY, &rating);
        g_assert_cmpint (rating.shoppers_see, ==,
                         n > 10 ? AMENDS_FEEDBACK_WINDOW_LONG : AMENDS_FEEDBACK_WINDOW_LIFETIME);
    }
}

static AmendsFeedbackCell *
add_partial_cell (AmendsFeedbackHistory *history, const char *marketplace)
{
    AmendsFeedbackCell *cell = amends_feedback_history_get_cell (history, 1, marketplace);

    cell->incomplete = TRUE;
    amends_feedback_cell_add (cell, TODAY - 3, 1, 2);
    return cell;
}

static void
test_incomplete (void)
{
    g_autoptr (AmendsFeedbackHistory) history = amends_feedback_history_new ();
    AmendsFeedbackCell *cell = add_partial_cell (history, "SE");
    AmendsRating rating;

    amends_rating_compute (pack (), history, TODAY, &rating);
    g_assert_true (rating.windows[AMENDS_FEEDBACK_WINDOW_SHORT].incomplete);
    g_assert_cmpint (count_all (&rating, AMENDS_FEEDBACK_WINDOW_SHORT), ==, 2);

    cell->typed[AMENDS_FEEDBACK_WINDOW_SHORT].counts = (AmendsFeedbackCounts) { 40, 1, 2 };
    cell->typed[AMENDS_FEEDBACK_WINDOW_SHORT].at = (gint64) (TODAY - 2) * 86400;
    amends_rating_compute (pack (), history, TODAY, &rating);
    g_assert_cmpint (count_all (&rating, AMENDS_FEEDBACK_WINDOW_SHORT), ==, 43);
    g_assert_cmphex (rating.windows[AMENDS_FEEDBACK_WINDOW_SHORT].origins, ==, AMENDS_TOTALS_TYPED);
    g_assert_cmpint (rating.windows[AMENDS_FEEDBACK_WINDOW_SHORT].at, ==, (gint64) (TODAY - 2) * 86400);
    g_assert_false (rating.windows[AMENDS_FEEDBACK_WINDOW_SHORT].incomplete);
    g_assert_true (rating.windows[AMENDS_FEEDBACK_WINDOW_MIDDLE].incomplete);

    /* The later word holds, whoever said it; and none holds before it was said. */
    cell->told[AMENDS_FEEDBACK_WINDOW_SHORT].counts = (AmendsFeedbackCounts) { 50, 0, 0 };
    cell->told[AMENDS_FEEDBACK_WINDOW_SHORT].at = (gint64) TODAY * 86400;
    amends_rating_compute (pack (), history, TODAY, &rating);
    g_assert_cmpint (count_all (&rating, AMENDS_FEEDBACK_WINDOW_SHORT), ==, 50);
    g_assert_cmphex (rating.windows[AMENDS_FEEDBACK_WINDOW_SHORT].origins, ==, AMENDS_TOTALS_TOLD);
    amends_rating_compute (pack (), history, TODAY - 1, &rating);
    g_assert_cmpint (count_all (&rating, AMENDS_FEEDBACK_WINDOW_SHORT), ==, 43);
    amends_rating_compute (pack (), history, TODAY - 3, &rating);
    g_assert_true (rating.windows[AMENDS_FEEDBACK_WINDOW_SHORT].incomplete);
}

static void
test_several_cells (void)
{
    g_autoptr (AmendsFeedbackHistory) history = amends_feedback_history_new ();
    AmendsFeedbackCell *partial = add_partial_cell (history, "SE");
    AmendsRating rating;

    partial->told[AMENDS_FEEDBACK_WINDOW_LONG].counts = (AmendsFeedbackCounts) { 8, 0, 2 };
    partial->told[AMENDS_FEEDBACK_WINDOW_LONG].at = (gint64) (TODAY - 9) * 86400;
    amends_feedback_cell_add (amends_feedback_history_get_cell (history, 1, "DE"), TODAY, 5, 30);
    amends_rating_compute (pack (), history, TODAY, &rating);
    g_assert_cmpint (rating.windows[AMENDS_FEEDBACK_WINDOW_LONG].counts.positive, ==, 38);
    g_assert_cmphex (rating.windows[AMENDS_FEEDBACK_WINDOW_LONG].origins, ==,
                     AMENDS_TOTALS_COUNTED | AMENDS_TOTALS_TOLD);
    g_assert_false (rating.windows[AMENDS_FEEDBACK_WINDOW_LONG].incomplete);
    g_assert_true (rating.windows[AMENDS_FEEDBACK_WINDOW_SHORT].incomplete);
}

/* A source that lists two years tells a lifetime that is longer; the shorter windows are counted all the same. */
static void
test_lifetime (void)
{
    g_autoptr (AmendsFeedbackHistory) history = amends_feedback_history_new ();
    AmendsFeedbackCell *cell = amends_feedback_history_get_cell (history, 1, "SE");
    AmendsRating rating;

    amends_feedback_cell_add (cell, TODAY - 400, 5, 10);
    for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++) {
        cell->told[window].counts = (AmendsFeedbackCounts) { 11, 0, 0 };
        cell->told[window].at = (gint64) TODAY * 86400;
    }
    amends_rating_compute (pack (), history, TODAY, &rating);
    g_assert_cmpint (count_all (&rating, AMENDS_FEEDBACK_WINDOW_LIFETIME), ==, 11);
    g_assert_cmpint (count_all (&rating, AMENDS_FEEDBACK_WINDOW_LONG), ==, 0);
    cell->told[AMENDS_FEEDBACK_WINDOW_LIFETIME].counts.positive = 9;
    amends_rating_compute (pack (), history, TODAY, &rating);
    g_assert_cmpint (count_all (&rating, AMENDS_FEEDBACK_WINDOW_LIFETIME), ==, 10);
    g_assert_cmphex (rating.windows[AMENDS_FEEDBACK_WINDOW_LIFETIME].origins, ==, AMENDS_TOTALS_COUNTED);
}

static void
test_nothing (void)
{
    g_autoptr (AmendsFeedbackHistory) history = amends_feedback_history_new ();
    AmendsRating rating;

    amends_rating_compute (pack (), history, TODAY, &rating);
    g_assert_cmphex (rating.windows[AMENDS_FEEDBACK_WINDOW_SHORT].origins, ==, 0);
    g_assert_cmpint (amends_rating_get_tenths (&rating.windows[0].counts, AMENDS_FEEDBACK_POSITIVE), ==, -1);
    g_assert_cmpint (rating.shoppers_see, ==, AMENDS_FEEDBACK_WINDOW_LIFETIME);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/rating/kinds", test_kinds);
    g_test_add_func ("/rating/shares", test_shares);
    g_test_add_func ("/rating/window-edges", test_window_edges);
    g_test_add_func ("/rating/what-does-not-count", test_what_does_not_count);
    g_test_add_func ("/rating/shoppers-see", test_shoppers_see);
    g_test_add_func ("/rating/incomplete", test_incomplete);
    g_test_add_func ("/rating/several-cells", test_several_cells);
    g_test_add_func ("/rating/lifetime", test_lifetime);
    g_test_add_func ("/rating/nothing", test_nothing);
    return g_test_run ();
}
