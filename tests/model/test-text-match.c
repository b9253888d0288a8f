/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-text-match.h"

static void
test_fold (void)
{
    static const struct {
        const char *text, *folded;
    } CASES[] = {
        { "", "" },
        { "Broken", "broken" },
        { "ÅÄÖ åäö", "aao aao" },
        { "Zażółć GĘŚLĄ jaźń", "zazolc gesla jazn" },
        { "Straße, STRAẞE", "strasse, strasse" },
        { "smørrebrød Ærø", "smorrebrod aero" },
        { "Đặng œuvre Þór", "dang oeuvre thor" },
        { "İstanbul ılık", "istanbul ilik" },
        { "ΣΊΣΥΦΟΣ σίσυφος", "σισυφοσ σισυφοσ" },
        { "e\xcc\x81te\xcc\x81", "ete" }, /* decomposed accents */
        { "Ｆｕｌｌ　ｗｉｄｔｈ", "full width" },
        { "ﬁne №5", "fine no5" },
        { "壞了", "壞了" },
        { "ガラス", "ガラス" },             /* voiced kana stay what they are */
        { "カ\xe3\x82\x99ラス", "ガラス" }, /* composed of two characters */
        { "ｶﾞﾗｽ", "ガラス" },               /* half width */
        { "한국", "한국" },
        { "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "한" }, /* conjoining letters */
        { "हिन्दी", "हिन्दी" },                             /* vowel signs are no accents */
        { "soft\xc2\xadhyphen", "softhyphen" },
        { "👍🏽", "👍🏽" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *folded = amends_text_fold (CASES[i].text, -1);
        g_autofree char *again = amends_text_fold (folded, -1);

        g_assert_cmpstr (folded, ==, CASES[i].folded);
        g_assert_cmpstr (again, ==, folded);
    }
}

static void
test_fold_length (void)
{
    g_autofree char *ascii = amends_text_fold ("ABCdef", 4);
    g_autofree char *other = amends_text_fold ("ÅÄÖ", 4);
    g_autofree char *none = amends_text_fold ("ÅÄÖ", 0);

    g_assert_cmpstr (ascii, ==, "abcd");
    g_assert_cmpstr (other, ==, "aa");
    g_assert_cmpstr (none, ==, "");
}

static void
test_cjk (void)
{
    static const gunichar YES[] = { 0x58de, 0x3042, 0x30a2, 0x30fc, 0xd55c, 0xff76, 0x3005, 0x20000, 0xf900 };
    static const gunichar NO[] = { 'a', 0xe5, 0x3000, 0x3001, 0x3002, 0x30fb, 0xff0c, 0x1f600, 0x301c, 0 };

    for (guint i = 0; i < G_N_ELEMENTS (YES); i++)
        g_assert_true (amends_char_is_cjk (YES[i]));
    for (guint i = 0; i < G_N_ELEMENTS (NO); i++)
        g_assert_false (amends_char_is_cjk (NO[i]));
}

/* The hits as they would be shown: what matches is put in brackets. */
static char *
mark_hits (const char *text, GArray *hits)
{
    GString *marked = g_string_new (NULL);
    guint at = 0;

    for (guint i = 0; i < hits->len; i++) {
        const AmendsTextHit *hit = &g_array_index (hits, AmendsTextHit, i);

        g_assert_cmpuint (hit->start, >=, at);
        g_assert_cmpuint (hit->end, >, hit->start);
        g_assert_cmpuint (hit->end, <=, strlen (text));
        g_string_append_len (marked, text + at, hit->start - at);
        g_string_append_c (marked, '[');
        g_string_append_len (marked, text + hit->start, hit->end - hit->start);
        g_string_append_c (marked, ']');
        at = hit->end;
    }
    g_string_append (marked, text + at);
    g_assert_true (g_utf8_validate (marked->str, -1, NULL));
    return g_string_free_and_steal (marked);
}

static void
assert_marks (const char *text, const char *term, gboolean phrase, const char *expected)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autoptr (GArray) hits = NULL;
    g_autofree char *marked = NULL;

    amends_review_query_add_term (query, term, phrase, FALSE);
    hits = amends_text_match (text, query->terms);
    marked = mark_hits (text, hits);
    g_assert_cmpstr (marked, ==, expected);
}

static void
test_words (void)
{
    assert_marks ("It broke. Broken again", "bro", FALSE, "It [bro]ke. [Bro]ken again");
    assert_marks ("unbroken", "bro", FALSE, "unbroken");
    assert_marks ("Väldigt dålig kvalité", "dalig", FALSE, "Väldigt [dålig] kvalité");
    assert_marks ("kvalite\xcc\x81 ok", "kvalité", FALSE, "[kvalite\xcc\x81] ok");
    assert_marks ("Die Straße", "strass", FALSE, "Die [Straß]e");
    assert_marks ("a wi-fi lamp", "wi-fi", FALSE, "a [wi-fi] lamp");
    assert_marks ("a wi fi lamp", "wi-fi", FALSE, "a [wi fi] lamp");
    assert_marks ("nothing", "…", FALSE, "nothing");
    assert_marks ("short", "shorter", FALSE, "short");
}

static void
test_phrases (void)
{
    assert_marks ("does not fit. Does NOT fitting", "does not fit", TRUE, "[does not fit]. Does NOT fitting");
    assert_marks ("does, not fit", "does not", TRUE, "[does, not] fit");
    assert_marks ("does really not fit", "does not", TRUE, "does really not fit");
}

static void
test_cjk_words (void)
{
    assert_marks ("用了兩天就壞了。", "壞", FALSE, "用了兩天就[壞]了。");
    assert_marks ("用了兩天就壞了。", "兩天", FALSE, "用了[兩天]就壞了。");
    assert_marks ("很好，用起來", "好用", FALSE, "很好，用起來");
    assert_marks ("很好，用起來", "好 用", TRUE, "很[好，用]起來");
    assert_marks ("すぐガラスが割れた", "ガラス", FALSE, "すぐ[ガラス]が割れた");
    assert_marks ("すぐｶﾞﾗｽが割れた", "ガラス", FALSE, "すぐ[ｶﾞﾗｽ]が割れた");
    assert_marks ("すぐカラスが", "ガラス", FALSE, "すぐカラスが");
    assert_marks ("這個iPhone殼很好", "iphone殼", FALSE, "這個[iPhone殼]很好");
    assert_marks ("배송이 늦었다", "배송", FALSE, "[배송]이 늦었다");
}

static void
test_several_terms (void)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autoptr (GArray) hits = NULL;
    g_autofree char *marked = NULL;
    const char *text = "Not good, not bad, good lamp";

    amends_review_query_add_term (query, "good", FALSE, FALSE);
    amends_review_query_add_term (query, "not good", TRUE, FALSE);
    amends_review_query_add_term (query, "bad", FALSE, TRUE);
    amends_review_query_add_term (query, "lamp", FALSE, FALSE);
    hits = amends_text_match (text, query->terms);
    marked = mark_hits (text, hits);
    g_assert_cmpstr (marked, ==, "[Not good], not bad, [good] [lamp]");
}

static void
test_nothing_to_match (void)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autoptr (GArray) no_terms = amends_text_match ("text", query->terms);
    g_autoptr (GArray) no_text = NULL;

    amends_review_query_add_term (query, "text", FALSE, FALSE);
    no_text = amends_text_match (NULL, query->terms);
    g_assert_cmpuint (no_terms->len, ==, 0);
    g_assert_cmpuint (no_text->len, ==, 0);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/text/fold", test_fold);
    g_test_add_func ("/text/fold-length", test_fold_length);
    g_test_add_func ("/text/cjk", test_cjk);
    g_test_add_func ("/text/match/words", test_words);
    g_test_add_func ("/text/match/phrases", test_phrases);
    g_test_add_func ("/text/match/cjk-words", test_cjk_words);
    g_test_add_func ("/text/match/several-terms", test_several_terms);
    g_test_add_func ("/text/match/nothing-to-match", test_nothing_to_match);
    return g_test_run ();
}
