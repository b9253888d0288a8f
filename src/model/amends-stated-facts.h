/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-types.h"

G_BEGIN_DECLS

/**
 * AmendsStatedFacts: what the person knows of the order behind a review, from the marketplace's own pages. Each counts only as long as no source says
 * anything of it. Immutable.
 */
typedef struct {
    gint64 stated_at;     /* 0 before it is stored */
    const char *order_id; /* (nullable) */
    gint64 ordered_at;    /* 0 = not known */
    AmendsTri verified;
    AmendsTri seller_of_record;
    AmendsTri digital_subscription;
    AmendsTri consent;
} AmendsStatedFacts;

#define AMENDS_TYPE_STATED_FACTS (amends_stated_facts_get_type ())
GType amends_stated_facts_get_type (void);

/** amends_stated_facts_new: Returns: (transfer full): an immutable copy of @fields and of its strings */
AmendsStatedFacts *amends_stated_facts_new (const AmendsStatedFacts *fields);
AmendsStatedFacts *amends_stated_facts_ref (AmendsStatedFacts *self);
void amends_stated_facts_unref (AmendsStatedFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsStatedFacts, amends_stated_facts_unref)

/** amends_stated_facts_are_empty: Returns: TRUE if nothing is stated; of NULL too */
gboolean amends_stated_facts_are_empty (const AmendsStatedFacts *self);
/** amends_stated_facts_are_equal: whether the same is stated, whenever that was; neither may be NULL */
gboolean amends_stated_facts_are_equal (const AmendsStatedFacts *a, const AmendsStatedFacts *b);

/** What is stated where nothing is. */
#define AMENDS_STATED_FACTS_NONE                                                                                       \
    ((AmendsStatedFacts) { .verified = AMENDS_TRI_UNKNOWN,                                                             \
                           .seller_of_record = AMENDS_TRI_UNKNOWN,                                                     \
                           .digital_subscription = AMENDS_TRI_UNKNOWN,                                                 \
                           .consent = AMENDS_TRI_UNKNOWN })

G_END_DECLS
