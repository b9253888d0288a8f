/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-classifier.h"
#include "amends-phrase.h"
#include "amends-script-fold.h"

static void
test_one_script (void)
{
    static const struct {
        const char *text, *folded;
    } CASES[] = {
        { "", "" },
        { "plain words, 3 €", "plain words, 3 €" },
        { "ダメ", "だめ" },
        { "コーヒー", "こーひー" }, /* the length mark is of both */
        { "ヶ・ゝ", "ゖ・ゝ" },
        { "退貨運費", "退货运费" },
        { "退货运费", "退货运费" },
        { "沒發貨", "没发货" },
        { "頭髮", "头发" },
        { "店の対応が悪い", "店の対応が悪い" },
        { "한국어", "한국어" },
        { "📦貨", "📦货" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *text = g_strdup (CASES[i].text);

        amends_script_fold (text);
        g_assert_cmpstr (text, ==, CASES[i].folded);
        amends_script_fold (text);
        g_assert_cmpstr (text, ==, CASES[i].folded);
    }
}

static gboolean
is_in (const char *phrase, const char *text)
{
    g_autoptr (AmendsPhrase) made = amends_phrase_new (phrase);
    g_autoptr (AmendsPhraseText) prepared = amends_phrase_text_new (text);
    guint first, last;

    return amends_phrase_find (made, prepared, 0, &first, &last);
}

static void
test_phrases_match_both_scripts (void)
{
    g_assert_true (is_in ("退貨", "不让退货"));
    g_assert_true (is_in ("退货", "不讓退貨"));
    g_assert_true (is_in ("ボロボロ", "すぐぼろぼろになった"));
    g_assert_true (is_in ("ぼろぼろ", "すぐﾎﾞﾛﾎﾞﾛになった"));
    g_assert_false (is_in ("ボロ", "ホロになった"));
}

/* The words that are shown are those of the text as it was written. */
static void
test_causes_are_the_same (void)
{
    static const struct {
        const char *language, *one, *other;
    } CASES[] = {
        { "zh-Hant", "退貨運費還要我自己出", "退货运费还要我自己出" },
        { "zh-Hant", "等了三個禮拜還沒收到", "等了三个礼拜还没收到" },
        { "ja", "すぐボロボロになった", "すぐぼろぼろになった" },
        { "ja", "写真と違いガッカリ", "写真と違いがっかり" },
        { "ja", "メールの返事が来ない", "ﾒｰﾙの返事が来ない" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsCauseSuggestions) one = amends_cause_classify (CASES[i].language, CASES[i].one, NULL, 0);
        g_autoptr (AmendsCauseSuggestions) other = amends_cause_classify (CASES[i].language, CASES[i].other, NULL, 0);

        g_test_message ("%s", CASES[i].one);
        g_assert_cmpuint (one->n, >, 0);
        g_assert_cmpuint (one->n, ==, other->n);
        for (guint k = 0; k < one->n; k++) {
            const AmendsCauseWords *words = &g_array_index (other->items[k].words, AmendsCauseWords, 0);

            g_assert_cmpint (one->items[k].cause, ==, other->items[k].cause);
            g_assert_cmpint (one->items[k].score, ==, other->items[k].score);
            g_assert_cmpuint (words->end, <=, strlen (CASES[i].other));
            g_assert_true (g_utf8_validate_len (CASES[i].other + words->start, words->end - words->start, NULL));
        }
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/script-fold/one-script", test_one_script);
    g_test_add_func ("/script-fold/phrases-match-both-scripts", test_phrases_match_both_scripts);
    g_test_add_func ("/script-fold/causes-are-the-same", test_causes_are_the_same);
    return g_test_run ();
}
