/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-account-text.h"

#define NOW G_GINT64_CONSTANT (1795305600)

static void
test_names (void)
{
    static const struct {
        const char *kind, *name, *url, *expected;
    } CASES[] = {
        { "feed", "Shop", "https://a.example", "Shop" },
        { "feed", NULL, "https://a.example", "https://a.example" },
        { "feed", "", "https://a.example", "https://a.example" },
        { "feed", NULL, NULL, "Unnamed Account" },
        { "file", NULL, NULL, "Imported Files" },
        { "file", "Old exports", NULL, "Old exports" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        const AmendsAccount account = { .kind = CASES[i].kind, .name = CASES[i].name, .base_url = CASES[i].url };

        g_assert_cmpstr (amends_account_text_get_name (&account), ==, CASES[i].expected);
    }
}

static void
test_synced (void)
{
    static const struct {
        gint64 at;
        const char *expected;
    } CASES[] = {
        { 0, "Never synced" },
        { NOW, "Synced just now" },
        { NOW + 500, "Synced just now" }, /* a clock that was put back */
        { NOW - 59, "Synced just now" },
        { NOW - 60, "Synced 1 minute ago" },
        { NOW - 3599, "Synced 59 minutes ago" },
        { NOW - 3600, "Synced 1 hour ago" },
        { NOW - 86399, "Synced 23 hours ago" },
        { NOW - 86400, "Synced on 11/21/26" },
        { G_MININT64 / 2, "Never synced" }, /* no date at all */
    };

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *text = amends_account_text_dup_synced (CASES[i].at, NOW);

        g_assert_cmpstr (text, ==, CASES[i].expected);
    }
}

static void
test_marketplaces (void)
{
    static const char *const CODES[] = { "SE", "PL", "QQ", NULL };
    static const char *const NONE[] = { NULL };
    AmendsAccount account = { .kind = "feed", .marketplaces = CODES };
    g_autofree char *text = amends_account_text_dup_marketplaces (&account);

    g_assert_cmpstr (text, ==, "Sweden, Poland, QQ");
    account.marketplaces = NONE;
    g_assert_null (amends_account_text_dup_marketplaces (&account));
    account.marketplaces = NULL;
    g_assert_null (amends_account_text_dup_marketplaces (&account));
}

static void
test_roles (void)
{
    const AmendsAccount account = {
        .kind = "feed",
        .professional = AMENDS_TRI_YES,
        .brand_owner = AMENDS_TRI_NO,
        .brand_representative = AMENDS_TRI_UNKNOWN,
        .may_view = AMENDS_TRI_YES,
        .may_edit = AMENDS_TRI_NO,
    };
    static const char *const ANSWERS[] = { "Yes", "No", "Not stated", "Yes", "No" };
    AmendsAccountRole roles[AMENDS_N_ACCOUNT_ROLES];

    amends_account_text_get_roles (&account, roles);
    for (gsize i = 0; i < AMENDS_N_ACCOUNT_ROLES; i++) {
        g_assert_cmpstr (roles[i].answer, ==, ANSWERS[i]);
        g_assert_true (roles[i].title != NULL && *roles[i].title != '\0');
    }
}

static void
test_addresses (void)
{
    static const struct {
        const char *url;
        const char *complaint; /* NULL = good */
    } CASES[] = {
        { "https://shop.example/feed/v1", NULL },
        { "https://shop.example:8443/feed/v1", NULL },
        { "http://127.0.0.1:8080/feed/v1", NULL },
        { "http://localhost:8080/feed/v1", NULL },
        { "http://[::1]:8080/feed/v1", NULL },
        { "", "Enter the feed’s address" },
        { "shop.example/feed/v1", "whole address" },
        { "https://", "whole address" },
        { "not an address", "whole address" },
        { "http://shop.example/feed/v1", "Without https" },
        { "http://127.0.0.1.evil.example/feed", "Without https" },
        { "ftp://shop.example/", "begins with https" },
        { "file:///etc/passwd", "address" },
        { "https://me:secret@shop.example/", "Leave name and password" },
        { "https://me@shop.example/", "Leave name and password" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        const char *complaint = amends_account_text_check_address (CASES[i].url);

        g_test_message ("%s", CASES[i].url);
        if (CASES[i].complaint == NULL)
            g_assert_null (complaint);
        else
            g_assert_true (complaint != NULL && strstr (complaint, CASES[i].complaint) != NULL);
    }
}

static void
test_loopback (void)
{
    g_assert_true (amends_account_text_is_loopback ("http://127.0.0.1:1/x"));
    g_assert_true (amends_account_text_is_loopback ("https://LOCALHOST/x"));
    g_assert_true (amends_account_text_is_loopback ("http://[::1]/x"));
    g_assert_false (amends_account_text_is_loopback ("https://localhost.example/x"));
    g_assert_false (amends_account_text_is_loopback ("https://10.0.0.1/x"));
    g_assert_false (amends_account_text_is_loopback (NULL));
    g_assert_false (amends_account_text_is_loopback ("nonsense"));
}

static void
test_tokens (void)
{
    g_assert_null (amends_account_text_check_token ("abc.DEF-123_~+/=="));
    g_assert_nonnull (amends_account_text_check_token (""));
    g_assert_nonnull (amends_account_text_check_token ("two words"));
    g_assert_nonnull (amends_account_text_check_token ("line\nbreak"));
    g_assert_nonnull (amends_account_text_check_token ("nyckelbär-å"));
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/accounts/text/names", test_names);
    g_test_add_func ("/accounts/text/synced", test_synced);
    g_test_add_func ("/accounts/text/marketplaces", test_marketplaces);
    g_test_add_func ("/accounts/text/roles", test_roles);
    g_test_add_func ("/accounts/text/addresses", test_addresses);
    g_test_add_func ("/accounts/text/loopback", test_loopback);
    g_test_add_func ("/accounts/text/tokens", test_tokens);
    return g_test_run ();
}
