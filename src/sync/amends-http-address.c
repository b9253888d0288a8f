/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-http-address.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "amends-sync-error.h"

/* Whether @host is this computer: "localhost", 127.0.0.0/8 or ::1. */
static gboolean
is_loopback (const char *host)
{
    g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

    if (address != NULL)
        return g_inet_address_get_is_loopback (address);
    return g_ascii_strcasecmp (host, "localhost") == 0;
}

char *
amends_http_address_parse (const char *text, GError **error)
{
    g_autofree char *tidy = g_strstrip (g_strdup (text));
    g_autoptr (GUri) uri = g_uri_parse (tidy, SOUP_HTTP_URI_FLAGS, NULL);
    const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";
    const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
    gboolean web = g_str_equal (scheme, "https") || g_str_equal (scheme, "http");
    const char *problem = NULL;

    if (!web || host == NULL || *host == '\0')
        problem = _ ("This is not a web address.");
    else if (g_uri_get_userinfo (uri) != NULL || g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
        problem = _ ("The address must not hold a user name, a password or anything after a question mark.");
    else if (g_str_equal (scheme, "http") && !is_loopback (host))
        problem = _ ("The address must begin with https://, or everybody on the way could read your token.");
    if (problem != NULL) {
        g_set_error_literal (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_UNSUPPORTED, problem);
        return NULL;
    }
    g_clear_pointer (&tidy, g_free);
    tidy = g_uri_to_string (uri);
    while (g_str_has_suffix (tidy, "/"))
        tidy[strlen (tidy) - 1] = '\0';
    return g_steal_pointer (&tidy);
}

struct _AmendsDirectProxy {
    GObject parent_instance;
    GProxyResolver *others;
};

static void amends_direct_proxy_init_iface (GProxyResolverInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AmendsDirectProxy, amends_direct_proxy, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER, amends_direct_proxy_init_iface))

static char **
make_direct (void)
{
    char *direct[] = { (char *) "direct://", NULL };

    return g_strdupv (direct);
}

static gboolean
goes_to_loopback (const char *text)
{
    g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);

    return uri != NULL && g_uri_get_host (uri) != NULL && is_loopback (g_uri_get_host (uri));
}

static gboolean
amends_direct_proxy_is_supported (GProxyResolver *resolver G_GNUC_UNUSED)
{
    return TRUE;
}

/* The system's loads libraries for it: not before somebody goes to another host. */
static GProxyResolver *
get_others (GProxyResolver *resolver)
{
    AmendsDirectProxy *self = AMENDS_DIRECT_PROXY (resolver);

    return self->others != NULL ? self->others : g_proxy_resolver_get_default ();
}

static char **
amends_direct_proxy_lookup (GProxyResolver *resolver, const char *uri, GCancellable *cancellable, GError **error)
{
    return goes_to_loopback (uri) ? make_direct ()
                                  : g_proxy_resolver_lookup (get_others (resolver), uri, cancellable, error);
}

static void
free_strings (gpointer strings)
{
    g_strfreev (strings);
}

static void
others_decided_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr (GTask) task = data;
    GError *error = NULL;
    char **proxies = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, &error);

    if (proxies != NULL)
        g_task_return_pointer (task, proxies, free_strings);
    else
        g_task_return_error (task, error);
}

static void
amends_direct_proxy_lookup_async (GProxyResolver *resolver, const char *uri, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
    g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

    g_task_set_source_tag (task, amends_direct_proxy_lookup_async);
    if (goes_to_loopback (uri))
        g_task_return_pointer (task, make_direct (), free_strings);
    else
        g_proxy_resolver_lookup_async (get_others (resolver), uri, cancellable, others_decided_cb,
                                       g_steal_pointer (&task));
}

static char **
amends_direct_proxy_lookup_finish (GProxyResolver *resolver, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (g_task_is_valid (result, resolver), NULL);
    g_return_val_if_fail (g_async_result_is_tagged (result, amends_direct_proxy_lookup_async), NULL);

    return g_task_propagate_pointer (G_TASK (result), error);
}

static void
amends_direct_proxy_init_iface (GProxyResolverInterface *iface)
{
    iface->is_supported = amends_direct_proxy_is_supported;
    iface->lookup = amends_direct_proxy_lookup;
    iface->lookup_async = amends_direct_proxy_lookup_async;
    iface->lookup_finish = amends_direct_proxy_lookup_finish;
}

static void
amends_direct_proxy_dispose (GObject *object)
{
    g_clear_object (&AMENDS_DIRECT_PROXY (object)->others);

    G_OBJECT_CLASS (amends_direct_proxy_parent_class)->dispose (object);
}

static void
amends_direct_proxy_class_init (AmendsDirectProxyClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_direct_proxy_dispose;
}

static void
amends_direct_proxy_init (AmendsDirectProxy *self G_GNUC_UNUSED)
{
}

GProxyResolver *
amends_direct_proxy_new (GProxyResolver *others)
{
    AmendsDirectProxy *self = g_object_new (AMENDS_TYPE_DIRECT_PROXY, NULL);

    g_set_object (&self->others, others);
    return G_PROXY_RESOLVER (self);
}
