/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-dump.h"

#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "amends-db.h"
#include "store-fixture.h"

/* Made of the rest, or of no use to anybody: how far a sync, the classifier and SQLite itself have come. */
static const char *const DERIVED[] = {
    "sync_state",        "review_daily",   "review_daily_done", "review_total", "review_total_done", "removal",
    "contact_candidate", "feedback_daily", "cause_survey",      "cause_due",    "sqlite_sequence",   NULL,
};

static gboolean
is_derived (const char *table)
{
    return g_strv_contains (DERIVED, table) || g_str_has_prefix (table, "review_search") ||
           g_str_has_prefix (table, "feedback_search");
}

static gboolean
is_dumped (const char *table)
{
    guint n_tables;
    const AmendsDumpTable *tables = amends_dump_list_tables (&n_tables);

    for (guint i = 0; i < n_tables; i++) {
        g_auto (GStrv) sources = g_strsplit (tables[i].sources, " ", -1);

        if (g_strv_contains ((const char *const *) sources, table))
            return TRUE;
    }
    return FALSE;
}

/* Whoever adds a table decides whether people get it when they ask for everything. */
static void
test_every_table (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = g_build_filename (fixture->folder, "amends.db", NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsDb) db = amends_db_open (path, AMENDS_DB_READ, &error);
    g_autoptr (AmendsStatement) rows = NULL;
    guint n = 0;

    g_assert_no_error (error);
    rows = amends_db_prepare (db, "SELECT name FROM sqlite_schema WHERE type = 'table'", &error);
    g_assert_no_error (error);
    for (; amends_statement_step (rows, &error) == AMENDS_STEP_ROW; n++) {
        const char *table = amends_statement_get_text (rows, 0);

        g_test_message ("%s", table);
        g_assert_true (is_dumped (table) != is_derived (table));
    }
    g_assert_no_error (error);
    g_assert_cmpuint (n, >, 40);
}

typedef struct {
    GPtrArray *lines;      /* (element-type utf8): one a record */
    GCancellable *cancel;  /* (nullable): after the first */
    StoreFixture *fixture; /* (nullable): gets another review in between */
    const char *table;     /* (nullable): only this one */
} Reader;

static void
append_cell (GString *line, const AmendsDumpColumn *column, const AmendsCell *cell)
{
    g_string_append_printf (line, "%s=", column->name);
    if (cell->kind == AMENDS_CELL_TEXT)
        g_string_append (line, cell->text != NULL ? cell->text : "-");
    else if (cell->kind == AMENDS_CELL_LIST)
        g_string_append_printf (line, "[%s]", cell->list != NULL ? cell->list[0] : "");
    else if (cell->kind == AMENDS_CELL_NOTHING)
        g_string_append (line, "-");
    else
        g_string_append_printf (line, "%" G_GINT64_FORMAT, cell->number);
    g_string_append_c (line, ' ');
}

static gboolean
take_row (const AmendsDumpTable *table, const AmendsCell *cells, gpointer user_data, GError **error G_GNUC_UNUSED)
{
    Reader *reader = user_data;
    GString *line = g_string_new (NULL);

    for (guint i = 0; i < table->n_columns; i++)
        append_cell (line, &table->columns[i], &cells[i]);
    g_ptr_array_add (reader->lines, g_string_free (line, FALSE));
    if (reader->fixture != NULL && reader->lines->len == 1)
        test_add_review (reader->fixture, &(AmendsReview) { .external_id = "LATE", .marketplace = "SE", .stars = 1 });
    if (reader->cancel != NULL)
        g_cancellable_cancel (reader->cancel);
    return TRUE;
}

static gboolean
read_tables (AmendsDump *dump, gpointer user_data, GError **error)
{
    Reader *reader = user_data;
    guint n_tables;
    const AmendsDumpTable *tables = amends_dump_list_tables (&n_tables);

    for (guint i = 0; i < n_tables; i++) {
        guint before = reader->lines->len;
        gint64 n;

        if (reader->table != NULL && !g_str_equal (tables[i].name, reader->table))
            continue;
        if (!amends_dump_read (dump, &tables[i], take_row, reader, error))
            return FALSE;
        if (!amends_dump_count (dump, &tables[i], &n, error))
            return FALSE;
        g_assert_cmpint (n, ==, reader->lines->len - before);
    }
    return TRUE;
}

static GPtrArray *
read_all (StoreFixture *fixture, const char *table)
{
    Reader reader = { .lines = g_ptr_array_new_with_free_func (g_free), .table = table };
    g_autoptr (GError) error = NULL;

    amends_dump_run (fixture->folder, NULL, read_tables, &reader, &error);
    g_assert_no_error (error);
    return reader.lines;
}

static void
add_reviews (StoreFixture *fixture, guint n)
{
    static const char *const PHOTOS[] = { "https://photos.example/1.jpg", NULL };

    for (guint i = 0; i < n; i++) {
        g_autofree char *id = g_strdup_printf ("R%u", i);

        test_add_review (fixture, &(AmendsReview) { .external_id = id,
                                                    .marketplace = "SE",
                                                    .product_id = "P1",
                                                    .stars = 2,
                                                    .body = "Läcker",
                                                    .language = "sv",
                                                    .verified = i == 0 ? AMENDS_TRI_UNKNOWN : AMENDS_TRI_YES,
                                                    .photos = PHOTOS,
                                                    .order_id = "O-1",
                                                    .published_at = TEST_NOW - TEST_DAY });
    }
}

static void
assert_has (GPtrArray *lines, guint i, const char *part)
{
    g_assert_cmpuint (lines->len, >, i);
    if (strstr (lines->pdata[i], part) == NULL)
        g_error ("“%s” is not in “%s”", part, (char *) lines->pdata[i]);
}

static void
test_values (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GPtrArray) reviews = NULL;
    g_autoptr (GPtrArray) notes = NULL;
    g_autoptr (GPtrArray) events = NULL;
    gint64 id;

    add_reviews (fixture, 2);
    id = test_find_id (fixture->store, "R0");
    test_set_done (fixture->store, &id, 1, TRUE);
    g_assert_true (test_set_note (fixture->store, id, "Call her", NULL, NULL));
    reviews = read_all (fixture, "reviews");
    g_assert_cmpuint (reviews->len, ==, 2);
    assert_has (reviews, 0,
                "external_id=R0 marketplace=SE product=P1 product_title=- brand=- stars=2 title=- body=Läcker");
    assert_has (reviews, 0, "language=sv author=- ");
    assert_has (reviews, 0, "verified=-1 helpful=0 photos=[https://photos.example/1.jpg] ");
    assert_has (reviews, 0, "order_id=O-1 variant=- ");
    assert_has (reviews, 1, "verified=1 ");
    assert_has (reviews, 1, "done_at=- ");
    notes = read_all (fixture, "notes");
    g_assert_cmpuint (notes->len, ==, 1);
    assert_has (notes, 0, "subject=review comment=1 text=Call her ");
    events = read_all (fixture, "events");
    assert_has (events, 0, "kind=done subject=review count=1 undoes=- ");
    assert_has (events, 1, "kind=note ");
}

static void
test_all_of_one_instant (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
    Reader reader = { .lines = lines, .fixture = fixture, .table = "reviews" };
    g_autoptr (GPtrArray) after = NULL;
    g_autoptr (GError) error = NULL;

    add_reviews (fixture, 3);
    g_assert_true (amends_dump_run (fixture->folder, NULL, read_tables, &reader, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (lines->len, ==, 3);
    after = read_all (fixture, "reviews");
    g_assert_cmpuint (after->len, ==, 4);
}

static void
test_cancel (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
    Reader reader = { .lines = lines, .cancel = cancellable };
    g_autoptr (GError) error = NULL;

    add_reviews (fixture, 3);
    g_assert_false (amends_dump_run (fixture->folder, cancellable, read_tables, &reader, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_cmpuint (lines->len, ==, 1);
}

/* Whether another process is told that somebody has the file open: SQLite's locks are those of the process. */
static gboolean
is_seen_in_use (const char *folder)
{
    g_autofree char *path = g_build_filename (folder, "amends.db", NULL);
    int status = 0;
    pid_t child = fork ();

    if (child == 0) {
        struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000000, .l_len = 512 };
        int fd = open (path, O_RDWR | O_CLOEXEC);

        if (fd < 0 || fcntl (fd, F_GETLK, &lock) != 0)
            _exit (2);
        _exit (lock.l_type != F_UNLCK);
    }
    g_assert_cmpint (waitpid (child, &status, 0), ==, child);
    g_assert_true (WIFEXITED (status));
    g_assert_cmpint (WEXITSTATUS (status), <, 2);
    return WEXITSTATUS (status) == 1;
}

/* Or another program would restore a backup while this one has the data open, and throw its log away. */
static void
test_keeps_locks (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GPtrArray) lines = NULL;

    add_reviews (fixture, 1);
    g_assert_true (is_seen_in_use (fixture->folder));
    lines = read_all (fixture, "reviews");
    g_assert_cmpuint (lines->len, ==, 1);
    g_assert_true (is_seen_in_use (fixture->folder));
}

static void
test_foreign (void)
{
    g_autofree char *folder = test_make_folder ();
    g_autofree char *path = g_build_filename (folder, "amends.db", NULL);
    static const char *const CONTENTS[] = { "", "This is no database, but long enough for the header of one: "
                                                "sixteen bytes for its name, and then many numbers." };

    for (guint i = 0; i < G_N_ELEMENTS (CONTENTS); i++) {
        g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
        Reader reader = { .lines = lines };
        g_autoptr (GError) error = NULL;

        g_assert_true (g_file_set_contents (path, CONTENTS[i], -1, NULL));
        g_assert_false (amends_dump_run (folder, NULL, read_tables, &reader, &error));
        g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_FOREIGN);
    }
    test_remove_folder (folder);
}

static void
test_empty (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GPtrArray) lines = read_all (fixture, NULL);

    /* The fixture's account. */
    g_assert_cmpuint (lines->len, ==, 1);
    assert_has (lines, 0, "kind=feed ");
}

static void
test_no_file (void)
{
    g_autofree char *folder = test_make_folder ();
    g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
    Reader reader = { .lines = lines };
    g_autoptr (GError) error = NULL;

    g_assert_false (amends_dump_run (folder, NULL, read_tables, &reader, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CANNOT_OPEN);
    test_remove_folder (folder);
}

static void
test_names (void)
{
    guint n_tables;
    const AmendsDumpTable *tables = amends_dump_list_tables (&n_tables);

    for (guint i = 0; i < n_tables; i++) {
        g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

        g_assert_true (amends_dump_find_table (tables[i].name) == &tables[i]);
        for (guint j = 0; j < tables[i].n_columns; j++) {
            g_assert_true (g_hash_table_add (names, (gpointer) tables[i].columns[j].name));
            g_assert_null (strstr (tables[i].columns[j].name, "token"));
        }
        g_assert_null (strstr (tables[i].sql, "token"));
    }
}

#define ADD(name, func)                                                                                                \
    g_test_add ("/dump/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    ADD ("every-table", test_every_table);
    ADD ("values", test_values);
    ADD ("all-of-one-instant", test_all_of_one_instant);
    ADD ("cancel", test_cancel);
    ADD ("keeps-locks", test_keeps_locks);
    ADD ("empty", test_empty);
    g_test_add_func ("/dump/foreign", test_foreign);
    g_test_add_func ("/dump/no-file", test_no_file);
    g_test_add_func ("/dump/names", test_names);
    return g_test_run ();
}
