/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AmendsSampleRandom: xoshiro256**, seeded through SplitMix64: the same numbers on every machine and with every GLib, which GRand's
 * environment switch does not promise. Not for secrets.
 */
typedef struct {
    guint64 state[4];
} AmendsSampleRandom;

/** amends_sample_random_init: @stream: an independent sequence of @seed, such as a row's number */
void amends_sample_random_init (AmendsSampleRandom *self, guint64 seed, guint64 stream);
guint64 amends_sample_random_next (AmendsSampleRandom *self);

/** amends_sample_random_below: Returns: 0 to @n - 1; @n must not be 0 */
guint amends_sample_random_below (AmendsSampleRandom *self, guint n);

/** amends_sample_random_between: Returns: @low to @high, both included */
int amends_sample_random_between (AmendsSampleRandom *self, int low, int high);

/** amends_sample_random_chance: TRUE in @percent of 100 calls */
gboolean amends_sample_random_chance (AmendsSampleRandom *self, guint percent);

/** amends_sample_random_weighted: Returns: an index into @weights, as often as its share of their sum, which must not be 0 */
guint amends_sample_random_weighted (AmendsSampleRandom *self, const guint *weights, guint n);

/** amends_sample_random_pick: Returns: (nullable): an element of @strv; NULL only if it is empty */
const char *amends_sample_random_pick (AmendsSampleRandom *self, const char *const *strv);

G_END_DECLS
