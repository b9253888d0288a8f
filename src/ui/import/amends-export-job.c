/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-export-job.h"

#include "amends-export-writer.h"
#include "amends-store-reviews.h"

#include <errno.h>
#include <gio/gfiledescriptorbased.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define PAGE_ROWS 500

struct _AmendsExportJob {
    GObject parent_instance;

    AmendsStore *store;
    AmendsReviewQuery *query;
    GFile *target;
    AmendsFileFormat format;

    GArray *ids;               /* (element-type gint64) (nullable) until found */
    guint next;                /* index of the first id that was not read yet */
    GFile *part;               /* (nullable): written to, until it takes the target's name */
    GFileOutputStream *stream; /* (nullable) */
    AmendsExportWriter *writer;
    guint64 n_written;
    double fraction;
};

G_DEFINE_FINAL_TYPE (AmendsExportJob, amends_export_job, G_TYPE_OBJECT)

enum { PROP_FRACTION = 1, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void load_page (GTask *task);

/* A full disk and a missing permission come as I/O errors; people are told in our words. */
static void
explain_write_error (GError **error)
{
    g_autoptr (GError) cause = g_steal_pointer (error);

    if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED) || cause->domain == AMENDS_FILE_ERROR)
        g_propagate_error (error, g_steal_pointer (&cause));
    else
        g_set_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_WRITE,
                     _ ("The file cannot be written: %s. Choose another place, or make room, and export again."),
                     cause->message);
}

static gboolean
begin_part (AmendsExportJob *self, GCancellable *cancellable, GError **error)
{
    g_autoptr (GFile) folder = g_file_get_parent (self->target);
    g_autofree char *name = g_file_get_basename (self->target);
    g_autofree char *unique = g_uuid_string_random ();
    g_autofree char *part_name = NULL;

    if (folder == NULL) {
        g_set_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_WRITE,
                     _ ("This is a folder. Choose a file name in it."));
        return FALSE;
    }
    part_name = g_strdup_printf (".%.150s.%.8s.part", name, unique);
    self->part = g_file_get_child (folder, part_name);
    self->stream = g_file_create (self->part, G_FILE_CREATE_PRIVATE, cancellable, error);
    if (self->stream == NULL) {
        g_clear_object (&self->part);
        return FALSE;
    }
    self->writer = amends_export_writer_new (G_OUTPUT_STREAM (self->stream), self->format);
    return TRUE;
}

/* The name is given only to what is on the disk for certain. */
static gboolean
end_part (AmendsExportJob *self, GCancellable *cancellable, GError **error)
{
    if (!amends_export_writer_finish (self->writer, cancellable, error))
        return FALSE;
    if (G_IS_FILE_DESCRIPTOR_BASED (self->stream) &&
        fsync (g_file_descriptor_based_get_fd (G_FILE_DESCRIPTOR_BASED (self->stream))) != 0) {
        int number = errno;

        g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (number), g_strerror (number));
        return FALSE;
    }
    if (!g_output_stream_close (G_OUTPUT_STREAM (self->stream), cancellable, error))
        return FALSE;
    if (!g_file_move (self->part, self->target, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, error))
        return FALSE;
    g_clear_object (&self->part);
    return TRUE;
}

static void
drop_part (AmendsExportJob *self)
{
    g_clear_pointer (&self->writer, amends_export_writer_free);
    g_clear_object (&self->stream);
    if (self->part != NULL)
        g_file_delete (self->part, NULL, NULL);
    g_clear_object (&self->part);
}

/* Runs on a thread; the job belongs to it until it returns. @task_data: (element-type AmendsReview) (nullable): NULL = the end */
static void
write_page_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
    AmendsExportJob *self = source_object;
    GPtrArray *reviews = task_data;
    GError *error = NULL;
    gboolean good = self->writer != NULL || begin_part (self, cancellable, &error);

    for (guint i = 0; good && reviews != NULL && i < reviews->len; i++) {
        good = amends_export_writer_write (self->writer, g_ptr_array_index (reviews, i), cancellable, &error);
        self->n_written += good ? 1 : 0;
    }
    if (good && reviews == NULL)
        good = end_part (self, cancellable, &error);
    if (good) {
        g_task_return_boolean (task, TRUE);
        return;
    }
    drop_part (self);
    explain_write_error (&error);
    g_task_return_error (task, error);
}

static void
set_fraction (AmendsExportJob *self, double fraction)
{
    if (self->fraction == fraction)
        return;
    self->fraction = fraction;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

static void
page_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    AmendsExportJob *self = AMENDS_EXPORT_JOB (source);
    GError *error = NULL;

    if (!g_task_propagate_boolean (G_TASK (result), &error)) {
        g_task_return_error (task, error);
        return;
    }
    if (g_task_get_task_data (G_TASK (result)) == NULL) {
        set_fraction (self, 1.0);
        g_task_return_boolean (task, TRUE);
        return;
    }
    set_fraction (self, self->ids->len > 0 ? (double) self->next / self->ids->len : 1.0);
    load_page (task);
}

/* @reviews: (transfer full) (nullable) */
static void
write_page (GTask *task, GPtrArray *reviews)
{
    AmendsExportJob *self = g_task_get_source_object (task);
    g_autoptr (GTask) page = g_task_new (self, g_task_get_cancellable (task), page_written_cb, g_object_ref (task));

    g_task_set_source_tag (page, write_page);
    /* The thread sees a cancel itself, and clears up after it before it returns. */
    g_task_set_check_cancellable (page, FALSE);
    if (reviews != NULL)
        g_task_set_task_data (page, reviews, (GDestroyNotify) g_ptr_array_unref);
    g_task_run_in_thread (page, write_page_in_thread);
}

static void
fail (GTask *task, GError *error)
{
    drop_part (g_task_get_source_object (task));
    g_task_return_error (task, error);
}

static void
page_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    GError *error = NULL;
    GPtrArray *reviews = amends_store_load_reviews_finish (AMENDS_STORE (source), result, &error);

    if (reviews == NULL)
        fail (task, error);
    else
        write_page (task, reviews);
}

static void
load_page (GTask *task)
{
    AmendsExportJob *self = g_task_get_source_object (task);
    guint n = MIN (PAGE_ROWS, self->ids->len - self->next);
    const gint64 *ids;

    if (n == 0) {
        write_page (task, NULL);
        return;
    }
    ids = &g_array_index (self->ids, gint64, self->next);
    self->next += n;
    amends_store_load_reviews_async (self->store, ids, n, g_task_get_cancellable (task), page_loaded_cb,
                                     g_object_ref (task));
}

static void
ids_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    AmendsExportJob *self = g_task_get_source_object (task);
    GError *error = NULL;

    self->ids = amends_store_find_ids_finish (AMENDS_STORE (source), result, &error);
    if (self->ids == NULL)
        fail (task, error);
    else
        load_page (task);
}

void
amends_export_job_run_async (AmendsExportJob *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
    GTask *task = g_task_new (self, cancellable, callback, user_data);

    g_task_set_source_tag (task, amends_export_job_run_async);
    g_task_set_check_cancellable (task, FALSE);
    amends_store_find_ids_async (self->store, self->query, 0, cancellable, ids_found_cb, task);
}

gboolean
amends_export_job_run_finish (AmendsExportJob *self, GAsyncResult *result, guint64 *n_written, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_export_job_run_async), FALSE);

    if (n_written != NULL)
        *n_written = self->n_written;
    return g_task_propagate_boolean (G_TASK (result), error);
}

double
amends_export_job_get_fraction (AmendsExportJob *self)
{
    return self->fraction;
}

AmendsFileFormat
amends_export_job_format_for_name (const char *name)
{
    static const struct {
        const char *ending;
        AmendsFileFormat format;
    } ENDINGS[] = {
        { "csv", AMENDS_FILE_FORMAT_CSV },           { "tsv", AMENDS_FILE_FORMAT_TSV },
        { "json", AMENDS_FILE_FORMAT_JSON },         { "jsonl", AMENDS_FILE_FORMAT_JSON_LINES },
        { "ndjson", AMENDS_FILE_FORMAT_JSON_LINES },
    };
    const char *dot = strrchr (name, '.');

    for (gsize i = 0; dot != NULL && i < G_N_ELEMENTS (ENDINGS); i++)
        if (g_ascii_strcasecmp (dot + 1, ENDINGS[i].ending) == 0)
            return ENDINGS[i].format;
    return AMENDS_FILE_FORMAT_CSV;
}

static void
amends_export_job_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    if (id == PROP_FRACTION)
        g_value_set_double (value, AMENDS_EXPORT_JOB (object)->fraction);
    else
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
amends_export_job_finalize (GObject *object)
{
    AmendsExportJob *self = AMENDS_EXPORT_JOB (object);

    drop_part (self);
    g_clear_object (&self->store);
    g_clear_object (&self->target);
    g_clear_pointer (&self->query, amends_review_query_free);
    g_clear_pointer (&self->ids, g_array_unref);
    G_OBJECT_CLASS (amends_export_job_parent_class)->finalize (object);
}

static void
amends_export_job_class_init (AmendsExportJobClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);

    object_class->get_property = amends_export_job_get_property;
    object_class->finalize = amends_export_job_finalize;
    properties[PROP_FRACTION] = g_param_spec_double (
        "fraction", NULL, NULL, 0, 1, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
    g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
amends_export_job_init (AmendsExportJob *self G_GNUC_UNUSED)
{
}

AmendsExportJob *
amends_export_job_new (AmendsStore *store, const AmendsReviewQuery *query, GFile *target, AmendsFileFormat format)
{
    AmendsExportJob *self = g_object_new (AMENDS_TYPE_EXPORT_JOB, NULL);

    self->store = g_object_ref (store);
    self->query = amends_review_query_copy (query);
    self->target = g_object_ref (target);
    self->format = format;
    return self;
}
