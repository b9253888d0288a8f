/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-application-private.h"

#include "amends-erase.h"

#include <glib/gi18n-lib.h>

/* One that runs: what was asked for, or the end of one that was cut off. */
typedef struct {
    AmendsApplication *application;
    gboolean resumed;
} Run;

static void
free_run (Run *self)
{
    g_object_unref (self->application);
    g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, free_run)

static AmendsSecrets *
make_secrets (AmendsApplication *self, const char *folder)
{
    AmendsSecrets *secrets = self->sample ? amends_secrets_new_in_memory () : amends_secrets_new ();

    amends_secrets_set_folder (secrets, folder);
    return secrets;
}

static void
tell_result (AmendsApplication *self, const AmendsEraseResult *what)
{
    amends_application_tell (self, what->tokens_left
                                       ? _ ("Everything was deleted, but the keyring did not answer. Remove the "
                                            "passwords of Amends there yourself.")
                                       : _ ("Everything was deleted."));
}

static void
erased_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (Run) run = user_data;
    AmendsApplication *self = run->application;
    g_autoptr (GError) error = NULL;
    AmendsEraseResult what;
    gboolean done = amends_erase_run_finish (result, &what, &error);

    if (self->closing) {
        amends_application_end_in_order (self);
    } else if (done) {
        tell_result (self, &what);
        /* The sample shop is gone: what is left is the person's own. */
        self->sample = FALSE;
        amends_application_open_context (self);
    } else if (!run->resumed && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY)) {
        amends_application_tell (self, error->message);
        amends_application_open_context (self);
    } else {
        amends_application_fail_to_open (self, error);
    }
}

static void
erase (AmendsApplication *self, gboolean resumed)
{
    g_autofree char *folder = amends_context_dup_folder (self->root, self->sample);
    g_autoptr (AmendsSecrets) secrets = make_secrets (self, folder);
    Run *run = g_new (Run, 1);

    *run = (Run) { g_object_ref (self), resumed };
    /* Settings are the person's, not the sample shop's. */
    amends_erase_run_async (folder, secrets, self->sample ? NULL : self->settings, erased_cb, run);
}

gboolean
amends_application_resume_erase (AmendsApplication *self)
{
    g_autofree char *folder = amends_context_dup_folder (self->root, self->sample);

    if (!amends_erase_is_pending (folder))
        return FALSE;
    erase (self, TRUE);
    return TRUE;
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsApplication) self = user_data;
    g_autoptr (GError) error = NULL;

    if (!amends_context_close_finish (AMENDS_CONTEXT (source), result, &error))
        g_warning ("Data did not close in order: %s", error->message);
    if (self->closing)
        amends_application_end_in_order (self);
    else
        erase (self, FALSE);
}

void
amends_application_delete_everything (AmendsApplication *self)
{
    g_autoptr (AmendsContext) context = NULL;
    gboolean sends;

    if (self->opening != NULL || self->closing || self->context == NULL)
        return;
    sends = amends_outbox_is_sending (amends_context_get_outbox (self->context));
    context = amends_application_let_go (self);
    g_application_withdraw_notification (G_APPLICATION (self), AMENDS_REVIEW_NOTIFICATION);
    g_application_withdraw_notification (G_APPLICATION (self), AMENDS_ANSWER_NOTIFICATION);
    if (sends)
        amends_application_tell (self, _ ("Waiting for a message that is being sent…"));
    amends_context_close_async (context, closed_cb, g_object_ref (self));
}
