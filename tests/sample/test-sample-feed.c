/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-feed.h"

#include <string.h>

#include <json-glib/json-glib.h>

#define NOW ((gint64) 1795305600 + 43200)
#define ORIGIN "http://127.0.0.1:4711"

static AmendsSampleData *shop;

/* Returns: (transfer full) (nullable): the object, if @status is what came; @parameters: name, value, …, NULL */
static JsonNode *
ask (guint status, const char *resource, const char *const *parameters)
{
    g_autoptr (GHashTable) query = g_hash_table_new (g_str_hash, g_str_equal);
    g_auto (AmendsSampleAnswer) answer = { 0 };
    g_autoptr (GError) error = NULL;
    JsonNode *node;

    for (guint i = 0; parameters != NULL && parameters[i] != NULL; i += 2)
        g_hash_table_insert (query, (gpointer) parameters[i], (gpointer) parameters[i + 1]);
    answer = amends_sample_feed_answer (shop, resource, query, ORIGIN);
    g_assert_cmpuint (answer.status, ==, status);
    node = json_from_string (answer.json, &error);
    g_assert_no_error (error);
    return node;
}

static void
assert_error (guint status, const char *code, const char *resource, const char *name, const char *value)
{
    const char *const parameters[] = { name, value, NULL };
    g_autoptr (JsonNode) node = ask (status, resource, parameters);
    JsonObject *error = json_object_get_object_member (json_node_get_object (node), "error");

    g_assert_cmpstr (json_object_get_string_member (error, "code"), ==, code);
    g_assert_cmpstr (json_object_get_string_member (error, "message"), !=, "");
}

/* Returns: how many rows came in all; each version of each id once, and in order */
static guint
walk (const char *resource, const char *member, const char *limit, const char *since)
{
    g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char *cursor = g_strdup ("");
    g_autofree char *last = g_strdup ("");

    while (cursor != NULL) {
        const char *const parameters[] = { "cursor", cursor, "limit", limit, "updated_since", since, NULL };
        g_autoptr (JsonNode) node = ask (200, resource, parameters);
        JsonObject *page = json_node_get_object (node);
        JsonArray *rows = json_object_get_array_member (page, member);

        g_assert_cmpuint (json_array_get_length (rows), <=, (guint) g_ascii_strtoull (limit, NULL, 10));
        for (guint i = 0; i < json_array_get_length (rows); i++) {
            JsonObject *row = json_array_get_object_element (rows, i);
            const char *marketplace = json_object_get_string_member_with_default (row, "marketplace", "");
            const char *at = json_object_get_string_member_with_default (row, "deleted_at", "");
            char *key;

            at = json_object_get_string_member_with_default (row, "updated_at", at);
            key = g_strconcat (json_object_get_string_member (row, "id"), " ",
                               g_str_equal (member, "products") ? marketplace : at, NULL);
            g_assert_true (g_hash_table_add (ids, key));
            g_assert_cmpstr (last, <=, at);
            g_free (last);
            last = g_strdup (at);
        }
        g_free (cursor);
        cursor = g_strdup (json_object_get_string_member_with_default (page, "next_cursor", NULL));
    }
    return g_hash_table_size (ids);
}

static void
test_paging_gives_each_once (void)
{
    static const char *const limits[] = { "7", "100", "500" };

    for (guint i = 0; i < G_N_ELEMENTS (limits); i++) {
        g_assert_cmpuint (walk ("/reviews", "reviews", limits[i], ""), ==, shop->reviews->len);
        g_assert_cmpuint (walk ("/orders", "orders", limits[i], ""), ==, shop->orders->len);
        g_assert_cmpuint (walk ("/products", "products", limits[i], ""), ==, 14 * 6);
        g_assert_cmpuint (walk ("/feedback", "feedback", limits[i], ""), ==, shop->feedback->len);
    }
}

static guint
count_since (gint64 since)
{
    guint n = 0;

    for (guint i = 0; i < shop->reviews->len; i++)
        n += ((AmendsSampleRow *) shop->reviews->pdata[i])->updated_at >= since;
    return n;
}

static void
test_updated_since (void)
{
    const AmendsSampleRow *middle = shop->reviews->pdata[shop->reviews->len / 2];
    g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (middle->updated_at);
    g_autofree char *utc = g_date_time_format_iso8601 (at);
    g_autoptr (GTimeZone) zone = g_time_zone_new_offset (9 * 3600);
    g_autoptr (GDateTime) there = g_date_time_to_timezone (at, zone);
    g_autofree char *tokyo = g_date_time_format_iso8601 (there);

    g_assert_cmpuint (walk ("/reviews", "reviews", "50", utc), ==, count_since (middle->updated_at));
    g_assert_cmpuint (walk ("/reviews", "reviews", "50", tokyo), ==, count_since (middle->updated_at));
    g_assert_cmpuint (walk ("/reviews", "reviews", "50", "2001-01-01T00:00:00Z"), ==, shop->reviews->len);
    g_assert_cmpuint (walk ("/reviews", "reviews", "50", "2101-01-01T00:00:00Z"), ==, 0);
}

static void
test_watermark_misses_nothing_and_repeats_nothing (void)
{
    g_autoptr (JsonNode) node = ask (200, "/reviews", NULL);
    const char *as_of = json_object_get_string_member (json_node_get_object (node), "as_of");

    g_assert_cmpuint (walk ("/reviews", "reviews", "100", as_of), ==, 0);
    g_assert_cmpuint (walk ("/orders", "orders", "100", as_of), ==, 0);
}

static void
test_refusals (void)
{
    static const char *const limits[] = { "0", "501", "-1", "ten", "1e2", "99999999999999999999", " 5", "5 " };
    static const char *const instants[] = { "yesterday", "2026-13-01T00:00:00Z", "12", "2026-01-01T00:00:00 02:00" };
    static const char *const lists[] = { "/reviews", "/orders", "/products", "/feedback", "/feedback/totals" };

    for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
        for (guint j = 0; j < G_N_ELEMENTS (limits); j++)
            assert_error (400, "invalid_request", lists[i], "limit", limits[j]);
        assert_error (400, "invalid_cursor", lists[i], "cursor", "not-from-here");
    }
    for (guint i = 0; i < G_N_ELEMENTS (instants); i++) {
        assert_error (400, "invalid_request", "/reviews", "updated_since", instants[i]);
        assert_error (400, "invalid_request", "/orders", "updated_since", instants[i]);
        assert_error (400, "invalid_request", "/feedback", "updated_since", instants[i]);
    }
    assert_error (404, "not_found", "", "limit", "1");
    assert_error (404, "not_found", "/", "limit", "1");
    assert_error (404, "not_found", "/reviews/", "limit", "1");
    assert_error (404, "not_found", "/customers", "limit", "1");
}

static void
test_cursor_of_yesterday (void)
{
    g_autoptr (AmendsSampleData) yesterday = amends_sample_data_new (300, 1, NOW - 86400);
    g_auto (AmendsSampleAnswer) answer = amends_sample_feed_answer (yesterday, "/reviews", NULL, ORIGIN);
    g_autoptr (JsonNode) node = json_from_string (answer.json, NULL);
    const char *cursor = json_object_get_string_member (json_node_get_object (node), "next_cursor");

    assert_error (410, "cursor_expired", "/reviews", "cursor", cursor);
    assert_error (400, "invalid_cursor", "/orders", "cursor", cursor);
}

static void
test_rows (void)
{
    g_autoptr (JsonNode) node = ask (200, "/reviews", (const char *const[]) { "limit", "500", NULL });
    JsonArray *rows = json_object_get_array_member (json_node_get_object (node), "reviews");
    guint n_photos = 0;

    for (guint i = 0; i < json_array_get_length (rows); i++) {
        JsonObject *row = json_array_get_object_element (rows, i);
        JsonArray *photos;

        if (json_object_has_member (row, "deleted_at")) {
            g_assert_cmpuint (json_object_get_size (row), ==, 2);
            continue;
        }
        g_assert_cmpuint (json_object_get_size (row), ==, 18);
        photos = json_object_get_array_member (row, "photos");
        n_photos += json_array_get_length (photos);
        if (json_array_get_length (photos) > 0)
            g_assert_true (g_str_has_prefix (json_array_get_string_element (photos, 0), ORIGIN "/photos/R"));
        g_assert_true (g_str_has_prefix (json_object_get_string_member (row, "url"), "https://www.amazon."));
    }
    g_assert_cmpuint (n_photos, >, 0);
}

static void
test_feedback_rows (void)
{
    g_autoptr (JsonNode) node = ask (200, "/feedback", (const char *const[]) { "limit", "500", NULL });
    JsonArray *rows = json_object_get_array_member (json_node_get_object (node), "feedback");

    g_assert_cmpuint (json_array_get_length (rows), >, 40);
    for (guint i = 0; i < json_array_get_length (rows); i++) {
        JsonObject *row = json_array_get_object_element (rows, i);

        g_assert_cmpuint (json_object_get_size (row), ==, json_object_has_member (row, "deleted_at") ? 2 : 14);
    }
}

/* Three pages, whose cursors say how far the walk is. */
static void
test_feedback_totals (void)
{
    g_autofree char *cursor = g_strdup ("");
    g_autoptr (GString) windows = g_string_new (NULL);
    guint n_pages = 0;

    for (; cursor != NULL; n_pages++) {
        g_autoptr (JsonNode) node =
            ask (200, "/feedback/totals", (const char *const[]) { "limit", "10", "cursor", cursor, NULL });
        JsonObject *page = json_node_get_object (node);
        JsonArray *rows = json_object_get_array_member (page, "totals");

        for (guint i = 0; i < json_array_get_length (rows); i++)
            g_string_append_printf (windows, "%s ",
                                    json_object_get_string_member (json_array_get_object_element (rows, i), "window"));
        g_free (cursor);
        cursor = g_strdup (json_object_get_string_member_with_default (page, "next_cursor", NULL));
    }
    g_assert_cmpuint (n_pages, ==, 3);
    g_assert_true (g_str_has_prefix (windows->str, "30_days 90_days 365_days lifetime 30_days "));
    g_assert_cmpuint (windows->len, ==, 6 * strlen ("30_days 90_days 365_days lifetime "));
}

static void
test_totals (void)
{
    g_autoptr (JsonNode) node = ask (200, "/orders", (const char *const[]) { "limit", "500", NULL });
    JsonArray *rows = json_object_get_array_member (json_node_get_object (node), "orders");
    guint n_yen = 0;

    for (guint i = 0; i < json_array_get_length (rows); i++) {
        JsonObject *row = json_array_get_object_element (rows, i);
        const char *total = json_object_get_string_member (row, "total");
        gboolean yen = g_str_equal (json_object_get_string_member (row, "currency"), "JPY");

        n_yen += yen;
        g_assert_true (g_regex_match_simple (yen ? "^[1-9][0-9]+$" : "^[1-9][0-9]+\\.[0-9]{2}$", total, 0, 0));
    }
    g_assert_cmpuint (n_yen, >, 0);
}

int
main (int argc, char **argv)
{
    int result;

    g_test_init (&argc, &argv, NULL);
    shop = amends_sample_data_new (300, 1, NOW);
    g_test_add_func ("/sample/feed/paging", test_paging_gives_each_once);
    g_test_add_func ("/sample/feed/updated-since", test_updated_since);
    g_test_add_func ("/sample/feed/watermark", test_watermark_misses_nothing_and_repeats_nothing);
    g_test_add_func ("/sample/feed/refusals", test_refusals);
    g_test_add_func ("/sample/feed/cursor-of-yesterday", test_cursor_of_yesterday);
    g_test_add_func ("/sample/feed/rows", test_rows);
    g_test_add_func ("/sample/feed/totals", test_totals);
    g_test_add_func ("/sample/feed/feedback-rows", test_feedback_rows);
    g_test_add_func ("/sample/feed/feedback-totals", test_feedback_totals);
    result = g_test_run ();
    g_clear_pointer (&shop, amends_sample_data_free);
    return result;
}
