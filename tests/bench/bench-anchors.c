/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <sqlite3.h>
#include <stdlib.h>

/*
 * Random access to a long list, by all of its ids or by an anchor (the key of the row) at every 1,024th: what either takes to make and
 * to keep, and what a jump by anchor takes; by ids it is a look into an array. AMENDS_BENCH_CACHE, AMENDS_BENCH_REVIEWS: the data that bench-window.py keeps.
 */

#define EVERY 1024
#define SCREEN 64
#define N_TRIES 31
#define ORDER " ORDER BY published_at DESC, id DESC"

static const struct {
    const char *name, *where;
} LISTS[] = {
    { "all", "1" },
    { "three stars or fewer", "stars <= 3" },
};

typedef struct {
    gint64 at, id;
} Anchor;

static sqlite3_stmt *
prepare (sqlite3 *db, const char *columns, const char *where, const char *rest)
{
    g_autofree char *sql = g_strconcat ("SELECT ", columns, " FROM review WHERE ", where, rest, NULL);
    sqlite3_stmt *statement = NULL;

    if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
        g_error ("%s", sqlite3_errmsg (db));
    return statement;
}

static void
scan (sqlite3 *db, const char *where, GArray *ids, GArray *anchors)
{
    sqlite3_stmt *statement = prepare (db, "id, published_at", where, ORDER);

    for (guint i = 0; sqlite3_step (statement) == SQLITE_ROW; i++) {
        gint64 id = sqlite3_column_int64 (statement, 0);

        if (ids != NULL) {
            g_array_append_val (ids, id);
        } else if (i % EVERY == 0) {
            Anchor anchor = { sqlite3_column_int64 (statement, 1), id };

            g_array_append_val (anchors, anchor);
        }
    }
    sqlite3_finalize (statement);
}

static void
jump (sqlite3_stmt *statement, GArray *anchors, guint position)
{
    const Anchor *anchor = &g_array_index (anchors, Anchor, position / EVERY);

    sqlite3_bind_int64 (statement, 1, anchor->at);
    sqlite3_bind_int64 (statement, 2, anchor->id);
    sqlite3_bind_int64 (statement, 3, position % EVERY);
    while (sqlite3_step (statement) == SQLITE_ROW)
        ;
    sqlite3_reset (statement);
}

static int
compare (gconstpointer a, gconstpointer b)
{
    return *(const gint64 *) a < *(const gint64 *) b ? -1 : *(const gint64 *) a > *(const gint64 *) b;
}

static void
tell (const char *name, gint64 *times)
{
    qsort (times, N_TRIES, sizeof *times, compare);
    g_print ("  %-28s median %8.2f ms  p95 %8.2f ms\n", name, (double) times[N_TRIES / 2] / 1e3,
             (double) times[N_TRIES * 95 / 100] / 1e3);
}

static void
measure (sqlite3 *db, const char *name, const char *where)
{
    g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    g_autoptr (GArray) anchors = g_array_new (FALSE, FALSE, sizeof (Anchor));
    sqlite3_stmt *page = prepare (
        db, "id", where, " AND (published_at, id) <= (?1, ?2)" ORDER " LIMIT " G_STRINGIFY (SCREEN) " OFFSET ?3");
    g_autoptr (GRand) random = g_rand_new_with_seed (1);
    gint64 whole[N_TRIES], sparse[N_TRIES], jumps[N_TRIES];

    for (guint i = 0; i < N_TRIES; i++) {
        gint64 start = g_get_monotonic_time ();

        g_array_set_size (ids, 0);
        scan (db, where, ids, NULL);
        whole[i] = g_get_monotonic_time () - start;
        start += whole[i];
        g_array_set_size (anchors, 0);
        scan (db, where, NULL, anchors);
        sparse[i] = g_get_monotonic_time () - start;
        start += sparse[i];
        jump (page, anchors, (guint) g_rand_int_range (random, 0, (gint32) ids->len));
        jumps[i] = g_get_monotonic_time () - start;
    }
    g_print ("%s: %u rows; ids %.2f MB, anchors %.3f MB\n", name, ids->len, ids->len * 8e-6,
             anchors->len * sizeof (Anchor) * 1e-6);
    tell ("make the ids", whole);
    tell ("make the anchors", sparse);
    tell ("jump by anchor", jumps);
    sqlite3_finalize (page);
}

int
main (void)
{
    const char *cache = g_getenv ("AMENDS_BENCH_CACHE"), *n = g_getenv ("AMENDS_BENCH_REVIEWS");
    g_autofree char *path = g_build_filename (cache != NULL ? cache : ".", n != NULL ? n : "20000", "amends.db", NULL);
    sqlite3 *db = NULL;

    if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) {
        g_print ("There is no data at %s: bench-window.py makes it if AMENDS_BENCH_CACHE is set.\n", path);
        return 77;
    }
    for (gsize i = 0; i < G_N_ELEMENTS (LISTS); i++)
        measure (db, LISTS[i].name, LISTS[i].where);
    sqlite3_close (db);
    return 0;
}
