/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-photo.h"

#include <string.h>

/* Reads one chunk's length, and checks its type and its checksum by the table-less definition of the PNG specification. */
static gsize
skip_chunk (const guint8 *bytes, const char *type)
{
    guint32 length;
    guint32 stored;
    guint32 crc = G_MAXUINT32;

    memcpy (&length, bytes, 4);
    length = GUINT32_FROM_BE (length);
    g_assert_cmpmem (bytes + 4, 4, type, 4);
    for (guint i = 0; i < length + 4; i++) {
        for (guint bit = 0; bit < 8; bit++) {
            guint mixed = (crc ^ (guint) (bytes[4 + i] >> bit)) & 1;

            crc = (crc >> 1) ^ (mixed != 0 ? 0xedb88320U : 0);
        }
    }
    memcpy (&stored, bytes + 8 + length, 4);
    g_assert_cmphex (GUINT32_FROM_BE (stored), ==, ~crc);
    return 12 + (gsize) length;
}

static void
test_is_a_png (void)
{
    g_autoptr (GBytes) photo = amends_sample_photo_new ("R3K9V0W2MZ7QXA-1");
    gsize size;
    const guint8 *bytes = g_bytes_get_data (photo, &size);
    gsize at = 8;

    g_assert_cmpmem (bytes, 8, "\211PNG\r\n\032\n", 8);
    at += skip_chunk (bytes + at, "IHDR");
    at += skip_chunk (bytes + at, "IDAT");
    at += skip_chunk (bytes + at, "IEND");
    g_assert_cmpuint (at, ==, size);
    g_assert_cmpuint (size, <, 60000);
}

static void
test_pixels_are_whole (void)
{
    g_autoptr (GBytes) photo = amends_sample_photo_new ("A");
    const guint8 *bytes = g_bytes_get_data (photo, NULL);
    g_autoptr (GConverter) inflate = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
    g_autoptr (GBytes) packed = NULL;
    g_autoptr (GBytes) pixels = NULL;
    g_autoptr (GError) error = NULL;
    guint32 length;

    memcpy (&length, bytes + 33, 4);
    packed = g_bytes_new (bytes + 41, GUINT32_FROM_BE (length));
    pixels = g_converter_convert_bytes (inflate, packed, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (g_bytes_get_size (pixels), ==, 180 * (1 + 240 * 3));
}

static void
test_depends_on_id_alone (void)
{
    g_autoptr (GBytes) photo = amends_sample_photo_new ("R1-1");
    g_autoptr (GBytes) same = amends_sample_photo_new ("R1-1");
    g_autoptr (GBytes) other = amends_sample_photo_new ("R1-2");

    g_assert_true (g_bytes_equal (photo, same));
    g_assert_false (g_bytes_equal (photo, other));
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sample/photo/png", test_is_a_png);
    g_test_add_func ("/sample/photo/pixels", test_pixels_are_whole);
    g_test_add_func ("/sample/photo/depends-on-id", test_depends_on_id_alone);
    return g_test_run ();
}
