/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-checked-stream.h"

#include <string.h>

static void
test_sum (void)
{
    g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
    g_autoptr (AmendsCheckedStream) stream = amends_checked_stream_new (memory);
    g_autoptr (GError) error = NULL;
    g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "Hello, world", -1);

    g_assert_true (g_output_stream_write_all (G_OUTPUT_STREAM (stream), "Hello", 5, NULL, NULL, &error));
    g_assert_true (g_output_stream_write_all (G_OUTPUT_STREAM (stream), ", world", 7, NULL, NULL, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (amends_checked_stream_get_size (stream), ==, 12);
    g_assert_cmpstr (amends_checked_stream_get_sum (stream), ==, sum);
    g_assert_cmpmem (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)), 12, "Hello, world", 12);
    g_assert_true (g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, NULL));
    g_assert_false (g_output_stream_is_closed (memory));
}

/* What did not get through does not count. */
static void
test_full (void)
{
    char room[8];
    g_autoptr (GOutputStream) memory = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
    g_autoptr (AmendsCheckedStream) stream = amends_checked_stream_new (memory);
    g_autoptr (GError) error = NULL;
    g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "Hello, w", -1);

    g_assert_false (g_output_stream_write_all (G_OUTPUT_STREAM (stream), "Hello, world", 12, NULL, NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
    g_assert_cmpuint (amends_checked_stream_get_size (stream), ==, 8);
    g_assert_cmpstr (amends_checked_stream_get_sum (stream), ==, sum);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/checked-stream/sum", test_sum);
    g_test_add_func ("/checked-stream/full", test_full);
    return g_test_run ();
}
