/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-about.h"

#include "amends-config.h"

#include <string.h>

/* It is pasted into public reports. */
static void
test_debug_info_is_of_no_person (void)
{
    g_autofree char *text = amends_about_dup_debug_info ();
    const char *const private[] = { g_get_home_dir (), g_get_host_name (), g_get_user_data_dir (), "amends.db" };
    const char *const wanted[] = { "Amends " AMENDS_VERSION, "GTK 4.", "libadwaita 1.", "SQLite 3.", "libsoup 3." };

    for (guint i = 0; i < G_N_ELEMENTS (private); i++)
        g_assert_null (strstr (text, private[i]));
    for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
        g_assert_nonnull (strstr (text, wanted[i]));
}

static void
test_says_what_it_never_does (void)
{
    AdwDialog *dialog = g_object_ref_sink (amends_about_new ());
    AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);

    g_assert_nonnull (strstr (adw_about_dialog_get_comments (about), "Never: telemetry"));
    g_assert_nonnull (strstr (adw_about_dialog_get_comments (about), "an account with us"));
    g_assert_nonnull (adw_about_dialog_get_developers (about)[0]);
    g_assert_cmpint (adw_about_dialog_get_license_type (about), ==, GTK_LICENSE_GPL_3_0);
    g_assert_cmpstr (adw_about_dialog_get_version (about), ==, AMENDS_VERSION);
    g_assert_cmpstr (adw_about_dialog_get_application_icon (about), ==, AMENDS_APP_ID);
    g_object_unref (dialog);
}

int
main (int argc, char *argv[])
{
    gtk_test_init (&argc, &argv, NULL);
    adw_init ();
    g_test_add_func ("/app/about/debug-info-is-of-no-person", test_debug_info_is_of_no_person);
    g_test_add_func ("/app/about/says-what-it-never-does", test_says_what_it_never_does);
    return g_test_run ();
}
