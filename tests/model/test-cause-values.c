/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-causes.h"
#include "amends-learned-rule.h"
#include "amends-resolve-plan.h"
#include "amends-solution-done.h"

static void
test_init (void)
{
    const AmendsCause twice[] = { AMENDS_CAUSE_QUALITY, AMENDS_CAUSE_QUALITY };
    AmendsCauses one, other;

    amends_causes_init (&one, AMENDS_CAUSE_ORIGIN_PERSON, AMENDS_SUBJECT_FEEDBACK, twice, 2);
    g_assert_cmpuint (one.n, ==, 1);
    g_assert_true (one.wrong_door);
    g_assert_true (amends_causes_has (&one, AMENDS_CAUSE_QUALITY));
    g_assert_false (amends_causes_has (&one, AMENDS_CAUSE_PICTURE));
    amends_causes_init (&other, AMENDS_CAUSE_ORIGIN_PERSON, AMENDS_SUBJECT_FEEDBACK, twice, 1);
    g_assert_true (amends_causes_equal (&one, &other));
    other.origin = AMENDS_CAUSE_ORIGIN_SUGGESTED;
    g_assert_false (amends_causes_equal (&one, &other));
    amends_causes_init (&other, AMENDS_CAUSE_ORIGIN_PERSON, AMENDS_SUBJECT_FEEDBACK, NULL, 0);
    g_assert_false (amends_causes_equal (&one, &other));
    g_assert_false (other.wrong_door);
}

static void
test_door (void)
{
    static const struct {
        AmendsCause causes[2];
        gsize n;
        gboolean wrong_review, wrong_feedback;
    } CASES[] = {
        { { AMENDS_CAUSE_SLOW_DELIVERY }, 1, TRUE, FALSE },
        { { AMENDS_CAUSE_SLOW_DELIVERY, AMENDS_CAUSE_UNREACHABLE }, 2, TRUE, FALSE },
        { { AMENDS_CAUSE_QUALITY }, 1, FALSE, TRUE },
        { { AMENDS_CAUSE_QUALITY, AMENDS_CAUSE_SIZE_OR_MATERIAL }, 2, FALSE, TRUE },
        { { AMENDS_CAUSE_QUALITY, AMENDS_CAUSE_PICTURE }, 2, FALSE, FALSE },
        { { AMENDS_CAUSE_PICTURE }, 1, FALSE, FALSE },
        { { AMENDS_CAUSE_QUALITY, AMENDS_CAUSE_SLOW_DELIVERY }, 2, FALSE, FALSE },
        { { AMENDS_CAUSE_WRONG_FEEDBACK }, 1, FALSE, FALSE },
        { { AMENDS_CAUSE_QUALITY }, 0, FALSE, FALSE },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_assert_cmpint (amends_causes_are_wrong_door (AMENDS_SUBJECT_REVIEW, CASES[i].causes, CASES[i].n), ==,
                         CASES[i].wrong_review);
        g_assert_cmpint (amends_causes_are_wrong_door (AMENDS_SUBJECT_FEEDBACK, CASES[i].causes, CASES[i].n), ==,
                         CASES[i].wrong_feedback);
    }
}

static void
test_text (void)
{
    static const char *const GOOD[] = { "quality", "slow-delivery,quality", "quality,slow-delivery" };
    static const char *const BAD[] = { "qualities", "quality,", "quality,picture,slow-answer", "quality, picture" };
    AmendsCause causes[AMENDS_MAX_CAUSES];
    gsize n;

    for (guint i = 0; i < G_N_ELEMENTS (GOOD); i++) {
        g_autofree char *text = NULL;

        g_assert_true (amends_causes_parse (GOOD[i], causes, &n));
        text = amends_causes_format (causes, n);
        g_assert_cmpstr (text, ==, GOOD[i]);
    }
    for (guint i = 0; i < G_N_ELEMENTS (BAD); i++)
        g_assert_false (amends_causes_parse (BAD[i], causes, &n));
    g_assert_true (amends_causes_parse ("", causes, &n));
    g_assert_cmpuint (n, ==, 0);
    for (int i = 0; i < AMENDS_N_CAUSES; i++) {
        g_assert_true (amends_causes_parse (amends_cause_get_id ((AmendsCause) i), causes, &n));
        g_assert_cmpint (causes[0], ==, i);
    }
}

static void
test_joined_text (void)
{
    static const struct {
        const char *title, *body, *joined;
    } CASES[] = {
        { "A", "B", "A\nB" }, { NULL, "B", "B" },   { "", "B", "B" }, { "A", NULL, "A" },
        { "A", "", "A" },     { NULL, NULL, NULL }, { "", "", NULL },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autofree char *joined = amends_causes_join_text (CASES[i].title, CASES[i].body);

        g_assert_cmpstr (joined, ==, CASES[i].joined);
    }
}

static void
test_names (void)
{
    AmendsPlanState state;
    AmendsResponsible responsible;

    g_assert_cmpstr (amends_cause_origin_to_string (AMENDS_CAUSE_ORIGIN_NONE), ==, "none");
    g_assert_cmpstr (amends_cause_origin_to_string (AMENDS_CAUSE_ORIGIN_PERSON), ==, "person");
    for (int i = AMENDS_PLAN_OPEN; i <= AMENDS_PLAN_SOLVED; i++) {
        g_assert_true (amends_plan_state_from_string (amends_plan_state_to_string ((AmendsPlanState) i), &state));
        g_assert_cmpint (state, ==, i);
    }
    for (int i = 0; i < AMENDS_N_RESPONSIBLES; i++) {
        const char *name = amends_responsible_to_string ((AmendsResponsible) i);

        g_assert_true (amends_responsible_from_string (name, &responsible));
        g_assert_cmpint (responsible, ==, i);
    }
    g_assert_false (amends_plan_state_from_string ("shut", &state));
    g_assert_false (amends_responsible_from_string ("nobody", &responsible));
}

static void
test_values (void)
{
    g_autoptr (AmendsLearnedRule) rule = amends_learned_rule_new (
        &(AmendsLearnedRule) { .phrase = "kom inte", .cause = AMENDS_CAUSE_SLOW_DELIVERY, .weight = -2 });
    g_autoptr (AmendsSolutionDone) done =
        amends_solution_done_new (&(AmendsSolutionDone) { .solution = "carrier", .note = "Ny" });
    g_autoptr (AmendsResolvePlan) plan =
        amends_resolve_plan_new (&(AmendsResolvePlan) { .state = AMENDS_PLAN_OPEN, .notes = "Ring", .changed_at = 1 });
    g_autoptr (AmendsResolvePlan) same = amends_resolve_plan_ref (plan);
    g_autoptr (AmendsResolvePlan) later =
        amends_resolve_plan_new (&(AmendsResolvePlan) { .state = AMENDS_PLAN_OPEN, .notes = "Ring", .changed_at = 2 });
    g_autoptr (AmendsResolvePlan) other = amends_resolve_plan_new (&(AmendsResolvePlan) { .state = AMENDS_PLAN_OPEN });

    g_assert_cmpstr (rule->phrase, ==, "kom inte");
    g_assert_cmpint (rule->weight, ==, -2);
    g_assert_cmpstr (done->note, ==, "Ny");
    g_assert_true (same == plan);
    g_assert_true (amends_resolve_plan_equal (plan, later));
    g_assert_false (amends_resolve_plan_equal (plan, other));
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/cause-values/init", test_init);
    g_test_add_func ("/cause-values/door", test_door);
    g_test_add_func ("/cause-values/text", test_text);
    g_test_add_func ("/cause-values/joined-text", test_joined_text);
    g_test_add_func ("/cause-values/names", test_names);
    g_test_add_func ("/cause-values/values", test_values);
    return g_test_run ();
}
