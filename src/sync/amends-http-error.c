/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-http-error.h"

#include <glib/gi18n-lib.h>

#include "amends-sync-error.h"

static const char *
explain_certificate (GTlsCertificateFlags flags)
{
    if (flags & G_TLS_CERTIFICATE_EXPIRED)
        return _ ("it has expired, or the computer’s clock is wrong: check the date and time");
    if (flags & G_TLS_CERTIFICATE_NOT_ACTIVATED)
        return _ ("it is not valid yet, or the computer’s clock is wrong: check the date and time");
    if (flags & G_TLS_CERTIFICATE_BAD_IDENTITY)
        return _ ("it was made for another address");
    if (flags & G_TLS_CERTIFICATE_REVOKED)
        return _ ("it was withdrawn");
    if (flags & G_TLS_CERTIFICATE_UNKNOWN_CA)
        return _ ("it is not signed by anybody that this computer trusts");
    if (flags & G_TLS_CERTIFICATE_INSECURE)
        return _ ("it is too weak to be safe");
    return _ ("it could not be checked");
}

GError *
amends_http_error_new_tls (GTlsCertificateFlags flags, const char *host)
{
    /* Translators: the first %s is a host name, the second why its certificate is not acceptable */
    return g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_TLS, _ ("The certificate of %s is not acceptable: %s."),
                        host, explain_certificate (flags));
}

static GError *
translate_io (const GError *cause, const char *host)
{
    switch (cause->code) {
    case G_IO_ERROR_NETWORK_UNREACHABLE:
    case G_IO_ERROR_HOST_UNREACHABLE:
    case G_IO_ERROR_HOST_NOT_FOUND:
        return g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_OFFLINE, _ ("%s cannot be reached from here."), host);
    case G_IO_ERROR_TIMED_OUT:
        return g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_REFUSED, _ ("%s is too slow to answer."), host);
    case G_IO_ERROR_INVALID_DATA:
        return g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED, _ ("The answer from %s is damaged."), host);
    case G_IO_ERROR_CONNECTION_REFUSED:
        return g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_REFUSED, _ ("%s does not accept connections."), host);
    default:
        return g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_REFUSED, _ ("The connection to %s was cut."), host);
    }
}

GError *
amends_http_error_translate (const GError *cause, SoupMessage *message)
{
    const char *host = g_uri_get_host (soup_message_get_uri (message));

    if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return g_error_copy (cause);
    if (g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
        return amends_http_error_new_tls (soup_message_get_tls_peer_certificate_errors (message), host);
    if (cause->domain == G_TLS_ERROR)
        return g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_TLS,
                            _ ("No safe connection to %s could be made: it does not speak TLS 1.2 or newer."), host);
    if (cause->domain == G_RESOLVER_ERROR)
        return g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_OFFLINE, _ ("%s cannot be found."), host);
    if (cause->domain == SOUP_SESSION_ERROR)
        return g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED,
                            _ ("%s does not answer as a web server does."), host);
    return translate_io (cause, host);
}

gboolean
amends_http_error_is_json (SoupMessage *message)
{
    const char *type = soup_message_headers_get_content_type (soup_message_get_response_headers (message), NULL);

    if (type == NULL)
        return TRUE;
    return g_ascii_strcasecmp (type, "application/json") == 0 || g_ascii_strcasecmp (type, "text/json") == 0 ||
           g_str_has_suffix (type, "+json");
}

/* Two lengths, or one that is no number: whoever believes the wrong one takes half a page for a whole one. */
static gboolean
has_one_length (SoupMessage *message)
{
    const char *list = soup_message_headers_get_list (soup_message_get_response_headers (message), "Content-Length");
    guint64 length;

    return list == NULL || g_ascii_string_to_unsigned (list, 10, 0, G_MAXINT64, &length, NULL);
}

static gboolean
refuse_redirect (SoupMessage *message, GError **error)
{
    const char *location = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
    g_autoptr (GUri) target = NULL;

    if (location != NULL)
        target = g_uri_parse_relative (soup_message_get_uri (message), location, SOUP_HTTP_URI_FLAGS, NULL);
    if (target != NULL && g_uri_get_host (target) != NULL)
        g_set_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED,
                     _ ("The address redirects to %s, and your token is not sent there."), g_uri_get_host (target));
    else
        g_set_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED,
                     _ ("The address redirects to another place, and your token is not sent there."));
    return FALSE;
}

gboolean
amends_http_error_check_head (SoupMessage *message, GError **error)
{
    guint status = soup_message_get_status (message);

    if (SOUP_STATUS_IS_REDIRECTION (status) && status != SOUP_STATUS_NOT_MODIFIED)
        return refuse_redirect (message, error);
    if (!SOUP_STATUS_IS_SUCCESSFUL (status))
        return TRUE;
    if (!amends_http_error_is_json (message)) {
        g_set_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED,
                     _ ("A web page came instead of reviews: the network may want you to log in first."));
        return FALSE;
    }
    if (!has_one_length (message)) {
        g_set_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED,
                     _ ("The answer from %s contradicts itself about its length."),
                     g_uri_get_host (soup_message_get_uri (message)));
        return FALSE;
    }
    return TRUE;
}
