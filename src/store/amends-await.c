/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-await.h"

void
amends_await_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer await)
{
    AmendsAwait *self = await;

    g_set_object (&self->result, result);
}

GAsyncResult *
amends_await (AmendsAwait *self)
{
    GMainContext *context = self->context != NULL ? self->context : g_main_context_get_thread_default ();

    while (self->result == NULL)
        g_main_context_iteration (context, TRUE);
    return self->result;
}

void
amends_await_clear (AmendsAwait *self)
{
    g_clear_object (&self->result);
}
