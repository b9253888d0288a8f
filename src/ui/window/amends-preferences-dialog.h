/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-backups.h"

G_BEGIN_DECLS

/** AmendsPreferencesDialog: what a person may choose. Expects win.accounts. */
#define AMENDS_TYPE_PREFERENCES_DIALOG (amends_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AmendsPreferencesDialog, amends_preferences_dialog, AMENDS, PREFERENCES_DIALOG,
                      AdwPreferencesDialog)

/** amends_preferences_dialog_new: @folder: where the data is kept; shown, and opened in the file manager */
AmendsPreferencesDialog *amends_preferences_dialog_new (GSettings *settings, const char *folder);

/** amends_preferences_dialog_set_backups: @backups: (nullable): of the data that is open; NULL: the sample shop's */
void amends_preferences_dialog_set_backups (AmendsPreferencesDialog *self, AmendsBackups *backups, GSettings *settings);

G_END_DECLS
