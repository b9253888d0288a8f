/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-contact-rules.h"

#include <glib/gi18n-lib.h>

#include "amends-contact-window.h"
#include "amends-review-rules.h"

/* What a decision rests on. */
typedef struct {
    AmendsRulePack *pack;
    const AmendsReview *review;
    const AmendsContact *contact;
    AmendsKnownFacts known;
    gint64 now;
    GTimeZone *zone;
    gint64 until;
} Facts;

typedef AmendsVerdict (*CheckFunc) (const Facts *facts, char **sentence);

/* How a stored failure names what the marketplace refused: alone, or with the criterion behind it. */
#define REFUSED "not-eligible"
#define CONTACTED_BEFORE "already-contacted"

static char *
format_day (gint64 instant, GTimeZone *zone)
{
    g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant);
    g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
    /* Translators: a day as strftime writes it: day, month, year */
    char *text = local != NULL ? g_date_time_format (local, _ ("%-d %B %Y")) : NULL;

    return text != NULL ? text : g_strdup (_ ("an unknown day"));
}

static AmendsVerdict
tell (AmendsTri fact, char **sentence, const char *yes, const char *no, const char *open)
{
    *sentence = g_strdup (fact == AMENDS_TRI_YES ? yes : fact == AMENDS_TRI_NO ? no : open);
    if (fact == AMENDS_TRI_YES)
        return AMENDS_VERDICT_PASS;
    return fact == AMENDS_TRI_NO ? AMENDS_VERDICT_FAIL : AMENDS_VERDICT_UNKNOWN;
}

static AmendsVerdict
check_critical (const Facts *facts, char **sentence)
{
    int stars = facts->review->stars;
    int most = amends_rule_pack_get_value (facts->pack, AMENDS_RULE_CRITICAL_MAX_STARS);

    if (facts->review->gone_at != 0) {
        *sentence = g_strdup (_ ("The review is no longer on the marketplace."));
        return AMENDS_VERDICT_FAIL;
    }
    if (stars < 1 || stars > 5) {
        *sentence = g_strdup (_ ("It is not known how many stars the review has."));
        return AMENDS_VERDICT_UNKNOWN;
    }
    if (amends_review_rules_is_critical (facts->pack, stars)) {
        /* Translators: the second number is the most stars that a critical review has */
        *sentence =
            g_strdup_printf (ngettext ("The review has %d star; a review is critical up to %d.",
                                       "The review has %d stars; a review is critical up to %d.", (gulong) stars),
                             stars, most);
        return AMENDS_VERDICT_PASS;
    }
    *sentence =
        g_strdup_printf (ngettext ("The review has %d star; a review is critical only up to %d.",
                                   "The review has %d stars; a review is critical only up to %d.", (gulong) stars),
                         stars, most);
    return AMENDS_VERDICT_FAIL;
}

static AmendsVerdict
judge_roles (const AmendsKnownFacts *known)
{
    if (known->professional.value == AMENDS_TRI_NO || known->brand_representative.value == AMENDS_TRI_NO)
        return AMENDS_VERDICT_FAIL;
    if (known->professional.value == AMENDS_TRI_YES && known->brand_representative.value == AMENDS_TRI_YES)
        return AMENDS_VERDICT_PASS;
    return AMENDS_VERDICT_UNKNOWN;
}

static AmendsVerdict
check_role (const Facts *facts, char **sentence)
{
    AmendsVerdict verdict = judge_roles (&facts->known);

    if (verdict == AMENDS_VERDICT_PASS)
        *sentence = g_strdup (_ ("The account is professional and has the Brand Representative role."));
    else if (verdict == AMENDS_VERDICT_UNKNOWN)
        *sentence = g_strdup (_ ("It is not known whether the account is professional and has the Brand Representative "
                                 "role."));
    else if (facts->known.professional.value == AMENDS_TRI_NO)
        *sentence = g_strdup (_ ("The account is not a professional selling account."));
    else
        *sentence = g_strdup (_ ("The account does not have the Brand Representative role."));
    return verdict;
}

static const char *
tell_unknown_order (const Facts *facts, const char *else_sentence)
{
    return !facts->known.has_order ? _ ("The order behind this review is not known.") : else_sentence;
}

static AmendsVerdict
check_seller (const Facts *facts, char **sentence)
{
    return tell ((AmendsTri) facts->known.seller_of_record.value, sentence, _ ("Your account sold this order."),
                 _ ("Another seller sold this order."),
                 tell_unknown_order (facts, _ ("It is not known who sold this order.")));
}

static AmendsVerdict
check_verified (const Facts *facts, char **sentence)
{
    return tell ((AmendsTri) facts->known.verified.value, sentence, _ ("The review is of a verified purchase."),
                 _ ("The review is not of a verified purchase."),
                 _ ("It is not known whether the review is of a verified purchase."));
}

static gboolean
is_dated_ahead (const Facts *facts)
{
    return facts->known.ordered_at.value > amends_contact_window_get_latest (facts->now);
}

static AmendsVerdict
check_window (const Facts *facts, char **sentence)
{
    g_autofree char *ordered = NULL;
    g_autofree char *until = NULL;

    if (is_dated_ahead (facts)) {
        ordered = format_day (facts->known.ordered_at.value, facts->zone);
        *sentence = g_strdup_printf (_ ("The order is dated %s, which is yet to come."), ordered);
        return AMENDS_VERDICT_UNKNOWN;
    }
    if (facts->until == 0) {
        *sentence = g_strdup (tell_unknown_order (facts, _ ("It is not known when this order was placed.")));
        return AMENDS_VERDICT_UNKNOWN;
    }
    ordered = format_day (facts->known.ordered_at.value, facts->zone);
    until = format_day (facts->until, facts->zone);
    if (facts->now <= facts->until) {
        /* Translators: two days, as in “Ordered on 14 March 2026; contact is possible until 14 March 2027.” */
        *sentence = g_strdup_printf (_ ("Ordered on %s; contact is possible until %s."), ordered, until);
        return AMENDS_VERDICT_PASS;
    }
    *sentence = g_strdup_printf (_ ("Ordered on %s; contact was possible until %s."), ordered, until);
    return AMENDS_VERDICT_FAIL;
}

static AmendsVerdict
check_not_digital (const Facts *facts, char **sentence)
{
    AmendsTri digital = (AmendsTri) facts->known.digital_subscription.value;

    return tell (digital == AMENDS_TRI_UNKNOWN ? digital : (AmendsTri) !digital, sentence,
                 _ ("The order is not a digital subscription."), _ ("The order is a digital subscription."),
                 tell_unknown_order (facts, _ ("It is not known whether the order is a digital subscription.")));
}

static AmendsVerdict
check_consent (const Facts *facts, char **sentence)
{
    return tell ((AmendsTri) facts->known.consent.value, sentence, _ ("The customer accepts messages."),
                 _ ("The customer does not accept messages."),
                 tell_unknown_order (facts, _ ("It is not known whether the customer accepts messages.")));
}

static char *
tell_contact (const Facts *facts)
{
    const AmendsContact *contact = facts->contact;
    g_autofree char *day = NULL;

    switch (contact->state) {
    case AMENDS_CONTACT_WAITING:
        return g_strdup (_ ("A message to this customer is waiting to be sent."));
    case AMENDS_CONTACT_SENDING:
        return g_strdup (_ ("A message to this customer is being sent."));
    case AMENDS_CONTACT_UNKNOWN:
        return g_strdup (_ ("A message may have reached this customer. Check on the marketplace before you do more."));
    case AMENDS_CONTACT_HANDED_OVER:
        return g_strdup (_ ("The marketplace was opened to contact this customer. Say whether you sent the message."));
    case AMENDS_CONTACT_FAILED:
        return g_strdup (_ ("The marketplace says that the customer has already been contacted about this review."));
    case AMENDS_CONTACT_SENT:
    case AMENDS_CONTACT_CANCELLED:
    default:
        if (contact->sent_at == 0)
            return g_strdup (_ ("The customer has been contacted about this review."));
        day = format_day (contact->sent_at, facts->zone);
        return g_strdup_printf (_ ("The customer was contacted about this review on %s."), day);
    }
}

static AmendsVerdict
check_not_contacted (const Facts *facts, char **sentence)
{
    const AmendsContact *contact = facts->contact;

    if (contact != NULL &&
        (amends_contact_state_counts (contact->state) ||
         (contact->state == AMENDS_CONTACT_FAILED && g_strcmp0 (contact->error, CONTACTED_BEFORE) == 0))) {
        *sentence = tell_contact (facts);
        return AMENDS_VERDICT_FAIL;
    }
    *sentence = g_strdup (_ ("The customer has not been contacted about this review."));
    return AMENDS_VERDICT_PASS;
}

static const struct {
    const char *name;
    const char *title;
    CheckFunc check;
    int rule; /* -1: no number decides */
} CRITERIA[AMENDS_N_CONTACT_CRITERIA] = {
    [AMENDS_CONTACT_CRITERION_CRITICAL] = { "critical", N_ ("Critical review"), check_critical,
                                            AMENDS_RULE_CRITICAL_MAX_STARS },
    [AMENDS_CONTACT_CRITERION_ROLE] = { "role", N_ ("Brand Representative"), check_role, -1 },
    [AMENDS_CONTACT_CRITERION_SELLER_OF_RECORD] = { "seller-of-record", N_ ("Sold by you"), check_seller, -1 },
    [AMENDS_CONTACT_CRITERION_VERIFIED] = { "verified", N_ ("Verified purchase"), check_verified, -1 },
    [AMENDS_CONTACT_CRITERION_WINDOW] = { "window", N_ ("Recent order"), check_window,
                                          AMENDS_RULE_CONTACT_WINDOW_MONTHS },
    [AMENDS_CONTACT_CRITERION_NOT_DIGITAL] = { "not-digital", N_ ("Not a digital subscription"), check_not_digital,
                                               -1 },
    [AMENDS_CONTACT_CRITERION_CONSENT] = { "consent", N_ ("Messages accepted"), check_consent, -1 },
    [AMENDS_CONTACT_CRITERION_NOT_CONTACTED] = { "not-contacted", N_ ("Not contacted before"), check_not_contacted,
                                                 -1 },
};

const char *
amends_contact_criterion_to_string (AmendsContactCriterion criterion)
{
    g_return_val_if_fail (criterion < AMENDS_N_CONTACT_CRITERIA, NULL);

    return CRITERIA[criterion].name;
}

const char *
amends_contact_criterion_get_title (AmendsContactCriterion criterion)
{
    g_return_val_if_fail (criterion < AMENDS_N_CONTACT_CRITERIA, NULL);

    return g_dgettext (GETTEXT_PACKAGE, CRITERIA[criterion].title);
}

const char *
amends_verdict_to_string (AmendsVerdict verdict)
{
    static const char *const NAMES[] = { "pass", "fail", "unknown" };

    g_return_val_if_fail (verdict < G_N_ELEMENTS (NAMES), NULL);

    return NAMES[verdict];
}

/* The marketplace has the last word: it may know what its own reports do not tell. A reason that we do not know goes to the last row. */
static gboolean
was_refused (const Facts *facts, AmendsContactCriterion criterion)
{
    const char *error = facts->contact != NULL ? facts->contact->error : NULL;

    if (error == NULL || facts->contact->state != AMENDS_CONTACT_FAILED || !g_str_has_prefix (error, REFUSED))
        return FALSE;
    for (int i = 0; i < AMENDS_N_CONTACT_CRITERIA; i++) {
        g_autofree char *code = g_strconcat (REFUSED ":", CRITERIA[i].name, NULL);

        if (g_str_equal (error, code))
            return i == (int) criterion;
    }
    return criterion == AMENDS_CONTACT_CRITERION_NOT_CONTACTED;
}

/* A fact that decides nothing yet is not worth telling whose word it is. */
static gint64
find_stated (const AmendsKnownFacts *known, AmendsContactCriterion criterion)
{
    switch (criterion) {
    case AMENDS_CONTACT_CRITERION_ROLE:
        return MAX (known->professional.stated_at, known->brand_representative.stated_at);
    case AMENDS_CONTACT_CRITERION_SELLER_OF_RECORD:
        return known->seller_of_record.stated_at;
    case AMENDS_CONTACT_CRITERION_VERIFIED:
        return known->verified.stated_at;
    case AMENDS_CONTACT_CRITERION_WINDOW:
        return known->ordered_at.stated_at;
    case AMENDS_CONTACT_CRITERION_NOT_DIGITAL:
        return known->digital_subscription.stated_at;
    case AMENDS_CONTACT_CRITERION_CONSENT:
        return known->consent.stated_at;
    case AMENDS_CONTACT_CRITERION_CRITICAL:
    case AMENDS_CONTACT_CRITERION_NOT_CONTACTED:
    case AMENDS_N_CONTACT_CRITERIA:
    default:
        return 0;
    }
}

static void
decide_row (const Facts *facts, AmendsContactCriterion criterion, AmendsContactRow *row)
{
    row->criterion = criterion;
    row->has_rule = CRITERIA[criterion].rule >= 0;
    row->rule = row->has_rule ? (AmendsRule) CRITERIA[criterion].rule : 0;
    row->verdict = CRITERIA[criterion].check (facts, &row->sentence);
    row->stated_at = row->verdict != AMENDS_VERDICT_UNKNOWN ? find_stated (&facts->known, criterion) : 0;
    if (row->verdict != AMENDS_VERDICT_FAIL && was_refused (facts, criterion)) {
        row->verdict = AMENDS_VERDICT_FAIL;
        row->stated_at = 0;
        g_free (row->sentence);
        row->sentence = g_strdup (_ ("The marketplace refused the message to this customer."));
    }
}

AmendsContact *
amends_contact_rules_find_contact (GPtrArray *contacts)
{
    for (guint i = 0; i < contacts->len; i++) {
        AmendsContact *contact = g_ptr_array_index (contacts, i);

        if (amends_contact_state_counts (contact->state))
            return contact;
    }
    return contacts->len > 0 ? g_ptr_array_index (contacts, 0) : NULL;
}

static int
find_headline (const AmendsContactDecision *self)
{
    int unknown = -1;

    for (int i = 0; i < AMENDS_N_CONTACT_CRITERIA; i++) {
        if (self->rows[i].verdict == AMENDS_VERDICT_FAIL)
            return i;
        if (self->rows[i].verdict == AMENDS_VERDICT_UNKNOWN && unknown < 0)
            unknown = i;
    }
    return unknown;
}

static gint64
find_end (const Facts *facts)
{
    if (is_dated_ahead (facts))
        return 0;
    return amends_contact_window_get_end (facts->known.ordered_at.value,
                                          amends_rule_pack_get_value (facts->pack, AMENDS_RULE_CONTACT_WINDOW_MONTHS),
                                          facts->zone);
}

AmendsContactDecision *
amends_contact_rules_decide (const AmendsRulePacks *packs, const AmendsReview *review, const AmendsOrder *order,
                             const AmendsStatedFacts *stated, const AmendsAccount *account,
                             const AmendsContact *contact, gint64 now, GTimeZone *zone)
{
    AmendsContactDecision *self = g_new0 (AmendsContactDecision, 1);
    Facts facts = { .pack = amends_rule_packs_get (packs, review->marketplace),
                    .review = review,
                    .contact = contact,
                    .known = amends_known_facts_join (review, order, stated, account),
                    .now = now,
                    .zone = zone };

    facts.until = find_end (&facts);
    self->pack = amends_rule_pack_ref (facts.pack);
    self->pack_name = amends_rule_pack_get_name (self->pack);
    self->until = facts.until;
    for (int i = 0; i < AMENDS_N_CONTACT_CRITERIA; i++)
        decide_row (&facts, (AmendsContactCriterion) i, &self->rows[i]);
    self->headline = find_headline (self);
    self->eligible = self->headline < 0;
    return self;
}

void
amends_contact_decision_free (AmendsContactDecision *self)
{
    if (self == NULL)
        return;
    for (int i = 0; i < AMENDS_N_CONTACT_CRITERIA; i++)
        g_free (self->rows[i].sentence);
    amends_rule_pack_unref (self->pack);
    g_free (self);
}

static AmendsContactLimit
make_limit (const AmendsRulePacks *packs, const char *marketplace, gint64 now, GTimeZone *zone)
{
    const AmendsRulePack *pack = amends_rule_packs_get (packs, marketplace);
    int months = amends_rule_pack_get_value (pack, AMENDS_RULE_CONTACT_WINDOW_MONTHS);
    AmendsContactLimit limit = {
        .max_stars = amends_rule_pack_get_value (pack, AMENDS_RULE_CRITICAL_MAX_STARS),
        .ordered_since = amends_contact_window_get_start (now, months, zone),
        .ordered_until = amends_contact_window_get_latest (now),
    };

    g_strlcpy (limit.marketplace, marketplace, sizeof limit.marketplace);
    return limit;
}

AmendsContactLimits *
amends_contact_rules_get_limits (const AmendsRulePacks *packs, gint64 now, GTimeZone *zone)
{
    g_autofree const char **codes = amends_rule_packs_list (packs);
    guint n_codes = g_strv_length ((char **) codes);
    AmendsContactLimits *self = g_new0 (AmendsContactLimits, 1);

    self->items = g_new0 (AmendsContactLimit, n_codes + 1);
    self->n_items = n_codes + 1;
    for (guint i = 0; i < n_codes; i++)
        self->items[i] = make_limit (packs, codes[i], now, zone);
    self->items[n_codes] = make_limit (packs, "", now, zone);
    return self;
}
