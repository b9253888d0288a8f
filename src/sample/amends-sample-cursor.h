/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
    AMENDS_SAMPLE_CURSOR_OK,
    AMENDS_SAMPLE_CURSOR_INVALID, /* never came from here, or from another list */
    AMENDS_SAMPLE_CURSOR_EXPIRED, /* came from a shop of another day, size or seed */
} AmendsSampleCursorState;

/** AmendsSampleCursor: where a page ended: the next begins with the first row that sorts after it. */
typedef struct {
    const char *list; /* which list: static */
    guint32 stamp;    /* AmendsSampleData.stamp */
    gint64 since;     /* what the first page was asked for */
    gint64 updated_at;
    char *id; /* owned */
} AmendsSampleCursor;

void amends_sample_cursor_clear (AmendsSampleCursor *self);

/** amends_sample_cursor_encode: Returns: (transfer full): URL-safe text */
char *amends_sample_cursor_encode (const AmendsSampleCursor *self);

/** amends_sample_cursor_decode: @self: its list and stamp are what is expected; the rest is filled on success */
AmendsSampleCursorState amends_sample_cursor_decode (AmendsSampleCursor *self, const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AmendsSampleCursor, amends_sample_cursor_clear)

G_END_DECLS
