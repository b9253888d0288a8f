/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"

G_BEGIN_DECLS

/** AmendsTallyCell: what reviews are counted by: a row of review_daily without its number. */
typedef struct {
    gint64 day; /* of publication, since 1970, UTC */
    gint64 item_id;
    gint64 language_id;
    int stars;
    int traits;
} AmendsTallyCell;

/**
 * AmendsTally: what a transaction changes in review_daily, review_total and their likes for done reviews, gathered so that each cell is written once and in the order of
 * the tables.
 */
typedef struct _AmendsTally AmendsTally;

AmendsTally *amends_tally_new (void);
void amends_tally_free (AmendsTally *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsTally, amends_tally_free)

/** amends_tally_add: @done: whether they are marked as done. @n: reviews that came, negative where they went */
void amends_tally_add (AmendsTally *self, const AmendsTallyCell *cell, gboolean done, int n);

/** amends_tally_write: in the transaction of @db that changes the reviews. Leaves @self empty. */
gboolean amends_tally_write (AmendsTally *self, AmendsDb *db, GError **error);

G_END_DECLS
