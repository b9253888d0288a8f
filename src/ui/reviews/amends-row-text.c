/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-row-text.h"

#include <glib/gi18n-lib.h>

#include "amends-cause-text.h"
#include "amends-dates.h"
#include "amends-review-facts.h"
#include "amends-text.h"

/* Two lines hold less than that; laying out more takes time in every row that comes into sight. */
#define BODY_CHARS 400

static void
free_badge (gpointer data)
{
    AmendsBadge *badge = data;

    g_free (badge->label);
    g_free (badge);
}

void
amends_row_text_add_badge (AmendsRowText *self, AmendsBadgeKind kind, const char *label)
{
    AmendsBadge *badge = g_new (AmendsBadge, 1);

    *badge = (AmendsBadge) { kind, g_strdup (label), NULL };
    g_ptr_array_add (self->badges, badge);
}

static void
add_badge (AmendsRowText *self, gboolean wanted, AmendsBadgeKind kind, const char *label)
{
    if (wanted)
        amends_row_text_add_badge (self, kind, label);
}

static void
add_deadline (AmendsRowText *self, gint64 until, GTimeZone *zone)
{
    /* It is less than a year away: the year would only take room. */
    g_autofree char *day = amends_dates_day (until, until, zone);
    /* Translators: the review can be seen on the marketplace until that day. */
    g_autofree char *label = g_strdup_printf (_ ("On marketplace until %s"), day);

    add_badge (self, TRUE, AMENDS_BADGE_PLAIN, label);
}

static void
add_contact (AmendsRowText *self, const AmendsReview *review)
{
    const char *contact = amends_review_facts_get_contact (review);
    gboolean warns = review->contact_state == AMENDS_CONTACT_FAILED || review->contact_state == AMENDS_CONTACT_UNKNOWN;

    if (review->contactable) {
        add_badge (self, TRUE, AMENDS_BADGE_ACCENT, _ ("Can be contacted"));
        ((AmendsBadge *) g_ptr_array_index (self->badges, self->badges->len - 1))->icon = "mail-send-symbolic";
    }
    add_badge (self, contact != NULL, warns ? AMENDS_BADGE_WARNING : AMENDS_BADGE_PLAIN, contact);
}

static void
add_badges (AmendsRowText *self, const AmendsReview *review, gint64 now, GTimeZone *zone)
{
    gint64 until = amends_review_facts_visible_until (review, now);

    /* Translators: badge of a review of the last two days */
    add_badge (self, amends_review_facts_is_new (review, now), AMENDS_BADGE_ACCENT, _ ("New"));
    add_contact (self, review);
    add_badge (self, review->wrong_door, AMENDS_BADGE_PLAIN, amends_cause_text_get_door (AMENDS_SUBJECT_REVIEW));
    /* Translators: badge of a review that the marketplace or its author removed */
    add_badge (self, review->gone_at != 0, AMENDS_BADGE_WARNING, _ ("Removed"));
    /* Translators: badge of a review that its author changed */
    add_badge (self, review->n_versions > 1, AMENDS_BADGE_PLAIN, _ ("Edited"));
    /* Translators: badge of a review of a verified purchase */
    add_badge (self, review->verified == AMENDS_TRI_YES, AMENDS_BADGE_PLAIN, _ ("Verified"));
    /* Translators: badge of a review with photos */
    add_badge (self, review->photos != NULL && review->photos[0] != NULL, AMENDS_BADGE_PLAIN, _ ("Photo"));
    /* Translators: badge of a review with a private note */
    add_badge (self, review->has_note, AMENDS_BADGE_PLAIN, _ ("Note"));
    if (until != 0)
        add_deadline (self, until, zone);
}

AmendsRowText *
amends_row_text_new_bare (int stars)
{
    AmendsRowText *self = g_new0 (AmendsRowText, 1);

    self->stars = stars;
    self->badges = g_ptr_array_new_with_free_func (free_badge);
    return self;
}

AmendsRowText *
amends_row_text_new (const AmendsReview *review, gint64 now, GTimeZone *zone)
{
    AmendsRowText *self = amends_row_text_new_bare (review->stars);

    self->title = amends_review_facts_dup_title (review);
    self->body = amends_text_for_display (review->body, BODY_CHARS, TRUE);
    self->source = amends_review_facts_dup_source (review);
    self->date = amends_dates_relative (review->published_at, now, zone);
    self->exact = amends_dates_exact (review->published_at, zone);
    add_badges (self, review, now, zone);
    return self;
}

void
amends_row_text_free (AmendsRowText *self)
{
    g_free (self->title);
    g_free (self->body);
    g_free (self->source);
    g_free (self->date);
    g_free (self->exact);
    g_clear_pointer (&self->title_spans, g_array_unref);
    g_clear_pointer (&self->source_spans, g_array_unref);
    g_ptr_array_unref (self->badges);
    g_free (self);
}
