/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-http.h"

static void
test_matches (void)
{
    static const struct {
        const char *header;
        gboolean matches;
    } cases[] = {
        { "\"abc\"", TRUE },
        { "W/\"abc\"", TRUE },
        { "\"x\", \"abc\"", TRUE },
        { "\"x\" ,W/\"abc\" ", TRUE },
        { "*", TRUE },
        { NULL, FALSE },
        { "", FALSE },
        { "abc", FALSE },
        { "\"ab\"", FALSE },
        { "\"abcd\", \"x\"", FALSE },
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        g_assert_cmpint (amends_sample_http_matches (cases[i].header, "\"abc\""), ==, cases[i].matches);
}

static void
test_gzip (void)
{
    static const struct {
        const char *header;
        gboolean accepts;
    } cases[] = {
        { "gzip", TRUE },      { "deflate, gzip;q=0.5", TRUE },
        { "GZIP", TRUE },      { "br;q=1.0, x-gzip", TRUE },
        { NULL, FALSE },       { "", FALSE },
        { "br", FALSE },       { "gzip;q=0", FALSE },
        { "identity", FALSE }, { "gzipped", FALSE },
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        g_assert_cmpint (amends_sample_http_accepts_gzip (cases[i].header), ==, cases[i].accepts);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/sample/http/if-none-match", test_matches);
    g_test_add_func ("/sample/http/accept-encoding", test_gzip);
    return g_test_run ();
}
