/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-notifier.h"

#include "amends-query-language.h"
#include "amends-review-notification.h"
#include "amends-settings.h"
#include "bus-fixture.h"
#include "store-fixture.h"

#include <string.h>

typedef struct {
    StoreFixture data;
    AmendsSecrets *secrets;
    AmendsSyncEngine *engine;
    GSettings *settings;
    AmendsQuietGate *gate;
    AmendsReviewNotifier *notifier;
    gint64 clock;
    guint n_sent, n_withdrawn;
} Fixture;

static gint64
tell_time (gpointer user_data)
{
    return ((Fixture *) user_data)->clock;
}

static void
notice_cb (AmendsReviewNotifier *notifier G_GNUC_UNUSED, GNotification *notification, Fixture *fixture)
{
    if (notification != NULL)
        fixture->n_sent++;
    else
        fixture->n_withdrawn++;
}

static void
make_notifier (Fixture *fixture)
{
    fixture->notifier =
        amends_review_notifier_new (fixture->data.store, fixture->engine, fixture->settings, fixture->gate, FALSE);
    g_signal_connect (fixture->notifier, "notice", G_CALLBACK (notice_cb), fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    store_fixture_set_up (&fixture->data, NULL);
    fixture->secrets = amends_secrets_new_in_memory ();
    fixture->engine = amends_sync_engine_new (fixture->data.store, fixture->secrets);
    fixture->settings = amends_settings_new_in_memory ();
    fixture->clock = TEST_NOW + 12 * 3600;
    fixture->gate = amends_quiet_gate_new (fixture->settings, tell_time, fixture);
    make_notifier (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_assert_finalize_object (fixture->notifier);
    g_assert_finalize_object (fixture->gate);
    g_object_unref (fixture->settings);
    g_object_unref (fixture->engine);
    g_object_unref (fixture->secrets);
    store_fixture_tear_down (&fixture->data, NULL);
}

static void
add (Fixture *fixture, const char *name, int stars)
{
    test_add_review (&fixture->data, &(AmendsReview) { .external_id = name,
                                                       .marketplace = "SE",
                                                       .product_id = "P",
                                                       .stars = stars,
                                                       .title = name,
                                                       .body = "Text.",
                                                       .published_at = TEST_NOW });
}

/* Lets all that was asked of the store be answered: what is asked after it is answered after it. */
static void
settle (Fixture *fixture)
{
    for (int i = 0; i < 4; i++)
        test_count_all (fixture->data.store);
    while (g_main_context_iteration (NULL, FALSE))
        ;
}

/* A sync that ends well, whatever it brought. */
static void
sync_all (Fixture *fixture)
{
    g_auto (AmendsAwait) recorded = AMENDS_AWAIT_INIT, synced = AMENDS_AWAIT_INIT;

    amends_store_set_sync_result_async (fixture->data.store, fixture->data.account_id, NULL, NULL, amends_await_cb,
                                        &recorded);
    g_assert_true (amends_store_set_sync_result_finish (fixture->data.store, amends_await (&recorded), NULL));
    amends_sync_engine_sync_async (fixture->engine, G_MAXINT64, NULL, amends_await_cb, &synced);
    amends_sync_engine_sync_finish (fixture->engine, amends_await (&synced), NULL, NULL, NULL);
    settle (fixture);
}

static void
assert_told (Fixture *fixture, guint n_sent, guint n_told)
{
    g_assert_cmpuint (fixture->n_sent, ==, n_sent);
    g_assert_cmpuint (amends_review_notifier_get_told (fixture->notifier)->len, ==, n_told);
}

static void
mark (Fixture *fixture, const char *name, gboolean done)
{
    gint64 id = test_find_id (fixture->data.store, name);

    test_set_done (fixture->data.store, &id, 1, done);
    settle (fixture);
}

static void
test_one_for_all (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    add (fixture, "old", 1);
    sync_all (fixture);
    assert_told (fixture, 0, 0);
    for (int i = 0; i < 12; i++) {
        g_autofree char *name = g_strdup_printf ("new-%d", i);

        add (fixture, name, 1 + i % 3);
    }
    add (fixture, "praise", 5);
    settle (fixture);
    assert_told (fixture, 0, 0);
    sync_all (fixture);
    assert_told (fixture, 1, 12);
    sync_all (fixture);
    assert_told (fixture, 1, 12);
    /* Two more: the notification that is shown is replaced by one for fourteen. */
    add (fixture, "later-1", 2);
    add (fixture, "later-2", 2);
    sync_all (fixture);
    assert_told (fixture, 2, 14);
    g_assert_cmpuint (fixture->n_withdrawn, ==, 0);
}

static void
test_withdrawn_when_done (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    sync_all (fixture);
    add (fixture, "A", 1);
    add (fixture, "B", 2);
    sync_all (fixture);
    assert_told (fixture, 1, 2);
    mark (fixture, "A", TRUE);
    assert_told (fixture, 1, 1);
    g_assert_cmpuint (fixture->n_withdrawn, ==, 0);
    mark (fixture, "B", TRUE);
    assert_told (fixture, 1, 0);
    g_assert_cmpuint (fixture->n_withdrawn, ==, 1);
    mark (fixture, "B", FALSE);
    assert_told (fixture, 1, 0);
}

static void
test_seen (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    sync_all (fixture);
    add (fixture, "A", 1);
    sync_all (fixture);
    assert_told (fixture, 1, 1);
    amends_review_notifier_forget (fixture->notifier);
    assert_told (fixture, 1, 0);
    g_assert_cmpuint (fixture->n_withdrawn, ==, 1);
    amends_review_notifier_forget (fixture->notifier);
    g_assert_cmpuint (fixture->n_withdrawn, ==, 1);
    add (fixture, "B", 1);
    sync_all (fixture);
    assert_told (fixture, 2, 1);
}

static void
test_levels (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_settings_set_uint (fixture->settings, "notify-stars", 1u << 1);
    sync_all (fixture);
    add (fixture, "A", 2);
    sync_all (fixture);
    assert_told (fixture, 0, 0);
    add (fixture, "B", 1);
    sync_all (fixture);
    assert_told (fixture, 1, 1);
    g_settings_set_uint (fixture->settings, "notify-stars", 0);
    add (fixture, "C", 1);
    sync_all (fixture);
    assert_told (fixture, 1, 1);
}

static void
test_quiet (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_settings_set_int (fixture->settings, "quiet-hours-start", 11 * 60);
    g_settings_set_int (fixture->settings, "quiet-hours-end", 13 * 60);
    g_settings_set_boolean (fixture->settings, "quiet-hours", TRUE);
    sync_all (fixture);
    add (fixture, "A", 1);
    add (fixture, "B", 1);
    sync_all (fixture);
    assert_told (fixture, 0, 0);
    /* Even over the end of the program. */
    g_assert_finalize_object (fixture->notifier);
    make_notifier (fixture);
    mark (fixture, "A", TRUE);
    fixture->clock += 3600;
    amends_quiet_gate_check (fixture->gate);
    settle (fixture);
    assert_told (fixture, 1, 1);
}

/* Nothing is told of what has been, and the rest of what it asked for does not disturb who comes after it. */
static void
test_goes_in_between (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    sync_all (fixture);
    add (fixture, "A", 1);
    g_object_notify (G_OBJECT (fixture->engine), "running");
    g_object_run_dispose (G_OBJECT (fixture->notifier));
    settle (fixture);
    g_assert_cmpuint (fixture->n_sent, ==, 0);
}

static GPtrArray *
make_reviews (const AmendsReview *fields, gsize n)
{
    GPtrArray *reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_review_unref);

    for (gsize i = 0; i < n; i++)
        g_ptr_array_add (reviews, amends_review_new (&fields[i]));
    return reviews;
}

/* The parts of @body without the marks around each that keep its direction to itself. */
static void
assert_parts (const char *body, const char *expected)
{
    g_autoptr (GString) parts = g_string_new (body);

    g_string_replace (parts, "\u2068", "", 0);
    g_string_replace (parts, "\u2069", "", 0);
    g_assert_cmpstr (parts->str, ==, expected);
}

static void
test_texts (void)
{
    static const AmendsReview FIELDS[] = {
        { .id = 7,
          .external_id = "A",
          .marketplace = "SE",
          .product_id = "P",
          .product_title = "Kettle",
          .stars = 1,
          .title = "<b>Leaks</b> & %s",
          .body = "It drips.\nAll day." },
        { .id = 8, .external_id = "B", .marketplace = "SE", .product_id = "P", .stars = 3, .body = "So so." },
        { .id = 9, .external_id = "C", .marketplace = "SE", .product_id = "P", .stars = 3 },
    };
    g_autoptr (GPtrArray) one = make_reviews (FIELDS, 1), two = make_reviews (FIELDS + 1, 1);
    g_autoptr (GPtrArray) three = make_reviews (FIELDS + 2, 1), all = make_reviews (FIELDS, 3);
    g_autoptr (AmendsNoticeText) first = amends_review_notice_text_new (one);
    g_autoptr (AmendsNoticeText) second = amends_review_notice_text_new (two);
    g_autoptr (AmendsNoticeText) third = amends_review_notice_text_new (three);
    g_autoptr (AmendsNoticeText) group = amends_review_notice_text_new (all);
    g_autoptr (GPtrArray) problems = NULL;
    g_autoptr (AmendsReviewQuery) query = amends_query_language_parse (group->view, NULL, &problems);

    g_assert_cmpstr (first->title, ==, "New review with 1 star");
    assert_parts (first->body, "<b>Leaks</b> & %s · It drips. All day. · Kettle · Sweden");
    g_assert_null (first->view);
    g_assert_cmpstr (second->title, ==, "New review with 3 stars");
    assert_parts (second->body, "So so. · P · Sweden");
    assert_parts (third->body, "No title · P · Sweden");
    g_assert_cmpstr (group->title, ==, "3 new critical reviews");
    g_assert_cmpstr (group->body, ==, "1 with 1 star, 2 with 3 stars");
    /* It leads to what it is about, in words that the search understands. */
    g_assert_cmpuint (problems->len, ==, 0);
    g_assert_cmphex (query->stars, ==, 1u << 1 | 1u << 3);
    g_assert_cmpint (query->done, ==, AMENDS_DONE_OPEN);
}

static void
test_notifications_are_made (void)
{
    static const AmendsReview FIELDS[] = {
        { .id = 7, .external_id = "A", .marketplace = "SE", .product_id = "P", .stars = 1, .body = "x" },
        { .id = 8, .external_id = "B", .marketplace = "SE", .product_id = "P", .stars = 3 },
    };
    g_autoptr (GPtrArray) one = make_reviews (FIELDS, 1), both = make_reviews (FIELDS, 2);
    g_autoptr (GNotification) single = amends_review_notification_new (one, FALSE);
    g_autoptr (GNotification) group = amends_review_notification_new (both, TRUE);

    g_assert_true (G_IS_NOTIFICATION (single) && G_IS_NOTIFICATION (group));
}

int
main (int argc, char *argv[])
{
    static const struct {
        const char *path;
        void (*test) (Fixture *, gconstpointer);
    } TESTS[] = {
        { "/app/review-notifier/one-for-all", test_one_for_all },
        { "/app/review-notifier/withdrawn-when-done", test_withdrawn_when_done },
        { "/app/review-notifier/seen", test_seen },
        { "/app/review-notifier/levels", test_levels },
        { "/app/review-notifier/quiet", test_quiet },
        { "/app/review-notifier/goes-in-between", test_goes_in_between },
    };

    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/app/review-notifier/texts", test_texts);
    g_test_add_func ("/app/review-notifier/notifications-are-made", test_notifications_are_made);
    for (gsize i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, Fixture, NULL, set_up, TESTS[i].test, tear_down);
    return g_test_run ();
}
