/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-context.h"

#include "amends-await.h"

#include <glib/gstdio.h>

typedef struct {
    char *root;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    fixture->root = g_dir_make_tmp ("amends-context-XXXXXX", NULL);
}

static void
remove_files (const char *folder)
{
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        if (g_file_test (path, G_FILE_TEST_IS_DIR))
            remove_files (path);
        else
            g_unlink (path);
    }
    g_rmdir (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    remove_files (fixture->root);
    g_free (fixture->root);
}

static AmendsContext *
open_context (const char *root, gboolean sample, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_context_open_async (root, sample, NULL, amends_await_cb, &await);
    return amends_context_open_finish (amends_await (&await), error);
}

static void
close_context (AmendsContext *context)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;

    amends_context_close_async (context, amends_await_cb, &await);
    g_assert_true (amends_context_close_finish (context, amends_await (&await), &error));
    g_assert_no_error (error);
}

static void
test_own_data (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsContext) context = open_context (fixture->root, FALSE, &error);

    g_assert_no_error (error);
    g_assert_false (amends_context_is_sample (context));
    g_assert_cmpstr (amends_store_get_folder (amends_context_get_store (context)), ==, fixture->root);
    g_assert_nonnull (amends_context_get_engine (context));
    g_assert_nonnull (amends_context_get_secrets (context));
    close_context (context);
    g_assert_finalize_object (g_steal_pointer (&context));
}

static void
test_sample_is_apart (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsContext) own = open_context (fixture->root, FALSE, NULL);
    g_autoptr (AmendsContext) sample = open_context (fixture->root, TRUE, NULL);
    g_autofree char *folder = amends_context_dup_folder (fixture->root, TRUE);

    g_assert_true (amends_context_is_sample (sample));
    g_assert_cmpstr (amends_store_get_folder (amends_context_get_store (sample)), ==, folder);
    g_assert_cmpstr (folder, !=, fixture->root);
    close_context (own);
    close_context (sample);
}

static void
test_damaged (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = g_build_filename (fixture->root, "amends.db", NULL);
    g_autofree char *name = NULL;
    g_autofree char *aside = NULL;
    g_autofree char *kept = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsContext) context = NULL;

    g_assert_true (g_file_set_contents (path, "This was never a data file of ours, whatever it is called.", -1, NULL));
    g_assert_null (open_context (fixture->root, FALSE, &error));
    g_assert_cmpint (error->domain, ==, AMENDS_STORE_ERROR);
    g_clear_error (&error);

    name = amends_context_set_aside (fixture->root, 1795222800, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (name, ==, "broken-2026-11-21-010000.db");
    aside = g_build_filename (fixture->root, name, NULL);
    g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
    g_assert_true (g_str_has_prefix (kept, "This was never"));

    context = open_context (fixture->root, FALSE, &error);
    g_assert_no_error (error);
    close_context (context);
}

static void
test_set_aside_takes_the_journal_along (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char *const NAMES[] = { "amends.db", "amends.db-wal", "amends.db-shm" };
    g_autofree char *name = NULL;
    g_autoptr (GError) error = NULL;

    for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++) {
        g_autofree char *path = g_build_filename (fixture->root, NAMES[i], NULL);

        g_assert_true (g_file_set_contents (path, NAMES[i], -1, NULL));
    }
    name = amends_context_set_aside (fixture->root, 0, &error);
    g_assert_no_error (error);
    for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++) {
        g_autofree char *old_path = g_build_filename (fixture->root, NAMES[i], NULL);
        g_autofree char *new_name = g_strconcat (name, NAMES[i] + strlen ("amends.db"), NULL);
        g_autofree char *new_path = g_build_filename (fixture->root, new_name, NULL);

        g_assert_false (g_file_test (old_path, G_FILE_TEST_EXISTS));
        g_assert_true (g_file_test (new_path, G_FILE_TEST_EXISTS));
    }
}

static void
test_nothing_to_set_aside (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;

    g_assert_null (amends_context_set_aside (fixture->root, 0, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
put_rules (const char *root, const char *text)
{
    g_autofree char *folder = g_build_filename (root, "rules", NULL);
    g_autofree char *path = g_build_filename (folder, "se.json", NULL);

    g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* The person's own rules decide, and are told of; those of the sample shop are the marketplace's. */
static void
test_own_rules (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char PACK[] =
        "{\"id\": \"se\", \"extends\": \"base\", \"version\": \"2027-01-02\", \"title\": \"Mine\", \"rules\": {"
        "\"critical_max_stars\": {\"value\": 1, \"unit\": \"stars\", \"numbers\": [], \"source\": \"A call\", "
        "\"date\": \"2027-01-01\"}}}";
    g_autoptr (AmendsContext) own = NULL;
    g_autoptr (AmendsContext) sample = NULL;
    g_autoptr (GError) error = NULL;

    put_rules (fixture->root, PACK);
    own = open_context (fixture->root, FALSE, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (amends_context_get_rule_warnings (own)->len, ==, 1);
    g_assert_cmpint (amends_rule_pack_get_value (amends_rule_packs_get (amends_context_get_rule_packs (own), "SE"),
                                                 AMENDS_RULE_CRITICAL_MAX_STARS),
                     ==, 1);
    close_context (own);
    sample = open_context (fixture->root, TRUE, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (amends_context_get_rule_warnings (sample)->len, ==, 0);
    close_context (sample);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add ("/app/context/own-data", Fixture, NULL, set_up, test_own_data, tear_down);
    g_test_add ("/app/context/sample-is-apart", Fixture, NULL, set_up, test_sample_is_apart, tear_down);
    g_test_add ("/app/context/own-rules", Fixture, NULL, set_up, test_own_rules, tear_down);
    g_test_add ("/app/context/damaged", Fixture, NULL, set_up, test_damaged, tear_down);
    g_test_add ("/app/context/set-aside-takes-the-journal-along", Fixture, NULL, set_up,
                test_set_aside_takes_the_journal_along, tear_down);
    g_test_add ("/app/context/nothing-to-set-aside", Fixture, NULL, set_up, test_nothing_to_set_aside, tear_down);
    return g_test_run ();
}
