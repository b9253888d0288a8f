/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sync-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

GQuark
amends_sync_error_quark (void)
{
    return g_quark_from_static_string ("amends-sync-error-quark");
}

typedef struct {
    const char *code;
    const char *next_step;
} ErrorText;

/* Indexed by AmendsSyncError. The codes are stored in data files and printed by the command line: never change one. */
static const ErrorText texts[] = {
    [AMENDS_SYNC_ERROR_OFFLINE] = { "offline",
                                    N_ ("Connect to a network, then sync again. What is already here can be read "
                                        "without one.") },
    [AMENDS_SYNC_ERROR_REFUSED] = { "refused",
                                    N_ ("Check that the address is right and that its server is running, then sync "
                                        "again.") },
    [AMENDS_SYNC_ERROR_TLS] = { "tls",
                                N_ ("Do not enter your token on this network. Ask whoever runs the server to renew "
                                    "its certificate, and check this computer’s date and time.") },
    [AMENDS_SYNC_ERROR_UNAUTHORISED] = { "unauthorised",
                                         N_ ("Get a new token from the source and enter it in the account’s "
                                             "settings.") },
    [AMENDS_SYNC_ERROR_FORBIDDEN] = { "forbidden",
                                      /* Translators: “View” and “Edit” are permissions, “Customer reviews” and
                                       * “Advertising” headings on the marketplace’s user permissions page. */
                                      N_ ("Ask the account’s administrator to give you View and Edit for Customer "
                                          "reviews, under Advertising in the user permissions. Then sign out there "
                                          "and in again. If that does not help, open a case with Brand Registry and "
                                          "ask for the Brand Representative role.") },
    [AMENDS_SYNC_ERROR_NOT_BRAND_OWNER] = { "not-brand-owner",
                                            /* Translators: “Brand Registry” and “Brand Representative” are the
                                             * marketplace’s own names. */
                                            N_ ("Sign in with the account that owns the brand, or sign out there "
                                                "and in again. If the account does own it, open a case with Brand "
                                                "Registry and ask for the Brand Representative role.") },
    [AMENDS_SYNC_ERROR_THROTTLED] = { "throttled",
                                      N_ ("Sync again later. What has arrived is kept, and the next sync goes on from "
                                          "there.") },
    [AMENDS_SYNC_ERROR_SERVER] = { "server",
                                   N_ ("Sync again in a while. What has arrived is kept. If it goes on, tell whoever "
                                       "runs the server.") },
    [AMENDS_SYNC_ERROR_MALFORMED] = { "malformed",
                                      N_ ("Check the account’s address, and sign in to the network if it has a login "
                                          "page. If both are right, tell whoever runs the server.") },
    [AMENDS_SYNC_ERROR_NO_TOKEN] = { "no-token", N_ ("Enter the account’s token, then sync again.") },
    [AMENDS_SYNC_ERROR_UNSUPPORTED] = { "unsupported",
                                        N_ ("Enter the address of a review feed. It begins with https:// and often "
                                            "ends in /feed/v1.") },
    [AMENDS_SYNC_ERROR_NOT_ELIGIBLE] = { "not-eligible",
                                         N_ ("Sync to see why. If you think that it is wrong, ask the marketplace.") },
    [AMENDS_SYNC_ERROR_CONTACTED] = { "already-contacted",
                                      N_ ("Sync to see that contact and the customer’s answer here.") },
    [AMENDS_SYNC_ERROR_REJECTED] = { "rejected",
                                     N_ ("Sync, then look at the review on the marketplace: it may have been removed. "
                                         "If it is there, contact the customer from its page.") },
};

const char *
amends_sync_error_to_code (AmendsSyncError error)
{
    g_return_val_if_fail ((guint) error < G_N_ELEMENTS (texts), NULL);

    return texts[error].code;
}

gboolean
amends_sync_error_from_code (const char *code, AmendsSyncError *error)
{
    gsize length = code != NULL ? strcspn (code, ":") : 0;

    for (guint i = 0; length > 0 && i < G_N_ELEMENTS (texts); i++) {
        if (strlen (texts[i].code) == length && strncmp (code, texts[i].code, length) == 0) {
            *error = (AmendsSyncError) i;
            return TRUE;
        }
    }
    return FALSE;
}

const char *
amends_sync_error_explain (AmendsSyncError error)
{
    g_return_val_if_fail ((guint) error < G_N_ELEMENTS (texts), NULL);

    return _ (texts[error].next_step);
}
