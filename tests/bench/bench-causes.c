/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cause-scores.h"

#include <stdlib.h>
#include <time.h>

/*
 * How well causes are suggested for texts that were labelled by hand, apart from the phrases (causes/LANG.tsv). With --development it is of those
 * that phrases are developed by (../rules/cause-development), of one of its sets (--set 1 to 4), all or every second one (--half 1 or 2),
 * and --misses lists these.
 * F1 of a cause is of the first suggestion against the main label; the macro-F1 is the plain mean over the causes that are a main label. A text
 * without a cause counts only by false alarms. "all causes" counts pairs of a text and a cause, the second ones too, in any order.
 */

#define LIMIT 0.80
#define N_ROUNDS 31
#define N_SAMPLES 2000
#define SEED 39

static gboolean development, misses;
static int set = 1, half;

static const GOptionEntry OPTIONS[] = {
    { "development", 0, 0, G_OPTION_ARG_NONE, &development, "Measure the development set, not the hidden one", NULL },
    { "set", 0, 0, G_OPTION_ARG_INT, &set,
      "The first (1), second (2) or third (3) development set, or that without causes (4)", "N" },
    { "half", 0, 0, G_OPTION_ARG_INT, &half, "Only the odd (1) or the even (2) texts of it", "N" },
    { "misses", 0, 0, G_OPTION_ARG_NONE, &misses, "Print its texts that were answered wrongly", NULL },
    G_OPTION_ENTRY_NULL,
};

typedef struct {
    GPtrArray *texts; /* (element-type TestCauseText) */
    GPtrArray *found; /* (element-type AmendsCauseSuggestions): of each text */
} Answers;

static void
clear_answers (Answers *self)
{
    g_clear_pointer (&self->texts, g_ptr_array_unref);
    g_clear_pointer (&self->found, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answers, clear_answers)

static TestCauseSet
get_set (void)
{
    if (!development)
        return TEST_CAUSE_SET_HIDDEN;
    return (TestCauseSet) (TEST_CAUSE_SET_DEVELOPMENT + set - 1);
}

static GPtrArray *
load (const char *language)
{
    GPtrArray *texts = test_cause_set_load (get_set (), language);

    for (guint i = texts->len; half > 0 && i-- > 0;) {
        if ((int) (i % 2) != half - 1)
            g_ptr_array_remove_index (texts, i);
    }
    return texts;
}

static Answers
answer (const char *texts_of, const char *language)
{
    Answers self = { load (texts_of), g_ptr_array_new_with_free_func ((GDestroyNotify) amends_cause_suggestions_free) };

    for (guint i = 0; i < self.texts->len; i++) {
        const TestCauseText *text = self.texts->pdata[i];

        g_ptr_array_add (self.found, amends_cause_classify (language, text->text, NULL, 0));
    }
    return self;
}

static TestCauseScores
score (const Answers *answers)
{
    TestCauseScores scores = { 0 };

    for (guint i = 0; i < answers->texts->len; i++)
        test_cause_scores_add (&scores, answers->texts->pdata[i], answers->found->pdata[i]);
    return scores;
}

static double
divide (guint part, guint whole)
{
    return whole > 0 ? (double) part / whole : 0;
}

static int
compare_doubles (const void *a, const void *b)
{
    return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

/* So few texts tell little of a cause: what the figure might be of another hundred like these, by drawing them anew with replacement. */
static void
find_interval (const Answers *answers, double *low, double *high)
{
    g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
    g_autofree double *figures = g_new (double, N_SAMPLES);

    for (guint i = 0; i < N_SAMPLES; i++) {
        TestCauseScores scores = { 0 };

        for (guint j = 0; j < answers->texts->len; j++) {
            guint drawn = (guint) g_rand_int_range (random, 0, (gint32) answers->texts->len);

            test_cause_scores_add (&scores, answers->texts->pdata[drawn], answers->found->pdata[drawn]);
        }
        figures[i] = test_cause_scores_get_macro_f1 (&scores);
    }
    qsort (figures, N_SAMPLES, sizeof *figures, compare_doubles);
    *low = figures[N_SAMPLES * 25 / 1000];
    *high = figures[N_SAMPLES * 975 / 1000 - 1];
}

/* Of the processor: what else runs does not count. */
static double
measure_time (const char *language, GPtrArray *texts)
{
    double times[N_ROUNDS];

    for (guint i = 0; i < N_ROUNDS; i++) {
        clock_t start = clock ();

        for (guint j = 0; j < texts->len; j++) {
            const TestCauseText *text = texts->pdata[j];
            g_autoptr (AmendsCauseSuggestions) found = amends_cause_classify (language, text->text, NULL, 0);
        }
        times[i] = (double) (clock () - start) / CLOCKS_PER_SEC * G_USEC_PER_SEC / texts->len;
    }
    qsort (times, N_ROUNDS, sizeof *times, compare_doubles);
    return times[N_ROUNDS / 2];
}

static gboolean
is_shown (guint class)
{
    return class != AMENDS_CAUSE_FEW_POSITIVES;
}

static const char *
get_code (guint class)
{
    return class == TEST_CAUSE_NONE ? "-" : amends_cause_get_code ((AmendsCause) class);
}

static void
print_row (const TestCauseScores *scores, guint class)
{
    guint n = test_cause_scores_get_main (scores, class);

    g_print ("  %-2s %-17s %4u |", get_code (class),
             class == TEST_CAUSE_NONE ? "none" : amends_cause_get_id ((AmendsCause) class), n);
    for (guint i = 0; i < TEST_N_CAUSE_CLASSES; i++) {
        if (is_shown (i) && scores->firsts[class][i] > 0)
            g_print (" %3u", scores->firsts[class][i]);
        else if (is_shown (i))
            g_print ("   .");
    }
    if (class == TEST_CAUSE_NONE)
        g_print (" |\n");
    else
        g_print (" | %4.2f %4.2f %4.2f\n",
                 divide (scores->firsts[class][class], test_cause_scores_get_first (scores, class)),
                 divide (scores->firsts[class][class], n), test_cause_scores_get_f1 (scores, class));
}

static void
print_table (const TestCauseScores *scores)
{
    g_print ("  %-20s %4s |", "main cause", "n");
    for (guint i = 0; i < TEST_N_CAUSE_CLASSES; i++) {
        if (is_shown (i))
            g_print (" %3s", get_code (i));
    }
    g_print (" | prec  rec   F1\n");
    for (guint i = 0; i < TEST_N_CAUSE_CLASSES; i++) {
        if (is_shown (i))
            print_row (scores, i);
    }
}

static void
print_figures (const TestCauseScores *scores)
{
    double precision = divide (scores->hits, scores->suggested), recall = divide (scores->hits, scores->wanted);

    g_print (
        "  coverage: %.2f of all texts get a suggestion, %.2f of those with a cause, %.2f of those without (false alarms)\n",
        divide (scores->covered, scores->n), divide (scores->labelled_covered, scores->labelled),
        divide (scores->covered - scores->labelled_covered, scores->n - scores->labelled));
    g_print ("  first suggestion: is one of the text's causes in %.2f of the texts that get one\n",
             divide (scores->firsts_among, scores->covered));
    g_print ("  all causes, micro: precision %.2f, recall %.2f, F1 %.2f\n", precision, recall,
             divide (2 * scores->hits, scores->suggested + scores->wanted));
}

static void
print_misses (const Answers *answers)
{
    for (guint i = 0; i < answers->texts->len; i++) {
        const TestCauseText *text = answers->texts->pdata[i];
        const AmendsCauseSuggestions *found = answers->found->pdata[i];
        int first = found->n > 0 ? (int) found->items[0].cause : AMENDS_CAUSE_NONE;

        if (first != (text->n_causes > 0 ? (int) text->causes[0] : AMENDS_CAUSE_NONE)) {
            g_autofree char *line = test_cause_set_describe_miss (get_set (), text, found);

            g_print ("  %s\n", line);
        }
    }
}

static double
measure (const char *language, TestCauseScores *scores)
{
    g_auto (Answers) answers = answer (language, language);
    g_auto (Answers) untold = answer (language, NULL);
    TestCauseScores untold_scores = score (&untold);
    double low, high;

    *scores = score (&answers);
    find_interval (&answers, &low, &high);
    g_print ("%s: %u texts, %u with a cause\n", language, scores->n, scores->labelled);
    g_print ("  macro-F1 %.2f, 95 %% of other such sets %.2f to %.2f; %.2f where the language is not told\n",
             test_cause_scores_get_macro_f1 (scores), low, high, test_cause_scores_get_macro_f1 (&untold_scores));
    print_figures (scores);
    g_print ("  time: median %.0f us a text\n", measure_time (language, answers.texts));
    print_table (scores);
    if (misses)
        print_misses (&answers);
    g_print ("\n");
    return test_cause_scores_get_macro_f1 (scores);
}

static void
add_scores (TestCauseScores *sum, const TestCauseScores *scores)
{
    sum->n += scores->n;
    sum->covered += scores->covered;
    sum->labelled += scores->labelled;
    sum->labelled_covered += scores->labelled_covered;
    sum->firsts_among += scores->firsts_among;
    sum->hits += scores->hits;
    sum->suggested += scores->suggested;
    sum->wanted += scores->wanted;
    for (guint i = 0; i < TEST_N_CAUSE_CLASSES; i++) {
        for (guint j = 0; j < TEST_N_CAUSE_CLASSES; j++)
            sum->firsts[i][j] += scores->firsts[i][j];
    }
}

static gboolean
read_options (int *argc, char ***argv)
{
    g_autoptr (GOptionContext) context = g_option_context_new (NULL);
    g_autoptr (GError) error = NULL;

    g_option_context_add_main_entries (context, OPTIONS, NULL);
    if (!g_option_context_parse (context, argc, argv, &error))
        g_printerr ("%s\n", error->message);
    else if (half < 0 || half > 2 || set < 1 || set > 4 || ((half > 0 || set > 1 || misses) && !development))
        g_printerr (
            "--set 1 to 4, --half 1 or 2 and --misses are for --development: the hidden set is taken whole, and nobody reads it\n");
    else
        return TRUE;
    return FALSE;
}

int
main (int argc, char **argv)
{
    double figures[16];
    TestCauseScores all = { 0 };

    if (!read_options (&argc, &argv))
        return 2;
    g_print ("Rows are the main label, columns the first suggestion, - is none.\n\n");
    for (guint i = 0; test_cause_languages[i] != NULL; i++) {
        TestCauseScores scores;

        g_assert (i < G_N_ELEMENTS (figures));
        figures[i] = 0;
        if (development && !test_cause_set_exists (get_set (), test_cause_languages[i]))
            continue;
        figures[i] = measure (test_cause_languages[i], &scores);
        add_scores (&all, &scores);
    }
    g_print ("all languages: %u texts, %u with a cause\n  macro-F1 %.2f\n", all.n, all.labelled,
             test_cause_scores_get_macro_f1 (&all));
    print_figures (&all);
    print_table (&all);
    for (guint i = 0; development && test_cause_languages[i] != NULL; i++) {
        if (test_cause_set_exists (get_set (), test_cause_languages[i]))
            g_print ("development: %s %.2f\n", test_cause_languages[i], figures[i]);
    }
    for (guint i = 0; !development && test_cause_languages[i] != NULL; i++)
        g_print ("bar: causes-macro-f1-%s %.2f %.2f %s\n", test_cause_languages[i], figures[i], LIMIT,
                 figures[i] >= LIMIT ? "ok" : "short");
    return 0;
}
