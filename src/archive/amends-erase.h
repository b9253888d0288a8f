/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-secrets.h"

G_BEGIN_DECLS

/*
 * Deletes everything of one data folder. From the moment that it has begun, a mark in the folder says so: whoever would open the data next has to end
 * it first, however the program that began was stopped. Nothing but the mark is between all and nothing.
 */

/** AmendsEraseResult: what became of it. */
typedef struct {
    guint n_files;
    gboolean tokens_left; /* the keyring did not let go of the tokens */
} AmendsEraseResult;

/** amends_erase_is_pending: one has begun in @folder and was cut off */
gboolean amends_erase_is_pending (const char *folder);

/**
 * amends_erase_run_async: the data must be closed here. Deletes files, tokens, and resets settings; also goes on with what was cut off.
 * @secrets: whose folder is @folder
 * @settings: (nullable): to be reset
 *
 * Errors: G_IO_ERROR_BUSY with nothing deleted if another program works with the data or sends a message; else G_IO_ERROR_*: it can be run again
 */
void amends_erase_run_async (const char *folder, AmendsSecrets *secrets, GSettings *settings,
                             GAsyncReadyCallback callback, gpointer user_data);
gboolean amends_erase_run_finish (GAsyncResult *result, AmendsEraseResult *what, GError **error);

G_END_DECLS
