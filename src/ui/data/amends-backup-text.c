/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-backup-text.h"

#include "amends-dates.h"
#include "amends-text.h"

#include <glib/gi18n-lib.h>

char *
amends_backup_text_dup_title (const AmendsBackupInfo *info, GTimeZone *zone)
{
    g_autofree char *date = amends_dates_exact (info->made_at, zone);

    if (info->set_aside)
        /* Translators: a file with the data that a restore has replaced; %s is a date and time */
        return g_strdup_printf (_ ("Before Restoring, %s"), date);
    return g_steal_pointer (&date);
}

const char *
amends_backup_text_get_obstacle (AmendsBackupState state)
{
    switch (state) {
    case AMENDS_BACKUP_DAMAGED:
        return _ ("Damaged: choose another one");
    case AMENDS_BACKUP_NEWER:
        return _ ("Made by a newer version: update Amends to restore it");
    case AMENDS_BACKUP_LIVE:
        return _ ("The data that is in use: choose a backup of it");
    case AMENDS_BACKUP_FOREIGN:
        return _ ("Not a backup of Amends, or it cannot be read: choose another one");
    case AMENDS_BACKUP_GOOD:
    default:
        return NULL;
    }
}

static char *
dup_count (const AmendsBackupInfo *info)
{
    g_autofree char *count = NULL;

    if (info->n_reviews < 0)
        return NULL;
    count = amends_text_count ((guint64) info->n_reviews);
    /* Translators: %s is a number, already written as the locale does */
    return g_strdup_printf (ngettext ("%s review", "%s reviews", (gulong) info->n_reviews), count);
}

char *
amends_backup_text_dup_facts (const AmendsBackupInfo *info)
{
    g_autofree char *size = g_format_size (info->size);
    g_autofree char *count = dup_count (info);
    const char *const parts[] = { amends_backup_text_get_obstacle (info->state), count, size };

    return amends_text_join (parts, G_N_ELEMENTS (parts));
}

char *
amends_backup_text_dup_question (const AmendsBackupInfo *info, GTimeZone *zone)
{
    g_autofree char *date = amends_dates_exact (info->made_at, zone);
    g_autofree char *count = dup_count (info);

    return g_strdup_printf (
        /* Translators: %1$s is a date and time, %2$s is "12 reviews" */
        _ ("Reviews, marks, notes, accounts and saved views go back to how they were on %1$s, with %2$s. What was done "
           "since is no longer there; reviews come back with the next sync.\n\nThe current data is not lost: it is "
           "kept as a file in the data folder, and can be restored in turn.\n\nMessages that went out since stay "
           "marked as sent. Nothing is sent a second time.\n\nTokens are in the keyring, not in backups. An account "
           "that is not connected now needs its token again."),
        date, count != NULL ? count : "");
}

static void
add_paragraph (GString *text, char *paragraph)
{
    if (text->len > 0)
        g_string_append (text, "\n\n");
    g_string_append (text, paragraph);
    g_free (paragraph);
}

static void
add_aside (GString *text, const char *aside)
{
    g_autofree char *name = aside != NULL ? g_path_get_basename (aside) : NULL;
    g_autofree char *shown = name != NULL ? g_filename_display_name (name) : NULL;

    if (shown != NULL)
        /* Translators: %s is the name of a file */
        add_paragraph (text,
                       g_strdup_printf (_ ("The data from before is kept in the data folder as “%s”. It is in the "
                                           "list of backups, too."),
                                        shown));
}

char *
amends_backup_text_dup_outcome (const AmendsRestoreFacts *facts)
{
    GString *text = g_string_new (NULL);

    add_aside (text, facts->aside);
    if (facts->n_kept > 0)
        add_paragraph (text, g_strdup_printf (ngettext ("%u message has gone on since the backup, and stays as it was: "
                                                        "it is not sent again.",
                                                        "%u messages have gone on since the backup, and stay as they "
                                                        "were: they are not sent again.",
                                                        facts->n_kept),
                                              facts->n_kept));
    if (facts->n_unknown > 0)
        add_paragraph (text,
                       g_strdup_printf (ngettext ("%u message may have gone out since the backup. Look at it on the "
                                                  "Messages page: it is not sent by itself.",
                                                  "%u messages may have gone out since the backup. Look at them on "
                                                  "the Messages page: they are not sent by themselves.",
                                                  facts->n_unknown),
                                        facts->n_unknown));
    if (facts->n_tokens > 0)
        add_paragraph (text, g_strdup_printf (ngettext ("%u account needs its token again: enter it in Accounts.",
                                                        "%u accounts need their tokens again: enter them in Accounts.",
                                                        facts->n_tokens),
                                              facts->n_tokens));
    return g_string_free_and_steal (text);
}
