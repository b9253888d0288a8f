/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * amends_sidebar_set_up: while @split's sidebar is not shown, its child is not laid out either. A split view gives a sidebar that is hidden what is left
 * beside the content, which is less than the child can take when the window becomes narrow: GTK warns of that. To be called once the sidebar is set.
 */
void amends_sidebar_set_up (AdwOverlaySplitView *split);

G_END_DECLS
