/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "amends-backup-folder.h"
#include "amends-backup-name.h"
#include "amends-db.h"
#include "backup-calls.h"

/* Enough for several steps of the copy. */
#define MANY 3000

static void
assert_nothing_half (BackupFixture *fixture, const char *names)
{
    g_autofree char *found = test_names (fixture->folder, "");

    g_assert_cmpstr (found, ==, names);
}

static guint
get_mode (const char *path)
{
    struct stat info;

    g_assert_cmpint (stat (path, &info), ==, 0);
    return info.st_mode & 0777;
}

static void
test_makes_one (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GPtrArray) infos = NULL;
    g_autofree char *path = NULL;
    g_autofree char *name = NULL;
    const AmendsBackupInfo *info;

    test_fill (fixture, "R", 7);
    path = test_back_up (fixture);
    name = g_path_get_basename (path);
    g_assert_cmpstr (name, ==, "amends-2025-11-22-000000Z.db");
    g_assert_cmphex (get_mode (path), ==, 0600);
    g_assert_cmphex (get_mode (fixture->folder), ==, 0700);
    assert_nothing_half (fixture, name);
    infos = test_list_backups (fixture->backups);
    g_assert_cmpuint (infos->len, ==, 1);
    info = infos->pdata[0];
    g_assert_cmpint (info->made_at, ==, TEST_NOW);
    g_assert_cmpint (info->n_reviews, ==, 7);
    g_assert_cmpuint (info->size, >, 4096);
    g_assert_cmpint (info->state, ==, AMENDS_BACKUP_GOOD);
    g_assert_false (info->set_aside || info->is_checked);
    g_assert_cmpint (test_check_backup (fixture->backups, path), ==, AMENDS_BACKUP_GOOD);
    /* Looked at, it is as it was: no log, no journal. */
    assert_nothing_half (fixture, name);
    g_assert_null (amends_backups_get_failure (fixture->backups));
}

static void
test_same_second (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *first = test_back_up (fixture);
    g_autofree char *second = NULL;
    g_autoptr (GPtrArray) infos = NULL;

    fixture->data.now -= 60;
    second = test_back_up (fixture);
    assert_nothing_half (fixture, "amends-2025-11-22-000000Z-2.db amends-2025-11-22-000000Z.db");
    infos = test_list_backups (fixture->backups);
    g_assert_cmpstr (((const AmendsBackupInfo *) infos->pdata[0])->path, ==, second);
    g_assert_cmpstr (((const AmendsBackupInfo *) infos->pdata[1])->path, ==, first);
}

static void
test_to_a_file (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = g_build_filename (fixture->data.folder, "my copy.db", NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsBackupInfo) info = test_make_backup (fixture->backups, path, 0, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (info->path, ==, path);
    g_assert_cmphex (get_mode (path), ==, 0600);
    assert_nothing_half (fixture, "");
    g_assert_null (test_make_backup (fixture->backups, path, 0, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CONFLICT);
    g_assert_cmpint (test_check_backup (fixture->backups, path), ==, AMENDS_BACKUP_GOOD);
}

/* What the copying thread does after each step, and what the test's thread has done meanwhile. */
static gint n_steps, may_go_on;

static void
wait_at_first_copying (const char *step)
{
    if (g_str_equal (step, "copying") && g_atomic_int_add (&n_steps, 1) == 0)
        while (!g_atomic_int_get (&may_go_on))
            g_usleep (1000);
}

static void
hold_copying (gboolean hold)
{
    g_atomic_int_set (&n_steps, 0);
    g_atomic_int_set (&may_go_on, FALSE);
    amends_backup_set_step (hold ? wait_at_first_copying : NULL);
}

static void
start_held (BackupFixture *fixture, GCancellable *cancellable, AmendsAwait *await)
{
    hold_copying (TRUE);
    amends_backups_make_async (fixture->backups, NULL, 0, cancellable, amends_await_cb, await);
    g_assert_true (amends_backups_is_running (fixture->backups));
    while (g_atomic_int_get (&n_steps) == 0)
        g_main_context_iteration (NULL, FALSE);
}

/* The store writes while a copy is made: it need not wait, the copy is of the moment at which it began, and it does not begin again. */
static void
test_while_writing (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsBackupInfo) info = NULL;
    gint n_pages;

    test_fill (fixture, "R", MANY);
    start_held (fixture, NULL, &await);
    for (guint i = 0; i < 5; i++) {
        g_autofree char *prefix = g_strdup_printf ("more%u-", i);

        test_fill (fixture, prefix, 200);
    }
    g_assert_cmpint (test_count_all (fixture->data.store), ==, MANY + 1000);
    g_assert_true (amends_backups_is_running (fixture->backups));
    g_atomic_int_set (&may_go_on, TRUE);
    info = amends_backups_make_finish (fixture->backups, amends_await (&await), &error);
    hold_copying (FALSE);
    g_assert_no_error (error);
    g_assert_cmpint (info->n_reviews, ==, MANY);
    g_assert_cmpint (test_check_backup (fixture->backups, info->path), ==, AMENDS_BACKUP_GOOD);
    n_pages = (gint) (info->size / 4096);
    g_assert_cmpint (n_steps, <=, n_pages / 256 + 1);
    g_assert_false (amends_backups_is_running (fixture->backups));
    g_assert_cmpfloat (amends_backups_get_progress (fixture->backups), ==, 1);
}

static void
test_one_at_a_time (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsBackupInfo) info = NULL;
    g_autoptr (AmendsBackups) other = amends_backups_new (fixture->data.folder, NULL, NULL);
    g_autoptr (GError) error = NULL;

    test_fill (fixture, "R", MANY);
    start_held (fixture, NULL, &await);
    g_assert_null (test_make_backup (fixture->backups, NULL, 0, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_BUSY);
    g_clear_error (&error);
    /* Another program, as far as the lock goes. */
    g_assert_null (test_make_backup (other, NULL, 0, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_BUSY);
    g_clear_error (&error);
    g_atomic_int_set (&may_go_on, TRUE);
    info = amends_backups_make_finish (fixture->backups, amends_await (&await), &error);
    hold_copying (FALSE);
    g_assert_no_error (error);
    g_clear_pointer (&info, amends_backup_info_unref);
    info = test_make_backup (other, NULL, 0, &error);
    g_assert_no_error (error);
}

/* @data: whether by the caller's own cancellable */
static void
test_cancelled (BackupFixture *fixture, gconstpointer data)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;
    g_autofree char *path = NULL;

    test_fill (fixture, "R", MANY);
    start_held (fixture, cancellable, &await);
    if (data != NULL)
        g_cancellable_cancel (cancellable);
    else
        amends_backups_cancel (fixture->backups);
    g_atomic_int_set (&may_go_on, TRUE);
    g_assert_null (amends_backups_make_finish (fixture->backups, amends_await (&await), &error));
    hold_copying (FALSE);
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_null (amends_backups_get_failure (fixture->backups));
    assert_nothing_half (fixture, "");
    path = test_back_up (fixture);
    g_assert_cmpint (test_check_backup (fixture->backups, path), ==, AMENDS_BACKUP_GOOD);
}

typedef struct {
    gint left;
    int result;
} Fault;

static int
fail_at_cb (gpointer user_data)
{
    Fault *fault = user_data;

    return g_atomic_int_add (&fault->left, -1) == 1 ? fault->result : SQLITE_OK;
}

/* Whichever call fails, of which some are tried, no half of a backup is left, the earlier one stays, and the sentence says what to do. */
static void
test_any_call_may_fail (BackupFixture *fixture, gconstpointer data)
{
    g_autofree char *kept = test_back_up (fixture);
    g_autofree char *name = g_path_get_basename (kept);
    gint stride = GPOINTER_TO_INT (data) == SQLITE_IOERR ? 3 : 7;
    gboolean failed = TRUE;

    test_close_data (fixture);
    for (gint i = 1; failed; i += stride) {
        g_autoptr (GError) error = NULL;
        g_autoptr (AmendsBackupInfo) info = NULL;
        Fault fault = { i, GPOINTER_TO_INT (data) };

        amends_db_set_fault (fail_at_cb, &fault);
        info = test_make_backup (fixture->backups, NULL, 1, &error);
        amends_db_set_fault (NULL, NULL);
        failed = info == NULL;
        if (!failed) {
            /* The one call that is not needed for it: to look at it again for the list. */
            g_assert_cmpint (test_check_backup (fixture->backups, info->path), ==, AMENDS_BACKUP_GOOD);
            break;
        }
        g_assert_cmpint (error->domain, ==, AMENDS_STORE_ERROR);
        g_assert_nonnull (strstr (error->message, "No backup was made"));
        g_assert_cmpstr (amends_backups_get_failure (fixture->backups), ==, error->message);
        assert_nothing_half (fixture, name);
        g_assert_cmpint (i, <, 500);
    }
    g_assert_null (amends_backups_get_failure (fixture->backups));
    test_open_data (fixture);
}

static int
disk_full_cb (gpointer user_data G_GNUC_UNUSED)
{
    return g_atomic_int_get (&n_steps) > 0 ? SQLITE_FULL : SQLITE_OK;
}

static void
test_disk_full (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;

    test_fill (fixture, "R", MANY);
    amends_db_set_fault (disk_full_cb, NULL);
    start_held (fixture, NULL, &await);
    g_atomic_int_set (&may_go_on, TRUE);
    g_assert_null (amends_backups_make_finish (fixture->backups, amends_await (&await), &error));
    amends_db_set_fault (NULL, NULL);
    hold_copying (FALSE);
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_FULL);
    g_assert_nonnull (strstr (error->message, "disk is full"));
    assert_nothing_half (fixture, "");
}

static void
test_no_folder (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;

    g_assert_true (g_file_set_contents (fixture->folder, "in the way", -1, NULL));
    g_assert_null (test_make_backup (fixture->backups, NULL, 0, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CANNOT_OPEN);
    g_assert_nonnull (strstr (error->message, "cannot be written to"));
}

static void
test_no_data (void)
{
    g_autofree char *folder = test_make_folder ();
    g_autofree char *names = NULL;
    g_autoptr (AmendsBackups) backups = amends_backups_new (folder, NULL, NULL);
    g_autoptr (GError) error = NULL;

    g_assert_null (test_make_backup (backups, NULL, 0, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
    names = test_names (folder, "amends.db");
    g_assert_cmpstr (names, ==, "");
    test_remove_folder (folder);
}

/* Damage in the middle of the data is seen in the copy of it, which is not kept; a good one from before stays, whatever is to be kept. */
static void
test_damaged_data (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *live = g_build_filename (fixture->data.folder, "amends.db", NULL);
    g_autofree char *kept = NULL;
    g_autofree char *name = NULL;
    g_autoptr (GError) error = NULL;

    test_fill (fixture, "R", 300);
    kept = test_back_up (fixture);
    name = g_path_get_basename (kept);
    test_close_data (fixture);
    test_spoil (live, 40 * 4096, 20 * 4096);
    g_assert_null (test_make_backup (fixture->backups, NULL, 1, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CORRUPT);
    assert_nothing_half (fixture, name);
    g_unlink (live);
    test_open_data (fixture);
}

static void
test_damaged_backups (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *flipped = NULL, *cut = NULL, *foreign = NULL, *newer = NULL;
    g_autoptr (GPtrArray) infos = NULL;
    static const AmendsBackupState STATES[] = { AMENDS_BACKUP_NEWER, AMENDS_BACKUP_FOREIGN, AMENDS_BACKUP_DAMAGED,
                                                AMENDS_BACKUP_GOOD };

    test_fill (fixture, "R", 300);
    flipped = test_back_up (fixture);
    cut = test_back_up (fixture);
    foreign = test_back_up (fixture);
    newer = test_back_up (fixture);
    test_spoil (flipped, 60 * 4096, 4096);
    g_assert_cmpint (truncate (cut, 50 * 4096), ==, 0);
    g_assert_true (g_file_set_contents (foreign, "SQLite format 4", -1, NULL));
    test_spoil (newer, 60, 4);
    {
        g_autoptr (AmendsDb) db = amends_db_open (newer, AMENDS_DB_WRITE, NULL);

        g_assert_true (amends_db_run (db, "PRAGMA user_version = 999; PRAGMA journal_mode = DELETE", NULL));
    }
    infos = test_list_backups (fixture->backups);
    g_assert_cmpuint (infos->len, ==, G_N_ELEMENTS (STATES));
    for (guint i = 0; i < infos->len; i++)
        g_assert_cmpint (((const AmendsBackupInfo *) infos->pdata[i])->state, ==, STATES[i]);
    /* Only a look at every page sees this one. */
    g_assert_cmpint (test_check_backup (fixture->backups, flipped), ==, AMENDS_BACKUP_DAMAGED);
    g_assert_cmpint (test_check_backup (fixture->backups, cut), ==, AMENDS_BACKUP_DAMAGED);
    g_assert_cmpint (test_check_backup (fixture->backups, newer), ==, AMENDS_BACKUP_NEWER);
    g_assert_cmpint (test_check_backup (fixture->backups, foreign), ==, AMENDS_BACKUP_FOREIGN);
    g_assert_cmpint (test_check_backup (fixture->backups, "/nonexistent/x.db"), ==, AMENDS_BACKUP_FOREIGN);
    g_assert_cmpint (test_check_backup (fixture->backups, "/dev"), ==, AMENDS_BACKUP_FOREIGN);
}

/* A file that was looked at is looked at again once it is another one. */
static void
test_check_again (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = NULL;

    test_fill (fixture, "R", 300);
    path = test_back_up (fixture);
    g_assert_cmpint (test_check_backup (fixture->backups, path), ==, AMENDS_BACKUP_GOOD);
    g_assert_cmpint (test_check_backup (fixture->backups, path), ==, AMENDS_BACKUP_GOOD);
    g_assert_cmpint (truncate (path, 50 * 4096), ==, 0);
    g_assert_cmpint (test_check_backup (fixture->backups, path), ==, AMENDS_BACKUP_DAMAGED);
}

/* It is not even opened: that would take the store's locks away. */
static void
test_the_data_itself (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *live = g_build_filename (fixture->data.folder, "amends.db", NULL);
    g_autofree char *linked = g_build_filename (fixture->data.folder, "linked.db", NULL);
    g_autofree char *hard = g_build_filename (fixture->data.folder, "hard.db", NULL);

    g_assert_cmpint (symlink (live, linked), ==, 0);
    g_assert_cmpint (link (live, hard), ==, 0);
    g_assert_cmpint (test_check_backup (fixture->backups, live), ==, AMENDS_BACKUP_LIVE);
    g_assert_cmpint (test_check_backup (fixture->backups, linked), ==, AMENDS_BACKUP_LIVE);
    g_assert_cmpint (test_check_backup (fixture->backups, hard), ==, AMENDS_BACKUP_LIVE);
}

static void
make_and_keep (BackupFixture *fixture, guint keep)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsBackupInfo) info = test_make_backup (fixture->backups, NULL, keep, &error);

    g_assert_no_error (error);
    fixture->data.now += 60;
}

#define NAME(time) "amends-2025-11-22-00" time "00Z.db"

static void
test_pruning (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *damaged = NULL;
    g_autofree char *aside = g_build_filename (fixture->data.folder, "before-restore-2025-11-21-000000Z.db", NULL);
    g_autofree char *stranger = g_build_filename (fixture->folder, "amends-mine.db", NULL);
    g_autofree char *first = NULL;

    make_and_keep (fixture, 3);
    first = g_build_filename (fixture->folder, NAME ("00"), NULL);
    test_copy_file (first, aside);
    test_copy_file (first, stranger);
    g_unlink (first);
    make_and_keep (fixture, 3);
    damaged = g_build_filename (fixture->folder, NAME ("01"), NULL);
    g_assert_cmpint (truncate (damaged, 4096), ==, 0);
    for (guint i = 0; i < 4; i++)
        make_and_keep (fixture, 3);
    /* The damaged one is not counted, and is left to the person, as are files of other names. */
    assert_nothing_half (fixture, NAME ("01") " " NAME ("03") " " NAME ("04") " " NAME ("05") " amends-mine.db");
    g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
    make_and_keep (fixture, 0);
    assert_nothing_half (fixture,
                         NAME ("01") " " NAME ("03") " " NAME ("04") " " NAME ("05") " " NAME ("06") " amends-mine.db");
    /* A clock that was put back makes the new one look like the oldest. */
    fixture->data.now = TEST_NOW + 120;
    make_and_keep (fixture, 1);
    assert_nothing_half (fixture, NAME ("01") " " NAME ("02") " amends-mine.db");
}

static void
test_leftovers_go (BackupFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char *const LEFT[] = { "amends-2025-11-20-000000Z.db.part",
                                        "amends-2025-11-20-000000Z.db.part-journal",
                                        "amends-2025-11-20-000000Z-2.db.part-wal" };
    g_autofree char *other = g_build_filename (fixture->folder, "notes.part", NULL);

    g_mkdir (fixture->folder, 0700);
    for (gsize i = 0; i < G_N_ELEMENTS (LEFT); i++) {
        g_autofree char *path = g_build_filename (fixture->folder, LEFT[i], NULL);

        g_assert_true (g_file_set_contents (path, "half", -1, NULL));
    }
    g_assert_true (g_file_set_contents (other, "mine", -1, NULL));
    make_and_keep (fixture, 0);
    assert_nothing_half (fixture, NAME ("00") " notes.part");
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
    test_make_backup (backups, NULL, 1, NULL);
}

static const char *const STEPS[] = { "copying", "copied", "verifying", "naming", "pruning" };

/* Killed at any step: whatever has a backup's name is whole, an earlier one is there until a new one is, and what is half goes the next time. */
static void
test_killed (BackupFixture *fixture, gconstpointer data)
{
    const char *step = data;
    g_autofree char *kept = NULL;
    g_autofree char *child = g_strconcat ("/backup/subprocess/killed/", step, NULL);
    g_autoptr (GPtrArray) infos = NULL;
    g_autofree char *last = NULL;
    g_auto (GStrv) envp = NULL;

    test_fill (fixture, "R", MANY);
    kept = test_back_up (fixture);
    envp = g_environ_setenv (g_get_environ (), "AMENDS_TEST_FOLDER", fixture->data.folder, TRUE);
    g_test_trap_subprocess_with_envp (child, (const char *const *) envp, 0, G_TEST_SUBPROCESS_DEFAULT);
    g_assert_false (g_test_trap_has_passed ());
    infos = test_list_backups (fixture->backups);
    g_assert_cmpuint (infos->len, ==, g_str_equal (step, "pruning") ? 2 : 1);
    for (guint i = 0; i < infos->len; i++)
        g_assert_cmpint (test_check_backup (fixture->backups, ((const AmendsBackupInfo *) infos->pdata[i])->path), ==,
                         AMENDS_BACKUP_GOOD);
    last = test_back_up (fixture);
    g_assert_cmpint (test_check_backup (fixture->backups, last), ==, AMENDS_BACKUP_GOOD);
    {
        g_autofree char *names = test_names (fixture->folder, "");

        g_assert_null (strstr (names, ".part"));
    }
}

static void
test_names_mean_instants (void)
{
    static const struct {
        const char *name;
        gint64 instant; /* -1: none */
    } CASES[] = {
        { "amends-1970-01-01-000000Z.db", 0 },
        { "amends-2025-11-22-000000Z.db", TEST_NOW },
        { "amends-2025-11-22-000001Z-2.db", TEST_NOW + 1 },
        { "amends-2025-11-22-000000Z-1.db.part", -1 },
        { "amends-2025-02-30-000000Z.db", -1 },
        { "amends-2025-11-22-240000Z.db", -1 },
        { "amends-2025-11-22-000000.db", -1 },
        { "amends-2025-11-22-000000Z.db\n", -1 },
        { "before-restore-2025-11-22-000000Z.db", -1 },
        { "amends-2025-11-22-000000Z-0.db", -1 },
        { "amends.db", -1 },
        { "", -1 },
    };
    g_autofree char *one = amends_backup_name_new (AMENDS_BACKUP_PREFIX, TEST_NOW, 1);
    g_autofree char *two = amends_backup_name_new (AMENDS_SET_ASIDE_PREFIX, TEST_NOW + 1, 2);

    g_assert_cmpstr (one, ==, "amends-2025-11-22-000000Z.db");
    g_assert_cmpstr (two, ==, "before-restore-2025-11-22-000001Z-2.db");
    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        gint64 instant = -1;
        gboolean read = amends_backup_name_read (CASES[i].name, AMENDS_BACKUP_PREFIX, &instant);

        g_test_message ("%s", CASES[i].name);
        g_assert_cmpint (read, ==, CASES[i].instant >= 0);
        g_assert_cmpint (instant, ==, CASES[i].instant);
    }
    g_assert_true (amends_backup_name_is_part ("amends-2025-11-22-000000Z.db.part", AMENDS_BACKUP_PREFIX));
    g_assert_true (amends_backup_name_is_part ("amends-2025-11-22-000000Z.db.part-shm", AMENDS_BACKUP_PREFIX));
    g_assert_false (amends_backup_name_is_part ("amends-2025-11-22-000000Z.db", AMENDS_BACKUP_PREFIX));
    g_assert_false (amends_backup_name_is_part ("amends-x.db.part", AMENDS_BACKUP_PREFIX));
}

#define ADD(name, data, func)                                                                                          \
    g_test_add ("/backup/" name, BackupFixture, data, backup_fixture_set_up, func, backup_fixture_tear_down)

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    ADD ("makes-one", NULL, test_makes_one);
    ADD ("same-second", NULL, test_same_second);
    ADD ("to-a-file", NULL, test_to_a_file);
    ADD ("while-writing", NULL, test_while_writing);
    ADD ("one-at-a-time", NULL, test_one_at_a_time);
    ADD ("cancelled/here", NULL, test_cancelled);
    ADD ("cancelled/by-caller", "caller", test_cancelled);
    ADD ("any-call-may-fail/io", GINT_TO_POINTER (SQLITE_IOERR), test_any_call_may_fail);
    ADD ("any-call-may-fail/full", GINT_TO_POINTER (SQLITE_FULL), test_any_call_may_fail);
    ADD ("disk-full", NULL, test_disk_full);
    ADD ("no-folder", NULL, test_no_folder);
    g_test_add_func ("/backup/no-data", test_no_data);
    ADD ("damaged-data", NULL, test_damaged_data);
    ADD ("damaged-backups", NULL, test_damaged_backups);
    ADD ("check-again", NULL, test_check_again);
    ADD ("the-data-itself", NULL, test_the_data_itself);
    ADD ("pruning", NULL, test_pruning);
    ADD ("leftovers-go", NULL, test_leftovers_go);
    for (gsize i = 0; i < G_N_ELEMENTS (STEPS); i++) {
        g_autofree char *path = g_strconcat ("/backup/killed/", STEPS[i], NULL);
        g_autofree char *child = g_strconcat ("/backup/subprocess/killed/", STEPS[i], NULL);

        g_test_add (path, BackupFixture, STEPS[i], backup_fixture_set_up, test_killed, backup_fixture_tear_down);
        g_test_add_data_func (child, STEPS[i], test_killed_child);
    }
    g_test_add_func ("/backup/names", test_names_mean_instants);
    return g_test_run ();
}
