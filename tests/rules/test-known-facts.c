/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-rules.h"

#define NOW G_GINT64_CONSTANT (1795305600) /* 2026-11-22 */
#define STATED (NOW - 86400)
#define ORDERED (NOW - 30 * 86400)

#define YES AMENDS_TRI_YES
#define NO AMENDS_TRI_NO
#define OPEN AMENDS_TRI_UNKNOWN

/* A review of an imported file: no source tells anything that decides. */
typedef struct {
    AmendsReview review;
    AmendsOrder order;
    AmendsStatedFacts stated;
    AmendsAccount account;
} Situation;

/* The same, with all of it stated so that the customer may be contacted. */
static Situation
make_stated (void)
{
    return (Situation) {
        .review = { .external_id = "R1", .marketplace = "SE", .stars = 2, .verified = OPEN },
        .order = { .external_id = "O1", .seller_of_record = OPEN, .digital_subscription = OPEN, .consent = OPEN },
        .stated = { .stated_at = STATED,
                    .ordered_at = ORDERED,
                    .verified = YES,
                    .seller_of_record = YES,
                    .digital_subscription = NO,
                    .consent = YES },
        .account = { .kind = "file",
                     .professional = OPEN,
                     .brand_representative = OPEN,
                     .stated_professional = YES,
                     .stated_brand_representative = YES,
                     .stated_at = STATED },
    };
}

static AmendsContactDecision *
decide (const Situation *situation)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

    return amends_contact_rules_decide (amends_rule_packs_get_default (), &situation->review, &situation->order,
                                        &situation->stated, &situation->account, NULL, NOW, utc);
}

static void
test_stated_passes (void)
{
    Situation situation = make_stated ();
    g_autoptr (AmendsContactDecision) decision = decide (&situation);

    g_assert_true (decision->eligible);
    for (int i = 0; i < AMENDS_N_CONTACT_CRITERIA; i++) {
        gboolean of_source = i == AMENDS_CONTACT_CRITERION_CRITICAL || i == AMENDS_CONTACT_CRITERION_NOT_CONTACTED;

        g_assert_cmpint (decision->rows[i].stated_at, ==, of_source ? 0 : STATED);
    }
}

/* The facts by their criterion, and where each of them lies: as stated, and as told. */
static const struct {
    AmendsContactCriterion criterion;
    gsize stated, told;
    AmendsTri good;
} FACTS[] = {
    { AMENDS_CONTACT_CRITERION_ROLE, G_STRUCT_OFFSET (Situation, account.stated_professional),
      G_STRUCT_OFFSET (Situation, account.professional), YES },
    { AMENDS_CONTACT_CRITERION_ROLE, G_STRUCT_OFFSET (Situation, account.stated_brand_representative),
      G_STRUCT_OFFSET (Situation, account.brand_representative), YES },
    { AMENDS_CONTACT_CRITERION_SELLER_OF_RECORD, G_STRUCT_OFFSET (Situation, stated.seller_of_record),
      G_STRUCT_OFFSET (Situation, order.seller_of_record), YES },
    { AMENDS_CONTACT_CRITERION_VERIFIED, G_STRUCT_OFFSET (Situation, stated.verified),
      G_STRUCT_OFFSET (Situation, review.verified), YES },
    { AMENDS_CONTACT_CRITERION_NOT_DIGITAL, G_STRUCT_OFFSET (Situation, stated.digital_subscription),
      G_STRUCT_OFFSET (Situation, order.digital_subscription), NO },
    { AMENDS_CONTACT_CRITERION_CONSENT, G_STRUCT_OFFSET (Situation, stated.consent),
      G_STRUCT_OFFSET (Situation, order.consent), YES },
};

static AmendsTri *
get_fact (Situation *situation, gsize offset)
{
    return G_STRUCT_MEMBER_P (situation, offset);
}

/* Of every fact: unknown to both is unknown; what is stated counts; what a source tells counts before it. */
static void
test_each_fact (void)
{
    for (guint i = 0; i < G_N_ELEMENTS (FACTS); i++) {
        for (int told = OPEN; told <= YES; told++) {
            for (int stated = OPEN; stated <= YES; stated++) {
                Situation situation = make_stated ();
                int known = told != OPEN ? told : stated;
                AmendsVerdict verdict = known == OPEN                  ? AMENDS_VERDICT_UNKNOWN
                                        : known == (int) FACTS[i].good ? AMENDS_VERDICT_PASS
                                                                       : AMENDS_VERDICT_FAIL;
                g_autoptr (AmendsContactDecision) decision = NULL;

                *get_fact (&situation, FACTS[i].told) = (AmendsTri) told;
                *get_fact (&situation, FACTS[i].stated) = (AmendsTri) stated;
                decision = decide (&situation);
                g_test_message ("fact %u told %d stated %d", i, told, stated);
                g_assert_cmpint (decision->rows[FACTS[i].criterion].verdict, ==, verdict);
                g_assert_cmpint (decision->eligible, ==, verdict == AMENDS_VERDICT_PASS);
            }
        }
    }
}

static void
test_each_fact_is_marked (void)
{
    for (guint i = 0; i < G_N_ELEMENTS (FACTS); i++) {
        Situation situation = make_stated ();
        g_autoptr (AmendsContactDecision) decision = NULL;

        *get_fact (&situation, FACTS[i].told) = FACTS[i].good;
        decision = decide (&situation);
        /* Of two roles, one is still the person's word. */
        g_assert_cmpint (decision->rows[FACTS[i].criterion].stated_at, ==,
                         FACTS[i].criterion == AMENDS_CONTACT_CRITERION_ROLE ? STATED : 0);
    }
}

static void
test_day_of_order (void)
{
    Situation stated = make_stated (), told = make_stated (), open = make_stated ();
    g_autoptr (AmendsContactDecision) by_person = decide (&stated);
    g_autoptr (AmendsContactDecision) by_source = NULL;
    g_autoptr (AmendsContactDecision) by_nobody = NULL;

    g_assert_cmpint (by_person->until, ==, G_GINT64_CONSTANT (1824335999)); /* 2027-10-23T23:59:59Z */
    told.order.ordered_at = NOW - 400 * 86400;
    by_source = decide (&told);
    g_assert_cmpint (by_source->rows[AMENDS_CONTACT_CRITERION_WINDOW].verdict, ==, AMENDS_VERDICT_FAIL);
    g_assert_cmpint (by_source->rows[AMENDS_CONTACT_CRITERION_WINDOW].stated_at, ==, 0);
    open.stated.ordered_at = 0;
    by_nobody = decide (&open);
    g_assert_cmpint (by_nobody->rows[AMENDS_CONTACT_CRITERION_WINDOW].verdict, ==, AMENDS_VERDICT_UNKNOWN);
}

/* An account whose roles nobody has stated has zeroes there, which are no answer. */
static void
test_nothing_stated (void)
{
    Situation situation = make_stated ();
    AmendsKnownFacts known;

    situation.account.stated_at = 0;
    situation.account.stated_professional = NO;
    known = amends_known_facts_join (&situation.review, NULL, NULL, &situation.account);
    g_assert_cmpint (known.professional.value, ==, OPEN);
    g_assert_cmpint (known.verified.value, ==, OPEN);
    g_assert_cmpint (known.ordered_at.value, ==, 0);
    g_assert_false (known.has_order);
    known = amends_known_facts_join (&situation.review, NULL, &situation.stated, NULL);
    g_assert_true (known.has_order);
    g_assert_cmpint (known.professional.value, ==, OPEN);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/known-facts/stated-passes", test_stated_passes);
    g_test_add_func ("/known-facts/each-fact", test_each_fact);
    g_test_add_func ("/known-facts/each-fact-is-marked", test_each_fact_is_marked);
    g_test_add_func ("/known-facts/day-of-order", test_day_of_order);
    g_test_add_func ("/known-facts/nothing-stated", test_nothing_stated);
    return g_test_run ();
}
