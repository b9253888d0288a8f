/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** amends_about_new: Returns: (transfer floating): what the program is, who made it, and what it never does */
AdwDialog *amends_about_new (void);

/** amends_about_dup_debug_info: Returns: (transfer full): versions of the parts, for a report of a bug; nothing of the person, their folders or their data */
char *amends_about_dup_debug_info (void);

G_END_DECLS
