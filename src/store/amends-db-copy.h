/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"

G_BEGIN_DECLS

/** AmendsDbCopyFunc: after each step; it also is the pause in which others get at the disk */
typedef void (*AmendsDbCopyFunc) (double progress, gpointer user_data);

/**
 * amends_db_copy: copies all pages of @from over @to, in steps. To be called in amends_db_read() of @from: its snapshot stays the same then, however much
 * others write meanwhile, and nobody has to wait for it; without, each write would make it begin again.
 */
gboolean amends_db_copy (AmendsDb *from, AmendsDb *to, AmendsDbCopyFunc func, gpointer user_data, GError **error);

G_END_DECLS
