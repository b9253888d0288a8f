/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** AmendsWelcomePage: the first page ever seen: three ways to get reviews. Expects win.try-sample-shop, win.import and win.add-account. */
#define AMENDS_TYPE_WELCOME_PAGE (amends_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (AmendsWelcomePage, amends_welcome_page, AMENDS, WELCOME_PAGE, AdwBin)

AmendsWelcomePage *amends_welcome_page_new (void);

G_END_DECLS
