/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-phrase.h"

#include "amends-text-match.h"

#define MAX_PARTS 12

/* What may stand between two parts of a phrase. */
typedef struct {
    guint words;
    guint characters;
    guint sentences;
} Gap;

static const Gap NO_GAP = { 0, 0, 0 }, GAP = { 3, 6, 0 }, LONG_GAP = { 8, 16, 1 };

typedef struct {
    GArray *words; /* (element-type AmendsPhraseWord): that stand together */
    int key;       /* of the first of them, or -1 if it may be any */
} Choice;

typedef struct {
    GArray *choices; /* (element-type Choice): sets are shared between phrases */
    Gap gap;         /* before it */
    int unlike;      /* the earlier part whose choice must be another one, or -1 */
    guint64 keys[4]; /* a bit for each key that one of the choices has: most words need no closer look */
} Part;

struct _AmendsPhrase {
    GArray *parts; /* (element-type Part) */
};

struct _AmendsPhraseSets {
    GHashTable *sets; /* (element-type utf8 GArray): arrays of Choice */
};

static void
clear_word (gpointer data)
{
    g_free (((AmendsPhraseWord *) data)->folded);
}

static void
clear_choice (gpointer data)
{
    g_array_unref (((Choice *) data)->words);
}

static void
clear_part (gpointer data)
{
    g_array_unref (((Part *) data)->choices);
}

static GArray *
create_array (guint size, GDestroyNotify clear)
{
    GArray *array = g_array_new (FALSE, FALSE, size);

    g_array_set_clear_func (array, clear);
    return array;
}

/* "didn't" is two words to the search, and each character of scripts without spaces is one. */
static void
append_words (GArray *words, const char *piece)
{
    g_autoptr (GArray) tokens = amends_phrase_text_split (piece);

    for (guint i = 0; i < tokens->len; i++) {
        const AmendsTextToken *token = amends_text_tokens_at (tokens, i);
        AmendsPhraseWord word = { g_strdup (token->folded), i == 0 && piece[0] == '*',
                                  i == tokens->len - 1 && g_str_has_suffix (piece, "*"), FALSE, token->cjk && i > 0 };

        g_array_append_val (words, word);
    }
    if (g_str_equal (piece, "#")) {
        AmendsPhraseWord word = { g_strdup (""), FALSE, FALSE, TRUE, FALSE };

        g_array_append_val (words, word);
    }
}

/* A word of which fewer letters are known than a key is made of has none. */
static int
find_key (const AmendsPhraseWord *word)
{
    if (word->digit)
        return amends_phrase_text_make_key ("0");
    if (word->open_start || (word->open_end && (strlen (word->folded) < 2 || g_ascii_isdigit (word->folded[0]))))
        return -1;
    return amends_phrase_text_make_key (word->folded);
}

static gboolean
append_choice (GArray *choices, const char *text)
{
    g_auto (GStrv) pieces = g_strsplit (text, " ", -1);
    Choice choice = { create_array (sizeof (AmendsPhraseWord), clear_word), -1 };

    for (guint i = 0; pieces[i] != NULL; i++)
        append_words (choice.words, pieces[i]);
    if (choice.words->len == 0) {
        clear_choice (&choice);
        return FALSE;
    }
    choice.key = find_key (&g_array_index (choice.words, AmendsPhraseWord, 0));
    g_array_append_val (choices, choice);
    return TRUE;
}

AmendsPhraseSets *
amends_phrase_sets_new (void)
{
    AmendsPhraseSets *self = g_new0 (AmendsPhraseSets, 1);

    self->sets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
    return self;
}

void
amends_phrase_sets_free (AmendsPhraseSets *self)
{
    g_hash_table_unref (self->sets);
    g_free (self);
}

gboolean
amends_phrase_sets_add (AmendsPhraseSets *self, const char *name, const char *choice)
{
    GArray *choices = g_hash_table_lookup (self->sets, name);

    if (choices == NULL) {
        choices = create_array (sizeof (Choice), clear_choice);
        g_hash_table_insert (self->sets, g_strdup (name), choices);
    }
    return append_choice (choices, choice);
}

static gboolean
is_set (const char *word)
{
    return word[0] == '<' && g_str_has_suffix (word, ">");
}

static GArray *
find_set (const AmendsPhraseSets *sets, const char *word, gboolean unlike)
{
    g_autofree char *name = g_strndup (word + 1 + unlike, strcspn (word + 1 + unlike, ">"));
    GArray *choices = sets != NULL ? g_hash_table_lookup (sets->sets, name) : NULL;

    return choices != NULL && choices->len > 0 ? choices : NULL;
}

static int
find_part_of (const AmendsPhrase *self, GArray *choices)
{
    for (guint i = 0; i < self->parts->len; i++) {
        if (g_array_index (self->parts, Part, i).choices == choices)
            return (int) i;
    }
    return -1;
}

static void
add_part (AmendsPhrase *self, Part *part)
{
    for (guint i = 0; i < part->choices->len; i++) {
        int key = g_array_index (part->choices, Choice, i).key;

        if (key < 0)
            memset (part->keys, 0xff, sizeof part->keys);
        else
            part->keys[key / 64] |= G_GUINT64_CONSTANT (1) << key % 64;
    }
    g_array_append_vals (self->parts, part, 1);
}

static gboolean
append_set (AmendsPhrase *self, const char *word, Gap gap, const AmendsPhraseSets *sets)
{
    gboolean unlike = word[1] == '!';
    GArray *choices = find_set (sets, word, unlike);
    Part part = { choices, gap, unlike && choices != NULL ? find_part_of (self, choices) : -1, { 0 } };

    if (choices == NULL || (unlike && part.unlike < 0))
        return FALSE;
    g_array_ref (choices);
    add_part (self, &part);
    return TRUE;
}

static gboolean
append_set_choices (GArray *choices, GArray *set)
{
    for (guint i = 0; set != NULL && i < set->len; i++) {
        Choice choice = g_array_index (set, Choice, i);

        g_array_ref (choice.words);
        g_array_append_val (choices, choice);
    }
    return set != NULL;
}

/* A sign that stands alone is no word: what a person typed may hold some. */
static gboolean
append_choices (AmendsPhrase *self, const char *word, Gap gap, const AmendsPhraseSets *sets)
{
    g_auto (GStrv) texts = g_strsplit (word, "|", -1);
    Part part = { create_array (sizeof (Choice), clear_choice), gap, -1, { 0 } };
    gboolean good = TRUE;

    for (guint i = 0; texts[i] != NULL; i++) {
        if (is_set (texts[i]))
            good &= append_set_choices (part.choices, find_set (sets, texts[i], FALSE));
        else
            append_choice (part.choices, g_strdelimit (texts[i], "_", ' '));
    }
    if (part.choices->len > 0)
        add_part (self, &part);
    else
        clear_part (&part);
    return good;
}

static gboolean
append_part (AmendsPhrase *self, const char *word, Gap gap, const AmendsPhraseSets *sets)
{
    if (is_set (word) && strchr (word, '|') == NULL)
        return append_set (self, word, gap, sets);
    return append_choices (self, word, gap, sets);
}

AmendsPhrase *
amends_phrase_new_with_sets (const char *pattern, const AmendsPhraseSets *sets)
{
    g_autoptr (AmendsPhrase) self = g_new0 (AmendsPhrase, 1);
    g_auto (GStrv) words = g_strsplit (pattern, " ", -1);
    Gap gap = NO_GAP;

    self->parts = create_array (sizeof (Part), clear_part);
    for (guint i = 0; words[i] != NULL; i++) {
        gboolean is_long = g_str_equal (words[i], "...");

        if (words[i][0] == '\0')
            continue;
        if (is_long || g_str_equal (words[i], "..")) {
            gap = self->parts->len == 0 ? NO_GAP : is_long ? LONG_GAP : GAP;
            continue;
        }
        if (!append_part (self, words[i], gap, sets))
            return NULL;
        gap = NO_GAP;
    }
    return self->parts->len > 0 && self->parts->len <= MAX_PARTS ? g_steal_pointer (&self) : NULL;
}

AmendsPhrase *
amends_phrase_new (const char *pattern)
{
    return amends_phrase_new_with_sets (pattern, NULL);
}

void
amends_phrase_free (AmendsPhrase *self)
{
    g_array_unref (self->parts);
    g_free (self);
}

static gboolean
matches_word (const AmendsPhraseWord *word, const char *folded)
{
    if (word->digit)
        return g_ascii_isdigit (folded[0]);
    if (word->open_start && word->open_end)
        return strstr (folded, word->folded) != NULL;
    if (word->open_start)
        return g_str_has_suffix (folded, word->folded);
    if (word->open_end)
        return g_str_has_prefix (folded, word->folded);
    return g_str_equal (folded, word->folded);
}

static gboolean
matches_choice (const Choice *choice, const AmendsPhraseText *text, guint at)
{
    for (guint i = 0; i < choice->words->len; i++, at++) {
        const AmendsPhraseWord *word = &g_array_index (choice->words, AmendsPhraseWord, i);

        if (at >= text->tokens->len || !matches_word (word, amends_text_tokens_at (text->tokens, at)->folded))
            return FALSE;
        if (i > 0 && text->sentences[at] != text->sentences[at - 1])
            return FALSE;
        if (word->touches &&
            amends_text_tokens_at (text->tokens, at - 1)->end != amends_text_tokens_at (text->tokens, at)->start)
            return FALSE;
    }
    return TRUE;
}

typedef struct {
    const AmendsPhrase *phrase;
    const AmendsPhraseText *text;
    guint chosen[MAX_PARTS];
    guint last;
} Search;

static gboolean match_from (Search *search, guint i, guint at);

static gboolean
match_part (Search *search, guint i, guint at)
{
    const Part *part = &g_array_index (search->phrase->parts, Part, i);
    guint8 key = search->text->keys[at];

    if ((part->keys[key / 64] >> key % 64 & 1) == 0)
        return FALSE;
    for (guint j = 0; j < part->choices->len; j++) {
        const Choice *choice = &g_array_index (part->choices, Choice, j);

        if (choice->key >= 0 && choice->key != key)
            continue;
        if ((part->unlike >= 0 && search->chosen[part->unlike] == j) || !matches_choice (choice, search->text, at))
            continue;
        search->chosen[i] = j;
        search->last = at + choice->words->len - 1;
        if (i + 1 == search->phrase->parts->len || match_from (search, i + 1, search->last + 1))
            return TRUE;
    }
    return FALSE;
}

/* Tries the parts from @i on at token @at; gaps are few and short, so going back is cheap. */
static gboolean
match_from (Search *search, guint i, guint at)
{
    const Gap *gap = &g_array_index (search->phrase->parts, Part, i).gap;
    const AmendsPhraseText *text = search->text;
    guint sentence = text->sentences[at - 1];

    for (guint n_words = 0, n_skipped = 0; at < text->tokens->len; at++) {
        if (text->sentences[at] > sentence + gap->sentences)
            return FALSE;
        if (match_part (search, i, at))
            return TRUE;
        n_skipped++;
        n_words += !amends_text_tokens_at (text->tokens, at)->cjk;
        if (n_words > gap->words || n_skipped > gap->characters)
            return FALSE;
    }
    return FALSE;
}

/* Most phrases fail by a part that stands nowhere in the text. */
static gboolean
may_match (const AmendsPhrase *self, const AmendsPhraseText *text)
{
    for (guint i = 0; i < self->parts->len; i++) {
        const guint64 *keys = g_array_index (self->parts, Part, i).keys, *all = text->all;

        if (((keys[0] & all[0]) | (keys[1] & all[1]) | (keys[2] & all[2]) | (keys[3] & all[3])) == 0)
            return FALSE;
    }
    return TRUE;
}

gboolean
amends_phrase_match_at (const AmendsPhrase *self, const AmendsPhraseText *text, guint at, guint *last)
{
    Search search;

    if (!may_match (self, text))
        return FALSE;
    search.phrase = self;
    search.text = text;
    if (!match_part (&search, 0, at))
        return FALSE;
    *last = search.last;
    return TRUE;
}

gboolean
amends_phrase_find (const AmendsPhrase *self, const AmendsPhraseText *text, guint from, guint *first, guint *last)
{
    for (guint at = from; at < text->tokens->len; at++) {
        if (amends_phrase_match_at (self, text, at, last)) {
            *first = at;
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean
holds (const Choice *choice, const char *folded)
{
    for (guint i = 0; i < choice->words->len; i++) {
        if (g_str_equal (g_array_index (choice->words, AmendsPhraseWord, i).folded, folded))
            return TRUE;
    }
    return FALSE;
}

gboolean
amends_phrase_holds (const AmendsPhrase *self, const char *folded)
{
    for (guint i = 0; i < self->parts->len; i++) {
        const Part *part = &g_array_index (self->parts, Part, i);

        for (guint j = 0; j < part->choices->len; j++) {
            if (holds (&g_array_index (part->choices, Choice, j), folded))
                return TRUE;
        }
    }
    return FALSE;
}

GPtrArray *
amends_phrase_list_starts (const AmendsPhrase *self)
{
    GPtrArray *starts = g_ptr_array_new ();
    GArray *choices = g_array_index (self->parts, Part, 0).choices;

    for (guint i = 0; i < choices->len; i++)
        g_ptr_array_add (starts, &g_array_index (g_array_index (choices, Choice, i).words, AmendsPhraseWord, 0));
    return starts;
}
