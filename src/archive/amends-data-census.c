/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-data-census.h"

#include <string.h>

#include "amends-contact.h"
#include "amends-data-files.h"
#include "amends-dump.h"

/* Returns: the cell called @name, which @table has */
static const AmendsCell *
find_cell (const AmendsDumpTable *table, const AmendsCell *cells, const char *name)
{
    for (guint i = 0; i < table->n_columns; i++) {
        if (g_str_equal (table->columns[i].name, name))
            return &cells[i];
    }
    g_return_val_if_reached (NULL);
}

static gboolean
note_contact (const AmendsDumpTable *table, const AmendsCell *cells, gpointer user_data, GError **error G_GNUC_UNUSED)
{
    AmendsDataCensus *census = user_data;
    AmendsContactState state;

    census->n_contacts++;
    if (amends_contact_state_from_string (find_cell (table, cells, "state")->text, &state) &&
        (state == AMENDS_CONTACT_WAITING || state == AMENDS_CONTACT_SENDING))
        census->n_waiting++;
    return TRUE;
}

/* Files have no token. */
static gboolean
note_account (const AmendsDumpTable *table, const AmendsCell *cells, gpointer user_data, GError **error G_GNUC_UNUSED)
{
    AmendsDataCensus *census = user_data;

    census->n_accounts += !g_str_equal (find_cell (table, cells, "kind")->text, "file");
    return TRUE;
}

static gboolean
count_records (AmendsDump *dump, gpointer user_data, GError **error)
{
    AmendsDataCensus *census = user_data;
    const struct {
        const char *table;
        gint64 *n;
    } COUNTS[] = {
        { "reviews", &census->n_reviews },
        { "feedback", &census->n_feedback },
        { "answers", &census->n_answers },
        { "notes", &census->n_notes },
        { "learned-rules", &census->n_learned_rules },
    };

    for (guint i = 0; i < G_N_ELEMENTS (COUNTS); i++) {
        if (!amends_dump_count (dump, amends_dump_find_table (COUNTS[i].table), COUNTS[i].n, error))
            return FALSE;
    }
    return amends_dump_read (dump, amends_dump_find_table ("contacts"), note_contact, census, error) &&
           amends_dump_read (dump, amends_dump_find_table ("accounts"), note_account, census, error);
}

static gboolean
note_file (const char *path, AmendsDataPart part, guint64 size G_GNUC_UNUSED, gpointer user_data,
           GError **error G_GNUC_UNUSED)
{
    AmendsDataCensus *census = user_data;

    census->n_backups += part == AMENDS_DATA_PART_BACKUPS && g_str_has_suffix (path, ".db");
    return TRUE;
}

static void
take_in_thread (GTask *task, gpointer source G_GNUC_UNUSED, gpointer task_data, GCancellable *cancellable)
{
    g_autofree AmendsDataCensus *census = g_new0 (AmendsDataCensus, 1);
    GError *error = NULL;

    if (amends_data_files_each (task_data, note_file, census, cancellable, &error) &&
        amends_dump_run (task_data, cancellable, count_records, census, &error))
        g_task_return_pointer (task, g_steal_pointer (&census), g_free);
    else
        g_task_return_error (task, error);
}

void
amends_data_census_take_async (const char *folder, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
    g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

    g_task_set_source_tag (task, amends_data_census_take_async);
    g_task_set_task_data (task, g_strdup (folder), g_free);
    g_task_run_in_thread (task, take_in_thread);
}

gboolean
amends_data_census_take_finish (GAsyncResult *result, AmendsDataCensus *census, GError **error)
{
    g_autofree AmendsDataCensus *taken = NULL;

    g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_data_census_take_async), FALSE);

    taken = g_task_propagate_pointer (G_TASK (result), error);
    if (taken == NULL)
        return FALSE;
    *census = *taken;
    return TRUE;
}
