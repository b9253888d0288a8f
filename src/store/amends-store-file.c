/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "amends-db-error.h"
#include "amends-migrations.h"
#include "amends-restore-files.h"

#define HEADER_SIZE 100
#define PAGE_SIZE_OFFSET 16
#define N_PAGES_OFFSET 28
#define VERSION_OFFSET 60
#define APPLICATION_ID_OFFSET 68
#define LOCK_NAME "amends.lock"
#define LOCK_TRIES 100
#define LOCK_PAUSE_US 50000

static guint32
read_big_endian (const guchar *bytes)
{
    return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* 65536 does not fit into its two bytes. */
static guint32
read_page_size (const guchar *header)
{
    guint32 size = (guint32) header[PAGE_SIZE_OFFSET] << 8 | header[PAGE_SIZE_OFFSET + 1];

    return size == 1 ? 65536 : size;
}

static gboolean
set_errno_error (GError **error)
{
    amends_store_set_error (error, errno == ENOSPC ? AMENDS_STORE_ERROR_FULL : AMENDS_STORE_ERROR_CANNOT_OPEN);
    return FALSE;
}

/* SQLite takes an empty file for an empty database, and recovers a foreign one that was left open: so look before it does. */
gboolean
amends_store_file_check_header (const char *path, guint64 *n_bytes, GError **error)
{
    guchar header[HEADER_SIZE];
    int fd = open (path, O_RDONLY | O_CLOEXEC);
    ssize_t n;

    if (fd < 0)
        return set_errno_error (error);
    n = read (fd, header, sizeof header);
    close (fd);
    if (n < 0)
        return set_errno_error (error);
    if (n < HEADER_SIZE || memcmp (header, "SQLite format 3", 16) != 0 ||
        read_big_endian (header + APPLICATION_ID_OFFSET) != AMENDS_APPLICATION_ID) {
        amends_store_set_error (error, AMENDS_STORE_ERROR_FOREIGN);
        return FALSE;
    }
    if (read_big_endian (header + VERSION_OFFSET) > (guint32) amends_migrations_get_latest ()) {
        amends_store_set_error (error, AMENDS_STORE_ERROR_NEWER);
        return FALSE;
    }
    if (n_bytes != NULL)
        *n_bytes = (guint64) read_page_size (header) * read_big_endian (header + N_PAGES_OFFSET);
    return TRUE;
}

/* The lock lasts as long as the descriptor: only for making and migrating. */
int
amends_store_file_lock (const char *folder, GCancellable *cancellable, GError **error)
{
    g_autofree char *path = g_build_filename (folder, LOCK_NAME, NULL);
    int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

    if (fd < 0) {
        set_errno_error (error);
        return -1;
    }
    for (int i = 0; i < LOCK_TRIES && !g_cancellable_is_cancelled (cancellable); i++) {
        if (flock (fd, LOCK_EX | LOCK_NB) == 0)
            return fd;
        if (errno != EWOULDBLOCK && errno != EINTR)
            break;
        g_usleep (LOCK_PAUSE_US);
    }
    if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        amends_store_set_error (error, AMENDS_STORE_ERROR_BUSY);
    close (fd);
    return -1;
}

gboolean
amends_store_file_bring_up_to_date (AmendsDb *db, const char *folder, GError **error)
{
    g_autofree char *name = g_strdup_printf ("amends-before-v%d.db", amends_migrations_get_latest ());
    g_autofree char *backup = g_build_filename (folder, name, NULL);

    return amends_migrations_run (db, amends_migrations_load, amends_migrations_get_latest (), backup, error);
}

static void
remove_part (const char *part)
{
    static const char *const SUFFIXES[] = { "", "-wal", "-shm", "-journal" };

    for (guint i = 0; i < G_N_ELEMENTS (SUFFIXES); i++) {
        g_autofree char *path = g_strconcat (part, SUFFIXES[i], NULL);

        g_unlink (path);
    }
}

/* Made beside its final place and renamed when it is whole: an end in between leaves no file that looks like ours and is not. */
static gboolean
make_file (const char *folder, const char *path, GError **error)
{
    g_autofree char *part = g_strconcat (path, ".part", NULL);
    g_autoptr (AmendsDb) db = NULL;
    int fd;

    remove_part (part);
    fd = open (part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return set_errno_error (error);
    close (fd);
    db = amends_db_open (part, AMENDS_DB_CREATE, error);
    if (db == NULL || !amends_store_file_bring_up_to_date (db, folder, error)) {
        g_clear_pointer (&db, amends_db_close);
        remove_part (part);
        return FALSE;
    }
    g_clear_pointer (&db, amends_db_close);
    return g_rename (part, path) == 0 || set_errno_error (error);
}

static AmendsDb *
open_to_write (const char *folder, const char *path, GCancellable *cancellable, GError **error)
{
    g_autoptr (AmendsDb) db = NULL;
    int lock = amends_store_file_lock (folder, cancellable, error);

    if (lock < 0)
        return NULL;
    if (!amends_restore_files_resolve (folder, error)) {
        close (lock);
        return NULL;
    }
    if (g_file_test (path, G_FILE_TEST_EXISTS) || make_file (folder, path, error)) {
        if (amends_store_file_check_header (path, NULL, error))
            db = amends_db_open (path, AMENDS_DB_WRITE, error);
        if (db != NULL && !amends_store_file_bring_up_to_date (db, folder, error))
            g_clear_pointer (&db, amends_db_close);
    }
    close (lock);
    return g_steal_pointer (&db);
}

gboolean
amends_store_file_is_ours (AmendsDb *db, GError **error)
{
    gint64 id;

    if (!amends_db_get_int (db, "PRAGMA application_id", &id, error))
        return FALSE;
    if (id != AMENDS_APPLICATION_ID)
        amends_store_set_error (error, AMENDS_STORE_ERROR_FOREIGN);
    return id == AMENDS_APPLICATION_ID;
}

static gboolean
is_present (AmendsDb *db, GError **error)
{
    gint64 version;

    if (!amends_store_file_is_ours (db, error) || !amends_db_get_int (db, "PRAGMA user_version", &version, error))
        return FALSE;
    if (version == amends_migrations_get_latest ())
        return TRUE;
    amends_store_set_error (error, version > amends_migrations_get_latest () ? AMENDS_STORE_ERROR_NEWER
                                                                             : AMENDS_STORE_ERROR_READ_ONLY);
    return FALSE;
}

/* Where SQLite cannot make its shared-memory file it cannot read a file in WAL mode either, unless told that nothing changes. */
static AmendsDb *
open_to_read (const char *path, GError **error)
{
    g_autoptr (AmendsDb) db = amends_db_open (path, AMENDS_DB_READ, NULL);

    if (db != NULL && is_present (db, NULL))
        return g_steal_pointer (&db);
    g_clear_pointer (&db, amends_db_close);
    db = amends_db_open (path, AMENDS_DB_IMMUTABLE, error);
    return db != NULL && is_present (db, error) ? g_steal_pointer (&db) : NULL;
}

/* Through SQLite only: to close a descriptor of ours would take away the locks that this process has on the file if its data is open. */
AmendsDb *
amends_store_file_open_to_read (const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename (folder, AMENDS_STORE_FILE_NAME, NULL);

    return open_to_read (path, error);
}

AmendsDb *
amends_store_file_open (const char *folder, gboolean *read_only, GCancellable *cancellable, GError **error)
{
    g_autofree char *path = g_build_filename (folder, AMENDS_STORE_FILE_NAME, NULL);

    if (g_mkdir_with_parents (folder, 0700) != 0) {
        set_errno_error (error);
        return NULL;
    }
    *read_only = g_access (path, F_OK) == 0 && (g_access (path, W_OK) != 0 || g_access (folder, W_OK | X_OK) != 0);
    if (!*read_only)
        return open_to_write (folder, path, cancellable, error);
    return amends_store_file_check_header (path, NULL, error) ? open_to_read (path, error) : NULL;
}
