/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-send-outcome.h"

#include "amends-retry.h"
#include "amends-sync-error.h"

AmendsSendOutcome *
amends_send_outcome_new (AmendsSendKind kind, const char *code)
{
    AmendsSendOutcome *self = g_new0 (AmendsSendOutcome, 1);

    self->kind = kind;
    self->code = g_strdup (code);
    self->retry_after = -1;
    return self;
}

void
amends_send_outcome_free (AmendsSendOutcome *self)
{
    g_clear_pointer (&self->receipt, amends_contact_receipt_unref);
    g_free (self->code);
    g_free (self->criterion);
    g_free (self);
}

static AmendsSendOutcome *
new_later (AmendsSyncError error, gint64 retry_after)
{
    AmendsSendOutcome *self = amends_send_outcome_new (AMENDS_SEND_LATER, amends_sync_error_to_code (error));

    self->retry_after = retry_after;
    self->account_wide = TRUE;
    return self;
}

static AmendsSendOutcome *
new_of_error (AmendsSendKind kind, AmendsSyncError error)
{
    return amends_send_outcome_new (kind, amends_sync_error_to_code (error));
}

AmendsSendOutcome *
amends_send_outcome_new_lost (const GError *error, gboolean left)
{
    AmendsSyncError code =
        error->domain == AMENDS_SYNC_ERROR ? (AmendsSyncError) error->code : AMENDS_SYNC_ERROR_REFUSED;

    /* A certificate is looked at before the request, with the token in it, is written. */
    if (code == AMENDS_SYNC_ERROR_TLS)
        left = FALSE;
    return left ? new_of_error (AMENDS_SEND_UNANSWERED, code) : new_later (code, -1);
}

AmendsSendOutcome *
amends_send_outcome_new_status (guint status, const char *code, gint64 retry_after)
{
    switch (status) {
    case 401:
        return new_later (AMENDS_SYNC_ERROR_UNAUTHORISED, retry_after);
    case AMENDS_HTTP_TOO_MANY_REQUESTS:
        return new_later (AMENDS_SYNC_ERROR_THROTTLED, retry_after);
    case 503:
        return new_later (AMENDS_SYNC_ERROR_SERVER, retry_after);
    case 403:
        if (g_strcmp0 (code, "not_eligible") == 0)
            return new_of_error (AMENDS_SEND_REFUSED, AMENDS_SYNC_ERROR_NOT_ELIGIBLE);
        return new_of_error (AMENDS_SEND_REFUSED, g_strcmp0 (code, "not_brand_owner") == 0
                                                      ? AMENDS_SYNC_ERROR_NOT_BRAND_OWNER
                                                      : AMENDS_SYNC_ERROR_FORBIDDEN);
    case 409:
        return new_of_error (AMENDS_SEND_REFUSED, g_strcmp0 (code, "already_contacted") == 0
                                                      ? AMENDS_SYNC_ERROR_CONTACTED
                                                      : AMENDS_SYNC_ERROR_REJECTED);
    default:
        /* The server, or one in between, may have given up on a request that it has passed on; so may one that does not keep to the contract. */
        if (status == 408 || status >= 500 || status < 400)
            return new_of_error (AMENDS_SEND_UNANSWERED, AMENDS_SYNC_ERROR_SERVER);
        return new_of_error (AMENDS_SEND_REFUSED, AMENDS_SYNC_ERROR_REJECTED);
    }
}
