/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-rules.h"

static void
test_critical (void)
{
    static const gboolean CRITICAL[] = { FALSE, TRUE, TRUE, TRUE, FALSE, FALSE };

    for (int stars = 0; stars <= 5; stars++)
        g_assert_cmpint (amends_review_rules_is_critical (amends_rule_pack_get_default (), stars), ==, CRITICAL[stars]);
}

static void
test_access (void)
{
    static const AmendsTri YES = AMENDS_TRI_YES, NO = AMENDS_TRI_NO, OPEN = AMENDS_TRI_UNKNOWN;
    const struct {
        AmendsTri professional, brand_owner, representative, view, edit;
        AmendsAccessProblem problem;
    } cases[] = {
        { YES, YES, YES, YES, YES, AMENDS_ACCESS_PROBLEM_NONE },
        { OPEN, OPEN, OPEN, OPEN, OPEN, AMENDS_ACCESS_PROBLEM_NONE },
        { YES, NO, YES, YES, YES, AMENDS_ACCESS_PROBLEM_NOT_BRAND_OWNER },
        { NO, NO, NO, NO, NO, AMENDS_ACCESS_PROBLEM_NOT_BRAND_OWNER },
        { YES, YES, YES, NO, YES, AMENDS_ACCESS_PROBLEM_MISSING_PERMISSION },
        { YES, YES, YES, YES, NO, AMENDS_ACCESS_PROBLEM_MISSING_PERMISSION },
        { YES, YES, NO, NO, OPEN, AMENDS_ACCESS_PROBLEM_MISSING_PERMISSION },
        { YES, YES, NO, YES, YES, AMENDS_ACCESS_PROBLEM_MISSING_ROLE },
        { NO, YES, YES, YES, YES, AMENDS_ACCESS_PROBLEM_MISSING_ROLE },
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        AmendsAccount account = { .kind = "feed",
                                  .professional = cases[i].professional,
                                  .brand_owner = cases[i].brand_owner,
                                  .brand_representative = cases[i].representative,
                                  .may_view = cases[i].view,
                                  .may_edit = cases[i].edit };

        g_test_message ("case %u", i);
        g_assert_cmpint (amends_review_rules_find_access_problem (&account), ==, cases[i].problem);
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/review-rules/critical", test_critical);
    g_test_add_func ("/review-rules/access", test_access);
    return g_test_run ();
}
