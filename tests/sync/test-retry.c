/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-retry.h"

#define NOW G_GINT64_CONSTANT (1767225600) /* 2026-01-01T00:00:00Z */

static void
test_retry_after (void)
{
    static const struct {
        const char *value;
        gint64 seconds;
    } cases[] = {
        { NULL, -1 },
        { "", -1 },
        { "soon", -1 },
        { "3 apples", -1 },
        { "1.5", -1 },
        { "3", 3 },
        { " 7 ", 7 },
        { "0", 1 },
        { "-5", 1 },
        { "900", 900 },
        { "901", 900 },
        { "1000000000", 900 },
        { "99999999999999999999999", 900 },
        { "Thu, 01 Jan 2026 00:00:30 GMT", 30 },
        { "Thu, 01 Jan 2026 02:00:00 GMT", 900 },
        { "Wed, 31 Dec 2025 23:59:00 GMT", 1 },
        { "Fri, 32 Jan 2026 00:00:00 GMT", -1 },
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_test_message ("%s", cases[i].value);
        g_assert_cmpint (amends_retry_parse_after (cases[i].value, NOW), ==, cases[i].seconds);
    }
}

static void
test_only_what_may_pass_is_tried_again (void)
{
    static const struct {
        guint status;
        gboolean again;
    } cases[] = { { 0, TRUE },    { 200, FALSE }, { 304, FALSE }, { 400, FALSE }, { 401, FALSE },
                  { 403, FALSE }, { 404, FALSE }, { 410, FALSE }, { 429, TRUE },  { 500, TRUE },
                  { 502, TRUE },  { 503, TRUE },  { 599, TRUE },  { 600, FALSE } };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        guint wait = 0;

        g_test_message ("%u", cases[i].status);
        g_assert_cmpint (amends_retry_decide (cases[i].status, 1, -1, 0.5, &wait), ==, cases[i].again);
    }
}

static void
test_it_gives_up (void)
{
    guint wait = 0;

    g_assert_true (amends_retry_decide (503, AMENDS_RETRY_TRIES - 1, -1, 0.5, &wait));
    g_assert_false (amends_retry_decide (503, AMENDS_RETRY_TRIES, -1, 0.5, &wait));
    g_assert_true (amends_retry_decide (0, AMENDS_RETRY_LOST_TRIES - 1, -1, 0.5, &wait));
    g_assert_false (amends_retry_decide (0, AMENDS_RETRY_LOST_TRIES, -1, 0.5, &wait));
}

static void
test_pauses_double_and_jitter_fully (void)
{
    guint wait = 0;

    for (guint attempt = 1; attempt < AMENDS_RETRY_TRIES; attempt++) {
        g_assert_true (amends_retry_decide (500, attempt, -1, 0.0, &wait));
        g_assert_cmpuint (wait, ==, 0);
        g_assert_true (amends_retry_decide (500, attempt, -1, 0.5, &wait));
        g_assert_cmpuint (wait, ==, 500u << attempt);
        g_assert_true (amends_retry_decide (500, attempt, -1, 0.999999, &wait));
        g_assert_cmpuint (wait, <, 1000u << attempt);
    }
}

static void
test_what_the_source_asks_for_is_kept_to (void)
{
    guint wait = 0;

    g_assert_true (amends_retry_decide (429, 1, 3, 0.9, &wait));
    g_assert_cmpuint (wait, ==, 3000);
    g_assert_true (amends_retry_decide (503, 4, 60, 0.0, &wait));
    g_assert_cmpuint (wait, ==, 60000);
    g_assert_true (amends_retry_decide (429, 1, G_MAXINT64 / 1000, 0.0, &wait));
    g_assert_cmpuint (wait, ==, AMENDS_RETRY_CAP_MS);
}

static void
test_the_default_pacing_is_real (void)
{
    const AmendsPacing *pacing = amends_pacing_get_default ();
    double random = pacing->random (pacing->user_data);

    g_assert_cmpint (ABS (pacing->now (pacing->user_data) - g_get_real_time () / G_USEC_PER_SEC), <=, 1);
    g_assert_true (random >= 0.0 && random < 1.0);
    g_assert_cmpuint (pacing->pause (1234, pacing->user_data), ==, 1234);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sync/retry/retry-after", test_retry_after);
    g_test_add_func ("/sync/retry/only-what-may-pass-is-tried-again", test_only_what_may_pass_is_tried_again);
    g_test_add_func ("/sync/retry/it-gives-up", test_it_gives_up);
    g_test_add_func ("/sync/retry/pauses-double-and-jitter-fully", test_pauses_double_and_jitter_fully);
    g_test_add_func ("/sync/retry/what-the-source-asks-for-is-kept-to", test_what_the_source_asks_for_is_kept_to);
    g_test_add_func ("/sync/retry/the-default-pacing-is-real", test_the_default_pacing_is_real);
    return g_test_run ();
}
