/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "amends-query-language.h"
#include "store-fixture.h"

/*
 * How the store's answers grow with the number of reviews: bench-store-large [REVIEWS]. Texts have about 50 words with the frequencies of
 * real text (rank and frequency inversely proportional); 2,000 products of 5 brands on 8 marketplaces, five years.
 */

#define N_TRIES 30
#define N_WORDS 20000
#define BATCH 500
#define YEARS 5

static const char *const MARKETPLACES[] = { "SE", "PL", "DE", "UK", "US", "JP", "FR", "NL" };
static const char *const LANGUAGES[] = { "sv", "pl", "de", "en", "en", "ja", "fr", "nl" };
static const char *const HAN = "好用的燈很亮但是壞了退貨包裝質量不錯推薦購買價格便宜";

static char *
make_word (guint rank)
{
    static const char *const SYLLABLES[] = {
        "ka", "lo", "mi", "ter", "sun", "da", "pré", "gö", "ly", "ren", "så", "ny"
    };
    GString *word = g_string_new (NULL);

    for (guint left = rank + 12; left > 0; left /= G_N_ELEMENTS (SYLLABLES))
        g_string_append (word, SYLLABLES[left % G_N_ELEMENTS (SYLLABLES)]);
    return g_string_free_and_steal (word);
}

typedef struct {
    GRand *random;
    char **words;
} Maker;

/* Zipf: the logarithm of the rank is even. */
static const char *
pick_word (Maker *maker)
{
    double rank = exp (g_rand_double (maker->random) * log (N_WORDS)) - 1.0;

    return maker->words[MIN ((guint) rank, N_WORDS - 1)];
}

static char *
make_text (Maker *maker, int n, gboolean han)
{
    GString *text = g_string_new (NULL);

    for (int i = 0; i < n; i++) {
        if (han)
            g_string_append_unichar (
                text, g_utf8_get_char (g_utf8_offset_to_pointer (HAN, g_rand_int_range (maker->random, 0, 26))));
        else
            g_string_append_printf (text, i > 0 ? " %s" : "%s", pick_word (maker));
    }
    return g_string_free_and_steal (text);
}

static AmendsReview *
make_review (Maker *maker, guint number)
{
    guint product = (guint) (exp (g_rand_double (maker->random) * log (2000)) - 1.0);
    guint place = product % G_N_ELEMENTS (MARKETPLACES);
    gboolean han = place == 5;
    g_autofree char *id = g_strdup_printf ("R%09u", number);
    g_autofree char *product_id = g_strdup_printf ("B%06u", product);
    g_autofree char *product_title = g_strdup_printf ("Product %u", product);
    g_autofree char *brand = g_strdup_printf ("Brand %u", product % 5);
    g_autofree char *title = make_text (maker, 4, han);
    g_autofree char *body = make_text (maker, 46, han);

    return amends_review_new (&(AmendsReview) {
        .external_id = id,
        .marketplace = MARKETPLACES[place],
        .product_id = product_id,
        .product_title = product_title,
        .brand = brand,
        .stars = g_rand_int_range (maker->random, 0, 10) < 6 ? 5 : g_rand_int_range (maker->random, 1, 5),
        .title = title,
        .body = body,
        .language = LANGUAGES[place],
        .author = "A customer",
        .published_at = TEST_NOW - (gint64) (g_rand_double (maker->random) * YEARS * 365 * TEST_DAY),
        .verified = AMENDS_TRI_YES,
        .helpful = g_rand_int_range (maker->random, 0, 30),
    });
}

static void
fill (AmendsStore *store, gint64 account_id, guint n)
{
    Maker maker = { g_rand_new_with_seed (1), g_new0 (char *, N_WORDS + 1) };
    gint64 busy = 0;

    for (guint i = 0; i < N_WORDS; i++)
        maker.words[i] = make_word (i);
    for (guint i = 0; i < n; i += BATCH) {
        AmendsBatch *batch = amends_batch_new ();
        g_autoptr (GError) error = NULL;
        gint64 start;

        for (guint j = i; j < MIN (i + BATCH, n); j++)
            g_ptr_array_add (batch->reviews, make_review (&maker, j));
        start = g_get_monotonic_time ();
        test_apply (store, account_id, batch, NULL, &error);
        busy += g_get_monotonic_time () - start;
        g_assert_no_error (error);
    }
    g_print ("apply_batch %u rows: %.2f s, %.0f rows/s\n", n, (double) busy / 1e6, n / ((double) busy / 1e6));
    g_strfreev (maker.words);
    g_rand_free (maker.random);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
    return *(const gint64 *) a < *(const gint64 *) b ? -1 : *(const gint64 *) a > *(const gint64 *) b;
}

typedef void (*Work) (AmendsStore *store, const AmendsReviewQuery *query);

static void
measure (const char *name, AmendsStore *store, const AmendsReviewQuery *query, Work work)
{
    gint64 times[N_TRIES];

    for (guint i = 0; i < N_TRIES; i++) {
        gint64 start = g_get_monotonic_time ();

        work (store, query);
        times[i] = g_get_monotonic_time () - start;
    }
    qsort (times, N_TRIES, sizeof times[0], compare_times);
    g_print ("%-34s median %8.2f ms  p95 %8.2f ms\n", name, (double) times[N_TRIES / 2] / 1e3,
             (double) times[N_TRIES * 95 / 100] / 1e3);
}

static void
find_first_screen (AmendsStore *store, const AmendsReviewQuery *query)
{
    g_autoptr (GArray) ids = test_find_ids (store, query, 50);
    g_autoptr (GPtrArray) rows = test_load (store, (const gint64 *) (gpointer) ids->data, MIN (ids->len, 20));
}

static void
find_all (AmendsStore *store, const AmendsReviewQuery *query)
{
    g_autoptr (GArray) ids = test_find_ids (store, query, 0);
}

static void
find_facets (AmendsStore *store, const AmendsReviewQuery *query)
{
    g_autoptr (AmendsFacets) facets = test_facets (store, query);
}

static void
measure_query (const char *name, AmendsStore *store, const char *text)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
    g_autoptr (AmendsReviewQuery) query = amends_query_language_parse (text, zone, NULL);
    g_autofree char *screen = g_strdup_printf ("%s: first screen", name);
    g_autofree char *all = g_strdup_printf ("%s: all ids", name);
    g_autofree char *facets = g_strdup_printf ("%s: facets", name);

    measure (screen, store, query, find_first_screen);
    measure (all, store, query, find_all);
    measure (facets, store, query, find_facets);
}

static void
measure_actions (AmendsStore *store)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autoptr (GArray) ids = test_find_ids (store, query, N_TRIES);
    gint64 times[N_TRIES], start;
    AmendsActionResult what;

    for (guint i = 0; i < N_TRIES; i++) {
        start = g_get_monotonic_time ();
        test_set_done (store, &g_array_index (ids, gint64, i), 1, TRUE);
        times[i] = g_get_monotonic_time () - start;
    }
    qsort (times, N_TRIES, sizeof times[0], compare_times);
    g_print ("%-34s median %8.2f ms  p95 %8.2f ms\n", "mark one done", (double) times[N_TRIES / 2] / 1e3,
             (double) times[N_TRIES * 95 / 100] / 1e3);
    query->stars = 1u << 1 | 1u << 2 | 1u << 3;
    start = g_get_monotonic_time ();
    what = test_set_query_done (store, query, TRUE);
    g_print ("mark %" G_GUINT64_FORMAT " done: %.0f ms\n", what.n_changed,
             (double) (g_get_monotonic_time () - start) / 1e3);
    start = g_get_monotonic_time ();
    test_undo (store, &what, NULL);
    g_print ("undo %" G_GUINT64_FORMAT ": %.0f ms\n", what.n_changed, (double) (g_get_monotonic_time () - start) / 1e3);
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *name, *text;
    } QUERIES[] = {
        { "everything", "" },
        { "open, 90 days", "is:open period:90d" },
        { "one star", "stars:1" },
        { "brand", "brand:\"Brand 3\"" },
        { "marketplace and stars", "marketplace:PL stars:1,2" },
        { "common product", "product:B000002" },
        { "rare product", "product:B001999" },
        { "fewest stars first", "sort:lowest" },
        { "most helpful", "sort:helpful" },
        { "common word", "kalo" },
        { "rare word", "nymirenlo" },
        { "two words", "kalo lolo" },
        { "common word, relevance", "kalo sort:relevance" },
        { "one Han", "燈" },
        { "two Han", "好用" },
    };
    guint n = argc > 1 ? (guint) atoi (argv[1]) : 20000;
    const char *kept = g_getenv ("BENCH_STORE_FOLDER");
    g_autofree char *folder = kept != NULL ? g_strdup (kept) : test_make_folder ();
    g_autoptr (GError) error = NULL;
    gint64 now = TEST_NOW;
    g_autoptr (AmendsStore) store = test_store_open (folder, &now, &error);

    g_assert_no_error (error);
    if (test_count_all (store) == 0)
        fill (store, test_add_account (store, "file", NULL), n);
    for (guint i = 0; i < G_N_ELEMENTS (QUERIES); i++)
        measure_query (QUERIES[i].name, store, QUERIES[i].text);
    measure_actions (store);
    test_store_close (store);
    if (kept == NULL)
        test_remove_folder (folder);
    return 0;
}
