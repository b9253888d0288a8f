/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-packed.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

typedef struct {
    gint64 number;
    const char *name;
    const char *const *first;
    const char *note;
    const char *const *second;
} Sample;

static const gsize STRINGS[] = { G_STRUCT_OFFSET (Sample, name), G_STRUCT_OFFSET (Sample, note) };
static const gsize LISTS[] = { G_STRUCT_OFFSET (Sample, first), G_STRUCT_OFFSET (Sample, second) };
static const AmendsPackedFields LAYOUT = { sizeof (Sample), STRINGS, G_N_ELEMENTS (STRINGS), LISTS,
                                           G_N_ELEMENTS (LISTS) };

static void
test_copies_strings (void)
{
    char name[] = "Åsa";
    Sample *packed = amends_packed_new (&LAYOUT, &(Sample) { .number = 42, .name = name, .note = "" });

    memset (name, 'x', sizeof (name) - 1);
    g_assert_cmpint (packed->number, ==, 42);
    g_assert_cmpstr (packed->name, ==, "Åsa");
    g_assert_cmpstr (packed->note, ==, "");
    amends_packed_unref (packed);
}

static void
test_keeps_null (void)
{
    Sample *packed = amends_packed_new (&LAYOUT, &(Sample) { .number = -1 });

    g_assert_null (packed->name);
    g_assert_null (packed->note);
    g_assert_null (packed->first);
    g_assert_null (packed->second);
    amends_packed_unref (packed);
}

static void
test_one_block (void)
{
    const char *const one[] = { "a", NULL };
    g_autofree char *long_text = g_strnfill (5000, 'z');
    Sample fields = { .name = "first", .first = one, .note = long_text };
    Sample *packed = amends_packed_new (&LAYOUT, &fields);
    const char *start = (const char *) packed;
    const char *end = start + sizeof (Sample) + 2 * sizeof (char *) + sizeof "a" + sizeof "first" + 5001;

    g_assert_true (packed->name > start && packed->name < end);
    g_assert_true (packed->note > start && packed->note + 5001 <= end);
    g_assert_true ((const char *) packed->first > start && packed->first[0] < end);
    g_assert_cmpstr (packed->note, ==, long_text);
    amends_packed_unref (packed);
}

/* Strings of odd lengths before a list must not push its pointers off their border. */
static void
test_lists_are_aligned (void)
{
    for (guint length = 0; length < 2 * sizeof (char *); length++) {
        g_autofree char *filler = g_strnfill (length, 'q');
        const char *const first[] = { filler, "b", NULL };
        const char *const second[] = { "c", filler, "e", NULL };
        Sample *packed = amends_packed_new (&LAYOUT, &(Sample) { .name = filler, .first = first, .second = second });

        g_assert_cmpuint ((uintptr_t) packed->first % sizeof (char *), ==, 0);
        g_assert_cmpuint ((uintptr_t) packed->second % sizeof (char *), ==, 0);
        g_assert_cmpstrv ((char **) packed->first, (char **) first);
        g_assert_cmpstrv ((char **) packed->second, (char **) second);
        g_assert_cmpstr (packed->name, ==, filler);
        amends_packed_unref (packed);
    }
}

static void
test_empty_list_is_not_null (void)
{
    const char *const none[] = { NULL };
    Sample *packed = amends_packed_new (&LAYOUT, &(Sample) { .name = "n", .first = none });

    g_assert_nonnull (packed->first);
    g_assert_null (packed->first[0]);
    g_assert_null (packed->second);
    amends_packed_unref (packed);
}

static gpointer
ref_and_unref (gpointer data)
{
    for (guint i = 0; i < 10000; i++)
        amends_packed_unref (amends_packed_ref (data));
    return NULL;
}

static void
test_counts_in_threads (void)
{
    Sample *packed = amends_packed_new (&LAYOUT, &(Sample) { .name = "shared" });
    GThread *threads[4];

    for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        threads[i] = g_thread_new ("packed", ref_and_unref, packed);
    for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        g_thread_join (threads[i]);
    g_assert_cmpstr (packed->name, ==, "shared");
    g_assert_true (amends_packed_ref (packed) == packed);
    amends_packed_unref (packed);
    amends_packed_unref (packed);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/packed/copies-strings", test_copies_strings);
    g_test_add_func ("/packed/keeps-null", test_keeps_null);
    g_test_add_func ("/packed/one-block", test_one_block);
    g_test_add_func ("/packed/lists-are-aligned", test_lists_are_aligned);
    g_test_add_func ("/packed/empty-list-is-not-null", test_empty_list_is_not_null);
    g_test_add_func ("/packed/counts-in-threads", test_counts_in_threads);
    return g_test_run ();
}
