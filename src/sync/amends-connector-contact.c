/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-connector-contact.h"

static gboolean
can_contact (AmendsConnector *self)
{
    return (amends_connector_get_capabilities (self) & AMENDS_CAPABILITY_CONTACT) != 0;
}

void
amends_connector_load_templates_async (AmendsConnector *self, AmendsAccount *account, const char *token,
                                       const char *review_key, const char *language, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_CONNECTOR (self) && can_contact (self));

    AMENDS_CONNECTOR_GET_IFACE (self)->load_templates_async (self, account, token, review_key, language, cancellable,
                                                             callback, user_data);
}

GPtrArray *
amends_connector_load_templates_finish (AmendsConnector *self, GAsyncResult *result, GError **error)
{
    g_return_val_if_fail (AMENDS_IS_CONNECTOR (self), NULL);

    return AMENDS_CONNECTOR_GET_IFACE (self)->load_templates_finish (self, result, error);
}

void
amends_connector_send_contact_async (AmendsConnector *self, AmendsAccount *account, const char *token,
                                     const AmendsContactRequest *request, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_CONNECTOR (self) && can_contact (self));

    AMENDS_CONNECTOR_GET_IFACE (self)->send_contact_async (self, account, token, request, cancellable, callback,
                                                           user_data);
}

AmendsSendOutcome *
amends_connector_send_contact_finish (AmendsConnector *self, GAsyncResult *result)
{
    g_return_val_if_fail (AMENDS_IS_CONNECTOR (self), NULL);

    return AMENDS_CONNECTOR_GET_IFACE (self)->send_contact_finish (self, result);
}

void
amends_connector_find_contact_async (AmendsConnector *self, AmendsAccount *account, const char *token,
                                     const AmendsContactRequest *request, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_CONNECTOR (self) && can_contact (self));

    AMENDS_CONNECTOR_GET_IFACE (self)->find_contact_async (self, account, token, request, cancellable, callback,
                                                           user_data);
}

gboolean
amends_connector_find_contact_finish (AmendsConnector *self, GAsyncResult *result, AmendsContactReceipt **receipt,
                                      GError **error)
{
    g_return_val_if_fail (AMENDS_IS_CONNECTOR (self), FALSE);

    return AMENDS_CONNECTOR_GET_IFACE (self)->find_contact_finish (self, result, receipt, error);
}
