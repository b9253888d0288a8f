/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-aggregates.h"

#define CELL "done_at > 0, item_id, language_id, stars, traits"
#define TO_DAILY                                                                                                       \
    "INSERT INTO review_daily (day, done, item_id, language_id, stars, traits, n) "                                    \
    "SELECT published_at / 86400, " CELL ", ?1 * count (*) FROM "
#define TO_TOTAL                                                                                                       \
    "INSERT INTO review_total (done, item_id, language_id, stars, traits, n) SELECT " CELL ", ?1 * count (*) FROM "
#define DAILY_END                                                                                                      \
    " GROUP BY 1, 2, 3, 4, 5, 6 ON CONFLICT (day, done, item_id, language_id, stars, traits) "                         \
    "DO UPDATE SET n = n + excluded.n"
#define TOTAL_END                                                                                                      \
    " GROUP BY 1, 2, 3, 4, 5 ON CONFLICT (done, item_id, language_id, stars, traits) DO UPDATE SET n = n + excluded.n"
#define ONE "review WHERE id = ?2"
#define TOUCHED "temp.touched CROSS JOIN review ON review.id = touched.id WHERE true"

gboolean
amends_aggregates_clear_touched (AmendsDb *db, GError **error)
{
    return amends_db_run (db,
                          "CREATE TABLE IF NOT EXISTS temp.touched (id INTEGER PRIMARY KEY);"
                          "CREATE TABLE IF NOT EXISTS temp.flipped (day, done, item_id, language_id, stars, traits, n);"
                          "DELETE FROM temp.touched; DELETE FROM temp.flipped;",
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
    return shift (db, TO_DAILY ONE DAILY_END, sign, review_id, error) &&
           shift (db, TO_TOTAL ONE TOTAL_END, sign, review_id, error);
}

#define TO_FLIPPED                                                                                                     \
    "INSERT INTO temp.flipped SELECT published_at / 86400, " CELL ", count (*) FROM " TOUCHED                          \
    " GROUP BY 1, 2, 3, 4, 5, 6"
#define BOTH_SIDES " FROM temp.flipped AS f CROSS JOIN (SELECT 0 AS done UNION ALL SELECT 1) AS side WHERE true "
#define SIDED "CASE WHEN side.done = f.done THEN -f.n ELSE f.n END"
#define FLIP_DAILY                                                                                                     \
    "INSERT INTO review_daily (day, done, item_id, language_id, stars, traits, n) "                                    \
    "SELECT f.day, side.done, f.item_id, f.language_id, f.stars, f.traits, " SIDED BOTH_SIDES                          \
    "ON CONFLICT (day, done, item_id, language_id, stars, traits) DO UPDATE SET n = n + excluded.n"
#define FLIP_TOTAL                                                                                                     \
    "INSERT INTO review_total (done, item_id, language_id, stars, traits, n) "                                         \
    "SELECT side.done, f.item_id, f.language_id, f.stars, f.traits, sum (" SIDED ")" BOTH_SIDES                        \
    "GROUP BY 1, 2, 3, 4, 5 "                                                                                          \
    "ON CONFLICT (done, item_id, language_id, stars, traits) DO UPDATE SET n = n + excluded.n"

gboolean
amends_aggregates_flip_touched (AmendsDb *db, GError **error)
{
    return amends_db_run (db, TO_FLIPPED "; " FLIP_DAILY "; " FLIP_TOTAL, error);
}

/* Both sides minus each other: a cell that is missing, wrong or left over shows in one of them. */
#define DIFFERENCE(stored, counted)                                                                                    \
    "EXISTS (SELECT * FROM (" stored ") EXCEPT SELECT * FROM (" counted "))"                                           \
    " OR EXISTS (SELECT * FROM (" counted ") EXCEPT SELECT * FROM (" stored "))"
#define DAILY_STORED "SELECT day, done, item_id, language_id, stars, traits, n FROM review_daily WHERE n <> 0"
#define DAILY_COUNTED "SELECT published_at / 86400, " CELL ", count (*) FROM review GROUP BY 1, 2, 3, 4, 5, 6"
#define TOTAL_STORED "SELECT done, item_id, language_id, stars, traits, n FROM review_total WHERE n <> 0"
#define TOTAL_COUNTED "SELECT " CELL ", count (*) FROM review GROUP BY 1, 2, 3, 4, 5"

gboolean
amends_aggregates_are_right (AmendsDb *db, gboolean *right, GError **error)
{
    gint64 different;

    if (!amends_db_get_int (
            db, "SELECT " DIFFERENCE (DAILY_STORED, DAILY_COUNTED) " OR " DIFFERENCE (TOTAL_STORED, TOTAL_COUNTED),
            &different, error))
        return FALSE;
    *right = different == 0;
    return TRUE;
}
