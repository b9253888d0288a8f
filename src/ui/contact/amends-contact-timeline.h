/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-store-reviews.h"

G_BEGIN_DECLS

/** AmendsTimelineEntry: one thing that happened to a review. */
typedef struct {
    gint64 at;
    char *text; /* what a customer wrote is in it: never markup */
} AmendsTimelineEntry;

/**
 * amends_contact_timeline_new: all that happened to a review, newest first: what the person did, contacts, deliveries, answers, refunds, edits and
 * the removal by its author or the marketplace.
 *
 * Returns: (transfer full) (element-type AmendsTimelineEntry)
 */
GPtrArray *amends_contact_timeline_new (const AmendsReviewDetail *detail);

G_END_DECLS
