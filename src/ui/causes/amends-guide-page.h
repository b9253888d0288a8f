/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-cause.h"
#include "amends-rule-pack.h"
#include "amends-store.h"

G_BEGIN_DECLS

/**
 * AmendsGuidePage: the marketplace's table of problems, causes and solutions (rule #39) as a working checklist, with the numbers of this shop: how many
 * comments there are of each cause, what was done about it and what came of it, and the products that have become worse of late.
 *
 * Actions it installs on itself (group "guide"): words, hear-all. Actions it expects on the window: win.find-reviews ("s"), win.find-feedback ("s").
 */
#define AMENDS_TYPE_GUIDE_PAGE (amends_guide_page_get_type ())
G_DECLARE_FINAL_TYPE (AmendsGuidePage, amends_guide_page, AMENDS, GUIDE_PAGE, AdwBin)

AmendsGuidePage *amends_guide_page_new (AmendsStore *store, const AmendsRulePack *pack, GMenuModel *primary_menu);

/** amends_guide_page_show_cause: leads to one cause */
void amends_guide_page_show_cause (AmendsGuidePage *self, AmendsCause cause);

/** amends_guide_page_set_switcher: what leads to the other pages. @switcher: (transfer floating) */
void amends_guide_page_set_switcher (AmendsGuidePage *self, GtkWidget *switcher);

G_END_DECLS
