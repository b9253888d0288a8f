/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include "amends-db-error.h"
#include "amends-db.h"
#include "amends-query-language.h"

/* Batches that wait for the store may share a transaction: nobody may notice but by the clock. */

#define N_BATCHES 12
#define UNKNOWN_ACCOUNT 4711

static AmendsBatch *
make_batch (guint from, guint n, const char *word)
{
    AmendsBatch *batch = amends_batch_new ();

    for (guint i = from; i < from + n; i++) {
        g_autofree char *id = g_strdup_printf ("R%u", i);
        g_autofree char *body = g_strdup_printf ("%s %u", word, i);

        g_ptr_array_add (batch->reviews, amends_review_new (&(AmendsReview) {
                                             .external_id = id,
                                             .product_id = i % 2 == 0 ? "B0" : "B1",
                                             .stars = 1 + (int) i % 5,
                                             .language = "sv",
                                             .body = body,
                                             .published_at = TEST_NOW - (gint64) i * TEST_DAY,
                                         }));
    }
    return batch;
}

static gint64
count_word (StoreFixture *fixture, const char *word)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
    g_autoptr (AmendsReviewQuery) query = amends_query_language_parse (word, zone, NULL);

    return test_count (fixture->store, query);
}

static void
assert_whole (StoreFixture *fixture)
{
    g_autofree char *problems = test_check (fixture->store);

    g_assert_cmpstr (problems, ==, "");
}

static void
start (StoreFixture *fixture, gint64 account_id, AmendsBatch *batch, AmendsAwait *await)
{
    amends_store_apply_batch_async (fixture->store, account_id, batch, NULL, amends_await_cb, await);
}

static gboolean
finish (StoreFixture *fixture, AmendsAwait *await, AmendsBatchResult *counts, GError **error)
{
    gboolean done = amends_store_apply_batch_finish (fixture->store, amends_await (await), counts, error);

    amends_await_clear (await);
    return done;
}

/* The same reviews again and again, each time with another text: the last one told is the one that stays and is found. */
static void
test_edits_across_batches (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char *const WORDS[] = { "lampa", "stol", "bord" };
    AmendsAwait awaits[G_N_ELEMENTS (WORDS)] = { AMENDS_AWAIT_INIT };

    for (guint i = 0; i < G_N_ELEMENTS (WORDS); i++)
        start (fixture, fixture->account_id, make_batch (0, 50, WORDS[i]), &awaits[i]);
    for (guint i = 0; i < G_N_ELEMENTS (WORDS); i++) {
        AmendsBatchResult counts = { 0 };

        g_assert_true (finish (fixture, &awaits[i], &counts, NULL));
        g_assert_cmpuint (counts.added, ==, i == 0 ? 50 : 0);
        g_assert_cmpuint (counts.updated, ==, i == 0 ? 0 : 50);
    }
    g_assert_cmpint (test_count_all (fixture->store), ==, 50);
    g_assert_cmpint (count_word (fixture, "lampa"), ==, 0);
    g_assert_cmpint (count_word (fixture, "stol"), ==, 0);
    g_assert_cmpint (count_word (fixture, "bord"), ==, 50);
    assert_whole (fixture);
}

/* Only the one that is to blame is told; what it shared a transaction with is stored all the same. */
static void
test_one_fails (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsAwait awaits[N_BATCHES] = { AMENDS_AWAIT_INIT };

    for (guint i = 0; i < N_BATCHES; i++)
        start (fixture, i == 5 ? UNKNOWN_ACCOUNT : fixture->account_id, make_batch (i * 20, 20, "lampa"), &awaits[i]);
    for (guint i = 0; i < N_BATCHES; i++) {
        g_autoptr (GError) error = NULL;
        AmendsBatchResult counts = { 0 };

        g_assert_cmpint (finish (fixture, &awaits[i], &counts, &error), ==, i != 5);
        if (i == 5)
            g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
        else
            g_assert_cmpuint (counts.added, ==, 20);
    }
    g_assert_cmpint (test_count_all (fixture->store), ==, (N_BATCHES - 1) * 20);
    g_assert_cmpint (count_word (fixture, "lampa"), ==, (N_BATCHES - 1) * 20);
    assert_whole (fixture);
}

static void
note_order_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
    GPtrArray *order = data;

    g_ptr_array_add (order, g_object_ref (result));
}

static void
test_they_settle_in_order (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_object_unref);

    for (guint i = 0; i < N_BATCHES; i++)
        amends_store_apply_batch_async (fixture->store, fixture->account_id, make_batch (i * 20, i + 1, "lampa"), NULL,
                                        note_order_cb, order);
    while (order->len < N_BATCHES)
        g_main_context_iteration (NULL, TRUE);
    for (guint i = 0; i < N_BATCHES; i++) {
        AmendsBatchResult counts = { 0 };

        g_assert_true (amends_store_apply_batch_finish (fixture->store, order->pdata[i], &counts, NULL));
        g_assert_cmpuint (counts.added, ==, i + 1);
    }
    assert_whole (fixture);
}

/* One that is cancelled before its turn leaves no trace, and the others are not touched. */
static void
test_one_is_cancelled (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    AmendsAwait awaits[3] = { AMENDS_AWAIT_INIT };
    g_autoptr (GError) error = NULL;

    start (fixture, fixture->account_id, make_batch (0, 20, "lampa"), &awaits[0]);
    amends_store_apply_batch_async (fixture->store, fixture->account_id, make_batch (20, 20, "stol"), cancellable,
                                    amends_await_cb, &awaits[1]);
    g_cancellable_cancel (cancellable);
    start (fixture, fixture->account_id, make_batch (40, 20, "lampa"), &awaits[2]);
    g_assert_true (finish (fixture, &awaits[0], NULL, NULL));
    g_assert_true (finish (fixture, &awaits[2], NULL, NULL));
    /* It may have been done already when it was cancelled: then it is reported as done. */
    if (finish (fixture, &awaits[1], NULL, &error)) {
        g_assert_cmpint (count_word (fixture, "stol"), ==, 20);
    } else {
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
        g_assert_cmpint (count_word (fixture, "stol"), ==, 0);
    }
    g_assert_cmpint (count_word (fixture, "lampa"), ==, 40);
    assert_whole (fixture);
}

typedef struct {
    GCancellable *cancellable;
    int calls; /* (atomic) */
    int good;  /* so many calls into SQLite succeed, and the rest fail */
} Trouble;

static int
cancel_and_fail_cb (gpointer user_data)
{
    Trouble *trouble = user_data;

    /* The transaction begins: it is this batch's turn, and it has not been looked at yet. */
    g_cancellable_cancel (trouble->cancellable);
    return g_atomic_int_add (&trouble->calls, 1) < trouble->good ? SQLITE_OK : SQLITE_IOERR;
}

/* Whatever fails then, in the last place the commit. */
static void
test_cancelled_and_failed (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gboolean is_good = FALSE;

    for (int good = 0; !is_good; good++) {
        g_autoptr (GCancellable) cancellable = g_cancellable_new ();
        Trouble trouble = { cancellable, 0, good };
        AmendsAwait await = AMENDS_AWAIT_INIT;
        g_autoptr (GError) error = NULL;

        amends_db_set_fault (cancel_and_fail_cb, &trouble);
        amends_store_apply_batch_async (fixture->store, fixture->account_id, make_batch (0, 1, "lampa"), cancellable,
                                        amends_await_cb, &await);
        g_assert_false (finish (fixture, &await, NULL, &error));
        is_good = g_atomic_int_get (&trouble.calls) <= good;
        amends_db_set_fault (NULL, NULL);
        g_assert_nonnull (error);
        /* Whatever the store was at has ended when it answers this. */
        g_assert_cmpint (test_count_all (fixture->store), ==, 0);
    }
    assert_whole (fixture);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                                                \
    g_test_add ("/batch-groups/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
    ADD ("edits-across-batches", test_edits_across_batches);
    ADD ("one-fails", test_one_fails);
    ADD ("they-settle-in-order", test_they_settle_in_order);
    ADD ("one-is-cancelled", test_one_is_cancelled);
    ADD ("cancelled-and-failed", test_cancelled_and_failed);
    return g_test_run ();
}
