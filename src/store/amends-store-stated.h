/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-stated-facts.h"
#include "amends-store-actions.h"

G_BEGIN_DECLS

/*
 * What the person knows where no source says anything. It never replaces what a source says, and is an event in the log. Both finish with
 * amends_store_action_finish().
 */

/** amends_store_state_facts_async: of the order behind a review. Can be undone. @facts: empty takes back what was stated */
void amends_store_state_facts_async (AmendsStore *self, gint64 review_id, const AmendsStatedFacts *facts,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/** amends_store_state_roles_async: of an account. UNKNOWN takes back what was stated */
void amends_store_state_roles_async (AmendsStore *self, gint64 account_id, AmendsTri professional,
                                     AmendsTri brand_representative, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
