/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-types.h"

G_BEGIN_DECLS

/**
 * AmendsAccount: a place that reviews come from. Immutable.
 *
 * Roles and permissions (rules #1, #14, #16, #19) are unknown until a source has told them; what the person knows of them is kept apart.
 */
typedef struct {
    gint64 id;                       /* 0 before it is stored */
    const char *kind;                /* the connector: "feed", "sample", "file"; not NULL */
    const char *name;                /* shown to people; (nullable) */
    const char *base_url;            /* (nullable) for files */
    const char *external_id;         /* the source's own id of the account; (nullable) */
    AmendsTri professional;          /* has a professional selling plan */
    AmendsTri brand_owner;           /* identified as brand owner at all (rule #1) */
    AmendsTri brand_representative;  /* Brand Representative role (rule #19) */
    AmendsTri may_view;              /* permission View for customer reviews (rule #14) */
    AmendsTri may_edit;              /* permission Edit for customer reviews (rule #14) */
    const char *const *marketplaces; /* codes; (nullable) */
    gint64 last_synced_at;           /* end of the last whole sync; 0 = never */
    const char *last_error;          /* (nullable) stable code of the last sync's failure, see AmendsSyncError */
    gint64 last_error_at;
    AmendsTri
        stated_professional; /* what the person says where the source does not; counts only if @stated_at is set */
    AmendsTri stated_brand_representative;
    gint64 stated_at; /* 0 = nothing is stated */
    const char
        *token_file; /* (nullable): the person's own file with the token, read anew at each sync where no keyring is */
} AmendsAccount;

#define AMENDS_TYPE_ACCOUNT (amends_account_get_type ())
GType amends_account_get_type (void);

/** amends_account_new: Returns: (transfer full): an immutable copy of @fields and of its strings */
AmendsAccount *amends_account_new (const AmendsAccount *fields);
AmendsAccount *amends_account_ref (AmendsAccount *self);
void amends_account_unref (AmendsAccount *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsAccount, amends_account_unref)

G_END_DECLS
