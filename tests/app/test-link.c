/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-link.h"

#include <string.h>

static void
test_reviews (void)
{
    static const struct {
        const char *uri;
        gint64 id;
    } ROWS[] = {
        { "amends://review/1", 1 },
        { "AMENDS://Review/42", 42 },
        { "amends://review/9223372036854775807", G_MAXINT64 },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++) {
        g_autoptr (AmendsLink) link = amends_link_parse (ROWS[i].uri);

        g_assert_nonnull (link);
        g_assert_cmpint (link->kind, ==, AMENDS_LINK_REVIEW);
        g_assert_cmpint (link->review_id, ==, ROWS[i].id);
    }
}

static void
test_views (void)
{
    static const struct {
        const char *uri, *query;
    } ROWS[] = {
        { "amends://view/", "" },
        { "amends://view/stars:1", "stars:1" },
        { "amends://view/stars%3A%3C%3D3%20is%3Aopen", "stars:<=3 is:open" },
        { "amends://view/stars:<=3 is:open", "stars:<=3 is:open" },
        { "amends://view/%C3%A5%C3%A4%C3%B6", "åäö" },
        { "amends://view/åäö", "åäö" },
        { "amends://view/100%25", "100%" },
        { "amends://view/a+b", "a+b" },
        { "amends://view/what?#now", "what?#now" },
        { "amends://view/..%2F..%2Fetc/passwd", "../../etc/passwd" },
        { "amends://view/%22%3B%20DROP%20TABLE%20review%3B--", "\"; DROP TABLE review;--" },
        { "amends://view/%3Cb%3E%26%25s%25n", "<b>&%s%n" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++) {
        g_autoptr (AmendsLink) link = amends_link_parse (ROWS[i].uri);

        g_assert_nonnull (link);
        g_assert_cmpint (link->kind, ==, AMENDS_LINK_VIEW);
        g_assert_cmpstr (link->query, ==, ROWS[i].query);
    }
}

static void
test_refused (void)
{
    static const char *const URIS[] = {
        "",
        "amends",
        "amends:",
        "amends:review/1",
        "amends://",
        "amends:///review/1",
        "amends://review",
        "amends://review/",
        "amends://review/0",
        "amends://review/-1",
        "amends://review/+1",
        "amends://review/ 1",
        "amends://review/1 ",
        "amends://review/1/",
        "amends://review/0x10",
        "amends://review/1e3",
        "amends://review/%31",
        "amends://review/9223372036854775808",
        "amends://review/99999999999999999999999999",
        "amends://review/١",
        "amends://view",
        "amends://viewer/x",
        "amends://view/%",
        "amends://view/%4",
        "amends://view/%zz",
        "amends://view/%00",
        "amends://view/a%00b",
        "amends://view/%0Astars:1",
        "amends://view/%1b[31m",
        "amends://view/\x7f",
        "amends://view/%E2%80%A8",
        "amends://view/%ff%fe",
        "amends://view/\xff",
        "amends://view/%C0%AF",
        "amends://quit",
        "amends://messages/",
        "amends://messages?1",
        "amends://message",
        "amends://user@review/1",
        "amends://review:80/1",
        " amends://review/1",
        "https://review/1",
        "file:///review/1",
        "amendsx://review/1",
    };

    for (gsize i = 0; i < G_N_ELEMENTS (URIS); i++) {
        g_autoptr (AmendsLink) link = amends_link_parse (URIS[i]);

        if (link != NULL)
            g_error ("“%s” was taken for a link", URIS[i]);
    }
}

static void
test_length (void)
{
    g_autofree char *words = g_strnfill (5000, 'a');
    g_autofree char *uri = g_strconcat ("amends://view/", words, NULL);
    g_autoptr (AmendsLink) fits = NULL;

    g_assert_null (amends_link_parse (uri));
    uri[4096] = '\0';
    fits = amends_link_parse (uri);
    g_assert_nonnull (fits);
    g_assert_cmpuint (strlen (fits->query), ==, 4096 - strlen ("amends://view/"));
}

static void
test_messages (void)
{
    g_autoptr (AmendsLink) made = amends_link_new_messages ();
    g_autofree char *uri = amends_link_format (made);
    g_autoptr (AmendsLink) link = amends_link_parse (uri);

    g_assert_cmpstr (uri, ==, "amends://messages");
    g_assert_nonnull (link);
    g_assert_cmpint (link->kind, ==, AMENDS_LINK_MESSAGES);
}

/* What is made leads back to where it was made, whatever is in it. */
static void
test_round_trip (void)
{
    static const char *const QUERIES[] = {
        "", "stars:<=3 is:open \"arrived broken\"", "brand:\"Å & Ö\" -retur", "100% / ? # + ~ \\", "評論 🙂",
    };

    for (gsize i = 0; i < G_N_ELEMENTS (QUERIES); i++) {
        g_autoptr (AmendsLink) link = amends_link_new_view (QUERIES[i]);
        g_autofree char *uri = amends_link_format (link);
        g_autoptr (AmendsLink) again = amends_link_parse (uri);

        g_assert_true (g_str_is_ascii (uri));
        g_assert_cmpstr (again->query, ==, QUERIES[i]);
    }
    for (gint64 id = 1; id > 0 && id < G_MAXINT64 / 7; id *= 7) {
        g_autoptr (AmendsLink) link = amends_link_new_review (id);
        g_autofree char *uri = amends_link_format (link);
        g_autoptr (AmendsLink) again = amends_link_parse (uri);

        g_assert_cmpint (again->review_id, ==, id);
    }
}

/* Any bytes at all: a fixed seed, so that what fails fails again. */
static void
test_noise (void)
{
    GRand *random = g_rand_new_with_seed (20261122);

    for (int i = 0; i < 20000; i++) {
        char uri[64] = "amends://view/";
        gsize length = strlen (uri) + (gsize) g_rand_int_range (random, 0, 40);
        g_autoptr (AmendsLink) link = NULL;

        for (gsize at = strlen ("amends://view/"); at < length; at++)
            uri[at] = (char) (g_rand_boolean (random) ? '%' : g_rand_int_range (random, 1, 256));
        link = amends_link_parse (uri);
        g_assert_true (link == NULL || g_utf8_validate (link->query, -1, NULL));
    }
    g_rand_free (random);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/app/link/reviews", test_reviews);
    g_test_add_func ("/app/link/views", test_views);
    g_test_add_func ("/app/link/messages", test_messages);
    g_test_add_func ("/app/link/refused", test_refused);
    g_test_add_func ("/app/link/length", test_length);
    g_test_add_func ("/app/link/round-trip", test_round_trip);
    g_test_add_func ("/app/link/noise", test_noise);
    return g_test_run ();
}
