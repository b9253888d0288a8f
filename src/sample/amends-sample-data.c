/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sample-data.h"

#include <string.h>

#include "amends-sample-composer.h"
#include "amends-sample-feedback.h"

#define DAY ((gint64) 86400)
#define DAY_BEGINS_AFTER 300 /* seconds after midnight */
#define RECENT_DAYS 90
#define ALL_DAYS 730
#define RECENT_PERCENT 55
#define EDIT_DAYS 60
#define REVIEWS_A_TWIN 1500 /* a text may come three times in so many */
#define TWINS 3
#define COMPOSE_TRIES 24
#define TOMBSTONE_STREAM ((guint64) 1 << 32)
#define EARLIER_STREAM ((guint64) 1 << 33)
#define OTHER_STARS_PERCENT 30
#define TODAY_STREAM(midnight) ((guint64) ((midnight) / DAY + 2) << 32)

typedef struct {
    AmendsSampleData *data;
    GHashTable *used; /* (unowned) text → times used: bodies and stories */
    gint64 midnight;
    int spring_age;
    guint n;
    guint max_twins;
    guint32 seed;
} Generator;

static void
free_review (gpointer pointer)
{
    AmendsSampleReview *self = pointer;

    g_free (self->row.id);
    g_free (self->title);
    g_free (self->body);
    g_free (self->order_id);
    g_free (self);
}

static void
free_order (gpointer pointer)
{
    AmendsSampleOrder *self = pointer;

    g_free (self->row.id);
    g_free (self);
}

const AmendsSampleTexts *
amends_sample_data_get_texts (AmendsSampleData *self, const char *language)
{
    AmendsSampleTexts *texts = g_hash_table_lookup (self->texts, language);

    if (texts == NULL) {
        texts = amends_sample_texts_load (language);
        g_hash_table_insert (self->texts, texts->language, texts);
    }
    return texts;
}

/* Days since the latest first of May: when the rain jacket's new seams came. */
static int
get_spring_age (gint64 midnight)
{
    g_autoptr (GDateTime) today = g_date_time_new_from_unix_utc (midnight);
    int year = g_date_time_get_year (today) - (g_date_time_get_month (today) < 5 ? 1 : 0);
    g_autoptr (GDateTime) spring = g_date_time_new_utc (year, 5, 1, 0, 0, 0);

    return (int) ((midnight - g_date_time_to_unix (spring)) / DAY);
}

static guint
count_today (const Generator *generator)
{
    return MAX (1, generator->n / 200);
}

static int
pick_age (const Generator *generator, guint index, AmendsSampleRandom *random)
{
    guint n_today = count_today (generator);
    guint n_recent = (guint) ((guint64) generator->n * RECENT_PERCENT / 100);

    if (index < n_today)
        return 0;
    if (index < MAX (n_today, n_recent))
        return amends_sample_random_between (random, 1, RECENT_DAYS);
    /* The nearer, the more: the shop has grown. */
    return MIN (amends_sample_random_between (random, RECENT_DAYS + 1, ALL_DAYS),
                amends_sample_random_between (random, RECENT_DAYS + 1, ALL_DAYS));
}

static gint64
pick_instant (const Generator *generator, int age, const AmendsSampleMarketplace *marketplace,
              AmendsSampleRandom *random)
{
    gint64 local;
    gint64 instant;

    if (age == 0)
        return generator->midnight + amends_sample_random_between (random, 0, DAY_BEGINS_AFTER - 1);
    /* From seven in the morning to midnight, most in the evening. */
    local = 7 * 3600 + MAX (amends_sample_random_between (random, 0, 17 * 3600 - 1),
                            amends_sample_random_between (random, 0, 17 * 3600 - 1));
    instant = local - (gint64) marketplace->utc_hours * 3600;
    return generator->midnight - age * DAY + (instant % DAY + DAY) % DAY;
}

static char *
make_review_id (AmendsSampleRandom *random)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    char id[15] = "R";

    for (guint i = 1; i < sizeof id - 1; i++)
        id[i] = letters[amends_sample_random_below (random, sizeof letters - 1)];
    return g_strdup (id);
}

static char *
make_order_id (AmendsSampleRandom *random)
{
    return g_strdup_printf ("%03u-%07u-%07u", 100 + amends_sample_random_below (random, 900),
                            amends_sample_random_below (random, 10000000),
                            amends_sample_random_below (random, 10000000));
}

static int
pick_helpful (int age, int stars, AmendsSampleRandom *random)
{
    int most = MIN (age, 120) / (stars <= 2 ? 4 : 10);

    if (most == 0 || amends_sample_random_chance (random, 62))
        return 0;
    return MIN (amends_sample_random_between (random, 0, most), amends_sample_random_between (random, 1, most));
}

static guint
count_uses (const Generator *generator, const char *text)
{
    return text != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (generator->used, text)) : 0;
}

static void
note_use (Generator *generator, const char *text)
{
    guint n = count_uses (generator, text) + 1;

    if (text != NULL)
        g_hash_table_replace (generator->used, (gpointer) text, GUINT_TO_POINTER (n));
}

/*
 * Nobody writes what another wrote. Where the texts run out, the same comes again, but not often.
 * Returns: (transfer full) (nullable): the text before it was edited
 */
static char *
write_texts (Generator *generator, AmendsSampleReview *review, const AmendsSampleOccasion *occasion,
             AmendsSampleRandom *random)
{
    g_autofree char *first_body = NULL;
    const char *story = NULL;

    for (guint try = 0; try < COMPOSE_TRIES; try++) {
        guint allowed = try < COMPOSE_TRIES / 2 ? 1 : generator->max_twins;

        g_clear_pointer (&review->title, g_free);
        g_clear_pointer (&review->body, g_free);
        g_clear_pointer (&first_body, g_free);
        story = amends_sample_compose (occasion, random, &review->title, &review->body, &first_body);
        if (count_uses (generator, review->body) < allowed && count_uses (generator, story) < allowed)
            break;
    }
    note_use (generator, review->body);
    note_use (generator, story);
    return g_steal_pointer (&first_body);
}

/* What people add makes their mood clearer: praise was a star lower before, and blame a star higher. */
static int
pick_first_stars (const Generator *generator, guint index, int stars)
{
    AmendsSampleRandom random;

    amends_sample_random_init (&random, generator->seed, EARLIER_STREAM + index);
    if (stars == 3 || stars == 4 || !amends_sample_random_chance (&random, OTHER_STARS_PERCENT))
        return stars;
    return stars > 3 ? stars - 1 : stars + 1;
}

/* @body: (transfer full) */
static void
add_earlier (Generator *generator, guint index, const AmendsSampleReview *review, char *body)
{
    AmendsSampleReview *earlier = g_memdup2 (review, sizeof *review);

    earlier->row.id = g_strdup (review->row.id);
    earlier->row.updated_at = review->published_at;
    earlier->stars = pick_first_stars (generator, index, review->stars);
    earlier->title = g_strdup (review->title);
    earlier->body = body;
    earlier->order_id = g_strdup (review->order_id);
    earlier->helpful = 0;
    earlier->replaced = TRUE;
    g_ptr_array_add (generator->data->reviews, earlier);
}

/* About two months later, for so the texts say. */
static gint64
pick_edited_at (const AmendsSampleReview *review, AmendsSampleRandom *random)
{
    return review->published_at + amends_sample_random_between (random, EDIT_DAYS - 6, EDIT_DAYS + 6) * DAY +
           amends_sample_random_between (random, -9000, 9000);
}

/* Twelve calendar months ago: whoever ordered then can be contacted today for the last time (rule #32). */
static gint64
get_last_day (gint64 midnight)
{
    g_autoptr (GDateTime) today = g_date_time_new_from_unix_utc (midnight);
    g_autoptr (GDateTime) then = g_date_time_add_months (today, -12);

    return g_date_time_to_unix (then) + DAY / 2;
}

/* Most orders come some days before the review; a few old ones lie on either side of the twelve months, and on their last day. */
static gint64
pick_ordered_at (const Generator *generator, const AmendsSampleReview *review, int age, AmendsSampleRandom *random)
{
    guint kind = amends_sample_random_below (random, 100);
    gint64 jitter = amends_sample_random_between (random, -3 * 86400, 3 * 86400);

    if (age <= RECENT_DAYS && kind < 4)
        return generator->midnight - 335 * DAY + jitter;
    if (age <= RECENT_DAYS && kind < 8)
        return generator->midnight - 396 * DAY + jitter;
    if (age <= RECENT_DAYS && kind == 8)
        return get_last_day (generator->midnight);
    return review->published_at - amends_sample_random_between (random, 4, 35) * DAY -
           amends_sample_random_between (random, 0, 40000);
}

static AmendsTri
pick_tri (AmendsSampleRandom *random, guint yes, guint no)
{
    guint point = amends_sample_random_below (random, 100);

    if (point < yes)
        return AMENDS_TRI_YES;
    return point < yes + no ? AMENDS_TRI_NO : AMENDS_TRI_UNKNOWN;
}

static void
add_order (Generator *generator, AmendsSampleReview *review, int age, AmendsSampleRandom *random)
{
    AmendsSampleOrder *order = g_new0 (AmendsSampleOrder, 1);
    guint n_marketplaces;
    const AmendsSampleMarketplace *first = amends_sample_catalog_get_marketplaces (&n_marketplaces);
    int pieces = review->product->digital_subscription || amends_sample_random_chance (random, 90) ? 1 : 2;

    order->row.id = make_order_id (random);
    order->product = review->product;
    order->marketplace = review->marketplace;
    order->ordered_at = pick_ordered_at (generator, review, age, random);
    order->row.updated_at = order->ordered_at + amends_sample_random_between (random, 1, 3) * DAY;
    order->seller_of_record = pick_tri (random, 88, 7);
    order->consent = pick_tri (random, 70, 15);
    order->total = (gint64) review->product->prices[review->marketplace - first] * pieces;
    order->buyer_language = review->language;
    review->order_id = g_strdup (order->row.id);
    g_ptr_array_add (generator->data->orders, order);
}

static void
fill_facts (Generator *generator, AmendsSampleReview *review, int age, AmendsSampleRandom *random)
{
    review->verified = pick_tri (random, 85, 12);
    review->helpful = pick_helpful (age, review->stars, random);
    if (!review->product->digital_subscription && amends_sample_random_chance (random, 13))
        review->n_photos = (guint) amends_sample_random_between (random, 1, 3);
    if (review->verified == AMENDS_TRI_YES && amends_sample_random_chance (random, 70))
        add_order (generator, review, age, random);
}

static void
add_review (Generator *generator, guint index)
{
    AmendsSampleReview *review = g_new0 (AmendsSampleReview, 1);
    AmendsSampleOccasion occasion = { 0 };
    AmendsSampleRandom random;
    const AmendsSampleTexts *local;
    char *first_body;
    int age;

    /* What is new today was not there yesterday under another date, so each day has a stream of its own. */
    amends_sample_random_init (&random, generator->seed,
                               index < count_today (generator) ? index + TODAY_STREAM (generator->midnight) : index);
    age = pick_age (generator, index, &random);
    review->row.id = make_review_id (&random);
    review->product = amends_sample_catalog_pick_product (age, &random);
    review->marketplace = amends_sample_catalog_pick_marketplace (&random);
    review->stars = amends_sample_catalog_pick_stars (review->product, age, generator->spring_age, &random);
    review->published_at = pick_instant (generator, age, review->marketplace, &random);
    occasion.edited = amends_sample_random_chance (&random, 5) && age > EDIT_DAYS + 7;
    review->row.updated_at = occasion.edited ? pick_edited_at (review, &random) : review->published_at;

    local = amends_sample_data_get_texts (generator->data, review->marketplace->language);
    review->product_title = amends_sample_texts_get_product (local, review->product->key)->title;
    review->variant = amends_sample_random_pick (
        &random, (const char *const *) amends_sample_texts_get_product (local, review->product->key)->variants);
    occasion.texts = amends_sample_data_get_texts (generator->data,
                                                   amends_sample_catalog_pick_language (review->marketplace, &random));
    review->language = occasion.texts->language;
    review->author = amends_sample_random_pick (&random, (const char *const *) occasion.texts->authors);
    occasion.product = review->product->key;
    occasion.stars = review->stars;
    occasion.topic = amends_sample_catalog_get_topic (review->product, age, review->stars);
    occasion.digital = review->product->digital_subscription;
    occasion.british = !g_str_equal (review->marketplace->code, "US");
    first_body = write_texts (generator, review, &occasion, &random);
    if (first_body == NULL)
        review->row.updated_at = review->published_at;
    fill_facts (generator, review, age, &random);
    g_ptr_array_add (generator->data->reviews, review);
    if (first_body != NULL)
        add_earlier (generator, index, review, first_body);
}

static void
add_tombstone (Generator *generator, guint index)
{
    AmendsSampleReview *review = g_new0 (AmendsSampleReview, 1);
    AmendsSampleRandom random;

    amends_sample_random_init (&random, generator->seed, TOMBSTONE_STREAM + index);
    review->row.id = make_review_id (&random);
    review->deleted_at = generator->midnight - amends_sample_random_between (&random, 3600, RECENT_DAYS * 86400);
    review->row.updated_at = review->deleted_at;
    g_ptr_array_add (generator->data->reviews, review);
}

int
amends_sample_row_compare (gconstpointer a, gconstpointer b)
{
    const AmendsSampleRow *left = *(AmendsSampleRow *const *) a;
    const AmendsSampleRow *right = *(AmendsSampleRow *const *) b;

    if (left->updated_at != right->updated_at)
        return left->updated_at < right->updated_at ? -1 : 1;
    return strcmp (left->id, right->id);
}

static guint32
make_stamp (guint n_reviews, guint32 seed, gint64 midnight)
{
    AmendsSampleRandom random;

    amends_sample_random_init (&random, ((guint64) seed << 32) | n_reviews, (guint64) (midnight / DAY));
    return (guint32) amends_sample_random_next (&random);
}

static void
free_texts (gpointer data)
{
    amends_sample_texts_free (data);
}

AmendsSampleData *
amends_sample_data_new (guint n_reviews, guint32 seed, gint64 now)
{
    AmendsSampleData *self = g_new0 (AmendsSampleData, 1);
    g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
    Generator generator = { .data = self, .used = used, .n = n_reviews, .seed = seed };
    gint64 shifted = now - DAY_BEGINS_AFTER;

    generator.midnight = shifted - (shifted % DAY + DAY) % DAY;
    generator.spring_age = get_spring_age (generator.midnight);
    generator.max_twins = TWINS * (1 + n_reviews / (REVIEWS_A_TWIN + 1));
    self->as_of = generator.midnight + DAY_BEGINS_AFTER;
    self->stamp = make_stamp (n_reviews, seed, generator.midnight);
    self->reviews = g_ptr_array_new_full (n_reviews, free_review);
    self->orders = g_ptr_array_new_with_free_func (free_order);
    self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_texts);
    for (guint i = 0; i < n_reviews; i++)
        add_review (&generator, i);
    for (guint i = 0; i < n_reviews / 150; i++)
        add_tombstone (&generator, i);
    g_ptr_array_sort (self->reviews, amends_sample_row_compare);
    g_ptr_array_sort (self->orders, amends_sample_row_compare);
    amends_sample_feedback_add (self, n_reviews, seed, generator.midnight);
    return self;
}

void
amends_sample_data_free (AmendsSampleData *self)
{
    g_ptr_array_unref (self->reviews);
    g_ptr_array_unref (self->orders);
    g_ptr_array_unref (self->feedback);
    g_array_unref (self->totals);
    g_hash_table_unref (self->texts);
    g_free (self);
}

const char *
amends_sample_data_get_title (const AmendsSampleData *self, const AmendsSampleProduct *product,
                              const AmendsSampleMarketplace *marketplace)
{
    return amends_sample_texts_get_product (
               amends_sample_data_get_texts ((AmendsSampleData *) self, marketplace->language), product->key)
        ->title;
}
