/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-contact-limits.h"
#include "amends-contact.h"
#include "amends-known-facts.h"
#include "amends-rule-packs.h"

G_BEGIN_DECLS

/* Who may be contacted and why not (rules #18 to #33, #40 to #49, X5). Pure: "now", the zone and the packs are parameters. */

/** AmendsContactCriterion: what must hold, in the order in which it is told; the first that fails is the headline. */
typedef enum {
    AMENDS_CONTACT_CRITERION_CRITICAL,         /* one to three stars, and still there (#18, #40) */
    AMENDS_CONTACT_CRITERION_ROLE,             /* professional account with the Brand Representative role (#19, #41) */
    AMENDS_CONTACT_CRITERION_SELLER_OF_RECORD, /* the account sold that order (#23, #41) */
    AMENDS_CONTACT_CRITERION_VERIFIED,         /* verified purchase (#23, #32) */
    AMENDS_CONTACT_CRITERION_WINDOW,           /* ordered within the last twelve calendar months (#32, #48) */
    AMENDS_CONTACT_CRITERION_NOT_DIGITAL,      /* not a digital subscription (#32) */
    AMENDS_CONTACT_CRITERION_CONSENT,          /* the customer has consented to messages (#32) */
    AMENDS_CONTACT_CRITERION_NOT_CONTACTED,    /* not contacted about this review before */
    AMENDS_N_CONTACT_CRITERIA,
} AmendsContactCriterion;

/** amends_contact_criterion_to_string: Returns: the stable name ("critical", "role", "seller-of-record", …) */
const char *amends_contact_criterion_to_string (AmendsContactCriterion criterion);
/** amends_contact_criterion_get_title: Returns: what is asked, for people; translated ("Verified purchase") */
const char *amends_contact_criterion_get_title (AmendsContactCriterion criterion);

typedef enum {
    AMENDS_VERDICT_PASS,
    AMENDS_VERDICT_FAIL,
    AMENDS_VERDICT_UNKNOWN, /* never taken for PASS (X5) */
} AmendsVerdict;

/** amends_verdict_to_string: Returns: "pass", "fail" or "unknown" */
const char *amends_verdict_to_string (AmendsVerdict verdict);

typedef struct {
    AmendsContactCriterion criterion;
    AmendsVerdict verdict;
    char *sentence;    /* translated, with the fact that was used: "Ordered on 14 March 2026." */
    gboolean has_rule; /* a number of the pack decided: @rule */
    AmendsRule rule;
    gint64 stated_at; /* when the person stated the fact that was used; 0 = it is not their word */
} AmendsContactRow;

/** AmendsContactDecision: may this customer be contacted, and why not. */
typedef struct {
    AmendsContactRow rows[AMENDS_N_CONTACT_CRITERIA];
    gboolean eligible;
    int headline;          /* the first row that does not pass, failing ones before unknown ones; -1 if eligible */
    gint64 until;          /* the last second in which contact is possible; 0 where the order's day is not known */
    AmendsRulePack *pack;  /* that of the review's marketplace */
    const char *pack_name; /* its id and version, as it is stored: "se 2026-11-22" */
} AmendsContactDecision;

/**
 * amends_contact_rules_decide:
 * @order: (nullable): facts of the order behind @review
 * @stated: (nullable): what the person knows of that order; counts where no source says anything
 * @account: (nullable): that of @review
 * @contact: (nullable): the contact about @review that counts, or else the latest; a refusal of the marketplace fails the row that it names
 * @zone: the marketplace's days are counted in this zone, and dates told in it
 */
AmendsContactDecision *amends_contact_rules_decide (const AmendsRulePacks *packs, const AmendsReview *review,
                                                    const AmendsOrder *order, const AmendsStatedFacts *stated,
                                                    const AmendsAccount *account, const AmendsContact *contact,
                                                    gint64 now, GTimeZone *zone);
/** amends_contact_rules_find_contact: Returns: (transfer none) (nullable): of the contacts about one review (element-type AmendsContact), newest first, the one that decides */
AmendsContact *amends_contact_rules_find_contact (GPtrArray *contacts);
void amends_contact_decision_free (AmendsContactDecision *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsContactDecision, amends_contact_decision_free)

/** amends_contact_rules_get_limits: Returns: (transfer full): the same rules as numbers that a query compares with, exact to the second */
AmendsContactLimits *amends_contact_rules_get_limits (const AmendsRulePacks *packs, gint64 now, GTimeZone *zone);

G_END_DECLS
