/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-random.h"

static guint64
split_mix (guint64 *state)
{
    guint64 z = (*state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

    z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static guint64
rotate_left (guint64 value, guint bits)
{
    return (value << bits) | (value >> (64 - bits));
}

void
amends_sample_random_init (AmendsSampleRandom *self, guint64 seed, guint64 stream)
{
    guint64 mixed = seed;

    /* Two neighbouring streams of neighbouring seeds must not meet, so each is mixed before it is added. */
    seed = split_mix (&mixed);
    mixed = stream + G_GUINT64_CONSTANT (0xd1b54a32d192ed03);
    seed += split_mix (&mixed);
    for (guint i = 0; i < G_N_ELEMENTS (self->state); i++)
        self->state[i] = split_mix (&seed);
}

guint64
amends_sample_random_next (AmendsSampleRandom *self)
{
    guint64 *s = self->state;
    guint64 result = rotate_left (s[1] * 5, 7) * 9;
    guint64 shifted = s[1] << 17;

    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = rotate_left (s[3], 45);
    return result;
}

guint
amends_sample_random_below (AmendsSampleRandom *self, guint n)
{
    g_return_val_if_fail (n > 0, 0);
    return (guint) (((amends_sample_random_next (self) >> 32) * n) >> 32);
}

int
amends_sample_random_between (AmendsSampleRandom *self, int low, int high)
{
    g_return_val_if_fail (low <= high, low);
    return low + (int) amends_sample_random_below (self, (guint) (high - low) + 1);
}

gboolean
amends_sample_random_chance (AmendsSampleRandom *self, guint percent)
{
    return amends_sample_random_below (self, 100) < percent;
}

guint
amends_sample_random_weighted (AmendsSampleRandom *self, const guint *weights, guint n)
{
    guint sum = 0;
    guint point;

    for (guint i = 0; i < n; i++)
        sum += weights[i];
    point = amends_sample_random_below (self, sum);
    for (guint i = 0; i < n; i++) {
        if (point < weights[i])
            return i;
        point -= weights[i];
    }
    g_return_val_if_reached (0);
}

const char *
amends_sample_random_pick (AmendsSampleRandom *self, const char *const *strv)
{
    guint n = strv != NULL ? g_strv_length ((char **) strv) : 0;

    return n > 0 ? strv[amends_sample_random_below (self, n)] : NULL;
}
