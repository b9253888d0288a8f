/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-cause-spike.h"
#include "amends-store-cause-counts.h"

G_BEGIN_DECLS

/** AmendsSpikeNews: a product that has become worse of late, and by what. */
typedef struct {
    gint64 account_id;
    char *marketplace;
    char *product_id;
    char *title; /* (nullable) */
    int cause;   /* what fired: an AmendsCause, or AMENDS_CAUSE_NONE: critical reviews as such */
    AmendsSpike spike;
} AmendsSpikeNews;

void amends_spike_news_free (AmendsSpikeNews *self);

/**
 * amends_spike_news_find: tests every product against itself, its critical reviews and each of its causes; of what fires the least likely counts.
 * @products: (element-type AmendsProductCauses): silenced ones are left out
 *
 * Returns: (transfer full) (element-type AmendsSpikeNews): at most one for a product, the least likely first
 */
GPtrArray *amends_spike_news_find (GPtrArray *products);

/** amends_spike_news_count_silenced: Returns: how many of @products the person does not want to hear of */
guint amends_spike_news_count_silenced (GPtrArray *products);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsSpikeNews, amends_spike_news_free)

G_END_DECLS
