/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-resolve-plan.h"
#include "amends-types.h"

G_BEGIN_DECLS

/** AmendsFeedbackState: what the marketplace did with it. Only what stands counts in the rating (X7). */
typedef enum {
    AMENDS_FEEDBACK_STANDS,
    AMENDS_FEEDBACK_STRUCK_THROUGH, /* still shown, with a line through it and a sentence of the marketplace */
    AMENDS_FEEDBACK_REMOVED,        /* no longer shown */
    AMENDS_N_FEEDBACK_STATES,
} AmendsFeedbackState;

/**
 * AmendsFeedback: what one customer said of the seller and of one order. Immutable; made by amends_feedback_new() from borrowed strings.
 * A source fills the first group and leaves the second at zero; the store fills both. Text is valid UTF-8 from outside: never markup.
 */
typedef struct {
    gint64 account_id;        /* the local account; 0 before it is stored */
    const char *external_id;  /* the source's id, unique within the account; not NULL */
    const char *marketplace;  /* two-letter code ("SE", "UK"), or "" where not known */
    const char *order_id;     /* the order it is about; (nullable) */
    int stars;                /* 1 to 5 */
    const char *text;         /* (nullable) */
    const char *response;     /* what the seller answered in public; (nullable) */
    const char *language;     /* BCP 47 ("sv", "zh-Hant"); (nullable) */
    const char *author;       /* a name, or the address that stands for one; (nullable) */
    const char *url;          /* its page on the marketplace; (nullable) */
    AmendsTri by_marketplace; /* the marketplace packed and sent the order */
    gint64 published_at;      /* 0 if the source has no date */
    gint64 updated_at;        /* when the source last changed it; 0 if not told */
    gint64 responded_at;      /* 0 if not told, or without a response */
    gint64 struck_at;         /* when it was struck through; 0 = it is not */
    gint64 removed_at;        /* when it was removed; 0 = it is not */

    gint64 id;            /* the store's row; 0 before it is stored */
    gint64 first_seen_at; /* when it first arrived here */
    gint64 done_at;       /* when it was marked as done; 0 = open */
    gboolean has_note;    /* the person wrote a private note on it */
    gboolean wrong_door;  /* it is only about the product (rule #78) */
    AmendsPlanState plan; /* of the plan to resolve it; 0 = there is none */
} AmendsFeedback;

#define AMENDS_TYPE_FEEDBACK (amends_feedback_get_type ())
GType amends_feedback_get_type (void);

/** amends_feedback_new: Returns: (transfer full): an immutable copy of @fields and of its strings */
AmendsFeedback *amends_feedback_new (const AmendsFeedback *fields);
AmendsFeedback *amends_feedback_ref (AmendsFeedback *self);
void amends_feedback_unref (AmendsFeedback *self);

/** amends_feedback_get_state: removed goes before struck through */
AmendsFeedbackState amends_feedback_get_state (const AmendsFeedback *self);
/** amends_feedback_counts: TRUE if it is part of the rating (X7) */
gboolean amends_feedback_counts (const AmendsFeedback *self);
/** amends_feedback_state_to_string: Returns: the stable name in JSON ("stands", "struck_through", "removed") */
const char *amends_feedback_state_to_string (AmendsFeedbackState state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsFeedback, amends_feedback_unref)

/** AmendsFeedbackRemoval: a source says that a feedback is gone, and no more than that. */
typedef struct {
    char *external_id;
    gint64 removed_at; /* 0 if not told */
} AmendsFeedbackRemoval;

/** amends_feedback_removal_new: copies @external_id */
AmendsFeedbackRemoval *amends_feedback_removal_new (const char *external_id, gint64 removed_at);
void amends_feedback_removal_free (AmendsFeedbackRemoval *self);

G_END_DECLS
