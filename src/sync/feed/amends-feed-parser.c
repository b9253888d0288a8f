/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feed-parser.h"

#include <glib/gi18n-lib.h>

#include "amends-feed-contact-rows.h"
#include "amends-feed-rows.h"
#include "amends-json-reader.h"
#include "amends-sync-error.h"

#define MAX_CURSOR 4096
#define MAX_NAME 500
#define MAX_MARKETPLACES 100

typedef void (*ReadRow) (AmendsJsonReader *reader, AmendsBatch *batch);

static const struct {
    const char *name;
    const char *list;
    ReadRow read_row;
    gboolean timed;
} streams[] = {
    [AMENDS_FEED_PRODUCTS] = { "products", "products", amends_feed_rows_read_product, FALSE },
    [AMENDS_FEED_ORDERS] = { "orders", "orders", amends_feed_rows_read_order, TRUE },
    [AMENDS_FEED_REVIEWS] = { "reviews", "reviews", amends_feed_rows_read_review, TRUE },
    [AMENDS_FEED_CONTACTS] = { "contacts", "contacts", amends_feed_contact_rows_read_contact, TRUE },
    [AMENDS_FEED_MESSAGES] = { "messages", "messages", amends_feed_contact_rows_read_message, TRUE },
    [AMENDS_FEED_FEEDBACK] = { "feedback", "feedback", amends_feed_rows_read_feedback, TRUE },
    [AMENDS_FEED_TOTALS] = { "feedback/totals", "totals", amends_feed_rows_read_total, FALSE },
};

const char *
amends_feed_stream_get_name (AmendsFeedStream stream)
{
    g_return_val_if_fail ((guint) stream < G_N_ELEMENTS (streams), NULL);

    return streams[stream].name;
}

gboolean
amends_feed_stream_is_timed (AmendsFeedStream stream)
{
    g_return_val_if_fail ((guint) stream < G_N_ELEMENTS (streams), FALSE);

    return streams[stream].timed;
}

void
amends_feed_page_free (AmendsFeedPage *self)
{
    g_clear_pointer (&self->batch, amends_batch_free);
    g_free (self->next_cursor);
    g_free (self->as_of);
    g_free (self);
}

static gboolean
check_reader (AmendsJsonReader *reader, GError **error)
{
    if (reader->problem == NULL)
        return TRUE;
    /* Translators: %s is a sentence like “title” is not a text. */
    g_set_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED,
                 _ ("The answer is not one of a review feed: %s"), reader->problem);
    return FALSE;
}

static void
read_row (AmendsFeedStream stream, yyjson_val *row, guint position, AmendsBatch *batch)
{
    g_auto (AmendsJsonReader) reader = { NULL };

    if (!yyjson_is_obj (row)) {
        amends_batch_reject (batch, position, g_strdup (_ ("The row is not an object.")));
        return;
    }
    reader.object = row;
    streams[stream].read_row (&reader, batch);
    if (reader.problem != NULL)
        amends_batch_reject (batch, position, g_steal_pointer (&reader.problem));
    else
        batch->n_read++;
}

/* A feed lists all feedback unless it says that it does not. */
static AmendsCoverage
read_coverage (AmendsFeedStream stream, AmendsJsonReader *reader)
{
    if (stream != AMENDS_FEED_FEEDBACK)
        return AMENDS_COVERAGE_UNKNOWN;
    return amends_json_reader_get_tri (reader, "only_critical") == AMENDS_TRI_YES ? AMENDS_COVERAGE_PARTIAL
                                                                                  : AMENDS_COVERAGE_WHOLE;
}

AmendsFeedPage *
amends_feed_parser_parse_page (AmendsFeedStream stream, GBytes *body, GError **error)
{
    g_autoptr (yyjson_doc) root = NULL;
    g_autoptr (AmendsFeedPage) page = g_new0 (AmendsFeedPage, 1);
    g_auto (AmendsJsonReader) reader = { NULL };
    AmendsCoverage coverage;
    yyjson_val *rows, *row;
    size_t i, n;

    g_return_val_if_fail ((guint) stream < G_N_ELEMENTS (streams), NULL);

    root = amends_json_reader_parse (body, error);
    if (root == NULL)
        return NULL;
    reader.object = yyjson_doc_get_root (root);
    rows = amends_json_reader_get_array (&reader, streams[stream].list);
    if (rows == NULL)
        amends_json_reader_fail (&reader, g_strdup_printf (_ ("“%s” is missing."), streams[stream].list));
    page->next_cursor = g_strdup (amends_json_reader_get_text (&reader, "next_cursor", MAX_CURSOR));
    amends_json_reader_get_instant (&reader, "as_of");
    page->as_of = g_strdup (amends_json_reader_get_text (&reader, "as_of", MAX_NAME));
    coverage = read_coverage (stream, &reader);
    if (!check_reader (&reader, error))
        return NULL;
    page->batch = amends_batch_new ();
    page->batch->coverage = coverage;
    yyjson_arr_foreach (rows, i, n, row)
    {
        read_row (stream, row, (guint) i + 1, page->batch);
    }
    return g_steal_pointer (&page);
}

/* (transfer container): the texts of a list, borrowed; NULL-terminated */
static const char **
read_marketplaces (AmendsJsonReader *reader)
{
    yyjson_val *array = amends_json_reader_get_array (reader, "marketplaces"), *value;
    GPtrArray *codes = g_ptr_array_new ();
    size_t i, n;

    yyjson_arr_foreach (array, i, n, value)
    {
        if (yyjson_is_str (value) && i < MAX_MARKETPLACES)
            g_ptr_array_add (codes, (gpointer) yyjson_get_str (value));
    }
    g_ptr_array_add (codes, NULL);
    return (const char **) g_ptr_array_free (codes, FALSE);
}

static void
read_permissions (AmendsJsonReader *reader, AmendsAccount *fields)
{
    g_auto (AmendsJsonReader) permissions = { amends_json_reader_get_object (reader, "permissions") };

    if (permissions.object == NULL)
        return;
    fields->may_view = amends_json_reader_get_tri (&permissions, "view");
    fields->may_edit = amends_json_reader_get_tri (&permissions, "edit");
    if (permissions.problem != NULL)
        amends_json_reader_fail (reader, g_steal_pointer (&permissions.problem));
}

AmendsAccount *
amends_feed_parser_parse_account (GBytes *body, GError **error)
{
    g_autoptr (yyjson_doc) root = amends_json_reader_parse (body, error);
    g_auto (AmendsJsonReader) reader = { NULL };
    g_autofree const char **marketplaces = NULL;
    AmendsAccount fields;

    if (root == NULL)
        return NULL;
    reader.object = yyjson_doc_get_root (root);
    marketplaces = read_marketplaces (&reader);
    fields = (AmendsAccount) {
        .kind = "feed",
        .name = amends_json_reader_get_text (&reader, "name", MAX_NAME),
        .external_id = amends_json_reader_get_id (&reader, "id"),
        .professional = amends_json_reader_get_tri (&reader, "professional"),
        .brand_owner = amends_json_reader_get_tri (&reader, "brand_owner"),
        .brand_representative = amends_json_reader_get_tri (&reader, "brand_representative"),
        .may_view = AMENDS_TRI_UNKNOWN,
        .may_edit = AMENDS_TRI_UNKNOWN,
        .marketplaces = marketplaces,
    };
    read_permissions (&reader, &fields);
    return check_reader (&reader, error) ? amends_account_new (&fields) : NULL;
}

char *
amends_feed_parser_parse_error (GBytes *body)
{
    g_autoptr (yyjson_doc) root = body != NULL ? amends_json_reader_parse (body, NULL) : NULL;
    g_auto (AmendsJsonReader) reader = { NULL }, inner = { NULL };

    if (root == NULL)
        return NULL;
    reader.object = yyjson_doc_get_root (root);
    inner.object = amends_json_reader_get_object (&reader, "error");
    return inner.object != NULL ? g_strdup (amends_json_reader_get_text (&inner, "code", MAX_NAME)) : NULL;
}
