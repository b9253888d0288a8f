/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "backup-calls.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

static gint64
tell_test_time (gpointer user_data)
{
    return *(gint64 *) user_data;
}

void
backup_fixture_set_up (BackupFixture *self, gconstpointer data)
{
    store_fixture_set_up (&self->data, data);
    self->backups = amends_backups_new (self->data.folder, tell_test_time, &self->data.now);
    self->folder = g_strdup (amends_backups_get_folder (self->backups));
}

void
backup_fixture_tear_down (BackupFixture *self, gconstpointer data)
{
    while (g_main_context_iteration (NULL, FALSE))
        ;
    g_assert_finalize_object (self->backups);
    g_free (self->folder);
    store_fixture_tear_down (&self->data, data);
}

void
test_fill (BackupFixture *fixture, const char *prefix, guint n)
{
    AmendsBatch *batch = amends_batch_new ();
    g_autofree char *text = g_strnfill (1000, 'x');

    for (guint i = 0; i < n; i++) {
        g_autofree char *id = g_strdup_printf ("%s%u", prefix, i);

        g_ptr_array_add (batch->reviews, amends_review_new (&(AmendsReview) { .external_id = id,
                                                                              .marketplace = "SE",
                                                                              .product_id = "B1",
                                                                              .stars = 1 + (int) (i % 5),
                                                                              .title = "Title",
                                                                              .body = text,
                                                                              .language = "en",
                                                                              .published_at = TEST_NOW - (gint64) i }));
    }
    test_apply_ok (&fixture->data, batch);
}

AmendsBackupInfo *
test_make_backup (AmendsBackups *backups, const char *path, guint keep, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_backups_make_async (backups, path, keep, NULL, amends_await_cb, &await);
    return amends_backups_make_finish (backups, amends_await (&await), error);
}

char *
test_back_up (BackupFixture *fixture)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsBackupInfo) info = test_make_backup (fixture->backups, NULL, 0, &error);

    g_assert_no_error (error);
    fixture->data.now += 60;
    return g_strdup (info->path);
}

GPtrArray *
test_list_backups (AmendsBackups *backups)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    GPtrArray *infos;

    amends_backups_list_async (backups, NULL, amends_await_cb, &await);
    infos = amends_backups_list_finish (backups, amends_await (&await), &error);
    g_assert_no_error (error);
    return infos;
}

AmendsBackupState
test_check_backup (AmendsBackups *backups, const char *path)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsBackupInfo) info = NULL;

    amends_backups_check_async (backups, path, NULL, amends_await_cb, &await);
    info = amends_backups_check_finish (backups, amends_await (&await), &error);
    g_assert_no_error (error);
    g_assert_true (info->is_checked);
    return info->state;
}

gboolean
test_restore (AmendsBackups *backups, const char *path, char **aside, AmendsRestoreSent *sent, GError **error)
{
    g_auto (AmendsAwait) preparing = AMENDS_AWAIT_INIT, committing = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsRestore) restore = NULL;

    amends_backups_prepare_restore_async (backups, path, NULL, amends_await_cb, &preparing);
    restore = amends_backups_prepare_restore_finish (backups, amends_await (&preparing), error);
    if (restore == NULL)
        return FALSE;
    amends_backups_commit_restore_async (backups, restore, amends_await_cb, &committing);
    if (!amends_backups_commit_restore_finish (backups, amends_await (&committing), error))
        return FALSE;
    if (aside != NULL)
        *aside = g_strdup (amends_restore_get_aside (restore));
    if (sent != NULL)
        *sent = *amends_restore_get_sent (restore);
    return TRUE;
}

void
test_close_data (BackupFixture *fixture)
{
    test_store_close (fixture->data.store);
    while (g_main_context_iteration (NULL, FALSE))
        ;
    g_assert_finalize_object (fixture->data.store);
}

void
test_open_data (BackupFixture *fixture)
{
    g_autoptr (GError) error = NULL;

    fixture->data.store = test_store_open (fixture->data.folder, &fixture->data.now, &error);
    g_assert_no_error (error);
}

void
test_restore_ok (BackupFixture *fixture, const char *path, AmendsRestoreSent *sent)
{
    g_autoptr (GError) error = NULL;

    test_close_data (fixture);
    test_restore (fixture->backups, path, NULL, sent, &error);
    g_assert_no_error (error);
    test_open_data (fixture);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
    return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

char *
test_names (const char *folder, const char *prefix)
{
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
    g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
        if (g_str_has_prefix (name, prefix))
            g_ptr_array_add (names, g_strdup (name));
    }
    g_ptr_array_sort (names, compare_names);
    g_ptr_array_add (names, NULL);
    return g_strjoinv (" ", (char **) names->pdata);
}

void
test_spoil (const char *path, gint64 offset, guint n)
{
    g_autofree guchar *bytes = g_malloc0 (n);
    int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);

    g_assert_cmpint (fd, >=, 0);
    g_assert_cmpint (pwrite (fd, bytes, n, offset), ==, n);
    close (fd);
}

void
test_copy_file (const char *from, const char *to)
{
    g_autoptr (GFile) source = g_file_new_for_path (from);
    g_autoptr (GFile) target = g_file_new_for_path (to);
    g_autoptr (GError) error = NULL;

    g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
    g_assert_no_error (error);
}
