/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ctl-contact.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <sysexits.h>

#include "amends-store-accounts.h"
#include "amends-sync-error.h"
#include "ctl-output.h"
#include "ctl-rules.h"

static AmendsReviewDetail *
load_detail (CtlContext *context, gint64 review_id, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_store_load_detail_async (context->store, review_id, context->cancellable, amends_await_cb, &await);
    return amends_store_load_detail_finish (context->store, amends_await (&await), error);
}

static GPtrArray *
list_accounts (CtlContext *context, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_store_list_accounts_async (context->store, context->cancellable, amends_await_cb, &await);
    return amends_store_list_accounts_finish (context->store, amends_await (&await), error);
}

static const AmendsAccount *
find_account (GPtrArray *accounts, gint64 id)
{
    for (guint i = 0; i < accounts->len; i++) {
        const AmendsAccount *account = g_ptr_array_index (accounts, i);

        if (account->id == id)
            return account;
    }
    return NULL;
}

AmendsContactDecision *
ctl_contact_decide (CtlContext *context, gint64 review_id, gint64 at, GTimeZone *zone, AmendsReviewDetail **detail,
                    GError **error)
{
    g_autoptr (GPtrArray) accounts = NULL;
    g_autoptr (AmendsRulePacks) packs = NULL;

    *detail = load_detail (context, review_id, error);
    accounts = *detail != NULL ? list_accounts (context, error) : NULL;
    if (accounts == NULL)
        return NULL;
    packs = ctl_rules_load (context);
    return amends_contact_rules_decide (packs, (*detail)->review, (*detail)->order, (*detail)->stated,
                                        find_account (accounts, (*detail)->review->account_id),
                                        amends_contact_rules_find_contact ((*detail)->contacts), at, zone);
}

void
ctl_outbox_init (CtlOutbox *self, CtlContext *context)
{
    self->secrets = amends_secrets_new ();
    amends_secrets_set_folder (self->secrets, amends_store_get_folder (context->store));
    self->engine = amends_sync_engine_new (context->store, self->secrets);
    self->outbox = amends_outbox_new (context->store, self->secrets, self->engine);
}

void
ctl_outbox_clear (CtlOutbox *self)
{
    g_clear_object (&self->outbox);
    g_clear_object (&self->engine);
    g_clear_object (&self->secrets);
}

static AmendsContact *
load_contact (CtlContext *context, gint64 id, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GPtrArray) contacts = NULL;

    amends_store_list_contacts_async (context->store, 0, FALSE, NULL, amends_await_cb, &await);
    contacts = amends_store_list_contacts_finish (context->store, amends_await (&await), error);
    for (guint i = 0; contacts != NULL && i < contacts->len; i++)
        if (((const AmendsContact *) contacts->pdata[i])->id == id)
            return amends_contact_ref (contacts->pdata[i]);
    return NULL;
}

static int
tell_state (const AmendsContact *contact)
{
    AmendsSyncError code = AMENDS_SYNC_ERROR_SERVER;
    gboolean has_error = amends_sync_error_from_code (contact->error, &code);
    g_autoptr (GError) error = g_error_new_literal (AMENDS_SYNC_ERROR, (int) code, "");

    switch (contact->state) {
    case AMENDS_CONTACT_SENT:
        printf (_ ("Contact %" PRId64 " was sent.\n"), contact->id);
        return EX_OK;
    case AMENDS_CONTACT_FAILED:
        ctl_warn (_ ("The marketplace did not take contact %" PRId64 " (%s). %s"), contact->id, contact->error,
                  has_error ? amends_sync_error_explain (code) : "");
        return ctl_exit_code (error);
    case AMENDS_CONTACT_UNKNOWN:
        ctl_warn (_ ("It is not known whether contact %" PRId64 " was sent. Look on the marketplace, then write "
                     "“amendsctl outbox sent %" PRId64 "” or “amendsctl outbox not-sent %" PRId64 "”."),
                  contact->id, contact->id, contact->id);
        return EX_TEMPFAIL;
    case AMENDS_CONTACT_WAITING:
    case AMENDS_CONTACT_SENDING:
    case AMENDS_CONTACT_HANDED_OVER:
    case AMENDS_CONTACT_CANCELLED:
    default:
        ctl_warn (_ ("Contact %" PRId64 " is still in the outbox (%s). Send it later: amendsctl outbox retry %" PRId64),
                  contact->id,
                  contact->error != NULL ? contact->error : amends_contact_state_to_string (contact->state),
                  contact->id);
        return EX_TEMPFAIL;
    }
}

int
ctl_outbox_flush (CtlOutbox *self, CtlContext *context, gint64 id)
{
    g_auto (AmendsAwait) flushed = AMENDS_AWAIT_INIT, synced = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsContact) contact = NULL;
    g_autoptr (GError) error = NULL;

    amends_outbox_flush_async (self->outbox, context->cancellable, amends_await_cb, &flushed);
    amends_outbox_flush_finish (self->outbox, amends_await (&flushed), NULL, &error);
    if (error != NULL && error->domain != AMENDS_SYNC_ERROR)
        return ctl_context_fail (context, error);
    g_clear_error (&error);
    /* A refusal has made the outbox read the facts again: the data is closed only after that. */
    if (amends_sync_engine_is_running (self->engine)) {
        amends_sync_engine_sync_async (self->engine, 0, context->cancellable, amends_await_cb, &synced);
        amends_sync_engine_sync_finish (self->engine, amends_await (&synced), NULL, NULL, NULL);
    }
    contact = load_contact (context, id, &error);
    if (contact == NULL)
        return error != NULL ? ctl_context_fail (context, error) : EX_NOINPUT;
    return tell_state (contact);
}

int
ctl_outbox_change (CtlContext *context, gint64 id, AmendsContactChange change)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;

    amends_store_change_contact_async (context->store, id, change, NULL, amends_await_cb, &await);
    if (amends_store_change_contact_finish (context->store, amends_await (&await), &error))
        return EX_OK;
    return ctl_context_fail (context, error);
}
