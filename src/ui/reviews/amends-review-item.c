/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-item.h"

struct _AmendsReviewItem {
    GObject parent_instance;

    gint64 id;
    AmendsReview *review; /* (owned) (nullable) */
    gboolean stale;
};

typedef enum {
    PROP_ID = 1,
    PROP_REVIEW,
    PROP_STALE,
    N_PROPS,
} Property;

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AmendsReviewItem, amends_review_item, G_TYPE_OBJECT)

static void
amends_review_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    AmendsReviewItem *self = AMENDS_REVIEW_ITEM (object);

    switch ((Property) id) {
    case PROP_ID:
        g_value_set_int64 (value, self->id);
        break;
    case PROP_REVIEW:
        g_value_set_boxed (value, self->review);
        break;
    case PROP_STALE:
        g_value_set_boolean (value, self->stale);
        break;
    case N_PROPS:
    default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
amends_review_item_finalize (GObject *object)
{
    g_clear_pointer (&AMENDS_REVIEW_ITEM (object)->review, amends_review_unref);
    G_OBJECT_CLASS (amends_review_item_parent_class)->finalize (object);
}

static void
amends_review_item_class_init (AmendsReviewItemClass *klass)
{
    const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
    GObjectClass *object_class = G_OBJECT_CLASS (klass);

    object_class->get_property = amends_review_item_get_property;
    object_class->finalize = amends_review_item_finalize;
    properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    properties[PROP_REVIEW] = g_param_spec_boxed ("review", NULL, NULL, AMENDS_TYPE_REVIEW, flags);
    properties[PROP_STALE] = g_param_spec_boolean ("stale", NULL, NULL, FALSE, flags);
    g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
amends_review_item_init (AmendsReviewItem *self G_GNUC_UNUSED)
{
}

AmendsReviewItem *
amends_review_item_new (gint64 id)
{
    AmendsReviewItem *self = g_object_new (AMENDS_TYPE_REVIEW_ITEM, NULL);

    self->id = id;
    return self;
}

gint64
amends_review_item_get_id (AmendsReviewItem *self)
{
    g_return_val_if_fail (AMENDS_IS_REVIEW_ITEM (self), 0);
    return self->id;
}

AmendsReview *
amends_review_item_get_review (AmendsReviewItem *self)
{
    g_return_val_if_fail (AMENDS_IS_REVIEW_ITEM (self), NULL);
    return self->review;
}

static gboolean
looks_the_same (AmendsReview *a, AmendsReview *b)
{
    return a == b || (a != NULL && b != NULL && a->done_at == b->done_at && a->gone_at == b->gone_at &&
                      a->has_note == b->has_note && a->n_versions == b->n_versions && a->updated_at == b->updated_at &&
                      a->helpful == b->helpful && a->contactable == b->contactable &&
                      a->contact_state == b->contact_state && amends_review_same_content (a, b));
}

void
amends_review_item_set_review (AmendsReviewItem *self, AmendsReview *review)
{
    g_return_if_fail (AMENDS_IS_REVIEW_ITEM (self));
    if (looks_the_same (self->review, review))
        return;
    g_clear_pointer (&self->review, amends_review_unref);
    self->review = review != NULL ? amends_review_ref (review) : NULL;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVIEW]);
}

gboolean
amends_review_item_get_stale (AmendsReviewItem *self)
{
    g_return_val_if_fail (AMENDS_IS_REVIEW_ITEM (self), FALSE);
    return self->stale;
}

void
amends_review_item_set_stale (AmendsReviewItem *self, gboolean stale)
{
    g_return_if_fail (AMENDS_IS_REVIEW_ITEM (self));
    stale = !!stale;
    if (self->stale == stale)
        return;
    self->stale = stale;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STALE]);
}
