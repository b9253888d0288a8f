/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-connector.h"

G_DEFINE_INTERFACE (AmendsConnector, amends_connector, G_TYPE_OBJECT)

static void
amends_connector_default_init (AmendsConnectorInterface *iface G_GNUC_UNUSED)
{
}

AmendsCapabilities
amends_connector_get_capabilities (AmendsConnector *self)
{
    g_return_val_if_fail (AMENDS_IS_CONNECTOR (self), 0);

    return AMENDS_CONNECTOR_GET_IFACE (self)->capabilities;
}

void
amends_connector_sync_async (AmendsConnector *self, AmendsStore *store, AmendsAccount *account, const char *token,
                             AmendsSyncProgress *progress, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_CONNECTOR (self));

    AMENDS_CONNECTOR_GET_IFACE (self)->sync_async (self, store, account, token, progress, cancellable, callback,
                                                   user_data);
}

gboolean
amends_connector_sync_finish (AmendsConnector *self, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (AMENDS_IS_CONNECTOR (self), FALSE);

    return AMENDS_CONNECTOR_GET_IFACE (self)->sync_finish (self, result, error);
}

void
amends_connector_probe_async (AmendsConnector *self, const char *url, const char *token, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_CONNECTOR (self));

    AMENDS_CONNECTOR_GET_IFACE (self)->probe_async (self, url, token, cancellable, callback, user_data);
}

AmendsAccount *
amends_connector_probe_finish (AmendsConnector *self, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (AMENDS_IS_CONNECTOR (self), NULL);

    return AMENDS_CONNECTOR_GET_IFACE (self)->probe_finish (self, result, error);
}
