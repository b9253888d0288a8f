/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-phrase.h"

typedef struct {
    const char *pattern;
    const char *text;
    const char *found; /* the part of the text; NULL = nothing */
} Case;

static const Case CASES[] = {
    { "out of stock", "It was Out of Stock again.", "Out of Stock" },
    { "out of stock", "out of the stock", NULL },
    { "broke*", "It has broken twice", "broken" },
    { "*kvalitet*", "Vilken skräpkvalitet!", "skräpkvalitet" },
    { "*zeit", "Die Lieferzeit war lang", "Lieferzeit" },
    { "*zeit", "Zeitlos", NULL },
    { "came|arrived late", "The parcel arrived late", "arrived late" },
    { "came|arrived late", "The parcel was late", NULL },
    { "took .. weeks", "It took more than three weeks", "took more than three weeks" },
    { "took .. weeks", "It took us a good deal more than three weeks", NULL },
    { "took .. weeks", "It took. Weeks went by", NULL },
    { "didn't fit", "It didn’t fit at all", "didn’t fit" },
    { "forsenad*", "Kraftigt försenade paket", "försenade" },
    { "退款", "一直沒有退款給我", "退款" },
    { "等了 .. 天", "我等了整整二十天", "等了整整二十天" },
    { "等了 .. 天", "我等了。今天", NULL },
    { "退款", "退，款", NULL },
    { "返品 .. 面倒", "返品がとても面倒でした", "返品がとても面倒" },
    { "came|turned_up late", "It turned up late", "turned up late" },
    { "沒到|沒收到", "我還沒收到", "沒收到" },
    { "took # weeks", "It took 3 weeks", "took 3 weeks" },
    { "took # weeks", "It took many weeks", NULL },
    { "am # bestellt", "am 3. Mai bestellt", NULL },
    { "am # .. bestellt", "am 3. Mai bestellt", "am 3. Mai bestellt" },
    { "ordered ... got", "Ordered it last week for her. Got nothing", "Ordered it last week for her. Got" },
    { "ordered .. got", "Ordered it. Got nothing", NULL },
};

static void
test_table (void)
{
    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsPhrase) phrase = amends_phrase_new (CASES[i].pattern);
        g_autoptr (AmendsPhraseText) text = amends_phrase_text_new (CASES[i].text);
        g_autofree char *found = NULL;
        guint first, last;

        g_assert_nonnull (phrase);
        if (amends_phrase_find (phrase, text, 0, &first, &last)) {
            guint start = amends_text_tokens_at (text->tokens, first)->start;

            found = g_strndup (CASES[i].text + start, amends_text_tokens_at (text->tokens, last)->end - start);
        }
        g_test_message ("%s in %s", CASES[i].pattern, CASES[i].text);
        g_assert_cmpstr (found, ==, CASES[i].found);
    }
}

static void
test_found_again_from_a_later_word (void)
{
    g_autoptr (AmendsPhrase) phrase = amends_phrase_new ("bad");
    g_autoptr (AmendsPhraseText) text = amends_phrase_text_new ("bad, very bad");
    guint first, last;

    g_assert_true (amends_phrase_find (phrase, text, 1, &first, &last));
    g_assert_cmpuint (first, ==, 2);
    g_assert_false (amends_phrase_find (phrase, text, 3, &first, &last));
}

static void
test_patterns_without_words (void)
{
    g_assert_null (amends_phrase_new (""));
    g_assert_null (amends_phrase_new ("  "));
    g_assert_null (amends_phrase_new (".."));
    g_assert_null (amends_phrase_new ("*"));
}

static gboolean
finds (const AmendsPhrase *phrase, const char *words)
{
    g_autoptr (AmendsPhraseText) text = amends_phrase_text_new (words);
    guint first, last;

    return amends_phrase_find (phrase, text, 0, &first, &last);
}

static void
test_sets (void)
{
    g_autoptr (AmendsPhraseSets) sets = amends_phrase_sets_new ();
    g_autoptr (AmendsPhrase) one = NULL, other = NULL, among = NULL;

    g_assert_true (amends_phrase_sets_add (sets, "color", "red"));
    g_assert_true (amends_phrase_sets_add (sets, "color", "navy blue"));
    g_assert_false (amends_phrase_sets_add (sets, "color", "*"));
    one = amends_phrase_new_with_sets ("in <color>", sets);
    other = amends_phrase_new_with_sets ("ordered <color> ... got <!color>", sets);
    among = amends_phrase_new_with_sets ("the same|<color> one", sets);
    g_assert_true (finds (one, "It came in navy blue"));
    g_assert_false (finds (one, "It came in blue"));
    g_assert_true (finds (other, "Ordered red and then got navy blue"));
    g_assert_false (finds (other, "Ordered red and then got red"));
    g_assert_true (finds (among, "Sent the red one"));
    g_assert_null (amends_phrase_new_with_sets ("in <size>", sets));
    g_assert_null (amends_phrase_new_with_sets ("got <!color>", sets));
    g_assert_null (amends_phrase_new ("in <color>"));
}

static void
test_words_of_a_phrase (void)
{
    g_autoptr (AmendsPhrase) phrase = amends_phrase_new ("did not|never work");

    g_assert_true (amends_phrase_holds (phrase, "never"));
    g_assert_false (amends_phrase_holds (phrase, "works"));
}

static void
test_sentences_and_clauses (void)
{
    g_autoptr (AmendsPhraseText) text = amends_phrase_text_new ("One, two. Three！四、五。六");

    g_assert_cmpuint (text->tokens->len, ==, 6);
    g_assert_cmpuint (text->sentences[0], ==, text->sentences[1]);
    g_assert_cmpuint (text->clauses[0], !=, text->clauses[1]);
    g_assert_cmpuint (text->sentences[1], !=, text->sentences[2]);
    g_assert_cmpuint (text->sentences[2], !=, text->sentences[3]);
    g_assert_cmpuint (text->sentences[3], ==, text->sentences[4]);
    g_assert_cmpuint (text->clauses[3], !=, text->clauses[4]);
    g_assert_cmpuint (text->sentences[4], !=, text->sentences[5]);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/phrase/table", test_table);
    g_test_add_func ("/phrase/found-again-from-a-later-word", test_found_again_from_a_later_word);
    g_test_add_func ("/phrase/patterns-without-words", test_patterns_without_words);
    g_test_add_func ("/phrase/sets", test_sets);
    g_test_add_func ("/phrase/words-of-a-phrase", test_words_of_a_phrase);
    g_test_add_func ("/phrase/sentences-and-clauses", test_sentences_and_clauses);
    return g_test_run ();
}
