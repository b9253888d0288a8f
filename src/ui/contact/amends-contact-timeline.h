/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-store-reviews.h"
#include "amends-timeline.h"

G_BEGIN_DECLS

/**
 * amends_contact_timeline_new: all that happened to a review, newest first: what the person did, contacts, deliveries, answers, refunds, edits and
 * the removal by its author or the marketplace.
 *
 * Returns: (transfer full) (element-type AmendsTimelineEntry)
 */
GPtrArray *amends_contact_timeline_new (const AmendsReviewDetail *detail);

G_END_DECLS
