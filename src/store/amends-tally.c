/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-tally.h"

typedef struct {
    AmendsTallyCell cell;
    gint64 n;
} Change;

struct _AmendsTally {
    GArray *changes; /* (element-type Change) */
};

AmendsTally *
amends_tally_new (void)
{
    AmendsTally *self = g_new (AmendsTally, 1);

    self->changes = g_array_new (FALSE, FALSE, sizeof (Change));
    return self;
}

void
amends_tally_free (AmendsTally *self)
{
    if (self == NULL)
        return;
    g_array_unref (self->changes);
    g_free (self);
}

void
amends_tally_add (AmendsTally *self, const AmendsTallyCell *cell, int n)
{
    Change change = { *cell, n };

    g_array_append_val (self->changes, change);
}

static int
compare (gint64 a, gint64 b)
{
    return (a > b) - (a < b);
}

/* In the order of review_total's key. */
static int
compare_totals (gconstpointer a, gconstpointer b)
{
    const AmendsTallyCell *one = a, *other = b;
    int result = compare (one->done, other->done);

    if (result == 0)
        result = compare (one->item_id, other->item_id);
    if (result == 0)
        result = compare (one->language_id, other->language_id);
    if (result == 0)
        result = compare (one->stars, other->stars);
    return result != 0 ? result : compare (one->traits, other->traits);
}

/* In the order of review_daily's key. */
static int
compare_days (gconstpointer a, gconstpointer b)
{
    int result = compare (((const AmendsTallyCell *) a)->day, ((const AmendsTallyCell *) b)->day);

    return result != 0 ? result : compare_totals (a, b);
}

/* Sorts the changes and makes one of those that are about the same cell. */
static void
gather (GArray *changes, GCompareFunc order)
{
    guint n = 0;

    g_array_sort (changes, order);
    for (guint i = 0; i < changes->len; i++) {
        const Change *change = &g_array_index (changes, Change, i);

        if (n > 0 && order (&g_array_index (changes, Change, n - 1), change) == 0)
            g_array_index (changes, Change, n - 1).n += change->n;
        else
            g_array_index (changes, Change, n++) = *change;
    }
    g_array_set_size (changes, n);
}

static gboolean
write_all (GArray *changes, AmendsDb *db, const char *sql, GError **error)
{
    g_autoptr (AmendsStatement) statement = amends_db_prepare (db, sql, error);

    if (statement == NULL)
        return FALSE;
    for (guint i = 0; i < changes->len; i++) {
        const Change *change = &g_array_index (changes, Change, i);
        const AmendsTallyCell *cell = &change->cell;

        if (change->n == 0)
            continue;
        amends_statement_bind_int (statement, 1, change->n);
        amends_statement_bind_int (statement, 2, cell->done);
        amends_statement_bind_int (statement, 3, cell->item_id);
        amends_statement_bind_int (statement, 4, cell->language_id);
        amends_statement_bind_int (statement, 5, cell->stars);
        amends_statement_bind_int (statement, 6, cell->traits);
        if (strstr (sql, "?7") != NULL)
            amends_statement_bind_int (statement, 7, cell->day);
        if (!amends_statement_run (statement, error))
            return FALSE;
    }
    return TRUE;
}

gboolean
amends_tally_write (AmendsTally *self, AmendsDb *db, GError **error)
{
    gboolean done;

    gather (self->changes, compare_days);
    done =
        write_all (self->changes, db,
                   "INSERT INTO review_daily (n, done, item_id, language_id, stars, traits, day) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (day, done, item_id, language_id, stars, traits) "
                   "DO UPDATE SET n = n + excluded.n",
                   error);
    gather (self->changes, compare_totals);
    done = done && write_all (self->changes, db,
                              "INSERT INTO review_total (n, done, item_id, language_id, stars, traits) "
                              "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (done, item_id, language_id, stars, traits) "
                              "DO UPDATE SET n = n + excluded.n",
                              error);
    g_array_set_size (self->changes, 0);
    return done;
}
