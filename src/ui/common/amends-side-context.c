/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-side-context.h"

/* The source in the outer context: ready when the inner one has something. */
typedef struct {
    GSource source;
    GMainContext *inner; /* (owned) */
} Bridge;

struct _AmendsSideContext {
    GMainContext *inner; /* (owned) */
    GSource *bridge;     /* (owned) */
};

static gboolean
prepare_bridge (GSource *source, int *timeout)
{
    *timeout = -1;
    return g_main_context_pending (((Bridge *) source)->inner);
}

static gboolean
check_bridge (GSource *source)
{
    return g_main_context_pending (((Bridge *) source)->inner);
}

static gboolean
dispatch_bridge (GSource *source, GSourceFunc callback G_GNUC_UNUSED, gpointer user_data G_GNUC_UNUSED)
{
    g_main_context_iteration (((Bridge *) source)->inner, FALSE);
    return G_SOURCE_CONTINUE;
}

static void
finalize_bridge (GSource *source)
{
    g_main_context_unref (((Bridge *) source)->inner);
}

/* An answer from another thread wakes whoever polls this, as long as the inner context belongs to this thread. */
static void
watch_wakeup (GSource *bridge, GMainContext *inner)
{
    GPollFD fds[8];
    int timeout, n = g_main_context_query (inner, G_MAXINT, &timeout, fds, G_N_ELEMENTS (fds));

    for (int i = 0; i < MIN (n, (int) G_N_ELEMENTS (fds)); i++)
        g_source_add_unix_fd (bridge, fds[i].fd, G_IO_IN);
}

AmendsSideContext *
amends_side_context_new (void)
{
    static GSourceFuncs funcs = { prepare_bridge, check_bridge, dispatch_bridge, finalize_bridge, NULL, NULL };
    AmendsSideContext *self = g_new0 (AmendsSideContext, 1);

    self->inner = g_main_context_new ();
    g_main_context_acquire (self->inner);
    self->bridge = g_source_new (&funcs, sizeof (Bridge));
    ((Bridge *) self->bridge)->inner = g_main_context_ref (self->inner);
    g_source_set_name (self->bridge, "[amends] side context");
    watch_wakeup (self->bridge, self->inner);
    g_source_attach (self->bridge, g_main_context_get_thread_default ());
    return self;
}

void
amends_side_context_free (AmendsSideContext *self)
{
    g_source_destroy (self->bridge);
    g_source_unref (self->bridge);
    g_main_context_release (self->inner);
    g_main_context_unref (self->inner);
    g_free (self);
}

void
amends_side_context_push (AmendsSideContext *self)
{
    g_main_context_push_thread_default (self->inner);
}

void
amends_side_context_pop (AmendsSideContext *self)
{
    g_main_context_pop_thread_default (self->inner);
}

static gboolean
over_cb (gpointer user_data)
{
    gboolean *over = user_data;

    *over = TRUE;
    return G_SOURCE_REMOVE;
}

gboolean
amends_side_context_wait (AmendsSideContext *self, AmendsSideCondition condition, gpointer user_data, guint ms)
{
    g_autoptr (GSource) alarm = g_timeout_source_new (ms);
    gboolean over = FALSE;

    g_source_set_callback (alarm, over_cb, &over, NULL);
    g_source_attach (alarm, self->inner);
    while (!condition (user_data) && !over)
        g_main_context_iteration (self->inner, TRUE);
    g_source_destroy (alarm);
    return condition (user_data);
}
