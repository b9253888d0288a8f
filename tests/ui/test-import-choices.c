/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-encoding-choice.h"
#include "amends-export-job.h"
#include "amends-file-problem.h"
#include "amends-import-plan.h"
#include "amends-import-result.h"
#include "amends-store.h"

static void
test_encodings (void)
{
    guint n = 0;
    const AmendsEncodingChoice *choices = amends_encoding_choice_list (&n);

    g_assert_cmpuint (n, >=, 7);
    for (guint i = 0; i < n; i++) {
        g_autoptr (GError) error = NULL;
        g_autoptr (GCharsetConverter) converter = g_charset_converter_new ("UTF-8", choices[i].name, &error);

        /* What we offer, this system can read. */
        g_assert_no_error (error);
        g_assert_cmpint (amends_encoding_choice_find (choices[i].name), ==, (int) i);
        g_assert_nonnull (choices[i].label);
    }
    g_assert_cmpint (amends_encoding_choice_find ("utf-8"), ==, 0);
    g_assert_cmpint (amends_encoding_choice_find ("windows-1252"), >, 0);
    g_assert_cmpint (amends_encoding_choice_find ("KOI8-R"), ==, -1);
}

static void
test_problem_titles (void)
{
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

    for (int code = AMENDS_FILE_ERROR_UNREADABLE; code <= AMENDS_FILE_ERROR_BAD_MAPPING; code++) {
        g_autoptr (GError) error = g_error_new_literal (AMENDS_FILE_ERROR, code, "A sentence.");
        const char *title = amends_file_problem_get_title (error);

        g_assert_true (*title != '\0');
        g_assert_true (g_hash_table_add (seen, (gpointer) title));
    }
}

static void
test_problem_of_others (void)
{
    g_autoptr (GError) full = g_error_new_literal (AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_FULL, "A sentence.");
    g_autoptr (GError) busy = g_error_new_literal (AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_BUSY, "A sentence.");
    g_autoptr (GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "A sentence.");

    g_assert_cmpstr (amends_file_problem_get_title (full), ==, "The Disk Is Full");
    g_assert_cmpstr (amends_file_problem_get_title (busy), ==, "The Reviews Cannot Be Saved");
    g_assert_cmpstr (amends_file_problem_get_title (other), ==, "The File Cannot Be Read");
}

static void
test_formats (void)
{
    static const struct {
        const char *name;
        AmendsFileFormat format;
    } CASES[] = {
        { "reviews.csv", AMENDS_FILE_FORMAT_CSV },
        { "REVIEWS.CSV", AMENDS_FILE_FORMAT_CSV },
        { "reviews.tsv", AMENDS_FILE_FORMAT_TSV },
        { "reviews.json", AMENDS_FILE_FORMAT_JSON },
        { "reviews.jsonl", AMENDS_FILE_FORMAT_JSON_LINES },
        { "reviews.ndjson", AMENDS_FILE_FORMAT_JSON_LINES },
        { "reviews", AMENDS_FILE_FORMAT_CSV },
        { "reviews.json.txt", AMENDS_FILE_FORMAT_CSV },
        { "", AMENDS_FILE_FORMAT_CSV },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
        g_assert_cmpint (amends_export_job_format_for_name (CASES[i].name), ==, CASES[i].format);
}

static void
test_rejection_list (void)
{
    AmendsRejection first = { 2, (char *) "There are no stars." };
    AmendsRejection second = { 12345678901, (char *) "Too many stars." };
    g_autoptr (GPtrArray) rejections = g_ptr_array_new ();
    g_autofree char *none = amends_import_result_dup_list (rejections);
    g_autofree char *both = NULL;

    g_assert_cmpstr (none, ==, "");
    g_ptr_array_add (rejections, &first);
    g_ptr_array_add (rejections, &second);
    both = amends_import_result_dup_list (rejections);
    g_assert_cmpstr (both, ==, "2\tThere are no stars.\n12345678901\tToo many stars.\n");
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/import/choices/encodings", test_encodings);
    g_test_add_func ("/import/choices/problem-titles", test_problem_titles);
    g_test_add_func ("/import/choices/problem-of-others", test_problem_of_others);
    g_test_add_func ("/import/choices/formats", test_formats);
    g_test_add_func ("/import/choices/rejection-list", test_rejection_list);
    return g_test_run ();
}
