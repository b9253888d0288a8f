/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-fit.h"

static void
wrap_labels (GtkWidget *widget, gboolean centred)
{
    if (GTK_IS_LABEL (widget)) {
        g_object_set (widget, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "natural-wrap-mode",
                      GTK_NATURAL_WRAP_NONE, "ellipsize", PANGO_ELLIPSIZE_NONE, NULL);
        if (centred)
            gtk_label_set_justify (GTK_LABEL (widget), GTK_JUSTIFY_CENTER);
        return;
    }
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
        wrap_labels (child, centred);
}

void
amends_fit_buttons (GtkWidget *widget)
{
    g_return_if_fail (GTK_IS_WIDGET (widget));

    /* These shorten their words by themselves. */
    if (GTK_IS_DROP_DOWN (widget) || ADW_IS_TOGGLE_GROUP (widget))
        return;
    if (GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget)) {
        wrap_labels (widget, GTK_IS_BUTTON (widget));
        return;
    }
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
        amends_fit_buttons (child);
}
