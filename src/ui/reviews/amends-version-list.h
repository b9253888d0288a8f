/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "amends-store-reviews.h"

G_BEGIN_DECLS

/**
 * AmendsVersionList: what a review said before it was edited, and what changed from each version to the next, word by word. What went is
 * struck through and in brackets with a minus, what came is underlined and in brackets with a plus: colour is never the only mark.
 */
#define AMENDS_TYPE_VERSION_LIST (amends_version_list_get_type ())
G_DECLARE_FINAL_TYPE (AmendsVersionList, amends_version_list, AMENDS, VERSION_LIST, GtkBox)

/** amends_version_list_set: @versions: (element-type AmendsReviewVersion): newest first, the present one is @review */
void amends_version_list_set (AmendsVersionList *self, const AmendsReview *review, GPtrArray *versions);

G_END_DECLS
