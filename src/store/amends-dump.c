/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-dump.h"

#include "amends-store-file.h"
#include "amends-string-list.h"

struct _AmendsDump {
    AmendsDb *db;
    AmendsDumpFunc func;
    gpointer func_data;
};

static gboolean
run_in_snapshot (AmendsDb *db G_GNUC_UNUSED, gpointer data, GError **error)
{
    AmendsDump *self = data;

    return self->func (self, self->func_data, error);
}

gboolean
amends_dump_run (const char *folder, GCancellable *cancellable, AmendsDumpFunc func, gpointer user_data, GError **error)
{
    g_autoptr (AmendsDb) db = amends_store_file_open_to_read (folder, error);
    AmendsDump self = { db, func, user_data };

    if (db == NULL)
        return FALSE;
    amends_db_set_cancellable (db, cancellable);
    return amends_db_read (db, run_in_snapshot, &self, error);
}

gboolean
amends_dump_count (AmendsDump *self, const AmendsDumpTable *table, gint64 *n, GError **error)
{
    g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM (%s)", table->sql);

    return amends_db_get_int (self->db, sql, n, error);
}

/* @lists: keeps what the cell points to */
static AmendsCell
read_cell (AmendsStatement *row, const AmendsDumpColumn *column, int place, GPtrArray *lists)
{
    gconstpointer data;
    gsize size;

    if (amends_statement_is_null (row, place) && column->kind != AMENDS_CELL_LIST)
        return (AmendsCell) { .kind = AMENDS_CELL_NOTHING };
    if (column->to_string != NULL)
        return amends_cell_text (column->to_string (amends_statement_get_int (row, place)));
    switch (column->kind) {
    case AMENDS_CELL_TEXT:
        return amends_cell_text (amends_statement_get_text (row, place));
    case AMENDS_CELL_LIST:
        data = amends_statement_get_blob (row, place, &size);
        g_ptr_array_add (lists, (gpointer) amends_string_list_unpack (data, size));
        return amends_cell_list (lists->pdata[lists->len - 1]);
    case AMENDS_CELL_NUMBER:
    case AMENDS_CELL_INSTANT:
    case AMENDS_CELL_TRUTH:
        return (AmendsCell) { .kind = column->kind, .number = amends_statement_get_int (row, place) };
    case AMENDS_CELL_NOTHING:
    default:
        return (AmendsCell) { .kind = AMENDS_CELL_NOTHING };
    }
}

static gboolean
pass_row (AmendsStatement *row, const AmendsDumpTable *table, AmendsDumpRowFunc func, gpointer user_data,
          GError **error)
{
    g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func (g_free);
    g_autofree AmendsCell *cells = g_new (AmendsCell, table->n_columns);

    for (guint i = 0; i < table->n_columns; i++)
        cells[i] = read_cell (row, &table->columns[i], (int) i, lists);
    return func (table, cells, user_data, error);
}

gboolean
amends_dump_read (AmendsDump *self, const AmendsDumpTable *table, AmendsDumpRowFunc func, gpointer user_data,
                  GError **error)
{
    g_autoptr (AmendsStatement) rows = amends_db_prepare (self->db, table->sql, error);
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        if (amends_db_is_cancelled (self->db, error) || !pass_row (rows, table, func, user_data, error))
            return FALSE;
    }
    return step == AMENDS_STEP_DONE;
}
