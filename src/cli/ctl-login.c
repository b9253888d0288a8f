/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ctl-login.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "amends-background-portal.h"
#include "amends-config.h"

static gboolean
ask_portal (CtlContext *context, GError **error)
{
    g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, context->cancellable, error);
    g_autoptr (AmendsBackgroundPortal) portal = NULL;
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    gboolean allowed;

    if (bus == NULL)
        return FALSE;
    portal = amends_background_portal_new (bus);
    /* Translators: the reason that the desktop may show when Amends asks it not to be started any more */
    amends_background_portal_request_async (portal, _ ("Stops Amends from starting at login."), NULL,
                                            context->cancellable, amends_await_cb, &await);
    return amends_background_portal_request_finish (portal, amends_await (&await), &allowed, error);
}

/* The desktop names it after the program, whoever made it. */
static gboolean
is_of_background_sync (const char *path)
{
    g_autoptr (GKeyFile) entry = g_key_file_new ();
    g_autofree char *command = NULL;

    if (g_key_file_load_from_file (entry, path, G_KEY_FILE_NONE, NULL))
        command = g_key_file_get_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, NULL);
    return command != NULL && strstr (command, "--background") != NULL;
}

static gboolean
remove_entry (GError **error)
{
    g_autofree char *path = g_build_filename (g_get_user_config_dir (), "autostart", AMENDS_APP_ID ".desktop", NULL);
    int number;

    if (!is_of_background_sync (path) || g_unlink (path) == 0 || errno == ENOENT)
        return TRUE;
    number = errno;
    g_set_error_literal (error, G_FILE_ERROR, (int) g_file_error_from_errno (number), g_strerror (number));
    return FALSE;
}

gboolean
ctl_login_take_back (CtlContext *context, GError **error)
{
    /* What another program of that kind starts inherits its variable, with another name in it. */
    return g_strcmp0 (g_getenv ("FLATPAK_ID"), AMENDS_APP_ID) == 0 ? ask_portal (context, error) : remove_entry (error);
}
