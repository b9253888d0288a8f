/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-contacts.h"

#include "amends-contacts.h"
#include "amends-db-row.h"
#include "amends-event-log.h"
#include "amends-store-private.h"

typedef struct {
    GArray *drafts; /* (element-type AmendsContactDraft) (owned), strings owned */
    gint64 not_before;
    gboolean handed_over;
    AmendsContactsAdded added;
} Add;

void
amends_contacts_added_clear (AmendsContactsAdded *self)
{
    g_clear_pointer (&self->ids, g_array_unref);
    self->event_id = 0;
}

static void
clear_draft (gpointer data)
{
    AmendsContactDraft *draft = data;

    g_free ((char *) draft->rule_pack);
    g_free ((char *) draft->currency);
}

static void
free_add (gpointer data)
{
    Add *self = data;

    g_array_unref (self->drafts);
    amends_contacts_added_clear (&self->added);
    g_free (self);
}

static gboolean
find_account (AmendsDb *db, gint64 review_id, gint64 *account_id, GError **error)
{
    g_autoptr (AmendsStatement) row =
        amends_db_require_row (db, "SELECT account_id FROM review WHERE id = ?", review_id, error);

    if (row != NULL)
        *account_id = amends_statement_get_int (row, 0);
    return row != NULL;
}

/* @id: (out): 0 if a contact about that review counts already */
static gboolean
add_draft (AmendsJob *job, const Add *add, const AmendsContactDraft *draft, gint64 *id, GError **error)
{
    g_autofree char *key = g_uuid_string_random ();
    AmendsContact fields = { .review_id = draft->review_id, .key = key, .created_at = job->now };
    gint64 counting;

    *id = 0;
    if (!find_account (job->db, draft->review_id, &fields.account_id, error) ||
        !amends_contacts_find_counting (job->db, draft->review_id, &counting, error))
        return FALSE;
    if (counting != 0)
        return TRUE;
    fields.reason = draft->reason;
    fields.state = add->handed_over ? AMENDS_CONTACT_HANDED_OVER : AMENDS_CONTACT_WAITING;
    fields.not_before = add->handed_over ? 0 : MAX (add->not_before, 1);
    fields.rule_pack = draft->rule_pack;
    fields.currency = draft->currency;
    fields.amount_minor = draft->amount_minor;
    return amends_contacts_add (job->db, &fields, id, error);
}

static gboolean
log_added (AmendsJob *job, Add *add, const GArray *reviews, GError **error)
{
    AmendsActionResult event;

    if (reviews->len == 0)
        return TRUE;
    /* Whether the customer was contacted is the person's to say, once they are back. */
    if (!amends_event_log_add (job->db, job->now, add->handed_over ? AMENDS_EVENT_OPENED : AMENDS_EVENT_CONTACT,
                               (const gint64 *) (gpointer) reviews->data, reviews->len, &event, error))
        return FALSE;
    for (guint i = 0; i < add->added.ids->len; i++) {
        gint64 id = g_array_index (add->added.ids, gint64, i);
        gboolean changed;

        if (id != 0 &&
            !amends_contacts_change (job->db, "INSERT INTO event_contact (contact_id, event_id) VALUES (?1, ?2)", id,
                                     event.event_id, &changed, error))
            return FALSE;
    }
    add->added.event_id = event.event_id;
    job->changes = AMENDS_STORE_CHANGE_ROWS | AMENDS_STORE_CHANGE_CONTACTS | AMENDS_STORE_CHANGE_UNDO;
    return TRUE;
}

static gboolean
add_contacts (AmendsJob *job, gpointer data, GError **error)
{
    Add *add = data;
    g_autoptr (GArray) reviews = g_array_new (FALSE, FALSE, sizeof (gint64));

    add->added.ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), add->drafts->len);
    for (guint i = 0; i < add->drafts->len; i++) {
        const AmendsContactDraft *draft = &g_array_index (add->drafts, AmendsContactDraft, i);
        gint64 id;

        if (!add_draft (job, add, draft, &id, error))
            return FALSE;
        g_array_append_val (add->added.ids, id);
        if (id != 0)
            g_array_append_val (reviews, draft->review_id);
    }
    return log_added (job, add, reviews, error);
}

void
amends_store_add_contacts_async (AmendsStore *self, const AmendsContactDraft *drafts, gsize n_drafts, gint64 not_before,
                                 gboolean handed_over, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
    Add *add;

    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (drafts != NULL || n_drafts == 0);

    add = g_new0 (Add, 1);
    add->drafts = g_array_sized_new (FALSE, FALSE, sizeof (AmendsContactDraft), (guint) n_drafts);
    g_array_set_clear_func (add->drafts, clear_draft);
    for (gsize i = 0; i < n_drafts; i++) {
        AmendsContactDraft draft = drafts[i];

        draft.rule_pack = g_strdup (draft.rule_pack);
        draft.currency = g_strdup (draft.currency);
        g_array_append_val (add->drafts, draft);
    }
    add->not_before = not_before;
    add->handed_over = handed_over;
    amends_store_start (self, AMENDS_JOB_ACTION, amends_store_add_contacts_async, add_contacts, add, free_add,
                        cancellable, callback, user_data);
}

gboolean
amends_store_add_contacts_finish (AmendsStore *self, GAsyncResult *result, AmendsContactsAdded *added, GError **error)
{
    Add *add = amends_store_finish (self, result, amends_store_add_contacts_async, error);

    if (add != NULL && added != NULL) {
        *added = add->added;
        add->added = (AmendsContactsAdded) { 0 };
    }
    return add != NULL;
}

typedef struct {
    gint64 id; /* of a contact or a review */
    AmendsContactChange change;
    gboolean unfinished;
    GPtrArray *contacts; /* (owned) (nullable) */
} Request;

static void
free_request (gpointer data)
{
    Request *self = data;

    g_clear_pointer (&self->contacts, g_ptr_array_unref);
    g_free (self);
}

/* ?1 is the contact, ?2 the present instant. What was refused may be tried again only as long as no other contact counts. */
static const char *const CHANGES[] = {
    [AMENDS_CONTACT_CHANGE_CANCEL] = "UPDATE contact SET state = 7 WHERE id = ?1 AND state IN (1, 4) AND ?2 = ?2",
    [AMENDS_CONTACT_CHANGE_RETRY] =
        "UPDATE contact SET attempts = iif (state = 4, 0, attempts), asks = 0, error = iif (state = 4, NULL, error), "
        "state = iif (state = 4, 1, state), not_before = max (?2, hold_until) "
        "WHERE id = ?1 AND (state IN (1, 4) OR (state IN (2, 5) AND not_before > 0)) "
        "AND (state <> 4 OR NOT EXISTS (SELECT 1 FROM contact AS o WHERE o.review_id = contact.review_id "
        "AND o.state NOT IN (4, 7)))",
    [AMENDS_CONTACT_CHANGE_WAS_SENT] =
        "UPDATE contact SET state = 3, sent_at = ?2, by_hand = 1, error = NULL WHERE id = ?1 AND state IN (5, 6)",
    [AMENDS_CONTACT_CHANGE_NOT_SENT] =
        "UPDATE contact SET state = iif (state = 5, 4, 7), asks = 0 WHERE id = ?1 AND state IN (5, 6) AND ?2 = ?2",
};

static gboolean
change_contact (AmendsJob *job, gpointer data, GError **error)
{
    Request *request = data;
    g_autoptr (AmendsContact) contact = NULL;
    gboolean changed;

    if (!amends_contacts_load (job->db, request->id, &contact, error) ||
        !amends_contacts_change (job->db, CHANGES[request->change], request->id, MAX (job->now, 1), &changed, error))
        return FALSE;
    if (!changed) {
        amends_store_set_error (error, AMENDS_STORE_ERROR_CONFLICT);
        return FALSE;
    }
    job->changes = AMENDS_STORE_CHANGE_ROWS | AMENDS_STORE_CHANGE_CONTACTS | AMENDS_STORE_CHANGE_UNDO;
    return TRUE;
}

void
amends_store_change_contact_async (AmendsStore *self, gint64 contact_id, AmendsContactChange change,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    Request *request;

    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail ((guint) change < G_N_ELEMENTS (CHANGES));

    request = g_new0 (Request, 1);
    request->id = contact_id;
    request->change = change;
    amends_store_start (self, AMENDS_JOB_ACTION, amends_store_change_contact_async, change_contact, request,
                        free_request, cancellable, callback, user_data);
}

gboolean
amends_store_change_contact_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    return amends_store_finish (self, result, amends_store_change_contact_async, error) != NULL;
}

static gboolean
list_contacts (AmendsJob *job, gpointer data, GError **error)
{
    Request *request = data;

    request->contacts = amends_contacts_list (job->db, request->id, request->unfinished, error);
    return request->contacts != NULL;
}

void
amends_store_list_contacts_async (AmendsStore *self, gint64 review_id, gboolean unfinished, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
    Request *request;

    g_return_if_fail (AMENDS_IS_STORE (self));

    request = g_new0 (Request, 1);
    request->id = review_id;
    request->unfinished = unfinished;
    amends_store_start (self, AMENDS_JOB_READ, amends_store_list_contacts_async, list_contacts, request, free_request,
                        cancellable, callback, user_data);
}

GPtrArray *
amends_store_list_contacts_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Request *request = amends_store_finish (self, result, amends_store_list_contacts_async, error);

    return request != NULL ? g_steal_pointer (&request->contacts) : NULL;
}
