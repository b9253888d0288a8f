/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-backup-restore.h"

#include <glib/gi18n-lib.h>

AdwAlertDialog *
amends_backup_restore_ask (const AmendsBackupInfo *info)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autofree char *question = amends_backup_text_dup_question (info, zone);
    AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Restore This Backup?"), question));

    adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "restore", _ ("_Restore"), NULL);
    adw_alert_dialog_set_response_appearance (dialog, "restore", ADW_RESPONSE_DESTRUCTIVE);
    adw_alert_dialog_set_default_response (dialog, "cancel");
    adw_alert_dialog_set_close_response (dialog, "cancel");
    return dialog;
}

static AdwAlertDialog *
make_notice (const char *heading, const char *body)
{
    AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

    adw_alert_dialog_add_response (dialog, "close", _ ("_Close"));
    adw_alert_dialog_set_default_response (dialog, "close");
    adw_alert_dialog_set_close_response (dialog, "close");
    return dialog;
}

AdwAlertDialog *
amends_backup_restore_refuse (const AmendsBackupInfo *info)
{
    g_autofree char *name = g_path_get_basename (info->path);
    g_autofree char *shown = g_filename_display_name (name);
    g_autofree char *body = NULL;

    /* Translators: %1$s is the name of a file, %2$s says why, as in "Damaged: choose another one" */
    body = g_strdup_printf (_ ("“%1$s”: %2$s.\n\nNothing was changed."), shown,
                            amends_backup_text_get_obstacle (info->state));
    return make_notice (_ ("Cannot Restore This File"), body);
}

AdwAlertDialog *
amends_backup_restore_tell (const AmendsRestoreFacts *facts)
{
    g_autofree char *body = amends_backup_text_dup_outcome (facts);

    return make_notice (_ ("Backup Restored"), body);
}

AdwAlertDialog *
amends_backup_restore_tell_failure (const char *sentence)
{
    return make_notice (_ ("Backup Not Restored"), sentence);
}
