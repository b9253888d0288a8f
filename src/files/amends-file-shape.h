/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-delimited.h"
#include "amends-import-plan.h"
#include "amends-json-reader.h"

G_BEGIN_DECLS

/** AmendsFileShape: everything that reading a file's rows needs to know, but for what the columns mean. */
typedef struct {
    AmendsFileFormat format;
    char *encoding; /* (owned) */
    AmendsDelimitedShape delimited;
    gboolean has_header;
    AmendsJsonShape json;
    GPtrArray *columns; /* (element-type utf8) (owned): names, in order */
} AmendsFileShape;

AmendsFileShape *amends_file_shape_new (void);
AmendsFileShape *amends_file_shape_copy (const AmendsFileShape *self);
void amends_file_shape_free (AmendsFileShape *self);

/** amends_file_shape_is_json: whether rows are JSON objects */
gboolean amends_file_shape_is_json (const AmendsFileShape *self);

/**
 * amends_file_shape_sniff: finds format, separator, header and columns of a decoded sample. Keeps @self->encoding.
 * @truncated: the file goes on behind @text
 */
gboolean amends_file_shape_sniff (AmendsFileShape *self, const GString *text, gboolean truncated, GError **error);

/**
 * amends_file_shape_open: Returns: (transfer full): a reader of the rows behind the header; @input: (transfer full)
 * @columns: (nullable) (transfer none): for JSON: outlives the reader
 *
 * Errors: AMENDS_FILE_ERROR_CHANGED if the header is another one than @self has
 */
AmendsRowReader *amends_file_shape_open (const AmendsFileShape *self, AmendsFileInput *input,
                                         AmendsJsonColumns *columns, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsFileShape, amends_file_shape_free)

G_END_DECLS
