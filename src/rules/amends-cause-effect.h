/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a solution helped: how many of a hundred reviews complain of a cause before and after it (research (c) 25 to 27). Pure. */

/* Fewer reviews than these on either side, or fewer complaints on both together, say nothing. Ours; no marketplace sets these numbers. */
#define AMENDS_EFFECT_MIN_REVIEWS 30
#define AMENDS_EFFECT_MIN_COMPLAINTS 5
/* A shorter time since is too early to say; a longer one is cut, for by then other things have changed too. Ours. */
#define AMENDS_EFFECT_MIN_DAYS 14
#define AMENDS_EFFECT_MAX_DAYS 90

/** AmendsEffectVerdict: what can be said. The last three are "too small to say", each with its reason. */
typedef enum {
    AMENDS_EFFECT_FEWER,              /* fewer complaints: the whole interval is below zero */
    AMENDS_EFFECT_MORE,               /* more complaints: the whole interval is above zero */
    AMENDS_EFFECT_UNCLEAR,            /* the interval holds zero: it may be chance */
    AMENDS_EFFECT_TOO_EARLY,          /* not AMENDS_EFFECT_MIN_DAYS since then */
    AMENDS_EFFECT_TOO_FEW_REVIEWS,    /* on one side */
    AMENDS_EFFECT_TOO_FEW_COMPLAINTS, /* on both sides together */
} AmendsEffectVerdict;

/** AmendsEffectSide: @k of @n reviews complain. */
typedef struct {
    guint64 n, k;
} AmendsEffectSide;

/** AmendsEffect: all shares per 100 reviews; intervals of 95 percent (Wilson's for a side, Newcombe's for the change). */
typedef struct {
    AmendsEffectVerdict verdict;
    AmendsEffectSide sides[2]; /* before, after */
    double shares[2];
    double lowers[2], uppers[2];
    double change; /* after − before */
    double change_lower, change_upper;
} AmendsEffect;

/**
 * amends_cause_effect_get_edges: the spans to compare, equally long: from edges[0] to edges[1], which is @done_at, and from there to edges[2].
 *
 * Returns: FALSE if it is too early, or @done_at lies ahead
 */
gboolean amends_cause_effect_get_edges (gint64 done_at, gint64 now, gint64 edges[3]);

/** amends_cause_effect_measure: the shares are 0 where a side has no reviews */
AmendsEffect amends_cause_effect_measure (AmendsEffectSide before, AmendsEffectSide after);

/** amends_cause_effect_too_early: the same where amends_cause_effect_get_edges() said so */
AmendsEffect amends_cause_effect_too_early (void);

G_END_DECLS
