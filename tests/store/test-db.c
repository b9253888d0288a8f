/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-db.h"

#include <glib/gstdio.h>

#include "amends-db-row.h"
#include "store-fixture.h"

typedef struct {
    char *folder, *path;
    AmendsDb *db;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;

    self->folder = test_make_folder ();
    self->path = g_build_filename (self->folder, "x.db", NULL);
    self->db = amends_db_open (self->path, AMENDS_DB_CREATE, &error);
    g_assert_no_error (error);
    g_assert_true (amends_db_run (self->db, "CREATE TABLE t (x INTEGER, y TEXT, z BLOB) STRICT", &error));
}

static void
tear_down (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    amends_db_set_fault (NULL, NULL);
    amends_db_close (self->db);
    test_remove_folder (self->folder);
    g_free (self->folder);
    g_free (self->path);
}

static gint64
count_rows (AmendsDb *db)
{
    g_autoptr (GError) error = NULL;
    gint64 n = -1;

    amends_db_get_int (db, "SELECT count (*) FROM t", &n, &error);
    g_assert_no_error (error);
    return n;
}

static void
test_configured (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const struct {
        const char *pragma;
        gint64 value;
    } PRAGMAS[] = {
        { "PRAGMA foreign_keys", 1 },
        { "PRAGMA trusted_schema", 0 },
        { "PRAGMA busy_timeout", 5000 },
        { "PRAGMA synchronous", 2 },
        { "SELECT journal_mode = 'wal' FROM pragma_journal_mode", 1 },
    };

    for (guint i = 0; i < G_N_ELEMENTS (PRAGMAS); i++) {
        g_autoptr (GError) error = NULL;
        gint64 value;

        amends_db_get_int (fixture->db, PRAGMAS[i].pragma, &value, &error);
        g_assert_no_error (error);
        g_assert_cmpint (value, ==, PRAGMAS[i].value);
    }
}

static gboolean
expect_synchronous (AmendsDb *db, gpointer data, GError **error)
{
    gint64 value;

    return amends_db_get_int (db, "PRAGMA synchronous", &value, error) && value == GPOINTER_TO_INT (data);
}

/* What a person was told is done, and each step of the outbox, is on the disk before anybody hears of it: FULL is 2. */
static void
test_durability (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;

    g_assert_true (
        amends_db_write (fixture->db, AMENDS_DURABILITY_POWER, expect_synchronous, GINT_TO_POINTER (2), &error));
    g_assert_true (
        amends_db_write (fixture->db, AMENDS_DURABILITY_CRASH, expect_synchronous, GINT_TO_POINTER (1), &error));
    g_assert_no_error (error);
}

static void
test_values_come_back (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = g_bytes_new_static ("a\0b", 3);
    g_autoptr (AmendsStatement) insert = amends_db_prepare (fixture->db, "INSERT INTO t VALUES (?, ?, ?)", &error);
    g_autoptr (AmendsStatement) rows = NULL;
    gsize size;

    amends_statement_bind_int (insert, 1, G_MAXINT64);
    amends_statement_bind_text (insert, 2, "zażółć");
    amends_statement_bind_blob (insert, 3, bytes);
    g_assert_true (amends_statement_run (insert, &error));
    g_assert_true (amends_statement_run (insert, &error));
    rows = amends_db_prepare (fixture->db, "SELECT * FROM t ORDER BY rowid", &error);
    g_assert_cmpint (amends_statement_step (rows, &error), ==, AMENDS_STEP_ROW);
    g_assert_cmpint (amends_statement_get_int (rows, 0), ==, G_MAXINT64);
    g_assert_cmpstr (amends_statement_get_text (rows, 1), ==, "zażółć");
    g_assert_cmpmem (amends_statement_get_blob (rows, 2, &size), 3, "a\0b", 3);
    g_assert_cmpuint (size, ==, 3);
    g_assert_cmpint (amends_statement_step (rows, &error), ==, AMENDS_STEP_ROW);
    g_assert_null (amends_statement_get_text (rows, 1));
    g_assert_null (amends_statement_get_blob (rows, 2, &size));
    g_assert_cmpint (amends_statement_step (rows, &error), ==, AMENDS_STEP_DONE);
    g_assert_no_error (error);
}

static void
test_bad_bind_is_told_by_step (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsStatement) insert = amends_db_prepare (fixture->db, "INSERT INTO t (x) VALUES (?)", &error);

    amends_statement_bind_int (insert, 2, 5);
    g_assert_cmpint (amends_statement_step (insert, &error), ==, AMENDS_STEP_ERROR);
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_FAILED);
    g_assert_cmpint (count_rows (fixture->db), ==, 0);
}

typedef struct {
    gboolean succeed;
    GCancellable *cancel;
} Plan;

static gboolean
insert_row (AmendsDb *db, gpointer data, GError **error)
{
    Plan *plan = data;

    if (!amends_db_run (db, "INSERT INTO t (x) VALUES (1)", error))
        return FALSE;
    if (plan->cancel != NULL)
        g_cancellable_cancel (plan->cancel);
    if (!plan->succeed)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "as planned");
    return plan->succeed;
}

static void
test_committed_or_rolled_back (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    Plan good = { TRUE, NULL }, bad = { FALSE, NULL };
    g_autoptr (GError) error = NULL;

    g_assert_true (amends_db_write (fixture->db, AMENDS_DURABILITY_POWER, insert_row, &good, &error));
    g_assert_cmpint (count_rows (fixture->db), ==, 1);
    g_assert_false (amends_db_write (fixture->db, AMENDS_DURABILITY_CRASH, insert_row, &bad, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
    g_assert_cmpint (count_rows (fixture->db), ==, 1);
    g_assert_true (amends_db_write (fixture->db, AMENDS_DURABILITY_CRASH, insert_row, &good, NULL));
    g_assert_cmpint (count_rows (fixture->db), ==, 2);
}

static void
test_cancelled_before_commit (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    Plan plan = { TRUE, cancellable };
    g_autoptr (GError) error = NULL;

    amends_db_set_cancellable (fixture->db, cancellable);
    g_assert_false (amends_db_write (fixture->db, AMENDS_DURABILITY_CRASH, insert_row, &plan, &error));
    amends_db_set_cancellable (fixture->db, NULL);
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_cmpint (count_rows (fixture->db), ==, 0);
}

/* After SQLITE_FULL the transaction is gone already; a second roll-back would fail, and a third action must work again. */
static void
test_full (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    Plan plan = { TRUE, NULL };
    g_autoptr (GError) error = NULL;

    g_assert_true (amends_db_run (fixture->db, "PRAGMA max_page_count = 3", NULL));
    while (error == NULL)
        amends_db_run (fixture->db, "INSERT INTO t (y) SELECT hex (randomblob (2000))", &error);
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_FULL);
    g_assert_true (amends_db_run (fixture->db, "PRAGMA max_page_count = 1000", NULL));
    g_assert_true (amends_db_write (fixture->db, AMENDS_DURABILITY_CRASH, insert_row, &plan, NULL));
}

static gpointer
cancel_soon (gpointer data)
{
    g_usleep (100000);
    g_cancellable_cancel (data);
    return NULL;
}

static void
test_running_statement_is_interrupted (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;
    GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
    gint64 start = g_get_monotonic_time (), value;

    amends_db_set_cancellable (fixture->db, cancellable);
    g_assert_false (amends_db_get_int (
        fixture->db,
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000000) SELECT count (*) FROM n",
        &value, &error));
    amends_db_set_cancellable (fixture->db, NULL);
    g_thread_join (thread);
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
    g_assert_cmpint (count_rows (fixture->db), ==, 0);
}

static int
fail_with_cb (gpointer user_data)
{
    return *(int *) user_data;
}

static void
test_each_result_has_its_code (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const struct {
        int result;
        AmendsStoreError code;
    } CASES[] = {
        { SQLITE_FULL, AMENDS_STORE_ERROR_FULL },
        { SQLITE_READONLY, AMENDS_STORE_ERROR_READ_ONLY },
        { SQLITE_READONLY_DIRECTORY, AMENDS_STORE_ERROR_READ_ONLY },
        { SQLITE_BUSY, AMENDS_STORE_ERROR_BUSY },
        { SQLITE_BUSY_SNAPSHOT, AMENDS_STORE_ERROR_BUSY },
        { SQLITE_LOCKED, AMENDS_STORE_ERROR_BUSY },
        { SQLITE_CORRUPT_VTAB, AMENDS_STORE_ERROR_CORRUPT },
        { SQLITE_NOTADB, AMENDS_STORE_ERROR_FOREIGN },
        { SQLITE_CANTOPEN, AMENDS_STORE_ERROR_CANNOT_OPEN },
        { SQLITE_IOERR_FSYNC, AMENDS_STORE_ERROR_FAILED },
        { SQLITE_NOMEM, AMENDS_STORE_ERROR_FAILED },
        { SQLITE_INTERRUPT, AMENDS_STORE_ERROR_FAILED },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (GError) error = NULL;
        int result = CASES[i].result;

        amends_db_set_fault (fail_with_cb, &result);
        g_assert_false (amends_db_run (fixture->db, "SELECT 1", &error));
        amends_db_set_fault (NULL, NULL);
        g_assert_error (error, AMENDS_STORE_ERROR, (int) CASES[i].code);
        g_assert_null (strstr (error->message, "SELECT"));
    }
}

static void
test_missing_file (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = g_build_filename (fixture->folder, "missing.db", NULL);
    g_autoptr (GError) error = NULL;

    g_assert_null (amends_db_open (path, AMENDS_DB_WRITE, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CANNOT_OPEN);
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_rows (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char SQL[] = "SELECT y FROM t WHERE x = ?";
    int failure = SQLITE_IOERR;
    g_autoptr (AmendsStatement) row = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_true (amends_db_run (fixture->db, "INSERT INTO t (x, y) VALUES (7, 'seven')", NULL));
    row = amends_db_require_row (fixture->db, SQL, 7, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (amends_statement_get_text (row, 0), ==, "seven");
    g_clear_pointer (&row, amends_statement_release);
    g_assert_null (amends_db_require_row (fixture->db, SQL, 8, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
    g_clear_error (&error);

    g_assert_true (amends_db_find_row (fixture->db, SQL, 8, &row, &error));
    g_assert_no_error (error);
    g_assert_null (row);
    g_assert_true (amends_db_find_row (fixture->db, SQL, 7, &row, &error));
    g_assert_cmpstr (amends_statement_get_text (row, 0), ==, "seven");
    g_clear_pointer (&row, amends_statement_release);

    amends_db_set_fault (fail_with_cb, &failure);
    g_assert_false (amends_db_find_row (fixture->db, SQL, 7, &row, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_FAILED);
    g_assert_null (row);
    g_clear_error (&error);
    g_assert_null (amends_db_require_row (fixture->db, SQL, 7, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_FAILED);
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (Fixture *fixture, gconstpointer data);
    } TESTS[] = {
        { "/db/rows", test_rows },
        { "/db/configured", test_configured },
        { "/db/durability", test_durability },
        { "/db/values-come-back", test_values_come_back },
        { "/db/bad-bind-is-told-by-step", test_bad_bind_is_told_by_step },
        { "/db/committed-or-rolled-back", test_committed_or_rolled_back },
        { "/db/cancelled-before-commit", test_cancelled_before_commit },
        { "/db/full", test_full },
        { "/db/running-statement-is-interrupted", test_running_statement_is_interrupted },
        { "/db/each-result-has-its-code", test_each_result_has_its_code },
        { "/db/missing-file", test_missing_file },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, Fixture, NULL, set_up, TESTS[i].func, tear_down);
    return g_test_run ();
}
