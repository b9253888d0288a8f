/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** amends_chart_css_ensure: adds the library's style sheets to @display once, and keeps them in step with dark and high contrast. Below the
 * application's own, which can thus change all of it */
void amends_chart_css_ensure (GdkDisplay *display);

G_END_DECLS
