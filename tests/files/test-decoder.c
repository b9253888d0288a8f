/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-decoder.h"

#include <string.h>

#include "amends-import-plan.h"
#include "amends-line-reader.h"
#include "amends-row.h"

static AmendsDecoder *
make_decoder (const void *data, gsize length, const char *encoding)
{
    g_autoptr (GBytes) bytes = g_bytes_new (data, length);
    g_autoptr (GError) error = NULL;
    AmendsDecoder *decoder = amends_decoder_new (amends_file_input_new_for_bytes (bytes), encoding, &error);

    g_assert_no_error (error);
    return decoder;
}

static char *
decode (const void *data, gsize length, const char *encoding)
{
    g_autoptr (AmendsDecoder) decoder = make_decoder (data, length, encoding);
    GString *text = g_string_new (NULL);
    gboolean at_end = FALSE;

    while (!at_end) {
        g_autoptr (GError) error = NULL;

        g_assert_true (amends_decoder_read (decoder, text, &at_end, NULL, &error));
        g_assert_no_error (error);
    }
    g_assert_true (g_utf8_validate_len (text->str, text->len, NULL));
    return g_string_free (text, FALSE);
}

static void
test_encodings (void)
{
    static const struct {
        const char *bytes;
        gsize length;
        const char *encoding;
        const char *text;
    } CASES[] = {
        { "G\xc3\xa5r", 4, "UTF-8", "Går" },
        { "\xef\xbb\xbfhej", 6, "UTF-8", "hej" },
        { "\xff\xfeh\0\xe5\0", 6, "UTF-16LE", "hå" },
        { "h\0\xe5\0", 4, "UTF-16LE", "hå" },
        { "\xfe\xff\0h\0\xe5", 6, "UTF-16BE", "hå" },
        { "\x3d\xd8\x00\xde", 4, "UTF-16LE", "😀" },
        { "\x80 5 \x93so\x94", 8, "WINDOWS-1252", "€ 5 “so”" },
        { "\x93\xfa\x96\x7b\x87\x40", 6, "CP932", "日本①" },
        { "\xb0\xd7", 2, "BIG5", "啞" },
        /* mixed and damaged */
        { "\xc3\xa5\nG\xe5r \x80\n", 9, "UTF-8", "å\nGår €\n" },
        { "\xc3\xa5 \xe2\x82 x\n", 8, "UTF-8", "å \xef\xbf\xbd\xef\xbf\xbd x\n" },
        { "a\0b\n", 4, "UTF-8",
          "a\xef\xbf\xbd"
          "b\n" },
        { "a\0\0\0b\0", 6, "UTF-16LE",
          "a\xef\xbf\xbd"
          "b" },
        { "\x00\xd8"
          "a\0",
          4, "UTF-16LE",
          "\xef\xbf\xbd"
          "a" },
        { "a\x81", 2, "CP932", "a\xef\xbf\xbd" },
        { "\x81z", 2, "WINDOWS-1252", "\xef\xbf\xbdz" },
        { "ab", 2, "UTF-8", "ab" },
        /* kept back until it is known that no mark follows */
        { "tra", 3, "WINDOWS-1258", "tra" },
        { "a\xf2", 2, "WINDOWS-1258", "ạ" },
        { "\x88\x62", 2, "BIG5-HKSCS", "Ê̄" },
        { "\x88\x66\xff\x88\x66", 5, "BIG5-HKSCS", "Ê\xef\xbf\xbdÊ" },
        { "", 0, "UTF-8", "" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *text = decode (CASES[i].bytes, CASES[i].length, CASES[i].encoding);

        g_test_message ("case %u", i);
        g_assert_cmpstr (text, ==, CASES[i].text);
    }
}

/* Characters lie across the pieces in which a file is read, whatever their width and wherever the first begins. */
static void
test_pieces (void)
{
    static const char *const ENCODINGS[] = { "UTF-8", "UTF-16LE", "CP932", "GB18030" };

    for (guint i = 0; i < G_N_ELEMENTS (ENCODINGS); i++) {
        for (guint shift = 0; shift < 4; shift++) {
            g_autoptr (GString) text = g_string_new (NULL);
            g_autofree char *bytes = NULL;
            g_autofree char *decoded = NULL;
            gsize length;

            for (guint n = 0; n < shift; n++)
                g_string_append_c (text, 'x');
            while (text->len < 700 * 1024)
                g_string_append (text, "日本");
            bytes = g_convert (text->str, (gssize) text->len, ENCODINGS[i], "UTF-8", NULL, &length, NULL);
            decoded = decode (bytes, length, ENCODINGS[i]);
            g_assert_true (g_str_equal (decoded, text->str));
        }
    }
}

static void
test_unknown_encoding (void)
{
    g_autoptr (GBytes) bytes = g_bytes_new_static ("a", 1);
    g_autoptr (GError) error = NULL;

    g_assert_null (amends_decoder_new (amends_file_input_new_for_bytes (bytes), "no-such", &error));
    g_assert_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_ENCODING);
}

static void
test_lines (void)
{
    static const struct {
        const char *text;
        const char *lines[5];
    } CASES[] = {
        { "a\nb\n", { "a\n", "b\n" } },
        { "a\nb", { "a\n", "b\n" } },
        { "a\r\nb\r\n", { "a\r\n", "b\r\n" } },
        { "a\rb\rc", { "a\n", "b\n", "c\n" } },
        { "a\rb\nc", { "a\rb\n", "c\n" } },
        { "\n\n", { "\n", "\n" } },
        { "", { NULL } },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsLineReader) reader =
            amends_line_reader_new (make_decoder (CASES[i].text, strlen (CASES[i].text), "UTF-8"));
        guint n = 0;

        for (;;) {
            const char *line;
            gsize length;
            gboolean cut;

            g_assert_true (amends_line_reader_next (reader, &line, &length, &cut, NULL, NULL));
            if (line == NULL)
                break;
            g_assert_false (cut);
            g_assert_cmpuint (amends_line_reader_get_line (reader), ==, n + 1);
            g_assert_cmpmem (line, length, CASES[i].lines[n], strlen (CASES[i].lines[n]));
            n++;
        }
        g_assert_null (CASES[i].lines[n]);
    }
}

static void
test_long_line_is_passed_over (void)
{
    g_autofree char *data = g_strnfill (AMENDS_RECORD_MAX * 2, 'x');
    g_autofree char *text = g_strconcat ("first\n", data, "\nlast\n", NULL);
    g_autoptr (AmendsLineReader) reader = amends_line_reader_new (make_decoder (text, strlen (text), "UTF-8"));
    const char *line;
    gsize length;
    gboolean cut;

    g_assert_true (amends_line_reader_next (reader, &line, &length, &cut, NULL, NULL));
    g_assert_cmpmem (line, length, "first\n", 6);
    g_assert_true (amends_line_reader_next (reader, &line, &length, &cut, NULL, NULL));
    g_assert_true (cut);
    g_assert_cmpuint (length, <=, 1);
    g_assert_true (amends_line_reader_next (reader, &line, &length, &cut, NULL, NULL));
    g_assert_cmpmem (line, length, "last\n", 5);
    g_assert_cmpuint (amends_line_reader_get_line (reader), ==, 3);
    g_assert_true (amends_line_reader_next (reader, &line, &length, &cut, NULL, NULL));
    g_assert_null (line);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/decoder/encodings", test_encodings);
    g_test_add_func ("/decoder/pieces", test_pieces);
    g_test_add_func ("/decoder/unknown-encoding", test_unknown_encoding);
    g_test_add_func ("/line-reader/lines", test_lines);
    g_test_add_func ("/line-reader/long-line-is-passed-over", test_long_line_is_passed_over);
    return g_test_run ();
}
