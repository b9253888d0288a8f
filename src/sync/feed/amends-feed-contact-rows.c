/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feed-contact-rows.h"

#include <glib/gi18n-lib.h>

#include "amends-contact-template.h"
#include "amends-feed-values.h"
#include "amends-sync-error.h"

#define MAX_NAME 500
#define MAX_SUBJECT 1000
#define MAX_TEXT 100000
#define MAX_TEMPLATES 50

static gboolean
set_malformed (AmendsJsonReader *reader, GError **error)
{
    if (reader->problem == NULL)
        return FALSE;
    /* Translators: %s is a sentence like “title” is not a text. */
    g_set_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED,
                 _ ("The answer about a contact cannot be used: %s"), reader->problem);
    return TRUE;
}

static AmendsContactReason
read_reason (AmendsJsonReader *reader)
{
    AmendsContactReason reason = 0;
    const char *name = amends_json_reader_get_text (reader, "reason", MAX_NAME);

    if (!amends_contact_reason_from_string (name, &reason))
        amends_json_reader_fail (reader, g_strdup (_ ("“reason” is not one of the two offers.")));
    return reason;
}

static void
read_refund (AmendsJsonReader *reader, AmendsContactReceipt *fields)
{
    static const char *const STATES[] = { "", "offered", "accepted", "declined" };
    g_auto (AmendsJsonReader) refund = { amends_json_reader_get_object (reader, "refund") };
    const char *state;

    if (refund.object == NULL)
        return;
    state = amends_json_reader_get_text (&refund, "state", MAX_NAME);
    for (guint i = AMENDS_REFUND_OFFERED; i < G_N_ELEMENTS (STATES); i++)
        if (g_strcmp0 (state, STATES[i]) == 0)
            fields->refund = (AmendsRefundState) i;
    fields->refund_at = amends_json_reader_get_instant (&refund, "at");
    fields->currency = amends_feed_values_read_currency (&refund);
    fields->amount_minor = amends_feed_values_read_amount (&refund, "amount", fields->currency);
    if (refund.problem != NULL)
        amends_json_reader_fail (reader, g_steal_pointer (&refund.problem));
}

/* (transfer full) (nullable) */
static AmendsContactReceipt *
read_contact (AmendsJsonReader *reader)
{
    AmendsContactReceipt fields = {
        .remote_id = amends_json_reader_get_id (reader, "id"),
        .review_key = amends_json_reader_get_id (reader, "review_id"),
        .key = amends_json_reader_get_text (reader, "idempotency_key", MAX_NAME),
        .reason = read_reason (reader),
        .accepted_at = amends_json_reader_get_instant (reader, "accepted_at"),
        .delivered_at = amends_json_reader_get_instant (reader, "delivered_at"),
    };

    read_refund (reader, &fields);
    return reader->problem == NULL ? amends_contact_receipt_new (&fields) : NULL;
}

void
amends_feed_contact_rows_read_contact (AmendsJsonReader *reader, AmendsBatch *batch)
{
    AmendsContactReceipt *receipt = read_contact (reader);

    if (receipt != NULL)
        g_ptr_array_add (batch->receipts, receipt);
}

void
amends_feed_contact_rows_read_message (AmendsJsonReader *reader, AmendsBatch *batch)
{
    g_autofree char *language = amends_feed_values_read_language (reader, "language");
    const char *text = amends_json_reader_get_text (reader, "text", MAX_TEXT);
    AmendsMessage fields = {
        .external_id = amends_json_reader_get_id (reader, "id"),
        .review_key = amends_json_reader_get_text (reader, "review_id", MAX_NAME),
        .contact_key = amends_json_reader_get_text (reader, "contact_id", MAX_NAME),
        .sent_at = amends_json_reader_get_instant (reader, "sent_at"),
        .author = amends_json_reader_get_text (reader, "author", MAX_NAME),
        .language = language,
        .text = text != NULL ? text : "",
        .url = amends_json_reader_get_link (reader, "url"),
    };

    if (reader->problem == NULL)
        g_ptr_array_add (batch->messages, amends_message_new (&fields));
}

AmendsContactReceipt *
amends_feed_contact_rows_parse_contact (GBytes *body, GError **error)
{
    g_autoptr (yyjson_doc) root = amends_json_reader_parse (body, error);
    g_auto (AmendsJsonReader) reader = { NULL };
    AmendsContactReceipt *receipt;

    if (root == NULL)
        return NULL;
    reader.object = yyjson_doc_get_root (root);
    receipt = read_contact (&reader);
    if (receipt == NULL)
        set_malformed (&reader, error);
    return receipt;
}

/* (nullable): element @i of @array as an object, borrowed */
static yyjson_val *
get_object (yyjson_val *array, guint i)
{
    yyjson_val *value = yyjson_arr_get (array, i);

    return yyjson_is_obj (value) ? value : NULL;
}

gboolean
amends_feed_contact_rows_parse_found (GBytes *body, AmendsContactReceipt **receipt, GError **error)
{
    g_autoptr (yyjson_doc) root = amends_json_reader_parse (body, error);
    g_auto (AmendsJsonReader) reader = { NULL }, row = { NULL };
    yyjson_val *contacts;

    *receipt = NULL;
    if (root == NULL)
        return FALSE;
    reader.object = yyjson_doc_get_root (root);
    contacts = amends_json_reader_get_array (&reader, "contacts");
    if (contacts == NULL)
        amends_json_reader_fail (&reader, g_strdup_printf (_ ("“%s” is missing."), "contacts"));
    if (set_malformed (&reader, error))
        return FALSE;
    if (yyjson_arr_size (contacts) == 0)
        return TRUE;
    row.object = get_object (contacts, 0);
    if (row.object == NULL)
        amends_json_reader_fail (&row, g_strdup (_ ("The row is not an object.")));
    else
        *receipt = read_contact (&row);
    return !set_malformed (&row, error);
}

/* (transfer full) (nullable) */
static AmendsContactTemplate *
read_template (AmendsJsonReader *reader)
{
    g_autofree char *language = amends_feed_values_read_language (reader, "language");
    g_auto (AmendsJsonReader) refund = { amends_json_reader_get_object (reader, "refund") };
    AmendsContactTemplate fields = {
        .reason = read_reason (reader),
        .language = language != NULL ? language : "",
        .is_buyers = amends_json_reader_get_tri (reader, "buyer_language") == AMENDS_TRI_YES,
        .subject = amends_json_reader_get_text (reader, "subject", MAX_SUBJECT),
        .body = amends_json_reader_get_text (reader, "body", MAX_TEXT),
    };

    if (fields.subject == NULL || fields.body == NULL)
        amends_json_reader_fail (reader,
                                 g_strdup_printf (_ ("“%s” is missing."), fields.body == NULL ? "body" : "subject"));
    if (refund.object != NULL) {
        fields.currency = amends_feed_values_read_currency (&refund);
        fields.amount_minor = amends_feed_values_read_amount (&refund, "amount", fields.currency);
    }
    if (refund.problem != NULL)
        amends_json_reader_fail (reader, g_steal_pointer (&refund.problem));
    return reader->problem == NULL ? amends_contact_template_new (&fields) : NULL;
}

GPtrArray *
amends_feed_contact_rows_parse_templates (GBytes *body, GError **error)
{
    g_autoptr (yyjson_doc) root = amends_json_reader_parse (body, error);
    g_autoptr (GPtrArray) templates = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_contact_template_unref);
    g_auto (AmendsJsonReader) reader = { NULL };
    yyjson_val *rows;
    guint n;

    if (root == NULL)
        return NULL;
    reader.object = yyjson_doc_get_root (root);
    rows = amends_json_reader_get_array (&reader, "templates");
    if (rows == NULL)
        amends_json_reader_fail (&reader, g_strdup_printf (_ ("“%s” is missing."), "templates"));
    n = rows != NULL ? (guint) MIN (yyjson_arr_size (rows), MAX_TEMPLATES) : 0;
    for (guint i = 0; i < n; i++) {
        g_auto (AmendsJsonReader) row = { get_object (rows, i) };
        AmendsContactTemplate *template = row.object != NULL ? read_template (&row) : NULL;

        /* A reason that came later than this program is none that it could send. */
        if (template != NULL)
            g_ptr_array_add (templates, template);
    }
    if (n > 0 && templates->len == 0)
        amends_json_reader_fail (&reader, g_strdup (_ ("None of the templates can be read.")));
    return set_malformed (&reader, error) ? NULL : g_steal_pointer (&templates);
}

char *
amends_feed_contact_rows_parse_criterion (GBytes *body)
{
    g_autoptr (yyjson_doc) root = body != NULL ? amends_json_reader_parse (body, NULL) : NULL;
    g_auto (AmendsJsonReader) reader = { NULL }, inner = { NULL };

    if (root == NULL)
        return NULL;
    reader.object = yyjson_doc_get_root (root);
    inner.object = amends_json_reader_get_object (&reader, "error");
    return inner.object != NULL ? g_strdup (amends_json_reader_get_text (&inner, "reason", MAX_NAME)) : NULL;
}
