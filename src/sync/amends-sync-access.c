/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sync-access.h"

#include <glib/gi18n-lib.h>

#include "amends-store-accounts.h"
#include "amends-sync-error.h"
#include "amends-sync-token.h"

typedef struct {
    AmendsSecrets *secrets;
    gint64 account_id;
    AmendsSyncAccess *access;
} Finding;

void
amends_sync_access_free (AmendsSyncAccess *self)
{
    g_clear_pointer (&self->account, amends_account_unref);
    g_clear_object (&self->connector);
    amends_secret_free (self->token);
    g_free (self);
}

static void
free_finding (gpointer data)
{
    Finding *finding = data;

    g_clear_object (&finding->secrets);
    g_clear_pointer (&finding->access, amends_sync_access_free);
    g_free (finding);
}

static void
token_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    Finding *finding = g_task_get_task_data (task);
    GError *error = NULL;

    finding->access->token = amends_sync_token_find_finish (AMENDS_SECRETS (source), result, &error);
    if (finding->access->token == NULL)
        g_task_return_error (task, error);
    else
        g_task_return_pointer (task, g_steal_pointer (&finding->access), (GDestroyNotify) amends_sync_access_free);
}

static AmendsAccount *
find_account (GPtrArray *accounts, gint64 id)
{
    for (guint i = 0; i < accounts->len; i++) {
        AmendsAccount *account = accounts->pdata[i];

        if (account->id == id)
            return account;
    }
    return NULL;
}

static void
accounts_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    Finding *finding = g_task_get_task_data (task);
    GError *error = NULL;
    g_autoptr (GPtrArray) accounts = amends_store_list_accounts_finish (AMENDS_STORE (source), result, &error);
    AmendsAccount *account = accounts != NULL ? find_account (accounts, finding->account_id) : NULL;
    AmendsConnector *connector = NULL;

    if (accounts == NULL) {
        g_task_return_error (task, error);
        return;
    }
    if (account != NULL)
        connector = amends_sync_engine_get_connector (g_task_get_source_object (task), account->kind);
    if (connector == NULL || (amends_connector_get_capabilities (connector) & AMENDS_CAPABILITY_CONTACT) == 0) {
        g_task_return_new_error_literal (task, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_UNSUPPORTED,
                                         _ ("The marketplace offers no interface for this: use its own page."));
        return;
    }
    finding->access = g_new0 (AmendsSyncAccess, 1);
    finding->access->account = amends_account_ref (account);
    finding->access->connector = g_object_ref (connector);
    amends_sync_token_find_async (finding->secrets, account, g_task_get_cancellable (task), token_found_cb,
                                  g_object_ref (task));
}

void
amends_sync_access_find_async (AmendsSyncEngine *engine, AmendsStore *store, AmendsSecrets *secrets, gint64 account_id,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    GTask *task = g_task_new (engine, cancellable, callback, user_data);
    Finding *finding = g_new0 (Finding, 1);

    finding->secrets = g_object_ref (secrets);
    finding->account_id = account_id;
    g_task_set_source_tag (task, amends_sync_access_find_async);
    g_task_set_task_data (task, finding, free_finding);
    amends_store_list_accounts_async (store, cancellable, accounts_listed_cb, task);
}

AmendsSyncAccess *
amends_sync_access_find_finish (AmendsSyncEngine *engine, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, engine), NULL);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_sync_access_find_async), NULL);

    return g_task_propagate_pointer (G_TASK (result), error);
}
