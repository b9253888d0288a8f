/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-backup-info.h"

G_BEGIN_DECLS

/* What is said of a backup. Each Returns: (transfer full) */

/** amends_backup_text_dup_title: when it was made, or set aside */
char *amends_backup_text_dup_title (const AmendsBackupInfo *info, GTimeZone *zone);
/** amends_backup_text_dup_facts: how large it is and how many reviews it has, or why it cannot be restored */
char *amends_backup_text_dup_facts (const AmendsBackupInfo *info);
/** amends_backup_text_get_obstacle: Returns: (transfer none) (nullable): why it cannot be restored, in a sentence */
const char *amends_backup_text_get_obstacle (AmendsBackupState state);
/** amends_backup_text_dup_question: what exactly is done if this one is restored */
char *amends_backup_text_dup_question (const AmendsBackupInfo *info, GTimeZone *zone);

/** AmendsRestoreFacts: what came of a restore. */
typedef struct {
    const char *aside; /* (nullable): path of what was there before */
    guint n_kept;      /* contacts that have gone on since the backup */
    guint n_unknown;   /* contacts that may have been sent since */
    guint n_tokens;    /* accounts that need their token again */
} AmendsRestoreFacts;

/** amends_backup_text_dup_outcome: paragraphs: where the earlier data is, what became of messages, and what is left to do */
char *amends_backup_text_dup_outcome (const AmendsRestoreFacts *facts);

G_END_DECLS
