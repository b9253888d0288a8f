/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-context.h"

#include "amends-answer-watch.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "amends-contact-rules.h"
#include "amends-rule-pack.h"
#include "amends-store-batches.h"

struct _AmendsContext {
    GObject parent_instance;

    AmendsStore *store;
    AmendsSecrets *secrets;
    AmendsSyncEngine *engine;
    AmendsOutbox *outbox;
    AmendsAnswerWatch *watch; /* (nullable): until it is closed */
    AmendsCauseSurvey *survey;
    AmendsRulePacks *packs;
    GPtrArray *rule_warnings;
    gboolean sample;
};

G_DEFINE_FINAL_TYPE (AmendsContext, amends_context, G_TYPE_OBJECT)

static void
amends_context_dispose (GObject *object)
{
    AmendsContext *self = AMENDS_CONTEXT (object);

    g_clear_object (&self->watch);
    g_clear_object (&self->survey);
    g_clear_object (&self->outbox);
    g_clear_object (&self->engine);
    g_clear_object (&self->secrets);
    g_clear_object (&self->store);
    g_clear_pointer (&self->packs, amends_rule_packs_unref);
    g_clear_pointer (&self->rule_warnings, g_ptr_array_unref);
    G_OBJECT_CLASS (amends_context_parent_class)->dispose (object);
}

static void
amends_context_class_init (AmendsContextClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_context_dispose;
}

static void
amends_context_init (AmendsContext *self G_GNUC_UNUSED)
{
}

char *
amends_context_dup_folder (const char *root, gboolean sample)
{
    return sample ? g_build_filename (root, "sample", NULL) : g_strdup (root);
}

/* On the store's thread: packs do not change. */
static AmendsContactLimits *
get_contact_limits (gint64 now, GTimeZone *zone, gpointer user_data)
{
    return amends_contact_rules_get_limits (user_data, now, zone);
}

static void
load_rules (AmendsContext *self)
{
    g_autofree char *folder = g_build_filename (amends_store_get_folder (self->store), "rules", NULL);

    self->packs = amends_rule_packs_load (folder, &self->rule_warnings);
    amends_store_set_contact_limits_func (self->store, get_contact_limits, amends_rule_packs_ref (self->packs),
                                          (GDestroyNotify) amends_rule_packs_unref);
}

static void
store_opened_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    g_autoptr (AmendsContext) self = g_object_new (AMENDS_TYPE_CONTEXT, NULL);
    GError *error = NULL;

    self->sample = GPOINTER_TO_INT (g_task_get_task_data (task));
    self->store = amends_store_open_finish (result, &error);
    if (self->store == NULL) {
        g_task_return_error (task, error);
        return;
    }
    amends_store_set_done_days (
        self->store, amends_rule_pack_get_value (amends_rule_pack_get_default (), AMENDS_RULE_DONE_VIEW_DAYS));
    load_rules (self);
    self->secrets = self->sample ? amends_secrets_new_in_memory () : amends_secrets_new ();
    amends_secrets_set_folder (self->secrets, amends_store_get_folder (self->store));
    self->engine = amends_sync_engine_new (self->store, self->secrets);
    self->outbox = amends_outbox_new (self->store, self->secrets, self->engine);
    self->watch = amends_answer_watch_new (self->outbox, self->engine);
    self->survey = amends_cause_survey_new (self->store, amends_rule_pack_get_default ());
    if (!amends_store_is_read_only (self->store)) {
        /* What an import that was cut has left to do. */
        amends_store_settle_async (self->store, NULL, NULL, NULL, NULL);
        amends_cause_survey_watch (self->survey, AMENDS_CAUSE_SURVEY_DELAY_MS);
    }
    g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

void
amends_context_open_async (const char *root, gboolean sample, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
    g_autofree char *folder = amends_context_dup_folder (root, sample);
    GTask *task = g_task_new (NULL, cancellable, callback, user_data);

    g_task_set_source_tag (task, amends_context_open_async);
    /* A store that was opened is handed over even after a cancel, so that whoever asked can close it in order. */
    g_task_set_check_cancellable (task, FALSE);
    g_task_set_task_data (task, GINT_TO_POINTER (sample), NULL);
    amends_store_open_async (folder, NULL, NULL, cancellable, store_opened_cb, task);
}

AmendsContext *
amends_context_open_finish (GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_context_open_async), NULL);

    return g_task_propagate_pointer (G_TASK (result), error);
}

static void
store_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    GError *error = NULL;

    if (amends_store_close_finish (AMENDS_STORE (source), result, &error))
        g_task_return_boolean (task, TRUE);
    else
        g_task_return_error (task, error);
}

static void
outbox_stopped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    AmendsContext *self = g_task_get_source_object (user_data);

    amends_outbox_stop_finish (AMENDS_OUTBOX (source), result, NULL);
    amends_store_close_async (self->store, store_closed_cb, user_data);
}

void
amends_context_close_async (AmendsContext *self, GAsyncReadyCallback callback, gpointer user_data)
{
    GTask *task = g_task_new (self, NULL, callback, user_data);

    g_task_set_source_tag (task, amends_context_close_async);
    g_clear_object (&self->watch);
    amends_cause_survey_stop (self->survey);
    amends_outbox_stop_async (self->outbox, outbox_stopped_cb, task);
}

gboolean
amends_context_close_finish (AmendsContext *self, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_context_close_async), FALSE);

    return g_task_propagate_boolean (G_TASK (result), error);
}

AmendsStore *
amends_context_get_store (AmendsContext *self)
{
    return self->store;
}

AmendsSecrets *
amends_context_get_secrets (AmendsContext *self)
{
    return self->secrets;
}

AmendsSyncEngine *
amends_context_get_engine (AmendsContext *self)
{
    return self->engine;
}

AmendsOutbox *
amends_context_get_outbox (AmendsContext *self)
{
    return self->outbox;
}

AmendsCauseSurvey *
amends_context_get_cause_survey (AmendsContext *self)
{
    return self->survey;
}

AmendsRulePacks *
amends_context_get_rule_packs (AmendsContext *self)
{
    return self->packs;
}

GPtrArray *
amends_context_get_rule_warnings (AmendsContext *self)
{
    return self->rule_warnings;
}

gboolean
amends_context_is_sample (AmendsContext *self)
{
    return self->sample;
}

static gboolean
rename_in (const char *folder, const char *from, const char *to, GError **error)
{
    g_autofree char *old_path = g_build_filename (folder, from, NULL);
    g_autofree char *new_path = g_build_filename (folder, to, NULL);
    int number;

    if (g_rename (old_path, new_path) == 0)
        return TRUE;
    number = errno;
    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (number),
                 _ ("The old data file could not be renamed: %s. Rename it yourself, then try again."),
                 g_strerror (number));
    return FALSE;
}

char *
amends_context_set_aside (const char *folder, gint64 now, GError **error)
{
    g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (now);
    g_autofree char *stamp = g_date_time_format (when, "%Y-%m-%d-%H%M%S");
    g_autofree char *name = g_strdup_printf ("broken-%s.db", stamp);
    static const char *const PARTS[] = { "-wal", "-shm" };

    /* The journal goes last: while the data file is still in place it must find its own journal beside it. */
    if (!rename_in (folder, "amends.db", name, error))
        return NULL;
    for (gsize i = 0; i < G_N_ELEMENTS (PARTS); i++) {
        g_autofree char *from = g_strconcat ("amends.db", PARTS[i], NULL);
        g_autofree char *to = g_strconcat (name, PARTS[i], NULL);
        g_autoptr (GError) ignored = NULL;

        if (!rename_in (folder, from, to, &ignored) && !g_error_matches (ignored, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)) {
            g_propagate_error (error, g_steal_pointer (&ignored));
            return NULL;
        }
    }
    return g_steal_pointer (&name);
}
