/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-writer.h"

#include <json-glib/json-glib.h>

static void
test_nested (void)
{
    g_autoptr (AmendsSampleWriter) writer = amends_sample_writer_new ();
    g_autofree char *text = NULL;

    amends_sample_writer_begin_object (writer);
    amends_sample_writer_add_name (writer, "list");
    amends_sample_writer_begin_array (writer);
    amends_sample_writer_add_int (writer, G_MININT64);
    amends_sample_writer_begin_object (writer);
    amends_sample_writer_end_object (writer);
    amends_sample_writer_begin_array (writer);
    amends_sample_writer_end_array (writer);
    amends_sample_writer_add_string (writer, "a");
    amends_sample_writer_end_array (writer);
    amends_sample_writer_add_name (writer, "yes");
    amends_sample_writer_add_boolean (writer, TRUE);
    amends_sample_writer_add_name (writer, "no");
    amends_sample_writer_add_boolean (writer, FALSE);
    amends_sample_writer_add_name (writer, "nothing");
    amends_sample_writer_add_string (writer, NULL);
    amends_sample_writer_end_object (writer);
    text = amends_sample_writer_steal (writer);
    g_assert_cmpstr (text, ==,
                     "{\"list\":[-9223372036854775808,{},[],\"a\"],\"yes\":true,\"no\":false,\"nothing\":null}");
}

/* What another parser reads is what was written, whatever the characters. */
static void
test_strings (void)
{
    g_autoptr (GString) all = g_string_new (NULL);
    g_autoptr (AmendsSampleWriter) writer = amends_sample_writer_new ();
    g_autoptr (JsonNode) root = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *text = NULL;

    for (gunichar c = 1; c < 0x300; c++)
        g_string_append_unichar (all, c);
    g_string_append (all, "漢字 🙂 \\u0041 </script> \"");
    amends_sample_writer_begin_array (writer);
    amends_sample_writer_add_string (writer, all->str);
    amends_sample_writer_add_string (writer, "");
    amends_sample_writer_end_array (writer);
    text = amends_sample_writer_steal (writer);
    for (const char *c = text; *c != '\0'; c++)
        g_assert_false (g_ascii_iscntrl (*c));
    root = json_from_string (text, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (json_array_get_string_element (json_node_get_array (root), 0), ==, all->str);
    g_assert_cmpstr (json_array_get_string_element (json_node_get_array (root), 1), ==, "");
}

static void
test_steal_begins_anew (void)
{
    g_autoptr (AmendsSampleWriter) writer = amends_sample_writer_new ();
    g_autofree char *first = NULL;
    g_autofree char *second = NULL;

    amends_sample_writer_add_int (writer, 1);
    first = amends_sample_writer_steal (writer);
    amends_sample_writer_add_int (writer, 2);
    second = amends_sample_writer_steal (writer);
    g_assert_cmpstr (first, ==, "1");
    g_assert_cmpstr (second, ==, "2");
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sample/writer/nested", test_nested);
    g_test_add_func ("/sample/writer/strings", test_strings);
    g_test_add_func ("/sample/writer/steal", test_steal_begins_anew);
    return g_test_run ();
}
