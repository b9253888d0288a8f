/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "amends-db.h"
#include "amends-migrations.h"
#include "backup-calls.h"

/* Reviews R0 to R4 and a backup, then R0 done and two reviews more. Returns: the backup's path */
static char *
back_up_and_go_on (BackupFixture *fixture)
{
    char *path;
    gint64 id;

    test_fill (fixture, "R", 5);
    path = test_back_up (fixture);
    id = test_find_id (fixture->data.store, "R0");
    test_set_done (fixture->data.store, &id, 1, TRUE);
    test_fill (fixture, "S", 2);
    return path;
}

/* As it was when the backup was made, or as it was later; whole in any case, and with nothing half beside it. */
static void
assert_state (BackupFixture *fixture, gboolean is_old)
{
    g_autoptr (AmendsReview) first = test_load_one (fixture->data.store, test_find_id (fixture->data.store, "R0"));
    g_autofree char *problems = test_check (fixture->data.store);
    g_autofree char *left = test_names (fixture->data.folder, "restored-");

    g_assert_cmpstr (problems, ==, "");
    g_assert_cmpint (test_count_all (fixture->data.store), ==, is_old ? 5 : 7);
    g_assert_cmpint (first->done_at > 0, ==, !is_old);
    g_assert_cmpstr (left, ==, "");
}

static char *
get_live (BackupFixture *fixture)
{
    return g_build_filename (fixture->data.folder, "amends.db", NULL);
}

static void
test_old_state (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = back_up_and_go_on (fixture);
    g_autofree char *aside = NULL;
    g_autofree char *names = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) infos = NULL;
    struct stat info;

    test_close_data (fixture);
    g_assert_true (test_restore (fixture->backups, path, &aside, NULL, &error));
    g_assert_no_error (error);
    test_open_data (fixture);
    assert_state (fixture, TRUE);
    names = test_names (fixture->data.folder, "before-restore-");
    g_assert_cmpstr (names, ==, "before-restore-2025-11-22-000100Z.db");
    g_assert_true (g_str_has_suffix (aside, names));
    g_assert_cmpint (stat (aside, &info), ==, 0);
    g_assert_cmphex (info.st_mode & 0777, ==, 0600);
    /* The backup is still there, and what was set aside is in the list and can be had back. */
    infos = test_list_backups (fixture->backups);
    g_assert_cmpuint (infos->len, ==, 2);
    g_assert_true (((const AmendsBackupInfo *) infos->pdata[0])->set_aside);
    g_assert_cmpint (((const AmendsBackupInfo *) infos->pdata[0])->n_reviews, ==, 7);
    g_assert_cmpstr (((const AmendsBackupInfo *) infos->pdata[1])->path, ==, path);
    fixture->data.now += 60;
    test_restore_ok (fixture, aside, NULL);
    assert_state (fixture, FALSE);
}

/* The log goes with its own file: another one beside it would be taken for it. */
static void
test_with_a_log (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = back_up_and_go_on (fixture);
    g_autofree char *live = get_live (fixture);
    g_autofree char *log = g_strconcat (live, "-wal", NULL);
    g_autofree char *elsewhere = g_build_filename (fixture->data.folder, "elsewhere.db", NULL);
    g_autofree char *other_log = g_strconcat (elsewhere, "-wal", NULL);

    /* A program that was killed leaves its log. */
    test_copy_file (live, elsewhere);
    test_copy_file (log, other_log);
    test_close_data (fixture);
    g_unlink (live);
    g_assert_cmpint (g_rename (elsewhere, live), ==, 0);
    g_assert_cmpint (g_rename (other_log, log), ==, 0);
    test_open_data (fixture);
    assert_state (fixture, FALSE);
    test_restore_ok (fixture, path, NULL);
    assert_state (fixture, TRUE);
}

/* From a stick, say, with its log beside it, and not named after a date. */
static void
test_from_elsewhere (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *folder = test_make_folder ();
    g_autofree char *path = g_build_filename (folder, "copied by hand.db", NULL);
    g_autofree char *log = g_strconcat (path, "-wal", NULL);
    g_autofree char *live = get_live (fixture);
    g_autofree char *live_log = g_strconcat (live, "-wal", NULL);
    gint64 id;

    test_fill (fixture, "R", 5);
    test_copy_file (live, path);
    test_copy_file (live_log, log);
    id = test_find_id (fixture->data.store, "R0");
    test_set_done (fixture->data.store, &id, 1, TRUE);
    test_restore_ok (fixture, path, NULL);
    assert_state (fixture, TRUE);
    test_remove_folder (folder);
}

/* A file that another version has made: @data. */
static void
test_older_version (BackupFixture *fixture, gconstpointer data)
{
    int version = GPOINTER_TO_INT (data);
    g_autofree char *name = g_strdup_printf ("v%d.sql", version);
    g_autofree char *script = g_test_build_filename (G_TEST_DIST, "store", "fixtures", name, NULL);
    g_autofree char *path = g_build_filename (fixture->data.folder, "old.db", NULL);
    g_autofree char *problems = NULL;
    g_autofree char *sql = NULL;
    g_autoptr (GError) error = NULL;
    AmendsDb *db = amends_db_open (path, AMENDS_DB_CREATE, &error);

    g_assert_no_error (error);
    g_assert_true (g_file_get_contents (script, &sql, NULL, &error));
    g_assert_true (amends_migrations_run (db, amends_migrations_load, version, NULL, &error));
    g_assert_true (amends_db_run (db, sql, &error));
    amends_db_close (db);
    test_restore_ok (fixture, path, NULL);
    problems = test_check (fixture->data.store);
    g_assert_cmpstr (problems, ==, "");
    g_assert_cmpint (test_find_id (fixture->data.store, "R1"), >, 0);
    db = amends_db_open (path, AMENDS_DB_READ, &error);
    {
        gint64 found;

        /* The file that was chosen is as it was. */
        g_assert_true (amends_db_get_int (db, "PRAGMA user_version", &found, &error));
        g_assert_cmpint (found, ==, version);
    }
    amends_db_close (db);
}

static void
run_on_copy (const char *path, const char *copy, const char *sql)
{
    g_autoptr (AmendsDb) db = NULL;
    g_autoptr (GError) error = NULL;

    test_copy_file (path, copy);
    db = amends_db_open (copy, AMENDS_DB_ALONE, &error);
    amends_db_run (db, sql, &error);
    g_assert_no_error (error);
}

static void
assert_refused (BackupFixture *fixture, const char *path, AmendsStoreError code, const char *words)
{
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", path);
    test_close_data (fixture);
    g_assert_false (test_restore (fixture->backups, path, NULL, NULL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, (int) code);
    g_assert_nonnull (strstr (error->message, words));
    test_open_data (fixture);
    assert_state (fixture, FALSE);
}

static void
test_refused (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = back_up_and_go_on (fixture);
    g_autofree char *live = get_live (fixture);
    g_autofree char *newer = g_build_filename (fixture->data.folder, "newer.db", NULL);
    g_autofree char *foreign = g_build_filename (fixture->data.folder, "foreign.db", NULL);
    g_autofree char *trapped = g_build_filename (fixture->data.folder, "trapped.db", NULL);
    g_autofree char *bare = g_build_filename (fixture->data.folder, "bare.db", NULL);
    g_autofree char *damaged = g_build_filename (fixture->data.folder, "damaged.db", NULL);
    g_autofree char *linked = g_build_filename (fixture->data.folder, "linked.db", NULL);
    g_autofree char *names = NULL;

    run_on_copy (path, newer, "PRAGMA user_version = 999");
    run_on_copy (path, foreign, "PRAGMA application_id = 1");
    run_on_copy (path, trapped, "CREATE TRIGGER trap AFTER INSERT ON review BEGIN DELETE FROM review; END");
    run_on_copy (path, bare, "DROP TABLE note");
    test_copy_file (path, damaged);
    test_spoil (damaged, 40 * 4096, 8192);
    g_assert_cmpint (symlink (live, linked), ==, 0);
    assert_refused (fixture, newer, AMENDS_STORE_ERROR_NEWER, "newer version");
    assert_refused (fixture, foreign, AMENDS_STORE_ERROR_FOREIGN, "not a backup");
    assert_refused (fixture, trapped, AMENDS_STORE_ERROR_FOREIGN, "not a backup");
    assert_refused (fixture, bare, AMENDS_STORE_ERROR_FOREIGN, "not a backup");
    assert_refused (fixture, damaged, AMENDS_STORE_ERROR_CORRUPT, "damaged");
    assert_refused (fixture, live, AMENDS_STORE_ERROR_CONFLICT, "in use");
    assert_refused (fixture, linked, AMENDS_STORE_ERROR_CONFLICT, "in use");
    assert_refused (fixture, "/nonexistent/x.db", AMENDS_STORE_ERROR_CANNOT_OPEN, "cannot be read");
    assert_refused (fixture, fixture->data.folder, AMENDS_STORE_ERROR_FOREIGN, "not a backup");
    names = test_names (fixture->data.folder, "before-restore-");
    g_assert_cmpstr (names, ==, "");
}

/* Somebody else's connection would write on to the file that is set aside. */
static void
test_in_use (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = back_up_and_go_on (fixture);
    g_autofree char *names = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_false (test_restore (fixture->backups, path, NULL, NULL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_BUSY);
    assert_state (fixture, FALSE);
    names = test_names (fixture->data.folder, "before-restore-");
    g_assert_cmpstr (names, ==, "");
}

/* What cannot be read any more is set aside as it is, with its log, and the backup takes its place. */
static void
test_damaged_data (BackupFixture *fixture, gconstpointer data)
{
    g_autofree char *path = back_up_and_go_on (fixture);
    g_autofree char *live = get_live (fixture);
    g_autofree char *log = g_strconcat (live, "-wal", NULL);
    g_autofree char *names = NULL;

    test_close_data (fixture);
    if (data == NULL) {
        test_spoil (live, 0, 100);
    } else {
        g_assert_cmpint (truncate (live, 8192), ==, 0);
    }
    g_assert_true (g_file_set_contents (log, "what is this", -1, NULL));
    g_assert_true (test_restore (fixture->backups, path, NULL, NULL, NULL));
    test_open_data (fixture);
    assert_state (fixture, TRUE);
    names = test_names (fixture->data.folder, "before-restore-");
    g_assert_true (g_str_has_prefix (names, "before-restore-2025-11-22-000100Z.db"));
}

static void
test_no_data (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = back_up_and_go_on (fixture);
    g_autofree char *live = get_live (fixture);
    g_autofree char *aside = NULL;

    test_close_data (fixture);
    g_unlink (live);
    g_assert_true (test_restore (fixture->backups, path, &aside, NULL, NULL));
    g_assert_null (aside);
    test_open_data (fixture);
    assert_state (fixture, TRUE);
}

static int
fail_at_cb (gpointer user_data)
{
    return g_atomic_int_add ((gint *) user_data, -1) == 1 ? SQLITE_IOERR : SQLITE_OK;
}

/* Whichever call fails, of which every eighth is tried: the data is as it was, or the restore was done all the same. */
static void
test_any_call_may_fail (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = back_up_and_go_on (fixture);
    guint n_failed = 0;

    for (gint i = 1;; i += 8) {
        gint left = i;
        gboolean done;
        g_autofree char *aside = NULL;
        g_autoptr (GError) error = NULL;

        test_close_data (fixture);
        amends_db_set_fault (fail_at_cb, &left);
        done = test_restore (fixture->backups, path, &aside, NULL, &error);
        amends_db_set_fault (NULL, NULL);
        if (!done)
            n_failed++;
        test_open_data (fixture);
        assert_state (fixture, done);
        if (left > 0)
            break;
        if (done) {
            fixture->data.now += 60;
            test_restore_ok (fixture, aside, NULL);
            fixture->data.now += 60;
        }
        assert_state (fixture, FALSE);
        g_assert_cmpint (i, <, 2000);
    }
    g_assert_cmpuint (n_failed, >, 5);
}

static const char *step_to_die_at;

static void
die_at_step (const char *step)
{
    if (g_str_equal (step, step_to_die_at))
        kill (getpid (), SIGKILL);
}

/* In a process of its own. */
static void
test_killed_child (gconstpointer data)
{
    const char *folder = g_getenv ("AMENDS_TEST_FOLDER");
    g_autoptr (AmendsBackups) backups = NULL;

    if (folder == NULL)
        return;
    step_to_die_at = data;
    amends_backup_set_step (die_at_step);
    backups = amends_backups_new (folder, NULL, NULL);
    test_restore (backups, g_getenv ("AMENDS_TEST_FILE"), NULL, NULL, NULL);
}

/* Each step, and whether the restore is done when the program starts again after it was killed right before that step. */
static const struct {
    const char *step;
    gboolean is_done;
} STEPS[] = {
    { "copied", FALSE },     { "checking", FALSE },    { "migrating", FALSE },
    { "merging", FALSE },    { "ready", FALSE },       { "moving-aside", FALSE },
    { "moving-logs", TRUE }, { "taking-place", TRUE }, { "done", TRUE },
};

static void
restore_and_die (BackupFixture *fixture, const char *path, const char *step)
{
    g_auto (GStrv) envp = g_environ_setenv (g_get_environ (), "AMENDS_TEST_FOLDER", fixture->data.folder, TRUE);
    g_autofree char *child = g_strconcat ("/restore/subprocess/killed/", step, NULL);

    envp = g_environ_setenv (g_steal_pointer (&envp), "AMENDS_TEST_FILE", path, TRUE);
    g_test_trap_subprocess_with_envp (child, (const char *const *) envp, 0, G_TEST_SUBPROCESS_DEFAULT);
    g_assert_false (g_test_trap_has_passed ());
}

static void
test_killed (BackupFixture *fixture, gconstpointer data)
{
    guint number = GPOINTER_TO_UINT (data);
    g_autofree char *path = back_up_and_go_on (fixture);
    g_autofree char *aside = NULL;

    test_close_data (fixture);
    restore_and_die (fixture, path, STEPS[number].step);
    test_open_data (fixture);
    assert_state (fixture, STEPS[number].is_done);
    aside = test_names (fixture->data.folder, "before-restore-");
    g_assert_cmpint (*aside != '\0', ==, STEPS[number].is_done);
    /* It can be done again at once. */
    fixture->data.now += 60;
    test_restore_ok (fixture, path, NULL);
    assert_state (fixture, TRUE);
}

/* The data is damaged and has a log when the program dies between the renames: the log must not be taken for the new file's. */
static void
test_killed_with_log (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = back_up_and_go_on (fixture);
    g_autofree char *live = get_live (fixture);
    g_autofree char *log = g_strconcat (live, "-wal", NULL);
    g_autofree char *asides = NULL;

    test_close_data (fixture);
    test_spoil (live, 0, 100);
    g_assert_true (g_file_set_contents (log, "what is this", -1, NULL));
    restore_and_die (fixture, path, "moving-logs");
    g_assert_false (g_file_test (live, G_FILE_TEST_EXISTS));
    test_open_data (fixture);
    assert_state (fixture, TRUE);
    asides = test_names (fixture->data.folder, "before-restore-");
    g_assert_nonnull (strstr (asides, ".db-wal"));
}

/* A restore that was given up leaves nothing, and cancelling one is that. */
static void
test_given_up (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autofree char *path = back_up_and_go_on (fixture);
    g_autofree char *left = NULL;
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;
    AmendsRestore *restore;

    test_close_data (fixture);
    amends_backups_prepare_restore_async (fixture->backups, path, NULL, amends_await_cb, &await);
    restore = amends_backups_prepare_restore_finish (fixture->backups, amends_await (&await), &error);
    g_assert_no_error (error);
    left = test_names (fixture->data.folder, "restored-");
    g_assert_cmpstr (left, ==, "restored-2025-11-22-000100Z.db.part");
    amends_restore_free (restore);
    amends_await_clear (&await);
    g_cancellable_cancel (cancellable);
    amends_backups_prepare_restore_async (fixture->backups, path, cancellable, amends_await_cb, &await);
    g_assert_null (amends_backups_prepare_restore_finish (fixture->backups, amends_await (&await), &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    test_open_data (fixture);
    assert_state (fixture, FALSE);
}

#define ADD(name, data, func)                                                                                          \
    g_test_add ("/restore/" name, BackupFixture, data, backup_fixture_set_up, func, backup_fixture_tear_down)

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    ADD ("old-state", NULL, test_old_state);
    ADD ("with-a-log", NULL, test_with_a_log);
    ADD ("from-elsewhere", NULL, test_from_elsewhere);
    for (int version = 1; version <= amends_migrations_get_latest (); version++) {
        g_autofree char *path = g_strdup_printf ("/restore/older-version/%d", version);

        g_test_add (path, BackupFixture, GINT_TO_POINTER (version), backup_fixture_set_up, test_older_version,
                    backup_fixture_tear_down);
    }
    ADD ("refused", NULL, test_refused);
    ADD ("in-use", NULL, test_in_use);
    ADD ("damaged-data/head", NULL, test_damaged_data);
    ADD ("damaged-data/cut", "cut", test_damaged_data);
    ADD ("no-data", NULL, test_no_data);
    ADD ("any-call-may-fail", NULL, test_any_call_may_fail);
    ADD ("given-up", NULL, test_given_up);
    ADD ("killed-with-log", NULL, test_killed_with_log);
    for (guint i = 0; i < G_N_ELEMENTS (STEPS); i++) {
        g_autofree char *path = g_strconcat ("/restore/killed/", STEPS[i].step, NULL);
        g_autofree char *child = g_strconcat ("/restore/subprocess/killed/", STEPS[i].step, NULL);

        g_test_add (path, BackupFixture, GUINT_TO_POINTER (i), backup_fixture_set_up, test_killed,
                    backup_fixture_tear_down);
        g_test_add_data_func (child, STEPS[i].step, test_killed_child);
    }
    return g_test_run ();
}
