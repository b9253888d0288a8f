/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * amends_store_is_alone: FALSE if any program has the data file in @folder open. A file that is not there, or cannot be opened, nobody works with.
 * Blocks a few seconds at most
 */
gboolean amends_store_is_alone (const char *folder);

G_END_DECLS
