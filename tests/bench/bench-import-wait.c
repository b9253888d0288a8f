/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "amends-await.h"
#include "amends-import-job.h"
#include "amends-import-plan.h"
#include "amends-query-language.h"
#include "amends-store-accounts.h"
#include "amends-store-reviews.h"

/*
 * bench-import-wait FILE FOLDER: what a person waits for while a file is imported: a first screen, then its counts, then half a second of reading; again and again, of
 * different lists in turn, until the import has ended.
 */

#define PAUSE_MS 500

static const char *const TEXTS[] = { "", "stars:1", "kettle", "marketplace:DE", "sort:oldest", "kettle stars:1" };

typedef struct {
    GArray *screens, *counts; /* (element-type double): ms */
    gboolean done;
} Wait;

static int
compare (gconstpointer a, gconstpointer b)
{
    double one = *(const double *) a, other = *(const double *) b;

    return (one > other) - (one < other);
}

static void
tell (const char *name, GArray *values)
{
    guint n = values->len;

    g_assert_cmpuint (n, >, 0);
    g_array_sort (values, compare);
    printf ("%-34s median %8.1f ms  p95 %8.1f ms  most %8.1f ms  of %u\n", name, g_array_index (values, double, n / 2),
            g_array_index (values, double, (n * 95 + 99) / 100 - 1), g_array_index (values, double, n - 1), n);
}

static gboolean
end_pause_cb (gpointer data)
{
    *(gboolean *) data = TRUE;
    return G_SOURCE_REMOVE;
}

static void
rest (void)
{
    gboolean over = FALSE;

    g_timeout_add (PAUSE_MS, end_pause_cb, &over);
    while (!over)
        g_main_context_iteration (NULL, TRUE);
}

static void
keep_time (GArray *values, gint64 since)
{
    double ms = (double) (g_get_monotonic_time () - since) / 1000;

    g_array_append_val (values, ms);
}

static void
ask (AmendsStore *store, const char *text, Wait *wait)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
    g_autoptr (AmendsReviewQuery) query = amends_query_language_parse (text, zone, NULL);
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GArray) ids = NULL;
    g_autoptr (AmendsFacets) facets = NULL;
    gint64 start = g_get_monotonic_time ();

    amends_store_find_ids_async (store, query, 50, NULL, amends_await_cb, &await);
    ids = amends_store_find_ids_finish (store, amends_await (&await), NULL);
    g_assert_nonnull (ids);
    keep_time (wait->screens, start);
    amends_await_clear (&await);
    start = g_get_monotonic_time ();
    amends_store_find_facets_async (store, query, NULL, amends_await_cb, &await);
    facets = amends_store_find_facets_finish (store, amends_await (&await), NULL);
    g_assert_nonnull (facets);
    keep_time (wait->counts, start);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
    Wait *wait = data;

    g_assert_true (amends_import_job_run_finish (AMENDS_IMPORT_JOB (source), result, NULL));
    wait->done = TRUE;
}

static AmendsStore *
open_store (const char *folder)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_store_open_async (folder, NULL, NULL, NULL, amends_await_cb, &await);
    return amends_store_open_finish (amends_await (&await), NULL);
}

static gint64
add_account (AmendsStore *store)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsAccount) account = amends_account_new (&(AmendsAccount) { .kind = "file", .name = "Files" });

    amends_store_save_account_async (store, account, NULL, amends_await_cb, &await);
    return amends_store_save_account_finish (store, amends_await (&await), NULL);
}

static AmendsBatchSource *
open_source (const char *path)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GFile) file = g_file_new_for_path (path);
    g_autoptr (AmendsImportPlan) plan = NULL;

    amends_import_plan_probe_async (file, NULL, amends_await_cb, &await);
    plan = amends_import_plan_probe_finish (amends_await (&await), NULL);
    g_assert_nonnull (plan);
    return amends_import_plan_open (plan, NULL);
}

int
main (int argc, char **argv)
{
    g_autoptr (AmendsStore) store = argc == 3 ? open_store (argv[2]) : NULL;
    g_autoptr (AmendsBatchSource) source = store != NULL ? open_source (argv[1]) : NULL;
    g_autoptr (GArray) screens = g_array_new (FALSE, FALSE, sizeof (double));
    g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (double));
    g_autoptr (AmendsImportJob) job = NULL;
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    Wait wait = { screens, counts, FALSE };

    if (source == NULL)
        return 1;
    job = amends_import_job_new (store, add_account (store), source, FALSE);
    amends_import_job_run_async (job, NULL, imported_cb, &wait);
    for (guint i = 0; !wait.done; i++) {
        ask (store, TEXTS[i % G_N_ELEMENTS (TEXTS)], &wait);
        rest ();
    }
    tell ("first screen while importing", screens);
    tell ("its counts while importing", counts);
    amends_store_close_async (store, amends_await_cb, &await);
    return amends_store_close_finish (store, amends_await (&await), NULL) ? 0 : 1;
}
