/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-outbox.h"

#include "amends-aggregates.h"
#include "amends-contact-candidates.h"
#include "amends-contacts.h"
#include "amends-review-row.h"
#include "amends-store-private.h"

#define CHANGES (AMENDS_STORE_CHANGE_ROWS | AMENDS_STORE_CHANGE_CONTACTS | AMENDS_STORE_CHANGE_UNDO)

typedef struct {
    gint64 wait;
    AmendsContact *contact; /* (owned) (nullable) */
    AmendsReview *review;   /* (owned) (nullable) */
    gboolean must_ask;
    gboolean healthy_only;
} Request;

static void
free_request (gpointer data)
{
    Request *self = data;

    g_clear_pointer (&self->contact, amends_contact_unref);
    g_clear_pointer (&self->review, amends_review_unref);
    g_free (self);
}

static gboolean
get_next (AmendsJob *job, gpointer data, GError **error)
{
    gint64 next;

    if (!amends_db_get_int (job->db,
                            "SELECT ifnull (min (not_before), 0) FROM contact WHERE state IN (1, 2, 5) AND "
                            "not_before > 0",
                            &next, error))
        return FALSE;
    ((Request *) data)->wait = next == 0 ? -1 : MAX (next - job->now, 0);
    return TRUE;
}

void
amends_store_get_next_contact_async (AmendsStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    amends_store_start (self, AMENDS_JOB_READ, amends_store_get_next_contact_async, get_next, g_new0 (Request, 1),
                        free_request, cancellable, callback, user_data);
}

gboolean
amends_store_get_next_contact_finish (AmendsStore *self, GAsyncResult *result, gint64 *wait, GError **error)
{
    Request *request = amends_store_finish (self, result, amends_store_get_next_contact_async, error);

    if (request != NULL)
        *wait = request->wait;
    return request != NULL;
}

#define FIND_DUE                                                                                                       \
    "SELECT id FROM contact WHERE state IN (1, 2, 5) AND not_before > 0 AND not_before <= ? "                          \
    "ORDER BY not_before, id LIMIT 1"
#define BEGIN_TRY                                                                                                      \
    "UPDATE contact SET state = 2, attempts = attempts + 1, asks = 0, error = NULL, not_before = ?2 WHERE id = ?1"

static gboolean
find_due (AmendsJob *job, gint64 *id, GError **error)
{
    g_autoptr (AmendsStatement) find = amends_db_prepare (job->db, FIND_DUE, error);
    AmendsStep step;

    if (find == NULL)
        return FALSE;
    amends_statement_bind_int (find, 1, job->now);
    step = amends_statement_step (find, error);
    *id = step == AMENDS_STEP_ROW ? amends_statement_get_int (find, 0) : 0;
    return step != AMENDS_STEP_ERROR;
}

static gboolean
claim (AmendsJob *job, gpointer data, GError **error)
{
    Request *request = data;
    gboolean changed;
    gint64 id;

    if (!find_due (job, &id, error))
        return FALSE;
    if (id == 0)
        return TRUE;
    if (!amends_contacts_load (job->db, id, &request->contact, error) ||
        !amends_review_row_load (job->db, request->contact->review_id, NULL, &request->review, error))
        return FALSE;
    request->must_ask = request->contact->state != AMENDS_CONTACT_WAITING;
    if (request->must_ask)
        return TRUE;
    job->changes = CHANGES;
    g_clear_pointer (&request->contact, amends_contact_unref);
    return amends_contacts_change (job->db, BEGIN_TRY, id, MAX (job->now, 1), &changed, error) &&
           amends_contacts_load (job->db, id, &request->contact, error);
}

void
amends_store_claim_contact_async (AmendsStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    amends_store_start (self, AMENDS_JOB_ACTION, amends_store_claim_contact_async, claim, g_new0 (Request, 1),
                        free_request, cancellable, callback, user_data);
}

gboolean
amends_store_claim_contact_finish (AmendsStore *self, GAsyncResult *result, AmendsContact **contact,
                                   AmendsReview **review, gboolean *must_ask, GError **error)
{
    Request *request = amends_store_finish (self, result, amends_store_claim_contact_async, error);

    if (request == NULL)
        return FALSE;
    *contact = g_steal_pointer (&request->contact);
    *review = g_steal_pointer (&request->review);
    *must_ask = request->must_ask;
    return TRUE;
}

typedef struct {
    AmendsSettlement settlement;
    AmendsContactReceipt *receipt; /* (owned) (nullable) */
    char *error, *criterion;       /* (owned) (nullable) */
    AmendsContact *contact;        /* (owned) */
} Settle;

static void
free_settle (gpointer data)
{
    Settle *self = data;

    g_clear_pointer (&self->receipt, amends_contact_receipt_unref);
    g_clear_pointer (&self->contact, amends_contact_unref);
    g_free (self->error);
    g_free (self->criterion);
    g_free (self);
}

/* ?1 contact, ?2 state, ?3 error, ?4 next look, ?5 whether a question failed. What the person has decided meanwhile stands. */
#define SETTLE                                                                                                         \
    "UPDATE contact SET state = iif (?5 AND (asks + 1 >= ?6 OR state = 5), 5, ?2), error = ?3, not_before = ?4, "      \
    "asks = iif (?5, asks + 1, 0) WHERE id = ?1 AND state IN (2, 5)"

static gboolean
write_settlement (AmendsJob *job, const Settle *settle, gboolean *changed, GError **error)
{
    const AmendsSettlement *settlement = &settle->settlement;
    g_autoptr (AmendsStatement) update = amends_db_prepare (job->db, SETTLE, error);
    gboolean is_over = settlement->state == AMENDS_CONTACT_FAILED ||
                       (settlement->state == AMENDS_CONTACT_UNKNOWN && settlement->wait == 0);

    if (update == NULL)
        return FALSE;
    amends_statement_bind_int (update, 1, settlement->contact_id);
    amends_statement_bind_int (update, 2, settlement->state);
    amends_statement_bind_text (update, 3, settle->error);
    amends_statement_bind_int (update, 4, is_over ? 0 : MAX (job->now + settlement->wait, 1));
    amends_statement_bind_int (update, 5, settlement->has_asked);
    amends_statement_bind_int (update, 6, AMENDS_OUTBOX_ASKS);
    if (!amends_statement_run (update, error))
        return FALSE;
    *changed = amends_db_n_changed (job->db) > 0;
    return TRUE;
}

/* Where there is no network, or no token, one try tells of all: the others need none of their own. */
#define DELAY_OTHERS                                                                                                   \
    "UPDATE contact SET not_before = ?2, error = (SELECT error FROM contact WHERE id = ?1) WHERE state = 1 "           \
    "AND not_before < ?2 AND account_id = (SELECT account_id FROM contact WHERE id = ?1)"

#define SET_FACT(assignment)                                                                                           \
    "UPDATE order_fact SET " assignment " WHERE ?2 = ?2 AND (account_id, external_id) = "                              \
    "(SELECT c.account_id, t.order_id FROM contact AS c JOIN review_text AS t ON t.review_id = c.review_id "           \
    "WHERE c.id = ?1)"

static gboolean
unverify (AmendsDb *db, gint64 review_id, GError **error)
{
    gboolean changed;

    return amends_aggregates_shift (db, review_id, -1, error) &&
           amends_contacts_change (db, "UPDATE review SET traits = (traits & ~3) | 1 WHERE id = ?1 AND ?2 = ?2",
                                   review_id, 0, &changed, error) &&
           amends_aggregates_shift (db, review_id, 1, error);
}

/* The marketplace knows better than what it told before: so the reason why not is right at once, before the next sync. */
static gboolean
take_fact (AmendsDb *db, const Settle *settle, GError **error)
{
    static const struct {
        const char *criterion;
        const char *sql;
    } FACTS[] = {
        { "consent", SET_FACT ("consent = 0") },
        { "seller-of-record", SET_FACT ("seller_of_record = 0") },
        { "not-digital", SET_FACT ("digital_subscription = 1") },
    };
    gboolean changed;

    if (g_strcmp0 (settle->criterion, "verified") == 0)
        return unverify (db, settle->contact->review_id, error);
    for (guint i = 0; i < G_N_ELEMENTS (FACTS); i++)
        if (g_strcmp0 (settle->criterion, FACTS[i].criterion) == 0)
            return amends_contacts_change (db, FACTS[i].sql, settle->contact->id, 0, &changed, error);
    return TRUE;
}

static gboolean
settle_contact (AmendsJob *job, gpointer data, GError **error)
{
    Settle *settle = data;
    const AmendsSettlement *settlement = &settle->settlement;
    gint64 id = settlement->contact_id;
    gboolean changed = FALSE, others;

    if (settlement->state == AMENDS_CONTACT_SENT
            ? !amends_contacts_mark_sent (job->db, id, settle->receipt, job->now, &changed, error)
            : !write_settlement (job, settle, &changed, error))
        return FALSE;
    if (!amends_contacts_load (job->db, id, &settle->contact, error))
        return FALSE;
    if (!changed)
        return TRUE;
    job->changes = CHANGES;
    if (settlement->account_wide &&
        !amends_contacts_change (job->db, DELAY_OTHERS, id, job->now + settlement->wait, &others, error))
        return FALSE;
    if (settle->criterion == NULL)
        return TRUE;
    job->changes |= AMENDS_STORE_CHANGE_SHAPE;
    return take_fact (job->db, settle, error) &&
           amends_contact_candidates_refresh (job->db, settle->contact->review_id, error);
}

void
amends_store_settle_contact_async (AmendsStore *self, const AmendsSettlement *settlement, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
    Settle *settle;

    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (settlement->state != AMENDS_CONTACT_SENT || settlement->receipt != NULL);

    settle = g_new0 (Settle, 1);
    settle->settlement = *settlement;
    settle->receipt = settlement->receipt != NULL ? amends_contact_receipt_new (settlement->receipt) : NULL;
    settle->error = g_strdup (settlement->error);
    settle->criterion = g_strdup (settlement->criterion);
    amends_store_start (self, AMENDS_JOB_ACTION, amends_store_settle_contact_async, settle_contact, settle, free_settle,
                        cancellable, callback, user_data);
}

AmendsContact *
amends_store_settle_contact_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Settle *settle = amends_store_finish (self, result, amends_store_settle_contact_async, error);

    return settle != NULL ? g_steal_pointer (&settle->contact) : NULL;
}

#define HASTEN                                                                                                         \
    "UPDATE contact SET not_before = max (?2, hold_until) WHERE not_before > max (?2, hold_until) AND "                \
    "(state IN (2, 5) OR (state = 1 AND error IN ('offline', 'refused', 'tls', 'unauthorised', 'no-token'))) AND "     \
    "(?1 = 0 OR account_id IN (SELECT id FROM account WHERE last_error IS NULL))"

static gboolean
hasten (AmendsJob *job, gpointer data, GError **error)
{
    gboolean changed;

    if (!amends_contacts_change (job->db, HASTEN, ((Request *) data)->healthy_only, MAX (job->now, 1), &changed, error))
        return FALSE;
    if (changed)
        job->changes = AMENDS_STORE_CHANGE_CONTACTS;
    return TRUE;
}

void
amends_store_hasten_contacts_async (AmendsStore *self, gboolean healthy_only, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
    Request *request;

    g_return_if_fail (AMENDS_IS_STORE (self));

    request = g_new0 (Request, 1);
    request->healthy_only = healthy_only != FALSE;
    amends_store_start (self, AMENDS_JOB_ACTION, amends_store_hasten_contacts_async, hasten, request, free_request,
                        cancellable, callback, user_data);
}

gboolean
amends_store_hasten_contacts_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    return amends_store_finish (self, result, amends_store_hasten_contacts_async, error) != NULL;
}
