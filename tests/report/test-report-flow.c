/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-report-flow.h"

#include <math.h>

#define PAGE 100.0
#define ROUNDS 500
#define MOST_PIECES 60

typedef struct {
    guint n;
    AmendsReportPiece pieces[MOST_PIECES];
} Text;

static const AmendsReportPlace *
get_place (GArray *places, guint i)
{
    g_assert_cmpuint (i, <, places->len);
    return &g_array_index (places, AmendsReportPlace, i);
}

static void
test_empty (void)
{
    guint n_pages;
    g_autoptr (GArray) places = amends_report_flow (NULL, 0, PAGE, &n_pages);

    g_assert_cmpuint (places->len, ==, 0);
    g_assert_cmpuint (n_pages, ==, 1);
}

static void
test_space (void)
{
    static const AmendsReportPiece PIECES[] = { { 40, 10, FALSE, -1 }, { 40, 10, FALSE, -1 }, { 20, 10, FALSE, -1 } };
    guint n_pages;
    g_autoptr (GArray) places = amends_report_flow (PIECES, 3, PAGE, &n_pages);

    /* No space at the top of a page, of the first and of the next. */
    g_assert_cmpfloat (get_place (places, 0)->y, ==, 0);
    g_assert_cmpfloat (get_place (places, 1)->y, ==, 50);
    g_assert_cmpuint (get_place (places, 2)->page, ==, 1);
    g_assert_cmpfloat (get_place (places, 2)->y, ==, 0);
    g_assert_cmpuint (n_pages, ==, 2);
}

static void
test_fits_exactly (void)
{
    static const AmendsReportPiece PIECES[] = { { 45, 0, FALSE, -1 }, { 45, 10, FALSE, -1 } };
    guint n_pages;
    g_autoptr (GArray) places = amends_report_flow (PIECES, 2, PAGE, &n_pages);

    g_assert_cmpuint (n_pages, ==, 1);
    g_assert_cmpfloat (get_place (places, 1)->y, ==, 55);
}

static void
test_heading_goes_along (void)
{
    static const AmendsReportPiece PIECES[] = { { 70, 0, FALSE, -1 }, { 10, 0, TRUE, -1 }, { 30, 0, FALSE, -1 } };
    guint n_pages;
    g_autoptr (GArray) places = amends_report_flow (PIECES, 3, PAGE, &n_pages);

    g_assert_cmpuint (get_place (places, 1)->page, ==, 1);
    g_assert_cmpuint (get_place (places, 2)->page, ==, 1);
    g_assert_cmpfloat (get_place (places, 2)->y, ==, 10);
}

static void
test_heads_come_again (void)
{
    static const AmendsReportPiece PIECES[] = {
        { 10, 0, TRUE, -1 },
        { 50, 0, FALSE, 0 },
        { 50, 0, FALSE, 0 },
        { 50, 0, FALSE, 0 },
    };
    guint n_pages;
    g_autoptr (GArray) places = amends_report_flow (PIECES, 4, PAGE, &n_pages);

    g_assert_cmpuint (n_pages, ==, 3);
    g_assert_cmpuint (places->len, ==, 6);
    g_assert_true (get_place (places, 2)->again);
    g_assert_cmpuint (get_place (places, 2)->piece, ==, 0);
    g_assert_cmpfloat (get_place (places, 3)->y, ==, 10);
    g_assert_true (get_place (places, 4)->again);
}

static void
test_too_tall (void)
{
    static const AmendsReportPiece PIECES[] = {
        { 10, 0, FALSE, -1 }, { 250, 0, FALSE, -1 }, { 60, 0, TRUE, -1 }, { 60, 0, TRUE, -1 }, { 60, 0, FALSE, -1 },
    };
    guint n_pages;
    g_autoptr (GArray) places = amends_report_flow (PIECES, 5, PAGE, &n_pages);

    g_assert_cmpuint (get_place (places, 1)->page, ==, 1);
    g_assert_cmpfloat (get_place (places, 1)->y, ==, 0);
    /* Those that want to stay together but fill more than a page are parted. */
    g_assert_cmpuint (get_place (places, 2)->page, ==, 2);
    g_assert_cmpuint (get_place (places, 3)->page, ==, 3);
    g_assert_cmpuint (get_place (places, 4)->page, ==, 4);
    g_assert_cmpuint (n_pages, ==, 5);
}

static void
make_text (Text *text)
{
    int head = -1;

    text->n = (guint) g_test_rand_int_range (1, MOST_PIECES);
    for (guint i = 0; i < text->n; i++) {
        AmendsReportPiece *piece = &text->pieces[i];
        gboolean begins = head < 0 && g_test_rand_int_range (0, 4) == 0;

        piece->height = g_test_rand_double_range (1, 40);
        piece->space = g_test_rand_double_range (0, 8);
        piece->keeps_next = begins || g_test_rand_int_range (0, 6) == 0;
        piece->head = begins ? -1 : head;
        head = begins ? (int) i : g_test_rand_int_range (0, 8) == 0 ? -1 : head;
    }
}

/* Whatever the text: everything is there once and in its order, nothing overlaps, nothing leaves its page. */
static void
test_random (void)
{
    for (guint round = 0; round < ROUNDS; round++) {
        g_autoptr (GArray) places = NULL;
        double end = 0;
        guint n_pages, next = 0, page = 0;
        Text text;

        make_text (&text);
        places = amends_report_flow (text.pieces, text.n, PAGE, &n_pages);
        for (guint i = 0; i < places->len; i++) {
            const AmendsReportPlace *place = get_place (places, i);

            g_assert_cmpuint (place->page, >=, page);
            g_assert_cmpuint (place->page, <=, page + 1);
            end = place->page > page ? 0 : end;
            page = place->page;
            g_assert_cmpfloat (place->y, >=, end);
            end = place->y + text.pieces[place->piece].height;
            g_assert_cmpfloat (end, <=, PAGE);
            if (!place->again)
                g_assert_cmpuint (place->piece, ==, next++);
        }
        g_assert_cmpuint (next, ==, text.n);
        g_assert_cmpuint (n_pages, ==, page + 1);
    }
}

static void
test_ticks (void)
{
    static const struct {
        double greatest;
        guint most;
        double least, step;
    } CASES[] = {
        { 0, 4, 1, 1 },        { 1, 4, 1, 1 },          { 4, 4, 1, 1 },
        { 5, 4, 1, 2 },        { 9, 4, 1, 5 },          { 37, 4, 1, 10 },
        { 41, 4, 1, 20 },      { 100, 4, 1, 50 },       { 1000000, 4, 1, 500000 },
        { 0.4, 4, 0.01, 0.1 }, { 0.03, 4, 0.01, 0.01 }, { 1, 1, 1, 1 },
        { 7, 1, 1, 10 },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
        g_assert_cmpfloat_with_epsilon (amends_report_ticks (CASES[i].greatest, CASES[i].most, CASES[i].least),
                                        CASES[i].step, 1e-9);
}

static void
test_ticks_hold_everything (void)
{
    for (guint round = 0; round < ROUNDS; round++) {
        double greatest = pow (10, g_test_rand_double_range (0, 9));
        guint most = (guint) g_test_rand_int_range (1, 9);
        double step = amends_report_ticks (greatest, most, 1);

        g_assert_cmpfloat (step, >=, 1);
        g_assert_cmpfloat (step * most, >=, greatest);
        /* and no finer step would */
        if (step > 1)
            g_assert_cmpfloat (step / 2.5 * most, <, greatest * (1 + 1e-9));
    }
}

static void
test_thin (void)
{
    g_assert_cmpuint (amends_report_thin (10, 20), ==, 1);
    g_assert_cmpuint (amends_report_thin (20, 20), ==, 1);
    g_assert_cmpuint (amends_report_thin (21, 20), ==, 2);
    g_assert_cmpuint (amends_report_thin (50, 4), ==, 13);
    g_assert_cmpuint (amends_report_thin (50, 0), ==, 1);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/flow/empty", test_empty);
    g_test_add_func ("/flow/space", test_space);
    g_test_add_func ("/flow/fits-exactly", test_fits_exactly);
    g_test_add_func ("/flow/heading-goes-along", test_heading_goes_along);
    g_test_add_func ("/flow/heads-come-again", test_heads_come_again);
    g_test_add_func ("/flow/too-tall", test_too_tall);
    g_test_add_func ("/flow/random", test_random);
    g_test_add_func ("/flow/ticks", test_ticks);
    g_test_add_func ("/flow/ticks-hold-everything", test_ticks_hold_everything);
    g_test_add_func ("/flow/thin", test_thin);
    return g_test_run ();
}
