/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-decoder.h"

G_BEGIN_DECLS

/**
 * AmendsLineReader: the lines of a decoded text, each with a line feed at its end. CR LF stays as it is; a file that has only CR is read as
 * if it had LF. A line over AMENDS_RECORD_MAX is passed over: @cut is TRUE and it is empty.
 */
typedef struct _AmendsLineReader AmendsLineReader;

/** amends_line_reader_new: @decoder: (transfer full) */
AmendsLineReader *amends_line_reader_new (AmendsDecoder *decoder);
void amends_line_reader_free (AmendsLineReader *self);

/**
 * amends_line_reader_next: @line: (out) (transfer none) (nullable): valid until the next call; %NULL at the end. @cut: (out): it was too long
 *
 * Returns: %FALSE with @error set
 */
gboolean amends_line_reader_next (AmendsLineReader *self, const char **line, gsize *length, gboolean *cut,
                                  GCancellable *cancellable, GError **error);

/** amends_line_reader_get_line: Returns: the number of the line returned last, from 1 */
guint64 amends_line_reader_get_line (AmendsLineReader *self);
double amends_line_reader_get_fraction (AmendsLineReader *self);

/** amends_lines_have_only_cr: whether the lines of a file that begins with @text end with a carriage return and nothing else */
gboolean amends_lines_have_only_cr (const char *text, gsize length);
/** amends_lines_replace_cr: makes a line feed of each carriage return */
void amends_lines_replace_cr (char *text, gsize length);

/** amends_line_pass_mark: moves @line behind a byte order mark: each of several files that were put together may begin with one */
void amends_line_pass_mark (const char **line, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsLineReader, amends_line_reader_free)

G_END_DECLS
