/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-failure.h"

#include "amends-store.h"

static void
test_every_code (void)
{
    static const struct {
        AmendsStoreError code;
        gboolean can_retry, start_afresh;
    } CASES[] = {
        { AMENDS_STORE_ERROR_FAILED, TRUE, FALSE },    { AMENDS_STORE_ERROR_CANNOT_OPEN, TRUE, FALSE },
        { AMENDS_STORE_ERROR_FOREIGN, TRUE, TRUE },    { AMENDS_STORE_ERROR_NEWER, FALSE, FALSE },
        { AMENDS_STORE_ERROR_CORRUPT, TRUE, TRUE },    { AMENDS_STORE_ERROR_READ_ONLY, TRUE, FALSE },
        { AMENDS_STORE_ERROR_FULL, TRUE, FALSE },      { AMENDS_STORE_ERROR_BUSY, TRUE, FALSE },
        { AMENDS_STORE_ERROR_NOT_FOUND, TRUE, FALSE },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (GError) error = g_error_new_literal (AMENDS_STORE_ERROR, (int) CASES[i].code, "A sentence.");
        AmendsStoreFailure failure = amends_store_failure_explain (error);

        g_assert_true (failure.icon != NULL && g_str_has_suffix (failure.icon, "-symbolic"));
        g_assert_true (failure.title != NULL && *failure.title != '\0');
        g_assert_cmpint (failure.can_retry, ==, CASES[i].can_retry);
        g_assert_cmpint (failure.start_afresh, ==, CASES[i].start_afresh);
        /* Where a button puts the old file aside, the text says that it is kept. */
        g_assert_true ((failure.advice != NULL) == CASES[i].start_afresh);
    }
}

/* Data that a newer Amends made is never offered to be put aside: it is not damaged. */
static void
test_titles_differ (void)
{
    static const AmendsStoreError CODES[] = { AMENDS_STORE_ERROR_FOREIGN, AMENDS_STORE_ERROR_NEWER,
                                              AMENDS_STORE_ERROR_CORRUPT, AMENDS_STORE_ERROR_FULL,
                                              AMENDS_STORE_ERROR_BUSY };
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

    for (gsize i = 0; i < G_N_ELEMENTS (CODES); i++) {
        g_autoptr (GError) error = g_error_new_literal (AMENDS_STORE_ERROR, (int) CODES[i], "A sentence.");

        g_assert_true (g_hash_table_add (seen, (gpointer) amends_store_failure_explain (error).title));
    }
}

static void
test_other_domain (void)
{
    g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE, "A sentence.");
    AmendsStoreFailure failure = amends_store_failure_explain (error);

    g_assert_nonnull (failure.title);
    g_assert_true (failure.can_retry);
    g_assert_false (failure.start_afresh);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/window/store-failure/every-code", test_every_code);
    g_test_add_func ("/window/store-failure/titles-differ", test_titles_differ);
    g_test_add_func ("/window/store-failure/other-domain", test_other_domain);
    return g_test_run ();
}
