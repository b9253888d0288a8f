/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-json-reader.h"

#include <string.h>

#include "amends-import-plan.h"

/* Every record as "line:name=cell|name=cell" or "line!", with a space between. */
static char *
read_all (const char *text, gsize length)
{
    g_autoptr (GBytes) bytes = g_bytes_new (text, length);
    g_autoptr (AmendsJsonColumns) columns = amends_json_columns_new ();
    g_autoptr (AmendsRow) row = amends_row_new ();
    g_autoptr (AmendsRowReader) reader = NULL;
    GString *all = g_string_new (NULL);
    AmendsJsonShape shape;

    g_assert_true (amends_json_sniff (text, length, &shape));
    reader = amends_json_reader_new (amends_decoder_new (amends_file_input_new_for_bytes (bytes), "UTF-8", NULL),
                                     &shape, columns);
    while (amends_row_reader_next (reader, row, NULL, NULL) == AMENDS_ROW_READ) {
        const char *between = "";

        g_string_append_printf (all, "%s%" G_GUINT64_FORMAT, all->len > 0 ? " " : "", row->line);
        g_string_append_c (all, row->problem != NULL ? '!' : ':');
        for (guint i = 0; row->problem == NULL && i < amends_row_get_n_cells (row); i++) {
            const char *cell = amends_row_get (row, i);

            if (cell != NULL)
                g_string_append_printf (all, "%s%s=%s", between, (char *) g_ptr_array_index (columns->names, i), cell);
            between = "|";
        }
    }
    return g_string_free (all, FALSE);
}

static void
test_records (void)
{
    static const struct {
        const char *text;
        const char *rows;
    } CASES[] = {
        /* JSON Lines */
        { "{\"stars\":5}\n{\"stars\":4}\n", "1:stars=5 2:stars=4" },
        { "{\"stars\":5}\n\n{\"stars\":4}", "1:stars=5 3:stars=4" },
        { "{\"stars\":5}\nbroken\n{\"stars\":4}\n", "1:stars=5 2! 3:stars=4" },
        { "{\"stars\":5\n{\"stars\":4}\n{\"stars\":3}\n{\"stars\":2}\n", "1! 2:stars=4 3:stars=3 4:stars=2" },
        { "{\"stars\":5}\n[1]\n7\n", "1:stars=5 2! 3!" },
        /* lists */
        { "[{\"stars\":5},{\"stars\":4}]", "1:stars=5 1:stars=4" },
        { "[\n {\"stars\":5},\n {\"stars\":4}\n]\n", "2:stars=5 3:stars=4" },
        { "[{\"a\":\"]}\\\"[{\"},{\"a\":1}]", "1:a=]}\"[{ 1:a=1" },
        { "[{\"a\":1}, 7, null, \"x,]\", [1,2], {\"a\":2}]", "1:a=1 1! 1! 1! 1! 1:a=2" },
        { "[{\"a\":tru},{\"a\":2}]", "1! 1:a=2" },
        { "[{\"a\":1},{\"a\":", "1:a=1 1!" },
        { "[{\"a\":1},", "1:a=1 1!" },
        { "[]", "" },
        /* a bracket too many or too few costs its record and no other */
        { "[{\"a\":1}},{\"a\":2},{\"a\":3}]", "1:a=1 1:a=2 1:a=3" },
        { "[{\"a\":[1},{\"a\":2}]", "1! 1:a=2" },
        { "[{\"a\":{\"b\":1]},{\"a\":2}]", "1! 1:a=2" },
        { "[{\"a\":1,{\"a\":2},{\"a\":3}]", "1! 1:a=2 1:a=3" },
        { "[{\"a\":{\"b\":1,\n{\"a\":2}]", "1! 2:a=2" },
        { "[{\"a\":1},{\"a\":2]", "1:a=1 1!" },
        { "{\"reviews\":[{\"a\":1}},{\"a\":2}],\"n\":2}", "1:a=1 1:a=2" },
        /* wrappers */
        { "{\"reviews\":[{\"a\":1},{\"a\":2}]}", "1:a=1 1:a=2" },
        { "{\"status\":\"ok\",\"data\":{\"items\":[{\"a\":1}]},\"n\":1}", "1:a=1" },
        { "{\"products\":[{\"p\":1}],\"reviews\":[{\"a\":1}]}", "1:a=1" },
        { "{\"stars\":5,\"images\":[{\"url\":\"https://x/1.jpg\"}]}", "1:stars=5|images=https://x/1.jpg" },
        { "{\"rating\":5,\"reviews\":[{\"x\":1}]}", "1:x=1" },
        { "{\"asin\":\"A\",\"rating\":4.3,\"reviews\":[{\"a\":1}]}\n{\"asin\":\"B\",\"reviews\":[{\"a\":2}]}\n",
          "1:a=1|parent.asin=A 2:a=2|parent.asin=B" },
        { "[{\"asin\":\"A\",\"title\":\"La\\u006dp, \\\"2\\\"\",\"rating\":4.2,\"reviews\":[{\"a\":1},{\"a\":2}]},{\"asin\":\"B\",\"reviews\":[]},"
          "{\"product_id\":7,\"customer_reviews\":[{\"a\":0}],\"reviews\":[{\"a\":3,\"asin\":\"own\"}]}]",
          "1:a=1|parent.product_title=Lamp, \"2\"|parent.asin=A 1:a=2|parent.product_title=Lamp, \"2\"|parent.asin=A "
          "1:a=3|asin=own|parent.product_id=7" },
        { "{\"products\":[{\"sku\":\"S\",\"brand\":\"Ljus\",\"reviews\":[{\"a\":1}]},{\"reviews\":[{\"a\":2}]}]}",
          "1:a=1|parent.brand=Ljus|parent.sku=S 1:a=2" },
        { "{\"asin\":\"A\",\"reviews\":{\"total\":1,\"items\":[{\"a\":1}]}}", "1:a=1|parent.asin=A" },
        { "{\"query\":{\"asin\":\"no\"},\"product\":{\"asin\":\"A\",\"title\":\"T\"},\"title\":\"x\",\"reviews\":[{\"a\":1}]}",
          "1:a=1|parent.product_title=x|parent.asin=A" },
        { "{\"product\":{\"asin\":\"A\",\"title\":\"T\"},\"reviews\":[{\"a\":1}]}",
          "1:a=1|parent.product_title=T|parent.asin=A" },
        { "{\"title\":\"My export\",\"country\":\"US\",\"data\":[{\"a\":1}]}", "1:a=1|parent.marketplace=US" },
        { "[{\"title\":\"a\",\"replies\":[{\"x\":1}]},{\"title\":\"b\"}]", "1:title=a|replies= 1:title=b" },
        { "{\"rating\":5,\"replies\":[{\"x\":1}]}", "1:rating=5|replies=" },
        /* objects one after the other, each over several lines */
        { "{\n \"a\": 1\n}\n{\n \"a\": 2\n}\n", "1:a=1 4:a=2" },
        /* shapes of members */
        { "[{\"author\":{\"name\":\"Bo\",\"at\":{\"city\":\"Lund\"}}}]", "1:author.name=Bo|author.at.city=Lund" },
        { "[{\"tags\":[\"a\",\"b\",null,3]}]", "1:tags=a\nb\n3" },
        { "[{\"images\":[{\"small\":\"https://x/s\",\"large\":\"https://x/l\"},{\"hi_res\":\"https://x/h\"}]}]",
          "1:images=https://x/l\nhttps://x/h" },
        { "[{\"style\":{\"Size:\":\" L\",\"Color:\":\"Red\"}}]", "1:style=Size: L, Color: Red" },
        { "[{\"a\":null,\"b\":true,\"c\":1.50,\"d\":12345678901234567890123}]",
          "1:a=|b=true|c=1.50|d=12345678901234567890123" },
        { "[{\"a\":1,\"a\":2}]", "1:a=1" },
        { "[{\"a\":1,}]", "1:a=1" },
        { "[{\"a\":NaN}]", "1:a=NaN" },
        /* damage that must not cost a row */
        { "[{\"a\":\"x\\ud83d\"},{\"a\":\"\\ude00y\"}]", "1:a=x\uFFFD 1:a=\uFFFDy" },
        { "[{\"a\":\"\\ud83d\\ude00\"}]", "1:a=😀" },
        { "[{\"a\":\"x\\u0000y\"}]", "1:a=x\uFFFDy" },
        { "[{\"a\":\"line\nbreak\ttab\"}]", "1:a=line\nbreak\ttab" },
        { "[{\"a\":\"C:\\x\"}]", "1:a=C:\\x" },
        { "{\"a\":\"x\\ud83d\"}\n{\"a\":2}\n", "1:a=x\uFFFD 2:a=2" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *rows = read_all (CASES[i].text, strlen (CASES[i].text));

        g_assert_cmpstr (rows, ==, CASES[i].rows);
    }
}

static void
test_bad_bytes (void)
{
    static const char TEXT[] = "[{\"a\":\"\xff\xfe\"},{\"a\":\"n\0l\"},{\"a\":\"ok\"}]";
    g_autofree char *rows = read_all (TEXT, sizeof TEXT - 1);

    g_assert_true (g_utf8_validate (rows, -1, NULL));
    g_assert_true (g_str_has_suffix (rows, "1:a=n\uFFFDl 1:a=ok"));
}

static void
test_depth (void)
{
    g_autoptr (GString) text = g_string_new ("[");
    g_autofree char *rows = NULL;

    g_string_append (text, "{\"a\":");
    for (guint i = 0; i < 100000; i++)
        g_string_append_c (text, '[');
    for (guint i = 0; i < 100000; i++)
        g_string_append_c (text, ']');
    g_string_append (text, "},{\"a\":2}]");
    rows = read_all (text->str, text->len);
    g_assert_cmpstr (rows, ==, "1! 1:a=2");
}

static void
test_size (void)
{
    g_autofree char *big = g_strnfill (AMENDS_RECORD_MAX + 100, 'x');
    g_autofree char *list = g_strconcat ("[{\"a\":1},{\"a\":\"", big, "\"},{\"a\":2}]", NULL);
    g_autofree char *lines = g_strconcat ("{\"a\":1}\n{\"a\":\"", big, "\"}\n{\"a\":2}\n", NULL);
    g_autofree char *from_list = read_all (list, strlen (list));
    g_autofree char *from_lines = read_all (lines, strlen (lines));

    g_assert_cmpstr (from_list, ==, "1:a=1 1! 1:a=2");
    g_assert_cmpstr (from_lines, ==, "1:a=1 2! 3:a=2");
}

static void
test_what_is_no_json (void)
{
    static const char *const TEXTS[] = { "", "stars,body\n", "  ", "\"text\"", "[1,2]", "7" };
    AmendsJsonShape shape;

    for (guint i = 0; i < G_N_ELEMENTS (TEXTS); i++)
        g_assert_false (amends_json_sniff (TEXTS[i], strlen (TEXTS[i]), &shape));
}

static void
test_unknown_members_are_passed_over (void)
{
    g_autoptr (AmendsJsonColumns) columns = amends_json_columns_new ();
    g_autoptr (AmendsRow) row = amends_row_new ();
    static const char TEXT[] = "{\"new\":1,\"a\":2}";

    g_assert_cmpint (amends_json_columns_find (columns, "a"), ==, 0);
    columns->growing = FALSE;
    amends_json_row_parse (row, TEXT, strlen (TEXT), columns);
    g_assert_null (row->problem);
    g_assert_cmpstr (amends_row_get (row, 0), ==, "2");
    g_assert_cmpuint (columns->names->len, ==, 1);
    g_assert_cmpint (amends_json_columns_find (columns, "new"), ==, -1);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/json-reader/records", test_records);
    g_test_add_func ("/json-reader/bad-bytes", test_bad_bytes);
    g_test_add_func ("/json-reader/depth", test_depth);
    g_test_add_func ("/json-reader/size", test_size);
    g_test_add_func ("/json-reader/what-is-no-json", test_what_is_no_json);
    g_test_add_func ("/json-row/unknown-members-are-passed-over", test_unknown_members_are_passed_over);
    return g_test_run ();
}
