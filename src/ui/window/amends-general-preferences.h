/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** AmendsGeneralPreferences: the page of accounts, sync and keyboard. Expects win.accounts, and to be in a dialog. */
#define AMENDS_TYPE_GENERAL_PREFERENCES (amends_general_preferences_get_type ())
G_DECLARE_FINAL_TYPE (AmendsGeneralPreferences, amends_general_preferences, AMENDS, GENERAL_PREFERENCES,
                      AdwPreferencesPage)

AdwPreferencesPage *amends_general_preferences_new (GSettings *settings);

G_END_DECLS
