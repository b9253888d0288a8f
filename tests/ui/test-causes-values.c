/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-evidence.h"
#include "amends-cause-text.h"
#include "amends-effect-text.h"
#include "amends-learned-rule.h"
#include "amends-plan-text.h"
#include "amends-spike-news.h"

static void
test_first_letters_find_a_cause (void)
{
    static const struct {
        const char *typed;
        AmendsCause cause;
        gboolean found;
    } CASES[] = {
        { "", AMENDS_CAUSE_QUALITY, TRUE },
        { "  ", AMENDS_CAUSE_QUALITY, TRUE },
        { "qual", AMENDS_CAUSE_QUALITY, TRUE },
        { "QUAL", AMENDS_CAUSE_QUALITY, TRUE },
        { "uality", AMENDS_CAUSE_PICTURE, FALSE },
        { "2a", AMENDS_CAUSE_SLOW_DELIVERY, TRUE },
        { "2a", AMENDS_CAUSE_MISSED_DELIVERY, FALSE },
        { "late", AMENDS_CAUSE_SLOW_DELIVERY, TRUE },
        { "late del", AMENDS_CAUSE_MISSED_DELIVERY, TRUE },
        { "late xyz", AMENDS_CAUSE_MISSED_DELIVERY, FALSE },
        { "stock wrong", AMENDS_CAUSE_STOCK_COUNT, TRUE },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
        g_assert_cmpint (amends_cause_text_matches (CASES[i].cause, CASES[i].typed), ==, CASES[i].found);
}

static void
test_numbers_have_one_decimal_and_a_sign (void)
{
    g_autofree char *rate = amends_cause_text_dup_rate (41, 1000);
    g_autofree char *none = amends_cause_text_dup_rate (0, 0);
    g_autofree char *less = amends_cause_text_dup_change (-2.14);
    g_autofree char *more = amends_cause_text_dup_change (0.4);
    g_autofree char *same = amends_cause_text_dup_change (-0.01);

    g_assert_cmpstr (rate, ==, "4.1");
    g_assert_cmpstr (none, ==, "–");
    g_assert_cmpstr (less, ==, "−2.1");
    g_assert_cmpstr (more, ==, "+0.4");
    g_assert_cmpstr (same, ==, "0.0");
}

static void
test_the_door_is_named_and_explained (void)
{
    g_assert_cmpstr (amends_cause_text_get_door (AMENDS_SUBJECT_REVIEW), ==, "About the seller");
    g_assert_cmpstr (amends_cause_text_get_door (AMENDS_SUBJECT_FEEDBACK), ==, "About the product");
    g_assert_nonnull (strstr (amends_cause_text_explain_door (AMENDS_SUBJECT_REVIEW), "seller feedback"));
    g_assert_nonnull (strstr (amends_cause_text_explain_door (AMENDS_SUBJECT_FEEDBACK), "removes"));
}

/* Evidence */

static char *
cut (const char *shown, PangoAttrList *marks)
{
    g_autoptr (GString) marked = g_string_new (NULL);
    PangoAttrIterator *iter;

    if (marks == NULL)
        return g_strdup ("");
    iter = pango_attr_list_get_iterator (marks);
    do {
        int start, end;
        PangoAttribute *line = pango_attr_iterator_get (iter, PANGO_ATTR_UNDERLINE);

        pango_attr_iterator_range (iter, &start, &end);
        if (line != NULL)
            g_string_append_printf (marked, "[%.*s]", end - start, shown + start);
    } while (pango_attr_iterator_next (iter));
    pango_attr_iterator_destroy (iter);
    return g_string_free (g_steal_pointer (&marked), FALSE);
}

static void
test_the_words_that_decided_are_marked_in_what_is_shown (void)
{
    AmendsComment comment = { AMENDS_SUBJECT_REVIEW, 1, "en", "Poor   quality",
                              "It broke <b>after a week.\nNever again" };
    AmendsCauses kept = { 0 };
    g_autoptr (AmendsCauseEvidence) evidence = amends_cause_evidence_new (&comment, &kept, NULL);
    g_autoptr (PangoAttrList) title = amends_cause_evidence_mark_title (evidence);
    g_autoptr (PangoAttrList) body = amends_cause_evidence_mark_body (evidence);
    g_autofree char *in_title = cut ("Poor quality", title);
    g_autofree char *in_body = cut (comment.body, body);

    g_assert_cmpint (evidence->causes.origin, ==, AMENDS_CAUSE_ORIGIN_SUGGESTED);
    g_assert_cmpint (evidence->causes.items[0], ==, AMENDS_CAUSE_QUALITY);
    g_assert_nonnull (evidence->words[0]);
    g_assert_cmpstr (in_title, ==, "[Poor quality]");
    g_assert_nonnull (strstr (in_body, "broke"));
    g_assert_null (strstr (in_body, "Never"));
}

static void
test_a_person_keeps_the_last_word (void)
{
    AmendsComment comment = { AMENDS_SUBJECT_REVIEW, 1, "en", NULL, "It broke after a week, poor quality." };
    const AmendsCause PICTURE[] = { AMENDS_CAUSE_PICTURE };
    AmendsCauses kept, cleared;
    g_autoptr (AmendsCauseEvidence) said = NULL, none = NULL;

    amends_causes_init (&kept, AMENDS_CAUSE_ORIGIN_PERSON, AMENDS_SUBJECT_REVIEW, PICTURE, 1);
    amends_causes_init (&cleared, AMENDS_CAUSE_ORIGIN_PERSON, AMENDS_SUBJECT_REVIEW, NULL, 0);
    said = amends_cause_evidence_new (&comment, &kept, NULL);
    none = amends_cause_evidence_new (&comment, &cleared, NULL);
    g_assert_cmpuint (said->causes.n, ==, 1);
    g_assert_cmpint (said->causes.items[0], ==, AMENDS_CAUSE_PICTURE);
    g_assert_null (said->words[0]);
    g_assert_cmpuint (said->marks->len, ==, 0);
    g_assert_cmpuint (none->causes.n, ==, 0);
}

static void
test_what_was_taught_counts (void)
{
    AmendsComment comment = { AMENDS_SUBJECT_FEEDBACK, 1, "en", NULL, "The gizmo sings off key." };
    AmendsCauses kept = { 0 };
    g_autoptr (GPtrArray) rules = g_ptr_array_new ();
    g_autoptr (AmendsLearnedRule) rule = amends_learned_rule_new (&(AmendsLearnedRule) {
        .phrase = "sings off key", .cause = AMENDS_CAUSE_QUALITY, .weight = 3, .subject = AMENDS_SUBJECT_FEEDBACK });
    g_autoptr (AmendsCauseEvidence) before = amends_cause_evidence_new (&comment, &kept, rules);
    g_autoptr (AmendsCauseEvidence) after = NULL;

    g_ptr_array_add (rules, rule);
    after = amends_cause_evidence_new (&comment, &kept, rules);
    g_assert_cmpuint (before->causes.n, ==, 0);
    g_assert_cmpuint (after->causes.n, ==, 1);
    g_assert_cmpint (after->causes.items[0], ==, AMENDS_CAUSE_QUALITY);
    g_assert_cmpstr (after->words[0][0], ==, "sings off key");
    g_assert_true (after->causes.wrong_door);
}

static void
test_a_comment_without_words_has_no_evidence (void)
{
    AmendsComment comment = { AMENDS_SUBJECT_FEEDBACK, 1, NULL, NULL, NULL };
    AmendsCauses kept = { 0 };
    g_autoptr (AmendsCauseEvidence) evidence = amends_cause_evidence_new (&comment, &kept, NULL);

    g_assert_cmpuint (evidence->causes.n, ==, 0);
    g_assert_null (amends_cause_evidence_mark_title (evidence));
    g_assert_null (amends_cause_evidence_mark_body (evidence));
}

static void
test_marks_are_joined_and_never_split_a_character (void)
{
    const char *raw = "Första  kvaliteten\r\nusel ß";
    AmendsCausePart part = { raw, 10, TRUE };
    g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (AmendsCauseWords));
    g_autoptr (PangoAttrList) first = NULL, joined = NULL;
    g_autofree char *marked = NULL;
    guint start = 10 + (guint) (strstr (raw, "usel") - raw);

    g_array_append_val (words, ((AmendsCauseWords) { start, start + 7, 2 }));
    g_array_append_val (words, ((AmendsCauseWords) { 0, 4, 2 }));
    g_assert_null (amends_cause_marks_new (&part, NULL));
    first = amends_cause_marks_new (&part, words);
    marked = cut ("Första kvaliteten usel ß", first);
    g_assert_cmpstr (marked, ==, "[usel ß]");
    g_assert_null (amends_cause_marks_join (NULL, NULL));
    joined = amends_cause_marks_join (first, first);
    g_assert_nonnull (joined);
}

/* Sentences */

static void
test_an_effect_is_told_with_its_numbers (void)
{
    AmendsEffect effect = { .verdict = AMENDS_EFFECT_FEWER,
                            .sides = { { 120, 5 }, { 85, 2 } },
                            .shares = { 4.1, 2.0 },
                            .change = -2.1,
                            .change_lower = -4.0,
                            .change_upper = -0.2 };
    g_autofree char *fewer = amends_effect_text_new (&effect);
    g_autofree char *early = NULL, *unclear = NULL, *few = NULL, *quiet = NULL;

    g_assert_cmpstr (fewer, ==,
                     "Fewer complaints since then. Complaints per 100 comments: before 4.1 (n 120), after 2.0 (n 85), "
                     "95 % interval of the change −4.0 to −0.2.");
    effect.verdict = AMENDS_EFFECT_UNCLEAR;
    unclear = amends_effect_text_new (&effect);
    g_assert_true (g_str_has_prefix (unclear, "No clear change"));
    effect.verdict = AMENDS_EFFECT_TOO_EARLY;
    early = amends_effect_text_new (&effect);
    g_assert_true (g_str_has_prefix (early, "Too early"));
    effect.verdict = AMENDS_EFFECT_TOO_FEW_REVIEWS;
    few = amends_effect_text_new (&effect);
    g_assert_nonnull (strstr (few, "n 120 before, n 85 after"));
    effect.verdict = AMENDS_EFFECT_TOO_FEW_COMPLAINTS;
    quiet = amends_effect_text_new (&effect);
    g_assert_nonnull (strstr (quiet, "5 before, 2 after"));
}

static AmendsProductCauses
make_product (const char *id, guint64 low_recent, guint customers, gboolean silenced)
{
    AmendsProductCauses product = { .account_id = 1,
                                    .marketplace = (char *) "SE",
                                    .product_id = (char *) id,
                                    .n_recent = 30,
                                    .n_before = 400,
                                    .low_recent = low_recent,
                                    .low_before = 20,
                                    .low_customers = customers,
                                    .silenced = silenced };

    product.recent[AMENDS_CAUSE_PICTURE] = low_recent;
    product.before[AMENDS_CAUSE_PICTURE] = 1;
    product.customers[AMENDS_CAUSE_PICTURE] = customers;
    return product;
}

static void
test_spikes_are_the_least_likely_first_and_say_why (void)
{
    AmendsProductCauses calm = make_product ("CALM", 2, 2, FALSE), bad = make_product ("BAD", 9, 8, FALSE);
    AmendsProductCauses worse = make_product ("WORSE", 20, 18, FALSE), heard = make_product ("HEARD", 25, 20, TRUE);
    g_autoptr (GPtrArray) products = g_ptr_array_new ();
    g_autoptr (GPtrArray) news = NULL;
    const AmendsSpikeNews *first;
    g_autofree char *why = NULL, *plain = NULL;

    g_ptr_array_add (products, &calm);
    g_ptr_array_add (products, &bad);
    g_ptr_array_add (products, &worse);
    g_ptr_array_add (products, &heard);
    news = amends_spike_news_find (products);
    g_assert_cmpuint (news->len, ==, 2);
    first = g_ptr_array_index (news, 0);
    g_assert_cmpstr (first->product_id, ==, "WORSE");
    g_assert_cmpint (first->cause, ==, AMENDS_CAUSE_PICTURE);
    g_assert_cmpuint (amends_spike_news_count_silenced (products), ==, 1);
    why = amends_effect_text_spike (&first->spike, first->cause);
    g_assert_nonnull (strstr (why, "20 of 30 reviews"));
    g_assert_nonnull (strstr (why, "18 customers"));
    plain = amends_effect_text_spike (&first->spike, AMENDS_CAUSE_NONE);
    g_assert_nonnull (strstr (plain, "are critical"));
}

static void
test_plans_have_words_for_all_states (void)
{
    g_assert_cmpstr (amends_plan_text_get_state (AMENDS_PLAN_OPEN), ==, "Open");
    g_assert_cmpstr (amends_plan_text_get_state (AMENDS_PLAN_WORKING), ==, "Working");
    g_assert_cmpstr (amends_plan_text_get_state (AMENDS_PLAN_SOLVED), ==, "Solved");
    g_assert_cmpstr (amends_plan_text_get_badge (AMENDS_PLAN_WORKING), ==, "Being resolved");
    g_assert_cmpstr (amends_plan_text_get_badge (AMENDS_PLAN_OPEN), !=,
                     amends_plan_text_get_badge (AMENDS_PLAN_SOLVED));
    for (int i = 0; i < AMENDS_N_RESPONSIBLES; i++)
        for (int k = 0; k < i; k++) {
            g_assert_cmpstr (amends_plan_text_get_responsible ((AmendsResponsible) i), !=,
                             amends_plan_text_get_responsible ((AmendsResponsible) k));
            g_assert_cmpstr (amends_plan_text_advise ((AmendsResponsible) i), !=,
                             amends_plan_text_advise ((AmendsResponsible) k));
        }
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/causes/text/first-letters-find-a-cause", test_first_letters_find_a_cause);
    g_test_add_func ("/causes/text/numbers-have-one-decimal-and-a-sign", test_numbers_have_one_decimal_and_a_sign);
    g_test_add_func ("/causes/text/the-door-is-named-and-explained", test_the_door_is_named_and_explained);
    g_test_add_func ("/causes/evidence/the-words-that-decided-are-marked-in-what-is-shown",
                     test_the_words_that_decided_are_marked_in_what_is_shown);
    g_test_add_func ("/causes/evidence/a-person-keeps-the-last-word", test_a_person_keeps_the_last_word);
    g_test_add_func ("/causes/evidence/what-was-taught-counts", test_what_was_taught_counts);
    g_test_add_func ("/causes/evidence/a-comment-without-words-has-no-evidence",
                     test_a_comment_without_words_has_no_evidence);
    g_test_add_func ("/causes/evidence/marks-are-joined-and-never-split-a-character",
                     test_marks_are_joined_and_never_split_a_character);
    g_test_add_func ("/causes/effect/an-effect-is-told-with-its-numbers", test_an_effect_is_told_with_its_numbers);
    g_test_add_func ("/causes/spikes/the-least-likely-first-and-say-why",
                     test_spikes_are_the_least_likely_first_and_say_why);
    g_test_add_func ("/causes/plan/words-for-all-states", test_plans_have_words_for_all_states);
    return g_test_run ();
}
