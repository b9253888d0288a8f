/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-bulk.h"

#include "amends-list-indexes.h"

/*
 * To sort the list indexes afterwards takes 4 to 5 µs for each review that there is then. To keep them takes about as much for each new one as long as they fit into the
 * page cache, and three to ten times as much when they do not.
 */
#define ROWS 20000
#define PART 4

void
amends_bulk_init (AmendsBulk *self)
{
    *self = (AmendsBulk) { .rows = ROWS };
}

void
amends_bulk_expect (AmendsBulk *self, gboolean expect)
{
    if (g_atomic_int_add (&self->n_sources, expect ? 1 : -1) == 0)
        g_atomic_int_inc (&self->number);
}

gboolean
amends_bulk_is_expected (AmendsBulk *self)
{
    return g_atomic_int_get (&self->n_sources) > 0;
}

/* Ids are not used again, so the greatest tells how many there can be. */
static gboolean
pays (AmendsBulk *self, AmendsDb *db, gboolean *pays, GError **error)
{
    gint64 greatest;

    *pays = FALSE;
    if (!amends_bulk_is_expected (self) || self->dropped || self->n_added < self->rows)
        return TRUE;
    if (!amends_db_get_int (db, "SELECT ifnull (max (id), 0) FROM review", &greatest, error))
        return FALSE;
    *pays = (guint64) greatest <= self->n_added * PART;
    return TRUE;
}

gboolean
amends_bulk_begin (AmendsBulk *self, AmendsDb *db, GError **error)
{
    int number = g_atomic_int_get (&self->number);
    gboolean drop;

    if (!amends_list_indexes_look (db, error))
        return FALSE;
    if (number != self->present) {
        self->present = number;
        self->n_added = 0;
        self->dropped = FALSE;
    }
    if (!pays (self, db, &drop, error))
        return FALSE;
    if (!drop)
        return TRUE;
    self->dropped = TRUE;
    return amends_db_is_bare (db) || amends_list_indexes_drop (db, error);
}

void
amends_bulk_count (AmendsBulk *self, guint64 n_added)
{
    self->n_added += n_added;
}
