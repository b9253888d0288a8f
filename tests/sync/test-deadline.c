/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-deadline.h"

static void
wait_for (GCancellable *cancellable)
{
    while (!g_cancellable_is_cancelled (cancellable))
        g_main_context_iteration (NULL, TRUE);
}

static void
test_time_passes (void)
{
    g_autoptr (AmendsDeadline) deadline = amends_deadline_new (20, NULL);

    g_assert_false (amends_deadline_has_passed (deadline));
    wait_for (amends_deadline_get_cancellable (deadline));
    g_assert_true (amends_deadline_has_passed (deadline));
    g_assert_false (amends_deadline_was_cancelled (deadline));
}

static void
test_the_caller_cancels (void)
{
    g_autoptr (GCancellable) outer = g_cancellable_new ();
    g_autoptr (AmendsDeadline) deadline = amends_deadline_new (60000, outer);

    g_cancellable_cancel (outer);
    g_assert_true (g_cancellable_is_cancelled (amends_deadline_get_cancellable (deadline)));
    g_assert_true (amends_deadline_was_cancelled (deadline));
    g_assert_false (amends_deadline_has_passed (deadline));
}

static void
test_cancelled_before_it_began (void)
{
    g_autoptr (GCancellable) outer = g_cancellable_new ();
    g_autoptr (AmendsDeadline) deadline = NULL;

    g_cancellable_cancel (outer);
    deadline = amends_deadline_new (60000, outer);
    g_assert_true (g_cancellable_is_cancelled (amends_deadline_get_cancellable (deadline)));
}

static void
test_stopping_is_neither (void)
{
    g_autoptr (GCancellable) outer = g_cancellable_new ();
    g_autoptr (AmendsDeadline) deadline = amends_deadline_new (1, outer);

    amends_deadline_stop (deadline);
    g_assert_true (g_cancellable_is_cancelled (amends_deadline_get_cancellable (deadline)));
    g_usleep (5000);
    while (g_main_context_iteration (NULL, FALSE))
        ;
    g_assert_false (amends_deadline_has_passed (deadline));
    g_assert_false (amends_deadline_was_cancelled (deadline));
    g_assert_false (g_cancellable_is_cancelled (outer));
}

static void
test_the_caller_may_cancel_later (void)
{
    g_autoptr (GCancellable) outer = g_cancellable_new ();

    amends_deadline_free (amends_deadline_new (1, outer));
    g_cancellable_cancel (outer);
    while (g_main_context_iteration (NULL, FALSE))
        ;
}

static gboolean
tell_cb (gpointer data)
{
    *(GCancellable **) data = NULL;
    return G_SOURCE_REMOVE;
}

/* What was ready before is told first; it may be what makes the cancelling needless. */
static void
test_a_held_one_waits_for_what_is_ready (void)
{
    g_autoptr (GCancellable) outer = g_cancellable_new ();
    g_autoptr (AmendsDeadline) deadline = amends_deadline_new (60000, outer);
    GCancellable *inner = amends_deadline_get_cancellable (deadline), *untold = inner;

    amends_deadline_set_held (deadline, TRUE);
    g_cancellable_cancel (outer);
    g_assert_false (g_cancellable_is_cancelled (inner));
    g_idle_add_full (G_PRIORITY_DEFAULT, tell_cb, &untold, NULL);
    wait_for (inner);
    g_assert_null (untold);
    g_assert_true (amends_deadline_was_cancelled (deadline));
}

static void
test_letting_go_cancels_what_waits (void)
{
    g_autoptr (GCancellable) outer = g_cancellable_new ();
    g_autoptr (AmendsDeadline) deadline = amends_deadline_new (60000, outer);

    amends_deadline_set_held (deadline, TRUE);
    g_cancellable_cancel (outer);
    amends_deadline_set_held (deadline, FALSE);
    g_assert_true (g_cancellable_is_cancelled (amends_deadline_get_cancellable (deadline)));
}

static void
test_letting_go_of_one_that_nobody_cancelled (void)
{
    g_autoptr (GCancellable) outer = g_cancellable_new ();
    g_autoptr (AmendsDeadline) deadline = amends_deadline_new (60000, outer);

    amends_deadline_set_held (deadline, TRUE);
    amends_deadline_set_held (deadline, FALSE);
    g_assert_false (g_cancellable_is_cancelled (amends_deadline_get_cancellable (deadline)));
    g_cancellable_cancel (outer);
    g_assert_true (g_cancellable_is_cancelled (amends_deadline_get_cancellable (deadline)));
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sync/deadline/time-passes", test_time_passes);
    g_test_add_func ("/sync/deadline/the-caller-cancels", test_the_caller_cancels);
    g_test_add_func ("/sync/deadline/cancelled-before-it-began", test_cancelled_before_it_began);
    g_test_add_func ("/sync/deadline/stopping-is-neither", test_stopping_is_neither);
    g_test_add_func ("/sync/deadline/held/waits-for-what-is-ready", test_a_held_one_waits_for_what_is_ready);
    g_test_add_func ("/sync/deadline/held/letting-go-cancels-what-waits", test_letting_go_cancels_what_waits);
    g_test_add_func ("/sync/deadline/held/nobody-cancelled", test_letting_go_of_one_that_nobody_cancelled);
    g_test_add_func ("/sync/deadline/the-caller-may-cancel-later", test_the_caller_may_cancel_later);
    return g_test_run ();
}
