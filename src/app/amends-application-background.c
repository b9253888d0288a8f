/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-application-private.h"

#include "amends-config.h"

#include <glib/gi18n-lib.h>

#define KEY "background-sync"

static gboolean
is_wanted (AmendsApplication *self)
{
    GDBusConnection *connection = g_application_get_dbus_connection (G_APPLICATION (self));

    /* Without a session bus nobody could ask for its window again, and the sample shop has never anything new. */
    return connection != NULL && !self->sample && g_settings_get_boolean (self->settings, KEY);
}

static void
show_status (AmendsApplication *self)
{
    g_autofree char *text = NULL;

    if (self->portal == NULL || !self->background || self->window != NULL || self->auto_sync == NULL)
        return;
    text = amends_sync_schedule_describe (amends_auto_sync_get_step (self->auto_sync),
                                          g_settings_get_uint (self->settings, "sync-interval"));
    amends_background_portal_set_status (self->portal, text);
}

static void
planned_cb (AmendsAutoSync *auto_sync G_GNUC_UNUSED, AmendsApplication *self)
{
    show_status (self);
}

void
amends_application_attend (AmendsApplication *self)
{
    if (self->auto_sync == NULL)
        return;
    amends_auto_sync_set_wanted (self->auto_sync, self->window != NULL || self->background);
    show_status (self);
}

/* What kept it running is gone: without a window there is no reason left. */
static void
set_background (AmendsApplication *self, gboolean background)
{
    gboolean was_on = self->background;

    self->background = background;
    amends_application_attend (self);
    if (was_on && !background && self->window == NULL)
        amends_application_shut_down (self);
}

static void asked_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
ask (AmendsApplication *self, gboolean start_at_login)
{
    static const char *const COMMAND[] = { "amends", "--background", NULL };
    GDBusConnection *connection = g_application_get_dbus_connection (G_APPLICATION (self));

    /* The desktop knows one program of this name, which works on the usual folder. */
    if (connection == NULL || g_strcmp0 (g_application_get_application_id (G_APPLICATION (self)), AMENDS_APP_ID) != 0)
        return;
    if (self->portal == NULL)
        self->portal = amends_background_portal_new (connection);
    g_cancellable_cancel (self->asking);
    g_clear_object (&self->asking);
    self->asking = g_cancellable_new ();
    amends_background_portal_request_async (
        self->portal, _ ("Looks for new reviews, and tells you of critical ones and of customers’ answers."),
        start_at_login ? COMMAND : NULL, self->asking, asked_cb, g_object_ref (self));
}

void
amends_application_start_auto_sync (AmendsApplication *self)
{
    const AmendsAutoSyncOptions options = {
        .store = amends_context_get_store (self->context),
        .engine = amends_context_get_engine (self->context),
        .settings = self->settings,
        .sample = amends_context_is_sample (self->context),
        .synced = self->window != NULL,
    };

    self->background = is_wanted (self);
    if (self->background && self->portal == NULL)
        ask (self, TRUE);
    g_clear_object (&self->auto_sync);
    self->auto_sync = amends_auto_sync_new (&options);
    g_signal_connect_object (self->auto_sync, "planned", G_CALLBACK (planned_cb), self, G_CONNECT_DEFAULT);
    amends_application_attend (self);
}

static void
setting_changed_cb (GSettings *settings G_GNUC_UNUSED, const char *key G_GNUC_UNUSED, AmendsApplication *self)
{
    if (self->closing)
        return;
    ask (self, g_settings_get_boolean (self->settings, KEY));
    set_background (self, is_wanted (self));
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsApplication) self = user_data;
    g_autoptr (GError) error = NULL;
    gboolean allowed = FALSE;
    gboolean asked =
        amends_background_portal_request_finish (AMENDS_BACKGROUND_PORTAL (source), result, &allowed, &error);

    if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
    g_clear_object (&self->asking);
    /* A desktop that cannot be asked does not mind. */
    if (!asked)
        g_debug ("Nobody can be asked whether the program may run in the background: %s", error->message);
    if (!asked || allowed || !g_settings_get_boolean (self->settings, KEY))
        return;
    g_signal_handlers_block_by_func (self->settings, G_CALLBACK (setting_changed_cb), self);
    g_settings_set_boolean (self->settings, KEY, FALSE);
    g_signal_handlers_unblock_by_func (self->settings, G_CALLBACK (setting_changed_cb), self);
    amends_application_tell (self,
                             _ ("The desktop does not let Amends run in the background. Allow it in the desktop’s "
                                "settings for apps, then turn background sync on again."));
    set_background (self, FALSE);
}

void
amends_application_set_up_background (AmendsApplication *self)
{
    g_signal_connect_object (self->settings, "changed::" KEY, G_CALLBACK (setting_changed_cb), self, G_CONNECT_DEFAULT);
    self->background = is_wanted (self);
}

void
amends_application_stop_background (AmendsApplication *self)
{
    self->background = FALSE;
    g_cancellable_cancel (self->asking);
    g_clear_object (&self->asking);
}

void
amends_application_run_without_window (AmendsApplication *self)
{
    if (self->lock == NULL || self->closing || self->window != NULL || !self->background)
        return;
    amends_application_open_data (self, self->sample);
    amends_application_rest (self);
}
