/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-file-input.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "amends-import-plan.h"

#define CHUNK_SIZE (64 * 1024)
#define CHECK_EVERY (4 * 1024 * 1024)
/* Reviews pack ten to twenty times; gzip can reach a thousand. What lies between is taken for a bomb once it is large. */
#define BOMB_RATIO 200
#define BOMB_FLOOR (64 * 1024 * 1024)

#define DATA_FILE "amends.db"          /* the name is the store's, which is no business of this layer else */
#define SQLITE_MAGIC "SQLite format 3" /* and the byte that ends it */
#define LONGEST_MAGIC sizeof SQLITE_MAGIC

#define FINGERPRINT_ATTRIBUTES                                                                                         \
    G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_TIME_MODIFIED "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC

typedef struct {
    guint64 size;
    guint64 modified;
    guint32 modified_usec;
} Fingerprint;

struct _AmendsFileInput {
    GFileInputStream *stream; /* (owned) (nullable): NULL when reading from memory */
    GBytes *bytes;            /* (owned) (nullable) */
    Fingerprint fingerprint;
    guint64 n_raw; /* bytes taken from the disk */
    guint64 n_raw_checked;
    guint64 n_unpacked;
    gint per_mille; /* atomic */

    GConverter *inflater; /* (owned) (nullable) */
    guint8 *packed;       /* raw bytes not used up yet: from packed_start to packed_end */
    gsize packed_start;
    gsize packed_end;
    gboolean member_done; /* between two members of a gzip file */
};

static Fingerprint
take_fingerprint (GFileInfo *info)
{
    return (Fingerprint) {
        .size = (guint64) g_file_info_get_size (info),
        .modified = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED),
        .modified_usec = g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC),
    };
}

static void
take_over_error (GError **error, GError *cause)
{
    if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED) || cause->domain == AMENDS_FILE_ERROR) {
        g_propagate_error (error, cause);
        return;
    }
    /* Translators: %s is the system's own explanation */
    g_set_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_UNREADABLE,
                 _ ("The file cannot be read: %s. Check that it is still there and that you may open it."),
                 cause->message);
    g_error_free (cause);
}

static gboolean
set_changed_error (GError **error)
{
    g_set_error_literal (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_CHANGED,
                         _ ("The file changed while it was read. Wait until the other program has finished, then "
                            "import it again."));
    return FALSE;
}

/* Before opening: opening a pipe would wait for a writer that may never come. */
static void
set_is_database (GError **error)
{
    g_set_error_literal (
        error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_UNREADABLE,
        _ ("This is a database. Backups of Amends are restored in Preferences, under Data. Import reviews from a file "
           "in CSV, TSV, JSON or JSON Lines."));
}

/* By its name, before it is opened: to close the data file, which the store may have open, would take away the store's locks on it. */
static gboolean
is_data_file (GFile *file)
{
    g_autofree char *name = g_file_get_basename (file);

    return name != NULL && (g_str_equal (name, DATA_FILE) || g_str_has_prefix (name, DATA_FILE "-"));
}

static gboolean
check_is_ordinary (GFile *file, GCancellable *cancellable, GError **error)
{
    g_autoptr (GError) failure = NULL;
    g_autoptr (GFileInfo) info =
        g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, cancellable, &failure);

    if (info == NULL) {
        take_over_error (error, g_steal_pointer (&failure));
        return FALSE;
    }
    if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY) {
        g_set_error_literal (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_UNREADABLE,
                             _ ("This is a folder. Choose the file with the reviews inside it."));
        return FALSE;
    }
    if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR) {
        g_set_error_literal (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_UNREADABLE,
                             _ ("This is not an ordinary file. Save the reviews to a file first, then import it."));
        return FALSE;
    }
    if (is_data_file (file)) {
        set_is_database (error);
        return FALSE;
    }
    return TRUE;
}

static gboolean
check_is_unchanged (AmendsFileInput *self, GCancellable *cancellable, GError **error)
{
    g_autoptr (GError) failure = NULL;
    g_autoptr (GFileInfo) info =
        g_file_input_stream_query_info (self->stream, FINGERPRINT_ATTRIBUTES, cancellable, &failure);
    Fingerprint now;

    if (info == NULL) {
        take_over_error (error, g_steal_pointer (&failure));
        return FALSE;
    }
    now = take_fingerprint (info);
    self->n_raw_checked = self->n_raw;
    if (now.size != self->fingerprint.size || now.modified != self->fingerprint.modified ||
        now.modified_usec != self->fingerprint.modified_usec)
        return set_changed_error (error);
    return TRUE;
}

static gssize
read_raw (AmendsFileInput *self, void *buffer, gsize size, GCancellable *cancellable, GError **error)
{
    g_autoptr (GError) failure = NULL;
    gssize n;

    if (self->bytes != NULL) {
        gsize length;
        const guint8 *data = g_bytes_get_data (self->bytes, &length);

        n = (gssize) MIN (size, length - self->n_raw);
        if (n > 0)
            memcpy (buffer, data + self->n_raw, (gsize) n);
        self->n_raw += (guint64) n;
        return n;
    }
    n = g_input_stream_read (G_INPUT_STREAM (self->stream), buffer, size, cancellable, &failure);
    if (n < 0) {
        take_over_error (error, g_steal_pointer (&failure));
        return -1;
    }
    self->n_raw += (guint64) n;
    if (n == 0 || self->n_raw - self->n_raw_checked >= CHECK_EVERY) {
        if (!check_is_unchanged (self, cancellable, error))
            return -1;
    }
    if ((n == 0 && self->n_raw < self->fingerprint.size) || self->n_raw > self->fingerprint.size) {
        set_changed_error (error);
        return -1;
    }
    g_atomic_int_set (&self->per_mille, (gint) (self->n_raw * 1000 / self->fingerprint.size));
    return n;
}

static gssize
fail_inflate (GError **error, const char *message)
{
    g_set_error_literal (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_SYNTAX, message);
    return -1;
}

static gboolean
fill_packed (AmendsFileInput *self, gboolean *at_end, GCancellable *cancellable, GError **error)
{
    gssize n;

    memmove (self->packed, self->packed + self->packed_start, self->packed_end - self->packed_start);
    self->packed_end -= self->packed_start;
    self->packed_start = 0;
    n = read_raw (self, self->packed + self->packed_end, CHUNK_SIZE - self->packed_end, cancellable, error);
    if (n < 0)
        return FALSE;
    self->packed_end += (gsize) n;
    *at_end = n == 0;
    return TRUE;
}

/* A gzip file may be several members one after the other; zeros after the last one are padding. */
static gboolean
begin_next_member (AmendsFileInput *self)
{
    while (self->packed_start < self->packed_end && self->packed[self->packed_start] == 0)
        self->packed_start++;
    if (self->packed_start == self->packed_end)
        return FALSE;
    g_converter_reset (self->inflater);
    self->member_done = FALSE;
    return TRUE;
}

static gssize
read_inflated (AmendsFileInput *self, void *buffer, gsize size, GCancellable *cancellable, GError **error)
{
    gboolean at_end = FALSE;

    for (;;) {
        g_autoptr (GError) failure = NULL;
        gsize n_read = 0, n_written = 0;
        GConverterResult result;

        if (!at_end && self->packed_end - self->packed_start < CHUNK_SIZE / 2 &&
            !fill_packed (self, &at_end, cancellable, error))
            return -1;
        if (self->member_done && !begin_next_member (self)) {
            if (at_end)
                return 0;
            continue;
        }
        result = g_converter_convert (
            self->inflater, self->packed + self->packed_start, self->packed_end - self->packed_start, buffer, size,
            at_end ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS, &n_read, &n_written, &failure);
        if (result == G_CONVERTER_ERROR) {
            if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) && !at_end)
                continue;
            return fail_inflate (error, _ ("The compressed file is damaged or incomplete. Download it again, or unpack "
                                           "it yourself and import what is inside."));
        }
        self->packed_start += n_read;
        self->n_unpacked += n_written;
        self->member_done = result == G_CONVERTER_FINISHED;
        if (self->n_unpacked > BOMB_FLOOR && self->n_unpacked / BOMB_RATIO > self->n_raw)
            return fail_inflate (
                error,
                _ ("The compressed file becomes far too large when unpacked, so it was not read. If you trust it, "
                   "unpack it yourself and import what is inside."));
        if (n_written > 0)
            return (gssize) n_written;
    }
}

static gboolean
has_magic (AmendsFileInput *self, const char *magic, gsize length)
{
    return self->packed_end >= length && memcmp (self->packed, magic, length) == 0;
}

/* The first bytes tell what would otherwise end in a puzzling message about columns. */
static gboolean
look_at_beginning (AmendsFileInput *self, GCancellable *cancellable, GError **error)
{
    gboolean at_end = FALSE;

    while (self->packed_end < LONGEST_MAGIC && !at_end) {
        if (!fill_packed (self, &at_end, cancellable, error))
            return FALSE;
    }
    if (has_magic (self, "PK\x03\x04", 4) || has_magic (self, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8)) {
        g_set_error_literal (
            error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_UNREADABLE,
            _ ("This is a workbook or an archive. Open it, save the sheet with the reviews as CSV, and "
               "import that."));
        return FALSE;
    }
    if (has_magic (self, "%PDF-", 5)) {
        g_set_error_literal (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_UNREADABLE,
                             _ ("This is a PDF document. Export the reviews as CSV or JSON, and import that."));
        return FALSE;
    }
    if (has_magic (self, SQLITE_MAGIC, sizeof SQLITE_MAGIC)) {
        set_is_database (error);
        return FALSE;
    }
    if (has_magic (self, "\x1f\x8b", 2))
        self->inflater = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
    return TRUE;
}

AmendsFileInput *
amends_file_input_open (GFile *file, GCancellable *cancellable, GError **error)
{
    g_autoptr (AmendsFileInput) self = NULL;
    g_autoptr (GFileInfo) info = NULL;
    g_autoptr (GError) failure = NULL;

    if (!check_is_ordinary (file, cancellable, error))
        return NULL;
    self = g_new0 (AmendsFileInput, 1);
    self->packed = g_malloc (CHUNK_SIZE);
    self->stream = g_file_read (file, cancellable, &failure);
    if (self->stream != NULL)
        info = g_file_input_stream_query_info (self->stream, FINGERPRINT_ATTRIBUTES, cancellable, &failure);
    if (info == NULL) {
        take_over_error (error, g_steal_pointer (&failure));
        return NULL;
    }
    self->fingerprint = take_fingerprint (info);
    if (self->fingerprint.size == 0) {
        g_set_error_literal (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_EMPTY,
                             _ ("The file is empty. Export the reviews again, then import the new file."));
        return NULL;
    }
    if (!look_at_beginning (self, cancellable, error))
        return NULL;
    return g_steal_pointer (&self);
}

AmendsFileInput *
amends_file_input_new_for_bytes (GBytes *bytes)
{
    AmendsFileInput *self = g_new0 (AmendsFileInput, 1);

    self->bytes = g_bytes_ref (bytes);
    return self;
}

void
amends_file_input_free (AmendsFileInput *self)
{
    g_clear_object (&self->stream);
    g_clear_object (&self->inflater);
    g_clear_pointer (&self->bytes, g_bytes_unref);
    g_free (self->packed);
    g_free (self);
}

gssize
amends_file_input_read (AmendsFileInput *self, void *buffer, gsize size, GCancellable *cancellable, GError **error)
{
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return -1;
    if (self->inflater != NULL)
        return read_inflated (self, buffer, size, cancellable, error);
    if (self->packed_start < self->packed_end) {
        gsize n = MIN (size, self->packed_end - self->packed_start);

        memcpy (buffer, self->packed + self->packed_start, n);
        self->packed_start += n;
        return (gssize) n;
    }
    return read_raw (self, buffer, size, cancellable, error);
}

double
amends_file_input_get_fraction (AmendsFileInput *self)
{
    return g_atomic_int_get (&self->per_mille) / 1000.0;
}
