/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "files-test.h"

#define MEGABYTE (1024 * 1024)

/* Resident memory in bytes, as the kernel counts it. */
static gsize
get_resident (void)
{
    g_autofree char *text = NULL;
    guint64 n_pages = 0;

    g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
    n_pages = g_ascii_strtoull (strchr (text, ' ') + 1, NULL, 10);
    return n_pages * (gsize) sysconf (_SC_PAGESIZE);
}

typedef int (*WriteRow) (FILE *stream, guint i);

#define LONG_TEXT "Text of review %u, which is as long as many are, and goes on for a while so that the file grows."

static int
write_csv_row (FILE *stream, guint i)
{
    return fprintf (stream, "%s%u,Customer %u,\"" LONG_TEXT "\"", i > 0 ? "\n" : "", i % 5 + 1, i, i);
}

static int
write_json_row (FILE *stream, guint i)
{
    return fprintf (stream, "%s{\"stars\":%u,\"author\":\"Customer %u\",\"body\":\"" LONG_TEXT "\"}", i > 0 ? "," : "",
                    i % 5 + 1, i, i);
}

static GFile *
write_large (FilesFixture *fixture, gsize size, const char *head, WriteRow write_row, const char *tail)
{
    g_autofree char *path = g_build_filename (fixture->dir, "large", NULL);
    FILE *stream = fopen (path, "w");
    gsize n_written = 0;

    g_assert_nonnull (stream);
    fputs (head, stream);
    for (guint i = 0; n_written < size; i++)
        n_written += (gsize) write_row (stream, i);
    fputs (tail, stream);
    g_assert_cmpint (fclose (stream), ==, 0);
    return g_file_new_for_path (path);
}

static AmendsBatchSource *
open_source (GFile *file)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsImportPlan) plan = files_probe (file, &error);
    AmendsBatchSource *source;

    g_assert_no_error (error);
    source = amends_import_plan_open (plan, &error);
    g_assert_no_error (error);
    return source;
}

/* Reads and throws away; returns how many rows there were. */
static guint64
drain (AmendsBatchSource *source, gsize *most_resident)
{
    guint64 n_read = 0;
    double fraction = 0.0;

    for (;;) {
        g_autoptr (AmendsBatch) batch = NULL;
        g_autoptr (GError) error = NULL;

        g_assert_true (amends_batch_source_read (source, 500, &batch, NULL, &error));
        g_assert_no_error (error);
        g_assert_cmpfloat (amends_batch_source_get_fraction (source), >=, fraction);
        fraction = amends_batch_source_get_fraction (source);
        *most_resident = MAX (*most_resident, get_resident ());
        if (batch == NULL)
            break;
        g_assert_cmpuint (batch->rejections->len, ==, 0);
        n_read += batch->n_read;
    }
    g_assert_cmpfloat (fraction, ==, 1.0);
    return n_read;
}

/* What stays in memory does not follow the file's size. */
static void
test_memory_stays_flat (void)
{
    static const struct {
        const char *name;
        gsize size;
        const char *head;
        WriteRow write_row;
        const char *tail;
    } KINDS[] = {
        { "CSV", 60 * MEGABYTE, "stars,author,body\n", write_csv_row, "\n" },
        { "JSON", 40 * MEGABYTE, "{\"reviews\":[", write_json_row, "]}" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++) {
        g_autoptr (FilesFixture) fixture = files_fixture_new ();
        g_autoptr (GFile) file = write_large (fixture, KINDS[i].size, KINDS[i].head, KINDS[i].write_row, KINDS[i].tail);
        g_autoptr (AmendsBatchSource) source = open_source (file);
        gsize before = get_resident ();
        gsize most = before;
        gint64 start = g_get_monotonic_time ();
        guint64 n_read = drain (source, &most);

        g_test_message ("%s: %" G_GUINT64_FORMAT " rows, %.1f s, %.1f MB more in memory", KINDS[i].name, n_read,
                        (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC,
                        (double) (most - before) / MEGABYTE);
        g_assert_cmpuint (n_read, >, 250000);
#ifndef __SANITIZE_ADDRESS__ /* which keeps what was freed */
        g_assert_cmpuint (most - before, <, KINDS[i].size * 2 / 3);
#endif
    }
}

static void
test_batches (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (GFile) file = files_fixture_write (fixture, "f.csv", "stars,body\n5,a\nx,b\n4,c\n3,d\n2,e\n", -1);
    g_autoptr (AmendsBatchSource) source = open_source (file);
    guint64 sizes[4] = { 0 };

    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
        g_autoptr (AmendsBatch) batch = NULL;

        g_assert_true (amends_batch_source_read (source, 2, &batch, NULL, NULL));
        sizes[i] = batch != NULL ? batch->n_read : 0;
    }
    /* Rows that were refused count as read; after the end there is nothing, again and again. */
    g_assert_cmpuint (sizes[0], ==, 2);
    g_assert_cmpuint (sizes[1], ==, 2);
    g_assert_cmpuint (sizes[2], ==, 1);
    g_assert_cmpuint (sizes[3], ==, 0);
}

/* A line that cannot be read is told of wherever it stands, before the header too. */
static void
test_damage_before_the_header (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (GFile) file = files_fixture_write (
        fixture, "f.csv", "\"never closed,x\nwhat they said,how much\nGood lamp it is,5\nA bad lamp it is,1\n", -1);
    g_autoptr (AmendsBatch) batch = files_import (file);

    g_assert_cmpuint (batch->reviews->len, ==, 2);
    g_assert_cmpuint (batch->rejections->len, ==, 1);
    g_assert_cmpuint (files_batch_get_rejection (batch, 0)->line, ==, 1);
    g_assert_cmpuint (batch->n_read, ==, 3);
}

static void
test_products (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (GFile) file = files_fixture_write (
        fixture, "f.csv",
        "stars,body,sku,product_title,brand\n5,a,P1,Lamp,Lumi\n4,b,P1,Lamp,Lumi\n3,c,P2,Bulb,\n2,d,P3,,\n", -1);
    g_autoptr (AmendsBatch) batch = files_import (file);
    const AmendsProduct *first;

    g_assert_cmpuint (batch->products->len, ==, 2);
    first = g_ptr_array_index (batch->products, 0);
    g_assert_cmpstr (first->external_id, ==, "P1");
    g_assert_cmpstr (first->title, ==, "Lamp");
    g_assert_cmpstr (first->brand, ==, "Lumi");
}

static void
test_cancel (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (GFile) file = files_fixture_write (fixture, "f.csv", "stars,body\n5,a\n4,b\n", -1);
    g_autoptr (AmendsBatchSource) source = open_source (file);
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (AmendsBatch) batch = NULL;
    g_autoptr (GError) error = NULL;

    g_cancellable_cancel (cancellable);
    g_assert_false (amends_batch_source_read (source, 10, &batch, cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_null (batch);
}

static void
test_file_changes_while_it_is_read (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (GFile) file = write_large (fixture, 2 * MEGABYTE, "stars,author,body\n", write_csv_row, "\n");
    g_autoptr (AmendsBatchSource) source = open_source (file);
    g_autoptr (AmendsBatch) first = NULL;
    g_autoptr (AmendsBatch) rest = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_true (amends_batch_source_read (source, 10, &first, NULL, NULL));
    g_assert_cmpuint (first->n_read, ==, 10);
    g_assert_cmpint (truncate (g_file_peek_path (file), 0), ==, 0);
    rest = files_read_all (source, 100, &error);
    g_assert_null (rest);
    g_assert_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_CHANGED);
}

static void
test_file_changes_before_it_is_read (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (GFile) file = files_fixture_write (fixture, "f.csv", "stars,body\n5,a\n", -1);
    g_autoptr (AmendsBatchSource) source = open_source (file);
    g_autoptr (GFile) other = files_fixture_write (fixture, "f.csv", "body,stars\na,5\n", -1);
    g_autoptr (AmendsBatch) batch = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_false (amends_batch_source_read (source, 10, &batch, NULL, &error));
    g_assert_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_CHANGED);
}

static void
test_compressed (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    static const char TEXT[] = "stars,body\n5,å\n4,b\n";
    g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1));
    g_autoptr (GBytes) plain = g_bytes_new_static (TEXT, strlen (TEXT));
    g_autoptr (GBytes) packed = g_converter_convert_bytes (compressor, plain, NULL);
    g_autoptr (GFile) file =
        files_fixture_write (fixture, "f.csv.gz", g_bytes_get_data (packed, NULL), (gssize) g_bytes_get_size (packed));
    g_autoptr (AmendsBatch) batch = files_import (file);

    g_assert_cmpuint (batch->reviews->len, ==, 2);
    g_assert_cmpstr (files_batch_get (batch, 0)->body, ==, "å");
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/file-source/memory-stays-flat", test_memory_stays_flat);
    g_test_add_func ("/file-source/batches", test_batches);
    g_test_add_func ("/file-source/damage-before-the-header", test_damage_before_the_header);
    g_test_add_func ("/file-source/products", test_products);
    g_test_add_func ("/file-source/cancel", test_cancel);
    g_test_add_func ("/file-source/changes-while-read", test_file_changes_while_it_is_read);
    g_test_add_func ("/file-source/changes-before", test_file_changes_before_it_is_read);
    g_test_add_func ("/file-source/compressed", test_compressed);
    return g_test_run ();
}
