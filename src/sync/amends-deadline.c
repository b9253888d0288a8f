/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-deadline.h"

struct _AmendsDeadline {
    GCancellable *inner;
    GCancellable *outer;
    gulong outer_id;
    GSource *timer;
    GMainContext *context;
    GSource *later; /* (nullable): waits to cancel until nothing else is ready */
    gboolean held;
    gboolean passed;
};

static gboolean
later_cb (gpointer inner)
{
    g_cancellable_cancel (inner);
    return G_SOURCE_REMOVE;
}

static void
cancel (AmendsDeadline *self)
{
    if (!self->held) {
        g_cancellable_cancel (self->inner);
    } else if (self->later == NULL) {
        self->later = g_idle_source_new ();
        g_source_set_priority (self->later, G_PRIORITY_DEFAULT + 1);
        g_source_set_callback (self->later, later_cb, g_object_ref (self->inner), g_object_unref);
        g_source_attach (self->later, self->context);
    }
}

static gboolean
passed_cb (gpointer data)
{
    AmendsDeadline *self = data;

    self->passed = !g_cancellable_is_cancelled (self->inner);
    cancel (self);
    return G_SOURCE_REMOVE;
}

static void
outer_cancelled_cb (GCancellable *outer G_GNUC_UNUSED, gpointer data)
{
    cancel (data);
}

AmendsDeadline *
amends_deadline_new (guint milliseconds, GCancellable *outer)
{
    AmendsDeadline *self = g_new0 (AmendsDeadline, 1);

    self->inner = g_cancellable_new ();
    self->context = g_main_context_ref_thread_default ();
    self->timer = g_timeout_source_new (milliseconds);
    g_source_set_callback (self->timer, passed_cb, self, NULL);
    g_source_attach (self->timer, self->context);
    if (outer != NULL) {
        self->outer = g_object_ref (outer);
        self->outer_id = g_cancellable_connect (outer, G_CALLBACK (outer_cancelled_cb), self, NULL);
    }
    return self;
}

static void
drop_source (GSource **source)
{
    if (*source != NULL)
        g_source_destroy (*source);
    g_clear_pointer (source, g_source_unref);
}

void
amends_deadline_free (AmendsDeadline *self)
{
    g_cancellable_disconnect (self->outer, self->outer_id);
    drop_source (&self->timer);
    drop_source (&self->later);
    g_main_context_unref (self->context);
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

void
amends_deadline_set_held (AmendsDeadline *self, gboolean held)
{
    self->held = held;
    if (held || self->later == NULL)
        return;
    drop_source (&self->later);
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
