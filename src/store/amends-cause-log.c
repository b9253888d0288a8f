/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-log.h"

#include "amends-cause-row.h"
#include "amends-db-error.h"
#include "amends-plan-log.h"

/* What one event does to one comment. */
typedef struct {
    gint64 id;
    AmendsCauses now, before;
} Change;

static void
bind_causes (AmendsStatement *statement, int first, const AmendsCauses *causes)
{
    amends_statement_bind_int (statement, first, causes->origin);
    for (guint i = 0; i < AMENDS_MAX_CAUSES; i++)
        amends_statement_bind_int (statement, first + 1 + (int) i,
                                   i < causes->n ? (gint64) causes->items[i] : AMENDS_CAUSE_NONE);
}

static gboolean
keep_change (AmendsDb *db, gint64 event_id, const Change *change, GError **error)
{
    g_autoptr (AmendsStatement) statement =
        amends_db_prepare (db, "INSERT INTO event_cause VALUES (?, ?, ?, ?, ?, ?, ?, ?)", error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, event_id);
    amends_statement_bind_int (statement, 2, change->id);
    bind_causes (statement, 3, &change->now);
    bind_causes (statement, 6, &change->before);
    return amends_statement_run (statement, error);
}

static gboolean
make_change (AmendsDb *db, AmendsSubject subject, gint64 event_id, const Change *change, GError **error)
{
    const char *target = subject == AMENDS_SUBJECT_FEEDBACK ? "INSERT INTO event_feedback VALUES (?1, ?2, 0)"
                                                            : "INSERT INTO event_review VALUES (?1, ?2, 0)";

    if (!amends_event_log_run (db, target, event_id, change->id, error) || !keep_change (db, event_id, change, error) ||
        !amends_cause_row_write (db, subject, change->id, &change->now, error))
        return FALSE;
    /* What comes back may have been suggested by an older version, or not yet. */
    return change->now.origin == AMENDS_CAUSE_ORIGIN_PERSON ||
           amends_cause_row_make_due (db, subject, change->id, error);
}

static char *
describe (const AmendsCauses *causes)
{
    return causes->n > 0 ? amends_causes_format (causes->items, causes->n) : NULL;
}

static gboolean
make_changes (AmendsDb *db, AmendsNewEvent *event, const GArray *changes, AmendsActionResult *result, GError **error)
{
    event->n_reviews = changes->len;
    if (!amends_event_log_append (db, event, result, error))
        return FALSE;
    for (guint i = 0; i < changes->len; i++)
        if (!make_change (db, event->subject, result->event_id, &g_array_index (changes, Change, i), error))
            return FALSE;
    if (changes->len > 0) {
        const Change *first = &g_array_index (changes, Change, 0);
        g_autofree char *now = describe (&first->now);
        g_autofree char *before = changes->len == 1 ? describe (&first->before) : NULL;

        return amends_event_log_keep_texts (db, result->event_id, now, before, error);
    }
    return TRUE;
}

/*
 * Causes alone cannot tell that a comment speaks of the other side as well; its words could, and they did where a mark is missing that its causes
 * would have. That is so whatever cause of the same side the person says.
 */
static void
keep_unmarked (AmendsSubject subject, Change *change)
{
    const AmendsCauses *before = &change->before;

    if (amends_causes_are_wrong_door (subject, before->items, before->n) && !before->wrong_door)
        change->now.wrong_door = FALSE;
}

static gboolean
find_changes (AmendsDb *db, AmendsSubject subject, const GArray *ids, const AmendsCauses *causes, GArray *changes,
              gboolean *any, GError **error)
{
    g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

    *any = FALSE;
    for (guint i = 0; i < ids->len; i++) {
        Change change = { .id = g_array_index (ids, gint64, i), .now = *causes };
        gboolean exists;

        if (!g_hash_table_add (seen, &g_array_index (ids, gint64, i)))
            continue;
        if (!amends_cause_row_load (db, subject, change.id, &change.before, &exists, error))
            return FALSE;
        *any |= exists;
        keep_unmarked (subject, &change);
        if (exists && !amends_causes_equal (&change.before, &change.now))
            g_array_append_val (changes, change);
    }
    return TRUE;
}

gboolean
amends_cause_log_set (AmendsDb *db, gint64 now, AmendsSubject subject, const GArray *ids, const AmendsCauses *causes,
                      AmendsActionResult *result, GError **error)
{
    AmendsNewEvent event = { .at = now, .kind = AMENDS_EVENT_CAUSE, .subject = subject };
    g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
    gboolean any;

    *result = (AmendsActionResult) { 0, event.kind, 0, subject };
    if (!find_changes (db, subject, ids, causes, changes, &any, error))
        return FALSE;
    if (!any) {
        amends_store_set_error (error, AMENDS_STORE_ERROR_NOT_FOUND);
        return FALSE;
    }
    return changes->len == 0 || make_changes (db, &event, changes, result, error);
}

static void
read_causes (AmendsStatement *row, int column, AmendsSubject subject, AmendsCauses *causes)
{
    AmendsCause items[AMENDS_MAX_CAUSES];
    gsize n = 0;

    for (int i = 0; i < AMENDS_MAX_CAUSES; i++) {
        gint64 cause = amends_statement_get_int (row, column + 1 + i);

        if (cause >= 0 && cause < AMENDS_N_CAUSES)
            items[n++] = (AmendsCause) cause;
    }
    amends_causes_init (causes, (AmendsCauseOrigin) amends_statement_get_int (row, column), subject, items, n);
}

/* What was suggested may have been suggested anew since; the door follows from the words. */
static gboolean
is_still (const AmendsCauses *present, const AmendsCauses *left)
{
    AmendsCauses other = *left;

    if (left->origin != AMENDS_CAUSE_ORIGIN_PERSON)
        return present->origin != AMENDS_CAUSE_ORIGIN_PERSON;
    other.wrong_door = present->wrong_door;
    return amends_causes_equal (present, &other);
}

/* Only what is still as the event left it: what was changed since is the person's later will. */
static gboolean
find_reversals (AmendsDb *db, const AmendsNewEvent *event, GArray *changes, GError **error)
{
    g_autoptr (AmendsStatement) rows = amends_db_prepare (
        db,
        "SELECT comment_id, origin, first, second, old_origin, old_first, old_second FROM event_cause "
        "WHERE event_id = ? ORDER BY comment_id",
        error);
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    amends_statement_bind_int (rows, 1, event->undoes);
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        Change change = { .id = amends_statement_get_int (rows, 0) };
        AmendsCauses left;
        gboolean exists;

        read_causes (rows, 1, event->subject, &left);
        read_causes (rows, 4, event->subject, &change.now);
        if (!amends_cause_row_load (db, event->subject, change.id, &change.before, &exists, error))
            return FALSE;
        keep_unmarked (event->subject, &change);
        if (exists && is_still (&change.before, &left))
            g_array_append_val (changes, change);
    }
    return step == AMENDS_STEP_DONE;
}

static gboolean
restore_causes (AmendsDb *db, AmendsNewEvent *event, AmendsActionResult *result, GError **error)
{
    g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));

    return find_reversals (db, event, changes, error) && make_changes (db, event, changes, result, error);
}

gboolean
amends_cause_log_reverse (AmendsDb *db, AmendsNewEvent *event, AmendsActionResult *result, GError **error)
{
    if (event->kind == AMENDS_EVENT_CAUSE)
        return restore_causes (db, event, result, error);
    return amends_plan_log_reverse (db, event, result, error);
}
