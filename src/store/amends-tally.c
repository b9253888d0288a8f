/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-tally.h"

typedef struct {
    AmendsTallyCell cell;
    gint64 n;
} Change;

struct _AmendsTally {
    GArray *all;  /* (element-type Change) */
    GArray *done; /* (element-type Change): those of them that are marked as done */
};

AmendsTally *
amends_tally_new (void)
{
    AmendsTally *self = g_new (AmendsTally, 1);

    self->all = g_array_new (FALSE, FALSE, sizeof (Change));
    self->done = g_array_new (FALSE, FALSE, sizeof (Change));
    return self;
}

void
amends_tally_free (AmendsTally *self)
{
    if (self == NULL)
        return;
    g_array_unref (self->all);
    g_array_unref (self->done);
    g_free (self);
}

void
amends_tally_add (AmendsTally *self, const AmendsTallyCell *cell, gboolean done, int n)
{
    Change change = { *cell, n };

    g_array_append_val (self->all, change);
    if (done)
        g_array_append_val (self->done, change);
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
    int result = compare (one->item_id, other->item_id);

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
write_all (GArray *changes, AmendsDb *db, const char *sql, gboolean daily, GError **error)
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
        amends_statement_bind_int (statement, 2, cell->item_id);
        amends_statement_bind_int (statement, 3, cell->language_id);
        amends_statement_bind_int (statement, 4, cell->stars);
        amends_statement_bind_int (statement, 5, cell->traits);
        if (daily)
            amends_statement_bind_int (statement, 6, cell->day);
        if (!amends_statement_run (statement, error))
            return FALSE;
    }
    return TRUE;
}

#define CELL "item_id, language_id, stars, traits"
#define TO_DAILY(table)                                                                                                \
    "INSERT INTO " table " (n, " CELL ", day) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "                                        \
    "ON CONFLICT (day, " CELL ") DO UPDATE SET n = n + excluded.n"
#define TO_TOTAL(table)                                                                                                \
    "INSERT INTO " table " (n, " CELL ") VALUES (?1, ?2, ?3, ?4, ?5) "                                                 \
    "ON CONFLICT (" CELL ") DO UPDATE SET n = n + excluded.n"

static gboolean
write_both (GArray *changes, AmendsDb *db, const char *to_daily, const char *to_total, GError **error)
{
    gboolean written;

    gather (changes, compare_days);
    written = write_all (changes, db, to_daily, TRUE, error);
    gather (changes, compare_totals);
    written = written && write_all (changes, db, to_total, FALSE, error);
    g_array_set_size (changes, 0);
    return written;
}

gboolean
amends_tally_write (AmendsTally *self, AmendsDb *db, GError **error)
{
    return write_both (self->all, db, TO_DAILY ("review_daily"), TO_TOTAL ("review_total"), error) &&
           write_both (self->done, db, TO_DAILY ("review_daily_done"), TO_TOTAL ("review_total_done"), error);
}
