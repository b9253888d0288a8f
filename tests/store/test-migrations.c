/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "amends-migrations.h"
#include "cause-fixture.h"
#include "store-fixture.h"

/* Scripts of a make-believe program, to see a third version arrive. */
static GBytes *
load_script (int version, GError **error)
{
    static const char *const SCRIPTS[] = {
        "CREATE TABLE t (x TEXT) STRICT; INSERT INTO t VALUES ('one');",
        "ALTER TABLE t ADD COLUMN y TEXT; UPDATE t SET y = 'two';",
        "CREATE TABLE u (x TEXT) STRICT; INSERT INTO u SELECT y FROM t;",
    };

    if (version > (int) G_N_ELEMENTS (SCRIPTS)) {
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such script");
        return NULL;
    }
    return g_bytes_new_static (SCRIPTS[version - 1], strlen (SCRIPTS[version - 1]));
}

static GBytes *
load_bad_script (int version, GError **error)
{
    static const char BAD[] = "ALTER TABLE t ADD COLUMN y TEXT; INSERT INTO nowhere VALUES (1);";

    return version == 2 ? g_bytes_new_static (BAD, sizeof BAD) : load_script (version, error);
}

typedef struct {
    char *folder, *path, *backup;
    AmendsDb *db;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;

    self->folder = test_make_folder ();
    self->path = g_build_filename (self->folder, "x.db", NULL);
    self->backup = g_build_filename (self->folder, "copy.db", NULL);
    self->db = amends_db_open (self->path, AMENDS_DB_CREATE, &error);
    g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    amends_db_close (self->db);
    test_remove_folder (self->folder);
    g_free (self->folder);
    g_free (self->path);
    g_free (self->backup);
}

static gint64
get_int (AmendsDb *db, const char *sql)
{
    g_autoptr (GError) error = NULL;
    gint64 value = -1;

    amends_db_get_int (db, sql, &value, &error);
    g_assert_no_error (error);
    return value;
}

static void
migrate (Fixture *fixture, int latest)
{
    g_autoptr (GError) error = NULL;

    amends_migrations_run (fixture->db, load_script, latest, fixture->backup, &error);
    g_assert_no_error (error);
}

static void
test_all_at_once (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    migrate (fixture, 3);
    g_assert_cmpint (get_int (fixture->db, "PRAGMA user_version"), ==, 3);
    g_assert_cmpint (get_int (fixture->db, "PRAGMA application_id"), ==, AMENDS_APPLICATION_ID);
    g_assert_cmpint (get_int (fixture->db, "SELECT count (*) FROM u WHERE x = 'two'"), ==, 1);
    g_assert_false (g_file_test (fixture->backup, G_FILE_TEST_EXISTS));
    migrate (fixture, 3);
    g_assert_cmpint (get_int (fixture->db, "SELECT count (*) FROM u"), ==, 1);
}

static void
test_copy_is_kept (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsDb) copy = NULL;
    GStatBuf info;

    migrate (fixture, 1);
    migrate (fixture, 3);
    g_assert_cmpint (g_stat (fixture->backup, &info), ==, 0);
    g_assert_cmphex (info.st_mode & 0777, ==, 0600);
    copy = amends_db_open (fixture->backup, AMENDS_DB_READ, &error);
    g_assert_no_error (error);
    g_assert_cmpint (get_int (copy, "PRAGMA user_version"), ==, 1);
    g_assert_cmpint (get_int (copy, "SELECT count (*) FROM t WHERE x = 'one'"), ==, 1);
}

static void
test_a_bad_step_changes_nothing (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;

    migrate (fixture, 1);
    /* The bad statement is logged for us, which is what this is about. */
    g_assert_false (amends_migrations_run (fixture->db, load_bad_script, 3, NULL, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_FAILED);
    g_assert_cmpint (get_int (fixture->db, "PRAGMA user_version"), ==, 1);
    g_assert_cmpint (get_int (fixture->db, "SELECT count (*) FROM pragma_table_info ('t')"), ==, 1);
    migrate (fixture, 3);
    g_assert_cmpint (get_int (fixture->db, "PRAGMA user_version"), ==, 3);
}

static void
test_newer_is_refused (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;

    migrate (fixture, 3);
    g_assert_false (amends_migrations_run (fixture->db, load_script, 2, fixture->backup, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NEWER);
    g_assert_cmpint (get_int (fixture->db, "PRAGMA user_version"), ==, 3);
}

static int
count_down_cb (gpointer user_data)
{
    int *left = user_data;

    return --*left == 0 ? SQLITE_IOERR : SQLITE_OK;
}

/* Whichever call fails, the file is at a whole version, and the next start goes on from there. */
static void
test_any_call_may_fail (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gboolean failed = TRUE;

    migrate (fixture, 1);
    for (int i = 1; failed; i++) {
        g_autofree char *reset = g_strdup ("DROP TABLE IF EXISTS t; DROP TABLE IF EXISTS u; PRAGMA user_version = 0;");
        int left = i;
        gint64 version;

        g_assert_true (amends_db_run (fixture->db, reset, NULL));
        amends_db_set_fault (count_down_cb, &left);
        failed = !amends_migrations_run (fixture->db, load_script, 3, NULL, NULL);
        amends_db_set_fault (NULL, NULL);
        version = get_int (fixture->db, "PRAGMA user_version");
        g_assert_cmpint (get_int (fixture->db, "SELECT count (*) FROM sqlite_schema"), ==,
                         version == 0   ? 0
                         : version == 3 ? 2
                                        : 1);
        migrate (fixture, 3);
        g_assert_cmpint (get_int (fixture->db, "SELECT count (*) FROM u WHERE x = 'two'"), ==, 1);
        g_assert_cmpint (i, <, 200);
    }
}

/* From the version on that has feedback. */
static void
check_feedback (AmendsStore *store)
{
    g_autoptr (AmendsFeedbackQuery) query = amends_feedback_query_new ();
    g_autoptr (AmendsFeedbackHistory) history = test_feedback_history (store);
    const AmendsFeedbackCell *cell = history->cells->pdata[0];
    g_autoptr (GArray) ids = NULL;

    amends_review_query_add_term (query->common, "beklagar", FALSE, FALSE);
    ids = test_find_feedback_ids (store, query, 0);
    g_assert_cmpuint (ids->len, ==, 1);
    g_assert_cmpuint (history->cells->len, ==, 1);
    g_assert_cmpint (g_array_index (cell->days, AmendsFeedbackDay, 0).stars[0], ==, 1);
    g_assert_cmpint (g_array_index (cell->days, AmendsFeedbackDay, 0).stars[1], ==, 1);
    g_assert_cmpint (cell->typed[AMENDS_FEEDBACK_WINDOW_LIFETIME].counts.positive, ==, 120);
}

/* What came with version 2: a contact that was sent and answered, one that was taken back, and a report of abuse. */
static void
assert_contacts (AmendsStore *store)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsReviewDetail) detail = test_detail (store, test_find_id (store, "R2"), &error);
    const AmendsContact *sent, *cancelled;

    g_assert_no_error (error);
    g_assert_cmpuint (detail->contacts->len, ==, 2);
    sent = detail->contacts->pdata[0];
    cancelled = detail->contacts->pdata[1];
    g_assert_cmpint (sent->state, ==, AMENDS_CONTACT_SENT);
    g_assert_cmpint (sent->refunded_at, ==, 1763230000);
    g_assert_cmpint (cancelled->state, ==, AMENDS_CONTACT_CANCELLED);
    g_assert_cmpuint (detail->messages->len, ==, 1);
    g_assert_cmpstr (((const AmendsMessage *) detail->messages->pdata[0])->text, ==, "謝謝");
    g_assert_cmpint (detail->report.opened_at, ==, 1763240000);
    g_assert_cmpint (detail->report.reported_at, ==, 0);
}

static void
check_causes (AmendsStore *store)
{
    g_autofree char *review = test_causes (store, AMENDS_SUBJECT_REVIEW, test_find_id (store, "R1"));
    g_autofree char *feedback = test_causes (store, AMENDS_SUBJECT_FEEDBACK, test_feedback_id (store, "F2"));
    g_autoptr (GPtrArray) rules = test_learned (store);
    g_autoptr (GPtrArray) solutions = test_solutions (store, 0, 0, 1);

    g_assert_cmpstr (review, ==, "person quality,slow-delivery");
    g_assert_cmpstr (feedback, ==, "person");
    g_assert_cmpuint (rules->len, ==, 1);
    g_assert_cmpint (((const AmendsLearnedRule *) rules->pdata[0])->cause, ==, AMENDS_CAUSE_MISSED_DELIVERY);
    g_assert_cmpuint (solutions->len, ==, 1);
    g_assert_cmpstr (((const AmendsSolutionDone *) solutions->pdata[0])->note, ==, "Nytt lager");
    g_assert_cmpint (test_ask (store, "SELECT count (*) FROM feedback_plan"), ==, 1);
    g_assert_cmpint (test_ask (store, "SELECT state FROM feedback_plan"), ==, AMENDS_PLAN_WORKING);
    g_assert_cmpint (test_ask (store, "SELECT responsible FROM feedback_plan"), ==, AMENDS_RESPONSIBLE_CARRIER);
}

/* A file of an older version gets suggestions for all that it has. */
static void
check_survey (AmendsStore *store)
{
    const AmendsSurveyScope scope = TEST_CAUSE_SCOPE;
    g_autofree char *due = test_due (store);

    g_assert_cmpstr (due, !=, "");
    test_survey (store, &scope, "quality", 10);
}

/* Every version that was ever released, with data that it kept, opens and shows that data. */
static void
test_released_version_opens (gconstpointer data)
{
    int version = GPOINTER_TO_INT (data);
    g_autofree char *folder = test_make_folder ();
    g_autofree char *path = g_build_filename (folder, "amends.db", NULL);
    g_autofree char *name = g_strdup_printf ("v%d.sql", version);
    g_autofree char *script = g_test_build_filename (G_TEST_DIST, "store", "fixtures", name, NULL);
    g_autofree char *sql = NULL;
    g_autofree char *problems = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsStore) store = NULL;
    g_autoptr (AmendsReviewDetail) detail = NULL;
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    AmendsDb *db = amends_db_open (path, AMENDS_DB_CREATE, &error);

    g_assert_no_error (error);
    g_assert_true (g_file_get_contents (script, &sql, NULL, &error));
    amends_migrations_run (db, amends_migrations_load, version, NULL, &error);
    g_assert_no_error (error);
    amends_db_run (db, sql, &error);
    g_assert_no_error (error);
    amends_db_close (db);

    store = test_store_open (folder, NULL, &error);
    g_assert_no_error (error);
    problems = test_check (store);
    g_assert_cmpstr (problems, ==, "");
    detail = test_detail (store, test_find_id (store, "R1"), &error);
    g_assert_no_error (error);
    g_assert_cmpstr (detail->note, ==, "Ring kunden");
    g_assert_cmpuint (detail->versions->len, ==, 1);
    g_assert_nonnull (detail->order);
    g_assert_cmpuint (detail->events->len, ==, 4);
    if (version >= 2)
        assert_contacts (store);
    amends_review_query_add_term (query, "很好", FALSE, FALSE);
    g_assert_cmpint (test_count (store, query), ==, 1);
    g_assert_cmpint (test_undo_state (store).undo.event_id, ==, 4);
    g_assert_true (test_undo (store, NULL, &error));
    g_assert_true (test_undo (store, NULL, &error));
    g_assert_no_error (error);
    if (version >= 3)
        check_feedback (store);
    if (version >= 4)
        check_causes (store);
    check_survey (store);
    test_store_close (store);
    test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (Fixture *fixture, gconstpointer data);
    } TESTS[] = {
        { "/migrations/all-at-once", test_all_at_once },
        { "/migrations/copy-is-kept", test_copy_is_kept },
        { "/migrations/a-bad-step-changes-nothing", test_a_bad_step_changes_nothing },
        { "/migrations/newer-is-refused", test_newer_is_refused },
        { "/migrations/any-call-may-fail", test_any_call_may_fail },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, Fixture, NULL, set_up, TESTS[i].func, tear_down);
    for (int version = 1; version <= amends_migrations_get_latest (); version++) {
        g_autofree char *path = g_strdup_printf ("/migrations/released-version-opens/%d", version);

        g_test_add_data_func (path, GINT_TO_POINTER (version), test_released_version_opens);
    }
    return g_test_run ();
}
