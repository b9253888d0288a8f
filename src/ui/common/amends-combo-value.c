/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-combo-value.h"

/* Kept even in the narrowest window; the rest, up to the other number, where there is room. */
#define KEPT_CHARACTERS 13
#define MOST_CHARACTERS 32

static void
setup_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *list_item, gpointer user_data G_GNUC_UNUSED)
{
    gtk_list_item_set_child (list_item,
                             g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                           "max-width-chars", MOST_CHARACTERS, "valign", GTK_ALIGN_CENTER, NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *list_item, gpointer user_data G_GNUC_UNUSED)
{
    GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (list_item));
    const char *text = gtk_string_object_get_string (GTK_STRING_OBJECT (gtk_list_item_get_item (list_item)));

    gtk_label_set_text (label, text);
    gtk_label_set_width_chars (label, (int) MIN (g_utf8_strlen (text, -1), KEPT_CHARACTERS));
}

void
amends_combo_value_keep (AdwComboRow *row)
{
    g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

    g_return_if_fail (ADW_IS_COMBO_ROW (row));
    g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
    g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
    /* What the row makes by itself goes on showing the choices, with the mark at the one that is chosen. */
    adw_combo_row_set_list_factory (row, adw_combo_row_get_factory (row));
    adw_combo_row_set_factory (row, factory);
}
