/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-connector.h"

G_BEGIN_DECLS

/* How contacts leave through a connector; only where it has AMENDS_CAPABILITY_CONTACT. */

/** amends_connector_load_templates_async: @language: BCP 47, the clerk's; several with commas between them, best first */
void amends_connector_load_templates_async (AmendsConnector *self, AmendsAccount *account, const char *token,
                                            const char *review_key, const char *language, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full) (element-type AmendsContactTemplate): or NULL with AMENDS_SYNC_ERROR set */
GPtrArray *amends_connector_load_templates_finish (AmendsConnector *self, GAsyncResult *result, GError **error);

/** amends_connector_send_contact_async: one try, without repeats */
void amends_connector_send_contact_async (AmendsConnector *self, AmendsAccount *account, const char *token,
                                          const AmendsContactRequest *request, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full): never NULL; a cancelled try is LATER or UNANSWERED */
AmendsSendOutcome *amends_connector_send_contact_finish (AmendsConnector *self, GAsyncResult *result);

/** amends_connector_find_contact_async: what became of a try whose answer never came */
void amends_connector_find_contact_async (AmendsConnector *self, AmendsAccount *account, const char *token,
                                          const AmendsContactRequest *request, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
/** @receipt: (out) (transfer full) (nullable): NULL if the marketplace has none. FALSE with AMENDS_SYNC_ERROR set if it does not tell */
gboolean amends_connector_find_contact_finish (AmendsConnector *self, GAsyncResult *result,
                                               AmendsContactReceipt **receipt, GError **error);

G_END_DECLS
