/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-contact-limits.h"

G_BEGIN_DECLS

/** AmendsDonePolicy: which reviews a query shows by whether they are marked as done (rules #9, #10, X6). */
typedef enum {
    AMENDS_DONE_UNSET,       /* not said: all of them */
    AMENDS_DONE_OPEN,        /* only open ones */
    AMENDS_DONE_WITH_RECENT, /* open ones and those marked within the last 30 days */
    AMENDS_DONE_ONLY,        /* only done ones */
    AMENDS_DONE_ALL,         /* all of them, said explicitly */
} AmendsDonePolicy;

typedef enum {
    AMENDS_PERIOD_ALL,
    AMENDS_PERIOD_7_DAYS,
    AMENDS_PERIOD_30_DAYS,
    AMENDS_PERIOD_90_DAYS,
    AMENDS_PERIOD_12_MONTHS, /* calendar months */
    AMENDS_PERIOD_CUSTOM,    /* after and before */
} AmendsPeriod;

typedef enum {
    AMENDS_ORDER_NEWEST,
    AMENDS_ORDER_OLDEST,
    AMENDS_ORDER_STARS_LOW, /* fewest stars first, newest within */
    AMENDS_ORDER_STARS_HIGH,
    AMENDS_ORDER_HELPFUL,
    AMENDS_ORDER_RELEVANCE, /* best text match first; as NEWEST without text */
    AMENDS_ORDER_CONTACT_ENDS, /* customers who can be contacted first, the oldest order first; then the others, newest first */
} AmendsReviewOrder;

/** AmendsTextTerm: one thing looked for in title and body. */
typedef struct {
    char *text;      /* as typed, one word or one phrase; never empty */
    gboolean phrase; /* words must follow one another; otherwise the last word matches as a prefix */
    gboolean negated;
} AmendsTextTerm;

/**
 * AmendsReviewQuery: which reviews, in which order; a plain value. Conditions of different kinds all hold at once; within a list
 * any one is enough; an empty list or zero means "any". The strings are owned.
 */
typedef struct {
    guint stars;             /* bit n set: n stars (1 to 5) wanted; 0 = any */
    GPtrArray *brands;       /* (element-type utf8): whole names, case folded */
    GPtrArray *products;     /* (element-type utf8): product ids, or words of the title */
    GPtrArray *marketplaces; /* (element-type utf8): codes */
    GPtrArray *languages;    /* (element-type utf8): tags; "zh" matches "zh-Hant" */
    gint64 account_id;       /* 0 = any */
    AmendsPeriod period;
    gint64 after;  /* custom period: published at or after this instant; 0 = open */
    gint64 before; /* custom period: published before this instant; 0 = open */
    AmendsDonePolicy done;
    AmendsTri verified;    /* UNKNOWN = any */
    AmendsTri has_photo;   /* UNKNOWN = any */
    AmendsTri edited;      /* UNKNOWN = any */
    AmendsTri has_note;    /* UNKNOWN = any */
    AmendsTri gone;        /* removed at the source; UNKNOWN = any */
    AmendsTri contactable; /* the customer can be contacted, as far as is known; UNKNOWN = any */
    guint causes;          /* bit n set: AmendsCause n wanted, suggested or by the person; 0 = any */
    gboolean wrong_door;   /* only what belongs into the other kind of comment */
    AmendsContactLimits *
        contact_limits; /* (owned) (nullable): what that means at this instant; without, nobody can be contacted. Set by who runs the query: no part of its text, nor of equality */
    GPtrArray *terms;   /* (element-type AmendsTextTerm) */
    AmendsReviewOrder order;
} AmendsReviewQuery;

#define AMENDS_TYPE_REVIEW_QUERY (amends_review_query_get_type ())
GType amends_review_query_get_type (void);

AmendsReviewQuery *amends_review_query_new (void);
AmendsReviewQuery *amends_review_query_copy (const AmendsReviewQuery *self);
void amends_review_query_free (AmendsReviewQuery *self);
gboolean amends_review_query_equal (const AmendsReviewQuery *a, const AmendsReviewQuery *b);

void amends_review_query_add_term (AmendsReviewQuery *self, const char *text, gboolean phrase, gboolean negated);

/** amends_review_query_set_contact_limits: @limits: (nullable): copied */
void amends_review_query_set_contact_limits (AmendsReviewQuery *self, const AmendsContactLimits *limits);

/**
 * amends_review_query_narrow: applies what was typed on top of the sidebar's filter: lists and stars are intersected (where the
 * intersection is empty, the typed value wins, so that typing never shows nothing for a reason that is out of sight), other
 * conditions that @typed says replace those of @self, terms are added.
 */
void amends_review_query_narrow (AmendsReviewQuery *self, const AmendsReviewQuery *typed);

/** amends_review_query_get_range: the instants of the period at @now, in the zone @zone for whole days; 0 = open end. */
void amends_review_query_get_range (const AmendsReviewQuery *self, gint64 now, GTimeZone *zone, gint64 *after,
                                    gint64 *before);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsReviewQuery, amends_review_query_free)

G_END_DECLS
