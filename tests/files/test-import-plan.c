/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "files-test.h"

static const char TEXT[] =
    "Datum;Betyg;Recension;Kund\n3/4/24;4;En rätt bra lampa;Åsa\n4/5/24;2;Gick sönder direkt;Bo\n";

static AmendsImportPlan *
make_plan (FilesFixture *fixture, const char *name, const char *text)
{
    g_autoptr (GFile) file = files_fixture_write (fixture, name, text, -1);
    g_autoptr (GError) error = NULL;
    AmendsImportPlan *plan = files_probe (file, &error);

    g_assert_no_error (error);
    return plan;
}

static void
test_describes_the_file (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    AmendsImportPlan *plan = make_plan (fixture, "f.csv", TEXT);
    g_autofree char *name = g_file_get_basename (amends_import_plan_get_file (plan));

    g_assert_cmpstr (name, ==, "f.csv");
    g_assert_cmpstr (amends_file_format_to_string (amends_import_plan_get_format (plan)), ==, "csv");
    g_assert_cmpstr (amends_import_plan_get_encoding (plan), ==, "UTF-8");
    g_assert_null (amends_import_plan_get_preset (plan));
    g_assert_cmpuint (amends_import_plan_get_n_columns (plan), ==, 4);
    g_assert_cmpstr (amends_import_plan_get_column_name (plan, 2), ==, "Recension");
    g_assert_cmpuint (amends_import_plan_get_n_samples (plan), ==, 2);
    g_assert_cmpstr (amends_import_plan_get_sample (plan, 1, 3), ==, "Bo");
    g_assert_cmpint (amends_import_plan_get_field (plan, 1), ==, AMENDS_FIELD_STARS);
    g_assert_true (amends_import_plan_is_ready (plan, NULL));
    g_assert_finalize_object (plan);
}

static void
test_samples_are_few (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (GString) text = g_string_new ("stars,body\n");
    g_autoptr (AmendsImportPlan) plan = NULL;
    g_autoptr (AmendsBatch) preview = NULL;

    for (guint i = 0; i < 1000; i++)
        g_string_append (text, "5,text\n");
    plan = make_plan (fixture, "f.csv", text->str);
    g_assert_cmpuint (amends_import_plan_get_n_samples (plan), ==, 20);
    preview = amends_import_plan_preview (plan);
    g_assert_cmpuint (preview->n_read, ==, 20);
}

static void
test_one_column_a_field (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (AmendsImportPlan) plan = make_plan (fixture, "f.csv", TEXT);
    g_autofree char *problem = NULL;
    g_autoptr (GError) error = NULL;

    amends_import_plan_set_field (plan, 0, AMENDS_FIELD_STARS);
    g_assert_cmpint (amends_import_plan_get_field (plan, 1), ==, AMENDS_FIELD_NONE);
    amends_import_plan_set_field (plan, 0, AMENDS_FIELD_NONE);
    amends_import_plan_set_field (plan, 1, AMENDS_FIELD_NONE);
    g_assert_false (amends_import_plan_is_ready (plan, &problem));
    g_assert_cmpstr (problem, !=, NULL);
    g_assert_null (amends_import_plan_open (plan, &error));
    g_assert_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_NOT_REVIEWS);
}

static void
test_fields_from_the_command_line (void)
{
    static const struct {
        const char *map;
        gboolean fine;
    } CASES[] = {
        { "stars=2,title=Recension,body=none", FALSE },
        { "stars=2,title=Recension", TRUE },
        { " title = Recension ", TRUE },
        { "stars=BETYG", TRUE },
        { "", TRUE },
        { "stars=5", FALSE },
        { "stars=0", FALSE },
        { "colour=2", FALSE },
        { "stars", FALSE },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (FilesFixture) fixture = files_fixture_new ();
        g_autoptr (AmendsImportPlan) plan = make_plan (fixture, "f.csv", TEXT);
        g_autoptr (GError) error = NULL;

        g_test_message ("“%s”", CASES[i].map);
        g_assert_true (amends_import_plan_set_fields (plan, CASES[i].map, &error) == CASES[i].fine);
        if (!CASES[i].fine)
            g_assert_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_BAD_MAPPING);
        g_assert_cmpint (amends_import_plan_get_field (plan, 1), ==, AMENDS_FIELD_STARS);
    }
}

static void
test_presets_by_name (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (AmendsImportPlan) plan = make_plan (
        fixture, "f.csv", ",reviewerName,overall,reviewText,reviewTime\n0,Åsa,2.0,Went bad in a week,2024-01-15\n");
    g_autoptr (GError) error = NULL;

    amends_import_plan_set_field (plan, 1, AMENDS_FIELD_TITLE);
    g_assert_true (amends_import_plan_set_preset (plan, "kaggle-amazon", &error));
    g_assert_no_error (error);
    g_assert_cmpint (amends_import_plan_get_field (plan, 1), ==, AMENDS_FIELD_AUTHOR);
    g_assert_false (amends_import_plan_set_preset (plan, "helium10", &error));
    g_assert_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_BAD_MAPPING);
    g_clear_error (&error);
    g_assert_false (amends_import_plan_set_preset (plan, "no such", &error));
    g_assert_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_BAD_MAPPING);
    g_assert_nonnull (strstr (error->message, "kaggle-amazon"));
}

static void
test_mapping_is_remembered (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (AmendsImportPlan) first = make_plan (fixture, "first.csv", TEXT);
    g_autoptr (AmendsImportPlan) second =
        make_plan (fixture, "second.csv", "datum;BETYG;recension;kund\n5/5/24;1;Helt värdelös sak;Eva\n");
    g_autoptr (AmendsImportPlan) same = make_plan (fixture, "third.csv", TEXT);
    g_autoptr (AmendsImportPlan) other = make_plan (fixture, "other.csv", "Betyg;Recension\n5;En rätt bra lampa\n");
    g_autofree char *saved = NULL;
    g_autofree char *saved_again = NULL;

    amends_import_plan_set_field (first, 3, AMENDS_FIELD_TITLE);
    amends_import_plan_set_default (first, AMENDS_FIELD_BRAND, "Lumi \"Ljus\"");
    saved = amends_import_plan_save_mapping (first);
    g_assert_cmpstr (amends_import_plan_get_header_key (first), ==, amends_import_plan_get_header_key (second));
    g_assert_cmpstr (amends_import_plan_get_header_key (first), !=, amends_import_plan_get_header_key (other));
    g_assert_true (amends_import_plan_apply_mapping (same, saved));
    g_assert_cmpint (amends_import_plan_get_field (same, 3), ==, AMENDS_FIELD_TITLE);
    g_assert_cmpint (amends_import_plan_get_field (same, 1), ==, AMENDS_FIELD_STARS);
    g_assert_cmpstr (amends_import_plan_get_default (same, AMENDS_FIELD_BRAND), ==, "Lumi \"Ljus\"");
    saved_again = amends_import_plan_save_mapping (same);
    g_assert_cmpstr (saved, ==, saved_again);
    /* The key does not mind case, so neither does the mapping. */
    g_assert_true (amends_import_plan_apply_mapping (second, saved));
    g_assert_cmpint (amends_import_plan_get_field (second, 3), ==, AMENDS_FIELD_TITLE);
    g_assert_false (amends_import_plan_apply_mapping (other, saved));
    g_assert_cmpint (amends_import_plan_get_field (other, 0), ==, AMENDS_FIELD_STARS);
}

static void
test_bad_mappings_change_nothing (void)
{
    static const char NO_SUCH_FIELDS[] =
        "{\"version\":1,\"columns\":[{\"name\":\"Datum\",\"field\":\"x\"},{\"name\":\"Betyg\",\"field\":\"x\"},"
        "{\"name\":\"Recension\",\"field\":\"x\"},{\"name\":\"Kund\",\"field\":\"x\"}]}";
    static const char *const BAD[] = {
        "",
        "not json",
        "[]",
        "{}",
        "{\"version\":2,\"columns\":[]}",
        "{\"version\":1,\"columns\":7}",
        "{\"version\":1,\"columns\":[{\"name\":\"Datum\",\"field\":\"date\"}]}",
        "{\"version\":1,\"columns\":[1,2,3,4]}",
        NO_SUCH_FIELDS,
    };
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (AmendsImportPlan) plan = make_plan (fixture, "f.csv", TEXT);

    for (guint i = 0; i < G_N_ELEMENTS (BAD); i++) {
        g_assert_false (amends_import_plan_apply_mapping (plan, BAD[i]));
        g_assert_cmpint (amends_import_plan_get_field (plan, 1), ==, AMENDS_FIELD_STARS);
    }
}

static void
test_another_encoding (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (AmendsImportPlan) plan = make_plan (fixture, "f.csv", "stars,body\n5,p\xc3\xa5\n");
    g_autoptr (GError) error = NULL;

    g_assert_true (amends_import_plan_set_encoding (plan, "cp1252", &error));
    g_assert_no_error (error);
    g_assert_cmpstr (amends_import_plan_get_encoding (plan), ==, "WINDOWS-1252");
    g_assert_cmpstr (amends_import_plan_get_sample (plan, 0, 1), ==, "pÃ¥");
    g_assert_false (amends_import_plan_set_encoding (plan, "no such", &error));
    g_assert_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_ENCODING);
    g_assert_cmpstr (amends_import_plan_get_sample (plan, 0, 1), ==, "pÃ¥");
}

static void
test_defaults_from_the_file_name (void)
{
    static const struct {
        const char *name;
        const char *marketplace;
        const char *product;
    } CASES[] = {
        { "reviews_amazon.de_B0ABCDEFGH.csv", "DE", "B0ABCDEFGH" },
        { "B0ABCDEFGH-SE.csv", "SE", "B0ABCDEFGH" },
        { "amazon.co.uk reviews.csv", "UK", NULL },
        { "amazon.se.csv", "SE", NULL },
        { "reviews.csv", NULL, NULL },
        { "i de uk.csv", NULL, NULL },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (FilesFixture) fixture = files_fixture_new ();
        g_autoptr (AmendsImportPlan) plan = make_plan (fixture, CASES[i].name, TEXT);

        g_test_message ("%s", CASES[i].name);
        g_assert_cmpstr (amends_import_plan_get_default (plan, AMENDS_FIELD_MARKETPLACE), ==, CASES[i].marketplace);
        g_assert_cmpstr (amends_import_plan_get_default (plan, AMENDS_FIELD_PRODUCT), ==, CASES[i].product);
    }
}

/* 3/4/24: whoever says where, says when. */
static void
test_doubtful_dates (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (AmendsImportPlan) plan = make_plan (fixture, "f.csv", TEXT);
    g_autofree char *doubt = amends_import_plan_describe_dates (plan);
    g_autofree char *settled = NULL;
    g_autoptr (AmendsBatch) day_first = amends_import_plan_preview (plan);
    g_autoptr (AmendsBatch) month_first = NULL;

    g_assert_nonnull (doubt);
    g_assert_cmpint (files_batch_get (day_first, 0)->published_at, ==, 1712102400); /* 2024-04-03 */
    amends_import_plan_set_default (plan, AMENDS_FIELD_MARKETPLACE, "US");
    month_first = amends_import_plan_preview (plan);
    g_assert_cmpint (files_batch_get (month_first, 0)->published_at, ==, 1709510400); /* 2024-03-04 */
    g_assert_cmpstr (files_batch_get (month_first, 0)->marketplace, ==, "US");
    settled = amends_import_plan_describe_dates (plan);
    g_assert_null (settled);
}

static void
test_changed_row_keeps_its_id (void)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();
    g_autoptr (GFile) before = files_fixture_write (fixture, "a.csv", TEXT, -1);
    g_autoptr (GFile) after = files_fixture_write (
        fixture, "b.csv", "Datum;Betyg;Recension;Kund\n4/5/24;1;Gick sönder igen;Bo\n3/4/24;4;En rätt bra lampa;Åsa\n",
        -1);
    g_autoptr (AmendsBatch) first = files_import (before);
    g_autoptr (AmendsBatch) second = files_import (after);

    g_assert_cmpstr (files_batch_get (first, 0)->external_id, ==, files_batch_get (second, 1)->external_id);
    g_assert_cmpstr (files_batch_get (first, 1)->external_id, ==, files_batch_get (second, 0)->external_id);
    g_assert_cmpstr (files_batch_get (second, 0)->body, ==, "Gick sönder igen");
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/import-plan/describes-the-file", test_describes_the_file);
    g_test_add_func ("/import-plan/samples-are-few", test_samples_are_few);
    g_test_add_func ("/import-plan/one-column-a-field", test_one_column_a_field);
    g_test_add_func ("/import-plan/fields-from-the-command-line", test_fields_from_the_command_line);
    g_test_add_func ("/import-plan/presets-by-name", test_presets_by_name);
    g_test_add_func ("/import-plan/mapping-is-remembered", test_mapping_is_remembered);
    g_test_add_func ("/import-plan/bad-mappings-change-nothing", test_bad_mappings_change_nothing);
    g_test_add_func ("/import-plan/another-encoding", test_another_encoding);
    g_test_add_func ("/import-plan/defaults-from-the-file-name", test_defaults_from_the_file_name);
    g_test_add_func ("/import-plan/doubtful-dates", test_doubtful_dates);
    g_test_add_func ("/import-plan/changed-row-keeps-its-id", test_changed_row_keeps_its_id);
    return g_test_run ();
}
