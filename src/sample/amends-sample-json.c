/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-json.h"

#define ACCOUNT_ID "A2SAMPLE7SHOP9"
#define ACCOUNT_NAME "Nordvik, Kopparo and Solveta"

void
amends_sample_json_string (JsonBuilder *builder, const char *member, const char *value)
{
    json_builder_set_member_name (builder, member);
    if (value != NULL)
        json_builder_add_string_value (builder, value);
    else
        json_builder_add_null_value (builder);
}

void
amends_sample_json_instant (JsonBuilder *builder, const char *member, gint64 instant)
{
    g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant);
    g_autofree char *text = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");

    amends_sample_json_string (builder, member, text);
}

void
amends_sample_json_int (JsonBuilder *builder, const char *member, gint64 value)
{
    json_builder_set_member_name (builder, member);
    json_builder_add_int_value (builder, value);
}

void
amends_sample_json_tri (JsonBuilder *builder, const char *member, AmendsTri value)
{
    json_builder_set_member_name (builder, member);
    if (value == AMENDS_TRI_UNKNOWN)
        json_builder_add_null_value (builder);
    else
        json_builder_add_boolean_value (builder, value == AMENDS_TRI_YES);
}

static void add_formatted (JsonBuilder *builder, const char *member, const char *format, ...) G_GNUC_PRINTF (3, 4);

static void
add_formatted (JsonBuilder *builder, const char *member, const char *format, ...)
{
    g_autofree char *text = NULL;
    va_list args;

    va_start (args, format);
    text = g_strdup_vprintf (format, args);
    va_end (args);
    amends_sample_json_string (builder, member, text);
}

void
amends_sample_json_account (JsonBuilder *builder)
{
    guint n;
    const AmendsSampleMarketplace *marketplaces = amends_sample_catalog_get_marketplaces (&n);

    json_builder_begin_object (builder);
    amends_sample_json_string (builder, "id", ACCOUNT_ID);
    amends_sample_json_string (builder, "name", ACCOUNT_NAME);
    json_builder_set_member_name (builder, "marketplaces");
    json_builder_begin_array (builder);
    for (guint i = 0; i < n; i++)
        json_builder_add_string_value (builder, marketplaces[i].code);
    json_builder_end_array (builder);
    amends_sample_json_tri (builder, "professional", AMENDS_TRI_YES);
    amends_sample_json_tri (builder, "brand_owner", AMENDS_TRI_YES);
    amends_sample_json_tri (builder, "brand_representative", AMENDS_TRI_YES);
    json_builder_set_member_name (builder, "permissions");
    json_builder_begin_object (builder);
    amends_sample_json_tri (builder, "view", AMENDS_TRI_YES);
    amends_sample_json_tri (builder, "edit", AMENDS_TRI_YES);
    json_builder_end_object (builder);
    json_builder_end_object (builder);
}

void
amends_sample_json_product (JsonBuilder *builder, const AmendsSampleData *data, const AmendsSampleProduct *product,
                            const AmendsSampleMarketplace *marketplace, const char *origin)
{
    json_builder_begin_object (builder);
    amends_sample_json_string (builder, "id", product->id);
    amends_sample_json_string (builder, "marketplace", marketplace->code);
    amends_sample_json_string (builder, "title", amends_sample_data_get_title (data, product, marketplace));
    amends_sample_json_string (builder, "brand", product->brand);
    add_formatted (builder, "url", "https://%s/dp/%s", marketplace->host, product->id);
    add_formatted (builder, "image_url", "%s/photos/%s.png", origin, product->id);
    json_builder_end_object (builder);
}

static void
add_photos (JsonBuilder *builder, const AmendsSampleReview *review, const char *origin)
{
    json_builder_set_member_name (builder, "photos");
    json_builder_begin_array (builder);
    for (guint i = 1; i <= review->n_photos; i++) {
        g_autofree char *address = g_strdup_printf ("%s/photos/%s-%u.png", origin, review->row.id, i);

        json_builder_add_string_value (builder, address);
    }
    json_builder_end_array (builder);
}

static void
add_review_members (JsonBuilder *builder, const AmendsSampleReview *review, const char *origin)
{
    amends_sample_json_string (builder, "marketplace", review->marketplace->code);
    amends_sample_json_string (builder, "product_id", review->product->id);
    amends_sample_json_string (builder, "product_title", review->product_title);
    amends_sample_json_string (builder, "brand", review->product->brand);
    amends_sample_json_int (builder, "stars", review->stars);
    amends_sample_json_string (builder, "title", review->title);
    amends_sample_json_string (builder, "body", review->body);
    amends_sample_json_string (builder, "language", review->language);
    amends_sample_json_string (builder, "author", review->author);
    amends_sample_json_instant (builder, "published_at", review->published_at);
    amends_sample_json_instant (builder, "updated_at", review->row.updated_at);
    amends_sample_json_tri (builder, "verified", review->verified);
    amends_sample_json_int (builder, "helpful", review->helpful);
    add_photos (builder, review, origin);
    add_formatted (builder, "url", "https://%s/gp/customer-reviews/%s", review->marketplace->host, review->row.id);
    amends_sample_json_string (builder, "order_id", review->order_id);
    amends_sample_json_string (builder, "variant", review->variant);
}

void
amends_sample_json_review (JsonBuilder *builder, const AmendsSampleRow *row, const char *origin)
{
    const AmendsSampleReview *review = (const AmendsSampleReview *) row;

    json_builder_begin_object (builder);
    amends_sample_json_string (builder, "id", review->row.id);
    if (review->deleted_at != 0)
        amends_sample_json_instant (builder, "deleted_at", review->deleted_at);
    else
        add_review_members (builder, review, origin);
    json_builder_end_object (builder);
}

void
amends_sample_json_amount (JsonBuilder *builder, const char *member, const AmendsSampleMarketplace *marketplace,
                           gint64 minor)
{
    if (marketplace->currency_digits == 0)
        add_formatted (builder, member, "%" G_GINT64_FORMAT, minor);
    else
        add_formatted (builder, member, "%" G_GINT64_FORMAT ".%02d", minor / 100, (int) (minor % 100));
}

void
amends_sample_json_order (JsonBuilder *builder, const AmendsSampleRow *row, const char *origin G_GNUC_UNUSED)
{
    const AmendsSampleOrder *order = (const AmendsSampleOrder *) row;

    json_builder_begin_object (builder);
    amends_sample_json_string (builder, "id", order->row.id);
    amends_sample_json_string (builder, "marketplace", order->marketplace->code);
    amends_sample_json_string (builder, "product_id", order->product->id);
    amends_sample_json_instant (builder, "ordered_at", order->ordered_at);
    amends_sample_json_instant (builder, "updated_at", order->row.updated_at);
    amends_sample_json_tri (builder, "seller_of_record", order->seller_of_record);
    amends_sample_json_tri (builder, "digital_subscription",
                            order->product->digital_subscription ? AMENDS_TRI_YES : AMENDS_TRI_NO);
    amends_sample_json_tri (builder, "consent", order->consent);
    amends_sample_json_string (builder, "currency", order->marketplace->currency);
    amends_sample_json_amount (builder, "total", order->marketplace, order->total);
    amends_sample_json_string (builder, "buyer_language", order->buyer_language);
    json_builder_end_object (builder);
}

char *
amends_sample_json_print (JsonBuilder *builder)
{
    g_autoptr (JsonNode) root = json_builder_get_root (builder);

    return json_to_string (root, FALSE);
}
