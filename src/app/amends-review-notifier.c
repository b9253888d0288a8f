/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-notifier.h"

#include "amends-notify-rules.h"
#include "amends-review-notification.h"
#include "amends-store-news.h"
#include "amends-store-reviews.h"

struct _AmendsReviewNotifier {
    GObject parent_instance;

    AmendsStore *store;
    AmendsSyncEngine *engine;
    GSettings *settings;
    AmendsQuietGate *gate;
    gboolean sample;
    GCancellable *cancellable;
    GArray *told;     /* (element-type gint64): what the notification is about; empty: none is shown */
    GArray *news;     /* (element-type gint64): found, and not told yet */
    gboolean looking; /* one look at a time */
    gboolean take;    /* look for news next */
    gboolean look_again;
};

static guint notice_signal;

G_DEFINE_FINAL_TYPE (AmendsReviewNotifier, amends_review_notifier, G_TYPE_OBJECT)

static void look (AmendsReviewNotifier *self);

static void
end_look (AmendsReviewNotifier *self)
{
    self->looking = FALSE;
    if (self->take || self->look_again)
        look (self);
}

static gboolean
has_id (GArray *ids, gint64 id)
{
    for (guint i = 0; i < ids->len; i++) {
        if (g_array_index (ids, gint64, i) == id)
            return TRUE;
    }
    return FALSE;
}

/* What is done or gone meanwhile is nobody's business any more. Returns: how many of the others are news */
static guint
keep_open (AmendsReviewNotifier *self, GPtrArray *reviews)
{
    guint n_news = 0;

    for (guint i = reviews->len; i-- > 0;) {
        const AmendsReview *review = reviews->pdata[i];

        if (review->done_at != 0 || review->gone_at != 0)
            g_ptr_array_remove_index (reviews, i);
        else if (has_id (self->news, review->id))
            n_news++;
    }
    return n_news;
}

static void
act (AmendsReviewNotifier *self, GPtrArray *reviews)
{
    g_autoptr (GNotification) notification = NULL;
    gboolean shown = self->told->len > 0;
    guint n_news = keep_open (self, reviews);
    AmendsNoticePlan plan = amends_notice_plan (n_news, reviews->len - n_news, shown);

    g_array_set_size (self->news, 0);
    g_array_set_size (self->told, 0);
    for (guint i = 0; i < reviews->len; i++)
        g_array_append_val (self->told, ((const AmendsReview *) reviews->pdata[i])->id);
    if (plan == AMENDS_NOTICE_LEAVE)
        return;
    if (plan == AMENDS_NOTICE_SEND)
        notification = amends_review_notification_new (reviews, self->sample);
    g_signal_emit (self, notice_signal, 0, notification);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsReviewNotifier) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) reviews = amends_store_load_reviews_finish (AMENDS_STORE (source), result, &error);

    if (g_cancellable_is_cancelled (self->cancellable))
        return;
    if (reviews != NULL)
        act (self, reviews);
    else
        g_debug ("New reviews could not be read: %s", error->message);
    end_look (self);
}

static void
load (AmendsReviewNotifier *self)
{
    g_autoptr (GArray) ids = g_array_copy (self->told);

    for (guint i = 0; i < self->news->len; i++) {
        gint64 id = g_array_index (self->news, gint64, i);

        if (!has_id (self->told, id))
            g_array_append_val (ids, id);
    }
    if (ids->len == 0)
        end_look (self);
    else
        amends_store_load_reviews_async (self->store, (const gint64 *) ids->data, ids->len, self->cancellable,
                                         loaded_cb, g_object_ref (self));
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsReviewNotifier) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) ids = amends_store_take_news_finish (AMENDS_STORE (source), result, &error);

    if (g_cancellable_is_cancelled (self->cancellable))
        return;
    if (ids != NULL)
        g_array_append_vals (self->news, ids->data, ids->len);
    else
        g_debug ("No new reviews could be read: %s", error->message);
    load (self);
}

static void
look (AmendsReviewNotifier *self)
{
    gboolean take = self->take;

    if (self->looking) {
        self->look_again = TRUE;
        return;
    }
    self->looking = TRUE;
    self->look_again = FALSE;
    self->take = FALSE;
    if (take)
        amends_store_take_news_async (self->store, g_settings_get_uint (self->settings, "notify-stars"),
                                      !amends_quiet_gate_is_open (self->gate), self->cancellable, taken_cb,
                                      g_object_ref (self));
    else
        load (self);
}

/* All that a sync brings is told at once, so not before it has ended. */
static void
take_news (AmendsReviewNotifier *self)
{
    if (amends_sync_engine_is_running (self->engine))
        return;
    self->take = TRUE;
    look (self);
}

static void
running_changed_cb (AmendsSyncEngine *engine G_GNUC_UNUSED, GParamSpec *pspec G_GNUC_UNUSED, AmendsReviewNotifier *self)
{
    take_news (self);
}

static void
gate_opened_cb (AmendsQuietGate *gate G_GNUC_UNUSED, AmendsReviewNotifier *self)
{
    take_news (self);
}

static void
store_changed_cb (AmendsStore *store G_GNUC_UNUSED, guint changes, AmendsReviewNotifier *self)
{
    if (self->told->len > 0 && (changes & (AMENDS_STORE_CHANGE_ROWS | AMENDS_STORE_CHANGE_SHAPE)) != 0)
        look (self);
}

void
amends_review_notifier_forget (AmendsReviewNotifier *self)
{
    g_return_if_fail (AMENDS_IS_REVIEW_NOTIFIER (self));

    if (self->told->len == 0)
        return;
    g_array_set_size (self->told, 0);
    g_signal_emit (self, notice_signal, 0, NULL);
}

GArray *
amends_review_notifier_get_told (AmendsReviewNotifier *self)
{
    g_return_val_if_fail (AMENDS_IS_REVIEW_NOTIFIER (self), NULL);

    return self->told;
}

static void
amends_review_notifier_dispose (GObject *object)
{
    AmendsReviewNotifier *self = AMENDS_REVIEW_NOTIFIER (object);

    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->gate);
    g_clear_object (&self->settings);
    g_clear_object (&self->engine);
    g_clear_object (&self->store);
    G_OBJECT_CLASS (amends_review_notifier_parent_class)->dispose (object);
}

/* What is still being read when this goes ends here, and must see that it was cancelled. */
static void
amends_review_notifier_finalize (GObject *object)
{
    AmendsReviewNotifier *self = AMENDS_REVIEW_NOTIFIER (object);

    g_object_unref (self->cancellable);
    g_array_unref (self->told);
    g_array_unref (self->news);
    G_OBJECT_CLASS (amends_review_notifier_parent_class)->finalize (object);
}

static void
amends_review_notifier_class_init (AmendsReviewNotifierClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_review_notifier_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_review_notifier_finalize;
    notice_signal = g_signal_new ("notice", AMENDS_TYPE_REVIEW_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_NOTIFICATION);
}

static void
amends_review_notifier_init (AmendsReviewNotifier *self)
{
    self->cancellable = g_cancellable_new ();
    self->told = g_array_new (FALSE, FALSE, sizeof (gint64));
    self->news = g_array_new (FALSE, FALSE, sizeof (gint64));
}

AmendsReviewNotifier *
amends_review_notifier_new (AmendsStore *store, AmendsSyncEngine *engine, GSettings *settings, AmendsQuietGate *gate,
                            gboolean sample)
{
    AmendsReviewNotifier *self = g_object_new (AMENDS_TYPE_REVIEW_NOTIFIER, NULL);

    self->store = g_object_ref (store);
    self->engine = g_object_ref (engine);
    self->settings = g_object_ref (settings);
    self->gate = g_object_ref (gate);
    self->sample = sample;
    g_signal_connect_object (engine, "notify::running", G_CALLBACK (running_changed_cb), self, G_CONNECT_DEFAULT);
    g_signal_connect_object (gate, "opened", G_CALLBACK (gate_opened_cb), self, G_CONNECT_DEFAULT);
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
    return self;
}
