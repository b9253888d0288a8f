/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-decoder.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "amends-encoding.h"
#include "amends-import-plan.h"

#define CHUNK_SIZE (64 * 1024)
/* A longer line is judged in pieces: its encoding does not change within it, but it must not fill the memory. */
#define PIECE_MAX (256 * 1024)
#define REPLACEMENT "\xef\xbf\xbd"

struct _AmendsDecoder {
    AmendsFileInput *input; /* (owned) */
    char *encoding;         /* (owned) */
    GIConv converter;       /* (GIConv) -1 for UTF-8 */
    GByteArray *pending;    /* bytes that are not decoded yet */
    gboolean began;
};

/* windows-1252 where it differs from Latin-1; zero where it has no character. */
static const guint16 CP1252_C1[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static void
append_cp1252 (GString *text, guint8 byte)
{
    gunichar c = byte >= 0x80 && byte < 0xA0 ? CP1252_C1[byte - 0x80] : byte;

    g_string_append_unichar (text, c != 0 ? c : 0xFFFD);
}

/* A damaged line of UTF-8 keeps its other characters; a line without any is in the encoding of old Windows programs. */
static void
append_repaired (GString *text, const char *line, gsize length)
{
    gsize n_valid = 0;

    for (int pass = 0; pass < 2; pass++) {
        for (gsize i = 0; i < length;) {
            guint8 byte = (guint8) line[i];
            gunichar c = byte == 0 ? (gunichar) -1 : g_utf8_get_char_validated (line + i, (gssize) (length - i));
            gboolean bad = c == (gunichar) -1 || c == (gunichar) -2;
            gsize step = bad ? 1 : (gsize) g_unichar_to_utf8 (c, NULL);

            if (pass == 0)
                n_valid += step > 1;
            else if (!bad)
                g_string_append_len (text, line + i, (gssize) step);
            else if (n_valid > 0 || byte == 0)
                g_string_append (text, REPLACEMENT);
            else
                append_cp1252 (text, byte);
            i += step;
        }
    }
}

static void
append_utf8_line (GString *text, const char *line, gsize length)
{
    if (g_utf8_validate_len (line, length, NULL))
        g_string_append_len (text, line, (gssize) length);
    else
        append_repaired (text, line, length);
}

/* Cut before a character that the next piece completes. */
static gsize
find_char_boundary (const guint8 *data, gsize length)
{
    for (gsize back = 1; back <= 3 && back < length; back++) {
        guint8 byte = data[length - back];

        if (byte < 0x80)
            break;
        if (byte >= 0xC0)
            return length - back;
    }
    return length;
}

static void
decode_utf8 (AmendsDecoder *self, GString *text, gboolean at_end)
{
    const guint8 *data = self->pending->data;
    gsize length = self->pending->len, start = 0;

    while (start < length) {
        const guint8 *newline = memchr (data + start, '\n', length - start);
        gsize line_length;

        if (newline != NULL)
            line_length = (gsize) (newline - data) - start + 1;
        else if (at_end)
            line_length = length - start;
        else if (length - start > PIECE_MAX)
            line_length = find_char_boundary (data + start, length - start);
        else
            break;
        append_utf8_line (text, (const char *) data + start, line_length);
        start += line_length;
    }
    g_byte_array_remove_range (self->pending, 0, (guint) start);
}

static void
append_without_nul (GString *text, const char *decoded, gsize length)
{
    const char *end = decoded + length;

    while (decoded < end) {
        gsize n = strnlen (decoded, (gsize) (end - decoded));

        g_string_append_len (text, decoded, (gssize) n);
        decoded += n;
        if (decoded < end) {
            g_string_append (text, REPLACEMENT);
            decoded++;
        }
    }
}

/* Some encodings keep a letter back until they know that no mark follows: gives it out and begins anew. */
static void
flush_converter (AmendsDecoder *self, GString *text)
{
    char buffer[64];
    char *out = buffer;
    gsize out_left = sizeof buffer;

    g_iconv (self->converter, NULL, NULL, &out, &out_left);
    append_without_nul (text, buffer, sizeof buffer - out_left);
}

static void
decode_other (AmendsDecoder *self, GString *text, gboolean at_end)
{
    char *in = (char *) self->pending->data;
    gsize in_left = self->pending->len;
    char buffer[8192];
    gsize unit = g_str_has_prefix (self->encoding, "UTF-32") ? 4 : g_str_has_prefix (self->encoding, "UTF-16") ? 2 : 1;

    while (in_left > 0) {
        char *out = buffer;
        gsize out_left = sizeof buffer;
        gsize result = g_iconv (self->converter, &in, &in_left, &out, &out_left);
        int problem = result == (gsize) -1 ? errno : 0;

        append_without_nul (text, buffer, sizeof buffer - out_left);
        if (problem == E2BIG || problem == 0)
            continue;
        if (problem == EINVAL && !at_end)
            break;
        flush_converter (self, text);
        g_string_append (text, REPLACEMENT);
        unit = MIN (unit, in_left);
        in += unit;
        in_left -= unit;
    }
    if (at_end)
        flush_converter (self, text);
    g_byte_array_remove_range (self->pending, 0, self->pending->len - (guint) in_left);
}

AmendsDecoder *
amends_decoder_new (AmendsFileInput *input, const char *encoding, GError **error)
{
    g_autoptr (AmendsDecoder) self = g_new0 (AmendsDecoder, 1);

    self->input = input;
    self->encoding = g_strdup (encoding);
    self->pending = g_byte_array_new ();
    self->converter = (GIConv) -1;
    if (!g_str_equal (encoding, "UTF-8")) {
        self->converter = g_iconv_open ("UTF-8", encoding);
        if (self->converter == (GIConv) -1) {
            g_set_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_ENCODING,
                         _ ("The encoding “%s” is not known here. Choose another one, such as UTF-8."), encoding);
            return NULL;
        }
    }
    return g_steal_pointer (&self);
}

void
amends_decoder_free (AmendsDecoder *self)
{
    if (self->converter != (GIConv) -1)
        g_iconv_close (self->converter);
    g_byte_array_unref (self->pending);
    amends_file_input_free (self->input);
    g_free (self->encoding);
    g_free (self);
}

static void
skip_bom (AmendsDecoder *self)
{
    gsize n = amends_encoding_get_bom_length (self->encoding, self->pending->data, self->pending->len);

    if (n > 0)
        g_byte_array_remove_range (self->pending, 0, (guint) n);
    self->began = TRUE;
}

gboolean
amends_decoder_read (AmendsDecoder *self, GString *text, gboolean *at_end, GCancellable *cancellable, GError **error)
{
    gsize before = text->len;

    *at_end = FALSE;
    while (text->len == before && !*at_end) {
        guint filled = self->pending->len;
        gssize n;

        g_byte_array_set_size (self->pending, filled + CHUNK_SIZE);
        n = amends_file_input_read (self->input, self->pending->data + filled, CHUNK_SIZE, cancellable, error);
        g_byte_array_set_size (self->pending, filled + (guint) MAX (n, 0));
        if (n < 0)
            return FALSE;
        *at_end = n == 0;
        if (!self->began && (self->pending->len >= 4 || *at_end))
            skip_bom (self);
        if (!self->began)
            continue;
        if (self->converter == (GIConv) -1)
            decode_utf8 (self, text, *at_end);
        else
            decode_other (self, text, *at_end);
    }
    return TRUE;
}

double
amends_decoder_get_fraction (AmendsDecoder *self)
{
    return amends_file_input_get_fraction (self->input);
}
