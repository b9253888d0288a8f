/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sync-engine.h"

#include <glib/gi18n-lib.h>

#include "amends-connector.h"
#include "amends-feed-connector.h"
#include "amends-store-accounts.h"
#include "amends-sync-run.h"
#include "amends-sync-token.h"

struct _AmendsSyncEngine {
    GObject parent_instance;
    AmendsStore *store;
    AmendsSecrets *secrets;
    GHashTable *connectors;       /* (kind → AmendsConnector) */
    AmendsSyncRun *run;           /* (nullable) */
    GPtrArray *next;              /* (element-type GTask): asked for while a cancelled run winds down */
    AmendsSyncProgress *progress; /* of the present or the last run */
    AmendsAccount *account;       /* (nullable): that is being synced */
};

typedef enum {
    PROP_RUNNING = 1,
    PROP_ROWS,
    PROP_PAGES,
    PROP_WAITING_UNTIL,
    PROP_SETTLING,
} EngineProperty;

static GParamSpec *properties[PROP_SETTLING + 1];

G_DEFINE_FINAL_TYPE (AmendsSyncEngine, amends_sync_engine, G_TYPE_OBJECT)

static void find_next_account (AmendsSyncEngine *self);
static void start_run (AmendsSyncEngine *self);

static void
progress_changed_cb (AmendsSyncEngine *self)
{
    g_object_freeze_notify (G_OBJECT (self));
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROWS]);
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGES]);
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAITING_UNTIL]);
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTLING]);
    g_object_thaw_notify (G_OBJECT (self));
}

static void
start_waiting_run (AmendsSyncEngine *self)
{
    g_autoptr (GPtrArray) next = g_steal_pointer (&self->next);

    self->next = g_ptr_array_new_with_free_func (g_object_unref);
    for (guint i = 0; i < next->len; i++) {
        GTask *task = g_ptr_array_index (next, i);

        if (g_task_return_error_if_cancelled (task))
            continue;
        if (self->run == NULL)
            start_run (self);
        amends_sync_run_join (self->run, g_object_ref (task));
    }
}

static void
end_run (AmendsSyncEngine *self)
{
    g_autoptr (AmendsSyncRun) run = g_steal_pointer (&self->run);

    g_clear_pointer (&self->account, amends_account_unref);
    amends_sync_progress_set_waiting (self->progress, 0);
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
    amends_sync_run_return (run);
    start_waiting_run (self);
}

/* Most failures to connect only say what the socket saw; whether there is any network is known elsewhere. */
static GError *
classify (const char *url, GError *error)
{
    /* Only loopback is spoken to without TLS. */
    gboolean loopback = url == NULL || g_str_has_prefix (url, "http:");

    if (!g_error_matches (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_REFUSED) || loopback ||
        g_network_monitor_get_network_available (g_network_monitor_get_default ()))
        return error;
    g_error_free (error);
    return g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_OFFLINE, _ ("This computer has no network."));
}

static void
result_recorded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (AmendsSyncEngine) self = data;
    GError *error = NULL;

    if (!amends_store_set_sync_result_finish (AMENDS_STORE (source), result, &error))
        amends_sync_run_fail (self->run, self->account->id, error);
    find_next_account (self);
}

/* @error: (transfer full) (nullable) */
static void
end_account (AmendsSyncEngine *self, GError *error)
{
    const char *code = NULL;
    gboolean worth_recording = error == NULL || error->domain == AMENDS_SYNC_ERROR;

    amends_sync_progress_set_waiting (self->progress, 0);
    if (error != NULL) {
        error = classify (self->account->base_url, error);
        code = error->domain == AMENDS_SYNC_ERROR ? amends_sync_error_to_code ((AmendsSyncError) error->code) : NULL;
        amends_sync_run_fail (self->run, self->account->id, error);
    }
    if (!worth_recording)
        find_next_account (self);
    else
        amends_store_set_sync_result_async (self->store, self->account->id, code, NULL, result_recorded_cb,
                                            g_object_ref (self));
}

static void
connector_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (AmendsSyncEngine) self = data;
    GError *error = NULL;

    amends_connector_sync_finish (AMENDS_CONNECTOR (source), result, &error);
    end_account (self, error);
}

static void
token_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (AmendsSyncEngine) self = data;
    GError *error = NULL;
    char *token = amends_sync_token_find_finish (AMENDS_SECRETS (source), result, &error);

    if (token == NULL) {
        end_account (self, error);
        return;
    }
    amends_connector_sync_async (g_hash_table_lookup (self->connectors, self->account->kind), self->store,
                                 self->account, token, self->progress, amends_sync_run_get_cancellable (self->run),
                                 connector_done_cb, g_object_ref (self));
    amends_secret_free (token);
}

static void
sync_account (AmendsSyncEngine *self, AmendsAccount *account)
{
    g_clear_pointer (&self->account, amends_account_unref);
    self->account = amends_account_ref (account);
    amends_sync_token_find_async (self->secrets, account, amends_sync_run_get_cancellable (self->run), token_found_cb,
                                  g_object_ref (self));
}

/* An account that is asked for by name and cannot be synced is an error; among all accounts it is passed over. */
static AmendsAccount *
pick_account (AmendsSyncEngine *self, GPtrArray *accounts)
{
    for (guint i = 0; i < accounts->len; i++) {
        AmendsAccount *account = g_ptr_array_index (accounts, i);
        gboolean readable = g_hash_table_contains (self->connectors, account->kind);

        if (!amends_sync_run_wants (self->run, account->id, readable))
            continue;
        amends_sync_run_begin (self->run, account->id);
        if (readable)
            return account;
        amends_sync_run_fail (self->run, account->id,
                              g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_UNSUPPORTED,
                                           _ ("This account’s reviews come from files: import one to update it.")));
    }
    return NULL;
}

static void
accounts_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (AmendsSyncEngine) self = data;
    GError *error = NULL;
    g_autoptr (GPtrArray) accounts = amends_store_list_accounts_finish (AMENDS_STORE (source), result, &error);
    AmendsAccount *account = accounts != NULL ? pick_account (self, accounts) : NULL;

    if (accounts == NULL)
        amends_sync_run_fail (self->run, 0, error);
    if (account != NULL)
        sync_account (self, account);
    else
        end_run (self);
}

/* The accounts are read anew each time: one may have been added, or asked for, or removed meanwhile. */
static void
find_next_account (AmendsSyncEngine *self)
{
    GCancellable *cancellable = amends_sync_run_get_cancellable (self->run);
    GError *error = NULL;

    if (g_cancellable_set_error_if_cancelled (cancellable, &error)) {
        amends_sync_run_fail (self->run, 0, error);
        end_run (self);
        return;
    }
    amends_store_list_accounts_async (self->store, cancellable, accounts_listed_cb, g_object_ref (self));
}

static void
start_run (AmendsSyncEngine *self)
{
    self->run = amends_sync_run_new ();
    g_signal_handlers_disconnect_by_data (self->progress, self);
    g_set_object (&self->progress, amends_sync_run_get_progress (self->run));
    g_signal_connect_swapped (self->progress, "changed", G_CALLBACK (progress_changed_cb), self);
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
    progress_changed_cb (self);
    find_next_account (self);
}

void
amends_sync_engine_sync_async (AmendsSyncEngine *self, gint64 account_id, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
    g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

    g_return_if_fail (AMENDS_IS_SYNC_ENGINE (self));

    g_task_set_source_tag (task, amends_sync_engine_sync_async);
    amends_sync_run_prepare (task, account_id);
    if (g_task_return_error_if_cancelled (task))
        return;
    if (self->run != NULL && g_cancellable_is_cancelled (amends_sync_run_get_cancellable (self->run))) {
        g_ptr_array_add (self->next, g_steal_pointer (&task));
        return;
    }
    if (self->run == NULL)
        start_run (self);
    amends_sync_run_join (self->run, g_steal_pointer (&task));
}

gboolean
amends_sync_engine_sync_finish (AmendsSyncEngine *self, GAsyncResult *result, AmendsBatchResult *totals,
                                GPtrArray **rejections, GError **error)
{
    AmendsSyncProgress *progress;

    g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_sync_engine_sync_async), FALSE);

    progress = amends_sync_run_get_task_progress (G_TASK (result));
    if (totals != NULL)
        *totals = progress != NULL ? *amends_sync_progress_get_totals (progress) : (AmendsBatchResult) { 0 };
    if (rejections != NULL)
        *rejections =
            progress != NULL ? g_ptr_array_ref (amends_sync_progress_get_rejections (progress)) : g_ptr_array_new ();
    return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
amends_sync_engine_is_running (AmendsSyncEngine *self)
{
    g_return_val_if_fail (AMENDS_IS_SYNC_ENGINE (self), FALSE);

    return self->run != NULL;
}

static void
probed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    GError *error = NULL;
    AmendsAccount *account = amends_connector_probe_finish (AMENDS_CONNECTOR (source), result, &error);

    if (account != NULL)
        g_task_return_pointer (task, account, (GDestroyNotify) amends_account_unref);
    else
        g_task_return_error (task, classify (g_task_get_task_data (task), error));
}

void
amends_sync_engine_probe_async (AmendsSyncEngine *self, const char *url, const char *token, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
    GTask *task = g_task_new (self, cancellable, callback, user_data);

    g_return_if_fail (AMENDS_IS_SYNC_ENGINE (self));

    g_task_set_source_tag (task, amends_sync_engine_probe_async);
    g_task_set_task_data (task, g_strdup (url), g_free);
    amends_connector_probe_async (g_hash_table_lookup (self->connectors, "feed"), url, token, cancellable, probed_cb,
                                  task);
}

gpointer
amends_sync_engine_probe_finish (AmendsSyncEngine *self, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, self), NULL);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_sync_engine_probe_async), NULL);

    return g_task_propagate_pointer (G_TASK (result), error);
}

void
amends_sync_engine_set_connector (AmendsSyncEngine *self, const char *kind, gpointer connector)
{
    g_return_if_fail (AMENDS_IS_SYNC_ENGINE (self));
    g_return_if_fail (AMENDS_IS_CONNECTOR (connector));

    g_hash_table_insert (self->connectors, g_strdup (kind), g_object_ref (connector));
}

gpointer
amends_sync_engine_get_connector (AmendsSyncEngine *self, const char *kind)
{
    g_return_val_if_fail (AMENDS_IS_SYNC_ENGINE (self), NULL);

    return g_hash_table_lookup (self->connectors, kind);
}

static void
amends_sync_engine_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    AmendsSyncEngine *self = AMENDS_SYNC_ENGINE (object);

    switch ((EngineProperty) id) {
    case PROP_RUNNING:
        g_value_set_boolean (value, self->run != NULL);
        break;
    case PROP_ROWS:
        g_value_set_uint64 (value, amends_sync_progress_get_rows (self->progress));
        break;
    case PROP_PAGES:
        g_value_set_uint (value, amends_sync_progress_get_pages (self->progress));
        break;
    case PROP_WAITING_UNTIL:
        g_value_set_int64 (value, amends_sync_progress_get_waiting (self->progress));
        break;
    case PROP_SETTLING:
        g_value_set_boolean (value, amends_sync_progress_is_settling (self->progress));
        break;
    default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
amends_sync_engine_dispose (GObject *object)
{
    AmendsSyncEngine *self = AMENDS_SYNC_ENGINE (object);

    if (self->progress != NULL)
        g_signal_handlers_disconnect_by_data (self->progress, self);
    g_clear_object (&self->progress);
    g_clear_object (&self->store);
    g_clear_object (&self->secrets);
    g_clear_pointer (&self->connectors, g_hash_table_unref);
    g_clear_pointer (&self->next, g_ptr_array_unref);

    G_OBJECT_CLASS (amends_sync_engine_parent_class)->dispose (object);
}

static void
amends_sync_engine_class_init (AmendsSyncEngineClass *klass)
{
    const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

    G_OBJECT_CLASS (klass)->get_property = amends_sync_engine_get_property;
    G_OBJECT_CLASS (klass)->dispose = amends_sync_engine_dispose;

    properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
    properties[PROP_ROWS] = g_param_spec_uint64 ("rows", NULL, NULL, 0, G_MAXUINT64, 0, flags);
    properties[PROP_PAGES] = g_param_spec_uint ("pages", NULL, NULL, 0, G_MAXUINT, 0, flags);
    properties[PROP_WAITING_UNTIL] = g_param_spec_int64 ("waiting-until", NULL, NULL, 0, G_MAXINT64, 0, flags);
    properties[PROP_SETTLING] = g_param_spec_boolean ("settling", NULL, NULL, FALSE, flags);
    g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (properties), properties);
}

static void
amends_sync_engine_init (AmendsSyncEngine *self)
{
    self->connectors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
    self->next = g_ptr_array_new_with_free_func (g_object_unref);
    self->progress = amends_sync_progress_new ();
}

AmendsSyncEngine *
amends_sync_engine_new (AmendsStore *store, AmendsSecrets *secrets)
{
    AmendsSyncEngine *self = g_object_new (AMENDS_TYPE_SYNC_ENGINE, NULL);
    g_autoptr (AmendsHttp) http = amends_http_new ();
    g_autoptr (AmendsFeedConnector) feed = amends_feed_connector_new (http, NULL);

    self->store = g_object_ref (store);
    self->secrets = g_object_ref (secrets);
    amends_sync_engine_set_connector (self, "feed", feed);
    amends_sync_engine_set_connector (self, "sample", feed);
    return self;
}
