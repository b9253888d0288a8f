/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-import-plan.h"
#include "amends-record.h"

G_BEGIN_DECLS

/**
 * AmendsExportFolder: a folder of files that appears whole, or not at all: it is written beside its place under another name, which it loses when
 * everything is on the disk. Blocking, so for a thread. Errors: AMENDS_FILE_ERROR_WRITE, G_IO_ERROR_CANCELLED
 */
typedef struct _AmendsExportFolder AmendsExportFolder;

/** amends_export_folder_new: @target: must not be there, or be an empty folder */
AmendsExportFolder *amends_export_folder_new (GFile *target, GCancellable *cancellable, GError **error);

/** amends_export_folder_make: makes a folder in it */
gboolean amends_export_folder_make (AmendsExportFolder *self, const char *name, GError **error);

/** amends_export_folder_open: begins a file of records. @path: "csv/reviews.csv". Only one or two are open at a time */
gpointer amends_export_folder_open (AmendsExportFolder *self, const char *path, AmendsFileFormat format,
                                    const char *const *names, guint n_cells, GError **error);
gboolean amends_export_folder_write (AmendsExportFolder *self, gpointer file, const AmendsCell *cells, GError **error);
/** amends_export_folder_close: ends a file of records; it is in the list from now on */
gboolean amends_export_folder_close (AmendsExportFolder *self, gpointer file, GError **error);

/** amends_export_folder_add: a file as it is. @listed: in the list of files */
gboolean amends_export_folder_add (AmendsExportFolder *self, const char *path, const char *text, gsize length,
                                   gboolean listed, GError **error);

/** AmendsExportedFile: an entry of the list. */
typedef struct {
    char *path;
    gint64 n_records; /* -1: it has no records */
    guint64 size;
    char *sum; /* SHA-256 */
} AmendsExportedFile;

/** amends_export_folder_list: Returns: (transfer none) (element-type AmendsExportedFile): in the order in which they were written */
GPtrArray *amends_export_folder_list (AmendsExportFolder *self);

/** amends_export_folder_finish: gives it its name */
gboolean amends_export_folder_finish (AmendsExportFolder *self, GError **error);
/** amends_export_folder_free: removes it, unless it was finished */
void amends_export_folder_free (AmendsExportFolder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsExportFolder, amends_export_folder_free)

G_END_DECLS
