/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-quiet-gate.h"
#include "amends-sync-engine.h"

G_BEGIN_DECLS

#define AMENDS_REVIEW_NOTIFICATION "reviews"

/**
 * AmendsReviewNotifier: looks after each sync for new critical reviews (amends-store-news.h) of the levels that the person chose (key notify-stars), and has one
 * notification shown for all of them, unless it is quiet: then it looks again when that is over. When more arrive, the one that is shown is replaced by one
 * for all that are still open; when none is open any more, it is withdrawn.
 *
 * Signals: "notice" (GNotification notification): to be shown under AMENDS_REVIEW_NOTIFICATION, in place of what was shown before; NULL: nothing any more
 */
#define AMENDS_TYPE_REVIEW_NOTIFIER (amends_review_notifier_get_type ())
G_DECLARE_FINAL_TYPE (AmendsReviewNotifier, amends_review_notifier, AMENDS, REVIEW_NOTIFIER, GObject)

/** amends_review_notifier_new: @sample: the store is the sample shop's */
AmendsReviewNotifier *amends_review_notifier_new (AmendsStore *store, AmendsSyncEngine *engine, GSettings *settings,
                                                  AmendsQuietGate *gate, gboolean sample);

/** amends_review_notifier_forget: the person has seen what was shown: what arrives from now on is told by itself */
void amends_review_notifier_forget (AmendsReviewNotifier *self);

/** amends_review_notifier_get_told: Returns: (transfer none) (element-type gint64): reviews that the notification shown is about; empty: none is shown */
GArray *amends_review_notifier_get_told (AmendsReviewNotifier *self);

G_END_DECLS
