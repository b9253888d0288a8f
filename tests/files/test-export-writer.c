/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-export-writer.h"

#include <string.h>

#include <yyjson.h>

#include "files-test.h"

static const char *const PHOTOS[] = { "https://example.com/1,2.jpg", "https://example.com/a b.jpg", NULL };

/* Texts that have broken exports before, each in every place that holds a text. */
static const char *const HOSTILE[] = {
    "=HYPERLINK(\"http://x\",\"y\")",
    "+1",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "'=1",
    "''=1",
    "'plain'",
    " = 1",
    "a,b;c\td|e",
    "say \"hi\"",
    "\"",
    "two\nlines",
    "two\r\nlines",
    "  spaces around  ",
    "&amp; <br /> &lt;",
    "None",
    "NaN",
    "null",
    "0",
    "åäö 日本語 😀",
    "\xE2\x80\xAEreversed",
    "{\"a\":1}",
    "<b>&",
    "\\ud83d",
    "ends with a backslash\\",
};

static AmendsReview *
make_hostile (guint i)
{
    g_autofree char *id = g_strdup_printf ("R%u", i);
    const char *text = HOSTILE[i];

    return amends_review_new (&(AmendsReview) {
        .id = i + 1,
        .account_id = 3,
        .external_id = id,
        .marketplace = i % 2 == 0 ? "SE" : "",
        .product_id = i % 3 == 0 ? "" : text,
        .product_title = text,
        .brand = text,
        .stars = (int) (i % 5) + 1,
        .title = text,
        .body = text,
        .language = i % 2 == 0 ? "zh-Hant" : NULL,
        .author = text,
        .published_at = i % 4 == 0 ? 0 : 1700000000 + (gint64) i,
        .verified = (AmendsTri) ((int) (i % 3) - 1),
        .helpful = (int) i,
        .photos = i % 2 == 0 ? PHOTOS : NULL,
        .url = i % 2 == 0 ? "https://www.amazon.de/gp/customer-reviews/R1ABCDEFGHIJKL?ASIN=B0ABCDEFGH" : NULL,
        .done_at = i % 2 == 0 ? 1700000500 : 0,
    });
}

static GBytes *
export_all (AmendsFileFormat format, guint n)
{
    g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
    g_autoptr (AmendsExportWriter) writer = amends_export_writer_new (stream, format);
    g_autoptr (GError) error = NULL;

    for (guint i = 0; i < n; i++) {
        g_autoptr (AmendsReview) review = make_hostile (i);

        g_assert_true (amends_export_writer_write (writer, review, NULL, &error));
        g_assert_no_error (error);
    }
    g_assert_true (amends_export_writer_finish (writer, NULL, &error));
    g_assert_no_error (error);
    g_assert_false (g_output_stream_is_closed (stream));
    g_assert_true (g_output_stream_close (stream, NULL, NULL));
    return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_round_trip (gconstpointer data)
{
    AmendsFileFormat format = GPOINTER_TO_INT (data);
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (GBytes) bytes = export_all (format, G_N_ELEMENTS (HOSTILE));
    g_autoptr (GFile) file = files_fixture_write (fixture, "B0FILENAME-DE.txt", g_bytes_get_data (bytes, NULL),
                                                  (gssize) g_bytes_get_size (bytes));
    g_autoptr (AmendsImportPlan) plan = files_probe (file, NULL);
    g_autoptr (AmendsBatch) batch = files_import (file);

    g_assert_cmpstr (amends_import_plan_get_preset (plan), ==, "amends");
    g_assert_cmpint (amends_import_plan_get_format (plan), ==, format);
    g_assert_cmpuint (batch->rejections->len, ==, 0);
    g_assert_cmpuint (batch->reviews->len, ==, G_N_ELEMENTS (HOSTILE));
    for (guint i = 0; i < batch->reviews->len; i++) {
        g_autoptr (AmendsReview) original = make_hostile (i);

        files_assert_same_review (files_batch_get (batch, i), original);
    }
}

static void
test_no_cell_runs (void)
{
    g_autoptr (GBytes) bytes = export_all (AMENDS_FILE_FORMAT_CSV, G_N_ELEMENTS (HOSTILE));
    gsize length;
    const char *text = g_bytes_get_data (bytes, &length);

    g_assert_true (
        g_str_has_prefix (text, "\xef\xbb\xbf\"id\",\"account\",\"external_id\",\"marketplace\",\"product\","));
    for (gsize i = 1; i + 1 < length; i++) {
        if (text[i - 1] == ',' && text[i] == '"' && i + 1 < length && text[i + 1] != '"')
            g_assert_null (strchr ("=+-@\t\r", text[i + 1]));
    }
    g_assert_true (text[length - 1] == '\n' && text[length - 2] == '\r');
}

static void
test_members (void)
{
    static const char *const MEMBERS[] = {
        "id",   "account",  "external_id", "marketplace",  "product",  "product_title", "brand",  "stars",   "title",
        "body", "language", "author",      "published_at", "verified", "helpful",       "photos", "done_at", "url"
    };
    g_autoptr (AmendsReview) review = make_hostile (2);
    g_autofree char *json = amends_export_review_to_json (review);
    yyjson_doc *doc = yyjson_read (json, strlen (json), 0);
    yyjson_val *root = yyjson_doc_get_root (doc);
    size_t i, n;
    yyjson_val *key, *value;

    g_assert_null (strchr (json, '\n'));
    g_assert_cmpuint (yyjson_obj_size (root), ==, G_N_ELEMENTS (MEMBERS));
    yyjson_obj_foreach (root, i, n, key, value)
    {
        g_assert_cmpstr (yyjson_get_str (key), ==, MEMBERS[i]);
    }
    g_assert_cmpstr (yyjson_get_str (yyjson_obj_get (root, "published_at")), ==, "2023-11-14T22:13:22Z");
    g_assert_cmpstr (yyjson_get_str (yyjson_obj_get (root, "done_at")), ==, "2023-11-14T22:21:40Z");
    g_assert_cmpuint (yyjson_arr_size (yyjson_obj_get (root, "photos")), ==, 2);
    yyjson_doc_free (doc);
}

static void
test_unknown_is_null (void)
{
    g_autoptr (AmendsReview) review =
        amends_review_new (&(AmendsReview) { .external_id = "R", .stars = 1, .verified = AMENDS_TRI_UNKNOWN });
    g_autofree char *json = amends_export_review_to_json (review);

    g_assert_nonnull (strstr (json, "\"verified\":null"));
    g_assert_nonnull (strstr (json, "\"published_at\":null"));
    g_assert_nonnull (strstr (json, "\"done_at\":null"));
    g_assert_nonnull (strstr (json, "\"photos\":[]"));
    g_assert_nonnull (strstr (json, "\"title\":null"));
}

static void
test_nothing_to_export (void)
{
    g_autoptr (GBytes) json = export_all (AMENDS_FILE_FORMAT_JSON, 0);
    g_autoptr (GBytes) lines = export_all (AMENDS_FILE_FORMAT_JSON_LINES, 0);
    g_autoptr (GBytes) csv = export_all (AMENDS_FILE_FORMAT_CSV, 0);
    g_autofree char *header = NULL;
    yyjson_doc *doc = yyjson_read (g_bytes_get_data (json, NULL), g_bytes_get_size (json), 0);

    g_assert_true (yyjson_is_arr (yyjson_doc_get_root (doc)));
    g_assert_cmpuint (yyjson_arr_size (yyjson_doc_get_root (doc)), ==, 0);
    g_assert_cmpuint (g_bytes_get_size (lines), ==, 0);
    header = g_strndup (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv));
    g_assert_true (g_str_has_suffix (header, "\"done_at\",\"url\"\r\n"));
    yyjson_doc_free (doc);
}

static void
test_full_disk (void)
{
    char small[64];
    g_autoptr (GOutputStream) stream = g_memory_output_stream_new (small, sizeof small, NULL, NULL);
    g_autoptr (AmendsExportWriter) writer = amends_export_writer_new (stream, AMENDS_FILE_FORMAT_CSV);
    g_autoptr (AmendsReview) review = make_hostile (0);
    g_autoptr (GError) error = NULL;

    g_assert_false (amends_export_writer_write (writer, review, NULL, &error));
    g_assert_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_WRITE);
}

static void
test_cancel (void)
{
    g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
    g_autoptr (AmendsExportWriter) writer = amends_export_writer_new (stream, AMENDS_FILE_FORMAT_JSON);
    g_autoptr (AmendsReview) review = make_hostile (0);
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;

    g_cancellable_cancel (cancellable);
    g_assert_false (amends_export_writer_write (writer, review, cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_data_func ("/export-writer/round-trip/csv", GINT_TO_POINTER (AMENDS_FILE_FORMAT_CSV), test_round_trip);
    g_test_add_data_func ("/export-writer/round-trip/tsv", GINT_TO_POINTER (AMENDS_FILE_FORMAT_TSV), test_round_trip);
    g_test_add_data_func ("/export-writer/round-trip/json", GINT_TO_POINTER (AMENDS_FILE_FORMAT_JSON), test_round_trip);
    g_test_add_data_func ("/export-writer/round-trip/json-lines", GINT_TO_POINTER (AMENDS_FILE_FORMAT_JSON_LINES),
                          test_round_trip);
    g_test_add_func ("/export-writer/no-cell-runs", test_no_cell_runs);
    g_test_add_func ("/export-writer/members", test_members);
    g_test_add_func ("/export-writer/unknown-is-null", test_unknown_is_null);
    g_test_add_func ("/export-writer/nothing-to-export", test_nothing_to_export);
    g_test_add_func ("/export-writer/full-disk", test_full_disk);
    g_test_add_func ("/export-writer/cancel", test_cancel);
    return g_test_run ();
}
