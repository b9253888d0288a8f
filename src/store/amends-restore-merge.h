/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"

G_BEGIN_DECLS

/*
 * What left this computer cannot be taken back by restoring older data, so it is never forgotten, and nothing is sent a second time:
 * - A contact that the data knows now has in the restored data the state that it has now. One that is about a review which the backup does not have
 *   brings that review along. One that only waits, and came after the backup, is dropped with all else that came after it.
 * - A contact of the backup that the data does not know, or if the data cannot be read, was perhaps sent, or taken back, since: if it waited to be sent, or
 *   for an answer, it is now the person's to look at, with the error AMENDS_RESTORE_ERROR. Nothing sends it, or asks about it and then sends it, by itself.
 * Numbers that were given out are not given out again: tokens in the keyring and links hang on them.
 */

#define AMENDS_RESTORE_ERROR "restored" /* stable code of such a contact */

/** AmendsRestoreSent: what became of contacts. */
typedef struct {
    guint n_kept;    /* had to be brought over, or to be changed */
    guint n_unknown; /* wait for the person now */
} AmendsRestoreSent;

/** amends_restore_merge: both of the present version. @present: (nullable): what is replaced; NULL if it cannot be read. In one transaction of @restored */
gboolean amends_restore_merge (AmendsDb *restored, AmendsDb *present, gint64 now, AmendsRestoreSent *sent,
                               GError **error);

/**
 * amends_restore_find_strangers: accounts of @restored whose number stands for another address in @present, or for none: what the keyring holds by that number
 * is not for them, nor is a file of this computer that they name: that name is removed.
 * @present: (nullable): then all of them are, unless @is_own
 * @is_own: the backup was made of this data folder
 *
 * Returns: (transfer full) (element-type gint64)
 */
GArray *amends_restore_find_strangers (AmendsDb *restored, AmendsDb *present, gboolean is_own, GError **error);

G_END_DECLS
