/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause.h"
#include "amends-query-language.h"

static AmendsReviewQuery *
parse_well (const char *text)
{
    g_autoptr (GPtrArray) problems = NULL;
    AmendsReviewQuery *query = amends_query_language_parse (text, NULL, &problems);

    for (guint i = 0; i < problems->len; i++)
        g_test_message ("%s: %s", text, ((AmendsQueryProblem *) g_ptr_array_index (problems, i))->message);
    g_assert_cmpuint (problems->len, ==, 0);
    return query;
}

static char *
canonical (const char *text)
{
    g_autoptr (AmendsReviewQuery) query = parse_well (text);

    return amends_query_language_format (query, NULL);
}

/* What people may write, and how it reads in canonical form, which shows what was understood. */
static const struct {
    const char *text, *canonical;
} UNDERSTOOD[] = {
    { "", "" },
    { "   ", "" },
    { "stars:3", "stars:3" },
    { "stars:=3", "stars:3" },
    { "stars:1,2", "stars:<=2" },
    { "stars:1,3", "stars:1,3" },
    { "stars:<=3", "stars:<=3" },
    { "stars:<3", "stars:<=2" },
    { "stars:>3", "stars:>=4" },
    { "stars:>=5", "stars:5" },
    { "stars:1-3", "stars:<=3" },
    { "stars:2..4", "stars:2,3,4" },
    { "stars:1 stars:5", "stars:1,5" },
    { "stars:>=2 stars:<=4", "stars:2,3,4" },
    { "STARS:2", "stars:2" },
    { "stars：2", "stars:2" }, /* the colon of a Chinese keyboard */
    { "brand:Nord", "brand:Nord" },
    { "brand:\"Nord & Syd\"", "brand:\"Nord & Syd\"" },
    { "brand:A,\"B, C\"", "brand:A,\"B, C\"" },
    { "brand:A brand:a", "brand:A" },
    { "brand:“Nord”", "brand:Nord" },
    { "product:B0ABCDEFGH", "product:B0ABCDEFGH" },
    { "product:水壺", "product:\"水壺\"" },
    { "marketplace:se", "marketplace:SE" },
    { "marketplace:GB,amazon.de", "marketplace:UK,DE" },
    { "marketplace:\"United Kingdom\"", "marketplace:UK" },
    { "marketplace:xx", "marketplace:XX" },
    { "marketplace:\"my shop\"", "marketplace:\"my shop\"" },
    { "lang:SV", "lang:sv" },
    { "lang:zh-hant,pt-br", "lang:zh-Hant,pt-BR" },
    { "account:12", "account:12" },
    { "cause:slow-delivery", "cause:slow-delivery" },
    { "cause:Quality,2A cause:quality", "cause:slow-delivery,quality" },
    { "door:WRONG", "door:wrong" },
    { "is:open", "is:open" },
    { "is:DONE", "is:done" },
    { "is:all", "is:all" },
    { "include:done", "include:done" },
    { "is:open include:done", "include:done" },
    { "include:done is:open", "include:done" },
    { "is:verified", "is:verified" },
    { "is:unverified is:edited is:gone", "is:unverified is:edited is:gone" },
    { "is:open,verified", "is:open is:verified" },
    { "is:unedited is:present", "is:unedited is:present" },
    { "is:contactable", "is:contactable" },
    { "is:UNCONTACTABLE sort:contact-ends", "is:uncontactable sort:contact-ends" },
    { "has:photo has:note", "has:photo has:note" },
    { "has:no-photo has:no-note", "has:no-photo has:no-note" },
    { "period:7d", "period:7d" },
    { "period:12M", "period:12m" },
    { "period:all", "" },
    { "after:2026-01-31", "after:2026-01-31" },
    { "before:2026-02 after:2025", "after:2025-01-01 before:2026-02-01" },
    { "after:2026-01-31T12:30:00Z", "after:2026-01-31T12:30:00Z" },
    { "after:2026-01-31T00:00:00Z", "after:2026-01-31" },
    { "after:2024-02-29", "after:2024-02-29" },
    { "sort:newest", "" },
    { "sort:oldest", "sort:oldest" },
    { "sort:lowest", "sort:lowest" },
    { "sort:highest", "sort:highest" },
    { "sort:helpful", "sort:helpful" },
    { "sort:Relevance", "sort:relevance" },
    { "word", "word" },
    { "-word", "-word" },
    { "\"two words\"", "\"two words\"" },
    { "-\"two words\"", "-\"two words\"" },
    { "„zwei Wörter“", "\"zwei Wörter\"" },
    { "”två ord”", "\"två ord\"" },
    { "「很好」", "\"很好\"" },
    { "壞了　很好", "壞了 很好" }, /* an ideographic space */
    { "\"still typing", "\"still typing\"" },
    { "\"\"", "" },
    { "-", "" },
    { "one - two", "one two" },
    { "5\" 5'", "5\" 5'" },
    { "12:30", "12:30" },
    { "https://example.org/a:b", "https://example.org/a:b" },
    { "stars\\:3", "stars\\:3" },
    { "\"say \\\"no\\\"\"", "\"say \\\"no\\\"\"" },
    { "lamp stars:1 broken", "stars:1 lamp broken" },
};

static void
test_understands (void)
{
    for (guint i = 0; i < G_N_ELEMENTS (UNDERSTOOD); i++) {
        g_autofree char *text = canonical (UNDERSTOOD[i].text);

        g_test_message ("%s", UNDERSTOOD[i].text);
        g_assert_cmpstr (text, ==, UNDERSTOOD[i].canonical);
    }
}

static void
test_terms (void)
{
    g_autoptr (AmendsReviewQuery) query = parse_well ("bro -\"not good\" 壞");
    const AmendsTextTerm *term = g_ptr_array_index (query->terms, 0);

    g_assert_cmpuint (query->terms->len, ==, 3);
    g_assert_cmpstr (term->text, ==, "bro");
    g_assert_false (term->phrase);
    g_assert_false (term->negated);
    term = g_ptr_array_index (query->terms, 1);
    g_assert_cmpstr (term->text, ==, "not good");
    g_assert_true (term->phrase);
    g_assert_true (term->negated);
    term = g_ptr_array_index (query->terms, 2);
    g_assert_cmpstr (term->text, ==, "壞");
}

/* Each is told with what would be right, is left out, and takes nothing of the rest with it. */
static const struct {
    const char *text, *message, *canonical;
} EXPLAINED[] = {
    { "starz:3 lamp", "Unknown operator “starz:”. Did you mean “stars:”?", "lamp" },
    { "Rating:3", "Unknown operator “rating:”. Did you mean “stars:”?", "" },
    { "barnd:X", "Unknown operator “barnd:”. Did you mean “brand:”?", "" },
    { "since:2025", "Unknown operator “since:”. Did you mean “after:”?", "" },
    { "colour:red", "Unknown operator “colour:”. To search for these very words, put them in quotes.", "" },
    { "-colour:red", "Unknown operator “colour:”. To search for these very words, put them in quotes.", "" },
    { "-stars:3", "“-” works before words, not before “stars:”. Name what you want to see.", "" },
    { "brand: lamp", "“brand:” needs a value, as in “brand:\"X\"”.", "lamp" },
    { "brand:\"\"", "“brand:” needs a value, as in “brand:\"X\"”.", "" },
    { "stars:6", "“6” does not fit “stars:”. Write a number from 1 to 5*", "" },
    { "stars:0", "“0” does not fit “stars:”.*", "" },
    { "stars:<1", "“<1” does not fit “stars:”.*", "" },
    { "stars:>5", "“>5” does not fit “stars:”.*", "" },
    { "stars:4-2", "“4-2” does not fit “stars:”.*", "" },
    { "stars:33", "“33” does not fit “stars:”.*", "" },
    { "stars:two,2", "“two” does not fit “stars:”.*", "stars:2" },
    { "stars:<=2 stars:>=4", "“stars:>=4” contradicts*", "stars:<=2" },
    { "marketplace:Swedn", "“Swedn” does not fit “marketplace:”. Write two letters as in “SE”*", "" },
    { "lang:swedish", "“swedish” does not fit “lang:”. Write a language code as in “sv”*", "" },
    { "cause:slow", "“slow” does not fit “cause:”. Write a cause as in “slow-delivery”*", "" },
    { "reason:quality", "Unknown operator “reason:”. Did you mean “cause:”?", "" },
    { "door:right", "“right” does not fit “door:”. Write “wrong”.", "" },
    { "account:x", "“x” does not fit “account:”.*", "" },
    { "account:0", "“0” does not fit “account:”.*", "" },
    { "account:1 account:2", "“account:2” contradicts*", "account:1" },
    { "is:opne", "“opne” does not fit “is:”. Write “open”, “done”*", "" },
    { "is:open is:done", "“is:done” contradicts*", "is:open" },
    { "is:verified is:unverified", "“is:unverified” contradicts*", "is:verified" },
    { "has:video", "“video” does not fit “has:”. Write “photo”*", "" },
    { "include:all", "“all” does not fit “include:”. Write “done”.", "" },
    { "period:8d", "“8d” does not fit “period:”. Write “7d”*", "" },
    { "period:7d period:30d", "“period:30d” contradicts*", "period:7d" },
    { "period:7d after:2025", "“after:2025” contradicts*", "period:7d" },
    { "after:2025 period:7d", "“period:7d” contradicts*", "after:2025-01-01" },
    { "before:2026-02-30", "“2026-02-30” does not fit “before:”. Write a day*", "" },
    { "before:2025-02-29", "“2025-02-29” does not fit “before:”.*", "" },
    { "before:yesterday", "“yesterday” does not fit “before:”.*", "" },
    { "before:26-1-1", "“26-1-1” does not fit “before:”.*", "" },
    { "after:1969-01-01", "“1969-01-01” does not fit “after:”.*", "" },
    { "after:2026 before:2025", "“before:2025” contradicts*", "after:2026-01-01" },
    { "after:2026 before:2026", "“before:2026” contradicts*", "after:2026-01-01" },
    { "sort:price", "“price” does not fit “sort:”. Write “newest”*", "" },
    { "sort:oldest sort:newest", "“sort:newest” contradicts*", "sort:oldest" },
};

static void
test_explains (void)
{
    for (guint i = 0; i < G_N_ELEMENTS (EXPLAINED); i++) {
        g_autoptr (GPtrArray) problems = NULL;
        g_autoptr (AmendsReviewQuery) query = amends_query_language_parse (EXPLAINED[i].text, NULL, &problems);
        g_autofree char *text = amends_query_language_format (query, NULL);
        const AmendsQueryProblem *problem;

        g_test_message ("%s", EXPLAINED[i].text);
        g_assert_cmpuint (problems->len, ==, 1);
        problem = g_ptr_array_index (problems, 0);
        if (!g_pattern_match_simple (EXPLAINED[i].message, problem->message))
            g_assert_cmpstr (problem->message, ==, EXPLAINED[i].message);
        g_assert_cmpstr (text, ==, EXPLAINED[i].canonical);
    }
}

static void
test_problem_positions (void)
{
    const char *text = "häl colour:\"a b\" stars:9";
    g_autoptr (GPtrArray) problems = NULL;
    g_autoptr (AmendsReviewQuery) query = amends_query_language_parse (text, NULL, &problems);
    const AmendsQueryProblem *first, *second;

    g_assert_cmpuint (query->terms->len, ==, 1);
    g_assert_cmpuint (problems->len, ==, 2);
    first = g_ptr_array_index (problems, 0);
    second = g_ptr_array_index (problems, 1);
    g_assert_true (g_str_has_prefix (text + first->start, "colour:"));
    g_assert_cmpuint (first->end, ==, first->start + strlen ("colour:\"a b\""));
    g_assert_true (g_str_has_prefix (text + second->start, "stars:9"));
    g_assert_cmpuint (second->end, ==, strlen (text));
}

static void
test_days_begin_in_zone (void)
{
    g_autoptr (GTimeZone) tokyo = g_time_zone_new_identifier ("Asia/Tokyo");
    g_autoptr (GTimeZone) sao_paulo = g_time_zone_new_identifier ("America/Sao_Paulo");
    g_autoptr (AmendsReviewQuery) query = amends_query_language_parse ("after:2026-01-01", tokyo, NULL);
    g_autoptr (AmendsReviewQuery) gap = amends_query_language_parse ("after:2018-11-04", sao_paulo, NULL);
    g_autofree char *same = amends_query_language_format (query, tokyo);
    g_autofree char *elsewhere = amends_query_language_format (query, NULL);
    g_autofree char *same_gap = amends_query_language_format (gap, sao_paulo);

    g_assert_cmpint (query->after, ==, 1767193200);
    g_assert_cmpstr (same, ==, "after:2026-01-01");
    g_assert_cmpstr (elsewhere, ==, "after:2025-12-31T15:00:00Z");
    g_assert_cmpint (gap->after, ==, 1541300400);
    g_assert_cmpstr (same_gap, ==, "after:2018-11-04");
}

static void
test_bad_utf8 (void)
{
    g_autoptr (GPtrArray) problems = NULL;
    g_autoptr (AmendsReviewQuery) query = amends_query_language_parse ("a\xff b\xc3", NULL, &problems);
    g_autoptr (AmendsReviewQuery) none = amends_query_language_parse (NULL, NULL, NULL);

    g_assert_cmpuint (query->terms->len, ==, 2);
    g_assert_cmpuint (none->terms->len, ==, 0);
}

static const char *
pick (const char *const *words)
{
    return words[g_test_rand_int_range (0, (gint32) g_strv_length ((char **) words))];
}

static char *
random_text (void)
{
    static const char *const PIECES[] = { "a", "Ö",  "壞", " ",  "\"", "\\",  "-",  ":",  ",", "stars:", "“",
                                          "”", "「", "\t", "　", "'",  "://", "is", "：", "é", "👍",     NULL };
    GString *text = g_string_new (NULL);

    for (int n = g_test_rand_int_range (1, 7); n > 0; n--)
        g_string_append (text, pick (PIECES));
    return g_string_free_and_steal (text);
}

static void
fill_list (GPtrArray *list)
{
    for (int n = g_test_rand_int_range (-2, 4); n > 0; n--) {
        g_autofree char *text = random_text ();
        g_autofree char *folded = g_utf8_casefold (text, -1);
        gboolean known = FALSE;

        for (guint i = 0; i < list->len; i++) {
            g_autofree char *other = g_utf8_casefold (g_ptr_array_index (list, i), -1);

            known = known || g_str_equal (other, folded);
        }
        if (!known)
            g_ptr_array_add (list, g_steal_pointer (&text));
    }
}

static AmendsTri
random_tri (void)
{
    return (AmendsTri) g_test_rand_int_range (-1, 2);
}

static AmendsReviewQuery *
random_query (void)
{
    AmendsReviewQuery *query = amends_review_query_new ();

    query->stars = (guint) g_test_rand_int_range (0, 32) << 1;
    fill_list (query->brands);
    fill_list (query->products);
    fill_list (query->marketplaces);
    fill_list (query->languages);
    query->account_id = g_test_rand_bit () ? g_test_rand_int_range (1, G_MAXINT32) : 0;
    query->period = (AmendsPeriod) g_test_rand_int_range (0, AMENDS_PERIOD_CUSTOM + 1);
    if (query->period == AMENDS_PERIOD_CUSTOM) {
        query->after = g_test_rand_bit () ? g_test_rand_int_range (100000000, 1000000000) : 0;
        query->before = g_test_rand_bit () ? (gint64) g_test_rand_int_range (12000, 20000) * 86400 : 0;
    }
    query->done = (AmendsDonePolicy) g_test_rand_int_range (0, AMENDS_DONE_ALL + 1);
    query->verified = random_tri ();
    query->has_photo = random_tri ();
    query->edited = random_tri ();
    query->has_note = random_tri ();
    query->gone = random_tri ();
    query->contactable = random_tri ();
    query->causes = g_test_rand_bit () ? (guint) g_test_rand_int_range (0, 1 << AMENDS_N_CAUSES) : 0;
    query->wrong_door = g_test_rand_bit ();
    query->order = (AmendsReviewOrder) g_test_rand_int_range (0, AMENDS_ORDER_CONTACT_ENDS + 1);
    for (int n = g_test_rand_int_range (0, 4); n > 0; n--) {
        g_autofree char *text = random_text ();

        amends_review_query_add_term (query, text, g_test_rand_bit (), g_test_rand_bit ());
    }
    return query;
}

static void
test_round_trip (void)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Warsaw");

    for (guint i = 0; i < 20000; i++) {
        g_autoptr (AmendsReviewQuery) query = random_query ();
        g_autofree char *text = amends_query_language_format (query, zone);
        g_autoptr (GPtrArray) problems = NULL;
        g_autoptr (AmendsReviewQuery) parsed = amends_query_language_parse (text, zone, &problems);
        g_autofree char *again = amends_query_language_format (parsed, zone);

        if (problems->len > 0 || !amends_review_query_equal (query, parsed))
            g_test_message ("%s", text);
        g_assert_cmpuint (problems->len, ==, 0);
        g_assert_true (amends_review_query_equal (query, parsed));
        g_assert_cmpstr (again, ==, text);
    }
}

/* Whatever is typed, parsing ends, positions lie in the text, and what was understood can be written down. */
static void
test_anything_typed (void)
{
    for (guint i = 0; i < 20000; i++) {
        GString *typed = g_string_new (NULL);
        g_autofree char *text = NULL;
        g_autoptr (GPtrArray) problems = NULL;
        g_autoptr (AmendsReviewQuery) query = NULL;
        g_autoptr (AmendsReviewQuery) parsed = NULL;
        g_autofree char *canonical_text = NULL;

        for (int n = g_test_rand_int_range (0, 5); n > 0; n--) {
            g_autofree char *piece = random_text ();

            g_string_append (typed, piece);
        }
        text = g_string_free_and_steal (typed);
        query = amends_query_language_parse (text, NULL, &problems);
        for (guint j = 0; j < problems->len; j++) {
            const AmendsQueryProblem *problem = g_ptr_array_index (problems, j);

            g_assert_cmpuint (problem->start, <, problem->end);
            g_assert_cmpuint (problem->end, <=, strlen (text));
        }
        canonical_text = amends_query_language_format (query, NULL);
        parsed = amends_query_language_parse (canonical_text, NULL, NULL);
        g_assert_true (amends_review_query_equal (query, parsed));
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/query-language/understands", test_understands);
    g_test_add_func ("/query-language/terms", test_terms);
    g_test_add_func ("/query-language/explains", test_explains);
    g_test_add_func ("/query-language/problem-positions", test_problem_positions);
    g_test_add_func ("/query-language/days-begin-in-zone", test_days_begin_in_zone);
    g_test_add_func ("/query-language/bad-utf8", test_bad_utf8);
    g_test_add_func ("/query-language/round-trip", test_round_trip);
    g_test_add_func ("/query-language/anything-typed", test_anything_typed);
    return g_test_run ();
}
