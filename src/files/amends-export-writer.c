/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-export-writer.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <yyjson.h>

#include "amends-cell-guard.h"

static const char *const COLUMNS[] = {
    "id",   "account",  "external_id", "marketplace",  "product",  "product_title", "brand",  "stars",   "title",
    "body", "language", "author",      "published_at", "verified", "helpful",       "photos", "done_at", "url",
};

struct _AmendsExportWriter {
    GOutputStream *stream; /* (owned) */
    AmendsFileFormat format;
    guint64 n_written;
};

AmendsExportWriter *
amends_export_writer_new (GOutputStream *stream, AmendsFileFormat format)
{
    AmendsExportWriter *self;

    g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

    self = g_new0 (AmendsExportWriter, 1);
    self->stream = g_object_ref (stream);
    self->format = format;
    return self;
}

void
amends_export_writer_free (AmendsExportWriter *self)
{
    g_object_unref (self->stream);
    g_free (self);
}

static gboolean
is_table (AmendsExportWriter *self)
{
    return self->format == AMENDS_FILE_FORMAT_CSV || self->format == AMENDS_FILE_FORMAT_TSV;
}

/* Returns: (transfer full) (nullable): NULL for "not known" */
static char *
format_instant (gint64 at)
{
    g_autoptr (GDateTime) instant = at != 0 ? g_date_time_new_from_unix_utc (at) : NULL;

    return instant != NULL ? g_date_time_format (instant, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

static void
append_cell (GString *out, const char *text)
{
    g_autofree char *guarded = amends_cell_guard_add (text != NULL ? text : "");

    g_string_append_c (out, '"');
    for (const char *c = guarded; *c != '\0'; c++) {
        if (*c == '"')
            g_string_append_c (out, '"');
        g_string_append_c (out, *c);
    }
    g_string_append_c (out, '"');
}

static const char *
describe_verified (AmendsTri verified)
{
    return verified == AMENDS_TRI_YES ? "true" : verified == AMENDS_TRI_NO ? "false" : NULL;
}

/* In the order of COLUMNS. */
static void
append_table_row (GString *out, const AmendsReview *review, char separator)
{
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, review->id);
    g_autofree char *account = g_strdup_printf ("%" G_GINT64_FORMAT, review->account_id);
    g_autofree char *stars = g_strdup_printf ("%d", review->stars);
    g_autofree char *helpful = g_strdup_printf ("%d", review->helpful);
    g_autofree char *published_at = format_instant (review->published_at);
    g_autofree char *done_at = format_instant (review->done_at);
    g_autofree char *photos = review->photos != NULL ? g_strjoinv ("\n", (char **) review->photos) : NULL;
    const char *const cells[] = {
        id,
        account,
        review->external_id,
        review->marketplace,
        review->product_id,
        review->product_title,
        review->brand,
        stars,
        review->title,
        review->body,
        review->language,
        review->author,
        published_at,
        describe_verified (review->verified),
        helpful,
        photos,
        done_at,
        review->url,
    };

    G_STATIC_ASSERT (G_N_ELEMENTS (cells) == G_N_ELEMENTS (COLUMNS));
    for (guint i = 0; i < G_N_ELEMENTS (cells); i++) {
        if (i > 0)
            g_string_append_c (out, separator);
        append_cell (out, cells[i]);
    }
    g_string_append (out, "\r\n");
}

static void
append_table_header (GString *out, char separator)
{
    g_string_append (out, "\xef\xbb\xbf");
    for (guint i = 0; i < G_N_ELEMENTS (COLUMNS); i++)
        g_string_append_printf (out, "%s\"%s\"", i > 0 ? (char[]) { separator, '\0' } : "", COLUMNS[i]);
    g_string_append (out, "\r\n");
}

static void
add_value (yyjson_mut_doc *doc, yyjson_mut_val *object, const char *member, yyjson_mut_val *value)
{
    yyjson_mut_obj_add (object, yyjson_mut_str (doc, member), value);
}

static void
add_number (yyjson_mut_doc *doc, yyjson_mut_val *object, const char *member, gint64 number)
{
    add_value (doc, object, member, yyjson_mut_sint (doc, number));
}

static void
add_string (yyjson_mut_doc *doc, yyjson_mut_val *object, const char *member, const char *text)
{
    add_value (doc, object, member, text != NULL ? yyjson_mut_strcpy (doc, text) : yyjson_mut_null (doc));
}

static void
add_instant (yyjson_mut_doc *doc, yyjson_mut_val *object, const char *member, gint64 at)
{
    g_autofree char *text = format_instant (at);

    add_string (doc, object, member, text);
}

static void
add_verified (yyjson_mut_doc *doc, yyjson_mut_val *object, AmendsTri verified)
{
    gboolean known = verified != AMENDS_TRI_UNKNOWN;

    add_value (doc, object, "verified",
               known ? yyjson_mut_bool (doc, verified == AMENDS_TRI_YES) : yyjson_mut_null (doc));
}

char *
amends_export_review_to_json (const AmendsReview *review)
{
    yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
    yyjson_mut_val *object = yyjson_mut_obj (doc);
    yyjson_mut_val *photos = yyjson_mut_arr (doc);
    char *json, *copy;

    yyjson_mut_doc_set_root (doc, object);
    add_number (doc, object, "id", review->id);
    add_number (doc, object, "account", review->account_id);
    add_string (doc, object, "external_id", review->external_id);
    add_string (doc, object, "marketplace", review->marketplace);
    add_string (doc, object, "product", review->product_id);
    add_string (doc, object, "product_title", review->product_title);
    add_string (doc, object, "brand", review->brand);
    add_number (doc, object, "stars", review->stars);
    add_string (doc, object, "title", review->title);
    add_string (doc, object, "body", review->body);
    add_string (doc, object, "language", review->language);
    add_string (doc, object, "author", review->author);
    add_instant (doc, object, "published_at", review->published_at);
    add_verified (doc, object, review->verified);
    add_number (doc, object, "helpful", review->helpful);
    for (guint i = 0; review->photos != NULL && review->photos[i] != NULL; i++)
        yyjson_mut_arr_add_strcpy (doc, photos, review->photos[i]);
    add_value (doc, object, "photos", photos);
    add_instant (doc, object, "done_at", review->done_at);
    add_string (doc, object, "url", review->url);
    json = yyjson_mut_write (doc, YYJSON_WRITE_ALLOW_INVALID_UNICODE, NULL);
    copy = g_strdup (json);
    free (json);
    yyjson_mut_doc_free (doc);
    return copy;
}

static gboolean
flush_text (AmendsExportWriter *self, const GString *text, GCancellable *cancellable, GError **error)
{
    g_autoptr (GError) failure = NULL;

    if (g_output_stream_write_all (self->stream, text->str, text->len, NULL, cancellable, &failure))
        return TRUE;
    if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
        g_propagate_error (error, g_steal_pointer (&failure));
        return FALSE;
    }
    /* Translators: %s is the system's own explanation, such as "No space left on device" */
    g_set_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_WRITE,
                 _ ("The file cannot be written: %s. Make room or choose another place, then export again."),
                 failure->message);
    return FALSE;
}

static char
get_separator (AmendsExportWriter *self)
{
    return self->format == AMENDS_FILE_FORMAT_TSV ? '\t' : ',';
}

static void
append_beginning (AmendsExportWriter *self, GString *out)
{
    if (is_table (self))
        append_table_header (out, get_separator (self));
    else if (self->format == AMENDS_FILE_FORMAT_JSON)
        g_string_append (out, "[");
}

gboolean
amends_export_writer_write (AmendsExportWriter *self, const AmendsReview *review, GCancellable *cancellable,
                            GError **error)
{
    g_autoptr (GString) out = g_string_new (NULL);

    /* Not every stream looks: one in memory never does. */
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    if (self->n_written == 0)
        append_beginning (self, out);
    if (is_table (self)) {
        append_table_row (out, review, get_separator (self));
    } else {
        g_autofree char *json = amends_export_review_to_json (review);

        if (self->format == AMENDS_FILE_FORMAT_JSON)
            g_string_append (out, self->n_written > 0 ? ",\n" : "\n");
        g_string_append (out, json);
        if (self->format == AMENDS_FILE_FORMAT_JSON_LINES)
            g_string_append_c (out, '\n');
    }
    self->n_written++;
    return flush_text (self, out, cancellable, error);
}

gboolean
amends_export_writer_finish (AmendsExportWriter *self, GCancellable *cancellable, GError **error)
{
    g_autoptr (GString) out = g_string_new (NULL);
    g_autoptr (GError) failure = NULL;

    if (self->n_written == 0)
        append_beginning (self, out);
    if (self->format == AMENDS_FILE_FORMAT_JSON)
        g_string_append (out, "\n]\n");
    if (!flush_text (self, out, cancellable, error))
        return FALSE;
    if (g_output_stream_flush (self->stream, cancellable, &failure))
        return TRUE;
    g_set_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_WRITE,
                 _ ("The file cannot be written: %s. Make room or choose another place, then export again."),
                 failure->message);
    return FALSE;
}
