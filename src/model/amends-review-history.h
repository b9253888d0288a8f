/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* How many reviews of how many stars, by day and by product and month: what charts are drawn from. Days are counted from 1970-01-01, months from year 0, both UTC. */

#define AMENDS_REVIEW_STARS 6 /* [1] to [5]; [0] is unused */

/** AmendsReviewProduct: one product that has reviews. */
typedef struct {
    char *key;       /* its id, or its title where it has none: what a query's products hold */
    char *title;     /* (nullable) */
    guint32 *months; /* AMENDS_REVIEW_STARS numbers for each month of the history */
} AmendsReviewProduct;

/** AmendsReviewHistory: Ref-counted, immutable once handed out. */
typedef struct {
    gint64 first_day;
    guint n_days;
    guint32 *days; /* AMENDS_REVIEW_STARS numbers for each day */
    gint64 first_month;
    guint n_months;      /* the latest ones of the days, at most those that were asked for */
    GPtrArray *products; /* (element-type AmendsReviewProduct): by key */
} AmendsReviewHistory;

#define AMENDS_TYPE_REVIEW_HISTORY (amends_review_history_get_type ())
GType amends_review_history_get_type (void);

/**
 * amends_review_history_new: without any review yet
 * @first_day, @last_day: both included
 * @n_months: of products, at most; those before them are not counted by product
 */
AmendsReviewHistory *amends_review_history_new (gint64 first_day, gint64 last_day, guint n_months);
AmendsReviewHistory *amends_review_history_ref (AmendsReviewHistory *self);
void amends_review_history_unref (AmendsReviewHistory *self);

/** amends_review_history_add_product: Returns: (transfer none): at the end; before the history is handed out. @title: (nullable). Strings are copied */
AmendsReviewProduct *amends_review_history_add_product (AmendsReviewHistory *self, const char *key, const char *title);

/** amends_review_history_month_of: Returns: the month of a day */
gint64 amends_review_history_month_of (gint64 day);
/** amends_review_history_day_of_month: Returns: the first day of a month */
gint64 amends_review_history_day_of_month (gint64 month);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsReviewHistory, amends_review_history_unref)

G_END_DECLS
