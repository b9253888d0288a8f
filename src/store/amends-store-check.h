/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"

G_BEGIN_DECLS

/** amends_store_check_is_whole: looks at every page of the file. FALSE without @error if it is damaged */
gboolean amends_store_check_is_whole (AmendsDb *db, GError **error);

G_END_DECLS
