/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-application-private.h"

#include "amends-backup-restore.h"
#include "amends-restore-job.h"

static void
failed_cb (AmendsAutoBackup *auto_backup G_GNUC_UNUSED, const char *sentence, AmendsApplication *self)
{
    amends_application_tell (self, sentence);
}

void
amends_application_start_backups (AmendsApplication *self)
{
    const AmendsAutoBackupOptions options = {
        .backups = self->backups,
        .store = amends_context_get_store (self->context),
        .engine = amends_context_get_engine (self->context),
        .settings = self->settings,
        .sample = amends_context_is_sample (self->context),
    };

    g_clear_object (&self->auto_backup);
    self->auto_backup = amends_auto_backup_new (&options);
    g_signal_connect_object (self->auto_backup, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_DEFAULT);
}

/* What is closed or exchanged cannot be copied at the same time. */
void
amends_application_stop_backups (AmendsApplication *self)
{
    if (self->auto_backup != NULL)
        g_object_run_dispose (G_OBJECT (self->auto_backup));
    g_clear_object (&self->auto_backup);
    if (self->backups != NULL)
        amends_backups_cancel (self->backups);
}

static void
close_dialogs (AmendsApplication *self)
{
    g_autoptr (GListModel) dialogs = NULL;
    g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

    if (self->window == NULL)
        return;
    dialogs = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (self->window));
    for (guint i = 0; i < g_list_model_get_n_items (dialogs); i++)
        g_ptr_array_add (all, g_list_model_get_item (dialogs, i));
    for (guint i = 0; i < all->len; i++)
        adw_dialog_force_close (all->pdata[i]);
}

static void
restore_requested_cb (AmendsBackups *backups G_GNUC_UNUSED, const char *path, AmendsApplication *self)
{
    if (self->opening != NULL || self->closing || self->sample)
        return;
    close_dialogs (self);
    g_set_str (&self->to_restore, path);
    amends_application_open_data (self, FALSE);
}

void
amends_application_set_up_backups (AmendsApplication *self)
{
    self->backups = amends_backups_new (self->root, NULL, NULL);
    g_signal_connect_object (self->backups, "restore-requested", G_CALLBACK (restore_requested_cb), self,
                             G_CONNECT_DEFAULT);
}

static AdwAlertDialog *
make_notice (AmendsRestore *restore, const GError *error)
{
    const AmendsRestoreSent *sent;

    if (restore == NULL)
        return amends_backup_restore_tell_failure (error->message);
    sent = amends_restore_get_sent (restore);
    return amends_backup_restore_tell (&(AmendsRestoreFacts) {
        .aside = amends_restore_get_aside (restore),
        .n_kept = sent->n_kept,
        .n_unknown = sent->n_unknown,
        .n_tokens = amends_restore_get_strangers (restore)->len,
    });
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsApplication) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsRestore) restore = amends_restore_job_run_finish (AMENDS_BACKUPS (source), result, &error);

    /* Over the data that is being opened, restored or not. */
    if (self->window != NULL && !self->closing)
        adw_dialog_present (ADW_DIALOG (make_notice (restore, error)), GTK_WIDGET (self->window));
    g_clear_pointer (&restore, amends_restore_free);
    amends_application_go_on (self);
}

gboolean
amends_application_restore_waiting (AmendsApplication *self)
{
    g_autofree char *path = g_steal_pointer (&self->to_restore);
    g_autoptr (AmendsSecrets) secrets = NULL;
    g_autofree char *folder = NULL;

    if (path == NULL)
        return FALSE;
    folder = amends_context_dup_folder (self->root, FALSE);
    secrets = amends_secrets_new ();
    amends_secrets_set_folder (secrets, folder);
    amends_restore_job_run_async (self->backups, secrets, path, self->opening, restored_cb, g_object_ref (self));
    return TRUE;
}
