/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feed-contacts.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "amends-feed-client.h"
#include "amends-feed-connector-private.h"
#include "amends-feed-contact-rows.h"
#include "amends-feed-parser.h"
#include "amends-http-address.h"
#include "amends-sync-error.h"

/* How a contact is asked about, and sent: one request, never repeated here; the outbox decides about the next. */

static char *
make_url (AmendsAccount *account, GError **error)
{
    g_autofree char *base = amends_http_address_parse (account->base_url != NULL ? account->base_url : "", error);

    return base != NULL ? g_strconcat (base, "/contacts", NULL) : NULL;
}

static GBytes *
make_body (const AmendsContactRequest *request)
{
    g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
    g_autoptr (JsonNode) root = NULL;
    char *text;

    json_builder_begin_object (builder);
    json_builder_set_member_name (builder, "review_id");
    json_builder_add_string_value (builder, request->review_key);
    json_builder_set_member_name (builder, "reason");
    json_builder_add_string_value (builder, amends_contact_reason_to_string (request->reason));
    if (request->language != NULL) {
        json_builder_set_member_name (builder, "language");
        json_builder_add_string_value (builder, request->language);
    }
    json_builder_end_object (builder);
    root = json_builder_get_root (builder);
    text = json_to_string (root, FALSE);
    return g_bytes_new_take (text, strlen (text));
}

/* An answer about another review is none about ours. */
static AmendsContactReceipt *
check_receipt (AmendsContactReceipt *receipt, const char *review_key, GError **error)
{
    if (receipt == NULL || g_str_equal (receipt->review_key, review_key))
        return receipt;
    amends_contact_receipt_unref (receipt);
    g_set_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED,
                 _ ("The marketplace answers about another review than it was asked about."));
    return NULL;
}

static void
return_outcome (GTask *task, AmendsSendOutcome *outcome)
{
    g_task_return_pointer (task, outcome, (GDestroyNotify) amends_send_outcome_free);
}

static AmendsSendOutcome *
read_outcome (GTask *task, AmendsHttpResponse *response)
{
    AmendsFeedConnector *self = g_task_get_source_object (task);
    g_autofree char *code = NULL;
    g_autoptr (GError) error = NULL;
    AmendsSendOutcome *outcome;
    AmendsContactReceipt *receipt;

    if (response->status == SOUP_STATUS_OK || response->status == SOUP_STATUS_CREATED) {
        receipt = amends_feed_contact_rows_parse_contact (response->body, &error);
        receipt = check_receipt (receipt, g_task_get_task_data (task), &error);
        if (receipt == NULL)
            return amends_send_outcome_new_lost (error, TRUE);
        outcome = amends_send_outcome_new (AMENDS_SEND_TAKEN, NULL);
        outcome->receipt = receipt;
        return outcome;
    }
    code = amends_feed_parser_parse_error (response->body);
    outcome = amends_send_outcome_new_status (
        response->status, code,
        amends_retry_parse_after (response->retry_after, self->pacing->now (self->pacing->user_data)));
    if (outcome->kind == AMENDS_SEND_REFUSED)
        outcome->criterion = amends_feed_contact_rows_parse_criterion (response->body);
    return outcome;
}

static void
posted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    g_autoptr (GError) error = NULL;
    gboolean left = TRUE;
    g_autoptr (AmendsHttpResponse) response = amends_http_post_finish (AMENDS_HTTP (source), result, &left, &error);

    return_outcome (task,
                    response != NULL ? read_outcome (task, response) : amends_send_outcome_new_lost (error, left));
}

static void
send_contact_async (AmendsConnector *connector, AmendsAccount *account, const char *token,
                    const AmendsContactRequest *request, GCancellable *cancellable, GAsyncReadyCallback callback,
                    gpointer user_data)
{
    AmendsFeedConnector *self = AMENDS_FEED_CONNECTOR (connector);
    g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
    g_autoptr (GError) error = NULL;
    g_autofree char *url = make_url (account, &error);
    g_autoptr (GBytes) body = make_body (request);

    g_task_set_source_tag (task, send_contact_async);
    g_task_set_check_cancellable (task, FALSE);
    g_task_set_task_data (task, g_strdup (request->review_key), g_free);
    if (url == NULL)
        return_outcome (task, amends_send_outcome_new_lost (error, FALSE));
    else
        amends_http_post_async (self->http, url, token, request->key, body, cancellable, posted_cb,
                                g_steal_pointer (&task));
}

static AmendsSendOutcome *
send_contact_finish (AmendsConnector *connector, GAsyncResult *result)
{
    g_return_val_if_fail (g_task_is_valid (result, connector), NULL);
    g_return_val_if_fail (g_async_result_is_tagged (result, send_contact_async), NULL);

    return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
free_receipt (gpointer data)
{
    amends_contact_receipt_unref (data);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    GError *error = NULL;
    g_autoptr (AmendsHttpResponse) response = amends_http_get_finish (AMENDS_HTTP (source), result, &error);
    AmendsContactReceipt *receipt = NULL;

    if (response == NULL) {
        g_task_return_error (task, error);
        return;
    }
    if (response->status != SOUP_STATUS_OK) {
        g_autofree char *code = amends_feed_parser_parse_error (response->body);
        g_autoptr (AmendsSendOutcome) outcome = amends_send_outcome_new_status (response->status, code, -1);
        AmendsSyncError kind = AMENDS_SYNC_ERROR_SERVER;

        amends_sync_error_from_code (outcome->code, &kind);
        g_task_return_new_error (task, AMENDS_SYNC_ERROR, (int) kind,
                                 _ ("The marketplace does not tell what became of a contact (%u)."), response->status);
        return;
    }
    if (amends_feed_contact_rows_parse_found (response->body, &receipt, &error))
        receipt = check_receipt (receipt, g_task_get_task_data (task), &error);
    if (error != NULL)
        g_task_return_error (task, error);
    else
        g_task_return_pointer (task, receipt, free_receipt);
}

static void
find_contact_async (AmendsConnector *connector, AmendsAccount *account, const char *token,
                    const AmendsContactRequest *request, GCancellable *cancellable, GAsyncReadyCallback callback,
                    gpointer user_data)
{
    AmendsFeedConnector *self = AMENDS_FEED_CONNECTOR (connector);
    g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
    GError *error = NULL;
    g_autofree char *base = make_url (account, &error);
    g_autofree char *key = g_uri_escape_string (request->key, NULL, FALSE);
    g_autofree char *url = g_strconcat (base != NULL ? base : "", "?idempotency_key=", key, NULL);

    g_task_set_source_tag (task, find_contact_async);
    g_task_set_task_data (task, g_strdup (request->review_key), g_free);
    if (base == NULL)
        g_task_return_error (task, error);
    else
        amends_http_get_async (self->http, url, token, NULL, cancellable, found_cb, g_steal_pointer (&task));
}

static gboolean
find_contact_finish (AmendsConnector *connector, GAsyncResult *result, AmendsContactReceipt **receipt, GError **error)
{
    g_autoptr (GError) problem = NULL;

    g_return_val_if_fail (g_task_is_valid (result, connector), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, find_contact_async), FALSE);

    *receipt = g_task_propagate_pointer (G_TASK (result), &problem);
    if (problem == NULL)
        return TRUE;
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
}

static void
free_templates (gpointer data)
{
    g_ptr_array_unref (data);
}

static void
templates_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    GError *error = NULL;
    g_autoptr (AmendsFeedAnswer) answer = amends_feed_client_get_finish (AMENDS_FEED_CLIENT (source), result, &error);
    GPtrArray *templates = NULL;

    if (answer != NULL && answer->kind == AMENDS_FEED_ANSWER_PAGE)
        templates = amends_feed_contact_rows_parse_templates (answer->body, &error);
    else if (answer != NULL)
        g_set_error (&error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_REJECTED,
                     _ ("The marketplace has no messages for this review."));
    if (templates != NULL)
        g_task_return_pointer (task, templates, free_templates);
    else
        g_task_return_error (task, error);
}

static void
load_templates_async (AmendsConnector *connector, AmendsAccount *account, const char *token, const char *review_key,
                      const char *language, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    AmendsFeedConnector *self = AMENDS_FEED_CONNECTOR (connector);
    g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
    g_autoptr (AmendsFeedClient) client = NULL;
    g_autofree char *review = g_uri_escape_string (review_key, NULL, FALSE);
    g_autofree char *languages = g_uri_escape_string (language != NULL ? language : "en", NULL, FALSE);
    g_autofree char *query = g_strdup_printf ("review_id=%s&languages=%s,en", review, languages);
    GError *error = NULL;

    g_task_set_source_tag (task, load_templates_async);
    client = amends_feed_client_new (self->http, self->pacing, account->base_url != NULL ? account->base_url : "",
                                     token, NULL, &error);
    if (client == NULL)
        g_task_return_error (task, error);
    else
        amends_feed_client_get_async (client, "contact-templates", query, NULL, cancellable, templates_read_cb,
                                      g_steal_pointer (&task));
}

static GPtrArray *
load_templates_finish (AmendsConnector *connector, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, connector), NULL);
    g_return_val_if_fail (g_async_result_is_tagged (result, load_templates_async), NULL);

    return g_task_propagate_pointer (G_TASK (result), error);
}

void
amends_feed_contacts_fill (AmendsConnectorInterface *iface)
{
    iface->capabilities |= AMENDS_CAPABILITY_CONTACT | AMENDS_CAPABILITY_MESSAGES;
    iface->load_templates_async = load_templates_async;
    iface->load_templates_finish = load_templates_finish;
    iface->send_contact_async = send_contact_async;
    iface->send_contact_finish = send_contact_finish;
    iface->find_contact_async = find_contact_async;
    iface->find_contact_finish = find_contact_finish;
}
