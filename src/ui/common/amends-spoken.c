/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-spoken.h"

void
amends_spoken_name_check (GtkCheckButton *check)
{
    GtkWidget *label = gtk_widget_get_last_child (GTK_WIDGET (check));

    g_return_if_fail (GTK_IS_LABEL (label));
    gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    gtk_label_get_text (GTK_LABEL (label)), -1);
}
