/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-outbox.h"

#include <glib/gi18n-lib.h>

#include "amends-connector-contact.h"
#include "amends-outbox-lock.h"
#include "amends-outbox-try.h"
#include "amends-sync-access.h"
#include "amends-sync-error.h"

#define FIRST_WAIT 30
#define LONGEST_WAIT 3600
#define TROUBLE_WAIT 30 /* until the data file is tried again that could not be read or written */
#define LOCK_WAIT 1     /* until it is seen whether another process still sends */

struct _AmendsOutbox {
    GObject parent_instance;
    AmendsStore *store;
    AmendsSecrets *secrets;
    AmendsSyncEngine *engine;
    AmendsOutboxPace pace;
    gboolean started;
    gboolean busy;  /* a round is under way */
    gboolean again; /* something changed during it */
    int lock;       /* file descriptor, -1 = not held */
    guint timer;    /* source, 0 = none */
    AmendsOutboxTry *try;
    GTask *stopping;    /* (nullable) */
    GPtrArray *flushes; /* (element-type GTask) */
    guint n_sent;       /* since the first of the flushes */
    GError *failure;    /* (nullable): the first since then */
    gint64 failed_id;   /* contact that it is about, or 0 */
};

G_DEFINE_FINAL_TYPE (AmendsOutbox, amends_outbox, G_TYPE_OBJECT)

enum { SIGNAL_SETTLED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void begin_round (AmendsOutbox *self);

static gboolean
is_wanted (AmendsOutbox *self)
{
    return self->stopping == NULL && (self->started || self->flushes->len > 0);
}

static void
timer_cb (gpointer data)
{
    AmendsOutbox *self = data;

    self->timer = 0;
    begin_round (self);
}

static void
set_timer (AmendsOutbox *self, gint64 seconds)
{
    g_clear_handle_id (&self->timer, g_source_remove);
    self->timer = g_timeout_add_seconds_once ((guint) CLAMP (seconds, 1, LONGEST_WAIT), timer_cb, self);
    g_source_set_name_by_id (self->timer, "[amends] outbox");
}

static void
end_flushes (AmendsOutbox *self)
{
    g_autoptr (GPtrArray) flushes = g_steal_pointer (&self->flushes);
    g_autoptr (GError) failure = g_steal_pointer (&self->failure);

    self->flushes = g_ptr_array_new_with_free_func (g_object_unref);
    for (guint i = 0; i < flushes->len; i++) {
        g_task_set_task_data (flushes->pdata[i], GUINT_TO_POINTER (self->n_sent), NULL);
        if (failure != NULL)
            g_task_return_error (flushes->pdata[i], g_error_copy (failure));
        else
            g_task_return_boolean (flushes->pdata[i], TRUE);
    }
}

/* Who waits for the last contact would wait for ever. */
static void
end_stop (AmendsOutbox *self, GTask *stopping)
{
    self->started = FALSE;
    end_flushes (self);
    g_task_return_boolean (stopping, TRUE);
}

/* @wait: seconds until the next round; -1 = none, before something changes */
static void
end_round (AmendsOutbox *self, gint64 wait)
{
    self->busy = FALSE;
    if (self->stopping != NULL) {
        g_autoptr (GTask) stopping = g_steal_pointer (&self->stopping);

        amends_outbox_lock_release (&self->lock);
        end_stop (self, stopping);
    } else if (self->again) {
        begin_round (self);
    } else if (wait >= 0 && is_wanted (self)) {
        set_timer (self, wait);
    }
}

static void
fail_round (AmendsOutbox *self, GError *error)
{
    g_debug ("the outbox rests: %s", error->message);
    amends_outbox_lock_release (&self->lock);
    if (self->failure == NULL)
        self->failure = g_error_copy (error);
    end_flushes (self);
    g_error_free (error);
    end_round (self, TROUBLE_WAIT);
}

/* Who is refused because the marketplace knows more than we do has facts that are out of date. */
static void
refresh_facts (AmendsOutbox *self, const AmendsContact *contact)
{
    AmendsSyncError code;

    if (contact->state != AMENDS_CONTACT_FAILED || !amends_sync_error_from_code (contact->error, &code))
        return;
    if (code == AMENDS_SYNC_ERROR_NOT_ELIGIBLE || code == AMENDS_SYNC_ERROR_CONTACTED ||
        code == AMENDS_SYNC_ERROR_REJECTED)
        amends_sync_engine_sync_async (self->engine, contact->account_id, NULL, NULL, NULL);
}

static void
note_result (AmendsOutbox *self, AmendsContact *contact)
{
    AmendsSyncError code = AMENDS_SYNC_ERROR_SERVER;

    if (contact->state == AMENDS_CONTACT_SENT) {
        self->n_sent++;
        /* Its answer was lost, but not the contact. */
        if (self->failed_id == contact->id)
            g_clear_error (&self->failure);
    } else if (self->failure == NULL && contact->error != NULL) {
        amends_sync_error_from_code (contact->error, &code);
        self->failed_id = contact->id;
        self->failure = g_error_new_literal (AMENDS_SYNC_ERROR, (int) code,
                                             contact->state == AMENDS_CONTACT_FAILED
                                                 ? _ ("The marketplace did not take the contact.")
                                                 : _ ("The contact could not be sent yet: it waits in the outbox."));
    }
    if (contact->state == AMENDS_CONTACT_SENT || contact->state == AMENDS_CONTACT_FAILED ||
        contact->state == AMENDS_CONTACT_UNKNOWN)
        g_signal_emit (self, signals[SIGNAL_SETTLED], 0, contact);
    refresh_facts (self, contact);
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (AmendsOutbox) self = data;
    GError *error = NULL;
    g_autoptr (AmendsContact) contact = amends_store_settle_contact_finish (AMENDS_STORE (source), result, &error);

    g_clear_pointer (&self->try, amends_outbox_try_free);
    if (contact == NULL) {
        fail_round (self, error);
        return;
    }
    note_result (self, contact);
    self->again = TRUE;
    end_round (self, -1);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    AmendsOutbox *self = data;

    amends_outbox_try_run_finish (AMENDS_SYNC_ENGINE (source), result);
    amends_store_settle_contact_async (self->store, &self->try->settlement, NULL, settled_cb, self);
}

static void
claimed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (AmendsOutbox) self = data;
    AmendsContact *contact = NULL;
    AmendsReview *review = NULL;
    gboolean must_ask = FALSE;
    GError *error = NULL;

    if (!amends_store_claim_contact_finish (AMENDS_STORE (source), result, &contact, &review, &must_ask, &error)) {
        fail_round (self, error);
        return;
    }
    if (contact == NULL) {
        self->again = TRUE;
        end_round (self, -1);
        return;
    }
    self->try = amends_outbox_try_new (contact, review, must_ask, &self->pace);
    amends_outbox_try_run_async (self->try, self->engine, self->store, self->secrets, tried_cb, g_object_ref (self));
}

/* The lock is held from the first claim to the last settlement: so what a holder finds in SENDING was left by the dead. */
static void
take_due (AmendsOutbox *self)
{
    GError *error = NULL;

    if (self->lock < 0 && !amends_outbox_lock_take (amends_store_get_folder (self->store), &self->lock, &error))
        fail_round (self, error);
    else if (self->lock < 0)
        end_round (self, LOCK_WAIT);
    else
        amends_store_claim_contact_async (self->store, NULL, claimed_cb, g_object_ref (self));
}

static void
next_known_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (AmendsOutbox) self = data;
    GError *error = NULL;
    gint64 wait = -1;

    if (!amends_store_get_next_contact_finish (AMENDS_STORE (source), result, &wait, &error)) {
        fail_round (self, error);
        return;
    }
    if (wait == 0 && is_wanted (self)) {
        take_due (self);
        return;
    }
    amends_outbox_lock_release (&self->lock);
    end_flushes (self);
    end_round (self, wait);
}

static void
begin_round (AmendsOutbox *self)
{
    self->again = self->busy;
    if (self->busy || !is_wanted (self))
        return;
    self->busy = TRUE;
    g_clear_handle_id (&self->timer, g_source_remove);
    amends_store_get_next_contact_async (self->store, NULL, next_known_cb, g_object_ref (self));
}

static void
store_changed_cb (AmendsStore *store G_GNUC_UNUSED, guint changes, AmendsOutbox *self)
{
    if (changes & AMENDS_STORE_CHANGE_CONTACTS)
        begin_round (self);
}

/* What this changes comes back as a change of the store. */
static void
hasten (AmendsOutbox *self, gboolean healthy_only)
{
    if (!amends_store_is_read_only (self->store))
        amends_store_hasten_contacts_async (self->store, healthy_only, NULL, NULL, NULL);
}

static void
network_changed_cb (GNetworkMonitor *monitor G_GNUC_UNUSED, gboolean available, AmendsOutbox *self)
{
    if (available)
        hasten (self, FALSE);
}

/* A sync that went well says that address and token are right again. */
static void
engine_running_cb (AmendsSyncEngine *engine, GParamSpec *pspec G_GNUC_UNUSED, AmendsOutbox *self)
{
    if (!amends_sync_engine_is_running (engine))
        hasten (self, TRUE);
}

void
amends_outbox_start (AmendsOutbox *self)
{
    g_return_if_fail (AMENDS_IS_OUTBOX (self));

    if (self->started || amends_store_is_read_only (self->store))
        return;
    self->started = TRUE;
    g_signal_connect_object (g_network_monitor_get_default (), "network-changed", G_CALLBACK (network_changed_cb), self,
                             G_CONNECT_DEFAULT);
    g_signal_connect_object (self->engine, "notify::running", G_CALLBACK (engine_running_cb), self, G_CONNECT_DEFAULT);
    begin_round (self);
}

void
amends_outbox_stop_async (AmendsOutbox *self, GAsyncReadyCallback callback, gpointer user_data)
{
    g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

    g_return_if_fail (AMENDS_IS_OUTBOX (self));
    g_return_if_fail (self->stopping == NULL);

    g_task_set_source_tag (task, amends_outbox_stop_async);
    g_clear_handle_id (&self->timer, g_source_remove);
    g_signal_handlers_disconnect_by_data (g_network_monitor_get_default (), self);
    g_signal_handlers_disconnect_by_data (self->engine, self);
    if (self->busy) {
        self->stopping = g_steal_pointer (&task);
        return;
    }
    end_stop (self, task);
}

gboolean
amends_outbox_stop_finish (AmendsOutbox *self, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_outbox_stop_async), FALSE);

    return g_task_propagate_boolean (G_TASK (result), error);
}

void
amends_outbox_flush_async (AmendsOutbox *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
    GTask *task = g_task_new (self, cancellable, callback, user_data);

    g_return_if_fail (AMENDS_IS_OUTBOX (self));

    g_task_set_source_tag (task, amends_outbox_flush_async);
    if (self->flushes->len == 0) {
        self->n_sent = 0;
        g_clear_error (&self->failure);
    }
    g_ptr_array_add (self->flushes, task);
    begin_round (self);
}

gboolean
amends_outbox_flush_finish (AmendsOutbox *self, GAsyncResult *result, guint *n_sent, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_outbox_flush_async), FALSE);

    if (n_sent != NULL)
        *n_sent = GPOINTER_TO_UINT (g_task_get_task_data (G_TASK (result)));
    return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
amends_outbox_is_sending (AmendsOutbox *self)
{
    g_return_val_if_fail (AMENDS_IS_OUTBOX (self), FALSE);

    return self->try != NULL;
}

void
amends_outbox_set_pace (AmendsOutbox *self, guint first, guint longest)
{
    g_return_if_fail (AMENDS_IS_OUTBOX (self));

    self->pace = (AmendsOutboxPace) { first, longest };
}

AmendsSendWay
amends_outbox_get_way (AmendsOutbox *self, const char *kind)
{
    AmendsConnector *connector;

    g_return_val_if_fail (AMENDS_IS_OUTBOX (self), AMENDS_SEND_WAY_BROWSER);

    connector = kind != NULL ? amends_sync_engine_get_connector (self->engine, kind) : NULL;
    return connector != NULL && (amends_connector_get_capabilities (connector) & AMENDS_CAPABILITY_CONTACT) != 0
               ? AMENDS_SEND_WAY_CONNECTOR
               : AMENDS_SEND_WAY_BROWSER;
}

typedef struct {
    char *review_key;
    char *language;
    AmendsSyncAccess *access;
} Templates;

static void
free_templates (gpointer data)
{
    Templates *templates = data;

    g_clear_pointer (&templates->access, amends_sync_access_free);
    g_free (templates->review_key);
    g_free (templates->language);
    g_free (templates);
}

static void
free_list (gpointer data)
{
    g_ptr_array_unref (data);
}

static void
templates_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    GError *error = NULL;
    GPtrArray *list = amends_connector_load_templates_finish (AMENDS_CONNECTOR (source), result, &error);

    if (list != NULL)
        g_task_return_pointer (task, list, free_list);
    else
        g_task_return_error (task, error);
}

static void
templates_access_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    Templates *templates = g_task_get_task_data (task);
    GError *error = NULL;

    templates->access = amends_sync_access_find_finish (AMENDS_SYNC_ENGINE (source), result, &error);
    if (templates->access == NULL)
        g_task_return_error (task, error);
    else
        amends_connector_load_templates_async (templates->access->connector, templates->access->account,
                                               templates->access->token, templates->review_key, templates->language,
                                               g_task_get_cancellable (task), templates_loaded_cb, g_object_ref (task));
}

void
amends_outbox_load_templates_async (AmendsOutbox *self, AmendsReview *review, const char *language,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    GTask *task = g_task_new (self, cancellable, callback, user_data);
    Templates *templates = g_new0 (Templates, 1);

    g_return_if_fail (AMENDS_IS_OUTBOX (self));

    templates->review_key = g_strdup (review->external_id);
    templates->language = g_strdup (language);
    g_task_set_source_tag (task, amends_outbox_load_templates_async);
    g_task_set_task_data (task, templates, free_templates);
    amends_sync_access_find_async (self->engine, self->store, self->secrets, review->account_id, cancellable,
                                   templates_access_cb, task);
}

GPtrArray *
amends_outbox_load_templates_finish (AmendsOutbox *self, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, self), NULL);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_outbox_load_templates_async), NULL);

    return g_task_propagate_pointer (G_TASK (result), error);
}

static void
amends_outbox_dispose (GObject *object)
{
    AmendsOutbox *self = AMENDS_OUTBOX (object);

    g_clear_handle_id (&self->timer, g_source_remove);
    amends_outbox_lock_release (&self->lock);
    g_clear_pointer (&self->flushes, g_ptr_array_unref);
    g_clear_error (&self->failure);
    g_clear_object (&self->store);
    g_clear_object (&self->secrets);
    g_clear_object (&self->engine);

    G_OBJECT_CLASS (amends_outbox_parent_class)->dispose (object);
}

static void
amends_outbox_class_init (AmendsOutboxClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_outbox_dispose;
    signals[SIGNAL_SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, AMENDS_TYPE_CONTACT);
}

static void
amends_outbox_init (AmendsOutbox *self)
{
    self->lock = -1;
    self->flushes = g_ptr_array_new_with_free_func (g_object_unref);
    self->pace = (AmendsOutboxPace) { FIRST_WAIT, LONGEST_WAIT };
}

AmendsOutbox *
amends_outbox_new (AmendsStore *store, AmendsSecrets *secrets, AmendsSyncEngine *engine)
{
    AmendsOutbox *self = g_object_new (AMENDS_TYPE_OUTBOX, NULL);

    self->store = g_object_ref (store);
    self->secrets = g_object_ref (secrets);
    self->engine = g_object_ref (engine);
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
    return self;
}
