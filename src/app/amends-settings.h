/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * amends_settings_new: the program's settings (schema io.github.amendsapp.Amends).
 *
 * GLib ends the program when a schema is missing, as it is in a build tree that was not installed. Then the schema built into the program is used
 * and what is chosen lasts until the program ends.
 *
 * Returns: (transfer full): never NULL
 */
GSettings *amends_settings_new (void);

/** amends_settings_new_in_memory: the fallback by itself */
GSettings *amends_settings_new_in_memory (void);

G_END_DECLS
