/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** AmendsContactPreferences: the page of how customers are contacted. */
#define AMENDS_TYPE_CONTACT_PREFERENCES (amends_contact_preferences_get_type ())
G_DECLARE_FINAL_TYPE (AmendsContactPreferences, amends_contact_preferences, AMENDS, CONTACT_PREFERENCES,
                      AdwPreferencesPage)

AdwPreferencesPage *amends_contact_preferences_new (GSettings *settings);

G_END_DECLS
