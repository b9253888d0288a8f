/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-feed.h"

#include <string.h>

char *
fault_feed_get_parameter (const FaultRequest *request, const char *name)
{
    g_autoptr (GHashTable) parameters = g_uri_parse_params (request->query, -1, "&", G_URI_PARAMS_NONE, NULL);

    return parameters != NULL ? g_strdup (g_hash_table_lookup (parameters, name)) : NULL;
}

static FaultReply *
reply_with_etag (const FaultRequest *request, const char *body)
{
    g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1);
    g_autofree char *headers = g_strdup_printf ("Content-Type: application/json\r\nETag: \"%s\"\r\n", hash);
    g_autofree char *etag = g_strdup_printf ("\"%s\"", hash);

    if (g_strcmp0 (request->if_none_match, etag) == 0)
        return fault_reply_new (304, headers, "");
    return fault_reply_new (200, headers, body);
}

static void
append_review (FaultFeed *self, GString *body, guint i)
{
    g_string_append_printf (
        body,
        "{\"id\":\"R%u\",\"marketplace\":\"SE\",\"product_id\":\"P%u\",\"product_title\":\"Kettle\","
        "\"brand\":\"Nordlys\",\"stars\":%u,\"title\":\"Title %u\",\"body\":\"Body %u\","
        "\"language\":\"sv\",\"author\":\"Anna\",\"published_at\":\"2026-01-%02uT10:00:00Z\","
        "\"updated_at\":\"2026-01-%02uT10:00:00Z\",\"verified\":true,\"helpful\":%u,"
        "\"photos\":[],\"url\":\"https://shop.example/r/%u\",\"order_id\":\"O%u\"}",
        i, i % 2, self->stars, i, i, 1 + i % 28, 1 + i % 28, i, i, i % 2);
}

static FaultReply *
reply_reviews (FaultFeed *self, const FaultRequest *request)
{
    g_autofree char *since = fault_feed_get_parameter (request, "updated_since");
    g_autofree char *cursor = fault_feed_get_parameter (request, "cursor");
    guint first = cursor != NULL ? (guint) g_ascii_strtoull (cursor + strlen ("at "), NULL, 10) : 0;
    guint total = g_strcmp0 (since, self->as_of) == 0 ? 0 : self->n_reviews;
    guint end = MIN (first + self->page_size, total);
    g_autoptr (GString) body = g_string_new ("{\"reviews\":[");

    for (guint i = first; i < end; i++) {
        if (i > first)
            g_string_append_c (body, ',');
        append_review (self, body, i);
    }
    g_string_append (body, "],\"next_cursor\":");
    if (end < total)
        g_string_append_printf (body, "\"at %u\"", end);
    else
        g_string_append (body, "null");
    g_string_append_printf (body, ",\"as_of\":\"%s\"}", self->as_of);
    return reply_with_etag (request, body->str);
}

/* Two pages, so that the failures of a pass have a middle to strike. */
static FaultReply *
reply_feedback (FaultFeed *self, const FaultRequest *request)
{
    g_autofree char *since = fault_feed_get_parameter (request, "updated_since");
    g_autofree char *cursor = fault_feed_get_parameter (request, "cursor");
    g_autofree char *body = NULL;

    if (g_strcmp0 (since, self->as_of) == 0)
        body = g_strdup_printf ("{\"feedback\":[],\"next_cursor\":null,\"as_of\":\"%s\"}", self->as_of);
    else if (cursor == NULL)
        body = g_strdup_printf (
            "{\"feedback\":[{\"id\":\"F0\",\"marketplace\":\"SE\",\"order_id\":\"O0\",\"stars\":5,"
            "\"text\":\"Snabb leverans\",\"published_at\":\"2026-01-02T10:00:00Z\",\"updated_at\":"
            "\"2026-01-02T10:00:00Z\"},{\"id\":\"F1\",\"marketplace\":\"SE\",\"stars\":1,\"published_at\":"
            "\"2026-01-03T10:00:00Z\",\"updated_at\":\"2026-01-03T10:00:00Z\"}],\"next_cursor\":\"second\","
            "\"as_of\":\"%s\"}",
            self->as_of);
    else
        body = g_strdup_printf ("{\"feedback\":[{\"id\":\"F1\",\"deleted_at\":\"2026-01-05T10:00:00Z\"}],"
                                "\"next_cursor\":null,\"as_of\":\"%s\"}",
                                self->as_of);
    return reply_with_etag (request, body);
}

static FaultReply *
reply_well (FaultFeed *self, const FaultRequest *request)
{
    g_autofree char *orders = NULL;

    if (g_strcmp0 (request->authorization, "Bearer " FAULT_FEED_TOKEN) != 0)
        return fault_reply_new (401, "Content-Type: application/json\r\nWWW-Authenticate: Bearer\r\n",
                                "{\"error\":{\"code\":\"unauthorised\",\"message\":\"No.\"}}");
    if (g_str_equal (request->path, "/feed/v1/account"))
        return reply_with_etag (request, self->account);
    if (g_str_equal (request->path, "/feed/v1/products"))
        return reply_with_etag (request,
                                "{\"products\":[{\"id\":\"P0\",\"marketplace\":\"SE\",\"title\":\"Kettle\",\"brand\":"
                                "\"Nordlys\"},{\"id\":\"P1\",\"marketplace\":\"SE\",\"title\":\"Pan\",\"brand\":"
                                "\"Nordlys\"}],\"next_cursor\":null}");
    if (g_str_equal (request->path, "/feed/v1/orders")) {
        orders =
            g_strdup_printf ("{\"orders\":[{\"id\":\"O0\",\"marketplace\":\"SE\",\"ordered_at\":"
                             "\"2025-12-01T08:00:00Z\",\"consent\":true,\"currency\":\"SEK\",\"total\":\"199.00\"},"
                             "{\"id\":\"O1\",\"marketplace\":\"SE\"}],\"next_cursor\":null,\"as_of\":\"%s\"}",
                             self->as_of);
        return reply_with_etag (request, orders);
    }
    if (g_str_equal (request->path, "/feed/v1/reviews"))
        return reply_reviews (self, request);
    if (g_str_equal (request->path, "/feed/v1/feedback"))
        return reply_feedback (self, request);
    if (g_str_equal (request->path, "/feed/v1/feedback/totals"))
        return reply_with_etag (
            request, "{\"totals\":[{\"marketplace\":\"SE\",\"window\":\"lifetime\",\"positive\":90,"
                     "\"neutral\":4,\"negative\":6,\"as_of\":\"2026-01-31T12:00:00Z\"}],\"next_cursor\":null}");
    return fault_reply_new (404, "Content-Type: application/json\r\n", "{\"error\":{\"code\":\"not_found\"}}");
}

static FaultReply *
handle_cb (const FaultRequest *request, gpointer data)
{
    FaultFeed *self = data;
    FaultReply *reply = self->fault != NULL ? self->fault (request, self->fault_data) : NULL;

    return reply != NULL ? reply : reply_well (self, request);
}

FaultFeed *
fault_feed_new (guint n_reviews, guint page_size)
{
    FaultFeed *self = g_new0 (FaultFeed, 1);

    self->n_reviews = n_reviews;
    self->page_size = page_size;
    self->stars = 2;
    self->account =
        "{\"id\":\"A1\",\"name\":\"Nordlys Shop\",\"marketplaces\":[\"SE\"],\"professional\":true,"
        "\"brand_owner\":true,\"brand_representative\":null,\"permissions\":{\"view\":true,\"edit\":false}}";
    self->as_of = FAULT_FEED_AS_OF;
    self->server = fault_server_new (handle_cb, self);
    self->url = g_strconcat (fault_server_get_url (self->server), "/feed/v1", NULL);
    return self;
}

void
fault_feed_free (FaultFeed *self)
{
    fault_server_free (self->server);
    g_free (self->url);
    g_free (self);
}
