/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-json.h"

#include <time.h>

#define ACCOUNT_ID "A2SAMPLE7SHOP9"
#define ACCOUNT_NAME "Nordvik, Kopparo and Solveta"

void
amends_sample_json_string (AmendsSampleWriter *writer, const char *member, const char *value)
{
    amends_sample_writer_add_name (writer, member);
    amends_sample_writer_add_string (writer, value);
}

void
amends_sample_json_instant (AmendsSampleWriter *writer, const char *member, gint64 instant)
{
    time_t seconds = (time_t) instant;
    struct tm utc;
    char text[32];

    gmtime_r (&seconds, &utc);
    strftime (text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    amends_sample_json_string (writer, member, text);
}

void
amends_sample_json_int (AmendsSampleWriter *writer, const char *member, gint64 value)
{
    amends_sample_writer_add_name (writer, member);
    amends_sample_writer_add_int (writer, value);
}

void
amends_sample_json_tri (AmendsSampleWriter *writer, const char *member, AmendsTri value)
{
    amends_sample_writer_add_name (writer, member);
    if (value == AMENDS_TRI_UNKNOWN)
        amends_sample_writer_add_string (writer, NULL);
    else
        amends_sample_writer_add_boolean (writer, value == AMENDS_TRI_YES);
}

static void add_formatted (AmendsSampleWriter *writer, const char *member, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static void
add_formatted (AmendsSampleWriter *writer, const char *member, const char *format, ...)
{
    g_autofree char *text = NULL;
    va_list args;

    va_start (args, format);
    text = g_strdup_vprintf (format, args);
    va_end (args);
    amends_sample_json_string (writer, member, text);
}

void
amends_sample_json_account (AmendsSampleWriter *writer)
{
    guint n;
    const AmendsSampleMarketplace *marketplaces = amends_sample_catalog_get_marketplaces (&n);

    amends_sample_writer_begin_object (writer);
    amends_sample_json_string (writer, "id", ACCOUNT_ID);
    amends_sample_json_string (writer, "name", ACCOUNT_NAME);
    amends_sample_writer_add_name (writer, "marketplaces");
    amends_sample_writer_begin_array (writer);
    for (guint i = 0; i < n; i++)
        amends_sample_writer_add_string (writer, marketplaces[i].code);
    amends_sample_writer_end_array (writer);
    amends_sample_json_tri (writer, "professional", AMENDS_TRI_YES);
    amends_sample_json_tri (writer, "brand_owner", AMENDS_TRI_YES);
    amends_sample_json_tri (writer, "brand_representative", AMENDS_TRI_YES);
    amends_sample_writer_add_name (writer, "permissions");
    amends_sample_writer_begin_object (writer);
    amends_sample_json_tri (writer, "view", AMENDS_TRI_YES);
    amends_sample_json_tri (writer, "edit", AMENDS_TRI_YES);
    amends_sample_writer_end_object (writer);
    amends_sample_writer_end_object (writer);
}

void
amends_sample_json_product (AmendsSampleWriter *writer, const AmendsSampleData *data,
                            const AmendsSampleProduct *product, const AmendsSampleMarketplace *marketplace,
                            const char *origin)
{
    amends_sample_writer_begin_object (writer);
    amends_sample_json_string (writer, "id", product->id);
    amends_sample_json_string (writer, "marketplace", marketplace->code);
    amends_sample_json_string (writer, "title", amends_sample_data_get_title (data, product, marketplace));
    amends_sample_json_string (writer, "brand", product->brand);
    add_formatted (writer, "url", "https://%s/dp/%s", marketplace->host, product->id);
    add_formatted (writer, "image_url", "%s/photos/%s.png", origin, product->id);
    amends_sample_writer_end_object (writer);
}

static void
add_photos (AmendsSampleWriter *writer, const AmendsSampleReview *review, const char *origin)
{
    amends_sample_writer_add_name (writer, "photos");
    amends_sample_writer_begin_array (writer);
    for (guint i = 1; i <= review->n_photos; i++) {
        g_autofree char *address = g_strdup_printf ("%s/photos/%s-%u.png", origin, review->row.id, i);

        amends_sample_writer_add_string (writer, address);
    }
    amends_sample_writer_end_array (writer);
}

static void
add_review_members (AmendsSampleWriter *writer, const AmendsSampleReview *review, const char *origin)
{
    amends_sample_json_string (writer, "marketplace", review->marketplace->code);
    amends_sample_json_string (writer, "product_id", review->product->id);
    amends_sample_json_string (writer, "product_title", review->product_title);
    amends_sample_json_string (writer, "brand", review->product->brand);
    amends_sample_json_int (writer, "stars", review->stars);
    amends_sample_json_string (writer, "title", review->title);
    amends_sample_json_string (writer, "body", review->body);
    amends_sample_json_string (writer, "language", review->language);
    amends_sample_json_string (writer, "author", review->author);
    amends_sample_json_instant (writer, "published_at", review->published_at);
    amends_sample_json_instant (writer, "updated_at", review->row.updated_at);
    amends_sample_json_tri (writer, "verified", review->verified);
    amends_sample_json_int (writer, "helpful", review->helpful);
    add_photos (writer, review, origin);
    add_formatted (writer, "url", "https://%s/gp/customer-reviews/%s", review->marketplace->host, review->row.id);
    amends_sample_json_string (writer, "order_id", review->order_id);
    amends_sample_json_string (writer, "variant", review->variant);
}

void
amends_sample_json_review (AmendsSampleWriter *writer, const AmendsSampleRow *row, const char *origin)
{
    const AmendsSampleReview *review = (const AmendsSampleReview *) row;

    amends_sample_writer_begin_object (writer);
    amends_sample_json_string (writer, "id", review->row.id);
    if (review->deleted_at != 0)
        amends_sample_json_instant (writer, "deleted_at", review->deleted_at);
    else
        add_review_members (writer, review, origin);
    amends_sample_writer_end_object (writer);
}

void
amends_sample_json_amount (AmendsSampleWriter *writer, const char *member, const AmendsSampleMarketplace *marketplace,
                           gint64 minor)
{
    if (marketplace->currency_digits == 0)
        add_formatted (writer, member, "%" G_GINT64_FORMAT, minor);
    else
        add_formatted (writer, member, "%" G_GINT64_FORMAT ".%02d", minor / 100, (int) (minor % 100));
}

void
amends_sample_json_order (AmendsSampleWriter *writer, const AmendsSampleRow *row, const char *origin G_GNUC_UNUSED)
{
    const AmendsSampleOrder *order = (const AmendsSampleOrder *) row;

    amends_sample_writer_begin_object (writer);
    amends_sample_json_string (writer, "id", order->row.id);
    amends_sample_json_string (writer, "marketplace", order->marketplace->code);
    amends_sample_json_string (writer, "product_id", order->product->id);
    amends_sample_json_instant (writer, "ordered_at", order->ordered_at);
    amends_sample_json_instant (writer, "updated_at", order->row.updated_at);
    amends_sample_json_tri (writer, "seller_of_record", order->seller_of_record);
    amends_sample_json_tri (writer, "digital_subscription",
                            order->product->digital_subscription ? AMENDS_TRI_YES : AMENDS_TRI_NO);
    amends_sample_json_tri (writer, "consent", order->consent);
    amends_sample_json_string (writer, "currency", order->marketplace->currency);
    amends_sample_json_amount (writer, "total", order->marketplace, order->total);
    amends_sample_json_string (writer, "buyer_language", order->buyer_language);
    amends_sample_writer_end_object (writer);
}
