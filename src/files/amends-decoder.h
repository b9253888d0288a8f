/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-file-input.h"

G_BEGIN_DECLS

/**
 * AmendsDecoder: turns the bytes of a file into valid UTF-8 without NUL, a piece at a time. Where a line of a UTF-8 file is in another
 * encoding it is taken for windows-1252; what cannot be decoded becomes U+FFFD. A byte order mark is left out.
 */
typedef struct _AmendsDecoder AmendsDecoder;

/** amends_decoder_new: @input: (transfer full); @encoding: a name from amends_encoding_detect() or _normalize() */
AmendsDecoder *amends_decoder_new (AmendsFileInput *input, const char *encoding, GError **error);
void amends_decoder_free (AmendsDecoder *self);

/** amends_decoder_read: appends the next piece to @text; @at_end: (out): nothing will follow */
gboolean amends_decoder_read (AmendsDecoder *self, GString *text, gboolean *at_end, GCancellable *cancellable,
                              GError **error);
double amends_decoder_get_fraction (AmendsDecoder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsDecoder, amends_decoder_free)

G_END_DECLS
