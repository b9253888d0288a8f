/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-search-provider.h"

#include "amends-search-meta.h"
#include "bus-fixture.h"
#include "store-fixture.h"

#include <string.h>

#define PATH "/io/github/amendsapp/Amends/SearchProvider"
#define INTERFACE "org.gnome.Shell.SearchProvider2"

typedef struct {
    StoreFixture data;
    BusFixture bus;
    AmendsSearchProvider *search;
    guint n_asked;
    gint64 activated;
    char *launched;
} Fixture;

static void
asked_cb (AmendsSearchProvider *search G_GNUC_UNUSED, Fixture *fixture)
{
    fixture->n_asked++;
}

static void
activated_cb (AmendsSearchProvider *search G_GNUC_UNUSED, gint64 review_id, Fixture *fixture)
{
    fixture->activated = review_id;
}

static void
launched_cb (AmendsSearchProvider *search G_GNUC_UNUSED, const char *text, Fixture *fixture)
{
    g_free (fixture->launched);
    fixture->launched = g_strdup (text);
}

static void
add_reviews (StoreFixture *data)
{
    static const AmendsReview REVIEWS[] = {
        { .external_id = "A",
          .marketplace = "SE",
          .product_id = "P",
          .product_title = "Red <b>kettle</b>",
          .stars = 1,
          .title = "Leaks & drips",
          .body = "The spout broke after a week.\nNot again.",
          .published_at = TEST_NOW - 9 },
        { .external_id = "B",
          .marketplace = "DE",
          .product_id = "P",
          .stars = 5,
          .title = "Lovely",
          .body = "Nothing broke yet.",
          .published_at = TEST_NOW - 8 },
        { .external_id = "C",
          .marketplace = "DE",
          .product_id = "Q",
          .stars = 2,
          .body = "Too small.",
          .published_at = TEST_NOW - 7 },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (REVIEWS); i++)
        test_add_review (data, &REVIEWS[i]);
}

static void
set_up (Fixture *fixture, gconstpointer with_store)
{
    g_autoptr (GError) error = NULL;

    store_fixture_set_up (&fixture->data, NULL);
    add_reviews (&fixture->data);
    bus_fixture_set_up (&fixture->bus);
    fixture->search = amends_search_provider_new ();
    g_signal_connect (fixture->search, "asked", G_CALLBACK (asked_cb), fixture);
    g_signal_connect (fixture->search, "review-activated", G_CALLBACK (activated_cb), fixture);
    g_signal_connect (fixture->search, "search-launched", G_CALLBACK (launched_cb), fixture);
    g_assert_true (amends_search_provider_export (fixture->search, fixture->bus.ours, PATH, &error));
    g_assert_no_error (error);
    if (with_store != NULL)
        amends_search_provider_set_store (fixture->search, fixture->data.store);
}

static void
tear_down (Fixture *fixture, gconstpointer with_store G_GNUC_UNUSED)
{
    g_assert_finalize_object (fixture->search);
    bus_fixture_tear_down (&fixture->bus);
    store_fixture_tear_down (&fixture->data, NULL);
    g_free (fixture->launched);
}

static GVariant *
call (Fixture *fixture, const char *method, GVariant *parameters)
{
    return bus_fixture_call (&fixture->bus, PATH, INTERFACE, method, parameters);
}

/* Returns: (transfer full): the results, with blanks between them */
static char *
join (GVariant *answer)
{
    g_autofree const char **ids = NULL;

    g_variant_get (answer, "(^a&s)", &ids);
    return g_strjoinv (" ", (char **) ids);
}

static char *
name_of (Fixture *fixture, const char *external_id)
{
    return g_strdup_printf ("%" G_GINT64_FORMAT, test_find_id (fixture->data.store, external_id));
}

static char *
ask (Fixture *fixture, const char *text)
{
    g_auto (GStrv) terms = g_strsplit (text, " ", -1);
    g_autoptr (GVariant) answer = call (fixture, "GetInitialResultSet", g_variant_new ("(^as)", terms));

    return join (answer);
}

static void
test_initial_results (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *a = name_of (fixture, "A"), *b = name_of (fixture, "B"), *c = name_of (fixture, "C");
    g_autofree char *newest_first = g_strjoin (" ", b, a, NULL);
    g_autofree char *all = g_strjoin (" ", c, b, a, NULL);
    gint64 done = test_find_id (fixture->data.store, "B");
    const struct {
        const char *text, *results;
    } ROWS[] = {
        { "broke", newest_first },
        { "bro", newest_first },
        { "spout broke", a },
        { "BROKE stars:5", b },
        { "stars:1,2,5", all },
        { "\"broke after\"", a },
        { "nobody-says-this", "" },
        { "zz <b> & %s ' \"", "" },
        { "", "" },
        { "   ", "" },
    };

    /* The desktop finds what is done, too: the list that it leads to says so. */
    test_set_done (fixture->data.store, &done, 1, TRUE);
    for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++) {
        g_autofree char *results = ask (fixture, ROWS[i].text);

        g_assert_cmpstr (results, ==, ROWS[i].results);
    }
    g_assert_cmpuint (fixture->n_asked, ==, G_N_ELEMENTS (ROWS));
}

static void
test_subsearch (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *a = name_of (fixture, "A"), *b = name_of (fixture, "B");
    const char *const before[] = { b, a, NULL };
    const char *const terms[] = { "broke", "week", NULL };
    g_autoptr (GVariant) answer = call (fixture, "GetSubsearchResultSet", g_variant_new ("(^as^as)", before, terms));
    g_autofree char *results = join (answer);

    g_assert_cmpstr (results, ==, a);
}

static void
test_metas (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *a = name_of (fixture, "A"), *c = name_of (fixture, "C");
    const char *const ids[] = { c, "999999", "0", "-1", "x", "", a, NULL };
    g_autoptr (GVariant) answer = call (fixture, "GetResultMetas", g_variant_new ("(^as)", ids));
    g_autoptr (GVariant) metas = g_variant_get_child_value (answer, 0);
    g_autoptr (GVariant) first = NULL, second = NULL;
    const char *id, *name, *description;

    g_assert_true (g_variant_is_of_type (metas, G_VARIANT_TYPE ("aa{sv}")));
    /* Those that are gone, or never were, are left out; the others stay in order. */
    g_assert_cmpuint (g_variant_n_children (metas), ==, 2);
    first = g_variant_get_child_value (metas, 0);
    second = g_variant_get_child_value (metas, 1);
    g_assert_true (g_variant_lookup (first, "id", "&s", &id));
    g_assert_cmpstr (id, ==, c);
    g_assert_true (g_variant_lookup (second, "id", "&s", &id));
    g_assert_cmpstr (id, ==, a);
    g_assert_true (g_variant_lookup (second, "name", "&s", &name));
    g_assert_cmpstr (name, ==, "Leaks & drips");
    g_assert_true (g_variant_lookup (second, "description", "&s", &description));
    g_assert_nonnull (strstr (description, "1 of 5 stars"));
    g_assert_nonnull (strstr (description, "The spout broke after a week. Not again."));
    g_assert_nonnull (strstr (description, "Red <b>kettle</b>"));
    g_assert_null (strchr (description, '\n'));
}

static void
test_activate (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char *const TERMS[] = { "broke", NULL };
    g_autofree char *a = name_of (fixture, "A");
    g_autoptr (GVariant) bad = call (fixture, "ActivateResult", g_variant_new ("(s^asu)", "../x", TERMS, 0));
    g_autoptr (GVariant) good = NULL;

    g_assert_cmpint (fixture->activated, ==, 0);
    good = call (fixture, "ActivateResult", g_variant_new ("(s^asu)", a, TERMS, 12));
    g_assert_cmpint (fixture->activated, ==, test_find_id (fixture->data.store, "A"));
}

static void
test_launch (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char *const TERMS[] = { "\"broke", "after\"", "stars:<=3", NULL };
    g_autoptr (GVariant) answer = call (fixture, "LaunchSearch", g_variant_new ("(^asu)", TERMS, 12));

    g_assert_cmpstr (fixture->launched, ==, "\"broke after\" stars:<=3");
    g_assert_cmpuint (fixture->n_asked, ==, 0);
}

typedef struct {
    Fixture *fixture;
    guint n;
} Wanted;

static gboolean
was_asked (gpointer user_data)
{
    Wanted *wanted = user_data;

    return wanted->fixture->n_asked == wanted->n;
}

static void
start (Fixture *fixture, const char *method, const char *word, AmendsAwait *await)
{
    const char *words[] = { word, NULL };

    g_dbus_connection_call (fixture->bus.theirs, g_dbus_connection_get_unique_name (fixture->bus.ours), PATH, INTERFACE,
                            method, g_variant_new ("(^as)", words), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                            amends_await_cb, await);
}

static GVariant *
finish (Fixture *fixture, AmendsAwait *await)
{
    g_autoptr (GError) error = NULL;
    GVariant *answer = g_dbus_connection_call_finish (fixture->bus.theirs, amends_await (await), &error);

    g_assert_no_error (error);
    return answer;
}

/* What is asked while the data is still being opened waits; of two searches only the newer one is answered. */
static void
test_waits_and_overtakes (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) first = AMENDS_AWAIT_INIT, second = AMENDS_AWAIT_INIT, meta = AMENDS_AWAIT_INIT;
    g_autofree char *a = name_of (fixture, "A");
    g_autoptr (GVariant) first_answer = NULL, second_answer = NULL, metas = NULL;
    g_autofree char *first_results = NULL, *second_results = NULL;
    Wanted all = { fixture, 3 };

    start (fixture, "GetInitialResultSet", "broke", &first);
    start (fixture, "GetResultMetas", a, &meta);
    start (fixture, "GetInitialResultSet", "spout", &second);
    bus_fixture_wait (was_asked, &all);
    amends_search_provider_set_store (fixture->search, fixture->data.store);
    first_answer = finish (fixture, &first);
    second_answer = finish (fixture, &second);
    metas = finish (fixture, &meta);
    first_results = join (first_answer);
    second_results = join (second_answer);
    g_assert_cmpstr (first_results, ==, "");
    g_assert_cmpstr (second_results, ==, a);
    g_assert_cmpstr (g_variant_get_type_string (metas), ==, "(aa{sv})");
}

/* Where there is no data, nobody is kept waiting. */
static void
test_gives_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) ids = AMENDS_AWAIT_INIT, meta = AMENDS_AWAIT_INIT, late = AMENDS_AWAIT_INIT;
    g_autoptr (GVariant) answer = NULL, metas = NULL, last = NULL;
    g_autofree char *results = NULL;
    Wanted both = { fixture, 2 }, another = { fixture, 3 };

    start (fixture, "GetInitialResultSet", "broke", &ids);
    start (fixture, "GetResultMetas", "1", &meta);
    bus_fixture_wait (was_asked, &both);
    amends_search_provider_give_up (fixture->search);
    answer = finish (fixture, &ids);
    metas = finish (fixture, &meta);
    results = join (answer);
    g_assert_cmpstr (results, ==, "");
    g_assert_cmpstr (g_variant_get_type_string (metas), ==, "(aa{sv})");

    /* What waits when it goes is answered too. */
    start (fixture, "GetInitialResultSet", "broke", &late);
    bus_fixture_wait (was_asked, &another);
    g_object_run_dispose (G_OBJECT (fixture->search));
    last = finish (fixture, &late);
}

static void
test_is_limited (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *results = NULL;
    g_auto (GStrv) ids = NULL;

    for (guint i = 0; i < 2 * AMENDS_SEARCH_MOST_RESULTS; i++) {
        g_autofree char *external_id = g_strdup_printf ("many-%u", i);

        test_add_review (
            &fixture->data,
            &(AmendsReview) {
                .external_id = external_id, .marketplace = "SE", .product_id = "P", .stars = 3, .body = "Plentiful." });
    }
    results = ask (fixture, "plentiful");
    ids = g_strsplit (results, " ", -1);
    g_assert_cmpuint (g_strv_length (ids), ==, AMENDS_SEARCH_MOST_RESULTS);
}

static void
test_long_text (void)
{
    g_autofree char *word = g_strnfill (3000, 'x');
    const char *const terms[] = { "å", word, NULL };
    g_autofree char *text = amends_search_meta_join (terms);

    g_assert_true (g_utf8_validate (text, -1, NULL));
    g_assert_cmpint (g_utf8_strlen (text, -1), ==, 500);
}

int
main (int argc, char *argv[])
{
    static const struct {
        const char *path;
        gboolean with_store;
        void (*test) (Fixture *, gconstpointer);
    } TESTS[] = {
        { "/app/search-provider/initial-results", TRUE, test_initial_results },
        { "/app/search-provider/subsearch", TRUE, test_subsearch },
        { "/app/search-provider/metas", TRUE, test_metas },
        { "/app/search-provider/activate", TRUE, test_activate },
        { "/app/search-provider/launch", TRUE, test_launch },
        { "/app/search-provider/is-limited", TRUE, test_is_limited },
        { "/app/search-provider/waits-and-overtakes", FALSE, test_waits_and_overtakes },
        { "/app/search-provider/gives-up", FALSE, test_gives_up },
    };

    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/app/search-provider/long-text", test_long_text);
    for (gsize i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, Fixture, GINT_TO_POINTER (TESTS[i].with_store), set_up, TESTS[i].test, tear_down);
    return g_test_run ();
}
