/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "amends-await.h"
#include "amends-http.h"
#include "amends-sync-error.h"

#define ANSWER                                                                                                         \
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 7\r\nConnection: close\r\n\r\n{\"a\":1}"
#define MOST_STEPS 40
#define ROUNDS 25

typedef struct {
    GSocketListener *listener;
    GCancellable *stop;
} Server;

/* Says its answer before it was asked, so that a client has the head of it in the moment in which it has sent its request. */
static gpointer
answer_early (gpointer data)
{
    Server *self = data;
    GSocketConnection *connection;

    while ((connection = g_socket_listener_accept (self->listener, NULL, self->stop, NULL)) != NULL) {
        GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
        GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
        char heard[4096];

        g_output_stream_write_all (out, ANSWER, strlen (ANSWER), NULL, NULL, NULL);
        while (g_input_stream_read (in, heard, sizeof heard, NULL, NULL) > 0)
            ;
        g_object_unref (connection);
    }
    return NULL;
}

/* Cancels in one round of the main loop, before anything else of that round. */
typedef struct {
    GSource source;
    GCancellable *cancellable;
    guint steps;
} Steps;

static gboolean
check_steps (GSource *source G_GNUC_UNUSED)
{
    return TRUE;
}

static gboolean
step (GSource *source, GSourceFunc callback G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
    Steps *self = (Steps *) source;

    if (self->steps-- > 0)
        return G_SOURCE_CONTINUE;
    g_cancellable_cancel (self->cancellable);
    return G_SOURCE_REMOVE;
}

static GSourceFuncs STEPS = { NULL, check_steps, step, NULL, NULL, NULL };

static GSource *
cancel_after (guint steps, GCancellable *cancellable)
{
    GSource *source = g_source_new (&STEPS, sizeof (Steps));

    ((Steps *) source)->cancellable = cancellable;
    ((Steps *) source)->steps = steps;
    g_source_attach (source, NULL);
    return source;
}

/* libsoup let go of a request twice that was cancelled between its head's arrival and the word of it. */
static void
test_at_any_step (void)
{
    g_autoptr (GSocketListener) listener = g_socket_listener_new ();
    g_autoptr (GCancellable) stop = g_cancellable_new ();
    Server early = { listener, stop };
    guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
    g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/feed/v1", port);
    GThread *server = g_thread_new ("early", answer_early, &early);
    guint n_cancelled = 0, n_answered = 0;

    for (guint n = 0; n < ROUNDS * MOST_STEPS; n++) {
        g_autoptr (AmendsHttp) http = amends_http_new ();
        g_autoptr (GCancellable) cancellable = g_cancellable_new ();
        g_autoptr (GSource) steps = cancel_after (n % MOST_STEPS, cancellable);
        g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
        g_autoptr (AmendsHttpResponse) response = NULL;
        g_autoptr (GError) error = NULL;

        amends_http_get_async (http, url, NULL, NULL, cancellable, amends_await_cb, &await);
        response = amends_http_get_finish (http, amends_await (&await), &error);
        if (response == NULL)
            g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
        *(response == NULL ? &n_cancelled : &n_answered) += 1;
        g_source_destroy (steps);
    }
    g_test_message ("%u cancelled, %u answered before", n_cancelled, n_answered);
    g_assert_cmpuint (n_cancelled, >, 2);
    g_assert_cmpuint (n_answered, >, 2);
    g_cancellable_cancel (stop);
    g_thread_join (server);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/http-cancel/at-any-step", test_at_any_step);
    return g_test_run ();
}
