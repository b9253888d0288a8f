/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-contact-desk.h"
#include "amends-review.h"
#include "amends-store.h"

G_BEGIN_DECLS

/**
 * AmendsDetailPane: one review, whole, and all that is known of it.
 *
 * Properties: "compact" (gboolean): the buttons are in a bar below, for narrow windows. Signals: "failed" (GError *). Uses the actions reviews.toggle-done, reviews.open-marketplace, reviews.next, reviews.previous, reviews.report
 * and those of AmendsContactButton and AmendsContactStatus.
 */
#define AMENDS_TYPE_DETAIL_PANE (amends_detail_pane_get_type ())
G_DECLARE_FINAL_TYPE (AmendsDetailPane, amends_detail_pane, AMENDS, DETAIL_PANE, AdwBin)

void amends_detail_pane_set_store (AmendsDetailPane *self, AmendsStore *store);
/** amends_detail_pane_set_desk: what decides whether the customer can be contacted */
void amends_detail_pane_set_desk (AmendsDetailPane *self, AmendsContactDesk *desk);

/**
 * amends_detail_pane_show: @review_id: 0 shows the page for nothing selected; @review: (nullable): what is known of it already, shown
 * while the rest is being read.
 */
void amends_detail_pane_show (AmendsDetailPane *self, gint64 review_id, AmendsReview *review);

/** amends_detail_pane_show_several: @n reviews are selected: none of them is shown */
void amends_detail_pane_show_several (AmendsDetailPane *self, guint n);

/** amends_detail_pane_set_terms: highlights these. @terms: (nullable) (element-type AmendsTextTerm) */
void amends_detail_pane_set_terms (AmendsDetailPane *self, GPtrArray *terms);

/** amends_detail_pane_get_review: Returns: (transfer none) (nullable) */
AmendsReview *amends_detail_pane_get_review (AmendsDetailPane *self);

/** amends_detail_pane_flush: saves the note now */
void amends_detail_pane_flush (AmendsDetailPane *self);

/** amends_detail_pane_focus_note: puts the cursor into the note */
void amends_detail_pane_focus_note (AmendsDetailPane *self);

/** amends_detail_pane_choose_cause: opens the list of causes for the review that is shown */
void amends_detail_pane_choose_cause (AmendsDetailPane *self);

G_END_DECLS
