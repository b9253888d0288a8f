/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-data-page.h"

G_BEGIN_DECLS

/**
 * AmendsPreferencesDialog: what a person may choose, a page a subject. Expects win.accounts.
 *
 * Signals: "delete-requested": all of the data is to be deleted; whoever does it closes the dialog first
 */
#define AMENDS_TYPE_PREFERENCES_DIALOG (amends_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AmendsPreferencesDialog, amends_preferences_dialog, AMENDS, PREFERENCES_DIALOG,
                      AdwPreferencesDialog)

AmendsPreferencesDialog *amends_preferences_dialog_new (GSettings *settings, const AmendsDataSource *data);

G_END_DECLS
