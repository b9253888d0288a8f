/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-application-private.h"

#include "amends-query-language.h"
#include "amends-store-reviews.h"

#include <glib/gi18n-lib.h>

/* What happened and what to do about it are two sentences. */
#define SECONDS_TO_READ 10

void
amends_application_tell (AmendsApplication *self, const char *text)
{
    AdwToast *toast;

    if (self->window == NULL)
        return;
    toast = adw_toast_new (text);
    adw_toast_set_use_markup (toast, FALSE);
    adw_toast_set_timeout (toast, SECONDS_TO_READ);
    amends_window_add_toast (self->window, toast);
}

static void
review_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsApplication) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) reviews = amends_store_load_reviews_finish (AMENDS_STORE (source), result, &error);

    if (self->closing || self->window == NULL || self->context == NULL ||
        amends_context_get_store (self->context) != AMENDS_STORE (source))
        return;
    if (reviews == NULL)
        amends_application_tell (self, error->message);
    else if (reviews->len == 0)
        amends_application_tell (self, _ ("That review is not here any more. Look for it by a few of its words."));
    else
        amends_window_show_review (self->window, ((const AmendsReview *) g_ptr_array_index (reviews, 0))->id);
}

static void
show_query (AmendsApplication *self, const char *text)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autoptr (GPtrArray) problems = NULL;
    g_autoptr (AmendsReviewQuery) query = amends_query_language_parse (text, zone, &problems);

    amends_window_show_query (self->window, query);
    if (problems->len > 0)
        amends_application_tell (self, ((const AmendsQueryProblem *) g_ptr_array_index (problems, 0))->message);
}

void
amends_application_arrive (AmendsApplication *self)
{
    g_autoptr (AmendsLink) link = NULL;

    if (self->window == NULL || self->context == NULL || self->opening != NULL)
        return;
    link = g_steal_pointer (&self->target);
    if (link == NULL)
        return;
    if (link->kind == AMENDS_LINK_MESSAGES)
        gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-page", "s", "messages");
    else if (link->kind == AMENDS_LINK_REVIEW)
        amends_store_load_reviews_async (amends_context_get_store (self->context), &link->review_id, 1, NULL,
                                         review_found_cb, g_object_ref (self));
    else
        show_query (self, link->query);
}

void
amends_application_go_to (AmendsApplication *self, AmendsLink *link)
{
    g_clear_pointer (&self->target, amends_link_free);
    self->target = link;
    if (self->reviews != NULL)
        amends_review_notifier_forget (self->reviews);
    g_application_activate (G_APPLICATION (self));
    amends_application_arrive (self);
}

void
amends_application_go_to_inbox (AmendsApplication *self)
{
    amends_application_go_to (self, amends_link_new_view ("is:open"));
}

void
amends_application_open_files (AmendsApplication *self, GFile **files, int n_files)
{
    for (int i = 0; i < n_files; i++) {
        g_autofree char *uri = NULL;
        AmendsLink *link;

        if (!g_file_has_uri_scheme (files[i], AMENDS_LINK_SCHEME)) {
            amends_window_import (self->window, files[i]);
            continue;
        }
        uri = g_file_get_uri (files[i]);
        link = amends_link_parse (uri);
        if (link != NULL)
            amends_application_go_to (self, link);
        else
            amends_application_tell (self,
                                     _ ("That link leads nowhere in Amends. Ask whoever gave it to you for another."));
    }
}
