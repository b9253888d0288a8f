/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-dump.h"

#include <glib/gi18n-lib.h>

#include "amends-causes.h"
#include "amends-contact.h"
#include "amends-event.h"
#include "amends-feedback-total.h"
#include "amends-resolve-plan.h"

static const char *
name_cause (gint64 cause)
{
    return cause >= 0 && cause < AMENDS_N_CAUSES ? amends_cause_get_id ((AmendsCause) cause) : NULL;
}

static const char *
name_cause_origin (gint64 origin)
{
    return amends_cause_origin_to_string ((AmendsCauseOrigin) origin);
}

static const char *
name_contact_state (gint64 state)
{
    return amends_contact_state_to_string ((AmendsContactState) state);
}

static const char *
name_event (gint64 kind)
{
    return amends_event_kind_to_string ((AmendsEventKind) kind);
}

static const char *
name_plan_state (gint64 state)
{
    return state != 0 ? amends_plan_state_to_string ((AmendsPlanState) state) : NULL;
}

static const char *
name_reason (gint64 reason)
{
    return amends_contact_reason_to_string ((AmendsContactReason) reason);
}

static const char *
name_responsible (gint64 responsible)
{
    return amends_responsible_to_string ((AmendsResponsible) responsible);
}

static const char *
name_subject (gint64 subject)
{
    return amends_subject_to_string ((AmendsSubject) subject);
}

static const char *
name_totals_origin (gint64 origin)
{
    return origin == AMENDS_TOTALS_TYPED ? "typed" : "told";
}

static const char *
name_window (gint64 window)
{
    return amends_feedback_window_to_string ((AmendsFeedbackWindow) window);
}

/* The columns of each, in the order of its statement. The first of reviews are those of AmendsExportWriter. Tokens are in no table. */

static const AmendsDumpColumn ACCOUNTS[] = {
    { "id", AMENDS_CELL_NUMBER, NULL },
    { "kind", AMENDS_CELL_TEXT, NULL },
    { "name", AMENDS_CELL_TEXT, NULL },
    { "url", AMENDS_CELL_TEXT, NULL },
    { "external_id", AMENDS_CELL_TEXT, NULL },
    { "professional", AMENDS_CELL_TRUTH, NULL },
    { "brand_owner", AMENDS_CELL_TRUTH, NULL },
    { "brand_representative", AMENDS_CELL_TRUTH, NULL },
    { "may_view", AMENDS_CELL_TRUTH, NULL },
    { "may_edit", AMENDS_CELL_TRUTH, NULL },
    { "marketplaces", AMENDS_CELL_LIST, NULL },
    { "stated_professional", AMENDS_CELL_TRUTH, NULL },
    { "stated_brand_representative", AMENDS_CELL_TRUTH, NULL },
    { "stated_at", AMENDS_CELL_INSTANT, NULL },
    { "last_synced_at", AMENDS_CELL_INSTANT, NULL },
    { "last_error", AMENDS_CELL_TEXT, NULL },
    { "last_error_at", AMENDS_CELL_INSTANT, NULL },
};
static const AmendsDumpColumn REVIEWS[] = {
    { "id", AMENDS_CELL_NUMBER, NULL },
    { "account", AMENDS_CELL_NUMBER, NULL },
    { "external_id", AMENDS_CELL_TEXT, NULL },
    { "marketplace", AMENDS_CELL_TEXT, NULL },
    { "product", AMENDS_CELL_TEXT, NULL },
    { "product_title", AMENDS_CELL_TEXT, NULL },
    { "brand", AMENDS_CELL_TEXT, NULL },
    { "stars", AMENDS_CELL_NUMBER, NULL },
    { "title", AMENDS_CELL_TEXT, NULL },
    { "body", AMENDS_CELL_TEXT, NULL },
    { "language", AMENDS_CELL_TEXT, NULL },
    { "author", AMENDS_CELL_TEXT, NULL },
    { "published_at", AMENDS_CELL_INSTANT, NULL },
    { "verified", AMENDS_CELL_TRUTH, NULL },
    { "helpful", AMENDS_CELL_NUMBER, NULL },
    { "photos", AMENDS_CELL_LIST, NULL },
    { "done_at", AMENDS_CELL_INSTANT, NULL },
    { "url", AMENDS_CELL_TEXT, NULL },
    { "order_id", AMENDS_CELL_TEXT, NULL },
    { "variant", AMENDS_CELL_TEXT, NULL },
    { "updated_at", AMENDS_CELL_INSTANT, NULL },
    { "first_seen_at", AMENDS_CELL_INSTANT, NULL },
    { "gone_at", AMENDS_CELL_INSTANT, NULL },
    { "versions", AMENDS_CELL_NUMBER, NULL },
};
static const AmendsDumpColumn REVIEW_VERSIONS[] = {
    { "review", AMENDS_CELL_NUMBER, NULL },   { "number", AMENDS_CELL_NUMBER, NULL },
    { "stars", AMENDS_CELL_NUMBER, NULL },    { "title", AMENDS_CELL_TEXT, NULL },
    { "body", AMENDS_CELL_TEXT, NULL },       { "photos", AMENDS_CELL_LIST, NULL },
    { "seen_at", AMENDS_CELL_INSTANT, NULL },
};
static const AmendsDumpColumn PRODUCTS[] = {
    { "account", AMENDS_CELL_NUMBER, NULL },   { "product", AMENDS_CELL_TEXT, NULL },
    { "marketplace", AMENDS_CELL_TEXT, NULL }, { "title", AMENDS_CELL_TEXT, NULL },
    { "brand", AMENDS_CELL_TEXT, NULL },       { "url", AMENDS_CELL_TEXT, NULL },
    { "image_url", AMENDS_CELL_TEXT, NULL },
};
static const AmendsDumpColumn ORDERS[] = {
    { "account", AMENDS_CELL_NUMBER, NULL },
    { "order_id", AMENDS_CELL_TEXT, NULL },
    { "marketplace", AMENDS_CELL_TEXT, NULL },
    { "product", AMENDS_CELL_TEXT, NULL },
    { "ordered_at", AMENDS_CELL_INSTANT, NULL },
    { "seller_of_record", AMENDS_CELL_TRUTH, NULL },
    { "digital_subscription", AMENDS_CELL_TRUTH, NULL },
    { "consent", AMENDS_CELL_TRUTH, NULL },
    { "currency", AMENDS_CELL_TEXT, NULL },
    { "total_minor", AMENDS_CELL_NUMBER, NULL },
    { "buyer_language", AMENDS_CELL_TEXT, NULL },
};
static const AmendsDumpColumn STATED_FACTS[] = {
    { "review", AMENDS_CELL_NUMBER, NULL },
    { "stated_at", AMENDS_CELL_INSTANT, NULL },
    { "order_id", AMENDS_CELL_TEXT, NULL },
    { "ordered_at", AMENDS_CELL_INSTANT, NULL },
    { "verified", AMENDS_CELL_TRUTH, NULL },
    { "seller_of_record", AMENDS_CELL_TRUTH, NULL },
    { "digital_subscription", AMENDS_CELL_TRUTH, NULL },
    { "consent", AMENDS_CELL_TRUTH, NULL },
};
static const AmendsDumpColumn FEEDBACK[] = {
    { "id", AMENDS_CELL_NUMBER, NULL },
    { "account", AMENDS_CELL_NUMBER, NULL },
    { "external_id", AMENDS_CELL_TEXT, NULL },
    { "marketplace", AMENDS_CELL_TEXT, NULL },
    { "order_id", AMENDS_CELL_TEXT, NULL },
    { "stars", AMENDS_CELL_NUMBER, NULL },
    { "text", AMENDS_CELL_TEXT, NULL },
    { "response", AMENDS_CELL_TEXT, NULL },
    { "language", AMENDS_CELL_TEXT, NULL },
    { "author", AMENDS_CELL_TEXT, NULL },
    { "url", AMENDS_CELL_TEXT, NULL },
    { "published_at", AMENDS_CELL_INSTANT, NULL },
    { "by_marketplace", AMENDS_CELL_TRUTH, NULL },
    { "responded_at", AMENDS_CELL_INSTANT, NULL },
    { "struck_at", AMENDS_CELL_INSTANT, NULL },
    { "removed_at", AMENDS_CELL_INSTANT, NULL },
    { "updated_at", AMENDS_CELL_INSTANT, NULL },
    { "first_seen_at", AMENDS_CELL_INSTANT, NULL },
    { "done_at", AMENDS_CELL_INSTANT, NULL },
};
static const AmendsDumpColumn FEEDBACK_TOTALS[] = {
    { "account", AMENDS_CELL_NUMBER, NULL },     { "marketplace", AMENDS_CELL_TEXT, NULL },
    { "window", AMENDS_CELL_TEXT, name_window }, { "origin", AMENDS_CELL_TEXT, name_totals_origin },
    { "positive", AMENDS_CELL_NUMBER, NULL },    { "neutral", AMENDS_CELL_NUMBER, NULL },
    { "negative", AMENDS_CELL_NUMBER, NULL },    { "at", AMENDS_CELL_INSTANT, NULL },
};
static const AmendsDumpColumn FEEDBACK_SOURCES[] = {
    { "account", AMENDS_CELL_NUMBER, NULL },
    { "marketplace", AMENDS_CELL_TEXT, NULL },
    { "partial", AMENDS_CELL_TRUTH, NULL },
};
static const AmendsDumpColumn NOTES[] = {
    { "subject", AMENDS_CELL_TEXT, name_subject },
    { "comment", AMENDS_CELL_NUMBER, NULL },
    { "text", AMENDS_CELL_TEXT, NULL },
    { "written_at", AMENDS_CELL_INSTANT, NULL },
};
static const AmendsDumpColumn CONTACTS[] = {
    { "id", AMENDS_CELL_NUMBER, NULL },
    { "account", AMENDS_CELL_NUMBER, NULL },
    { "review", AMENDS_CELL_NUMBER, NULL },
    { "reason", AMENDS_CELL_TEXT, name_reason },
    { "state", AMENDS_CELL_TEXT, name_contact_state },
    { "remote_id", AMENDS_CELL_TEXT, NULL },
    { "created_at", AMENDS_CELL_INSTANT, NULL },
    { "not_before", AMENDS_CELL_INSTANT, NULL },
    { "hold_until", AMENDS_CELL_INSTANT, NULL },
    { "sent_at", AMENDS_CELL_INSTANT, NULL },
    { "delivered_at", AMENDS_CELL_INSTANT, NULL },
    { "refunded_at", AMENDS_CELL_INSTANT, NULL },
    { "attempts", AMENDS_CELL_NUMBER, NULL },
    { "error", AMENDS_CELL_TEXT, NULL },
    { "by_hand", AMENDS_CELL_TRUTH, NULL },
    { "rule_pack", AMENDS_CELL_TEXT, NULL },
    { "currency", AMENDS_CELL_TEXT, NULL },
    { "amount_minor", AMENDS_CELL_NUMBER, NULL },
};
static const AmendsDumpColumn ANSWERS[] = {
    { "id", AMENDS_CELL_NUMBER, NULL },
    { "account", AMENDS_CELL_NUMBER, NULL },
    { "external_id", AMENDS_CELL_TEXT, NULL },
    { "review_external_id", AMENDS_CELL_TEXT, NULL },
    { "contact_remote_id", AMENDS_CELL_TEXT, NULL },
    { "sent_at", AMENDS_CELL_INSTANT, NULL },
    { "author", AMENDS_CELL_TEXT, NULL },
    { "language", AMENDS_CELL_TEXT, NULL },
    { "text", AMENDS_CELL_TEXT, NULL },
    { "url", AMENDS_CELL_TEXT, NULL },
    { "read_at", AMENDS_CELL_INSTANT, NULL },
};
static const AmendsDumpColumn ABUSE_REPORTS[] = {
    { "review", AMENDS_CELL_NUMBER, NULL },
    { "opened_at", AMENDS_CELL_INSTANT, NULL },
    { "reported_at", AMENDS_CELL_INSTANT, NULL },
};
static const AmendsDumpColumn CAUSES[] = {
    { "subject", AMENDS_CELL_TEXT, name_subject }, { "comment", AMENDS_CELL_NUMBER, NULL },
    { "first", AMENDS_CELL_TEXT, name_cause },     { "second", AMENDS_CELL_TEXT, name_cause },
    { "by_person", AMENDS_CELL_TRUTH, NULL },      { "wrong_door", AMENDS_CELL_TRUTH, NULL },
};
static const AmendsDumpColumn LEARNED_RULES[] = {
    { "id", AMENDS_CELL_NUMBER, NULL },        { "phrase", AMENDS_CELL_TEXT, NULL },
    { "cause", AMENDS_CELL_TEXT, name_cause }, { "weight", AMENDS_CELL_NUMBER, NULL },
    { "review", AMENDS_CELL_NUMBER, NULL },    { "feedback", AMENDS_CELL_NUMBER, NULL },
    { "made_at", AMENDS_CELL_INSTANT, NULL },
};
static const AmendsDumpColumn SOLUTIONS[] = {
    { "id", AMENDS_CELL_NUMBER, NULL },     { "cause", AMENDS_CELL_TEXT, name_cause },
    { "solution", AMENDS_CELL_TEXT, NULL }, { "done_at", AMENDS_CELL_INSTANT, NULL },
    { "note", AMENDS_CELL_TEXT, NULL },     { "feedback", AMENDS_CELL_NUMBER, NULL },
    { "done", AMENDS_CELL_TRUTH, NULL },
};
static const AmendsDumpColumn PLANS[] = {
    { "feedback", AMENDS_CELL_NUMBER, NULL },
    { "state", AMENDS_CELL_TEXT, name_plan_state },
    { "responsible", AMENDS_CELL_TEXT, name_responsible },
    { "cause", AMENDS_CELL_TEXT, name_cause },
    { "notes", AMENDS_CELL_TEXT, NULL },
    { "changed_at", AMENDS_CELL_INSTANT, NULL },
};
static const AmendsDumpColumn SILENCED_PRODUCTS[] = {
    { "account", AMENDS_CELL_NUMBER, NULL },
    { "marketplace", AMENDS_CELL_TEXT, NULL },
    { "product", AMENDS_CELL_TEXT, NULL },
    { "silenced_at", AMENDS_CELL_INSTANT, NULL },
};
static const AmendsDumpColumn EVENTS[] = {
    { "id", AMENDS_CELL_NUMBER, NULL },       { "at", AMENDS_CELL_INSTANT, NULL },
    { "kind", AMENDS_CELL_TEXT, name_event }, { "subject", AMENDS_CELL_TEXT, name_subject },
    { "count", AMENDS_CELL_NUMBER, NULL },    { "undoes", AMENDS_CELL_NUMBER, NULL },
    { "reverses", AMENDS_CELL_TRUTH, NULL },
};
static const AmendsDumpColumn EVENT_COMMENTS[] = {
    { "event", AMENDS_CELL_NUMBER, NULL },
    { "subject", AMENDS_CELL_TEXT, name_subject },
    { "comment", AMENDS_CELL_NUMBER, NULL },
    { "old_done_at", AMENDS_CELL_INSTANT, NULL },
};
static const AmendsDumpColumn EVENT_NOTES[] = {
    { "event", AMENDS_CELL_NUMBER, NULL },
    { "text", AMENDS_CELL_TEXT, NULL },
    { "old_text", AMENDS_CELL_TEXT, NULL },
};
static const AmendsDumpColumn EVENT_CONTACTS[] = {
    { "event", AMENDS_CELL_NUMBER, NULL },
    { "contact", AMENDS_CELL_NUMBER, NULL },
};
static const AmendsDumpColumn EVENT_FACTS[] = {
    { "event", AMENDS_CELL_NUMBER, NULL },           { "after", AMENDS_CELL_TRUTH, NULL },
    { "stated_at", AMENDS_CELL_INSTANT, NULL },      { "order_id", AMENDS_CELL_TEXT, NULL },
    { "ordered_at", AMENDS_CELL_INSTANT, NULL },     { "verified", AMENDS_CELL_TRUTH, NULL },
    { "seller_of_record", AMENDS_CELL_TRUTH, NULL }, { "digital_subscription", AMENDS_CELL_TRUTH, NULL },
    { "consent", AMENDS_CELL_TRUTH, NULL },
};
static const AmendsDumpColumn EVENT_ROLES[] = {
    { "event", AMENDS_CELL_NUMBER, NULL },
    { "account", AMENDS_CELL_NUMBER, NULL },
    { "after", AMENDS_CELL_TRUTH, NULL },
    { "professional", AMENDS_CELL_TRUTH, NULL },
    { "brand_representative", AMENDS_CELL_TRUTH, NULL },
};
static const AmendsDumpColumn EVENT_CAUSES[] = {
    { "event", AMENDS_CELL_NUMBER, NULL },
    { "comment", AMENDS_CELL_NUMBER, NULL },
    { "origin", AMENDS_CELL_TEXT, name_cause_origin },
    { "first", AMENDS_CELL_TEXT, name_cause },
    { "second", AMENDS_CELL_TEXT, name_cause },
    { "old_origin", AMENDS_CELL_TEXT, name_cause_origin },
    { "old_first", AMENDS_CELL_TEXT, name_cause },
    { "old_second", AMENDS_CELL_TEXT, name_cause },
};
static const AmendsDumpColumn EVENT_SOLUTIONS[] = {
    { "event", AMENDS_CELL_NUMBER, NULL },
    { "solution", AMENDS_CELL_NUMBER, NULL },
    { "done", AMENDS_CELL_TRUTH, NULL },
};
static const AmendsDumpColumn EVENT_PLANS[] = {
    { "event", AMENDS_CELL_NUMBER, NULL },
    { "feedback", AMENDS_CELL_NUMBER, NULL },
    { "state", AMENDS_CELL_TEXT, name_plan_state },
    { "responsible", AMENDS_CELL_TEXT, name_responsible },
    { "cause", AMENDS_CELL_TEXT, name_cause },
    { "notes", AMENDS_CELL_TEXT, NULL },
    { "old_state", AMENDS_CELL_TEXT, name_plan_state },
    { "old_responsible", AMENDS_CELL_TEXT, name_responsible },
    { "old_cause", AMENDS_CELL_TEXT, name_cause },
    { "old_notes", AMENDS_CELL_TEXT, NULL },
};
static const AmendsDumpColumn SAVED_VIEWS[] = {
    { "id", AMENDS_CELL_NUMBER, NULL },
    { "position", AMENDS_CELL_NUMBER, NULL },
    { "name", AMENDS_CELL_TEXT, NULL },
    { "query", AMENDS_CELL_TEXT, NULL },
};
static const AmendsDumpColumn IMPORT_MAPPINGS[] = {
    { "header", AMENDS_CELL_TEXT, NULL },
    { "mapping", AMENDS_CELL_TEXT, NULL },
    { "saved_at", AMENDS_CELL_INSTANT, NULL },
};

static const AmendsDumpTable TABLES[] = {
    { "accounts", N_ ("Where reviews and feedback came from"), "account",
      "SELECT id, kind, name, base_url, external_id, professional, brand_owner, brand_representative, may_view, "
      "may_edit, marketplaces, stated_professional, stated_brand_representative, stated_at, last_synced_at, "
      "last_error, last_error_at FROM account ORDER BY id",
      ACCOUNTS, G_N_ELEMENTS (ACCOUNTS) },
    { "reviews", N_ ("Reviews of products as they are now; this file can be imported again"),
      "review review_text review_done item language",
      "SELECT r.id, r.account_id, r.external_id, i.marketplace, i.external_id, nullif (i.title, ''), nullif "
      "(i.brand, ''), r.stars, t.title, t.body, nullif (l.tag, ''), t.author, r.published_at, (r.traits & 3) - 1, "
      "r.helpful, t.photos, d.done_at, t.url, t.order_id, t.variant, r.updated_at, r.first_seen_at, r.gone_at, "
      "r.n_versions FROM review AS r JOIN item AS i ON i.id = r.item_id JOIN language AS l ON l.id = r.language_id "
      "LEFT JOIN review_text AS t ON t.review_id = r.id LEFT JOIN review_done AS d ON d.review_id = r.id ORDER BY "
      "r.id",
      REVIEWS, G_N_ELEMENTS (REVIEWS) },
    { "review-versions", N_ ("How reviews read before their customers changed them"), "review_version",
      "SELECT review_id, number, stars, title, body, photos, seen_at FROM review_version ORDER BY review_id, number",
      REVIEW_VERSIONS, G_N_ELEMENTS (REVIEW_VERSIONS) },
    { "products", N_ ("What sources report about products"), "product",
      "SELECT account_id, external_id, marketplace, title, brand, url, image_url FROM product ORDER BY id", PRODUCTS,
      G_N_ELEMENTS (PRODUCTS) },
    { "orders", N_ ("What sources report about the orders behind reviews"), "order_fact",
      "SELECT account_id, external_id, marketplace, product_id, ordered_at, seller_of_record, digital_subscription, "
      "consent, currency, total_minor, buyer_language FROM order_fact ORDER BY account_id, external_id",
      ORDERS, G_N_ELEMENTS (ORDERS) },
    { "stated-facts", N_ ("What you said about the orders behind reviews"), "stated_fact",
      "SELECT review_id, stated_at, order_id, ordered_at, verified, seller_of_record, digital_subscription, consent "
      "FROM stated_fact ORDER BY review_id",
      STATED_FACTS, G_N_ELEMENTS (STATED_FACTS) },
    { "feedback", N_ ("Feedback about the seller as it is now; this file can be imported again"),
      "feedback feedback_text language",
      "SELECT f.id, f.account_id, f.external_id, f.marketplace, t.order_id, f.stars, t.text, t.response, nullif "
      "(l.tag, ''), t.author, t.url, f.published_at, f.by_marketplace, f.responded_at, f.struck_at, f.removed_at, "
      "f.updated_at, f.first_seen_at, f.done_at FROM feedback AS f JOIN language AS l ON l.id = f.language_id LEFT "
      "JOIN feedback_text AS t ON t.feedback_id = f.id ORDER BY f.id",
      FEEDBACK, G_N_ELEMENTS (FEEDBACK) },
    { "feedback-totals", N_ ("Counts of feedback as the marketplace shows them"), "feedback_total",
      "SELECT account_id, marketplace, span, origin, positive, neutral, negative, at FROM feedback_total ORDER BY "
      "account_id, marketplace, span, origin",
      FEEDBACK_TOTALS, G_N_ELEMENTS (FEEDBACK_TOTALS) },
    { "feedback-sources", N_ ("Which sources list only a part of the feedback"), "feedback_source",
      "SELECT account_id, marketplace, partial FROM feedback_source ORDER BY account_id, marketplace", FEEDBACK_SOURCES,
      G_N_ELEMENTS (FEEDBACK_SOURCES) },
    { "notes", N_ ("Your private notes"), "note feedback_note",
      "SELECT 1, review_id, text, written_at FROM note UNION ALL SELECT 2, feedback_id, text, written_at FROM "
      "feedback_note ORDER BY 1, 2",
      NOTES, G_N_ELEMENTS (NOTES) },
    { "contacts", N_ ("Messages to customers: sent, waiting, failed or taken back"), "contact",
      "SELECT id, account_id, review_id, reason, state, remote_id, created_at, not_before, hold_until, sent_at, "
      "delivered_at, refunded_at, attempts, error, by_hand, rule_pack, currency, amount_minor FROM contact ORDER BY "
      "id",
      CONTACTS, G_N_ELEMENTS (CONTACTS) },
    { "answers", N_ ("What customers answered"), "message",
      "SELECT id, account_id, external_id, review_key, contact_key, sent_at, author, language, text, url, read_at "
      "FROM message ORDER BY id",
      ANSWERS, G_N_ELEMENTS (ANSWERS) },
    { "abuse-reports", N_ ("Reviews that you reported to the marketplace"), "review_report",
      "SELECT review_id, opened_at, reported_at FROM review_report ORDER BY review_id", ABUSE_REPORTS,
      G_N_ELEMENTS (ABUSE_REPORTS) },
    { "causes", N_ ("Why customers are unhappy, suggested or as you said"), "review_cause feedback_cause",
      "SELECT 1, review_id, first, second, by_person, wrong_door FROM review_cause UNION ALL SELECT 2, feedback_id, "
      "first, second, by_person, wrong_door FROM feedback_cause ORDER BY 1, 2",
      CAUSES, G_N_ELEMENTS (CAUSES) },
    { "learned-rules", N_ ("Words that you taught as signs of a cause"), "learned_rule",
      "SELECT id, phrase, cause, weight, review_id, feedback_id, made_at FROM learned_rule ORDER BY id", LEARNED_RULES,
      G_N_ELEMENTS (LEARNED_RULES) },
    { "solutions", N_ ("What you did about causes, and since when"), "solution_done",
      "SELECT id, cause, solution, done_at, note, feedback_id, is_done FROM solution_done ORDER BY id", SOLUTIONS,
      G_N_ELEMENTS (SOLUTIONS) },
    { "plans", N_ ("Plans to resolve feedback"), "feedback_plan",
      "SELECT feedback_id, state, responsible, cause, notes, changed_at FROM feedback_plan ORDER BY feedback_id", PLANS,
      G_N_ELEMENTS (PLANS) },
    { "silenced-products", N_ ("Products whose warnings you silenced"), "spike_silence",
      "SELECT account_id, marketplace, product_id, silenced_at FROM spike_silence ORDER BY account_id, marketplace, "
      "product_id",
      SILENCED_PRODUCTS, G_N_ELEMENTS (SILENCED_PRODUCTS) },
    { "events", N_ ("The log of what was done"), "event",
      "SELECT id, at, kind, subject, n_reviews, undoes, reverses FROM event ORDER BY id", EVENTS,
      G_N_ELEMENTS (EVENTS) },
    { "event-comments", N_ ("Which reviews and feedback each entry of the log is about"),
      "event_review event_bulk event_feedback",
      "SELECT event_id, 1, review_id, old_done_at FROM event_review UNION ALL SELECT event_id, 1, review_id, "
      "old_done_at FROM event_bulk UNION ALL SELECT event_id, 2, feedback_id, old_done_at FROM event_feedback ORDER "
      "BY 1, 2, 3",
      EVENT_COMMENTS, G_N_ELEMENTS (EVENT_COMMENTS) },
    { "event-notes", N_ ("The texts of notes in the log, new and old"), "event_note",
      "SELECT event_id, text, old_text FROM event_note ORDER BY event_id", EVENT_NOTES, G_N_ELEMENTS (EVENT_NOTES) },
    { "event-contacts", N_ ("The messages to customers in the log"), "event_contact",
      "SELECT event_id, contact_id FROM event_contact ORDER BY event_id, contact_id", EVENT_CONTACTS,
      G_N_ELEMENTS (EVENT_CONTACTS) },
    { "event-facts", N_ ("What you said about orders, in the log: before and after"), "event_stated",
      "SELECT event_id, is_new, stated_at, order_id, ordered_at, verified, seller_of_record, digital_subscription, "
      "consent FROM event_stated ORDER BY event_id, is_new",
      EVENT_FACTS, G_N_ELEMENTS (EVENT_FACTS) },
    { "event-roles", N_ ("What you said about accounts, in the log: before and after"), "event_role",
      "SELECT event_id, account_id, is_new, professional, brand_representative FROM event_role ORDER BY event_id, "
      "is_new",
      EVENT_ROLES, G_N_ELEMENTS (EVENT_ROLES) },
    { "event-causes", N_ ("Changes of causes in the log"), "event_cause",
      "SELECT event_id, comment_id, origin, first, second, old_origin, old_first, old_second FROM event_cause ORDER "
      "BY event_id, comment_id",
      EVENT_CAUSES, G_N_ELEMENTS (EVENT_CAUSES) },
    { "event-solutions", N_ ("Solutions that were ticked, in the log"), "event_solution",
      "SELECT event_id, solution_id, is_done FROM event_solution ORDER BY event_id", EVENT_SOLUTIONS,
      G_N_ELEMENTS (EVENT_SOLUTIONS) },
    { "event-plans", N_ ("Changes of plans in the log"), "event_plan",
      "SELECT event_id, feedback_id, state, responsible, cause, notes, old_state, old_responsible, old_cause, "
      "old_notes FROM event_plan ORDER BY event_id",
      EVENT_PLANS, G_N_ELEMENTS (EVENT_PLANS) },
    { "saved-views", N_ ("Searches that you saved"), "saved_view",
      "SELECT id, position, name, query FROM saved_view ORDER BY position, id", SAVED_VIEWS,
      G_N_ELEMENTS (SAVED_VIEWS) },
    { "import-mappings", N_ ("Which column holds what, for files that you imported"), "import_mapping",
      "SELECT header_key, mapping, saved_at FROM import_mapping ORDER BY header_key", IMPORT_MAPPINGS,
      G_N_ELEMENTS (IMPORT_MAPPINGS) },
};

const AmendsDumpTable *
amends_dump_list_tables (guint *n_tables)
{
    *n_tables = G_N_ELEMENTS (TABLES);
    return TABLES;
}

const AmendsDumpTable *
amends_dump_find_table (const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS (TABLES); i++) {
        if (g_str_equal (TABLES[i].name, name))
            return &TABLES[i];
    }
    g_return_val_if_reached (NULL);
}
