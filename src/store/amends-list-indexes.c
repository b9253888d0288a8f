/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-list-indexes.h"

/* As in the schema, word for word. */
static const struct {
    const char *name, *sql;
} INDEXES[] = {
    { "review_by_date",
      "CREATE INDEX review_by_date ON review (published_at, id, stars, item_id, language_id, traits)" },
    { "review_by_item", "CREATE INDEX review_by_item ON review (item_id, published_at)" },
    { "review_by_helpful", "CREATE INDEX review_by_helpful ON review (helpful, published_at)" },
    { "review_daily_by_item", "CREATE INDEX review_daily_by_item ON review_daily (item_id)" },
};

/* The first from @i on that is missing; G_N_ELEMENTS: none is. */
static gboolean
find_missing (AmendsDb *db, guint *i, GError **error)
{
    g_autoptr (AmendsStatement) find =
        amends_db_prepare (db, "SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ?", error);
    AmendsStep step = AMENDS_STEP_ROW;

    if (find == NULL)
        return FALSE;
    for (; *i < G_N_ELEMENTS (INDEXES); (*i)++) {
        amends_statement_bind_text (find, 1, INDEXES[*i].name);
        step = amends_statement_step (find, error);
        if (step != AMENDS_STEP_ROW)
            break;
        amends_statement_reset (find);
    }
    return step != AMENDS_STEP_ERROR;
}

gboolean
amends_list_indexes_look (AmendsDb *db, GError **error)
{
    guint missing = 0;
    gboolean is_new;

    if (!amends_db_has_new_schema (db, &is_new, error))
        return FALSE;
    if (!is_new)
        return TRUE;
    if (!find_missing (db, &missing, error))
        return FALSE;
    amends_db_set_bare (db, missing < G_N_ELEMENTS (INDEXES));
    return TRUE;
}

gboolean
amends_list_indexes_count_missing (AmendsDb *db, guint *n, GError **error)
{
    *n = 0;
    for (guint i = 0; i < G_N_ELEMENTS (INDEXES); i++) {
        if (!find_missing (db, &i, error))
            return FALSE;
        *n += i < G_N_ELEMENTS (INDEXES);
    }
    return TRUE;
}

gboolean
amends_list_indexes_drop (AmendsDb *db, GError **error)
{
    for (guint i = 0; i < G_N_ELEMENTS (INDEXES); i++) {
        g_autofree char *sql = g_strconcat ("DROP INDEX IF EXISTS ", INDEXES[i].name, NULL);

        if (!amends_db_run (db, sql, error))
            return FALSE;
    }
    amends_db_set_bare (db, TRUE);
    amends_db_forget_schema (db);
    return TRUE;
}

typedef struct {
    gboolean more;
} Make;

static gboolean
make_next (AmendsDb *db, gpointer data, GError **error)
{
    Make *make = data;
    guint missing = 0, next;

    amends_db_forget_schema (db);
    if (!find_missing (db, &missing, error))
        return FALSE;
    next = missing + 1;
    if (missing < G_N_ELEMENTS (INDEXES) &&
        (!amends_db_run (db, INDEXES[missing].sql, error) || !find_missing (db, &next, error)))
        return FALSE;
    make->more = next < G_N_ELEMENTS (INDEXES);
    return TRUE;
}

gboolean
amends_list_indexes_make_next (AmendsDb *db, gboolean *more, GError **error)
{
    Make make = { FALSE };
    gboolean made;

    if (!amends_db_sort_on_disk (db, TRUE, error))
        return FALSE;
    made = amends_db_write (db, AMENDS_DURABILITY_POWER, make_next, &make, error);
    *more = make.more;
    return amends_db_sort_on_disk (db, FALSE, made ? error : NULL) && made;
}

gboolean
amends_list_indexes_make_all (AmendsDb *db, GError **error)
{
    Make make = { TRUE };

    while (amends_db_is_bare (db) && make.more)
        if (!make_next (db, &make, error))
            return FALSE;
    return TRUE;
}
