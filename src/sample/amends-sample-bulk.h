/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-review.h"

G_BEGIN_DECLS

#define AMENDS_SAMPLE_BULK_PRODUCTS 2000
#define AMENDS_SAMPLE_BULK_BRANDS 5
#define AMENDS_SAMPLE_BULK_YEARS 5
#define AMENDS_SAMPLE_BULK_END 1767225600 /* 2026-01-01 00:00 UTC: later than all of them */

/**
 * AmendsSampleBulk: as many invented reviews as one likes, for measuring: five years of 2,000 products on 8 marketplaces in six languages, about fifty words
 * each. A review depends on nothing but seed and number, so none has to be kept. To be read, there is the sample shop.
 */
typedef struct _AmendsSampleBulk AmendsSampleBulk;

AmendsSampleBulk *amends_sample_bulk_new (guint32 seed);
void amends_sample_bulk_free (AmendsSampleBulk *self);

/** amends_sample_bulk_make: Returns: (transfer full): review @number, from 0 */
AmendsReview *amends_sample_bulk_make (AmendsSampleBulk *self, guint number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsSampleBulk, amends_sample_bulk_free)

G_END_DECLS
