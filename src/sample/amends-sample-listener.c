/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-listener.h"

#define OPEN_KEY "amends-sample-open"

typedef struct {
    SoupServer *server;
    guint *n_open; /* a counted box: connections may outlive the listener */
} Listener;

static void
free_listener (gpointer data, GClosure *closure G_GNUC_UNUSED)
{
    Listener *self = data;

    g_object_unref (self->server);
    g_rc_box_release (self->n_open);
    g_free (self);
}

static void
count_closed (gpointer data)
{
    guint *n_open = data;

    *n_open -= 1;
    g_rc_box_release (n_open);
}

static gboolean
incoming_cb (GSocketService *service G_GNUC_UNUSED, GSocketConnection *connection, GObject *source G_GNUC_UNUSED,
             gpointer user_data)
{
    Listener *self = user_data;
    g_autoptr (GSocketAddress) local = NULL;
    g_autoptr (GSocketAddress) remote = NULL;
    g_autoptr (GError) error = NULL;

    if (*self->n_open >= AMENDS_SAMPLE_CONNECTIONS)
        return TRUE;
    *self->n_open += 1;
    g_object_set_data_full (G_OBJECT (connection), OPEN_KEY, g_rc_box_acquire (self->n_open), count_closed);
    g_socket_set_timeout (g_socket_connection_get_socket (connection), AMENDS_SAMPLE_IDLE_SECONDS);
    local = g_socket_connection_get_local_address (connection, NULL);
    remote = g_socket_connection_get_remote_address (connection, NULL);
    if (!soup_server_accept_iostream (self->server, G_IO_STREAM (connection), local, remote, &error))
        g_debug ("A connection was not taken: %s", error->message);
    return TRUE;
}

GSocketService *
amends_sample_listener_new (SoupServer *server, guint16 *port, GError **error)
{
    g_autoptr (GSocketService) service = g_socket_service_new ();
    g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
    g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, *port);
    g_autoptr (GSocketAddress) bound = NULL;
    Listener *self;

    if (!g_socket_listener_add_address (G_SOCKET_LISTENER (service), wanted, G_SOCKET_TYPE_STREAM,
                                        G_SOCKET_PROTOCOL_TCP, NULL, &bound, error))
        return NULL;
    *port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
    self = g_new0 (Listener, 1);
    self->server = g_object_ref (server);
    self->n_open = g_rc_box_new0 (guint);
    g_signal_connect_data (service, "incoming", G_CALLBACK (incoming_cb), self, free_listener, G_CONNECT_DEFAULT);
    g_socket_service_start (service);
    return g_steal_pointer (&service);
}

void
amends_sample_listener_stop (GSocketService *self)
{
    g_socket_service_stop (self);
    g_socket_listener_close (G_SOCKET_LISTENER (self));
}
