/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-json-reader.h"

#include <string.h>

#include "amends-sync-error.h"

static yyjson_doc *
parse (const char *text)
{
    g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
    g_autoptr (GError) error = NULL;
    yyjson_doc *node = amends_json_reader_parse (body, &error);

    g_assert_no_error (error);
    return node;
}

static void
test_only_objects_are_documents (void)
{
    const char *const bad[] = {
        "", "null", "\"str\"", "[]", "5", "{", "{\"a\":1", "{\"a\":}", "<html>", "{\"a\":NaN}"
    };

    for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
        g_autoptr (GBytes) body = g_bytes_new (bad[i], strlen (bad[i]));
        g_autoptr (GError) error = NULL;

        g_test_message ("%s", bad[i]);
        g_assert_null (amends_json_reader_parse (body, &error));
        g_assert_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED);
    }
}

static void
test_parse_errors_quote_nothing (void)
{
    g_autoptr (GBytes) body = g_bytes_new_static ("{\"a\":SECRETWORD", 15);
    g_autoptr (GError) error = NULL;

    g_assert_null (amends_json_reader_parse (body, &error));
    g_assert_null (strstr (error->message, "SECRETWORD"));
}

static void
test_integers (void)
{
    static const struct {
        const char *json;
        gint64 value;
        gboolean good;
    } cases[] = {
        { "{\"n\":3}", 3, TRUE },
        { "{\"n\":3.0}", 3, TRUE },
        { "{}", -7, TRUE },
        { "{\"n\":null}", -7, TRUE },
        { "{\"n\":0}", -7, FALSE },
        { "{\"n\":6}", -7, FALSE },
        { "{\"n\":-1}", -7, FALSE },
        { "{\"n\":2.5}", -7, FALSE },
        { "{\"n\":\"3\"}", -7, FALSE },
        { "{\"n\":true}", -7, FALSE },
        { "{\"n\":[3]}", -7, FALSE },
        { "{\"n\":{}}", -7, FALSE },
        { "{\"n\":1e400}", -7, FALSE },
        { "{\"n\":1e18}", -7, FALSE },
        { "{\"n\":9223372036854775808}", -7, FALSE },
        { "{\"n\":99999999999999999999999999}", -7, FALSE },
        { "{\"n\":-99999999999999999999999999}", -7, FALSE },
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (yyjson_doc) node = parse (cases[i].json);
        g_auto (AmendsJsonReader) reader = { yyjson_doc_get_root (node), NULL };

        g_test_message ("%s", cases[i].json);
        g_assert_cmpint (amends_json_reader_get_integer (&reader, "n", 1, 5, -7), ==, cases[i].value);
        g_assert_cmpint (reader.problem == NULL, ==, cases[i].good);
    }
}

static void
test_instants (void)
{
    static const struct {
        const char *json;
        gint64 value;
        gboolean good;
    } cases[] = {
        { "{}", 0, TRUE },
        { "{\"t\":null}", 0, TRUE },
        { "{\"t\":\"\"}", 0, TRUE },
        { "{\"t\":\"2026-01-01T00:00:00Z\"}", 1767225600, TRUE },
        { "{\"t\":\"2026-01-01T01:00:00+01:00\"}", 1767225600, TRUE },
        { "{\"t\":\"2026-01-01T00:00:00.750Z\"}", 1767225600, TRUE },
        { "{\"t\":\"2026-01-01T00:00:00\"}", 1767225600, TRUE },
        { "{\"t\":\"2026-01-01\"}", 1767225600, TRUE },
        { "{\"t\":\"1989-12-31T23:59:59Z\"}", 0, FALSE },
        { "{\"t\":\"2100-01-01T00:00:00Z\"}", 0, FALSE },
        { "{\"t\":\"2026-13-01T00:00:00Z\"}", 0, FALSE },
        { "{\"t\":\"yesterday\"}", 0, FALSE },
        { "{\"t\":1767225600}", 0, FALSE },
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (yyjson_doc) node = parse (cases[i].json);
        g_auto (AmendsJsonReader) reader = { yyjson_doc_get_root (node), NULL };

        g_test_message ("%s", cases[i].json);
        g_assert_cmpint (amends_json_reader_get_instant (&reader, "t"), ==, cases[i].value);
        g_assert_cmpint (reader.problem == NULL, ==, cases[i].good);
    }
}

static void
test_texts (void)
{
    g_autoptr (yyjson_doc) node = parse ("{\"a\":\"åäö\",\"e\":\"\",\"n\":null,\"i\":5}");
    g_auto (AmendsJsonReader) reader = { yyjson_doc_get_root (node), NULL };

    g_assert_cmpstr (amends_json_reader_get_text (&reader, "a", 3), ==, "åäö");
    g_assert_null (amends_json_reader_get_text (&reader, "e", 3));
    g_assert_null (amends_json_reader_get_text (&reader, "n", 3));
    g_assert_null (amends_json_reader_get_text (&reader, "missing", 3));
    g_assert_null (reader.problem);
    g_assert_null (amends_json_reader_get_text (&reader, "a", 2));
    g_assert_nonnull (strstr (reader.problem, "“a”"));
}

static void
test_the_first_problem_stays (void)
{
    g_autoptr (yyjson_doc) node = parse ("{\"a\":1,\"b\":2,\"c\":\"good\"}");
    g_auto (AmendsJsonReader) reader = { yyjson_doc_get_root (node), NULL };

    g_assert_null (amends_json_reader_get_text (&reader, "a", 10));
    g_assert_null (amends_json_reader_get_text (&reader, "b", 10));
    g_assert_null (amends_json_reader_get_id (&reader, "c"));
    g_assert_nonnull (strstr (reader.problem, "“a”"));
}

static void
test_ids_must_be_there (void)
{
    const char *const bad[] = { "{}", "{\"id\":null}", "{\"id\":\"\"}", "{\"id\":12}", "{\"id\":[]}" };

    for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
        g_autoptr (yyjson_doc) node = parse (bad[i]);
        g_auto (AmendsJsonReader) reader = { yyjson_doc_get_root (node), NULL };

        g_assert_null (amends_json_reader_get_id (&reader, "id"));
        g_assert_nonnull (reader.problem);
    }
}

static void
test_tri (void)
{
    g_autoptr (yyjson_doc) node = parse ("{\"y\":true,\"n\":false,\"u\":null,\"bad\":\"true\"}");
    g_auto (AmendsJsonReader) reader = { yyjson_doc_get_root (node), NULL };

    g_assert_cmpint (amends_json_reader_get_tri (&reader, "y"), ==, AMENDS_TRI_YES);
    g_assert_cmpint (amends_json_reader_get_tri (&reader, "n"), ==, AMENDS_TRI_NO);
    g_assert_cmpint (amends_json_reader_get_tri (&reader, "u"), ==, AMENDS_TRI_UNKNOWN);
    g_assert_cmpint (amends_json_reader_get_tri (&reader, "missing"), ==, AMENDS_TRI_UNKNOWN);
    g_assert_null (reader.problem);
    g_assert_cmpint (amends_json_reader_get_tri (&reader, "bad"), ==, AMENDS_TRI_UNKNOWN);
    g_assert_nonnull (reader.problem);
}

/* A link is followed by a click: whatever is not of the web is dropped. */
static void
test_links (void)
{
    g_autoptr (yyjson_doc) node =
        parse ("{\"good\":\"https://a.example/x\",\"js\":\"javascript:alert(1)\","
               "\"file\":\"file:///etc/passwd\",\"rel\":\"/x\",\"list\":[\"https://a.example/1\","
               "\"data:text/html,x\",\"http://a.example/2\"],\"mixed\":[\"https://a.example\",5]}");
    g_auto (AmendsJsonReader) reader = { yyjson_doc_get_root (node), NULL };
    g_autofree const char **links = amends_json_reader_get_links (&reader, "list");

    g_assert_cmpstr (amends_json_reader_get_link (&reader, "good"), ==, "https://a.example/x");
    g_assert_null (amends_json_reader_get_link (&reader, "js"));
    g_assert_null (amends_json_reader_get_link (&reader, "file"));
    g_assert_null (amends_json_reader_get_link (&reader, "rel"));
    g_assert_cmpstr (links[0], ==, "https://a.example/1");
    g_assert_cmpstr (links[1], ==, "http://a.example/2");
    g_assert_null (links[2]);
    g_assert_null (reader.problem);
    g_assert_null (amends_json_reader_get_links (&reader, "mixed"));
    g_assert_nonnull (reader.problem);
}

static void
test_containers (void)
{
    g_autoptr (yyjson_doc) node = parse ("{\"a\":[1],\"o\":{}}");
    g_auto (AmendsJsonReader) reader = { yyjson_doc_get_root (node), NULL };
    g_auto (AmendsJsonReader) other = { yyjson_doc_get_root (node), NULL };

    g_assert_nonnull (amends_json_reader_get_array (&reader, "a"));
    g_assert_nonnull (amends_json_reader_get_object (&reader, "o"));
    g_assert_null (amends_json_reader_get_array (&reader, "missing"));
    g_assert_null (reader.problem);
    g_assert_null (amends_json_reader_get_array (&reader, "o"));
    g_assert_nonnull (reader.problem);
    g_assert_null (amends_json_reader_get_object (&other, "a"));
    g_assert_nonnull (other.problem);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sync/json-reader/only-objects-are-documents", test_only_objects_are_documents);
    g_test_add_func ("/sync/json-reader/parse-errors-quote-nothing", test_parse_errors_quote_nothing);
    g_test_add_func ("/sync/json-reader/integers", test_integers);
    g_test_add_func ("/sync/json-reader/instants", test_instants);
    g_test_add_func ("/sync/json-reader/texts", test_texts);
    g_test_add_func ("/sync/json-reader/the-first-problem-stays", test_the_first_problem_stays);
    g_test_add_func ("/sync/json-reader/ids-must-be-there", test_ids_must_be_there);
    g_test_add_func ("/sync/json-reader/tri", test_tri);
    g_test_add_func ("/sync/json-reader/links", test_links);
    g_test_add_func ("/sync/json-reader/containers", test_containers);
    return g_test_run ();
}
