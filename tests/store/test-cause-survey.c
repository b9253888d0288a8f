/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cause-fixture.h"

static const AmendsSurveyScope SCOPE = TEST_CAUSE_SCOPE;

static AmendsReview
make_review (const char *id, int stars)
{
    return (AmendsReview) { .external_id = id,
                            .marketplace = "SE",
                            .product_id = "P1",
                            .stars = stars,
                            .language = "sv",
                            .title = "Titel",
                            .body = id,
                            .published_at = TEST_NOW - TEST_DAY };
}

static void
add_review (StoreFixture *fixture, const char *id, int stars)
{
    AmendsReview review = make_review (id, stars);

    test_add_review (fixture, &review);
}

static void
add_feedback (StoreFixture *fixture, const char *id, int stars, const char *text)
{
    test_add_feedback (fixture, &(AmendsFeedback) { .external_id = id,
                                                    .marketplace = "SE",
                                                    .stars = stars,
                                                    .text = text,
                                                    .published_at = TEST_NOW - TEST_DAY });
}

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
    store_fixture_set_up (fixture, data);
    add_review (fixture, "R1", 1);
    add_review (fixture, "R2", 5);
    add_review (fixture, "R3", 3);
    add_feedback (fixture, "F1", 2, "Sent");
    add_feedback (fixture, "F2", 4, "Bra");
    fixture->changes = 0;
}

static void
assert_due (StoreFixture *fixture, const char *expected)
{
    g_autofree char *due = test_due (fixture->store);

    g_assert_cmpstr (due, ==, expected);
}

static void
assert_causes (StoreFixture *fixture, AmendsSubject subject, gint64 id, const char *expected)
{
    g_autofree char *found = test_causes (fixture->store, subject, id);

    g_assert_cmpstr (found, ==, expected);
}

static void
test_all_that_is_unhappy (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsSurveyChunk *chunk = test_find_due (fixture->store, &SCOPE, 10);
    const AmendsSurveyText *text = chunk->texts->pdata[0];

    g_assert_cmpuint (chunk->texts->len, ==, 1);
    g_assert_cmpint (text->subject, ==, AMENDS_SUBJECT_FEEDBACK);
    g_assert_cmpstr (text->text, ==, "Sent");
    g_assert_null (text->language);
    g_assert_false (chunk->is_last);
    g_assert_cmpuint (chunk->position, ==, 2);
    g_assert_cmpuint (chunk->end, ==, 5);
    test_keep (fixture->store, chunk, "slow-delivery");
    g_assert_cmphex (fixture->changes, ==, AMENDS_STORE_CHANGE_CAUSES);

    chunk = test_find_due (fixture->store, &SCOPE, 10);
    g_assert_cmpuint (chunk->texts->len, ==, 2);
    text = chunk->texts->pdata[0];
    g_assert_cmpint (text->subject, ==, AMENDS_SUBJECT_REVIEW);
    g_assert_cmpstr (text->text, ==, "Titel\nR1");
    g_assert_cmpstr (text->language, ==, "sv");
    g_assert_true (chunk->is_last);
    g_assert_cmpuint (chunk->position, ==, 5);
    test_keep (fixture->store, chunk, "");

    assert_causes (fixture, AMENDS_SUBJECT_FEEDBACK, 1, "suggested slow-delivery");
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, 1, "none");
    assert_due (fixture, "");
    fixture->changes = 0;
    g_assert_cmpuint (test_survey (fixture->store, &SCOPE, "quality", 10), ==, 0);
    g_assert_cmphex (fixture->changes, ==, 0);
}

static void
test_small_chunks (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    for (int i = 0; i < 20; i++) {
        g_autofree char *id = g_strdup_printf ("M%d", i);

        add_review (fixture, id, i % 5 + 1);
    }
    g_assert_cmpuint (test_survey (fixture->store, &SCOPE, "quality", 3), ==, 3 + 12);
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, 4, "suggested quality");
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, 8, "none");
}

static void
test_new_ones (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    test_survey (fixture->store, &SCOPE, "quality", 10);
    add_review (fixture, "R4", 2);
    add_review (fixture, "R5", 4);
    assert_due (fixture, "r4");
    test_survey (fixture->store, &SCOPE, "", 10);
    assert_due (fixture, "");
}

static void
test_edited (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsReview review = make_review ("R1", 1);

    test_survey (fixture->store, &SCOPE, "quality", 10);
    review.helpful = 7;
    test_add_review (fixture, &review);
    assert_due (fixture, "");
    review.body = "Ändrad";
    test_add_review (fixture, &review);
    add_feedback (fixture, "F1", 2, "Mycket sent");
    assert_due (fixture, "r1 f1");
    test_survey (fixture->store, &SCOPE, "picture", 10);
    assert_due (fixture, "");
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, 1, "suggested picture");
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, 3, "suggested quality");
}

/* Five stars now: nobody is unhappy any more. */
static void
test_made_happy (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    test_survey (fixture->store, &SCOPE, "quality", 10);
    add_review (fixture, "R1", 5);
    add_feedback (fixture, "F1", 5, "Sent");
    test_survey (fixture->store, &SCOPE, "quality", 10);
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, 1, "none");
    assert_causes (fixture, AMENDS_SUBJECT_FEEDBACK, 1, "none");
    assert_due (fixture, "");
}

static void
test_made_unhappy (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    test_survey (fixture->store, &SCOPE, "quality", 10);
    add_review (fixture, "R2", 1);
    assert_due (fixture, "r2");
}

static void
test_by_another_version (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsSurveyScope newer = SCOPE, wider = SCOPE;

    newer.version++;
    wider.version++;
    wider.review_max_stars = 5;
    test_survey (fixture->store, &SCOPE, "quality", 10);
    g_assert_cmpuint (test_survey (fixture->store, &newer, "picture", 10), ==, 3);
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, 1, "suggested picture");
    g_assert_cmpuint (test_survey (fixture->store, &newer, "quality", 10), ==, 0);
    g_assert_cmpuint (test_survey (fixture->store, &wider, "quality", 10), ==, 3);
}

static void
test_after_teaching (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsLearnedRule rule = {
        .phrase = "titel", .cause = AMENDS_CAUSE_PICTURE, .weight = 3, .subject = AMENDS_SUBJECT_REVIEW
    };
    g_autoptr (AmendsSurveyChunk) chunk = NULL;
    g_autoptr (GError) error = NULL;
    gint64 id;

    test_survey (fixture->store, &SCOPE, "quality", 10);
    id = test_teach (fixture->store, &rule);
    chunk = test_find_due (fixture->store, &SCOPE, 10);
    g_assert_cmpuint (chunk->rules->len, ==, 1);
    g_assert_cmpstr (((const AmendsLearnedRule *) chunk->rules->pdata[0])->phrase, ==, "titel");
    g_assert_cmpuint (test_survey (fixture->store, &SCOPE, "picture", 10), ==, 3);
    g_assert_true (test_forget (fixture->store, id, &error));
    g_assert_cmpuint (test_survey (fixture->store, &SCOPE, "quality", 10), ==, 3);
}

/* What the person says comes first, whenever they say it. */
static void
test_person_first (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    AmendsSurveyChunk *chunk;

    g_assert_true (test_set_causes (fixture->store, AMENDS_SUBJECT_FEEDBACK, 1, "", NULL, &error));
    chunk = test_find_due (fixture->store, &SCOPE, 10);
    g_assert_cmpuint (chunk->texts->len, ==, 0);
    test_keep (fixture->store, chunk, "quality");
    chunk = test_find_due (fixture->store, &SCOPE, 10);
    g_assert_true (test_set_causes (fixture->store, AMENDS_SUBJECT_REVIEW, 1, "picture", NULL, &error));
    test_keep (fixture->store, chunk, "quality");
    assert_causes (fixture, AMENDS_SUBJECT_FEEDBACK, 1, "person");
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, 1, "person picture");
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, 3, "suggested quality");
    g_assert_true (test_undo (fixture->store, NULL, &error));
    assert_due (fixture, "r1");
    test_survey (fixture->store, &SCOPE, "quality", 10);
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, 1, "suggested quality");
    g_assert_true (test_redo (fixture->store, NULL, &error));
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, 1, "person picture");
    g_assert_no_error (error);
}

/* The words spoke of the seller too: that the person says the same cause, or another of the product, does not unsay them. */
static void
test_unmarked_stays_unmarked (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    AmendsActionResult what;

    test_survey (fixture->store, &SCOPE, "quality" TEST_UNMARKED, 10);
    assert_causes (fixture, AMENDS_SUBJECT_FEEDBACK, 1, "suggested quality");
    for (guint i = 0; i < 2; i++) {
        g_assert_true (test_set_causes (fixture->store, AMENDS_SUBJECT_FEEDBACK, 1, "quality", &what, &error));
        g_assert_cmpuint (what.n_changed, ==, 1 - i);
        assert_causes (fixture, AMENDS_SUBJECT_FEEDBACK, 1, "person quality");
    }
    g_assert_true (test_set_causes (fixture->store, AMENDS_SUBJECT_FEEDBACK, 1, "size-or-material", NULL, &error));
    assert_causes (fixture, AMENDS_SUBJECT_FEEDBACK, 1, "person size-or-material");
    g_assert_true (test_undo (fixture->store, NULL, &error));
    g_assert_true (test_undo (fixture->store, NULL, &error));
    assert_causes (fixture, AMENDS_SUBJECT_FEEDBACK, 1, "suggested quality");
    g_assert_true (test_redo (fixture->store, NULL, &error));
    assert_causes (fixture, AMENDS_SUBJECT_FEEDBACK, 1, "person quality");
    g_assert_no_error (error);
}

/* What the words marked stays marked when the person agrees. */
static void
test_marked_stays_marked (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;

    test_survey (fixture->store, &SCOPE, "quality", 10);
    assert_causes (fixture, AMENDS_SUBJECT_FEEDBACK, 1, "suggested quality wrong-door");
    g_assert_true (test_set_causes (fixture->store, AMENDS_SUBJECT_FEEDBACK, 1, "quality", NULL, &error));
    assert_causes (fixture, AMENDS_SUBJECT_FEEDBACK, 1, "person quality wrong-door");
    g_assert_true (test_undo (fixture->store, NULL, &error));
    assert_causes (fixture, AMENDS_SUBJECT_FEEDBACK, 1, "suggested quality wrong-door");
    g_assert_no_error (error);
}

/* Between the look and the keeping somebody else may do something: nothing that is out of date is kept, and nothing is forgotten. */
static void
test_overtaken (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsLearnedRule rule = {
        .phrase = "titel", .cause = AMENDS_CAUSE_PICTURE, .weight = 3, .subject = AMENDS_SUBJECT_REVIEW
    };
    AmendsReview review = make_review ("R1", 1);
    AmendsSurveyChunk *chunk;

    test_keep (fixture->store, test_find_due (fixture->store, &SCOPE, 10), "");
    chunk = test_find_due (fixture->store, &SCOPE, 10);
    test_teach (fixture->store, &rule);
    test_keep (fixture->store, chunk, "quality");
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, 1, "none");
    g_assert_cmpuint (test_survey (fixture->store, &SCOPE, "quality", 10), ==, 3);

    review.body = "Ändrad";
    test_add_review (fixture, &review);
    chunk = test_find_due (fixture->store, &SCOPE, 10);
    review.body = "Ändrad igen";
    test_add_review (fixture, &review);
    test_keep (fixture->store, chunk, "picture");
    assert_due (fixture, "r1");
}

static void
test_two_at_once (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsSurveyChunk *one, *other;

    test_keep (fixture->store, test_find_due (fixture->store, &SCOPE, 10), "");
    one = test_find_due (fixture->store, &SCOPE, 10);
    other = test_find_due (fixture->store, &SCOPE, 10);
    test_keep (fixture->store, one, "quality");
    add_review (fixture, "R4", 1);
    test_keep (fixture->store, other, "picture");
    assert_causes (fixture, AMENDS_SUBJECT_REVIEW, 1, "suggested quality");
    assert_due (fixture, "r4");
}

static void
test_gone_in_between (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) error = NULL;
    g_autofree char *problems = NULL;
    AmendsSurveyChunk *chunk;

    test_survey (fixture->store, &SCOPE, "", 10);
    add_feedback (fixture, "F1", 1, "Annat");
    chunk = test_find_due (fixture->store, &SCOPE, 10);
    g_assert_cmpuint (chunk->texts->len, ==, 1);
    g_assert_true (test_remove_account (fixture->store, fixture->account_id, &error));
    test_keep (fixture->store, chunk, "quality");
    problems = test_check (fixture->store);
    g_assert_cmpstr (problems, ==, "");
    assert_due (fixture, "");
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (StoreFixture *fixture, gconstpointer data);
    } TESTS[] = {
        { "/cause-survey/all-that-is-unhappy", test_all_that_is_unhappy },
        { "/cause-survey/small-chunks", test_small_chunks },
        { "/cause-survey/new-ones", test_new_ones },
        { "/cause-survey/edited", test_edited },
        { "/cause-survey/made-happy", test_made_happy },
        { "/cause-survey/made-unhappy", test_made_unhappy },
        { "/cause-survey/by-another-version", test_by_another_version },
        { "/cause-survey/after-teaching", test_after_teaching },
        { "/cause-survey/person-first", test_person_first },
        { "/cause-survey/unmarked-stays-unmarked", test_unmarked_stays_unmarked },
        { "/cause-survey/marked-stays-marked", test_marked_stays_marked },
        { "/cause-survey/overtaken", test_overtaken },
        { "/cause-survey/two-at-once", test_two_at_once },
        { "/cause-survey/gone-in-between", test_gone_in_between },
    };

    g_test_init (&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, StoreFixture, NULL, set_up, TESTS[i].func, store_fixture_tear_down);
    return g_test_run ();
}
