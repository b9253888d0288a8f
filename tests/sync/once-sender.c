/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sends what waits in the outbox of a data folder, and ends when nothing does: once-sender FOLDER TOKEN. Made to be killed at any moment. */
#include <stdlib.h>

#include "amends-await.h"
#include "amends-feed-connector.h"
#include "amends-outbox.h"
#include "amends-store-accounts.h"
#include "amends-store-contacts.h"

#define DEADLINE_MS 1500

static guint
count_unfinished (AmendsStore *store)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) contacts = NULL;
    guint n = 0;

    amends_store_list_contacts_async (store, 0, TRUE, NULL, amends_await_cb, &await);
    contacts = amends_store_list_contacts_finish (store, amends_await (&await), &error);
    g_assert_no_error (error);
    for (guint i = 0; i < contacts->len; i++)
        n += ((const AmendsContact *) contacts->pdata[i])->state != AMENDS_CONTACT_FAILED;
    return n;
}

static void
keep_token (AmendsSecrets *secrets, const char *token)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_secrets_store_async (secrets, 1, "Test", token, NULL, amends_await_cb, &await);
    amends_secrets_store_finish (secrets, amends_await (&await), NULL, NULL);
}

static gboolean
look_again_cb (gpointer data)
{
    *(gboolean *) data = TRUE;
    return G_SOURCE_CONTINUE;
}

int
main (int argc, char **argv)
{
    g_auto (AmendsAwait) opened = AMENDS_AWAIT_INIT;
    g_auto (AmendsAwait) stopped = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsStore) store = NULL;
    g_autoptr (AmendsSecrets) secrets = amends_secrets_new_in_memory ();
    g_autoptr (AmendsHttp) http = amends_http_new ();
    g_autoptr (AmendsFeedConnector) connector = amends_feed_connector_new (http, NULL);
    g_autoptr (AmendsSyncEngine) engine = NULL;
    g_autoptr (AmendsOutbox) outbox = NULL;
    g_autoptr (GError) error = NULL;
    gboolean look = TRUE;

    g_assert_cmpint (argc, ==, 3);
    amends_store_open_async (argv[1], NULL, NULL, NULL, amends_await_cb, &opened);
    store = amends_store_open_finish (amends_await (&opened), &error);
    g_assert_no_error (error);
    keep_token (secrets, argv[2]);
    amends_http_set_deadline (http, DEADLINE_MS);
    engine = amends_sync_engine_new (store, secrets);
    amends_sync_engine_set_connector (engine, "feed", connector);
    outbox = amends_outbox_new (store, secrets, engine);
    amends_outbox_set_pace (outbox, 1, 2);
    amends_outbox_start (outbox);
    g_timeout_add (100, look_again_cb, &look);
    while (TRUE) {
        if (look && count_unfinished (store) == 0)
            break;
        look = FALSE;
        g_main_context_iteration (NULL, TRUE);
    }
    amends_outbox_stop_async (outbox, amends_await_cb, &stopped);
    amends_outbox_stop_finish (outbox, amends_await (&stopped), NULL);
    return EXIT_SUCCESS;
}
