/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-http-error.h"

#include <string.h>

#include "amends-sync-error.h"

static void
test_each_cause_has_its_code (void)
{
    static const struct {
        GQuark (*domain) (void);
        int code;
        AmendsSyncError expected;
    } cases[] = {
        { g_io_error_quark, G_IO_ERROR_CONNECTION_REFUSED, AMENDS_SYNC_ERROR_REFUSED },
        { g_io_error_quark, G_IO_ERROR_CONNECTION_CLOSED, AMENDS_SYNC_ERROR_REFUSED },
        { g_io_error_quark, G_IO_ERROR_PARTIAL_INPUT, AMENDS_SYNC_ERROR_REFUSED },
        { g_io_error_quark, G_IO_ERROR_TIMED_OUT, AMENDS_SYNC_ERROR_REFUSED },
        { g_io_error_quark, G_IO_ERROR_PROXY_FAILED, AMENDS_SYNC_ERROR_REFUSED },
        { g_io_error_quark, G_IO_ERROR_NETWORK_UNREACHABLE, AMENDS_SYNC_ERROR_OFFLINE },
        { g_io_error_quark, G_IO_ERROR_HOST_UNREACHABLE, AMENDS_SYNC_ERROR_OFFLINE },
        { g_io_error_quark, G_IO_ERROR_INVALID_DATA, AMENDS_SYNC_ERROR_MALFORMED },
        { g_resolver_error_quark, G_RESOLVER_ERROR_NOT_FOUND, AMENDS_SYNC_ERROR_OFFLINE },
        { g_resolver_error_quark, G_RESOLVER_ERROR_TEMPORARY_FAILURE, AMENDS_SYNC_ERROR_OFFLINE },
        { g_tls_error_quark, G_TLS_ERROR_BAD_CERTIFICATE, AMENDS_SYNC_ERROR_TLS },
        { g_tls_error_quark, G_TLS_ERROR_HANDSHAKE, AMENDS_SYNC_ERROR_TLS },
        { soup_session_error_quark, SOUP_SESSION_ERROR_PARSING, AMENDS_SYNC_ERROR_MALFORMED },
    };
    g_autoptr (SoupMessage) message = soup_message_new ("GET", "https://shop.example/feed?cursor=SECRET");

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (GError) cause = g_error_new_literal (cases[i].domain (), cases[i].code, "SECRET");
        g_autoptr (GError) error = amends_http_error_translate (cause, message);

        g_assert_error (error, AMENDS_SYNC_ERROR, (int) cases[i].expected);
        g_assert_nonnull (strstr (error->message, "shop.example"));
        g_assert_null (strstr (error->message, "SECRET"));
    }
}

static void
test_cancelled_stays_cancelled (void)
{
    g_autoptr (SoupMessage) message = soup_message_new ("GET", "https://shop.example/");
    g_autoptr (GError) cause = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "No.");
    g_autoptr (GError) error = amends_http_error_translate (cause, message);

    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_the_worst_of_a_certificate_is_named (void)
{
    static const struct {
        GTlsCertificateFlags flags;
        const char *word;
    } cases[] = {
        { G_TLS_CERTIFICATE_EXPIRED, "clock" },
        { G_TLS_CERTIFICATE_NOT_ACTIVATED, "clock" },
        { G_TLS_CERTIFICATE_EXPIRED | G_TLS_CERTIFICATE_UNKNOWN_CA, "expired" },
        { G_TLS_CERTIFICATE_BAD_IDENTITY, "another address" },
        { G_TLS_CERTIFICATE_UNKNOWN_CA, "signed" },
        { G_TLS_CERTIFICATE_REVOKED, "withdrawn" },
        { G_TLS_CERTIFICATE_INSECURE, "weak" },
        { G_TLS_CERTIFICATE_GENERIC_ERROR, "checked" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (GError) error = amends_http_error_new_tls (cases[i].flags, "shop.example");

        g_assert_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_TLS);
        g_assert_nonnull (strstr (error->message, cases[i].word));
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sync/http-error/each-cause-has-its-code", test_each_cause_has_its_code);
    g_test_add_func ("/sync/http-error/cancelled-stays-cancelled", test_cancelled_stays_cancelled);
    g_test_add_func ("/sync/http-error/the-worst-of-a-certificate-is-named", test_the_worst_of_a_certificate_is_named);
    return g_test_run ();
}
