/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-shop.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "amends-sample-data.h"
#include "amends-sample-feed.h"
#include "amends-sample-guard.h"
#include "amends-sample-http.h"
#include "amends-sample-listener.h"
#include "amends-sample-photo.h"

#define FEED_PATH "/feed/v1"
#define PHOTOS_PATH "/photos/"
#define PHOTO_SUFFIX ".png"
#define LONGEST_PHOTO_ID 32
#define TOO_MANY_REQUESTS 429 /* RFC 6585; libsoup has no name for it */
#define RETRY_AFTER "1"
#define MAX_BODY (64 * 1024)
#define JSON_TYPE "application/json; charset=utf-8"

struct _AmendsSampleShop {
    GObject parent_instance;

    AmendsSampleData *data;
    AmendsSampleLedger *ledger;
    gint64 made_for;         /* the instant that the data is of */
    gint64 made_at;          /* monotonic, microseconds */
    AmendsSampleClock clock; /* (nullable) */
    gpointer clock_data;
    AmendsSampleFault fault;
    AmendsSampleGuard guard;
    SoupServer *server;       /* (nullable): NULL while stopped */
    GSocketService *listener; /* (nullable) */
    char *origin;             /* (nullable) */
    char *url;                /* (nullable) */
};

G_DEFINE_FINAL_TYPE (AmendsSampleShop, amends_sample_shop, G_TYPE_OBJECT)

static void
send_answer (SoupServerMessage *message, AmendsSampleAnswer *answer)
{
    g_autoptr (GBytes) body = g_bytes_new_take (answer->json, strlen (answer->json));

    answer->json = NULL;
    amends_sample_http_send (message, answer->status, JSON_TYPE, body);
}

static void
refuse (SoupServerMessage *message, guint status, const char *code, const char *text)
{
    g_auto (AmendsSampleAnswer) answer = amends_sample_answer_error (status, code, text);

    send_answer (message, &answer);
}

static void
refuse_not_found (SoupServerMessage *message)
{
    refuse (message, SOUP_STATUS_NOT_FOUND, "not_found", "Nothing is here: check the address.");
}

static gboolean
is_feed_path (const char *path)
{
    return g_str_has_prefix (path, FEED_PATH) && (path[strlen (FEED_PATH)] == '/' || path[strlen (FEED_PATH)] == '\0');
}

static gboolean
is_contact_path (const char *path)
{
    return is_feed_path (path) && g_str_equal (path + strlen (FEED_PATH), "/contacts");
}

/* Only a contact is sent here, and it is short. */
static gboolean
takes_body (SoupServerMessage *message, const char *path)
{
    SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);

    return g_str_equal (soup_server_message_get_method (message), "POST") && is_contact_path (path) &&
           soup_message_headers_get_encoding (asked) == SOUP_ENCODING_CONTENT_LENGTH &&
           soup_message_headers_get_content_length (asked) <= MAX_BODY;
}

static gboolean
is_allowed (const char *method, const char *path)
{
    return g_str_equal (method, "GET") || g_str_equal (method, "HEAD") ||
           (g_str_equal (method, "POST") && is_contact_path (path));
}

static void
refuse_hurry (AmendsSampleShop *self, SoupServerMessage *message)
{
    g_autofree char *text = g_strdup_printf ("More than %u requests came within one second: wait a second and go on.",
                                             amends_sample_guard_get_most (&self->guard));

    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After", RETRY_AFTER);
    refuse (message, TOO_MANY_REQUESTS, "throttled", text);
}

/* Runs when the headers are there. Any other body than a contact is of no interest, so it is not kept: it may be as large as it likes. */
static void
guard_cb (SoupServer *server G_GNUC_UNUSED, SoupServerMessage *message, const char *path,
          GHashTable *query G_GNUC_UNUSED, gpointer user_data)
{
    AmendsSampleShop *self = user_data;
    SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);
    SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
    const char *method = soup_server_message_get_method (message);

    soup_message_body_set_accumulate (soup_server_message_get_request_body (message), takes_body (message, path));
    if (!amends_sample_guard_admit (&self->guard, g_get_monotonic_time ())) {
        refuse_hurry (self, message);
    } else if (!amends_sample_guard_check_host (&self->guard, soup_message_headers_get_one (asked, "Host"))) {
        refuse (message, SOUP_STATUS_FORBIDDEN, "foreign_host",
                "Use the address that the sample shop told, with its port.");
    } else if (!amends_sample_guard_check_origin (&self->guard, soup_message_headers_get_one (asked, "Origin"))) {
        refuse (message, SOUP_STATUS_FORBIDDEN, "foreign_origin", "Pages of other sites may not read the sample shop.");
    } else if (!is_allowed (method, path)) {
        soup_message_headers_replace (headers, "Allow", is_contact_path (path) ? "GET, HEAD, POST" : "GET, HEAD");
        refuse (message, SOUP_STATUS_METHOD_NOT_ALLOWED, "method_not_allowed",
                "Here one only reads: use GET or HEAD. Contacts alone are sent, with POST.");
    } else if (is_feed_path (path) &&
               !amends_sample_guard_check_token (&self->guard, soup_message_headers_get_one (asked, "Authorization"))) {
        soup_message_headers_replace (headers, "WWW-Authenticate", "Bearer realm=\"review feed\"");
        refuse (message, SOUP_STATUS_UNAUTHORIZED, "unauthorised",
                "Send the token that the sample shop told, as Authorization: Bearer.");
    }
}

static gint64
tell_time (AmendsSampleShop *self)
{
    if (self->clock != NULL)
        return self->clock (self->clock_data);
    return self->made_for + (g_get_monotonic_time () - self->made_at) / G_USEC_PER_SEC;
}

static AmendsSampleFault
find_fault (AmendsSampleShop *self, SoupServerMessage *message)
{
    SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);
    AmendsSampleFault fault = self->fault;

    amends_sample_fault_from_string (soup_message_headers_get_one (asked, "X-Sample-Fault"), &fault);
    return fault;
}

static AmendsSampleAnswer
answer_contacts (AmendsSampleShop *self, SoupServerMessage *message, const char *resource, GHashTable *query)
{
    SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);
    g_autoptr (GBytes) body = NULL;
    AmendsSampleContactQuestion question = {
        .data = self->data,
        .ledger = self->ledger,
        .now = tell_time (self),
        .resource = resource,
        .query = query,
        .origin = self->origin,
        .key = soup_message_headers_get_one (asked, "Idempotency-Key"),
        .fault = find_fault (self, message),
    };

    if (g_str_equal (soup_server_message_get_method (message), "POST"))
        body = soup_message_body_flatten (soup_server_message_get_request_body (message));
    question.body = body;
    return amends_sample_contacts_answer (&question);
}

/* Faults that have nothing to do with what is asked. FALSE if the shop is well. */
static gboolean
fail (AmendsSampleShop *self, SoupServerMessage *message)
{
    switch ((int) find_fault (self, message)) {
    case AMENDS_SAMPLE_FAULT_SERVER_ERROR:
        refuse (message, SOUP_STATUS_INTERNAL_SERVER_ERROR, "server_error",
                "The sample shop was asked to break. Try again in a few minutes.");
        return TRUE;
    case AMENDS_SAMPLE_FAULT_UNAVAILABLE:
        soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After", RETRY_AFTER);
        refuse (message, SOUP_STATUS_SERVICE_UNAVAILABLE, "unavailable",
                "The sample shop was asked to be closed. Try again in a second.");
        return TRUE;
    case AMENDS_SAMPLE_FAULT_NOT_OFFERED:
        refuse_not_found (message);
        return TRUE;
    default:
        return FALSE;
    }
}

static void
feed_cb (SoupServer *server G_GNUC_UNUSED, SoupServerMessage *message, const char *path, GHashTable *query,
         gpointer user_data)
{
    AmendsSampleShop *self = user_data;
    g_auto (AmendsSampleAnswer) answer = { 0 };

    if (!is_feed_path (path)) {
        refuse_not_found (message);
        return;
    }
    if (fail (self, message))
        return;
    if (amends_sample_contacts_has (path + strlen (FEED_PATH))) {
        answer = answer_contacts (self, message, path + strlen (FEED_PATH), query);
    } else {
        amends_sample_ledger_advance (self->ledger, tell_time (self));
        answer = amends_sample_feed_answer (self->data, path + strlen (FEED_PATH), query, self->origin);
    }
    if (answer.status != 0)
        send_answer (message, &answer);
    else
        soup_server_message_pause (message);
}

/* Needs no token: an address that a browser opens cannot carry one, and there is nothing to see but painted shapes. */
static void
photo_cb (SoupServer *server G_GNUC_UNUSED, SoupServerMessage *message, const char *path,
          GHashTable *query G_GNUC_UNUSED, gpointer user_data G_GNUC_UNUSED)
{
    const char *name = g_str_has_prefix (path, PHOTOS_PATH) ? path + strlen (PHOTOS_PATH) : "";
    gsize length = strspn (name, G_CSET_A_2_Z G_CSET_DIGITS "-");
    g_autofree char *id = g_strndup (name, length);
    g_autoptr (GBytes) picture = NULL;

    if (length == 0 || length > LONGEST_PHOTO_ID || !g_str_equal (name + length, PHOTO_SUFFIX)) {
        refuse_not_found (message);
        return;
    }
    picture = amends_sample_photo_new (id);
    amends_sample_http_send (message, SOUP_STATUS_OK, "image/png", picture);
}

static void
front_cb (SoupServer *server G_GNUC_UNUSED, SoupServerMessage *message, const char *path,
          GHashTable *query G_GNUC_UNUSED, gpointer user_data G_GNUC_UNUSED)
{
    static const char page[] =
        "<!DOCTYPE html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Sample shop</title>\n"
        "<p>This is the sample shop of Amends: invented products, invented customers, on this computer only. "
        "Amends reads it under <code>" FEED_PATH "</code> with the token that it was given.</p></html>\n";
    g_autoptr (GBytes) body = NULL;

    if (!g_str_equal (path, "/")) {
        refuse_not_found (message);
        return;
    }
    body = g_bytes_new_static (page, sizeof page - 1);
    amends_sample_http_send (message, SOUP_STATUS_OK, "text/html; charset=utf-8", body);
}

static SoupServer *
make_server (AmendsSampleShop *self)
{
    static const struct {
        const char *path;
        SoupServerCallback callback;
    } handlers[] = { { NULL, front_cb }, { FEED_PATH, feed_cb }, { PHOTOS_PATH, photo_cb } };
    SoupServer *server = soup_server_new ("server-header", "Amends-sample-shop", NULL);

    /* Only the handlers of the nearest path run, so each path has the guard of its own. */
    for (guint i = 0; i < G_N_ELEMENTS (handlers); i++) {
        soup_server_add_early_handler (server, handlers[i].path, guard_cb, self, NULL);
        soup_server_add_handler (server, handlers[i].path, handlers[i].callback, self, NULL);
    }
    return server;
}

gboolean
amends_sample_shop_start (AmendsSampleShop *self, guint port, GError **error)
{
    guint16 bound = (guint16) port;

    g_return_val_if_fail (AMENDS_IS_SAMPLE_SHOP (self), FALSE);
    g_return_val_if_fail (port <= G_MAXUINT16, FALSE);
    g_return_val_if_fail (self->server == NULL, FALSE);

    if (!amends_sample_guard_renew_token (&self->guard, error))
        return FALSE;
    self->server = make_server (self);
    self->listener = amends_sample_listener_new (self->server, &bound, error);
    if (self->listener == NULL) {
        amends_sample_shop_stop (self);
        g_prefix_error (error, _ ("The sample shop cannot listen on port %u. Choose another port, or none. "), port);
        return FALSE;
    }
    self->guard.port = bound;
    self->origin = g_strdup_printf ("http://127.0.0.1:%u", bound);
    self->url = g_strconcat (self->origin, FEED_PATH, NULL);
    return TRUE;
}

void
amends_sample_shop_stop (AmendsSampleShop *self)
{
    g_return_if_fail (AMENDS_IS_SAMPLE_SHOP (self));

    if (self->listener != NULL)
        amends_sample_listener_stop (self->listener);
    if (self->server != NULL)
        soup_server_disconnect (self->server);
    g_clear_object (&self->listener);
    g_clear_object (&self->server);
    g_clear_pointer (&self->origin, g_free);
    g_clear_pointer (&self->url, g_free);
    amends_sample_guard_clear (&self->guard);
}

void
amends_sample_shop_set_clock (AmendsSampleShop *self, AmendsSampleClock clock, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_SAMPLE_SHOP (self));

    self->clock = clock;
    self->clock_data = user_data;
}

void
amends_sample_shop_set_fault (AmendsSampleShop *self, AmendsSampleFault fault)
{
    g_return_if_fail (AMENDS_IS_SAMPLE_SHOP (self));

    self->fault = fault;
}

void
amends_sample_shop_set_most_requests (AmendsSampleShop *self, guint a_second)
{
    g_return_if_fail (AMENDS_IS_SAMPLE_SHOP (self));

    self->guard.most = a_second;
}

guint
amends_sample_shop_count_contacts (AmendsSampleShop *self)
{
    g_return_val_if_fail (AMENDS_IS_SAMPLE_SHOP (self), 0);

    return amends_sample_ledger_get_contacts (self->ledger)->len;
}

const char *
amends_sample_shop_get_url (AmendsSampleShop *self)
{
    g_return_val_if_fail (AMENDS_IS_SAMPLE_SHOP (self), NULL);
    return self->url;
}

const char *
amends_sample_shop_get_token (AmendsSampleShop *self)
{
    g_return_val_if_fail (AMENDS_IS_SAMPLE_SHOP (self), NULL);
    return self->guard.token;
}

static void
amends_sample_shop_dispose (GObject *object)
{
    amends_sample_shop_stop (AMENDS_SAMPLE_SHOP (object));
    G_OBJECT_CLASS (amends_sample_shop_parent_class)->dispose (object);
}

static void
amends_sample_shop_finalize (GObject *object)
{
    AmendsSampleShop *self = AMENDS_SAMPLE_SHOP (object);

    g_clear_pointer (&self->ledger, amends_sample_ledger_free);
    g_clear_pointer (&self->data, amends_sample_data_free);
    G_OBJECT_CLASS (amends_sample_shop_parent_class)->finalize (object);
}

static void
amends_sample_shop_class_init (AmendsSampleShopClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);

    object_class->dispose = amends_sample_shop_dispose;
    object_class->finalize = amends_sample_shop_finalize;
}

static void
amends_sample_shop_init (AmendsSampleShop *self G_GNUC_UNUSED)
{
}

AmendsSampleShop *
amends_sample_shop_new (guint n_reviews, guint32 seed, gint64 now)
{
    AmendsSampleShop *self = g_object_new (AMENDS_TYPE_SAMPLE_SHOP, NULL);

    self->data = amends_sample_data_new (n_reviews, seed, now);
    self->ledger = amends_sample_ledger_new (self->data, seed);
    self->made_for = now;
    self->made_at = g_get_monotonic_time ();
    return self;
}
