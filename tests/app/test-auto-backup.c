/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-auto-backup.h"

#include <glib/gstdio.h>

#include "amends-settings.h"
#include "backup-calls.h"
#include "bus-fixture.h"

#define DAY 86400

typedef struct {
    BackupFixture data;
    AmendsSecrets *secrets;
    AmendsSyncEngine *engine;
    GSettings *settings;
    AmendsAutoBackup *auto_backup;
    guint n_failed;
} Fixture;

static gint64
tell_time (gpointer user_data)
{
    return ((Fixture *) user_data)->data.data.now;
}

static void
failed_cb (AmendsAutoBackup *auto_backup G_GNUC_UNUSED, const char *sentence, Fixture *fixture)
{
    g_assert_nonnull (strstr (sentence, "No backup was made"));
    fixture->n_failed++;
}

static void
start (Fixture *fixture, gboolean sample)
{
    fixture->auto_backup = amends_auto_backup_new (&(AmendsAutoBackupOptions) {
        .backups = fixture->data.backups,
        .store = fixture->data.data.store,
        .engine = fixture->engine,
        .settings = fixture->settings,
        .clock = tell_time,
        .clock_data = fixture,
        .sample = sample,
    });
    g_signal_connect (fixture->auto_backup, "failed", G_CALLBACK (failed_cb), fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    backup_fixture_set_up (&fixture->data, NULL);
    fixture->secrets = amends_secrets_new_in_memory ();
    fixture->engine = amends_sync_engine_new (fixture->data.data.store, fixture->secrets);
    fixture->settings = amends_settings_new_in_memory ();
}

static gboolean
is_settled (gpointer user_data)
{
    return g_atomic_int_get ((gint *) &G_OBJECT (user_data)->ref_count) == 1;
}

static void
stop (Fixture *fixture)
{
    if (fixture->auto_backup == NULL)
        return;
    g_object_run_dispose (G_OBJECT (fixture->auto_backup));
    bus_fixture_wait (is_settled, fixture->auto_backup);
    g_assert_finalize_object (fixture->auto_backup);
    fixture->auto_backup = NULL;
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    stop (fixture);
    g_object_unref (fixture->settings);
    g_object_unref (fixture->engine);
    g_object_unref (fixture->secrets);
    backup_fixture_tear_down (&fixture->data, NULL);
}

/* Nothing asked for is under way: it waits for the time, or for something to change. */
static gboolean
is_quiet (gpointer user_data)
{
    Fixture *fixture = user_data;

    while (g_main_context_iteration (NULL, FALSE))
        ;
    return !amends_backups_is_running (fixture->data.backups) && is_settled (fixture->auto_backup) &&
           amends_auto_backup_get_stage (fixture->auto_backup) != AMENDS_BACKUP_BUSY;
}

static void
assert_state (Fixture *fixture, guint n_backups, AmendsBackupStage stage)
{
    g_autoptr (GPtrArray) infos = NULL;

    bus_fixture_wait (is_quiet, fixture);
    infos = test_list_backups (fixture->data.backups);
    g_assert_cmpuint (infos->len, ==, n_backups);
    g_assert_cmpint (amends_auto_backup_get_stage (fixture->auto_backup), ==, stage);
}

static void
go_on (Fixture *fixture, gint64 seconds)
{
    fixture->data.data.now += seconds;
    amends_auto_backup_check (fixture->auto_backup);
}

/* It waits for the first minute, in which nothing is made. */
static void
open_and_wait (Fixture *fixture)
{
    g_autoptr (GPtrArray) before = test_list_backups (fixture->data.backups);

    start (fixture, FALSE);
    assert_state (fixture, before->len, AMENDS_BACKUP_WAITING);
    go_on (fixture, AMENDS_BACKUP_QUIET_SECONDS);
}

static void
test_daily (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    open_and_wait (fixture);
    assert_state (fixture, 1, AMENDS_BACKUP_WAITING);
    go_on (fixture, DAY - 1);
    assert_state (fixture, 1, AMENDS_BACKUP_WAITING);
    go_on (fixture, 1);
    assert_state (fixture, 2, AMENDS_BACKUP_WAITING);
    g_settings_set_string (fixture->settings, "backup-interval", "weekly");
    go_on (fixture, 6 * DAY);
    assert_state (fixture, 2, AMENDS_BACKUP_WAITING);
    g_settings_set_string (fixture->settings, "backup-interval", "off");
    go_on (fixture, 100 * DAY);
    assert_state (fixture, 2, AMENDS_BACKUP_OFF);
    g_settings_set_string (fixture->settings, "backup-interval", "daily");
    assert_state (fixture, 3, AMENDS_BACKUP_WAITING);
    g_assert_cmpuint (fixture->n_failed, ==, 0);
}

static void
test_keeps_so_many (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_settings_set_uint (fixture->settings, "backup-keep", 2);
    open_and_wait (fixture);
    for (guint i = 1; i <= 4; i++) {
        assert_state (fixture, MIN (i, 2), AMENDS_BACKUP_WAITING);
        go_on (fixture, DAY);
    }
}

/* The program starts again, and knows from the files when the last one was made. */
static void
test_next_start (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    open_and_wait (fixture);
    assert_state (fixture, 1, AMENDS_BACKUP_WAITING);
    stop (fixture);
    fixture->data.data.now += DAY / 2;
    open_and_wait (fixture);
    assert_state (fixture, 1, AMENDS_BACKUP_WAITING);
    stop (fixture);
    fixture->data.data.now += DAY / 2 - AMENDS_BACKUP_QUIET_SECONDS;
    open_and_wait (fixture);
    assert_state (fixture, 2, AMENDS_BACKUP_WAITING);
}

static void
test_by_hand_counts (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = NULL;

    open_and_wait (fixture);
    assert_state (fixture, 1, AMENDS_BACKUP_WAITING);
    fixture->data.data.now += DAY / 2;
    path = test_back_up (&fixture->data);
    assert_state (fixture, 2, AMENDS_BACKUP_WAITING);
    go_on (fixture, DAY / 2);
    assert_state (fixture, 2, AMENDS_BACKUP_WAITING);
}

static void
test_damaged_does_not_count (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = test_back_up (&fixture->data);

    g_assert_true (g_file_set_contents (path, "cut off", -1, NULL));
    open_and_wait (fixture);
    assert_state (fixture, 2, AMENDS_BACKUP_WAITING);
}

/* While rows come in, it waits until they have stopped. */
static void
test_import_goes_on (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    open_and_wait (fixture);
    assert_state (fixture, 1, AMENDS_BACKUP_WAITING);
    fixture->data.data.now += DAY;
    for (guint i = 0; i < 3; i++) {
        g_autofree char *prefix = g_strdup_printf ("I%u-", i);

        test_fill (&fixture->data, prefix, 2);
        fixture->data.data.changes = 0;
        assert_state (fixture, 1, AMENDS_BACKUP_WAITING);
        go_on (fixture, 30);
        assert_state (fixture, 1, AMENDS_BACKUP_WAITING);
    }
    go_on (fixture, 30);
    assert_state (fixture, 2, AMENDS_BACKUP_WAITING);
}

static void
test_while_syncing (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    open_and_wait (fixture);
    assert_state (fixture, 1, AMENDS_BACKUP_WAITING);
    amends_sync_engine_sync_async (fixture->engine, 0, NULL, amends_await_cb, &await);
    g_assert_true (amends_sync_engine_is_running (fixture->engine));
    go_on (fixture, DAY);
    g_assert_cmpint (amends_auto_backup_get_stage (fixture->auto_backup), ==, AMENDS_BACKUP_BUSY);
    g_assert_false (amends_backups_is_running (fixture->data.backups));
    amends_sync_engine_sync_finish (fixture->engine, amends_await (&await), NULL, NULL, NULL);
    assert_state (fixture, 2, AMENDS_BACKUP_WAITING);
}

/* It says so once, tries again after a while, and goes on as before when that goes well. */
static void
test_failure (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_assert_true (g_file_set_contents (fixture->data.folder, "in the way", -1, NULL));
    open_and_wait (fixture);
    assert_state (fixture, 0, AMENDS_BACKUP_WAITING);
    g_assert_cmpuint (fixture->n_failed, ==, 1);
    g_assert_nonnull (amends_backups_get_failure (fixture->data.backups));
    go_on (fixture, AMENDS_BACKUP_RETRY_SECONDS);
    assert_state (fixture, 0, AMENDS_BACKUP_WAITING);
    g_assert_cmpuint (fixture->n_failed, ==, 1);
    g_unlink (fixture->data.folder);
    go_on (fixture, AMENDS_BACKUP_RETRY_SECONDS - 1);
    assert_state (fixture, 0, AMENDS_BACKUP_WAITING);
    go_on (fixture, 1);
    assert_state (fixture, 1, AMENDS_BACKUP_WAITING);
    g_assert_null (amends_backups_get_failure (fixture->data.backups));
    g_assert_cmpuint (fixture->n_failed, ==, 1);
}

static void
test_sample_shop (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    start (fixture, TRUE);
    assert_state (fixture, 0, AMENDS_BACKUP_OFF);
    go_on (fixture, 10 * DAY);
    assert_state (fixture, 0, AMENDS_BACKUP_OFF);
}

/* One from a time to come does not make it back up for ever. */
static void
test_clock_put_back (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = NULL;

    fixture->data.data.now += 30 * DAY;
    path = test_back_up (&fixture->data);
    fixture->data.data.now -= 31 * DAY;
    open_and_wait (fixture);
    assert_state (fixture, 2, AMENDS_BACKUP_WAITING);
    go_on (fixture, DAY);
    assert_state (fixture, 3, AMENDS_BACKUP_WAITING);
}

/* It goes while its backup is made: that stops, and nothing half is left. */
static void
test_goes_in_between (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *names = NULL;

    test_fill (&fixture->data, "R", 3000);
    fixture->data.data.now += 60;
    open_and_wait (fixture);
    while (!amends_backups_is_running (fixture->data.backups))
        g_main_context_iteration (NULL, FALSE);
    stop (fixture);
    while (amends_backups_is_running (fixture->data.backups))
        g_main_context_iteration (NULL, TRUE);
    names = test_names (fixture->data.folder, "");
    g_assert_null (strstr (names, ".part"));
}

#define ADD(name, func) g_test_add ("/app/auto-backup/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    ADD ("daily", test_daily);
    ADD ("keeps-so-many", test_keeps_so_many);
    ADD ("next-start", test_next_start);
    ADD ("by-hand-counts", test_by_hand_counts);
    ADD ("damaged-does-not-count", test_damaged_does_not_count);
    ADD ("import-goes-on", test_import_goes_on);
    ADD ("while-syncing", test_while_syncing);
    ADD ("failure", test_failure);
    ADD ("sample-shop", test_sample_shop);
    ADD ("clock-put-back", test_clock_put_back);
    ADD ("goes-in-between", test_goes_in_between);
    return g_test_run ();
}
