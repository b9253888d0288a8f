/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "amends-feed-parser.h"

static AmendsFeedPage *
parse (AmendsFeedStream stream, const char *text, GError **error)
{
    g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));

    return amends_feed_parser_parse_page (stream, body, error);
}

static AmendsFeedPage *
parse_row (AmendsFeedStream stream, const char *list, const char *row)
{
    g_autofree char *text = g_strdup_printf ("{\"%s\":[%s],\"next_cursor\":null}", list, row);
    g_autoptr (GError) error = NULL;
    AmendsFeedPage *page = parse (stream, text, &error);

    g_assert_no_error (error);
    return page;
}

static void
test_streams (void)
{
    g_assert_cmpstr (amends_feed_stream_get_name (AMENDS_FEED_FEEDBACK), ==, "feedback");
    g_assert_cmpstr (amends_feed_stream_get_name (AMENDS_FEED_TOTALS), ==, "feedback/totals");
    g_assert_true (amends_feed_stream_is_timed (AMENDS_FEED_FEEDBACK));
    g_assert_true (amends_feed_stream_is_timed (AMENDS_FEED_REVIEWS));
    g_assert_false (amends_feed_stream_is_timed (AMENDS_FEED_TOTALS));
    g_assert_false (amends_feed_stream_is_timed (AMENDS_FEED_PRODUCTS));
}

static void
test_whole (void)
{
    g_autoptr (AmendsFeedPage) page = parse_row (
        AMENDS_FEED_FEEDBACK, "feedback",
        "{\"id\":\"F1\",\"marketplace\":\"se\",\"order_id\":\"O-1\",\"stars\":2,\"text\":\"Sen\",\"response\":\"Vi beklagar\","
        "\"responded_at\":\"2026-01-03T00:00:00Z\",\"language\":\"SV\",\"author\":\"Åsa\",\"sent_by_marketplace\":true,"
        "\"published_at\":\"2026-01-01T00:00:00Z\",\"updated_at\":\"2026-01-04T00:00:00Z\","
        "\"struck_through_at\":\"2026-01-04T00:00:00Z\",\"url\":\"https://f.example\",\"from_the_future\":1}");
    const AmendsFeedback *feedback = page->batch->feedback->pdata[0];

    g_assert_cmpuint (page->batch->n_read, ==, 1);
    g_assert_cmpint (page->batch->coverage, ==, AMENDS_COVERAGE_WHOLE);
    g_assert_cmpstr (feedback->external_id, ==, "F1");
    g_assert_cmpstr (feedback->marketplace, ==, "SE");
    g_assert_cmpstr (feedback->order_id, ==, "O-1");
    g_assert_cmpint (feedback->stars, ==, 2);
    g_assert_cmpstr (feedback->text, ==, "Sen");
    g_assert_cmpstr (feedback->response, ==, "Vi beklagar");
    g_assert_cmpint (feedback->responded_at, ==, 1767398400);
    g_assert_cmpstr (feedback->language, ==, "sv");
    g_assert_cmpstr (feedback->author, ==, "Åsa");
    g_assert_cmpint (feedback->by_marketplace, ==, AMENDS_TRI_YES);
    g_assert_cmpint (feedback->published_at, ==, 1767225600);
    g_assert_cmpint (feedback->updated_at, ==, 1767484800);
    g_assert_cmpint (feedback->struck_at, ==, 1767484800);
    g_assert_cmpint (feedback->removed_at, ==, 0);
    g_assert_cmpstr (feedback->url, ==, "https://f.example");
}

static void
test_bare (void)
{
    g_autoptr (AmendsFeedPage) page =
        parse_row (AMENDS_FEED_FEEDBACK, "feedback", "{\"id\":\"F1\",\"stars\":5,\"url\":\"javascript:x\"}");
    const AmendsFeedback *feedback = page->batch->feedback->pdata[0];

    g_assert_cmpstr (feedback->marketplace, ==, "");
    g_assert_null (feedback->text);
    g_assert_null (feedback->response);
    g_assert_null (feedback->url);
    g_assert_cmpint (feedback->by_marketplace, ==, AMENDS_TRI_UNKNOWN);
    g_assert_cmpint (feedback->published_at, ==, 0);
}

static void
test_tombstone (void)
{
    g_autoptr (AmendsFeedPage) page =
        parse_row (AMENDS_FEED_FEEDBACK, "feedback", "{\"id\":\"F1\",\"deleted_at\":\"2026-01-01T00:00:00Z\"}");
    const AmendsFeedbackRemoval *removal = page->batch->feedback_removed->pdata[0];

    g_assert_cmpuint (page->batch->feedback->len, ==, 0);
    g_assert_cmpstr (removal->external_id, ==, "F1");
    g_assert_cmpint (removal->removed_at, ==, 1767225600);
}

static void
test_coverage (void)
{
    static const struct {
        const char *page;
        AmendsCoverage coverage;
    } CASES[] = {
        { "{\"feedback\":[]}", AMENDS_COVERAGE_WHOLE },
        { "{\"feedback\":[],\"only_critical\":null}", AMENDS_COVERAGE_WHOLE },
        { "{\"feedback\":[],\"only_critical\":false}", AMENDS_COVERAGE_WHOLE },
        { "{\"feedback\":[],\"only_critical\":true}", AMENDS_COVERAGE_PARTIAL },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (GError) error = NULL;
        g_autoptr (AmendsFeedPage) page = parse (AMENDS_FEED_FEEDBACK, CASES[i].page, &error);

        g_assert_no_error (error);
        g_assert_cmpint (page->batch->coverage, ==, CASES[i].coverage);
    }
    g_assert_null (parse (AMENDS_FEED_FEEDBACK, "{\"feedback\":[],\"only_critical\":\"yes\"}", NULL));
    g_assert_null (parse (AMENDS_FEED_FEEDBACK, "{\"reviews\":[]}", NULL));
    g_assert_null (parse (AMENDS_FEED_TOTALS, "{\"feedback\":[]}", NULL));
}

static void
assert_refused (AmendsFeedStream stream, const char *list, const char *row)
{
    g_autoptr (AmendsFeedPage) page = parse_row (stream, list, row);

    g_test_message ("%s", row);
    g_assert_cmpuint (page->batch->rejections->len, ==, 1);
    g_assert_cmpuint (page->batch->feedback->len + page->batch->feedback_removed->len + page->batch->totals->len, ==,
                      0);
    g_assert_true (g_str_has_suffix (((AmendsRejection *) page->batch->rejections->pdata[0])->reason, "."));
}

static void
test_malformed (void)
{
    static const char *const BAD[] = {
        "5",
        "{}",
        "{\"id\":\"\",\"stars\":1}",
        "{\"id\":\"x\"}",
        "{\"id\":\"x\",\"stars\":0}",
        "{\"id\":\"x\",\"stars\":6}",
        "{\"id\":\"x\",\"stars\":\"5\"}",
        "{\"id\":\"x\",\"stars\":1,\"text\":5}",
        "{\"id\":\"x\",\"stars\":1,\"response\":{}}",
        "{\"id\":\"x\",\"stars\":1,\"sent_by_marketplace\":1}",
        "{\"id\":\"x\",\"stars\":1,\"struck_through_at\":true}",
        "{\"id\":\"x\",\"stars\":1,\"published_at\":\"2999-01-01T00:00:00Z\"}",
        "{\"deleted_at\":\"2026-01-01T00:00:00Z\"}",
        "{\"id\":\"x\",\"deleted_at\":7}",
    };

    for (guint i = 0; i < G_N_ELEMENTS (BAD); i++)
        assert_refused (AMENDS_FEED_FEEDBACK, "feedback", BAD[i]);
}

#define AS_OF "\"as_of\":\"2026-01-01T00:00:00Z\""

static void
test_totals (void)
{
    static const char *const BAD[] = {
        "{}",
        "{\"window\":\"30_days\",\"positive\":1,\"neutral\":0,\"negative\":0}",
        "{\"window\":\"60_days\",\"positive\":1,\"neutral\":0,\"negative\":0," AS_OF "}",
        "{\"positive\":1,\"neutral\":0,\"negative\":0," AS_OF "}",
        "{\"window\":\"30_days\",\"positive\":-1,\"neutral\":0,\"negative\":0," AS_OF "}",
        "{\"window\":\"30_days\",\"positive\":1,\"neutral\":0," AS_OF "}",
        "{\"window\":\"30_days\",\"positive\":1,\"neutral\":0,\"negative\":1000000001," AS_OF "}",
        "{\"window\":\"30_days\",\"positive\":1.5,\"neutral\":0,\"negative\":0," AS_OF "}",
    };
    g_autoptr (AmendsFeedPage) page = parse_row (
        AMENDS_FEED_TOTALS, "totals",
        "{\"marketplace\":\"DE\",\"window\":\"365_days\",\"positive\":90,\"neutral\":4,\"negative\":6," AS_OF "}");
    const AmendsFeedbackTotal *total = page->batch->totals->pdata[0];

    g_assert_cmpstr (total->marketplace, ==, "DE");
    g_assert_cmpint (total->window, ==, AMENDS_FEEDBACK_WINDOW_LONG);
    g_assert_cmpint (total->counts.positive, ==, 90);
    g_assert_cmpint (total->counts.neutral, ==, 4);
    g_assert_cmpint (total->counts.negative, ==, 6);
    g_assert_cmpint (total->at, ==, 1767225600);
    for (guint i = 0; i < G_N_ELEMENTS (BAD); i++)
        assert_refused (AMENDS_FEED_TOTALS, "totals", BAD[i]);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sync/feed-feedback/streams", test_streams);
    g_test_add_func ("/sync/feed-feedback/whole", test_whole);
    g_test_add_func ("/sync/feed-feedback/bare", test_bare);
    g_test_add_func ("/sync/feed-feedback/tombstone", test_tombstone);
    g_test_add_func ("/sync/feed-feedback/coverage", test_coverage);
    g_test_add_func ("/sync/feed-feedback/malformed", test_malformed);
    g_test_add_func ("/sync/feed-feedback/totals", test_totals);
    return g_test_run ();
}
