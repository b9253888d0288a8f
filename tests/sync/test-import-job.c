/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-import-job.h"

#include <string.h>

#include "amends-await.h"
#include "amends-store-private.h"
#include "sync-fixture.h"

/* A source of numbered reviews that can fail, be slow, and counts what is asked of it. */
#define TEST_TYPE_SOURCE (test_source_get_type ())
G_DECLARE_FINAL_TYPE (TestSource, test_source, TEST, SOURCE, GObject)

struct _TestSource {
    GObject parent_instance;
    guint n_rows;
    guint fail_at;     /* row; G_MAXUINT = never */
    guint reject_each; /* every nth row; 0 = none */
    guint pause_ms;    /* before each read */
    gboolean stuck;    /* reads until cancelled */
    int at;            /* atomic */
    int n_reads;       /* atomic */
    guint largest;
    guint smallest;
};

static void test_source_init_iface (AmendsBatchSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestSource, test_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (AMENDS_TYPE_BATCH_SOURCE, test_source_init_iface))

static void
add_row (TestSource *self, AmendsBatch *batch, guint i)
{
    g_autofree char *id = g_strdup_printf ("F%u", i);

    if (self->reject_each > 0 && i % self->reject_each == 0) {
        amends_batch_reject (batch, i + 1, g_strdup ("It is not good."));
        return;
    }
    g_ptr_array_add (batch->reviews,
                     amends_review_new (&(AmendsReview) {
                         .external_id = id, .marketplace = "", .product_id = "", .stars = 3, .title = id }));
    batch->n_read++;
}

static gboolean
test_source_read (AmendsBatchSource *source, guint max_rows, AmendsBatch **batch, GCancellable *cancellable,
                  GError **error)
{
    TestSource *self = TEST_SOURCE (source);
    guint first = (guint) g_atomic_int_get (&self->at);
    guint end = MIN (first + max_rows, self->n_rows);

    g_atomic_int_inc (&self->n_reads);
    self->largest = MAX (self->largest, max_rows);
    self->smallest = MIN (self->smallest, max_rows);
    *batch = NULL;
    while (self->stuck && !g_cancellable_is_cancelled (cancellable))
        g_usleep (1000);
    g_usleep (self->pause_ms * 1000);
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    if (self->fail_at <= first) {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Row %u cannot be read.", self->fail_at);
        return FALSE;
    }
    if (first == end)
        return TRUE;
    *batch = amends_batch_new ();
    for (guint i = first; i < end; i++)
        add_row (self, *batch, i);
    g_atomic_int_set (&self->at, (int) end);
    return TRUE;
}

static double
test_source_get_fraction (AmendsBatchSource *source)
{
    TestSource *self = TEST_SOURCE (source);

    return self->n_rows > 0 ? (double) g_atomic_int_get (&self->at) / self->n_rows : -1.0;
}

static void
test_source_init_iface (AmendsBatchSourceInterface *iface)
{
    iface->read = test_source_read;
    iface->get_fraction = test_source_get_fraction;
}

static void
test_source_class_init (TestSourceClass *klass G_GNUC_UNUSED)
{
}

static void
test_source_init (TestSource *self)
{
    self->fail_at = G_MAXUINT;
    self->smallest = G_MAXUINT;
}

static TestSource *
make_source (guint n_rows)
{
    TestSource *source = g_object_new (TEST_TYPE_SOURCE, NULL);

    source->n_rows = n_rows;
    return source;
}

static AmendsImportJob *
make_job (SyncFixture *fixture, TestSource *source, gboolean dry_run)
{
    gint64 account = sync_fixture_add_account (fixture, "file", NULL, NULL);

    return amends_import_job_new (fixture->store, account, AMENDS_BATCH_SOURCE (source), dry_run);
}

static gboolean
run (AmendsImportJob *job, GCancellable *cancellable, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_import_job_run_async (job, cancellable, amends_await_cb, &await);
    return amends_import_job_run_finish (job, amends_await (&await), error);
}

static void
test_a_whole_import (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (0, 1);
    g_autoptr (TestSource) source = make_source (32345);
    g_autoptr (AmendsImportJob) job = make_job (fixture, source, FALSE);

    g_assert_true (run (job, NULL, NULL));
    g_assert_cmpuint (amends_import_job_get_n_read (job), ==, 32345);
    g_assert_cmpuint (amends_import_job_get_counts (job)->added, ==, 32345);
    g_assert_cmpint (sync_fixture_count (fixture), ==, 32345);
    g_assert_cmpfloat (amends_import_job_get_fraction (job), ==, 1.0);
    g_assert_cmpuint (source->smallest, ==, 250);
    g_assert_cmpuint (source->largest, ==, 1000);
}

static void
test_the_same_again_adds_nothing (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (0, 1);

    for (guint i = 0; i < 2; i++) {
        g_autoptr (TestSource) source = make_source (1200);
        g_autoptr (AmendsImportJob) job = make_job (fixture, source, FALSE);

        g_assert_true (run (job, NULL, NULL));
        g_assert_cmpuint (amends_import_job_get_counts (job)->added, ==, i == 0 ? 1200 : 0);
        g_assert_cmpuint (amends_import_job_get_counts (job)->unchanged, ==, i == 0 ? 0 : 1200);
    }
    g_assert_cmpint (sync_fixture_count (fixture), ==, 1200);
}

static void
test_a_dry_run_stores_nothing (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (0, 1);
    g_autoptr (TestSource) source = make_source (1200);
    g_autoptr (AmendsImportJob) job = make_job (fixture, source, TRUE);

    source->reject_each = 100;
    g_assert_true (run (job, NULL, NULL));
    g_assert_cmpuint (amends_import_job_get_n_read (job), ==, 1200);
    g_assert_cmpuint (amends_import_job_get_n_rejected (job), ==, 12);
    g_assert_cmpuint (amends_import_job_get_counts (job)->added, ==, 1188);
    g_assert_cmpint (sync_fixture_count (fixture), ==, 0);
}

static void
test_rejections_are_listed_up_to_a_point (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (0, 1);
    g_autoptr (TestSource) source = make_source (3000);
    g_autoptr (AmendsImportJob) job = make_job (fixture, source, FALSE);
    AmendsRejection *third;

    source->reject_each = 2;
    g_assert_true (run (job, NULL, NULL));
    g_assert_cmpuint (amends_import_job_get_n_rejected (job), ==, 1500);
    g_assert_cmpuint (amends_import_job_get_n_read (job), ==, 3000);
    g_assert_cmpuint (amends_import_job_get_rejections (job)->len, ==, 1000);
    third = g_ptr_array_index (amends_import_job_get_rejections (job), 2);
    g_assert_cmpuint (third->line, ==, 5);
    g_assert_cmpint (sync_fixture_count (fixture), ==, 1500);
}

static void
test_nothing_to_import (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (0, 1);
    g_autoptr (TestSource) source = make_source (0);
    g_autoptr (AmendsImportJob) job = make_job (fixture, source, FALSE);

    g_assert_true (run (job, NULL, NULL));
    g_assert_cmpuint (amends_import_job_get_n_read (job), ==, 0);
    g_assert_cmpfloat (amends_import_job_get_fraction (job), <, 0.0);
}

static void
test_an_error_keeps_what_was_whole (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (0, 1);
    g_autoptr (TestSource) source = make_source (10000);
    g_autoptr (AmendsImportJob) job = make_job (fixture, source, FALSE);
    g_autoptr (GError) error = NULL;

    source->fail_at = 1500;
    g_assert_false (run (job, NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    g_assert_cmpuint (amends_import_job_get_n_read (job), ==, 1500);
    g_assert_cmpint (sync_fixture_count (fixture), ==, 1500);
}

static void
cancel_after_first_cb (AmendsImportJob *job, GParamSpec *pspec G_GNUC_UNUSED, GCancellable *cancellable)
{
    if (amends_import_job_get_n_read (job) > 0)
        g_cancellable_cancel (cancellable);
}

static void
test_cancelling_leaves_whole_batches (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (0, 1);
    g_autoptr (TestSource) source = make_source (200000);
    g_autoptr (AmendsImportJob) job = make_job (fixture, source, FALSE);
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;

    g_signal_connect (job, "notify::n-read", G_CALLBACK (cancel_after_first_cb), cancellable);
    g_assert_false (run (job, cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_cmpuint (amends_import_job_get_n_read (job), >, 0);
    g_assert_cmpuint (amends_import_job_get_n_read (job), <, 60000);
    g_assert_cmpuint (amends_import_job_get_n_read (job) % 250, ==, 0);
    g_assert_cmpint (sync_fixture_count (fixture), ==, (gint64) amends_import_job_get_n_read (job));
}

static gboolean
cancel_cb (gpointer cancellable)
{
    g_object_set_data (cancellable, "at", g_memdup2 (&(gint64) { g_get_monotonic_time () }, sizeof (gint64)));
    g_cancellable_cancel (cancellable);
    return G_SOURCE_REMOVE;
}

/* Returns: how long it took from cancelling to the end, in microseconds */
static gint64
cancel_a_stuck_import (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (0, 1);
    g_autoptr (TestSource) source = make_source (1000);
    g_autoptr (AmendsImportJob) job = make_job (fixture, source, FALSE);
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;
    g_autofree gint64 *cancelled_at = NULL;

    source->stuck = TRUE;
    g_timeout_add (20, cancel_cb, cancellable);
    g_assert_false (run (job, cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    cancelled_at = g_object_steal_data (G_OBJECT (cancellable), "at");
    return g_get_monotonic_time () - *cancelled_at;
}

/* The best of some tries: a machine that is busy with other things is not what is measured. */
static void
test_cancelling_is_quick (void)
{
    gint64 best = G_MAXINT64;

    for (guint i = 0; i < 5 && best >= 200 * 1000; i++)
        best = MIN (best, cancel_a_stuck_import ());
    g_assert_cmpint (best, <, 200 * 1000);
}

/* The store is slower than this source: it must not be read far ahead of what is stored. */
static void
measure_lead_cb (AmendsImportJob *job, GParamSpec *pspec G_GNUC_UNUSED, TestSource *source)
{
    gint64 ahead = g_atomic_int_get (&source->at) - (gint64) amends_import_job_get_n_read (job);

    /* Twenty-four are being stored, two wait, one waits for room; and one more may be on its way. */
    g_assert_cmpint (ahead, <=, 28 * 1000);
}

static void
count_cb (guint *count)
{
    (*count)++;
}

static void
test_the_queue_stays_short (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (0, 1);
    g_autoptr (TestSource) source = make_source (30000);
    g_autoptr (AmendsImportJob) job = make_job (fixture, source, TRUE);
    gint64 began = g_get_monotonic_time ();
    guint n_notes = 0;

    g_signal_connect (job, "notify::n-read", G_CALLBACK (measure_lead_cb), source);
    g_signal_connect_swapped (job, "notify::fraction", G_CALLBACK (count_cb), &n_notes);
    g_assert_true (run (job, NULL, NULL));
    g_assert_cmpuint (amends_import_job_get_n_read (job), ==, 30000);
    g_assert_cmpuint (n_notes, >=, 1);
    g_assert_cmpint (n_notes, <=, 2 + (g_get_monotonic_time () - began) / (G_USEC_PER_SEC / 10));
}

static void
test_a_missing_account_is_an_error (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (0, 1);
    g_autoptr (TestSource) source = make_source (100000);
    g_autoptr (AmendsImportJob) job = amends_import_job_new (fixture->store, 4711, AMENDS_BATCH_SOURCE (source), FALSE);
    g_autoptr (GError) error = NULL;

    g_assert_false (run (job, NULL, &error)); /* there is no such account */
    g_assert_nonnull (error);
    g_assert_cmpuint (amends_import_job_get_n_read (job), ==, 0);
}

typedef struct {
    GCancellable *cancellable; /* (nullable): is cancelled when the lists begin to be put in order */
    guint n_told;
    double last;
} Settling;

static void
note_settling_cb (AmendsImportJob *job, GParamSpec *pspec G_GNUC_UNUSED, gpointer data)
{
    Settling *settling = data;

    if (!amends_import_job_is_settling (job))
        return;
    settling->n_told++;
    settling->last = amends_import_job_get_fraction (job);
    g_assert_cmpfloat (settling->last, >=, 0.0);
    g_assert_cmpfloat (settling->last, <, 1.0);
    if (settling->cancellable != NULL)
        g_cancellable_cancel (settling->cancellable);
}

static void
import_large (SyncFixture *fixture, Settling *settling)
{
    g_autoptr (TestSource) source = make_source (50000);
    g_autoptr (AmendsImportJob) job = make_job (fixture, source, FALSE);
    g_autoptr (GError) error = NULL;

    amends_store_set_bulk_rows (fixture->store, 250);
    g_signal_connect (job, "notify::fraction", G_CALLBACK (note_settling_cb), settling);
    g_assert_true (run (job, settling->cancellable, &error));
    g_assert_no_error (error);
    g_assert_false (amends_import_job_is_settling (job));
    g_assert_cmpuint (amends_import_job_get_n_read (job), ==, 50000);
    g_assert_cmpint (sync_fixture_count (fixture), ==, 50000);
}

/* What comes after the last row of a large import takes its time, and is told. */
static void
test_settling_is_told (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (0, 1);
    Settling settling = { NULL };

    import_large (fixture, &settling);
    g_assert_cmpuint (settling.n_told, ==, 4);
    g_assert_cmpfloat (settling.last, >, 0.7);
}

/* All rows are there: who then stops waiting has imported them. */
static void
test_cancelled_while_settling (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (0, 1);
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    Settling settling = { cancellable };

    import_large (fixture, &settling);
    g_assert_cmpuint (settling.n_told, ==, 1);
}

static void
test_already_cancelled (void)
{
    g_autoptr (SyncFixture) fixture = sync_fixture_new (0, 1);
    g_autoptr (TestSource) source = make_source (1000);
    g_autoptr (AmendsImportJob) job = make_job (fixture, source, FALSE);
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;

    g_cancellable_cancel (cancellable);
    g_assert_false (run (job, cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_cmpint (sync_fixture_count (fixture), ==, 0);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/sync/import-job/" name, function)
    ADD ("a-whole-import", test_a_whole_import);
    ADD ("the-same-again-adds-nothing", test_the_same_again_adds_nothing);
    ADD ("a-dry-run-stores-nothing", test_a_dry_run_stores_nothing);
    ADD ("rejections-are-listed-up-to-a-point", test_rejections_are_listed_up_to_a_point);
    ADD ("nothing-to-import", test_nothing_to_import);
    ADD ("an-error-keeps-what-was-whole", test_an_error_keeps_what_was_whole);
    ADD ("cancelling-leaves-whole-batches", test_cancelling_leaves_whole_batches);
    ADD ("cancelling-is-quick", test_cancelling_is_quick);
    ADD ("the-queue-stays-short", test_the_queue_stays_short);
    ADD ("a-missing-account-is-an-error", test_a_missing_account_is_an_error);
    ADD ("already-cancelled", test_already_cancelled);
    ADD ("settling-is-told", test_settling_is_told);
    ADD ("cancelled-while-settling", test_cancelled_while_settling);
    return g_test_run ();
}
