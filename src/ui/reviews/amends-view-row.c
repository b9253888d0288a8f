/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-view-row.h"

#include <glib/gi18n-lib.h>

#include "amends-name-dialog.h"
#include "amends-text.h"

struct _AmendsViewRow {
    GtkListBoxRow parent_instance;

    gint64 id;
    char *name;               /* (owned) */
    AmendsReviewQuery *query; /* (owned) */

    GtkWidget *icon;
    GtkWidget *title;
    GtkWidget *count;
    GtkWidget *menu; /* (nullable): popover, only of a person's own view */
};

typedef enum {
    SIGNAL_RENAME,
    SIGNAL_REMOVE,
    N_SIGNALS,
} Signal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AmendsViewRow, amends_view_row, GTK_TYPE_LIST_BOX_ROW)

static void
named_cb (const char *name, gpointer user_data)
{
    g_signal_emit (user_data, signals[SIGNAL_RENAME], 0, name);
}

static void
rename_action (GtkWidget *widget, const char *action G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsViewRow *self = AMENDS_VIEW_ROW (widget);

    amends_name_dialog_present (widget, _ ("Rename View"), _ ("_Rename"), self->name, named_cb, g_object_ref (self),
                                g_object_unref);
}

static void
remove_action (GtkWidget *widget, const char *action G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    g_signal_emit (widget, signals[SIGNAL_REMOVE], 0);
}

static void
menu_action (GtkWidget *widget, const char *action G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsViewRow *self = AMENDS_VIEW_ROW (widget);

    if (self->menu != NULL)
        gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press G_GNUC_UNUSED, double x G_GNUC_UNUSED, double y G_GNUC_UNUSED,
            gpointer user_data)
{
    GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));

    if (event == NULL || !gdk_event_triggers_context_menu (event))
        return;
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    menu_action (user_data, NULL, NULL);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture G_GNUC_UNUSED, double x G_GNUC_UNUSED, double y G_GNUC_UNUSED,
                 gpointer user_data)
{
    menu_action (user_data, NULL, NULL);
}

static void
add_menu (AmendsViewRow *self)
{
    g_autoptr (GMenu) menu = g_menu_new ();
    GtkGesture *click = gtk_gesture_click_new (), *press = gtk_gesture_long_press_new ();

    g_menu_append (menu, _ ("_Rename…"), "view.rename");
    g_menu_append (menu, _ ("_Delete"), "view.remove");
    self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
    gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), TRUE);
    gtk_widget_set_parent (self->menu, GTK_WIDGET (self));

    gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
    g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
    gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
    gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
    g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), self);
    gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

static void
amends_view_row_dispose (GObject *object)
{
    g_clear_pointer (&AMENDS_VIEW_ROW (object)->menu, gtk_widget_unparent);
    G_OBJECT_CLASS (amends_view_row_parent_class)->dispose (object);
}

static void
amends_view_row_finalize (GObject *object)
{
    AmendsViewRow *self = AMENDS_VIEW_ROW (object);

    g_free (self->name);
    g_clear_pointer (&self->query, amends_review_query_free);
    G_OBJECT_CLASS (amends_view_row_parent_class)->finalize (object);
}

static void
amends_view_row_class_init (AmendsViewRowClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_view_row_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_view_row_finalize;
    signals[SIGNAL_RENAME] = g_signal_new ("rename", AMENDS_TYPE_VIEW_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_STRING);
    signals[SIGNAL_REMOVE] =
        g_signal_new ("remove", AMENDS_TYPE_VIEW_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
    gtk_widget_class_install_action (widget_class, "view.rename", NULL, rename_action);
    gtk_widget_class_install_action (widget_class, "view.remove", NULL, remove_action);
    gtk_widget_class_install_action (widget_class, "view.menu", NULL, menu_action);
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "view.menu", NULL);
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "view.menu", NULL);
}

static void
amends_view_row_init (AmendsViewRow *self)
{
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

    self->icon = gtk_image_new ();
    self->title = gtk_label_new (NULL);
    self->count = gtk_label_new (NULL);
    gtk_label_set_xalign (GTK_LABEL (self->title), 0);
    gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
    gtk_widget_set_hexpand (self->title, TRUE);
    gtk_widget_add_css_class (self->count, "dimmed");
    gtk_widget_add_css_class (self->count, "numeric");
    gtk_box_append (GTK_BOX (box), self->icon);
    gtk_box_append (GTK_BOX (box), self->title);
    gtk_box_append (GTK_BOX (box), self->count);
    gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

GtkWidget *
amends_view_row_new (gint64 id, const char *name, const char *icon_name, AmendsReviewQuery *query)
{
    AmendsViewRow *self = g_object_new (AMENDS_TYPE_VIEW_ROW, NULL);

    self->id = id;
    self->name = amends_text_for_display (name, 0, TRUE);
    self->query = query;
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
    gtk_label_set_text (GTK_LABEL (self->title), self->name);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name, -1);
    if (id != 0)
        add_menu (self);
    return GTK_WIDGET (self);
}

gint64
amends_view_row_get_id (AmendsViewRow *self)
{
    g_return_val_if_fail (AMENDS_IS_VIEW_ROW (self), 0);
    return self->id;
}

const AmendsReviewQuery *
amends_view_row_get_query (AmendsViewRow *self)
{
    g_return_val_if_fail (AMENDS_IS_VIEW_ROW (self), NULL);
    return self->query;
}

void
amends_view_row_set_count (AmendsViewRow *self, guint64 count)
{
    g_autofree char *number = amends_text_count (count);
    g_autofree char *reviews = g_strdup_printf (ngettext ("%s review", "%s reviews", (gulong) count), number);
    g_autofree char *spoken = g_strdup_printf ("%s, %s", self->name, reviews);

    g_return_if_fail (AMENDS_IS_VIEW_ROW (self));
    gtk_label_set_text (GTK_LABEL (self->count), number);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
