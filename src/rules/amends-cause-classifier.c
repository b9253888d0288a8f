/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-classifier.h"

#include <math.h>

#include "amends-cause-lexicon.h"
#include "amends-text-match.h"

#define ENOUGH 2         /* phrases that weigh this are worth a suggestion, unless … */
#define ENOUGH_BESIDE 3  /* … the text sounds so much like none that no strength of this is left */
#define ENOUGH_ALIKE 6.5 /* … and so is a strength of this without them, … */
#define ENOUGH_SHORT 9   /* … or this where so few words can be alike by chance */
#define ENOUGH_DOOR                                                                                                    \
    7           /* that feedback is a product review only is said of no text in which less speaks for the product */
#define SHORT 7 /* words, or characters of scripts without spaces */
#define CLEAR 3 /* a phrase below this may as well stand in praise */
/* What a person taught outweighs any one phrase of the lists (1 to 5) and all that a text sounds like. */
#define TAUGHT (5 + AMENDS_CAUSE_LIKENESS_MAX)
/* Goes up with each change of what is suggested for the same text by the same phrases. */
#define ALGORITHM 7

typedef struct {
    int score;
    GArray *words;
} Tally;

typedef struct {
    Tally causes[AMENDS_N_CAUSES];
    int total;
    const AmendsCausePhrases *phrases; /* (nullable) */
    const AmendsCauseLexicon *lexicon; /* (nullable) */
    AmendsCauseLikeness likeness;
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
    GArray *turned;          /* (element-type Sign): signs that are not so */
    GArray *held;            /* (element-type Sign): signs that hold a "not" themselves */
} Counting;

typedef struct {
    guint id; /* of the phrase */
    AmendsCause cause;
    int weight;
    guint first, last;
    guint not_at; /* of one that is not so */
} Sign;

/* A thing said twice is not twice as true, so each phrase counts where it first holds. */
static void
count_phrase_cb (guint id, guint at, gpointer user_data)
{
    Counting *counting = user_data;
    const AmendsCausePhrase *phrase = &g_array_index (counting->phrases->phrases, AmendsCausePhrase, id);
    Sign sign = { id, phrase->cause, phrase->weight, at, at, 0 };
    guint last, not_at;

    if (counting->done[id] || (phrase->weight < CLEAR && counting->praised[counting->text->sentences[at]]) ||
        !amends_phrase_match_at (phrase->phrase, counting->text, at, &last))
        return;
    sign.last = last;
    if (!phrase->immune && amends_cause_phrases_is_negated (counting->phrases, counting->text, at, last, &not_at)) {
        sign.not_at = not_at;
        g_array_append_val (counting->turned, sign);
        return;
    }
    if (phrase->immune) {
        g_array_append_val (counting->held, sign);
        return;
    }
    counting->done[id] = TRUE;
    add_words (counting->count, phrase->cause, phrase->weight, counting->text, at, last);
}

/*
 * In "the size is not too small", "size is not" is no sign, nor is "did not arrive" in "it did not arrive late": the "not" belongs to what
 * comes right behind.
 */
static gboolean
is_taken (const Counting *counting, const Sign *sign)
{
    for (guint i = 0; i < counting->turned->len; i++) {
        const Sign *turned = &g_array_index (counting->turned, Sign, i);

        if (turned->cause == sign->cause && turned->not_at >= sign->first && turned->not_at <= sign->last &&
            (turned->first == sign->last + 1 || (turned->first > sign->last && turned->not_at == sign->last)))
            return TRUE;
    }
    return FALSE;
}

static void
add_held (const Counting *counting)
{
    for (guint i = 0; i < counting->held->len; i++) {
        const Sign *sign = &g_array_index (counting->held, Sign, i);

        if (counting->done[sign->id] || is_taken (counting, sign))
            continue;
        counting->done[sign->id] = TRUE;
        add_words (counting->count, sign->cause, sign->weight, counting->text, sign->first, sign->last);
    }
}

static void
count_language (Count *count, const char *language, const AmendsPhraseText *text)
{
    const AmendsCausePhrases *phrases = amends_cause_phrases_get (language);
    g_autofree gboolean *praised = phrases != NULL ? amends_cause_phrases_find_praise (phrases, text) : NULL;
    g_autofree guint8 *done = phrases != NULL ? g_new0 (guint8, phrases->phrases->len) : NULL;
    g_autoptr (GArray) turned = g_array_new (FALSE, FALSE, sizeof (Sign));
    g_autoptr (GArray) held = g_array_new (FALSE, FALSE, sizeof (Sign));
    Counting counting = { count, phrases, text, praised, done, turned, held };

    for (guint at = 0; phrases != NULL && at < text->tokens->len; at++)
        amends_phrase_index_foreach (phrases->index, text, at, count_phrase_cb, &counting);
    add_held (&counting);
    count->phrases = phrases;
    count->lexicon = amends_cause_lexicon_get (language);
}

/* Even a complaint that no phrase knows has words of its language. */
static guint
count_signs_of_language (const Count *count, const AmendsPhraseText *text)
{
    return (guint) count->total +
           (count->lexicon != NULL ? amends_cause_lexicon_count_known (count->lexicon, text) : 0);
}

static void
count_best_language (Count *count, const AmendsPhraseText *text)
{
    const char *const *languages = amends_cause_phrases_list_languages ();

    for (guint i = 0; languages[i] != NULL; i++) {
        g_auto (Count) other = { 0 };

        count_language (&other, languages[i], text);
        if (count->lexicon == NULL || count_signs_of_language (&other, text) > count_signs_of_language (count, text)) {
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

static double
get_strength (const Count *count, int cause)
{
    return count->causes[cause].score + count->likeness.causes[cause];
}

static gboolean
is_enough (const Count *count, int cause, const AmendsPhraseText *text)
{
    double strength = get_strength (count, cause);
    gboolean is_short = text->tokens->len <= SHORT && count->causes[cause].score == 0;

    return strength >= (is_short ? ENOUGH_SHORT : ENOUGH_ALIKE) ||
           (strength >= ENOUGH_BESIDE && count->causes[cause].score >= ENOUGH);
}

static int
find_strongest (const Count *count, int except, const AmendsPhraseText *text)
{
    int best = AMENDS_CAUSE_NONE;

    for (int i = 0; i < AMENDS_N_CAUSES; i++) {
        if (i != except && is_enough (count, i, text) &&
            (best == AMENDS_CAUSE_NONE || get_strength (count, i) > get_strength (count, best)))
            best = i;
    }
    return best;
}

static gboolean
overlaps_any (GArray *words, const AmendsTextHit *hit)
{
    for (guint i = 0; i < words->len; i++) {
        const AmendsCauseWords *other = &g_array_index (words, AmendsCauseWords, i);

        if (hit->start < other->end && other->start < hit->end)
            return TRUE;
    }
    return FALSE;
}

/* Where no phrase is clear enough by itself, the words decided by which the text sounds like the cause. */
static void
add_likely_words (GArray *words, const Count *count, int cause, const AmendsPhraseText *text)
{
    g_autoptr (GArray) hits = amends_cause_lexicon_find_words (count->lexicon, text, (AmendsCause) cause);

    for (guint i = 0; i < hits->len; i++) {
        const AmendsTextHit *hit = &g_array_index (hits, AmendsTextHit, i);
        AmendsCauseWords found = { hit->start, hit->end, 1 };

        if (!overlaps_any (words, hit))
            g_array_append_val (words, found);
    }
}

static void
suggest (AmendsCauseSuggestions *self, Count *count, int cause, const AmendsPhraseText *text)
{
    g_autoptr (GArray) words = g_steal_pointer (&count->causes[cause].words);
    AmendsCauseSuggestion *item = &self->items[self->n];

    if (words == NULL)
        words = g_array_new (FALSE, FALSE, sizeof (AmendsCauseWords));
    if (count->lexicon != NULL && count->causes[cause].score < CLEAR)
        add_likely_words (words, count, cause, text);
    /* Without a word that says more for it than for another cause it is chance, and nothing could be shown for it. */
    if (words->len == 0)
        return;
    g_array_sort (words, compare_words);
    *item = (AmendsCauseSuggestion) { (AmendsCause) cause, (int) lround (get_strength (count, cause)),
                                      g_steal_pointer (&words) };
    self->n++;
}

static void
suggest_strongest (AmendsCauseSuggestions *self, Count *count, const AmendsPhraseText *text)
{
    int best = find_strongest (count, AMENDS_CAUSE_NONE, text);
    int second = best != AMENDS_CAUSE_NONE ? find_strongest (count, best, text) : AMENDS_CAUSE_NONE;

    if (best != AMENDS_CAUSE_NONE)
        suggest (self, count, best, text);
    /* A faint second is more often chance than a second cause, and so is one that no phrase speaks for. */
    if (second != AMENDS_CAUSE_NONE && count->causes[second].score >= ENOUGH &&
        2 * get_strength (count, second) >= get_strength (count, best))
        suggest (self, count, second, text);
}

static gboolean
is_suggested (const AmendsCauseSuggestions *self, AmendsCause cause)
{
    for (guint i = 0; i < self->n; i++) {
        if (self->items[i].cause == cause)
            return TRUE;
    }
    return FALSE;
}

static gboolean
is_clear (const AmendsCauseSuggestions *self)
{
    return self->n > 0 && self->items[0].score >= ENOUGH_DOOR;
}

/*
 * To be a product review as a whole, feedback must not say a word of what the seller did, nor that the product is another than the listing showed or
 * came as it should not have: a seller who asks for its removal all the same is refused.
 */
static void
find_door (AmendsCauseSuggestions *self, const Count *count, const AmendsPhraseText *text)
{
    gboolean product = FALSE, seller = FALSE, described = FALSE;

    for (int i = 0; i < AMENDS_N_CAUSES; i++) {
        AmendsDoor door = amends_cause_get_door ((AmendsCause) i);

        gboolean found = count->causes[i].score > 0 || is_suggested (self, (AmendsCause) i);

        product |= door == AMENDS_DOOR_PRODUCT && found;
        seller |= door == AMENDS_DOOR_SELLER && found;
        described |= i == AMENDS_CAUSE_PICTURE && found;
    }
    self->product_only = product && !seller && !described && count->phrases != NULL && is_clear (self) &&
                         !amends_cause_phrases_tell_of_seller (count->phrases, text);
    self->seller_only = seller && !product;
}

AmendsCauseSuggestions *
amends_cause_classify (const char *language, const char *text, const AmendsCauseRule *rules, gsize n_rules)
{
    AmendsCauseSuggestions *self = g_new0 (AmendsCauseSuggestions, 1);
    g_autoptr (AmendsPhraseText) prepared = amends_phrase_text_new (text);
    g_auto (Count) count = { 0 };

    if (language != NULL)
        count_language (&count, language, prepared);
    else
        count_best_language (&count, prepared);
    count_rules (&count, rules, n_rules, prepared);
    keep_longest (&count);
    if (count.lexicon != NULL)
        count.likeness = amends_cause_lexicon_compare (count.lexicon, prepared);
    suggest_strongest (self, &count, prepared);
    find_door (self, &count, prepared);
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
