/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"
#include "amends-learned-rule.h"

G_BEGIN_DECLS

/* What the person taught the classifier. All of it on the worker thread; what writes, inside a transaction. */

/** amends_learned_rules_add: replaces the one with the same phrase and cause. @id: (out). A comment that is not there is left out */
gboolean amends_learned_rules_add (AmendsDb *db, gint64 now, const AmendsLearnedRule *rule, gint64 *id, GError **error);
/** amends_learned_rules_delete: NOT_FOUND */
gboolean amends_learned_rules_delete (AmendsDb *db, gint64 id, GError **error);
/** amends_learned_rules_list: Returns: (transfer full) (element-type AmendsLearnedRule): the newest first */
GPtrArray *amends_learned_rules_list (AmendsDb *db, GError **error);

G_END_DECLS
