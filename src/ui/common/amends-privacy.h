/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AmendsPrivacy: whether names and order numbers are hidden on this screen until they are pointed at or get the focus. One for the
 * program, as the style manager is: what hides itself may lie anywhere, and must not be forgotten by whoever made it.
 *
 * Properties: "active" (gboolean, read and write): bound to the setting "privacy-mode" by the window.
 */
#define AMENDS_TYPE_PRIVACY (amends_privacy_get_type ())
G_DECLARE_FINAL_TYPE (AmendsPrivacy, amends_privacy, AMENDS, PRIVACY, GObject)

/** amends_privacy_get_default: Returns: (transfer none): the one there is */
AmendsPrivacy *amends_privacy_get_default (void);

gboolean amends_privacy_is_active (AmendsPrivacy *self);
void amends_privacy_set_active (AmendsPrivacy *self, gboolean active);

G_END_DECLS
