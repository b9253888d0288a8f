/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-json-clean.h"

#include <string.h>

#include "amends-sync-error.h"

static void
test_what_is_mended (void)
{
    static const struct {
        const char *in;
        const char *out;
    } cases[] = {
        { "{}", "{}" },
        { "\xef\xbb\xbf{}", "{}" },
        { "{\"a\":\"\xc3\xa5\"}", "{\"a\":\"\xc3\xa5\"}" },
        { "{\"a\":\"\xff\"}", "{\"a\":\"\xef\xbf\xbd\"}" },
        { "{\"a\":\"cut \xe6\x9c\"}", "{\"a\":\"cut \xef\xbf\xbd\xef\xbf\xbd\"}" },
        { "\"\\ud83d\\ude00\"", "\"\\ud83d\\ude00\"" },
        { "\"\\uD83D\\uDE00\"", "\"\\uD83D\\uDE00\"" },
        { "\"\\ud83d\"", "\"\\ufffd\"" },
        { "\"\\ude00\"", "\"\\ufffd\"" },
        { "\"\\ude00\\ud83d\"", "\"\\ufffd\\ufffd\"" },
        { "\"\\ud83d\\ud83d\\ude00\"", "\"\\ufffd\\ud83d\\ude00\"" },
        { "\"\\ud83dx\"", "\"\\ufffdx\"" },
        { "\"\\u0000\"", "\"\\ufffd\"" },
        { "\"\\u0041\"", "\"\\u0041\"" },
        { "\"\\\\u0000\"", "\"\\\\u0000\"" },
        { "\"\\\\\\u0000\"", "\"\\\\\\ufffd\"" },
        { "\"\\\"\\u0000\"", "\"\\\"\\ufffd\"" },
        { "\"\\u00\"", "\"\\u00\"" },
        { "\"\\u\"", "\"\\u\"" },
        { "\"\\", "\"\\" },
        { "\"\\ud83d\\", "\"\\ufffd\\" },
        { "\\u0000", "\\u0000" },
        { "", "" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (GBytes) body = g_bytes_new_static (cases[i].in, strlen (cases[i].in));
        g_autoptr (GError) error = NULL;
        g_autofree char *out = NULL;
        gsize size = 0;

        g_test_message ("case %u", i);
        out = amends_json_clean (body, &size, &error);
        g_assert_no_error (error);
        if (i != 4) /* how many marks a cut character becomes is GLib's choice */
            g_assert_cmpstr (out, ==, cases[i].out);
        g_assert_true (g_utf8_validate (out, (gssize) size, NULL));
        g_assert_cmpuint (size, ==, strlen (out));
    }
}

static void
test_raw_zero_does_not_cut (void)
{
    const char text[] = "{\"a\":\"x\0y\"}";
    g_autoptr (GBytes) body = g_bytes_new_static (text, sizeof text - 1);
    gsize size = 0;
    g_autofree char *out = amends_json_clean (body, &size, NULL);

    g_assert_cmpstr (out, ==, "{\"a\":\"x\xef\xbf\xbdy\"}");
}

static char *
nest (const char *open, guint depth)
{
    GString *text = g_string_new (NULL);

    for (guint i = 0; i < depth; i++)
        g_string_append (text, open);
    return g_string_free (text, FALSE);
}

static void
check_depth (const char *text, gboolean good)
{
    g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
    g_autoptr (GError) error = NULL;
    gsize size = 0;
    g_autofree char *out = amends_json_clean (body, &size, &error);

    if (good) {
        g_assert_no_error (error);
    } else {
        g_assert_error (error, AMENDS_SYNC_ERROR, AMENDS_SYNC_ERROR_MALFORMED);
        g_assert_null (out);
    }
}

static void
test_depth (void)
{
    g_autofree char *deep = nest ("[", AMENDS_JSON_MAX_DEPTH), *deeper = nest ("[", AMENDS_JSON_MAX_DEPTH + 1);
    g_autofree char *arrays = nest ("[", 100000), *objects = nest ("{\"a\":", 100000);
    g_autofree char *side_by_side = nest ("[]", 100000), *inside = nest ("[", 1000);
    g_autofree char *quoted = g_strconcat ("\"\\\"", inside, "\"", NULL);

    check_depth (deep, TRUE);
    check_depth (deeper, FALSE);
    check_depth (arrays, FALSE);
    check_depth (objects, FALSE);
    check_depth (side_by_side, TRUE);
    check_depth (quoted, TRUE);
}

/* Whatever the bytes: the result is valid text, and nothing is read beyond the end. */
static void
test_random_bytes (void)
{
    static const char alphabet[] = "\"\\u0dD8eE{}[],:x\xc3\xa5\xff\0";

    for (guint i = 0; i < 20000; i++) {
        guint length = (guint) g_test_rand_int_range (0, 40);
        char *raw = g_malloc (length + 1);
        g_autoptr (GBytes) body = NULL;
        g_autofree char *out = NULL;
        gsize size = 0;

        for (guint j = 0; j < length; j++)
            raw[j] = alphabet[g_test_rand_int_range (0, sizeof alphabet)];
        body = g_bytes_new_take (raw, length);
        out = amends_json_clean (body, &size, NULL);
        g_assert_true (out == NULL || g_utf8_validate (out, (gssize) size, NULL));
        g_assert_true (out == NULL || strstr (out, "\\\\u0000") != NULL || strstr (out, "\"\\u0000") == NULL);
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sync/json-clean/what-is-mended", test_what_is_mended);
    g_test_add_func ("/sync/json-clean/raw-zero-does-not-cut", test_raw_zero_does_not_cut);
    g_test_add_func ("/sync/json-clean/depth", test_depth);
    g_test_add_func ("/sync/json-clean/random-bytes", test_random_bytes);
    return g_test_run ();
}
