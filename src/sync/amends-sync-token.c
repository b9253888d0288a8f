/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sync-token.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "amends-sync-error.h"

#define MAX_TOKEN_FILE (64 * 1024)

static void
free_token (gpointer token)
{
    amends_secret_free (token);
}

/* What is no token file, like a device that never ends, is not read to its end. */
static gboolean
wants_more_cb (const char *contents G_GNUC_UNUSED, goffset size, gpointer data G_GNUC_UNUSED)
{
    return size <= MAX_TOKEN_FILE;
}

static void
file_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    g_autofree char *name = g_file_get_parse_name (G_FILE (source));
    g_autoptr (GError) error = NULL;
    char *contents = NULL;
    gsize length = 0;

    if (!g_file_load_partial_contents_finish (G_FILE (source), result, &contents, &length, NULL, &error)) {
        if (!g_task_return_error_if_cancelled (task))
            /* Translators: %s is a file name */
            g_task_return_new_error (task, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_NO_TOKEN,
                                     _ ("The file with the token, %s, cannot be read."), name);
        return;
    }
    if (length <= MAX_TOKEN_FILE && strlen (contents) == length && *g_strstrip (contents) != '\0') {
        g_task_return_pointer (task, contents, free_token);
        return;
    }
    explicit_bzero (contents, length);
    g_free (contents);
    g_task_return_new_error (task, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_NO_TOKEN,
                             _ ("There is no token in the file %s."), name);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    AmendsAccount *account = g_task_get_task_data (task);
    g_autoptr (GFile) file = NULL;
    GError *error = NULL;
    char *token = amends_secrets_lookup_finish (AMENDS_SECRETS (source), result, &error);

    if (error != NULL) {
        g_task_return_error (task, error);
    } else if (token != NULL) {
        g_task_return_pointer (task, token, free_token);
    } else if (account->token_file == NULL) {
        g_task_return_new_error_literal (task, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_NO_TOKEN,
                                         _ ("No token is kept for this account."));
    } else {
        file = g_file_new_for_path (account->token_file);
        g_file_load_partial_contents_async (file, g_task_get_cancellable (task), wants_more_cb, file_read_cb,
                                            g_object_ref (task));
    }
}

static void
free_account (gpointer account)
{
    amends_account_unref (account);
}

void
amends_sync_token_find_async (AmendsSecrets *secrets, const AmendsAccount *account, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
    GTask *task = g_task_new (secrets, cancellable, callback, user_data);

    g_task_set_source_tag (task, amends_sync_token_find_async);
    g_task_set_task_data (task, amends_account_ref ((AmendsAccount *) account), free_account);
    amends_secrets_lookup_async (secrets, account->id, cancellable, looked_up_cb, task);
}

char *
amends_sync_token_find_finish (AmendsSecrets *secrets, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, secrets), NULL);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_sync_token_find_async), NULL);

    return g_task_propagate_pointer (G_TASK (result), error);
}
