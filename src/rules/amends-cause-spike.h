/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Spike watch: has a product, measured against itself, become worse of late (research (b) 30)? Pure. */

/* Ours; no marketplace sets these numbers. */
#define AMENDS_SPIKE_RECENT_DAYS 28
#define AMENDS_SPIKE_BASELINE_DAYS 365 /* before these */
#define AMENDS_SPIKE_MIN_CUSTOMERS 3   /* one or two angry customers are no spike */
#define AMENDS_SPIKE_MIN_BASELINE 20   /* reviews; with fewer there is no "usual" */
#define AMENDS_SPIKE_LEVEL 0.01        /* so often chance alone may fire, over all tests made together */

/** AmendsSpikeCounts: of one product: its reviews, and those of them that are critical, or that complain of one cause. */
typedef struct {
    guint64 n, k;           /* recently */
    guint64 base_n, base_k; /* before that */
    guint customers;        /* different customers behind @k */
} AmendsSpikeCounts;

typedef enum {
    AMENDS_SPIKE_FIRES,
    AMENDS_SPIKE_QUIET,         /* no more than chance brings now and then */
    AMENDS_SPIKE_FEW_CUSTOMERS, /* too few to say */
    AMENDS_SPIKE_NO_BASELINE,   /* too new to say */
} AmendsSpikeVerdict;

/** AmendsSpike: the facts of the sentence that says why: "@k of @n reviews, usually @baseline of 100". */
typedef struct {
    AmendsSpikeVerdict verdict;
    guint64 n, k;
    guint customers;
    double baseline; /* the usual share per 100 reviews */
    double recent;   /* the share of late, per 100 */
    double p;        /* how likely so many or more are if nothing has changed, 0 to 1; 1 where it was not tested */
} AmendsSpike;

/**
 * amends_cause_spike_test: one-sided binomial test against a share that is itself only known from the reviews before: each that could have brought these
 * counts as often as it would have. Against the plain share of a few reviews chance alone fires up to twenty times too often.
 * @n_tests: how many tests are made together, at least 1: the level is shared by them
 */
AmendsSpike amends_cause_spike_test (const AmendsSpikeCounts *counts, guint n_tests);

/**
 * amends_cause_spike_tail: the probability of @k or more complaints in the next @n reviews after @base_k in @base_n, where all shares were as likely before
 * these. So a product that never had a complaint does not fire at the first.
 */
double amends_cause_spike_tail (guint64 n, guint64 k, guint64 base_n, guint64 base_k);

G_END_DECLS
