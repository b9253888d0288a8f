/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * AmendsDb: one connection; AmendsStatement: one prepared statement of it. Nothing outside these files and amends-db-copy.c talks to SQLite's own
 * interface, but for the tokenizer. Each failure is reported as AMENDS_STORE_ERROR with a sentence, or as G_IO_ERROR_CANCELLED.
 */
typedef struct _AmendsDb AmendsDb;
typedef struct _AmendsStatement AmendsStatement;

typedef enum {
    AMENDS_DB_WRITE,  /* reads and writes an existing file */
    AMENDS_DB_CREATE, /* the same; makes the file */
    AMENDS_DB_ALONE, /* reads and writes an existing file that nobody else has open: BUSY otherwise; it then is all in this one file */
    AMENDS_DB_READ,      /* reads only */
    AMENDS_DB_IMMUTABLE, /* reads only a file that cannot change, not even its write-ahead log */
} AmendsDbMode;

/** AmendsDurability: what a committed transaction survives. */
typedef enum {
    /*
     * The program's end; a power cut may take the latest commits, never a part of one. Foreign keys are not checked, which is a tenth of the
     * time that a row takes: for transactions that only refer to what they have found or made themselves, and delete nothing.
     */
    AMENDS_DURABILITY_CRASH,
    AMENDS_DURABILITY_POWER, /* a power cut too: what a person was told is done stays done */
} AmendsDurability;

typedef enum { AMENDS_STEP_ERROR = -1, AMENDS_STEP_DONE = 0, AMENDS_STEP_ROW = 1 } AmendsStep;

AmendsDb *amends_db_open (const char *path, AmendsDbMode mode, GError **error);
/** amends_db_close: also writes the log back into the file. @self: (nullable) */
void amends_db_close (AmendsDb *self);
/** amends_db_set_cancellable: (nullable): whose cancelling interrupts the statements that run from now on */
void amends_db_set_cancellable (AmendsDb *self, GCancellable *cancellable);

/** amends_db_is_cancelled: for work between statements: TRUE with @error set if somebody cancelled */
gboolean amends_db_is_cancelled (AmendsDb *self, GError **error);

/** AmendsDbRowWatch: a row of @table is added, changed or removed by this connection, in a transaction that may yet be rolled back */
typedef void (*AmendsDbRowWatch) (const char *table, gint64 id, gpointer user_data);
/** amends_db_set_row_watch: @watch: (nullable). It may not use the connection. */
void amends_db_set_row_watch (AmendsDb *self, AmendsDbRowWatch watch, gpointer user_data);

/** amends_db_run: runs statements without parameters and without rows */
gboolean amends_db_run (AmendsDb *self, const char *sql, GError **error);
/** amends_db_get_int: the first column of the first row of @sql */
gboolean amends_db_get_int (AmendsDb *self, const char *sql, gint64 *value, GError **error);
/** amends_db_has_new_schema: in a transaction. @is_new: (out): whether tables or indexes may be others than at the last call */
gboolean amends_db_has_new_schema (AmendsDb *self, gboolean *is_new, GError **error);
void amends_db_forget_schema (AmendsDb *self);
/** amends_db_set_bare: whether indexes that put lists in order are missing: statements that name one are then prepared without the name. No statement may be in use. */
void amends_db_set_bare (AmendsDb *self, gboolean bare);
gboolean amends_db_is_bare (AmendsDb *self);
/** amends_db_sort_on_disk: outside of transactions: for statements that sort a great table, so that memory does not grow with it */
gboolean amends_db_sort_on_disk (AmendsDb *self, gboolean on_disk, GError **error);
/** amends_db_use_much_memory: until the present transaction ends, for one that changes a great part of the file */
gboolean amends_db_use_much_memory (AmendsDb *self, GError **error);
gint64 amends_db_last_id (AmendsDb *self);
gint64 amends_db_n_changed (AmendsDb *self);

typedef gboolean (*AmendsDbFunc) (AmendsDb *self, gpointer data, GError **error);

/**
 * amends_db_read: runs @func in one snapshot. amends_db_write: runs @func in one transaction, which is committed if it returns TRUE and
 * nobody cancelled, else rolled back. TRUE means that it is committed.
 */
gboolean amends_db_read (AmendsDb *self, AmendsDbFunc func, gpointer data, GError **error);
gboolean amends_db_write (AmendsDb *self, AmendsDurability durability, AmendsDbFunc func, gpointer data,
                          GError **error);

/** amends_db_prepare: Returns: (transfer full): kept and used again for the same text; for the fixed statements */
AmendsStatement *amends_db_prepare (AmendsDb *self, const char *sql, GError **error);
/** amends_db_prepare_once: Returns: (transfer full): for statements that are put together */
AmendsStatement *amends_db_prepare_once (AmendsDb *self, const char *sql, GError **error);
/** amends_statement_release: @self: (nullable) */
void amends_statement_release (AmendsStatement *self);

/* Parameters count from 1. A bind that fails is reported by the next step. */
void amends_statement_bind_int (AmendsStatement *self, int index, gint64 value);
void amends_statement_bind_text (AmendsStatement *self, int index, const char *text);
/** amends_statement_bind_borrowed: the same without a copy. @text: must stay until amends_statement_run(), a reset or the release has returned */
void amends_statement_bind_borrowed (AmendsStatement *self, int index, const char *text);
void amends_statement_bind_blob (AmendsStatement *self, int index, GBytes *bytes);
AmendsStep amends_statement_step (AmendsStatement *self, GError **error);
/** amends_statement_run: steps to the end, then makes the statement ready for other parameters */
gboolean amends_statement_run (AmendsStatement *self, GError **error);
void amends_statement_reset (AmendsStatement *self);

/* Columns count from 0. Text and blob are borrowed until the next step; (nullable). */
gint64 amends_statement_get_int (AmendsStatement *self, int column);
gboolean amends_statement_is_null (AmendsStatement *self, int column);
const char *amends_statement_get_text (AmendsStatement *self, int column);
gconstpointer amends_statement_get_blob (AmendsStatement *self, int column, gsize *size);

/** AmendsDbFault: for tests: called before each call into SQLite; what it returns other than SQLITE_OK is what the call then fails with. */
typedef int (*AmendsDbFault) (gpointer user_data);
void amends_db_set_fault (AmendsDbFault fault, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsDb, amends_db_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsStatement, amends_statement_release)

G_END_DECLS
