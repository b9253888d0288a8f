/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-account.h"

G_BEGIN_DECLS

/** amends_account_text_get_name: Returns: the account's name, or a word for it; valid as long as @account */
const char *amends_account_text_get_name (const AmendsAccount *account);

/**
 * amends_account_text_dup_short_name: the same on one line, cut for headings and sentences: a name from outside may be one long word, which no line of
 * a narrow window could hold. Returns: (transfer full)
 */
char *amends_account_text_dup_short_name (const AmendsAccount *account);

/** amends_account_text_dup_synced: Returns: (transfer full): when it was last synced, in words. @now: instant */
char *amends_account_text_dup_synced (gint64 synced_at, gint64 now);

/** amends_account_text_dup_marketplaces: Returns: (transfer full) (nullable): their names, in a row */
char *amends_account_text_dup_marketplaces (const AmendsAccount *account);

/** AmendsAccountRole: something that the account has, has not, or did not tell (rules #1, #14, #19). */
typedef struct {
    const char *title;  /* translated */
    const char *answer; /* translated: "Yes", "No", "Not stated" */
    AmendsTri value;
} AmendsAccountRole;

#define AMENDS_N_ACCOUNT_ROLES 5
/** amends_account_text_get_roles: fills all of @roles */
void amends_account_text_get_roles (const AmendsAccount *account, AmendsAccountRole roles[AMENDS_N_ACCOUNT_ROLES]);

/** amends_account_text_is_loopback: whether an address stays on this computer. @url: (nullable) */
gboolean amends_account_text_is_loopback (const char *url);

/**
 * amends_account_text_check_address: whether a person's text can be a feed's address: https, or http on this computer; no name or password in it.
 *
 * Returns: (nullable): NULL if it can, else a translated sentence that says what to change
 */
const char *amends_account_text_check_address (const char *url);

/**
 * amends_account_text_check_token: whether a text can be a token: visible ASCII without spaces, as a header can carry it.
 *
 * Returns: (nullable): NULL if it can, else a translated sentence
 */
const char *amends_account_text_check_token (const char *token);

G_END_DECLS
