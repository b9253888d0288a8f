/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-time-row.h"

typedef struct {
    const char *text;
    int minutes; /* below 0: no time of day */
} Case;

static void
test_parse (void)
{
    static const Case CASES[] = {
        { "20:00", 1200 },   { "7", 420 },       { " 7:05 ", 425 },      { "07.30", 450 }, { "7,30", 450 },
        { "730", 450 },      { "0730", 450 },    { "23:59", 1439 },      { "0:00", 0 },    { "12:15 am", 15 },
        { "12:15 PM", 735 }, { "8:30pm", 1230 }, { "8 p", 1200 },        { "11 a", 660 },  { "24:00", -1 },
        { "7:60", -1 },      { "", -1 },         { "-1", -1 },           { "noon", -1 },   { "13 pm", -1 },
        { "0 am", -1 },      { "7:", -1 },       { "7:30 o'clock", -1 }, { "12345", -1 },  { "7:3000000000000", -1 },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        int minutes = -1;

        g_test_message ("“%s”", CASES[i].text);
        g_assert_true (amends_time_row_parse (CASES[i].text, &minutes) == (CASES[i].minutes >= 0));
        g_assert_cmpint (minutes, ==, CASES[i].minutes);
    }
}

static void
test_text (void)
{
    static const Case CASES[] = {
        { "00:00", 0 }, { "07:05", 425 }, { "20:00", 1200 }, { "23:59", 1439 }, { "00:00", 1440 }, { "23:00", -60 },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *text = amends_time_row_dup_text (CASES[i].minutes);

        g_assert_cmpstr (text, ==, CASES[i].text);
    }
}

static void
test_what_is_shown_is_understood (void)
{
    for (int expected = 0; expected < 24 * 60; expected++) {
        g_autofree char *text = amends_time_row_dup_text (expected);
        int minutes = -1;

        g_assert_true (amends_time_row_parse (text, &minutes));
        g_assert_cmpint (minutes, ==, expected);
    }
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/time-row/parse", test_parse);
    g_test_add_func ("/time-row/text", test_text);
    g_test_add_func ("/time-row/what-is-shown-is-understood", test_what_is_shown_is_understood);
    return g_test_run ();
}
