/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-lexicon.h"

#include <math.h>

#include "amends-cause-signs.h"
#include "amends-own-resource.h"
#include "amends-phrases-resources.h"
#include "amends-text-match.h"

#define N_SORTS (AMENDS_N_CAUSES + 1)
#define NONE AMENDS_N_CAUSES
#define FOLDER "/io/github/amendsapp/Amends/phrases/"

/* A sign that so few sentences hold tells little, so each cause is taken to hold this many more with every sign as often as all of them do. */
#define DOUBT 40.0
/* Signs overlap: a word, its pieces and its pairs are not as many proofs, so that their sum is divided by this power of their number. */
#define OVERLAP 0.6
/* What a few signs say is as good as chance, so this many that say nothing are added. */
#define MUTE 7.0
/* So unlikely may something always be, and so much counts a likelihood beside the weights of phrases. */
#define FLOOR 0.01
#define SHARE 2.5
/* Of the words by which a text sounds like a cause, those are shown that tell at least this part of what the most telling one does. */
#define TELLING 0.4
#define MAX_WORDS 4
/* Room for the signs of a language's sentences, of which there are 30,000 to 70,000. */
#define SOME_SIGNS 65536

/* How a sign raises what speaks for a sort above what an unsaid one does; a run of them, ended by the last. */
typedef struct {
    guint8 sort;
    gboolean last;
    float raise;
} Raise;

struct _AmendsCauseLexicon {
    GHashTable *signs; /* by key, the place of its first raise in the array + 1 */
    GArray *raises;    /* (element-type Raise) */
    double unsaid[N_SORTS];
};

typedef struct {
    guint16 counts[N_SORTS];
    guint n;
    guint last; /* the number of the sentence that was counted last: each counts once */
} Counts;

typedef struct {
    GHashTable *signs; /* by key, the place of its counts in the array + 1 */
    GArray *counts;    /* (element-type Counts) */
    guint sentences[N_SORTS];
    guint n;
} Counting;

static void
clear_counting (Counting *counting)
{
    g_clear_pointer (&counting->signs, g_hash_table_unref);
    g_clear_pointer (&counting->counts, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Counting, clear_counting)

/* Half of a key is enough where pointers are that short: two signs of a language hardly ever share one. */
static gpointer
make_pointer (guint64 key)
{
    return (gpointer) (gsize) (key ^ key >> 32);
}

static Counts *
ensure_counts (Counting *counting, gpointer key)
{
    guint place = GPOINTER_TO_UINT (g_hash_table_lookup (counting->signs, key));

    if (place == 0) {
        place = counting->counts->len + 1;
        g_array_set_size (counting->counts, place);
        g_hash_table_insert (counting->signs, key, GUINT_TO_POINTER (place));
    }
    return &g_array_index (counting->counts, Counts, place - 1);
}

static void
count_sentence (Counting *counting, guint sort, const char *text)
{
    g_autoptr (AmendsPhraseText) prepared = amends_phrase_text_new (text);
    g_autoptr (GArray) signs = amends_cause_signs_list (prepared);

    counting->sentences[sort]++;
    counting->n++;
    for (guint i = 0; i < signs->len; i++) {
        Counts *counts = ensure_counts (counting, make_pointer (g_array_index (signs, AmendsCauseSign, i).key));

        if (counts->last == counting->n)
            continue;
        counts->last = counting->n;
        counts->counts[sort]++;
        counts->n++;
    }
}

static gboolean
read_line (Counting *counting, char *line)
{
    char *tab = strchr (line, '\t');
    int cause;

    if (tab == NULL || tab[1] == '\0')
        return FALSE;
    *tab = '\0';
    cause = amends_cause_from_id (line);
    if (cause == AMENDS_CAUSE_NONE && !g_str_equal (line, "-"))
        return FALSE;
    count_sentence (counting, cause == AMENDS_CAUSE_NONE ? NONE : (guint) cause, tab + 1);
    return TRUE;
}

/* Returns: the place of the first + 1 */
static guint
add_raises (GArray *raises, const Counting *counting, const Counts *counts)
{
    double share = (double) counts->n / counting->n;
    guint place = raises->len + 1;

    for (guint sort = 0; sort < N_SORTS; sort++) {
        Raise raise = { (guint8) sort, FALSE, (float) log1p (counts->counts[sort] / (DOUBT * share)) };

        if (counts->counts[sort] > 0)
            g_array_append_val (raises, raise);
    }
    g_array_index (raises, Raise, raises->len - 1).last = TRUE;
    return place;
}

static AmendsCauseLexicon *
weigh_signs (Counting *counting)
{
    AmendsCauseLexicon *self = g_new0 (AmendsCauseLexicon, 1);
    GHashTableIter iter;
    gpointer place;

    self->signs = g_steal_pointer (&counting->signs);
    self->raises = g_array_new (FALSE, FALSE, sizeof (Raise));
    for (guint sort = 0; sort < N_SORTS; sort++)
        self->unsaid[sort] = log (DOUBT / (counting->sentences[sort] + DOUBT));
    g_hash_table_iter_init (&iter, self->signs);
    while (g_hash_table_iter_next (&iter, NULL, &place)) {
        const Counts *counts = &g_array_index (counting->counts, Counts, GPOINTER_TO_UINT (place) - 1);

        g_hash_table_iter_replace (&iter, GUINT_TO_POINTER (add_raises (self->raises, counting, counts)));
    }
    return self;
}

AmendsCauseLexicon *
amends_cause_lexicon_new_from_bytes (GBytes *bytes, GError **error)
{
    g_auto (Counting) counting = {
        g_hash_table_new (NULL, NULL), g_array_sized_new (FALSE, TRUE, sizeof (Counts), SOME_SIGNS), { 0 }, 0
    };
    gsize size;
    const char *data = g_bytes_get_data (bytes, &size);
    g_autofree char *contents = g_strndup (data, size);
    g_auto (GStrv) lines = g_strsplit (contents, "\n", -1);
    gboolean good = g_utf8_validate (contents, -1, NULL);

    for (guint i = 0; good && lines[i] != NULL; i++) {
        if (lines[i][0] == '\0' && lines[i + 1] == NULL)
            break;
        good = read_line (&counting, lines[i]);
        if (!good)
            g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "sentences: line %u is not a cause and a sentence",
                         i + 1);
    }
    if (good && counting.n > 0)
        return weigh_signs (&counting);
    if (error != NULL && *error == NULL)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                     good ? "sentences: there are none" : "sentences: not UTF-8");
    return NULL;
}

void
amends_cause_lexicon_free (AmendsCauseLexicon *self)
{
    g_hash_table_unref (self->signs);
    g_array_unref (self->raises);
    g_free (self);
}

static const Raise *
find_raises (const AmendsCauseLexicon *self, const AmendsCauseSign *sign)
{
    guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->signs, make_pointer (sign->key)));

    return place > 0 ? &g_array_index (self->raises, Raise, place - 1) : NULL;
}

static void
add_up (const AmendsCauseLexicon *self, const AmendsPhraseText *text, double sums[N_SORTS])
{
    g_autoptr (GArray) signs = amends_cause_signs_list_once (text);
    guint n_known = 0;
    double part;

    for (guint i = 0; i < signs->len; i++) {
        const Raise *raise = find_raises (self, &g_array_index (signs, AmendsCauseSign, i));

        n_known += raise != NULL;
        for (; raise != NULL; raise = raise->last ? NULL : raise + 1)
            sums[raise->sort] += (double) raise->raise;
    }
    part = pow (MAX (n_known, 1), 1 - OVERLAP) / (n_known + MUTE);
    for (guint sort = 0; sort < N_SORTS; sort++)
        sums[sort] = (sums[sort] + n_known * self->unsaid[sort]) * part;
}

static double
find_greatest (const double *values)
{
    double greatest = values[0];

    for (guint sort = 1; sort < N_SORTS; sort++)
        greatest = MAX (greatest, values[sort]);
    return greatest;
}

AmendsCauseLikeness
amends_cause_lexicon_compare (const AmendsCauseLexicon *self, const AmendsPhraseText *text)
{
    AmendsCauseLikeness likeness = { 0 };
    double sums[N_SORTS] = { 0 }, greatest, all = 0;

    add_up (self, text, sums);
    sums[AMENDS_CAUSE_FEW_POSITIVES] = -G_MAXDOUBLE;
    greatest = find_greatest (sums);
    for (guint sort = 0; sort < N_SORTS; sort++) {
        sums[sort] = exp (sums[sort] - greatest);
        all += sums[sort];
    }
    for (int cause = 0; cause < AMENDS_N_CAUSES; cause++)
        likeness.causes[cause] = SHARE * log ((sums[cause] / all + FLOOR) / (sums[NONE] / all + FLOOR));
    return likeness;
}

/* What the signs that a token takes part in say for @cause beyond what they say for the sort they say most for besides. */
static double *
weigh_tokens (const AmendsCauseLexicon *self, const AmendsPhraseText *text, AmendsCause cause)
{
    g_autoptr (GArray) signs = amends_cause_signs_list (text);
    double *weights = g_new0 (double, text->tokens->len + 1);

    for (guint i = 0; i < signs->len; i++) {
        const AmendsCauseSign *sign = &g_array_index (signs, AmendsCauseSign, i);
        double own = 0, others = 0;

        for (const Raise *raise = find_raises (self, sign); raise != NULL; raise = raise->last ? NULL : raise + 1) {
            if (raise->sort == cause)
                own = (double) raise->raise;
            else
                others = MAX (others, (double) raise->raise);
        }
        for (guint at = sign->first; own > others && at <= sign->last; at++)
            weights[at] += (own - others) / (sign->last - sign->first + 1);
    }
    return weights;
}

static gboolean
is_telling (const double *weights, guint n, guint at)
{
    double greatest = 0;
    guint n_greater = 0;

    for (guint i = 0; i < n; i++) {
        greatest = MAX (greatest, weights[i]);
        n_greater += weights[i] > weights[at];
    }
    return weights[at] > 0 && weights[at] >= TELLING * greatest && n_greater < MAX_WORDS;
}

GArray *
amends_cause_lexicon_find_words (const AmendsCauseLexicon *self, const AmendsPhraseText *text, AmendsCause cause)
{
    GArray *hits = g_array_new (FALSE, FALSE, sizeof (AmendsTextHit));
    g_autofree double *weights = weigh_tokens (self, text, cause);

    for (guint at = 0; at < text->tokens->len; at++) {
        const AmendsTextToken *token = amends_text_tokens_at (text->tokens, at);
        AmendsTextHit hit = { token->start, token->end };
        AmendsTextHit *before = hits->len > 0 ? &g_array_index (hits, AmendsTextHit, hits->len - 1) : NULL;

        if (!is_telling (weights, text->tokens->len, at))
            continue;
        if (before != NULL && token->cjk && before->end == hit.start)
            before->end = hit.end;
        else
            g_array_append_val (hits, hit);
    }
    return hits;
}

guint
amends_cause_lexicon_count_known (const AmendsCauseLexicon *self, const AmendsPhraseText *text)
{
    g_autoptr (GArray) signs = amends_cause_signs_list (text);
    guint n = 0;

    for (guint i = 0; i < signs->len; i++) {
        const AmendsCauseSign *sign = &g_array_index (signs, AmendsCauseSign, i);

        n += sign->kind == AMENDS_CAUSE_SIGN_WORD && find_raises (self, sign) != NULL;
    }
    return n;
}

static AmendsCauseLexicon *
load (const char *language)
{
    g_autofree char *path = g_strconcat (FOLDER, language, ".tsv", NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes =
        g_resource_lookup_data (amends_own_resource (amends_phrases_register_resource, amends_phrases_get_resource),
                                path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
    AmendsCauseLexicon *lexicon = bytes != NULL ? amends_cause_lexicon_new_from_bytes (bytes, &error) : NULL;

    if (lexicon == NULL) /* built in, so it is there and right */
        g_error ("%s: %s", language, error->message);
    return lexicon;
}

const AmendsCauseLexicon *
amends_cause_lexicon_get (const char *language)
{
    static AmendsCauseLexicon *loaded[8];
    int i = amends_cause_phrases_find_language (language);

    if (i < 0)
        return NULL;
    g_assert (i < (int) G_N_ELEMENTS (loaded));
    if (g_once_init_enter_pointer (&loaded[i]))
        g_once_init_leave_pointer (&loaded[i], load (amends_cause_phrases_list_languages ()[i]));
    return loaded[i];
}
