/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sync-error.h"

static const struct {
    AmendsSyncError error;
    const char *code;
} known[] = {
    { AMENDS_SYNC_ERROR_OFFLINE, "offline" },
    { AMENDS_SYNC_ERROR_REFUSED, "refused" },
    { AMENDS_SYNC_ERROR_TLS, "tls" },
    { AMENDS_SYNC_ERROR_UNAUTHORISED, "unauthorised" },
    { AMENDS_SYNC_ERROR_FORBIDDEN, "forbidden" },
    { AMENDS_SYNC_ERROR_NOT_BRAND_OWNER, "not-brand-owner" },
    { AMENDS_SYNC_ERROR_THROTTLED, "throttled" },
    { AMENDS_SYNC_ERROR_SERVER, "server" },
    { AMENDS_SYNC_ERROR_MALFORMED, "malformed" },
    { AMENDS_SYNC_ERROR_NO_TOKEN, "no-token" },
    { AMENDS_SYNC_ERROR_UNSUPPORTED, "unsupported" },
    { AMENDS_SYNC_ERROR_NOT_ELIGIBLE, "not-eligible" },
    { AMENDS_SYNC_ERROR_CONTACTED, "already-contacted" },
    { AMENDS_SYNC_ERROR_REJECTED, "rejected" },
};

static void
test_codes_are_stable (void)
{
    for (guint i = 0; i < G_N_ELEMENTS (known); i++) {
        AmendsSyncError back = AMENDS_SYNC_ERROR_OFFLINE;

        g_assert_cmpstr (amends_sync_error_to_code (known[i].error), ==, known[i].code);
        g_assert_true (amends_sync_error_from_code (known[i].code, &back));
        g_assert_cmpint (back, ==, known[i].error);
    }
}

static void
test_code_with_a_detail (void)
{
    AmendsSyncError error = AMENDS_SYNC_ERROR_OFFLINE;

    g_assert_true (amends_sync_error_from_code ("not-eligible:consent", &error));
    g_assert_cmpint (error, ==, AMENDS_SYNC_ERROR_NOT_ELIGIBLE);
}

static void
test_unknown_codes_are_refused (void)
{
    AmendsSyncError error = AMENDS_SYNC_ERROR_TLS;

    g_assert_false (amends_sync_error_from_code ("melted", &error));
    g_assert_false (amends_sync_error_from_code (":offline", &error));
    g_assert_false (amends_sync_error_from_code ("off:line", &error));
    g_assert_false (amends_sync_error_from_code ("", &error));
    g_assert_false (amends_sync_error_from_code (NULL, &error));
    g_assert_cmpint (error, ==, AMENDS_SYNC_ERROR_TLS);
}

static void
test_each_has_its_own_next_step (void)
{
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

    for (guint i = 0; i < G_N_ELEMENTS (known); i++) {
        const char *step = amends_sync_error_explain (known[i].error);

        g_assert_true (g_str_has_suffix (step, "."));
        g_assert_true (g_hash_table_add (seen, (gpointer) step));
    }
}

/* Rules #14 to #16: the steps to mend a missing permission, in the order to try them. */
static void
test_permission_steps_are_in_order (void)
{
    const char *step = amends_sync_error_explain (AMENDS_SYNC_ERROR_FORBIDDEN);
    const char *const parts[] = { "administrator", "View and Edit",  "Advertising",         "ign out",
                                  "in again",      "Brand Registry", "Brand Representative" };

    for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
        step = strstr (step, parts[i]);
        g_assert_nonnull (step);
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sync/error/codes-are-stable", test_codes_are_stable);
    g_test_add_func ("/sync/error/code-with-a-detail", test_code_with_a_detail);
    g_test_add_func ("/sync/error/unknown-codes-are-refused", test_unknown_codes_are_refused);
    g_test_add_func ("/sync/error/each-has-its-own-next-step", test_each_has_its_own_next_step);
    g_test_add_func ("/sync/error/permission-steps-are-in-order", test_permission_steps_are_in_order);
    return g_test_run ();
}
