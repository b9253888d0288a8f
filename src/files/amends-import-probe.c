/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gi18n-lib.h>

#include "amends-encoding.h"
#include "amends-feedback-shape.h"
#include "amends-field-guess.h"
#include "amends-field-names.h"
#include "amends-import-plan-private.h"
#include "amends-review-key.h"

#define SAMPLE_SIZE (2 * 1024 * 1024)
#define SAMPLE_ROWS 200
/* How far a file that begins in plain ASCII is searched for the first byte that tells its encoding. */
#define SEARCH_SIZE (64 * 1024 * 1024)
#define CHUNK_SIZE (256 * 1024)

static gboolean
is_ascii (const guint8 *data, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        if (data[i] >= 0x80)
            return FALSE;
    }
    return TRUE;
}

static gboolean
read_up_to (AmendsFileInput *input, GByteArray *bytes, gsize size, gboolean *at_end, GCancellable *cancellable,
            GError **error)
{
    *at_end = FALSE;
    while (bytes->len < size && !*at_end) {
        guint filled = bytes->len;
        gssize n;

        g_byte_array_set_size (bytes, filled + (guint) MIN (CHUNK_SIZE, size - filled));
        n = amends_file_input_read (input, bytes->data + filled, bytes->len - filled, cancellable, error);
        g_byte_array_set_size (bytes, filled + (guint) MAX (n, 0));
        if (n < 0)
            return FALSE;
        *at_end = n == 0;
    }
    return TRUE;
}

/* A long file may keep its first letter beyond ASCII for later. */
static gboolean
detect_further (AmendsImportPlan *self, AmendsFileInput *input, GCancellable *cancellable, GError **error)
{
    g_autoptr (GByteArray) chunk = g_byte_array_new ();
    gsize n_searched = 0;
    gboolean at_end = FALSE;

    while (!at_end && n_searched < SEARCH_SIZE) {
        g_byte_array_set_size (chunk, 0);
        if (!read_up_to (input, chunk, CHUNK_SIZE, &at_end, cancellable, error))
            return FALSE;
        n_searched += chunk->len;
        if (!is_ascii (chunk->data, chunk->len)) {
            const guint8 *newline = memchr (chunk->data, '\n', chunk->len);
            gsize start = newline != NULL ? (gsize) (newline - chunk->data) : 0;

            g_free (self->shape->encoding);
            self->shape->encoding = g_strdup (amends_encoding_detect (chunk->data + start, chunk->len - start));
            return TRUE;
        }
    }
    return TRUE;
}

static gboolean
take_sample (AmendsImportPlan *self, GCancellable *cancellable, GError **error)
{
    g_autoptr (AmendsFileInput) input = amends_file_input_open (self->file, cancellable, error);
    g_autoptr (GByteArray) bytes = g_byte_array_new ();
    gboolean at_end;

    if (input == NULL || !read_up_to (input, bytes, SAMPLE_SIZE, &at_end, cancellable, error))
        return FALSE;
    self->truncated = !at_end;
    g_free (self->shape->encoding);
    self->shape->encoding = g_strdup (amends_encoding_detect (bytes->data, bytes->len));
    if (self->truncated && is_ascii (bytes->data, bytes->len) && !detect_further (self, input, cancellable, error))
        return FALSE;
    self->sample = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
    return TRUE;
}

static GString *
decode_sample (AmendsImportPlan *self, GError **error)
{
    g_autoptr (AmendsDecoder) decoder =
        amends_decoder_new (amends_file_input_new_for_bytes (self->sample), self->shape->encoding, error);
    GString *text;
    gboolean at_end = FALSE;

    if (decoder == NULL)
        return NULL;
    text = g_string_new (NULL);
    while (!at_end) {
        if (!amends_decoder_read (decoder, text, &at_end, NULL, error)) {
            g_string_free (text, TRUE);
            return NULL;
        }
    }
    return text;
}

static gboolean
read_rows (AmendsImportPlan *self, GError **error)
{
    g_autoptr (AmendsJsonColumns) columns = amends_json_columns_new ();
    g_autoptr (AmendsRowReader) reader =
        amends_file_shape_open (self->shape, amends_file_input_new_for_bytes (self->sample), columns, NULL, error);
    AmendsRowStatus status = AMENDS_ROW_READ;

    g_ptr_array_set_size (self->rows, 0);
    if (reader == NULL)
        return FALSE;
    while (status == AMENDS_ROW_READ && self->rows->len < SAMPLE_ROWS) {
        g_autoptr (AmendsRow) row = amends_row_new ();

        status = amends_row_reader_next (reader, row, NULL, error);
        if (status == AMENDS_ROW_READ)
            g_ptr_array_add (self->rows, g_steal_pointer (&row));
    }
    if (status == AMENDS_ROW_FAILED)
        return FALSE;
    /* The row at the sample's end is cut in the middle. */
    if (status == AMENDS_ROW_END && self->truncated && self->rows->len > 1)
        g_ptr_array_set_size (self->rows, (gint) self->rows->len - 1);
    if (amends_file_shape_is_json (self->shape)) {
        g_ptr_array_set_size (self->shape->columns, 0);
        for (guint i = 0; i < columns->names->len; i++)
            g_ptr_array_add (self->shape->columns, g_strdup (g_ptr_array_index (columns->names, i)));
    }
    return TRUE;
}

GStrv
amends_import_plan_normalize_columns (AmendsImportPlan *self)
{
    GPtrArray *columns = self->shape->columns;
    GStrv names = g_new0 (char *, columns->len + 1);

    for (guint i = 0; i < columns->len; i++)
        names[i] = amends_field_names_normalize (g_ptr_array_index (columns, i));
    return names;
}

static void
make_header_key (AmendsImportPlan *self, GStrv names)
{
    g_autofree char *joined = g_strjoinv ("\n", names);
    g_autofree char *all = g_strconcat (amends_file_format_to_string (self->shape->format), "\n", joined, NULL);

    g_free (self->header_key);
    self->header_key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, all, -1);
}

static gboolean
fail_empty (GError **error)
{
    g_set_error_literal (
        error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_EMPTY,
        _ ("There is nothing in the file below its header. If there was nothing to report, nothing is missing; otherwise "
           "export it again, then import the new file."));
    return FALSE;
}

static gboolean
has_field (AmendsImportPlan *self, AmendsField field)
{
    for (guint i = 0; i < self->shape->columns->len; i++) {
        if (self->fields[i] == field)
            return TRUE;
    }
    return FALSE;
}

/* A quantity is from 1 to 5 as well: where nothing names the stars and nothing was written, the file is a list of something else. */
static void
drop_doubtful_stars (AmendsImportPlan *self)
{
    gboolean named = self->shape->has_header || amends_file_shape_is_json (self->shape);

    if (!named || has_field (self, AMENDS_FIELD_BODY) || has_field (self, AMENDS_FIELD_TITLE))
        return;
    for (guint i = 0; i < self->shape->columns->len; i++) {
        AmendsField field;

        if (self->fields[i] == AMENDS_FIELD_STARS &&
            !(amends_field_names_find (g_ptr_array_index (self->shape->columns, i), &field, NULL) &&
              field == AMENDS_FIELD_STARS))
            self->fields[i] = AMENDS_FIELD_NONE;
    }
}

gboolean
amends_import_plan_read_sample (AmendsImportPlan *self, GError **error)
{
    g_autoptr (GString) text = decode_sample (self, error);
    g_auto (GStrv) names = NULL;

    if (text == NULL || !amends_file_shape_sniff (self->shape, text, self->truncated, error) ||
        !read_rows (self, error))
        return FALSE;
    names = amends_import_plan_normalize_columns (self);
    self->preset = amends_preset_detect (self->shape->format, (const char *const *) names);
    if (self->preset != NULL && self->preset->unquoted && self->shape->delimited.quoted) {
        self->shape->delimited.quoted = FALSE;
        if (!read_rows (self, error))
            return FALSE;
    }
    make_header_key (self, names);
    if (self->rows->len == 0)
        return fail_empty (error);
    g_free (self->fields);
    self->fields = g_new0 (AmendsField, self->shape->columns->len + 1);
    if (self->preset != NULL)
        amends_import_plan_use_preset (self, self->preset);
    else
        amends_field_guess (self->shape->columns, self->rows, self->fields);
    if (self->preset == NULL && !amends_file_shape_is_json (self->shape) && !self->shape->has_header)
        amends_field_guess_unnamed (self->shape->columns, self->rows, self->fields);
    self->subject = self->preset != NULL ? self->preset->subject : AMENDS_IMPORT_REVIEWS;
    self->coverage = AMENDS_COVERAGE_UNKNOWN;
    if (self->preset == NULL && amends_feedback_shape_find (self->shape, self->rows, self->fields, &self->coverage))
        self->subject = AMENDS_IMPORT_FEEDBACK;
    else if (self->preset == NULL)
        drop_doubtful_stars (self);
    return TRUE;
}

/* "amazon.de.csv" is a host and an ending; "SE.csv" is a code and one. */
static const AmendsMarketplace *
find_marketplace_in_word (const char *word)
{
    gboolean host = g_ascii_strncasecmp (word, "amazon.", 7) == 0;
    const AmendsMarketplace *found = host ? amends_marketplace_find (word) : NULL;
    const char *dot = host ? strrchr (word, '.') : strchr (word, '.');
    g_autofree char *stem = g_strndup (word, dot != NULL ? (gsize) (dot - word) : strlen (word));

    if (found != NULL)
        return found;
    if (host || (strlen (stem) == 2 && g_ascii_isupper (stem[0]) && g_ascii_isupper (stem[1])))
        return amends_marketplace_find (stem);
    return NULL;
}

/* "reviews_amazon.de_B0ABCDEFGH.csv", "B0ABCDEFGH-SE.csv": file names often tell what the columns do not. */
static void
guess_defaults (AmendsImportPlan *self)
{
    g_autofree char *name = g_file_get_basename (self->file);
    g_autofree char *valid = name != NULL ? g_utf8_make_valid (name, -1) : g_strdup ("");
    g_auto (GStrv) words = g_strsplit_set (valid, " _-()[]+", -1);
    const AmendsMarketplace *found = NULL;

    for (guint i = 0; words[i] != NULL && found == NULL; i++)
        found = find_marketplace_in_word (words[i]);
    self->defaults[AMENDS_FIELD_MARKETPLACE] = found != NULL ? g_strdup (found->code) : NULL;
    self->defaults[AMENDS_FIELD_PRODUCT] = amends_product_key_from_text (valid);
}

static gboolean
check_holds_reviews (AmendsImportPlan *self, GError **error)
{
    if (has_field (self, AMENDS_FIELD_STARS) || has_field (self, AMENDS_FIELD_BODY))
        return TRUE;
    g_set_error_literal (
        error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_NOT_REVIEWS,
        _ ("No column of this file could be the stars or the text of reviews. Choose the file with the "
           "reviews."));
    return FALSE;
}

AmendsImportPlan *
amends_import_plan_new_probed (GFile *file, GCancellable *cancellable, GError **error)
{
    g_autoptr (AmendsImportPlan) self = g_object_new (AMENDS_TYPE_IMPORT_PLAN, NULL);

    self->file = g_object_ref (file);
    if (!take_sample (self, cancellable, error) || !amends_import_plan_read_sample (self, error) ||
        !check_holds_reviews (self, error))
        return NULL;
    /* Our own export says everything itself. */
    if (self->preset == NULL || !self->preset->own)
        guess_defaults (self);
    return g_steal_pointer (&self);
}
