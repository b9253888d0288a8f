/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** amends_menu_button_set_menu: @button opens @menu, whose widgets are made when it is opened for the first time. @menu: (nullable) */
void amends_menu_button_set_menu (GtkMenuButton *button, GMenuModel *menu);

G_END_DECLS
