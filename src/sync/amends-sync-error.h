/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AmendsSyncError: why a source could not be read, or a contact not be sent. Each has a sentence and a next step of its own; see
 * amends_sync_error_explain().
 */
typedef enum {
    AMENDS_SYNC_ERROR_OFFLINE,         /* no network, or the host cannot be found */
    AMENDS_SYNC_ERROR_REFUSED,         /* the host does not answer, or cut the connection, or is too slow */
    AMENDS_SYNC_ERROR_TLS,             /* its certificate is not acceptable */
    AMENDS_SYNC_ERROR_UNAUTHORISED,    /* token missing, wrong or withdrawn */
    AMENDS_SYNC_ERROR_FORBIDDEN,       /* permission missing (rules #14 to #16) */
    AMENDS_SYNC_ERROR_NOT_BRAND_OWNER, /* "not identified as brand owner" (rule #1) */
    AMENDS_SYNC_ERROR_THROTTLED,       /* still 429 after waiting as told */
    AMENDS_SYNC_ERROR_SERVER,          /* 5xx after retries */
    AMENDS_SYNC_ERROR_MALFORMED,       /* an answer that is not the feed, a loop of pages, too large, too deep */
    AMENDS_SYNC_ERROR_NO_TOKEN,        /* no token is stored: the person must enter it */
    AMENDS_SYNC_ERROR_UNSUPPORTED,     /* no such address or connector */
    AMENDS_SYNC_ERROR_NOT_ELIGIBLE,    /* the marketplace does not let this customer be contacted (any more) */
    AMENDS_SYNC_ERROR_CONTACTED,       /* somebody has contacted this customer about the review before */
    AMENDS_SYNC_ERROR_REJECTED,        /* the marketplace does not know the review, or does not take the contact */
} AmendsSyncError;

#define AMENDS_SYNC_ERROR (amends_sync_error_quark ())
GQuark amends_sync_error_quark (void);

/** amends_sync_error_to_code: Returns: the stable name that is stored and printed ("offline", "unauthorised", …) */
const char *amends_sync_error_to_code (AmendsSyncError error);

/** amends_sync_error_from_code: @code: (nullable): may have a detail behind a colon ("not-eligible:consent"). FALSE if it is unknown */
gboolean amends_sync_error_from_code (const char *code, AmendsSyncError *error);

/** amends_sync_error_explain: Returns: (transfer none): the translated next step for a person */
const char *amends_sync_error_explain (AmendsSyncError error);

G_END_DECLS
