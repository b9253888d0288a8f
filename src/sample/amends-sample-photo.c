/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-photo.h"

#include <string.h>

#include "amends-sample-random.h"

#define WIDTH 240
#define HEIGHT 180
#define ROW (1 + WIDTH * 3) /* a filter byte, then red, green, blue */

static guint32
compute_crc (const guint8 *bytes, gsize length)
{
    guint32 crc = G_MAXUINT32;

    for (gsize i = 0; i < length; i++) {
        crc ^= bytes[i];
        for (int bit = 0; bit < 8; bit++)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320U : 0);
    }
    return ~crc;
}

static void
append_number (GByteArray *array, guint32 value)
{
    guint32 big = GUINT32_TO_BE (value);

    g_byte_array_append (array, (const guint8 *) &big, sizeof big);
}

static void
append_chunk (GByteArray *png, const char *type, const guint8 *bytes, gsize length)
{
    guint start;

    append_number (png, (guint32) length);
    start = png->len;
    g_byte_array_append (png, (const guint8 *) type, 4);
    if (length > 0)
        g_byte_array_append (png, bytes, (guint) length);
    append_number (png, compute_crc (png->data + start, png->len - start));
}

/* A table top, a wall, and a soft-edged round thing on it: enough to see that a picture came. */
static void
paint (guint8 *pixels, AmendsSampleRandom *random)
{
    guint8 colors[3][3];
    int x0 = amends_sample_random_between (random, WIDTH / 3, WIDTH * 2 / 3);
    int y0 = amends_sample_random_between (random, HEIGHT / 2, HEIGHT * 3 / 5);
    int radius = amends_sample_random_between (random, HEIGHT / 5, HEIGHT / 3);

    for (guint i = 0; i < 9; i++)
        colors[i / 3][i % 3] = (guint8) amends_sample_random_between (random, i < 6 ? 110 : 40, i < 6 ? 225 : 200);
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            const guint8 *ground = colors[y > HEIGHT * 2 / 3 ? 1 : 0];
            int far = (x - x0) * (x - x0) + (y - y0) * (y - y0);
            int cover = CLAMP ((radius * radius - far) / 8, 0, 256);
            int shade = 16 * (x0 - x + y0 - y) / radius;

            for (int c = 0; c < 3; c++) {
                int thing = CLAMP (colors[2][c] + shade, 0, 255);

                pixels[y * ROW + 1 + x * 3 + c] = (guint8) ((thing * cover + ground[c] * (256 - cover)) / 256);
            }
        }
    }
}

static GBytes *
deflate (const guint8 *bytes, gsize length)
{
    g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1));
    g_autoptr (GBytes) plain = g_bytes_new (bytes, length);

    return g_converter_convert_bytes (compressor, plain, NULL);
}

GBytes *
amends_sample_photo_new (const char *id)
{
    static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
    static const guint8 depth_and_color[] = { 8, 2, 0, 0, 0 }; /* eight bits, red green blue, no extras */
    g_autofree guint8 *pixels = g_malloc0 ((gsize) ROW * HEIGHT);
    g_autoptr (GByteArray) header = g_byte_array_new ();
    g_autoptr (GBytes) packed = NULL;
    GByteArray *png = g_byte_array_new ();
    AmendsSampleRandom random;

    amends_sample_random_init (&random, g_str_hash (id), strlen (id));
    paint (pixels, &random);
    packed = deflate (pixels, (gsize) ROW * HEIGHT);
    append_number (header, WIDTH);
    append_number (header, HEIGHT);
    g_byte_array_append (header, depth_and_color, sizeof depth_and_color);
    g_byte_array_append (png, signature, sizeof signature);
    append_chunk (png, "IHDR", header->data, header->len);
    append_chunk (png, "IDAT", g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
    append_chunk (png, "IEND", NULL, 0);
    return g_byte_array_free_to_bytes (png);
}
