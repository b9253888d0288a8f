/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-cursor.h"

#include <string.h>

#define STAMP 0xdeadbeefU

static char *
encode (const char *list, guint32 stamp)
{
    AmendsSampleCursor cursor = {
        .list = list, .stamp = stamp, .since = G_MININT64, .updated_at = 1234567890, .id = (char *) "R 1"
    };

    return amends_sample_cursor_encode (&cursor);
}

static AmendsSampleCursorState
decode (const char *text)
{
    g_auto (AmendsSampleCursor) cursor = { .list = "/reviews", .stamp = STAMP };

    return amends_sample_cursor_decode (&cursor, text);
}

static void
test_round_trip (void)
{
    g_autofree char *text = encode ("/reviews", STAMP);
    g_auto (AmendsSampleCursor) cursor = { .list = "/reviews", .stamp = STAMP };

    g_assert_cmpuint (strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_"), ==, strlen (text));
    g_assert_cmpint (amends_sample_cursor_decode (&cursor, text), ==, AMENDS_SAMPLE_CURSOR_OK);
    g_assert_cmpint (cursor.since, ==, G_MININT64);
    g_assert_cmpint (cursor.updated_at, ==, 1234567890);
    g_assert_cmpstr (cursor.id, ==, "R 1");
}

static void
test_another_day (void)
{
    g_autofree char *text = encode ("/reviews", STAMP + 1);

    g_assert_cmpint (decode (text), ==, AMENDS_SAMPLE_CURSOR_EXPIRED);
}

static void
test_another_list (void)
{
    g_autofree char *text = encode ("/orders", STAMP);

    g_assert_cmpint (decode (text), ==, AMENDS_SAMPLE_CURSOR_INVALID);
}

static void
test_any_change_is_noticed (void)
{
    g_autofree char *text = encode ("/reviews", STAMP);

    for (guint i = 0; text[i] != '\0'; i++) {
        g_autofree char *changed = g_strdup (text);
        g_autofree char *cut = g_strndup (text, i);

        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        g_assert_cmpint (decode (changed), ==, AMENDS_SAMPLE_CURSOR_INVALID);
        g_assert_cmpint (decode (cut), ==, AMENDS_SAMPLE_CURSOR_INVALID);
    }
}

static void
test_rubbish (void)
{
    static const char *const rubbish[] = {
        "", "A", "AA", "AAA", "AAAA", "====", "abc def", "../..", "\xff\xfe", "åäö", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    };
    g_autofree char *huge = g_strnfill (100000, 'A');

    for (guint i = 0; i < G_N_ELEMENTS (rubbish); i++)
        g_assert_cmpint (decode (rubbish[i]), ==, AMENDS_SAMPLE_CURSOR_INVALID);
    g_assert_cmpint (decode (huge), ==, AMENDS_SAMPLE_CURSOR_INVALID);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sample/cursor/round-trip", test_round_trip);
    g_test_add_func ("/sample/cursor/another-day", test_another_day);
    g_test_add_func ("/sample/cursor/another-list", test_another_list);
    g_test_add_func ("/sample/cursor/any-change", test_any_change_is_noticed);
    g_test_add_func ("/sample/cursor/rubbish", test_rubbish);
    return g_test_run ();
}
