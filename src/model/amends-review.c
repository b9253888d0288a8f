/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review.h"

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

static gboolean
same_list (const char *const *a, const char *const *b)
{
    static const char *const NONE[] = { NULL };

    return g_strv_equal (a != NULL ? a : NONE, b != NULL ? b : NONE);
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
           same_list (a->photos, b->photos);
}
