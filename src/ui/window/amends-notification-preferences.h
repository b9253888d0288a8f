/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** AmendsNotificationPreferences: the page of what the desktop tells, and when. */
#define AMENDS_TYPE_NOTIFICATION_PREFERENCES (amends_notification_preferences_get_type ())
G_DECLARE_FINAL_TYPE (AmendsNotificationPreferences, amends_notification_preferences, AMENDS, NOTIFICATION_PREFERENCES,
                      AdwPreferencesPage)

AdwPreferencesPage *amends_notification_preferences_new (GSettings *settings);

G_END_DECLS
