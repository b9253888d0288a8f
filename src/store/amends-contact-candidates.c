/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-candidates.h"

#include "amends-db-row.h"

#define MOST_STARS 4

gboolean
amends_contact_candidates_may_hold (const AmendsReview *review)
{
    return review->stars <= MOST_STARS && review->verified == AMENDS_TRI_YES && review->order_id != NULL &&
           *review->order_id != '\0';
}

gboolean
amends_contact_candidates_are_stated (AmendsDb *db, gint64 review_id, gboolean *stated, GError **error)
{
    g_autoptr (AmendsStatement) fact = NULL;
    gboolean asked = amends_db_find_row (db, "SELECT 1 FROM stated_fact WHERE review_id = ?", review_id, &fact, error);

    *stated = fact != NULL;
    return asked;
}

static gboolean
run (AmendsDb *db, const char *sql, gint64 id, const char *text, GError **error)
{
    g_autoptr (AmendsStatement) statement = amends_db_prepare (db, sql, error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, id);
    if (text != NULL)
        amends_statement_bind_text (statement, 2, text);
    return amends_statement_run (statement, error);
}

gboolean
amends_contact_candidates_refresh (AmendsDb *db, gint64 review_id, GError **error)
{
    return run (db, "DELETE FROM contact_candidate WHERE review_id = ?1", review_id, NULL, error) &&
           run (db, "INSERT INTO contact_candidate SELECT * FROM contact_candidate_wanted WHERE review_id = ?1",
                review_id, NULL, error);
}

#define OF_ORDER                                                                                                       \
    "WHERE review_id IN (SELECT r.id FROM review_text AS t INDEXED BY review_text_by_order "                           \
    "CROSS JOIN review AS r ON r.id = t.review_id WHERE t.order_id = ?2 AND r.account_id = ?1 "                        \
    "UNION ALL SELECT r.id FROM stated_fact AS s INDEXED BY stated_fact_by_order "                                     \
    "CROSS JOIN review AS r ON r.id = s.review_id WHERE s.order_id = ?2 AND r.account_id = ?1)"

gboolean
amends_contact_candidates_refresh_order (AmendsDb *db, gint64 account_id, const char *order_id, GError **error)
{
    return run (db, "DELETE FROM contact_candidate " OF_ORDER, account_id, order_id, error) &&
           run (db, "INSERT INTO contact_candidate SELECT * FROM contact_candidate_wanted " OF_ORDER, account_id,
                order_id, error);
}

#define STORED "SELECT review_id, ordered_at FROM contact_candidate"
#define WANTED "SELECT review_id, ordered_at FROM contact_candidate_wanted"

gboolean
amends_contact_candidates_are_right (AmendsDb *db, gboolean *right, GError **error)
{
    gint64 different;

    if (!amends_db_get_int (db, "SELECT EXISTS (" STORED " EXCEPT " WANTED ") OR EXISTS (" WANTED " EXCEPT " STORED ")",
                            &different, error))
        return FALSE;
    *right = different == 0;
    return TRUE;
}
