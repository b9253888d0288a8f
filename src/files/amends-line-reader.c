/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-line-reader.h"

#include <string.h>

#include "amends-row.h"

/* How far to look for the first line feed before a file is taken for one with CR only. */
#define LOOK_FOR_LF (256 * 1024)
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

struct _AmendsLineReader {
    AmendsDecoder *decoder; /* (owned) */
    GString *text;
    gsize start; /* of what was not returned yet */
    guint64 line;
    gboolean at_end;
    gboolean began;
    gboolean only_cr;
};

AmendsLineReader *
amends_line_reader_new (AmendsDecoder *decoder)
{
    AmendsLineReader *self = g_new0 (AmendsLineReader, 1);

    self->decoder = decoder;
    self->text = g_string_new (NULL);
    return self;
}

void
amends_line_reader_free (AmendsLineReader *self)
{
    amends_decoder_free (self->decoder);
    g_string_free (self->text, TRUE);
    g_free (self);
}

gboolean
amends_lines_have_only_cr (const char *text, gsize length)
{
    length = MIN (length, LOOK_FOR_LF);
    return memchr (text, '\n', length) == NULL && memchr (text, '\r', length) != NULL;
}

void
amends_lines_replace_cr (char *text, gsize length)
{
    for (char *c = memchr (text, '\r', length); c != NULL; c = memchr (c, '\r', length - (gsize) (c - text)))
        *c = '\n';
}

void
amends_line_pass_mark (const char **line, gsize *length)
{
    if (*length >= strlen (BYTE_ORDER_MARK) && memcmp (*line, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0) {
        *line += strlen (BYTE_ORDER_MARK);
        *length -= strlen (BYTE_ORDER_MARK);
    }
}

static gboolean
fill (AmendsLineReader *self, GCancellable *cancellable, GError **error)
{
    gsize before;

    if (self->start > 0) {
        g_string_erase (self->text, 0, (gssize) self->start);
        self->start = 0;
    }
    before = self->text->len;
    if (!amends_decoder_read (self->decoder, self->text, &self->at_end, cancellable, error))
        return FALSE;
    if (self->only_cr)
        amends_lines_replace_cr (self->text->str + before, self->text->len - before);
    return TRUE;
}

static gboolean
begin (AmendsLineReader *self, GCancellable *cancellable, GError **error)
{
    while (!self->at_end && self->text->len < LOOK_FOR_LF && memchr (self->text->str, '\n', self->text->len) == NULL) {
        if (!fill (self, cancellable, error))
            return FALSE;
    }
    self->only_cr = amends_lines_have_only_cr (self->text->str, self->text->len);
    if (self->only_cr)
        amends_lines_replace_cr (self->text->str, self->text->len);
    self->began = TRUE;
    return TRUE;
}

/* Drops what follows up to the line's end. */
static gboolean
skip_rest (AmendsLineReader *self, GCancellable *cancellable, GError **error)
{
    for (;;) {
        const char *rest = self->text->str + self->start;
        const char *newline = memchr (rest, '\n', self->text->len - self->start);

        if (newline != NULL) {
            self->start += (gsize) (newline - rest) + 1;
            return TRUE;
        }
        self->start = self->text->len;
        if (self->at_end)
            return TRUE;
        if (!fill (self, cancellable, error))
            return FALSE;
    }
}

/* The line begins at self->start and is whole, or over the limit. */
static gboolean
take_line (AmendsLineReader *self, const char **line, gsize *length, gboolean *cut, GCancellable *cancellable,
           GError **error)
{
    const char *rest = self->text->str + self->start;
    gsize available = self->text->len - self->start;
    const char *newline = memchr (rest, '\n', available);

    self->line++;
    *cut = newline == NULL && available > AMENDS_RECORD_MAX;
    if (*cut) {
        self->start = self->text->len;
        if (!skip_rest (self, cancellable, error))
            return FALSE;
        *line = "\n";
        *length = 1;
        return TRUE;
    }
    /* The last line may lack its end. */
    if (newline == NULL) {
        g_string_append_c (self->text, '\n');
        rest = self->text->str + self->start;
        newline = rest + available;
    }
    *line = rest;
    *length = (gsize) (newline - rest) + 1;
    self->start += *length;
    return TRUE;
}

gboolean
amends_line_reader_next (AmendsLineReader *self, const char **line, gsize *length, gboolean *cut,
                         GCancellable *cancellable, GError **error)
{
    gsize searched = 0;

    *line = NULL;
    *length = 0;
    *cut = FALSE;
    if (!self->began && !begin (self, cancellable, error))
        return FALSE;
    for (;;) {
        gsize available = self->text->len - self->start;
        const char *rest = self->text->str + self->start;
        const char *newline = memchr (rest + searched, '\n', available - searched);

        if (newline != NULL || (self->at_end && available > 0) || available > AMENDS_RECORD_MAX)
            break;
        if (self->at_end)
            return TRUE;
        searched = available;
        if (!fill (self, cancellable, error))
            return FALSE;
    }
    return take_line (self, line, length, cut, cancellable, error);
}

guint64
amends_line_reader_get_line (AmendsLineReader *self)
{
    return self->line;
}

double
amends_line_reader_get_fraction (AmendsLineReader *self)
{
    return amends_decoder_get_fraction (self->decoder);
}
