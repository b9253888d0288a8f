/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-return-watch.h"

struct _AmendsReturnWatch {
    GObject parent_instance;

    gboolean left;
    gboolean returned;
};

static guint returned_signal;

G_DEFINE_FINAL_TYPE (AmendsReturnWatch, amends_return_watch, G_TYPE_OBJECT)

static void
active_cb (GtkWindow *window, GParamSpec *pspec G_GNUC_UNUSED, gpointer user_data)
{
    amends_return_watch_note (user_data, gtk_window_is_active (window));
}

static void
amends_return_watch_class_init (AmendsReturnWatchClass *klass G_GNUC_UNUSED)
{
    returned_signal =
        g_signal_new ("returned", AMENDS_TYPE_RETURN_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
amends_return_watch_init (AmendsReturnWatch *self G_GNUC_UNUSED)
{
}

AmendsReturnWatch *
amends_return_watch_new (GtkWindow *window)
{
    AmendsReturnWatch *self = g_object_new (AMENDS_TYPE_RETURN_WATCH, NULL);

    /* The browser may have come to the front before anybody asked. */
    self->left = !gtk_window_is_active (window);
    g_signal_connect_object (window, "notify::is-active", G_CALLBACK (active_cb), self, G_CONNECT_DEFAULT);
    return self;
}

void
amends_return_watch_note (AmendsReturnWatch *self, gboolean active)
{
    g_return_if_fail (AMENDS_IS_RETURN_WATCH (self));
    if (!active) {
        self->left = TRUE;
    } else if (self->left && !self->returned) {
        g_autoptr (AmendsReturnWatch) alive = g_object_ref (self);

        self->returned = TRUE;
        g_signal_emit (alive, returned_signal, 0);
    }
}
