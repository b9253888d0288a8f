/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-survey.h"
#include "cause-fixture.h"

typedef struct {
    StoreFixture base;
    AmendsCauseSurvey *survey;
    guint64 position, end; /* of the latest progress */
    guint n_progress;
    GCancellable *cancel_at_progress; /* (nullable) */
} Fixture;

static void
progress_cb (AmendsCauseSurvey *survey G_GNUC_UNUSED, guint64 position, guint64 end, gpointer user_data)
{
    Fixture *fixture = user_data;

    g_assert_cmpuint (position, >=, fixture->position);
    g_assert_cmpuint (position, <=, end);
    fixture->position = position;
    fixture->end = end;
    fixture->n_progress++;
    g_cancellable_cancel (fixture->cancel_at_progress);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
    store_fixture_set_up (&fixture->base, data);
    fixture->survey = amends_cause_survey_new (fixture->base.store, amends_rule_pack_get_default ());
    g_signal_connect (fixture->survey, "progress", G_CALLBACK (progress_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
    /* What still runs ends before the store is closed: it holds a reference. */
    amends_cause_survey_stop (fixture->survey);
    while (amends_cause_survey_is_running (fixture->survey))
        g_main_context_iteration (NULL, TRUE);
    g_assert_finalize_object (fixture->survey);
    g_clear_object (&fixture->cancel_at_progress);
    store_fixture_tear_down (&fixture->base, data);
}

static void
add_review (Fixture *fixture, const char *id, int stars, const char *language, const char *body)
{
    test_add_review (&fixture->base, &(AmendsReview) { .external_id = id,
                                                       .marketplace = "UK",
                                                       .product_id = "P",
                                                       .stars = stars,
                                                       .language = language,
                                                       .body = body,
                                                       .published_at = TEST_NOW - TEST_DAY });
}

static void
add_feedback (Fixture *fixture, const char *id, int stars, const char *text)
{
    test_add_feedback (&fixture->base, &(AmendsFeedback) { .external_id = id,
                                                           .marketplace = "UK",
                                                           .stars = stars,
                                                           .language = "en",
                                                           .text = text,
                                                           .published_at = TEST_NOW - TEST_DAY });
}

static gboolean
run (Fixture *fixture, GCancellable *cancellable, guint64 *n, GError **error)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    fixture->position = 0;
    amends_cause_survey_run_async (fixture->survey, cancellable, amends_await_cb, &await);
    return amends_cause_survey_run_finish (fixture->survey, amends_await (&await), n, error);
}

static guint64
run_well (Fixture *fixture)
{
    g_autoptr (GError) error = NULL;
    guint64 n = 0;

    g_assert_true (run (fixture, NULL, &n, &error));
    g_assert_no_error (error);
    g_assert_false (amends_cause_survey_is_running (fixture->survey));
    g_assert_cmpuint (fixture->position, ==, fixture->end);
    return n;
}

static void
assert_causes (Fixture *fixture, AmendsSubject subject, gint64 id, const char *expected)
{
    g_autofree char *found = test_causes (fixture->base.store, subject, id);

    g_assert_cmpstr (found, ==, expected);
}

static void
test_suggests (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    add_review (fixture, "R1", 1, "en", "Arrived three weeks late.");
    add_review (fixture, "R2", 5, "en", "Arrived three weeks late, but I love it.");
    add_review (fixture, "R3", 2, "en", "Meh.");
    add_review (fixture, "R4", 3, NULL, NULL);
    add_feedback (fixture, "F1", 3, "Arrived three weeks late.");
    add_feedback (fixture, "F2", 1, "Stopped working after two days.");
    add_feedback (fixture, "F3", 4, "Stopped working after two days.");
    g_assert_cmpuint (run_well (fixture), ==, 5);
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, 1, "suggested slow-delivery wrong-door");
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, 2, "none");
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, 3, "none");
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, 4, "none");
    assert_causes (fixture, AMENDS_SUBJECT_FEEDBACK, 1, "suggested slow-delivery");
    assert_causes (fixture, AMENDS_SUBJECT_FEEDBACK, 2, "suggested quality wrong-door");
    assert_causes (fixture, AMENDS_SUBJECT_FEEDBACK, 3, "none");
    g_assert_cmpuint (run_well (fixture), ==, 0);
}

static void
test_taught (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsLearnedRule rule = {
        .phrase = "meh", .cause = AMENDS_CAUSE_PICTURE, .weight = 3, .subject = AMENDS_SUBJECT_REVIEW
    };
    g_autoptr (GError) error = NULL;
    gint64 id;

    add_review (fixture, "R1", 1, "en", "Meh.");
    run_well (fixture);
    id = test_teach (fixture->base.store, &rule);
    g_assert_cmpuint (run_well (fixture), ==, 1);
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, 1, "suggested picture");
    g_assert_true (test_forget (fixture->base.store, id, &error));
    g_assert_cmpuint (run_well (fixture), ==, 1);
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, 1, "none");
}

#define MANY 450

static void
add_many (Fixture *fixture)
{
    AmendsBatch *batch = amends_batch_new ();

    for (guint i = 0; i < MANY; i++) {
        g_autofree char *id = g_strdup_printf ("M%u", i);

        g_ptr_array_add (batch->reviews, amends_review_new (&(AmendsReview) {
                                             .external_id = id,
                                             .marketplace = "UK",
                                             .product_id = "P",
                                             .stars = 1 + (int) (i % 2),
                                             .language = "en",
                                             .body = "Arrived three weeks late.",
                                             .published_at = TEST_NOW - (int) i,
                                         }));
    }
    test_apply_ok (&fixture->base, batch);
}

static void
test_many (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    add_many (fixture);
    g_assert_cmpuint (run_well (fixture), ==, MANY);
    g_assert_cmpuint (fixture->n_progress, >, 2);
    g_assert_cmpuint (fixture->end, ==, MANY);
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, MANY, "suggested slow-delivery wrong-door");
}

static void
test_cancelled (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;

    add_many (fixture);
    fixture->cancel_at_progress = g_cancellable_new ();
    g_assert_false (run (fixture, fixture->cancel_at_progress, NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    while (amends_cause_survey_is_running (fixture->survey))
        g_main_context_iteration (NULL, TRUE);
    g_clear_object (&fixture->cancel_at_progress);
    /* What was kept stays, and the rest is still due. */
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, 1, "suggested slow-delivery wrong-door");
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, MANY, "none");
    g_assert_cmpuint (run_well (fixture), <, MANY);
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, MANY, "suggested slow-delivery wrong-door");
}

/* Who asks while a run that was given up still ends has not cancelled anything. */
static void
test_asked_again (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_auto (AmendsAwait) given_up = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    guint64 n = 0;

    for (guint i = 0; i < 300; i++) {
        g_autofree char *id = g_strdup_printf ("R%u", i);

        add_review (fixture, id, 1, "en", "It leaks.");
    }
    amends_cause_survey_run_async (fixture->survey, cancellable, amends_await_cb, &given_up);
    g_cancellable_cancel (cancellable);
    g_assert_false (amends_cause_survey_run_finish (fixture->survey, amends_await (&given_up), NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_clear_error (&error);
    /* Nearly always while the thread still ends; the answer is the same where it has. */
    g_assert_true (run (fixture, NULL, &n, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (n, ==, 300);
}

static void
test_cancelled_before (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;

    add_many (fixture);
    g_cancellable_cancel (cancellable);
    g_assert_false (run (fixture, cancellable, NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_stopped (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;

    add_many (fixture);
    amends_cause_survey_run_async (fixture->survey, NULL, amends_await_cb, &await);
    g_assert_true (amends_cause_survey_is_running (fixture->survey));
    amends_cause_survey_stop (fixture->survey);
    g_assert_false (amends_cause_survey_run_finish (fixture->survey, amends_await (&await), NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_joined (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_auto (AmendsAwait) one = AMENDS_AWAIT_INIT, other = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    guint64 n_one, n_other;

    add_many (fixture);
    amends_cause_survey_run_async (fixture->survey, NULL, amends_await_cb, &one);
    amends_cause_survey_run_async (fixture->survey, NULL, amends_await_cb, &other);
    g_assert_true (amends_cause_survey_run_finish (fixture->survey, amends_await (&one), &n_one, &error));
    g_assert_true (amends_cause_survey_run_finish (fixture->survey, amends_await (&other), &n_other, &error));
    g_assert_cmpuint (n_one, ==, MANY);
    g_assert_cmpuint (n_other, ==, MANY);
}

static void
wait_for_causes (Fixture *fixture, gint64 id, const char *expected)
{
    for (;;) {
        g_autofree char *found = test_causes (fixture->base.store, AMENDS_SUBJECT_REVIEW, id);

        if (g_str_equal (found, expected))
            return;
        g_main_context_iteration (NULL, TRUE);
    }
}

static void
test_watches (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    add_review (fixture, "R1", 1, "en", "Arrived three weeks late.");
    amends_cause_survey_watch (fixture->survey, 1);
    wait_for_causes (fixture, 1, "suggested slow-delivery wrong-door");
    add_review (fixture, "R2", 1, "en", "Stopped working after two days.");
    wait_for_causes (fixture, 2, "suggested quality");
    add_review (fixture, "R2", 5, "en", "Works again.");
    wait_for_causes (fixture, 2, "none");
}

/* A change of marks or views makes no work: nothing has to be looked at. */
static void
test_sleeps (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    guint n;

    add_review (fixture, "R1", 1, "en", "Meh.");
    run_well (fixture);
    n = fixture->n_progress;
    fixture->base.changes = 0;
    g_assert_cmpuint (run_well (fixture), ==, 0);
    g_assert_cmpuint (fixture->n_progress, ==, n + 1);
    g_assert_cmphex (fixture->base.changes, ==, 0);
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (Fixture *fixture, gconstpointer data);
    } TESTS[] = {
        { "/cause-run/suggests", test_suggests },
        { "/cause-run/taught", test_taught },
        { "/cause-run/many", test_many },
        { "/cause-run/cancelled", test_cancelled },
        { "/cause-run/cancelled-before", test_cancelled_before },
        { "/cause-run/stopped", test_stopped },
        { "/cause-run/asked-again", test_asked_again },
        { "/cause-run/joined", test_joined },
        { "/cause-run/watches", test_watches },
        { "/cause-run/sleeps", test_sleeps },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, Fixture, NULL, set_up, TESTS[i].func, tear_down);
    return g_test_run ();
}
