/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** AmendsNamedFunc: @name: what was entered, without spaces around it, never empty */
typedef void (*AmendsNamedFunc) (const char *name, gpointer user_data);

/**
 * amends_name_dialog_present: asks for a name over the window of @parent.
 * @accept_label: translated verb with mnemonic. @func: called at most once, when the person accepts. @destroy: (nullable): called at the end, always
 */
void amends_name_dialog_present (GtkWidget *parent, const char *heading, const char *accept_label, const char *name,
                                 AmendsNamedFunc func, gpointer user_data, GDestroyNotify destroy);

G_END_DECLS
