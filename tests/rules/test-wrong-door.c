/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-wrong-door.h"

static void
test_suggested (void)
{
    static const struct {
        AmendsSubject subject;
        const char *text;
        gboolean wrong;
        const char *causes;
    } CASES[] = {
        { AMENDS_SUBJECT_REVIEW, "Arrived three weeks late.", TRUE, "slow-delivery" },
        { AMENDS_SUBJECT_FEEDBACK, "Arrived three weeks late.", FALSE, "slow-delivery" },
        { AMENDS_SUBJECT_REVIEW, "Stopped working after two days.", FALSE, "quality" },
        { AMENDS_SUBJECT_FEEDBACK, "Stopped working after two days.", TRUE, "quality" },
        { AMENDS_SUBJECT_REVIEW, "Arrived three weeks late and stopped working after two days.", FALSE, NULL },
        { AMENDS_SUBJECT_FEEDBACK, "Arrived three weeks late and stopped working after two days.", FALSE, NULL },
        { AMENDS_SUBJECT_REVIEW, "Meh.", FALSE, "" },
        { AMENDS_SUBJECT_FEEDBACK, "", FALSE, "" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (AmendsCauseSuggestions) suggestions = amends_cause_classify ("en", CASES[i].text, NULL, 0);
        g_autofree char *ids = NULL;
        AmendsCauses causes;

        g_test_message ("%s", CASES[i].text);
        amends_wrong_door_take_suggestions (CASES[i].subject, suggestions, &causes);
        g_assert_cmpint (amends_wrong_door_is_suggested (CASES[i].subject, suggestions), ==, CASES[i].wrong);
        g_assert_cmpint (causes.wrong_door, ==, CASES[i].wrong);
        g_assert_cmpint (causes.origin, ==, causes.n > 0 ? AMENDS_CAUSE_ORIGIN_SUGGESTED : AMENDS_CAUSE_ORIGIN_NONE);
        ids = amends_causes_format (causes.items, causes.n);
        if (CASES[i].causes != NULL)
            g_assert_cmpstr (ids, ==, CASES[i].causes);
        else
            g_assert_cmpuint (causes.n, >, 0);
    }
}

/* One word about the right thing is enough for the benefit of the doubt. */
static void
test_benefit_of_the_doubt (void)
{
    AmendsCauseRule rule = { "flimblish", AMENDS_CAUSE_QUALITY, 1 };
    g_autoptr (AmendsCauseSuggestions) plain =
        amends_cause_classify ("en", "Arrived three weeks late, flimblish.", NULL, 0);
    g_autoptr (AmendsCauseSuggestions) with_it =
        amends_cause_classify ("en", "Arrived three weeks late, flimblish.", &rule, 1);

    g_assert_true (amends_wrong_door_is_suggested (AMENDS_SUBJECT_REVIEW, plain));
    g_assert_false (amends_wrong_door_is_suggested (AMENDS_SUBJECT_REVIEW, with_it));
}

static void
test_version (void)
{
    int version = amends_cause_classify_get_version ();

    g_assert_cmpint (version, >, 0);
    g_assert_cmpint (amends_cause_classify_get_version (), ==, version);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/wrong-door/suggested", test_suggested);
    g_test_add_func ("/wrong-door/benefit-of-the-doubt", test_benefit_of_the_doubt);
    g_test_add_func ("/wrong-door/version", test_version);
    return g_test_run ();
}
