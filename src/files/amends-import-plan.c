/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-import-plan.h"

#include <glib/gi18n-lib.h>

#include "amends-encoding.h"
#include "amends-file-source.h"
#include "amends-import-plan-private.h"

#define MAX_SAMPLES 20

G_DEFINE_FINAL_TYPE (AmendsImportPlan, amends_import_plan, G_TYPE_OBJECT)

static void
amends_import_plan_finalize (GObject *object)
{
    AmendsImportPlan *self = AMENDS_IMPORT_PLAN (object);

    g_clear_object (&self->file);
    g_clear_pointer (&self->sample, g_bytes_unref);
    amends_file_shape_free (self->shape);
    g_ptr_array_unref (self->rows);
    g_free (self->fields);
    g_free (self->header_key);
    for (guint i = 0; i < AMENDS_N_FIELDS; i++)
        g_free (self->defaults[i]);
    G_OBJECT_CLASS (amends_import_plan_parent_class)->finalize (object);
}

static void
amends_import_plan_class_init (AmendsImportPlanClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = amends_import_plan_finalize;
}

static void
amends_import_plan_init (AmendsImportPlan *self)
{
    self->shape = amends_file_shape_new ();
    self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_row_free);
}

static void
probe_thread (GTask *task, gpointer source_object G_GNUC_UNUSED, gpointer task_data, GCancellable *cancellable)
{
    GError *error = NULL;
    AmendsImportPlan *plan = amends_import_plan_new_probed (task_data, cancellable, &error);

    if (plan != NULL)
        g_task_return_pointer (task, plan, g_object_unref);
    else
        g_task_return_error (task, error);
}

void
amends_import_plan_probe_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
    g_autoptr (GTask) task = NULL;

    g_return_if_fail (G_IS_FILE (file));

    task = g_task_new (NULL, cancellable, callback, user_data);
    g_task_set_source_tag (task, amends_import_plan_probe_async);
    g_task_set_task_data (task, g_object_ref (file), g_object_unref);
    g_task_run_in_thread (task, probe_thread);
}

AmendsImportPlan *
amends_import_plan_probe_finish (GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_import_plan_probe_async), NULL);

    return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
amends_file_format_to_string (AmendsFileFormat format)
{
    static const char *const NAMES[] = { "csv", "tsv", "json", "jsonl" };

    g_return_val_if_fail (format < G_N_ELEMENTS (NAMES), NULL);

    return NAMES[format];
}

GFile *
amends_import_plan_get_file (AmendsImportPlan *self)
{
    g_return_val_if_fail (AMENDS_IS_IMPORT_PLAN (self), NULL);

    return self->file;
}

AmendsFileFormat
amends_import_plan_get_format (AmendsImportPlan *self)
{
    g_return_val_if_fail (AMENDS_IS_IMPORT_PLAN (self), AMENDS_FILE_FORMAT_CSV);

    return self->shape->format;
}

AmendsImportSubject
amends_import_plan_get_subject (AmendsImportPlan *self)
{
    g_return_val_if_fail (AMENDS_IS_IMPORT_PLAN (self), AMENDS_IMPORT_REVIEWS);

    return self->subject;
}

const char *
amends_import_plan_get_encoding (AmendsImportPlan *self)
{
    g_return_val_if_fail (AMENDS_IS_IMPORT_PLAN (self), NULL);

    return self->shape->encoding;
}

const char *
amends_import_plan_get_preset (AmendsImportPlan *self)
{
    g_return_val_if_fail (AMENDS_IS_IMPORT_PLAN (self), NULL);

    return self->preset != NULL ? self->preset->id : NULL;
}

const char *
amends_import_plan_get_header_key (AmendsImportPlan *self)
{
    g_return_val_if_fail (AMENDS_IS_IMPORT_PLAN (self), NULL);

    return self->header_key;
}

guint
amends_import_plan_get_n_columns (AmendsImportPlan *self)
{
    g_return_val_if_fail (AMENDS_IS_IMPORT_PLAN (self), 0);

    return self->shape->columns->len;
}

const char *
amends_import_plan_get_column_name (AmendsImportPlan *self, guint column)
{
    g_return_val_if_fail (AMENDS_IS_IMPORT_PLAN (self), NULL);
    g_return_val_if_fail (column < self->shape->columns->len, NULL);

    return g_ptr_array_index (self->shape->columns, column);
}

const char *
amends_import_plan_get_sample (AmendsImportPlan *self, guint row, guint column)
{
    g_return_val_if_fail (AMENDS_IS_IMPORT_PLAN (self), NULL);
    g_return_val_if_fail (row < self->rows->len, NULL);

    return amends_row_get (g_ptr_array_index (self->rows, row), column);
}

guint
amends_import_plan_get_n_samples (AmendsImportPlan *self)
{
    g_return_val_if_fail (AMENDS_IS_IMPORT_PLAN (self), 0);

    return MIN (self->rows->len, MAX_SAMPLES);
}

AmendsField
amends_import_plan_get_field (AmendsImportPlan *self, guint column)
{
    g_return_val_if_fail (AMENDS_IS_IMPORT_PLAN (self), AMENDS_FIELD_NONE);
    g_return_val_if_fail (column < self->shape->columns->len, AMENDS_FIELD_NONE);

    return self->fields[column];
}

void
amends_import_plan_set_field (AmendsImportPlan *self, guint column, AmendsField field)
{
    g_return_if_fail (AMENDS_IS_IMPORT_PLAN (self));
    g_return_if_fail (column < self->shape->columns->len);
    g_return_if_fail (field < AMENDS_N_FIELDS);

    for (guint i = 0; field != AMENDS_FIELD_NONE && i < self->shape->columns->len; i++) {
        if (self->fields[i] == field)
            self->fields[i] = AMENDS_FIELD_NONE;
    }
    self->fields[column] = field;
}

gboolean
amends_import_plan_set_encoding (AmendsImportPlan *self, const char *encoding, GError **error)
{
    g_autofree char *name = NULL;
    g_autofree char *old = NULL;

    g_return_val_if_fail (AMENDS_IS_IMPORT_PLAN (self), FALSE);

    name = amends_encoding_normalize (encoding);
    if (name == NULL) {
        g_set_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_ENCODING,
                     _ ("The encoding “%s” is not known here. Choose another one, such as UTF-8."), encoding);
        return FALSE;
    }
    old = g_steal_pointer (&self->shape->encoding);
    self->shape->encoding = g_steal_pointer (&name);
    if (amends_import_plan_read_sample (self, error))
        return TRUE;
    /* What was there before is still right. */
    g_free (self->shape->encoding);
    self->shape->encoding = g_steal_pointer (&old);
    amends_import_plan_read_sample (self, NULL);
    return FALSE;
}

void
amends_import_plan_set_default (AmendsImportPlan *self, AmendsField field, const char *value)
{
    g_return_if_fail (AMENDS_IS_IMPORT_PLAN (self));
    g_return_if_fail (field < AMENDS_N_FIELDS);

    g_free (self->defaults[field]);
    self->defaults[field] = value != NULL && *value != '\0' ? g_strdup (value) : NULL;
}

const char *
amends_import_plan_get_default (AmendsImportPlan *self, AmendsField field)
{
    g_return_val_if_fail (AMENDS_IS_IMPORT_PLAN (self), NULL);
    g_return_val_if_fail (field < AMENDS_N_FIELDS, NULL);

    return self->defaults[field];
}

gboolean
amends_import_plan_is_ready (AmendsImportPlan *self, char **problem)
{
    g_return_val_if_fail (AMENDS_IS_IMPORT_PLAN (self), FALSE);

    for (guint i = 0; i < self->shape->columns->len; i++) {
        if (self->fields[i] == AMENDS_FIELD_STARS)
            return TRUE;
    }
    if (problem != NULL)
        *problem = g_strdup (_ ("Choose the column that holds the stars, from 1 to 5."));
    return FALSE;
}

AmendsBatch *
amends_import_plan_preview (AmendsImportPlan *self)
{
    g_autoptr (AmendsMapping) mapping = NULL;
    g_autoptr (AmendsReviewBuilder) builder = NULL;
    AmendsBatch *batch;

    g_return_val_if_fail (AMENDS_IS_IMPORT_PLAN (self), NULL);

    mapping = amends_import_plan_make_mapping (self);
    builder = amends_review_builder_new (mapping);
    batch = amends_batch_new ();
    for (guint i = 0; i < amends_import_plan_get_n_samples (self); i++)
        amends_review_builder_add (builder, g_ptr_array_index (self->rows, i), batch);
    return batch;
}

AmendsBatchSource *
amends_import_plan_open (AmendsImportPlan *self, GError **error)
{
    g_autoptr (AmendsMapping) mapping = NULL;
    g_autofree char *problem = NULL;

    g_return_val_if_fail (AMENDS_IS_IMPORT_PLAN (self), NULL);

    if (!amends_import_plan_is_ready (self, &problem)) {
        g_set_error_literal (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_NOT_REVIEWS, problem);
        return NULL;
    }
    mapping = amends_import_plan_make_mapping (self);
    return AMENDS_BATCH_SOURCE (amends_file_source_new (self->file, self->shape, mapping));
}
