/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-postings.h"

#include <string.h>

#include "amends-store-file.h"
#include "store-fixture.h"

/* What is read from the pages of the search index must be what SQLite finds: on small pages, so that lists and positions go over many of them. */

#define N_TEXTS 3000

typedef struct {
    char *folder;
    AmendsDb *db;
} Fixture;

static void
run (AmendsDb *db, const char *sql)
{
    g_autoptr (GError) error = NULL;

    amends_db_run (db, sql, &error);
    g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
    g_autoptr (GError) error = NULL;
    gboolean read_only;

    self->folder = test_make_folder ();
    self->db = amends_store_file_open (self->folder, &read_only, NULL, &error);
    g_assert_no_error (error);
    run (self->db, "INSERT INTO review_search (review_search, rank) VALUES ('hashsize', 65536)");
    if (data != NULL)
        run (self->db, data);
}

static void
tear_down (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    amends_db_close (self->db);
    test_remove_folder (self->folder);
    g_free (self->folder);
}

/* Words of every frequency; some are the beginning of others, and some texts say one of them a thousand times. */
static char *
make_text (void)
{
    static const char *const STEMS[] = { "a", "ab", "abc", "b", "ba", "zebra", "好", "好用", "燈" };
    GString *text = g_string_new ("every");
    int n = g_test_rand_int_range (0, 30) == 0 ? 600 : g_test_rand_int_range (0, 12);

    for (int i = 0; i < n; i++) {
        const char *stem = STEMS[g_test_rand_int_range (0, G_N_ELEMENTS (STEMS))];

        g_string_append_printf (text, g_test_rand_bit () ? " %s" : " %s%d", stem, g_test_rand_int_range (0, 300));
    }
    return g_string_free_and_steal (text);
}

static void
put (AmendsDb *db, gint64 id)
{
    g_autoptr (AmendsStatement) statement =
        amends_db_prepare (db, "INSERT OR REPLACE INTO review_search (rowid, title, body) VALUES (?, ?, ?)", NULL);
    g_autofree char *title = make_text ();
    g_autofree char *body = make_text ();
    g_autoptr (GError) error = NULL;

    amends_statement_bind_int (statement, 1, id);
    amends_statement_bind_text (statement, 2, title);
    amends_statement_bind_text (statement, 3, body);
    amends_statement_run (statement, &error);
    g_assert_no_error (error);
}

/* In many transactions, each of which makes a segment; then some are said otherwise, and some go. */
static void
fill (AmendsDb *db)
{
    for (gint64 id = 1; id <= N_TEXTS;) {
        gint64 n = g_test_rand_int_range (1, 700);

        run (db, "BEGIN");
        for (gint64 end = MIN (id + n, N_TEXTS + 1); id < end; id++)
            put (db, id < N_TEXTS / 2 ? id : id * 1000);
        for (int i = 0; i < 40; i++)
            put (db, g_test_rand_int_range (1, (gint32) MIN (id, N_TEXTS / 2)));
        run (db, "DELETE FROM review_search WHERE rowid % 37 = 5");
        run (db, "COMMIT");
    }
}

static AmendsIdSet *
ask_sqlite (AmendsDb *db, const char *token, gboolean prefix)
{
    g_autoptr (AmendsStatement) rows =
        amends_db_prepare (db, "SELECT rowid FROM review_search WHERE review_search MATCH ?", NULL);
    g_autofree char *match = g_strdup_printf (prefix ? "\"%s\"*" : "\"%s\"", token);
    AmendsIdSet *ids = amends_id_set_new ();

    amends_statement_bind_text (rows, 1, match);
    while (amends_statement_step (rows, NULL) == AMENDS_STEP_ROW)
        amends_id_set_add (ids, amends_statement_get_int (rows, 0));
    return ids;
}

static guint64
assert_same (AmendsDb *db, const char *token, gboolean prefix)
{
    g_autoptr (AmendsIdSet) expected = ask_sqlite (db, token, prefix);
    g_autoptr (AmendsIdSet) both = amends_id_set_new ();
    g_autoptr (AmendsIdSet) ids = amends_id_set_new ();
    g_autoptr (GError) error = NULL;

    g_assert_cmpint (amends_postings_read (db, token, strlen (token), prefix, ids, &error), ==, AMENDS_POSTINGS_FOUND);
    g_assert_no_error (error);
    g_test_message ("%s%s: %" G_GUINT64_FORMAT, token, prefix ? "*" : "", amends_id_set_count (ids));
    amends_id_set_unite (both, expected);
    amends_id_set_intersect (both, ids);
    g_assert_cmpuint (amends_id_set_count (ids), ==, amends_id_set_count (expected));
    g_assert_cmpuint (amends_id_set_count (both), ==, amends_id_set_count (expected));
    return amends_id_set_count (ids);
}

static void
assert_all (AmendsDb *db)
{
    static const char *const TOKENS[] = { "every", "a",    "ab", "abc", "abc1",   "b",     "ba77",
                                          "zebra", "zebr", "zz", "好",  "好用",   "燈",    "e",
                                          "evex",  "0",    "a0", "z",   "zebra5", "ab299", "eve" };

    for (guint i = 0; i < G_N_ELEMENTS (TOKENS); i++) {
        assert_same (db, TOKENS[i], FALSE);
        assert_same (db, TOKENS[i], TRUE);
    }
    g_assert_cmpuint (assert_same (db, "every", FALSE), >, N_TEXTS / 2);
}

static void
test_like_sqlite (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    fill (fixture->db);
    assert_all (fixture->db);
    run (fixture->db, "INSERT INTO review_search (review_search, rank) VALUES ('merge', 20)");
    assert_all (fixture->db);
    run (fixture->db, "DELETE FROM review_search WHERE rowid % 3 = 0");
    assert_all (fixture->db);
    run (fixture->db, "INSERT INTO review_search (review_search) VALUES ('optimize')");
    assert_all (fixture->db);
}

static void
test_empty (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_assert_cmpuint (assert_same (fixture->db, "every", TRUE), ==, 0);
}

/* The tables of the index are guarded against other statements than its own: only a connection without that guard can change them. */
static void
meddle (Fixture *fixture, const char *sql, gint64 first, GBytes *second)
{
    g_autofree char *path = g_build_filename (fixture->folder, "amends.db", NULL);
    sqlite3 *handle = NULL;
    sqlite3_stmt *statement = NULL;
    gsize size = 0;
    gconstpointer data = second != NULL ? g_bytes_get_data (second, &size) : NULL;

    g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
    sqlite3_exec (handle, "PRAGMA synchronous = OFF", NULL, NULL, NULL);
    g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
    sqlite3_bind_int64 (statement, 1, first);
    sqlite3_bind_blob (statement, 2, data, (int) size, SQLITE_TRANSIENT);
    g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
    sqlite3_finalize (statement);
    sqlite3_close (handle);
}

static AmendsPostings
read_every (AmendsDb *db)
{
    g_autoptr (AmendsIdSet) ids = amends_id_set_new ();
    g_autoptr (GError) error = NULL;
    AmendsPostings result = amends_postings_read (db, "e", 1, TRUE, ids, &error);

    g_assert_true ((result == AMENDS_POSTINGS_FAILED) == (error != NULL));
    return result;
}

static void
test_other_layout (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    put (fixture->db, 1);
    g_assert_cmpint (read_every (fixture->db), ==, AMENDS_POSTINGS_FOUND);
    meddle (fixture, "UPDATE review_search_config SET v = ?1 WHERE k = 'version'", 5, NULL);
    g_assert_cmpint (read_every (fixture->db), ==, AMENDS_POSTINGS_UNKNOWN);
    meddle (fixture, "DELETE FROM review_search_config WHERE k = 'version' AND ?1 = 0", 0, NULL);
    g_assert_cmpint (read_every (fixture->db), ==, AMENDS_POSTINGS_UNKNOWN);
}

/* Whatever the pages hold, reading them ends, and neither reads nor writes where it should not. */
static void
test_damaged (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    guint n_unknown = 0;

    run (fixture->db, "BEGIN");
    for (gint64 id = 1; id <= 300; id++)
        put (fixture->db, id);
    run (fixture->db, "COMMIT; DELETE FROM review_search WHERE rowid % 5 = 0");
    for (int i = 0; i < 300; i++) {
        g_autoptr (AmendsStatement) row = amends_db_prepare (
            fixture->db, "SELECT id, block FROM review_search_data WHERE id >= 10 ORDER BY random () LIMIT 1", NULL);
        g_autoptr (GByteArray) damaged = g_byte_array_new ();
        g_autoptr (GBytes) whole = NULL;
        g_autoptr (GBytes) bytes = NULL;
        gsize size;
        gconstpointer block;
        gint64 id;

        g_assert_cmpint (amends_statement_step (row, NULL), ==, AMENDS_STEP_ROW);
        id = amends_statement_get_int (row, 0);
        block = amends_statement_get_blob (row, 1, &size);
        whole = g_bytes_new (block, size);
        amends_statement_reset (row);
        g_byte_array_append (damaged, g_bytes_get_data (whole, NULL), (guint) size);
        for (int j = g_test_rand_int_range (0, 8); j >= 0; j--)
            damaged->data[g_test_rand_int_range (0, j % 2 == 0 ? (gint32) size : (gint32) MIN (size, 12))] =
                (guint8) g_test_rand_int_range (0, 256);
        if (g_test_rand_int_range (0, 5) == 0)
            g_byte_array_set_size (damaged, (guint) g_test_rand_int_range (0, (gint32) size));
        bytes = g_bytes_new (damaged->data, damaged->len);
        meddle (fixture, "UPDATE review_search_data SET block = ?2 WHERE id = ?1", id, bytes);
        n_unknown += read_every (fixture->db) != AMENDS_POSTINGS_FOUND;
        meddle (fixture, "UPDATE review_search_data SET block = ?2 WHERE id = ?1", id, whole);
    }
    g_assert_cmpuint (n_unknown, >, 0);
    g_assert_cmpint (read_every (fixture->db), ==, AMENDS_POSTINGS_FOUND);
    assert_same (fixture->db, "every", FALSE);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (AmendsIdSet) ids = amends_id_set_new ();
    g_autoptr (GError) error = NULL;

    fill (fixture->db);
    g_cancellable_cancel (cancellable);
    amends_db_set_cancellable (fixture->db, cancellable);
    for (int i = 0; i < 100 && error == NULL; i++)
        amends_postings_read (fixture->db, "", 0, TRUE, ids, &error);
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
    static const char SMALL[] = "INSERT INTO review_search (review_search, rank) VALUES ('pgsz', 64)";
    static const char UNMERGED[] = "INSERT INTO review_search (review_search, rank) VALUES ('automerge', 0)";

    g_test_init (&argc, &argv, NULL);
    g_test_add ("/postings/like-sqlite", Fixture, NULL, set_up, test_like_sqlite, tear_down);
    g_test_add ("/postings/like-sqlite-on-small-pages", Fixture, SMALL, set_up, test_like_sqlite, tear_down);
    g_test_add ("/postings/like-sqlite-in-many-segments", Fixture, UNMERGED, set_up, test_like_sqlite, tear_down);
    g_test_add ("/postings/empty", Fixture, NULL, set_up, test_empty, tear_down);
    g_test_add ("/postings/other-layout", Fixture, NULL, set_up, test_other_layout, tear_down);
    g_test_add ("/postings/damaged", Fixture, SMALL, set_up, test_damaged, tear_down);
    g_test_add ("/postings/cancelled", Fixture, SMALL, set_up, test_cancelled, tear_down);
    return g_test_run ();
}
