/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cause-scores.h"

static gboolean
has_cause (const TestCauseText *text, AmendsCause cause)
{
    for (guint i = 0; i < text->n_causes; i++) {
        if (text->causes[i] == cause)
            return TRUE;
    }
    return FALSE;
}

void
test_cause_scores_add (TestCauseScores *self, const TestCauseText *text, const AmendsCauseSuggestions *found)
{
    guint main_cause = text->n_causes > 0 ? text->causes[0] : TEST_CAUSE_NONE;
    guint first = found->n > 0 ? found->items[0].cause : TEST_CAUSE_NONE;

    self->n++;
    self->covered += found->n > 0;
    self->labelled += text->n_causes > 0;
    self->labelled_covered += text->n_causes > 0 && found->n > 0;
    self->firsts_among += found->n > 0 && has_cause (text, found->items[0].cause);
    self->firsts[main_cause][first]++;
    self->wanted += text->n_causes;
    self->suggested += found->n;
    for (guint i = 0; i < found->n; i++)
        self->hits += has_cause (text, found->items[i].cause);
}

guint
test_cause_scores_get_main (const TestCauseScores *self, guint cause)
{
    guint n = 0;

    for (guint i = 0; i < TEST_N_CAUSE_CLASSES; i++)
        n += self->firsts[cause][i];
    return n;
}

guint
test_cause_scores_get_first (const TestCauseScores *self, guint cause)
{
    guint n = 0;

    for (guint i = 0; i < TEST_N_CAUSE_CLASSES; i++)
        n += self->firsts[i][cause];
    return n;
}

double
test_cause_scores_get_f1 (const TestCauseScores *self, guint cause)
{
    guint right = self->firsts[cause][cause];

    /* TP and FN are all texts of the cause, TP and FP all suggestions of it. */
    return right == 0
               ? 0
               : 2.0 * right / (test_cause_scores_get_main (self, cause) + test_cause_scores_get_first (self, cause));
}

double
test_cause_scores_get_macro_f1 (const TestCauseScores *self)
{
    double sum = 0;
    guint n = 0;

    for (guint i = 0; i < AMENDS_N_CAUSES; i++) {
        if (test_cause_scores_get_main (self, i) == 0)
            continue;
        sum += test_cause_scores_get_f1 (self, i);
        n++;
    }
    return n > 0 ? sum / n : 0;
}
