/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-export-folder.h"

#include <errno.h>
#include <gio/gfiledescriptorbased.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "amends-backup-file.h"
#include "amends-checked-stream.h"
#include "amends-record-writer.h"

#define BUFFER_SIZE (256 * 1024)

struct _AmendsExportFolder {
    GFile *target;
    GFile *part;       /* (nullable): written to, until it takes the target's name */
    GPtrArray *made;   /* (element-type GFile): what is in it, folders before what is in them */
    GPtrArray *list;   /* (element-type AmendsExportedFile) */
    GPtrArray *opened; /* (element-type Output) */
    GCancellable *cancellable;
};

typedef struct {
    char *path;
    GFileOutputStream *file;
    AmendsCheckedStream *checked;
    GOutputStream *buffered;
    AmendsRecordWriter *writer; /* (nullable) */
} Output;

static void
free_output (gpointer data)
{
    Output *self = data;

    g_clear_pointer (&self->writer, amends_record_writer_free);
    /* What is still in the buffer is not wanted: a file that was ended has nothing in it. */
    g_clear_object (&self->buffered);
    g_clear_object (&self->checked);
    g_clear_object (&self->file);
    g_free (self->path);
    g_free (self);
}

static void
free_entry (gpointer data)
{
    AmendsExportedFile *self = data;

    g_free (self->path);
    g_free (self->sum);
    g_free (self);
}

/* Returns: FALSE: people are told in our words; @failure: (transfer full) */
static gboolean
fail (GError **error, GError *failure)
{
    if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED) || failure->domain == AMENDS_FILE_ERROR) {
        g_propagate_error (error, failure);
        return FALSE;
    }
    g_set_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_WRITE,
                 _ ("The folder cannot be written: %s. Choose another place, or make room, and export again."),
                 failure->message);
    g_error_free (failure);
    return FALSE;
}

static gboolean
make_folder (AmendsExportFolder *self, GFile *folder, GError **error)
{
    GError *failure = NULL;

    if (!g_file_make_directory (folder, self->cancellable, &failure))
        return fail (error, failure);
    /* Names and messages of customers are in it; on a disk that knows no such rights nothing can be done. */
    g_file_set_attribute_uint32 (folder, G_FILE_ATTRIBUTE_UNIX_MODE, 0700, G_FILE_QUERY_INFO_NONE, NULL, NULL);
    return TRUE;
}

static gboolean
is_free (GFile *target, GCancellable *cancellable)
{
    GFileType type = g_file_query_file_type (target, G_FILE_QUERY_INFO_NONE, cancellable);
    g_autoptr (GFileEnumerator) files = NULL;
    g_autoptr (GFileInfo) first = NULL;

    if (type != G_FILE_TYPE_DIRECTORY)
        return type == G_FILE_TYPE_UNKNOWN;
    files =
        g_file_enumerate_children (target, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NONE, cancellable, NULL);
    first = files != NULL ? g_file_enumerator_next_file (files, cancellable, NULL) : NULL;
    return files != NULL && first == NULL;
}

AmendsExportFolder *
amends_export_folder_new (GFile *target, GCancellable *cancellable, GError **error)
{
    g_autoptr (AmendsExportFolder) self = g_new0 (AmendsExportFolder, 1);
    g_autoptr (GFile) parent = g_file_get_parent (target);
    g_autofree char *name = g_file_get_basename (target);
    g_autofree char *unique = g_uuid_string_random ();
    g_autofree char *part_name = g_strdup_printf (".%.150s.%.8s.part", name, unique);
    g_autoptr (GFile) part = NULL;

    self->target = g_object_ref (target);
    self->made = g_ptr_array_new_with_free_func (g_object_unref);
    self->list = g_ptr_array_new_with_free_func (free_entry);
    self->opened = g_ptr_array_new_with_free_func (free_output);
    g_set_object (&self->cancellable, cancellable);
    if (parent == NULL || !is_free (target, cancellable)) {
        g_set_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_WRITE,
                     _ ("“%s” holds something already. Choose a new or an empty folder."),
                     g_file_peek_path (target) != NULL ? g_file_peek_path (target) : name);
        return NULL;
    }
    part = g_file_get_child (parent, part_name);
    if (!make_folder (self, part, error))
        return NULL;
    self->part = g_steal_pointer (&part);
    return g_steal_pointer (&self);
}

gboolean
amends_export_folder_make (AmendsExportFolder *self, const char *name, GError **error)
{
    g_autoptr (GFile) folder = g_file_get_child (self->part, name);

    if (!make_folder (self, folder, error))
        return FALSE;
    g_ptr_array_add (self->made, g_steal_pointer (&folder));
    return TRUE;
}

static Output *
open_output (AmendsExportFolder *self, const char *path, GError **error)
{
    g_autoptr (GFile) file = g_file_resolve_relative_path (self->part, path);
    GError *failure = NULL;
    GFileOutputStream *stream = g_file_create (file, G_FILE_CREATE_PRIVATE, self->cancellable, &failure);
    Output *output;

    if (stream == NULL) {
        fail (error, failure);
        return NULL;
    }
    g_ptr_array_add (self->made, g_steal_pointer (&file));
    output = g_new0 (Output, 1);
    output->path = g_strdup (path);
    output->file = stream;
    output->checked = amends_checked_stream_new (G_OUTPUT_STREAM (stream));
    output->buffered = g_buffered_output_stream_new_sized (G_OUTPUT_STREAM (output->checked), BUFFER_SIZE);
    g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (output->buffered), FALSE);
    g_ptr_array_add (self->opened, output);
    return output;
}

/* Takes it off the list of those that are open; on the disk for certain. */
static gboolean
close_output (AmendsExportFolder *self, Output *output, GError **error)
{
    GError *failure = NULL;
    gboolean good = g_output_stream_flush (output->buffered, self->cancellable, &failure);

    if (good && G_IS_FILE_DESCRIPTOR_BASED (output->file) &&
        fsync (g_file_descriptor_based_get_fd (G_FILE_DESCRIPTOR_BASED (output->file))) != 0) {
        int number = errno;

        good = FALSE;
        g_set_error_literal (&failure, G_IO_ERROR, (int) g_io_error_from_errno (number), g_strerror (number));
    }
    if (good)
        good = g_output_stream_close (G_OUTPUT_STREAM (output->file), self->cancellable, &failure);
    return good || fail (error, failure);
}

static void
note_entry (AmendsExportFolder *self, const Output *output, gint64 n_records)
{
    AmendsExportedFile *entry = g_new0 (AmendsExportedFile, 1);

    entry->path = g_strdup (output->path);
    entry->n_records = n_records;
    entry->size = amends_checked_stream_get_size (output->checked);
    entry->sum = g_strdup (amends_checked_stream_get_sum (output->checked));
    g_ptr_array_add (self->list, entry);
}

gpointer
amends_export_folder_open (AmendsExportFolder *self, const char *path, AmendsFileFormat format,
                           const char *const *names, guint n_cells, GError **error)
{
    Output *output = open_output (self, path, error);

    if (output != NULL)
        output->writer = amends_record_writer_new (output->buffered, format, names, n_cells);
    return output;
}

gboolean
amends_export_folder_write (AmendsExportFolder *self, gpointer file, const AmendsCell *cells, GError **error)
{
    Output *output = file;

    return amends_record_writer_write (output->writer, cells, self->cancellable, error);
}

gboolean
amends_export_folder_close (AmendsExportFolder *self, gpointer file, GError **error)
{
    Output *output = file;

    if (!amends_record_writer_finish (output->writer, self->cancellable, error) || !close_output (self, output, error))
        return FALSE;
    note_entry (self, output, (gint64) amends_record_writer_get_n_written (output->writer));
    g_ptr_array_remove (self->opened, output);
    return TRUE;
}

gboolean
amends_export_folder_add (AmendsExportFolder *self, const char *path, const char *text, gsize length, gboolean listed,
                          GError **error)
{
    Output *output = open_output (self, path, error);
    GError *failure = NULL;

    if (output == NULL)
        return FALSE;
    if (!g_output_stream_write_all (output->buffered, text, length, NULL, self->cancellable, &failure))
        return fail (error, failure);
    if (!close_output (self, output, error))
        return FALSE;
    if (listed)
        note_entry (self, output, -1);
    g_ptr_array_remove (self->opened, output);
    return TRUE;
}

GPtrArray *
amends_export_folder_list (AmendsExportFolder *self)
{
    return self->list;
}

/* What is written there is on the disk for certain with its name only. A place that cannot promise it is no reason to have no export. */
static void
flush_folder (GFile *folder)
{
    const char *path = g_file_peek_path (folder);

    if (path != NULL && g_file_test (path, G_FILE_TEST_IS_DIR))
        amends_backup_file_flush (path);
}

gboolean
amends_export_folder_finish (AmendsExportFolder *self, GError **error)
{
    g_autoptr (GFile) parent = g_file_get_parent (self->target);
    GError *failure = NULL;

    if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    for (guint i = 0; i < self->made->len; i++)
        flush_folder (self->made->pdata[i]);
    flush_folder (self->part);
    /* An empty folder gives way; what has been put there meanwhile does not, and the move fails. */
    if (g_file_query_file_type (self->target, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL) == G_FILE_TYPE_DIRECTORY)
        g_file_delete (self->target, NULL, NULL);
    if (!g_file_move (self->part, self->target, G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL, &failure))
        return fail (error, failure);
    flush_folder (parent);
    g_clear_object (&self->part);
    return TRUE;
}

void
amends_export_folder_free (AmendsExportFolder *self)
{
    g_ptr_array_unref (self->opened);
    for (guint i = self->made->len; self->part != NULL && i > 0; i--)
        g_file_delete (self->made->pdata[i - 1], NULL, NULL);
    if (self->part != NULL)
        g_file_delete (self->part, NULL, NULL);
    g_clear_object (&self->part);
    g_ptr_array_unref (self->made);
    g_ptr_array_unref (self->list);
    g_clear_object (&self->cancellable);
    g_object_unref (self->target);
    g_free (self);
}
