/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-children.h"

void
amends_children_clear_box (GtkBox *box)
{
    for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL;)
        gtk_box_remove (box, child);
}

void
amends_children_clear_wrap_box (AdwWrapBox *box)
{
    for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL;)
        adw_wrap_box_remove (box, child);
}
