/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-survey.h"

#include "amends-cause-classifier.h"
#include "amends-learned-rule.h"
#include "amends-store-cause-survey.h"
#include "amends-wrong-door.h"

/* So many texts take the classifier some hundredths of a second, after which a stop is noticed and the chart may grow. */
#define CHUNK 200

/* After these something may be due. What this object keeps is among them: the look that follows finds nothing, and changes nothing. */
#define CHANGES                                                                                                        \
    (AMENDS_STORE_CHANGE_ROWS | AMENDS_STORE_CHANGE_SHAPE | AMENDS_STORE_CHANGE_FEEDBACK |                             \
     AMENDS_STORE_CHANGE_FEEDBACK_SHAPE | AMENDS_STORE_CHANGE_CAUSES)

struct _AmendsCauseSurvey {
    GObject parent_instance;

    AmendsStore *store;
    AmendsSurveyScope scope;
    GCancellable *running; /* (nullable): of the present run */
    GPtrArray *waiting;    /* (element-type GTask): who waits for its end */
    guint64 n_looked_at;
    guint64 position, end; /* after the present chunk */
    guint n_texts;         /* of the present chunk */
    gulong handler_id;     /* 0 unless it watches */
    guint delay_ms;
    guint timeout_id;
    gboolean again;       /* something has changed during the run */
    gboolean is_given_up; /* the run, because nobody waited for it any more */
};

G_DEFINE_FINAL_TYPE (AmendsCauseSurvey, amends_cause_survey, G_TYPE_OBJECT)

enum { SIGNAL_PROGRESS, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
amends_cause_survey_dispose (GObject *object)
{
    AmendsCauseSurvey *self = AMENDS_CAUSE_SURVEY (object);

    amends_cause_survey_stop (self);
    g_clear_object (&self->store);
    g_clear_pointer (&self->waiting, g_ptr_array_unref);
    G_OBJECT_CLASS (amends_cause_survey_parent_class)->dispose (object);
}

static void
amends_cause_survey_class_init (AmendsCauseSurveyClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_cause_survey_dispose;
    signals[SIGNAL_PROGRESS] = g_signal_new ("progress", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 2, G_TYPE_UINT64, G_TYPE_UINT64);
}

static void
amends_cause_survey_init (AmendsCauseSurvey *self)
{
    self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

AmendsCauseSurvey *
amends_cause_survey_new (AmendsStore *store, const AmendsRulePack *pack)
{
    AmendsCauseSurvey *self;

    g_return_val_if_fail (AMENDS_IS_STORE (store), NULL);
    g_return_val_if_fail (pack != NULL, NULL);

    self = g_object_new (AMENDS_TYPE_CAUSE_SURVEY, NULL);
    self->store = g_object_ref (store);
    self->scope = (AmendsSurveyScope) {
        .review_max_stars = amends_rule_pack_get_value (pack, AMENDS_RULE_CRITICAL_MAX_STARS),
        .feedback_max_stars = amends_rule_pack_get_value (pack, AMENDS_RULE_FEEDBACK_POSITIVE_MIN_STARS) - 1,
    };
    return self;
}

/* One chunk in the thread, which may be the last to let go of it: so it holds nothing of the main thread's. */
typedef struct {
    AmendsSurveyChunk *chunk; /* (owned) (nullable): NULL: handed on */
    GArray *found;            /* (element-type AmendsCauses) (owned) (nullable) */
} Look;

static void
free_look (gpointer data)
{
    Look *self = data;

    g_clear_pointer (&self->chunk, amends_survey_chunk_free);
    g_clear_pointer (&self->found, g_array_unref);
    g_free (self);
}

static Look *
make_look (AmendsSurveyChunk *chunk)
{
    Look *self = g_new (Look, 1);

    *self = (Look) { chunk, g_array_new (FALSE, FALSE, sizeof (AmendsCauses)) };
    return self;
}

static GArray *
make_rules (GPtrArray *learned)
{
    GArray *rules = g_array_sized_new (FALSE, FALSE, sizeof (AmendsCauseRule), learned->len);

    for (guint i = 0; i < learned->len; i++) {
        const AmendsLearnedRule *rule = learned->pdata[i];
        AmendsCauseRule taken = { rule->phrase, rule->cause, rule->weight };

        g_array_append_val (rules, taken);
    }
    return rules;
}

static void
classify_text (const AmendsSurveyText *text, const GArray *rules, AmendsCauses *causes)
{
    g_autoptr (AmendsCauseSuggestions) suggestions = NULL;

    *causes = (AmendsCauses) { .origin = AMENDS_CAUSE_ORIGIN_NONE };
    if (text->text == NULL)
        return;
    suggestions = amends_cause_classify (text->language, text->text, (const AmendsCauseRule *) (gpointer) rules->data,
                                         rules->len);
    amends_wrong_door_take_suggestions (text->subject, suggestions, causes);
}

static void
classify_in_thread (GTask *task, gpointer source G_GNUC_UNUSED, gpointer data, GCancellable *cancellable)
{
    Look *look = data;
    g_autoptr (GArray) rules = make_rules (look->chunk->rules);

    for (guint i = 0; i < look->chunk->texts->len; i++) {
        AmendsCauses causes;

        if (g_cancellable_is_cancelled (cancellable))
            break;
        classify_text (look->chunk->texts->pdata[i], rules, &causes);
        g_array_append_val (look->found, causes);
    }
    if (!g_task_return_error_if_cancelled (task))
        g_task_return_boolean (task, TRUE);
}

static void begin_run (AmendsCauseSurvey *self);
static void look_on (AmendsCauseSurvey *self);
static void wait_for_quiet (AmendsCauseSurvey *self);

static void
tell_waiting (AmendsCauseSurvey *self, const GError *error)
{
    g_autoptr (GPtrArray) tasks = g_steal_pointer (&self->waiting);

    self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
    for (guint i = 0; i < tasks->len; i++) {
        GTask *task = tasks->pdata[i];

        if (error != NULL)
            g_task_return_error (task, g_error_copy (error));
        else
            g_task_return_int (task, (gssize) self->n_looked_at);
    }
}

/* @error: (transfer full) (nullable). Where nobody waits the next change tries again. */
static void
end_run (AmendsCauseSurvey *self, GError *error)
{
    gboolean is_cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    gboolean is_given_up = self->is_given_up;

    g_clear_object (&self->running);
    self->is_given_up = FALSE;
    /* Who came after the others had left has cancelled nothing. */
    if (is_cancelled && is_given_up && self->waiting->len > 0) {
        g_clear_error (&error);
        begin_run (self);
        return;
    }
    if (error != NULL && !is_cancelled)
        g_debug ("causes are not suggested: %s", error->message);
    tell_waiting (self, error);
    g_clear_error (&error);
    if (self->again && self->handler_id != 0)
        wait_for_quiet (self);
    self->again = FALSE;
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsCauseSurvey) self = user_data;
    GError *error = NULL;

    if (!amends_store_keep_suggestions_finish (AMENDS_STORE (source), result, &error)) {
        end_run (self, error);
        return;
    }
    self->n_looked_at += self->n_texts;
    g_signal_emit (self, signals[SIGNAL_PROGRESS], 0, self->position, self->end);
    /* What came in meanwhile is found by another look. */
    if (g_cancellable_set_error_if_cancelled (self->running, &error))
        end_run (self, error);
    else
        look_on (self);
}

static void
classified_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsCauseSurvey) self = user_data;
    GTask *task = G_TASK (result);
    Look *look = g_task_get_task_data (task);
    GError *error = NULL;

    if (!g_task_propagate_boolean (task, &error)) {
        end_run (self, error);
        return;
    }
    amends_store_keep_suggestions_async (self->store, g_steal_pointer (&look->chunk), g_steal_pointer (&look->found),
                                         self->running, kept_cb, g_object_ref (self));
}

static void
due_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsCauseSurvey) self = user_data;
    GError *error = NULL;
    AmendsSurveyChunk *chunk = amends_store_find_due_finish (AMENDS_STORE (source), result, &error);
    g_autoptr (GTask) task = NULL;

    if (chunk == NULL) {
        end_run (self, error);
        return;
    }
    if (chunk->is_empty) {
        g_signal_emit (self, signals[SIGNAL_PROGRESS], 0, chunk->end, chunk->end);
        amends_survey_chunk_free (chunk);
        end_run (self, NULL);
        return;
    }
    self->n_texts = chunk->texts->len;
    self->position = chunk->position;
    self->end = chunk->end;
    task = g_task_new (NULL, self->running, classified_cb, g_object_ref (self));
    g_task_set_source_tag (task, due_cb);
    g_task_set_task_data (task, make_look (chunk), free_look);
    g_task_run_in_thread (task, classify_in_thread);
}

static void
look_on (AmendsCauseSurvey *self)
{
    amends_store_find_due_async (self->store, &self->scope, CHUNK, self->running, due_cb, g_object_ref (self));
}

/* To know it takes reading all phrases, 8 ms, which nobody need wait for. */
static void
find_version_in_thread (GTask *task, gpointer source G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED,
                        GCancellable *cancellable G_GNUC_UNUSED)
{
    g_task_return_int (task, amends_cause_classify_get_version ());
}

static void
version_found_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsCauseSurvey) self = user_data;
    GError *error = NULL;
    gssize version = g_task_propagate_int (G_TASK (result), &error);

    if (error != NULL) {
        end_run (self, error);
        return;
    }
    self->scope.version = (int) version;
    look_on (self);
}

static void
find_version (AmendsCauseSurvey *self)
{
    g_autoptr (GTask) task = g_task_new (NULL, self->running, version_found_cb, g_object_ref (self));

    g_task_set_source_tag (task, find_version);
    g_task_run_in_thread (task, find_version_in_thread);
}

static void
begin_run (AmendsCauseSurvey *self)
{
    g_clear_handle_id (&self->timeout_id, g_source_remove);
    if (self->running != NULL) {
        self->again = TRUE;
        return;
    }
    self->running = g_cancellable_new ();
    self->n_looked_at = 0;
    find_version (self);
}

static gboolean
quiet_cb (gpointer user_data)
{
    AmendsCauseSurvey *self = user_data;

    self->timeout_id = 0;
    begin_run (self);
    return G_SOURCE_REMOVE;
}

/* An import changes something many times a second: it is not disturbed. */
static void
wait_for_quiet (AmendsCauseSurvey *self)
{
    g_clear_handle_id (&self->timeout_id, g_source_remove);
    self->timeout_id = g_timeout_add (self->delay_ms, quiet_cb, self);
}

static void
store_changed_cb (AmendsStore *store G_GNUC_UNUSED, guint changes, gpointer user_data)
{
    AmendsCauseSurvey *self = user_data;

    if ((changes & CHANGES) == 0)
        return;
    if (self->running != NULL)
        self->again = TRUE;
    else
        wait_for_quiet (self);
}

void
amends_cause_survey_watch (AmendsCauseSurvey *self, guint delay_ms)
{
    g_return_if_fail (AMENDS_IS_CAUSE_SURVEY (self));
    g_return_if_fail (self->handler_id == 0);

    self->delay_ms = delay_ms;
    self->handler_id = g_signal_connect (self->store, "changed", G_CALLBACK (store_changed_cb), self);
    if (self->running == NULL)
        wait_for_quiet (self);
}

void
amends_cause_survey_stop (AmendsCauseSurvey *self)
{
    g_return_if_fail (AMENDS_IS_CAUSE_SURVEY (self));

    g_clear_handle_id (&self->timeout_id, g_source_remove);
    if (self->store != NULL)
        g_clear_signal_handler (&self->handler_id, self->store);
    self->is_given_up = FALSE;
    g_cancellable_cancel (self->running);
}

static gboolean
waiter_cancelled_cb (GCancellable *cancellable G_GNUC_UNUSED, gpointer user_data)
{
    g_autoptr (GTask) task = g_object_ref (user_data);
    AmendsCauseSurvey *self = g_task_get_source_object (task);

    if (g_ptr_array_remove (self->waiting, task))
        g_task_return_error_if_cancelled (task);
    /* What nobody waits for goes on only for those who watch. */
    if (self->waiting->len == 0 && self->handler_id == 0) {
        self->is_given_up = TRUE;
        g_cancellable_cancel (self->running);
    }
    return G_SOURCE_REMOVE;
}

static void
remove_source (gpointer data)
{
    g_source_destroy (data);
    g_source_unref (data);
}

void
amends_cause_survey_run_async (AmendsCauseSurvey *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
    GTask *task;

    g_return_if_fail (AMENDS_IS_CAUSE_SURVEY (self));

    task = g_task_new (self, cancellable, callback, user_data);
    g_task_set_source_tag (task, amends_cause_survey_run_async);
    g_ptr_array_add (self->waiting, task);
    if (cancellable != NULL) {
        GSource *source = g_cancellable_source_new (cancellable);

        g_source_set_static_name (source, "[amends] cause survey cancelled");
        g_source_set_callback (source, G_SOURCE_FUNC (waiter_cancelled_cb), task, NULL);
        g_source_attach (source, g_task_get_context (task));
        g_task_set_task_data (task, source, remove_source);
    }
    if (self->running == NULL)
        begin_run (self);
}

gboolean
amends_cause_survey_run_finish (AmendsCauseSurvey *self, GAsyncResult *result, guint64 *n_looked_at, GError **error)
{
    g_autoptr (GError) problem = NULL;
    gssize n;

    g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_cause_survey_run_async), FALSE);

    n = g_task_propagate_int (G_TASK (result), &problem);
    if (problem != NULL) {
        g_propagate_error (error, g_steal_pointer (&problem));
        return FALSE;
    }
    if (n_looked_at != NULL)
        *n_looked_at = (guint64) n;
    return TRUE;
}

gboolean
amends_cause_survey_is_running (AmendsCauseSurvey *self)
{
    g_return_val_if_fail (AMENDS_IS_CAUSE_SURVEY (self), FALSE);

    return self->running != NULL;
}
