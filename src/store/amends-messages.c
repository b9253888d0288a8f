/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-messages.h"

/* A message that names only its contact is about that contact's review. */
#define TAKE                                                                                                           \
    "INSERT INTO message (account_id, external_id, review_key, contact_key, sent_at, author, language, text, url) "    \
    "VALUES (?1, ?2, ifnull (?3, (SELECT r.external_id FROM contact AS c JOIN review AS r ON r.id = c.review_id "      \
    "WHERE c.account_id = ?1 AND c.remote_id = ?4)), ?4, ?5, ?6, ?7, ?8, ?9) "                                         \
    "ON CONFLICT (account_id, external_id) DO UPDATE SET review_key = ifnull (excluded.review_key, review_key), "      \
    "contact_key = ifnull (excluded.contact_key, contact_key), sent_at = excluded.sent_at, "                           \
    "author = ifnull (excluded.author, author), language = ifnull (excluded.language, language), "                     \
    "text = excluded.text, url = ifnull (excluded.url, url) WHERE text <> excluded.text "                              \
    "OR sent_at <> excluded.sent_at OR ifnull (excluded.review_key, review_key) IS NOT review_key "                    \
    "OR ifnull (excluded.contact_key, contact_key) IS NOT contact_key "                                                \
    "OR ifnull (excluded.author, author) IS NOT author OR ifnull (excluded.language, language) IS NOT language "       \
    "OR ifnull (excluded.url, url) IS NOT url"

gboolean
amends_messages_take (AmendsDb *db, gint64 account_id, const AmendsMessage *message, gboolean *changed, GError **error)
{
    g_autoptr (AmendsStatement) take = amends_db_prepare (db, TAKE, error);

    if (take == NULL)
        return FALSE;
    amends_statement_bind_int (take, 1, account_id);
    amends_statement_bind_text (take, 2, message->external_id);
    amends_statement_bind_text (take, 3, message->review_key);
    amends_statement_bind_text (take, 4, message->contact_key);
    amends_statement_bind_int (take, 5, message->sent_at);
    amends_statement_bind_text (take, 6, message->author);
    amends_statement_bind_text (take, 7, message->language);
    amends_statement_bind_text (take, 8, message->text);
    amends_statement_bind_text (take, 9, message->url);
    if (!amends_statement_run (take, error))
        return FALSE;
    *changed = amends_db_n_changed (db) > 0;
    return TRUE;
}

static AmendsMessage *
read_row (AmendsStatement *row)
{
    return amends_message_new (&(AmendsMessage) {
        .id = amends_statement_get_int (row, 0),
        .account_id = amends_statement_get_int (row, 1),
        .external_id = amends_statement_get_text (row, 2),
        .review_key = amends_statement_get_text (row, 3),
        .review_id = amends_statement_get_int (row, 4),
        .contact_key = amends_statement_get_text (row, 5),
        .sent_at = amends_statement_get_int (row, 6),
        .author = amends_statement_get_text (row, 7),
        .language = amends_statement_get_text (row, 8),
        .text = amends_statement_get_text (row, 9),
        .url = amends_statement_get_text (row, 10),
        .read_at = amends_statement_get_int (row, 11),
    });
}

#define LIST                                                                                                           \
    "SELECT m.id, m.account_id, m.external_id, m.review_key, r.id, m.contact_key, m.sent_at, m.author, m.language, "   \
    "m.text, m.url, m.read_at FROM message AS m LEFT JOIN review AS r ON r.account_id = m.account_id "                 \
    "AND r.external_id = m.review_key "
#define OF_REVIEW "WHERE (m.account_id, m.review_key) = (SELECT account_id, external_id FROM review WHERE id = ?2) "
#define ORDER "ORDER BY m.read_at > 0, m.sent_at DESC, m.id DESC LIMIT ?1"

GPtrArray *
amends_messages_list (AmendsDb *db, gint64 review_id, guint limit, GError **error)
{
    g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_message_unref);
    g_autoptr (AmendsStatement) rows =
        amends_db_prepare (db, review_id == 0 ? LIST ORDER : LIST OF_REVIEW ORDER, error);
    AmendsStep step;

    if (rows == NULL)
        return NULL;
    amends_statement_bind_int (rows, 1, limit > 0 ? (gint64) limit : -1);
    if (review_id != 0)
        amends_statement_bind_int (rows, 2, review_id);
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW)
        g_ptr_array_add (messages, read_row (rows));
    return step == AMENDS_STEP_DONE ? g_steal_pointer (&messages) : NULL;
}
