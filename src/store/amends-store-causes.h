/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-causes.h"
#include "amends-learned-rule.h"
#include "amends-store-actions.h"

G_BEGIN_DECLS

/* Why customers are unhappy: of one comment (a review or feedback: @subject), and what the person taught the classifier. Changes emit AMENDS_STORE_CHANGE_CAUSES. */

/**
 * amends_store_set_causes_async: the person says why; an event with undo, whose text are the ids. Takes the place of what was suggested, and no
 * suggestion comes back. Comments of which the person has said the same already do not count.
 * @causes: (nullable): up to AMENDS_MAX_CAUSES, the stronger first; none clears them, and this is remembered
 *
 * Finished by amends_store_action_finish(). NOT_FOUND if none of @ids is there
 */
void amends_store_set_causes_async (AmendsStore *self, AmendsSubject subject, const gint64 *ids, gsize n_ids,
                                    const AmendsCause *causes, gsize n_causes, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);

/** amends_store_load_causes_async: of several comments. Those of one are also in its detail. */
void amends_store_load_causes_async (AmendsStore *self, AmendsSubject subject, const gint64 *ids, gsize n_ids,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full) (element-type AmendsCauses): one for each id, in their order; of one that is gone origin is NONE */
GArray *amends_store_load_causes_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/**
 * amends_store_add_learned_rule_async: keeps a rule; one with the same phrase and cause is replaced. All comments are due for a new look then.
 * @rule: its id and made_at do not matter
 */
void amends_store_add_learned_rule_async (AmendsStore *self, const AmendsLearnedRule *rule, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
/** Returns: its id, or 0 with @error set */
gint64 amends_store_add_learned_rule_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/** amends_store_delete_learned_rule_async: not undone by undo; add it again instead. NOT_FOUND */
void amends_store_delete_learned_rule_async (AmendsStore *self, gint64 rule_id, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
gboolean amends_store_delete_learned_rule_finish (AmendsStore *self, GAsyncResult *result, GError **error);

void amends_store_list_learned_rules_async (AmendsStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                            gpointer user_data);
/** Returns: (transfer full) (element-type AmendsLearnedRule): the newest first */
GPtrArray *amends_store_list_learned_rules_finish (AmendsStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
