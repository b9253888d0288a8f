/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Writing a file whole or not at all: what was there before stays as it was if it fails, and of a file that was not there before nothing stays.
 * g_file_replace_contents() puts a half where the disk is full.
 */

/** amends_chart_file_write: blocks */
gboolean amends_chart_file_write (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error);

/** amends_chart_file_write_async: the same in a thread */
void amends_chart_file_write_async (GFile *file, GBytes *bytes, GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean amends_chart_file_write_finish (GFile *file, GAsyncResult *result, GError **error);

G_END_DECLS
