/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-feedback-total.h"
#include "amends-sample-data.h"

G_BEGIN_DECLS

/** AmendsSampleFeedback: what a buyer said of the shop and of one order, or the mark that it was removed. Owned by its AmendsSampleData. */
typedef struct {
    AmendsSampleRow row;
    const AmendsSampleMarketplace *marketplace;
    const char *order_id; /* of the order, which outlives this */
    gint64 published_at;
    gint64 responded_at; /* 0 without a response */
    gint64 struck_at;    /* 0, or when the marketplace struck it through */
    gint64 deleted_at;   /* 0, or this is a tombstone and nothing but the row counts */
    int stars;
    AmendsTri by_marketplace; /* the marketplace sent the order */
    const char *language;
    const char *author;
    const char *text;
    const char *response; /* (nullable) */
} AmendsSampleFeedback;

/** AmendsSampleTotal: what the marketplace's page says of one window. */
typedef struct {
    const AmendsSampleMarketplace *marketplace;
    AmendsFeedbackWindow window;
    AmendsFeedbackCounts counts;
} AmendsSampleTotal;

/**
 * amends_sample_feedback_add: makes the feedback about the shop's orders, 28 for a hundred reviews as far as orders go, and the totals, whose lifetime
 * is longer than what is listed. More parcels come late since October.
 */
void amends_sample_feedback_add (AmendsSampleData *data, guint n_reviews, guint32 seed, gint64 midnight);

G_END_DECLS
