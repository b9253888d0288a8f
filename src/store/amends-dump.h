/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-record.h"

G_BEGIN_DECLS

/** AmendsDumpColumn: one value of a record. */
typedef struct {
    const char *name;
    AmendsCellKind kind;
    const char *(*to_string) (
        gint64 number); /* (nullable): the stable name of what is stored as a number; NULL for none */
} AmendsDumpColumn;

/** AmendsDumpTable: records of one kind, as people think of them. Static data. */
typedef struct {
    const char *name;    /* stable, "reviews" */
    const char *about;   /* a sentence for people, not translated yet */
    const char *sources; /* names of the tables in the file that it holds, separated by spaces */
    const char *sql;
    const AmendsDumpColumn *columns;
    guint n_columns;
} AmendsDumpTable;

/** amends_dump_list_tables: all that a data file holds, but for what is made of the rest */
const AmendsDumpTable *amends_dump_list_tables (guint *n_tables);
/** amends_dump_find_table: Returns: the table called @name, which must exist */
const AmendsDumpTable *amends_dump_find_table (const char *name);

/**
 * AmendsDump: everything in a data file as it is at one instant, read by a connection of its own, so that the store goes on meanwhile. Blocking, so
 * for a thread.
 */
typedef struct _AmendsDump AmendsDump;
typedef gboolean (*AmendsDumpFunc) (AmendsDump *dump, gpointer user_data, GError **error);

/** amends_dump_run: opens the file in @folder for reading and runs @func in one snapshot. Errors: AMENDS_STORE_ERROR_*, G_IO_ERROR_CANCELLED, those of @func */
gboolean amends_dump_run (const char *folder, GCancellable *cancellable, AmendsDumpFunc func, gpointer user_data,
                          GError **error);

/** amends_dump_count: how many records @table has */
gboolean amends_dump_count (AmendsDump *self, const AmendsDumpTable *table, gint64 *n, GError **error);

/** AmendsDumpRowFunc: @cells: one for each column of @table, valid until it returns */
typedef gboolean (*AmendsDumpRowFunc) (const AmendsDumpTable *table, const AmendsCell *cells, gpointer user_data,
                                       GError **error);
/** amends_dump_read: calls @func for each record, in a fixed order */
gboolean amends_dump_read (AmendsDump *self, const AmendsDumpTable *table, AmendsDumpRowFunc func, gpointer user_data,
                           GError **error);

G_END_DECLS
