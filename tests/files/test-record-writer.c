/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-record-writer.h"

#include <string.h>

static const char *const NAMES[] = { "number", "text", "at", "yes", "list", "none" };
static const char *const LIST[] = { "a", "b", NULL };
#define N_CELLS G_N_ELEMENTS (NAMES)

static char *
write_two (AmendsFileFormat format)
{
    g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
    g_autoptr (AmendsRecordWriter) writer = amends_record_writer_new (stream, format, NAMES, N_CELLS);
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = NULL;
    const AmendsCell known[N_CELLS] = { amends_cell_number (-7),     amends_cell_text ("=1 \"x\""),
                                        amends_cell_instant (86400), amends_cell_truth (1),
                                        amends_cell_list (LIST),     { .kind = AMENDS_CELL_NOTHING } };
    const AmendsCell unknown[N_CELLS] = { amends_cell_number (0),  amends_cell_text (NULL),
                                          amends_cell_instant (0), amends_cell_truth (-1),
                                          amends_cell_list (NULL), { .kind = AMENDS_CELL_NOTHING } };

    g_assert_true (amends_record_writer_write (writer, known, NULL, &error));
    g_assert_true (amends_record_writer_write (writer, unknown, NULL, &error));
    g_assert_true (amends_record_writer_finish (writer, NULL, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (amends_record_writer_get_n_written (writer), ==, 2);
    g_output_stream_close (stream, NULL, NULL);
    bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
    return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

#define KNOWN                                                                                                          \
    "{\"number\":-7,\"text\":\"=1 \\\"x\\\"\",\"at\":\"1970-01-02T00:00:00Z\",\"yes\":true,\"list\":[\"a\",\"b\"],\"none\":null}"
#define UNKNOWN "{\"number\":0,\"text\":null,\"at\":null,\"yes\":null,\"list\":[],\"none\":null}"

static void
test_formats (void)
{
    static const struct {
        AmendsFileFormat format;
        const char *text;
    } CASES[] = {
        { AMENDS_FILE_FORMAT_CSV, "\xef\xbb\xbf\"number\",\"text\",\"at\",\"yes\",\"list\",\"none\"\r\n"
                                  "\"-7\",\"'=1 \"\"x\"\"\",\"1970-01-02T00:00:00Z\",\"true\",\"a\nb\",\"\"\r\n"
                                  "\"0\",\"\",\"\",\"\",\"\",\"\"\r\n" },
        { AMENDS_FILE_FORMAT_TSV, "\xef\xbb\xbf\"number\"\t\"text\"\t\"at\"\t\"yes\"\t\"list\"\t\"none\"\r\n"
                                  "\"-7\"\t\"'=1 \"\"x\"\"\"\t\"1970-01-02T00:00:00Z\"\t\"true\"\t\"a\nb\"\t\"\"\r\n"
                                  "\"0\"\t\"\"\t\"\"\t\"\"\t\"\"\t\"\"\r\n" },
        { AMENDS_FILE_FORMAT_JSON_LINES, KNOWN "\n" UNKNOWN "\n" },
        { AMENDS_FILE_FORMAT_JSON, "[\n" KNOWN ",\n" UNKNOWN "\n]\n" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *text = write_two (CASES[i].format);

        g_assert_cmpstr (text, ==, CASES[i].text);
    }
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/record-writer/formats", test_formats);
    return g_test_run ();
}
