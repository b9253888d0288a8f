/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "amends-row.h"
#include "files-test.h"

/*
 * Files with all kinds of damage, made by chance from a fixed seed. Whatever the damage: each row that is whole is read, once and as it was written, and each that
 * is not is reported by the number of its line. Nothing is passed over in silence.
 */

#define SEED 20260117
#define N_FILES 150
#define N_HUGE_FILES 3
/* What the decoder takes at a time: quotations are made to lie across it. */
#define CHUNK (64 * 1024)

typedef struct {
    guint number;
    guint64 line; /* the row's first */
    gboolean whole;
} Written;

typedef struct {
    GRand *rand;
    GString *text;
    GArray *rows; /* (element-type Written) */
    const char *line_end;
    guint64 line;
    char separator;
    gboolean mixed_ends;
} Maker;

static gboolean
toss (Maker *self, int one_in)
{
    return g_rand_int_range (self->rand, 0, one_in) == 0;
}

static void
end_line (Maker *self)
{
    g_string_append (self->text, self->mixed_ends ? (toss (self, 2) ? "\n" : "\r\n") : self->line_end);
    self->line++;
}

static void
begin_row (Maker *self, gboolean whole)
{
    Written row = { self->rows->len, self->line, whole };

    g_array_append_val (self->rows, row);
}

static guint
get_number (Maker *self)
{
    return self->rows->len - 1;
}

static guint
get_stars (guint number)
{
    return number % 5 + 1;
}

/* What a quotation may hold: line ends of each kind, separators, doubled marks, and now and then more than the decoder takes at a time. */
static void
append_quotation (Maker *self)
{
    int n = g_rand_int_range (self->rand, 0, 6);

    g_string_append_printf (self->text, "\"begin %u", get_number (self));
    for (int i = 0; i < n; i++) {
        switch (g_rand_int_range (self->rand, 0, 6)) {
        case 0:
            end_line (self);
            break;
        case 1:
            g_string_append_c (self->text, self->separator);
            break;
        case 2:
            g_string_append (self->text, "\"\"");
            break;
        case 3:
            end_line (self);
            end_line (self);
            g_string_append (self->text, "5, 4, 3");
            break;
        case 4:
            if (toss (self, 40)) {
                gsize start = self->text->len;

                g_string_set_size (self->text, start + CHUNK);
                memset (self->text->str + start, 'w', CHUNK);
            }
            break;
        default:
            g_string_append_len (self->text, " wor\0ds", 7);
            break;
        }
    }
    g_string_append_printf (self->text, " end %u\"", get_number (self));
}

static void
add_whole_row (Maker *self)
{
    guint number;

    if (toss (self, 40))
        g_string_append (self->text, "\xef\xbb\xbf");
    begin_row (self, TRUE);
    number = get_number (self);
    g_string_append_printf (self->text, toss (self, 4) ? "\"R%u\"%c\"%u\"%c" : "R%u%c%u%c", number, self->separator,
                            get_stars (number), self->separator);
    if (toss (self, 2))
        append_quotation (self);
    else
        g_string_append_printf (self->text, "begin %u plain 5\" wide end %u", number, number);
    end_line (self);
}

static void
add_damaged_row (Maker *self)
{
    char s = self->separator;
    guint number;

    begin_row (self, FALSE);
    number = get_number (self);
    switch (g_rand_int_range (self->rand, 0, 8)) {
    case 0: /* quotations that are never closed */
        g_string_append_printf (self->text, "R%u%c5%c\"begin", number, s, s);
        break;
    case 1:
        g_string_append_printf (self->text, "R%u%c\"5%cbegin", number, s, s);
        break;
    case 2:
        g_string_append_printf (self->text, "R%u%c5%c\"be\"\"gin\"\" x", number, s, s);
        break;
    case 3: /* a header again, as where files were put together */
        g_string_append_printf (self->text, "%sid%cstars%cbody", toss (self, 2) ? "\xef\xbb\xbf" : "", s, s);
        break;
    case 4:
        g_string_append_printf (self->text, "R%u%c5%cbegin%cone cell more", number, s, s, s);
        break;
    case 5:
        g_string_append_printf (self->text, "R%u", number);
        break;
    case 6:
        g_string_append_printf (self->text, "R%u%c", number, s);
        g_string_append_len (self->text, "\0", 1);
        g_string_append_printf (self->text, "%cbegin", s);
        break;
    default:
        g_string_append_printf (self->text, "R%u%cmany%cbegin", number, s, s);
        break;
    }
    end_line (self);
}

static void
add_huge_row (Maker *self)
{
    gsize start;

    begin_row (self, FALSE);
    g_string_append_printf (self->text, "R%u%c5%c", get_number (self), self->separator, self->separator);
    start = self->text->len;
    g_string_set_size (self->text, start + AMENDS_RECORD_MAX + 1);
    memset (self->text->str + start, 'w', AMENDS_RECORD_MAX + 1);
    end_line (self);
}

static void
make_delimited (Maker *self, gboolean huge)
{
    static const char *const ENDS[] = { "\n", "\r\n", "\r" };
    static const char SEPARATORS[] = { ',', ';', '|' };
    int n = g_rand_int_range (self->rand, 1, 40);

    self->line_end = ENDS[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (ENDS))];
    self->mixed_ends = toss (self, 4);
    self->separator = SEPARATORS[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (SEPARATORS))];
    g_string_append_printf (self->text, "id%cstars%cbody", self->separator, self->separator);
    end_line (self);
    add_whole_row (self);
    for (int i = 0; i < n; i++) {
        if (toss (self, 6))
            add_damaged_row (self);
        else if (huge && toss (self, 12))
            add_huge_row (self);
        else if (toss (self, 20))
            end_line (self);
        else
            add_whole_row (self);
    }
    if (toss (self, 3)) {
        begin_row (self, FALSE);
        g_string_append_printf (self->text, "R%u%c5%c\"the end", get_number (self), self->separator, self->separator);
    }
}

static void
make_json_lines (Maker *self, gboolean huge)
{
    int n = g_rand_int_range (self->rand, 1, 40);

    self->line_end = toss (self, 2) ? "\n" : "\r\n";
    for (int i = 0; i < n + 3; i++) {
        gboolean damaged = i > 2 && toss (self, 6);
        gboolean too_large = huge && i > 2 && toss (self, 12);
        guint number;

        if (toss (self, 40))
            g_string_append (self->text, "\xef\xbb\xbf");
        begin_row (self, !damaged && !too_large);
        number = get_number (self);
        g_string_append_printf (self->text, "{\"id\":\"R%u\",\"stars\":%u,\"body\":\"begin %u", number,
                                get_stars (number), number);
        if (too_large) {
            gsize start = self->text->len;

            g_string_set_size (self->text, start + AMENDS_RECORD_MAX);
            memset (self->text->str + start, 'w', AMENDS_RECORD_MAX);
        } else if (toss (self, 8)) {
            g_string_append_len (self->text, "\0", 1);
        }
        g_string_append_printf (self->text, damaged ? " end %u" : " end %u\"}", number);
        end_line (self);
    }
}

static void
check_review (Maker *made, const AmendsReview *review, gboolean *seen)
{
    guint64 number = g_ascii_strtoull (review->external_id + 1, NULL, 10);
    const Written *row;
    g_autofree char *begin = g_strdup_printf ("begin %" G_GUINT64_FORMAT, number);
    g_autofree char *end = g_strdup_printf ("end %" G_GUINT64_FORMAT, number);

    g_assert_cmpint (review->external_id[0], ==, 'R');
    g_assert_cmpuint (number, <, made->rows->len);
    row = &g_array_index (made->rows, Written, number);
    g_test_message ("row %u of line %" G_GUINT64_FORMAT, row->number, row->line);
    g_assert_true (row->whole);
    g_assert_false (seen[number]);
    seen[number] = TRUE;
    g_assert_cmpuint ((guint) review->stars, ==, get_stars (row->number));
    g_assert_nonnull (review->body);
    g_assert_true (g_str_has_prefix (review->body, begin));
    g_assert_true (g_str_has_suffix (review->body, end));
}

static void
check_all_are_told (Maker *made, const AmendsBatch *batch)
{
    g_autofree gboolean *seen = g_new0 (gboolean, made->rows->len);
    g_autoptr (GHashTable) lines = g_hash_table_new (NULL, NULL);

    for (guint i = 0; i < batch->reviews->len; i++)
        check_review (made, g_ptr_array_index (batch->reviews, i), seen);
    for (guint i = 0; i < batch->rejections->len; i++) {
        const AmendsRejection *rejection = g_ptr_array_index (batch->rejections, i);

        g_assert_cmpstr (rejection->reason, !=, "");
        g_hash_table_add (lines, GSIZE_TO_POINTER ((gsize) rejection->line));
    }
    for (guint i = 0; i < made->rows->len; i++) {
        const Written *row = &g_array_index (made->rows, Written, i);

        g_test_message ("row %u of line %" G_GUINT64_FORMAT " %s", i, row->line, row->whole ? "whole" : "damaged");
        if (row->whole)
            g_assert_true (seen[i]);
        else
            g_assert_true (g_hash_table_contains (lines, GSIZE_TO_POINTER ((gsize) row->line)));
    }
    g_assert_cmpuint (batch->reviews->len + batch->rejections->len, ==, made->rows->len);
    g_assert_cmpuint (batch->n_read, ==, made->rows->len);
}

typedef void (*MakeFile) (Maker *self, gboolean huge);

static void
check_file (FilesFixture *fixture, const char *name, MakeFile make_file, guint32 seed, gboolean huge)
{
    Maker maker = { .rand = g_rand_new_with_seed (seed), .text = g_string_new (NULL), .line = 1 };
    g_autoptr (GFile) file = NULL;
    g_autoptr (AmendsBatch) batch = NULL;

    maker.rows = g_array_new (FALSE, FALSE, sizeof (Written));
    make_file (&maker, huge);
    file = files_fixture_write (fixture, name, maker.text->str, (gssize) maker.text->len);
    batch = files_import (file);
    g_test_message ("%s of seed %u%s", name, seed, huge ? ", huge" : "");
    check_all_are_told (&maker, batch);
    g_rand_free (maker.rand);
    g_string_free (maker.text, TRUE);
    g_array_unref (maker.rows);
}

static void
check_files (const char *name, MakeFile make_file)
{
    g_autoptr (FilesFixture) fixture = files_fixture_new ();

    for (guint i = 0; i < N_FILES; i++)
        check_file (fixture, name, make_file, SEED + i, FALSE);
    for (guint i = 0; i < N_HUGE_FILES; i++)
        check_file (fixture, name, make_file, SEED + N_FILES + i, TRUE);
}

static void
test_delimited (void)
{
    check_files ("f.csv", make_delimited);
}

static void
test_json_lines (void)
{
    check_files ("f.jsonl", make_json_lines);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/nothing-lost/delimited", test_delimited);
    g_test_add_func ("/nothing-lost/json-lines", test_json_lines);
    return g_test_run ();
}
