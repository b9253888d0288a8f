/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ctl-context.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <sysexits.h>

#include "amends-rule-pack.h"
#include "ctl-everything.h"
#include "ctl-output.h"

static gboolean
cancel_cb (CtlContext *self, int signal_number)
{
    self->signal_number = signal_number;
    g_cancellable_cancel (self->cancellable);
    return G_SOURCE_CONTINUE;
}

static gboolean
interrupt_cb (gpointer user_data)
{
    return cancel_cb (user_data, SIGINT);
}

static gboolean
hang_up_cb (gpointer user_data)
{
    return cancel_cb (user_data, SIGHUP);
}

static gboolean
terminate_cb (gpointer user_data)
{
    return cancel_cb (user_data, SIGTERM);
}

void
ctl_context_init (CtlContext *self)
{
    *self = (CtlContext) { .cancellable = g_cancellable_new () };
    g_unix_signal_add (SIGINT, interrupt_cb, self);
    g_unix_signal_add (SIGHUP, hang_up_cb, self);
    g_unix_signal_add (SIGTERM, terminate_cb, self);
}

static void
close_store (CtlContext *self)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;

    amends_store_close_async (self->store, amends_await_cb, &await);
    if (!amends_store_close_finish (self->store, amends_await (&await), &error))
        ctl_warn ("%s", error->message);
    g_clear_object (&self->store);
}

void
ctl_context_clear (CtlContext *self)
{
    if (self->store != NULL)
        close_store (self);
    g_clear_object (&self->cancellable);
    g_clear_pointer (&self->data_folder, g_free);
}

const char *
ctl_context_get_folder (CtlContext *self)
{
    if (self->data_folder == NULL)
        self->data_folder = g_build_filename (g_get_user_data_dir (), "amends", NULL);
    return self->data_folder;
}

AmendsStore *
ctl_context_open_store (CtlContext *self, int *exit_code)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    int resumed;

    if (self->store != NULL)
        return self->store;
    resumed = ctl_everything_resume (self);
    if (resumed != EX_OK) {
        *exit_code = resumed;
        return NULL;
    }
    amends_store_open_async (ctl_context_get_folder (self), NULL, NULL, self->cancellable, amends_await_cb, &await);
    self->store = amends_store_open_finish (amends_await (&await), &error);
    if (self->store == NULL)
        *exit_code = ctl_context_fail (self, error);
    else
        amends_store_set_done_days (
            self->store, amends_rule_pack_get_value (amends_rule_pack_get_default (), AMENDS_RULE_DONE_VIEW_DAYS));
    return self->store;
}

int
ctl_context_fail (CtlContext *self, const GError *error)
{
    if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->signal_number != 0) {
        ctl_warn ("%s", _ ("Stopped. What was stored so far is kept; run the command again to go on."));
        return 128 + self->signal_number;
    }
    ctl_warn_error (error);
    return ctl_exit_code (error);
}

gboolean
ctl_context_parse (CtlContext *self, char ***args, const GOptionEntry *entries, const char *usage, const char *summary,
                   const char *details)
{
    g_autofree char *folder = NULL;
    const GOptionEntry common[] = {
        { "data", 0, 0, G_OPTION_ARG_FILENAME, &folder, N_ ("Folder that the data is kept in"), N_ ("DIR") },
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr (GOptionContext) options = g_option_context_new (usage);
    g_autofree char *program = g_strdup_printf ("amendsctl %s", (*args)[0]);
    g_autoptr (GError) error = NULL;

    g_set_prgname (program);
    g_option_context_set_summary (options, summary);
    g_option_context_set_description (options, details);
    g_option_context_set_translation_domain (options, GETTEXT_PACKAGE);
    g_option_context_add_main_entries (options, entries, GETTEXT_PACKAGE);
    g_option_context_add_main_entries (options, common, GETTEXT_PACKAGE);
    if (!g_option_context_parse_strv (options, args, &error)) {
        ctl_warn (_ ("%s. See “amendsctl %s --help”."), error->message, (*args)[0]);
        return FALSE;
    }
    /* Where words are taken, G_OPTION_REMAINING has taken them. */
    if ((*args)[1] != NULL) {
        /* Translators: a word that was written behind a command, and the command */
        ctl_warn (_ ("“%s” is one too many. See “amendsctl %s --help”."), (*args)[1], (*args)[0]);
        return FALSE;
    }
    if (folder != NULL) {
        g_free (self->data_folder);
        self->data_folder = g_steal_pointer (&folder);
    }
    return TRUE;
}
