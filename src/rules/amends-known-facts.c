/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-known-facts.h"

static AmendsKnownFact
join_tri (AmendsTri told, AmendsTri stated, gint64 stated_at)
{
    if (told != AMENDS_TRI_UNKNOWN || stated == AMENDS_TRI_UNKNOWN || stated_at == 0)
        return (AmendsKnownFact) { told, 0 };
    return (AmendsKnownFact) { stated, stated_at };
}

static AmendsKnownFact
join_instant (gint64 told, gint64 stated, gint64 stated_at)
{
    return told > 0 || stated <= 0 ? (AmendsKnownFact) { MAX (told, 0), 0 } : (AmendsKnownFact) { stated, stated_at };
}

AmendsKnownFacts
amends_known_facts_join (const AmendsReview *review, const AmendsOrder *order, const AmendsStatedFacts *stated,
                         const AmendsAccount *account)
{
    static const AmendsOrder UNKNOWN_ORDER = { .seller_of_record = AMENDS_TRI_UNKNOWN,
                                               .digital_subscription = AMENDS_TRI_UNKNOWN,
                                               .consent = AMENDS_TRI_UNKNOWN };
    static const AmendsAccount UNKNOWN_ACCOUNT = { .professional = AMENDS_TRI_UNKNOWN,
                                                   .brand_representative = AMENDS_TRI_UNKNOWN };
    const AmendsStatedFacts nothing = AMENDS_STATED_FACTS_NONE;
    const AmendsOrder *told = order != NULL ? order : &UNKNOWN_ORDER;
    const AmendsStatedFacts *said = stated != NULL ? stated : &nothing;
    const AmendsAccount *seller = account != NULL ? account : &UNKNOWN_ACCOUNT;

    return (AmendsKnownFacts) {
        .professional = join_tri (seller->professional, seller->stated_professional, seller->stated_at),
        .brand_representative =
            join_tri (seller->brand_representative, seller->stated_brand_representative, seller->stated_at),
        .verified = join_tri (review->verified, said->verified, said->stated_at),
        .ordered_at = join_instant (told->ordered_at, said->ordered_at, said->stated_at),
        .seller_of_record = join_tri (told->seller_of_record, said->seller_of_record, said->stated_at),
        .digital_subscription = join_tri (told->digital_subscription, said->digital_subscription, said->stated_at),
        .consent = join_tri (told->consent, said->consent, said->stated_at),
        .has_order = order != NULL || !amends_stated_facts_are_empty (stated),
    };
}
