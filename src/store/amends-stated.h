/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-event-log-private.h"
#include "amends-stated-facts.h"

G_BEGIN_DECLS

/*
 * What the person stated: of the order behind a review, and of an account's roles. All of it on the worker thread, inside a transaction.
 */

/** amends_stated_load: @facts: (out) (transfer full) (nullable): NULL if nothing is stated of @review_id */
gboolean amends_stated_load (AmendsDb *db, gint64 review_id, AmendsStatedFacts **facts, GError **error);

/**
 * amends_stated_set: appends an event with what was stated before and what is now, and keeps the latter. Nothing happens if it is the same.
 * @facts: empty takes all back
 */
gboolean amends_stated_set (AmendsDb *db, gint64 now, gint64 review_id, const AmendsStatedFacts *facts,
                            AmendsActionResult *result, GError **error);

/** amends_stated_restore: appends @event, which takes back one of these, and puts back what was stated before that */
gboolean amends_stated_restore (AmendsDb *db, AmendsNewEvent *event, AmendsActionResult *result, GError **error);

/** amends_stated_set_roles: the same of an account's roles. NOT_FOUND if there is no such account */
gboolean amends_stated_set_roles (AmendsDb *db, gint64 now, gint64 account_id, AmendsTri professional,
                                  AmendsTri brand_representative, AmendsActionResult *result, GError **error);

G_END_DECLS
