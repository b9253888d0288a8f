/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"

/* Opening, refusing, closing; what each kind of trouble with the file is called. */

static void
test_new_open_close (void)
{
    g_autofree char *folder = test_make_folder ();
    g_autofree char *inner = g_build_filename (folder, "a", "b c%20?#", NULL);
    g_autofree char *path = g_build_filename (inner, "amends.db", NULL);
    g_autoptr (GError) error = NULL;
    AmendsStore *store = test_store_open (inner, NULL, &error);
    GStatBuf info;

    g_assert_no_error (error);
    g_assert_cmpstr (amends_store_get_folder (store), ==, inner);
    g_assert_false (amends_store_is_read_only (store));
    g_assert_cmpint (g_stat (inner, &info), ==, 0);
    g_assert_cmphex (info.st_mode & 0777, ==, 0700);
    g_assert_cmpint (g_stat (path, &info), ==, 0);
    g_assert_cmphex (info.st_mode & 0777, ==, 0600);
    test_store_close (store);
    while (g_main_context_iteration (NULL, FALSE))
        ;
    g_assert_finalize_object (store);
    test_remove_folder (folder);
}

static gboolean
give_up_cb (gpointer user_data)
{
    *(gboolean *) user_data = TRUE;
    return G_SOURCE_REMOVE;
}

/* What the store itself has asked for in the meantime holds it; nothing else may. */
static void
test_finalized_without_close (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    AmendsStore *store = test_store_open (fixture->folder, NULL, &error);
    gboolean too_late = FALSE;
    guint timer = g_timeout_add_seconds (10, give_up_cb, &too_late);

    g_assert_no_error (error);
    g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &store);
    g_object_unref (store);
    while (store != NULL && !too_late)
        g_main_context_iteration (NULL, TRUE);
    g_assert_false (too_late);
    g_source_remove (timer);
}

static void
test_closed_store_refuses (void)
{
    g_autofree char *folder = test_make_folder ();
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsStore) store = test_store_open (folder, NULL, &error);
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    g_assert_no_error (error);
    test_store_close (store);
    test_store_close (store);
    amends_store_list_accounts_async (store, NULL, amends_await_cb, &await);
    g_assert_null (amends_store_list_accounts_finish (store, amends_await (&await), &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CANNOT_OPEN);
    test_remove_folder (folder);
}

static void
test_close_writes_what_waits (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsAwait awaits[20] = { AMENDS_AWAIT_INIT };

    for (guint i = 0; i < G_N_ELEMENTS (awaits); i++) {
        g_autofree char *id = g_strdup_printf ("R%u", i);
        const AmendsReview fields = { .external_id = id, .stars = 1 };

        amends_store_apply_batch_async (fixture->store, fixture->account_id, test_batch_of (&fields, 1), NULL,
                                        amends_await_cb, &awaits[i]);
    }
    test_store_close (fixture->store);
    for (guint i = 0; i < G_N_ELEMENTS (awaits); i++) {
        g_autoptr (GError) error = NULL;

        g_assert_true (amends_store_apply_batch_finish (fixture->store, amends_await (&awaits[i]), NULL, &error));
        g_assert_no_error (error);
        amends_await_clear (&awaits[i]);
    }
    store_fixture_reopen (fixture);
    g_assert_cmpint (test_count_all (fixture->store), ==, G_N_ELEMENTS (awaits));
}

static char *
make_file (const char *content, gsize size)
{
    char *folder = test_make_folder ();
    g_autofree char *path = g_build_filename (folder, "amends.db", NULL);
    g_autoptr (GError) error = NULL;

    g_file_set_contents (path, content, (gssize) size, &error);
    g_assert_no_error (error);
    return folder;
}

static char *
hash_file (const char *folder)
{
    g_autofree char *path = g_build_filename (folder, "amends.db", NULL);
    g_autofree char *content = NULL;
    gsize size;

    g_assert_true (g_file_get_contents (path, &content, &size, NULL));
    return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, size);
}

/* The file is refused with @code and stays as it is, with nothing left beside it but the lock. */
static void
assert_refused (const char *folder, AmendsStoreError code)
{
    g_autofree char *before = hash_file (folder);
    g_autofree char *after = NULL;
    g_autofree char *wal = g_build_filename (folder, "amends.db-wal", NULL);
    g_autoptr (GError) error = NULL;

    g_assert_null (test_store_open (folder, NULL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, (int) code);
    g_assert_cmpuint (strlen (error->message), >, 20);
    after = hash_file (folder);
    g_assert_cmpstr (before, ==, after);
    g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
    test_remove_folder (folder);
}

static void
run_sql (const char *folder, const char *sql)
{
    g_autofree char *path = g_build_filename (folder, "amends.db", NULL);
    sqlite3 *handle;

    g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
    g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
    g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

static void
test_zero_bytes (void)
{
    g_autofree char *folder = make_file ("", 0);

    assert_refused (folder, AMENDS_STORE_ERROR_FOREIGN);
}

static void
test_junk (void)
{
    g_autofree char *short_one = make_file ("SQLite format 3", 16);
    g_autofree char *content = g_malloc (9000);
    g_autofree char *long_one = NULL;

    memset (content, 'x', 9000);
    long_one = make_file (content, 9000);
    assert_refused (short_one, AMENDS_STORE_ERROR_FOREIGN);
    assert_refused (long_one, AMENDS_STORE_ERROR_FOREIGN);
}

static void
test_foreign (void)
{
    g_autofree char *folder = test_make_folder ();

    run_sql (folder, "PRAGMA application_id = 42; CREATE TABLE t (x); INSERT INTO t VALUES (1);");
    assert_refused (folder, AMENDS_STORE_ERROR_FOREIGN);
}

static char *
make_closed_store (void)
{
    g_autoptr (GError) error = NULL;
    char *folder = test_make_folder ();
    g_autoptr (AmendsStore) store = test_store_open (folder, NULL, &error);

    g_assert_no_error (error);
    test_add_account (store, "feed", "https://shop.example");
    test_store_close (store);
    while (g_main_context_iteration (NULL, FALSE))
        ;
    return folder;
}

static void
test_newer (void)
{
    g_autofree char *folder = make_closed_store ();

    run_sql (folder, "PRAGMA journal_mode = DELETE; PRAGMA user_version = 99;");
    assert_refused (folder, AMENDS_STORE_ERROR_NEWER);
}

static void
test_truncated (void)
{
    g_autofree char *folder = make_closed_store ();
    g_autofree char *path = g_build_filename (folder, "amends.db", NULL);
    g_autoptr (GError) error = NULL;

    g_assert_cmpint (truncate (path, 5000), ==, 0);
    g_assert_null (test_store_open (folder, NULL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CORRUPT);
    test_remove_folder (folder);
}

/* Whatever is damaged: no crash, and either the opening or the check says so, or the content is still right. */
static void
test_random_damage (void)
{
    g_autofree char *folder = make_closed_store ();
    g_autofree char *path = g_build_filename (folder, "amends.db", NULL);
    g_autofree char *good = NULL;
    gsize size;

    g_assert_true (g_file_get_contents (path, &good, &size, NULL));
    for (int i = 0; i < 40; i++) {
        g_autofree char *bad = g_memdup2 (good, size);
        g_autoptr (GError) error = NULL;
        g_autoptr (AmendsStore) store = NULL;

        for (int j = 0; j < 8; j++)
            bad[g_test_rand_int_range (100, (gint32) size)] = (char) g_test_rand_int_range (0, 256);
        g_assert_true (g_file_set_contents (path, bad, (gssize) size, NULL));
        store = test_store_open (folder, NULL, &error);
        if (store == NULL) {
            g_assert_true (error->domain == AMENDS_STORE_ERROR);
            continue;
        }
        g_free (test_check (store));
        test_store_close (store);
        while (g_main_context_iteration (NULL, FALSE))
            ;
    }
    test_remove_folder (folder);
}

static void
test_folder_is_a_file (void)
{
    g_autofree char *folder = make_file ("x", 1);
    g_autofree char *inside = g_build_filename (folder, "amends.db", "inner", NULL);
    g_autoptr (GError) error = NULL;

    g_assert_null (test_store_open (inside, NULL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CANNOT_OPEN);
    test_remove_folder (folder);
}

static void
test_half_made_file_is_made_anew (void)
{
    g_autofree char *folder = test_make_folder ();
    g_autofree char *part = g_build_filename (folder, "amends.db.part", NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsStore) store = NULL;

    g_assert_true (g_file_set_contents (part, "half", -1, NULL));
    store = test_store_open (folder, NULL, &error);
    g_assert_no_error (error);
    g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
    test_store_close (store);
    test_remove_folder (folder);
}

/* Whoever may write everywhere needs a mount to be refused; others need a mode. */
static gboolean
make_read_only (const char *folder)
{
    if (geteuid () != 0)
        return g_chmod (folder, 0500) == 0;
    return mount (folder, folder, NULL, MS_BIND, NULL) == 0 &&
           mount (NULL, folder, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY, NULL) == 0;
}

static void
make_writable (const char *folder)
{
    if (geteuid () == 0)
        umount (folder);
    else
        g_chmod (folder, 0700);
}

static void
test_read_only_folder (void)
{
    g_autofree char *folder = make_closed_store ();
    g_autoptr (GError) error = NULL;
    g_autoptr (GError) refused = NULL;
    g_autoptr (AmendsStore) store = NULL;
    g_autoptr (GPtrArray) accounts = NULL;
    g_autofree char *problems = NULL;

    if (!make_read_only (folder)) {
        make_writable (folder);
        g_test_skip ("a folder cannot be made read-only here");
        test_remove_folder (folder);
        return;
    }
    store = test_store_open (folder, NULL, &error);
    g_assert_no_error (error);
    g_assert_true (amends_store_is_read_only (store));
    accounts = test_list_accounts (store);
    g_assert_cmpuint (accounts->len, ==, 1);
    problems = test_check (store);
    g_assert_cmpstr (problems, ==, "");
    g_assert_false (test_remove_account (store, 1, &refused));
    g_assert_error (refused, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_READ_ONLY);
    test_store_close (store);
    make_writable (folder);
    test_remove_folder (folder);
}

static AmendsReview *
make_large_review (guint number)
{
    g_autofree char *id = g_strdup_printf ("R%u", number);
    g_autofree char *body = g_strnfill (20000, 'x');

    return amends_review_new (&(AmendsReview) { .external_id = id, .stars = 1, .body = body });
}

static gboolean
add_large_review (AmendsStore *store, gint64 account_id, guint number, GError **error)
{
    AmendsBatch *batch = amends_batch_new ();

    g_ptr_array_add (batch->reviews, make_large_review (number));
    return test_apply (store, account_id, batch, NULL, error);
}

/* A full disk: nothing new is saved, what was saved stays, reading goes on, and writing too once there is room. */
static void
test_disk_full (void)
{
    g_autofree char *folder = test_make_folder ();
    g_autofree char *ballast = g_build_filename (folder, "ballast", NULL);
    g_autofree char *filling = g_strnfill (1 << 20, 'b');
    g_autofree char *problems = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsStore) store = NULL;
    gint64 account_id;
    guint n = 0;

    if (mount ("full", folder, "tmpfs", 0, "size=5m") != 0) {
        g_test_skip ("a small file system cannot be mounted here");
        test_remove_folder (folder);
        return;
    }
    g_assert_true (g_file_set_contents (ballast, filling, 1 << 20, NULL));
    store = test_store_open (folder, NULL, &error);
    g_assert_no_error (error);
    account_id = test_add_account (store, "file", NULL);
    while (n < 1000 && add_large_review (store, account_id, n, &error))
        n++;
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_FULL);
    g_clear_error (&error);
    g_assert_cmpint (test_count_all (store), ==, n);
    g_assert_cmpint (g_unlink (ballast), ==, 0);
    g_assert_true (add_large_review (store, account_id, n, &error));
    g_assert_no_error (error);
    problems = test_check (store);
    g_assert_cmpstr (problems, ==, "");
    test_store_close (store);
    umount (folder);
    test_remove_folder (folder);
}

static void
test_locked_by_another (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = g_build_filename (fixture->folder, "amends.db", NULL);
    const AmendsReview fields = { .external_id = "R", .stars = 1 };
    g_autoptr (GError) error = NULL;
    sqlite3 *handle;

    g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
    g_assert_cmpint (sqlite3_exec (handle, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
    g_assert_false (test_apply (fixture->store, fixture->account_id, test_batch_of (&fields, 1), NULL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_BUSY);
    g_assert_cmpint (test_count_all (fixture->store), ==, 0);
    g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
    test_add_review (fixture, &fields);
    g_assert_cmpint (test_count_all (fixture->store), ==, 1);
}

static void
wait_for_change (StoreFixture *fixture, guint changes)
{
    gboolean too_late = FALSE;
    guint timer = g_timeout_add_seconds (10, give_up_cb, &too_late);

    while ((fixture->changes & changes) != changes && !too_late)
        g_main_context_iteration (NULL, TRUE);
    g_assert_false (too_late);
    g_source_remove (timer);
}

/* Another connection stands for another process: SQLite and the folder's watch treat them alike. */
static void
test_change_by_another_is_seen (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsStore) other = test_store_open (fixture->folder, NULL, &error);
    const AmendsReview fields = { .external_id = "R", .stars = 1 };

    g_assert_no_error (error);
    test_count_all (fixture->store);
    while (g_main_context_iteration (NULL, FALSE))
        ;
    fixture->changes = 0;
    test_apply (other, fixture->account_id, test_batch_of (&fields, 1), NULL, &error);
    g_assert_no_error (error);
    wait_for_change (fixture, AMENDS_STORE_CHANGE_SHAPE | AMENDS_STORE_CHANGE_ROWS | AMENDS_STORE_CHANGE_UNDO);
    g_assert_cmpint (test_count_all (fixture->store), ==, 1);
    test_store_close (other);
}

static void
test_cancelled_before_it_runs (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    const AmendsReview fields = { .external_id = "R", .stars = 1 };

    g_cancellable_cancel (cancellable);
    amends_store_apply_batch_async (fixture->store, fixture->account_id, test_batch_of (&fields, 1), cancellable,
                                    amends_await_cb, &await);
    g_assert_false (amends_store_apply_batch_finish (fixture->store, amends_await (&await), NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_cmpint (test_count_all (fixture->store), ==, 0);
}

static void
test_person_goes_before_batches (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsAwait awaits[24] = { AMENDS_AWAIT_INIT };
    AmendsBatch *batches[G_N_ELEMENTS (awaits)];
    guint n_waiting = 0;

    for (guint i = 0; i < G_N_ELEMENTS (awaits); i++) {
        batches[i] = amends_batch_new ();
        for (guint j = 0; j < 100; j++)
            g_ptr_array_add (batches[i]->reviews, make_large_review (i * 100 + j));
    }
    for (guint i = 0; i < G_N_ELEMENTS (awaits); i++)
        amends_store_apply_batch_async (fixture->store, fixture->account_id, batches[i], NULL, amends_await_cb,
                                        &awaits[i]);
    /* Those that share a transaction with the first come before: it ends as soon as it sees somebody wait. */
    g_assert_cmpint (test_count_all (fixture->store), <=, 1200);
    for (guint i = 0; i < G_N_ELEMENTS (awaits); i++)
        n_waiting += awaits[i].result == NULL;
    g_assert_cmpuint (n_waiting, >=, G_N_ELEMENTS (awaits) / 2);
    for (guint i = 0; i < G_N_ELEMENTS (awaits); i++) {
        g_assert_true (amends_store_apply_batch_finish (fixture->store, amends_await (&awaits[i]), NULL, NULL));
        amends_await_clear (&awaits[i]);
    }
    g_assert_cmpint (test_count_all (fixture->store), ==, 2400);
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (void);
    } OPENING[] = {
        { "/store/new-open-close", test_new_open_close },
        { "/store/closed-store-refuses", test_closed_store_refuses },
        { "/store/zero-bytes", test_zero_bytes },
        { "/store/junk", test_junk },
        { "/store/foreign", test_foreign },
        { "/store/newer", test_newer },
        { "/store/truncated", test_truncated },
        { "/store/random-damage", test_random_damage },
        { "/store/folder-is-a-file", test_folder_is_a_file },
        { "/store/half-made-file-is-made-anew", test_half_made_file_is_made_anew },
        { "/store/read-only-folder", test_read_only_folder },
        { "/store/disk-full", test_disk_full },
    };
    static const struct {
        const char *path;
        void (*func) (StoreFixture *fixture, gconstpointer data);
    } OPEN[] = {
        { "/store/finalized-without-close", test_finalized_without_close },
        { "/store/close-writes-what-waits", test_close_writes_what_waits },
        { "/store/locked-by-another", test_locked_by_another },
        { "/store/change-by-another-is-seen", test_change_by_another_is_seen },
        { "/store/cancelled-before-it-runs", test_cancelled_before_it_runs },
        { "/store/person-goes-before-batches", test_person_goes_before_batches },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (OPENING); i++)
        g_test_add_func (OPENING[i].path, OPENING[i].func);
    for (guint i = 0; i < G_N_ELEMENTS (OPEN); i++)
        g_test_add (OPEN[i].path, StoreFixture, NULL, store_fixture_set_up, OPEN[i].func, store_fixture_tear_down);
    return g_test_run ();
}
