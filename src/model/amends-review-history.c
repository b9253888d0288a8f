/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-history.h"

#define JULIAN_1970 719163 /* GDate's number of 1970-01-01 */
#define MONTHS 12

G_DEFINE_BOXED_TYPE (AmendsReviewHistory, amends_review_history, amends_review_history_ref, amends_review_history_unref)

static void
free_product (gpointer data)
{
    AmendsReviewProduct *product = data;

    g_free (product->key);
    g_free (product->title);
    g_free (product->months);
    g_free (product);
}

gint64
amends_review_history_month_of (gint64 day)
{
    g_autoptr (GDate) date = g_date_new_julian ((guint32) (day + JULIAN_1970));

    return (gint64) g_date_get_year (date) * MONTHS + (gint64) g_date_get_month (date) - 1;
}

gint64
amends_review_history_day_of_month (gint64 month)
{
    GDate date;

    g_date_clear (&date, 1);
    g_date_set_dmy (&date, 1, (GDateMonth) (month % MONTHS + 1), (GDateYear) (month / MONTHS));
    return (gint64) g_date_get_julian (&date) - JULIAN_1970;
}

AmendsReviewHistory *
amends_review_history_new (gint64 first_day, gint64 last_day, guint n_months)
{
    AmendsReviewHistory *self = g_atomic_rc_box_new0 (AmendsReviewHistory);
    gint64 last_month;

    last_day = MAX (last_day, first_day);
    self->first_day = first_day;
    self->n_days = (guint) (last_day - first_day + 1);
    self->days = g_new0 (guint32, (gsize) self->n_days * AMENDS_REVIEW_STARS);
    last_month = amends_review_history_month_of (last_day);
    self->first_month = MAX (amends_review_history_month_of (first_day), last_month - (gint64) n_months + 1);
    self->n_months = (guint) (last_month - self->first_month + 1);
    self->products = g_ptr_array_new_with_free_func (free_product);
    return self;
}

AmendsReviewHistory *
amends_review_history_ref (AmendsReviewHistory *self)
{
    return g_atomic_rc_box_acquire (self);
}

static void
clear_history (gpointer data)
{
    AmendsReviewHistory *self = data;

    g_free (self->days);
    g_ptr_array_unref (self->products);
}

void
amends_review_history_unref (AmendsReviewHistory *self)
{
    g_atomic_rc_box_release_full (self, clear_history);
}

AmendsReviewProduct *
amends_review_history_add_product (AmendsReviewHistory *self, const char *key, const char *title)
{
    AmendsReviewProduct *product = g_new (AmendsReviewProduct, 1);

    *product = (AmendsReviewProduct) { g_strdup (key), g_strdup (title),
                                       g_new0 (guint32, (gsize) self->n_months * AMENDS_REVIEW_STARS) };
    g_ptr_array_add (self->products, product);
    return product;
}
