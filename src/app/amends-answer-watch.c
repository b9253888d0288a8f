/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-answer-watch.h"

struct _AmendsAnswerWatch {
    GObject parent_instance;

    AmendsSyncEngine *engine;
    GHashTable *accounts; /* (gint64): that something was sent by */
    guint n_looks;
    guint timer;
};

G_DEFINE_FINAL_TYPE (AmendsAnswerWatch, amends_answer_watch, G_TYPE_OBJECT)

guint
amends_answer_watch_get_wait (guint n)
{
    static const guint WAITS[] = { 15, 45, 240, 1500 };

    return n < G_N_ELEMENTS (WAITS) ? WAITS[n] : 0;
}

static void wait_for_next (AmendsAnswerWatch *self);

static void
look_cb (gpointer user_data)
{
    AmendsAnswerWatch *self = user_data;
    GHashTableIter iter;
    gpointer id;

    self->timer = 0;
    self->n_looks++;
    g_hash_table_iter_init (&iter, self->accounts);
    while (g_hash_table_iter_next (&iter, &id, NULL))
        amends_sync_engine_sync_async (self->engine, *(gint64 *) id, NULL, NULL, NULL);
    wait_for_next (self);
}

static void
wait_for_next (AmendsAnswerWatch *self)
{
    guint wait = amends_answer_watch_get_wait (self->n_looks);

    g_clear_handle_id (&self->timer, g_source_remove);
    if (wait > 0) {
        self->timer = g_timeout_add_seconds_once (wait, look_cb, self);
        g_source_set_name_by_id (self->timer, "[amends] answers");
    } else {
        g_hash_table_remove_all (self->accounts);
    }
}

static void
settled_cb (AmendsOutbox *outbox G_GNUC_UNUSED, AmendsContact *contact, AmendsAnswerWatch *self)
{
    if (contact->state != AMENDS_CONTACT_SENT)
        return;
    g_hash_table_add (self->accounts, g_memdup2 (&contact->account_id, sizeof contact->account_id));
    self->n_looks = 0;
    wait_for_next (self);
}

static void
amends_answer_watch_dispose (GObject *object)
{
    AmendsAnswerWatch *self = AMENDS_ANSWER_WATCH (object);

    g_clear_handle_id (&self->timer, g_source_remove);
    g_clear_object (&self->engine);
    g_clear_pointer (&self->accounts, g_hash_table_unref);
    G_OBJECT_CLASS (amends_answer_watch_parent_class)->dispose (object);
}

static void
amends_answer_watch_class_init (AmendsAnswerWatchClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_answer_watch_dispose;
}

static void
amends_answer_watch_init (AmendsAnswerWatch *self)
{
    self->accounts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

AmendsAnswerWatch *
amends_answer_watch_new (AmendsOutbox *outbox, AmendsSyncEngine *engine)
{
    AmendsAnswerWatch *self = g_object_new (AMENDS_TYPE_ANSWER_WATCH, NULL);

    self->engine = g_object_ref (engine);
    g_signal_connect_object (outbox, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_DEFAULT);
    return self;
}
