/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-aggregates.h"

#define CELL "item_id, language_id, stars, traits"
#define TO_DAILY(table)                                                                                                \
    "INSERT INTO " table " (day, " CELL ", n) SELECT published_at / 86400, " CELL ", ?1 * count (*) "
#define TO_TOTAL(table) "INSERT INTO " table " (" CELL ", n) SELECT " CELL ", ?1 * count (*) "
#define DAILY_END                                                                                                      \
    " GROUP BY 1, 2, 3, 4, 5 ON CONFLICT (day, item_id, language_id, stars, traits) DO UPDATE SET n = n + excluded.n"
#define TOTAL_END                                                                                                      \
    " GROUP BY 1, 2, 3, 4 ON CONFLICT (item_id, language_id, stars, traits) DO UPDATE SET n = n + excluded.n"
#define ONE "FROM review WHERE id = ?2"
#define ONE_DONE "FROM review WHERE id = ?2 AND EXISTS (SELECT 1 FROM review_done WHERE review_id = ?2)"
#define MARKED "FROM temp.marked WHERE true"

gboolean
amends_aggregates_clear_marked (AmendsDb *db, GError **error)
{
    return amends_db_run (
        db,
        "CREATE TABLE IF NOT EXISTS temp.marked (id INTEGER PRIMARY KEY, done_at, published_at, item_id, "
        "language_id, stars, traits); DELETE FROM temp.marked;",
        error);
}

static gboolean
shift (AmendsDb *db, const char *sql, int sign, gint64 review_id, GError **error)
{
    g_autoptr (AmendsStatement) statement = amends_db_prepare (db, sql, error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, sign);
    if (review_id != 0)
        amends_statement_bind_int (statement, 2, review_id);
    return amends_statement_run (statement, error);
}

gboolean
amends_aggregates_shift (AmendsDb *db, gint64 review_id, int sign, GError **error)
{
    return shift (db, TO_DAILY ("review_daily") ONE DAILY_END, sign, review_id, error) &&
           shift (db, TO_TOTAL ("review_total") ONE TOTAL_END, sign, review_id, error) &&
           shift (db, TO_DAILY ("review_daily_done") ONE_DONE DAILY_END, sign, review_id, error) &&
           shift (db, TO_TOTAL ("review_total_done") ONE_DONE TOTAL_END, sign, review_id, error);
}

gboolean
amends_aggregates_shift_marked (AmendsDb *db, int sign, GError **error)
{
    return shift (db, TO_DAILY ("review_daily_done") MARKED DAILY_END, sign, 0, error) &&
           shift (db, TO_TOTAL ("review_total_done") MARKED TOTAL_END, sign, 0, error);
}

/* Both sides minus each other: a cell that is missing, wrong or left over shows in one of them. */
#define DIFFERENCE(stored, counted)                                                                                    \
    "EXISTS (SELECT * FROM (" stored ") EXCEPT SELECT * FROM (" counted "))"                                           \
    " OR EXISTS (SELECT * FROM (" counted ") EXCEPT SELECT * FROM (" stored "))"
#define DAILY_STORED(table) "SELECT day, " CELL ", n FROM " table " WHERE n <> 0"
#define DAILY_COUNTED(from) "SELECT published_at / 86400, " CELL ", count (*) FROM " from " GROUP BY 1, 2, 3, 4, 5"
#define TOTAL_STORED(table) "SELECT " CELL ", n FROM " table " WHERE n <> 0"
#define TOTAL_COUNTED(from) "SELECT " CELL ", count (*) FROM " from " GROUP BY 1, 2, 3, 4"
#define WRONG(suffix, from)                                                                                            \
    DIFFERENCE (DAILY_STORED ("review_daily" suffix), DAILY_COUNTED (from))                                            \
    " OR " DIFFERENCE (TOTAL_STORED ("review_total" suffix), TOTAL_COUNTED (from))

gboolean
amends_aggregates_are_right (AmendsDb *db, gboolean *right, GError **error)
{
    gint64 different;

    if (!amends_db_get_int (
            db, "SELECT " WRONG ("", "review") " OR " WRONG ("_done", "review_done JOIN review ON id = review_id"),
            &different, error))
        return FALSE;
    *right = different == 0;
    return TRUE;
}
