/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-account.h"
#include "amends-order.h"
#include "amends-review.h"
#include "amends-stated-facts.h"

G_BEGIN_DECLS

/** AmendsKnownFact: one fact, and whose word it is. */
typedef struct {
    gint64 value;     /* an AmendsTri, or an instant with 0 for not known */
    gint64 stated_at; /* when the person said so; 0: a source told it, or nobody did */
} AmendsKnownFact;

/** AmendsKnownFacts: what sources told, and where they told nothing, what the person stated (X5: else it is unknown). */
typedef struct {
    AmendsKnownFact professional;
    AmendsKnownFact brand_representative;
    AmendsKnownFact verified;
    AmendsKnownFact ordered_at;
    AmendsKnownFact seller_of_record;
    AmendsKnownFact digital_subscription;
    AmendsKnownFact consent;
    gboolean has_order; /* somebody knows something of the order */
} AmendsKnownFacts;

/** amends_known_facts_join: @order, @stated, @account: (nullable) */
AmendsKnownFacts amends_known_facts_join (const AmendsReview *review, const AmendsOrder *order,
                                          const AmendsStatedFacts *stated, const AmendsAccount *account);

G_END_DECLS
