/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the list of shortcuts promises: that no key does two things where both are at hand. */
#include "amends-shortcuts-dialog.h"

#include <adwaita.h>

/* A page's keys hold on that page alone, all others everywhere. */
static gboolean
is_page (const char *group)
{
    return g_str_equal (group, "Reviews") || g_str_equal (group, "Messages") || g_str_equal (group, "Feedback");
}

static void
assert_apart (const char *page)
{
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
    const char *group = NULL;
    guint n = 0;
    const AmendsShortcut *shortcuts = amends_shortcuts_dialog_list (&n);

    for (guint i = 0; i < n; i++) {
        group = shortcuts[i].group != NULL ? shortcuts[i].group : group;
        for (gsize k = 0; k < G_N_ELEMENTS (shortcuts[i].keys) && shortcuts[i].keys[k] != NULL; k++) {
            const char *other = g_hash_table_lookup (seen, shortcuts[i].keys[k]);

            if (is_page (group) && !g_str_equal (group, page))
                continue;
            if (other != NULL)
                g_error ("%s: “%s” and “%s”", shortcuts[i].keys[k], other, shortcuts[i].title);
            g_hash_table_insert (seen, (gpointer) shortcuts[i].keys[k], (gpointer) shortcuts[i].title);
        }
    }
    g_assert_cmpuint (g_hash_table_size (seen), >, 10);
}

static void
test_no_key_does_two_things (void)
{
    assert_apart ("Reviews");
    assert_apart ("Messages");
    assert_apart ("Feedback");
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/shortcuts/no-key-does-two-things", test_no_key_does_two_things);
    return g_test_run ();
}
