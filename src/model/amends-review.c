/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review.h"

#include <string.h>

#include "amends-packed.h"

static const gsize STRINGS[] = {
    G_STRUCT_OFFSET (AmendsReview, external_id), G_STRUCT_OFFSET (AmendsReview, marketplace),
    G_STRUCT_OFFSET (AmendsReview, product_id),  G_STRUCT_OFFSET (AmendsReview, product_title),
    G_STRUCT_OFFSET (AmendsReview, brand),       G_STRUCT_OFFSET (AmendsReview, title),
    G_STRUCT_OFFSET (AmendsReview, body),        G_STRUCT_OFFSET (AmendsReview, language),
    G_STRUCT_OFFSET (AmendsReview, author),      G_STRUCT_OFFSET (AmendsReview, url),
    G_STRUCT_OFFSET (AmendsReview, order_id),    G_STRUCT_OFFSET (AmendsReview, variant),
};
static const gsize LISTS[] = { G_STRUCT_OFFSET (AmendsReview, photos) };
static const AmendsPackedFields LAYOUT = {
    sizeof (AmendsReview), STRINGS, G_N_ELEMENTS (STRINGS), LISTS, G_N_ELEMENTS (LISTS),
};

G_DEFINE_BOXED_TYPE (AmendsReview, amends_review, amends_review_ref, amends_review_unref)

AmendsReview *
amends_review_new (const AmendsReview *fields)
{
    g_return_val_if_fail (fields->external_id != NULL, NULL);
    g_return_val_if_fail (fields->stars >= 1 && fields->stars <= 5, NULL);

    return amends_packed_new (&LAYOUT, fields);
}

AmendsReview *
amends_review_ref (AmendsReview *self)
{
    return amends_packed_ref (self);
}

void
amends_review_unref (AmendsReview *self)
{
    amends_packed_unref (self);
}

/* The same picture may come from another host or port, or with another signature behind the question mark. */
static const char *
find_path (const char *address, gsize *length)
{
    const char *scheme_end = strstr (address, "://");
    const char *slash = scheme_end != NULL ? strchr (scheme_end + 3, '/') : NULL;
    const char *path = slash != NULL ? slash : address;

    *length = strcspn (path, "?#");
    return path;
}

static gboolean
same_picture (const char *a, const char *b)
{
    gsize length_a, length_b;
    const char *path_a = find_path (a, &length_a);
    const char *path_b = find_path (b, &length_b);

    return length_a == length_b && strncmp (path_a, path_b, length_a) == 0;
}

static gboolean
same_pictures (const char *const *a, const char *const *b)
{
    static const char *const NONE[] = { NULL };

    a = a != NULL ? a : NONE;
    b = b != NULL ? b : NONE;
    for (; *a != NULL && *b != NULL; a++, b++)
        if (!same_picture (*a, *b))
            return FALSE;
    return *a == *b;
}

static gboolean
same_text (const char *a, const char *b)
{
    return g_str_equal (a != NULL ? a : "", b != NULL ? b : "");
}

gboolean
amends_review_same_content (const AmendsReview *a, const AmendsReview *b)
{
    return a->stars == b->stars && same_text (a->title, b->title) && same_text (a->body, b->body) &&
           same_pictures (a->photos, b->photos);
}
