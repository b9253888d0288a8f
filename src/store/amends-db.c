/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-db.h"

#include <string.h>

#include "amends-db-error.h"
#include "amends-db-private.h"
#include "amends-fts-tokenizer.h"

#define BUSY_TIMEOUT_MS 5000
#define USUAL_CACHE "PRAGMA cache_size = -4096;"
#define BATCH_CACHE "PRAGMA cache_size = -32768;"
#define LARGE_CACHE "PRAGMA cache_size = -262144;"
/*
 * Twice SQLite's: an import writes half as many pages, each by four calls into the system until it is in its place. Pages go there when the log has 16 MB of
 * them, or 64 MB in an import, which writes most of them again and again.
 */
#define PAGE_SIZE "PRAGMA page_size = 8192;"
#define USUAL_LOG "PRAGMA wal_autocheckpoint = 2000;"
#define BATCH_LOG "PRAGMA wal_autocheckpoint = 8000;"
#define N_RECENT 64
#define BATCH_PAUSE_US (5 * G_USEC_PER_SEC)
#define STEPS_BETWEEN_CANCEL_CHECKS 2000

struct _AmendsDb {
    sqlite3 *handle;
    GHashTable *statements; /* (element-type utf8 AmendsStatement) (owned) */
    struct {
        const char *sql; /* the caller's own, which is nearly always a constant */
        const char *key; /* as in the table */
        AmendsStatement *statement;
    } recent[N_RECENT]; /* saves to hash long texts for every row of a batch */
    GCancellable *cancellable;
    AmendsDbRowWatch row_watch; /* (nullable) */
    gpointer row_watch_data;
    AmendsDurability durability;
    gboolean in_transaction;
    gboolean uses_much_memory;
    gboolean has_batch_cache;
    gint64 batch_at; /* monotonic: when rows of a source came last */
    gint64 schema;   /* its version when it was last looked at; -1: not yet */
    gboolean is_bare;
};

struct _AmendsStatement {
    AmendsDb *db;
    sqlite3_stmt *handle;
    gboolean kept;
    gboolean in_use;
    int bind_result;
};

static AmendsDbFault fault;
static gpointer fault_data;

void
amends_db_set_fault (AmendsDbFault new_fault, gpointer user_data)
{
    fault = new_fault;
    fault_data = user_data;
}

int
amends_db_meet_fault (void)
{
    return fault != NULL ? fault (fault_data) : SQLITE_OK;
}

sqlite3 *
amends_db_get_handle (AmendsDb *self)
{
    return self->handle;
}

gboolean
amends_db_fail (AmendsDb *self, int result, GError **error)
{
    if (result == SQLITE_INTERRUPT && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    g_debug ("SQLite: %s (%d)", sqlite3_errstr (result), result);
    amends_db_set_error (error, result);
    return FALSE;
}

static int
check_cancelled_cb (void *data)
{
    AmendsDb *self = data;

    return g_cancellable_is_cancelled (self->cancellable);
}

static void
free_statement (gpointer data)
{
    AmendsStatement *self = data;

    sqlite3_finalize (self->handle);
    g_free (self);
}

/*
 * trusted_schema off: a file made by somebody else must not make us call functions by its views and triggers. No memory mapping: a disk that
 * fails would end the program by a signal instead of telling an error.
 */
static gboolean
configure (AmendsDb *self, AmendsDbMode mode, GError **error)
{
    sqlite3_extended_result_codes (self->handle, 1);
    sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
    sqlite3_progress_handler (self->handle, STEPS_BETWEEN_CANCEL_CHECKS, check_cancelled_cb, self);
    sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    if (!amends_fts_tokenizer_register (self->handle, error))
        return FALSE;
    if (!amends_db_run (
            self, "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;" USUAL_CACHE,
            error))
        return FALSE;
    if (mode == AMENDS_DB_READ || mode == AMENDS_DB_IMMUTABLE)
        return TRUE;
    if (mode == AMENDS_DB_ALONE)
        return amends_db_run (self, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;", error);
    /* The size is that of a new file; one that is there keeps its own. */
    return amends_db_run (self,
                          PAGE_SIZE "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                                    "PRAGMA journal_size_limit = 67108864;" USUAL_LOG,
                          error);
}

static char *
make_uri (const char *path, AmendsDbMode mode)
{
    static const char *const PARAMETERS[] = {
        [AMENDS_DB_WRITE] = "mode=rw",
        [AMENDS_DB_CREATE] = "mode=rwc",
        [AMENDS_DB_ALONE] = "mode=rw",
        [AMENDS_DB_READ] = "mode=ro",
        [AMENDS_DB_IMMUTABLE] = "mode=ro&immutable=1",
    };
    g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);

    return g_strdup_printf ("file:%s?%s", escaped, PARAMETERS[mode]);
}

AmendsDb *
amends_db_open (const char *path, AmendsDbMode mode, GError **error)
{
    g_autoptr (AmendsDb) self = g_new0 (AmendsDb, 1);
    g_autofree char *uri = make_uri (path, mode);
    int result = amends_db_meet_fault ();

    self->durability = AMENDS_DURABILITY_POWER;
    self->schema = -1;
    self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_statement);
    if (result == SQLITE_OK)
        result =
            sqlite3_open_v2 (uri, &self->handle,
                             SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
    if (result != SQLITE_OK) {
        amends_db_fail (self, result, error);
        return NULL;
    }
    if (!configure (self, mode, error))
        return NULL;
    return g_steal_pointer (&self);
}

void
amends_db_close (AmendsDb *self)
{
    if (self == NULL)
        return;
    g_clear_object (&self->cancellable);
    g_hash_table_unref (self->statements);
    if (self->handle != NULL && sqlite3_close (self->handle) != SQLITE_OK)
        g_critical ("the data file was closed while a statement was in use");
    g_free (self);
}

void
amends_db_set_cancellable (AmendsDb *self, GCancellable *cancellable)
{
    g_set_object (&self->cancellable, cancellable);
}

gboolean
amends_db_is_cancelled (AmendsDb *self, GError **error)
{
    return g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static void
on_row_changed_cb (void *data, int operation G_GNUC_UNUSED, const char *schema G_GNUC_UNUSED, const char *table,
                   sqlite3_int64 id)
{
    AmendsDb *self = data;

    self->row_watch (table, id, self->row_watch_data);
}

void
amends_db_set_row_watch (AmendsDb *self, AmendsDbRowWatch watch, gpointer user_data)
{
    self->row_watch = watch;
    self->row_watch_data = user_data;
    sqlite3_update_hook (self->handle, watch != NULL ? on_row_changed_cb : NULL, self);
}

gboolean
amends_db_run (AmendsDb *self, const char *sql, GError **error)
{
    int result = amends_db_meet_fault ();

    if (result == SQLITE_OK)
        result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
    return result == SQLITE_OK || amends_db_fail (self, result, error);
}

gboolean
amends_db_get_int (AmendsDb *self, const char *sql, gint64 *value, GError **error)
{
    g_autoptr (AmendsStatement) statement = amends_db_prepare (self, sql, error);

    if (statement == NULL)
        return FALSE;
    switch (amends_statement_step (statement, error)) {
    case AMENDS_STEP_ROW:
        *value = amends_statement_get_int (statement, 0);
        return TRUE;
    case AMENDS_STEP_DONE:
        return amends_db_fail (self, SQLITE_INTERNAL, error);
    case AMENDS_STEP_ERROR:
    default:
        return FALSE;
    }
}

gboolean
amends_db_use_much_memory (AmendsDb *self, GError **error)
{
    g_return_val_if_fail (self->in_transaction, FALSE);

    self->uses_much_memory = TRUE;
    return amends_db_run (self, LARGE_CACHE, error);
}

gint64
amends_db_last_id (AmendsDb *self)
{
    return sqlite3_last_insert_rowid (self->handle);
}

gint64
amends_db_n_changed (AmendsDb *self)
{
    return sqlite3_changes64 (self->handle);
}

/* After some failures (disk full, I/O error) SQLite has rolled back by itself, and a second roll-back would be an error of its own. */
static void
roll_back (AmendsDb *self)
{
    if (sqlite3_get_autocommit (self->handle))
        return;
    amends_db_set_cancellable (self, NULL);
    if (sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK)
        g_warning ("roll-back failed: %s", sqlite3_errstr (sqlite3_errcode (self->handle)));
}

static gboolean
commit (AmendsDb *self, GError **error)
{
    g_autoptr (GCancellable) cancellable = self->cancellable != NULL ? g_object_ref (self->cancellable) : NULL;
    gboolean committed;

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    amends_db_set_cancellable (self, NULL);
    committed = amends_db_run (self, "COMMIT", error);
    amends_db_set_cancellable (self, cancellable);
    return committed;
}

static gboolean
transact (AmendsDb *self, const char *begin, AmendsDbFunc func, gpointer data, GError **error)
{
    gboolean done;

    g_return_val_if_fail (!self->in_transaction, FALSE);

    if (!amends_db_run (self, begin, error))
        return FALSE;
    self->in_transaction = TRUE;
    done = func (self, data, error) && commit (self, error);
    self->in_transaction = FALSE;
    if (!done)
        roll_back (self);
    if (self->uses_much_memory)
        sqlite3_exec (self->handle, USUAL_CACHE "PRAGMA shrink_memory;", NULL, NULL, NULL);
    self->uses_much_memory = FALSE;
    return done;
}

/* The larger cache goes when no more rows have come for a while. */
static gboolean
fit_cache (AmendsDb *self, gboolean batch, GError **error)
{
    gint64 now = g_get_monotonic_time ();
    gboolean wanted = batch || (self->has_batch_cache && now - self->batch_at < BATCH_PAUSE_US);

    if (batch)
        self->batch_at = now;
    if (wanted == self->has_batch_cache)
        return TRUE;
    self->has_batch_cache = wanted;
    return amends_db_run (self, wanted ? BATCH_CACHE : USUAL_CACHE, error);
}

gboolean
amends_db_read (AmendsDb *self, AmendsDbFunc func, gpointer data, GError **error)
{
    if (!fit_cache (self, FALSE, error))
        return FALSE;
    return transact (self, "BEGIN", func, data, error);
}

gboolean
amends_db_write (AmendsDb *self, AmendsDurability durability, AmendsDbFunc func, gpointer data, GError **error)
{
    if (durability != self->durability) {
        const char *pragma = durability == AMENDS_DURABILITY_POWER
                                 ? "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;" USUAL_LOG
                                 : "PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = OFF;" BATCH_LOG;

        if (!amends_db_run (self, pragma, error))
            return FALSE;
        self->durability = durability;
    }
    if (!fit_cache (self, durability == AMENDS_DURABILITY_CRASH, error))
        return FALSE;
    return transact (self, "BEGIN IMMEDIATE", func, data, error);
}

gboolean
amends_db_has_new_schema (AmendsDb *self, gboolean *is_new, GError **error)
{
    gint64 version;

    if (!amends_db_get_int (self, "PRAGMA schema_version", &version, error))
        return FALSE;
    *is_new = version != self->schema;
    self->schema = version;
    return TRUE;
}

void
amends_db_forget_schema (AmendsDb *self)
{
    self->schema = -1;
}

void
amends_db_set_bare (AmendsDb *self, gboolean bare)
{
    if (self->is_bare == bare)
        return;
    self->is_bare = bare;
    memset (self->recent, 0, sizeof self->recent);
    g_hash_table_remove_all (self->statements);
}

gboolean
amends_db_is_bare (AmendsDb *self)
{
    return self->is_bare;
}

gboolean
amends_db_sort_on_disk (AmendsDb *self, gboolean on_disk, GError **error)
{
    self->has_batch_cache = FALSE;
    return amends_db_run (
        self, on_disk ? USUAL_CACHE "PRAGMA shrink_memory; PRAGMA temp_store = FILE;" : "PRAGMA temp_store = MEMORY;",
        error);
}

#define HINT " INDEXED BY review_by_"

/* Returns: (transfer full) */
static char *
remove_hints (const char *sql)
{
    GString *text = g_string_new (sql);
    char *hint;

    while ((hint = strstr (text->str, HINT)) != NULL)
        g_string_erase (text, hint - text->str,
                        (gssize) (strlen (HINT) + strspn (hint + strlen (HINT), "abcdefghijklmnopqrstuvwxyz_")));
    return g_string_free_and_steal (text);
}

static AmendsStatement *
prepare (AmendsDb *self, const char *sql, gboolean kept, GError **error)
{
    AmendsStatement *statement;
    sqlite3_stmt *handle = NULL;
    int result = amends_db_meet_fault ();
    g_autofree char *without_hints = self->is_bare ? remove_hints (sql) : NULL;

    if (without_hints != NULL)
        sql = without_hints;
    if (result == SQLITE_OK)
        result = sqlite3_prepare_v3 (self->handle, sql, -1, kept ? SQLITE_PREPARE_PERSISTENT : 0, &handle, NULL);
    if (result != SQLITE_OK) {
        g_debug ("a statement was refused (%d): %s", result, sql);
        amends_db_fail (self, result, error);
        return NULL;
    }
    statement = g_new (AmendsStatement, 1);
    *statement = (AmendsStatement) { .db = self, .handle = handle, .kept = kept, .in_use = TRUE };
    return statement;
}

static AmendsStatement *
find_kept (AmendsDb *self, const char *sql, GError **error)
{
    guint place = (guint) (((gsize) sql >> 4) % N_RECENT);
    gpointer key = NULL, statement = NULL;

    if (self->recent[place].sql == sql && g_str_equal (self->recent[place].key, sql))
        return self->recent[place].statement;
    if (!g_hash_table_lookup_extended (self->statements, sql, &key, &statement)) {
        statement = prepare (self, sql, TRUE, error);
        if (statement == NULL)
            return NULL;
        ((AmendsStatement *) statement)->in_use = FALSE;
        key = g_strdup (sql);
        g_hash_table_insert (self->statements, key, statement);
    }
    self->recent[place].sql = sql;
    self->recent[place].key = key;
    self->recent[place].statement = statement;
    return statement;
}

AmendsStatement *
amends_db_prepare (AmendsDb *self, const char *sql, GError **error)
{
    AmendsStatement *statement = find_kept (self, sql, error);

    if (statement == NULL)
        return NULL;
    g_return_val_if_fail (!statement->in_use, NULL);
    statement->in_use = TRUE;
    return statement;
}

AmendsStatement *
amends_db_prepare_once (AmendsDb *self, const char *sql, GError **error)
{
    return prepare (self, sql, FALSE, error);
}

void
amends_statement_release (AmendsStatement *self)
{
    if (self == NULL)
        return;
    if (!self->kept) {
        free_statement (self);
        return;
    }
    amends_statement_reset (self);
    self->in_use = FALSE;
}

static void
note_bind (AmendsStatement *self, int result)
{
    if (self->bind_result == SQLITE_OK)
        self->bind_result = result;
}

void
amends_statement_bind_int (AmendsStatement *self, int index, gint64 value)
{
    note_bind (self, sqlite3_bind_int64 (self->handle, index, value));
}

void
amends_statement_bind_text (AmendsStatement *self, int index, const char *text)
{
    note_bind (self, sqlite3_bind_text (self->handle, index, text, -1, SQLITE_TRANSIENT));
}

void
amends_statement_bind_borrowed (AmendsStatement *self, int index, const char *text)
{
    note_bind (self, sqlite3_bind_text (self->handle, index, text, -1, SQLITE_STATIC));
}

void
amends_statement_bind_blob (AmendsStatement *self, int index, GBytes *bytes)
{
    gsize size = 0;
    gconstpointer data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

    note_bind (self, sqlite3_bind_blob64 (self->handle, index, data, size, SQLITE_TRANSIENT));
}

AmendsStep
amends_statement_step (AmendsStatement *self, GError **error)
{
    int result = self->bind_result != SQLITE_OK ? self->bind_result : amends_db_meet_fault ();

    if (result == SQLITE_OK)
        result = sqlite3_step (self->handle);
    if (result == SQLITE_ROW)
        return AMENDS_STEP_ROW;
    if (result == SQLITE_DONE)
        return AMENDS_STEP_DONE;
    amends_db_fail (self->db, result, error);
    return AMENDS_STEP_ERROR;
}

gboolean
amends_statement_run (AmendsStatement *self, GError **error)
{
    AmendsStep step;

    do
        step = amends_statement_step (self, error);
    while (step == AMENDS_STEP_ROW);
    amends_statement_reset (self);
    return step == AMENDS_STEP_DONE;
}

void
amends_statement_reset (AmendsStatement *self)
{
    sqlite3_reset (self->handle);
    sqlite3_clear_bindings (self->handle);
    self->bind_result = SQLITE_OK;
}

gint64
amends_statement_get_int (AmendsStatement *self, int column)
{
    return sqlite3_column_int64 (self->handle, column);
}

gboolean
amends_statement_is_null (AmendsStatement *self, int column)
{
    return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

const char *
amends_statement_get_text (AmendsStatement *self, int column)
{
    return (const char *) sqlite3_column_text (self->handle, column);
}

gconstpointer
amends_statement_get_blob (AmendsStatement *self, int column, gsize *size)
{
    gconstpointer data = sqlite3_column_blob (self->handle, column);

    *size = (gsize) sqlite3_column_bytes (self->handle, column);
    return data;
}
