/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "amends-report-gather.h"
#include "amends-report-pdf.h"
#include "amends-sample-bulk.h"
#include "amends-store-cause-counts.h"
#include "amends-store-history.h"
#include "feedback-fixture.h"

/*
 * How long a report takes, by the period, at AMENDS_BENCH_REVIEWS reviews (20,000 unless told) and a tenth as much feedback: from opening the data to the whole
 * file, as amendsctl makes it, and in a program that runs. AMENDS_BENCH_FOLDER: a data folder that is to be kept.
 */

#define BATCH 10000
#define N_TRIES 5
#define BAR_MS 2000
#define N_COUNTS 41
#define PAGE_BAR_MS 50
#define YEARS 5

static void
add_feedback (AmendsBatch *batch, guint number, guint n)
{
    const gint64 length = (gint64) YEARS * 365 * TEST_DAY;
    g_autofree char *id = g_strdup_printf ("F%u", number);
    const AmendsFeedback fields = {
        .external_id = id,
        .marketplace = number % 3 == 0 ? "SE" : "DE",
        .stars = number % 11 == 0   ? 1
                 : number % 13 == 0 ? 3
                                    : 5,
        .text = "Kom fram i tid",
        .published_at = AMENDS_SAMPLE_BULK_END - length + (gint64) number * length / n,
    };

    g_ptr_array_add (batch->feedback, amends_feedback_new (&fields));
}

static void
fill (AmendsStore *store, guint n)
{
    g_autoptr (AmendsSampleBulk) bulk = amends_sample_bulk_new (1);
    gint64 account_id = test_add_account (store, "file", NULL);

    for (guint i = 0; i < n; i += BATCH) {
        AmendsBatch *batch = amends_batch_new ();
        g_autoptr (GError) error = NULL;

        for (guint j = i; j < MIN (i + BATCH, n); j++) {
            g_ptr_array_add (batch->reviews, amends_sample_bulk_make (bulk, j));
            if (j % 10 == 0)
                add_feedback (batch, j / 10, n / 10);
        }
        test_apply (store, account_id, batch, NULL, &error);
        g_assert_no_error (error);
    }
}

static AmendsStore *
open_store (const char *folder, gint64 *now)
{
    g_autoptr (GError) error = NULL;
    AmendsStore *store = test_store_open (folder, now, &error);

    g_assert_no_error (error);
    return store;
}

static double
make_report (AmendsStore *store, gint64 n_days, guint *n_pages)
{
    const gint64 last = AMENDS_SAMPLE_BULK_END / TEST_DAY - 1;
    const AmendsReportScope scope = { last - n_days + 1, last, NULL, NULL, AMENDS_SAMPLE_BULK_END };
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
    g_autoptr (AmendsReportFacts) facts = NULL;
    g_autoptr (AmendsReportDocument) document = NULL;
    gint64 start = g_get_monotonic_time ();
    AmendsReportPaper paper;

    amends_report_gather_async (store, &scope, NULL, amends_await_cb, &await);
    facts = amends_report_gather_finish (store, amends_await (&await), NULL);
    g_assert_nonnull (facts);
    amends_report_paper_get ("a4", &paper);
    document = amends_report_document_new (facts, &paper);
    g_assert_true (amends_report_pdf_write (document, &paper, scope.made_at, stream, NULL, NULL));
    *n_pages = amends_report_document_get_n_pages (document);
    return (double) (g_get_monotonic_time () - start) / 1e3;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
    return *(const double *) a < *(const double *) b ? -1 : *(const double *) a > *(const double *) b;
}

static void
measure (const char *folder, gint64 *now, const char *name, gint64 n_days)
{
    double cold[N_TRIES], warm[N_TRIES];
    guint n_pages = 0;

    for (guint i = 0; i < N_TRIES; i++) {
        AmendsStore *store = open_store (folder, now);

        cold[i] = make_report (store, n_days, &n_pages);
        warm[i] = make_report (store, n_days, &n_pages);
        test_store_close (store);
    }
    qsort (cold, N_TRIES, sizeof *cold, compare_times);
    qsort (warm, N_TRIES, sizeof *warm, compare_times);
    g_print ("report %s: %u pages, first %.0f ms (worst %.0f), again %.0f ms (worst %.0f)\n", name, n_pages,
             cold[N_TRIES / 2], cold[N_TRIES - 1], warm[N_TRIES / 2], warm[N_TRIES - 1]);
    g_print ("bar report-%s-ms: %.0f of %d, %s\n", name, cold[N_TRIES - 1], BAR_MS,
             cold[N_TRIES - 1] <= BAR_MS ? "ok" : "short");
}

/* What the feedback page asks for beside its other charts, in a program that runs. */

static double
count_causes (AmendsStore *store, gint64 n_days)
{
    static const int LOW_STARS[2] = { AMENDS_CAUSE_COUNTS_ONLY, 3 };
    const gint64 end = AMENDS_SAMPLE_BULK_END / TEST_DAY * TEST_DAY;
    const gint64 edges[] = { n_days > 0 ? end - n_days * TEST_DAY : 0, end };
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GArray) buckets = NULL;
    gint64 start = g_get_monotonic_time ();

    amends_store_count_causes_async (store, query, edges, G_N_ELEMENTS (edges), LOW_STARS, NULL, amends_await_cb,
                                     &await);
    buckets = amends_store_count_causes_finish (store, amends_await (&await), NULL);
    g_assert_cmpuint (g_array_index (buckets, AmendsCauseBucket, 0).feedback.n, >, 0);
    return (double) (g_get_monotonic_time () - start) / 1e3;
}

static double
count_answers (AmendsStore *store, gint64 n_days)
{
    const gint64 last = AMENDS_SAMPLE_BULK_END / TEST_DAY - 1;
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GArray) days = NULL;
    gint64 start = g_get_monotonic_time ();

    amends_store_count_answers_async (store, NULL, 1u << 1 | 1u << 2 | 1u << 3, n_days > 0 ? last - n_days + 1 : 0,
                                      last, NULL, amends_await_cb, &await);
    days = amends_store_count_answers_finish (store, amends_await (&await), NULL);
    g_assert_cmpuint (days->len, >, 0);
    return (double) (g_get_monotonic_time () - start) / 1e3;
}

static void
measure_count (AmendsStore *store, const char *name, double (*count) (AmendsStore *, gint64), gint64 n_days)
{
    double times[N_COUNTS];

    for (guint i = 0; i < N_COUNTS; i++)
        times[i] = count (store, n_days);
    qsort (times, N_COUNTS, sizeof *times, compare_times);
    g_print ("%s: median %.1f ms, p95 %.1f ms, worst %.1f ms\n", name, times[N_COUNTS / 2], times[N_COUNTS * 95 / 100],
             times[N_COUNTS - 1]);
    g_print ("bar %s-p95-ms: %.1f of %d, %s\n", name, times[N_COUNTS * 95 / 100], PAGE_BAR_MS,
             times[N_COUNTS * 95 / 100] <= PAGE_BAR_MS ? "ok" : "short");
}

static void
measure_page (const char *folder, gint64 *now)
{
    AmendsStore *store = open_store (folder, now);

    measure_count (store, "causes-90-days", count_causes, 90);
    measure_count (store, "causes-one-year", count_causes, 365);
    measure_count (store, "causes-all-time", count_causes, 0);
    measure_count (store, "answers-one-year", count_answers, 365);
    measure_count (store, "answers-all-time", count_answers, 0);
    test_store_close (store);
}

int
main (void)
{
    const char *number = g_getenv ("AMENDS_BENCH_REVIEWS"), *kept = g_getenv ("AMENDS_BENCH_FOLDER");
    guint n = number != NULL ? (guint) g_ascii_strtoull (number, NULL, 10) : 20000;
    g_autofree char *folder = kept != NULL ? g_strdup (kept) : test_make_folder ();
    gint64 now = AMENDS_SAMPLE_BULK_END;
    AmendsStore *store = open_store (folder, &now);

    if (test_count_all (store) == 0)
        fill (store, n);
    g_print ("%" G_GINT64_FORMAT " reviews\n", test_count_all (store));
    test_store_close (store);
    measure_page (folder, &now);
    measure (folder, &now, "90-days", 90);
    measure (folder, &now, "one-year", 365);
    measure (folder, &now, "five-years", (gint64) YEARS * 365);
    if (kept == NULL)
        test_remove_folder (folder);
    return 0;
}
