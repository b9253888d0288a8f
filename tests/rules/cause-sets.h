/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-cause-classifier.h"

/* Labelled texts, a file a language: those by which the suggesting of causes is measured, and those by which it is developed. */

typedef enum {
    TEST_CAUSE_SET_HIDDEN,      /* tests/bench/causes: nothing may be tuned by them, and nothing prints one */
    TEST_CAUSE_SET_DEVELOPMENT, /* tests/rules/cause-development: their misses may be read */
    TEST_CAUSE_SET_SECOND,      /* LANG-2.tsv beside them: the same, written later; not in every language */
    TEST_CAUSE_SET_THIRD,       /* LANG-3.tsv: the ways in which Japanese and Chinese buyers write */
    TEST_CAUSE_SET_NONE,        /* LANG-none.tsv: texts without a cause, for the false alarms */
} TestCauseSet;

typedef struct {
    char *id;
    gboolean is_feedback;                       /* else a review of a product */
    int stars;                                  /* 1 to 3 */
    AmendsCause causes[AMENDS_MAX_SUGGESTIONS]; /* the main one first */
    guint n_causes;
    char *text;
} TestCauseText;

/** test_cause_languages: (array zero-terminated) */
extern const char *const test_cause_languages[];

/**
 * test_cause_set_parse: reads a set strictly.
 *
 * Returns: (transfer full) (element-type TestCauseText): NULL with @error set (G_IO_ERROR_INVALID_DATA), whose message names the line
 */
GPtrArray *test_cause_set_parse (const char *contents, GError **error);

/** test_cause_set_exists: Returns: whether there is one of @language */
gboolean test_cause_set_exists (TestCauseSet set, const char *language);

/** test_cause_set_load: that of @language; a set that cannot be read ends the program. Returns: (transfer full) (element-type TestCauseText) */
GPtrArray *test_cause_set_load (TestCauseSet set, const char *language);

/** test_cause_set_describe_miss: what was suggested for @text by which words; texts of the hidden set end the program. Returns: (transfer full) */
char *test_cause_set_describe_miss (TestCauseSet set, const TestCauseText *text, const AmendsCauseSuggestions *found);
