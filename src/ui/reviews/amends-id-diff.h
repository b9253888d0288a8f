/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-id-list.h"

G_BEGIN_DECLS

/** AmendsIdSplice: one step from an old list of ids to a new one: at @position, @removed ids give way to @added ones. */
typedef struct {
    guint position; /* counted when the steps before it are done */
    guint removed;
    guint added;
} AmendsIdSplice;

/**
 * amends_id_diff: the steps that turn @before into @after, first to last; those that are in both in the same order are left alone. Where
 * the order changed, or where it would take too many steps, one step replaces all between the common beginning and the common end.
 * @before: each id once
 * @after: each id once
 *
 * Returns: (transfer full) (element-type AmendsIdSplice)
 */
GArray *amends_id_diff (const AmendsIdList *before, const AmendsIdList *after);

/**
 * amends_id_keep: puts @held ids that are missing in @after back to where they were: behind the nearest id before them that is
 * still there.
 * @held: (element-type gint64): a set with pointers to gint64 as keys
 *
 * Returns: (transfer full) (element-type gint64): the ids that were put back
 */
GArray *amends_id_keep (const AmendsIdList *before, AmendsIdList *after, GHashTable *held);

G_END_DECLS
