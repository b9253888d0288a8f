/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "amends-rating.h"

G_BEGIN_DECLS

/**
 * AmendsRatingCard: the rating in one window: with one decimal, as the marketplace shows it, and what it is counted from.
 *
 * Accessibility: a group whose label says all of it in one sentence.
 */
#define AMENDS_TYPE_RATING_CARD (amends_rating_card_get_type ())
G_DECLARE_FINAL_TYPE (AmendsRatingCard, amends_rating_card, AMENDS, RATING_CARD, GtkBox)

GtkWidget *amends_rating_card_new (void);

/** amends_rating_card_set: shows @window of @rating */
void amends_rating_card_set (AmendsRatingCard *self, const AmendsRulePack *pack, const AmendsRating *rating,
                             AmendsFeedbackWindow window);

G_END_DECLS
