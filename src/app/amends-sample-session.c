/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-session.h"

#include "amends-sample-shop.h"
#include "amends-store-accounts.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

struct _AmendsSampleSession {
    GObject parent_instance;

    AmendsContext *context;
    AmendsSampleShop *shop;
    gint64 account_id;
};

G_DEFINE_FINAL_TYPE (AmendsSampleSession, amends_sample_session, G_TYPE_OBJECT)

static void
amends_sample_session_dispose (GObject *object)
{
    AmendsSampleSession *self = AMENDS_SAMPLE_SESSION (object);

    if (self->shop != NULL)
        amends_sample_shop_stop (self->shop);
    g_clear_object (&self->shop);
    g_clear_object (&self->context);
    G_OBJECT_CLASS (amends_sample_session_parent_class)->dispose (object);
}

static void
amends_sample_session_class_init (AmendsSampleSessionClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_sample_session_dispose;
}

static void
amends_sample_session_init (AmendsSampleSession *self G_GNUC_UNUSED)
{
}

static void
token_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    GError *error = NULL;

    if (amends_secrets_store_finish (AMENDS_SECRETS (source), result, NULL, &error))
        g_task_return_pointer (task, g_object_ref (g_task_get_task_data (task)), g_object_unref);
    else
        g_task_return_error (task, error);
}

static void
account_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    AmendsSampleSession *self = g_task_get_task_data (task);
    GError *error = NULL;

    self->account_id = amends_store_save_account_finish (AMENDS_STORE (source), result, &error);
    if (self->account_id == 0) {
        g_task_return_error (task, error);
        return;
    }
    amends_secrets_store_async (amends_context_get_secrets (self->context), self->account_id, _ ("Sample shop"),
                                amends_sample_shop_get_token (self->shop), g_task_get_cancellable (task), token_kept_cb,
                                g_object_ref (task));
}

/* The port changes at each start, so the account is found by its kind, not by its address. */
static void
accounts_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GTask) task = user_data;
    AmendsSampleSession *self = g_task_get_task_data (task);
    GError *error = NULL;
    g_autoptr (GPtrArray) accounts = amends_store_list_accounts_finish (AMENDS_STORE (source), result, &error);
    AmendsAccount fields = {
        .kind = "sample",
        .professional = AMENDS_TRI_UNKNOWN,
        .brand_owner = AMENDS_TRI_UNKNOWN,
        .brand_representative = AMENDS_TRI_UNKNOWN,
        .may_view = AMENDS_TRI_UNKNOWN,
        .may_edit = AMENDS_TRI_UNKNOWN,
    };
    g_autoptr (AmendsAccount) account = NULL;

    if (accounts == NULL) {
        g_task_return_error (task, error);
        return;
    }
    for (guint i = 0; i < accounts->len; i++) {
        const AmendsAccount *known = g_ptr_array_index (accounts, i);

        if (g_str_equal (known->kind, "sample"))
            fields = *known;
    }
    fields.name = _ ("Sample Shop");
    fields.base_url = amends_sample_shop_get_url (self->shop);
    account = amends_account_new (&fields);
    amends_store_save_account_async (AMENDS_STORE (source), account, g_task_get_cancellable (task), account_saved_cb,
                                     g_object_ref (task));
}

void
amends_sample_session_start_async (AmendsContext *context, gint64 now, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
    AmendsSampleSession *self = g_object_new (AMENDS_TYPE_SAMPLE_SESSION, NULL);
    g_autoptr (GTask) task = g_task_new (context, cancellable, callback, user_data);
    GError *error = NULL;

    g_task_set_source_tag (task, amends_sample_session_start_async);
    g_task_set_task_data (task, self, g_object_unref);
    self->context = g_object_ref (context);
    self->shop = amends_sample_shop_new (AMENDS_SAMPLE_SHOP_REVIEWS, AMENDS_SAMPLE_SHOP_SEED, now);
    if (!amends_sample_shop_start (self->shop, 0, &error)) {
        g_task_return_error (task, error);
        return;
    }
    amends_store_list_accounts_async (amends_context_get_store (context), cancellable, accounts_listed_cb,
                                      g_object_ref (task));
}

AmendsSampleSession *
amends_sample_session_start_finish (AmendsContext *context, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, context), NULL);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_sample_session_start_async), NULL);

    return g_task_propagate_pointer (G_TASK (result), error);
}

gint64
amends_sample_session_get_account_id (AmendsSampleSession *self)
{
    return self->account_id;
}

static char *
dup_marker_path (const char *root)
{
    g_autofree char *folder = amends_context_dup_folder (root, TRUE);

    return g_build_filename (folder, "active", NULL);
}

gboolean
amends_sample_session_is_remembered (const char *root)
{
    g_autofree char *path = dup_marker_path (root);

    return g_file_test (path, G_FILE_TEST_EXISTS);
}

void
amends_sample_session_remember (const char *root, gboolean active)
{
    g_autofree char *path = dup_marker_path (root);
    g_autofree char *folder = g_path_get_dirname (path);

    if (!active)
        g_unlink (path);
    else if (g_mkdir_with_parents (folder, 0700) == 0)
        g_file_set_contents (path, "", 0, NULL);
}
