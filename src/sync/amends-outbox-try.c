/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-outbox-try.h"

#include <string.h>

#include "amends-connector-contact.h"
#include "amends-sync-access.h"
#include "amends-sync-error.h"

/* The request of a contact, and the access that it goes by. */
typedef struct {
    AmendsOutboxTry *try;
    AmendsSyncAccess *access;
} Running;

AmendsOutboxTry *
amends_outbox_try_new (AmendsContact *contact, AmendsReview *review, gboolean must_ask, const AmendsOutboxPace *pace)
{
    AmendsOutboxTry *self = g_new0 (AmendsOutboxTry, 1);

    self->contact = contact;
    self->review = review;
    self->must_ask = must_ask;
    self->pace = *pace;
    self->settlement.contact_id = contact->id;
    return self;
}

void
amends_outbox_try_free (AmendsOutboxTry *self)
{
    amends_contact_unref (self->contact);
    amends_review_unref (self->review);
    if (self->settlement.receipt != NULL)
        amends_contact_receipt_unref ((AmendsContactReceipt *) self->settlement.receipt);
    g_free ((char *) self->settlement.error);
    g_free ((char *) self->settlement.criterion);
    g_free (self);
}

static void
free_running (gpointer data)
{
    Running *running = data;

    g_clear_pointer (&running->access, amends_sync_access_free);
    g_free (running);
}

/* 30 s, 60 s, … up to an hour, by how many tries there were. */
static gint64
get_backoff (const AmendsOutboxTry *self, int tries)
{
    guint doublings = (guint) CLAMP (tries - 1, 0, 20);

    return (gint64) MIN ((guint64) self->pace.first << doublings, self->pace.longest);
}

static void
settle (AmendsOutboxTry *self, AmendsContactState state, const char *error, gint64 wait)
{
    self->settlement.state = state;
    self->settlement.error = g_strdup (error);
    self->settlement.wait = wait;
}

/* Most failures to connect only say what the socket saw; whether there is any network is known elsewhere. Loopback needs none. */
static const char *
refine_code (const char *code, const AmendsAccount *account)
{
    gboolean loopback = account == NULL || account->base_url == NULL || g_str_has_prefix (account->base_url, "http:");

    if (g_strcmp0 (code, amends_sync_error_to_code (AMENDS_SYNC_ERROR_REFUSED)) == 0 && !loopback &&
        !g_network_monitor_get_network_available (g_network_monitor_get_default ()))
        return amends_sync_error_to_code (AMENDS_SYNC_ERROR_OFFLINE);
    return code;
}

/* A name of the rules, as "not-eligible:consent"; what is no such name says nothing. */
static void
settle_refused (AmendsOutboxTry *self, const char *code, char *criterion)
{
    g_autofree char *name = criterion;
    g_autofree char *whole = NULL;
    gsize length = name != NULL ? strspn (name, G_CSET_a_2_z "-") : 0;

    if (length > 0 && length < 40 && name[length] == '\0') {
        whole = g_strconcat (code, ":", name, NULL);
        self->settlement.criterion = g_steal_pointer (&name);
    }
    settle (self, AMENDS_CONTACT_FAILED, whole != NULL ? whole : code, 0);
}

static void
settle_outcome (AmendsOutboxTry *self, AmendsSendOutcome *outcome, const AmendsAccount *account)
{
    const char *code = refine_code (outcome->code, account);

    switch (outcome->kind) {
    case AMENDS_SEND_TAKEN:
        settle (self, AMENDS_CONTACT_SENT, NULL, 0);
        self->settlement.receipt = g_steal_pointer (&outcome->receipt);
        break;
    case AMENDS_SEND_REFUSED:
        settle_refused (self, code, g_steal_pointer (&outcome->criterion));
        break;
    case AMENDS_SEND_LATER:
        settle (self, AMENDS_CONTACT_WAITING, code,
                outcome->retry_after >= 0 ? outcome->retry_after : get_backoff (self, self->contact->attempts));
        self->settlement.account_wide = outcome->account_wide;
        break;
    case AMENDS_SEND_UNANSWERED:
    default:
        /* Asked at once: most answers are lost when a connection is cut, and the next one is a new one. */
        settle (self, AMENDS_CONTACT_SENDING, code, 0);
    }
}

/* A question that is not answered is asked again; the person is told after a few, and it is asked on, only more seldom. */
static void
settle_unasked (AmendsOutboxTry *self, const char *code)
{
    gboolean is_unknown = self->contact->state == AMENDS_CONTACT_UNKNOWN;

    settle (self, AMENDS_CONTACT_SENDING, code, is_unknown ? self->pace.longest : self->pace.first);
    self->settlement.has_asked = TRUE;
}

static const char *
get_code (const GError *error)
{
    return error->domain == AMENDS_SYNC_ERROR ? amends_sync_error_to_code ((AmendsSyncError) error->code)
                                              : amends_sync_error_to_code (AMENDS_SYNC_ERROR_REFUSED);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    Running *running = g_task_get_task_data (task);
    g_autoptr (AmendsSendOutcome) outcome = amends_connector_send_contact_finish (AMENDS_CONNECTOR (source), result);

    settle_outcome (running->try, outcome, running->access->account);
    g_task_return_boolean (task, TRUE);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    Running *running = g_task_get_task_data (task);
    AmendsOutboxTry *self = running->try;
    AmendsContactReceipt *receipt = NULL;
    g_autoptr (GError) error = NULL;

    if (!amends_connector_find_contact_finish (AMENDS_CONNECTOR (source), result, &receipt, &error)) {
        settle_unasked (self, refine_code (get_code (error), running->access->account));
    } else if (receipt != NULL) {
        settle (self, AMENDS_CONTACT_SENT, NULL, 0);
        self->settlement.receipt = receipt;
    } else {
        /* It never got there. The same key again, at once for the first time. */
        settle (self, AMENDS_CONTACT_WAITING, NULL,
                self->contact->attempts <= 1 ? 0 : get_backoff (self, self->contact->attempts - 1));
    }
    g_task_return_boolean (task, TRUE);
}

/* Before there is anything to send with: nothing has left. */
static void
settle_no_access (AmendsOutboxTry *self, const GError *error)
{
    gboolean unsupported = g_error_matches (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_UNSUPPORTED);

    if (unsupported) {
        settle (self, self->must_ask ? AMENDS_CONTACT_UNKNOWN : AMENDS_CONTACT_FAILED, get_code (error), 0);
    } else if (self->must_ask) {
        settle_unasked (self, get_code (error));
    } else {
        settle (self, AMENDS_CONTACT_WAITING, get_code (error), get_backoff (self, self->contact->attempts));
        self->settlement.account_wide = TRUE;
    }
}

static void
access_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    Running *running = g_task_get_task_data (task);
    AmendsOutboxTry *self = running->try;
    AmendsContactRequest request = { self->review->external_id, self->contact->reason, self->contact->key, NULL };
    g_autoptr (GError) error = NULL;

    running->access = amends_sync_access_find_finish (AMENDS_SYNC_ENGINE (source), result, &error);
    if (running->access == NULL) {
        settle_no_access (self, error);
        g_task_return_boolean (task, TRUE);
    } else if (self->must_ask) {
        amends_connector_find_contact_async (running->access->connector, running->access->account,
                                             running->access->token, &request, NULL, found_cb, g_object_ref (task));
    } else {
        amends_connector_send_contact_async (running->access->connector, running->access->account,
                                             running->access->token, &request, NULL, sent_cb, g_object_ref (task));
    }
}

void
amends_outbox_try_run_async (AmendsOutboxTry *self, AmendsSyncEngine *engine, AmendsStore *store,
                             AmendsSecrets *secrets, GAsyncReadyCallback callback, gpointer user_data)
{
    GTask *task = g_task_new (engine, NULL, callback, user_data);
    Running *running = g_new0 (Running, 1);

    running->try = self;
    g_task_set_source_tag (task, amends_outbox_try_run_async);
    g_task_set_task_data (task, running, free_running);
    amends_sync_access_find_async (engine, store, secrets, self->contact->account_id, NULL, access_found_cb, task);
}

void
amends_outbox_try_run_finish (AmendsSyncEngine *engine, GAsyncResult *result)
{
    g_return_if_fail (g_task_is_valid (result, engine));
    g_return_if_fail (g_async_result_is_tagged (result, amends_outbox_try_run_async));

    g_task_propagate_boolean (G_TASK (result), NULL);
}
