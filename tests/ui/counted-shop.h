/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"
#include "ui-fixture.h"

G_BEGIN_DECLS

/*
 * Reviews and feedback of two years in three countries, always the same, and how many there are, counted by SQL from the rows themselves. None is of a day at which
 * a period begins or ends, so that a midnight that passes while a test runs changes no count.
 */

#define COUNTED_PRODUCTS 5 /* "P0", which is "Lamp 0", and so on; the last one is sold in Sweden only */
#define COUNTED_DAYS 365   /* of the usual period */

/* Of feedback: what has a say in the rating, what still stands there, and what of that was answered in time. */
#define FEEDBACK_COUNTS "struck_at = 0 AND removed_at = 0"
#define FEEDBACK_STANDS "removed_at = 0"
#define FEEDBACK_ANSWERED FEEDBACK_STANDS " AND responded_at BETWEEN 1 AND published_at + 86400"

/** CountedFilters: each NULL if it does not matter. Feedback is of a seller, so of no brand and no product. */
typedef struct {
    const char *marketplace, *brand, *product;
} CountedFilters;

void counted_shop_fill (UiFixture *store);
/** counted_shop_open: Returns: (transfer full): a connection of its own */
AmendsDb *counted_shop_open (UiFixture *store);
/**
 * counted_shop_count_reviews: those that are gone from the marketplace, too: lists keep them, and a bar leads to as many as it counts.
 * @product: (nullable): one more condition. @after, @before: instants, the first included
 */
gint64 counted_shop_count_reviews (AmendsDb *db, const CountedFilters *filters, const char *product, int least,
                                   int most, gint64 after, gint64 before);
/** counted_shop_count_feedback: @which: one more condition */
gint64 counted_shop_count_feedback (AmendsDb *db, const CountedFilters *filters, const char *which, int least, int most,
                                    gint64 after, gint64 before);

G_END_DECLS
