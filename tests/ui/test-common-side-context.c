/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-side-context.h"

#include <gio/gio.h>

/* More than any machine needs; what is there at once must not wait for it. */
#define LONG_MS 60000
#define DELAY_US 20000

static void
answer_in_thread (GTask *task, gpointer source G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED,
                  GCancellable *cancellable G_GNUC_UNUSED)
{
    g_usleep (DELAY_US);
    g_task_return_boolean (task, TRUE);
}

static void
answered_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result G_GNUC_UNUSED, gpointer user_data)
{
    (*(int *) user_data)++;
}

static void
ask (AmendsSideContext *side, int *n_answers)
{
    g_autoptr (GTask) task = NULL;

    amends_side_context_push (side);
    task = g_task_new (NULL, NULL, answered_cb, n_answers);
    amends_side_context_pop (side);
    g_task_set_source_tag (task, ask);
    g_task_run_in_thread (task, answer_in_thread);
}

static gboolean
has_one (gpointer user_data)
{
    return *(int *) user_data >= 1;
}

static gboolean
has_two (gpointer user_data)
{
    return *(int *) user_data >= 2;
}

static gboolean
count_cb (gpointer user_data)
{
    (*(int *) user_data)++;
    return G_SOURCE_REMOVE;
}

/* As if it came in the main loop. */
static void
test_answers_arrive_by_themselves (void)
{
    AmendsSideContext *side = amends_side_context_new ();
    int n_answers = 0;

    for (int i = 1; i <= 3; i++) {
        ask (side, &n_answers);
        while (n_answers < i)
            g_main_context_iteration (NULL, TRUE);
    }
    g_assert_cmpint (n_answers, ==, 3);
    amends_side_context_free (side);
}

static void
test_only_its_own_are_waited_for (void)
{
    AmendsSideContext *side = amends_side_context_new ();
    int n_answers = 0, n_others = 0;

    g_idle_add_full (G_PRIORITY_HIGH, count_cb, &n_others, NULL);
    ask (side, &n_answers);
    ask (side, &n_answers);
    g_assert_true (amends_side_context_wait (side, has_two, &n_answers, LONG_MS));
    g_assert_cmpint (n_others, ==, 0);
    while (n_others == 0)
        g_main_context_iteration (NULL, TRUE);
    /* What has been waited for once does not hinder what comes later. */
    ask (side, &n_answers);
    while (n_answers < 3)
        g_main_context_iteration (NULL, TRUE);
    amends_side_context_free (side);
}

static void
test_patience_ends (void)
{
    AmendsSideContext *side = amends_side_context_new ();
    int n_answers = 0;

    g_assert_false (amends_side_context_wait (side, has_one, &n_answers, 1));
    ask (side, &n_answers);
    while (n_answers < 1)
        g_main_context_iteration (NULL, TRUE);
    g_assert_true (amends_side_context_wait (side, has_one, &n_answers, 0));
    amends_side_context_free (side);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/side-context/answers-arrive-by-themselves", test_answers_arrive_by_themselves);
    g_test_add_func ("/side-context/only-its-own-are-waited-for", test_only_its_own_are_waited_for);
    g_test_add_func ("/side-context/patience-ends", test_patience_ends);
    return g_test_run ();
}
