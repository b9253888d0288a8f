/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sync-run.h"

#include "amends-await.h"
#include "amends-sync-error.h"

static GTask *
join (AmendsSyncRun *run, gint64 account_id, GCancellable *cancellable, AmendsAwait *await)
{
    GTask *task = g_task_new (NULL, cancellable, amends_await_cb, await);

    amends_sync_run_prepare (task, account_id);
    g_assert_null (amends_sync_run_get_task_progress (task));
    amends_sync_run_join (run, task);
    return task;
}

static gboolean
end (AmendsAwait *await, GError **error)
{
    return g_task_propagate_boolean (G_TASK (amends_await (await)), error);
}

static void
test_who_wants_what (void)
{
    g_autoptr (AmendsSyncRun) run = amends_sync_run_new ();
    g_auto (AmendsAwait) one = AMENDS_AWAIT_INIT, all = AMENDS_AWAIT_INIT;

    g_assert_false (amends_sync_run_wants (run, 1, TRUE));
    join (run, 1, NULL, &one);
    g_assert_true (amends_sync_run_wants (run, 1, FALSE));
    g_assert_false (amends_sync_run_wants (run, 2, TRUE));
    join (run, 0, NULL, &all);
    g_assert_true (amends_sync_run_wants (run, 2, TRUE));
    g_assert_false (amends_sync_run_wants (run, 2, FALSE));
    amends_sync_run_begin (run, 1);
    g_assert_false (amends_sync_run_wants (run, 1, TRUE));
    amends_sync_run_return (run);
    g_assert_true (end (&one, NULL));
    g_assert_true (end (&all, NULL));
}

static void
test_each_gets_the_error_of_its_account (void)
{
    g_autoptr (AmendsSyncRun) run = amends_sync_run_new ();
    g_auto (AmendsAwait) one = AMENDS_AWAIT_INIT, two = AMENDS_AWAIT_INIT, three = AMENDS_AWAIT_INIT,
                         all = AMENDS_AWAIT_INIT, missing = AMENDS_AWAIT_INIT;
    g_autoptr (GError) two_error = NULL, three_error = NULL, all_error = NULL, missing_error = NULL;

    join (run, 1, NULL, &one);
    join (run, 2, NULL, &two);
    join (run, 3, NULL, &three);
    join (run, 0, NULL, &all);
    join (run, 9, NULL, &missing);
    for (gint64 id = 1; id <= 3; id++)
        amends_sync_run_begin (run, id);
    amends_sync_run_fail (run, 3, g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_SERVER, "Three."));
    amends_sync_run_fail (run, 2, g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_TLS, "Two."));
    amends_sync_run_fail (run, 2, g_error_new (AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_REFUSED, "Two again."));
    amends_sync_run_return (run);
    g_assert_true (end (&one, NULL));
    g_assert_false (end (&two, &two_error));
    g_assert_error (two_error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_TLS);
    g_assert_false (end (&three, &three_error));
    g_assert_error (three_error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_SERVER);
    g_assert_false (end (&all, &all_error));
    g_assert_error (all_error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_SERVER);
    g_assert_false (end (&missing, &missing_error));
    g_assert_error (missing_error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_UNSUPPORTED);
}

static void
test_the_last_to_give_up_stops_the_run (void)
{
    g_autoptr (AmendsSyncRun) run = amends_sync_run_new ();
    g_autoptr (GCancellable) first = g_cancellable_new (), second = g_cancellable_new ();
    g_auto (AmendsAwait) one = AMENDS_AWAIT_INIT, two = AMENDS_AWAIT_INIT;
    g_autoptr (GError) one_error = NULL, two_error = NULL;

    join (run, 0, first, &one);
    join (run, 0, second, &two);
    g_cancellable_cancel (first);
    g_assert_false (end (&one, &one_error));
    g_assert_error (one_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_false (g_cancellable_is_cancelled (amends_sync_run_get_cancellable (run)));
    g_cancellable_cancel (second);
    while (!g_cancellable_is_cancelled (amends_sync_run_get_cancellable (run)))
        g_main_context_iteration (NULL, TRUE);
    g_assert_null (two.result); /* it waits until the work has stopped */
    amends_sync_run_fail (run, 0, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Stopped."));
    amends_sync_run_return (run);
    g_assert_false (end (&two, &two_error));
    g_assert_error (two_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_progress_outlives_the_run (void)
{
    AmendsSyncRun *run = amends_sync_run_new ();
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GPtrArray) none = g_ptr_array_new ();

    join (run, 0, NULL, &await);
    amends_sync_progress_add_page (amends_sync_run_get_progress (run), 3, &(AmendsBatchResult) { 3, 0, 0, 0 }, none);
    amends_sync_run_return (run);
    amends_sync_run_free (run);
    g_assert_cmpuint (
        amends_sync_progress_get_rows (amends_sync_run_get_task_progress (G_TASK (amends_await (&await)))), ==, 3);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sync/run/who-wants-what", test_who_wants_what);
    g_test_add_func ("/sync/run/each-gets-the-error-of-its-account", test_each_gets_the_error_of_its_account);
    g_test_add_func ("/sync/run/the-last-to-give-up-stops-the-run", test_the_last_to_give_up_stops_the_run);
    g_test_add_func ("/sync/run/progress-outlives-the-run", test_progress_outlives_the_run);
    return g_test_run ();
}
