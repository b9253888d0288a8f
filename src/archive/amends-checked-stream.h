/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** AmendsCheckedStream: passes on what is written to it, counts the bytes and makes their SHA-256. */
#define AMENDS_TYPE_CHECKED_STREAM (amends_checked_stream_get_type ())
G_DECLARE_FINAL_TYPE (AmendsCheckedStream, amends_checked_stream, AMENDS, CHECKED_STREAM, GFilterOutputStream)

AmendsCheckedStream *amends_checked_stream_new (GOutputStream *base);
guint64 amends_checked_stream_get_size (AmendsCheckedStream *self);
/** amends_checked_stream_get_sum: Returns: the SHA-256 in hexadecimal digits; nothing can be written after that */
const char *amends_checked_stream_get_sum (AmendsCheckedStream *self);

G_END_DECLS
