/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * amends_dialog_focus_keep: has @dialog begin with the focus in its focus widget on a narrow window too, where
 * libadwaita 1.7 gives it to the first button, so that Enter cancels. For the init function of a dialog that has one.
 */
void amends_dialog_focus_keep (AdwDialog *dialog);

G_END_DECLS
