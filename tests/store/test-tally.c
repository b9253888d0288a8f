/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-tally.h"

#include "amends-store-file.h"
#include "store-fixture.h"

#define N_CELLS 40
#define N_ROUNDS 30

/* What the tables must hold, kept the plain way. */
typedef struct {
    AmendsTallyCell cell;
    gint64 n, n_done;
} Plain;

typedef struct {
    char *folder;
    AmendsDb *db;
    AmendsTally *tally;
    Plain plain[N_CELLS];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    gboolean read_only;

    fixture->folder = test_make_folder ();
    fixture->db = amends_store_file_open (fixture->folder, &read_only, NULL, &error);
    g_assert_no_error (error);
    fixture->tally = amends_tally_new ();
    for (guint i = 0; i < N_CELLS; i++)
        fixture->plain[i].cell =
            (AmendsTallyCell) { i / 8, 1 + i % 2, 1 + i / 2 % 2, 1 + (int) i / 4 % 2, (int) i % 3 };
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    amends_tally_free (fixture->tally);
    amends_db_close (fixture->db);
    test_remove_folder (fixture->folder);
    g_free (fixture->folder);
}

static gboolean
write_tally (AmendsDb *db, gpointer data, GError **error)
{
    return amends_tally_write (data, db, error);
}

static gint64
get_sum (AmendsDb *db, const char *table, const char *column, const AmendsTallyCell *cell, gboolean by_day)
{
    g_autofree char *day = by_day ? g_strdup_printf (" AND day = %" G_GINT64_FORMAT, cell->day) : g_strdup ("");
    g_autofree char *sql =
        g_strdup_printf ("SELECT ifnull (sum (%s), 0) FROM %s WHERE item_id = %d AND language_id = "
                         "%d AND stars = %d AND traits = %d%s",
                         column, table, (int) cell->item_id, (int) cell->language_id, cell->stars, cell->traits, day);
    gint64 value = -1;

    g_assert_true (amends_db_get_int (db, sql, &value, NULL));
    return value;
}

static void
assert_right (Fixture *fixture)
{
    for (guint i = 0; i < N_CELLS; i++) {
        const AmendsTallyCell *cell = &fixture->plain[i].cell;
        gint64 total = 0, total_done = 0;

        for (guint j = 0; j < N_CELLS; j++) {
            const AmendsTallyCell *other = &fixture->plain[j].cell;

            if (other->item_id != cell->item_id || other->language_id != cell->language_id ||
                other->stars != cell->stars || other->traits != cell->traits)
                continue;
            total += fixture->plain[j].n;
            total_done += fixture->plain[j].n_done;
        }
        g_assert_cmpint (get_sum (fixture->db, "review_daily", "n", cell, TRUE), ==, fixture->plain[i].n);
        g_assert_cmpint (get_sum (fixture->db, "review_daily_done", "n", cell, TRUE), ==, fixture->plain[i].n_done);
        g_assert_cmpint (get_sum (fixture->db, "review_total", "n", cell, FALSE), ==, total);
        g_assert_cmpint (get_sum (fixture->db, "review_total_done", "n", cell, FALSE), ==, total_done);
        g_assert_cmpint (get_sum (fixture->db, "review_total", "1", cell, FALSE), <=, 1);
    }
}

/* Whatever comes and goes in whatever order, over several transactions: the tables say the same as a plain count. */
static void
test_like_a_plain_count (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    for (guint round = 0; round < N_ROUNDS; round++) {
        int n_changes = g_test_rand_int_range (0, 200);

        for (int i = 0; i < n_changes; i++) {
            Plain *plain = &fixture->plain[g_test_rand_int_range (0, N_CELLS)];
            gboolean done = g_test_rand_bit ();
            int n = plain->n > plain->n_done && plain->n_done > 0 && g_test_rand_bit () ? -1 : 1;

            amends_tally_add (fixture->tally, &plain->cell, done, n);
            plain->n += n;
            plain->n_done += done ? n : 0;
        }
        g_assert_true (amends_db_write (fixture->db, AMENDS_DURABILITY_CRASH, write_tally, fixture->tally, NULL));
    }
    assert_right (fixture);
}

static void
test_is_empty_after_it_was_written (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    amends_tally_add (fixture->tally, &fixture->plain[0].cell, TRUE, 2);
    for (guint i = 0; i < 2; i++)
        g_assert_true (amends_db_write (fixture->db, AMENDS_DURABILITY_CRASH, write_tally, fixture->tally, NULL));
    fixture->plain[0].n = fixture->plain[0].n_done = 2;
    assert_right (fixture);
}

/* What came and went in the same transaction leaves no row. */
static void
test_nothing_is_not_written (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gint64 n_rows = -1;

    amends_tally_add (fixture->tally, &fixture->plain[3].cell, TRUE, 1);
    amends_tally_add (fixture->tally, &fixture->plain[3].cell, TRUE, -1);
    g_assert_true (amends_db_write (fixture->db, AMENDS_DURABILITY_CRASH, write_tally, fixture->tally, NULL));
    g_assert_true (amends_db_get_int (fixture->db, "SELECT count(*) FROM review_daily", &n_rows, NULL));
    g_assert_cmpint (n_rows, ==, 0);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/tally/" name, Fixture, NULL, set_up, func, tear_down)
    ADD ("like-a-plain-count", test_like_a_plain_count);
    ADD ("is-empty-after-it-was-written", test_is_empty_after_it_was_written);
    ADD ("nothing-is-not-written", test_nothing_is_not_written);
    return g_test_run ();
}
