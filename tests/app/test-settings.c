/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-settings.h"

static void
check_keys (GSettings *settings)
{
    g_assert_cmpint (g_settings_get_int (settings, "window-width"), >, 0);
    g_assert_cmpint (g_settings_get_int (settings, "window-height"), >, 0);
    g_assert_false (g_settings_get_boolean (settings, "window-maximized"));
    g_assert_true (g_settings_get_boolean (settings, "show-sidebar"));
    g_assert_true (g_settings_get_boolean (settings, "single-key-shortcuts"));
    g_assert_cmpint (g_settings_get_int64 (settings, "selected-review"), ==, 0);
}

static void
test_built_in (void)
{
    g_autoptr (GSettings) first = amends_settings_new_in_memory ();
    g_autoptr (GSettings) second = amends_settings_new_in_memory ();
    g_autofree char *query = NULL;

    check_keys (first);
    g_assert_true (g_settings_set_string (first, "last-query", "stars:<=3"));
    query = g_settings_get_string (first, "last-query");
    g_assert_cmpstr (query, ==, "stars:<=3");
    check_keys (second);
}

/* The build tree's compiled schema is found through GSETTINGS_SCHEMA_DIR, as ./run does it. */
static void
test_installed (void)
{
    g_autoptr (GSettings) settings = amends_settings_new ();
    g_autoptr (GSettingsSchema) schema = NULL;

    g_object_get (settings, "settings-schema", &schema, NULL);
    g_assert_cmpstr (g_settings_schema_get_id (schema), ==, "io.github.amendsapp.Amends");
    g_assert_cmpstr (g_settings_schema_get_path (schema), ==, "/io/github/amendsapp/Amends/");
    check_keys (settings);
}

static void
test_missing_schema (void)
{
    if (g_test_subprocess ()) {
        g_autoptr (GSettings) settings = amends_settings_new ();

        check_keys (settings);
        return;
    }
    g_setenv ("GSETTINGS_SCHEMA_DIR", "/nonexistent", TRUE);
    g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
    g_test_trap_assert_passed ();
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/app/settings/built-in", test_built_in);
    g_test_add_func ("/app/settings/installed", test_installed);
    g_test_add_func ("/app/settings/missing-schema", test_missing_schema);
    return g_test_run ();
}
