/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-bulk.h"

#include "amends-sample-texts.h"
#include "amends-sample-words.h"

#define DAY 86400
#define YEAR_DAYS 365
#define MAX_PHOTOS 3

typedef enum { DE, EN, JA, PL, SV, ZH_HANT, N_LANGUAGES } Language;

static const char *const LANGUAGES[N_LANGUAGES] = { "de", "en", "ja", "pl", "sv", "zh-Hant" };

/* @own: what is mostly written there; @other: by one in ten. */
static const struct {
    const char *code;
    guint share;
    Language own, other;
} MARKETPLACES[] = {
    { "US", 34, EN, ZH_HANT }, { "UK", 14, EN, PL },     { "DE", 18, DE, EN }, { "JP", 12, JA, ZH_HANT },
    { "CA", 6, EN, ZH_HANT },  { "SG", 4, ZH_HANT, EN }, { "PL", 6, PL, EN },  { "SE", 6, SV, EN },
};

static const char *const BRANDS[AMENDS_SAMPLE_BULK_BRANDS] = { "Nordvik", "Kopparo", "Luma", "Tallgren", "Halden" };
static const guint STARS[5] = { 11, 7, 10, 18, 54 };

struct _AmendsSampleBulk {
    guint32 seed;
    AmendsSampleTexts *texts[N_LANGUAGES];
    AmendsSampleWords *words[N_LANGUAGES];
    GString *title, *body;
    guint product_weights[AMENDS_SAMPLE_BULK_PRODUCTS];
    guint marketplace_weights[G_N_ELEMENTS (MARKETPLACES)];
};

typedef struct {
    guint product, marketplace;
    Language language;
    char id[24], product_id[16], product_title[48], author[32], photos_text[MAX_PHOTOS][48];
    const char *photos[MAX_PHOTOS + 1];
} Parts;

AmendsSampleBulk *
amends_sample_bulk_new (guint32 seed)
{
    AmendsSampleBulk *self = g_new0 (AmendsSampleBulk, 1);
    guint sum = 0;

    self->seed = seed;
    for (guint i = 0; i < N_LANGUAGES; i++) {
        self->texts[i] = amends_sample_texts_load (LANGUAGES[i]);
        self->words[i] = amends_sample_words_new (self->texts[i]);
    }
    /* A few products sell best: the one of rank n an n-th of the first, with a floor so that none is without reviews. */
    for (guint i = 0; i < AMENDS_SAMPLE_BULK_PRODUCTS; i++)
        self->product_weights[i] = (sum += 100000 / (i + 10) + 10);
    for (guint i = 0; i < G_N_ELEMENTS (MARKETPLACES); i++)
        self->marketplace_weights[i] = MARKETPLACES[i].share;
    self->title = g_string_new (NULL);
    self->body = g_string_new (NULL);
    return self;
}

void
amends_sample_bulk_free (AmendsSampleBulk *self)
{
    for (guint i = 0; i < N_LANGUAGES; i++) {
        amends_sample_words_free (self->words[i]);
        amends_sample_texts_free (self->texts[i]);
    }
    g_string_free (self->title, TRUE);
    g_string_free (self->body, TRUE);
    g_free (self);
}

static guint
draw_product (const AmendsSampleBulk *self, AmendsSampleRandom *random)
{
    guint low = 0, high = AMENDS_SAMPLE_BULK_PRODUCTS - 1;
    guint point = amends_sample_random_below (random, self->product_weights[high]);

    while (low < high) {
        guint middle = (low + high) / 2;

        if (self->product_weights[middle] > point)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* A product is sold on one marketplace; every eighth on a second one too, under the same id. */
static guint
draw_marketplace (const AmendsSampleBulk *self, guint product, AmendsSampleRandom *random)
{
    AmendsSampleRandom of_product;
    guint home, second;

    amends_sample_random_init (&of_product, self->seed, G_GUINT64_CONSTANT (1) << 40 | product);
    home = amends_sample_random_weighted (&of_product, self->marketplace_weights, G_N_ELEMENTS (MARKETPLACES));
    second = amends_sample_random_weighted (&of_product, self->marketplace_weights, G_N_ELEMENTS (MARKETPLACES));
    return product % 8 == 3 && amends_sample_random_chance (random, 30) ? second : home;
}

static void
choose_parts (AmendsSampleBulk *self, guint number, AmendsSampleRandom *random, Parts *parts)
{
    parts->product = draw_product (self, random);
    parts->marketplace = draw_marketplace (self, parts->product, random);
    parts->language = amends_sample_random_chance (random, 10) ? MARKETPLACES[parts->marketplace].other
                                                               : MARKETPLACES[parts->marketplace].own;
    g_snprintf (parts->id, sizeof parts->id, "S%u-%09u", self->seed, number);
    g_snprintf (parts->product_id, sizeof parts->product_id, "B0%08u", parts->product);
    g_snprintf (parts->product_title, sizeof parts->product_title, "%s %04u",
                BRANDS[parts->product % AMENDS_SAMPLE_BULK_BRANDS], parts->product);
    g_snprintf (parts->author, sizeof parts->author, "Customer %u", amends_sample_random_below (random, 700000));
}

static void
choose_photos (guint number, AmendsSampleRandom *random, Parts *parts)
{
    guint n = amends_sample_random_chance (random, 12) ? 1 + amends_sample_random_below (random, MAX_PHOTOS) : 0;

    for (guint i = 0; i < n; i++) {
        g_snprintf (parts->photos_text[i], sizeof parts->photos_text[i], "https://photos.example/%u-%u.jpg", number, i);
        parts->photos[i] = parts->photos_text[i];
    }
}

AmendsReview *
amends_sample_bulk_make (AmendsSampleBulk *self, guint number)
{
    AmendsSampleRandom random;
    Parts parts = { 0 };
    AmendsReview fields;

    amends_sample_random_init (&random, self->seed, number);
    choose_parts (self, number, &random, &parts);
    choose_photos (number, &random, &parts);
    g_string_truncate (self->title, 0);
    g_string_truncate (self->body, 0);
    amends_sample_words_append (self->words[parts.language], &random,
                                (guint) amends_sample_random_between (&random, 2, 5), self->title);
    amends_sample_words_append (self->words[parts.language], &random,
                                (guint) amends_sample_random_between (&random, 12, 80), self->body);
    fields = (AmendsReview) {
        .external_id = parts.id,
        .marketplace = MARKETPLACES[parts.marketplace].code,
        .product_id = parts.product_id,
        .product_title = parts.product_title,
        .brand = BRANDS[parts.product % AMENDS_SAMPLE_BULK_BRANDS],
        .stars = 1 + (int) amends_sample_random_weighted (&random, STARS, G_N_ELEMENTS (STARS)),
        .title = self->title->str,
        .body = self->body->str,
        .language = LANGUAGES[parts.language],
        .author = parts.author,
        .published_at = AMENDS_SAMPLE_BULK_END - 1 -
                        (gint64) amends_sample_random_below (&random, AMENDS_SAMPLE_BULK_YEARS * YEAR_DAYS * DAY),
        .verified = amends_sample_random_chance (&random, 88) ? AMENDS_TRI_YES : AMENDS_TRI_NO,
        .helpful = amends_sample_random_chance (&random, 70) ? 0 : (int) amends_sample_random_below (&random, 40),
        .photos = parts.photos[0] != NULL ? parts.photos : NULL,
    };
    return amends_review_new (&fields);
}
