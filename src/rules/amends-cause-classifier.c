/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-classifier.h"

#define ENOUGH 2 /* a score below this is not worth a suggestion */
#define CLEAR 3  /* a sign below this may as well stand in praise */
/* What a person taught outweighs any one phrase of the lists (1 to 5). */
#define TAUGHT 5
/* Goes up with each change of what is suggested for the same text by the same phrases. */
#define ALGORITHM 2

typedef struct {
    int score;
    GArray *words;
} Tally;

typedef struct {
    Tally causes[AMENDS_N_CAUSES];
    int total;
} Count;

static void
clear_count (Count *count)
{
    for (guint i = 0; i < AMENDS_N_CAUSES; i++)
        g_clear_pointer (&count->causes[i].words, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Count, clear_count)

static void
add_words (Count *count, AmendsCause cause, int weight, const AmendsPhraseText *text, guint first, guint last)
{
    Tally *tally = &count->causes[cause];
    AmendsCauseWords words = { amends_text_tokens_at (text->tokens, first)->start,
                               amends_text_tokens_at (text->tokens, last)->end, weight };

    if (tally->words == NULL)
        tally->words = g_array_new (FALSE, FALSE, sizeof (AmendsCauseWords));
    /* The same words said in two phrases of the list are one sign, as strong as the stronger. */
    for (guint i = 0; i < tally->words->len; i++) {
        AmendsCauseWords *other = &g_array_index (tally->words, AmendsCauseWords, i);

        if (words.start >= other->end || words.end <= other->start)
            continue;
        tally->score += MAX (weight - other->weight, 0);
        count->total += MAX (weight - other->weight, 0);
        *other = (AmendsCauseWords) { MIN (words.start, other->start), MAX (words.end, other->end),
                                      MAX (weight, other->weight) };
        return;
    }
    tally->score += weight;
    count->total += weight;
    g_array_append_val (tally->words, words);
}

typedef struct {
    Count *count;
    const AmendsCausePhrases *phrases;
    const AmendsPhraseText *text;
    const gboolean *praised; /* of each sentence */
    guint8 *done;            /* of each phrase */
} Counting;

/* A thing said twice is not twice as true, so each phrase counts where it first holds. */
static void
count_phrase_cb (guint id, guint at, gpointer user_data)
{
    Counting *counting = user_data;
    const AmendsCausePhrase *phrase = &g_array_index (counting->phrases->phrases, AmendsCausePhrase, id);
    guint last;

    if (counting->done[id] || (phrase->weight < CLEAR && counting->praised[counting->text->sentences[at]]) ||
        !amends_phrase_match_at (phrase->phrase, counting->text, at, &last))
        return;
    if (!phrase->immune && amends_cause_phrases_is_negated (counting->phrases, counting->text, at, last))
        return;
    counting->done[id] = TRUE;
    add_words (counting->count, phrase->cause, phrase->weight, counting->text, at, last);
}

static void
count_language (Count *count, const char *language, const AmendsPhraseText *text)
{
    const AmendsCausePhrases *phrases = amends_cause_phrases_get (language);
    g_autofree gboolean *praised = phrases != NULL ? amends_cause_phrases_find_praise (phrases, text) : NULL;
    g_autofree guint8 *done = phrases != NULL ? g_new0 (guint8, phrases->phrases->len) : NULL;
    Counting counting = { count, phrases, text, praised, done };

    for (guint at = 0; phrases != NULL && at < text->tokens->len; at++)
        amends_phrase_index_foreach (phrases->index, text, at, count_phrase_cb, &counting);
}

static void
count_best_language (Count *count, const AmendsPhraseText *text)
{
    const char *const *languages = amends_cause_phrases_list_languages ();

    for (guint i = 0; languages[i] != NULL; i++) {
        g_auto (Count) other = { 0 };

        count_language (&other, languages[i], text);
        if (other.total > count->total) {
            Count swap = *count;

            *count = other;
            other = swap;
        }
    }
}

static void
count_rules (Count *count, const AmendsCauseRule *rules, gsize n_rules, const AmendsPhraseText *text)
{
    for (gsize i = 0; i < n_rules; i++) {
        g_autoptr (AmendsPhrase) phrase = amends_phrase_new (rules[i].phrase);
        guint first, last;

        if (phrase == NULL || !amends_phrase_find (phrase, text, 0, &first, &last))
            continue;
        if (rules[i].weight > 0)
            add_words (count, rules[i].cause, rules[i].weight + TAUGHT, text, first, last);
        else
            count->causes[rules[i].cause].score += rules[i].weight - TAUGHT;
    }
}

static gboolean
is_outdone (const Count *count, AmendsCause cause, const AmendsCauseWords *words)
{
    for (int i = 0; i < AMENDS_N_CAUSES; i++) {
        GArray *others = count->causes[i].words;

        for (guint j = 0; i != (int) cause && others != NULL && j < others->len; j++) {
            const AmendsCauseWords *other = &g_array_index (others, AmendsCauseWords, j);

            if (words->start >= other->end || words->end <= other->start || other->weight < words->weight)
                continue;
            if (other->weight > words->weight || other->end - other->start > words->end - words->start)
                return TRUE;
        }
    }
    return FALSE;
}

/* "Another colour than in the picture" is about the picture: of signs that share words the stronger counts, of equal ones the longer. */
static void
keep_longest (Count *count)
{
    gboolean *outdone[AMENDS_N_CAUSES] = { NULL };

    for (int i = 0; i < AMENDS_N_CAUSES; i++) {
        GArray *words = count->causes[i].words;

        outdone[i] = g_new0 (gboolean, words != NULL ? words->len : 0);
        for (guint j = 0; words != NULL && j < words->len; j++)
            outdone[i][j] = is_outdone (count, (AmendsCause) i, &g_array_index (words, AmendsCauseWords, j));
    }
    for (int i = 0; i < AMENDS_N_CAUSES; i++) {
        GArray *words = count->causes[i].words;

        for (guint j = words != NULL ? words->len : 0; j-- > 0;) {
            if (!outdone[i][j])
                continue;
            count->causes[i].score -= g_array_index (words, AmendsCauseWords, j).weight;
            g_array_remove_index (words, j);
        }
        g_free (outdone[i]);
    }
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
    const AmendsCauseWords *one = a, *other = b;

    return (one->start > other->start) - (one->start < other->start);
}

static int
find_strongest (const Count *count, int except)
{
    int best = AMENDS_CAUSE_NONE;

    for (int i = 0; i < AMENDS_N_CAUSES; i++) {
        int score = count->causes[i].score;

        if (i != except && score >= ENOUGH && (best == AMENDS_CAUSE_NONE || score > count->causes[best].score))
            best = i;
    }
    return best;
}

static void
suggest (AmendsCauseSuggestions *self, Count *count, int cause)
{
    AmendsCauseSuggestion *item = &self->items[self->n++];

    item->cause = (AmendsCause) cause;
    item->score = count->causes[cause].score;
    item->words = g_steal_pointer (&count->causes[cause].words);
    g_array_sort (item->words, compare_words);
}

static void
find_door (AmendsCauseSuggestions *self, const Count *count)
{
    gboolean product = FALSE, seller = FALSE;

    for (int i = 0; i < AMENDS_N_CAUSES; i++) {
        AmendsDoor door = amends_cause_get_door ((AmendsCause) i);

        product |= door == AMENDS_DOOR_PRODUCT && count->causes[i].score > 0;
        seller |= door == AMENDS_DOOR_SELLER && count->causes[i].score > 0;
    }
    self->product_only = product && !seller;
    self->seller_only = seller && !product;
}

AmendsCauseSuggestions *
amends_cause_classify (const char *language, const char *text, const AmendsCauseRule *rules, gsize n_rules)
{
    AmendsCauseSuggestions *self = g_new0 (AmendsCauseSuggestions, 1);
    g_autoptr (AmendsPhraseText) prepared = amends_phrase_text_new (text);
    g_auto (Count) count = { 0 };
    int best, second;

    if (language != NULL)
        count_language (&count, language, prepared);
    else
        count_best_language (&count, prepared);
    count_rules (&count, rules, n_rules, prepared);
    keep_longest (&count);
    find_door (self, &count);
    best = find_strongest (&count, AMENDS_CAUSE_NONE);
    if (best == AMENDS_CAUSE_NONE)
        return self;
    second = find_strongest (&count, best);
    suggest (self, &count, best);
    /* A faint second is more often chance than a second cause. */
    if (second != AMENDS_CAUSE_NONE && 2 * count.causes[second].score >= self->items[0].score)
        suggest (self, &count, second);
    return self;
}

void
amends_cause_suggestions_free (AmendsCauseSuggestions *self)
{
    for (guint i = 0; i < self->n; i++)
        g_array_unref (self->items[i].words);
    g_free (self);
}

int
amends_cause_classify_get_version (void)
{
    static gsize version;

    if (g_once_init_enter (&version))
        g_once_init_leave (&version, ((amends_cause_phrases_get_checksum () ^ ALGORITHM) & G_MAXINT32) | 1);
    return (int) version;
}
