/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-types.h"

G_BEGIN_DECLS

/** AmendsContactLimit: what the rules ask of a review of one marketplace at one instant, as numbers that a query can compare with. */
typedef struct {
    char marketplace[8];  /* code; "" = every marketplace without a limit of its own */
    int max_stars;        /* critical at so many stars or fewer (#18, #40, X15) */
    gint64 ordered_since; /* the earliest instant of an order whose customer may still be contacted (#32) */
    gint64 ordered_until; /* the latest one that is believed: an order of the days to come is not known (X5) */
} AmendsContactLimit;

/** AmendsContactLimits: for all marketplaces; the one with code "" is always there, and last. Plain value. */
typedef struct {
    AmendsContactLimit *items; /* (array length=n_items) */
    gsize n_items;
} AmendsContactLimits;

/** amends_contact_limits_allow: TRUE if the customer of such a review of such an order may be contacted, as far as these numbers go. @self: (nullable): nobody */
gboolean amends_contact_limits_allow (const AmendsContactLimits *self, const char *marketplace, int stars,
                                      gint64 ordered_at);

AmendsContactLimits *amends_contact_limits_copy (const AmendsContactLimits *self);
void amends_contact_limits_free (AmendsContactLimits *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsContactLimits, amends_contact_limits_free)

G_END_DECLS
