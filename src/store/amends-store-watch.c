/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-private.h"

/*
 * The folder is watched by the kernel, so an idle program does not wake up. Every write makes a notice, our own too: SQLite's data_version tells
 * them apart, for it changes only when another connection has committed.
 */

#define EVERYTHING                                                                                                     \
    (AMENDS_STORE_CHANGE_ROWS | AMENDS_STORE_CHANGE_SHAPE | AMENDS_STORE_CHANGE_ACCOUNTS | AMENDS_STORE_CHANGE_VIEWS | \
     AMENDS_STORE_CHANGE_UNDO | AMENDS_STORE_CHANGE_CONTACTS | AMENDS_STORE_CHANGE_MESSAGES |                          \
     AMENDS_STORE_CHANGE_FEEDBACK | AMENDS_STORE_CHANGE_FEEDBACK_SHAPE | AMENDS_STORE_CHANGE_CAUSES)

typedef struct {
    GWeakRef store;
    gint64 version; /* the worker thread's own; 0 = not read yet */
    gatomicrefcount n_refs;
    int is_asked; /* (atomic): a look is on its way */
} Watch;

static void
unref_watch (gpointer data)
{
    Watch *watch = data;

    if (!g_atomic_ref_count_dec (&watch->n_refs))
        return;
    g_weak_ref_clear (&watch->store);
    g_free (watch);
}

static gboolean
look (AmendsJob *job, gpointer data, GError **error)
{
    Watch *watch = data;
    gint64 version;

    g_atomic_int_set (&watch->is_asked, 0);
    if (!amends_db_get_int (job->db, "PRAGMA data_version", &version, error))
        return FALSE;
    if (watch->version != 0 && version != watch->version)
        job->changes = EVERYTHING;
    watch->version = version;
    return TRUE;
}

static void
ask (Watch *watch, AmendsStore *store)
{
    if (!g_atomic_int_compare_and_exchange (&watch->is_asked, 0, 1))
        return;
    g_atomic_ref_count_inc (&watch->n_refs);
    /* Not as a person's: an import's own notices would end each of its transactions. */
    amends_store_start (store, AMENDS_JOB_SURVEY, ask, look, watch, unref_watch, NULL, NULL, NULL);
}

static void
on_folder_changed_cb (GFileMonitor *monitor G_GNUC_UNUSED, GFile *file, GFile *other G_GNUC_UNUSED,
                      GFileMonitorEvent event, gpointer user_data)
{
    Watch *watch = user_data;
    g_autofree char *name = g_file_get_basename (file);
    g_autoptr (AmendsStore) store = NULL;

    if ((event != G_FILE_MONITOR_EVENT_CHANGED && event != G_FILE_MONITOR_EVENT_CREATED &&
         event != G_FILE_MONITOR_EVENT_CHANGES_DONE_HINT) ||
        !g_str_has_prefix (name, "amends.db") || g_str_has_suffix (name, "-shm"))
        return;
    store = g_weak_ref_get (&watch->store);
    if (store != NULL)
        ask (watch, store);
}

static void
unref_watch_closure (gpointer data, GClosure *closure G_GNUC_UNUSED)
{
    unref_watch (data);
}

GFileMonitor *
amends_store_watch_new (AmendsStore *self)
{
    g_autoptr (GFile) folder = g_file_new_for_path (amends_store_get_folder (self));
    g_autoptr (GError) error = NULL;
    GFileMonitor *monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_NONE, NULL, &error);
    Watch *watch;

    if (monitor == NULL) {
        g_warning ("changes by another program will not be seen: %s", error->message);
        return NULL;
    }
    watch = g_new0 (Watch, 1);
    g_weak_ref_init (&watch->store, self);
    g_atomic_ref_count_init (&watch->n_refs);
    g_signal_connect_data (monitor, "changed", G_CALLBACK (on_folder_changed_cb), watch, unref_watch_closure, 0);
    ask (watch, self);
    return monitor;
}
