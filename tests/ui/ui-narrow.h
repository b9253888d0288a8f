/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ui_describe_too_wide: what is on the screen in @window and needs more than @width pixels, be it that an ancestor keeps that to itself. What scrolls
 * sideways may.
 *
 * Returns: (transfer full): each such widget, and below it what makes it so, the widest child of the widest child; empty if all fit
 */
char *ui_describe_too_wide (GtkWidget *window, int width);

G_END_DECLS
