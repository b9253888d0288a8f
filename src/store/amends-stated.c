/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-stated.h"

#include "amends-accounts.h"
#include "amends-contact-candidates.h"
#include "amends-db-row.h"
#include "amends-review-row.h"

#define FACTS "stated_at, order_id, ordered_at, verified, seller_of_record, digital_subscription, consent"

gboolean
amends_stated_load (AmendsDb *db, gint64 review_id, AmendsStatedFacts **facts, GError **error)
{
    g_autoptr (AmendsStatement) row = NULL;

    *facts = NULL;
    if (!amends_db_find_row (db, "SELECT " FACTS " FROM stated_fact WHERE review_id = ?", review_id, &row, error))
        return FALSE;
    if (row != NULL)
        *facts = amends_stated_facts_new (&(AmendsStatedFacts) {
            .stated_at = amends_statement_get_int (row, 0),
            .order_id = amends_statement_get_text (row, 1),
            .ordered_at = amends_statement_get_int (row, 2),
            .verified = (AmendsTri) amends_statement_get_int (row, 3),
            .seller_of_record = (AmendsTri) amends_statement_get_int (row, 4),
            .digital_subscription = (AmendsTri) amends_statement_get_int (row, 5),
            .consent = (AmendsTri) amends_statement_get_int (row, 6),
        });
    return TRUE;
}

static gboolean
insert (AmendsDb *db, gint64 now, gint64 review_id, const AmendsStatedFacts *facts, GError **error)
{
    g_autoptr (AmendsStatement) statement = amends_db_prepare (
        db, "INSERT INTO stated_fact (review_id, " FACTS ") VALUES (?, ?, nullif (?, ''), ?, ?, ?, ?, ?)", error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, review_id);
    amends_statement_bind_int (statement, 2, MAX (now, 1));
    amends_statement_bind_text (statement, 3, facts->order_id);
    amends_statement_bind_int (statement, 4, MAX (facts->ordered_at, 0));
    amends_statement_bind_int (statement, 5, facts->verified);
    amends_statement_bind_int (statement, 6, facts->seller_of_record);
    amends_statement_bind_int (statement, 7, facts->digital_subscription);
    amends_statement_bind_int (statement, 8, facts->consent);
    return amends_statement_run (statement, error);
}

#define KEEP_OLD "INSERT INTO event_stated SELECT ?1, 0, " FACTS " FROM stated_fact WHERE review_id = ?2"
#define KEEP_NEW "INSERT INTO event_stated SELECT ?1, 1, " FACTS " FROM stated_fact WHERE review_id = ?2"
#define FORGET "DELETE FROM stated_fact WHERE review_id = ?1 AND ?2 = ?2"

/* The event, what it is about, and what was stated until now, which is forgotten. */
static gboolean
begin (AmendsDb *db, const AmendsNewEvent *event, gint64 review_id, AmendsActionResult *result, GError **error)
{
    return amends_event_log_append (db, event, result, error) &&
           amends_event_log_run (db, "INSERT INTO event_review VALUES (?1, ?2, 0)", result->event_id, review_id,
                                 error) &&
           amends_event_log_run (db, KEEP_OLD, result->event_id, review_id, error) &&
           amends_event_log_run (db, FORGET, review_id, 0, error);
}

static gboolean
end (AmendsDb *db, gint64 review_id, const AmendsActionResult *result, GError **error)
{
    return amends_event_log_run (db, KEEP_NEW, result->event_id, review_id, error) &&
           amends_contact_candidates_refresh (db, review_id, error);
}

gboolean
amends_stated_set (AmendsDb *db, gint64 now, gint64 review_id, const AmendsStatedFacts *facts,
                   AmendsActionResult *result, GError **error)
{
    const AmendsNewEvent event = {
        .at = now, .kind = AMENDS_EVENT_STATED, .subject = AMENDS_SUBJECT_REVIEW, .n_reviews = 1
    };
    const AmendsStatedFacts nothing = AMENDS_STATED_FACTS_NONE;
    g_autoptr (AmendsStatedFacts) old = NULL;

    *result = (AmendsActionResult) { 0, event.kind, 0, event.subject };
    if (!amends_review_row_require (db, review_id, error) || !amends_stated_load (db, review_id, &old, error))
        return FALSE;
    if (amends_stated_facts_are_equal (old != NULL ? old : &nothing, facts))
        return TRUE;
    return begin (db, &event, review_id, result, error) &&
           (amends_stated_facts_are_empty (facts) || insert (db, now, review_id, facts, error)) &&
           end (db, review_id, result, error);
}

#define PUT_BACK                                                                                                       \
    "INSERT INTO stated_fact (review_id, " FACTS ") SELECT ?1, " FACTS " FROM event_stated WHERE event_id = ?2 AND "   \
    "is_new = 0"

gboolean
amends_stated_restore (AmendsDb *db, AmendsNewEvent *event, AmendsActionResult *result, GError **error)
{
    g_autoptr (AmendsStatement) target =
        amends_db_require_row (db, "SELECT review_id FROM event_review WHERE event_id = ?", event->undoes, error);
    gint64 review_id;

    if (target == NULL)
        return FALSE;
    review_id = amends_statement_get_int (target, 0);
    event->n_reviews = 1;
    return begin (db, event, review_id, result, error) &&
           amends_event_log_run (db, PUT_BACK, review_id, event->undoes, error) && end (db, review_id, result, error);
}

#define KEEP_OLD_ROLES                                                                                                 \
    "INSERT INTO event_role SELECT ?1, id, 0, stated_professional, stated_brand_representative FROM account "          \
    "WHERE id = ?2"
#define KEEP_NEW_ROLES                                                                                                 \
    "INSERT INTO event_role SELECT ?1, id, 1, stated_professional, stated_brand_representative FROM account "          \
    "WHERE id = ?2"

static gboolean
set_roles (AmendsDb *db, gint64 account_id, AmendsTri professional, AmendsTri brand_representative, gint64 at,
           GError **error)
{
    g_autoptr (AmendsStatement) set = amends_db_prepare (
        db, "UPDATE account SET stated_professional = ?, stated_brand_representative = ?, stated_at = ? WHERE id = ?",
        error);

    if (set == NULL)
        return FALSE;
    amends_statement_bind_int (set, 1, professional);
    amends_statement_bind_int (set, 2, brand_representative);
    amends_statement_bind_int (set, 3, at);
    amends_statement_bind_int (set, 4, account_id);
    return amends_statement_run (set, error);
}

static gboolean
are_stated (AmendsDb *db, gint64 account_id, AmendsTri professional, AmendsTri brand_representative, gboolean *same,
            GError **error)
{
    g_autoptr (AmendsStatement) row = amends_db_prepare (
        db, "SELECT stated_professional = ? AND stated_brand_representative = ? FROM account WHERE id = ?", error);

    if (row == NULL)
        return FALSE;
    amends_statement_bind_int (row, 1, professional);
    amends_statement_bind_int (row, 2, brand_representative);
    amends_statement_bind_int (row, 3, account_id);
    if (amends_statement_step (row, error) != AMENDS_STEP_ROW)
        return FALSE;
    *same = amends_statement_get_int (row, 0) != 0;
    return TRUE;
}

gboolean
amends_stated_set_roles (AmendsDb *db, gint64 now, gint64 account_id, AmendsTri professional,
                         AmendsTri brand_representative, AmendsActionResult *result, GError **error)
{
    const AmendsNewEvent event = { .at = now, .kind = AMENDS_EVENT_ROLES, .subject = AMENDS_SUBJECT_REVIEW };
    gboolean none = professional == AMENDS_TRI_UNKNOWN && brand_representative == AMENDS_TRI_UNKNOWN;
    gboolean same;

    *result = (AmendsActionResult) { 0, event.kind, 0, event.subject };
    if (!amends_accounts_require (db, account_id, error) ||
        !are_stated (db, account_id, professional, brand_representative, &same, error))
        return FALSE;
    if (same)
        return TRUE;
    return amends_event_log_append (db, &event, result, error) &&
           amends_event_log_run (db, KEEP_OLD_ROLES, result->event_id, account_id, error) &&
           set_roles (db, account_id, professional, brand_representative, none ? 0 : MAX (now, 1), error) &&
           amends_event_log_run (db, KEEP_NEW_ROLES, result->event_id, account_id, error);
}
