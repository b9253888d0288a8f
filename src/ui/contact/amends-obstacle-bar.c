/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-obstacle-bar.h"

struct _AmendsObstacleBar {
    GtkBox parent_instance;

    GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (AmendsObstacleBar, amends_obstacle_bar, GTK_TYPE_BOX)

static void
amends_obstacle_bar_class_init (AmendsObstacleBarClass *klass G_GNUC_UNUSED)
{
}

static void
amends_obstacle_bar_init (AmendsObstacleBar *self)
{
    GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-information-symbolic", "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

    self->text = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "hexpand", TRUE, "accessible-role",
                               GTK_ACCESSIBLE_ROLE_STATUS, NULL);
    gtk_box_set_spacing (GTK_BOX (self), 8);
    gtk_widget_add_css_class (GTK_WIDGET (self), "obstacle");
    gtk_box_append (GTK_BOX (self), icon);
    gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->text));
}

void
amends_obstacle_bar_set (AmendsObstacleBar *self, const char *obstacle, GtkWidget *button)
{
    const char *text = obstacle != NULL ? obstacle : "";

    g_return_if_fail (AMENDS_IS_OBSTACLE_BAR (self));
    gtk_label_set_text (self->text, text);
    gtk_widget_set_visible (GTK_WIDGET (self), obstacle != NULL);
    gtk_widget_set_sensitive (button, obstacle == NULL);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}
