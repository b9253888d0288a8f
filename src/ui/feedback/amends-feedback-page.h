/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-rule-pack.h"
#include "amends-store.h"

G_BEGIN_DECLS

/**
 * AmendsFeedbackPage: what customers say of the seller: the rating in its windows, charts that explain it, and the feedback behind them.
 *
 * Signals: "reviews-requested" (AmendsReviewQuery *): the reviews behind a point of a chart are to be shown.
 * Actions it installs on itself (group "feedback"): undo, redo, done-next, next, previous, cause, resolve, search, type-totals,
 * toggle-sidebar. The page binds keys to them.
 * Actions it expects on the window: win.import, win.sync, and those of the primary menu.
 */
#define AMENDS_TYPE_FEEDBACK_PAGE (amends_feedback_page_get_type ())
G_DECLARE_FINAL_TYPE (AmendsFeedbackPage, amends_feedback_page, AMENDS, FEEDBACK_PAGE, AdwBin)

/**
 * amends_feedback_page_new:
 * @pack: must outlive the page; the base pack, for the rating has the same windows on every marketplace
 * @settings: (nullable): the application's; key single-key-shortcuts
 */
AmendsFeedbackPage *amends_feedback_page_new (AmendsStore *store, const AmendsRulePack *pack, GSettings *settings,
                                              GMenuModel *primary_menu);

/** amends_feedback_page_set_switcher: what leads to the other pages, shown at the side. @switcher: (transfer floating) */
void amends_feedback_page_set_switcher (AmendsFeedbackPage *self, GtkWidget *switcher);

/** amends_feedback_page_find: shows the feedback of the last 90 days that matches, done or not. @query: in the search language */
void amends_feedback_page_find (AmendsFeedbackPage *self, const char *query);
/** amends_feedback_page_show_feedback: opens the detail of one */
void amends_feedback_page_show_feedback (AmendsFeedbackPage *self, gint64 feedback_id);

G_END_DECLS
