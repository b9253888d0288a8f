/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contacts.h"

#include <inttypes.h>

#include "amends-db-row.h"

#define SELECT_ROW                                                                                                     \
    "SELECT id, account_id, review_id, reason, state, key, remote_id, created_at, not_before, sent_at, delivered_at, " \
    "refunded_at, attempts, error, by_hand, rule_pack, currency, amount_minor FROM contact "

/* What AmendsContactState calls those that count: see amends_contact_state_counts(). */
#define COUNTS "state NOT IN (4, 7)"

static AmendsContact *
read_row (AmendsStatement *row)
{
    return amends_contact_new (&(AmendsContact) {
        .id = amends_statement_get_int (row, 0),
        .account_id = amends_statement_get_int (row, 1),
        .review_id = amends_statement_get_int (row, 2),
        .reason = (AmendsContactReason) amends_statement_get_int (row, 3),
        .state = (AmendsContactState) amends_statement_get_int (row, 4),
        .key = amends_statement_get_text (row, 5),
        .remote_id = amends_statement_get_text (row, 6),
        .created_at = amends_statement_get_int (row, 7),
        .not_before = amends_statement_get_int (row, 8),
        .sent_at = amends_statement_get_int (row, 9),
        .delivered_at = amends_statement_get_int (row, 10),
        .refunded_at = amends_statement_get_int (row, 11),
        .attempts = (int) amends_statement_get_int (row, 12),
        .error = amends_statement_get_text (row, 13),
        .by_hand = amends_statement_get_int (row, 14) != 0,
        .rule_pack = amends_statement_get_text (row, 15),
        .currency = amends_statement_get_text (row, 16),
        .amount_minor = amends_statement_get_int (row, 17),
    });
}

static const char *
choose_list (gboolean of_review, gboolean unfinished)
{
    if (of_review)
        return unfinished ? SELECT_ROW "WHERE review_id = ? AND state IN (1, 2, 4, 5, 6) ORDER BY id DESC"
                          : SELECT_ROW "WHERE review_id = ? ORDER BY id DESC";
    return unfinished ? SELECT_ROW "WHERE state IN (1, 2, 4, 5, 6) ORDER BY id DESC" : SELECT_ROW "ORDER BY id DESC";
}

GPtrArray *
amends_contacts_list (AmendsDb *db, gint64 review_id, gboolean unfinished, GError **error)
{
    g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_contact_unref);
    g_autoptr (AmendsStatement) rows = amends_db_prepare (db, choose_list (review_id != 0, unfinished), error);
    AmendsStep step;

    if (rows == NULL)
        return NULL;
    if (review_id != 0)
        amends_statement_bind_int (rows, 1, review_id);
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW)
        g_ptr_array_add (contacts, read_row (rows));
    return step == AMENDS_STEP_DONE ? g_steal_pointer (&contacts) : NULL;
}

gboolean
amends_contacts_load (AmendsDb *db, gint64 id, AmendsContact **contact, GError **error)
{
    g_autoptr (AmendsStatement) row = amends_db_require_row (db, SELECT_ROW "WHERE id = ?", id, error);

    if (row != NULL)
        *contact = read_row (row);
    return row != NULL;
}

/* The first column of the one row of @find, or 0. */
static gboolean
get_id (AmendsStatement *find, gint64 *id, GError **error)
{
    AmendsStep step = amends_statement_step (find, error);

    *id = step == AMENDS_STEP_ROW ? amends_statement_get_int (find, 0) : 0;
    return step != AMENDS_STEP_ERROR;
}

gboolean
amends_contacts_find_counting (AmendsDb *db, gint64 review_id, gint64 *id, GError **error)
{
    g_autoptr (AmendsStatement) find =
        amends_db_prepare (db, "SELECT id FROM contact WHERE review_id = ? AND " COUNTS, error);

    if (find == NULL)
        return FALSE;
    amends_statement_bind_int (find, 1, review_id);
    return get_id (find, id, error);
}

gboolean
amends_contacts_add (AmendsDb *db, const AmendsContact *fields, gint64 *id, GError **error)
{
    g_autoptr (AmendsStatement) add = amends_db_prepare (
        db,
        "INSERT INTO contact (account_id, review_id, reason, state, key, remote_id, created_at, not_before, hold_until, "
        "sent_at, rule_pack, currency, amount_minor) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, ?9, ?10, ?11, ?12)",
        error);

    if (add == NULL)
        return FALSE;
    amends_statement_bind_int (add, 1, fields->account_id);
    amends_statement_bind_int (add, 2, fields->review_id);
    amends_statement_bind_int (add, 3, fields->reason);
    amends_statement_bind_int (add, 4, fields->state);
    amends_statement_bind_text (add, 5, fields->key);
    amends_statement_bind_text (add, 6, fields->remote_id);
    amends_statement_bind_int (add, 7, fields->created_at);
    amends_statement_bind_int (add, 8, fields->not_before);
    amends_statement_bind_int (add, 9, fields->sent_at);
    amends_statement_bind_text (add, 10, fields->rule_pack);
    amends_statement_bind_text (add, 11, fields->currency);
    amends_statement_bind_int (add, 12, MAX (fields->amount_minor, 0));
    if (!amends_statement_run (add, error))
        return FALSE;
    *id = amends_db_last_id (db);
    return TRUE;
}

gboolean
amends_contacts_cancel_event (AmendsDb *db, gint64 event_id, gint64 *n, GError **error)
{
    g_autoptr (AmendsStatement) cancel = amends_db_prepare (
        db,
        "UPDATE contact SET state = 7 WHERE state = 1 AND id IN (SELECT contact_id FROM event_contact WHERE event_id = ?)",
        error);

    if (cancel == NULL)
        return FALSE;
    amends_statement_bind_int (cancel, 1, event_id);
    if (!amends_statement_run (cancel, error))
        return FALSE;
    *n = amends_db_n_changed (db);
    return TRUE;
}

gboolean
amends_contacts_change (AmendsDb *db, const char *sql, gint64 id, gint64 at, gboolean *changed, GError **error)
{
    g_autoptr (AmendsStatement) statement = amends_db_prepare (db, sql, error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, id);
    amends_statement_bind_int (statement, 2, at);
    if (!amends_statement_run (statement, error))
        return FALSE;
    *changed = amends_db_n_changed (db) > 0;
    return TRUE;
}

/* What the marketplace does not tell stays as it was. A second contact that counts cannot be: then the first stands. */
#define MARK_SENT                                                                                                      \
    "UPDATE contact SET state = 3, sent_at = iif (sent_at > 0, sent_at, ?2), remote_id = ?3, error = NULL, asks = 0, " \
    "delivered_at = iif (?4 > 0, ?4, delivered_at), refunded_at = iif (?5 > 0, ?5, refunded_at), "                     \
    "currency = ifnull (?6, currency), amount_minor = iif (?6 IS NULL, amount_minor, ?7) WHERE id = ?1 "               \
    "AND (state <> 3 OR remote_id IS NOT ?3 OR (?4 > 0 AND delivered_at <> ?4) OR (?5 > 0 AND refunded_at <> ?5)) "    \
    "AND NOT EXISTS (SELECT 1 FROM contact AS o WHERE o.review_id = contact.review_id AND o.id <> contact.id "         \
    "AND o." COUNTS ")"

gboolean
amends_contacts_mark_sent (AmendsDb *db, gint64 id, const AmendsContactReceipt *receipt, gint64 now, gboolean *changed,
                           GError **error)
{
    g_autoptr (AmendsStatement) mark = amends_db_prepare (db, MARK_SENT, error);

    if (mark == NULL)
        return FALSE;
    amends_statement_bind_int (mark, 1, id);
    amends_statement_bind_int (mark, 2, receipt->accepted_at > 0 ? receipt->accepted_at : MAX (now, 1));
    amends_statement_bind_text (mark, 3, receipt->remote_id);
    amends_statement_bind_int (mark, 4, receipt->delivered_at);
    amends_statement_bind_int (mark, 5, receipt->refund == AMENDS_REFUND_ACCEPTED ? receipt->refund_at : 0);
    amends_statement_bind_text (mark, 6, receipt->currency);
    amends_statement_bind_int (mark, 7, receipt->amount_minor);
    if (!amends_statement_run (mark, error))
        return FALSE;
    *changed = amends_db_n_changed (db) > 0;
    return TRUE;
}

/* By our key, by the marketplace's id, or the one that the person has sent on the marketplace's own page. */
#define FIND_BY_KEY "SELECT id FROM contact WHERE key = ?2 AND account_id = ?1"
#define FIND_BY_REMOTE_ID "SELECT id FROM contact WHERE account_id = ?1 AND remote_id = ?2"
#define FIND_BY_HAND                                                                                                   \
    "SELECT c.id FROM contact AS c JOIN review AS r ON r.id = c.review_id WHERE r.account_id = ?1 "                    \
    "AND r.external_id = ?2 AND (c.state = 6 OR (c.state = 3 AND c.by_hand = 1 AND c.remote_id IS NULL))"
#define FIND_REVIEW                                                                                                    \
    "SELECT id FROM review WHERE account_id = ?1 AND external_id = ?2 AND NOT EXISTS "                                 \
    "(SELECT 1 FROM contact WHERE review_id = review.id AND " COUNTS ")"

static gboolean
find (AmendsDb *db, const char *sql, gint64 account_id, const char *text, gint64 *id, GError **error)
{
    g_autoptr (AmendsStatement) statement = NULL;

    *id = 0;
    if (text == NULL)
        return TRUE;
    statement = amends_db_prepare (db, sql, error);
    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, account_id);
    amends_statement_bind_text (statement, 2, text);
    return get_id (statement, id, error);
}

static gboolean
find_contact (AmendsDb *db, gint64 account_id, const AmendsContactReceipt *receipt, gint64 *id, GError **error)
{
    return find (db, FIND_BY_KEY, account_id, receipt->key, id, error) &&
           (*id != 0 || find (db, FIND_BY_REMOTE_ID, account_id, receipt->remote_id, id, error)) &&
           (*id != 0 || find (db, FIND_BY_HAND, account_id, receipt->review_key, id, error));
}

static gboolean
add_foreign (AmendsDb *db, gint64 account_id, gint64 review_id, const AmendsContactReceipt *receipt, gint64 now,
             gint64 *id, GError **error)
{
    g_autofree char *key = g_strdup_printf ("remote:%" PRId64 ":%s", account_id, receipt->remote_id);
    AmendsContact fields = { .account_id = account_id, .review_id = review_id, .key = key };

    fields.reason = receipt->reason;
    fields.state = AMENDS_CONTACT_SENT;
    fields.sent_at = receipt->accepted_at > 0 ? receipt->accepted_at : MAX (now, 1);
    fields.created_at = fields.sent_at;
    return amends_contacts_add (db, &fields, id, error);
}

gboolean
amends_contacts_take_receipt (AmendsDb *db, gint64 account_id, const AmendsContactReceipt *receipt, gint64 now,
                              gboolean *changed, GError **error)
{
    gint64 review_id = 0;
    gint64 id;

    *changed = FALSE;
    if (!find_contact (db, account_id, receipt, &id, error))
        return FALSE;
    if (id == 0 && !find (db, FIND_REVIEW, account_id, receipt->review_key, &review_id, error))
        return FALSE;
    if (review_id != 0 && !add_foreign (db, account_id, review_id, receipt, now, &id, error))
        return FALSE;
    return id == 0 || amends_contacts_mark_sent (db, id, receipt, now, changed, error);
}
