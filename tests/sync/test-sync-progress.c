/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sync-progress.h"

static void
count_cb (guint *count)
{
    (*count)++;
}

static GPtrArray *
make_rejections (guint n)
{
    GPtrArray *rejections = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_rejection_free);

    for (guint i = 0; i < n; i++) {
        AmendsRejection *rejection = g_new (AmendsRejection, 1);

        *rejection = (AmendsRejection) { i + 1, g_strdup ("No.") };
        g_ptr_array_add (rejections, rejection);
    }
    return rejections;
}

static void
test_pages_add_up (void)
{
    g_autoptr (AmendsSyncProgress) progress = amends_sync_progress_new ();
    g_autoptr (GPtrArray) none = make_rejections (0), two = make_rejections (2);
    guint n_changes = 0;

    g_signal_connect_swapped (progress, "changed", G_CALLBACK (count_cb), &n_changes);
    amends_sync_progress_add_page (progress, 10, &(AmendsBatchResult) { 7, 1, 2, 0 }, none);
    amends_sync_progress_add_page (progress, 5, &(AmendsBatchResult) { 1, 1, 0, 1 }, two);
    g_assert_cmpuint (amends_sync_progress_get_rows (progress), ==, 15);
    g_assert_cmpuint (amends_sync_progress_get_pages (progress), ==, 2);
    g_assert_cmpuint (amends_sync_progress_get_totals (progress)->added, ==, 8);
    g_assert_cmpuint (amends_sync_progress_get_totals (progress)->updated, ==, 2);
    g_assert_cmpuint (amends_sync_progress_get_totals (progress)->unchanged, ==, 2);
    g_assert_cmpuint (amends_sync_progress_get_totals (progress)->removed, ==, 1);
    g_assert_cmpuint (amends_sync_progress_get_rejections (progress)->len, ==, 2);
    g_assert_cmpuint (two->len, ==, 0);
    g_assert_cmpuint (n_changes, ==, 2);
}

static void
test_rejections_have_an_end (void)
{
    g_autoptr (AmendsSyncProgress) progress = amends_sync_progress_new ();

    for (guint i = 0; i < 3; i++) {
        g_autoptr (GPtrArray) many = make_rejections (600);

        amends_sync_progress_add_page (progress, 600, &(AmendsBatchResult) { 0 }, many);
    }
    g_assert_cmpuint (amends_sync_progress_get_rejections (progress)->len, ==, AMENDS_SYNC_MAX_REJECTIONS);
}

static void
test_settling_is_told_once (void)
{
    g_autoptr (AmendsSyncProgress) progress = amends_sync_progress_new ();
    guint n_changes = 0;

    g_signal_connect_swapped (progress, "changed", G_CALLBACK (count_cb), &n_changes);
    g_assert_false (amends_sync_progress_is_settling (progress));
    amends_sync_progress_set_settling (progress, TRUE);
    amends_sync_progress_set_settling (progress, TRUE);
    g_assert_true (amends_sync_progress_is_settling (progress));
    g_assert_cmpuint (n_changes, ==, 1);
    amends_sync_progress_set_settling (progress, FALSE);
    g_assert_false (amends_sync_progress_is_settling (progress));
    g_assert_cmpuint (n_changes, ==, 2);
}

static void
test_waiting_is_told_once (void)
{
    g_autoptr (AmendsSyncProgress) progress = amends_sync_progress_new ();
    guint n_changes = 0;

    g_signal_connect_swapped (progress, "changed", G_CALLBACK (count_cb), &n_changes);
    amends_sync_progress_set_waiting (progress, 0);
    g_assert_cmpuint (n_changes, ==, 0);
    amends_sync_progress_set_waiting (progress, 100);
    amends_sync_progress_set_waiting (progress, 100);
    g_assert_cmpuint (n_changes, ==, 1);
    g_assert_cmpint (amends_sync_progress_get_waiting (progress), ==, 100);
    amends_sync_progress_set_waiting (progress, 0);
    g_assert_cmpuint (n_changes, ==, 2);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sync/progress/pages-add-up", test_pages_add_up);
    g_test_add_func ("/sync/progress/rejections-have-an-end", test_rejections_have_an_end);
    g_test_add_func ("/sync/progress/waiting-is-told-once", test_waiting_is_told_once);
    g_test_add_func ("/sync/progress/settling-is-told-once", test_settling_is_told_once);
    return g_test_run ();
}
