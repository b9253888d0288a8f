/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-account.h"
#include "amends-send-outcome.h"
#include "amends-store.h"
#include "amends-sync-progress.h"

G_BEGIN_DECLS

/** AmendsCapabilities: what a kind of source can give; the interface offers what exists and never pretends. */
typedef enum {
    AMENDS_CAPABILITY_PRODUCTS = 1 << 0,
    AMENDS_CAPABILITY_ORDERS = 1 << 1,
    AMENDS_CAPABILITY_REVIEWS = 1 << 2,
    AMENDS_CAPABILITY_ROLES = 1 << 3,    /* tells roles and permissions of the account (rules #1, #14, #19) */
    AMENDS_CAPABILITY_CONTACT = 1 << 4,  /* sends contacts, and tells what became of one by its key */
    AMENDS_CAPABILITY_MESSAGES = 1 << 5, /* tells customers' answers, deliveries and refunds */
    AMENDS_CAPABILITY_FEEDBACK = 1 << 6, /* feedback about the seller, and the totals of the rating */
} AmendsCapabilities;

/**
 * AmendsConnector: reads one kind of source into the store. It holds nothing of an account, so one serves all of its
 * kind.
 */
#define AMENDS_TYPE_CONNECTOR (amends_connector_get_type ())
G_DECLARE_INTERFACE (AmendsConnector, amends_connector, AMENDS, CONNECTOR, GObject)

struct _AmendsConnectorInterface {
    GTypeInterface parent;

    AmendsCapabilities capabilities;

    void (*sync_async) (AmendsConnector *self, AmendsStore *store, AmendsAccount *account, const char *token,
                        AmendsSyncProgress *progress, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data);
    gboolean (*sync_finish) (AmendsConnector *self, GAsyncResult *result, GError **error);
    void (*probe_async) (AmendsConnector *self, const char *url, const char *token, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data);
    AmendsAccount *(*probe_finish) (AmendsConnector *self, GAsyncResult *result, GError **error);

    /* Only with AMENDS_CAPABILITY_CONTACT. */
    void (*load_templates_async) (AmendsConnector *self, AmendsAccount *account, const char *token,
                                  const char *review_key, const char *language, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
    GPtrArray *(*load_templates_finish) (AmendsConnector *self, GAsyncResult *result, GError **error);
    void (*send_contact_async) (AmendsConnector *self, AmendsAccount *account, const char *token,
                                const AmendsContactRequest *request, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
    AmendsSendOutcome *(*send_contact_finish) (AmendsConnector *self, GAsyncResult *result);
    void (*find_contact_async) (AmendsConnector *self, AmendsAccount *account, const char *token,
                                const AmendsContactRequest *request, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
    gboolean (*find_contact_finish) (AmendsConnector *self, GAsyncResult *result, AmendsContactReceipt **receipt,
                                     GError **error);
};

AmendsCapabilities amends_connector_get_capabilities (AmendsConnector *self);

/**
 * amends_connector_sync_async: brings @account up to date, each page in one transaction with the place where the next
 * begins.
 * @progress: told of pages and waits
 */
void amends_connector_sync_async (AmendsConnector *self, AmendsStore *store, AmendsAccount *account, const char *token,
                                  AmendsSyncProgress *progress, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
/** Errors: AMENDS_SYNC_ERROR, AMENDS_STORE_ERROR, G_IO_ERROR_CANCELLED */
gboolean amends_connector_sync_finish (AmendsConnector *self, GAsyncResult *result, GError **error);

/** amends_connector_probe_async: reads only the account */
void amends_connector_probe_async (AmendsConnector *self, const char *url, const char *token, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full): with its address, id 0 */
AmendsAccount *amends_connector_probe_finish (AmendsConnector *self, GAsyncResult *result, GError **error);

G_END_DECLS
