/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * amends_combo_value_keep: the value of @row, whose model is a GtkStringList, is not cut short for the sake of a long title or subtitle, which can
 * wrap. Without this a narrow window leaves three letters of it.
 */
void amends_combo_value_keep (AdwComboRow *row);

G_END_DECLS
