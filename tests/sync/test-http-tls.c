/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "amends-await.h"
#include "amends-http.h"
#include "amends-sync-error.h"
#include "fault-server.h"
#include "test-certificates.h"

static FaultReply *
listen_cb (const FaultRequest *request G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
    return fault_reply_json ("{}");
}

static AmendsHttpResponse *
get (AmendsHttp *http, const char *url, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_http_get_async (http, url, "CANARY-tls-1", NULL, NULL, amends_await_cb, &await);
    return amends_http_get_finish (http, amends_await (&await), error);
}

static void
remove_file (gpointer path)
{
    g_remove (path);
    g_free (path);
}

static GTlsDatabase *
trust (const char *pem)
{
    g_autofree char *path = NULL;
    g_autoptr (GError) error = NULL;
    int fd = g_file_open_tmp ("amends-XXXXXX.pem", &path, &error);
    GTlsDatabase *database;

    g_assert_no_error (error);
    g_close (fd, NULL);
    g_file_set_contents (path, pem, -1, &error);
    g_assert_no_error (error);
    database = g_tls_file_database_new (path, &error);
    g_assert_no_error (error);
    /* It reads the file again with each certificate. */
    g_object_set_data_full (G_OBJECT (database), "path", g_steal_pointer (&path), remove_file);
    return database;
}

/* GIO warns where a machine, like a bare container, trusts nobody at all; that is not what is tested here. */
static void
allow_warnings (void)
{
    g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
}

static void
test_certificates (void)
{
    static const struct {
        const char *certificate;
        const char *trusted;
        const char *word; /* NULL = works */
    } cases[] = {
        { TEST_CERTIFICATE_GOOD, TEST_CERTIFICATE_GOOD, NULL },
        { TEST_CERTIFICATE_GOOD, TEST_CERTIFICATE_OTHER_HOST, "trusts" },
        { TEST_CERTIFICATE_EXPIRED, TEST_CERTIFICATE_EXPIRED, "clock" },
        { TEST_CERTIFICATE_OTHER_HOST, TEST_CERTIFICATE_OTHER_HOST, "another address" },
    };

    allow_warnings ();
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *pem = g_strconcat (cases[i].certificate, TEST_KEY, NULL);
        g_autoptr (AmendsHttp) http = amends_http_new ();
        g_autoptr (FaultServer) server = fault_server_new_tls (listen_cb, NULL, pem);
        g_autoptr (GTlsDatabase) database = trust (cases[i].trusted);
        g_autoptr (GError) error = NULL;
        g_autoptr (AmendsHttpResponse) response = NULL;

        amends_http_set_tls_database (http, database);
        response = get (http, fault_server_get_url (server), &error);
        if (cases[i].word == NULL) {
            g_autofree char *heard = fault_server_dup_heard (server);

            g_assert_nonnull (strstr (heard, "Accept-Encoding: gzip"));
            g_assert_no_error (error);
            g_assert_cmpuint (response->status, ==, 200);
            continue;
        }
        g_assert_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_TLS);
        g_assert_nonnull (strstr (error->message, cases[i].word));
        g_assert_cmpuint (fault_server_get_n_requests (server), ==, 0);
    }
}

/* Both ends of this process speak nothing newer, as its environment says. */
static void
test_old_tls_subprocess (void)
{
    g_autofree char *pem = g_strconcat (TEST_CERTIFICATE_GOOD, TEST_KEY, NULL);
    g_autoptr (AmendsHttp) http = amends_http_new ();
    g_autoptr (FaultServer) server = NULL;
    g_autoptr (GTlsDatabase) database = trust (TEST_CERTIFICATE_GOOD);
    g_autoptr (GError) error = NULL;
    g_autofree char *heard = NULL;

    allow_warnings ();
    server = fault_server_new_tls (listen_cb, NULL, pem);
    amends_http_set_tls_database (http, database);
    g_assert_null (get (http, fault_server_get_url (server), &error));
    g_assert_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_TLS);
    g_assert_nonnull (strstr (error->message, "TLS 1.2"));
    heard = fault_server_dup_heard (server);
    g_assert_cmpstr (heard, ==, "");
}

static void
test_old_tls (void)
{
    g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "G_TLS_GNUTLS_PRIORITY",
                                                   "NORMAL:-VERS-ALL:+VERS-TLS1.1:+SHA1:+SIGN-ALL:%COMPAT", TRUE);

    g_test_trap_subprocess_with_envp ("/sync/http-tls/old-tls/subprocess", (const char *const *) environment, 0,
                                      G_TEST_SUBPROCESS_INHERIT_STDERR);
    g_test_trap_assert_passed ();
}

static void
test_plain_server_behind_https (void)
{
    g_autoptr (AmendsHttp) http = amends_http_new ();
    g_autoptr (FaultServer) server = fault_server_new (listen_cb, NULL);
    g_autofree char *url = g_strconcat ("https", strchr (fault_server_get_url (server), ':'), NULL);
    g_autoptr (GTlsDatabase) database = trust (TEST_CERTIFICATE_GOOD);
    g_autoptr (GError) error = NULL;

    amends_http_set_deadline (http, 300);
    amends_http_set_tls_database (http, database);
    g_assert_null (get (http, url, &error));
    g_assert_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_REFUSED);
    g_assert_cmpuint (fault_server_get_n_requests (server), ==, 0);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sync/http-tls/certificates", test_certificates);
    g_test_add_func ("/sync/http-tls/old-tls", test_old_tls);
    g_test_add_func ("/sync/http-tls/old-tls/subprocess", test_old_tls_subprocess);
    g_test_add_func ("/sync/http-tls/plain-server-behind-https", test_plain_server_behind_https);
    return g_test_run ();
}
