/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-secrets.h"

#include <libsecret/secret.h>
#include <string.h>

#include "amends-deadline.h"

/* Long enough to type a keyring's password; a locked keyring that cannot even ask for it must not hold us for ever. */
#define KEYRING_DEADLINE_MS (20 * 1000)

struct _AmendsSecrets {
    GObject parent_instance;
    gboolean in_memory;
    guint deadline_ms;
    char *scope;
    GHashTable *memory; /* (gint64 → token): what no keyring took */
};

G_DEFINE_FINAL_TYPE (AmendsSecrets, amends_secrets, G_TYPE_OBJECT)

typedef struct {
    gint64 account_id;
    AmendsDeadline *deadline;
    gboolean kept;
} Operation;

static const SecretSchema *
get_schema (void)
{
    static const SecretSchema schema = {
        .name = "io.github.amendsapp.Amends.Account",
        .flags = SECRET_SCHEMA_NONE,
        .attributes = { { "account", SECRET_SCHEMA_ATTRIBUTE_STRING }, { "folder", SECRET_SCHEMA_ATTRIBUTE_STRING } },
    };

    return &schema;
}

void
amends_secret_free (char *secret)
{
    if (secret == NULL)
        return;
    explicit_bzero (secret, strlen (secret));
    g_free (secret);
}

static void
free_secret (gpointer secret)
{
    amends_secret_free (secret);
}

static void
free_operation (gpointer data)
{
    Operation *operation = data;

    amends_deadline_free (operation->deadline);
    g_free (operation);
}

static GTask *
make_task (AmendsSecrets *self, gint64 account_id, gpointer tag, GCancellable *cancellable,
           GAsyncReadyCallback callback, gpointer user_data)
{
    GTask *task = g_task_new (self, cancellable, callback, user_data);
    Operation *operation = g_new0 (Operation, 1);

    operation->account_id = account_id;
    operation->deadline = amends_deadline_new (self->deadline_ms, cancellable);
    g_task_set_source_tag (task, tag);
    g_task_set_task_data (task, operation, free_operation);
    return task;
}

static GCancellable *
get_deadline (GTask *task)
{
    return amends_deadline_get_cancellable (((Operation *) g_task_get_task_data (task))->deadline);
}

static GHashTable *
make_attributes (AmendsSecrets *self, gint64 account_id)
{
    GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

    g_hash_table_insert (attributes, (gpointer) "account", g_strdup_printf ("%" G_GINT64_FORMAT, account_id));
    g_hash_table_insert (attributes, (gpointer) "folder", g_strdup (self->scope));
    return attributes;
}

static void
remember (AmendsSecrets *self, gint64 account_id, const char *token)
{
    gint64 *key = g_new (gint64, 1);

    *key = account_id;
    g_hash_table_replace (self->memory, key, g_strdup (token));
}

static void
stored_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    AmendsSecrets *self = g_task_get_source_object (task);
    Operation *operation = g_task_get_task_data (task);

    operation->kept = secret_password_store_finish (result, NULL);
    if (operation->kept || amends_deadline_was_cancelled (operation->deadline))
        g_hash_table_remove (self->memory, &operation->account_id);
    if (!g_task_return_error_if_cancelled (task))
        g_task_return_boolean (task, TRUE);
}

void
amends_secrets_store_async (AmendsSecrets *self, gint64 account_id, const char *label, const char *token,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    g_autoptr (GTask) task = NULL;
    g_autoptr (GHashTable) attributes = NULL;

    g_return_if_fail (AMENDS_IS_SECRETS (self));
    g_return_if_fail (token != NULL);

    task = make_task (self, account_id, amends_secrets_store_async, cancellable, callback, user_data);
    if (g_task_return_error_if_cancelled (task))
        return;
    remember (self, account_id, token);
    if (self->in_memory) {
        g_task_return_boolean (task, TRUE);
        return;
    }
    attributes = make_attributes (self, account_id);
    secret_password_storev (get_schema (), attributes, SECRET_COLLECTION_DEFAULT, label, token, get_deadline (task),
                            stored_cb, g_object_ref (task));
}

gboolean
amends_secrets_store_finish (AmendsSecrets *self, GAsyncResult *result, gboolean *kept, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_secrets_store_async), FALSE);

    if (kept != NULL)
        *kept = ((Operation *) g_task_get_task_data (G_TASK (result)))->kept;
    return g_task_propagate_boolean (G_TASK (result), error);
}

static void
looked_up_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    char *secret = secret_password_lookup_nonpageable_finish (result, NULL);
    char *copy = g_strdup (secret);

    secret_password_free (secret);
    if (g_task_return_error_if_cancelled (task))
        amends_secret_free (copy);
    else
        g_task_return_pointer (task, copy, free_secret);
}

void
amends_secrets_lookup_async (AmendsSecrets *self, gint64 account_id, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
    g_autoptr (GTask) task = NULL;
    g_autoptr (GHashTable) attributes = NULL;
    const char *remembered;

    g_return_if_fail (AMENDS_IS_SECRETS (self));

    task = make_task (self, account_id, amends_secrets_lookup_async, cancellable, callback, user_data);
    if (g_task_return_error_if_cancelled (task))
        return;
    remembered = g_hash_table_lookup (self->memory, &account_id);
    if (remembered != NULL || self->in_memory) {
        g_task_return_pointer (task, g_strdup (remembered), free_secret);
        return;
    }
    attributes = make_attributes (self, account_id);
    secret_password_lookupv (get_schema (), attributes, get_deadline (task), looked_up_cb, g_object_ref (task));
}

char *
amends_secrets_lookup_finish (AmendsSecrets *self, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, self), NULL);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_secrets_lookup_async), NULL);

    return g_task_propagate_pointer (G_TASK (result), error);
}

static void
cleared_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;

    /* FALSE only says that there was none, and a keyring that does not answer took none from us either. */
    secret_password_clear_finish (result, NULL);
    if (!g_task_return_error_if_cancelled (task))
        g_task_return_boolean (task, TRUE);
}

void
amends_secrets_clear_async (AmendsSecrets *self, gint64 account_id, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
    g_autoptr (GTask) task = NULL;
    g_autoptr (GHashTable) attributes = NULL;

    g_return_if_fail (AMENDS_IS_SECRETS (self));

    task = make_task (self, account_id, amends_secrets_clear_async, cancellable, callback, user_data);
    if (g_task_return_error_if_cancelled (task))
        return;
    g_hash_table_remove (self->memory, &account_id);
    if (self->in_memory) {
        g_task_return_boolean (task, TRUE);
        return;
    }
    attributes = make_attributes (self, account_id);
    secret_password_clearv (get_schema (), attributes, get_deadline (task), cleared_cb, g_object_ref (task));
}

gboolean
amends_secrets_clear_finish (AmendsSecrets *self, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_secrets_clear_async), FALSE);

    return g_task_propagate_boolean (G_TASK (result), error);
}

/* A bus without a keyring, or no bus: no token was ever put there. */
static gboolean
is_missing_keyring (const GError *error)
{
    return error->domain == G_DBUS_ERROR || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED) ||
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

static void
all_cleared_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    g_autoptr (GError) error = NULL;

    secret_password_clear_finish (result, &error);
    if (error != NULL && !is_missing_keyring (error))
        g_task_return_error (task, g_steal_pointer (&error));
    else
        g_task_return_boolean (task, TRUE);
}

void
amends_secrets_clear_all_async (AmendsSecrets *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
    g_autoptr (GTask) task = NULL;
    g_autoptr (GHashTable) attributes = NULL;

    g_return_if_fail (AMENDS_IS_SECRETS (self));

    task = make_task (self, 0, amends_secrets_clear_all_async, cancellable, callback, user_data);
    g_hash_table_remove_all (self->memory);
    if (self->in_memory) {
        g_task_return_boolean (task, TRUE);
        return;
    }
    attributes = g_hash_table_new (g_str_hash, g_str_equal);
    g_hash_table_insert (attributes, (gpointer) "folder", self->scope);
    secret_password_clearv (get_schema (), attributes, get_deadline (task), all_cleared_cb, g_object_ref (task));
}

gboolean
amends_secrets_clear_all_finish (AmendsSecrets *self, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_secrets_clear_all_async), FALSE);

    return g_task_propagate_boolean (G_TASK (result), error);
}

void
amends_secrets_set_folder (AmendsSecrets *self, const char *folder)
{
    g_return_if_fail (AMENDS_IS_SECRETS (self));

    g_set_str (&self->scope, folder);
}

void
amends_secrets_set_deadline (AmendsSecrets *self, guint milliseconds)
{
    g_return_if_fail (AMENDS_IS_SECRETS (self));

    self->deadline_ms = milliseconds;
}

static void
amends_secrets_finalize (GObject *object)
{
    AmendsSecrets *self = AMENDS_SECRETS (object);

    g_hash_table_unref (self->memory);
    g_free (self->scope);

    G_OBJECT_CLASS (amends_secrets_parent_class)->finalize (object);
}

static void
amends_secrets_class_init (AmendsSecretsClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = amends_secrets_finalize;
}

static void
amends_secrets_init (AmendsSecrets *self)
{
    self->memory = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_secret);
    self->scope = g_strdup ("");
    self->deadline_ms = KEYRING_DEADLINE_MS;
}

AmendsSecrets *
amends_secrets_new (void)
{
    return g_object_new (AMENDS_TYPE_SECRETS, NULL);
}

AmendsSecrets *
amends_secrets_new_in_memory (void)
{
    AmendsSecrets *self = amends_secrets_new ();

    self->in_memory = TRUE;
    return self;
}
