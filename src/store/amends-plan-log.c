/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-plan-log.h"

#include "amends-db-error.h"
#include "amends-db-row.h"
#include "amends-note-log.h"

#define KEEP_TARGET "INSERT INTO event_feedback VALUES (?1, ?2, 0)"

static AmendsSubject
subject_of (gint64 feedback_id)
{
    return feedback_id != 0 ? AMENDS_SUBJECT_FEEDBACK : AMENDS_SUBJECT_SHOP;
}

static gboolean
require_feedback (AmendsDb *db, gint64 id, GError **error)
{
    g_autofree char *note = NULL;

    return amends_note_log_load (db, AMENDS_SUBJECT_FEEDBACK, id, &note, error);
}

/* The tick itself is there; the event says what became of it. */
static gboolean
change_tick (AmendsDb *db, AmendsNewEvent *event, gint64 id, gint64 feedback_id, const char *solution, gboolean is_done,
             AmendsActionResult *result, GError **error)
{
    g_autoptr (AmendsStatement) statement =
        amends_db_prepare (db, "INSERT INTO event_solution VALUES (?, ?, ?)", error);

    event->n_reviews = 1;
    event->subject = subject_of (feedback_id);
    if (statement == NULL || !amends_event_log_append (db, event, result, error))
        return FALSE;
    amends_statement_bind_int (statement, 1, result->event_id);
    amends_statement_bind_int (statement, 2, id);
    amends_statement_bind_int (statement, 3, is_done);
    return amends_statement_run (statement, error) &&
           (feedback_id == 0 || amends_event_log_run (db, KEEP_TARGET, result->event_id, feedback_id, error)) &&
           amends_event_log_keep_texts (db, result->event_id, is_done ? solution : NULL, is_done ? NULL : solution,
                                        error) &&
           amends_event_log_run (db, "UPDATE solution_done SET is_done = ?2 WHERE id = ?1", id, is_done, error);
}

gboolean
amends_plan_log_tick (AmendsDb *db, gint64 now, const AmendsSolutionDone *done, AmendsActionResult *result,
                      GError **error)
{
    AmendsNewEvent event = { .at = now, .kind = AMENDS_EVENT_SOLUTION };
    g_autoptr (AmendsStatement) statement = NULL;

    if (done->feedback_id != 0 && !require_feedback (db, done->feedback_id, error))
        return FALSE;
    statement = amends_db_prepare (db,
                                   "INSERT INTO solution_done (cause, solution, done_at, note, feedback_id) "
                                   "VALUES (?, ?, ?, nullif (?, ''), nullif (?, 0))",
                                   error);
    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, done->cause);
    amends_statement_bind_text (statement, 2, done->solution);
    amends_statement_bind_int (statement, 3, done->done_at);
    amends_statement_bind_text (statement, 4, done->note);
    amends_statement_bind_int (statement, 5, done->feedback_id);
    return amends_statement_run (statement, error) &&
           change_tick (db, &event, amends_db_last_id (db), done->feedback_id, done->solution, TRUE, result, error);
}

typedef struct {
    gint64 id, feedback_id;
    char *solution;             /* (owned) */
    gboolean is_done, was_left; /* now, and by the event that is looked at */
} Tick;

static void
clear_tick (Tick *tick)
{
    g_clear_pointer (&tick->solution, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tick, clear_tick)

static gboolean
load_tick (AmendsDb *db, const char *sql, gint64 id, Tick *tick, GError **error)
{
    g_autoptr (AmendsStatement) row = amends_db_require_row (db, sql, id, error);

    if (row == NULL)
        return FALSE;
    *tick = (Tick) { amends_statement_get_int (row, 0), amends_statement_get_int (row, 1),
                     g_strdup (amends_statement_get_text (row, 2)), amends_statement_get_int (row, 3) != 0,
                     amends_statement_get_int (row, 4) != 0 };
    return TRUE;
}

#define TICK "SELECT s.id, s.feedback_id, s.solution, s.is_done, "

gboolean
amends_plan_log_untick (AmendsDb *db, gint64 now, gint64 id, AmendsActionResult *result, GError **error)
{
    AmendsNewEvent event = { .at = now, .kind = AMENDS_EVENT_SOLUTION };
    g_auto (Tick) tick = { 0 };

    return load_tick (db, TICK "s.is_done FROM solution_done AS s WHERE s.id = ? AND s.is_done = 1", id, &tick,
                      error) &&
           change_tick (db, &event, tick.id, tick.feedback_id, tick.solution, FALSE, result, error);
}

static gboolean
restore_tick (AmendsDb *db, AmendsNewEvent *event, AmendsActionResult *result, GError **error)
{
    g_auto (Tick) tick = { 0 };

    if (!load_tick (db,
                    TICK "e.is_done FROM solution_done AS s JOIN event_solution AS e ON e.solution_id = s.id "
                         "WHERE e.event_id = ?",
                    event->undoes, &tick, error))
        return FALSE;
    if (tick.is_done != tick.was_left) {
        amends_store_set_error (error, AMENDS_STORE_ERROR_CONFLICT);
        return FALSE;
    }
    return change_tick (db, event, tick.id, tick.feedback_id, tick.solution, !tick.is_done, result, error);
}

#define IN_TIME "is_done = 1 AND done_at >= ?1 AND (?2 = 0 OR done_at < ?2)"
#define SELECT_SOLUTIONS "SELECT id, cause, solution, done_at, note, feedback_id FROM solution_done "

GPtrArray *
amends_plan_log_list_solutions (AmendsDb *db, gint64 from, gint64 before, gint64 feedback_id, GError **error)
{
    g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_solution_done_unref);
    g_autoptr (AmendsStatement) rows = amends_db_prepare (
        db,
        feedback_id == 0 ? SELECT_SOLUTIONS "WHERE " IN_TIME " ORDER BY done_at, id"
                         : SELECT_SOLUTIONS "WHERE feedback_id = ?3 AND " IN_TIME " ORDER BY done_at, id",
        error);
    AmendsStep step;

    if (rows == NULL)
        return NULL;
    amends_statement_bind_int (rows, 1, from);
    amends_statement_bind_int (rows, 2, before);
    if (feedback_id != 0)
        amends_statement_bind_int (rows, 3, feedback_id);
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW)
        g_ptr_array_add (list, amends_solution_done_new (&(AmendsSolutionDone) {
                                   .id = amends_statement_get_int (rows, 0),
                                   .cause = (AmendsCause) amends_statement_get_int (rows, 1),
                                   .solution = amends_statement_get_text (rows, 2),
                                   .done_at = amends_statement_get_int (rows, 3),
                                   .note = amends_statement_get_text (rows, 4),
                                   .feedback_id = amends_statement_get_int (rows, 5),
                               }));
    return step == AMENDS_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

/* Plans. One without a state is none. */

static AmendsResolvePlan *
read_plan (AmendsStatement *row, int column, gint64 feedback_id, gint64 changed_at)
{
    if (amends_statement_get_int (row, column) == 0)
        return NULL;
    return amends_resolve_plan_new (&(AmendsResolvePlan) {
        .feedback_id = feedback_id,
        .state = (AmendsPlanState) amends_statement_get_int (row, column),
        .responsible = (AmendsResponsible) amends_statement_get_int (row, column + 1),
        .cause = (int) amends_statement_get_int (row, column + 2),
        .notes = amends_statement_get_text (row, column + 3),
        .changed_at = changed_at,
    });
}

gboolean
amends_plan_log_load_plan (AmendsDb *db, gint64 feedback_id, AmendsResolvePlan **plan, GError **error)
{
    g_autoptr (AmendsStatement) row = amends_db_prepare (
        db, "SELECT state, responsible, cause, notes, changed_at FROM feedback_plan WHERE feedback_id = ?", error);
    AmendsStep step;

    *plan = NULL;
    if (row == NULL)
        return FALSE;
    amends_statement_bind_int (row, 1, feedback_id);
    step = amends_statement_step (row, error);
    if (step == AMENDS_STEP_ROW)
        *plan = read_plan (row, 0, feedback_id, amends_statement_get_int (row, 4));
    return step != AMENDS_STEP_ERROR;
}

static void
bind_plan (AmendsStatement *statement, int first, const AmendsResolvePlan *plan)
{
    amends_statement_bind_int (statement, first, plan != NULL ? plan->state : 0);
    amends_statement_bind_int (statement, first + 1, plan != NULL ? plan->responsible : 0);
    amends_statement_bind_int (statement, first + 2, plan != NULL ? plan->cause : AMENDS_CAUSE_NONE);
    amends_statement_bind_text (statement, first + 3, plan != NULL ? plan->notes : NULL);
}

static gboolean
write_plan (AmendsDb *db, gint64 now, gint64 feedback_id, const AmendsResolvePlan *plan, GError **error)
{
    g_autoptr (AmendsStatement) statement = NULL;

    if (plan == NULL)
        return amends_event_log_run (db, "DELETE FROM feedback_plan WHERE feedback_id = ?1 AND ?2 = ?2", feedback_id, 0,
                                     error);
    statement = amends_db_prepare (db, "INSERT OR REPLACE INTO feedback_plan VALUES (?, ?, ?, ?, ?, ?)", error);
    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, feedback_id);
    bind_plan (statement, 2, plan);
    amends_statement_bind_int (statement, 6, now);
    return amends_statement_run (statement, error);
}

static gboolean
keep_plans (AmendsDb *db, gint64 event_id, gint64 feedback_id, const AmendsResolvePlan *now,
            const AmendsResolvePlan *before, GError **error)
{
    g_autoptr (AmendsStatement) statement =
        amends_db_prepare (db, "INSERT INTO event_plan VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, event_id);
    amends_statement_bind_int (statement, 2, feedback_id);
    bind_plan (statement, 3, now);
    bind_plan (statement, 7, before);
    return amends_statement_run (statement, error);
}

static const char *
name_state (const AmendsResolvePlan *plan)
{
    return plan != NULL ? amends_plan_state_to_string (plan->state) : NULL;
}

/* @now, @before: (nullable): NULL: none */
static gboolean
change_plan (AmendsDb *db, AmendsNewEvent *event, gint64 feedback_id, const AmendsResolvePlan *now,
             const AmendsResolvePlan *before, AmendsActionResult *result, GError **error)
{
    event->n_reviews = 1;
    return amends_event_log_append (db, event, result, error) &&
           amends_event_log_run (db, KEEP_TARGET, result->event_id, feedback_id, error) &&
           keep_plans (db, result->event_id, feedback_id, now, before, error) &&
           amends_event_log_keep_texts (db, result->event_id, name_state (now), name_state (before), error) &&
           write_plan (db, event->at, feedback_id, now, error);
}

static gboolean
same_plan (const AmendsResolvePlan *a, const AmendsResolvePlan *b)
{
    return a == NULL || b == NULL ? a == b : amends_resolve_plan_equal (a, b);
}

gboolean
amends_plan_log_set_plan (AmendsDb *db, gint64 now, const AmendsResolvePlan *plan, AmendsActionResult *result,
                          GError **error)
{
    AmendsNewEvent event = { .at = now, .kind = AMENDS_EVENT_PLAN, .subject = AMENDS_SUBJECT_FEEDBACK };
    AmendsResolvePlan fields = *plan;
    g_autoptr (AmendsResolvePlan) before = NULL;

    *result = (AmendsActionResult) { 0, event.kind, 0, event.subject };
    fields.notes = plan->notes != NULL && *plan->notes != '\0' ? plan->notes : NULL;
    if (!require_feedback (db, plan->feedback_id, error) ||
        !amends_plan_log_load_plan (db, plan->feedback_id, &before, error))
        return FALSE;
    return same_plan (before, &fields) || change_plan (db, &event, plan->feedback_id, &fields, before, result, error);
}

/* As the event left it, and as it was before. */
typedef struct {
    gint64 feedback_id;
    AmendsResolvePlan *left, *before; /* (owned) (nullable) */
} Reversal;

static void
clear_reversal (Reversal *reversal)
{
    g_clear_pointer (&reversal->left, amends_resolve_plan_unref);
    g_clear_pointer (&reversal->before, amends_resolve_plan_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reversal, clear_reversal)

static gboolean
load_reversal (AmendsDb *db, gint64 event_id, Reversal *reversal, GError **error)
{
    g_autoptr (AmendsStatement) row = amends_db_require_row (
        db,
        "SELECT feedback_id, state, responsible, cause, notes, old_state, old_responsible, old_cause, old_notes "
        "FROM event_plan WHERE event_id = ?",
        event_id, error);

    if (row == NULL)
        return FALSE;
    reversal->feedback_id = amends_statement_get_int (row, 0);
    reversal->left = read_plan (row, 1, reversal->feedback_id, 0);
    reversal->before = read_plan (row, 5, reversal->feedback_id, 0);
    return TRUE;
}

static gboolean
restore_plan (AmendsDb *db, AmendsNewEvent *event, AmendsActionResult *result, GError **error)
{
    g_auto (Reversal) reversal = { 0 };
    g_autoptr (AmendsResolvePlan) present = NULL;

    if (!load_reversal (db, event->undoes, &reversal, error) ||
        !amends_plan_log_load_plan (db, reversal.feedback_id, &present, error))
        return FALSE;
    if (!same_plan (present, reversal.left)) {
        amends_store_set_error (error, AMENDS_STORE_ERROR_CONFLICT);
        return FALSE;
    }
    return change_plan (db, event, reversal.feedback_id, reversal.before, present, result, error);
}

gboolean
amends_plan_log_reverse (AmendsDb *db, AmendsNewEvent *event, AmendsActionResult *result, GError **error)
{
    return event->kind == AMENDS_EVENT_SOLUTION ? restore_tick (db, event, result, error)
                                                : restore_plan (db, event, result, error);
}
