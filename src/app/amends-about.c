/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-about.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <sqlite3.h>

#include "amends-config.h"

static gboolean
is_sandboxed (void)
{
    return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

static const char *
get_backend (void)
{
    GdkDisplay *display = gdk_display_get_default ();

    return display != NULL ? G_OBJECT_TYPE_NAME (display) : "none";
}

char *
amends_about_dup_debug_info (void)
{
    g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);

    return g_strdup_printf ("Amends %s%s\n"
                            "GTK %u.%u.%u (%s)\n"
                            "libadwaita %u.%u.%u\n"
                            "GLib %u.%u.%u\n"
                            "libsoup %u.%u.%u\n"
                            "SQLite %s\n"
                            "%s\n"
                            "%s\n",
                            AMENDS_VERSION, is_sandboxed () ? " (Flatpak)" : "", gtk_get_major_version (),
                            gtk_get_minor_version (), gtk_get_micro_version (), get_backend (),
                            adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version (),
                            glib_major_version, glib_minor_version, glib_micro_version, soup_get_major_version (),
                            soup_get_minor_version (), soup_get_micro_version (), sqlite3_libversion (),
                            system != NULL ? system : "?", g_get_language_names ()[0]);
}

static void
add_credits (AdwAboutDialog *about)
{
    const char *const developers[] = { _ ("The Amends contributors"), NULL };
    static const char *const LIBRARIES[] = {
        "GTK https://www.gtk.org/",
        "libadwaita https://gnome.pages.gitlab.gnome.org/libadwaita/",
        "GLib https://docs.gtk.org/glib/",
        "libsoup https://libsoup.gnome.org/",
        "SQLite https://sqlite.org/",
        "JSON-GLib https://gnome.pages.gitlab.gnome.org/json-glib/",
        "yyjson https://github.com/ibireme/yyjson",
        "libcsv https://sourceforge.net/projects/libcsv/",
        "uchardet https://www.freedesktop.org/wiki/Software/uchardet/",
        "libsecret https://gnome.pages.gitlab.gnome.org/libsecret/",
        NULL,
    };

    adw_about_dialog_set_developers (about, (const char **) developers);
    /* Translators: heading above the names of the libraries that the program is made with */
    adw_about_dialog_add_credit_section (about, _ ("Built With"), (const char **) LIBRARIES);
    /* Translators: put your name and address here, one a line */
    adw_about_dialog_set_translator_credits (about, _ ("translator-credits"));
}

AdwDialog *
amends_about_new (void)
{
    AdwDialog *dialog = adw_about_dialog_new ();
    AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);
    g_autofree char *debug_info = amends_about_dup_debug_info ();

    adw_about_dialog_set_application_name (about, _ ("Amends"));
    adw_about_dialog_set_application_icon (about, AMENDS_APP_ID);
    adw_about_dialog_set_version (about, AMENDS_VERSION);
    adw_about_dialog_set_developer_name (about, _ ("The Amends contributors"));
    adw_about_dialog_set_website (about, "https://amendsapp.github.io/");
    adw_about_dialog_set_license_type (about, GTK_LICENSE_GPL_3_0);
    adw_about_dialog_set_copyright (about, _ ("© The Amends contributors"));
    adw_about_dialog_set_comments (
        about,
        _ ("Every review of your products in one fast, private inbox.\n\nNever: telemetry, advertisements, or an "
           "account with us. Reviews, messages and all that you do stay on this computer; Amends talks to your shop "
           "and your marketplace only."));
    adw_about_dialog_set_debug_info (about, debug_info);
    adw_about_dialog_set_debug_info_filename (about, "amends-versions.txt");
    add_credits (about);
    return dialog;
}
