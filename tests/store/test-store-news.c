/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-news.h"
#include "amends-store-news.h"
#include "store-fixture.h"

#define CRITICAL (1u << 1 | 1u << 2 | 1u << 3)

static void
test_decisions (void)
{
    static const struct {
        gboolean begun, whole, postponed;
        AmendsNewsStep step;
    } ROWS[] = {
        /* The first sync, and what it left over when it broke off, is no news. */
        { FALSE, FALSE, FALSE, AMENDS_NEWS_WAIT },
        { FALSE, FALSE, TRUE, AMENDS_NEWS_WAIT },
        /* It is known from when it is whole, also while nobody wants to hear of it. */
        { FALSE, TRUE, FALSE, AMENDS_NEWS_BEGIN },
        { FALSE, TRUE, TRUE, AMENDS_NEWS_BEGIN },
        { TRUE, TRUE, FALSE, AMENDS_NEWS_TELL },
        { TRUE, TRUE, TRUE, AMENDS_NEWS_WAIT },
        /* What a later sync brought before it broke off is news. */
        { TRUE, FALSE, FALSE, AMENDS_NEWS_TELL },
        { TRUE, FALSE, TRUE, AMENDS_NEWS_WAIT },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
        g_assert_cmpint (amends_news_decide (&(AmendsNewsFacts) { ROWS[i].begun, ROWS[i].whole, ROWS[i].postponed }),
                         ==, ROWS[i].step);
}

static char *
take (StoreFixture *self, guint stars, gboolean postponed)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) ids = NULL;
    GString *names = g_string_new (NULL);

    amends_store_take_news_async (self->store, stars, postponed, NULL, amends_await_cb, &await);
    ids = amends_store_take_news_finish (self->store, amends_await (&await), &error);
    g_assert_no_error (error);
    for (guint i = 0; i < ids->len; i++) {
        g_autoptr (AmendsReview) review = test_load_one (self->store, g_array_index (ids, gint64, i));

        g_string_append (names, review->external_id);
    }
    return g_string_free_and_steal (names);
}

static void
assert_news (StoreFixture *self, guint stars, gboolean postponed, const char *expected)
{
    g_autofree char *names = take (self, stars, postponed);

    g_assert_cmpstr (names, ==, expected);
}

static void
add_to (StoreFixture *self, gint64 account_id, const char *name, int stars)
{
    g_autoptr (GError) error = NULL;
    const AmendsReview review = { .external_id = name,
                                  .marketplace = "SE",
                                  .product_id = "P",
                                  .stars = stars,
                                  .body = "Text.",
                                  .published_at = TEST_NOW };
    AmendsBatchResult counts;

    g_assert_true (test_apply (self->store, account_id, test_batch_of (&review, 1), &counts, &error));
    g_assert_no_error (error);
}

static void
add (StoreFixture *self, const char *name, int stars)
{
    add_to (self, self->account_id, name, stars);
}

static void
end_sync (StoreFixture *self, gint64 account_id, const char *error_code)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_store_set_sync_result_async (self->store, account_id, error_code, NULL, amends_await_cb, &await);
    g_assert_true (amends_store_set_sync_result_finish (self->store, amends_await (&await), NULL));
}

static void
test_after_the_first_sync (StoreFixture *self, gconstpointer data G_GNUC_UNUSED)
{
    add (self, "A", 1);
    assert_news (self, CRITICAL, FALSE, "");
    end_sync (self, self->account_id, "timeout");
    add (self, "B", 1);
    assert_news (self, CRITICAL, FALSE, "");
    end_sync (self, self->account_id, NULL);
    assert_news (self, CRITICAL, FALSE, "");
    add (self, "C", 1);
    add (self, "D", 4);
    add (self, "E", 3);
    assert_news (self, CRITICAL, FALSE, "CE");
    assert_news (self, CRITICAL, FALSE, "");
    end_sync (self, self->account_id, "timeout");
    add (self, "F", 2);
    assert_news (self, CRITICAL, FALSE, "F");
}

static void
test_not_again_after_restart (StoreFixture *self, gconstpointer data G_GNUC_UNUSED)
{
    end_sync (self, self->account_id, NULL);
    assert_news (self, CRITICAL, FALSE, "");
    add (self, "A", 1);
    assert_news (self, CRITICAL, FALSE, "A");
    store_fixture_reopen (self);
    assert_news (self, CRITICAL, FALSE, "");
    /* What came while nobody looked is news. */
    add (self, "B", 1);
    store_fixture_reopen (self);
    assert_news (self, CRITICAL, FALSE, "B");
    /* An edited review is none. */
    add (self, "B", 2);
    assert_news (self, CRITICAL, FALSE, "");
}

static void
test_postponed (StoreFixture *self, gconstpointer data G_GNUC_UNUSED)
{
    gint64 done;

    add (self, "A", 1);
    end_sync (self, self->account_id, NULL);
    assert_news (self, CRITICAL, TRUE, "");
    add (self, "B", 1);
    add (self, "C", 1);
    assert_news (self, CRITICAL, TRUE, "");
    done = test_find_id (self->store, "B");
    test_set_done (self->store, &done, 1, TRUE);
    assert_news (self, CRITICAL, FALSE, "C");
}

static void
test_unwanted_levels_are_known (StoreFixture *self, gconstpointer data G_GNUC_UNUSED)
{
    end_sync (self, self->account_id, NULL);
    assert_news (self, 0, FALSE, "");
    add (self, "A", 1);
    assert_news (self, 0, FALSE, "");
    assert_news (self, CRITICAL, FALSE, "");
    add (self, "B", 1);
    add (self, "C", 2);
    assert_news (self, 1u << 2, FALSE, "C");
    assert_news (self, CRITICAL, FALSE, "");
}

/* Accounts do not wait for one another, and files are never synced. */
static void
test_several_accounts (StoreFixture *self, gconstpointer data G_GNUC_UNUSED)
{
    gint64 other = test_add_account (self->store, "feed", "https://other.example/");
    gint64 file = test_add_account (self->store, "file", NULL);

    end_sync (self, self->account_id, NULL);
    assert_news (self, CRITICAL, FALSE, "");
    add_to (self, other, "B", 1);
    add_to (self, self->account_id, "A", 1);
    add_to (self, file, "F", 1);
    end_sync (self, other, NULL);
    assert_news (self, CRITICAL, FALSE, "A");
    add_to (self, other, "D", 1);
    add_to (self, file, "G", 1);
    add_to (self, self->account_id, "C", 1);
    assert_news (self, CRITICAL, FALSE, "DC");
}

/* Reading what is news takes no longer in a full file: only what is newer than the mark is looked at. */
static void
test_reads_only_what_is_new (StoreFixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = g_build_filename (self->folder, "amends.db", NULL);
    g_autoptr (GError) error = NULL;
    AmendsDb *db = amends_db_open (path, AMENDS_DB_READ, &error);
    g_autoptr (AmendsStatement) plan = NULL;
    gboolean by_id = FALSE;

    g_assert_no_error (error);
    plan = amends_db_prepare (db, "EXPLAIN QUERY PLAN " AMENDS_NEWS_FIND, &error);
    g_assert_no_error (error);
    while (amends_statement_step (plan, &error) == AMENDS_STEP_ROW) {
        const char *text = amends_statement_get_text (plan, 3);

        g_assert_false (g_str_has_prefix (text, "SCAN"));
        by_id |= g_str_has_prefix (text, "SEARCH r USING INTEGER PRIMARY KEY");
    }
    g_assert_true (by_id);
    g_clear_pointer (&plan, amends_statement_release);
    amends_db_close (db);
}

int
main (int argc, char *argv[])
{
    static const struct {
        const char *path;
        void (*test) (StoreFixture *, gconstpointer);
    } TESTS[] = {
        { "/store/news/after-the-first-sync", test_after_the_first_sync },
        { "/store/news/not-again-after-restart", test_not_again_after_restart },
        { "/store/news/postponed", test_postponed },
        { "/store/news/unwanted-levels-are-known", test_unwanted_levels_are_known },
        { "/store/news/several-accounts", test_several_accounts },
        { "/store/news/reads-only-what-is-new", test_reads_only_what_is_new },
    };

    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/store/news/decisions", test_decisions);
    for (gsize i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, StoreFixture, NULL, store_fixture_set_up, TESTS[i].test, store_fixture_tear_down);
    return g_test_run ();
}
