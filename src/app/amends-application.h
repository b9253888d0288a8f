/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AmendsApplication: one window on one data folder. Holds the folder's lock, opens and closes its data, and runs the sample shop.
 *
 * With a session bus, a second start on the same folder raises the window of the first; two folders can be open at once.
 */
#define AMENDS_TYPE_APPLICATION (amends_application_get_type ())
G_DECLARE_FINAL_TYPE (AmendsApplication, amends_application, AMENDS, APPLICATION, AdwApplication)

AmendsApplication *amends_application_new (void);

/** amends_application_get_exit_status: Returns: what main() returns if the run itself returned 0 */
int amends_application_get_exit_status (AmendsApplication *self);

G_END_DECLS
