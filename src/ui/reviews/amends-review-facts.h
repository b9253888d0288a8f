/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-event.h"
#include "amends-review.h"

G_BEGIN_DECLS

/*
 * What the list and the detail say about a review, as pure functions of the review and of "now".
 */

/** amends_review_facts_visible_until: Returns: when the marketplace stops to show it (rule #7: 90 days), or 0 if it has, or if that is not known */
gint64 amends_review_facts_visible_until (const AmendsReview *review, gint64 now);

/** amends_review_facts_is_new: TRUE for an open review of the last 48 hours, the time it may take to arrive (rule #6) */
gboolean amends_review_facts_is_new (const AmendsReview *review, gint64 now);

/** amends_review_facts_dup_title: Returns: (transfer full): its title; without one, the beginning of its text, else "No title" */
char *amends_review_facts_dup_title (const AmendsReview *review);

/** amends_review_facts_dup_source: Returns: (transfer full): product, brand and marketplace, in one line */
char *amends_review_facts_dup_source (const AmendsReview *review);

/** amends_review_facts_get_contact: Returns: (nullable): what became of the message to its customer, as a badge; NULL if there is none, or it was taken back */
const char *amends_review_facts_get_contact (const AmendsReview *review);
/** amends_review_facts_dup_spoken: Returns: (transfer full): the row as a screen reader says it */
char *amends_review_facts_dup_spoken (const AmendsReview *review, gint64 now, GTimeZone *zone);

/** amends_review_facts_dup_language: Returns: (transfer full): the language's own tag made readable ("Swedish"), or the tag itself */
char *amends_review_facts_dup_language (const char *tag);

/** amends_review_facts_dup_event: Returns: (transfer full): one line of the history */
char *amends_review_facts_dup_event (const AmendsEvent *event);

/** amends_review_facts_dup_plain: Returns: (transfer full): the review as text to be pasted elsewhere */
char *amends_review_facts_dup_plain (const AmendsReview *review, GTimeZone *zone);
/** amends_review_facts_dup_html: the same as HTML; everything from outside is escaped. Returns: (transfer full) */
char *amends_review_facts_dup_html (const AmendsReview *review, GTimeZone *zone);

G_END_DECLS
