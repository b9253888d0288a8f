/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-application-private.h"
#include "amends-rule-notice.h"

static gint64
get_now (void)
{
    return g_get_real_time () / G_USEC_PER_SEC;
}

static void
show_failure (AmendsApplication *self, const GError *error)
{
    g_autofree char *folder = amends_context_dup_folder (self->root, self->sample);

    amends_search_provider_give_up (self->search);
    if (self->window != NULL)
        amends_window_show_failure (self->window, error, folder);
}

void
amends_application_show_data (AmendsApplication *self)
{
    if (self->window == NULL || self->context == NULL)
        return;
    amends_window_show_data (self->window, amends_context_get_store (self->context),
                             amends_context_get_engine (self->context), amends_context_get_secrets (self->context),
                             amends_context_is_sample (self->context), amends_context_get_outbox (self->context),
                             amends_context_get_rule_packs (self->context));
    amends_rule_notice_show (self->window, amends_context_get_rule_warnings (self->context));
    amends_application_arrive (self);
}

static void
start_context (AmendsApplication *self)
{
    /* The store answers in order: what the person waits for is asked first. */
    amends_application_show_data (self);
    amends_outbox_start (amends_context_get_outbox (self->context));
    amends_application_start_notices (self);
    amends_application_start_auto_sync (self);
    amends_application_start_backups (self);
    amends_search_provider_set_store (self->search, amends_context_get_store (self->context));
}

/* Nobody may ask anything of data that is about to be closed. */
static void
let_go_of_context (AmendsApplication *self)
{
    amends_search_provider_set_store (self->search, NULL);
    amends_application_stop_notices (self);
    amends_application_stop_backups (self);
    g_clear_object (&self->auto_sync);
    g_clear_object (&self->session);
}

static void
end_main_loop (AmendsApplication *self)
{
    g_clear_object (&self->context);
    g_application_release (G_APPLICATION (self));
    g_application_quit (G_APPLICATION (self));
}

static void
closed_at_end_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsApplication) self = user_data;
    g_autoptr (GError) error = NULL;

    if (!amends_context_close_finish (AMENDS_CONTEXT (source), result, &error))
        g_warning ("Data did not close in order: %s", error->message);
    end_main_loop (self);
}

void
amends_application_end_in_order (AmendsApplication *self)
{
    g_clear_object (&self->opening);
    let_go_of_context (self);
    amends_search_provider_give_up (self->search);
    if (self->context != NULL)
        amends_context_close_async (self->context, closed_at_end_cb, g_object_ref (self));
    else
        end_main_loop (self);
}

void
amends_application_fail_to_open (AmendsApplication *self, const GError *error)
{
    g_clear_object (&self->opening);
    show_failure (self, error);
}

static void
session_started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsApplication) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsSampleSession) session =
        amends_sample_session_start_finish (AMENDS_CONTEXT (source), result, &error);

    if (self->closing) {
        g_clear_object (&session);
        amends_application_end_in_order (self);
        return;
    }
    if (session == NULL) {
        amends_application_fail_to_open (self, error);
        return;
    }
    g_clear_object (&self->opening);
    g_set_object (&self->session, session);
    amends_sample_session_remember (self->root, TRUE);
    start_context (self);
}

static void
context_opened_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsApplication) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsContext) context = amends_context_open_finish (result, &error);

    if (self->closing) {
        g_set_object (&self->context, context);
        amends_application_end_in_order (self);
        return;
    }
    if (context == NULL) {
        amends_application_fail_to_open (self, error);
        return;
    }
    g_set_object (&self->context, context);
    if (self->sample) {
        amends_sample_session_start_async (context, get_now (), self->opening, session_started_cb, g_object_ref (self));
        return;
    }
    g_clear_object (&self->opening);
    amends_sample_session_remember (self->root, FALSE);
    start_context (self);
}

void
amends_application_open_context (AmendsApplication *self)
{
    if (!amends_application_resume_erase (self))
        amends_context_open_async (self->root, self->sample, self->opening, context_opened_cb, g_object_ref (self));
}

void
amends_application_go_on (AmendsApplication *self)
{
    if (self->closing)
        amends_application_end_in_order (self);
    else if (!amends_application_restore_waiting (self))
        amends_application_open_context (self);
}

static void
closed_before_open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsApplication) self = user_data;
    g_autoptr (GError) error = NULL;

    if (!amends_context_close_finish (AMENDS_CONTEXT (source), result, &error))
        g_warning ("Data did not close in order: %s", error->message);
    amends_application_go_on (self);
}

AmendsContext *
amends_application_let_go (AmendsApplication *self)
{
    self->opening = g_cancellable_new ();
    if (self->window != NULL)
        amends_window_show_loading (self->window);
    let_go_of_context (self);
    return g_steal_pointer (&self->context);
}

void
amends_application_open_data (AmendsApplication *self, gboolean sample)
{
    g_autoptr (AmendsContext) previous = NULL;

    if (self->opening != NULL || self->closing)
        return;
    self->sample = sample;
    previous = amends_application_let_go (self);
    if (previous != NULL)
        amends_context_close_async (previous, closed_before_open_cb, g_object_ref (self));
    else
        amends_application_go_on (self);
}

void
amends_application_start_afresh (AmendsApplication *self)
{
    g_autofree char *folder = amends_context_dup_folder (self->root, self->sample);
    g_autofree char *name = NULL;
    g_autoptr (GError) error = NULL;

    if (self->context != NULL || self->opening != NULL)
        return;
    name = amends_context_set_aside (folder, get_now (), &error);
    if (name == NULL)
        show_failure (self, error);
    else
        amends_application_open_data (self, self->sample);
}

/* The window goes first: what it still has to save, a note being written above all, is queued before the store closes. */
void
amends_application_shut_down (AmendsApplication *self)
{
    if (self->closing)
        return;
    self->closing = TRUE;
    g_application_hold (G_APPLICATION (self));
    amends_application_stop_resting (self);
    amends_application_stop_background (self);
    g_cancellable_cancel (self->opening);
    if (self->window != NULL)
        gtk_window_destroy (GTK_WINDOW (self->window));
    /* While something is being opened, its callback goes on from here. */
    if (self->opening == NULL)
        amends_application_end_in_order (self);
}
