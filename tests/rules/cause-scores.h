/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cause-sets.h"

/* How well suggestions agree with labels. "None" is a label and an answer too, but no class that counts for the macro-F1. */

#define TEST_CAUSE_NONE AMENDS_N_CAUSES
#define TEST_N_CAUSE_CLASSES (AMENDS_N_CAUSES + 1)

typedef struct {
    guint n;
    guint covered;                                            /* texts with any suggestion */
    guint labelled;                                           /* texts with a cause */
    guint labelled_covered;                                   /* … that got a suggestion, right or wrong */
    guint firsts_among;                                       /* texts whose first suggestion is one of their causes */
    guint firsts[TEST_N_CAUSE_CLASSES][TEST_N_CAUSE_CLASSES]; /* of main cause (row) and first suggestion (column) */
    guint hits, suggested, wanted;                            /* of pairs of a text and a cause, both causes counted */
} TestCauseScores;

void test_cause_scores_add (TestCauseScores *self, const TestCauseText *text, const AmendsCauseSuggestions *found);

/** test_cause_scores_get_main: Returns: how many texts have it as their main cause */
guint test_cause_scores_get_main (const TestCauseScores *self, guint cause);
/** test_cause_scores_get_first: Returns: how many texts have it as their first suggestion */
guint test_cause_scores_get_first (const TestCauseScores *self, guint cause);

/** test_cause_scores_get_f1: of the first suggestion against the main cause: 2 TP / (2 TP + FP + FN). Returns: 0 where nothing was right */
double test_cause_scores_get_f1 (const TestCauseScores *self, guint cause);

/** test_cause_scores_get_macro_f1: the plain mean of F1 over the causes that are the main one of at least one text. Returns: 0 if there are none */
double test_cause_scores_get_macro_f1 (const TestCauseScores *self);
