/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feed-connector-private.h"

#include <glib/gi18n-lib.h>

#include "amends-feed-client.h"
#include "amends-feed-contacts.h"
#include "amends-feed-pass.h"
#include "amends-store-accounts.h"
#include "amends-store-batches.h"
#include "amends-sync-error.h"

static void amends_feed_connector_init_iface (AmendsConnectorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AmendsFeedConnector, amends_feed_connector, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (AMENDS_TYPE_CONNECTOR, amends_feed_connector_init_iface))

/* Orders before reviews, and those before contacts: what arrives finds there already what it is about. */
static const AmendsFeedStream stream_order[] = {
    AMENDS_FEED_PRODUCTS, AMENDS_FEED_ORDERS,   AMENDS_FEED_REVIEWS, AMENDS_FEED_CONTACTS,
    AMENDS_FEED_MESSAGES, AMENDS_FEED_FEEDBACK, AMENDS_FEED_TOTALS,
};

typedef struct {
    AmendsStore *store;
    AmendsAccount *account;
    AmendsSyncProgress *progress;
    AmendsFeedClient *client;
    guint step; /* index into stream_order */
} Syncing;

static void
free_syncing (gpointer data)
{
    Syncing *syncing = data;

    g_clear_object (&syncing->store);
    g_clear_pointer (&syncing->account, amends_account_unref);
    g_clear_object (&syncing->progress);
    g_clear_object (&syncing->client);
    g_free (syncing);
}

static AmendsAccount *
take_account (AmendsFeedClient *client, GAsyncResult *result, GError **error)
{
    g_autoptr (AmendsFeedAnswer) answer = amends_feed_client_get_finish (client, result, error);

    if (answer == NULL)
        return NULL;
    if (answer->kind != AMENDS_FEED_ANSWER_PAGE) {
        g_set_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_UNSUPPORTED,
                     _ ("There is no review feed at this address."));
        return NULL;
    }
    return amends_feed_parser_parse_account (answer->body, error);
}

static void read_stream (GTask *task);

static void
show_settling_cb (guint n_made G_GNUC_UNUSED, guint n_all G_GNUC_UNUSED, gpointer data)
{
    Syncing *syncing = g_task_get_task_data (data);

    amends_sync_progress_set_settling (syncing->progress, TRUE);
}

/* What could not be made is made by the next sync, or at the next start: the rows are there. */
static void
settled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;

    if (!amends_store_settle_finish (AMENDS_STORE (source), result, NULL))
        g_debug ("indexes are still to be made");
    amends_sync_progress_set_settling (((Syncing *) g_task_get_task_data (task))->progress, FALSE);
    g_task_return_boolean (task, TRUE);
}

/* @task: (transfer full). Everything is here: who does not want to wait for the rest has not cancelled the sync. */
static void
settle (GTask *task)
{
    Syncing *syncing = g_task_get_task_data (task);

    g_task_set_check_cancellable (task, FALSE);
    amends_store_settle_async (syncing->store, show_settling_cb, g_task_get_cancellable (task), settled_cb, task);
}

static void
pass_ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    Syncing *syncing = g_task_get_task_data (task);
    gboolean found = FALSE;
    GError *error = NULL;

    if (!amends_feed_pass_finish (AMENDS_FEED_CLIENT (source), result, &found, &error)) {
        g_task_return_error (task, error);
        return;
    }
    if (!found && stream_order[syncing->step] == AMENDS_FEED_REVIEWS) {
        g_task_return_new_error_literal (task, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_UNSUPPORTED,
                                         _ ("The feed at this address has no reviews."));
        return;
    }
    if (++syncing->step == G_N_ELEMENTS (stream_order))
        settle (g_steal_pointer (&task));
    else
        read_stream (g_steal_pointer (&task));
}

/* @task: (transfer full) */
static void
read_stream (GTask *task)
{
    AmendsFeedConnector *self = g_task_get_source_object (task);
    Syncing *syncing = g_task_get_task_data (task);

    amends_feed_pass_async (syncing->client, syncing->store, syncing->account->id, stream_order[syncing->step],
                            self->max_pages, syncing->progress, g_task_get_cancellable (task), pass_ended_cb, task);
}

static void
account_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    GError *error = NULL;

    if (amends_store_save_account_finish (AMENDS_STORE (source), result, &error) == 0)
        g_task_return_error (task, error);
    else
        read_stream (g_steal_pointer (&task));
}

/* What the source tells about roles is believed; what the person chose, and what is only ours, stays. */
static AmendsAccount *
merge_account (const AmendsAccount *ours, const AmendsAccount *theirs)
{
    AmendsAccount fields = *ours;

    if (fields.name == NULL || *fields.name == '\0')
        fields.name = theirs->name;
    fields.external_id = theirs->external_id;
    fields.professional = theirs->professional;
    fields.brand_owner = theirs->brand_owner;
    fields.brand_representative = theirs->brand_representative;
    fields.may_view = theirs->may_view;
    fields.may_edit = theirs->may_edit;
    fields.marketplaces = theirs->marketplaces;
    return amends_account_new (&fields);
}

static void
account_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    Syncing *syncing = g_task_get_task_data (task);
    GError *error = NULL;
    g_autoptr (AmendsAccount) theirs = take_account (AMENDS_FEED_CLIENT (source), result, &error);
    g_autoptr (AmendsAccount) merged = NULL;

    if (theirs == NULL) {
        g_task_return_error (task, error);
        return;
    }
    if (syncing->account->external_id != NULL && !g_str_equal (syncing->account->external_id, theirs->external_id)) {
        g_task_return_new_error_literal (
            task, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED,
            _ ("The address now answers for another account. To read that one, add it as an "
               "account of its own."));
        return;
    }
    merged = merge_account (syncing->account, theirs);
    amends_store_save_account_async (syncing->store, merged, g_task_get_cancellable (task), account_saved_cb,
                                     g_object_ref (task));
}

static void
amends_feed_connector_sync_async (AmendsConnector *connector, AmendsStore *store, AmendsAccount *account,
                                  const char *token, AmendsSyncProgress *progress, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
    AmendsFeedConnector *self = AMENDS_FEED_CONNECTOR (connector);
    g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
    Syncing *syncing = g_new0 (Syncing, 1);
    GError *error = NULL;

    g_task_set_source_tag (task, amends_feed_connector_sync_async);
    g_task_set_task_data (task, syncing, free_syncing);
    syncing->store = g_object_ref (store);
    syncing->account = amends_account_ref (account);
    syncing->progress = g_object_ref (progress);
    syncing->client = amends_feed_client_new (
        self->http, self->pacing, account->base_url != NULL ? account->base_url : "", token, progress, &error);
    if (syncing->client == NULL)
        g_task_return_error (task, error);
    else
        amends_feed_client_get_async (syncing->client, "account", NULL, NULL, cancellable, account_read_cb,
                                      g_steal_pointer (&task));
}

static gboolean
amends_feed_connector_sync_finish (AmendsConnector *connector, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, connector), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_feed_connector_sync_async), FALSE);

    return g_task_propagate_boolean (G_TASK (result), error);
}

static void
probed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    GError *error = NULL;
    g_autoptr (AmendsAccount) account = take_account (AMENDS_FEED_CLIENT (source), result, &error);
    AmendsAccount fields;

    if (account == NULL) {
        g_task_return_error (task, error);
        return;
    }
    fields = *account;
    fields.base_url = amends_feed_client_get_url (AMENDS_FEED_CLIENT (source));
    g_task_return_pointer (task, amends_account_new (&fields), (GDestroyNotify) amends_account_unref);
}

static void
amends_feed_connector_probe_async (AmendsConnector *connector, const char *url, const char *token,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    AmendsFeedConnector *self = AMENDS_FEED_CONNECTOR (connector);
    g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
    g_autoptr (AmendsFeedClient) client = NULL;
    GError *error = NULL;

    g_task_set_source_tag (task, amends_feed_connector_probe_async);
    client = amends_feed_client_new (self->http, self->pacing, url, token, NULL, &error);
    if (client == NULL)
        g_task_return_error (task, error);
    else
        amends_feed_client_get_async (client, "account", NULL, NULL, cancellable, probed_cb, g_steal_pointer (&task));
}

static AmendsAccount *
amends_feed_connector_probe_finish (AmendsConnector *connector, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, connector), NULL);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_feed_connector_probe_async), NULL);

    return g_task_propagate_pointer (G_TASK (result), error);
}

void
amends_feed_connector_set_max_pages (AmendsFeedConnector *self, guint max_pages)
{
    g_return_if_fail (AMENDS_IS_FEED_CONNECTOR (self));

    self->max_pages = max_pages;
}

static void
amends_feed_connector_init_iface (AmendsConnectorInterface *iface)
{
    iface->capabilities = AMENDS_CAPABILITY_PRODUCTS | AMENDS_CAPABILITY_ORDERS | AMENDS_CAPABILITY_REVIEWS |
                          AMENDS_CAPABILITY_ROLES | AMENDS_CAPABILITY_FEEDBACK;
    iface->sync_async = amends_feed_connector_sync_async;
    iface->sync_finish = amends_feed_connector_sync_finish;
    iface->probe_async = amends_feed_connector_probe_async;
    iface->probe_finish = amends_feed_connector_probe_finish;
    amends_feed_contacts_fill (iface);
}

static void
amends_feed_connector_dispose (GObject *object)
{
    g_clear_object (&AMENDS_FEED_CONNECTOR (object)->http);

    G_OBJECT_CLASS (amends_feed_connector_parent_class)->dispose (object);
}

static void
amends_feed_connector_class_init (AmendsFeedConnectorClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_feed_connector_dispose;
}

static void
amends_feed_connector_init (AmendsFeedConnector *self)
{
    self->max_pages = AMENDS_FEED_MAX_PAGES;
}

AmendsFeedConnector *
amends_feed_connector_new (AmendsHttp *http, const AmendsPacing *pacing)
{
    AmendsFeedConnector *self = g_object_new (AMENDS_TYPE_FEED_CONNECTOR, NULL);

    self->http = g_object_ref (http);
    self->pacing = pacing != NULL ? pacing : amends_pacing_get_default ();
    return self;
}
