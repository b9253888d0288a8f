/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-check.h"

#include <glib/gi18n-lib.h>

#include "amends-aggregates.h"
#include "amends-cause-row.h"
#include "amends-contact-candidates.h"
#include "amends-feedback-row.h"
#include "amends-store-private.h"

typedef struct {
    GStrvBuilder *sentences; /* (owned) */
} Check;

static void
free_check (gpointer data)
{
    Check *self = data;

    g_strv_builder_unref (self->sentences);
    g_free (self);
}

/* A damaged file may well make a check itself fail: that is a finding too, unless somebody cancelled. */
static gboolean
is_finding (GError *problem, GError **error)
{
    if (problem == NULL || !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
        g_clear_error (&problem);
        return TRUE;
    }
    g_propagate_error (error, problem);
    return FALSE;
}

/* integrity_check, not quick_check: damage to an index alone is seen by the former only. */
gboolean
amends_store_check_is_whole (AmendsDb *db, GError **error)
{
    g_autoptr (AmendsStatement) row = amends_db_prepare (db, "PRAGMA integrity_check (1)", error);

    return row != NULL && amends_statement_step (row, error) == AMENDS_STEP_ROW &&
           g_strcmp0 (amends_statement_get_text (row, 0), "ok") == 0;
}

static gboolean
has_no_rows (AmendsDb *db, const char *sql, GError **error)
{
    g_autoptr (AmendsStatement) row = amends_db_prepare (db, sql, error);

    return row != NULL && amends_statement_step (row, error) == AMENDS_STEP_DONE;
}

static gboolean
keeps_references (AmendsDb *db, GError **error)
{
    return has_no_rows (db, "PRAGMA foreign_key_check", error);
}

/* The index keeps one record a row; the number of its records stands for its content, which the integrity check has looked at. */
static gboolean
finds_all (AmendsDb *db, GError **error)
{
    return has_no_rows (db,
                        "SELECT id FROM (SELECT id FROM review EXCEPT SELECT id FROM review_search_docsize) UNION ALL "
                        "SELECT id FROM (SELECT id FROM review_search_docsize EXCEPT SELECT id FROM review)",
                        error) &&
           has_no_rows (db, "SELECT id FROM review WHERE id NOT IN (SELECT review_id FROM review_text)", error);
}

static gboolean
finds_all_feedback (AmendsDb *db, GError **error)
{
    return has_no_rows (
               db,
               "SELECT id FROM (SELECT id FROM feedback EXCEPT SELECT id FROM feedback_search_docsize) UNION ALL "
               "SELECT id FROM (SELECT id FROM feedback_search_docsize EXCEPT SELECT id FROM feedback)",
               error) &&
           has_no_rows (db, "SELECT id FROM feedback WHERE id NOT IN (SELECT feedback_id FROM feedback_text)", error);
}

static gboolean
counts_feedback_right (AmendsDb *db, GError **error)
{
    gboolean right = FALSE;

    return amends_feedback_row_are_counts_right (db, &right, error) && right;
}

static gboolean
counts_right (AmendsDb *db, GError **error)
{
    gboolean right = FALSE;

    return amends_aggregates_are_right (db, &right, error) && right;
}

/* Uniqueness of what counts is the index's, which the integrity check has looked at. */
static gboolean
keeps_contacts (AmendsDb *db, GError **error)
{
    return has_no_rows (db,
                        "SELECT c.id FROM contact AS c JOIN review AS r ON r.id = c.review_id "
                        "WHERE c.account_id <> r.account_id OR (c.state <> 3 AND c.sent_at > 0) "
                        "OR (c.state = 1 AND c.not_before <= 0) UNION ALL "
                        "SELECT t.contact_id FROM event_contact AS t JOIN event AS e ON e.id = t.event_id "
                        "WHERE e.kind NOT IN (4, 5)",
                        error);
}

static gboolean
knows_candidates (AmendsDb *db, GError **error)
{
    gboolean right = FALSE;

    return amends_contact_candidates_are_right (db, &right, error) && right;
}

static gboolean
places_causes (AmendsDb *db, GError **error)
{
    gboolean right = FALSE;

    return amends_cause_row_are_right (db, &right, error) && right;
}

static gboolean
check (AmendsJob *job, gpointer data, GError **error)
{
    Check *result = data;
    const struct {
        gboolean (*func) (AmendsDb *db, GError **error);
        const char *sentence;
    } CHECKS[] = {
        { amends_store_check_is_whole,
          _ ("The data file is damaged. Restore a backup, or move the file away and import the reviews again.") },
        { keeps_references,
          _ ("Some entries refer to others that are not there. Remove the account in question and connect it again.") },
        { finds_all, _ ("The search index does not hold every review. Bring the reviews in again.") },
        { keeps_contacts, _ ("The outbox contradicts itself. Check on the marketplace which customers were contacted "
                             "before you send again.") },
        { counts_right, _ ("The counts beside the filters are not right. Bring the reviews in again.") },
        { knows_candidates,
          _ ("“Can be contacted” does not show the right reviews. Bring the reviews and their orders in again.") },
        { finds_all_feedback, _ ("The search index does not hold all feedback. Bring the feedback in again.") },
        { counts_feedback_right,
          _ ("The counts that the rating is made of are not right. Bring the feedback in again.") },
        { places_causes, _ ("Some causes are counted at a wrong time or place. Bring the reviews and the feedback in "
                            "again.") },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CHECKS); i++) {
        GError *problem = NULL;

        if (CHECKS[i].func (job->db, &problem))
            continue;
        if (!is_finding (problem, error))
            return FALSE;
        g_strv_builder_add (result->sentences, CHECKS[i].sentence);
    }
    return TRUE;
}

void
amends_store_check_async (AmendsStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
    Check *data;

    g_return_if_fail (AMENDS_IS_STORE (self));

    data = g_new (Check, 1);
    data->sentences = g_strv_builder_new ();
    amends_store_start (self, AMENDS_JOB_SURVEY, amends_store_check_async, check, data, free_check, cancellable,
                        callback, user_data);
}

GStrv
amends_store_check_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Check *data = amends_store_finish (self, result, amends_store_check_async, error);

    return data != NULL ? g_strv_builder_end (data->sentences) : NULL;
}
