/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AmendsAwait: waits for an asynchronous call by running its main context; for the command line and for tests, never for the window.
 *
 *   AmendsAwait await = AMENDS_AWAIT_INIT;
 *   amends_store_count_async (store, query, NULL, amends_await_cb, &await);
 *   n = amends_store_count_finish (store, amends_await (&await), &error);
 *   amends_await_clear (&await);
 */
typedef struct {
    GAsyncResult *result;
    GMainContext *context; /* (nullable): the thread-default one */
} AmendsAwait;

#define AMENDS_AWAIT_INIT { NULL, NULL }

void amends_await_cb (GObject *source, GAsyncResult *result, gpointer await);
/** amends_await: Returns: (transfer none): the result, once the callback has run */
GAsyncResult *amends_await (AmendsAwait *self);
void amends_await_clear (AmendsAwait *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AmendsAwait, amends_await_clear)

G_END_DECLS
