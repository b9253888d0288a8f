/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-restore-merge.h"

#include "amends-batch-writer.h"
#include "amends-review-row.h"

typedef struct {
    AmendsDb *present; /* (nullable) */
    gint64 now;
    AmendsRestoreSent *sent;
    AmendsBatchWriter writer;
} Merge;

/* What the two files share are texts: numbers may differ. From FIRST_COLUMN on in the order of WRITTEN. */
#define FIRST_COLUMN 8
#define WRITTEN                                                                                                        \
    "state, remote_id, not_before, hold_until, sent_at, delivered_at, refunded_at, attempts, asks, error, by_hand, "   \
    "currency, amount_minor, reason, created_at, rule_pack"
#define N_WRITTEN 16

/* Those that do not count go first, so that one never stands in the way of another. */
#define SELECT_CONTACTS                                                                                                \
    "SELECT c.key, a.kind, ifnull (a.base_url, ''), r.external_id, c.review_id, c.state IN (1, 7), "                   \
    "a.id, a.external_id, " WRITTEN                                                                                    \
    " FROM contact AS c JOIN account AS a ON a.id = c.account_id JOIN review AS r ON r.id = c.review_id "              \
    "ORDER BY c.state NOT IN (4, 7), c.id"

/* A shop that has moved since is still the same. */
#define FIND_ACCOUNT                                                                                                   \
    "SELECT id FROM account WHERE kind = ?1 AND (ifnull (base_url, '') = ?2 OR (id = ?3 AND external_id = ?4)) "       \
    "ORDER BY ifnull (base_url, '') = ?2 DESC LIMIT 1"
#define FIND_REVIEW "SELECT id FROM review WHERE account_id = ?1 AND external_id = ?2"
#define UPDATE                                                                                                         \
    "UPDATE OR IGNORE contact SET (" WRITTEN                                                                           \
    ") = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, "                                         \
    "?17) WHERE key = ?1 AND (state, remote_id, sent_at, delivered_at, refunded_at, error) IS NOT "                    \
    "(?2, ?3, ?6, ?7, ?8, ?11)"
#define INSERT                                                                                                         \
    "INSERT OR IGNORE INTO contact (key, " WRITTEN ", account_id, review_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, " \
    "?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)"
#define DOUBT                                                                                                          \
    "UPDATE contact SET state = 5, not_before = 0, asks = 0, error = '" AMENDS_RESTORE_ERROR "' "                      \
    "WHERE state IN (1, 2, 5) AND key NOT IN (SELECT key FROM temp.known_contact)"

static gboolean
find_id (AmendsStatement *find, gint64 *id, GError **error)
{
    AmendsStep step = amends_statement_step (find, error);

    *id = step == AMENDS_STEP_ROW ? amends_statement_get_int (find, 0) : 0;
    return step != AMENDS_STEP_ERROR;
}

static gboolean
find_account (AmendsDb *db, AmendsStatement *row, gint64 *id, GError **error)
{
    g_autoptr (AmendsStatement) find = amends_db_prepare (db, FIND_ACCOUNT, error);

    if (find == NULL)
        return FALSE;
    amends_statement_bind_text (find, 1, amends_statement_get_text (row, 1));
    amends_statement_bind_text (find, 2, amends_statement_get_text (row, 2));
    amends_statement_bind_int (find, 3, amends_statement_get_int (row, 6));
    amends_statement_bind_text (find, 4, amends_statement_get_text (row, 7));
    return find_id (find, id, error);
}

static gboolean
find_review (AmendsDb *db, AmendsStatement *row, gint64 account_id, gint64 *id, GError **error)
{
    g_autoptr (AmendsStatement) find = amends_db_prepare (db, FIND_REVIEW, error);

    if (find == NULL)
        return FALSE;
    amends_statement_bind_int (find, 1, account_id);
    amends_statement_bind_text (find, 2, amends_statement_get_text (row, 3));
    return find_id (find, id, error);
}

static gboolean
run_with_key (AmendsDb *db, const char *sql, const char *key, gint64 *id, GError **error)
{
    g_autoptr (AmendsStatement) statement = amends_db_prepare (db, sql, error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_text (statement, 1, key);
    return find_id (statement, id, error);
}

/* What a text is stays one, and what is not there stays away: columns are of one type each. */
static void
bind_contact (AmendsStatement *statement, AmendsStatement *row)
{
    static const gboolean IS_TEXT[N_WRITTEN] = { [1] = TRUE, [9] = TRUE, [11] = TRUE, [15] = TRUE };

    amends_statement_bind_text (statement, 1, amends_statement_get_text (row, 0));
    for (int i = 0; i < N_WRITTEN; i++) {
        if (IS_TEXT[i])
            amends_statement_bind_text (statement, i + 2, amends_statement_get_text (row, FIRST_COLUMN + i));
        else
            amends_statement_bind_int (statement, i + 2, amends_statement_get_int (row, FIRST_COLUMN + i));
    }
}

static gboolean
write_contact (AmendsDb *db, Merge *merge, AmendsStatement *statement, GError **error)
{
    if (!amends_statement_run (statement, error))
        return FALSE;
    merge->sent->n_kept += (guint) amends_db_n_changed (db);
    return TRUE;
}

static gboolean
update_contact (AmendsDb *db, Merge *merge, AmendsStatement *row, GError **error)
{
    g_autoptr (AmendsStatement) update = amends_db_prepare (db, UPDATE, error);

    if (update == NULL)
        return FALSE;
    bind_contact (update, row);
    return write_contact (db, merge, update, error);
}

/* Its marks and notes came after the backup, and stay behind. */
static gboolean
bring_review (Merge *merge, AmendsStatement *row, gint64 account_id, GError **error)
{
    g_autoptr (AmendsBatch) batch = amends_batch_new ();
    AmendsReview *review;

    if (!amends_review_row_load (merge->present, amends_statement_get_int (row, 4), NULL, &review, error))
        return FALSE;
    if (review != NULL)
        g_ptr_array_add (batch->reviews, review);
    return amends_batch_writer_apply (&merge->writer, account_id, batch, error);
}

static gboolean
add_contact (AmendsDb *db, Merge *merge, AmendsStatement *row, GError **error)
{
    g_autoptr (AmendsStatement) insert = NULL;
    gint64 account_id, review_id;

    if (!find_account (db, row, &account_id, error))
        return FALSE;
    if (account_id == 0)
        return TRUE;
    if (!find_review (db, row, account_id, &review_id, error))
        return FALSE;
    if (review_id == 0 &&
        (!bring_review (merge, row, account_id, error) || !find_review (db, row, account_id, &review_id, error)))
        return FALSE;
    insert = amends_db_prepare (db, INSERT, error);
    if (insert == NULL)
        return FALSE;
    bind_contact (insert, row);
    amends_statement_bind_int (insert, 18, account_id);
    amends_statement_bind_int (insert, 19, review_id);
    return write_contact (db, merge, insert, error);
}

static gboolean
take_contact (AmendsDb *db, Merge *merge, AmendsStatement *row, GError **error)
{
    const char *key = amends_statement_get_text (row, 0);
    gint64 id;

    if (!run_with_key (db, "SELECT id FROM contact WHERE key = ?1", key, &id, error))
        return FALSE;
    if (id != 0)
        return run_with_key (db, "INSERT INTO temp.known_contact VALUES (?1)", key, &id, error) &&
               update_contact (db, merge, row, error);
    return amends_statement_get_int (row, 5) != 0 || add_contact (db, merge, row, error);
}

static gboolean
take_contacts (AmendsDb *db, Merge *merge, GError **error)
{
    g_autoptr (AmendsStatement) rows = amends_db_prepare (merge->present, SELECT_CONTACTS, error);
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        if (!take_contact (db, merge, rows, error))
            return FALSE;
    }
    return step == AMENDS_STEP_DONE;
}

static gboolean
doubt_the_rest (AmendsDb *db, Merge *merge, GError **error)
{
    if (!amends_db_run (db, DOUBT, error))
        return FALSE;
    merge->sent->n_unknown = (guint) amends_db_n_changed (db);
    return amends_db_run (db, "DROP TABLE temp.known_contact", error);
}

/* So many numbers may have been given out that nobody can tell of. */
#define LEAP "1000"

static gboolean
keep_number (AmendsDb *db, AmendsStatement *row, GError **error)
{
    g_autoptr (AmendsStatement) update =
        amends_db_prepare (db, "UPDATE sqlite_sequence SET seq = max (seq, ?2) WHERE name = ?1", error);
    g_autoptr (AmendsStatement) insert =
        amends_db_prepare (db,
                           "INSERT INTO sqlite_sequence (name, seq) SELECT ?1, ?2 WHERE NOT EXISTS "
                           "(SELECT 1 FROM sqlite_sequence WHERE name = ?1)",
                           error);
    AmendsStatement *const STATEMENTS[] = { update, insert };

    if (update == NULL || insert == NULL)
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS (STATEMENTS); i++) {
        amends_statement_bind_text (STATEMENTS[i], 1, amends_statement_get_text (row, 0));
        amends_statement_bind_int (STATEMENTS[i], 2, amends_statement_get_int (row, 1));
        if (!amends_statement_run (STATEMENTS[i], error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
keep_numbers (AmendsDb *db, AmendsDb *present, GError **error)
{
    g_autoptr (AmendsStatement) rows =
        amends_db_prepare (present != NULL ? present : db,
                           present != NULL ? "SELECT name, seq FROM sqlite_sequence"
                                           : "SELECT 'account', " LEAP
                                             " + ifnull ((SELECT seq FROM sqlite_sequence WHERE name = 'account'), 0)",
                           error);
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        if (!keep_number (db, rows, error))
            return FALSE;
    }
    return step == AMENDS_STEP_DONE;
}

static gboolean
merge_all (AmendsDb *db, gpointer data, GError **error)
{
    Merge *merge = data;

    if (!amends_db_run (db, "CREATE TEMP TABLE known_contact (key TEXT PRIMARY KEY) STRICT, WITHOUT ROWID", error))
        return FALSE;
    if (merge->present != NULL &&
        (!take_contacts (db, merge, error) || !amends_batch_writer_end (&merge->writer, error)))
        return FALSE;
    return doubt_the_rest (db, merge, error) && keep_numbers (db, merge->present, error);
}

gboolean
amends_restore_merge (AmendsDb *restored, AmendsDb *present, gint64 now, AmendsRestoreSent *sent, GError **error)
{
    Merge merge = { .present = present, .now = now, .sent = sent };
    gboolean merged;

    *sent = (AmendsRestoreSent) { 0 };
    amends_batch_writer_begin (&merge.writer, restored, now);
    merged = amends_db_write (restored, AMENDS_DURABILITY_POWER, merge_all, &merge, error);
    amends_batch_writer_clear (&merge.writer);
    return merged;
}

typedef struct {
    AmendsDb *present; /* (nullable) */
    gboolean is_own;
    GArray *ids;
} Strangers;

/* A number that the data has not given out yet is still that of the backup, if that was made of this data. */
#define KNOWS                                                                                                          \
    "SELECT 1 FROM account WHERE id = ?1 AND kind = ?2 AND ifnull (base_url, '') = ?3 UNION ALL "                      \
    "SELECT 1 WHERE ?4 AND ?1 > ifnull ((SELECT seq FROM sqlite_sequence WHERE name = 'account'), 0)"

static gboolean
is_known (const Strangers *strangers, AmendsStatement *row, gboolean *known, GError **error)
{
    g_autoptr (AmendsStatement) find = amends_db_prepare (strangers->present, KNOWS, error);
    gint64 found;

    if (find == NULL)
        return FALSE;
    amends_statement_bind_int (find, 1, amends_statement_get_int (row, 0));
    amends_statement_bind_text (find, 2, amends_statement_get_text (row, 1));
    amends_statement_bind_text (find, 3, amends_statement_get_text (row, 2));
    amends_statement_bind_int (find, 4, strangers->is_own);
    if (!find_id (find, &found, error))
        return FALSE;
    *known = found != 0;
    return TRUE;
}

static gboolean
forget_token_file (AmendsDb *db, gint64 id, GError **error)
{
    g_autoptr (AmendsStatement) statement =
        amends_db_prepare (db, "UPDATE account SET token_file = NULL WHERE id = ?", error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, id);
    return amends_statement_run (statement, error);
}

static gboolean
find_strangers (AmendsDb *db, gpointer data, GError **error)
{
    Strangers *strangers = data;
    g_autoptr (AmendsStatement) rows =
        amends_db_prepare (db, "SELECT id, kind, ifnull (base_url, '') FROM account ORDER BY id", error);
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        gint64 id = amends_statement_get_int (rows, 0);
        gboolean known = strangers->is_own;

        if (strangers->present != NULL && !is_known (strangers, rows, &known, error))
            return FALSE;
        if (!known)
            g_array_append_val (strangers->ids, id);
    }
    for (guint i = 0; step == AMENDS_STEP_DONE && i < strangers->ids->len; i++) {
        if (!forget_token_file (db, g_array_index (strangers->ids, gint64, i), error))
            return FALSE;
    }
    return step == AMENDS_STEP_DONE;
}

GArray *
amends_restore_find_strangers (AmendsDb *restored, AmendsDb *present, gboolean is_own, GError **error)
{
    g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    Strangers strangers = { present, is_own, ids };

    if (!amends_db_write (restored, AMENDS_DURABILITY_POWER, find_strangers, &strangers, error))
        return NULL;
    return g_steal_pointer (&ids);
}
