/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-spike-news.h"

static AmendsSpikeCounts
count (const AmendsProductCauses *product, int cause)
{
    if (cause == AMENDS_CAUSE_NONE)
        return (AmendsSpikeCounts) { product->n_recent, product->low_recent, product->n_before, product->low_before,
                                     product->low_customers };
    return (AmendsSpikeCounts) { product->n_recent, product->recent[cause], product->n_before, product->before[cause],
                                 product->customers[cause] };
}

/* What nobody, or only one or two, complained of is never tested, and so takes no part of the level from the others. */
static gboolean
is_tested (const AmendsProductCauses *product, int cause)
{
    return count (product, cause).customers >= AMENDS_SPIKE_MIN_CUSTOMERS;
}

static guint
count_tests (GPtrArray *products)
{
    guint n = 0;

    for (guint i = 0; i < products->len; i++)
        for (int cause = AMENDS_CAUSE_NONE; cause < AMENDS_N_CAUSES; cause++)
            n += is_tested (g_ptr_array_index (products, i), cause);
    return MAX (n, 1);
}

static AmendsSpikeNews *
test_product (const AmendsProductCauses *product, guint n_tests)
{
    g_autoptr (AmendsSpikeNews) news = NULL;

    for (int cause = AMENDS_CAUSE_NONE; cause < AMENDS_N_CAUSES; cause++) {
        AmendsSpikeCounts counts = count (product, cause);
        AmendsSpike spike;

        if (!is_tested (product, cause))
            continue;
        spike = amends_cause_spike_test (&counts, n_tests);
        /* Of two that are as unlikely the cause says more than that there is one. */
        if (spike.verdict != AMENDS_SPIKE_FIRES || (news != NULL && news->spike.p < spike.p))
            continue;
        if (news == NULL)
            news = g_new0 (AmendsSpikeNews, 1);
        news->cause = cause;
        news->spike = spike;
    }
    if (news == NULL)
        return NULL;
    news->account_id = product->account_id;
    news->marketplace = g_strdup (product->marketplace);
    news->product_id = g_strdup (product->product_id);
    news->title = g_strdup (product->title);
    return g_steal_pointer (&news);
}

static int
compare_news (gconstpointer a, gconstpointer b)
{
    const AmendsSpikeNews *one = a, *other = b;

    return (one->spike.p > other->spike.p) - (one->spike.p < other->spike.p);
}

static void
free_news (gpointer data)
{
    amends_spike_news_free (data);
}

GPtrArray *
amends_spike_news_find (GPtrArray *products)
{
    GPtrArray *all = g_ptr_array_new_with_free_func (free_news);
    guint n_tests = count_tests (products);

    for (guint i = 0; i < products->len; i++) {
        const AmendsProductCauses *product = g_ptr_array_index (products, i);
        AmendsSpikeNews *news = product->silenced ? NULL : test_product (product, n_tests);

        if (news != NULL)
            g_ptr_array_add (all, news);
    }
    g_ptr_array_sort_values (all, compare_news);
    return all;
}

guint
amends_spike_news_count_silenced (GPtrArray *products)
{
    guint n = 0;

    for (guint i = 0; i < products->len; i++)
        n += ((const AmendsProductCauses *) g_ptr_array_index (products, i))->silenced;
    return n;
}

void
amends_spike_news_free (AmendsSpikeNews *self)
{
    g_free (self->marketplace);
    g_free (self->product_id);
    g_free (self->title);
    g_free (self);
}
