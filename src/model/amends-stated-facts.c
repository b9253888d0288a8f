/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-stated-facts.h"

#include "amends-packed.h"

static const gsize STRINGS[] = {
    G_STRUCT_OFFSET (AmendsStatedFacts, order_id),
};
static const AmendsPackedFields LAYOUT = { sizeof (AmendsStatedFacts), STRINGS, G_N_ELEMENTS (STRINGS), NULL, 0 };

G_DEFINE_BOXED_TYPE (AmendsStatedFacts, amends_stated_facts, amends_stated_facts_ref, amends_stated_facts_unref)

AmendsStatedFacts *
amends_stated_facts_new (const AmendsStatedFacts *fields)
{
    return amends_packed_new (&LAYOUT, fields);
}

AmendsStatedFacts *
amends_stated_facts_ref (AmendsStatedFacts *self)
{
    return amends_packed_ref (self);
}

void
amends_stated_facts_unref (AmendsStatedFacts *self)
{
    amends_packed_unref (self);
}

gboolean
amends_stated_facts_are_equal (const AmendsStatedFacts *a, const AmendsStatedFacts *b)
{
    return g_strcmp0 (a->order_id, b->order_id) == 0 && a->ordered_at == b->ordered_at && a->verified == b->verified &&
           a->seller_of_record == b->seller_of_record && a->digital_subscription == b->digital_subscription &&
           a->consent == b->consent;
}

gboolean
amends_stated_facts_are_empty (const AmendsStatedFacts *self)
{
    return self == NULL || amends_stated_facts_are_equal (self, &AMENDS_STATED_FACTS_NONE);
}
