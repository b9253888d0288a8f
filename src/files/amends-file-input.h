/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AmendsFileInput: the bytes of one ordinary file, unpacked if it is gzip. Never follows into folders, pipes or devices, and
 * notices when the file changes while it is read. Blocking; one thread at a time, but for the fraction.
 */
typedef struct _AmendsFileInput AmendsFileInput;

/**
 * amends_file_input_open: Returns: (transfer full) (nullable): @file, opened
 *
 * Errors: AMENDS_FILE_ERROR_UNREADABLE for what is no ordinary file or is a format that cannot hold plain rows (an Excel
 * workbook), AMENDS_FILE_ERROR_EMPTY, G_IO_ERROR_CANCELLED.
 */
AmendsFileInput *amends_file_input_open (GFile *file, GCancellable *cancellable, GError **error);

/** amends_file_input_new_for_bytes: Returns: (transfer full): reads from memory */
AmendsFileInput *amends_file_input_new_for_bytes (GBytes *bytes);

void amends_file_input_free (AmendsFileInput *self);

/**
 * amends_file_input_read: Returns: the bytes read, 0 at the end, -1 with @error set
 *
 * Errors: AMENDS_FILE_ERROR_CHANGED, AMENDS_FILE_ERROR_SYNTAX (damaged gzip), AMENDS_FILE_ERROR_UNREADABLE.
 */
gssize amends_file_input_read (AmendsFileInput *self, void *buffer, gsize size, GCancellable *cancellable,
                               GError **error);

/** amends_file_input_get_fraction: Returns: 0.0 to 1.0, by the bytes on the disk */
double amends_file_input_get_fraction (AmendsFileInput *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsFileInput, amends_file_input_free)

G_END_DECLS
