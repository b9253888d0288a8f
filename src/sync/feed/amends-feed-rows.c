/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feed-rows.h"

#include <glib/gi18n-lib.h>

#include "amends-feed-values.h"

#define MAX_NAME 500
#define MAX_TITLE 2000
#define MAX_BODY 100000

void
amends_feed_rows_read_product (AmendsJsonReader *reader, AmendsBatch *batch)
{
    g_autofree char *marketplace = amends_feed_values_read_marketplace (reader);
    AmendsProduct fields = {
        .external_id = amends_json_reader_get_id (reader, "id"),
        .marketplace = marketplace,
        .title = amends_json_reader_get_text (reader, "title", MAX_TITLE),
        .brand = amends_json_reader_get_text (reader, "brand", MAX_NAME),
        .url = amends_json_reader_get_link (reader, "url"),
        .image_url = amends_json_reader_get_link (reader, "image_url"),
    };

    if (reader->problem == NULL)
        g_ptr_array_add (batch->products, amends_product_new (&fields));
}

void
amends_feed_rows_read_order (AmendsJsonReader *reader, AmendsBatch *batch)
{
    g_autofree char *marketplace = amends_feed_values_read_marketplace (reader);
    g_autofree char *buyer_language = amends_feed_values_read_language (reader, "buyer_language");
    const char *currency = amends_feed_values_read_currency (reader);
    AmendsOrder fields = {
        .external_id = amends_json_reader_get_id (reader, "id"),
        .marketplace = marketplace,
        .product_id = amends_json_reader_get_text (reader, "product_id", MAX_NAME),
        .ordered_at = amends_json_reader_get_instant (reader, "ordered_at"),
        .seller_of_record = amends_json_reader_get_tri (reader, "seller_of_record"),
        .digital_subscription = amends_json_reader_get_tri (reader, "digital_subscription"),
        .consent = amends_json_reader_get_tri (reader, "consent"),
        .currency = currency,
        .total_minor = amends_feed_values_read_amount (reader, "total", currency),
        .buyer_language = buyer_language,
    };

    if (reader->problem == NULL)
        g_ptr_array_add (batch->orders, amends_order_new (&fields));
}

static gboolean
read_tombstone (AmendsJsonReader *reader, AmendsBatch *batch)
{
    const char *id;

    if (amends_json_reader_get_instant (reader, "deleted_at") == 0)
        return reader->problem != NULL;
    id = amends_json_reader_get_id (reader, "id");
    if (id != NULL)
        g_ptr_array_add (batch->removed, g_strdup (id));
    return TRUE;
}

static int
read_stars (AmendsJsonReader *reader)
{
    int stars = (int) amends_json_reader_get_integer (reader, "stars", 1, 5, 0);

    if (stars == 0)
        amends_json_reader_fail (reader, g_strdup (_ ("“stars” is missing.")));
    return stars;
}

void
amends_feed_rows_read_review (AmendsJsonReader *reader, AmendsBatch *batch)
{
    g_autofree char *marketplace = NULL, *language = NULL;
    g_autofree const char **photos = NULL;
    const char *product_id;
    AmendsReview fields;

    if (read_tombstone (reader, batch))
        return;
    marketplace = amends_feed_values_read_marketplace (reader);
    language = amends_feed_values_read_language (reader, "language");
    photos = amends_json_reader_get_links (reader, "photos");
    product_id = amends_json_reader_get_text (reader, "product_id", MAX_NAME);
    fields = (AmendsReview) {
        .external_id = amends_json_reader_get_id (reader, "id"),
        .marketplace = marketplace,
        .product_id = product_id != NULL ? product_id : "",
        .product_title = amends_json_reader_get_text (reader, "product_title", MAX_TITLE),
        .brand = amends_json_reader_get_text (reader, "brand", MAX_NAME),
        .stars = read_stars (reader),
        .title = amends_json_reader_get_text (reader, "title", MAX_TITLE),
        .body = amends_json_reader_get_text (reader, "body", MAX_BODY),
        .language = language,
        .author = amends_json_reader_get_text (reader, "author", MAX_NAME),
        .published_at = amends_json_reader_get_instant (reader, "published_at"),
        .updated_at = amends_json_reader_get_instant (reader, "updated_at"),
        .verified = amends_json_reader_get_tri (reader, "verified"),
        .helpful = (int) amends_json_reader_get_integer (reader, "helpful", 0, G_MAXINT, 0),
        .photos = photos,
        .url = amends_json_reader_get_link (reader, "url"),
        .order_id = amends_json_reader_get_text (reader, "order_id", MAX_NAME),
        .variant = amends_json_reader_get_text (reader, "variant", MAX_NAME),
    };
    if (reader->problem == NULL)
        g_ptr_array_add (batch->reviews, amends_review_new (&fields));
}
