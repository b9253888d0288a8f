/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cell-guard.h"

static void
test_guards_what_would_run (void)
{
    static const char *const HOSTILE[] = {
        "=1+1", "+1", "-2+3", "@SUM(1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＠x"
    };
    static const char *const HARMLESS[] = { "", "good", "5-2", "'quoted'", "a=b", "  fine", "'" };

    for (guint i = 0; i < G_N_ELEMENTS (HOSTILE); i++) {
        g_autofree char *guarded = amends_cell_guard_add (HOSTILE[i]);

        g_assert_cmpint (guarded[0], ==, '\'');
        g_assert_cmpstr (guarded + 1, ==, HOSTILE[i]);
    }
    for (guint i = 0; i < G_N_ELEMENTS (HARMLESS); i++) {
        g_autofree char *same = amends_cell_guard_add (HARMLESS[i]);

        g_assert_cmpstr (same, ==, HARMLESS[i]);
    }
}

/* Every text of up to five of these signs comes back as it was. */
static void
test_gives_every_text_back (void)
{
    static const char SIGNS[] = { '\'', '=', ' ', '-', 'a', '\t' };
    const guint n = G_N_ELEMENTS (SIGNS);

    for (guint number = 0; number < n * n * n * n * n; number++) {
        char text[6] = { 0 };
        guint rest = number;
        guint length = number % 6;

        for (guint i = 0; i < length; i++) {
            text[i] = SIGNS[rest % n];
            rest /= n;
        }
        g_autofree char *guarded = amends_cell_guard_add (text);
        g_autofree char *back = amends_cell_guard_remove (guarded);

        g_assert_cmpstr (back, ==, text);
        g_assert_false (guarded[0] == '=' || guarded[0] == '-' || guarded[0] == '\t');
    }
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/cell-guard/guards-what-would-run", test_guards_what_would_run);
    g_test_add_func ("/cell-guard/gives-every-text-back", test_gives_every_text_back);
    return g_test_run ();
}
