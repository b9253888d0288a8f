/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-application-private.h"

#include "amends-store-actions.h"
#include "amends-store-messages.h"

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

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsApplication) self = user_data;
    g_autoptr (GError) error = NULL;

    /* An answer that is gone needs no mark. */
    if (!amends_store_mark_message_finish (AMENDS_STORE (source), result, &error) &&
        !g_error_matches (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND))
        amends_application_tell (self, error->message);
}

/*
 * A notification outlives the data that it is about: numbers of the sample shop mean nothing in the person's own.
 *
 * Returns: the numbers in *@target, none if they are of other data; @list, which is then owned by the caller, keeps them
 */
static const gint64 *
steal_ids (AmendsApplication *self, GVariant **target, GVariant **list, gsize *n_ids)
{
    g_autoptr (GVariant) stolen = g_steal_pointer (target);
    gboolean sample;

    *n_ids = 0;
    if (stolen == NULL)
        return NULL;
    g_variant_get (stolen, "(b@ax)", &sample, list);
    return sample == amends_context_is_sample (self->context)
               ? g_variant_get_fixed_array (*list, n_ids, sizeof (gint64))
               : NULL;
}

static void
mark_waiting (AmendsApplication *self)
{
    AmendsStore *store = amends_context_get_store (self->context);
    g_autoptr (GVariant) reviews = NULL, answers = NULL;
    gsize n_reviews, n_answers;
    const gint64 *review_ids = steal_ids (self, &self->to_mark, &reviews, &n_reviews);
    const gint64 *answer_ids = steal_ids (self, &self->to_read, &answers, &n_answers);

    if (n_reviews > 0)
        amends_store_set_done_async (store, review_ids, n_reviews, TRUE, NULL, marked_cb, g_object_ref (self));
    for (gsize i = 0; i < n_answers; i++) {
        /* Zero is all of them, which no notification is about. */
        if (answer_ids[i] > 0)
            amends_store_mark_message_async (store, answer_ids[i], TRUE, NULL, read_cb, g_object_ref (self));
    }
}

void
amends_application_start_notices (AmendsApplication *self)
{
    AmendsStore *store = amends_context_get_store (self->context);

    g_clear_object (&self->answers);
    g_clear_object (&self->reviews);
    self->answers = amends_answer_notifier_new (store, self->settings, self->gate,
                                                amends_context_is_sample (self->context), G_APPLICATION (self));
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

/* @place: where what is to be marked waits for the data */
static void
mark (AmendsApplication *self, GVariant **place, GVariant *target)
{
    if (self->lock == NULL || self->closing)
        return;
    g_clear_pointer (place, g_variant_unref);
    *place = g_variant_ref (target);
    if (self->context != NULL && self->opening == NULL)
        mark_waiting (self);
    else
        amends_application_open_data (self, self->sample);
    amends_application_rest (self);
}

void
amends_application_mark_done (AmendsApplication *self, GVariant *target)
{
    mark (self, &self->to_mark, target);
}

void
amends_application_mark_read (AmendsApplication *self, GVariant *target)
{
    mark (self, &self->to_read, target);
}
