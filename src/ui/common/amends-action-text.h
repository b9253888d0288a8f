/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-store-actions.h"

G_BEGIN_DECLS

/**
 * amends_action_text_describe: what was done, for a toast: "3 reviews marked as done"
 * @here: what the page that tells it is about: one of these needs no name
 *
 * Returns: (transfer full)
 */
char *amends_action_text_describe (const AmendsActionResult *what, AmendsSubject here);

G_END_DECLS
