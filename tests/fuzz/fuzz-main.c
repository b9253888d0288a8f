/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdlib.h>

#include <glib.h>

/* Without a fuzzing engine: every file of the corpus, and every damage of each of them that can be made by rule. */

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* No input of this size may take longer, even on a busy machine. */
#define SECONDS_MAX 10.0

static void
run_one (const char *name, const char *data, gsize size)
{
    gint64 start = g_get_monotonic_time ();

    LLVMFuzzerTestOneInput ((const uint8_t *) data, size);
    if ((double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC > SECONDS_MAX)
        g_error ("%s took too long", name);
}

static void
run_damaged (const char *name, const char *data, gsize size)
{
    static const char BYTES[] = { '"', '\0', '\n', '\r', '{', ']', ',', '\\', (char) 0xff, (char) 0xc3 };
    gsize step = MAX (size / 40, 1);

    run_one (name, data, size);
    for (gsize i = 0; i < size; i += step) {
        g_autofree char *copy = g_memdup2 (data, size);

        run_one (name, data, i);
        copy[i] = BYTES[(i / step) % G_N_ELEMENTS (BYTES)];
        run_one (name, copy, size);
    }
}

int
main (int argc, char *argv[])
{
    guint n = 0;

    for (int i = 1; i < argc; i++) {
        g_autoptr (GDir) dir = g_dir_open (argv[i], 0, NULL);
        const char *name;

        while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
            g_autofree char *path = g_build_filename (argv[i], name, NULL);
            g_autofree char *data = NULL;
            gsize size;

            if (g_file_get_contents (path, &data, &size, NULL)) {
                run_damaged (name, data, size);
                n++;
            }
        }
    }
    g_print ("%u files and their damages read\n", n);
    return n > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
