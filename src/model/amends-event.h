/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-types.h"

G_BEGIN_DECLS

typedef enum {
    AMENDS_EVENT_DONE = 1,
    AMENDS_EVENT_REOPENED = 2,
    AMENDS_EVENT_NOTE = 3,
    AMENDS_EVENT_OPENED = 4,        /* the review's page was opened on the marketplace; cannot be undone */
    AMENDS_EVENT_CONTACT = 5,       /* contacts were put into the outbox; undone by cancelling those that still wait */
    AMENDS_EVENT_REPORT_OPENED = 6, /* the review's page was opened to report it; cannot be undone */
    AMENDS_EVENT_REPORTED = 7,      /* the person says that it was reported for abuse */
    AMENDS_EVENT_CAUSE = 8,         /* the person says why the customer is unhappy; text: the ids, NULL: cleared */
    AMENDS_EVENT_SOLUTION = 9, /* a solution of the guide was ticked; text: its id, NULL: the tick was taken away */
    AMENDS_EVENT_PLAN = 10,    /* the plan to resolve feedback was changed; text: its state */
    AMENDS_EVENT_STATED = 11,  /* the person says what they know of the order behind the review */
    AMENDS_EVENT_ROLES = 12,   /* the same of an account's roles: about no review; said anew instead of undone */
} AmendsEventKind;

/** AmendsSubject: what an event is about, and what kinds of comment there are. */
typedef enum {
    AMENDS_SUBJECT_REVIEW = 1,
    AMENDS_SUBJECT_FEEDBACK = 2,
    AMENDS_SUBJECT_SHOP = 3, /* no single comment: a solution that was ticked for the whole shop */
} AmendsSubject;

/** AmendsEvent: one entry of the append-only log. Immutable. */
typedef struct {
    gint64 id;
    gint64 at;
    AmendsEventKind kind;
    AmendsSubject subject;
    gint64 review_id;     /* the one review it is about, or the first of several; 0 if it is about feedback */
    gint64 feedback_id;   /* the same for feedback */
    guint64 n_reviews;    /* how many reviews or feedback it is about */
    const char *text;     /* the note's new text, or what the kind says; (nullable) */
    const char *old_text; /* the same before the event; (nullable) */
    gint64 undoes;        /* the id of the event that this one takes back, or 0 */
    gint64 undone_by;     /* the id of the event that took this one back, or 0 */
} AmendsEvent;

#define AMENDS_TYPE_EVENT (amends_event_get_type ())
GType amends_event_get_type (void);

AmendsEvent *amends_event_new (const AmendsEvent *fields);
AmendsEvent *amends_event_ref (AmendsEvent *self);
void amends_event_unref (AmendsEvent *self);

/** amends_subject_to_string: Returns: the stable name in JSON ("review", "feedback", "shop") */
const char *amends_subject_to_string (AmendsSubject subject);
/** amends_event_kind_to_string: Returns: the stable name in the log and in JSON ("done", "reopened", "note", "opened", "contact", "report-opened", "reported", "cause", "solution", "plan", "stated", "roles") */
const char *amends_event_kind_to_string (AmendsEventKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsEvent, amends_event_unref)

G_END_DECLS
