/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-tokens-ahead.h"

#include <string.h>

#include "amends-fts-tokenizer.h"
#include "amends-query-language.h"
#include "store-fixture.h"

#define COLOCATED 7
#define N_PARTS 2

static void
append_word (GString *words, gboolean colocated, const char *token, int length)
{
    g_string_append_c (words, colocated ? '=' : ' ');
    g_string_append_len (words, token, length);
}

static int
direct_cb (void *data, int colocated, const char *token, int length, int start G_GNUC_UNUSED, int end G_GNUC_UNUSED)
{
    append_word (data, colocated != 0, token, length);
    return 0;
}

static int
replayed_cb (void *data, int flags, const char *token, int length, int start G_GNUC_UNUSED, int end G_GNUC_UNUSED)
{
    g_assert_true (flags == 0 || flags == COLOCATED);
    append_word (data, flags == COLOCATED, token, length);
    return 0;
}

static int
stop_cb (void *data, int flags G_GNUC_UNUSED, const char *token G_GNUC_UNUSED, int length G_GNUC_UNUSED,
         int start G_GNUC_UNUSED, int end G_GNUC_UNUSED)
{
    return --*(int *) data > 0 ? 0 : 42;
}

/* Returns: (transfer full): of all lengths and scripts, some missing, some empty, one longer than a stretch that is made at once */
static GPtrArray *
make_texts (guint n)
{
    static const char *const PIECES[] = { "Lampan lyser", "漢字テスト", "don't", "ÅÄÖ é", "🙂", "99 % . , ", "한국어" };
    GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

    for (guint i = 0; i < n; i++) {
        GString *text = g_string_new (NULL);
        guint n_pieces = i == n / 3 ? 20000 : i * 37 % 50;

        for (guint j = 0; j < n_pieces; j++)
            g_string_append_printf (text, "%s ", PIECES[(i * 13 + j * 7) % G_N_ELEMENTS (PIECES)]);
        g_ptr_array_add (texts, g_string_free_and_steal (text));
        if (i % 11 == 3)
            g_clear_pointer (&texts->pdata[i], g_free);
    }
    return texts;
}

/* Returns: whether the words of @text were ready; they are then what the tokenizer itself says */
static gboolean
check_text (const char *text)
{
    g_autoptr (GString) direct = g_string_new (NULL);
    g_autoptr (GString) replayed = g_string_new (NULL);
    int length = text != NULL ? (int) strlen (text) : 0, result = -1;

    if (!amends_tokens_ahead_replay (text, length, COLOCATED, replayed_cb, replayed, &result))
        return FALSE;
    g_assert_cmpint (result, ==, 0);
    amends_fts_tokenize (AMENDS_TOKENS_DOCUMENT, text, length, direct_cb, direct);
    g_assert_cmpstr (replayed->str, ==, direct->str);
    return TRUE;
}

static void
test_same_words (void)
{
    g_autoptr (GPtrArray) texts = make_texts (3000);
    g_autoptr (AmendsTokensAhead) ahead = amends_tokens_ahead_new (texts);
    guint n_ready = 0;

    for (guint i = 0; i < texts->len; i += N_PARTS) {
        const char *first = texts->pdata[i], *second = texts->pdata[i + 1];

        amends_tokens_ahead_reach (ahead, i, N_PARTS);
        /* Those that come later are not ready, nor is another text at the same place. */
        if (i + N_PARTS < texts->len)
            g_assert_false (check_text (texts->pdata[i + N_PARTS]));
        if (first != NULL && *first != '\0')
            g_assert_true (check_text (first));
        else
            g_assert_false (check_text (first));
        n_ready += check_text (second);
        if (second != NULL && *second != '\0')
            g_assert_false (amends_tokens_ahead_replay (second, (int) strlen (second) - 1, COLOCATED, replayed_cb, NULL,
                                                        &(int) { 0 }));
    }
    g_assert_cmpuint (n_ready, >, texts->len / N_PARTS * 8 / 10);
}

static void
test_ends_early (void)
{
    g_autoptr (GPtrArray) texts = make_texts (3000);
    AmendsTokensAhead *ahead = amends_tokens_ahead_new (texts);
    int left = 3, result = 0;

    amends_tokens_ahead_free (ahead);
    ahead = amends_tokens_ahead_new (texts);
    amends_tokens_ahead_reach (ahead, 1, 1);
    g_assert_true (amends_tokens_ahead_replay (texts->pdata[1], (int) strlen (texts->pdata[1]), COLOCATED, stop_cb,
                                               &left, &result));
    g_assert_cmpint (left, ==, 0);
    g_assert_cmpint (result, ==, 42);
    amends_tokens_ahead_free (ahead);
    g_assert_false (check_text (texts->pdata[1]));
}

static void
test_nothing_to_split (void)
{
    g_autoptr (GPtrArray) texts = g_ptr_array_new ();
    g_autoptr (AmendsTokensAhead) ahead = amends_tokens_ahead_new (texts);

    g_assert_false (check_text ("one"));
}

/* Enough in one batch for the thread to be used; what is found afterwards is what was written. */
static void
test_search (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsBatch *batch = amends_batch_new ();
    g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

    for (guint i = 0; i < 1200; i++) {
        g_autofree char *id = g_strdup_printf ("R%u", i);
        g_autofree char *title = g_strdup_printf ("title%u", i % 40);
        g_autofree char *body = g_strdup_printf ("body%u 漢字%s", i % 30, i % 3 == 0 ? "語" : "");

        g_ptr_array_add (batch->reviews, amends_review_new (&(AmendsReview) {
                                             .external_id = id,
                                             .product_id = "B1",
                                             .stars = 3,
                                             .title = i % 2 == 0 ? title : NULL,
                                             .body = body,
                                             .published_at = TEST_NOW,
                                         }));
    }
    test_apply_ok (fixture, batch);
    for (guint i = 0; i < 40; i++) {
        g_autofree char *word = g_strdup_printf ("\"title%u\"", i);
        g_autoptr (AmendsReviewQuery) query = amends_query_language_parse (word, zone, NULL);

        g_assert_cmpint (test_count (fixture->store, query), ==, i % 2 == 0 ? 30 : 0);
    }
    for (guint i = 0; i < 30; i++) {
        g_autofree char *words = g_strdup_printf ("\"body%u\" 字語", i);
        g_autoptr (AmendsReviewQuery) query = amends_query_language_parse (words, zone, NULL);

        g_assert_cmpint (test_count (fixture->store, query), ==, i % 3 == 0 ? 40 : 0);
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/tokens-ahead/same-words", test_same_words);
    g_test_add_func ("/tokens-ahead/ends-early", test_ends_early);
    g_test_add_func ("/tokens-ahead/nothing-to-split", test_nothing_to_split);
    g_test_add ("/tokens-ahead/search", StoreFixture, NULL, store_fixture_set_up, test_search, store_fixture_tear_down);
    return g_test_run ();
}
