/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-contact-limits.h"
#include "amends-db.h"
#include "amends-review.h"

G_BEGIN_DECLS

/* The traits of a review as one small number, as in schema/001.sql. */
#define AMENDS_TRAIT_VERIFIED_MASK 3
#define AMENDS_TRAIT_PHOTO 4
#define AMENDS_TRAIT_EDITED 8

/** amends_review_row_traits: of a review with @n_versions versions */
int amends_review_row_traits (const AmendsReview *review, int n_versions);

/** amends_review_row_load: @limits: (nullable): decide whether the customer can be contacted. @review: (out) (transfer full) (nullable): NULL if there is no such row */
gboolean amends_review_row_load (AmendsDb *db, gint64 id, const AmendsContactLimits *limits, AmendsReview **review,
                                 GError **error);

/** amends_review_row_require: FALSE with NOT_FOUND if there is no review @review_id */
gboolean amends_review_row_require (AmendsDb *db, gint64 review_id, GError **error);

G_END_DECLS
