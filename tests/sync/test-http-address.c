/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-http-address.h"

#include <string.h>

#include "amends-await.h"
#include "amends-http.h"
#include "amends-sync-error.h"
#include "fault-server.h"

static void
test_good_addresses (void)
{
    static const struct {
        const char *text, *tidy;
    } cases[] = {
        { "https://shop.example/feed/v1", "https://shop.example/feed/v1" },
        { "  https://shop.example/feed/v1//\n", "https://shop.example/feed/v1" },
        { "https://shop.example", "https://shop.example" },
        { "HTTPS://shop.example:8443/x", "https://shop.example:8443/x" },
        { "http://127.0.0.1:8080/feed/v1", "http://127.0.0.1:8080/feed/v1" },
        { "http://localhost:8080", "http://localhost:8080" },
        { "http://[::1]:8080/x", "http://[::1]:8080/x" },
        { "http://127.9.9.9/", "http://127.9.9.9" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (GError) error = NULL;
        g_autofree char *tidy = amends_http_address_parse (cases[i].text, &error);

        g_assert_no_error (error);
        g_assert_cmpstr (tidy, ==, cases[i].tidy);
    }
}

static void
test_bad_addresses (void)
{
    const char *const bad[] = {
        "",
        "feed",
        "shop.example/feed",
        "ftp://shop.example",
        "file:///etc/passwd",
        "javascript:x",
        "https://",
        "http://shop.example/feed",
        "http://127.0.0.1.shop.example/",
        "http://localhost.shop.example/",
        "http://10.0.0.1/",
        "https://me:secret@shop.example/feed",
        "https://shop.example/feed?token=secret",
        "https://shop.example/feed#secret",
    };

    for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
        g_autoptr (GError) error = NULL;

        g_test_message ("%s", bad[i]);
        g_assert_null (amends_http_address_parse (bad[i], &error));
        g_assert_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_UNSUPPORTED);
        g_assert_null (strstr (error->message, "secret"));
    }
}

static char *
look_up (GProxyResolver *resolver, const char *uri)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_auto (GStrv) now = g_proxy_resolver_lookup (resolver, uri, NULL, &error);
    g_auto (GStrv) later = NULL;

    g_assert_no_error (error);
    g_proxy_resolver_lookup_async (resolver, uri, NULL, amends_await_cb, &await);
    later = g_proxy_resolver_lookup_finish (resolver, amends_await (&await), &error);
    g_assert_no_error (error);
    g_assert_cmpstrv (now, later);
    return g_strjoinv (" ", now);
}

static void
test_loopback_has_no_proxy (void)
{
    static const struct {
        const char *uri;
        gboolean direct;
    } cases[] = {
        { "http://127.0.0.1:8080/x", TRUE }, { "http://localhost/x", TRUE },         { "http://[::1]:9/", TRUE },
        { "https://shop.example/", FALSE },  { "http://localhost.example/", FALSE },
    };
    g_autoptr (GProxyResolver) others = g_simple_proxy_resolver_new ("http://proxy.example:3128", NULL);
    g_autoptr (GProxyResolver) resolver = amends_direct_proxy_new (others);

    g_assert_true (g_proxy_resolver_is_supported (resolver));
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *proxy = look_up (resolver, cases[i].uri);

        g_assert_cmpstr (proxy, ==, cases[i].direct ? "direct://" : "http://proxy.example:3128");
    }
}

static FaultReply *
answer_cb (const FaultRequest *request G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
    return fault_reply_json ("{}");
}

/* The whole way, with the variables that tell a program of a proxy. */
static void
test_a_proxy_never_sees_the_token_subprocess (void)
{
    g_autoptr (FaultServer) proxy = fault_server_new (answer_cb, NULL);
    g_autoptr (FaultServer) server = fault_server_new (answer_cb, NULL);
    g_autoptr (AmendsHttp) http = NULL;
    g_autoptr (AmendsHttpResponse) response = NULL;
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    g_setenv ("http_proxy", fault_server_get_url (proxy), TRUE);
    g_unsetenv ("no_proxy");
    http = amends_http_new ();
    amends_http_get_async (http, fault_server_get_url (server), "CANARY", NULL, NULL, amends_await_cb, &await);
    response = amends_http_get_finish (http, amends_await (&await), NULL);
    g_assert_nonnull (response);
    g_assert_cmpuint (fault_server_get_n_requests (server), ==, 1);
    g_assert_cmpuint (fault_server_get_n_connections (proxy), ==, 0);
}

static void
test_a_proxy_never_sees_the_token (void)
{
    g_test_trap_subprocess ("/sync/http-address/proxy/subprocess", 0, G_TEST_SUBPROCESS_DEFAULT);
    g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sync/http-address/good-addresses", test_good_addresses);
    g_test_add_func ("/sync/http-address/bad-addresses", test_bad_addresses);
    g_test_add_func ("/sync/http-address/loopback-has-no-proxy", test_loopback_has_no_proxy);
    g_test_add_func ("/sync/http-address/a-proxy-never-sees-the-token", test_a_proxy_never_sees_the_token);
    g_test_add_func ("/sync/http-address/proxy/subprocess", test_a_proxy_never_sees_the_token_subprocess);
    return g_test_run ();
}
