/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** amends_children_clear_box: takes all children out */
void amends_children_clear_box (GtkBox *box);
/** amends_children_clear_wrap_box: takes all children out */
void amends_children_clear_wrap_box (AdwWrapBox *box);

G_END_DECLS
