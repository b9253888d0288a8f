/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <json-glib/json-glib.h>
#include <yyjson.h>

/* Reads the same JSON Lines with both libraries, line by line, as an import does, and prints how long each took. */

#define N_LINES 100000
#define N_ROUNDS 5

static GString *
make_lines (void)
{
    GString *text = g_string_new (NULL);

    for (guint i = 0; i < N_LINES; i++)
        g_string_append_printf (
            text,
            "{\"rating\":%u.0,\"title\":\"Review number %u\",\"text\":\"It worked for %u days, then the hinge broke; \\u00e5\\u00e4\\u00f6 "
            "and a line\\nbreak, and some more words as people write them.\",\"images\":[{\"large_image_url\":"
            "\"https://example.com/%u.jpg\"}],\"asin\":\"B0%08u\",\"user_id\":\"U%u\",\"timestamp\":%u000,\"helpful_vote\":%u,"
            "\"verified_purchase\":%s}\n",
            i % 5 + 1, i, i % 90, i, i % 1000, i, 1588687728 + i, i % 7, i % 2 == 0 ? "true" : "false");
    return text;
}

/* What both have to do with a line: sum up the stars and the lengths of the texts. */
typedef gsize (*ReadLine) (const char *line, gsize length);

static gsize
read_with_yyjson (const char *line, gsize length)
{
    yyjson_doc *doc = yyjson_read (line, length, 0);
    yyjson_val *root = yyjson_doc_get_root (doc);
    gsize sum =
        (gsize) yyjson_get_num (yyjson_obj_get (root, "rating")) + yyjson_get_len (yyjson_obj_get (root, "text"));

    yyjson_doc_free (doc);
    return sum;
}

static gsize
read_with_json_glib (const char *line, gsize length)
{
    static JsonParser *parser = NULL;
    JsonObject *root;

    if (parser == NULL)
        parser = json_parser_new_immutable ();
    if (!json_parser_load_from_data (parser, line, (gssize) length, NULL))
        g_error ("a line cannot be read");
    root = json_node_get_object (json_parser_get_root (parser));
    return (gsize) json_object_get_double_member (root, "rating") +
           strlen (json_object_get_string_member (root, "text"));
}

static double
measure (const GString *text, ReadLine read_line, gsize *sum)
{
    double best = G_MAXDOUBLE;

    for (guint round = 0; round < N_ROUNDS; round++) {
        gint64 start = g_get_monotonic_time ();
        const char *line = text->str;

        *sum = 0;
        while (*line != '\0') {
            const char *end = strchr (line, '\n');

            *sum += read_line (line, (gsize) (end - line));
            line = end + 1;
        }
        best = MIN (best, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
    }
    return best;
}

int
main (void)
{
    GString *text = make_lines ();
    double megabytes = (double) text->len / 1e6;
    gsize sum_yyjson, sum_json_glib;
    double yyjson_time = measure (text, read_with_yyjson, &sum_yyjson);
    double json_glib_time = measure (text, read_with_json_glib, &sum_json_glib);

    if (sum_yyjson != sum_json_glib)
        g_error ("the two do not read the same");
    g_print ("%d lines, %.1f MB, best of %d\n", N_LINES, megabytes, N_ROUNDS);
    g_print ("yyjson    %.3f s  %6.0f MB/s\n", yyjson_time, megabytes / yyjson_time);
    g_print ("json-glib %.3f s  %6.0f MB/s\n", json_glib_time, megabytes / json_glib_time);
    g_print ("json-glib takes %.1f times as long as yyjson\n", json_glib_time / yyjson_time);
    g_string_free (text, TRUE);
    return 0;
}
