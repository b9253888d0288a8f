/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-full-export.h"

#include <string.h>

#include "amends-dump.h"
#include "amends-export-folder.h"
#include "amends-export-list.h"

#define STEPS 1000 /* of the fraction */
#define RULES "rules"

struct _AmendsFullExport {
    GObject parent_instance;

    char *folder;
    GFile *target;
    GPtrArray *settings; /* (nullable) (element-type utf8): key, value, key, value … */
    gint64 now;
    GMainContext *context;
    int step; /* (atomic) */

    /* The thread's own while it runs. */
    guint64 n_all;
    guint64 n_written;
    AmendsExportFolder *files;
};

G_DEFINE_FINAL_TYPE (AmendsFullExport, amends_full_export, G_TYPE_OBJECT)

enum { PROP_FRACTION = 1, N_PROPS };

static GParamSpec *properties[N_PROPS];

/* The formats, each in a folder of its own. */
static const struct {
    const char *folder;
    const char *ending;
    AmendsFileFormat format;
} FORMATS[] = {
    { "csv", "csv", AMENDS_FILE_FORMAT_CSV },
    { "json-lines", "jsonl", AMENDS_FILE_FORMAT_JSON_LINES },
};
#define N_FORMATS G_N_ELEMENTS (FORMATS)

/* A kind of records while it is written. */
typedef struct {
    AmendsFullExport *export;
    gpointer files[N_FORMATS];
} Kind;

static gboolean
tell_fraction_cb (gpointer data)
{
    g_object_notify_by_pspec (data, properties[PROP_FRACTION]);
    return G_SOURCE_REMOVE;
}

static void
set_step (AmendsFullExport *self, int step)
{
    g_autoptr (GSource) source = NULL;

    if (g_atomic_int_get (&self->step) == step)
        return;
    g_atomic_int_set (&self->step, step);
    source = g_idle_source_new ();
    g_source_set_callback (source, tell_fraction_cb, g_object_ref (self), g_object_unref);
    g_source_attach (source, self->context);
}

static gboolean
open_kind (Kind *self, const char *name, const char *const *names, guint n_cells, GError **error)
{
    for (guint i = 0; i < N_FORMATS; i++) {
        g_autofree char *path = g_strdup_printf ("%s/%s.%s", FORMATS[i].folder, name, FORMATS[i].ending);

        self->files[i] =
            amends_export_folder_open (self->export->files, path, FORMATS[i].format, names, n_cells, error);
        if (self->files[i] == NULL)
            return FALSE;
    }
    return TRUE;
}

static gboolean
write_kind (Kind *self, const AmendsCell *cells, GError **error)
{
    for (guint i = 0; i < N_FORMATS; i++) {
        if (!amends_export_folder_write (self->export->files, self->files[i], cells, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
close_kind (Kind *self, GError **error)
{
    for (guint i = 0; i < N_FORMATS; i++) {
        if (!amends_export_folder_close (self->export->files, self->files[i], error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
write_row (const AmendsDumpTable *table G_GNUC_UNUSED, const AmendsCell *cells, gpointer user_data, GError **error)
{
    Kind *kind = user_data;
    AmendsFullExport *self = kind->export;

    self->n_written++;
    set_step (self, (int) (STEPS * self->n_written / MAX (self->n_all, self->n_written)));
    return write_kind (kind, cells, error);
}

static gboolean
write_table (AmendsFullExport *self, AmendsDump *dump, const AmendsDumpTable *table, GError **error)
{
    g_autofree const char **names = g_new (const char *, table->n_columns);
    Kind kind = { .export = self };

    for (guint i = 0; i < table->n_columns; i++)
        names[i] = table->columns[i].name;
    return open_kind (&kind, table->name, names, table->n_columns, error) &&
           amends_dump_read (dump, table, write_row, &kind, error) && close_kind (&kind, error);
}

static gboolean
write_settings (AmendsFullExport *self, GError **error)
{
    static const char *const NAMES[] = { "name", "value" };
    Kind kind = { .export = self };

    if (self->settings == NULL)
        return TRUE;
    if (!open_kind (&kind, "settings", NAMES, G_N_ELEMENTS (NAMES), error))
        return FALSE;
    for (guint i = 0; i < self->settings->len; i += 2) {
        const AmendsCell cells[] = { amends_cell_text (self->settings->pdata[i]),
                                     amends_cell_text (self->settings->pdata[i + 1]) };

        if (!write_kind (&kind, cells, error))
            return FALSE;
    }
    return close_kind (&kind, error);
}

/* The marketplaces' rules as the person has changed them. */
static gboolean
copy_rules (AmendsFullExport *self, GError **error)
{
    g_autofree char *folder = g_build_filename (self->folder, RULES, NULL);
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
    const char *name;

    if (dir == NULL)
        return TRUE;
    if (!amends_export_folder_make (self->files, RULES, error))
        return FALSE;
    while ((name = g_dir_read_name (dir)) != NULL) {
        g_autofree char *from = g_build_filename (folder, name, NULL);
        g_autofree char *to = g_build_filename (RULES, name, NULL);
        g_autofree char *text = NULL;
        gsize length;

        /* What the list of files cannot name is no file of rules: these have two letters. */
        if (!g_str_has_suffix (name, ".json") || !g_utf8_validate (name, -1, NULL) ||
            !g_file_test (from, G_FILE_TEST_IS_REGULAR))
            continue;
        if (!g_file_get_contents (from, &text, &length, error) ||
            !amends_export_folder_add (self->files, to, text, length, TRUE, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
describe_files (AmendsFullExport *self, GError **error)
{
    GPtrArray *list = amends_export_folder_list (self->files);
    g_autofree char *readme = amends_export_list_to_text (list, self->now);
    g_autofree char *manifest = NULL;

    if (!amends_export_folder_add (self->files, AMENDS_EXPORT_README, readme, strlen (readme), TRUE, error))
        return FALSE;
    manifest = amends_export_list_to_json (list, self->now);
    return amends_export_folder_add (self->files, AMENDS_EXPORT_MANIFEST, manifest, strlen (manifest), FALSE, error);
}

static gboolean
count_all (AmendsFullExport *self, AmendsDump *dump, GError **error)
{
    guint n_tables;
    const AmendsDumpTable *tables = amends_dump_list_tables (&n_tables);

    for (guint i = 0; i < n_tables; i++) {
        gint64 n;

        if (!amends_dump_count (dump, &tables[i], &n, error))
            return FALSE;
        self->n_all += (guint64) n;
    }
    return TRUE;
}

static gboolean
write_all (AmendsDump *dump, gpointer user_data, GError **error)
{
    AmendsFullExport *self = user_data;
    guint n_tables;
    const AmendsDumpTable *tables = amends_dump_list_tables (&n_tables);

    if (!count_all (self, dump, error))
        return FALSE;
    for (guint i = 0; i < N_FORMATS; i++) {
        if (!amends_export_folder_make (self->files, FORMATS[i].folder, error))
            return FALSE;
    }
    for (guint i = 0; i < n_tables; i++) {
        if (!write_table (self, dump, &tables[i], error))
            return FALSE;
    }
    return write_settings (self, error) && copy_rules (self, error) && describe_files (self, error) &&
           amends_export_folder_finish (self->files, error);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer task_data G_GNUC_UNUSED, GCancellable *cancellable)
{
    AmendsFullExport *self = source;
    GError *error = NULL;
    gboolean good;

    self->files = amends_export_folder_new (self->target, cancellable, &error);
    good = self->files != NULL && amends_dump_run (self->folder, cancellable, write_all, self, &error);
    g_clear_pointer (&self->files, amends_export_folder_free);
    if (good) {
        set_step (self, STEPS);
        g_task_return_boolean (task, TRUE);
    } else {
        g_task_return_error (task, error);
    }
}

void
amends_full_export_run_async (AmendsFullExport *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
    g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

    g_task_set_source_tag (task, amends_full_export_run_async);
    /* The thread sees a cancel itself, and clears up after it before it returns. */
    g_task_set_check_cancellable (task, FALSE);
    g_task_run_in_thread (task, run_in_thread);
}

gboolean
amends_full_export_run_finish (AmendsFullExport *self, GAsyncResult *result, guint64 *n_records, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_full_export_run_async), FALSE);

    if (n_records != NULL)
        *n_records = self->n_written;
    return g_task_propagate_boolean (G_TASK (result), error);
}

double
amends_full_export_get_fraction (AmendsFullExport *self)
{
    return (double) g_atomic_int_get (&self->step) / STEPS;
}

GFile *
amends_full_export_choose_target (GFile *parent, gint64 now)
{
    g_autoptr (GDateTime) instant = g_date_time_new_from_unix_local (now);
    g_autofree char *name = g_date_time_format (instant, "amends-export-%Y-%m-%d");
    g_autoptr (GFile) target = g_file_get_child (parent, name);

    for (guint i = 2; g_file_query_exists (target, NULL) && i < 1000; i++) {
        g_autofree char *numbered = g_strdup_printf ("%s-%u", name, i);

        g_object_unref (target);
        target = g_file_get_child (parent, numbered);
    }
    return g_steal_pointer (&target);
}

static void
amends_full_export_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    if (id == PROP_FRACTION)
        g_value_set_double (value, amends_full_export_get_fraction (AMENDS_FULL_EXPORT (object)));
    else
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
amends_full_export_finalize (GObject *object)
{
    AmendsFullExport *self = AMENDS_FULL_EXPORT (object);

    g_free (self->folder);
    g_object_unref (self->target);
    g_clear_pointer (&self->settings, g_ptr_array_unref);
    g_main_context_unref (self->context);
    G_OBJECT_CLASS (amends_full_export_parent_class)->finalize (object);
}

static void
amends_full_export_class_init (AmendsFullExportClass *klass)
{
    G_OBJECT_CLASS (klass)->get_property = amends_full_export_get_property;
    G_OBJECT_CLASS (klass)->finalize = amends_full_export_finalize;
    properties[PROP_FRACTION] = g_param_spec_double (
        "fraction", NULL, NULL, 0, 1, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
    g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
amends_full_export_init (AmendsFullExport *self)
{
    self->context = g_main_context_ref_thread_default ();
}

static GPtrArray *
read_settings (GSettings *settings)
{
    GPtrArray *pairs = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GSettingsSchema) schema = NULL;
    g_auto (GStrv) keys = NULL;

    g_object_get (settings, "settings-schema", &schema, NULL);
    keys = g_settings_schema_list_keys (schema);
    for (guint i = 0; keys[i] != NULL; i++) {
        g_autoptr (GVariant) value = g_settings_get_value (settings, keys[i]);

        g_ptr_array_add (pairs, g_strdup (keys[i]));
        g_ptr_array_add (pairs, g_variant_print (value, FALSE));
    }
    return pairs;
}

AmendsFullExport *
amends_full_export_new (const char *folder, GFile *target, GSettings *settings, gint64 now)
{
    AmendsFullExport *self = g_object_new (AMENDS_TYPE_FULL_EXPORT, NULL);

    self->folder = g_strdup (folder);
    self->target = g_object_ref (target);
    self->settings = settings != NULL ? read_settings (settings) : NULL;
    self->now = now;
    return self;
}
