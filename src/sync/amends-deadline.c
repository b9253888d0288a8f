/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-deadline.h"

struct _AmendsDeadline {
    GCancellable *inner;
    GCancellable *outer;
    gulong outer_id;
    GSource *timer;
    gboolean passed;
};

static gboolean
passed_cb (gpointer data)
{
    AmendsDeadline *self = data;

    self->passed = !g_cancellable_is_cancelled (self->inner);
    g_cancellable_cancel (self->inner);
    return G_SOURCE_REMOVE;
}

static void
outer_cancelled_cb (GCancellable *outer G_GNUC_UNUSED, gpointer inner)
{
    g_cancellable_cancel (inner);
}

AmendsDeadline *
amends_deadline_new (guint milliseconds, GCancellable *outer)
{
    AmendsDeadline *self = g_new0 (AmendsDeadline, 1);

    self->inner = g_cancellable_new ();
    self->timer = g_timeout_source_new (milliseconds);
    g_source_set_callback (self->timer, passed_cb, self, NULL);
    g_source_attach (self->timer, g_main_context_get_thread_default ());
    if (outer != NULL) {
        self->outer = g_object_ref (outer);
        self->outer_id =
            g_cancellable_connect (outer, G_CALLBACK (outer_cancelled_cb), g_object_ref (self->inner), g_object_unref);
    }
    return self;
}

void
amends_deadline_free (AmendsDeadline *self)
{
    g_cancellable_disconnect (self->outer, self->outer_id);
    g_source_destroy (self->timer);
    g_source_unref (self->timer);
    g_clear_object (&self->outer);
    g_object_unref (self->inner);
    g_free (self);
}

GCancellable *
amends_deadline_get_cancellable (AmendsDeadline *self)
{
    return self->inner;
}

void
amends_deadline_stop (AmendsDeadline *self)
{
    g_cancellable_cancel (self->inner);
}

gboolean
amends_deadline_has_passed (AmendsDeadline *self)
{
    return self->passed;
}

gboolean
amends_deadline_was_cancelled (AmendsDeadline *self)
{
    return g_cancellable_is_cancelled (self->outer);
}
