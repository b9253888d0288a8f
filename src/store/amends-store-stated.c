/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-stated.h"

#include "amends-stated.h"
#include "amends-store-action-private.h"

typedef struct {
    AmendsActionJob job;
    gint64 id;                /* of a review or an account */
    AmendsStatedFacts *facts; /* (owned) (nullable) */
    AmendsTri professional, brand_representative;
} Statement;

static void
free_statement (gpointer data)
{
    Statement *self = data;

    g_clear_pointer (&self->facts, amends_stated_facts_unref);
    g_free (self);
}

static gboolean
state_facts (AmendsJob *job, gpointer data, GError **error)
{
    Statement *statement = data;

    if (!amends_stated_set (job->db, job->now, statement->id, statement->facts, &statement->job.result, error))
        return FALSE;
    amends_action_job_tell (job, &statement->job);
    return TRUE;
}

void
amends_store_state_facts_async (AmendsStore *self, gint64 review_id, const AmendsStatedFacts *facts,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    Statement *statement;

    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (facts != NULL);

    statement = g_new0 (Statement, 1);
    statement->id = review_id;
    statement->facts = amends_stated_facts_new (facts);
    amends_action_job_start (self, state_facts, statement, free_statement, cancellable, callback, user_data);
}

static gboolean
state_roles (AmendsJob *job, gpointer data, GError **error)
{
    Statement *statement = data;

    if (!amends_stated_set_roles (job->db, job->now, statement->id, statement->professional,
                                  statement->brand_representative, &statement->job.result, error))
        return FALSE;
    /* Which reviews can be answered is another question now. */
    if (statement->job.result.event_id != 0)
        job->changes = AMENDS_STORE_CHANGE_ACCOUNTS | AMENDS_STORE_CHANGE_CONTACTS | AMENDS_STORE_CHANGE_ROWS;
    return TRUE;
}

void
amends_store_state_roles_async (AmendsStore *self, gint64 account_id, AmendsTri professional,
                                AmendsTri brand_representative, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
    Statement *statement;

    g_return_if_fail (AMENDS_IS_STORE (self));

    statement = g_new0 (Statement, 1);
    statement->id = account_id;
    statement->professional = professional;
    statement->brand_representative = brand_representative;
    amends_action_job_start (self, state_roles, statement, free_statement, cancellable, callback, user_data);
}
