/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-contacts.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "amends-sample-json.h"
#include "amends-sample-letters.h"

#define TEMPLATES "/contact-templates"
#define CONTACTS "/contacts"
#define MESSAGES "/messages"
#define SHORTEST_KEY 8
#define LONGEST_KEY 64

typedef AmendsSampleContactQuestion Question;

gboolean
amends_sample_fault_from_string (const char *name, AmendsSampleFault *fault)
{
    static const char *const NAMES[] = {
        [AMENDS_SAMPLE_FAULT_ACCEPT_THEN_TIMEOUT] = "accept-then-timeout",
        [AMENDS_SAMPLE_FAULT_FAIL_BEFORE_ACCEPT] = "fail-before-accept",
        [AMENDS_SAMPLE_FAULT_DUPLICATE] = "duplicate",
        [AMENDS_SAMPLE_FAULT_NOT_ELIGIBLE] = "not-eligible",
        [AMENDS_SAMPLE_FAULT_SERVER_ERROR] = "server-error",
        [AMENDS_SAMPLE_FAULT_UNAVAILABLE] = "unavailable",
        [AMENDS_SAMPLE_FAULT_NOT_OFFERED] = "not-offered",
    };

    for (guint i = AMENDS_SAMPLE_FAULT_ACCEPT_THEN_TIMEOUT; i < G_N_ELEMENTS (NAMES); i++) {
        if (g_strcmp0 (name, NAMES[i]) == 0) {
            *fault = (AmendsSampleFault) i;
            return TRUE;
        }
    }
    return FALSE;
}

static void
add_refund (AmendsSampleWriter *writer, const AmendsSampleOrder *order, const char *state, gint64 at)
{
    amends_sample_writer_add_name (writer, "refund");
    amends_sample_writer_begin_object (writer);
    if (state != NULL) {
        amends_sample_json_string (writer, "state", state);
        amends_sample_json_instant (writer, "at", at);
    }
    amends_sample_json_string (writer, "currency", order->marketplace->currency);
    amends_sample_json_amount (writer, "amount", order->marketplace, order->total);
    amends_sample_writer_end_object (writer);
}

static void
add_contact (AmendsSampleWriter *writer, const AmendsSampleRow *row, const char *origin G_GNUC_UNUSED)
{
    static const char *const REFUNDS[] = { NULL, "offered", "accepted", "declined" };
    const AmendsSampleContact *contact = (const AmendsSampleContact *) row;

    amends_sample_writer_begin_object (writer);
    amends_sample_json_string (writer, "id", contact->row.id);
    amends_sample_json_string (writer, "review_id", contact->review->row.id);
    amends_sample_json_string (writer, "reason", amends_contact_reason_to_string (contact->reason));
    amends_sample_json_string (writer, "state", contact->delivered_at != 0 ? "delivered" : "accepted");
    amends_sample_json_instant (writer, "accepted_at", contact->accepted_at);
    if (contact->delivered_at != 0)
        amends_sample_json_instant (writer, "delivered_at", contact->delivered_at);
    else
        amends_sample_json_string (writer, "delivered_at", NULL);
    if (contact->refund != AMENDS_REFUND_NONE)
        add_refund (writer, contact->order, REFUNDS[contact->refund], contact->refund_at);
    else
        amends_sample_json_string (writer, "refund", NULL);
    amends_sample_json_string (writer, "idempotency_key", contact->key);
    amends_sample_json_instant (writer, "updated_at", contact->row.updated_at);
    amends_sample_writer_end_object (writer);
}

static void
add_message (AmendsSampleWriter *writer, const AmendsSampleRow *row, const char *origin G_GNUC_UNUSED)
{
    const AmendsSampleMessage *message = (const AmendsSampleMessage *) row;
    const AmendsSampleReview *review = message->contact->review;
    g_autofree char *url = g_strdup_printf ("https://%s/messages/%s", review->marketplace->host, message->row.id);

    amends_sample_writer_begin_object (writer);
    amends_sample_json_string (writer, "id", message->row.id);
    amends_sample_json_string (writer, "review_id", review->row.id);
    amends_sample_json_string (writer, "contact_id", message->contact->row.id);
    amends_sample_json_string (writer, "order_id", review->order_id);
    amends_sample_json_instant (writer, "sent_at", message->row.updated_at);
    amends_sample_json_instant (writer, "updated_at", message->row.updated_at);
    amends_sample_json_string (writer, "author", review->author);
    amends_sample_json_string (writer, "language", message->contact->order->buyer_language);
    amends_sample_json_string (writer, "text", message->text);
    amends_sample_json_string (writer, "url", url);
    amends_sample_writer_end_object (writer);
}

static AmendsSampleAnswer
answer_contact (guint status, const AmendsSampleContact *contact)
{
    g_autoptr (AmendsSampleWriter) writer = amends_sample_writer_new ();

    add_contact (writer, &contact->row, NULL);
    return (AmendsSampleAnswer) { .status = status, .json = amends_sample_writer_steal (writer) };
}

static AmendsSampleAnswer
refuse_unknown_review (void)
{
    return amends_sample_answer_error (404, "not_found",
                                       "There is no such review: it may have been removed. Sync again.");
}

static AmendsSampleAnswer
refuse_request (const char *message)
{
    return amends_sample_answer_error (400, "invalid_request", message);
}

static AmendsSampleAnswer
refuse_not_eligible (const char *obstacle)
{
    return amends_sample_answer_error_about (
        403, "not_eligible", "This customer cannot be contacted about this review: read its order again.", "reason",
        obstacle);
}

static AmendsSampleAnswer
refuse_contacted (const AmendsSampleContact *contact)
{
    return amends_sample_answer_error_about (409, "already_contacted",
                                             "This customer was contacted about this review before.", "contact_id",
                                             contact->row.id);
}

typedef struct {
    const AmendsSampleReview *review;
    const char *review_id;
    AmendsContactReason reason;
    const char *language; /* (nullable) */
} Wish;

/* (nullable): a text member of @object, borrowed */
static const char *
get_text (JsonObject *object, const char *member)
{
    JsonNode *node = json_object_get_member (object, member);

    return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
               ? json_node_get_string (node)
               : NULL;
}

static gboolean
read_wish (JsonParser *parser, GBytes *body, Wish *wish)
{
    gsize size;
    const char *text = g_bytes_get_data (body, &size);
    JsonNode *root;

    if (size == 0 || !g_utf8_validate_len (text, size, NULL) ||
        !json_parser_load_from_data (parser, text, (gssize) size, NULL))
        return FALSE;
    root = json_parser_get_root (parser);
    if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
        return FALSE;
    wish->review_id = get_text (json_node_get_object (root), "review_id");
    wish->language = get_text (json_node_get_object (root), "language");
    return wish->review_id != NULL &&
           amends_contact_reason_from_string (get_text (json_node_get_object (root), "reason"), &wish->reason);
}

static gboolean
is_key (const char *key)
{
    gsize length = key != NULL ? strlen (key) : 0;

    if (length < SHORTEST_KEY || length > LONGEST_KEY)
        return FALSE;
    for (const char *p = key; *p != '\0'; p++)
        if (!g_ascii_isgraph (*p))
            return FALSE;
    return TRUE;
}

static AmendsSampleAnswer
repeat (const AmendsSampleContact *contact, const Wish *wish)
{
    if (g_str_equal (contact->review->row.id, wish->review_id) && contact->reason == wish->reason &&
        g_strcmp0 (contact->language, wish->language) == 0)
        return answer_contact (200, contact);
    return amends_sample_answer_error (409, "key_reused", "This key belongs to another contact: make a new key.");
}

static AmendsSampleAnswer
take_contact (const Question *question, const Wish *wish)
{
    const AmendsSampleContact *contact = amends_sample_ledger_find_by_review (question->ledger, wish->review_id);
    const char *obstacle;

    if (contact == NULL && question->fault == AMENDS_SAMPLE_FAULT_DUPLICATE)
        contact = amends_sample_ledger_add (question->ledger, wish->review, wish->reason, "of-another-program", NULL,
                                            question->now);
    if (contact != NULL)
        return refuse_contacted (contact);
    if (question->fault == AMENDS_SAMPLE_FAULT_NOT_ELIGIBLE)
        amends_sample_ledger_withdraw_consent (question->ledger, wish->review, question->now);
    obstacle = amends_sample_ledger_get_obstacle (question->ledger, wish->review, question->now);
    if (obstacle != NULL)
        return refuse_not_eligible (obstacle);
    contact = amends_sample_ledger_add (question->ledger, wish->review, wish->reason, question->key, wish->language,
                                        question->now);
    if (question->fault == AMENDS_SAMPLE_FAULT_ACCEPT_THEN_TIMEOUT)
        return (AmendsSampleAnswer) { 0 };
    return answer_contact (201, contact);
}

static AmendsSampleAnswer
answer_post (const Question *question)
{
    g_autoptr (JsonParser) parser = json_parser_new_immutable ();
    const AmendsSampleContact *known;
    Wish wish = { 0 };

    if (!is_key (question->key))
        return refuse_request ("Send an Idempotency-Key of 8 to 64 visible ASCII characters.");
    if (!read_wish (parser, question->body, &wish))
        return refuse_request ("Send an object with review_id and with reason: courtesy-refund or customer-support.");
    if (question->fault == AMENDS_SAMPLE_FAULT_FAIL_BEFORE_ACCEPT)
        return amends_sample_answer_error (500, "server_error",
                                           "The shop has a fault of its own: ask what became of it.");
    known = amends_sample_ledger_find_by_key (question->ledger, question->key);
    if (known != NULL)
        return repeat (known, &wish);
    wish.review = amends_sample_ledger_find_review (question->ledger, wish.review_id);
    return wish.review != NULL ? take_contact (question, &wish) : refuse_unknown_review ();
}

static AmendsSampleAnswer
answer_key (const Question *question, const char *key)
{
    g_autoptr (GPtrArray) found = g_ptr_array_new ();
    const AmendsSampleContact *contact = amends_sample_ledger_find_by_key (question->ledger, key);

    if (contact != NULL)
        g_ptr_array_add (found, (gpointer) contact);
    return amends_sample_feed_answer_rows (question->data, CONTACTS, found, add_contact, NULL, question->origin);
}

static AmendsSampleAnswer
answer_get (const Question *question)
{
    const char *key = question->query != NULL ? g_hash_table_lookup (question->query, "idempotency_key") : NULL;
    const AmendsSampleContact *contact;

    if (g_str_equal (question->resource, CONTACTS))
        return key != NULL ? answer_key (question, key)
                           : amends_sample_feed_answer_rows (question->data, CONTACTS,
                                                             amends_sample_ledger_get_contacts (question->ledger),
                                                             add_contact, question->query, question->origin);
    contact = amends_sample_ledger_find_contact (question->ledger, question->resource + strlen (CONTACTS "/"));
    return contact != NULL ? answer_contact (200, contact)
                           : amends_sample_answer_error (404, "not_found", "There is no such contact: check its id.");
}

static char *
format_amount (const AmendsSampleOrder *order)
{
    const AmendsSampleMarketplace *marketplace = order->marketplace;

    if (marketplace->currency_digits == 0)
        return g_strdup_printf ("%s %" G_GINT64_FORMAT, marketplace->currency, order->total);
    return g_strdup_printf ("%s %" G_GINT64_FORMAT ".%02d", marketplace->currency, order->total / 100,
                            (int) (order->total % 100));
}

static void
add_template (AmendsSampleWriter *writer, const AmendsSampleReview *review, const AmendsSampleOrder *order,
              AmendsContactReason reason, const char *language, gboolean is_buyers)
{
    g_autofree char *amount = format_amount (order);
    const AmendsSampleLetterFields fields = { review->product->brand, review->product_title, order->row.id, amount };
    g_autofree char *subject = NULL;
    g_autofree char *body = NULL;

    amends_sample_letters_write (language, reason, &fields, &subject, &body);
    amends_sample_writer_begin_object (writer);
    amends_sample_json_string (writer, "reason", amends_contact_reason_to_string (reason));
    amends_sample_json_string (writer, "language", language);
    amends_sample_json_string (writer, "subject", subject);
    amends_sample_json_string (writer, "body", body);
    amends_sample_writer_add_name (writer, "buyer_language");
    amends_sample_writer_add_boolean (writer, is_buyers);
    if (reason == AMENDS_CONTACT_COURTESY_REFUND)
        add_refund (writer, order, NULL, 0);
    else
        amends_sample_json_string (writer, "refund", NULL);
    amends_sample_writer_end_object (writer);
}

/* (nullable) (transfer full): the first of @languages that there is a file of, by itself or without its region */
static char *
choose_language (const char *languages)
{
    g_auto (GStrv) wanted = g_strsplit (languages != NULL ? languages : "", ",", 20);

    for (guint i = 0; wanted[i] != NULL; i++) {
        char *dash;

        for (const char *tag = g_strstrip (wanted[i]); *tag != '\0'; *dash = '\0') {
            if (amends_sample_letters_has (tag))
                return g_strdup (tag);
            dash = strrchr (wanted[i], '-');
            if (dash == NULL)
                break;
        }
    }
    return NULL;
}

static AmendsSampleAnswer
answer_templates (const Question *question)
{
    const char *id = question->query != NULL ? g_hash_table_lookup (question->query, "review_id") : NULL;
    const AmendsSampleReview *review = id != NULL ? amends_sample_ledger_find_review (question->ledger, id) : NULL;
    g_autoptr (AmendsSampleWriter) writer = amends_sample_writer_new ();
    g_autofree char *second = NULL;
    const AmendsSampleOrder *order;
    const char *obstacle;

    if (id == NULL)
        return refuse_request ("Say for which review: review_id.");
    if (review == NULL)
        return refuse_unknown_review ();
    obstacle = amends_sample_ledger_get_obstacle (question->ledger, review, question->now);
    if (obstacle == NULL && amends_sample_ledger_find_by_review (question->ledger, id) != NULL)
        obstacle = "not-contacted";
    if (obstacle != NULL)
        return refuse_not_eligible (obstacle);
    order = amends_sample_ledger_find_order (question->ledger, review);
    second = choose_language (g_hash_table_lookup (question->query, "languages"));
    amends_sample_writer_begin_object (writer);
    amends_sample_writer_add_name (writer, "templates");
    amends_sample_writer_begin_array (writer);
    for (int reason = AMENDS_CONTACT_COURTESY_REFUND; reason <= AMENDS_CONTACT_CUSTOMER_SUPPORT; reason++) {
        add_template (writer, review, order, (AmendsContactReason) reason, order->buyer_language, TRUE);
        if (second != NULL && !g_str_equal (second, order->buyer_language))
            add_template (writer, review, order, (AmendsContactReason) reason, second, FALSE);
    }
    amends_sample_writer_end_array (writer);
    amends_sample_writer_end_object (writer);
    return (AmendsSampleAnswer) { .status = 200, .json = amends_sample_writer_steal (writer) };
}

gboolean
amends_sample_contacts_has (const char *resource)
{
    return g_str_equal (resource, TEMPLATES) || g_str_equal (resource, CONTACTS) ||
           g_str_has_prefix (resource, CONTACTS "/") || g_str_equal (resource, MESSAGES);
}

AmendsSampleAnswer
amends_sample_contacts_answer (const AmendsSampleContactQuestion *question)
{
    amends_sample_ledger_advance (question->ledger, question->now);
    if (question->body != NULL)
        return answer_post (question);
    if (g_str_equal (question->resource, TEMPLATES))
        return answer_templates (question);
    if (g_str_equal (question->resource, MESSAGES))
        return amends_sample_feed_answer_rows (question->data, MESSAGES,
                                               amends_sample_ledger_get_messages (question->ledger), add_message,
                                               question->query, question->origin);
    return answer_get (question);
}
