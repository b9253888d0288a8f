/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-effect.h"

#include <math.h>

#define DAY 86400
#define Z 1.959963984540054 /* 95 percent, two-sided */

gboolean
amends_cause_effect_get_edges (gint64 done_at, gint64 now, gint64 edges[3])
{
    gint64 length = MIN (now - done_at, AMENDS_EFFECT_MAX_DAYS * DAY);

    if (length < AMENDS_EFFECT_MIN_DAYS * DAY)
        return FALSE;
    edges[0] = done_at - length;
    edges[1] = done_at;
    edges[2] = done_at + length;
    return TRUE;
}

/* Wilson's score interval: right for few and for none, where the usual one is not. */
static void
find_interval (AmendsEffectSide side, double *lower, double *upper)
{
    double n = (double) side.n, share, middle, spread;

    *lower = 0;
    *upper = 1;
    if (side.n == 0)
        return;
    share = (double) side.k / n;
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
    spread = Z / (1 + Z * Z / n) * sqrt (share * (1 - share) / n + Z * Z / (4 * n * n));
    *lower = side.k == 0 ? 0 : MAX (middle - spread, 0);
    *upper = side.k == side.n ? 1 : MIN (middle + spread, 1);
}

static AmendsEffectVerdict
judge (const AmendsEffect *effect)
{
    if (effect->sides[0].n < AMENDS_EFFECT_MIN_REVIEWS || effect->sides[1].n < AMENDS_EFFECT_MIN_REVIEWS)
        return AMENDS_EFFECT_TOO_FEW_REVIEWS;
    if (effect->sides[0].k + effect->sides[1].k < AMENDS_EFFECT_MIN_COMPLAINTS)
        return AMENDS_EFFECT_TOO_FEW_COMPLAINTS;
    if (effect->change_upper < 0)
        return AMENDS_EFFECT_FEWER;
    return effect->change_lower > 0 ? AMENDS_EFFECT_MORE : AMENDS_EFFECT_UNCLEAR;
}

AmendsEffect
amends_cause_effect_measure (AmendsEffectSide before, AmendsEffectSide after)
{
    AmendsEffect effect = { .sides = { before, after } };

    g_return_val_if_fail (before.k <= before.n && after.k <= after.n, effect);

    for (int i = 0; i < 2; i++) {
        const AmendsEffectSide *side = &effect.sides[i];

        effect.shares[i] = side->n > 0 ? 100 * (double) side->k / (double) side->n : 0;
        find_interval (*side, &effect.lowers[i], &effect.uppers[i]);
        effect.lowers[i] *= 100;
        effect.uppers[i] *= 100;
    }
    /* Newcombe's hybrid: the distances to the ends of both intervals, put together like the sides of a right angle. */
    effect.change = effect.shares[1] - effect.shares[0];
    effect.change_lower =
        effect.change - hypot (effect.shares[1] - effect.lowers[1], effect.uppers[0] - effect.shares[0]);
    effect.change_upper =
        effect.change + hypot (effect.uppers[1] - effect.shares[1], effect.shares[0] - effect.lowers[0]);
    effect.verdict = judge (&effect);
    return effect;
}

AmendsEffect
amends_cause_effect_too_early (void)
{
    AmendsEffect effect = amends_cause_effect_measure ((AmendsEffectSide) { 0, 0 }, (AmendsEffectSide) { 0, 0 });

    effect.verdict = AMENDS_EFFECT_TOO_EARLY;
    return effect;
}
