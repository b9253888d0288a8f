/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-packed.h"

#include <string.h>

static const char *
string_at (gconstpointer fields, gsize offset)
{
    return G_STRUCT_MEMBER (const char *, fields, offset);
}

static const char *const *
list_at (gconstpointer fields, gsize offset)
{
    return G_STRUCT_MEMBER (const char *const *, fields, offset);
}

static gsize
packed_size (const AmendsPackedFields *layout, gconstpointer fields)
{
    gsize size = layout->struct_size;

    for (guint i = 0; i < layout->n_lists; i++) {
        const char *const *list = list_at (fields, layout->lists[i]);

        /* Pointer arrays come first after the struct, so that they stay aligned. */
        for (guint j = 0; list != NULL && list[j] != NULL; j++)
            size += sizeof (char *) + strlen (list[j]) + 1;
        size += list != NULL ? sizeof (char *) : 0;
    }
    for (guint i = 0; i < layout->n_strings; i++) {
        const char *string = string_at (fields, layout->strings[i]);

        size += string != NULL ? strlen (string) + 1 : 0;
    }
    return size;
}

static const char *
append_string (char **tail, const char *string)
{
    gsize size = strlen (string) + 1;
    char *copy = memcpy (*tail, string, size);

    *tail += size;
    return copy;
}

static void
copy_lists (const AmendsPackedFields *layout, gpointer block, const char **slots, char **tail)
{
    for (guint i = 0; i < layout->n_lists; i++) {
        const char *const *list = list_at (block, layout->lists[i]);

        if (list == NULL)
            continue;
        G_STRUCT_MEMBER (const char *const *, block, layout->lists[i]) = slots;
        for (; *list != NULL; list++)
            *slots++ = append_string (tail, *list);
        *slots++ = NULL;
    }
}

static gsize
count_slots (const AmendsPackedFields *layout, gconstpointer fields)
{
    gsize n_slots = 0;

    for (guint i = 0; i < layout->n_lists; i++) {
        const char *const *list = list_at (fields, layout->lists[i]);

        n_slots += list != NULL ? g_strv_length ((char **) list) + 1 : 0;
    }
    return n_slots;
}

gpointer
amends_packed_new (const AmendsPackedFields *layout, gconstpointer fields)
{
    gpointer block = g_atomic_rc_box_alloc (packed_size (layout, fields));
    const char **slots = (const char **) ((char *) block + layout->struct_size);
    char *tail = (char *) (slots + count_slots (layout, fields));

    memcpy (block, fields, layout->struct_size);
    copy_lists (layout, block, slots, &tail);
    for (guint i = 0; i < layout->n_strings; i++) {
        const char *string = string_at (block, layout->strings[i]);

        if (string != NULL)
            G_STRUCT_MEMBER (const char *, block, layout->strings[i]) = append_string (&tail, string);
    }
    return block;
}

gpointer
amends_packed_ref (gconstpointer value)
{
    return g_atomic_rc_box_acquire ((gpointer) value);
}

void
amends_packed_unref (gconstpointer value)
{
    g_atomic_rc_box_release ((gpointer) value);
}
