/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-outbox.h"
#include "amends-review-query.h"
#include "amends-rule-packs.h"
#include "amends-secrets.h"
#include "amends-store.h"
#include "amends-sync-engine.h"

G_BEGIN_DECLS

/**
 * AmendsWindow: the one window. It shows what it is given (data, or why there is none) and asks for other data by signals; it opens nothing itself.
 *
 * Signals:
 *   "sample-shop-requested" (gboolean enter): the person wants into the sample shop, or out of it
 *   "reopen-requested" (gboolean start_afresh): data could not be opened; try again, after putting the damaged file aside or not
 *
 * Actions: win.close, sync, cancel-sync, import, export, accounts, add-account, enter-token, show-steps, try-sample-shop, leave-sample-shop,
 * open-folder, retry, start-afresh, privacy-mode, show-page ("s": "reviews", "messages", "feedback"), show-review ("x"), show-message ("x").
 */
#define AMENDS_TYPE_WINDOW (amends_window_get_type ())
G_DECLARE_FINAL_TYPE (AmendsWindow, amends_window, AMENDS, WINDOW, AdwApplicationWindow)

/** amends_window_new: shows that it is loading until it is told more. @settings: schema io.github.amendsapp.Amends */
AmendsWindow *amends_window_new (GtkApplication *application, GSettings *settings);

/** amends_window_present: as soon as there is something to show, or when that takes longer than a person would wait */
void amends_window_present (AmendsWindow *self);
/** amends_window_stop_presenting: it is being destroyed: what comes now no longer brings it on the screen */
void amends_window_stop_presenting (AmendsWindow *self);
/** amends_window_show_loading: lets go of the data that it shows, so that it can be closed */
void amends_window_show_loading (AmendsWindow *self);
/**
 * amends_window_show_data: shows this data, and syncs its accounts
 * @outbox: (nullable): without one, contacts are handed over to the marketplaces' own pages
 * @packs: (nullable): the marketplaces' rules; those that are built in by default
 */
void amends_window_show_data (AmendsWindow *self, AmendsStore *store, AmendsSyncEngine *engine, AmendsSecrets *secrets,
                              gboolean sample, AmendsOutbox *outbox, AmendsRulePacks *packs);
/** amends_window_show_review: opens a review; for notifications. Nothing without data */
void amends_window_show_review (AmendsWindow *self, gint64 review_id);
/** amends_window_show_query: shows these reviews; for links. Nothing without data */
void amends_window_show_query (AmendsWindow *self, const AmendsReviewQuery *query);
/** amends_window_show_message: opens a customer's answer; for notifications. Nothing without data */
void amends_window_show_message (AmendsWindow *self, gint64 message_id);
/** amends_window_show_failure: why data could not be opened, and what to do. @folder: where it is */
void amends_window_show_failure (AmendsWindow *self, const GError *error, const char *folder);

/** amends_window_import: imports a file as soon as data is shown and earlier files are done */
void amends_window_import (AmendsWindow *self, GFile *file);

void amends_window_add_toast (AmendsWindow *self, AdwToast *toast);

/** amends_window_get_page_name: Returns: "loading", "welcome", "reviews" or "failure" */
const char *amends_window_get_page_name (AmendsWindow *self);

G_END_DECLS
