/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-columns.h"

#include "amends-store-file.h"
#include "store-fixture.h"

/* What the columns say is what the tables say, after any change by this connection or another. The reviews here are bare rows. */

#define N 300

typedef struct {
    char *folder;
    AmendsDb *db;
    AmendsReviewColumns *columns;
} Fixture;

static AmendsDb *
open_db (const char *folder)
{
    g_autoptr (GError) error = NULL;
    gboolean read_only;
    AmendsDb *db = amends_store_file_open (folder, &read_only, NULL, &error);

    g_assert_no_error (error);
    return db;
}

static void
run (AmendsDb *db, const char *sql)
{
    g_autoptr (GError) error = NULL;

    amends_db_run (db, sql, &error);
    g_assert_no_error (error);
}

static void
put (AmendsDb *db, gint64 id)
{
    g_autofree char *sql = g_strdup_printf (
        "INSERT INTO review (id, account_id, external_id, item_id, language_id, stars, traits, helpful, published_at, "
        "updated_at, first_seen_at, version_at, gone_at, has_note) VALUES (%" G_GINT64_FORMAT ", 1, 'R%" G_GINT64_FORMAT
        "', %d, %d, %d, %d, 0, %d, 0, 0, 0, %d, %d) ON CONFLICT (id) DO UPDATE SET stars = excluded.stars, "
        "item_id = excluded.item_id, language_id = excluded.language_id, gone_at = excluded.gone_at, has_note = excluded.has_note",
        id, id, g_test_rand_int_range (1, 4), g_test_rand_int_range (1, 3), g_test_rand_int_range (1, 6),
        g_test_rand_int_range (0, 16), g_test_rand_int_range (0, G_MAXINT32), g_test_rand_int_range (0, 2),
        g_test_rand_int_range (0, 2));

    run (db, sql);
}

static void
set_up (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    self->folder = test_make_folder ();
    self->db = open_db (self->folder);
    run (
        self->db,
        "INSERT INTO account (id, kind, professional, brand_owner, brand_representative, may_view, may_edit) "
        "VALUES (1, 'file', 0, 0, 0, 0, 0); INSERT INTO language VALUES (1, 'sv'), (2, 'pl'), "
        "(63, 'a'), (64, 'b'), (8388607, 'c');"
        "INSERT INTO item SELECT value, 1, value, '', '', '', '', '', '', '' FROM "
        "(SELECT 1 AS value UNION SELECT 2 UNION SELECT 3 UNION SELECT 131071 UNION SELECT 131072 UNION SELECT 4294967295)");
    for (gint64 id = 1; id <= N; id++)
        put (self->db, id);
    self->columns = amends_review_columns_new (self->db);
}

static void
tear_down (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    amends_review_columns_free (self->columns);
    amends_db_close (self->db);
    test_remove_folder (self->folder);
    g_free (self->folder);
}

static void
assert_cells (const AmendsReviewCells *cells, AmendsStatement *row)
{
    g_assert_cmpint (cells->item_id, ==, amends_statement_get_int (row, 1));
    g_assert_cmpint (amends_review_cells_get_language (cells), ==, amends_statement_get_int (row, 2));
    g_assert_cmpint (amends_review_cells_get_stars (cells), ==, amends_statement_get_int (row, 3));
    g_assert_cmpint (amends_review_cells_get_traits (cells), ==, amends_statement_get_int (row, 4));
    g_assert_cmpint (cells->published_at, ==, amends_statement_get_int (row, 5));
    g_assert_cmpint (cells->done_at, ==, amends_statement_get_int (row, 6));
    g_assert_cmpint (amends_review_cells_has_note (cells), ==, amends_statement_get_int (row, 7));
    g_assert_cmpint (amends_review_cells_is_gone (cells), ==, amends_statement_get_int (row, 8) > 0);
}

static void
assert_causes (Fixture *fixture, gint64 id, AmendsStatement *row)
{
    AmendsReviewRun run = { NULL };
    guint16 causes;
    gboolean any = FALSE;

    g_assert_true (amends_review_columns_get (fixture->columns, (gsize) id / 64, &run));
    causes = run.causes != NULL ? run.causes[id % 64] : 0;
    for (int i = 0; i < AMENDS_MAX_CAUSES; i++) {
        gint64 cause = amends_statement_get_int (row, 9 + i);
        gboolean is_known = cause >= 0 && cause < AMENDS_N_CAUSES;

        g_assert_cmpint (amends_review_causes_get (causes, i), ==, is_known ? cause : AMENDS_CAUSE_NONE);
        any |= is_known;
    }
    g_assert_true (amends_review_causes_explain (causes) == any);
    g_assert_cmpint ((causes & AMENDS_REVIEW_CAUSES_SAID) != 0, ==, amends_statement_get_int (row, 11));
    g_assert_cmpint ((causes & AMENDS_REVIEW_CAUSES_WRONG_DOOR) != 0, ==, amends_statement_get_int (row, 12));
}

/* Returns: FALSE if nothing is known of it and its neighbours */
static gboolean
read_cells (Fixture *fixture, gint64 id, AmendsReviewCells *cells)
{
    AmendsReviewRun run;

    if (!amends_review_columns_get (fixture->columns, (gsize) id / 64, &run))
        return FALSE;
    *cells = amends_review_run_get (&run, (gsize) id % 64);
    return TRUE;
}

/* @ids: (nullable): only these are loaded, and compared */
static void
assert_like_tables (Fixture *fixture, const AmendsIdSet *ids)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsStatement) rows = amends_db_prepare (
        fixture->db,
        "SELECT id, r.item_id, language_id, stars, traits, r.published_at, ifnull (done_at, 0), has_note, gone_at, "
        "ifnull (first, -1), ifnull (second, -1), ifnull (by_person, 0), ifnull (wrong_door, 0) FROM review AS r "
        "LEFT JOIN review_done AS d ON d.review_id = id LEFT JOIN review_cause AS c ON c.review_id = id ORDER BY id",
        NULL);
    gint64 last = 0;
    gboolean fits, forgot;

    amends_review_columns_forget_foreign (fixture->columns, &forgot, &error);
    amends_review_columns_load (fixture->columns, ids, &fits, &error);
    g_assert_no_error (error);
    g_assert_true (fits);
    while (amends_statement_step (rows, NULL) == AMENDS_STEP_ROW) {
        gint64 id = amends_statement_get_int (rows, 0);
        AmendsReviewCells cells;

        if (ids != NULL && !amends_id_set_has (ids, id))
            continue;
        g_assert_true (read_cells (fixture, id, &cells));
        assert_cells (&cells, rows);
        assert_causes (fixture, id, rows);
        for (gint64 gap = last + 1; ids == NULL && gap < id; gap++)
            g_assert_true (!read_cells (fixture, gap, &cells) || cells.packed == 0);
        last = id;
    }
    g_assert_cmpint (amends_review_columns_get_end (fixture->columns), >, last);
}

static gboolean
is_complete (Fixture *fixture)
{
    g_autoptr (GError) error = NULL;
    gboolean complete;

    amends_review_columns_is_complete (fixture->columns, &complete, &error);
    g_assert_no_error (error);
    return complete;
}

/* On both sides of what a number has room for in the column that all have. */
static const char *const great_items[] = { "131071", "131072", "4294967295" };
static const char *const great_languages[] = { "63", "64", "8388607" };

static void
change (AmendsDb *db)
{
    g_autofree char *sql = NULL;
    gint64 id = g_test_rand_int_range (1, N + 50);

    switch (g_test_rand_int_range (0, 9)) {
    case 0:
        sql = g_strdup_printf ("DELETE FROM review WHERE id = %" G_GINT64_FORMAT, id);
        break;
    case 1:
        sql = g_strdup_printf (
            "INSERT OR REPLACE INTO review_done SELECT id, %d FROM review WHERE id >= %" G_GINT64_FORMAT
            " AND id < %" G_GINT64_FORMAT " + 5",
            g_test_rand_int_range (1, G_MAXINT32), id, id);
        break;
    case 2:
        sql = g_strdup_printf ("DELETE FROM review_done WHERE review_id >= %" G_GINT64_FORMAT, id);
        break;
    case 8:
        /* From -1, which is none, to 20, which no version knows yet. */
        sql = g_strdup_printf (
            "INSERT INTO review_cause SELECT id, %d, %d, 1, 0, published_at, item_id FROM review WHERE id = "
            "%" G_GINT64_FORMAT " ON CONFLICT (review_id) DO UPDATE SET first = excluded.first, second = "
            "excluded.second, by_person = 1, wrong_door = 0",
            g_test_rand_int_range (-1, 21), -1, id);
        break;
    case 6:
        sql = g_strdup_printf ("INSERT OR REPLACE INTO review_cause SELECT id, %d, %d, %d, %d, published_at, item_id "
                               "FROM review WHERE id = %" G_GINT64_FORMAT,
                               g_test_rand_int_range (0, 7), g_test_rand_int_range (7, 21),
                               g_test_rand_int_range (0, 2), g_test_rand_int_range (0, 2), id);
        break;
    case 7:
        sql = g_strdup_printf ("DELETE FROM review_cause WHERE review_id >= %" G_GINT64_FORMAT
                               " AND review_id < %" G_GINT64_FORMAT " + 9",
                               id, id);
        break;
    case 3:
        /* Sparse ids: blocks of their own. */
        put (db, id * 1000);
        return;
    case 4:
        sql = g_strdup_printf ("UPDATE review SET item_id = %s, language_id = %s WHERE id = %" G_GINT64_FORMAT,
                               great_items[g_test_rand_int_range (0, 3)], great_languages[g_test_rand_int_range (0, 3)],
                               id);
        break;
    default:
        put (db, id);
        return;
    }
    run (db, sql);
}

static void
test_follow_changes (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_assert_false (is_complete (fixture));
    assert_like_tables (fixture, NULL);
    g_assert_true (is_complete (fixture));
    for (int i = 0; i < 150; i++) {
        for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
            change (fixture->db);
        assert_like_tables (fixture, NULL);
    }
}

/* Bit by bit, with changes in between, all of them are known in the end. */
static void
test_bit_by_bit (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    gboolean complete = FALSE;

    put (fixture->db, 50000);
    for (int i = 0; !complete; i++) {
        amends_review_columns_load_some (fixture->columns, &complete, &error);
        g_assert_no_error (error);
        g_assert_cmpint (i, <, 200);
        if (i < 3)
            change (fixture->db);
    }
    g_assert_true (is_complete (fixture));
    assert_like_tables (fixture, NULL);
}

static void
test_some_are_enough (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    for (int i = 0; i < 60; i++) {
        g_autoptr (AmendsIdSet) ids = amends_id_set_new ();

        for (int n = g_test_rand_int_range (0, 30); n > 0; n--)
            amends_id_set_add (ids, g_test_rand_int_range (1, N));
        change (fixture->db);
        assert_like_tables (fixture, ids);
    }
}

static void
test_rolled_back (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    assert_like_tables (fixture, NULL);
    for (int i = 0; i < 20; i++) {
        run (fixture->db, "BEGIN");
        change (fixture->db);
        run (fixture->db, "ROLLBACK");
        assert_like_tables (fixture, NULL);
    }
}

static void
test_another_connection (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsDb *other = open_db (fixture->folder);

    assert_like_tables (fixture, NULL);
    for (int i = 0; i < 20; i++) {
        change (other);
        assert_like_tables (fixture, NULL);
    }
    amends_db_close (other);
}

static void
test_too_great_a_value (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    gboolean fits;

    run (fixture->db, "UPDATE review SET published_at = 4294967296 WHERE id = 7");
    amends_review_columns_load (fixture->columns, NULL, &fits, &error);
    g_assert_no_error (error);
    g_assert_false (fits);
    g_assert_false (is_complete (fixture));
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (Fixture *fixture, gconstpointer data);
    } TESTS[] = {
        { "/review-columns/follow-changes", test_follow_changes },
        { "/review-columns/bit-by-bit", test_bit_by_bit },
        { "/review-columns/some-are-enough", test_some_are_enough },
        { "/review-columns/rolled-back", test_rolled_back },
        { "/review-columns/another-connection", test_another_connection },
        { "/review-columns/too-great-a-value", test_too_great_a_value },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, Fixture, NULL, set_up, TESTS[i].func, tear_down);
    return g_test_run ();
}
