/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-notification.h"

#include "amends-review-facts.h"
#include "amends-text.h"

#include <glib/gi18n-lib.h>

#define MOST_CHARACTERS 160
#define MOST_STARS 5
#define VIEW "is:open sort:newest stars:"

static void
tell_one (AmendsNoticeText *self, const AmendsReview *review)
{
    g_autofree char *source = amends_review_facts_dup_source (review);
    g_autofree char *title = amends_review_facts_dup_title (review);
    g_autofree char *body = amends_text_for_display (review->body, MOST_CHARACTERS, TRUE);
    /* Where a review has no title, its beginning stands for it. */
    gboolean titled = review->title != NULL && body[0] != '\0';
    const char *parts[] = { titled || body[0] == '\0' ? title : NULL, body, source };

    /* Translators: title of a notification; a review has arrived with so many of five stars */
    self->title = g_strdup_printf (
        ngettext ("New review with %d star", "New review with %d stars", (gulong) review->stars), review->stars);
    /* On one line: a desktop may make one line of several, and leaves nothing between them. */
    self->body = amends_text_join (parts, G_N_ELEMENTS (parts));
}

static void
tell_all (AmendsNoticeText *self, GPtrArray *reviews)
{
    g_autoptr (GString) body = g_string_new (NULL);
    g_autoptr (GString) view = g_string_new (VIEW);
    guint counts[MOST_STARS + 1] = { 0 };

    for (guint i = 0; i < reviews->len; i++)
        counts[CLAMP (((const AmendsReview *) reviews->pdata[i])->stars, 1, MOST_STARS)]++;
    for (int stars = 1; stars <= MOST_STARS; stars++) {
        if (counts[stars] == 0)
            continue;
        /* Translators: between the parts of a list */
        g_string_append (body, body->len > 0 ? _ (", ") : "");
        /* Translators: part of a list; %1$u is how many reviews there are with %2$d stars */
        g_string_append_printf (body, ngettext ("%1$u with %2$d star", "%1$u with %2$d stars", (gulong) stars),
                                counts[stars], stars);
        g_string_append_printf (view, "%s%d", view->len > strlen (VIEW) ? "," : "", stars);
    }
    self->title =
        g_strdup_printf (ngettext ("%u new critical review", "%u new critical reviews", reviews->len), reviews->len);
    self->body = g_string_free_and_steal (g_steal_pointer (&body));
    self->view = g_string_free_and_steal (g_steal_pointer (&view));
}

AmendsNoticeText *
amends_review_notice_text_new (GPtrArray *reviews)
{
    AmendsNoticeText *self = g_new0 (AmendsNoticeText, 1);

    if (reviews->len == 1)
        tell_one (self, reviews->pdata[0]);
    else
        tell_all (self, reviews);
    return self;
}

void
amends_notice_text_free (AmendsNoticeText *self)
{
    g_free (self->title);
    g_free (self->body);
    g_free (self->view);
    g_free (self);
}

static GVariant *
list_ids (GPtrArray *reviews, gboolean sample)
{
    GVariantBuilder ids;

    g_variant_builder_init (&ids, G_VARIANT_TYPE ("ax"));
    for (guint i = 0; i < reviews->len; i++)
        g_variant_builder_add (&ids, "x", ((const AmendsReview *) reviews->pdata[i])->id);
    return g_variant_new ("(bax)", sample, &ids);
}

GNotification *
amends_review_notification_new (GPtrArray *reviews, gboolean sample)
{
    g_autoptr (AmendsNoticeText) text = amends_review_notice_text_new (reviews);
    GNotification *notification = g_notification_new (text->title);
    const char *action = text->view != NULL ? "app.show-view" : "app.show-review";
    g_autoptr (GVariant) target =
        g_variant_ref_sink (text->view != NULL ? g_variant_new_string (text->view)
                                               : g_variant_new_int64 (((const AmendsReview *) reviews->pdata[0])->id));

    g_notification_set_body (notification, text->body);
    g_notification_set_default_action_and_target_value (notification, action, target);
    g_notification_add_button_with_target_value (notification, _ ("Open"), action, target);
    g_notification_add_button_with_target_value (notification,
                                                 reviews->len == 1 ? _ ("Mark as Done") : _ ("Mark All as Done"),
                                                 "app.mark-done", list_ids (reviews, sample));
    return notification;
}
