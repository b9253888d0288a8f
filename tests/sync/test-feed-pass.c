/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feed-pass.h"

#include <string.h>

#include "sync-fixture.h"

/* Says which pages follow which: the cursor asked for decides the next one. */
typedef struct {
    const char *const (*next)[2]; /* pairs; ended by NULL */
    guint n_pages;
} Route;

static FaultReply *
route_cb (const FaultRequest *request, gpointer data)
{
    Route *route = data;
    g_autofree char *cursor = fault_feed_get_parameter (request, "cursor");
    g_autofree char *body = NULL;

    if (!g_str_has_suffix (request->path, "/reviews"))
        return NULL;
    route->n_pages++;
    for (guint i = 0; route->next[i][0] != NULL; i++) {
        if (g_str_equal (route->next[i][0], cursor != NULL ? cursor : ""))
            body = g_strdup_printf ("{\"reviews\":[{\"id\":\"page %s\",\"stars\":1}],\"next_cursor\":\"%s\"}",
                                    cursor != NULL ? cursor : "", route->next[i][1]);
    }
    return body != NULL ? fault_reply_json (body) : NULL;
}

static void
test_circles_are_noticed (void)
{
    static const char *const same[][2] = { { "", "A" }, { "A", "A" }, { NULL, NULL } };
    static const char *const two[][2] = { { "", "A" }, { "A", "B" }, { "B", "A" }, { NULL, NULL } };
    static const char *const late[][2] = { { "", "A" },  { "A", "B" }, { "B", "C" },
                                           { "C", "D" }, { "D", "B" }, { NULL, NULL } };
    static const struct {
        const char *const (*next)[2];
        guint n_pages;
        const char *cursor; /* that stays */
    } cases[] = { { same, 2, "A" }, { two, 3, "B" }, { late, 5, "D" } };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (SyncFixture) fixture = sync_fixture_new (1, 1);
        Route route = { cases[i].next, 0 };
        g_autofree char *cursor = NULL;

        fixture->feed->fault = route_cb;
        fixture->feed->fault_data = &route;
        sync_fixture_expect_error (fixture, AMENDS_SYNC_ERROR_MALFORMED);
        g_assert_cmpuint (route.n_pages, ==, cases[i].n_pages);
        cursor = sync_fixture_dup_cursor (fixture, "reviews");
        g_assert_cmpstr (cursor, ==, cases[i].cursor);
        g_assert_cmpint (sync_fixture_count (fixture), ==, cases[i].n_pages - 1);
    }
}

static FaultReply *
endless_cb (const FaultRequest *request, gpointer data G_GNUC_UNUSED)
{
    g_autofree char *body = g_strdup_printf ("{\"reviews\":[],\"next_cursor\":\"%u\"}", request->number);

    return g_str_has_suffix (request->path, "/reviews") ? fault_reply_json (body) : NULL;
}

static void
test_endless_pages_end (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (1, 1);

    fixture->feed->fault = endless_cb;
    amends_feed_connector_set_max_pages (fixture->connector, 20);
    sync_fixture_expect_error (fixture, AMENDS_SYNC_ERROR_MALFORMED);
    g_assert_cmpuint (fault_server_get_n_requests (fixture->feed->server), ==, 3 + 20);
}

static void
test_cursors_come_back_as_they_went (void)
{
    static const char *const odd[][2] = { { "", "a b/%2F?&=+#å" }, { NULL, NULL } };
    g_autoptr (SyncFixture) fixture = sync_fixture_new (1, 1);
    Route route = { odd, 0 };
    g_autofree char *heard = NULL;

    fixture->feed->fault = route_cb;
    fixture->feed->fault_data = &route;
    sync_fixture_expect_success (fixture);
    heard = fault_server_dup_heard (fixture->feed->server);
    g_assert_nonnull (strstr (heard, "cursor=a%20b%2F%252F%3F%26%3D%2B%23%C3%A5&"));
}

static FaultReply *
answer_twice_cb (const FaultRequest *request, gpointer data G_GNUC_UNUSED)
{
    g_autofree char *cursor = fault_feed_get_parameter (request, "cursor");

    if (!g_str_has_suffix (request->path, "/reviews"))
        return NULL;
    if (cursor == NULL)
        return fault_reply_json ("{\"reviews\":[{\"id\":\"A\",\"stars\":1},{\"id\":\"A\",\"stars\":1},{\"id\":\"B\","
                                 "\"stars\":2}],\"next_cursor\":\"x\"}");
    return fault_reply_json (
        "{\"reviews\":[{\"id\":\"A\",\"stars\":1},{\"id\":\"B\",\"stars\":2}],\"next_cursor\":null}");
}

static void
test_repeated_rows_count_once (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (1, 1);
    AmendsBatchResult totals = { 0 };

    fixture->feed->fault = answer_twice_cb;
    g_assert_true (sync_fixture_sync (fixture, NULL, &totals, NULL, NULL));
    g_assert_cmpint (sync_fixture_count (fixture), ==, 2);
    g_assert_cmpuint (totals.updated, ==, 0);
}

static void
test_an_empty_list_removes_nothing (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (12, 5);
    g_autofree char *before = NULL, *after = NULL;

    sync_fixture_expect_success (fixture);
    before = sync_fixture_dump (fixture);
    fixture->feed->n_reviews = 0;
    fixture->feed->as_of = "2026-02-02T00:00:00Z";
    sync_fixture_expect_success (fixture);
    after = sync_fixture_dump (fixture);
    g_assert_cmpstr (before, ==, after);
}

typedef struct {
    gboolean is_cut;
    guint n_first;     /* questions for the beginning */
    gboolean has_etag; /* the last of them */
} Cut;

static FaultReply *
cut_cb (const FaultRequest *request, gpointer data)
{
    static const char HEADERS[] = "Content-Type: application/json\r\nETag: \"last\"\r\n";
    Cut *cut = data;
    g_autofree char *cursor = fault_feed_get_parameter (request, "cursor");

    if (!g_str_has_suffix (request->path, "/reviews"))
        return NULL;
    if (cursor == NULL) {
        cut->n_first++;
        cut->has_etag = request->if_none_match != NULL;
        return fault_reply_json ("{\"reviews\":[{\"id\":\"A\",\"stars\":1}],\"next_cursor\":\"x\"}");
    }
    if (cut->is_cut)
        return fault_reply_new (400, "Content-Type: application/json\r\n", "{}");
    return fault_reply_new (200, HEADERS, "{\"reviews\":[{\"id\":\"B\",\"stars\":1}],\"next_cursor\":null}");
}

/* The page that was left over speaks of itself, not of the whole stream. */
static void
test_etag_of_a_rest_is_not_kept (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (1, 1);
    Cut cut = { TRUE, 0, FALSE };

    fixture->feed->fault = cut_cb;
    fixture->feed->fault_data = &cut;
    sync_fixture_expect_error (fixture, AMENDS_SYNC_ERROR_MALFORMED);
    g_assert_cmpuint (cut.n_first, ==, 1);
    cut.is_cut = FALSE;
    sync_fixture_expect_success (fixture);
    g_assert_cmpuint (cut.n_first, ==, 1);
    sync_fixture_expect_success (fixture);
    g_assert_cmpuint (cut.n_first, ==, 2);
    g_assert_false (cut.has_etag);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/sync/feed-pass/" name, function)
    ADD ("circles-are-noticed", test_circles_are_noticed);
    ADD ("endless-pages-end", test_endless_pages_end);
    ADD ("cursors-come-back-as-they-went", test_cursors_come_back_as_they_went);
    ADD ("repeated-rows-count-once", test_repeated_rows_count_once);
    ADD ("an-empty-list-removes-nothing", test_an_empty_list_removes_nothing);
    ADD ("etag-of-a-rest-is-not-kept", test_etag_of_a_rest_is_not_kept);
    return g_test_run ();
}
