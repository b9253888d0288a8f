/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-rules.h"

#include <locale.h>

#define NOW G_GINT64_CONSTANT (1795305600) /* 2026-11-22 */
#define DAY 86400
#define ORDERED (NOW - 30 * DAY)

#define YES AMENDS_TRI_YES
#define NO AMENDS_TRI_NO
#define OPEN AMENDS_TRI_UNKNOWN

typedef struct {
    AmendsReview review;
    AmendsOrder order;
    AmendsAccount account;
    AmendsContact contact;
    AmendsStatedFacts stated;
    gboolean has_order, has_stated, has_account, has_contact;
    gint64 now;
} Situation;

/* A customer who may be contacted. */
static Situation
make_good (void)
{
    return (Situation) {
        .review = { .external_id = "R1", .marketplace = "SE", .stars = 2, .verified = YES },
        .order = { .external_id = "O1",
                   .ordered_at = ORDERED,
                   .seller_of_record = YES,
                   .digital_subscription = NO,
                   .consent = YES },
        .account = { .kind = "feed", .professional = YES, .brand_representative = YES },
        .contact = { .key = "k", .state = AMENDS_CONTACT_CANCELLED, .reason = AMENDS_CONTACT_CUSTOMER_SUPPORT },
        .has_order = TRUE,
        .has_account = TRUE,
        .now = NOW,
    };
}

static AmendsContactDecision *
decide (const Situation *situation)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

    return amends_contact_rules_decide (
        amends_rule_packs_get_default (), &situation->review, situation->has_order ? &situation->order : NULL,
        situation->has_stated ? &situation->stated : NULL, situation->has_account ? &situation->account : NULL,
        situation->has_contact ? &situation->contact : NULL, situation->now, utc);
}

static void
test_eligible (void)
{
    Situation good = make_good ();
    g_autoptr (AmendsContactDecision) decision = decide (&good);

    g_assert_true (decision->eligible);
    g_assert_cmpint (decision->headline, ==, -1);
    g_assert_cmpint (decision->until, ==, G_GINT64_CONSTANT (1824335999)); /* 2027-10-23T23:59:59Z */
    g_assert_cmpstr (decision->pack_name, ==, "se 2026-11-22");
    for (int i = 0; i < AMENDS_N_CONTACT_CRITERIA; i++) {
        g_assert_cmpint (decision->rows[i].criterion, ==, i);
        g_assert_cmpint (decision->rows[i].verdict, ==, AMENDS_VERDICT_PASS);
        g_assert_cmpstr (decision->rows[i].sentence, !=, NULL);
        g_assert_true (g_str_has_suffix (decision->rows[i].sentence, "."));
        g_assert_cmpint (decision->rows[i].has_rule, ==,
                         i == AMENDS_CONTACT_CRITERION_CRITICAL || i == AMENDS_CONTACT_CRITERION_WINDOW);
    }
    g_assert_cmpint (decision->rows[AMENDS_CONTACT_CRITERION_CRITICAL].rule, ==, AMENDS_RULE_CRITICAL_MAX_STARS);
    g_assert_cmpint (decision->rows[AMENDS_CONTACT_CRITERION_WINDOW].rule, ==, AMENDS_RULE_CONTACT_WINDOW_MONTHS);
}

/* What one fact is changed to, so that one row changes. */
typedef enum {
    STARS_4,
    STARS_5,
    GONE,
    STARS_0,
    NOT_PROFESSIONAL,
    NO_ROLE,
    PROFESSIONAL_OPEN,
    ROLE_OPEN,
    OTHER_SELLER,
    SELLER_OPEN,
    NOT_VERIFIED,
    VERIFIED_OPEN,
    TOO_OLD,
    NO_DATE,
    DATE_AHEAD,
    DIGITAL,
    DIGITAL_OPEN,
    NO_CONSENT,
    CONSENT_OPEN,
    CONTACTED,
    WAITING,
    SENDING,
    MAYBE_SENT,
    HANDED_OVER,
    REFUSED_AS_CONTACTED,
    REFUSED_CONSENT,
    REFUSED_WINDOW,
    REFUSED_ANYHOW,
    REFUSED_OTHERWISE,
    N_CHANGES,
} Change;

static void
set_contact (Situation *situation, AmendsContactState state, const char *error)
{
    situation->has_contact = TRUE;
    situation->contact.state = state;
    situation->contact.error = error;
}

static void
change_review (Situation *situation, Change change)
{
    switch ((int) change) {
    case STARS_4:
        situation->review.stars = 4;
        break;
    case STARS_5:
        situation->review.stars = 5;
        break;
    case STARS_0:
        situation->review.stars = 0;
        break;
    case GONE:
        situation->review.gone_at = NOW - DAY;
        break;
    case NOT_PROFESSIONAL:
        situation->account.professional = NO;
        break;
    case NO_ROLE:
        situation->account.brand_representative = NO;
        break;
    case PROFESSIONAL_OPEN:
        situation->account.professional = OPEN;
        break;
    case ROLE_OPEN:
        situation->account.brand_representative = OPEN;
        break;
    case NOT_VERIFIED:
        situation->review.verified = NO;
        break;
    case VERIFIED_OPEN:
        situation->review.verified = OPEN;
        break;
    default:
        break;
    }
}

static void
change_order (Situation *situation, Change change)
{
    switch ((int) change) {
    case OTHER_SELLER:
        situation->order.seller_of_record = NO;
        break;
    case SELLER_OPEN:
        situation->order.seller_of_record = OPEN;
        break;
    case TOO_OLD:
        situation->order.ordered_at = NOW - 366 * DAY;
        break;
    case NO_DATE:
        situation->order.ordered_at = 0;
        break;
    case DATE_AHEAD:
        situation->order.ordered_at = NOW + DAY + 1;
        break;
    case DIGITAL:
        situation->order.digital_subscription = YES;
        break;
    case DIGITAL_OPEN:
        situation->order.digital_subscription = OPEN;
        break;
    case NO_CONSENT:
        situation->order.consent = NO;
        break;
    case CONSENT_OPEN:
        situation->order.consent = OPEN;
        break;
    default:
        break;
    }
}

static void
change_contact (Situation *situation, Change change)
{
    static const struct {
        Change change;
        AmendsContactState state;
        const char *error;
    } CONTACTS[] = {
        { CONTACTED, AMENDS_CONTACT_SENT, NULL },
        { WAITING, AMENDS_CONTACT_WAITING, NULL },
        { SENDING, AMENDS_CONTACT_SENDING, NULL },
        { MAYBE_SENT, AMENDS_CONTACT_UNKNOWN, NULL },
        { HANDED_OVER, AMENDS_CONTACT_HANDED_OVER, NULL },
        { REFUSED_AS_CONTACTED, AMENDS_CONTACT_FAILED, "already-contacted" },
        { REFUSED_CONSENT, AMENDS_CONTACT_FAILED, "not-eligible:consent" },
        { REFUSED_WINDOW, AMENDS_CONTACT_FAILED, "not-eligible:window" },
        { REFUSED_ANYHOW, AMENDS_CONTACT_FAILED, "not-eligible" },
        { REFUSED_OTHERWISE, AMENDS_CONTACT_FAILED, "not-eligible:weather" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CONTACTS); i++) {
        if (CONTACTS[i].change == change)
            set_contact (situation, CONTACTS[i].state, CONTACTS[i].error);
    }
}

static void
apply (Situation *situation, Change change)
{
    change_review (situation, change);
    change_order (situation, change);
    change_contact (situation, change);
}

static const struct {
    AmendsContactCriterion criterion;
    AmendsVerdict verdict;
    const char *sentence;
} CHANGES[N_CHANGES] = {
    [STARS_4] = { AMENDS_CONTACT_CRITERION_CRITICAL, AMENDS_VERDICT_FAIL,
                  "The review has 4 stars; a review is critical only up to 3." },
    [STARS_5] = { AMENDS_CONTACT_CRITERION_CRITICAL, AMENDS_VERDICT_FAIL,
                  "The review has 5 stars; a review is critical only up to 3." },
    [GONE] = { AMENDS_CONTACT_CRITERION_CRITICAL, AMENDS_VERDICT_FAIL, "The review is no longer on the marketplace." },
    [STARS_0] = { AMENDS_CONTACT_CRITERION_CRITICAL, AMENDS_VERDICT_UNKNOWN,
                  "It is not known how many stars the review has." },
    [NOT_PROFESSIONAL] = { AMENDS_CONTACT_CRITERION_ROLE, AMENDS_VERDICT_FAIL,
                           "The account is not a professional selling account." },
    [NO_ROLE] = { AMENDS_CONTACT_CRITERION_ROLE, AMENDS_VERDICT_FAIL,
                  "The account does not have the Brand Representative role." },
    [PROFESSIONAL_OPEN] = { AMENDS_CONTACT_CRITERION_ROLE, AMENDS_VERDICT_UNKNOWN, "It is not known whether*" },
    [ROLE_OPEN] = { AMENDS_CONTACT_CRITERION_ROLE, AMENDS_VERDICT_UNKNOWN, "It is not known whether*" },
    [OTHER_SELLER] = { AMENDS_CONTACT_CRITERION_SELLER_OF_RECORD, AMENDS_VERDICT_FAIL,
                       "Another seller sold this order." },
    [SELLER_OPEN] = { AMENDS_CONTACT_CRITERION_SELLER_OF_RECORD, AMENDS_VERDICT_UNKNOWN,
                      "It is not known who sold this order." },
    [NOT_VERIFIED] = { AMENDS_CONTACT_CRITERION_VERIFIED, AMENDS_VERDICT_FAIL,
                       "The review is not of a verified purchase." },
    [VERIFIED_OPEN] = { AMENDS_CONTACT_CRITERION_VERIFIED, AMENDS_VERDICT_UNKNOWN, "It is not known whether*" },
    [TOO_OLD] = { AMENDS_CONTACT_CRITERION_WINDOW, AMENDS_VERDICT_FAIL,
                  "Ordered on 21 November 2025; contact was possible until 21 November 2026." },
    [NO_DATE] = { AMENDS_CONTACT_CRITERION_WINDOW, AMENDS_VERDICT_UNKNOWN,
                  "It is not known when this order was placed." },
    [DATE_AHEAD] = { AMENDS_CONTACT_CRITERION_WINDOW, AMENDS_VERDICT_UNKNOWN,
                     "The order is dated 23 November 2026, which is yet to come." },
    [DIGITAL] = { AMENDS_CONTACT_CRITERION_NOT_DIGITAL, AMENDS_VERDICT_FAIL, "The order is a digital subscription." },
    [DIGITAL_OPEN] = { AMENDS_CONTACT_CRITERION_NOT_DIGITAL, AMENDS_VERDICT_UNKNOWN, "It is not known whether*" },
    [NO_CONSENT] = { AMENDS_CONTACT_CRITERION_CONSENT, AMENDS_VERDICT_FAIL, "The customer does not accept messages." },
    [CONSENT_OPEN] = { AMENDS_CONTACT_CRITERION_CONSENT, AMENDS_VERDICT_UNKNOWN, "It is not known whether*" },
    [CONTACTED] = { AMENDS_CONTACT_CRITERION_NOT_CONTACTED, AMENDS_VERDICT_FAIL,
                    "The customer has been contacted about this review." },
    [WAITING] = { AMENDS_CONTACT_CRITERION_NOT_CONTACTED, AMENDS_VERDICT_FAIL, "*waiting to be sent." },
    [SENDING] = { AMENDS_CONTACT_CRITERION_NOT_CONTACTED, AMENDS_VERDICT_FAIL, "*is being sent." },
    [MAYBE_SENT] = { AMENDS_CONTACT_CRITERION_NOT_CONTACTED, AMENDS_VERDICT_FAIL, "*may have reached*" },
    [HANDED_OVER] = { AMENDS_CONTACT_CRITERION_NOT_CONTACTED, AMENDS_VERDICT_FAIL, "*Say whether*" },
    [REFUSED_AS_CONTACTED] = { AMENDS_CONTACT_CRITERION_NOT_CONTACTED, AMENDS_VERDICT_FAIL,
                               "*has already been contacted*" },
    [REFUSED_CONSENT] = { AMENDS_CONTACT_CRITERION_CONSENT, AMENDS_VERDICT_FAIL, "The marketplace refused*" },
    [REFUSED_ANYHOW] = { AMENDS_CONTACT_CRITERION_NOT_CONTACTED, AMENDS_VERDICT_FAIL, "The marketplace refused*" },
    [REFUSED_OTHERWISE] = { AMENDS_CONTACT_CRITERION_NOT_CONTACTED, AMENDS_VERDICT_FAIL, "The marketplace refused*" },
    [REFUSED_WINDOW] = { AMENDS_CONTACT_CRITERION_WINDOW, AMENDS_VERDICT_FAIL, "The marketplace refused*" },
};

/* Each criterion alone flips the result, and only its own row. */
static void
test_each_criterion_flips (void)
{
    for (int change = 0; change < N_CHANGES; change++) {
        Situation situation = make_good ();
        g_autoptr (AmendsContactDecision) decision = NULL;

        apply (&situation, (Change) change);
        decision = decide (&situation);
        g_test_message ("change %d: %s", change, decision->rows[CHANGES[change].criterion].sentence);
        g_assert_false (decision->eligible);
        g_assert_cmpint (decision->headline, ==, (int) CHANGES[change].criterion);
        for (int i = 0; i < AMENDS_N_CONTACT_CRITERIA; i++)
            g_assert_cmpint (decision->rows[i].verdict, ==,
                             i == (int) CHANGES[change].criterion ? CHANGES[change].verdict : AMENDS_VERDICT_PASS);
        g_assert_true (
            g_pattern_match_simple (CHANGES[change].sentence, decision->rows[CHANGES[change].criterion].sentence));
    }
}

/* Any number of things wrong at once: every row tells its own, the first that fails is the headline, and unknown never passes. */
static void
test_any_mixture (void)
{
    for (int round = 0; round < 2000; round++) {
        Situation situation = make_good ();
        AmendsVerdict expected[AMENDS_N_CONTACT_CRITERIA] = { AMENDS_VERDICT_PASS };
        g_autoptr (AmendsContactDecision) decision = NULL;
        int fail = -1, unknown = -1;

        for (int i = g_test_rand_int_range (0, 5); i > 0; i--) {
            Change change = (Change) g_test_rand_int_range (0, CONTACTED);

            if (expected[CHANGES[change].criterion] != AMENDS_VERDICT_PASS)
                continue;
            apply (&situation, change);
            expected[CHANGES[change].criterion] = CHANGES[change].verdict;
        }
        for (int i = AMENDS_N_CONTACT_CRITERIA - 1; i >= 0; i--) {
            fail = expected[i] == AMENDS_VERDICT_FAIL ? i : fail;
            unknown = expected[i] == AMENDS_VERDICT_UNKNOWN ? i : unknown;
        }
        decision = decide (&situation);
        for (int i = 0; i < AMENDS_N_CONTACT_CRITERIA; i++)
            g_assert_cmpint (decision->rows[i].verdict, ==, expected[i]);
        g_assert_cmpint (decision->headline, ==, fail >= 0 ? fail : unknown);
        g_assert_cmpint (decision->eligible, ==, fail < 0 && unknown < 0);
    }
}

static void
test_nothing_known (void)
{
    Situation situation = { .review = { .external_id = "R", .marketplace = "", .verified = OPEN }, .now = NOW };
    g_autoptr (AmendsContactDecision) decision = decide (&situation);

    g_assert_false (decision->eligible);
    g_assert_cmpint (decision->headline, ==, AMENDS_CONTACT_CRITERION_CRITICAL);
    g_assert_cmpint (decision->until, ==, 0);
    g_assert_cmpstr (decision->pack_name, ==, "base 2026-11-22");
    for (int i = 0; i < AMENDS_CONTACT_CRITERION_NOT_CONTACTED; i++)
        g_assert_cmpint (decision->rows[i].verdict, ==, AMENDS_VERDICT_UNKNOWN);
    g_assert_cmpstr (decision->rows[AMENDS_CONTACT_CRITERION_CONSENT].sentence, ==,
                     "The order behind this review is not known.");
}

/* A failed or cancelled contact leaves the customer to be contacted; a sent one tells when. */
static void
test_contacts (void)
{
    Situation situation = make_good ();
    g_autoptr (AmendsContactDecision) cancelled = NULL;
    g_autoptr (AmendsContactDecision) failed = NULL;
    g_autoptr (AmendsContactDecision) sent = NULL;

    set_contact (&situation, AMENDS_CONTACT_CANCELLED, NULL);
    cancelled = decide (&situation);
    g_assert_true (cancelled->eligible);
    set_contact (&situation, AMENDS_CONTACT_FAILED, "offline");
    failed = decide (&situation);
    g_assert_true (failed->eligible);
    set_contact (&situation, AMENDS_CONTACT_SENT, NULL);
    situation.contact.sent_at = NOW - DAY;
    sent = decide (&situation);
    g_assert_cmpstr (sent->rows[AMENDS_CONTACT_CRITERION_NOT_CONTACTED].sentence, ==,
                     "The customer was contacted about this review on 21 November 2026.");
}

static void
test_find_contact (void)
{
    static const struct {
        AmendsContactState states[3]; /* newest first */
        int found;
    } CASES[] = {
        { { AMENDS_CONTACT_SENT, AMENDS_CONTACT_FAILED, AMENDS_CONTACT_CANCELLED }, 0 },
        { { AMENDS_CONTACT_CANCELLED, AMENDS_CONTACT_FAILED, AMENDS_CONTACT_WAITING }, 2 },
        { { AMENDS_CONTACT_FAILED, AMENDS_CONTACT_CANCELLED, AMENDS_CONTACT_CANCELLED }, 0 },
        { { AMENDS_CONTACT_CANCELLED, AMENDS_CONTACT_UNKNOWN, AMENDS_CONTACT_FAILED }, 1 },
    };
    g_autoptr (GPtrArray) none = g_ptr_array_new ();

    g_assert_null (amends_contact_rules_find_contact (none));
    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (GPtrArray) contacts = g_ptr_array_new ();
        AmendsContact fields[3] = { 0 };

        for (int j = 0; j < 3; j++) {
            fields[j].state = CASES[i].states[j];
            g_ptr_array_add (contacts, &fields[j]);
        }
        g_assert_true (amends_contact_rules_find_contact (contacts) == &fields[CASES[i].found]);
    }
}

static void
test_last_second (void)
{
    Situation situation = make_good ();
    g_autoptr (AmendsContactDecision) first = decide (&situation);
    g_autoptr (AmendsContactDecision) last = NULL;
    g_autoptr (AmendsContactDecision) late = NULL;

    situation.now = first->until;
    last = decide (&situation);
    g_assert_true (last->eligible);
    situation.now = first->until + 1;
    late = decide (&situation);
    g_assert_cmpint (late->headline, ==, AMENDS_CONTACT_CRITERION_WINDOW);
    g_assert_cmpint (late->until, ==, first->until);
}

static const AmendsContactLimit *
find_limit (const AmendsContactLimits *limits, const char *marketplace)
{
    for (gsize i = 0; i < limits->n_items; i++) {
        if (g_str_equal (limits->items[i].marketplace, marketplace))
            return &limits->items[i];
    }
    return &limits->items[limits->n_items - 1];
}

/* What a query compares with gives what the rules decide, for any order at any instant. */
static void
test_limits_agree (void)
{
    static const char *const MARKETPLACES[] = { "SE", "PL", "CA", "DE", "" };
    static const char *const ZONES[] = { "UTC", "Europe/Warsaw", "America/St_Johns" };

    for (int round = 0; round < 5000; round++) {
        g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (ZONES[round % 3]);
        Situation situation = make_good ();
        g_autoptr (AmendsContactLimits) limits = NULL;
        g_autoptr (AmendsContactDecision) decision = NULL;
        const AmendsContactLimit *limit;
        gboolean expected;

        situation.now = NOW + g_test_rand_int_range (-500 * DAY, 500 * DAY);
        situation.review.stars = g_test_rand_int_range (1, 6);
        situation.review.marketplace = MARKETPLACES[g_test_rand_int_range (0, G_N_ELEMENTS (MARKETPLACES))];
        situation.order.ordered_at =
            situation.now - 365 * DAY + g_test_rand_int_range (-3 * DAY, round % 2 == 0 ? 3 * DAY : 368 * DAY);
        limits = amends_contact_rules_get_limits (amends_rule_packs_get_default (), situation.now, zone);
        limit = find_limit (limits, situation.review.marketplace);
        expected = situation.review.stars <= limit->max_stars && situation.order.ordered_at >= limit->ordered_since &&
                   situation.order.ordered_at <= limit->ordered_until;
        decision = amends_contact_rules_decide (amends_rule_packs_get_default (), &situation.review, &situation.order,
                                                NULL, &situation.account, NULL, situation.now, zone);
        g_assert_cmpint (decision->eligible, ==, expected);
    }
}

static void
test_limits (void)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    g_autoptr (AmendsContactLimits) limits =
        amends_contact_rules_get_limits (amends_rule_packs_get_default (), NOW, utc);

    g_assert_cmpuint (limits->n_items, ==, 4);
    g_assert_cmpstr (limits->items[0].marketplace, ==, "CA");
    g_assert_cmpstr (limits->items[3].marketplace, ==, "");
    g_assert_cmpint (limits->items[3].max_stars, ==, 3);
    g_assert_cmpint (limits->items[3].ordered_since, ==, NOW - 365 * DAY);
}

static void
test_names (void)
{
    static const char *const NAMES[] = { "critical", "role",        "seller-of-record", "verified",
                                         "window",   "not-digital", "consent",          "not-contacted" };

    for (int i = 0; i < AMENDS_N_CONTACT_CRITERIA; i++) {
        g_assert_cmpstr (amends_contact_criterion_to_string ((AmendsContactCriterion) i), ==, NAMES[i]);
        g_assert_cmpstr (amends_contact_criterion_get_title ((AmendsContactCriterion) i), !=, NULL);
    }
    g_assert_cmpstr (amends_verdict_to_string (AMENDS_VERDICT_PASS), ==, "pass");
    g_assert_cmpstr (amends_verdict_to_string (AMENDS_VERDICT_FAIL), ==, "fail");
    g_assert_cmpstr (amends_verdict_to_string (AMENDS_VERDICT_UNKNOWN), ==, "unknown");
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "C.UTF-8");
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/contact-rules/eligible", test_eligible);
    g_test_add_func ("/contact-rules/each-criterion-flips", test_each_criterion_flips);
    g_test_add_func ("/contact-rules/any-mixture", test_any_mixture);
    g_test_add_func ("/contact-rules/nothing-known", test_nothing_known);
    g_test_add_func ("/contact-rules/contacts", test_contacts);
    g_test_add_func ("/contact-rules/find-contact", test_find_contact);
    g_test_add_func ("/contact-rules/last-second", test_last_second);
    g_test_add_func ("/contact-rules/limits-agree", test_limits_agree);
    g_test_add_func ("/contact-rules/limits", test_limits);
    g_test_add_func ("/contact-rules/names", test_names);
    return g_test_run ();
}
