/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-cause.h"

G_BEGIN_DECLS

/**
 * AmendsGuideList: the 8 problems with their 15 causes, and how many comments there are of each. Takes values only.
 *
 * Signals: "chosen" (int cause): another one is selected; "opened": the person went into it.
 */
#define AMENDS_TYPE_GUIDE_LIST (amends_guide_list_get_type ())
G_DECLARE_FINAL_TYPE (AmendsGuideList, amends_guide_list, AMENDS, GUIDE_LIST, AdwBin)

/** amends_guide_list_set_counts: @counts: (array fixed-size=15) */
void amends_guide_list_set_counts (AmendsGuideList *self, const guint64 *counts);

/** amends_guide_list_select: selects a cause as if the person had */
void amends_guide_list_select (AmendsGuideList *self, AmendsCause cause);

G_END_DECLS
