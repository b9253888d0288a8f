/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-builder.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "amends-cell-guard.h"
#include "amends-number-text.h"
#include "amends-plain-text.h"
#include "amends-review-key.h"

#define MAX_PHOTOS 100
#define SHOWN_LENGTH 40
#define MAX_KNOWN_PRODUCTS 20000

struct _AmendsReviewBuilder {
    AmendsMapping *mapping; /* (owned) */
    AmendsReviewKeys *keys; /* (owned) */
    GHashTable *products;   /* (element-type AmendsProduct) (owned): those that were told of already */
    GPtrArray *made;        /* (element-type utf8) (owned): of the present row */
    GPtrArray *photos;      /* (owned): of the present row */
};

/* The cells of one row, ready to be read. */
typedef struct {
    const AmendsMapping *mapping;
    const AmendsRow *row;
    GPtrArray *made; /* (element-type utf8) */
} Cells;

AmendsMapping *
amends_mapping_new (void)
{
    AmendsMapping *self = g_new0 (AmendsMapping, 1);

    for (guint i = 0; i < AMENDS_N_FIELDS; i++)
        self->columns[i] = -1;
    return self;
}

AmendsMapping *
amends_mapping_copy (const AmendsMapping *self)
{
    AmendsMapping *copy = g_memdup2 (self, sizeof *self);

    for (guint i = 0; i < AMENDS_N_FIELDS; i++)
        copy->defaults[i] = g_strdup (self->defaults[i]);
    return copy;
}

void
amends_mapping_free (AmendsMapping *self)
{
    for (guint i = 0; i < AMENDS_N_FIELDS; i++)
        g_free (self->defaults[i]);
    g_free (self);
}

static const char *
keep (Cells *cells, char *text)
{
    if (text != NULL)
        g_ptr_array_add (cells->made, text);
    return text;
}

static const char *
get_raw (Cells *cells, AmendsField field)
{
    int column = cells->mapping->columns[field];
    const char *text = column >= 0 ? amends_row_get (cells->row, (guint) column) : NULL;

    if (text != NULL && cells->mapping->guarded && *text == '\'')
        text = keep (cells, amends_cell_guard_remove (text));
    if (cells->mapping->verbatim ? text == NULL || *text == '\0' : amends_plain_text_is_empty (text))
        return NULL;
    return text;
}

/* The cell as people read it, or the default; NULL if there is neither. */
static const char *
get_text (Cells *cells, AmendsField field)
{
    const char *raw = get_raw (cells, field);
    const char *text = NULL;

    /* Most texts stay as they are, and need no copy. */
    if (raw != NULL && (cells->mapping->verbatim ? amends_plain_text_is_clean (raw) : amends_plain_text_is_plain (raw)))
        return raw;
    if (raw != NULL)
        text =
            keep (cells, cells->mapping->verbatim ? amends_plain_text_clean (raw) : amends_plain_text_from_html (raw));
    return text != NULL ? text : cells->mapping->defaults[field];
}

/* Returns: (transfer full): as much of a cell as fits into a sentence */
static char *
shorten (const char *text)
{
    return g_utf8_strlen (text, -1) > SHOWN_LENGTH ? g_utf8_substring (text, 0, SHOWN_LENGTH) : g_strdup (text);
}

static char *
describe_stars (AmendsStarsStatus status, const char *text)
{
    g_autofree char *shown = shorten (text);

    switch (status) {
    case AMENDS_STARS_FRACTION:
        return g_strdup_printf (_ ("“%s” is not a whole number of stars."), shown);
    case AMENDS_STARS_OUT_OF_RANGE:
        return g_strdup_printf (_ ("“%s” is not between 1 and 5 stars."), shown);
    case AMENDS_STARS_MISSING:
        return g_strdup (_ ("The customer gave no stars (0)."));
    case AMENDS_STARS_UNREAD:
    case AMENDS_STARS_FOUND:
    default:
        return g_strdup_printf (_ ("“%s” cannot be read as stars."), shown);
    }
}

static gboolean
read_stars (Cells *cells, AmendsReview *review, char **reason)
{
    const char *text = get_text (cells, AMENDS_FIELD_STARS);
    AmendsStarsStatus status;

    if (text == NULL) {
        *reason = g_strdup (_ ("There are no stars."));
        return FALSE;
    }
    status = amends_stars_parse (text, &review->stars);
    if (status == AMENDS_STARS_FOUND)
        return TRUE;
    *reason = describe_stars (status, text);
    return FALSE;
}

static const char *
find_marketplace (const char *text)
{
    const AmendsMarketplace *found = text != NULL ? amends_marketplace_find (text) : NULL;

    return found != NULL ? found->code : NULL;
}

static const char *
find_marketplace_in_url (Cells *cells, const char *url)
{
    g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;
    const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

    return host != NULL ? find_marketplace (keep (cells, g_strdup (host))) : NULL;
}

static AmendsDateOrder
choose_order (Cells *cells, const char *marketplace)
{
    AmendsDateOrder usual = amends_date_order_of_marketplace (marketplace);

    /* Where years of two digits come first, 24/3/14 proves nothing. */
    if (usual == AMENDS_DATE_ORDER_YEAR_FIRST || cells->mapping->order == AMENDS_DATE_ORDER_UNKNOWN)
        return usual;
    return cells->mapping->order;
}

/* Fills date and marketplace: a sentence "Reviewed in Sweden on …" tells both. */
static gboolean
read_place_and_date (Cells *cells, AmendsReview *review, char **reason)
{
    const char *text = get_raw (cells, AMENDS_FIELD_DATE);
    const char *given = get_raw (cells, AMENDS_FIELD_MARKETPLACE);
    const char *code = find_marketplace (given);
    AmendsDate date = { 0 };
    AmendsDateStatus status = AMENDS_DATE_READ;

    if (code == NULL)
        code = cells->mapping->verbatim ? given : find_marketplace_in_url (cells, review->url);
    if (text != NULL) {
        const char *place = code != NULL ? code : find_marketplace (cells->mapping->defaults[AMENDS_FIELD_MARKETPLACE]);

        status = amends_date_parse (text, choose_order (cells, place), &date);
    }
    if (status != AMENDS_DATE_READ) {
        g_autofree char *shown = shorten (text);

        *reason = status == AMENDS_DATE_IMPOSSIBLE ? g_strdup_printf (_ ("“%s” is not a possible date."), shown)
                                                   : g_strdup_printf (_ ("“%s” cannot be read as a date."), shown);
        return FALSE;
    }
    if (code == NULL && date.marketplace != NULL)
        code = date.marketplace->code;
    if (code == NULL)
        code = find_marketplace (cells->mapping->defaults[AMENDS_FIELD_MARKETPLACE]);
    review->marketplace = code != NULL ? code : "";
    review->published_at = date.at;
    return TRUE;
}

static const char *
read_product (Cells *cells, const char *url)
{
    const char *product = get_raw (cells, AMENDS_FIELD_PRODUCT);
    const char *text = product != NULL ? get_text (cells, AMENDS_FIELD_PRODUCT) : NULL;

    if (text == NULL && url != NULL && !cells->mapping->verbatim)
        text = keep (cells, amends_product_key_from_text (url));
    if (text == NULL)
        text = cells->mapping->defaults[AMENDS_FIELD_PRODUCT];
    return text != NULL ? text : "";
}

/* The language's name, in English or in itself, folded; NULL if it is none of those that people export. */
static const char *
find_language_code (const char *name)
{
    static const struct {
        const char *code;
        const char *names; /* each between two bars */
    } LANGUAGES[] = {
        { "sv", "|swedish|svenska|" },
        { "pl", "|polish|polski|" },
        { "de", "|german|deutsch|" },
        { "en", "|english|" },
        { "ja", "|japanese|日本語|" },
        { "zh", "|chinese|中文|" },
        { "zh-Hant", "|traditional chinese|chinese (traditional)|繁體中文|" },
        { "zh-Hans", "|simplified chinese|chinese (simplified)|简体中文|" },
        { "fr", "|french|français|" },
        { "it", "|italian|italiano|" },
        { "es", "|spanish|español|" },
        { "nl", "|dutch|nederlands|" },
        { "da", "|danish|dansk|" },
        { "nb", "|norwegian|norsk|" },
        { "fi", "|finnish|suomi|" },
        { "pt", "|portuguese|português|" },
    };
    g_autofree char *folded = g_utf8_strdown (name, -1);
    g_autofree char *key = g_strconcat ("|", g_strstrip (folded), "|", NULL);

    for (guint i = 0; strchr (name, '|') == NULL && i < G_N_ELEMENTS (LANGUAGES); i++) {
        if (strstr (LANGUAGES[i].names, key) != NULL)
            return LANGUAGES[i].code;
    }
    return NULL;
}

/* "sv_SE" is "sv"; Chinese is told apart by its script, of which the country speaks where the code does not. */
static const char *
read_language (Cells *cells)
{
    const char *text = get_text (cells, AMENDS_FIELD_LANGUAGE);
    g_autofree char *lower = NULL;
    gsize length;

    if (cells->mapping->verbatim)
        return text;
    lower = text != NULL ? g_ascii_strdown (text, -1) : NULL;
    length = lower != NULL ? strspn (lower, "abcdefghijklmnopqrstuvwxyz") : 0;
    if (length < 2 || length > 3 || (lower[length] != '\0' && lower[length] != '-' && lower[length] != '_'))
        return text != NULL ? find_language_code (text) : NULL;
    if (!g_str_has_prefix (lower, "zh"))
        return keep (cells, g_strndup (lower, length));
    if (strstr (lower, "hant") != NULL || strstr (lower, "tw") != NULL || strstr (lower, "hk") != NULL)
        return "zh-Hant";
    return strstr (lower, "hans") != NULL || strstr (lower, "cn") != NULL ? "zh-Hans" : "zh";
}

static gboolean
is_address (const char *text)
{
    return g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://");
}

/* Length of the address at @text; commas and semicolons stand within addresses as well as between them. */
static gsize
measure_address (const char *text)
{
    gsize length = strcspn (text, " \t\r\n|\"'[]{}<>");

    for (gsize i = 1; i < length; i++) {
        if ((text[i] == ',' || text[i] == ';') && is_address (text + i + 1))
            length = i;
    }
    while (length > 0 && strchr (",;", text[length - 1]) != NULL)
        length--;
    return length;
}

/* Addresses may be a line each, or stand behind each other with anything between them. */
static const char *const *
read_photos (Cells *cells, GPtrArray *photos)
{
    const char *text = get_raw (cells, AMENDS_FIELD_PHOTOS);

    while (text != NULL && (text = strstr (text, "http")) != NULL && photos->len < MAX_PHOTOS) {
        gsize length = !is_address (text)         ? 4
                       : cells->mapping->verbatim ? strcspn (text, "\n")
                                                  : measure_address (text);

        if (length > 4)
            g_ptr_array_add (photos, (gpointer) keep (cells, g_strndup (text, length)));
        text += length;
    }
    if (photos->len == 0)
        return NULL;
    g_ptr_array_add (photos, NULL);
    return (const char *const *) photos->pdata;
}

static guint
hash_text (const char *text)
{
    return text != NULL ? g_str_hash (text) : 0;
}

static guint
hash_product (gconstpointer data)
{
    const AmendsProduct *product = data;

    return hash_text (product->external_id) * 31 + hash_text (product->marketplace);
}

static gboolean
same_product (gconstpointer a, gconstpointer b)
{
    const AmendsProduct *one = a, *other = b;

    return g_str_equal (one->external_id, other->external_id) && g_str_equal (one->marketplace, other->marketplace) &&
           g_strcmp0 (one->title, other->title) == 0 && g_strcmp0 (one->brand, other->brand) == 0;
}

static void
unref_product (gpointer product)
{
    amends_product_unref (product);
}

/* Each is told once, and again only with another title or brand: the store need not look at it for every review. */
static void
add_product (AmendsReviewBuilder *self, AmendsBatch *batch, const AmendsReview *review)
{
    AmendsProduct *made;
    AmendsProduct product = {
        .external_id = review->product_id,
        .marketplace = review->marketplace,
        .title = review->product_title,
        .brand = review->brand,
    };

    if (*review->product_id == '\0' || (review->product_title == NULL && review->brand == NULL))
        return;
    if (g_hash_table_contains (self->products, &product))
        return;
    if (g_hash_table_size (self->products) >= MAX_KNOWN_PRODUCTS)
        g_hash_table_remove_all (self->products);
    made = amends_product_new (&product);
    g_ptr_array_add (batch->products, made);
    g_hash_table_add (self->products, amends_product_ref (made));
}

static AmendsTri
read_tri (Cells *cells, AmendsField field)
{
    const char *text = get_text (cells, field);

    return text != NULL ? amends_verified_parse (text) : AMENDS_TRI_UNKNOWN;
}

static gboolean
fill_review (Cells *cells, AmendsReview *review, GPtrArray *photos, char **reason)
{
    const char *helpful = get_raw (cells, AMENDS_FIELD_HELPFUL);

    review->url = get_text (cells, AMENDS_FIELD_URL);
    if (review->url != NULL && !is_address (review->url))
        review->url = NULL;
    if (!read_stars (cells, review, reason) || !read_place_and_date (cells, review, reason))
        return FALSE;
    review->product_id = read_product (cells, review->url);
    review->product_title = get_text (cells, AMENDS_FIELD_PRODUCT_TITLE);
    review->brand = get_text (cells, AMENDS_FIELD_BRAND);
    review->title = get_text (cells, AMENDS_FIELD_TITLE);
    review->body = get_text (cells, AMENDS_FIELD_BODY);
    review->language = read_language (cells);
    review->author = get_text (cells, AMENDS_FIELD_AUTHOR);
    review->verified = read_tri (cells, AMENDS_FIELD_VERIFIED);
    review->helpful = helpful != NULL ? amends_count_parse (helpful) : 0;
    review->photos = read_photos (cells, photos);
    review->order_id = get_text (cells, AMENDS_FIELD_ORDER);
    review->variant = get_text (cells, AMENDS_FIELD_VARIANT);
    return TRUE;
}

static const char *
choose_id (AmendsReviewBuilder *self, Cells *cells, const AmendsReview *review)
{
    const char *id = get_raw (cells, AMENDS_FIELD_ID);

    if (id != NULL)
        id = get_text (cells, AMENDS_FIELD_ID);
    if (id == NULL && review->url != NULL)
        id = keep (cells, amends_review_key_from_url (review->url));
    return id != NULL ? id : keep (cells, amends_review_keys_make (self->keys, review));
}

/* A day that cannot be read is not known: the review is worth more than the fact. */
static gint64
read_day (Cells *cells, AmendsField field, const char *marketplace)
{
    const char *text = get_raw (cells, field);
    AmendsDate date = { 0 };

    return text != NULL && amends_date_parse (text, choose_order (cells, marketplace), &date) == AMENDS_DATE_READ
               ? date.at
               : 0;
}

static void
add_order (Cells *cells, const AmendsReview *review, AmendsBatch *batch)
{
    AmendsOrder order = {
        .external_id = review->order_id,
        .marketplace = review->marketplace,
        .product_id = *review->product_id != '\0' ? review->product_id : NULL,
        .ordered_at = read_day (cells, AMENDS_FIELD_ORDERED, review->marketplace),
        .seller_of_record = read_tri (cells, AMENDS_FIELD_SOLD),
        .digital_subscription = read_tri (cells, AMENDS_FIELD_DIGITAL),
        .consent = read_tri (cells, AMENDS_FIELD_CONSENT),
    };

    if (review->order_id == NULL ||
        (order.ordered_at == 0 && order.seller_of_record == AMENDS_TRI_UNKNOWN &&
         order.digital_subscription == AMENDS_TRI_UNKNOWN && order.consent == AMENDS_TRI_UNKNOWN))
        return;
    g_ptr_array_add (batch->orders, amends_order_new (&order));
}

static void
add_review (AmendsReviewBuilder *self, Cells *cells, AmendsReview *review, AmendsBatch *batch)
{
    review->external_id = choose_id (self, cells, review);
    g_ptr_array_add (batch->reviews, amends_review_new (review));
    add_product (self, batch, review);
    add_order (cells, review, batch);
}

/* A customer leaves one feedback for an order: its number is an id where the file has none. */
static void
add_feedback (AmendsReviewBuilder *self, Cells *cells, const AmendsReview *review, AmendsBatch *batch)
{
    const char *id = get_raw (cells, AMENDS_FIELD_ID) != NULL ? get_text (cells, AMENDS_FIELD_ID) : review->order_id;

    batch->coverage = self->mapping->coverage;
    g_ptr_array_add (batch->feedback,
                     amends_feedback_new (&(AmendsFeedback) {
                         .external_id = id != NULL ? id : keep (cells, amends_review_keys_make (self->keys, review)),
                         .marketplace = review->marketplace,
                         .order_id = review->order_id,
                         .stars = review->stars,
                         .text = review->body,
                         .response = get_text (cells, AMENDS_FIELD_RESPONSE),
                         .language = review->language,
                         .author = review->author,
                         .url = review->url,
                         .by_marketplace = read_tri (cells, AMENDS_FIELD_BY_MARKETPLACE),
                         .published_at = review->published_at,
                         .responded_at = read_day (cells, AMENDS_FIELD_RESPONDED, review->marketplace),
                         .struck_at = read_day (cells, AMENDS_FIELD_STRUCK, review->marketplace),
                         .removed_at = read_day (cells, AMENDS_FIELD_REMOVED, review->marketplace),
                     }));
}

static gboolean
has_too_many_cells (const AmendsMapping *mapping, const AmendsRow *row)
{
    if (mapping->max_cells == 0)
        return FALSE;
    for (guint i = mapping->max_cells; i < amends_row_get_n_cells (row); i++) {
        if (*amends_row_get (row, i) != '\0')
            return TRUE;
    }
    return FALSE;
}

AmendsReviewBuilder *
amends_review_builder_new (const AmendsMapping *mapping)
{
    AmendsReviewBuilder *self = g_new0 (AmendsReviewBuilder, 1);

    self->mapping = amends_mapping_copy (mapping);
    self->keys = amends_review_keys_new ();
    self->products = g_hash_table_new_full (hash_product, same_product, unref_product, NULL);
    self->made = g_ptr_array_new_with_free_func (g_free);
    self->photos = g_ptr_array_new ();
    return self;
}

void
amends_review_builder_free (AmendsReviewBuilder *self)
{
    amends_mapping_free (self->mapping);
    amends_review_keys_free (self->keys);
    g_hash_table_unref (self->products);
    g_ptr_array_unref (self->made);
    g_ptr_array_unref (self->photos);
    g_free (self);
}

void
amends_review_builder_add (AmendsReviewBuilder *self, const AmendsRow *row, AmendsBatch *batch)
{
    Cells cells = { self->mapping, row, self->made };
    AmendsReview review = { .verified = AMENDS_TRI_UNKNOWN };
    char *reason = NULL;

    if (row->problem != NULL) {
        amends_batch_reject (batch, row->line, g_strdup (row->problem));
    } else if (has_too_many_cells (self->mapping, row)) {
        amends_batch_reject (batch, row->line,
                             g_strdup (_ ("The row has more cells than the header: a separator stands in "
                                          "an unquoted text.")));
    } else if (!fill_review (&cells, &review, self->photos, &reason)) {
        amends_batch_reject (batch, row->line, reason);
    } else {
        if (self->mapping->subject == AMENDS_IMPORT_FEEDBACK)
            add_feedback (self, &cells, &review, batch);
        else
            add_review (self, &cells, &review, batch);
        batch->n_read++;
    }
    g_ptr_array_set_size (self->made, 0);
    g_ptr_array_set_size (self->photos, 0);
}
