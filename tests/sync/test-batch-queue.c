/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-batch-queue.h"

static AmendsBatch *
make_batch (guint64 number)
{
    AmendsBatch *batch = amends_batch_new ();

    batch->n_read = number;
    return batch;
}

static guint64
pop_number (AmendsBatchQueue *queue)
{
    AmendsBatch *popped = NULL;
    GError *error = NULL;
    guint64 number;

    g_assert_cmpint (amends_batch_queue_pop (queue, &popped, &error), ==, AMENDS_BATCH_QUEUE_BATCH);
    number = popped->n_read;
    amends_batch_free (popped);
    return number;
}

static void
test_first_in_first_out (void)
{
    g_autoptr (AmendsBatchQueue) queue = amends_batch_queue_new (4);
    AmendsBatch *popped = NULL;
    GError *error = NULL;

    g_assert_cmpint (amends_batch_queue_pop (queue, &popped, &error), ==, AMENDS_BATCH_QUEUE_EMPTY);
    g_assert_null (popped);
    g_assert_true (amends_batch_queue_push (queue, make_batch (1)));
    g_assert_true (amends_batch_queue_push (queue, make_batch (2)));
    g_assert_cmpuint (pop_number (queue), ==, 1);
    g_assert_cmpuint (pop_number (queue), ==, 2);
    g_assert_cmpuint (amends_batch_queue_get_peak (queue), ==, 2);
}

static void
test_the_end_comes_after_the_last (void)
{
    g_autoptr (AmendsBatchQueue) queue = amends_batch_queue_new (4);
    AmendsBatch *popped = NULL;
    g_autoptr (GError) error = NULL;

    amends_batch_queue_push (queue, make_batch (1));
    amends_batch_queue_end (queue, g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "Torn."));
    g_assert_cmpuint (pop_number (queue), ==, 1);
    g_assert_cmpint (amends_batch_queue_pop (queue, &popped, &error), ==, AMENDS_BATCH_QUEUE_END);
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

static void
test_a_closed_queue_takes_nothing (void)
{
    g_autoptr (AmendsBatchQueue) queue = amends_batch_queue_new (1);

    g_assert_true (amends_batch_queue_push (queue, make_batch (1)));
    amends_batch_queue_close (queue);
    g_assert_false (amends_batch_queue_push (queue, make_batch (2)));
}

static gpointer
push_many (gpointer data)
{
    guint64 n = 0;

    while (n < 1000 && amends_batch_queue_push (data, make_batch (n)))
        n++;
    amends_batch_queue_end (data, NULL);
    amends_batch_queue_unref (data);
    return GUINT_TO_POINTER ((guint) n);
}

static void
test_a_fast_reader_waits (void)
{
    g_autoptr (AmendsBatchQueue) queue = amends_batch_queue_new (4);
    GThread *reader = g_thread_new ("reader", push_many, amends_batch_queue_ref (queue));
    guint64 expected = 0;
    AmendsBatchQueueState state;

    do {
        AmendsBatch *popped = NULL;
        g_autoptr (GError) error = NULL;

        state = amends_batch_queue_pop (queue, &popped, &error);
        if (popped != NULL) {
            g_assert_cmpuint (popped->n_read, ==, expected++);
            amends_batch_free (popped);
        }
    } while (state != AMENDS_BATCH_QUEUE_END);
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (reader)), ==, 1000);
    g_assert_cmpuint (expected, ==, 1000);
    g_assert_cmpuint (amends_batch_queue_get_peak (queue), <=, 4);
}

static void
test_closing_wakes_the_reader (void)
{
    g_autoptr (AmendsBatchQueue) queue = amends_batch_queue_new (2);
    GThread *reader = g_thread_new ("reader", push_many, amends_batch_queue_ref (queue));

    while (amends_batch_queue_get_peak (queue) < 2)
        g_usleep (1000);
    amends_batch_queue_close (queue);
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (reader)), ==, 2);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sync/batch-queue/first-in-first-out", test_first_in_first_out);
    g_test_add_func ("/sync/batch-queue/the-end-comes-after-the-last", test_the_end_comes_after_the_last);
    g_test_add_func ("/sync/batch-queue/a-closed-queue-takes-nothing", test_a_closed_queue_takes_nothing);
    g_test_add_func ("/sync/batch-queue/a-fast-reader-waits", test_a_fast_reader_waits);
    g_test_add_func ("/sync/batch-queue/closing-wakes-the-reader", test_closing_wakes_the_reader);
    return g_test_run ();
}
