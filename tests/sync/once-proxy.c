/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "once-proxy.h"

#include <string.h>

#define MAX_THREADS 64
#define HANG_MS 3000

struct _OnceProxy {
    GSocketService *service;
    char *url, *host;
    guint16 port; /* of the server */
    GMutex mutex; /* for all below */
    GCond cond;
    GRand *random;
    guint n_open;
    guint counts[N_ONCE_FAULTS];
    GHashTable *keys; /* (review id → GHashTable of keys) */
};

static const char *const NAMES[] = { "passed",          "cut before", "cut after", "delayed",
                                     "delivered twice", "late",       "cut short", "hung" };

const char *
once_fault_get_name (OnceFault fault)
{
    return NAMES[fault];
}

/* Contacts and questions about them have an equal share of luck; @wait_ms: (out): where the fault takes time */
static OnceFault
roll (OnceProxy *self, guint *wait_ms)
{
    static const guint SHARES[] = { 52, 8, 12, 8, 8, 7, 4, 1 };
    guint fault = 0;
    int point;

    g_mutex_lock (&self->mutex);
    point = g_rand_int_range (self->random, 0, 100);
    *wait_ms = (guint) g_rand_int_range (self->random, 5, 150);
    while (point >= (int) SHARES[fault])
        point -= (int) SHARES[fault++];
    self->counts[fault]++;
    g_mutex_unlock (&self->mutex);
    return fault;
}

/* (transfer full) (nullable): between @before and the next of @end */
static char *
find_between (const char *text, const char *before, const char *end)
{
    const char *start = strstr (text, before);

    if (start == NULL)
        return NULL;
    start += strlen (before);
    return g_strndup (start, strcspn (start, end));
}

static void
note_key (OnceProxy *self, const char *request)
{
    g_autofree char *key = find_between (request, "Idempotency-Key: ", "\r");
    char *review = find_between (request, "\"review_id\":\"", "\"");
    GHashTable *keys;

    if (key == NULL || review == NULL) {
        g_free (review);
        return;
    }
    g_mutex_lock (&self->mutex);
    keys = g_hash_table_lookup (self->keys, review);
    if (keys == NULL) {
        keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
        g_hash_table_insert (self->keys, g_strdup (review), keys);
    }
    g_hash_table_add (keys, g_steal_pointer (&key));
    g_mutex_unlock (&self->mutex);
    g_free (review);
}

/* One request whole, with its body. (nullable) */
static GString *
read_request (GInputStream *input)
{
    g_autoptr (GString) text = g_string_new (NULL);
    gsize wanted = G_MAXSIZE;
    char buffer[4096];

    while (text->len < wanted) {
        gssize n = g_input_stream_read (input, buffer, sizeof buffer, NULL, NULL);
        const char *body;

        if (n <= 0)
            return NULL;
        g_string_append_len (text, buffer, n);
        body = strstr (text->str, "\r\n\r\n");
        if (body != NULL && wanted == G_MAXSIZE) {
            g_autofree char *length = find_between (text->str, "Content-Length: ", "\r");

            wanted =
                (gsize) (body + 4 - text->str) + (length != NULL ? (gsize) g_ascii_strtoull (length, NULL, 10) : 0);
        }
    }
    return g_steal_pointer (&text);
}

/* As the server wants it: its own name, and one request a connection. */
static void
readdress (OnceProxy *self, GString *request)
{
    g_autofree char *host = find_between (request->str, "Host: ", "\r");
    g_autofree char *old = g_strconcat ("Host: ", host, "\r\n", NULL);
    g_autofree char *new = g_strconcat ("Host: ", self->host, "\r\nConnection: close\r\n", NULL);

    g_string_replace (request, "Connection: Keep-Alive\r\n", "", 1);
    g_string_replace (request, old, new, 1);
}

/* (nullable): the whole answer */
static GByteArray *
deliver (OnceProxy *self, const GString *request)
{
    g_autoptr (GSocketClient) client = g_socket_client_new ();
    g_autoptr (GSocketConnection) connection =
        g_socket_client_connect_to_host (client, "127.0.0.1", self->port, NULL, NULL);
    g_autoptr (GByteArray) answer = g_byte_array_new ();
    guint8 buffer[4096];
    gssize n;

    if (connection == NULL || !g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)),
                                                          request->str, request->len, NULL, NULL, NULL))
        return NULL;
    while ((n = g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), buffer, sizeof buffer,
                                     NULL, NULL)) > 0)
        g_byte_array_append (answer, buffer, (guint) n);
    return g_steal_pointer (&answer);
}

static void
give_back (GIOStream *client, const GByteArray *answer, gsize length)
{
    if (answer != NULL)
        g_output_stream_write_all (g_io_stream_get_output_stream (client), answer->data, length, NULL, NULL, NULL);
}

static void
serve (OnceProxy *self, GIOStream *client)
{
    g_autoptr (GString) request = read_request (g_io_stream_get_input_stream (client));
    g_autoptr (GByteArray) answer = NULL;
    g_autoptr (GByteArray) second = NULL;
    guint wait_ms;
    OnceFault fault;

    if (request == NULL)
        return;
    note_key (self, request->str);
    readdress (self, request);
    fault = roll (self, &wait_ms);
    if (fault == ONCE_CUT_BEFORE || fault == ONCE_LATE)
        g_io_stream_close (client, NULL, NULL);
    if (fault == ONCE_CUT_BEFORE)
        return;
    if (fault == ONCE_DELAY || fault == ONCE_LATE)
        g_usleep (wait_ms * 1000);
    answer = deliver (self, request);
    if (fault == ONCE_DOUBLE)
        second = deliver (self, request);
    if (fault == ONCE_HANG)
        g_usleep (HANG_MS * 1000);
    if (answer == NULL || fault == ONCE_CUT_AFTER || fault == ONCE_LATE || fault == ONCE_HANG)
        return;
    give_back (client, second != NULL ? second : answer,
               fault == ONCE_HALF ? answer->len / 2 : (second != NULL ? second : answer)->len);
}

static gboolean
run_cb (GThreadedSocketService *service G_GNUC_UNUSED, GSocketConnection *connection, GObject *source G_GNUC_UNUSED,
        OnceProxy *self)
{
    g_mutex_lock (&self->mutex);
    self->n_open++;
    g_mutex_unlock (&self->mutex);
    serve (self, G_IO_STREAM (connection));
    g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
    g_mutex_lock (&self->mutex);
    self->n_open--;
    g_cond_broadcast (&self->cond);
    g_mutex_unlock (&self->mutex);
    return TRUE;
}

static void
free_keys (gpointer data)
{
    g_hash_table_unref (data);
}

OnceProxy *
once_proxy_new (const char *server, guint32 seed)
{
    OnceProxy *self = g_new0 (OnceProxy, 1);
    g_autoptr (GError) error = NULL;
    guint16 port;

    g_mutex_init (&self->mutex);
    g_cond_init (&self->cond);
    self->random = g_rand_new_with_seed (seed);
    self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_keys);
    self->host = g_strdup (server + strlen ("http://"));
    self->port = (guint16) g_ascii_strtoull (strchr (self->host, ':') + 1, NULL, 10);
    self->service = g_threaded_socket_service_new (MAX_THREADS);
    port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (self->service), NULL, &error);
    g_assert_no_error (error);
    self->url = g_strdup_printf ("http://127.0.0.1:%u", port);
    g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
    return self;
}

void
once_proxy_free (OnceProxy *self)
{
    g_socket_service_stop (self->service);
    g_socket_listener_close (G_SOCKET_LISTENER (self->service));
    /* The server lives in this thread's main context, and those that wait for it must hear from it. */
    for (gboolean open = TRUE; open;) {
        g_main_context_iteration (NULL, FALSE);
        g_mutex_lock (&self->mutex);
        open = self->n_open > 0;
        g_mutex_unlock (&self->mutex);
        g_usleep (500);
    }
    g_object_unref (self->service);
    g_hash_table_unref (self->keys);
    g_rand_free (self->random);
    g_mutex_clear (&self->mutex);
    g_cond_clear (&self->cond);
    g_free (self->host);
    g_free (self->url);
    g_free (self);
}

const char *
once_proxy_get_url (OnceProxy *self)
{
    return self->url;
}

guint
once_proxy_count (OnceProxy *self, OnceFault fault)
{
    guint n;

    g_mutex_lock (&self->mutex);
    n = self->counts[fault];
    g_mutex_unlock (&self->mutex);
    return n;
}

guint
once_proxy_get_most_keys (OnceProxy *self)
{
    GHashTableIter iter;
    gpointer keys;
    guint most = 0;

    g_mutex_lock (&self->mutex);
    g_hash_table_iter_init (&iter, self->keys);
    while (g_hash_table_iter_next (&iter, NULL, &keys))
        most = MAX (most, g_hash_table_size (keys));
    g_mutex_unlock (&self->mutex);
    return most;
}
