/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "amends-query-language.h"
#include "amends-sample-bulk.h"
#include "store-fixture.h"

/*
 * What a person waits for, at AMENDS_BENCH_REVIEWS reviews (20,000 unless told), and how it grows from a tenth or, at a million, a hundredth
 * of them. AMENDS_BENCH_FOLDER: a data folder that is filled already, such as an import of the same sample data, or is to be kept.
 * AMENDS_BENCH_SMALL_FOLDER: the same for the small one.
 * AMENDS_BENCH_JSONL: the same reviews as a JSON Lines file, for ripgrep; AMENDS_BENCH_PROGRAM: amendsctl, to be measured beside it as a whole program.
 * AMENDS_BENCH_PARTS: "answers" measures nothing but filters, searches and how they grow; AMENDS_BENCH_TRIES: fewer tries of these, to count
 * instructions.
 */

#define N_TRIES 31
#define BATCH 10000
#define SCREEN 50
#define SHOWN 20
#define GROWTH_FROM 10000
#define NOISE_MS 1.0

static guint n_tries = N_TRIES;

typedef struct {
    double median, p95;
} Figure;

typedef struct {
    const char *name, *text;
} Question;

static const Question FILTERS[] = {
    { "everything", "" },
    { "open", "is:open" },
    { "done", "is:done" },
    { "90 days", "period:90d" },
    { "stars", "stars:1" },
    { "brand", "brand:Luma" },
    { "marketplace", "marketplace:PL" },
    { "language", "lang:sv" },
    { "verified", "is:verified" },
    { "photo", "has:photo" },
    { "common product", "product:B000000002" },
    { "rare product", "product:B000001998" },
    { "stars, marketplace", "stars:1,2 marketplace:SE" },
    { "brand, photo", "brand:Halden has:photo" },
    { "language, 90 days", "lang:pl period:90d" },
    { "lowest first", "sort:lowest" },
    { "most helpful", "sort:helpful" },
    { "oldest first", "sort:oldest" },
};

static const Question SEARCHES[] = {
    { "common", "the" },
    { "a letter", "t" },
    { "two letters", "th" },
    { "middling", "kettle" },
    { "rare", "\"thezip\"" },
    { "two common", "the and" },
    { "common and rare", "the zipper" },
    { "three", "the and with" },
    { "not common", "kettle -the" },
    { "diacritics", "för" },
    { "Polish", "się" },
    { "Han, one", "的" },
    { "Han, two", "可以" },
    { "none", "qqqzzz" },
};

static AmendsReviewQuery *
parse (const char *text)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

    return amends_query_language_parse (text, zone, NULL);
}

static void
fill (AmendsStore *store, guint n)
{
    g_autoptr (AmendsSampleBulk) bulk = amends_sample_bulk_new (1);
    gint64 account_id = test_add_account (store, "file", NULL);

    for (guint i = 0; i < n; i += BATCH) {
        AmendsBatch *batch = amends_batch_new ();
        g_autoptr (GError) error = NULL;

        for (guint j = i; j < MIN (i + BATCH, n); j++)
            g_ptr_array_add (batch->reviews, amends_sample_bulk_make (bulk, j));
        test_apply (store, account_id, batch, NULL, &error);
        g_assert_no_error (error);
    }
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
    return *(const gint64 *) a < *(const gint64 *) b ? -1 : *(const gint64 *) a > *(const gint64 *) b;
}

static Figure
summarise (gint64 *times, guint n)
{
    qsort (times, n, sizeof *times, compare_times);
    return (Figure) { (double) times[n / 2] / 1e3, (double) times[(n * 95 + 99) / 100 - 1] / 1e3 };
}

static void
print_bar (const char *name, double value, double limit)
{
    g_print ("bar: %s %.2f %.2f %s\n", name, value, limit, value <= limit ? "ok" : "short");
}

static void
find_screen (AmendsStore *store, const AmendsReviewQuery *query)
{
    g_autoptr (GArray) ids = test_find_ids (store, query, SCREEN);
    g_autoptr (GPtrArray) rows = test_load (store, (const gint64 *) (gpointer) ids->data, MIN (ids->len, SHOWN));
}

static void
find_facets (AmendsStore *store, const AmendsReviewQuery *query)
{
    g_autoptr (AmendsFacets) facets = test_facets (store, query);
}

/* Milliseconds; reads of the file. */
typedef struct {
    double wall, cpu, reads;
} Screen;

typedef struct {
    double filter, facets, search, search_facets; /* the greatest p95, ms */
    Screen filters[G_N_ELEMENTS (FILTERS)], searches[G_N_ELEMENTS (SEARCHES)];
} Answers;

typedef struct {
    AmendsReviewQuery *query; /* (owned) */
    gint64 screen[N_TRIES], facets[N_TRIES];
    gint64 screen_cpu[N_TRIES], facets_cpu[N_TRIES];
    gint64 reads[N_TRIES];
} Measured;

/* The time that processors spent on this program, in microseconds: what others do on the machine is not in it. */
static gint64
get_cpu_time (void)
{
    struct timespec time;

    clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
    return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* How often the file was read: pages that SQLite did not have any more, or not yet. 0 where the system does not tell. */
static gint64
count_reads (void)
{
    g_autofree char *text = NULL;
    const char *at;

    if (!g_file_get_contents ("/proc/self/io", &text, NULL, NULL))
        return 0;
    at = strstr (text, "syscr: ");
    return at != NULL ? g_ascii_strtoll (at + strlen ("syscr: "), NULL, 10) : 0;
}

static void
ask (AmendsStore *store, Measured *measured, guint try)
{
    gint64 reads = count_reads (), start = g_get_monotonic_time (), start_cpu = get_cpu_time (), shown, shown_cpu;

    find_screen (store, measured->query);
    shown = g_get_monotonic_time ();
    shown_cpu = get_cpu_time ();
    measured->reads[try] = count_reads () - reads;
    find_facets (store, measured->query);
    measured->screen[try] = shown - start;
    measured->screen_cpu[try] = shown_cpu - start_cpu;
    measured->facets[try] = g_get_monotonic_time () - shown;
    measured->facets_cpu[try] = get_cpu_time () - shown_cpu;
}

/*
 * All questions one after the other, again and again, as a person would ask them: so no answer is one that was just given. Counts follow their screen, as in the
 * program.
 */
static void
ask_all (AmendsStore *const stores[2], const Question *questions, guint n, Measured *const measured[2])
{
    for (guint which = 0; which < 2; which++)
        for (guint i = 0; i < n; i++)
            measured[which][i].query = parse (questions[i].text);
    for (guint try = 0; try < n_tries; try++)
        for (guint which = 0; which < 2; which++)
            for (guint i = 0; i < n; i++)
                ask (stores[which], &measured[which][i], try);
}

static void
sum_up (const char *kind, const char *name, Measured *measured, Screen *screen, double *screen_p95, double *facets_p95)
{
    Figure shown = summarise (measured->screen, n_tries), facets = summarise (measured->facets, n_tries);

    *screen = (Screen) { shown.median, summarise (measured->screen_cpu, n_tries).median,
                         summarise (measured->reads, n_tries).median * 1e3 };
    g_print ("%-7s %-20s screen median %6.2f p95 %6.2f processor %6.2f ms   facets median %6.2f p95 %6.2f processor "
             "%6.2f ms\n",
             kind, name, shown.median, shown.p95, screen->cpu, facets.median, facets.p95,
             summarise (measured->facets_cpu, n_tries).median);
    *screen_p95 = MAX (*screen_p95, shown.p95);
    *facets_p95 = MAX (*facets_p95, facets.p95);
    amends_review_query_free (measured->query);
}

/* The small store and the large one: a round of the one, a round of the other, so that what else the machine does falls on both. */
static void
measure_answers (AmendsStore *const stores[2], Answers answers[2])
{
    g_autofree Measured *small = g_new0 (Measured, G_N_ELEMENTS (FILTERS) + G_N_ELEMENTS (SEARCHES));
    g_autofree Measured *large = g_new0 (Measured, G_N_ELEMENTS (FILTERS) + G_N_ELEMENTS (SEARCHES));
    Measured *const filters[2] = { small, large };
    Measured *const searches[2] = { small + G_N_ELEMENTS (FILTERS), large + G_N_ELEMENTS (FILTERS) };

    ask_all (stores, FILTERS, G_N_ELEMENTS (FILTERS), filters);
    ask_all (stores, SEARCHES, G_N_ELEMENTS (SEARCHES), searches);
    for (guint which = 0; which < 2; which++) {
        Answers *to = &answers[which];

        *to = (Answers) { 0 };
        g_print ("%s\n", which == 0 ? "small" : "large");
        for (guint i = 0; i < G_N_ELEMENTS (FILTERS); i++)
            sum_up ("filter", FILTERS[i].name, &filters[which][i], &to->filters[i], &to->filter, &to->facets);
        for (guint i = 0; i < G_N_ELEMENTS (SEARCHES); i++)
            sum_up ("search", SEARCHES[i].name, &searches[which][i], &to->searches[i], &to->search, &to->search_facets);
    }
}

/* What the program holds in memory now: the file's pages in SQLite's cache, and what the store keeps for quick answers. */
static void
print_memory (void)
{
    g_autofree char *text = NULL;
    g_auto (GStrv) fields = NULL;

    if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
        return;
    fields = g_strsplit (text, " ", 3);
    g_print ("memory: %.0f MiB, of which shared %.0f MiB\n", (double) g_ascii_strtoull (fields[1], NULL, 10) / 256,
             (double) g_ascii_strtoull (fields[2], NULL, 10) / 256);
}

/* All ids are at hand once they were asked for; a jump then loads the rows of one screen, wherever that is. */
static void
measure_jumps (AmendsStore *store)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    gint64 start = g_get_monotonic_time (), times[N_TRIES];
    g_autoptr (GArray) ids = test_find_ids (store, query, 0);
    Figure figure;

    g_print ("all %u ids: %.0f ms\n", ids->len, (double) (g_get_monotonic_time () - start) / 1e3);
    for (guint i = 0; i < N_TRIES; i++) {
        guint at = (guint) ((guint64) i * 7919 % N_TRIES * (ids->len - SCREEN) / N_TRIES);
        g_autoptr (GPtrArray) rows = NULL;

        start = g_get_monotonic_time ();
        rows = test_load (store, &g_array_index (ids, gint64, at), SCREEN);
        times[i] = g_get_monotonic_time () - start;
    }
    figure = summarise (times, N_TRIES);
    g_print ("jump           %-20s median %8.2f ms  p95 %8.2f ms\n", "anywhere", figure.median, figure.p95);
    print_bar ("jump-p95-ms", figure.p95, 33);
}

static void
measure_one_mark (AmendsStore *store)
{
    g_autoptr (AmendsReviewQuery) query = parse ("is:open");
    g_autoptr (GArray) ids = test_find_ids (store, query, N_TRIES);
    gint64 times[N_TRIES];
    Figure figure;

    for (guint i = 0; i < ids->len; i++) {
        gint64 start = g_get_monotonic_time ();

        test_set_done (store, &g_array_index (ids, gint64, i), 1, TRUE);
        times[i] = g_get_monotonic_time () - start;
    }
    figure = summarise (times, ids->len);
    g_print ("mark one       %-20s median %8.2f ms  p95 %8.2f ms\n", "", figure.median, figure.p95);
    print_bar ("mark-one-p95-ms", figure.p95, 20);
    for (guint i = 0; i < ids->len; i++)
        test_undo (store, NULL, NULL);
}

/* Half of them one star, as a person would mark them. The limit is for 100,000; where there are fewer, what was measured is scaled up. */
static void
measure_bulk (AmendsStore *store)
{
    g_autoptr (AmendsReviewQuery) query = parse ("stars:1 is:open");
    AmendsActionResult what;
    gint64 start = g_get_monotonic_time (), start_cpu = get_cpu_time (), marked, undone;
    double per_100000;

    what = test_set_query_done (store, query, TRUE);
    marked = g_get_monotonic_time () - start;
    start = g_get_monotonic_time ();
    test_undo (store, NULL, NULL);
    undone = g_get_monotonic_time () - start;
    per_100000 = 100000.0 / (double) MAX (what.n_changed, 1) / 1e6;
    g_print ("mark %" G_GUINT64_FORMAT ": %.0f ms; undo %.0f ms; processor for both %.0f ms\n", what.n_changed,
             (double) marked / 1e3, (double) undone / 1e3, (double) (get_cpu_time () - start_cpu) / 1e3);
    print_bar ("mark-100000-s", (double) marked * per_100000, 1.0);
    print_bar ("undo-100000-s", (double) undone * per_100000, 1.0);
}

/* One question of a person who types: what it was asked, and when its two answers came. */
typedef struct {
    GCancellable *cancellable; /* (owned) */
    gint64 cancelled, answered;
    guint n_waiting, n_cancelled;
} Typed;

static void
note_answer (Typed *typed, const GError *error)
{
    typed->n_waiting--;
    typed->n_cancelled += g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    typed->answered = g_get_monotonic_time ();
}

static void
screen_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) ids = amends_store_find_ids_finish (AMENDS_STORE (source), result, &error);

    note_answer (user_data, error);
}

static void
facets_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsFacets) facets = amends_store_find_facets_finish (AMENDS_STORE (source), result, &error);

    note_answer (user_data, error);
}

static void
type (AmendsStore *store, Typed *typed, const char *text)
{
    g_autoptr (AmendsReviewQuery) query = parse (text);

    *typed = (Typed) { .cancellable = g_cancellable_new (), .n_waiting = 2 };
    amends_store_find_ids_async (store, query, SCREEN, typed->cancellable, screen_found_cb, typed);
    amends_store_find_facets_async (store, query, typed->cancellable, facets_found_cb, typed);
}

/* Runs the main loop until @until, or until @typed is answered; the longest that it stood still, in microseconds, goes to @gap. */
static void
spin (const Typed *typed, gint64 until, gint64 *gap)
{
    gint64 before = g_get_monotonic_time ();

    while (typed->n_waiting > 0 && before < until) {
        gint64 now;

        if (!g_main_context_iteration (NULL, FALSE))
            g_usleep (100);
        now = g_get_monotonic_time ();
        *gap = MAX (*gap, now - before);
        before = now;
    }
}

#define MOST_LETTERS 6
#define BETWEEN_LETTERS_US 4000

/* Faster than anybody types, so that each letter finds the question before it at work; each time it is another word, so that no answer is at hand. */
static void
measure_typing (AmendsStore *store)
{
    static const char *const WORDS[] = {
        "the", "and", "with", "for", "this", "was", "kettle", "good", "very", "broke"
    };
    gint64 ended[N_TRIES * MOST_LETTERS], answered[N_TRIES], gaps[N_TRIES];
    guint n_ended = 0, n_cancelled = 0;

    for (guint try = 0; try < N_TRIES; try++) {
        const char *word = WORDS[try % G_N_ELEMENTS (WORDS)];
        Typed typed[MOST_LETTERS];
        guint n = (guint) strlen (word);

        gaps[try] = 0;
        for (guint i = 0; i < n; i++) {
            g_autofree char *text = g_strndup (word, i + 1);

            if (i > 0) {
                typed[i - 1].cancelled = g_get_monotonic_time ();
                g_cancellable_cancel (typed[i - 1].cancellable);
            }
            type (store, &typed[i], text);
            spin (&typed[i], i + 1 < n ? g_get_monotonic_time () + BETWEEN_LETTERS_US : G_MAXINT64, &gaps[try]);
            typed[i].cancelled = i + 1 < n ? typed[i].cancelled : g_get_monotonic_time ();
        }
        for (guint i = 0; i < n; i++) {
            spin (&typed[i], G_MAXINT64, &gaps[try]);
            g_clear_object (&typed[i].cancellable);
            n_cancelled += typed[i].n_cancelled;
            if (i + 1 < n && typed[i].n_cancelled > 0)
                ended[n_ended++] = typed[i].answered - typed[i].cancelled;
        }
        answered[try] = typed[n - 1].answered - typed[n - 2].cancelled;
    }
    g_print ("typing: %u questions were cancelled at work or before\n", n_cancelled);
    print_bar ("typing-cancelled-question-ends-p95-ms", n_ended > 0 ? summarise (ended, n_ended).p95 : 0, 16);
    print_bar ("typing-last-letter-screen-and-counts-p95-ms", summarise (answered, N_TRIES).p95, 80);
    print_bar ("typing-main-loop-gap-p95-ms", summarise (gaps, N_TRIES).p95, 16);
}

#define N_RUNS 5

static double
measure_program (const char *const *arguments)
{
    gint64 times[N_RUNS];

    for (guint i = 0; i < N_RUNS; i++) {
        gint64 start = g_get_monotonic_time ();
        g_autoptr (GError) error = NULL;
        g_autoptr (GSubprocess) program = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
        g_autoptr (GBytes) output = NULL;

        g_assert_no_error (error);
        g_subprocess_communicate (program, NULL, NULL, &output, NULL, &error);
        g_assert_no_error (error);
        /* ripgrep ends with 1 where it finds nothing */
        g_assert_cmpint (g_subprocess_get_exit_status (program), <=, 1);
        times[i] = g_get_monotonic_time () - start;
    }
    return summarise (times, N_RUNS).median;
}

/* The program that is open has the first screen, the exact count and all facets; ripgrep counts lines. */
static void
measure_against_ripgrep (AmendsStore *store, const char *folder, const char *jsonl, const char *ctl)
{
    static const char *const WORDS[] = { "the",  "kettle",  "thezip", "zipper", "broken", "good",
                                         "with", "quality", "się",    "för",    "可以",   "的" };
    double most = 0, most_whole = 0;

    for (guint i = 0; i < G_N_ELEMENTS (WORDS); i++) {
        const char *ripgrep[] = { "rg", "-i", "-w", "-c", WORDS[i], jsonl, NULL };
        const char *whole[] = { ctl, "--data", folder, "reviews", "--limit", "50", WORDS[i], NULL };
        g_autoptr (AmendsReviewQuery) query = parse (WORDS[i]);
        double theirs = measure_program (ripgrep), ours, program = ctl != NULL ? measure_program (whole) : 0;
        gint64 start = g_get_monotonic_time ();

        /* Once: a second time it would be remembered. */
        find_screen (store, query);
        find_facets (store, query);
        ours = (double) (g_get_monotonic_time () - start) / 1e3;
        g_print ("ripgrep        %-20s %8.1f ms  open program %8.1f ms  amendsctl %8.1f ms\n", WORDS[i], theirs, ours,
                 program);
        most = MAX (most, ours / theirs);
        most_whole = MAX (most_whole, program / theirs);
    }
    print_bar ("search-against-ripgrep", most, 1.0);
    if (ctl != NULL)
        print_bar ("search-by-amendsctl-against-ripgrep", most_whole, 1.0);
}

static AmendsStore *
open_filled (const char *folder, guint n, gint64 *now)
{
    g_autoptr (GError) error = NULL;
    AmendsStore *store = test_store_open (folder, now, &error);

    g_assert_no_error (error);
    if (test_count_all (store) == 0)
        fill (store, n);
    g_print ("%" G_GINT64_FORMAT " reviews\n", test_count_all (store));
    return store;
}

static double
measure_start (const char *folder, gint64 *now)
{
    gint64 times[N_TRIES];

    for (guint i = 0; i < N_TRIES; i++) {
        gint64 start = g_get_monotonic_time ();
        g_autoptr (GError) error = NULL;
        g_autoptr (AmendsStore) store = test_store_open (folder, now, &error);
        g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();

        g_assert_no_error (error);
        find_screen (store, query);
        times[i] = g_get_monotonic_time () - start;
        test_store_close (g_steal_pointer (&store));
    }
    return summarise (times, N_TRIES).median;
}

/* Below a millisecond it is the machine that is measured, not the data: the bar adds one to both. What it is without is told too. */
static void
print_growth (const char *name, double small, double large)
{
    g_print ("%s: %.2f to %.2f ms, %.2f times\n", name, small, large, large / small);
    print_bar (name, (large + NOISE_MS) / (small + NOISE_MS), 1.5);
}

/* By the wall, as a person waits; and by the processor, which tells the same whatever else runs. */
static void
print_screens (const char *kind, const Question *questions, const Screen *small, const Screen *large, guint n)
{
    g_autofree char *by_wall = g_strconcat ("growth-", kind, NULL);
    g_autofree char *by_processor = g_strconcat ("growth-", kind, "-processor", NULL);
    Screen means[2] = { 0 };

    for (guint i = 0; i < n; i++) {
        g_print ("growth  %-7s %-20s median %5.2f to %5.2f ms   processor %5.2f to %5.2f ms, %4.2f times   "
                 "reads %3.0f to %3.0f\n",
                 kind, questions[i].name, small[i].wall, large[i].wall, small[i].cpu, large[i].cpu,
                 large[i].cpu / small[i].cpu, small[i].reads, large[i].reads);
        means[0].wall += small[i].wall / n;
        means[1].wall += large[i].wall / n;
        means[0].cpu += small[i].cpu / n;
        means[1].cpu += large[i].cpu / n;
    }
    g_print ("growth  %-7s %-20s median %5.2f to %5.2f ms   processor %5.2f to %5.2f ms\n", kind, "mean of all",
             means[0].wall, means[1].wall, means[0].cpu, means[1].cpu);
    print_growth (by_wall, means[0].wall, means[1].wall);
    print_growth (by_processor, means[0].cpu, means[1].cpu);
}

/* What is measured of the large store alone. */
static void
measure_rest (AmendsStore *store, const char *folder)
{
    const char *jsonl = g_getenv ("AMENDS_BENCH_JSONL");

    measure_typing (store);
    if (jsonl != NULL)
        measure_against_ripgrep (store, folder, jsonl, g_getenv ("AMENDS_BENCH_PROGRAM"));
    measure_jumps (store);
    measure_one_mark (store);
    measure_bulk (store);
}

static void
print_bars (const Answers *large)
{
    print_bar ("filter-first-screen-p95-ms", large->filter, 16);
    print_bar ("count-and-facets-p95-ms", large->facets, 50);
    print_bar ("search-first-screen-p95-ms", large->search, 30);
    print_bar ("search-count-and-facets-p95-ms", large->search_facets, 50);
}

int
main (void)
{
    const char *number = g_getenv ("AMENDS_BENCH_REVIEWS"), *tries = g_getenv ("AMENDS_BENCH_TRIES");
    const char *kept[2] = { g_getenv ("AMENDS_BENCH_SMALL_FOLDER"), g_getenv ("AMENDS_BENCH_FOLDER") };
    guint n = number != NULL ? (guint) g_ascii_strtoull (number, NULL, 10) : 20000;
    gint64 now = AMENDS_SAMPLE_BULK_END;
    char *folders[2];
    double starts[2];
    Answers answers[2];
    AmendsStore *stores[2];

    if (tries != NULL)
        n_tries = CLAMP ((guint) g_ascii_strtoull (tries, NULL, 10), 1, N_TRIES);
    for (guint which = 0; which < 2; which++) {
        folders[which] = kept[which] != NULL ? g_strdup (kept[which]) : test_make_folder ();
        stores[which] = open_filled (folders[which], which == 0 ? MIN (GROWTH_FROM, n / 2) : n, &now);
    }
    print_memory ();
    measure_answers (stores, answers);
    print_memory ();
    print_bars (&answers[1]);
    if (g_strcmp0 (g_getenv ("AMENDS_BENCH_PARTS"), "answers") != 0)
        measure_rest (stores[1], folders[1]);
    for (guint which = 0; which < 2; which++) {
        test_store_close (stores[which]);
        starts[which] = measure_start (folders[which], &now);
        if (kept[which] == NULL)
            test_remove_folder (folders[which]);
        g_free (folders[which]);
    }
    print_screens ("filter", FILTERS, answers[0].filters, answers[1].filters, G_N_ELEMENTS (FILTERS));
    print_screens ("search", SEARCHES, answers[0].searches, answers[1].searches, G_N_ELEMENTS (SEARCHES));
    print_growth ("growth-start", starts[0], starts[1]);
    return 0;
}
