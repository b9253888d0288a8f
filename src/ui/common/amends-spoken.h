/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * amends_spoken_name_check: lets a screen reader say the label of @check without the underscore before its letter, which GTK 4.18 leaves in the name.
 * To be called again when the label changes.
 */
void amends_spoken_name_check (GtkCheckButton *check);

G_END_DECLS
