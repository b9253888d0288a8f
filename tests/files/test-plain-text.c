/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-plain-text.h"

static void
test_from_html (void)
{
    static const struct {
        const char *html;
        const char *plain;
    } CASES[] = {
        { "plain", "plain" },
        { "  ends are trimmed \n", "ends are trimmed" },
        { "one<br />two<br>three<BR/>four", "one\ntwo\nthree\nfour" },
        { "one<br /><br />two", "one\n\ntwo" },
        { "<p>one</p>\n<p>two</p>", "one\n\ntwo" },
        { "fish &amp; chips", "fish & chips" },
        { "&quot;so-so&quot; &#39;hm&#39; &#x2605;", "\"so-so\" 'hm' ★" },
        { "&lt;b&gt; stays text", "<b> stays text" },
        { "once only: &amp;amp;", "once only: &amp;" },
        { "caf&eacute; &aring;&auml;&ouml; 5&nbsp;kr", "café åäö 5\u00A0kr" },
        { "AT&T; Tom & Jerry &nosuch; &", "AT&T; Tom & Jerry &nosuch; &" },
        { "&#0; &#xD800; &#1114112; &#;", "&#0; &#xD800; &#1114112; &#;" },
        { "&#99999999999999999999;", "&#99999999999999999999;" },
        { "a < b and b > c", "a < b and b > c" },
        { "<b>Good</b> <STRONG class=\"x\">and</STRONG> <em>cheap</em>", "Good and cheap" },
        { "<a data-hook=\"l\" href=\"https://x/?a=1&amp;b=2\">This lamp</a> is fine", "This lamp is fine" },
        { "<div id=\"v\" class=\"a\"></div><input type=\"hidden\" value=\"https://x\">Works", "Works" },
        { "Pros:<ul><li>light</li><li>cheap</li></ul>", "Pros:\nlight\ncheap" },
        { "I <3 it, a <b and c> d, <better> than", "I <3 it, a <b and c> d, <better> than" },
        { "<b unclosed", "<b unclosed" },
        { "<script>alert(1)</script>", "<script>alert(1)</script>" },
        { "CR LF\r\nand CR\rand LF\n.", "CR LF\nand CR\nand LF\n." },
        { "bell\a escape\x1b del\x7f", "bell\uFFFD escape\uFFFD del\uFFFD" },
        { "tab\tstays", "tab\tstays" },
        { "&#7;", "\uFFFD" },
        { "\u3000wide space\u3000", "wide space" },
        { "   ", NULL },
        { "", NULL },
        { "<br/>", NULL },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *plain = amends_plain_text_from_html (CASES[i].html);

        g_assert_cmpstr (plain, ==, CASES[i].plain);
        g_assert_true (plain == NULL || g_utf8_validate (plain, -1, NULL));
    }
}

static void
test_clean_keeps_everything_else (void)
{
    g_autofree char *kept = amends_plain_text_clean ("  &amp;<br>\r\n\t'=x ");
    g_autofree char *cleaned = amends_plain_text_clean ("a\x01z\xc2\x85");

    g_assert_cmpstr (kept, ==, "  &amp;<br>\r\n\t'=x ");
    g_assert_cmpstr (cleaned, ==, "a\uFFFDz\uFFFD");
    g_assert_null (amends_plain_text_clean (""));
}

static void
test_empty (void)
{
    static const char *const EMPTY[] = { "", "  ", "NaN", "nan", "null", "None", "Unknown", "N/A", " NULL\t" };
    static const char *const FILLED[] = { "0", "no", "Nona", "unknown author", "-" };

    g_assert_true (amends_plain_text_is_empty (NULL));
    for (guint i = 0; i < G_N_ELEMENTS (EMPTY); i++)
        g_assert_true (amends_plain_text_is_empty (EMPTY[i]));
    for (guint i = 0; i < G_N_ELEMENTS (FILLED); i++)
        g_assert_false (amends_plain_text_is_empty (FILLED[i]));
}

/* What is said to stay as it is does, whatever it is. */
static void
test_what_needs_no_copy (void)
{
    static const char *const PIECES[] = { "a",  "Röd", " ",      "\t",     "\n",       "&",    "&amp;", "<",   "<b>",
                                          "好", "。",  "\u3000", "\u00a0", "\xc2\x85", "\x01", "\x7f",  "'=x", "z\r" };
    guint n_plain = 0, n_clean = 0;

    for (guint i = 0; i < 5000; i++) {
        g_autoptr (GString) text = g_string_new (NULL);
        g_autofree char *from_html = NULL;
        g_autofree char *clean = NULL;

        for (int n = g_test_rand_int_range (0, 4); n > 0; n--)
            g_string_append (text, PIECES[g_test_rand_int_range (0, G_N_ELEMENTS (PIECES))]);
        from_html = amends_plain_text_from_html (text->str);
        clean = amends_plain_text_clean (text->str);
        if (amends_plain_text_is_plain (text->str))
            g_assert_cmpstr (from_html, ==, text->str);
        if (amends_plain_text_is_clean (text->str))
            g_assert_cmpstr (clean, ==, text->str);
        n_plain += amends_plain_text_is_plain (text->str);
        n_clean += amends_plain_text_is_clean (text->str);
    }
    g_assert_cmpuint (n_plain, >, 100);
    g_assert_cmpuint (n_clean, >, n_plain);
    g_assert_true (amends_plain_text_is_plain ("Röd lampa, 好"));
    g_assert_false (amends_plain_text_is_plain ("Röd lampa "));
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/plain-text/from-html", test_from_html);
    g_test_add_func ("/plain-text/clean-keeps-everything-else", test_clean_keeps_everything_else);
    g_test_add_func ("/plain-text/empty", test_empty);
    g_test_add_func ("/plain-text/what-needs-no-copy", test_what_needs_no_copy);
    return g_test_run ();
}
