/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "amends-fts-tokenizer.h"
#include "amends-text-fold.h"
#include "amends-text-match.h"
#include "store-fixture.h"

typedef struct {
    GString *text;
    const char *source;
} Listing;

/* Tokens divided by "|"; a token at the same place as the one before by "=". */
static int
list_token_cb (void *data, int colocated, const char *token, int length, int start, int end)
{
    Listing *listing = data;

    g_assert_cmpint (start, <, end);
    g_assert_cmpint (end, <=, (int) strlen (listing->source));
    g_assert_true (g_utf8_validate (token, length, NULL));
    if (listing->text->len > 0)
        g_string_append_c (listing->text, colocated ? '=' : '|');
    g_string_append_len (listing->text, token, length);
    return SQLITE_OK;
}

static char *
list_tokens (AmendsTokens tokens, const char *text)
{
    Listing listing = { g_string_new (NULL), text };

    g_assert_cmpint (amends_fts_tokenize (tokens, text, (int) strlen (text), list_token_cb, &listing), ==, SQLITE_OK);
    return g_string_free_and_steal (listing.text);
}

static void
test_tokens (void)
{
    static const struct {
        const char *text, *document, *query;
    } CASES[] = {
        { "", "", "" },
        { " ,.!- ", "", "" },
        { "Hello, World 42", "hello|world|42", "hello|world|42" },
        { "don't wi-fi", "don|t|wi|fi", "don|t|wi|fi" },
        { "Smörgåsbord ÅÄÖ", "smorgasbord|aao", "smorgasbord|aao" },
        { "Zażółć gęślą jaźń Łódź", "zazolc|gesla|jazn|lodz", "zazolc|gesla|jazn|lodz" },
        { "Größe STRASSE straße", "grosse|strasse|strasse", "grosse|strasse|strasse" },
        { "cafe\xcc\x81 x", "cafe|x", "cafe|x" },
        { "\xcc\x81", "", "" },
        { "ﬁne Ⅷ", "fine|viii", "fine|viii" },
        { "好", "好", "好" },
        { "很好用", "很好=很|好用=好|用", "很好|好用" },
        { "很好，用", "很好=很|好|用", "很好|用" },
        { "LED燈好", "led|燈好=燈|好", "led|燈好" },
        { "燈LED", "燈|led", "燈|led" },
        { "ﾗﾝﾌﾟ", "ラン=ラ|ンプ=ン|プ", "ラン|ンプ" },
        { "か\xe3\x82\x99き", "がき=が|き", "がき" },
        { "がき", "がき=が|き", "がき" },
        { "壊れた。", "壊れ=壊|れた=れ|た", "壊れ|れた" },
        { "한국어 좋아", "한국=한|국어=국|어|좋아=좋|아", "한국|국어|좋아" },
        { "nice 😀👍🏽", "nice|😀|👍", "nice|😀|👍" },
        { "❤️", "❤", "❤" },
        { "soft\xc2\xadhyphen", "softhyphen", "softhyphen" },
        { "عَرَبِي", "عربي", "عربي" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *document = list_tokens (AMENDS_TOKENS_DOCUMENT, CASES[i].text);
        g_autofree char *query = list_tokens (AMENDS_TOKENS_QUERY, CASES[i].text);

        g_assert_cmpstr (document, ==, CASES[i].document);
        g_assert_cmpstr (query, ==, CASES[i].query);
        g_assert_cmpint (amends_fts_has_tokens (CASES[i].text), ==, CASES[i].query[0] != '\0');
    }
}

static void
test_words (void)
{
    static const struct {
        const char *text, *words;
    } CASES[] = {
        { "", "" },
        { "--", "" },
        { "Röd Lampa", " rod lampa " },
        { "桌燈 LED", " 桌 燈 led " },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *words = amends_fts_words (CASES[i].text);

        g_assert_cmpstr (words, ==, CASES[i].words);
    }
}

static int
stop_cb (void *data, int colocated G_GNUC_UNUSED, const char *token G_GNUC_UNUSED, int length G_GNUC_UNUSED,
         int start G_GNUC_UNUSED, int end G_GNUC_UNUSED)
{
    return ++*(int *) data == 2 ? SQLITE_NOMEM : SQLITE_OK;
}

static void
test_stops_at_an_error (void)
{
    static const char *const TEXTS[] = { "a b c d", "很好用啊", "好 a 好 a" };

    for (guint i = 0; i < G_N_ELEMENTS (TEXTS); i++) {
        int n = 0;

        g_assert_cmpint (amends_fts_tokenize (AMENDS_TOKENS_DOCUMENT, TEXTS[i], (int) strlen (TEXTS[i]), stop_cb, &n),
                         ==, SQLITE_NOMEM);
        g_assert_cmpint (n, ==, 2);
    }
}

static void
test_very_long_word (void)
{
    g_autofree char *plain = g_strnfill (100000, 'A');
    GString *marked = g_string_new (NULL);
    g_autofree char *document = list_tokens (AMENDS_TOKENS_DOCUMENT, plain);
    g_autofree char *folded = NULL;

    g_assert_cmpuint (strlen (document), ==, 100000);
    for (guint i = 0; i < 1000; i++)
        g_string_append (marked, "é");
    folded = list_tokens (AMENDS_TOKENS_DOCUMENT, marked->str);
    g_assert_cmpuint (strlen (folded), ==, 1000);
    g_string_free (marked, TRUE);
}

static void
test_found_in_the_store (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const struct {
        const char *body, *term;
        gboolean phrase, found;
    } CASES[] = {
        { "En trasig lampa", "lamp", FALSE, TRUE },
        { "En trasig lampa", "ampa", FALSE, FALSE },
        { "En trasig lampa", "lamp", TRUE, FALSE },
        { "En trasig lampa", "trasig lampa", TRUE, TRUE },
        { "En trasig lampa", "lampa trasig", TRUE, FALSE },
        { "Lampan är RÖD", "rod", FALSE, TRUE },
        { "Zażółć gęślą", "zazolc", FALSE, TRUE },
        { "Die Größe passt", "GROSSE", FALSE, TRUE },
        { "這個燈很好用", "燈", FALSE, TRUE },
        { "這個燈很好用", "好用", FALSE, TRUE },
        { "這個燈很好用", "很好用", TRUE, TRUE },
        { "這個燈很好用", "好很", FALSE, FALSE },
        { "這個燈很好用", "用", FALSE, TRUE },
        { "すぐに壊れた", "壊れた", FALSE, TRUE },
        { "すぐに壊れた", "壊す", FALSE, FALSE },
        { "정말 좋아요", "좋아", FALSE, TRUE },
        { "super 😀", "😀", FALSE, TRUE },
        { "super 😀", "😢", FALSE, FALSE },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        const AmendsReview fields = { .external_id = "R", .stars = 3, .body = CASES[i].body };
        g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();

        test_add_review (fixture, &fields);
        amends_review_query_add_term (query, CASES[i].term, CASES[i].phrase, FALSE);
        g_assert_cmpint (test_count (fixture->store, query), ==, CASES[i].found);
    }
}

static int
keep_token_cb (void *data, int colocated G_GNUC_UNUSED, const char *token, int length, int start, int end)
{
    g_ptr_array_add (data, g_strdup_printf ("%d-%d %.*s", start, end, length, token));
    return SQLITE_OK;
}

static void
drop_others (GPtrArray *tokens, const AmendsTokenBegins *begins)
{
    for (guint i = tokens->len; i-- > 0;)
        if (!amends_token_begins_has (begins, strchr (tokens->pdata[i], ' ')[1]))
            g_ptr_array_remove_index (tokens, i);
}

static char *
make_text (void)
{
    static const char *const PIECES[] = { "a",  "Bra", "é",  "ż", "好",       "用",   "燈", "ﬁ",  " ",  " ", ", ",
                                          "\n", "😀",  "42", "ẞ", "\xcc\x81", "ﾗﾝﾌﾟ", "x",  "αβ", "が", "-", "정말" };
    GString *text = g_string_new (NULL);

    for (int n = g_test_rand_int_range (0, 40); n > 0; n--)
        g_string_append (text, PIECES[g_test_rand_int_range (0, G_N_ELEMENTS (PIECES))]);
    if (g_test_rand_int_range (0, 20) == 0) {
        g_autofree char *word = g_strnfill (200, 'b');

        g_string_append (text, word);
    }
    return g_string_free_and_steal (text);
}

/* Whoever asks for some beginnings is told of the same tokens with these as whoever asks for all. */
static void
test_some_beginnings (void)
{
    for (int run = 0; run < 2000; run++) {
        g_autofree char *text = make_text ();
        AmendsTokens tokens = (AmendsTokens) g_test_rand_int_range (0, 3);
        g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
        g_autoptr (GPtrArray) some = g_ptr_array_new_with_free_func (g_free);
        AmendsTokenBegins begins = { 0 };

        for (int n = g_test_rand_int_range (0, 3); n >= 0; n--)
            amends_token_begins_add (&begins, "abx4e\xe5\xe7\xe3\xf0"[g_test_rand_int_range (0, 9)]);
        amends_fts_tokenize (tokens, text, (int) strlen (text), keep_token_cb, all);
        amends_fts_tokenize_some (tokens, &begins, text, (int) strlen (text), keep_token_cb, some);
        drop_others (all, &begins);
        drop_others (some, &begins);
        g_test_message ("%s", text);
        g_assert_cmpuint (some->len, ==, all->len);
        for (guint i = 0; i < all->len; i++)
            g_assert_cmpstr (some->pdata[i], ==, all->pdata[i]);
    }
}

/* Letters of the table that makes most words quick, and what is beyond it, between two others: as the rules for all characters have it. */
static void
test_every_letter_in_a_word (void)
{
    for (gunichar c = 0x21; c < 0x500; c++) {
        char letter[7] = { 0 };
        g_autofree char *text = NULL;
        g_autofree char *expected = NULL;
        g_autofree char *tokens = NULL;

        g_unichar_to_utf8 (c, letter);
        text = g_strconcat ("Ab", letter, "c d", letter, NULL);
        if (amends_char_is_word (c)) {
            g_autofree char *first = g_strconcat ("Ab", letter, "c", NULL);
            g_autofree char *last = g_strconcat ("d", letter, NULL);
            g_autofree char *first_folded = amends_text_fold (first, -1);
            g_autofree char *last_folded = amends_text_fold (last, -1);

            expected = g_strconcat (first_folded, "|", last_folded, NULL);
        } else if (c >= 0x80 && g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL) {
            g_autofree char *folded = amends_text_fold (letter, -1);

            expected = g_strconcat ("ab|", folded, "|c|d|", folded, NULL);
        } else {
            expected = g_strdup ("ab|c|d");
        }
        tokens = list_tokens (AMENDS_TOKENS_DOCUMENT, text);
        g_assert_cmpstr (tokens, ==, expected);
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/fts-tokenizer/tokens", test_tokens);
    g_test_add_func ("/fts-tokenizer/every-letter-in-a-word", test_every_letter_in_a_word);
    g_test_add_func ("/fts-tokenizer/words", test_words);
    g_test_add_func ("/fts-tokenizer/some-beginnings", test_some_beginnings);
    g_test_add_func ("/fts-tokenizer/stops-at-an-error", test_stops_at_an_error);
    g_test_add_func ("/fts-tokenizer/very-long-word", test_very_long_word);
    g_test_add ("/fts-tokenizer/found-in-the-store", StoreFixture, NULL, store_fixture_set_up, test_found_in_the_store,
                store_fixture_tear_down);
    return g_test_run ();
}
