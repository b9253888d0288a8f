/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-detail-facts.h"

#include <glib/gi18n-lib.h>

#include "amends-dates.h"
#include "amends-marketplace.h"
#include "amends-money.h"
#include "amends-review-facts.h"
#include "amends-text.h"

static const char *
tri_word (AmendsTri value)
{
    switch (value) {
    case AMENDS_TRI_YES:
        return _ ("Yes");
    case AMENDS_TRI_NO:
        return _ ("No");
    case AMENDS_TRI_UNKNOWN:
    default:
        return _ ("Unknown");
    }
}

static void
add_visibility (AmendsFactGrid *grid, const AmendsReview *review, gint64 now, GTimeZone *zone)
{
    gint64 until = amends_review_facts_visible_until (review, now);
    g_autofree char *day = amends_dates_day (until, now, zone);

    amends_fact_grid_add (grid, _ ("On marketplace until"), until != 0 ? day : NULL);
}

static void
add_date (AmendsFactGrid *grid, const char *name, gint64 instant, GTimeZone *zone)
{
    g_autofree char *text = amends_dates_exact (instant, zone);

    amends_fact_grid_add (grid, name, instant != 0 ? text : NULL);
}

void
amends_detail_facts_fill (AmendsFactGrid *grid, const AmendsReview *review, gint64 now, GTimeZone *zone)
{
    g_autofree char *language = review->language != NULL ? amends_review_facts_dup_language (review->language) : NULL;
    g_autofree char *helpful = amends_text_count ((guint64) MAX (review->helpful, 0));

    amends_fact_grid_clear (grid);
    amends_fact_grid_add (grid, _ ("Product"), review->product_title);
    amends_fact_grid_add (grid, _ ("Product number"), review->product_id);
    amends_fact_grid_add (grid, _ ("Brand"), review->brand);
    amends_fact_grid_add (grid, _ ("Variant"), review->variant);
    if (review->marketplace != NULL && review->marketplace[0] != '\0')
        amends_fact_grid_add (grid, _ ("Marketplace"), amends_marketplace_get_name (review->marketplace));
    amends_fact_grid_add_private (grid, _ ("Author"), review->author, AMENDS_PRIVATE_NAME);
    amends_fact_grid_add (grid, _ ("Language"), language);
    amends_fact_grid_add (grid, _ ("Verified purchase"),
                          review->verified != AMENDS_TRI_UNKNOWN ? tri_word (review->verified) : NULL);
    amends_fact_grid_add (grid, _ ("Found helpful by"), review->helpful > 0 ? helpful : NULL);
    add_date (grid, _ ("Updated"), review->updated_at != review->published_at ? review->updated_at : 0, zone);
    add_visibility (grid, review, now, zone);
}

void
amends_detail_facts_fill_order (AmendsFactGrid *grid, const AmendsOrder *order)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autofree char *total = NULL;
    g_autofree char *language = NULL;

    amends_fact_grid_clear (grid);
    if (order == NULL)
        return;
    total = amends_money_format (order->currency, order->total_minor);
    language = order->buyer_language != NULL ? amends_review_facts_dup_language (order->buyer_language) : NULL;
    amends_fact_grid_add_private (grid, _ ("Order number"), order->external_id, AMENDS_PRIVATE_ORDER);
    add_date (grid, _ ("Ordered"), order->ordered_at, zone);
    amends_fact_grid_add (grid, _ ("Total"), total);
    amends_fact_grid_add (grid, _ ("Sold by you"), tri_word (order->seller_of_record));
    amends_fact_grid_add (grid, _ ("Digital subscription"), tri_word (order->digital_subscription));
    amends_fact_grid_add (grid, _ ("Customer consents to messages"), tri_word (order->consent));
    amends_fact_grid_add (grid, _ ("Customer’s language"), language);
}
