/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** AmendsDataPart: what the files in a data folder are for. */
typedef enum {
    AMENDS_DATA_PART_COMMENTS, /* the data file and its journal: reviews, feedback and all that was done with them */
    AMENDS_DATA_PART_BACKUPS,  /* copies of it, and what was put aside */
    AMENDS_DATA_PART_OTHER,    /* rule packs, marks and locks */
    AMENDS_N_DATA_PARTS,
} AmendsDataPart;

/**
 * amends_data_files_find_part: @path: below the data folder, "backups/amends-2026-11-22-180500Z.db"
 *
 * Returns: FALSE for what is not ours, or not of this data: files that a person keeps beside it, the sample shop's folder, the window's lock
 */
gboolean amends_data_files_find_part (const char *path, AmendsDataPart *part);

/** AmendsDataFileFunc: @path: the file; @size: bytes that it takes */
typedef gboolean (*AmendsDataFileFunc) (const char *path, AmendsDataPart part, guint64 size, gpointer user_data,
                                        GError **error);
/** amends_data_files_each: calls @func for each of our files in @folder; one that is not there has none. Blocks */
gboolean amends_data_files_each (const char *folder, AmendsDataFileFunc func, gpointer user_data,
                                 GCancellable *cancellable, GError **error);

/** AmendsDataSizes: bytes, and how many copies there are. */
typedef struct {
    guint64 bytes[AMENDS_N_DATA_PARTS];
    guint n_backups;
} AmendsDataSizes;

/** amends_data_files_measure_async: counts on a thread */
void amends_data_files_measure_async (const char *folder, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean amends_data_files_measure_finish (GAsyncResult *result, AmendsDataSizes *sizes, GError **error);

G_END_DECLS
