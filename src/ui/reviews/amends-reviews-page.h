/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-contact-desk.h"
#include "amends-review-query.h"
#include "amends-store.h"
#include "amends-sync-engine.h"

G_BEGIN_DECLS

/**
 * AmendsReviewsPage: filter sidebar, list and detail of the reviews. Owns its header bars (list and detail each have one) and its toast overlay.
 *
 * Actions it installs on itself (group "reviews"): undo, redo, done-next, toggle-done, select-all, select-all-matching, clear-selection, search,
 * toggle-sidebar, reset-filters, save-view, open-marketplace, next, previous, copy, contact, eligibility, report, cause. The window binds no keys to them; the page does.
 * Actions it expects on the window: win.sync, win.cancel-sync, win.import, win.export, win.show-page, win.show-cause.
 */
#define AMENDS_TYPE_REVIEWS_PAGE (amends_reviews_page_get_type ())
G_DECLARE_FINAL_TYPE (AmendsReviewsPage, amends_reviews_page, AMENDS, REVIEWS_PAGE, AdwBin)

/** amends_reviews_page_new: @settings: the application's; keys show-sidebar, last-query, selected-review, single-key-shortcuts */
AmendsReviewsPage *amends_reviews_page_new (AmendsStore *store, AmendsSyncEngine *engine, GSettings *settings,
                                            GMenuModel *primary_menu);

/** amends_reviews_page_set_desk: what contacting customers takes; without one, nobody can be contacted or reported here. Once */
void amends_reviews_page_set_desk (AmendsReviewsPage *self, AmendsContactDesk *desk);

/** amends_reviews_page_dup_query: Returns: (transfer full): what the list shows now, filter and search together */
AmendsReviewQuery *amends_reviews_page_dup_query (AmendsReviewsPage *self);

/** amends_reviews_page_set_query: shows these reviews */
void amends_reviews_page_set_query (AmendsReviewsPage *self, const AmendsReviewQuery *query);

/** amends_reviews_page_show_review: selects and opens a review, dropping filters that hide it */
void amends_reviews_page_show_review (AmendsReviewsPage *self, gint64 review_id);

/** AmendsMakeWidget: Returns: (transfer floating) */
typedef GtkWidget *(*AmendsMakeWidget) (gpointer user_data);

/** amends_reviews_page_set_placeholder: @make makes what is shown in place of the list while the store holds no review at all, once that is so */
void amends_reviews_page_set_placeholder (AmendsReviewsPage *self, AmendsMakeWidget make, gpointer user_data);

/** amends_reviews_page_set_banner: a state that lasts (sample shop, offline, sync failed). @title: (nullable): NULL hides it; plain text */
void amends_reviews_page_set_banner (AmendsReviewsPage *self, const char *title, const char *button_label,
                                     const char *action_name);

/** amends_reviews_page_set_switcher: what leads to the other pages, shown above the filters. @switcher: (transfer floating) */
void amends_reviews_page_set_switcher (AmendsReviewsPage *self, GtkWidget *switcher);
/** amends_reviews_page_set_unread: how many customers' answers nobody has read; the button that tells it leads there */
void amends_reviews_page_set_unread (AmendsReviewsPage *self, guint unread);

void amends_reviews_page_add_toast (AmendsReviewsPage *self, AdwToast *toast);

G_END_DECLS
