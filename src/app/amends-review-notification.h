/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-review.h"

G_BEGIN_DECLS

/** AmendsNoticeText: what a notification of new reviews says and leads to. */
typedef struct {
    char *title;
    char *body;
    char *view; /* (nullable): the query that shows them; NULL: it is one review, which opens */
} AmendsNoticeText;

/** amends_review_notice_text_new: @reviews: (element-type AmendsReview): at least one */
AmendsNoticeText *amends_review_notice_text_new (GPtrArray *reviews);
void amends_notice_text_free (AmendsNoticeText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsNoticeText, amends_notice_text_free)

/**
 * amends_review_notification_new: one for all of @reviews, which opens them (app.show-review, app.show-view) or marks them as done (app.mark-done).
 * @reviews: (element-type AmendsReview): at least one
 * @sample: whose numbers these are: of the sample shop or of the person's own data
 */
GNotification *amends_review_notification_new (GPtrArray *reviews, gboolean sample);

G_END_DECLS
