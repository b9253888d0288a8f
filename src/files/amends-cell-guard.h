/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * amends_cell_guard_add: puts an apostrophe before a text that a spreadsheet would run as a formula, or that already has such a guard,
 * so that amends_cell_guard_remove() gives every text back as it was.
 *
 * Returns: (transfer full)
 */
char *amends_cell_guard_add (const char *text);
char *amends_cell_guard_remove (const char *text);

G_END_DECLS
