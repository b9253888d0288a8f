/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-account.h"

G_BEGIN_DECLS

/** AmendsStateKind: where a state is shown. */
typedef enum {
    AMENDS_STATE_KIND_FINE,    /* nothing to tell */
    AMENDS_STATE_KIND_WELCOME, /* nothing is here yet, and no account: the welcome page */
    AMENDS_STATE_KIND_PAGE,    /* in place of the list, which is empty */
    AMENDS_STATE_KIND_BANNER,  /* above the list */
} AmendsStateKind;

/** AmendsStateFacts: all that the state follows from. */
typedef struct {
    GPtrArray *accounts; /* (element-type AmendsAccount) */
    gint64 n_reviews;    /* in the whole store */
    gboolean feedback;   /* there is some about the seller; asked only where there are no reviews */
    gboolean network;    /* some network is there */
    gboolean syncing;
    gboolean sample;    /* the sample shop is open */
    gboolean read_only; /* the store cannot be written */
} AmendsStateFacts;

/** AmendsAccountState: what to tell the person, and the next step. The texts are translated and plain. */
typedef struct {
    AmendsStateKind kind;
    gint64 account_id;  /* whose problem it is; 0 = nobody's */
    const char *icon;   /* (nullable) */
    char *title;        /* (nullable) */
    char *description;  /* (nullable) */
    GStrv steps;        /* (nullable): to be done one after the other */
    const char *button; /* (nullable) */
    const char *action; /* (nullable): of the window, in detail: "win.sync", "win.show-page::feedback" */
} AmendsAccountState;

/** amends_account_state_new: the state that matters most; never a blank page. Pure. Rules #1, #14 to #17, #19. */
AmendsAccountState *amends_account_state_new (const AmendsStateFacts *facts);

/** amends_account_state_new_problem: what is wrong with one account, as a page. Returns: (nullable): NULL if nothing is */
AmendsAccountState *amends_account_state_new_problem (const AmendsAccount *account);

/** amends_account_state_dup_steps_text: Returns: (transfer full) (nullable): title and numbered steps, to be copied and sent to somebody */
char *amends_account_state_dup_steps_text (const AmendsAccountState *self);

void amends_account_state_free (AmendsAccountState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsAccountState, amends_account_state_free)

G_END_DECLS
