/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "contact-calls.h"

static void
test_lists (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const AmendsMessage MESSAGES[] = {
        { .external_id = "M1", .review_key = "R0", .sent_at = 100, .text = "first" },
        { .external_id = "M2", .review_key = "R1", .sent_at = 200, .text = "second", .author = "Åsa" },
        { .external_id = "M3", .sent_at = 300, .text = "about nothing here" },
    };
    g_autoptr (GPtrArray) all = NULL;
    g_autoptr (GPtrArray) of_one = NULL;
    g_autoptr (GPtrArray) first = NULL;
    g_autoptr (AmendsReviewDetail) detail = NULL;
    const AmendsMessage *message;
    gint64 review = test_add_reviewed_order (fixture, 0);

    test_add_reviewed_order (fixture, 1);
    for (guint i = 0; i < G_N_ELEMENTS (MESSAGES); i++)
        test_take_message (fixture, &MESSAGES[i]);
    g_assert_cmpint (test_count_unread (fixture->store), ==, 3);
    all = test_list_messages (fixture->store, 0, 0);
    g_assert_cmpuint (all->len, ==, 3);
    message = all->pdata[0];
    g_assert_cmpstr (message->external_id, ==, "M3");
    g_assert_cmpint (message->review_id, ==, 0);
    message = all->pdata[1];
    g_assert_cmpstr (message->author, ==, "Åsa");
    g_assert_cmpint (message->account_id, ==, fixture->account_id);
    of_one = test_list_messages (fixture->store, review, 0);
    g_assert_cmpuint (of_one->len, ==, 1);
    g_assert_cmpint (((const AmendsMessage *) of_one->pdata[0])->review_id, ==, review);
    g_assert_true (test_mark_message (fixture->store, ((const AmendsMessage *) all->pdata[0])->id, TRUE, NULL));
    first = test_list_messages (fixture->store, 0, 1);
    g_assert_cmpuint (first->len, ==, 1);
    g_assert_cmpstr (((const AmendsMessage *) first->pdata[0])->external_id, ==, "M2");
    detail = test_detail (fixture->store, review, NULL);
    g_assert_cmpuint (detail->messages->len, ==, 1);
}

static void
test_read_stays_read (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsMessage message = { .external_id = "M1", .sent_at = 100, .text = "hello", .url = "https://shop.example/1" };
    g_autoptr (GPtrArray) messages = NULL;
    g_autoptr (GError) error = NULL;
    const AmendsMessage *read;

    test_take_message (fixture, &message);
    while (g_main_context_iteration (NULL, FALSE))
        ;
    fixture->changes = 0;
    test_take_message (fixture, &message);
    while (g_main_context_iteration (NULL, FALSE))
        ;
    g_assert_cmphex (fixture->changes, ==, 0);
    g_assert_true (test_mark_message (fixture->store, 0, TRUE, NULL));
    message.text = "hello, once more";
    message.url = NULL;
    message.review_key = "R7";
    test_take_message (fixture, &message);
    messages = test_list_messages (fixture->store, 0, 0);
    read = messages->pdata[0];
    g_assert_cmpstr (read->text, ==, "hello, once more");
    g_assert_cmpstr (read->url, ==, "https://shop.example/1");
    g_assert_cmpstr (read->review_key, ==, "R7");
    g_assert_cmpint (read->read_at, ==, TEST_NOW);
    g_assert_cmpint (test_count_unread (fixture->store), ==, 0);
    g_assert_true (test_mark_message (fixture->store, read->id, FALSE, NULL));
    g_assert_cmpint (test_count_unread (fixture->store), ==, 1);
    g_assert_false (test_mark_message (fixture->store, 4711, TRUE, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
    while (g_main_context_iteration (NULL, FALSE))
        ;
    g_assert_cmphex (fixture->changes & AMENDS_STORE_CHANGE_MESSAGES, !=, 0);
}

/* An answer that names only the contact that it answers belongs to that contact's review. */
static void
test_by_contact (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GPtrArray) messages = NULL;
    gint64 review = test_add_reviewed_order (fixture, 0);

    test_take_receipt (fixture, &(AmendsContactReceipt) {
                                    .remote_id = "C1", .review_key = "R0", .reason = AMENDS_CONTACT_CUSTOMER_SUPPORT });
    test_take_message (fixture, &(AmendsMessage) { .external_id = "M1", .contact_key = "C1", .text = "yes, please" });
    messages = test_list_messages (fixture->store, review, 0);
    g_assert_cmpuint (messages->len, ==, 1);
}

static void
test_report (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GPtrArray) events = NULL;
    g_autoptr (AmendsReviewDetail) detail = NULL;
    gint64 review = test_add_reviewed_order (fixture, 0);

    g_assert_cmpint (test_get_report (fixture->store, review).opened_at, ==, 0);
    g_assert_true (test_set_report (fixture->store, review, FALSE, NULL));
    g_assert_cmpint (test_get_report (fixture->store, review).opened_at, ==, TEST_NOW);
    g_assert_false (test_undo_state (fixture->store).can_undo);
    fixture->now += 60;
    g_assert_true (test_set_report (fixture->store, review, TRUE, NULL));
    fixture->now += 60;
    g_assert_true (test_set_report (fixture->store, review, TRUE, NULL));
    detail = test_detail (fixture->store, review, NULL);
    g_assert_cmpint (detail->report.opened_at, ==, TEST_NOW);
    g_assert_cmpint (detail->report.reported_at, ==, TEST_NOW + 60);
    events = test_events (fixture->store, 0);
    g_assert_cmpuint (events->len, ==, 2);
    g_assert_cmpint (((const AmendsEvent *) events->pdata[0])->kind, ==, AMENDS_EVENT_REPORTED);
    g_assert_cmpint (((const AmendsEvent *) events->pdata[1])->kind, ==, AMENDS_EVENT_REPORT_OPENED);
}

static void
test_report_taken_back (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    AmendsActionResult what;
    gint64 review = test_add_reviewed_order (fixture, 0);

    g_assert_false (test_withdraw_report (fixture->store, review, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CONFLICT);
    test_set_report (fixture->store, review, TRUE, NULL);
    g_assert_true (test_undo (fixture->store, &what, NULL));
    g_assert_cmpint (what.kind, ==, AMENDS_EVENT_REPORTED);
    g_assert_cmpint (test_get_report (fixture->store, review).reported_at, ==, 0);
    g_assert_true (test_redo (fixture->store, &what, NULL));
    g_assert_cmpint (test_get_report (fixture->store, review).reported_at, ==, TEST_NOW);
    g_assert_true (test_withdraw_report (fixture->store, review, NULL));
    g_assert_cmpint (test_get_report (fixture->store, review).reported_at, ==, 0);
    g_assert_true (test_set_report (fixture->store, review, TRUE, NULL));
    g_assert_cmpint (test_get_report (fixture->store, review).reported_at, ==, TEST_NOW);
}

/* The page was opened, and the person says that it was not reported: nothing is left to be asked. */
static void
test_report_not_made (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    gint64 review = test_add_reviewed_order (fixture, 0);

    g_assert_true (test_set_report (fixture->store, review, FALSE, NULL));
    g_assert_true (test_withdraw_report (fixture->store, review, NULL));
    g_assert_cmpint (test_get_report (fixture->store, review).opened_at, ==, 0);
    g_assert_false (test_withdraw_report (fixture->store, review, &error));
    g_assert_error (error, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CONFLICT);
}

static void
test_report_of_none (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) set = NULL;
    g_autoptr (GError) withdrawn = NULL;

    g_assert_false (test_set_report (fixture->store, 4711, TRUE, &set));
    g_assert_error (set, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
    g_assert_false (test_withdraw_report (fixture->store, 4711, &withdrawn));
    g_assert_error (withdrawn, AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (StoreFixture *fixture, gconstpointer data);
    } TESTS[] = {
        { "/store-messages/lists", test_lists },
        { "/store-messages/read-stays-read", test_read_stays_read },
        { "/store-messages/by-contact", test_by_contact },
        { "/store-reports/report", test_report },
        { "/store-reports/taken-back", test_report_taken_back },
        { "/store-reports/not-made", test_report_not_made },
        { "/store-reports/of-none", test_report_of_none },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, StoreFixture, NULL, store_fixture_set_up, TESTS[i].func, store_fixture_tear_down);
    return g_test_run ();
}
