/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define AMENDS_SAMPLE_CONNECTIONS 64
#define AMENDS_SAMPLE_IDLE_SECONDS 60

/**
 * amends_sample_listener_new: accepts connections for @server on 127.0.0.1, in the thread-default main context.
 *
 * SoupServer's own listening has no bounds. Here a connection beyond AMENDS_SAMPLE_CONNECTIONS is closed at once, and one that says nothing for
 * AMENDS_SAMPLE_IDLE_SECONDS as well, so that a program gone astray cannot use up the descriptors of the application.
 *
 * @port: (inout): 0 asks for a free one
 * Returns: (transfer full) (nullable): NULL with a #GIOErrorEnum such as G_IO_ERROR_ADDRESS_IN_USE
 */
GSocketService *amends_sample_listener_new (SoupServer *server, guint16 *port, GError **error);

/** amends_sample_listener_stop: closes the listening socket; open connections are the server's */
void amends_sample_listener_stop (GSocketService *self);

G_END_DECLS
