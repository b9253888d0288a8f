/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ctl-everything.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <stdio.h>
#include <sysexits.h>

#include "amends-config.h"
#include "amends-data-census.h"
#include "amends-erase.h"
#include "amends-folder-lock.h"
#include "amends-full-export.h"
#include "amends-secrets.h"
#include "ctl-commands.h"
#include "ctl-login.h"
#include "ctl-output.h"

/* Returns: (transfer full) (nullable): NULL where the program was not installed, which then keeps no settings either */
static GSettings *
open_settings (void)
{
    GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
    g_autoptr (GSettingsSchema) schema =
        source != NULL ? g_settings_schema_source_lookup (source, AMENDS_APP_ID, TRUE) : NULL;

    return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

int
ctl_export_everything (CtlContext *context, AmendsStore *store, const char *path)
{
    g_autoptr (GFile) target = g_file_new_for_commandline_arg (path);
    g_autoptr (GSettings) settings = open_settings ();
    g_autoptr (AmendsFullExport) job =
        amends_full_export_new (amends_store_get_folder (store), target, settings, g_get_real_time () / G_USEC_PER_SEC);
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;

    amends_full_export_run_async (job, context->cancellable, amends_await_cb, &await);
    if (!amends_full_export_run_finish (job, amends_await (&await), NULL, &error))
        return ctl_context_fail (context, error);
    return EX_OK;
}

static void
take_back_login (CtlContext *context)
{
    g_autoptr (GError) error = NULL;

    if (!ctl_login_take_back (context, &error))
        /* Translators: %s is the system's reason */
        ctl_warn (_ ("Amends may still start when you log in: %s. Remove it from the desktop’s list of startup apps."),
                  error->message);
}

static int
erase (CtlContext *context, AmendsEraseResult *what)
{
    g_autoptr (AmendsSecrets) secrets = amends_secrets_new ();
    g_autoptr (GSettings) settings = open_settings ();
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;

    amends_secrets_set_folder (secrets, ctl_context_get_folder (context));
    amends_erase_run_async (ctl_context_get_folder (context), secrets, settings, amends_await_cb, &await);
    if (!amends_erase_run_finish (amends_await (&await), what, &error))
        return ctl_context_fail (context, error);
    if (what->tokens_left)
        ctl_warn ("%s", _ ("The keyring did not answer. Remove the passwords of Amends there yourself."));
    take_back_login (context);
    return EX_OK;
}

int
ctl_everything_resume (CtlContext *context)
{
    g_autoptr (AmendsFolderLock) lock = NULL;
    g_autoptr (GError) error = NULL;
    AmendsEraseResult what;

    if (!amends_erase_is_pending (ctl_context_get_folder (context)))
        return EX_OK;
    lock = amends_folder_lock_take (ctl_context_get_folder (context), &error);
    return lock != NULL ? erase (context, &what) : ctl_context_fail (context, error);
}

/* The lock's own file goes while it is held, so that nobody finds the folder in between. */
static void
remove_folder (const char *folder)
{
    g_autofree char *lock = g_build_filename (folder, "lock", NULL);

    g_unlink (lock);
    g_rmdir (folder);
}

/* Returns: an exit code; EX_OK also if there is nothing that could be counted */
static int
tell_what_goes (CtlContext *context)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    AmendsDataCensus census;

    amends_data_census_take_async (ctl_context_get_folder (context), context->cancellable, amends_await_cb, &await);
    if (!amends_data_census_take_finish (amends_await (&await), &census, &error))
        return ctl_context_fail (context, error);
    /* Translators: the numbers are of reviews, feedback, answers of customers, notes, rules that were taught, and backups */
    printf (_ ("reviews\t%" PRId64 "\nfeedback\t%" PRId64 "\nanswers\t%" PRId64 "\nnotes\t%" PRId64
               "\nlearned rules\t%" PRId64 "\nbackups\t%u\n"),
            census.n_reviews, census.n_feedback, census.n_answers, census.n_notes, census.n_learned_rules,
            census.n_backups);
    ctl_warn ("%s", _ ("Nothing was deleted. Write “amendsctl export --everything DIR” to keep a copy, then "
                       "“amendsctl delete-everything --yes” to delete all of this with tokens and settings."));
    return EX_USAGE;
}

static gboolean
has_data (CtlContext *context)
{
    g_autofree char *path = g_build_filename (ctl_context_get_folder (context), "amends.db", NULL);

    return amends_erase_is_pending (ctl_context_get_folder (context)) || g_file_test (path, G_FILE_TEST_EXISTS);
}

int
ctl_delete_everything (CtlContext *context, char **args)
{
    gboolean yes = FALSE;
    const GOptionEntry entries[] = {
        { "yes", 0, 0, G_OPTION_ARG_NONE, &yes, N_ ("Do not ask: delete"), NULL },
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr (AmendsFolderLock) lock = NULL;
    g_autoptr (GError) error = NULL;
    AmendsEraseResult what;
    int exit_code;

    if (!ctl_context_parse (context, &args, entries, _ ("--yes"),
                            _ ("Deletes reviews, feedback, backups, tokens and settings from this computer for good."),
                            _ ("What is at the marketplace stays there, and so do files that were exported.")))
        return EX_USAGE;
    if (!has_data (context)) {
        ctl_warn ("%s", _ ("There is no data here. Name another folder with “--data DIR”."));
        return EX_NOINPUT;
    }
    if (!yes)
        return tell_what_goes (context);
    lock = amends_folder_lock_take (ctl_context_get_folder (context), &error);
    if (lock == NULL)
        return ctl_context_fail (context, error);
    exit_code = erase (context, &what);
    if (exit_code == EX_OK)
        remove_folder (ctl_context_get_folder (context));
    return exit_code;
}
