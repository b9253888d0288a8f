/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-spike.h"

#include <math.h>

static double
log_factorial (guint64 n)
{
    int sign;

    return lgamma_r ((double) n + 1, &sign);
}

static double
log_beta (double a, double b)
{
    int sign;

    return lgamma_r (a, &sign) + lgamma_r (b, &sign) - lgamma_r (a + b, &sign);
}

/* The probability of just @k of @n. */
static double
get_term (guint64 n, guint64 k, double yes, double no)
{
    return exp (log_factorial (n) - log_factorial (k) - log_factorial (n - k) +
                log_beta ((double) k + yes, (double) (n - k) + no) - log_beta (yes, no));
}

/* Terms fall on either side of the greatest, so what is left is too small to matter long before the last. */
#define NEGLIGIBLE 1e-18

static double
add_upwards (guint64 n, guint64 k, double yes, double no)
{
    double term = get_term (n, k, yes, no), sum = 0;

    for (guint64 i = k; i <= n && term > sum * NEGLIGIBLE; i++) {
        sum += term;
        term *= (double) (n - i) / (double) (i + 1) * (((double) i + yes) / ((double) n - (double) i - 1 + no));
    }
    return sum;
}

static double
add_downwards (guint64 n, guint64 k, double yes, double no)
{
    double term = get_term (n, k, yes, no), sum = 0;

    for (guint64 i = k + 1; i-- > 0 && term > sum * NEGLIGIBLE;) {
        sum += term;
        term *= (double) i / (double) (n - i + 1) * (((double) (n - i) + no) / ((double) i - 1 + yes));
    }
    return sum;
}

double
amends_cause_spike_tail (guint64 n, guint64 k, guint64 base_n, guint64 base_k)
{
    double yes = (double) base_k + 1, no = (double) (base_n - base_k) + 1;

    g_return_val_if_fail (base_k <= base_n, 1);

    if (k == 0)
        return 1;
    if (k > n)
        return 0;
    /* From the side on which the terms fall, where the first of them is no number too small to be told from zero. */
    if ((double) k > (double) n * yes / (yes + no))
        return MIN (add_upwards (n, k, yes, no), 1);
    return MAX (1 - add_downwards (n, k - 1, yes, no), 0);
}

static double
get_share (guint64 k, guint64 n)
{
    return n > 0 ? (double) k / (double) n : 0;
}

AmendsSpike
amends_cause_spike_test (const AmendsSpikeCounts *counts, guint n_tests)
{
    AmendsSpike spike = { AMENDS_SPIKE_QUIET, counts->n, counts->k, counts->customers, 0, 0, 1 };

    spike.baseline = 100 * get_share (counts->base_k, counts->base_n);
    spike.recent = 100 * get_share (counts->k, counts->n);
    if (counts->customers < AMENDS_SPIKE_MIN_CUSTOMERS) {
        spike.verdict = AMENDS_SPIKE_FEW_CUSTOMERS;
        return spike;
    }
    if (counts->base_n < AMENDS_SPIKE_MIN_BASELINE) {
        spike.verdict = AMENDS_SPIKE_NO_BASELINE;
        return spike;
    }
    spike.p = amends_cause_spike_tail (counts->n, counts->k, counts->base_n, counts->base_k);
    if (spike.p < AMENDS_SPIKE_LEVEL / MAX (n_tests, 1))
        spike.verdict = AMENDS_SPIKE_FIRES;
    return spike;
}
