/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"

G_BEGIN_DECLS

/*
 * The indexes that put lists in order are in another order than rows come in, so each row of an import changes a page somewhere in the middle of each. Where as many come as
 * there are, it costs a tenth to do without these indexes and to sort them at the end. That they are not there is itself the note that they are to be made: it is
 * committed with the rows, and another process sees it too. Meanwhile lists and counts come from the columns (AmendsReviewIndex), and statements that name one of these
 * indexes are prepared without the name.
 */

/** amends_list_indexes_look: at the beginning of a transaction: finds out whether they are there, which amends_db_is_bare() then tells. Costs little unless the schema has changed. */
gboolean amends_list_indexes_look (AmendsDb *db, GError **error);
/** amends_list_indexes_drop: in a transaction; for amends_list_indexes_make_next() to make them again */
gboolean amends_list_indexes_drop (AmendsDb *db, GError **error);
/** amends_list_indexes_count_missing: outside of a transaction, too */
gboolean amends_list_indexes_count_missing (AmendsDb *db, guint *n, GError **error);
/** amends_list_indexes_make_next: outside of one: makes the first that is missing, sorting on disk. @more: (out): whether another is missing still */
gboolean amends_list_indexes_make_next (AmendsDb *db, gboolean *more, GError **error);
/** amends_list_indexes_make_all: in a transaction: for one that would look for rows by these indexes again and again */
gboolean amends_list_indexes_make_all (AmendsDb *db, GError **error);

G_END_DECLS
