/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-facets.h"
#include "amends-feedback.h"
#include "amends-review-query.h"

G_BEGIN_DECLS

/**
 * AmendsFeedbackQuery: which feedback, in which order; a plain value. What feedback has in common with reviews is asked for as for reviews, so that
 * filters, search language and saved text are the same; the rest of @common is not looked at. A kind is stars: amends_rating_get_stars().
 */
typedef struct {
    AmendsReviewQuery *
        common; /* (owned): stars, marketplaces, languages, account, period, done, note, gone, causes, door, terms (in text and response), order */
    guint states;           /* bit n set: AmendsFeedbackState n wanted; 0 = any */
    guint plans;            /* bit n set: AmendsPlanState n wanted, bit 0: no plan; 0 = any */
    AmendsTri has_response; /* UNKNOWN = any */
} AmendsFeedbackQuery;

#define AMENDS_TYPE_FEEDBACK_QUERY (amends_feedback_query_get_type ())
GType amends_feedback_query_get_type (void);

AmendsFeedbackQuery *amends_feedback_query_new (void);
/** amends_feedback_query_new_for: @common: (transfer full): as the search language parsed it */
AmendsFeedbackQuery *amends_feedback_query_new_for (AmendsReviewQuery *common);
AmendsFeedbackQuery *amends_feedback_query_copy (const AmendsFeedbackQuery *self);
void amends_feedback_query_free (AmendsFeedbackQuery *self);

/** AmendsFeedbackFacets: the counts beside the filters, each under the other filters. Ref-counted, immutable once handed out. */
typedef struct {
    guint64 total;                            /* feedback that matches the whole query */
    guint64 stars[6];                         /* [1] to [5]; [0] is unused */
    guint64 states[AMENDS_N_FEEDBACK_STATES]; /* by AmendsFeedbackState */
    guint64 with_response, without_response;
    GPtrArray *marketplaces; /* (element-type AmendsFacetValue), most first, then by label */
    GPtrArray *languages;
} AmendsFeedbackFacets;

#define AMENDS_TYPE_FEEDBACK_FACETS (amends_feedback_facets_get_type ())
GType amends_feedback_facets_get_type (void);

AmendsFeedbackFacets *amends_feedback_facets_new (void);
AmendsFeedbackFacets *amends_feedback_facets_ref (AmendsFeedbackFacets *self);
void amends_feedback_facets_unref (AmendsFeedbackFacets *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsFeedbackQuery, amends_feedback_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsFeedbackFacets, amends_feedback_facets_unref)

G_END_DECLS
