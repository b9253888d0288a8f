/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-application-private.h"

#include "amends-store-actions.h"

static void
notice_cb (AmendsReviewNotifier *reviews G_GNUC_UNUSED, GNotification *notification, AmendsApplication *self)
{
    if (notification != NULL)
        g_application_send_notification (G_APPLICATION (self), AMENDS_REVIEW_NOTIFICATION, notification);
    else
        g_application_withdraw_notification (G_APPLICATION (self), AMENDS_REVIEW_NOTIFICATION);
}

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsApplication) self = user_data;
    g_autoptr (GError) error = NULL;

    if (!amends_store_action_finish (AMENDS_STORE (source), result, NULL, &error))
        amends_application_tell (self, error->message);
}

/* A notification outlives the data that it is about: numbers of the sample shop's reviews mean nothing in the person's own. */
static void
mark_waiting (AmendsApplication *self)
{
    g_autoptr (GVariant) target = g_steal_pointer (&self->to_mark);
    g_autoptr (GVariant) list = NULL;
    gboolean sample;
    const gint64 *ids;
    gsize n_ids;

    if (target == NULL)
        return;
    g_variant_get (target, "(b@ax)", &sample, &list);
    ids = g_variant_get_fixed_array (list, &n_ids, sizeof *ids);
    if (sample == amends_context_is_sample (self->context) && n_ids > 0)
        amends_store_set_done_async (amends_context_get_store (self->context), ids, n_ids, TRUE, NULL, marked_cb,
                                     g_object_ref (self));
}

void
amends_application_start_notices (AmendsApplication *self)
{
    AmendsStore *store = amends_context_get_store (self->context);

    g_clear_object (&self->answers);
    g_clear_object (&self->reviews);
    self->answers = amends_answer_notifier_new (store, self->settings, self->gate, G_APPLICATION (self));
    self->reviews = amends_review_notifier_new (store, amends_context_get_engine (self->context), self->settings,
                                                self->gate, amends_context_is_sample (self->context));
    g_signal_connect_object (self->reviews, "notice", G_CALLBACK (notice_cb), self, G_CONNECT_DEFAULT);
    mark_waiting (self);
}

void
amends_application_stop_notices (AmendsApplication *self)
{
    g_clear_object (&self->answers);
    g_clear_object (&self->reviews);
    if (self->context == NULL || !amends_context_is_sample (self->context))
        return;
    /* Invented customers do not stay on the person's desktop. */
    g_application_withdraw_notification (G_APPLICATION (self), AMENDS_REVIEW_NOTIFICATION);
    g_application_withdraw_notification (G_APPLICATION (self), AMENDS_ANSWER_NOTIFICATION);
}

void
amends_application_mark_done (AmendsApplication *self, GVariant *target)
{
    if (self->lock == NULL || self->closing)
        return;
    g_clear_pointer (&self->to_mark, g_variant_unref);
    self->to_mark = g_variant_ref (target);
    if (self->context != NULL && self->opening == NULL)
        mark_waiting (self);
    else
        amends_application_open_data (self, self->sample);
    amends_application_rest (self);
}
