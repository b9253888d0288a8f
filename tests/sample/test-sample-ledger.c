/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-ledger.h"
#include "amends-sample-letters.h"
#include "amends-sample-shop.h"

#define NOW G_GINT64_CONSTANT (1773500000) /* 2026-03-14T14:53:20Z */
#define DAY 86400

typedef struct {
    AmendsSampleData *data;
    AmendsSampleLedger *ledger;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    fixture->data = amends_sample_data_new (AMENDS_SAMPLE_SHOP_REVIEWS, AMENDS_SAMPLE_SHOP_SEED, NOW);
    fixture->ledger = amends_sample_ledger_new (fixture->data, AMENDS_SAMPLE_SHOP_SEED);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    amends_sample_ledger_free (fixture->ledger);
    amends_sample_data_free (fixture->data);
}

enum { CRITICAL = 1, SELLER = 2, SELLER_UNKNOWN = 4, WINDOW = 8, DIGITAL = 16, CONSENT = 32, CONSENT_UNKNOWN = 64 };

/* What stands against a contact, all of it. */
static guint
find_obstacles (const AmendsSampleReview *review, const AmendsSampleOrder *order)
{
    guint obstacles = review->stars > 3 ? CRITICAL : 0;

    if (order->seller_of_record != AMENDS_TRI_YES)
        obstacles |= order->seller_of_record == AMENDS_TRI_NO ? SELLER : SELLER_UNKNOWN;
    if (order->ordered_at < NOW - 366 * DAY)
        obstacles |= WINDOW;
    if (order->product->digital_subscription)
        obstacles |= DIGITAL;
    if (order->consent != AMENDS_TRI_YES)
        obstacles |= order->consent == AMENDS_TRI_NO ? CONSENT : CONSENT_UNKNOWN;
    return obstacles;
}

/* Each reason why not is there alone, for somebody who tries the program to see. */
static void
test_every_situation (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const guint ALONE[] = { 0, CRITICAL, SELLER, SELLER_UNKNOWN, WINDOW, DIGITAL, CONSENT, CONSENT_UNKNOWN };
    guint found[128] = { 0 };
    guint unordered = 0, unverified = 0, last_days = 0;

    for (guint i = 0; i < fixture->data->reviews->len; i++) {
        const AmendsSampleReview *review = fixture->data->reviews->pdata[i];
        const AmendsSampleOrder *order;

        if (review->replaced || review->deleted_at != 0)
            continue;
        order = amends_sample_ledger_find_order (fixture->ledger, review);
        unverified += review->verified == AMENDS_TRI_NO;
        if (order == NULL) {
            unordered++;
            continue;
        }
        found[find_obstacles (review, order)]++;
        last_days += order->ordered_at / DAY == NOW / DAY - 365;
    }
    for (guint i = 0; i < G_N_ELEMENTS (ALONE); i++)
        g_assert_cmpuint (found[ALONE[i]], >, 0);
    g_assert_cmpuint (unordered, >, 0);
    g_assert_cmpuint (unverified, >, 0);
    g_assert_cmpuint (last_days, >, 0);
}

static const AmendsSampleReview *
find_good (Fixture *fixture, guint skip)
{
    for (guint i = 0; i < fixture->data->reviews->len; i++) {
        const AmendsSampleReview *review = fixture->data->reviews->pdata[i];

        if (amends_sample_ledger_find_review (fixture->ledger, review->row.id) == review &&
            amends_sample_ledger_get_obstacle (fixture->ledger, review, NOW) == NULL &&
            amends_sample_ledger_find_by_review (fixture->ledger, review->row.id) == NULL && skip-- == 0)
            return review;
    }
    g_assert_not_reached ();
}

static void
test_what_comes_of_it (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    guint n_answers, n_accepted = 0, n_declined = 0;
    guint n_reviews = fixture->data->reviews->len;

    for (int i = 0; i < 40; i++) {
        g_autofree char *key = g_strdup_printf ("key-%d", i);

        amends_sample_ledger_add (fixture->ledger, find_good (fixture, 0), AMENDS_CONTACT_COURTESY_REFUND, key, NULL,
                                  NOW + i);
    }
    g_assert_cmpuint (amends_sample_ledger_get_messages (fixture->ledger)->len, ==, 0);
    amends_sample_ledger_advance (fixture->ledger, NOW + 40);
    for (int i = 0; i < 40; i++)
        g_assert_cmpint (
            ((const AmendsSampleContact *) amends_sample_ledger_get_contacts (fixture->ledger)->pdata[i])->delivered_at,
            >, NOW);
    amends_sample_ledger_advance (fixture->ledger, NOW + 600);
    n_answers = amends_sample_ledger_get_messages (fixture->ledger)->len;
    for (int i = 0; i < 40; i++) {
        const AmendsSampleContact *contact = amends_sample_ledger_get_contacts (fixture->ledger)->pdata[i];

        n_accepted += contact->refund == AMENDS_REFUND_ACCEPTED;
        n_declined += contact->refund == AMENDS_REFUND_DECLINED;
        g_assert_cmpint (contact->row.updated_at, <=, fixture->data->as_of);
    }
    g_assert_cmpuint (n_answers, >, 10);
    g_assert_cmpuint (n_answers, <, 40);
    g_assert_cmpuint (n_accepted, >, 0);
    g_assert_cmpuint (n_declined, >, 0);
    g_assert_cmpuint (n_accepted + n_declined, ==, n_answers);
    g_assert_cmpuint (fixture->data->reviews->len, >, n_reviews);
    for (guint i = n_reviews; i < fixture->data->reviews->len; i++)
        g_assert_cmpint (((const AmendsSampleRow *) fixture->data->reviews->pdata[i])->updated_at, >, NOW);
}

/* The same twice, and in one step or many. */
static void
test_is_a_function_of_time (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsSampleData *other_data = amends_sample_data_new (AMENDS_SAMPLE_SHOP_REVIEWS, AMENDS_SAMPLE_SHOP_SEED, NOW);
    AmendsSampleLedger *other = amends_sample_ledger_new (other_data, AMENDS_SAMPLE_SHOP_SEED);
    const char *id = find_good (fixture, 3)->row.id;
    const AmendsSampleContact *left =
        amends_sample_ledger_add (fixture->ledger, amends_sample_ledger_find_review (fixture->ledger, id),
                                  AMENDS_CONTACT_CUSTOMER_SUPPORT, "key-left", NULL, NOW);
    const AmendsSampleContact *right = amends_sample_ledger_add (
        other, amends_sample_ledger_find_review (other, id), AMENDS_CONTACT_CUSTOMER_SUPPORT, "key-right", "sv", NOW);

    for (int i = 0; i < 100; i++)
        amends_sample_ledger_advance (fixture->ledger, NOW + i);
    amends_sample_ledger_advance (other, NOW + 99);
    g_assert_cmpstr (left->row.id, ==, right->row.id);
    g_assert_cmpint (left->row.updated_at, ==, right->row.updated_at);
    g_assert_cmpint (fixture->data->as_of, ==, other_data->as_of);
    g_assert_cmpuint (amends_sample_ledger_get_messages (fixture->ledger)->len, ==,
                      amends_sample_ledger_get_messages (other)->len);
    amends_sample_ledger_free (other);
    amends_sample_data_free (other_data);
}

static void
test_consent_withdrawn (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsSampleReview *review = find_good (fixture, 0);
    const AmendsSampleRow *last;

    amends_sample_ledger_withdraw_consent (fixture->ledger, review, NOW + 5);
    g_assert_cmpstr (amends_sample_ledger_get_obstacle (fixture->ledger, review, NOW + 5), ==, "consent");
    last = fixture->data->orders->pdata[fixture->data->orders->len - 1];
    g_assert_cmpstr (last->id, ==, review->order_id);
    g_assert_cmpint (fixture->data->as_of, ==, NOW + 5);
}

/* No text asks for a review to be changed, and none is left with a field that was not filled. */
static void
test_letters (void)
{
    static const char *const LANGUAGES[] = { "de", "en", "ja", "pl", "sv", "zh-Hant" };
    const AmendsSampleLetterFields fields = { "Kopparo", "Kettle", "304-1", "SEK 649.00" };

    g_assert_false (amends_sample_letters_has ("xx"));
    for (guint i = 0; i < G_N_ELEMENTS (LANGUAGES); i++) {
        g_assert_true (amends_sample_letters_has (LANGUAGES[i]));
        for (int reason = AMENDS_CONTACT_COURTESY_REFUND; reason <= AMENDS_CONTACT_CUSTOMER_SUPPORT; reason++) {
            g_autofree char *subject = NULL;
            g_autofree char *body = NULL;

            amends_sample_letters_write (LANGUAGES[i], reason, &fields, &subject, &body);
            g_assert_null (strchr (subject, '{'));
            g_assert_null (strchr (body, '{'));
            g_assert_nonnull (strstr (body, "304-1"));
            g_assert_cmpint (strstr (body, "SEK 649.00") != NULL, ==, reason == AMENDS_CONTACT_COURTESY_REFUND);
            for (guint choice = 0; choice < 4; choice++)
                g_assert_cmpstr (amends_sample_letters_get_answer (LANGUAGES[i], reason, choice % 2, choice), !=, "");
        }
    }
    g_assert_cmpstr (amends_sample_letters_get_edit ("xx", 0), ==, amends_sample_letters_get_edit ("en", 0));
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (Fixture *fixture, gconstpointer data);
    } TESTS[] = {
        { "/sample/ledger/every-situation", test_every_situation },
        { "/sample/ledger/what-comes-of-it", test_what_comes_of_it },
        { "/sample/ledger/is-a-function-of-time", test_is_a_function_of_time },
        { "/sample/ledger/consent-withdrawn", test_consent_withdrawn },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, Fixture, NULL, set_up, TESTS[i].func, tear_down);
    g_test_add_func ("/sample/letters", test_letters);
    return g_test_run ();
}
