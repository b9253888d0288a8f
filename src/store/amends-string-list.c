/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-string-list.h"

#include <string.h>

GBytes *
amends_string_list_pack (const char *const *strings)
{
    GByteArray *bytes;

    if (strings == NULL || strings[0] == NULL)
        return NULL;
    bytes = g_byte_array_new ();
    for (guint i = 0; strings[i] != NULL; i++)
        g_byte_array_append (bytes, (const guint8 *) strings[i], (guint) strlen (strings[i]) + 1);
    return g_byte_array_free_to_bytes (bytes);
}

const char **
amends_string_list_unpack (gconstpointer data, gsize size)
{
    const char *start = data;
    GPtrArray *strings;

    /* A file that was tampered with must not make us read beyond the value. */
    if (size == 0 || start[size - 1] != '\0')
        return NULL;
    strings = g_ptr_array_new ();
    for (const char *string = start; string < start + size; string += strlen (string) + 1)
        g_ptr_array_add (strings, (gpointer) string);
    g_ptr_array_add (strings, NULL);
    return (const char **) g_ptr_array_free (strings, FALSE);
}
