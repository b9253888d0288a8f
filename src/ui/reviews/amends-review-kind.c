/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-kind.h"

#include "amends-review-facts.h"
#include "amends-store-reviews.h"

static gint64
get_id (gconstpointer row)
{
    return ((const AmendsReview *) row)->id;
}

static gint64
get_done_at (gconstpointer row)
{
    return ((const AmendsReview *) row)->done_at;
}

static gboolean
looks_the_same (gconstpointer left, gconstpointer right)
{
    const AmendsReview *a = left, *b = right;

    return a->done_at == b->done_at && a->gone_at == b->gone_at && a->has_note == b->has_note &&
           a->n_versions == b->n_versions && a->updated_at == b->updated_at && a->helpful == b->helpful &&
           a->contactable == b->contactable && a->contact_state == b->contact_state && a->wrong_door == b->wrong_door &&
           amends_review_same_content (a, b);
}

static AmendsRowText *
make_text (gconstpointer row, gint64 now, GTimeZone *zone)
{
    return amends_row_text_new (row, now, zone);
}

static char *
dup_spoken (gconstpointer row, gint64 now, GTimeZone *zone, gboolean hidden G_GNUC_UNUSED)
{
    return amends_review_facts_dup_spoken (row, now, zone);
}

static void
find (AmendsStore *store, gconstpointer query, guint limit, GCancellable *cancellable, GAsyncReadyCallback callback,
      gpointer user_data)
{
    amends_store_find_ids_async (store, query, limit, cancellable, callback, user_data);
}

static const AmendsRowKind REVIEW_KIND = {
    .get_type = amends_review_get_type,
    .get_query_type = amends_review_query_get_type,
    .rows_changed = AMENDS_STORE_CHANGE_ROWS | AMENDS_STORE_CHANGE_CAUSES,
    .shape_changed = AMENDS_STORE_CHANGE_SHAPE | AMENDS_STORE_CHANGE_CAUSES,
    .get_id = get_id,
    .get_done_at = get_done_at,
    .looks_the_same = looks_the_same,
    .has_badges = TRUE,
    .make_text = make_text,
    .dup_spoken = dup_spoken,
    .find = find,
    .find_finish = amends_store_find_ids_finish,
    .load = amends_store_load_reviews_async,
    .load_finish = amends_store_load_reviews_finish,
};

AmendsRowListModel *
amends_review_list_model_new (AmendsStore *store)
{
    return amends_row_list_model_new (&REVIEW_KIND, store);
}

AmendsRowItem *
amends_review_item_new (gint64 id)
{
    return amends_row_item_new (&REVIEW_KIND, id);
}

AmendsReview *
amends_review_item_get_review (AmendsRowItem *item)
{
    return amends_row_item_get_row (item);
}
