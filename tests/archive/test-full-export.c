/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-full-export.h"

#include <string.h>
#include <yyjson.h>

#include "amends-dump.h"
#include "archive-fixture.h"
#include "feedback-fixture.h"
#include "files-test.h"

/* Texts that have broken exports before. */
static const char *const HOSTILE[] = {
    "=HYPERLINK(\"http://x\",\"y\")",
    "+1",
    "-2+3",
    "@SUM(1)",
    "'=1",
    "a,b;c\td|e",
    "say \"hi\"",
    "two\r\nlines",
    "&amp; <br />",
    "åäö 日本語 😀",
    "None",
    "null",
    "0",
    "\\ud83d",
    "{\"a\":1}",
};

typedef struct {
    StoreFixture store;
    char *root;
    GFile *target;
} Fixture;

static void
add_rows (StoreFixture *store)
{
    for (guint i = 0; i < G_N_ELEMENTS (HOSTILE); i++) {
        g_autofree char *id = g_strdup_printf ("F%u", i);
        const char *text = HOSTILE[i];

        test_add_review (store, &(AmendsReview) { .external_id = id,
                                                  .marketplace = i % 2 == 0 ? "SE" : "DE",
                                                  .product_id = "P-1",
                                                  .product_title = text,
                                                  .brand = "Nordvik",
                                                  .stars = (int) (i % 5) + 1,
                                                  .title = text,
                                                  .body = text,
                                                  .language = "sv",
                                                  .author = text,
                                                  .published_at = TEST_NOW - i,
                                                  .verified = (AmendsTri) ((int) (i % 3) - 1),
                                                  .helpful = (int) i });
        test_add_feedback (store, &(AmendsFeedback) { .external_id = id,
                                                      .marketplace = i % 2 == 0 ? "SE" : "DE",
                                                      .order_id = "302-1",
                                                      .stars = (int) (i % 5) + 1,
                                                      .text = text,
                                                      .response = i % 2 == 0 ? text : NULL,
                                                      .language = "sv",
                                                      .author = text,
                                                      .url = "https://marketplace.example/f",
                                                      .by_marketplace = (AmendsTri) ((int) (i % 3) - 1),
                                                      .published_at = TEST_NOW - i,
                                                      .responded_at = i % 2 == 0 ? TEST_NOW : 0,
                                                      .struck_at = i % 5 == 1 ? TEST_NOW : 0,
                                                      .removed_at = i % 5 == 2 ? TEST_NOW : 0 });
    }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
    store_fixture_set_up (&fixture->store, data);
    fixture->root = test_make_folder ();
    fixture->target = g_file_new_build_filename (fixture->root, "all", NULL);
    add_rows (&fixture->store);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
    g_object_unref (fixture->target);
    test_remove_folder (fixture->root);
    g_free (fixture->root);
    store_fixture_tear_down (&fixture->store, data);
}

static gboolean
run (AmendsFullExport *job, GCancellable *cancellable, guint64 *n_records, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_full_export_run_async (job, cancellable, amends_await_cb, &await);
    return amends_full_export_run_finish (job, amends_await (&await), n_records, error);
}

static void
export_all (Fixture *fixture, GSettings *settings)
{
    g_autoptr (AmendsFullExport) job =
        amends_full_export_new (fixture->store.folder, fixture->target, settings, TEST_NOW);
    g_autoptr (GError) error = NULL;
    guint64 n_records = 0;

    run (job, NULL, &n_records, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (n_records, >=, 1 + 2 * G_N_ELEMENTS (HOSTILE));
    g_assert_cmpfloat (amends_full_export_get_fraction (job), ==, 1.0);
}

static yyjson_doc *
read_manifest (Fixture *fixture)
{
    g_autofree char *text = archive_read (fixture->root, "all/manifest.json");
    yyjson_doc *doc = yyjson_read (text, strlen (text), 0);

    g_assert_nonnull (doc);
    return doc;
}

/* What the list says of a file is so, and it says it of every file but itself. */
static void
check_file (Fixture *fixture, yyjson_val *entry)
{
    const char *path = yyjson_get_str (yyjson_obj_get (entry, "path"));
    g_autofree char *below = g_build_filename ("all", path, NULL);
    g_autofree char *text = archive_read (fixture->root, below);
    g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
    gint64 n_lines = 0;

    for (const char *c = text; *c != '\0'; c++)
        n_lines += *c == '\n';
    g_assert_cmpstr (yyjson_get_str (yyjson_obj_get (entry, "sha256")), ==, sum);
    g_assert_cmpuint (yyjson_get_uint (yyjson_obj_get (entry, "bytes")), ==, strlen (text));
    if (g_str_has_suffix (path, ".jsonl"))
        g_assert_cmpint (yyjson_get_sint (yyjson_obj_get (entry, "records")), ==, n_lines);
}

static void
test_manifest (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    yyjson_doc *doc;
    yyjson_val *root, *files, *entry;
    guint n_tables;
    size_t i, n;
    g_autofree char *csv = NULL;
    g_autofree char *lines = NULL;

    amends_dump_list_tables (&n_tables);
    export_all (fixture, NULL);
    doc = read_manifest (fixture);
    root = yyjson_doc_get_root (doc);
    g_assert_cmpstr (yyjson_get_str (yyjson_obj_get (root, "format")), ==, "amends-export");
    g_assert_cmpint (yyjson_get_int (yyjson_obj_get (root, "version")), ==, 1);
    g_assert_cmpstr (yyjson_get_str (yyjson_obj_get (root, "made_at")), ==, "2025-11-22T00:00:00Z");
    files = yyjson_obj_get (root, "files");
    g_assert_cmpuint (yyjson_arr_size (files), ==, 2 * n_tables + 1);
    yyjson_arr_foreach (files, i, n, entry)
    {
        check_file (fixture, entry);
    }
    yyjson_doc_free (doc);
    csv = g_build_filename (fixture->root, "all", "csv", NULL);
    lines = g_build_filename (fixture->root, "all", "json-lines", NULL);
    g_assert_cmpuint (archive_count (csv), ==, n_tables);
    g_assert_cmpuint (archive_count (lines), ==, n_tables);
    g_assert_cmpuint (archive_count (fixture->root), ==, 1);
}

static void
test_readme (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *text = NULL;
    guint n_tables;
    const AmendsDumpTable *tables = amends_dump_list_tables (&n_tables);

    export_all (fixture, NULL);
    text = archive_read (fixture->root, "all/README.txt");
    for (guint i = 0; i < n_tables; i++) {
        g_assert_nonnull (strstr (text, tables[i].name));
        g_assert_nonnull (strstr (text, tables[i].about));
    }
    g_assert_nonnull (strstr (text, "2025-11-22T00:00:00Z"));
    g_assert_nonnull (strstr (text, "manifest.json"));
}

/* Reviews and feedback come back as they were, of either format. */
static void
test_reviews_come_back (Fixture *fixture, gconstpointer data)
{
    g_autoptr (GFile) file = g_file_resolve_relative_path (fixture->target, data);
    g_autoptr (AmendsBatch) batch = NULL;

    export_all (fixture, NULL);
    batch = files_import (file);
    g_assert_cmpuint (batch->rejections->len, ==, 0);
    g_assert_cmpuint (batch->reviews->len, ==, G_N_ELEMENTS (HOSTILE));
    for (guint i = 0; i < batch->reviews->len; i++) {
        const AmendsReview *review = files_batch_get (batch, i);
        gint64 id = test_find_id (fixture->store.store, review->external_id);
        g_autoptr (AmendsReview) stored = test_load_one (fixture->store.store, id);

        files_assert_same_review (review, stored);
    }
}

static void
test_feedback_comes_back (Fixture *fixture, gconstpointer data)
{
    g_autoptr (GFile) file = g_file_resolve_relative_path (fixture->target, data);
    g_autoptr (AmendsImportPlan) plan = NULL;
    g_autoptr (AmendsBatch) batch = NULL;

    export_all (fixture, NULL);
    plan = files_probe (file, NULL);
    g_assert_cmpstr (amends_import_plan_get_preset (plan), ==, "amends-feedback");
    g_assert_cmpint (amends_import_plan_get_subject (plan), ==, AMENDS_IMPORT_FEEDBACK);
    batch = files_import (file);
    g_assert_cmpuint (batch->rejections->len, ==, 0);
    g_assert_cmpuint (batch->feedback->len, ==, G_N_ELEMENTS (HOSTILE));
    for (guint i = 0; i < batch->feedback->len; i++) {
        const AmendsFeedback *got = batch->feedback->pdata[i];
        g_autoptr (AmendsFeedback) stored = test_load_feedback (fixture->store.store, got->external_id);

        g_assert_cmpstr (got->marketplace, ==, stored->marketplace);
        g_assert_cmpstr (got->order_id, ==, stored->order_id);
        g_assert_cmpint (got->stars, ==, stored->stars);
        g_assert_cmpstr (got->text, ==, stored->text);
        g_assert_cmpstr (got->response, ==, stored->response);
        g_assert_cmpstr (got->language, ==, stored->language);
        g_assert_cmpstr (got->author, ==, stored->author);
        g_assert_cmpstr (got->url, ==, stored->url);
        g_assert_cmpint (got->by_marketplace, ==, stored->by_marketplace);
        g_assert_cmpint (got->published_at, ==, stored->published_at);
        g_assert_cmpint (got->responded_at, ==, stored->responded_at);
        g_assert_cmpint (got->struck_at, ==, stored->struck_at);
        g_assert_cmpint (got->removed_at, ==, stored->removed_at);
    }
}

/* A token's file is named with the account; neither it nor what is in it goes along. */
static void
test_no_secrets (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    const AmendsAccount fields = { .kind = "feed",
                                   .name = "Shop",
                                   .base_url = "https://shop.example/feed",
                                   .token_file = "CANARY-token-file",
                                   .professional = AMENDS_TRI_UNKNOWN,
                                   .brand_owner = AMENDS_TRI_UNKNOWN,
                                   .brand_representative = AMENDS_TRI_UNKNOWN,
                                   .may_view = AMENDS_TRI_UNKNOWN,
                                   .may_edit = AMENDS_TRI_UNKNOWN };
    g_autoptr (AmendsAccount) account = amends_account_new (&fields);
    g_autofree char *text = NULL;

    g_assert_cmpint (test_save_account (fixture->store.store, account, &error), >, 0);
    export_all (fixture, NULL);
    text = archive_read (fixture->root, "all/json-lines/accounts.jsonl");
    g_assert_nonnull (strstr (text, "https://shop.example/feed"));
    g_assert_null (strstr (text, "CANARY"));
}

static void
test_rules_and_settings (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GSettings) settings = g_settings_new ("io.github.amendsapp.Amends");
    g_autofree char *rules = NULL;
    g_autofree char *text = NULL;

    archive_write (fixture->store.folder, "rules/de.json", "{\"id\":\"de\"}");
    archive_write (fixture->store.folder, "rules/mine.txt", "not a rule");
    archive_write (fixture->store.folder, "rules/\xff.json", "nor is this");
    archive_write (fixture->store.folder, "rules/old.json/de.json", "nor are those of a folder");
    g_settings_set_uint (settings, "sync-interval", 45);
    export_all (fixture, settings);
    g_settings_reset (settings, "sync-interval");
    rules = archive_read (fixture->root, "all/rules/de.json");
    g_assert_cmpstr (rules, ==, "{\"id\":\"de\"}");
    g_assert_false (archive_has (fixture->root, "all/rules/mine.txt"));
    g_assert_false (archive_has (fixture->root, "all/rules/\xff.json"));
    g_assert_false (archive_has (fixture->root, "all/rules/old.json"));
    text = archive_read (fixture->root, "all/json-lines/settings.jsonl");
    g_assert_nonnull (strstr (text, "{\"name\":\"sync-interval\",\"value\":\"45\"}\n"));
}

static void
cancel_cb (AmendsFullExport *job G_GNUC_UNUSED, GParamSpec *pspec G_GNUC_UNUSED, GCancellable *cancellable)
{
    g_cancellable_cancel (cancellable);
}

static void
test_cancel (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (AmendsFullExport) job = amends_full_export_new (fixture->store.folder, fixture->target, NULL, TEST_NOW);
    g_autoptr (GError) error = NULL;

    g_cancellable_cancel (cancellable);
    g_assert_false (run (job, cancellable, NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_cmpuint (archive_count (fixture->root), ==, 0);
}

/* Whichever comes first, all of it is there or nothing. */
static void
test_cancel_while_it_writes (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (AmendsFullExport) job = amends_full_export_new (fixture->store.folder, fixture->target, NULL, TEST_NOW);
    g_autoptr (GError) error = NULL;

    g_signal_connect (job, "notify::fraction", G_CALLBACK (cancel_cb), cancellable);
    if (run (job, cancellable, NULL, &error)) {
        g_assert_true (archive_has (fixture->root, "all/manifest.json"));
        g_assert_cmpuint (archive_count (fixture->root), ==, 1);
    } else {
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
        g_assert_cmpuint (archive_count (fixture->root), ==, 0);
    }
}

static void
test_no_data (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsFullExport) job = amends_full_export_new ("/nonexistent", fixture->target, NULL, TEST_NOW);
    g_autoptr (GError) error = NULL;

    g_assert_false (run (job, NULL, NULL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CANNOT_OPEN);
    g_assert_cmpuint (archive_count (fixture->root), ==, 0);
}

static void
test_target (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GFile) parent = g_file_new_for_path (fixture->root);
    g_autoptr (GFile) first = amends_full_export_choose_target (parent, TEST_NOW);
    g_autofree char *name = g_file_get_basename (first);
    g_autoptr (GFile) second = NULL;
    g_autofree char *second_name = NULL;

    g_assert_cmpstr (name, ==, "amends-export-2025-11-22");
    archive_write (fixture->root, "amends-export-2025-11-22/README.txt", "");
    second = amends_full_export_choose_target (parent, TEST_NOW);
    second_name = g_file_get_basename (second);
    g_assert_cmpstr (second_name, ==, "amends-export-2025-11-22-2");
}

#define ADD(name, data, func) g_test_add ("/full-export/" name, Fixture, data, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    ADD ("manifest", NULL, test_manifest);
    ADD ("readme", NULL, test_readme);
    ADD ("reviews-come-back/csv", "csv/reviews.csv", test_reviews_come_back);
    ADD ("reviews-come-back/json-lines", "json-lines/reviews.jsonl", test_reviews_come_back);
    ADD ("feedback-comes-back/csv", "csv/feedback.csv", test_feedback_comes_back);
    ADD ("feedback-comes-back/json-lines", "json-lines/feedback.jsonl", test_feedback_comes_back);
    ADD ("no-secrets", NULL, test_no_secrets);
    ADD ("rules-and-settings", NULL, test_rules_and_settings);
    ADD ("cancel", NULL, test_cancel);
    ADD ("cancel-while-it-writes", NULL, test_cancel_while_it_writes);
    ADD ("no-data", NULL, test_no_data);
    ADD ("target", NULL, test_target);
    return g_test_run ();
}
