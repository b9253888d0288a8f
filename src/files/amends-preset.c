/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-preset.h"

#include "amends-field-names.h"

#define CSV (1u << AMENDS_FILE_FORMAT_CSV)
#define TSV (1u << AMENDS_FILE_FORMAT_TSV)
#define JSON (1u << AMENDS_FILE_FORMAT_JSON)
#define LINES (1u << AMENDS_FILE_FORMAT_JSON_LINES)

/* The more particular shape stands before the one it could be taken for. */
static const AmendsPreset PRESETS[] = {
    { .id = "amends",
      .formats = CSV | TSV | JSON | LINES,
      .required = "account,external_id,marketplace,product,product_title,stars,title,body,published_at,done_at",
      .mapping =
          "external_id=id,marketplace=marketplace,product=product,product_title=product-title,brand=brand,stars=stars,"
          "title=title,body=body,language=language,author=author,published_at=date,verified=verified,helpful=helpful,"
          "photos=photos,url=url,order_id=order,variant=variant",
      .own = TRUE },
    { .id = "amends-feedback",
      .formats = CSV | TSV | JSON | LINES,
      .required =
          "account,external_id,marketplace,order_id,stars,text,response,published_at,struck_at,removed_at,done_at",
      .mapping = "external_id=id,marketplace=marketplace,order_id=order,stars=stars,text=body,response=response,"
                 "language=language,author=author,url=url,published_at=date,by_marketplace=by-marketplace,"
                 "responded_at=responded,struck_at=struck,removed_at=removed",
      .own = TRUE,
      .subject = AMENDS_IMPORT_FEEDBACK },
    { .id = "helium10",
      .formats = CSV | TSV,
      .required = "Date,Author,Verified,Helpful,Title,Body,Rating,Images,Videos,URL",
      .mapping =
          "Date=date,Author=author,Verified=verified,Helpful=helpful,Title=title,Body=body,Rating=stars,Images=photos,"
          "URL=url,Variation=variant,Style=variant" },
    { .id = "amazon-us-reviews",
      .formats = TSV,
      .required = "marketplace,customer_id,review_id,product_id,product_title,star_rating,review_headline,review_body,"
                  "review_date",
      .mapping =
          "marketplace=marketplace,review_id=id,product_id=product,product_title=product-title,star_rating=stars,"
          "helpful_votes=helpful,verified_purchase=verified,review_headline=title,review_body=body,review_date=date",
      .unquoted = TRUE },
    { .id = "amazon-reviews-2023",
      .formats = JSON | LINES | CSV,
      .required = "rating,title,text,parent_asin,user_id,timestamp",
      .mapping = "rating=stars,title=title,text=body,images=photos,asin=product,user_id=author,timestamp=date,"
                 "helpful_vote=helpful,verified_purchase=verified" },
    { .id = "amazon-reviews-2018",
      .formats = JSON | LINES,
      .required = "overall,asin,reviewerID,unixReviewTime",
      .mapping = "overall=stars,verified=verified,unixReviewTime=date,asin=product,style=variant,reviewerName=author,"
                 "reviewText=body,summary=title,vote=helpful,helpful=helpful,image=photos" },
    { .id = "kaggle-amazon",
      .formats = CSV | TSV,
      .required = "overall,reviewText,reviewTime",
      .mapping = "reviewerName=author,overall=stars,reviewText=body,reviewTime=date,helpful_yes=helpful,summary=title,"
                 "asin=product,verified=verified" },
    { .id = "woocommerce",
      .formats = JSON | LINES | CSV,
      .required = "product_id,reviewer,review,rating,date_created_gmt",
      .mapping =
          "id=id,date_created_gmt=date,product_id=product,product_name=product-title,reviewer=author,review=body,"
          "rating=stars,verified=verified" },
    { .id = "judge-me",
      .formats = JSON | LINES,
      .required = "id,title,body,rating,product_external_id,reviewer.name,created_at",
      .mapping = "id=id,title=title,body=body,rating=stars,product_external_id=product,product_title=product-title,"
                 "reviewer.name=author,created_at=date,pictures=photos" },
    { .id = "etsy",
      .formats = JSON | LINES,
      .required = "listing_id,transaction_id,rating,review",
      .mapping = "listing_id=product,transaction_id=id,buyer_user_id=author,rating=stars,review=body,language=language,"
                 "image_url_fullxfull=photos,create_timestamp=date,created_timestamp=date" },
    { .id = "scraper",
      .formats = CSV | TSV | JSON | LINES,
      .required = "asin,rating,title,date_text",
      .mapping =
          "asin=product,rating=stars,title=title,text=body,body=body,author=author,country=marketplace,date_text=date,"
          "verified=verified,helpful_votes=helpful,variant=variant,images=photos,url=url,id=id,review_id=id" },
};

static const char *const IDS[] = {
    "amends",
    "amends-feedback",
    "helium10",
    "amazon-us-reviews",
    "amazon-reviews-2023",
    "amazon-reviews-2018",
    "kaggle-amazon",
    "woocommerce",
    "judge-me",
    "etsy",
    "scraper",
    NULL,
};

G_STATIC_ASSERT (G_N_ELEMENTS (IDS) == G_N_ELEMENTS (PRESETS) + 1);

const char *const *
amends_import_plan_list_presets (void)
{
    return IDS;
}

const AmendsPreset *
amends_preset_find (const char *id)
{
    for (guint i = 0; i < G_N_ELEMENTS (PRESETS); i++) {
        if (g_str_equal (PRESETS[i].id, id))
            return &PRESETS[i];
    }
    return NULL;
}

gboolean
amends_preset_fits (const AmendsPreset *self, const char *const *columns)
{
    g_auto (GStrv) required = g_strsplit (self->required, ",", -1);

    for (guint i = 0; required[i] != NULL; i++) {
        g_autofree char *key = amends_field_names_normalize (required[i]);

        if (!g_strv_contains (columns, key))
            return FALSE;
    }
    return TRUE;
}

const AmendsPreset *
amends_preset_detect (AmendsFileFormat format, const char *const *columns)
{
    for (guint i = 0; i < G_N_ELEMENTS (PRESETS); i++) {
        if ((PRESETS[i].formats & (1u << format)) != 0 && amends_preset_fits (&PRESETS[i], columns))
            return &PRESETS[i];
    }
    return NULL;
}
