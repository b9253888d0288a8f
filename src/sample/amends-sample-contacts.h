/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-sample-feed.h"
#include "amends-sample-ledger.h"

G_BEGIN_DECLS

/** AmendsSampleFault: what the shop does wrong, with a contact or with whatever it is asked, so that a client can be tried out. */
typedef enum {
    AMENDS_SAMPLE_FAULT_NONE,
    AMENDS_SAMPLE_FAULT_ACCEPT_THEN_TIMEOUT, /* takes it, and never answers */
    AMENDS_SAMPLE_FAULT_FAIL_BEFORE_ACCEPT,  /* 500, and it was not taken */
    AMENDS_SAMPLE_FAULT_DUPLICATE,           /* somebody else was faster */
    AMENDS_SAMPLE_FAULT_NOT_ELIGIBLE,        /* the customer has withdrawn the consent meanwhile */
    AMENDS_SAMPLE_FAULT_SERVER_ERROR,        /* 500 to anything */
    AMENDS_SAMPLE_FAULT_UNAVAILABLE,         /* 503 to anything, with the time after which to ask again */
    AMENDS_SAMPLE_FAULT_NOT_OFFERED,         /* 404 to anything, as from a shop that does not have that list */
} AmendsSampleFault;

/** amends_sample_fault_from_string: "accept-then-timeout", "fail-before-accept", "duplicate", "not-eligible", "server-error", "unavailable", "not-offered". @name: (nullable). FALSE if it is none */
gboolean amends_sample_fault_from_string (const char *name, AmendsSampleFault *fault);

/** AmendsSampleContactQuestion: one request about contacts. All members borrowed. */
typedef struct {
    AmendsSampleData *data;
    AmendsSampleLedger *ledger;
    gint64 now;
    const char *resource; /* below the base, "/contacts" */
    GHashTable *query;    /* (nullable) */
    const char *origin;
    GBytes *body;    /* (nullable): of a POST; NULL = a GET */
    const char *key; /* (nullable): Idempotency-Key */
    AmendsSampleFault fault;
} AmendsSampleContactQuestion;

/** amends_sample_contacts_has: whether @resource is about contacts, templates or messages */
gboolean amends_sample_contacts_has (const char *resource);

/** amends_sample_contacts_answer: Returns: status 0 if there is to be no answer at all */
AmendsSampleAnswer amends_sample_contacts_answer (const AmendsSampleContactQuestion *question);

G_END_DECLS
