/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-application-private.h"

/* The desktop asks at every letter that is typed: opening the data anew for each would be slow. */
#define REST_SECONDS 60

static void
rested_cb (gpointer user_data)
{
    AmendsApplication *self = user_data;

    self->rest_source = 0;
    amends_application_shut_down (self);
}

static void
hold (AmendsApplication *self)
{
    if (!self->held)
        g_application_hold (G_APPLICATION (self));
    self->held = TRUE;
}

void
amends_application_rest (AmendsApplication *self)
{
    if (self->closing || self->window != NULL)
        return;
    hold (self);
    g_clear_handle_id (&self->rest_source, g_source_remove);
    if (self->background)
        return;
    self->rest_source = g_timeout_add_seconds_once (REST_SECONDS, rested_cb, self);
}

void
amends_application_stop_resting (AmendsApplication *self)
{
    g_clear_handle_id (&self->rest_source, g_source_remove);
    if (self->held)
        g_application_release (G_APPLICATION (self));
    self->held = FALSE;
}

void
amends_application_window_gone (AmendsApplication *self)
{
    gboolean has_data = self->context != NULL || self->opening != NULL;

    if (!self->background || !has_data) {
        amends_application_shut_down (self);
        return;
    }
    amends_application_rest (self);
    amends_application_attend (self);
}

static void
asked_cb (AmendsSearchProvider *search, AmendsApplication *self)
{
    if (self->lock == NULL || self->closing) {
        amends_search_provider_give_up (search);
        return;
    }
    if (self->context == NULL && self->opening == NULL)
        amends_application_open_data (self, self->sample);
    amends_application_rest (self);
}

static void
review_activated_cb (AmendsSearchProvider *search G_GNUC_UNUSED, gint64 review_id, AmendsApplication *self)
{
    amends_application_go_to (self, amends_link_new_review (review_id));
}

static void
search_launched_cb (AmendsSearchProvider *search G_GNUC_UNUSED, const char *text, AmendsApplication *self)
{
    amends_application_go_to (self, amends_link_new_view (text));
}

void
amends_application_set_up_search (AmendsApplication *self)
{
    self->search = amends_search_provider_new ();
    g_signal_connect_object (self->search, "asked", G_CALLBACK (asked_cb), self, G_CONNECT_DEFAULT);
    g_signal_connect_object (self->search, "review-activated", G_CALLBACK (review_activated_cb), self,
                             G_CONNECT_DEFAULT);
    g_signal_connect_object (self->search, "search-launched", G_CALLBACK (search_launched_cb), self, G_CONNECT_DEFAULT);
}
