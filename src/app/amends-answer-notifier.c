/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-answer-notifier.h"

#include <glib/gi18n-lib.h>

#include "amends-store-messages.h"
#include "amends-text.h"

#define MOST_CHARACTERS 160
#define PRIVACY_KEY "privacy-mode"

struct _AmendsAnswerNotifier {
    GObject parent_instance;

    AmendsStore *store;
    GSettings *settings;
    AmendsQuietGate *gate;
    gboolean sample;
    GApplication *application; /* (unowned): owns this */
    GCancellable *cancellable;
    gboolean named; /* what was told last has the customer's name in it */
    gint64 last_id; /* the latest message that was seen; -1 = not looked yet */
};

G_DEFINE_FINAL_TYPE (AmendsAnswerNotifier, amends_answer_notifier, G_TYPE_OBJECT)

GPtrArray *
amends_answer_notifier_pick (GPtrArray *messages, gint64 *last_id)
{
    GPtrArray *news = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_message_unref);
    gint64 latest = *last_id;

    for (guint i = 0; i < messages->len; i++) {
        AmendsMessage *message = messages->pdata[i];

        if (message->id > *last_id && message->read_at == 0)
            g_ptr_array_add (news, amends_message_ref (message));
        latest = MAX (latest, message->id);
    }
    *last_id = latest;
    return news;
}

static GVariant *
list_ids (GPtrArray *answers, gboolean sample)
{
    GVariantBuilder ids;

    g_variant_builder_init (&ids, G_VARIANT_TYPE ("ax"));
    for (guint i = 0; i < answers->len; i++)
        g_variant_builder_add (&ids, "x", ((const AmendsMessage *) answers->pdata[i])->id);
    return g_variant_new ("(bax)", sample, &ids);
}

char *
amends_answer_notification_dup_title (GPtrArray *answers, gboolean named)
{
    const AmendsMessage *first = answers->pdata[0];
    g_autofree char *author = amends_text_for_display (first->author, MOST_CHARACTERS, TRUE);

    if (answers->len == 1 && named && author[0] != '\0')
        /* Translators: %s is a customer's name */
        return g_strdup_printf (_ ("%s has answered"), author);
    return g_strdup_printf (ngettext ("A customer has answered", "%u customers have answered", answers->len),
                            answers->len);
}

GNotification *
amends_answer_notification_new (GPtrArray *answers, gboolean sample, gboolean named)
{
    const AmendsMessage *first = answers->pdata[0];
    g_autofree char *title = amends_answer_notification_dup_title (answers, named);
    g_autofree char *body = amends_text_for_display (first->text, MOST_CHARACTERS, FALSE);
    GNotification *notification;

    notification = g_notification_new (title);
    g_notification_set_body (notification, body);
    g_notification_set_category (notification, "im.received");
    if (answers->len == 1 && first->review_id != 0) {
        g_notification_set_default_action_and_target (notification, "app.show-review", "x", first->review_id);
        g_notification_add_button_with_target (notification, _ ("Open"), "app.show-review", "x", first->review_id);
    } else {
        g_notification_set_default_action (notification, "app.messages");
        g_notification_add_button (notification, _ ("Open"), "app.messages");
    }
    g_notification_add_button_with_target_value (notification,
                                                 answers->len == 1 ? _ ("Mark as Read") : _ ("Mark All as Read"),
                                                 "app.mark-read", list_ids (answers, sample));
    return notification;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsAnswerNotifier) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) messages = amends_store_list_messages_finish (AMENDS_STORE (source), result, &error);
    g_autoptr (GPtrArray) news = NULL;
    g_autoptr (GNotification) notification = NULL;
    gboolean is_first = self->last_id < 0;

    if (messages == NULL || g_cancellable_is_cancelled (self->cancellable)) {
        if (error != NULL)
            g_debug ("No answers could be read: %s", error->message);
        return;
    }
    if (messages->len == 0 || ((const AmendsMessage *) messages->pdata[0])->read_at != 0)
        g_application_withdraw_notification (self->application, AMENDS_ANSWER_NOTIFICATION);
    /* What arrives while it is quiet is told afterwards. */
    if (!is_first && !amends_quiet_gate_is_open (self->gate))
        return;
    news = amends_answer_notifier_pick (messages, &self->last_id);
    self->last_id = MAX (self->last_id, 0);
    if (news->len == 0 || is_first || !g_settings_get_boolean (self->settings, "notify-answers"))
        return;
    self->named = news->len == 1 && !g_settings_get_boolean (self->settings, PRIVACY_KEY);
    notification = amends_answer_notification_new (news, self->sample, self->named);
    g_application_send_notification (self->application, AMENDS_ANSWER_NOTIFICATION, notification);
}

static void
look (AmendsAnswerNotifier *self)
{
    amends_store_list_messages_async (self->store, 0, 0, self->cancellable, listed_cb, g_object_ref (self));
}

static void
store_changed_cb (AmendsStore *store G_GNUC_UNUSED, guint changes, AmendsAnswerNotifier *self)
{
    if (changes & AMENDS_STORE_CHANGE_MESSAGES)
        look (self);
}

/* What the desktop shows cannot be covered any more; the answer itself waits on its page. */
static void
privacy_changed_cb (GSettings *settings, const char *key, AmendsAnswerNotifier *self)
{
    if (!self->named || !g_settings_get_boolean (settings, key))
        return;
    self->named = FALSE;
    g_application_withdraw_notification (self->application, AMENDS_ANSWER_NOTIFICATION);
}

static void
gate_opened_cb (AmendsQuietGate *gate G_GNUC_UNUSED, AmendsAnswerNotifier *self)
{
    look (self);
}

static void
amends_answer_notifier_dispose (GObject *object)
{
    AmendsAnswerNotifier *self = AMENDS_ANSWER_NOTIFIER (object);

    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->gate);
    g_clear_object (&self->settings);
    g_clear_object (&self->store);
    G_OBJECT_CLASS (amends_answer_notifier_parent_class)->dispose (object);
}

/* What is still being read when this goes ends here, and must see that it was cancelled. */
static void
amends_answer_notifier_finalize (GObject *object)
{
    g_object_unref (AMENDS_ANSWER_NOTIFIER (object)->cancellable);
    G_OBJECT_CLASS (amends_answer_notifier_parent_class)->finalize (object);
}

static void
amends_answer_notifier_class_init (AmendsAnswerNotifierClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_answer_notifier_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_answer_notifier_finalize;
}

static void
amends_answer_notifier_init (AmendsAnswerNotifier *self)
{
    self->cancellable = g_cancellable_new ();
    self->last_id = -1;
}

AmendsAnswerNotifier *
amends_answer_notifier_new (AmendsStore *store, GSettings *settings, AmendsQuietGate *gate, gboolean sample,
                            GApplication *application)
{
    AmendsAnswerNotifier *self = g_object_new (AMENDS_TYPE_ANSWER_NOTIFIER, NULL);

    self->store = g_object_ref (store);
    self->settings = g_object_ref (settings);
    self->gate = g_object_ref (gate);
    self->sample = sample;
    self->application = application;
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
    g_signal_connect_object (settings, "changed::" PRIVACY_KEY, G_CALLBACK (privacy_changed_cb), self,
                             G_CONNECT_DEFAULT);
    g_signal_connect_object (gate, "opened", G_CALLBACK (gate_opened_cb), self, G_CONNECT_DEFAULT);
    look (self);
    return self;
}
