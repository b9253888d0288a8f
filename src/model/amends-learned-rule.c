/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-learned-rule.h"

#include "amends-packed.h"

static const gsize STRINGS[] = {
    G_STRUCT_OFFSET (AmendsLearnedRule, phrase),
};
static const AmendsPackedFields LAYOUT = { sizeof (AmendsLearnedRule), STRINGS, G_N_ELEMENTS (STRINGS), NULL, 0 };

G_DEFINE_BOXED_TYPE (AmendsLearnedRule, amends_learned_rule, amends_learned_rule_ref, amends_learned_rule_unref)

AmendsLearnedRule *
amends_learned_rule_new (const AmendsLearnedRule *fields)
{
    return amends_packed_new (&LAYOUT, fields);
}

AmendsLearnedRule *
amends_learned_rule_ref (AmendsLearnedRule *self)
{
    return amends_packed_ref (self);
}

void
amends_learned_rule_unref (AmendsLearnedRule *self)
{
    amends_packed_unref (self);
}
