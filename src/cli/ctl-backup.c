/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <sysexits.h>
#include <unistd.h>

#include "amends-backup-error.h"
#include "amends-folder-lock.h"
#include "amends-restore-job.h"
#include "ctl-commands.h"
#include "ctl-everything.h"
#include "ctl-output.h"

#define REVIEW_COLUMNS 9

static AmendsBackups *
open_backups (CtlContext *context)
{
    return amends_backups_new (ctl_context_get_folder (context), NULL, NULL);
}

static int
fail_backup (CtlContext *context, const GError *error)
{
    if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && context->signal_number != 0) {
        ctl_warn ("%s", _ ("Stopped: nothing was changed."));
        return 128 + context->signal_number;
    }
    return ctl_context_fail (context, error);
}

static void
show_progress_cb (AmendsBackups *backups, GParamSpec *pspec G_GNUC_UNUSED, gpointer user_data G_GNUC_UNUSED)
{
    fprintf (stderr, "\r%3.0f %% ", amends_backups_get_progress (backups) * 100);
}

int
ctl_backup (CtlContext *context, char **args)
{
    g_autofree char *to = NULL;
    int keep = 0;
    const GOptionEntry entries[] = {
        { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_ ("File to make instead of one in the folder of backups"),
          N_ ("FILE") },
        { "keep", 0, 0, G_OPTION_ARG_INT, &keep, N_ ("Remove the oldest so that this many are left; all by default"),
          N_ ("NUMBER") },
        G_OPTION_ENTRY_NULL,
    };
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsBackups) backups = NULL;
    g_autoptr (AmendsBackupInfo) info = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *path = NULL;
    g_autofree char *shown = NULL;

    if (!ctl_context_parse (context, &args, entries, "",
                            _ ("Makes a backup of the data, and checks that it is intact."),
                            _ ("Other programs may go on working on the data meanwhile.")))
        return EX_USAGE;
    if (keep < 0 || (to != NULL && keep > 0)) {
        ctl_warn ("%s", _ ("Write “amendsctl backup”, with “--to FILE” or with “--keep NUMBER”."));
        return EX_USAGE;
    }
    path = to != NULL ? g_canonicalize_filename (to, NULL) : NULL;
    backups = open_backups (context);
    if (isatty (STDERR_FILENO))
        g_signal_connect (backups, "notify::progress", G_CALLBACK (show_progress_cb), NULL);
    amends_backups_make_async (backups, path, (guint) keep, context->cancellable, amends_await_cb, &await);
    info = amends_backups_make_finish (backups, amends_await (&await), &error);
    if (isatty (STDERR_FILENO))
        fputs ("\r", stderr);
    if (info == NULL)
        return fail_backup (context, error);
    shown = g_filename_display_name (info->path);
    printf ("%s\n", shown);
    return EX_OK;
}

static const char *
get_state_name (AmendsBackupState state)
{
    static const char *const NAMES[] = {
        [AMENDS_BACKUP_GOOD] = "good", [AMENDS_BACKUP_DAMAGED] = "damaged", [AMENDS_BACKUP_NEWER] = "newer",
        [AMENDS_BACKUP_LIVE] = "live", [AMENDS_BACKUP_FOREIGN] = "foreign",
    };

    return NAMES[state];
}

static const char *
describe (const AmendsBackupInfo *info)
{
    switch (info->state) {
    case AMENDS_BACKUP_DAMAGED:
        return _ ("damaged");
    case AMENDS_BACKUP_NEWER:
        return _ ("newer version");
    case AMENDS_BACKUP_LIVE:
    case AMENDS_BACKUP_FOREIGN:
        return _ ("not readable");
    case AMENDS_BACKUP_GOOD:
    default:
        return info->set_aside ? _ ("set aside by a restore") : _ ("good");
    }
}

static void
print_json (const AmendsBackupInfo *info)
{
    yyjson_mut_doc *document = yyjson_mut_doc_new (NULL);
    yyjson_mut_val *object = yyjson_mut_obj (document);
    g_autofree char *shown = g_filename_display_name (info->path);

    yyjson_mut_doc_set_root (document, object);
    ctl_json_add_text (document, object, "file", shown);
    ctl_json_add_instant (document, object, "made_at", info->made_at);
    yyjson_mut_obj_add_uint (document, object, "size", info->size);
    if (info->n_reviews >= 0)
        yyjson_mut_obj_add_sint (document, object, "reviews", info->n_reviews);
    else
        yyjson_mut_obj_add_null (document, object, "reviews");
    yyjson_mut_obj_add_strcpy (document, object, "state", get_state_name (info->state));
    yyjson_mut_obj_add_bool (document, object, "set_aside", info->set_aside);
    ctl_print_json (document);
    yyjson_mut_doc_free (document);
}

static void
print_line (const AmendsBackupInfo *info)
{
    g_autofree char *date = ctl_format_date (info->made_at);
    g_autofree char *size = g_format_size (info->size);
    g_autofree char *shown = g_filename_display_name (info->path);
    g_autofree char *clean = ctl_clean (shown);

    if (info->n_reviews >= 0)
        printf ("%s  %10s  %*" PRId64 "  %s  %s\n", date, size, REVIEW_COLUMNS, info->n_reviews, describe (info),
                clean);
    else
        printf ("%s  %10s  %*s  %s  %s\n", date, size, REVIEW_COLUMNS, "-", describe (info), clean);
}

/* Damage inside a file is seen only by looking at all of it. */
static int
check_and_print (CtlContext *context, AmendsBackups *backups, const AmendsBackupInfo *info, gboolean json)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsBackupInfo) checked = NULL;
    g_autoptr (GError) error = NULL;

    amends_backups_check_async (backups, info->path, context->cancellable, amends_await_cb, &await);
    checked = amends_backups_check_finish (backups, amends_await (&await), &error);
    if (checked == NULL)
        return fail_backup (context, error);
    if (json)
        print_json (checked);
    else
        print_line (checked);
    return EX_OK;
}

int
ctl_backups (CtlContext *context, char **args)
{
    gboolean json = FALSE;
    const GOptionEntry entries[] = {
        { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one object a line"), NULL },
        G_OPTION_ENTRY_NULL,
    };
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsBackups) backups = NULL;
    g_autoptr (GPtrArray) infos = NULL;
    g_autoptr (GError) error = NULL;
    int exit_code = EX_OK;

    if (!ctl_context_parse (context, &args, entries, "", _ ("Lists the backups, newest first, and checks each."), NULL))
        return EX_USAGE;
    backups = open_backups (context);
    amends_backups_list_async (backups, context->cancellable, amends_await_cb, &await);
    infos = amends_backups_list_finish (backups, amends_await (&await), &error);
    if (infos == NULL)
        return fail_backup (context, error);
    for (guint i = 0; i < infos->len && exit_code == EX_OK; i++)
        exit_code = check_and_print (context, backups, infos->pdata[i], json);
    return exit_code;
}

static void
tell_restored (AmendsRestore *restore)
{
    const AmendsRestoreSent *sent = amends_restore_get_sent (restore);
    const GArray *strangers = amends_restore_get_strangers (restore);

    puts (_ ("The backup is restored."));
    if (amends_restore_get_aside (restore) != NULL) {
        g_autofree char *shown = g_filename_display_name (amends_restore_get_aside (restore));

        printf (_ ("The data that was there before is kept as “%s”.\n"), shown);
    }
    if (sent->n_kept > 0)
        printf (ngettext ("%u contact has gone on since the backup, and stays as it was before.\n",
                          "%u contacts have gone on since the backup, and stay as they were before.\n", sent->n_kept),
                sent->n_kept);
    if (sent->n_unknown > 0)
        printf (
            ngettext ("%u contact may have been sent since the backup. Look on the marketplace, then see “amendsctl "
                      "outbox”.\n",
                      "%u contacts may have been sent since the backup. Look on the marketplace, then see "
                      "“amendsctl outbox”.\n",
                      sent->n_unknown),
            sent->n_unknown);
    for (guint i = 0; i < strangers->len; i++)
        printf (_ ("Account %" PRId64 " has no token any more: add it again with “amendsctl account add-feed”.\n"),
                g_array_index (strangers, gint64, i));
}

static int
restore (CtlContext *context, const char *file)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autofree char *path = g_canonicalize_filename (file, NULL);
    g_autoptr (AmendsBackups) backups = open_backups (context);
    g_autoptr (AmendsSecrets) secrets = amends_secrets_new ();
    g_autoptr (AmendsRestore) restored = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsFolderLock) lock = NULL;
    int resumed = ctl_everything_resume (context);

    if (resumed != EX_OK)
        return resumed;
    lock = amends_folder_lock_take (ctl_context_get_folder (context), &error);
    if (lock == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY)) {
        ctl_warn ("%s",
                  _ ("Amends is open on this data. Restore the backup in its preferences, or close it and run the "
                     "command again."));
        return EX_TEMPFAIL;
    }
    if (lock == NULL)
        return ctl_context_fail (context, error);
    amends_secrets_set_folder (secrets, ctl_context_get_folder (context));
    amends_restore_job_run_async (backups, secrets, path, context->cancellable, amends_await_cb, &await);
    restored = amends_restore_job_run_finish (backups, amends_await (&await), &error);
    if (restored == NULL)
        return fail_backup (context, error);
    tell_restored (restored);
    return EX_OK;
}

int
ctl_restore (CtlContext *context, char **args)
{
    g_auto (GStrv) files = NULL;
    const GOptionEntry entries[] = {
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
        G_OPTION_ENTRY_NULL,
    };

    if (!ctl_context_parse (context, &args, entries, _ ("FILE"), _ ("Replaces the data with a backup."),
                            _ ("The data that is there now is kept beside it. What was sent since the backup stays "
                               "marked as sent.")))
        return EX_USAGE;
    if (files == NULL || files[1] != NULL) {
        ctl_warn ("%s", _ ("Name one file. “amendsctl backups” lists those that there are."));
        return EX_USAGE;
    }
    return restore (context, files[0]);
}
