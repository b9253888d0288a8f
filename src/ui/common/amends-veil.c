/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-veil.h"

#include "amends-privacy.h"

#define KEY "amends-veil"

struct _AmendsVeil {
    GObject parent_instance;

    GtkWidget *widget; /* (unowned) (nullable): owns this; NULL after it was destroyed */
    AmendsVeilFunc changed;
    AmendsVeilHit hit;          /* (nullable) */
    GtkEventController *motion; /* (unowned) (nullable): of the widget, while privacy mode is on */
    GtkEventController *focus;  /* (unowned) (nullable): the same */
    GtkWidget *content;         /* (unowned) (nullable): the child of a list's row, if that is followed */
    GtkWidget *row;             /* (owned) (nullable): its parent */
    gboolean hovered;
    gboolean focused;
    gboolean hidden;
};

G_DEFINE_FINAL_TYPE (AmendsVeil, amends_veil, G_TYPE_OBJECT)

static void
update (AmendsVeil *self)
{
    gboolean hidden = self->motion != NULL && !self->hovered && !self->focused;

    if (self->widget == NULL || !self->hidden == !hidden)
        return;
    self->hidden = hidden;
    self->changed (self->widget, hidden);
}

/* The pointer */

static void
moved_cb (AmendsVeil *self, double x, double y)
{
    self->hovered = self->hit == NULL || self->hit (self->widget, x, y);
    update (self);
}

static void
left_cb (AmendsVeil *self)
{
    self->hovered = FALSE;
    update (self);
}

/* The focus */

static void
focus_changed_cb (AmendsVeil *self)
{
    self->focused = gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (self->focus));
    update (self);
}

static void
look_at_row (AmendsVeil *self)
{
    GtkStateFlags flags = self->row != NULL ? gtk_widget_get_state_flags (self->row) : GTK_STATE_FLAG_NORMAL;
    GtkRoot *root = self->row != NULL ? gtk_widget_get_root (self->row) : NULL;
    gboolean had = self->focused;
    gboolean has = (flags & (GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_WITHIN)) != 0;

    self->focused = has && (had || (GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root))));
    update (self);
}

static void
flags_changed_cb (AmendsVeil *self)
{
    look_at_row (self);
}

static void
leave_row (AmendsVeil *self)
{
    if (self->row != NULL)
        g_signal_handlers_disconnect_by_data (self->row, self);
    g_clear_object (&self->row);
}

static void
find_row (AmendsVeil *self)
{
    GtkWidget *row = self->motion != NULL ? gtk_widget_get_parent (self->content) : NULL;

    if (row == self->row)
        return;
    leave_row (self);
    if (row != NULL) {
        self->row = g_object_ref (row);
        g_signal_connect_swapped (row, "state-flags-changed", G_CALLBACK (flags_changed_cb), self);
    }
    look_at_row (self);
}

static void
parent_changed_cb (AmendsVeil *self)
{
    find_row (self);
}

/* The setting: whoever does not use it pays nothing for it. */

static void
watch (AmendsVeil *self)
{
    self->motion = gtk_event_controller_motion_new ();
    g_signal_connect_swapped (self->motion, "enter", G_CALLBACK (moved_cb), self);
    g_signal_connect_swapped (self->motion, "motion", G_CALLBACK (moved_cb), self);
    g_signal_connect_swapped (self->motion, "leave", G_CALLBACK (left_cb), self);
    gtk_widget_add_controller (self->widget, self->motion);
    if (self->content != NULL) {
        find_row (self);
        return;
    }
    self->focus = gtk_event_controller_focus_new ();
    g_signal_connect_swapped (self->focus, "notify::contains-focus", G_CALLBACK (focus_changed_cb), self);
    gtk_widget_add_controller (self->widget, self->focus);
}

static void
stop_watching (AmendsVeil *self)
{
    if (self->motion != NULL)
        gtk_widget_remove_controller (self->widget, self->motion);
    if (self->focus != NULL)
        gtk_widget_remove_controller (self->widget, self->focus);
    self->motion = self->focus = NULL;
    self->hovered = self->focused = FALSE;
    leave_row (self);
}

static void
follow_setting (AmendsVeil *self)
{
    gboolean active = amends_privacy_is_active (amends_privacy_get_default ());

    if (self->widget == NULL || active == (self->motion != NULL))
        return;
    if (active)
        watch (self);
    else
        stop_watching (self);
    update (self);
}

static void
setting_changed_cb (AmendsVeil *self)
{
    follow_setting (self);
}

static void
destroyed_cb (AmendsVeil *self)
{
    if (self->widget == NULL)
        return;
    stop_watching (self);
    self->widget = NULL;
    self->content = NULL;
}

static void
amends_veil_dispose (GObject *object)
{
    AmendsVeil *self = AMENDS_VEIL (object);

    leave_row (self);
    G_OBJECT_CLASS (amends_veil_parent_class)->dispose (object);
}

static void
amends_veil_class_init (AmendsVeilClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_veil_dispose;
}

static void
amends_veil_init (AmendsVeil *self G_GNUC_UNUSED)
{
}

AmendsVeil *
amends_veil_attach (GtkWidget *widget, AmendsVeilFunc changed)
{
    AmendsVeil *self = g_object_new (AMENDS_TYPE_VEIL, NULL);

    self->widget = widget;
    self->changed = changed;
    g_object_set_data_full (G_OBJECT (widget), KEY, self, g_object_unref);
    g_signal_connect_object (widget, "destroy", G_CALLBACK (destroyed_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (amends_privacy_get_default (), "notify::active", G_CALLBACK (setting_changed_cb), self,
                             G_CONNECT_SWAPPED);
    if (amends_privacy_is_active (amends_privacy_get_default ()))
        watch (self);
    self->hidden = self->motion != NULL;
    return self;
}

gboolean
amends_veil_is_hidden (AmendsVeil *self)
{
    g_return_val_if_fail (AMENDS_IS_VEIL (self), FALSE);
    return self->hidden;
}

gboolean
amends_veil_has_focus (AmendsVeil *self)
{
    g_return_val_if_fail (AMENDS_IS_VEIL (self), FALSE);
    return self->focused;
}

void
amends_veil_set_hit (AmendsVeil *self, AmendsVeilHit hit)
{
    g_return_if_fail (AMENDS_IS_VEIL (self));
    self->hit = hit;
}

void
amends_veil_follow_row (AmendsVeil *self, GtkWidget *content)
{
    g_return_if_fail (AMENDS_IS_VEIL (self));
    g_return_if_fail (self->content == NULL);
    self->content = content;
    if (self->focus != NULL)
        gtk_widget_remove_controller (self->widget, self->focus);
    self->focus = NULL;
    g_signal_connect_object (content, "notify::parent", G_CALLBACK (parent_changed_cb), self, G_CONNECT_SWAPPED);
    if (self->motion != NULL)
        find_row (self);
}
