/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the sample shop until its standard input closes: serve-sample [REVIEWS [SEED [NOW]]]. Prints URL and token, a line each. */
#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <stdlib.h>

#include "amends-sample-shop.h"

#define MOST_REQUESTS 50

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    gssize n = g_input_stream_skip_finish (G_INPUT_STREAM (source), result, NULL);

    if (n > 0)
        g_input_stream_skip_async (G_INPUT_STREAM (source), 1024, G_PRIORITY_DEFAULT, NULL, closed_cb, user_data);
    else
        g_main_loop_quit (user_data);
}

static guint64
read_number (int argc, char **argv, int index, guint64 fallback)
{
    guint64 value = fallback;

    if (index < argc && !g_ascii_string_to_unsigned (argv[index], 10, 0, G_MAXINT64, &value, NULL))
        g_error ("Not a number: %s", argv[index]);
    return value;
}

int
main (int argc, char **argv)
{
    g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
    g_autoptr (GInputStream) input = g_unix_input_stream_new (0, FALSE);
    g_autoptr (AmendsSampleShop) shop = NULL;
    g_autoptr (GError) error = NULL;

    shop =
        amends_sample_shop_new ((guint) read_number (argc, argv, 1, AMENDS_SAMPLE_SHOP_REVIEWS),
                                (guint32) read_number (argc, argv, 2, AMENDS_SAMPLE_SHOP_SEED),
                                (gint64) read_number (argc, argv, 3, (guint64) (g_get_real_time () / G_USEC_PER_SEC)));
    /* Few enough for a slow test to ask too often. */
    amends_sample_shop_set_most_requests (shop, MOST_REQUESTS);
    if (!amends_sample_shop_start (shop, 0, &error)) {
        g_printerr ("%s\n", error->message);
        return EXIT_FAILURE;
    }
    g_print ("%s\n%s\n", amends_sample_shop_get_url (shop), amends_sample_shop_get_token (shop));
    g_input_stream_skip_async (input, 1024, G_PRIORITY_DEFAULT, NULL, closed_cb, loop);
    g_main_loop_run (loop);
    return EXIT_SUCCESS;
}
