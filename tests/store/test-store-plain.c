/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cause-fixture.h"

#include <string.h>

#include "amends-text-match.h"

/*
 * What the store finds, counts and orders by indexes, daily counts and the search index is compared with what a plain look at every review
 * gives, on random reviews and random queries. GLib prints the seed; --seed repeats a run.
 */

#define N_REVIEWS 400
#define N_QUERIES 250

static const char *const MARKETPLACES[] = { "SE", "PL", "DE", "UK", "" };
static const char *const BRANDS[] = { "Ljus", "Świt", "Grün", NULL };
static const char *const LANGUAGES[] = { "sv", "pl", "zh-Hant", "zh", "ja", NULL };
static const char *const WORDS[] = { "lampa",  "lamp",   "Lampan", "żarówka", "zarowka", "größe", "grosse", "kaputt",
                                     "trasig", "很好用", "好",     "壊れた",  "すぐ",    "Röd",   "rod",    "bra" };
static const char *const TERMS[] = {
    "lamp", "zarow", "große", "好", "很好", "壊れ", "röd", "bra", "trasig", "lampa bra"
};
static const char *const TITLES[] = { "Bordslampa röd", "Golvlampa", "Lampskärm vit", "桌燈 紅", NULL };
static const char *const NO_PHOTOS[] = { NULL };
static const char *const ONE_PHOTO[] = { "https://img.example/1.jpg", NULL };

static const char *const CAUSES[] = { "", "quality", "slow-delivery", "picture,slow-answer", "slow-delivery,quality" };

static gboolean
chance (int percent)
{
    return g_test_rand_int_range (0, 100) < percent;
}

#define PICK(array) (array)[g_test_rand_int_range (0, G_N_ELEMENTS (array))]

static char *
make_text (int max_words)
{
    GString *text = g_string_new (NULL);
    int n = g_test_rand_int_range (0, max_words + 1);

    for (int i = 0; i < n; i++) {
        if (i > 0)
            g_string_append_c (text, ' ');
        g_string_append (text, PICK (WORDS));
    }
    return g_string_free_and_steal (text);
}

static AmendsReview *
make_review (guint number)
{
    g_autofree char *id = g_strdup_printf ("R%u", number);
    g_autofree char *title = make_text (3);
    g_autofree char *body = make_text (8);
    int product = g_test_rand_int_range (0, 5);
    g_autofree char *product_id = product < 4 ? g_strdup_printf ("B%d", product) : g_strdup ("");

    return amends_review_new (&(AmendsReview) {
        .external_id = id,
        .marketplace = PICK (MARKETPLACES),
        .product_id = product_id,
        .product_title = product < 5 ? TITLES[product] : NULL,
        .brand = PICK (BRANDS),
        .stars = g_test_rand_int_range (1, 6),
        .title = title,
        .body = body,
        .language = PICK (LANGUAGES),
        .published_at = chance (5) ? 0 : TEST_NOW - g_test_rand_int_range (0, 500 * TEST_DAY),
        .verified = (AmendsTri) g_test_rand_int_range (-1, 2),
        .helpful = g_test_rand_int_range (0, 4),
        .photos = chance (30) ? ONE_PHOTO : NO_PHOTOS,
    });
}

static void
add_reviews (StoreFixture *fixture, guint from, guint n)
{
    AmendsBatch *batch = amends_batch_new ();

    for (guint i = 0; i < n; i++)
        g_ptr_array_add (batch->reviews, make_review (from + i));
    test_apply_ok (fixture, batch);
}

/* By review, as of the latest look at all of them. */
static GHashTable *known_causes;

static void
load_causes (AmendsStore *store, const GArray *ids)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) all = NULL;

    amends_store_load_causes_async (store, AMENDS_SUBJECT_REVIEW, (const gint64 *) (gpointer) ids->data, ids->len, NULL,
                                    amends_await_cb, &await);
    all = amends_store_load_causes_finish (store, amends_await (&await), &error);
    g_assert_no_error (error);
    g_clear_pointer (&known_causes, g_hash_table_unref);
    known_causes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
    for (guint i = 0; i < ids->len; i++)
        g_hash_table_insert (known_causes, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)),
                             g_memdup2 (&g_array_index (all, AmendsCauses, i), sizeof (AmendsCauses)));
}

static GPtrArray *
load_all (AmendsStore *store)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autoptr (GArray) ids = test_find_ids (store, query, 0);

    load_causes (store, ids);
    return test_load (store, (const gint64 *) (gpointer) ids->data, ids->len);
}

/* Edits, removals, marks, notes and undos at random, so that the daily counts have seen everything. */
static void
stir (StoreFixture *fixture)
{
    g_autoptr (GPtrArray) reviews = load_all (fixture->store);
    AmendsBatch *batch = amends_batch_new ();

    for (guint i = 0; i < reviews->len; i++) {
        const AmendsReview *review = reviews->pdata[i];
        gint64 id = review->id;

        if (chance (8))
            g_ptr_array_add (batch->reviews,
                             make_review ((guint) g_ascii_strtoull (review->external_id + 1, NULL, 10)));
        if (chance (4))
            g_ptr_array_add (batch->removed, g_strdup (review->external_id));
        fixture->now = TEST_NOW - g_test_rand_int_range (0, 60 * TEST_DAY);
        if (chance (25))
            test_set_done (fixture->store, &id, 1, review->done_at == 0);
        if (chance (5))
            g_assert_true (test_set_note (fixture->store, id, "note", NULL, NULL));
        if (chance (20))
            g_assert_true (test_set_causes (fixture->store, AMENDS_SUBJECT_REVIEW, id, PICK (CAUSES), NULL, NULL));
        if (chance (3))
            test_undo (fixture->store, NULL, NULL);
        if (chance (2))
            test_redo (fixture->store, NULL, NULL);
    }
    fixture->now = TEST_NOW;
    test_apply_ok (fixture, batch);
}

static void
pick_words (GPtrArray *list, const char *const *from, guint n, int percent)
{
    for (guint i = 0; i < n; i++)
        if (from[i] != NULL && *from[i] != '\0' && chance (percent))
            g_ptr_array_add (list, g_strdup (from[i]));
}

static AmendsReviewQuery *
make_query (void)
{
    AmendsReviewQuery *query = amends_review_query_new ();

    if (chance (30))
        query->stars = (guint) g_test_rand_int_range (1, 32) << 1;
    if (chance (25))
        pick_words (query->marketplaces, MARKETPLACES, G_N_ELEMENTS (MARKETPLACES), 40);
    if (chance (25))
        pick_words (query->brands, BRANDS, G_N_ELEMENTS (BRANDS), 50);
    if (chance (25))
        pick_words (query->languages, LANGUAGES, G_N_ELEMENTS (LANGUAGES), 40);
    if (chance (20))
        g_ptr_array_add (query->products, g_strdup_printf ("B%d", g_test_rand_int_range (0, 5)));
    if (chance (15))
        g_ptr_array_add (query->products, g_strdup (chance (50) ? "lamp" : "桌燈"));
    if (chance (40))
        query->period = (AmendsPeriod) g_test_rand_int_range (0, AMENDS_PERIOD_CUSTOM + 1);
    if (query->period == AMENDS_PERIOD_CUSTOM) {
        query->after = chance (70) ? TEST_NOW - g_test_rand_int_range (0, 500 * TEST_DAY) : 0;
        query->before = chance (70) ? TEST_NOW - g_test_rand_int_range (0, 300 * TEST_DAY) : 0;
    }
    query->done = (AmendsDonePolicy) g_test_rand_int_range (0, AMENDS_DONE_ALL + 1);
    query->verified = chance (20) ? (AmendsTri) g_test_rand_int_range (0, 2) : AMENDS_TRI_UNKNOWN;
    query->has_photo = chance (20) ? (AmendsTri) g_test_rand_int_range (0, 2) : AMENDS_TRI_UNKNOWN;
    query->edited = chance (15) ? (AmendsTri) g_test_rand_int_range (0, 2) : AMENDS_TRI_UNKNOWN;
    query->has_note = chance (10) ? (AmendsTri) g_test_rand_int_range (0, 2) : AMENDS_TRI_UNKNOWN;
    query->gone = chance (10) ? (AmendsTri) g_test_rand_int_range (0, 2) : AMENDS_TRI_UNKNOWN;
    if (chance (15))
        query->causes = 1u << (chance (50) ? AMENDS_CAUSE_QUALITY : AMENDS_CAUSE_SLOW_DELIVERY) |
                        (chance (30) ? 1u << AMENDS_CAUSE_PICTURE : 0);
    query->wrong_door = chance (8);
    for (int i = chance (40) ? g_test_rand_int_range (1, 4) : 0; i > 0; i--)
        amends_review_query_add_term (query, PICK (TERMS), chance (30), chance (25));
    query->order = (AmendsReviewOrder) g_test_rand_int_range (0, AMENDS_ORDER_RELEVANCE);
    return query;
}

static gboolean
same_folded (const char *a, const char *b)
{
    g_autofree char *folded_a = g_utf8_casefold (a, -1);
    g_autofree char *folded_b = g_utf8_casefold (b, -1);

    return g_str_equal (folded_a, folded_b);
}

static gboolean
matches_language (const char *tag, const char *wanted)
{
    gsize length = strlen (wanted);

    return tag != NULL && g_str_has_prefix (tag, wanted) && (tag[length] == '\0' || tag[length] == '-');
}

static gboolean
matches_product (const AmendsReview *review, const char *wanted)
{
    g_autoptr (GPtrArray) terms = g_ptr_array_new ();
    g_autoptr (GArray) hits = NULL;
    AmendsTextTerm term = { (char *) wanted, FALSE, FALSE };

    g_ptr_array_add (terms, &term);
    hits = amends_text_match (review->product_title, terms);
    return g_str_equal (review->product_id, wanted) || hits->len > 0;
}

static gboolean
matches_term (const AmendsReview *review, AmendsTextTerm *term)
{
    g_autoptr (GPtrArray) terms = g_ptr_array_new ();
    AmendsTextTerm plain = { term->text, term->phrase, FALSE };
    g_autoptr (GArray) in_title = NULL;
    g_autoptr (GArray) in_body = NULL;

    g_ptr_array_add (terms, &plain);
    in_title = amends_text_match (review->title, terms);
    in_body = amends_text_match (review->body, terms);
    return (in_title->len + in_body->len > 0) != term->negated;
}

#define ANY_OF(list, condition)                                                                                        \
    G_STMT_START                                                                                                       \
    {                                                                                                                  \
        gboolean any = (list)->len == 0;                                                                               \
                                                                                                                       \
        for (guint i = 0; i < (list)->len; i++) {                                                                      \
            const char *wanted = (list)->pdata[i];                                                                     \
                                                                                                                       \
            any = any || (condition);                                                                                  \
        }                                                                                                              \
        if (!any)                                                                                                      \
            return FALSE;                                                                                              \
    }                                                                                                                  \
    G_STMT_END

static gboolean
is_tri (AmendsTri wanted, gboolean value)
{
    return wanted == AMENDS_TRI_UNKNOWN || (wanted == AMENDS_TRI_YES) == value;
}

static gboolean
matches_done (const AmendsReview *review, AmendsDonePolicy done)
{
    switch (done) {
    case AMENDS_DONE_OPEN:
        return review->done_at == 0;
    case AMENDS_DONE_WITH_RECENT:
        return review->done_at == 0 || review->done_at >= TEST_NOW - TEST_DONE_DAYS * TEST_DAY;
    case AMENDS_DONE_ONLY:
        return review->done_at > 0;
    case AMENDS_DONE_UNSET:
    case AMENDS_DONE_ALL:
    default:
        return TRUE;
    }
}

static gboolean
matches_period (const AmendsReview *review, const AmendsReviewQuery *query)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    gint64 after, before;

    amends_review_query_get_range (query, TEST_NOW, zone, &after, &before);
    if (after == 0 && before == 0)
        return TRUE;
    return review->published_at > 0 && review->published_at >= after && (before == 0 || review->published_at < before);
}

static gboolean
matches_causes (const AmendsReview *review, const AmendsReviewQuery *query)
{
    const AmendsCauses *causes = g_hash_table_lookup (known_causes, &review->id);
    gboolean any = query->causes == 0;

    for (guint i = 0; i < causes->n; i++)
        any = any || (query->causes & 1u << causes->items[i]) != 0;
    return any && (!query->wrong_door || causes->wrong_door);
}

/* The meaning of a query, written down a second time and as plainly as possible. */
static gboolean
matches (const AmendsReview *review, const AmendsReviewQuery *query)
{
    if (query->stars != 0 && (query->stars & 1u << review->stars) == 0)
        return FALSE;
    ANY_OF (query->marketplaces, g_str_equal (review->marketplace, wanted));
    ANY_OF (query->brands, review->brand != NULL && same_folded (review->brand, wanted));
    ANY_OF (query->languages, matches_language (review->language, wanted));
    ANY_OF (query->products, matches_product (review, wanted));
    for (guint i = 0; i < query->terms->len; i++)
        if (!matches_term (review, query->terms->pdata[i]))
            return FALSE;
    if (query->verified != AMENDS_TRI_UNKNOWN && query->verified != review->verified)
        return FALSE;
    return matches_causes (review, query) && matches_done (review, query->done) && matches_period (review, query) &&
           is_tri (query->has_photo, review->photos != NULL) && is_tri (query->edited, review->n_versions > 1) &&
           is_tri (query->has_note, review->has_note) && is_tri (query->gone, review->gone_at > 0);
}

#define BY(a, b)                                                                                                       \
    G_STMT_START                                                                                                       \
    {                                                                                                                  \
        if ((a) != (b))                                                                                                \
            return (a) < (b) ? -1 : 1;                                                                                 \
    }                                                                                                                  \
    G_STMT_END

static int
compare_reviews (gconstpointer first, gconstpointer second, gpointer user_data)
{
    const AmendsReview *a = *(const AmendsReview *const *) first;
    const AmendsReview *b = *(const AmendsReview *const *) second;
    const AmendsReviewQuery *query = user_data;

    if (query->order == AMENDS_ORDER_STARS_LOW)
        BY (a->stars, b->stars);
    if (query->order == AMENDS_ORDER_STARS_HIGH)
        BY (b->stars, a->stars);
    if (query->order == AMENDS_ORDER_HELPFUL)
        BY (b->helpful, a->helpful);
    if (query->order == AMENDS_ORDER_OLDEST) {
        BY (a->published_at, b->published_at);
        BY (a->id, b->id);
    }
    BY (b->published_at, a->published_at);
    BY (b->id, a->id);
    return 0;
}

static GPtrArray *
find_plainly (GPtrArray *reviews, const AmendsReviewQuery *query)
{
    GPtrArray *found = g_ptr_array_new ();

    for (guint i = 0; i < reviews->len; i++)
        if (matches (reviews->pdata[i], query))
            g_ptr_array_add (found, reviews->pdata[i]);
    g_ptr_array_sort_with_data (found, compare_reviews, (gpointer) query);
    return found;
}

static void
assert_same_ids (AmendsStore *store, const AmendsReviewQuery *query, GPtrArray *expected)
{
    guint limits[] = { 0, 1, 10 };

    for (guint l = 0; l < G_N_ELEMENTS (limits); l++) {
        g_autoptr (GArray) ids = test_find_ids (store, query, limits[l]);

        g_assert_cmpuint (ids->len, ==, limits[l] == 0 ? expected->len : MIN (limits[l], expected->len));
        for (guint i = 0; i < ids->len; i++)
            g_assert_cmpint (g_array_index (ids, gint64, i), ==, ((const AmendsReview *) expected->pdata[i])->id);
    }
}

static guint64
count_plainly (GPtrArray *reviews, const AmendsReviewQuery *query)
{
    g_autoptr (GPtrArray) found = find_plainly (reviews, query);

    return found->len;
}

typedef void (*SetChoice) (AmendsReviewQuery *query, const char *key);

static void
set_marketplace (AmendsReviewQuery *query, const char *key)
{
    g_ptr_array_set_size (query->marketplaces, 0);
    g_ptr_array_add (query->marketplaces, g_strdup (key));
}

static void
set_brand (AmendsReviewQuery *query, const char *key)
{
    g_ptr_array_set_size (query->brands, 0);
    g_ptr_array_add (query->brands, g_strdup (key));
}

static guint64
get_facet (GPtrArray *values, const char *key)
{
    for (guint i = 0; i < values->len; i++) {
        const AmendsFacetValue *value = values->pdata[i];

        if (g_str_equal (value->key, key))
            return value->count;
    }
    return 0;
}

/* A choice's count is what the query would give with that choice alone of its kind. */
static void
assert_choices (GPtrArray *values, GPtrArray *reviews, const AmendsReviewQuery *query, const char *const *keys, guint n,
                SetChoice set)
{
    for (guint i = 0; i < n; i++) {
        g_autoptr (AmendsReviewQuery) chosen = amends_review_query_copy (query);

        if (keys[i] == NULL || *keys[i] == '\0')
            continue;
        set (chosen, keys[i]);
        g_assert_cmpuint (get_facet (values, keys[i]), ==, count_plainly (reviews, chosen));
    }
    for (guint i = 1; i < values->len; i++) {
        const AmendsFacetValue *a = values->pdata[i - 1];
        const AmendsFacetValue *b = values->pdata[i];

        g_assert_cmpuint (a->count, >=, b->count);
    }
}

static guint64
count_language (GPtrArray *reviews, const AmendsReviewQuery *query, const char *tag)
{
    g_autoptr (AmendsReviewQuery) any = amends_review_query_copy (query);
    guint64 n = 0;

    g_ptr_array_set_size (any->languages, 0);
    for (guint i = 0; i < reviews->len; i++) {
        const AmendsReview *review = reviews->pdata[i];

        n += matches (review, any) && g_strcmp0 (review->language, tag) == 0;
    }
    return n;
}

static guint64
count_product (GPtrArray *reviews, const AmendsReviewQuery *query, const char *id)
{
    g_autoptr (AmendsReviewQuery) any = amends_review_query_copy (query);
    guint64 n = 0;

    g_ptr_array_set_size (any->products, 0);
    for (guint i = 0; i < reviews->len; i++) {
        const AmendsReview *review = reviews->pdata[i];

        n += matches (review, any) && g_str_equal (review->product_id, id);
    }
    return n;
}

static void
assert_traits (const AmendsFacets *facets, GPtrArray *reviews, const AmendsReviewQuery *query)
{
    g_autoptr (AmendsReviewQuery) verified = amends_review_query_copy (query);
    g_autoptr (AmendsReviewQuery) photo = amends_review_query_copy (query);
    g_autoptr (AmendsReviewQuery) edited = amends_review_query_copy (query);

    verified->verified = photo->has_photo = edited->edited = AMENDS_TRI_YES;
    g_assert_cmpuint (facets->verified, ==, count_plainly (reviews, verified));
    g_assert_cmpuint (facets->with_photo, ==, count_plainly (reviews, photo));
    g_assert_cmpuint (facets->edited, ==, count_plainly (reviews, edited));
}

static void
assert_same_facets (AmendsStore *store, GPtrArray *reviews, const AmendsReviewQuery *query)
{
    static const char *const PRODUCTS[] = { "B0", "B1", "B2", "B3" };
    g_autoptr (AmendsFacets) facets = test_facets (store, query);

    g_assert_cmpuint (facets->total, ==, count_plainly (reviews, query));
    g_assert_cmpint (test_count (store, query), ==, facets->total);
    for (guint stars = 1; stars <= 5; stars++) {
        g_autoptr (AmendsReviewQuery) chosen = amends_review_query_copy (query);

        chosen->stars = 1u << stars;
        g_assert_cmpuint (facets->stars[stars], ==, count_plainly (reviews, chosen));
    }
    assert_choices (facets->marketplaces, reviews, query, MARKETPLACES, G_N_ELEMENTS (MARKETPLACES), set_marketplace);
    assert_choices (facets->brands, reviews, query, BRANDS, G_N_ELEMENTS (BRANDS), set_brand);
    for (guint i = 0; i < G_N_ELEMENTS (LANGUAGES); i++)
        if (LANGUAGES[i] != NULL)
            g_assert_cmpuint (get_facet (facets->languages, LANGUAGES[i]), ==,
                              count_language (reviews, query, LANGUAGES[i]));
    for (guint i = 0; i < G_N_ELEMENTS (PRODUCTS); i++)
        g_assert_cmpuint (get_facet (facets->products, PRODUCTS[i]), ==, count_product (reviews, query, PRODUCTS[i]));
    assert_traits (facets, reviews, query);
}

/* @data: (nullable): not NULL: without the indexes that put lists in order, as in the middle of a large import */
static void
test_like_a_plain_look (StoreFixture *fixture, gconstpointer data)
{
    g_autoptr (GPtrArray) reviews = NULL;
    g_autofree char *problems = NULL;

    for (guint i = 0; i < 4; i++)
        add_reviews (fixture, i * N_REVIEWS / 4, N_REVIEWS / 4);
    for (guint i = 0; i < 2; i++)
        stir (fixture);
    if (data != NULL)
        test_drop_list_indexes (fixture->folder);
    problems = test_check (fixture->store);
    g_assert_cmpstr (problems, ==, "");
    reviews = load_all (fixture->store);
    g_assert_cmpuint (reviews->len, ==, N_REVIEWS);
    for (guint i = 0; i < N_QUERIES; i++) {
        g_autoptr (AmendsReviewQuery) query = make_query ();
        g_autoptr (GPtrArray) expected = find_plainly (reviews, query);

        /* Both from the daily counts and the file, and from what the store holds in memory after a while. */
        if (i % 4 == 0)
            store_fixture_reopen (fixture);
        assert_same_ids (fixture->store, query, expected);
        assert_same_facets (fixture->store, reviews, query);
    }
}

static void
test_whole_query_is_marked (StoreFixture *fixture, gconstpointer data)
{
    add_reviews (fixture, 0, N_REVIEWS);
    if (data != NULL)
        test_drop_list_indexes (fixture->folder);
    for (guint i = 0; i < 40; i++) {
        g_autoptr (AmendsReviewQuery) query = make_query ();
        g_autoptr (GPtrArray) before = load_all (fixture->store);
        g_autoptr (GPtrArray) after = NULL;
        g_autofree char *problems = NULL;
        gboolean done = chance (60);
        AmendsActionResult what = test_set_query_done (fixture->store, query, done);
        guint64 n = 0;

        after = load_all (fixture->store);
        for (guint j = 0; j < before->len; j++) {
            const AmendsReview *old = before->pdata[j];
            const AmendsReview *now = after->pdata[j];
            gboolean changes = matches (old, query) && (old->done_at > 0) != done;

            n += changes;
            g_assert_cmpint (now->done_at > 0, ==, changes ? done : old->done_at > 0);
        }
        g_assert_cmpuint (what.n_changed, ==, n);
        g_assert_true ((what.event_id != 0) == (n > 0));
        problems = test_check (fixture->store);
        g_assert_cmpstr (problems, ==, "");
    }
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (StoreFixture *fixture, gconstpointer data);
        const char *data;
    } TESTS[] = {
        { "/store-plain/like-a-plain-look", test_like_a_plain_look, NULL },
        { "/store-plain/like-a-plain-look/bare", test_like_a_plain_look, "bare" },
        { "/store-plain/whole-query-is-marked", test_whole_query_is_marked, NULL },
        { "/store-plain/whole-query-is-marked/bare", test_whole_query_is_marked, "bare" },
    };
    int failed;

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, StoreFixture, TESTS[i].data, store_fixture_set_up, TESTS[i].func,
                    store_fixture_tear_down);
    failed = g_test_run ();
    g_clear_pointer (&known_causes, g_hash_table_unref);
    return failed;
}
