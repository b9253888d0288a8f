/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-effect-text.h"

#include <glib/gi18n-lib.h>

#include "amends-cause-text.h"
#include "amends-text.h"

static const char *
get_finding (AmendsEffectVerdict verdict)
{
    switch (verdict) {
    case AMENDS_EFFECT_FEWER:
        return _ ("Fewer complaints since then.");
    case AMENDS_EFFECT_MORE:
        return _ ("More complaints since then.");
    case AMENDS_EFFECT_UNCLEAR:
    case AMENDS_EFFECT_TOO_EARLY:
    case AMENDS_EFFECT_TOO_FEW_REVIEWS:
    case AMENDS_EFFECT_TOO_FEW_COMPLAINTS:
    default:
        return _ ("No clear change: this may be chance.");
    }
}

static char *
measure (const AmendsEffect *effect)
{
    g_autofree char *before = amends_cause_text_dup_decimal (effect->shares[0]);
    g_autofree char *after = amends_cause_text_dup_decimal (effect->shares[1]);
    g_autofree char *n_before = amends_text_count (effect->sides[0].n);
    g_autofree char *n_after = amends_text_count (effect->sides[1].n);
    g_autofree char *lower = amends_cause_text_dup_change (effect->change_lower);
    g_autofree char *upper = amends_cause_text_dup_change (effect->change_upper);

    /* Translators: %1$s is a sentence; the others are numbers: shares per 100 comments with how many comments there were, and an interval of their change. */
    return g_strdup_printf (_ ("%1$s Complaints per 100 comments: before %2$s (n %3$s), after %4$s (n %5$s), 95 %% "
                               "interval of the change %6$s to %7$s."),
                            get_finding (effect->verdict), before, n_before, after, n_after, lower, upper);
}

static char *
explain_few_reviews (const AmendsEffect *effect)
{
    g_autofree char *before = amends_text_count (effect->sides[0].n);
    g_autofree char *after = amends_text_count (effect->sides[1].n);

    /* Translators: numbers of comments */
    return g_strdup_printf (
        _ ("Too few comments to say what came of it: n %1$s before, n %2$s after. It takes %3$d on either side."),
        before, after, AMENDS_EFFECT_MIN_REVIEWS);
}

static char *
explain_few_complaints (const AmendsEffect *effect)
{
    g_autofree char *before = amends_text_count (effect->sides[0].k);
    g_autofree char *after = amends_text_count (effect->sides[1].k);

    /* Translators: numbers of complaints */
    return g_strdup_printf (
        _ ("Too few complaints to say what came of it: %1$s before, %2$s after. It takes %3$d in all."), before, after,
        AMENDS_EFFECT_MIN_COMPLAINTS);
}

char *
amends_effect_text_new (const AmendsEffect *effect)
{
    switch (effect->verdict) {
    case AMENDS_EFFECT_TOO_EARLY:
        return g_strdup_printf (ngettext ("Too early to say what came of it: it takes %d day.",
                                          "Too early to say what came of it: it takes %d days.",
                                          AMENDS_EFFECT_MIN_DAYS),
                                AMENDS_EFFECT_MIN_DAYS);
    case AMENDS_EFFECT_TOO_FEW_REVIEWS:
        return explain_few_reviews (effect);
    case AMENDS_EFFECT_TOO_FEW_COMPLAINTS:
        return explain_few_complaints (effect);
    case AMENDS_EFFECT_FEWER:
    case AMENDS_EFFECT_MORE:
    case AMENDS_EFFECT_UNCLEAR:
    default:
        return measure (effect);
    }
}

char *
amends_effect_text_spike (const AmendsSpike *spike, int cause)
{
    g_autofree char *k = amends_text_count (spike->k);
    g_autofree char *n = amends_text_count (spike->n);
    g_autofree char *usual = amends_cause_text_dup_decimal (spike->baseline);
    g_autofree char *customers = amends_text_count (spike->customers);
    const AmendsGuide *guide = amends_cause_text_get_guide ();

    if (cause == AMENDS_CAUSE_NONE)
        /* Translators: numbers; %4$s is a share per 100 reviews. */
        return g_strdup_printf (
            _ ("%1$s of %2$s reviews of the last %5$d days are critical, by %3$s customers; usually "
               "%4$s of 100 are."),
            k, n, customers, usual, AMENDS_SPIKE_RECENT_DAYS);
    /* Translators: numbers; %4$s is a share per 100 reviews, %6$s a cause ("The picture shows it differently"). */
    return g_strdup_printf (
        _ ("%6$s: %1$s of %2$s reviews of the last %5$d days, by %3$s customers; usually %4$s of 100."), k, n,
        customers, usual, AMENDS_SPIKE_RECENT_DAYS, amends_guide_get_cause_title (guide, (AmendsCause) cause));
}
