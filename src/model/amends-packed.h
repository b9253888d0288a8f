/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The values of this folder are immutable, reference-counted and made of one block of memory each: the struct, then
 * its strings. A value is made from a struct on the stack whose strings are borrowed:
 *
 *   amends_review_new (&(AmendsReview) { .external_id = "R1", .stars = 2, .title = "Broken" })
 *
 * AmendsPackedFields describes, once per type, where in the struct the strings and string lists are.
 */
typedef struct {
    gsize struct_size;
    const gsize *strings; /* offsets of `const char *` members */
    guint n_strings;
    const gsize *lists; /* offsets of `const char *const *` members, NULL-terminated arrays */
    guint n_lists;
} AmendsPackedFields;

/**
 * amends_packed_new: copies @fields and every string it points to into one new block with a reference count of one.
 *
 * Returns: (transfer full): release with amends_packed_unref()
 */
gpointer amends_packed_new (const AmendsPackedFields *layout, gconstpointer fields);

/** amends_packed_ref: Returns: (transfer full): @value with one more reference; thread-safe */
gpointer amends_packed_ref (gconstpointer value);

/** amends_packed_unref: drops a reference; thread-safe */
void amends_packed_unref (gconstpointer value);

G_END_DECLS
