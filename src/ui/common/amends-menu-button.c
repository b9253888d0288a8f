/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-menu-button.h"

static void
make_popover_cb (GtkMenuButton *button, gpointer user_data)
{
    if (gtk_menu_button_get_popover (button) == NULL)
        gtk_menu_button_set_menu_model (button, user_data);
}

void
amends_menu_button_set_menu (GtkMenuButton *button, GMenuModel *menu)
{
    if (menu == NULL)
        return;
    gtk_menu_button_set_create_popup_func (button, make_popover_cb, g_object_ref (menu), g_object_unref);
}
