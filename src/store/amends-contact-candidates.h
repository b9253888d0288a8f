/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"
#include "amends-review.h"

G_BEGIN_DECLS

/*
 * The table contact_candidate, see schema/002.sql: kept right by whoever changes reviews or orders. All of it on the worker thread, inside a transaction.
 */

/** amends_contact_candidates_may_hold: FALSE if @review, as a source tells it, cannot be a candidate whatever its order: nothing need be asked */
gboolean amends_contact_candidates_may_hold (const AmendsReview *review);

/** amends_contact_candidates_refresh: after a change of @review_id, of its texts, or of a contact about it */
gboolean amends_contact_candidates_refresh (AmendsDb *db, gint64 review_id, GError **error);

/** amends_contact_candidates_refresh_order: after a change of an order: the reviews behind it */
gboolean amends_contact_candidates_refresh_order (AmendsDb *db, gint64 account_id, const char *order_id,
                                                  GError **error);

/** amends_contact_candidates_are_right: @right: (out): the table holds what it has to hold */
gboolean amends_contact_candidates_are_right (AmendsDb *db, gboolean *right, GError **error);

G_END_DECLS
