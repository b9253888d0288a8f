/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What several tests of this folder need: files to be made, looked for and read. */

/** archive_write: makes a file, and its folders. @path: below @folder */
void archive_write (const char *folder, const char *path, const char *text);
/** archive_has: whether there is a file or a folder. @path: below @folder */
gboolean archive_has (const char *folder, const char *path);
/** archive_read: Returns: (transfer full): the text of a file that must be there */
char *archive_read (const char *folder, const char *path);
/** archive_count: how many files and folders there are in @folder itself, hidden ones too */
guint archive_count (const char *folder);

G_END_DECLS
