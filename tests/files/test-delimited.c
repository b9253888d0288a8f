/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-delimited.h"

#include <string.h>

#include <csv.h>

#include "amends-import-plan.h"

static AmendsRowReader *
make_reader (const char *text, char separator, gboolean quoted)
{
    g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
    AmendsDelimitedShape shape = { separator, quoted, 0 };

    return amends_delimited_reader_new (
        amends_line_reader_new (amends_decoder_new (amends_file_input_new_for_bytes (bytes), "UTF-8", NULL)), &shape);
}

/* Every record as "line:cell|cell" or "line!", with a space between. */
static char *
read_all (const char *text, char separator, gboolean quoted)
{
    g_autoptr (AmendsRowReader) reader = make_reader (text, separator, quoted);
    g_autoptr (AmendsRow) row = amends_row_new ();
    GString *all = g_string_new (NULL);

    while (amends_row_reader_next (reader, row, NULL, NULL) == AMENDS_ROW_READ) {
        g_string_append_printf (all, "%s%" G_GUINT64_FORMAT, all->len > 0 ? " " : "", row->line);
        g_string_append_c (all, row->problem != NULL ? '!' : ':');
        for (guint i = 0; row->problem == NULL && i < amends_row_get_n_cells (row); i++)
            g_string_append_printf (all, "%s%s", i > 0 ? "|" : "", amends_row_get (row, i));
    }
    return g_string_free (all, FALSE);
}

static void
test_records (void)
{
    static const struct {
        const char *text;
        const char *rows;
        char separator;
        gboolean unquoted;
    } CASES[] = {
        { "a,b\n1,2\n", "1:a|b 2:1|2" },
        { "a,b\r\n1,2\r\n", "1:a|b 2:1|2" },
        { "a,b\n1,2", "1:a|b 2:1|2" },
        { "a;b\n1,5;2\n", "1:a|b 2:1,5|2", ';' },
        { "a\tb\n1\t\n", "1:a|b 2:1|", '\t' },
        { "a,b\n\n  \n1,2\n", "1:a|b 4:1|2" },
        { "a,\"b,c\",d\n", "1:a|b,c|d" },
        { "\"say \"\"hi\"\"\",x\n", "1:say \"hi\"|x" },
        { "\"two\nlines\",x\ny,z\n", "1:two\nlines|x 3:y|z" },
        { "\"two\r\nlines\",x\ny,z\n", "1:two\r\nlines|x 3:y|z" },
        { "a , b\n", "1:a|b" },
        { "\" a \",b\n", "1: a |b" },
        { "5\" screen,x\n", "1:5\" screen|x" },
        { "a\rb,c\n1,2\n", "1:a\rb|c 2:1|2" },
        { "a,b\r1,2\r", "1:a|b 2:1|2" },
        { ",,\n", "1:||" },
        { "a\t\"b\tc\"\td\n", "1:a|\"b|c\"|d", '\t', TRUE },
        { "a\t\"open\nb\tc\n", "1:a|\"open 2:b|c", '\t', TRUE },
        /* A quotation mark that is never closed costs its line and no other. */
        { "a,b\n1,\"open\n2,x\n3,y\n", "1:a|b 2! 3:2|x 4:3|y" },
        { "a,\"b\n", "1!" },
        { "1,\"open\n2,\"open\n3,y\n", "1! 2! 3:3|y" },
        /* Nor does it where the next customer's marks seem to close it. */
        { "a,b\n1,\"open\n2,\"x\"\n3,y\n", "1:a|b 2! 3:2|x 4:3|y" },
        { "a,b\n1,\"open\n2,\"two\nlines\"\n3,y\n", "1:a|b 2! 3:2|two\nlines 5:3|y" },
        { "a,b\n1,\"one \"word\" so\nmarked, yes\"\n3,y\n", "1:a|b 2:1|one \"word\" so\nmarked, yes 4:3|y" },
        /* A mark of the byte order stands before each file of those that were put together. */
        { "a,b\n\xef\xbb\xbf\"1,5\",x\n", "1:a|b 2:1,5|x" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *rows =
            read_all (CASES[i].text, CASES[i].separator != 0 ? CASES[i].separator : ',', !CASES[i].unquoted);

        g_assert_cmpstr (rows, ==, CASES[i].rows);
    }
}

static void
test_sniffs (void)
{
    static const struct {
        const char *text;
        char separator;
        gboolean quoted;
    } CASES[] = {
        { "a,b,c\n1,2,3\n4,5,6\n", ',', TRUE },
        { "a;b;c\n1,5;2;3\n4,0;5;6,7\n", ';', TRUE },
        { "a\tb\n1, 2\t3\n1, 2\t3\n", '\t', TRUE },
        { "a|b|c\n1|2|3\n", '|', TRUE },
        { "a,b\n\"x;y;z\",2\n\"x;y\",3\n", ',', TRUE },
        { "a;b\n\"one, two,\nthree\";2\n\"four, five\";3\n", ';', TRUE },
        { "a\tb\n\"open\t2\nx\t3\ny\t4\n", '\t', FALSE },
        { "one column only\n1\n2\n", ',', TRUE },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        AmendsDelimitedShape shape = amends_delimited_sniff (CASES[i].text, strlen (CASES[i].text), FALSE);

        g_test_message ("case %u", i);
        g_assert_cmpint (shape.separator, ==, CASES[i].separator);
        g_assert_cmpint (shape.quoted, ==, CASES[i].quoted);
        g_assert_cmpuint (shape.skip_lines, ==, 0);
    }
}

static void
test_spreadsheet_says_its_separator (void)
{
    static const char TEXT[] = "sep=;\r\na;b\r\n1;2\r\n";
    AmendsDelimitedShape shape = amends_delimited_sniff (TEXT, strlen (TEXT), FALSE);
    g_autoptr (GBytes) bytes = g_bytes_new_static (TEXT, strlen (TEXT));
    g_autoptr (AmendsRowReader) reader = amends_delimited_reader_new (
        amends_line_reader_new (amends_decoder_new (amends_file_input_new_for_bytes (bytes), "UTF-8", NULL)), &shape);
    g_autoptr (AmendsRow) row = amends_row_new ();

    g_assert_cmpint (shape.separator, ==, ';');
    g_assert_cmpint (amends_row_reader_next (reader, row, NULL, NULL), ==, AMENDS_ROW_READ);
    g_assert_cmpstr (amends_row_get (row, 1), ==, "b");
    g_assert_cmpuint (row->line, ==, 2);
}

static void
test_caps (void)
{
    g_autofree char *big = g_strnfill (AMENDS_CELL_MAX + 1, 'x');
    g_autofree char *huge = g_strnfill (AMENDS_RECORD_MAX + 1, 'x');
    g_autofree char *one_cell = g_strconcat ("a,b\n1,", big, "\n2,y\n", NULL);
    g_autofree char *open_quote = g_strconcat ("a,b\n1,\"", big, "\n2,y\n3,z\n", NULL);
    g_autofree char *first = read_all (one_cell, ',', TRUE);
    g_autofree char *second = read_all (open_quote, ',', TRUE);
    g_autofree char *line_in_quote = g_strconcat ("a,b\n1,\"open\n2,x\n3,", huge, "\n4,y\n", NULL);
    g_autofree char *third = read_all (line_in_quote, ',', TRUE);

    g_assert_cmpstr (first, ==, "1:a|b 2! 3:2|y");
    g_assert_cmpstr (second, ==, "1:a|b 2! 3:2|y 4:3|z");
    g_assert_cmpstr (third, ==, "1:a|b 2! 3:2|x 4! 5:4|y");
}

/* Nothing but open quotes must end in an error, not in an hour of looking. */
static void
test_too_many_open_quotes (void)
{
    g_autoptr (GString) text = g_string_new ("a,b\n");
    g_autoptr (AmendsRowReader) reader = NULL;
    g_autoptr (AmendsRow) row = amends_row_new ();
    g_autoptr (GError) error = NULL;
    AmendsRowStatus status;

    while (text->len < 2 * AMENDS_CELL_MAX)
        g_string_append (text, "1,\"open\n");
    reader = make_reader (text->str, ',', TRUE);
    do {
        status = amends_row_reader_next (reader, row, NULL, &error);
    } while (status == AMENDS_ROW_READ);
    g_assert_cmpint (status, ==, AMENDS_ROW_FAILED);
    g_assert_error (error, AMENDS_FILE_ERROR, AMENDS_FILE_ERROR_SYNTAX);
}

typedef struct {
    GString *all;
    guint n_cells, n_rows;
} Plain;

static void
cell_cb (void *text, size_t length, void *user_data)
{
    Plain *plain = user_data;

    if (plain->n_cells++ > 0)
        g_string_append_c (plain->all, '|');
    g_string_append_len (plain->all, text != NULL ? text : "", (gssize) length);
}

static void
row_cb (int terminator G_GNUC_UNUSED, void *user_data)
{
    Plain *plain = user_data;

    g_string_append_c (plain->all, '\f');
    plain->n_cells = 0;
    plain->n_rows++;
}

static int
is_space (unsigned char c)
{
    return c == ' ' || c == '\r';
}

static int
is_term (unsigned char c)
{
    return c == '\n';
}

/* Returns: (transfer full): cells and rows as the parser alone finds them, by the character */
static char *
read_plainly (const char *text, char separator)
{
    struct csv_parser parser;
    Plain plain = { g_string_new (NULL), 0, 0 };

    csv_init (&parser, 0);
    csv_set_delim (&parser, (unsigned char) separator);
    csv_set_space_func (&parser, is_space);
    csv_set_term_func (&parser, is_term);
    g_assert_cmpuint (csv_parse (&parser, text, strlen (text), cell_cb, row_cb, &plain), ==, strlen (text));
    csv_free (&parser);
    return g_string_free_and_steal (plain.all);
}

static char *
read_quickly (const char *text, char separator)
{
    g_autoptr (AmendsRowReader) reader = make_reader (text, separator, TRUE);
    g_autoptr (AmendsRow) row = amends_row_new ();
    GString *all = g_string_new (NULL);

    while (amends_row_reader_next (reader, row, NULL, NULL) == AMENDS_ROW_READ) {
        g_assert_null (row->problem);
        for (guint i = 0; i < amends_row_get_n_cells (row); i++)
            g_string_append_printf (all, "%s%s", i > 0 ? "|" : "", amends_row_get (row, i));
        g_string_append_c (all, '\f');
    }
    return g_string_free_and_steal (all);
}

static void
append_cell (GString *text, gboolean quoted)
{
    static const char *const PIECES[] = { "a", "bc", " ", "å", "\"", "\"\"", ",", ";", "\r", "\n", "\r\n", "' " };
    int n = g_test_rand_int_range (0, 5);

    if (g_test_rand_int_range (0, 10) == 0)
        g_string_append (text, " ");
    if (quoted)
        g_string_append_c (text, '"');
    for (int i = 0; i < n; i++) {
        const char *piece = PIECES[g_test_rand_int_range (0, G_N_ELEMENTS (PIECES))];

        /* Only what stands between quotation marks may hold separators, line ends and doubled marks. */
        if (quoted ? !g_str_equal (piece, "\"") : strpbrk (piece, ",;\n\"") == NULL)
            g_string_append (text, piece);
    }
    /* A mark within a word is one of inches. */
    if (!quoted && g_test_rand_int_range (0, 8) == 0)
        g_string_append (text, "5\" x");
    if (quoted)
        g_string_append_c (text, '"');
    if (g_test_rand_int_range (0, 10) == 0)
        g_string_append (text, " ");
}

/* Records are taken a cell at a time where that is sure: there must be no telling from what the parser makes of them. */
static void
test_like_the_parser (void)
{
    for (guint i = 0; i < 3000; i++) {
        char separator = i % 3 == 0 ? ';' : ',';
        int n_rows = g_test_rand_int_range (1, 6);
        g_autoptr (GString) text = g_string_new (NULL);
        g_autofree char *plain = NULL;
        g_autofree char *quick = NULL;

        for (int row = 0; row < n_rows; row++) {
            int n_cells = g_test_rand_int_range (0, 5);

            g_string_append_c (text, 'x');
            for (int cell = 0; cell < n_cells; cell++) {
                g_string_append_c (text, separator);
                append_cell (text, g_test_rand_int_range (0, 2) == 0);
            }
            g_string_append (text, g_test_rand_int_range (0, 2) == 0 ? "\r\n" : "\n");
        }
        plain = read_plainly (text->str, separator);
        quick = read_quickly (text->str, separator);
        g_assert_cmpstr (quick, ==, plain);
    }
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/delimited/records", test_records);
    g_test_add_func ("/delimited/sniffs", test_sniffs);
    g_test_add_func ("/delimited/spreadsheet-says-its-separator", test_spreadsheet_says_its_separator);
    g_test_add_func ("/delimited/caps", test_caps);
    g_test_add_func ("/delimited/like-the-parser", test_like_the_parser);
    g_test_add_func ("/delimited/too-many-open-quotes", test_too_many_open_quotes);
    return g_test_run ();
}
