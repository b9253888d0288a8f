/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-backup-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "amends-backup-name.h"
#include "amends-db-copy.h"
#include "amends-db-error.h"
#include "amends-migrations.h"
#include "amends-store-check.h"
#include "amends-store-file.h"

static AmendsBackupStep step_func;

void
amends_backup_set_step (AmendsBackupStep step)
{
    step_func = step;
}

void
amends_backup_take_step (const char *step)
{
    if (step_func != NULL)
        step_func (step);
}

static gboolean
set_errno_error (GError **error)
{
    amends_store_set_error (error, errno == ENOSPC ? AMENDS_STORE_ERROR_FULL : AMENDS_STORE_ERROR_CANNOT_OPEN);
    return FALSE;
}

gboolean
amends_backup_file_flush (const char *path)
{
    int fd = open (path, O_RDONLY | O_CLOEXEC);
    gboolean flushed;
    int number;

    if (fd < 0)
        return FALSE;
    flushed = fsync (fd) == 0;
    number = errno;
    close (fd);
    errno = number;
    return flushed;
}

gboolean
amends_backup_file_is_same (const char *path, const char *other)
{
    GStatBuf first, second;

    return g_stat (path, &first) == 0 && g_stat (other, &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

void
amends_backup_file_remove (const char *path)
{
    static const char *const SUFFIXES[] = { "", "-journal", "-wal", "-shm" };

    for (gsize i = 0; i < G_N_ELEMENTS (SUFFIXES); i++) {
        g_autofree char *part = g_strconcat (path, SUFFIXES[i], NULL);

        g_unlink (part);
    }
}

static gboolean
has_log (const char *path)
{
    g_autofree char *log = g_strconcat (path, "-wal", NULL);
    GStatBuf info;

    return g_stat (log, &info) == 0 && info.st_size > 0;
}

/* Through SQLite only: to close a descriptor of ours would take away the locks that this process has on the file. */
static AmendsDb *
open_live (const char *path, GError **error)
{
    g_autoptr (AmendsDb) db = amends_db_open (path, AMENDS_DB_READ, error);

    if (db == NULL || !amends_store_file_is_ours (db, error))
        return NULL;
    g_clear_pointer (&db, amends_db_close);
    /* Who only reads a file with a log leaves that behind. */
    return amends_db_open (path, AMENDS_DB_WRITE, error);
}

AmendsDb *
amends_backup_file_open (const char *path, gboolean is_live, GError **error)
{
    AmendsDb *db = NULL;

    if (g_access (path, F_OK) != 0) {
        amends_store_set_error (error, errno == ENOENT ? AMENDS_STORE_ERROR_NOT_FOUND : AMENDS_STORE_ERROR_CANNOT_OPEN);
        return NULL;
    }
    if (is_live)
        return open_live (path, error);
    if (has_log (path))
        db = amends_db_open (path, AMENDS_DB_READ, NULL);
    return db != NULL ? db : amends_db_open (path, AMENDS_DB_IMMUTABLE, error);
}

/* Of every table that keeps something itself. */
static char *
list_tables (AmendsDb *db, GError **error)
{
    g_autoptr (GString) sql = g_string_new ("SELECT ''");
    g_autoptr (AmendsStatement) rows =
        amends_db_prepare (db,
                           "SELECT replace (name, '\"', '\"\"') FROM sqlite_schema WHERE type = 'table' "
                           "AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name",
                           error);
    AmendsStep step;

    if (rows == NULL)
        return NULL;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW)
        g_string_append_printf (sql, " || (SELECT count (*) || ',' FROM \"%s\")", amends_statement_get_text (rows, 0));
    return step == AMENDS_STEP_DONE ? g_string_free_and_steal (g_steal_pointer (&sql)) : NULL;
}

static char *
count_rows (AmendsDb *db, GError **error)
{
    g_autofree char *sql = list_tables (db, error);
    g_autoptr (AmendsStatement) row = sql != NULL ? amends_db_prepare_once (db, sql, error) : NULL;

    if (row == NULL || amends_statement_step (row, error) != AMENDS_STEP_ROW)
        return NULL;
    return g_strdup (amends_statement_get_text (row, 0));
}

typedef struct {
    AmendsDb *to;
    const AmendsBackupRun *run;
    char *rows; /* (owned) (nullable) */
} Copy;

static void
copied_cb (double progress, gpointer user_data)
{
    const Copy *copy = user_data;

    amends_backup_take_step ("copying");
    if (copy->run->progress != NULL)
        copy->run->progress (progress, copy->run->user_data);
}

/* The first question makes the snapshot, which then is what is copied. */
static gboolean
copy_snapshot (AmendsDb *from, gpointer data, GError **error)
{
    Copy *copy = data;

    copy->rows = count_rows (from, error);
    return copy->rows != NULL && amends_db_copy (from, copy->to, copied_cb, copy, error);
}

static gboolean
make_empty (const char *path, GError **error)
{
    int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    if (fd < 0)
        return set_errno_error (error);
    close (fd);
    return TRUE;
}

static gboolean
write_copy (AmendsDb *from, const char *to, Copy *copy, GError **error)
{
    gboolean copied;

    copy->to = amends_db_open (to, AMENDS_DB_ALONE, error);
    if (copy->to == NULL)
        return FALSE;
    amends_db_set_cancellable (from, copy->run->cancellable);
    copied = amends_db_read (from, copy_snapshot, copy, error);
    amends_db_set_cancellable (from, NULL);
    amends_db_close (copy->to);
    if (!copied)
        return FALSE;
    /* A copy of a file with a log says that it has one, too: opening it anew puts that right. */
    amends_backup_take_step ("copied");
    copy->to = amends_db_open (to, AMENDS_DB_ALONE, error);
    if (copy->to == NULL)
        return FALSE;
    amends_db_close (copy->to);
    return amends_backup_file_flush (to) || set_errno_error (error);
}

char *
amends_backup_file_copy (AmendsDb *from, const char *to, const AmendsBackupRun *run, GError **error)
{
    Copy copy = { .run = run };

    if (!make_empty (to, error))
        return NULL;
    if (write_copy (from, to, &copy, error))
        return copy.rows;
    amends_backup_file_remove (to);
    g_free (copy.rows);
    return NULL;
}

static gboolean
set_corrupt (GError **error)
{
    amends_store_set_error (error, AMENDS_STORE_ERROR_CORRUPT);
    return FALSE;
}

static gboolean
is_as_expected (AmendsDb *db, const char *rows, GError **error)
{
    g_autofree char *found = NULL;
    g_autoptr (GError) problem = NULL;

    if (!amends_store_check_is_whole (db, &problem)) {
        if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
            g_propagate_error (error, g_steal_pointer (&problem));
            return FALSE;
        }
        return set_corrupt (error);
    }
    if (rows == NULL)
        return TRUE;
    found = count_rows (db, error);
    return found != NULL && (g_str_equal (found, rows) || set_corrupt (error));
}

/*
 * Whether what the data says contradicts itself (see amends_store_check_async()) is not asked: a copy of it is as good as the data, and better than
 * none.
 */
gboolean
amends_backup_file_verify (const char *path, const char *rows, GCancellable *cancellable, GError **error)
{
    g_autoptr (AmendsDb) db = NULL;
    guint64 size;
    GStatBuf info;

    if (!amends_store_file_check_header (path, &size, error))
        return FALSE;
    if (g_stat (path, &info) != 0)
        return set_errno_error (error);
    if (!has_log (path) && (guint64) info.st_size < size)
        return set_corrupt (error);
    db = amends_backup_file_open (path, FALSE, error);
    if (db == NULL)
        return FALSE;
    amends_db_set_cancellable (db, cancellable);
    return is_as_expected (db, rows, error);
}

/* The counts that lists are shown by, so that a large file is told as fast as a small one. */
static gint64
count_reviews (const char *path)
{
    g_autoptr (AmendsDb) db = amends_backup_file_open (path, FALSE, NULL);
    gint64 n;

    if (db == NULL || !amends_db_get_int (db, "SELECT ifnull (sum (n), 0) FROM review_total", &n, NULL))
        return -1;
    return n;
}

static AmendsBackupState
classify (const GError *problem)
{
    if (g_error_matches (problem, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NEWER))
        return AMENDS_BACKUP_NEWER;
    if (g_error_matches (problem, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_FOREIGN) ||
        g_error_matches (problem, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CANNOT_OPEN))
        return AMENDS_BACKUP_FOREIGN;
    return AMENDS_BACKUP_DAMAGED;
}

static void
look_at_head (AmendsBackupInfo *fields, guint64 file_size)
{
    g_autoptr (GError) problem = NULL;
    guint64 size = 0;

    if (!amends_store_file_check_header (fields->path, &size, &problem)) {
        fields->state = classify (problem);
        return;
    }
    if (has_log (fields->path) || file_size >= size)
        fields->n_reviews = count_reviews (fields->path);
    if (fields->n_reviews < 0)
        fields->state = AMENDS_BACKUP_DAMAGED;
}

AmendsBackupInfo *
amends_backup_file_look (const char *path, gboolean thoroughly, GCancellable *cancellable, GError **error)
{
    g_autofree char *name = g_path_get_basename (path);
    AmendsBackupInfo fields = { .path = path, .n_reviews = -1, .state = AMENDS_BACKUP_GOOD };
    GError *problem = NULL;
    GStatBuf info = { 0 };

    if (g_stat (path, &info) == 0)
        fields.size = (guint64) info.st_size;
    fields.set_aside = amends_backup_name_read (name, AMENDS_SET_ASIDE_PREFIX, &fields.made_at);
    if (!fields.set_aside && !amends_backup_name_read (name, AMENDS_BACKUP_PREFIX, &fields.made_at))
        fields.made_at = info.st_mtim.tv_sec;
    if (S_ISREG (info.st_mode))
        look_at_head (&fields, fields.size);
    else
        fields.state = AMENDS_BACKUP_FOREIGN;
    if (thoroughly && fields.state == AMENDS_BACKUP_GOOD &&
        !amends_backup_file_verify (path, NULL, cancellable, &problem)) {
        if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
            g_propagate_error (error, problem);
            return NULL;
        }
        fields.state = classify (problem);
        g_clear_error (&problem);
    }
    fields.is_checked = thoroughly;
    return amends_backup_info_new (&fields);
}
