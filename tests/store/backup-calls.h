/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-backups.h"
#include "store-fixture.h"

G_BEGIN_DECLS

/* Calls of backups that wait. */

/* A store with its backups. */
typedef struct {
    StoreFixture data;
    AmendsBackups *backups;
    char *folder; /* of the backups */
} BackupFixture;

void backup_fixture_set_up (BackupFixture *self, gconstpointer data);
void backup_fixture_tear_down (BackupFixture *self, gconstpointer data);

/* Reviews @prefix0, @prefix1, …, of a kilobyte each. */
void test_fill (BackupFixture *fixture, const char *prefix, guint n);

AmendsBackupInfo *test_make_backup (AmendsBackups *backups, const char *path, guint keep, GError **error);
/* A backup that must succeed; its path. The clock goes on by a minute. */
char *test_back_up (BackupFixture *fixture);
GPtrArray *test_list_backups (AmendsBackups *backups);
AmendsBackupState test_check_backup (AmendsBackups *backups, const char *path);
/* Both steps, the store being closed. @aside: (out) (optional) (transfer full); @sent: (out) (optional) */
gboolean test_restore (AmendsBackups *backups, const char *path, char **aside, AmendsRestoreSent *sent, GError **error);
/* Closes the store, restores, opens it again. */
void test_restore_ok (BackupFixture *fixture, const char *path, AmendsRestoreSent *sent);

void test_close_data (BackupFixture *fixture);
void test_open_data (BackupFixture *fixture);

/* Names in @folder that begin with @prefix, sorted, with spaces between. */
char *test_names (const char *folder, const char *prefix);
/* Writes @n bytes of nothing at @offset. */
void test_spoil (const char *path, gint64 offset, guint n);
void test_copy_file (const char *from, const char *to);

G_END_DECLS
