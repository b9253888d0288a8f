/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-cause-survey.h"

#include "amends-cause-row.h"
#include "amends-learned-rules.h"
#include "amends-store-private.h"

/* So many ids are walked through at most in one go, for most reviews are not critical, and somebody may come and wait. */
#define SPAN 50000

#define N_SUBJECTS 2
#define INDEX(subject) ((subject) == AMENDS_SUBJECT_FEEDBACK ? 1 : 0)

/* How far the survey of one kind of comment is. */
typedef struct {
    gint64 version, max_stars, round, looked_to; /* as they are kept */
    gint64 from;                                 /* where this scope has to go on */
    gint64 last;                                 /* the greatest id */
} State;

/* What has to be so still when the chunk is kept, and what is kept then. */
typedef struct {
    AmendsSurveyScope scope;
    AmendsSubject subject; /* 0: what is due one by one */
    State state;
    gint64 to;
    GArray *due; /* (element-type gint64): rows of cause_due */
} Private;

static void
free_text (gpointer data)
{
    AmendsSurveyText *self = data;

    g_free (self->language);
    g_free (self->text);
    g_free (self);
}

void
amends_survey_chunk_free (AmendsSurveyChunk *self)
{
    Private *priv = self->priv;

    g_array_unref (priv->due);
    g_free (priv);
    g_ptr_array_unref (self->texts);
    g_clear_pointer (&self->rules, g_ptr_array_unref);
    g_free (self);
}

static AmendsSurveyChunk *
make_chunk (const AmendsSurveyScope *scope)
{
    AmendsSurveyChunk *self = g_new0 (AmendsSurveyChunk, 1);
    Private *priv = g_new0 (Private, 1);

    priv->scope = *scope;
    priv->due = g_array_new (FALSE, FALSE, sizeof (gint64));
    self->texts = g_ptr_array_new_with_free_func (free_text);
    self->priv = priv;
    return self;
}

static int
get_max_stars (const AmendsSurveyScope *scope, AmendsSubject subject)
{
    return subject == AMENDS_SUBJECT_FEEDBACK ? scope->feedback_max_stars : scope->review_max_stars;
}

static gboolean
load_states (AmendsDb *db, const AmendsSurveyScope *scope, State *states, GError **error)
{
    g_autoptr (AmendsStatement) rows = amends_db_prepare (
        db,
        "SELECT subject, version, max_stars, round, looked_to, ifnull (iif (subject = 2, (SELECT max (id) FROM "
        "feedback), (SELECT max (id) FROM review)), 0) FROM cause_survey",
        error);
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        AmendsSubject subject = (AmendsSubject) amends_statement_get_int (rows, 0);
        State *state = &states[INDEX (subject)];

        *state = (State) {
            .version = amends_statement_get_int (rows, 1),
            .max_stars = amends_statement_get_int (rows, 2),
            .round = amends_statement_get_int (rows, 3),
            .looked_to = amends_statement_get_int (rows, 4),
            .last = amends_statement_get_int (rows, 5),
        };
        if (state->version == scope->version && state->max_stars == get_max_stars (scope, subject))
            state->from = state->looked_to;
    }
    return step == AMENDS_STEP_DONE;
}

static void
add_text (AmendsSurveyChunk *chunk, AmendsSubject subject, gint64 id, const char *language, const char *title,
          const char *body)
{
    AmendsSurveyText *text = g_new (AmendsSurveyText, 1);

    *text = (AmendsSurveyText) { subject, id, g_strdup (language), amends_causes_join_text (title, body) };
    g_ptr_array_add (chunk->texts, text);
}

#define COLUMNS_OF_REVIEW "r.id, nullif (l.tag, ''), t.title, t.body"
#define TABLES_OF_REVIEW                                                                                               \
    " FROM review AS r NOT INDEXED CROSS JOIN review_text AS t ON t.review_id = r.id "                                 \
    "CROSS JOIN language AS l ON l.id = r.language_id "
#define COLUMNS_OF_FEEDBACK "r.id, nullif (l.tag, ''), NULL, t.text"
#define TABLES_OF_FEEDBACK                                                                                             \
    " FROM feedback AS r NOT INDEXED CROSS JOIN feedback_text AS t ON t.feedback_id = r.id "                           \
    "CROSS JOIN language AS l ON l.id = r.language_id "
#define IS_SAID(comment)                                                                                               \
    "EXISTS (SELECT 1 FROM " comment "_cause AS c WHERE c." comment "_id = r.id AND c.by_person = 1)"
#define IN_SPAN(comment)                                                                                               \
    "WHERE r.id > ?1 AND r.id <= ?2 AND r.stars <= ?3 AND NOT " IS_SAID (comment) " ORDER BY r.id LIMIT ?4"
#define ONE "WHERE r.id = ?1 AND r.stars <= ?2"

static const char *const OF_SPAN[N_SUBJECTS] = {
    "SELECT " COLUMNS_OF_REVIEW TABLES_OF_REVIEW IN_SPAN ("review"),
    "SELECT " COLUMNS_OF_FEEDBACK TABLES_OF_FEEDBACK IN_SPAN ("feedback"),
};
static const char *const OF_ONE[N_SUBJECTS] = {
    "SELECT " COLUMNS_OF_REVIEW TABLES_OF_REVIEW ONE,
    "SELECT " COLUMNS_OF_FEEDBACK TABLES_OF_FEEDBACK ONE,
};

/* Those that were edited, one by one. What has too many stars now, or is gone, has no text: it loses its suggestions. */
static gboolean
add_one (AmendsDb *db, AmendsSurveyChunk *chunk, AmendsSubject subject, gint64 id, GError **error)
{
    const Private *priv = chunk->priv;
    g_autoptr (AmendsStatement) row = amends_db_prepare (db, OF_ONE[INDEX (subject)], error);
    AmendsStep step;

    if (row == NULL)
        return FALSE;
    amends_statement_bind_int (row, 1, id);
    amends_statement_bind_int (row, 2, get_max_stars (&priv->scope, subject));
    step = amends_statement_step (row, error);
    if (step == AMENDS_STEP_ROW)
        add_text (chunk, subject, id, amends_statement_get_text (row, 1), amends_statement_get_text (row, 2),
                  amends_statement_get_text (row, 3));
    if (step == AMENDS_STEP_DONE)
        add_text (chunk, subject, id, NULL, NULL, NULL);
    return step != AMENDS_STEP_ERROR;
}

/* @n_more: (out): how many are due but for these */
static gboolean
add_due (AmendsDb *db, AmendsSurveyChunk *chunk, guint limit, gint64 *n_more, GError **error)
{
    Private *priv = chunk->priv;
    g_autoptr (AmendsStatement) rows =
        amends_db_prepare (db, "SELECT id, subject, comment_id FROM cause_due ORDER BY id LIMIT ?", error);
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    amends_statement_bind_int (rows, 1, limit);
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        gint64 id = amends_statement_get_int (rows, 0);

        g_array_append_val (priv->due, id);
        if (!add_one (db, chunk, (AmendsSubject) amends_statement_get_int (rows, 1), amends_statement_get_int (rows, 2),
                      error))
            return FALSE;
    }
    if (step != AMENDS_STEP_DONE || !amends_db_get_int (db, "SELECT count (*) FROM cause_due", n_more, error))
        return FALSE;
    *n_more -= priv->due->len;
    return TRUE;
}

static gboolean
add_span (AmendsDb *db, AmendsSurveyChunk *chunk, AmendsSubject subject, guint limit, GError **error)
{
    Private *priv = chunk->priv;
    g_autoptr (AmendsStatement) rows = amends_db_prepare (db, OF_SPAN[INDEX (subject)], error);
    AmendsStep step;

    priv->subject = subject;
    priv->to = MIN (priv->state.from + SPAN, priv->state.last);
    if (rows == NULL)
        return FALSE;
    amends_statement_bind_int (rows, 1, priv->state.from);
    amends_statement_bind_int (rows, 2, priv->to);
    amends_statement_bind_int (rows, 3, get_max_stars (&priv->scope, subject));
    amends_statement_bind_int (rows, 4, limit);
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        gint64 id = amends_statement_get_int (rows, 0);

        add_text (chunk, subject, id, amends_statement_get_text (rows, 1), amends_statement_get_text (rows, 2),
                  amends_statement_get_text (rows, 3));
        if (chunk->texts->len == limit)
            priv->to = id;
    }
    return step == AMENDS_STEP_DONE;
}

static gboolean
is_at_end (const State *state)
{
    return state->from >= state->last;
}

/* What was edited comes first, for somebody may look at it; then feedback, of which there is less. */
static gboolean
fill_chunk (AmendsDb *db, AmendsSurveyChunk *chunk, guint limit, GError **error)
{
    Private *priv = chunk->priv;
    State states[N_SUBJECTS] = { 0 };
    gint64 n_more;
    State *state;

    if (!load_states (db, &priv->scope, states, error) || !add_due (db, chunk, limit, &n_more, error))
        return FALSE;
    state = is_at_end (&states[1]) ? &states[0] : &states[1];
    priv->state = *state;
    if (priv->due->len == 0 && !is_at_end (state)) {
        if (!add_span (db, chunk, state == &states[1] ? AMENDS_SUBJECT_FEEDBACK : AMENDS_SUBJECT_REVIEW, limit, error))
            return FALSE;
        state->from = priv->to;
    }
    for (int i = 0; i < N_SUBJECTS; i++) {
        chunk->position += (guint64) MIN (states[i].from, states[i].last);
        chunk->end += (guint64) states[i].last;
    }
    chunk->is_empty = priv->due->len == 0 && priv->subject == 0;
    chunk->is_last = n_more == 0 && is_at_end (&states[0]) && is_at_end (&states[1]);
    chunk->rules = amends_learned_rules_list (db, error);
    return chunk->rules != NULL;
}

typedef struct {
    AmendsSurveyScope scope;
    guint limit;
    AmendsSurveyChunk *chunk; /* (owned) (nullable) */
} Find;

static void
free_find (gpointer data)
{
    Find *self = data;

    g_clear_pointer (&self->chunk, amends_survey_chunk_free);
    g_free (self);
}

static gboolean
find_due (AmendsJob *job, gpointer data, GError **error)
{
    Find *find = data;

    find->chunk = make_chunk (&find->scope);
    return fill_chunk (job->db, find->chunk, find->limit, error);
}

void
amends_store_find_due_async (AmendsStore *self, const AmendsSurveyScope *scope, guint limit, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
    Find *find;

    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (scope != NULL && limit > 0);

    find = g_new (Find, 1);
    *find = (Find) { *scope, limit, NULL };
    amends_store_start (self, AMENDS_JOB_SURVEY, amends_store_find_due_async, find_due, find, free_find, cancellable,
                        callback, user_data);
}

AmendsSurveyChunk *
amends_store_find_due_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    Find *find = amends_store_finish (self, result, amends_store_find_due_async, error);

    return find != NULL ? g_steal_pointer (&find->chunk) : NULL;
}

typedef struct {
    AmendsSurveyChunk *chunk; /* (owned) */
    GArray *found;            /* (owned) */
} Keep;

static void
free_keep (gpointer data)
{
    Keep *self = data;

    amends_survey_chunk_free (self->chunk);
    g_array_unref (self->found);
    g_free (self);
}

/* Another process may have been here too, or the person have taught something. */
static gboolean
is_still_so (AmendsDb *db, const Private *priv, gboolean *so, GError **error)
{
    g_autoptr (AmendsStatement) row = amends_db_prepare (
        db,
        "SELECT round = ?1 AND (?2 = 0 OR (version = ?3 AND max_stars = ?4 AND looked_to = ?5)) FROM cause_survey "
        "WHERE subject = max (?2, 1)",
        error);
    AmendsStep step;

    if (row == NULL)
        return FALSE;
    amends_statement_bind_int (row, 1, priv->state.round);
    amends_statement_bind_int (row, 2, priv->subject);
    amends_statement_bind_int (row, 3, priv->state.version);
    amends_statement_bind_int (row, 4, priv->state.max_stars);
    amends_statement_bind_int (row, 5, priv->state.looked_to);
    step = amends_statement_step (row, error);
    *so = step == AMENDS_STEP_ROW && amends_statement_get_int (row, 0) != 0;
    return step != AMENDS_STEP_ERROR;
}

static gboolean
keep_place (AmendsDb *db, const Private *priv, GError **error)
{
    g_autoptr (AmendsStatement) statement = amends_db_prepare (
        db, "UPDATE cause_survey SET version = ?1, max_stars = ?2, looked_to = ?3 WHERE subject = ?4", error);

    if (statement == NULL)
        return FALSE;
    amends_statement_bind_int (statement, 1, priv->scope.version);
    amends_statement_bind_int (statement, 2, get_max_stars (&priv->scope, priv->subject));
    amends_statement_bind_int (statement, 3, priv->to);
    amends_statement_bind_int (statement, 4, priv->subject);
    return amends_statement_run (statement, error);
}

static gboolean
forget_due (AmendsDb *db, const Private *priv, GError **error)
{
    g_autoptr (AmendsStatement) statement = amends_db_prepare (db, "DELETE FROM cause_due WHERE id = ?", error);

    if (statement == NULL)
        return FALSE;
    for (guint i = 0; i < priv->due->len; i++) {
        amends_statement_bind_int (statement, 1, g_array_index (priv->due, gint64, i));
        if (!amends_statement_run (statement, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
keep_suggestions (AmendsJob *job, gpointer data, GError **error)
{
    const Keep *keep = data;
    const Private *priv = keep->chunk->priv;
    gboolean so;

    if (!is_still_so (job->db, priv, &so, error))
        return FALSE;
    for (guint i = 0; so && i < keep->chunk->texts->len; i++) {
        const AmendsSurveyText *text = keep->chunk->texts->pdata[i];
        gboolean changed;

        if (!amends_cause_row_suggest (job->db, text->subject, text->id, &g_array_index (keep->found, AmendsCauses, i),
                                       &changed, error))
            return FALSE;
        if (changed)
            job->changes |= AMENDS_STORE_CHANGE_CAUSES;
    }
    return !so || (forget_due (job->db, priv, error) && (priv->subject == 0 || keep_place (job->db, priv, error)));
}

void
amends_store_keep_suggestions_async (AmendsStore *self, AmendsSurveyChunk *chunk, GArray *found,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    Keep *keep;

    g_return_if_fail (AMENDS_IS_STORE (self));
    g_return_if_fail (chunk != NULL && found != NULL && chunk->texts->len == found->len);

    keep = g_new (Keep, 1);
    *keep = (Keep) { chunk, found };
    amends_store_start (self, AMENDS_JOB_BATCH, amends_store_keep_suggestions_async, keep_suggestions, keep, free_keep,
                        cancellable, callback, user_data);
}

gboolean
amends_store_keep_suggestions_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    return amends_store_finish (self, result, amends_store_keep_suggestions_async, error) != NULL;
}
