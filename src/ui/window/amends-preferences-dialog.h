/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** AmendsPreferencesDialog: what a person may choose. Expects win.accounts. */
#define AMENDS_TYPE_PREFERENCES_DIALOG (amends_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AmendsPreferencesDialog, amends_preferences_dialog, AMENDS, PREFERENCES_DIALOG,
                      AdwPreferencesDialog)

/** amends_preferences_dialog_new: @folder: where the data is kept; shown, and opened in the file manager */
AmendsPreferencesDialog *amends_preferences_dialog_new (GSettings *settings, const char *folder);

G_END_DECLS
