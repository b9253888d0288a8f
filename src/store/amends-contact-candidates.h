/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"
#include "amends-review.h"

G_BEGIN_DECLS

/*
 * The table contact_candidate, see schema/002.sql: kept right by whoever changes reviews or orders. All of it on the worker thread, inside a transaction.
 */

/** amends_contact_candidates_may_hold: FALSE if @review, as a source tells it, is no candidate whatever its order, as long as the person stated nothing */
gboolean amends_contact_candidates_may_hold (const AmendsReview *review);

/** amends_contact_candidates_are_stated: @stated: (out): the person said something of @review_id, so that it may be a candidate all the same */
gboolean amends_contact_candidates_are_stated (AmendsDb *db, gint64 review_id, gboolean *stated, GError **error);

/** amends_contact_candidates_refresh: after a change of @review_id, of its texts, of a contact about it, or of what was stated of it */
gboolean amends_contact_candidates_refresh (AmendsDb *db, gint64 review_id, GError **error);

/** amends_contact_candidates_refresh_order: after a change of an order: the reviews behind it */
gboolean amends_contact_candidates_refresh_order (AmendsDb *db, gint64 account_id, const char *order_id,
                                                  GError **error);

/** amends_contact_candidates_are_right: @right: (out): the table holds what it has to hold */
gboolean amends_contact_candidates_are_right (AmendsDb *db, gboolean *right, GError **error);

G_END_DECLS
