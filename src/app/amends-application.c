/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-application-private.h"

#include "amends-config.h"
#include "amends-settings.h"

#include <glib-unix.h>
#include <signal.h>
#include <sysexits.h>

#define RESOURCE_BASE "/io/github/amendsapp/Amends"

G_DEFINE_FINAL_TYPE (AmendsApplication, amends_application, ADW_TYPE_APPLICATION)

static gboolean
signalled_cb (gpointer user_data)
{
    AmendsApplication *self = user_data;

    amends_application_shut_down (self);
    return G_SOURCE_CONTINUE;
}

static void
watch_signals (AmendsApplication *self)
{
    static const int SIGNALS[] = { SIGTERM, SIGINT, SIGHUP };

    for (gsize i = 0; i < G_N_ELEMENTS (SIGNALS); i++)
        self->signal_sources[i] = g_unix_signal_add (SIGNALS[i], signalled_cb, self);
}

static void
amends_application_startup (GApplication *application)
{
    AmendsApplication *self = AMENDS_APPLICATION (application);
    g_autoptr (GError) error = NULL;

    /* The desktop matches windows to the desktop file by this name, whatever the program file is called. */
    g_set_prgname (AMENDS_APP_ID);
    self->settings = amends_settings_new ();
    /* Before the lock is held, from which others know that it may be told to end. */
    watch_signals (self);
    self->lock = amends_folder_lock_take (self->root, &error);
    /* The store's thread opens the data while this one makes GTK ready. Whoever is started for more than a window says so. */
    if (self->lock != NULL && (g_application_get_flags (application) & G_APPLICATION_IS_SERVICE) == 0)
        amends_application_open_data (self, self->sample);
    G_APPLICATION_CLASS (amends_application_parent_class)->startup (application);
    self->gate = amends_quiet_gate_new (self->settings, NULL, NULL);
    amends_application_add_actions (self);
    if (self->lock == NULL) {
        g_printerr ("amends: %s\n", error->message);
        self->exit_status = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY) ? EX_TEMPFAIL : EX_CANTCREAT;
        return;
    }
    amends_application_set_up_background (self);
    amends_application_set_up_backups (self);
}

static void
sample_shop_requested_cb (AmendsWindow *window G_GNUC_UNUSED, gboolean enter, AmendsApplication *self)
{
    amends_application_open_data (self, enter);
}

static void
reopen_requested_cb (AmendsWindow *window G_GNUC_UNUSED, gboolean start_afresh, AmendsApplication *self)
{
    if (start_afresh)
        amends_application_start_afresh (self);
    else
        amends_application_open_data (self, self->sample);
}

static void
amends_application_window_removed (GtkApplication *application, GtkWindow *window)
{
    AmendsApplication *self = AMENDS_APPLICATION (application);

    GTK_APPLICATION_CLASS (amends_application_parent_class)->window_removed (application, window);
    if (window == (GtkWindow *) self->window) {
        amends_window_stop_presenting (self->window);
        self->window = NULL;
        amends_application_window_gone (self);
    }
}

/* To draw it takes longer than the whole rest of the list, and no row waits for it. */
static void
set_icon_cb (gpointer user_data G_GNUC_UNUSED)
{
    gtk_window_set_default_icon_name (AMENDS_APP_ID);
}

static void
mapped_cb (GtkWidget *window G_GNUC_UNUSED, gpointer user_data G_GNUC_UNUSED)
{
    if (gtk_window_get_default_icon_name () == NULL)
        g_idle_add_once (set_icon_cb, NULL);
}

static void
show_window (AmendsApplication *self)
{
    gboolean ready = self->context != NULL && self->opening == NULL;

    if (self->window == NULL) {
        /* The store's thread opens the data while this one builds the window, which is drawn whether that is done or not. */
        if (!ready)
            amends_application_open_data (self, self->sample);
        self->window = amends_window_new (GTK_APPLICATION (self), self->settings);
        amends_application_stop_resting (self);
        amends_application_attend (self);
        g_signal_connect (self->window, "map", G_CALLBACK (mapped_cb), NULL);
        g_signal_connect_object (self->window, "sample-shop-requested", G_CALLBACK (sample_shop_requested_cb), self, 0);
        g_signal_connect_object (self->window, "reopen-requested", G_CALLBACK (reopen_requested_cb), self, 0);
        if (ready)
            amends_application_show_data (self);
    }
    amends_window_present (self->window);
}

static void
amends_application_activate (GApplication *application)
{
    AmendsApplication *self = AMENDS_APPLICATION (application);

    if (self->lock != NULL && !self->closing)
        show_window (self);
}

static void
amends_application_open (GApplication *application, GFile **files, int n_files, const char *hint G_GNUC_UNUSED)
{
    AmendsApplication *self = AMENDS_APPLICATION (application);

    if (self->lock == NULL || self->closing)
        return;
    show_window (self);
    amends_application_open_files (self, files, n_files);
}

static gboolean
amends_application_dbus_register (GApplication *application, GDBusConnection *connection, const char *object_path,
                                  GError **error)
{
    AmendsApplication *self = AMENDS_APPLICATION (application);
    g_autofree char *path = g_strconcat (object_path, "/SearchProvider", NULL);

    if (!G_APPLICATION_CLASS (amends_application_parent_class)
             ->dbus_register (application, connection, object_path, error))
        return FALSE;
    return amends_search_provider_export (self->search, connection, path, error);
}

static void
amends_application_dbus_unregister (GApplication *application, GDBusConnection *connection, const char *object_path)
{
    amends_search_provider_unexport (AMENDS_APPLICATION (application)->search);
    G_APPLICATION_CLASS (amends_application_parent_class)->dbus_unregister (application, connection, object_path);
}

static void
amends_application_shutdown (GApplication *application)
{
    AmendsApplication *self = AMENDS_APPLICATION (application);

    for (gsize i = 0; i < G_N_ELEMENTS (self->signal_sources); i++)
        g_clear_handle_id (&self->signal_sources[i], g_source_remove);
    G_APPLICATION_CLASS (amends_application_parent_class)->shutdown (application);
}

static void
amends_application_finalize (GObject *object)
{
    AmendsApplication *self = AMENDS_APPLICATION (object);

    g_clear_object (&self->opening);
    g_clear_object (&self->answers);
    g_clear_object (&self->reviews);
    g_clear_object (&self->gate);
    g_clear_object (&self->auto_sync);
    g_clear_object (&self->auto_backup);
    g_clear_object (&self->backups);
    g_clear_pointer (&self->to_restore, g_free);
    g_clear_object (&self->asking);
    g_clear_object (&self->portal);
    g_clear_pointer (&self->to_mark, g_variant_unref);
    g_clear_pointer (&self->to_read, g_variant_unref);
    g_clear_object (&self->session);
    g_clear_object (&self->context);
    g_clear_object (&self->search);
    g_clear_object (&self->settings);
    g_clear_pointer (&self->lock, amends_folder_lock_release);
    g_clear_pointer (&self->target, amends_link_free);
    g_clear_pointer (&self->root, g_free);
    G_OBJECT_CLASS (amends_application_parent_class)->finalize (object);
}

static void
amends_application_class_init (AmendsApplicationClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

    object_class->finalize = amends_application_finalize;
    application_class->startup = amends_application_startup;
    application_class->activate = amends_application_activate;
    application_class->open = amends_application_open;
    application_class->dbus_register = amends_application_dbus_register;
    application_class->dbus_unregister = amends_application_dbus_unregister;
    application_class->shutdown = amends_application_shutdown;
    GTK_APPLICATION_CLASS (klass)->window_removed = amends_application_window_removed;
}

static void
amends_application_init (AmendsApplication *self)
{
    self->root = g_build_filename (g_get_user_data_dir (), "amends", NULL);
    amends_application_set_up_search (self);
    amends_application_add_options (self);
}

AmendsApplication *
amends_application_new (void)
{
    return g_object_new (AMENDS_TYPE_APPLICATION, "application-id", AMENDS_APP_ID, "resource-base-path", RESOURCE_BASE,
                         "flags", G_APPLICATION_HANDLES_OPEN, NULL);
}

int
amends_application_get_exit_status (AmendsApplication *self)
{
    return self->exit_status;
}
