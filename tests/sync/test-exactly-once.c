/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Exactly once: contacts go to the sample shop through a network that cuts, delays, doubles and reorders, from a program that is killed at random moments
 * and started again. At the end the shop has each once, and nothing is lost here. --seed repeats a run; EXACTLY_ONCE_COUNT sets how many.
 */
#include <stdlib.h>

#include "amends-await.h"
#include "amends-sample-shop.h"
#include "amends-store-accounts.h"
#include "amends-store-batches.h"
#include "amends-store-contacts.h"
#include "once-proxy.h"
#include "test-folder.h"

#define DEFAULT_COUNT 500
#define CONTACTS_A_KILL 20
#define SHOP_REVIEWS_A_CONTACT 30
#define SENDER "once-sender"

typedef struct {
    char *folder;
    guint n;
    guint32 seed;
    AmendsSampleShop *shop;
    OnceProxy *proxy;
    guint n_kills;
} Trial;

static AmendsStore *
open_store (Trial *trial)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    AmendsStore *store;

    amends_store_open_async (trial->folder, NULL, NULL, NULL, amends_await_cb, &await);
    store = amends_store_open_finish (amends_await (&await), &error);
    g_assert_no_error (error);
    return store;
}

static void
close_store (AmendsStore *store)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_store_close_async (store, amends_await_cb, &await);
    amends_store_close_finish (store, amends_await (&await), NULL);
    g_object_unref (store);
}

/* The reviews whose customers the shop lets be contacted, found in a twin of its data. */
static AmendsBatch *
find_eligible (Trial *trial, gint64 now)
{
    AmendsBatch *batch = amends_batch_new ();
    AmendsSampleData *data = amends_sample_data_new (trial->n * SHOP_REVIEWS_A_CONTACT, trial->seed, now);
    AmendsSampleLedger *ledger = amends_sample_ledger_new (data, trial->seed);

    for (guint i = 0; i < data->reviews->len && batch->reviews->len < trial->n; i++) {
        const AmendsSampleReview *review = data->reviews->pdata[i];

        if (amends_sample_ledger_find_review (ledger, review->row.id) == review &&
            amends_sample_ledger_get_obstacle (ledger, review, now) == NULL)
            g_ptr_array_add (batch->reviews,
                             amends_review_new (&(AmendsReview) {
                                 .external_id = review->row.id, .stars = review->stars, .published_at = now }));
    }
    g_assert_cmpuint (batch->reviews->len, ==, trial->n);
    amends_sample_ledger_free (ledger);
    amends_sample_data_free (data);
    return batch;
}

static void
add_account (AmendsStore *store, const char *url)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autofree char *base = g_strconcat (url, "/feed/v1", NULL);
    const AmendsAccount fields = { .kind = "feed", .name = "Shop", .base_url = base };

    amends_store_save_account_async (store, &fields, NULL, amends_await_cb, &await);
    g_assert_cmpint (amends_store_save_account_finish (store, amends_await (&await), NULL), ==, 1);
}

static void
fill_outbox (Trial *trial, gint64 now)
{
    g_auto (AmendsAwait) applied = AMENDS_AWAIT_INIT, added = AMENDS_AWAIT_INIT;
    g_autofree AmendsContactDraft *drafts = g_new0 (AmendsContactDraft, trial->n);
    g_autoptr (GError) error = NULL;
    AmendsStore *store = open_store (trial);

    add_account (store, once_proxy_get_url (trial->proxy));
    amends_store_apply_batch_async (store, 1, find_eligible (trial, now), NULL, amends_await_cb, &applied);
    g_assert_true (amends_store_apply_batch_finish (store, amends_await (&applied), NULL, &error));
    for (guint i = 0; i < trial->n; i++)
        drafts[i] = (AmendsContactDraft) {
            .review_id = i + 1,
            .reason = i % 2 == 0 ? AMENDS_CONTACT_COURTESY_REFUND : AMENDS_CONTACT_CUSTOMER_SUPPORT,
        };
    amends_store_add_contacts_async (store, drafts, trial->n, now, FALSE, NULL, amends_await_cb, &added);
    g_assert_true (amends_store_add_contacts_finish (store, amends_await (&added), NULL, &error));
    g_assert_no_error (error);
    close_store (store);
}

static gboolean
kill_cb (gpointer data)
{
    g_subprocess_force_exit (data);
    return G_SOURCE_REMOVE;
}

/* Runs the sender, to its end or for @kill_ms. Returns: TRUE if it came to its end by itself */
static gboolean
run_sender (Trial *trial, guint kill_ms)
{
    g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "sync", SENDER, NULL);
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autoptr (GSubprocess) sender = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, trial->folder,
                                                       amends_sample_shop_get_token (trial->shop), NULL);
    guint timer;

    g_assert_no_error (error);
    timer = kill_ms > 0 ? g_timeout_add (kill_ms, kill_cb, sender) : 0;
    g_subprocess_wait_async (sender, NULL, amends_await_cb, &await);
    g_subprocess_wait_finish (sender, amends_await (&await), &error);
    g_assert_no_error (error);
    if (g_subprocess_get_if_signaled (sender)) {
        g_assert_cmpint (g_subprocess_get_term_sig (sender), ==, 9);
        trial->n_kills++;
        return FALSE;
    }
    g_clear_handle_id (&timer, g_source_remove);
    g_assert_true (g_subprocess_get_successful (sender));
    return TRUE;
}

static void
send_all (Trial *trial)
{
    g_autoptr (GRand) random = g_rand_new_with_seed (trial->seed);
    guint n_kills = trial->n / CONTACTS_A_KILL;

    for (guint i = 0; i < n_kills; i++)
        if (run_sender (trial, (guint) g_rand_int_range (random, 40, 700)))
            return;
    run_sender (trial, 0);
}

/* How many contacts are in each state, at [0] how many there are at all. */
static void
count_states (Trial *trial, guint counts[AMENDS_CONTACT_CANCELLED + 1])
{
    g_auto (AmendsAwait) listed = AMENDS_AWAIT_INIT, checked = AMENDS_AWAIT_INIT;
    g_autoptr (GPtrArray) contacts = NULL;
    g_auto (GStrv) problems = NULL;
    AmendsStore *store = open_store (trial);

    amends_store_list_contacts_async (store, 0, FALSE, NULL, amends_await_cb, &listed);
    contacts = amends_store_list_contacts_finish (store, amends_await (&listed), NULL);
    counts[0] = contacts->len;
    for (guint i = 0; i < contacts->len; i++) {
        const AmendsContact *contact = contacts->pdata[i];

        counts[contact->state]++;
        if (contact->state != AMENDS_CONTACT_SENT)
            g_test_message ("contact %" G_GINT64_FORMAT " is %s: %s", contact->id,
                            amends_contact_state_to_string (contact->state), contact->error);
    }
    amends_store_check_async (store, NULL, amends_await_cb, &checked);
    problems = amends_store_check_finish (store, amends_await (&checked), NULL);
    g_assert_cmpuint (g_strv_length (problems), ==, 0);
    close_store (store);
}

static void
report (Trial *trial, const guint *counts, gint64 began_at)
{
    g_autoptr (GString) faults = g_string_new (NULL);

    for (OnceFault fault = ONCE_PASS; fault < N_ONCE_FAULTS; fault++)
        g_string_append_printf (faults, "%s%u %s", fault > ONCE_PASS ? ", " : "",
                                once_proxy_count (trial->proxy, fault), once_fault_get_name (fault));
    g_test_message ("%u of %u, %u double, %u lost; killed %u times, %.1f s, seed %u; requests: %s",
                    counts[AMENDS_CONTACT_SENT], trial->n,
                    amends_sample_shop_count_contacts (trial->shop) - MIN (trial->n, counts[AMENDS_CONTACT_SENT]),
                    trial->n - counts[0], trial->n_kills,
                    (double) (g_get_monotonic_time () - began_at) / G_USEC_PER_SEC, trial->seed, faults->str);
}

static guint
get_count (void)
{
    const char *text = g_getenv ("EXACTLY_ONCE_COUNT");
    guint64 n = DEFAULT_COUNT;

    if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 1, 10000, &n, NULL))
        g_error ("EXACTLY_ONCE_COUNT is not a number");
    return (guint) n;
}

static void
test_exactly_once (void)
{
    gint64 began_at = g_get_monotonic_time ();
    gint64 now = g_get_real_time () / G_USEC_PER_SEC;
    guint counts[AMENDS_CONTACT_CANCELLED + 1] = { 0 };
    g_autoptr (GError) error = NULL;
    g_autofree char *server = NULL;
    Trial trial = { .n = get_count (), .seed = (guint32) g_test_rand_int_range (1, G_MAXINT32) };

    trial.folder = g_dir_make_tmp ("amends-once-XXXXXX", &error);
    g_assert_no_error (error);
    trial.shop = amends_sample_shop_new (trial.n * SHOP_REVIEWS_A_CONTACT, trial.seed, now);
    g_assert_true (amends_sample_shop_start (trial.shop, 0, &error));
    server = g_strndup (amends_sample_shop_get_url (trial.shop),
                        strlen (amends_sample_shop_get_url (trial.shop)) - strlen ("/feed/v1"));
    trial.proxy = once_proxy_new (server, trial.seed);
    fill_outbox (&trial, now);
    send_all (&trial);
    count_states (&trial, counts);
    report (&trial, counts, began_at);
    g_assert_cmpuint (counts[AMENDS_CONTACT_SENT], ==, trial.n);
    g_assert_cmpuint (counts[0], ==, trial.n);
    g_assert_cmpuint (amends_sample_shop_count_contacts (trial.shop), ==, trial.n);
    g_assert_cmpuint (once_proxy_get_most_keys (trial.proxy), ==, 1);
    once_proxy_free (trial.proxy);
    g_object_unref (trial.shop);
    test_folder_remove (trial.folder);
    g_free (trial.folder);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sync/exactly-once", test_exactly_once);
    return g_test_run ();
}
