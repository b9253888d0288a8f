/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * amends_font_warmer_start: reads the letters of Latin in the fonts of @widget, in a thread of its own, while this one makes widgets.
 *
 * A letter's outline is read and hinted once for each size, weight and quarter of a pixel that it begins at. cairo keeps them for all threads, so what
 * the thread has read is there when the first frame is drawn; what it has not got to yet is read then, as ever.
 *
 * Returns: (transfer full): to be joined or let go of with g_thread_unref()
 */
GThread *amends_font_warmer_start (GtkWidget *widget);

G_END_DECLS
