/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-cause-effect.h"
#include "amends-rating-forecast.h"
#include "amends-solution-done.h"
#include "amends-store-cause-counts.h"
#include "amends-store-record.h"

G_BEGIN_DECLS

/** AmendsReportScope: what a report is about. Days are counted from 1970-01-01, UTC, as everywhere in the rating. */
typedef struct {
    gint64 first_day, last_day; /* both included */
    const char *marketplace;    /* (nullable): code; NULL = all */
    const char *brand;          /* (nullable): NULL = all; feedback has no brand, and is shown whatever it is */
    gint64 made_at;             /* the present instant */
} AmendsReportScope;

/** AmendsReportStars: how many of each. */
typedef struct {
    gint64 n[6]; /* [1] to [5]; [0] is unused */
} AmendsReportStars;

gint64 amends_report_stars_get_all (const AmendsReportStars *self);
/** amends_report_stars_get_critical: reviews that the marketplace calls critical (X3: another scale than feedback's) */
gint64 amends_report_stars_get_critical (const AmendsReportStars *self, const AmendsRulePack *pack);
/** amends_report_stars_get_tenths: Returns: the mean in tenths of a star, half rounded up; 0 without any */
int amends_report_stars_get_tenths (const AmendsReportStars *self);

/** AmendsReportSolution: something that was done for the whole shop, and what came of it. */
typedef struct {
    AmendsSolutionDone *done; /* (owned) */
    AmendsEffect effect;      /* by all comments, as the marketplace and the brand of the scope have them */
} AmendsReportSolution;

/** AmendsReportSource: what a report is made of, as it was read. */
typedef struct {
    AmendsRecord *record;
    AmendsFeedbackHistory *history;
    AmendsCauseBucket causes, causes_before; /* in the period, and in as many days before it */
    GPtrArray *solutions;                    /* (element-type AmendsReportSolution): the earliest first */
    gint64 n_plan_steps;                     /* solutions that were ticked for single feedback */
    gint64 n_solved;                         /* feedback of the period whose plan is solved */
} AmendsReportSource;

/** amends_report_source_init: with nothing but room for solutions */
void amends_report_source_init (AmendsReportSource *self);
void amends_report_source_clear (AmendsReportSource *self);
/** amends_report_source_add: Returns: (transfer none): with an effect that it is too early to tell */
AmendsReportSolution *amends_report_source_add (AmendsReportSource *self, AmendsSolutionDone *done);

/** AmendsReportFacts: all that a report says, before it is words. Owned by whom it is given to. */
typedef struct {
    AmendsReportScope scope; /* its strings are owned */
    const AmendsRulePack *pack;
    AmendsReportSource source;
    AmendsRating rating; /* on the last day: what "amendsctl feedback rating --at" prints */
    GArray *days;        /* (element-type AmendsRatingDay): each day of the period, of cells that leave nothing out */
    AmendsReportStars reviews, reviews_before; /* in the period, and in as many days before it */
    AmendsReportStars feedback, feedback_before;
    GPtrArray *products; /* (element-type AmendsRecordProduct) (unowned): those with critical reviews, worst first */
} AmendsReportFacts;

/** amends_report_facts_new: @source: (transfer full): is empty then */
AmendsReportFacts *amends_report_facts_new (const AmendsReportScope *scope, const AmendsRulePack *pack,
                                            AmendsReportSource *source);
void amends_report_facts_free (AmendsReportFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsReportFacts, amends_report_facts_free)

/** AMENDS_REPORT_FEW: fewer reviews than that make a share that says little. Ours, not the marketplace's. */
#define AMENDS_REPORT_FEW 5

/**
 * amends_report_rank_products: those that have critical reviews: first those with AMENDS_REPORT_FEW reviews or more, by the share of critical ones, then
 * the others; the greater number of critical ones first where shares are equal.
 *
 * Returns: (transfer container) (element-type AmendsRecordProduct)
 */
GPtrArray *amends_report_rank_products (const AmendsRulePack *pack, GPtrArray *products);

G_END_DECLS
