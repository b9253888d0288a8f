/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-fts-tokenizer.h"

#include <string.h>

#include "amends-db-error.h"
#include "amends-text-fold.h"
#include "amends-text-match.h"
#include "amends-tokens-ahead.h"

#define FOLDED_MAX 96

/* The folded form of one word or character: nearly always short, so nearly never allocated. */
typedef struct {
    char buffer[FOLDED_MAX];
    char *text;
    int length;
} Folded;

/* What each letter and digit up to here becomes in a word. The tables are made once, by the rules for all the others. */
#define LATIN_END 0x250

typedef struct {
    guint8 length; /* 0: no part of a word, or nothing that folds by itself */
    char text[3];
} Letter;

typedef struct {
    AmendsTokens tokens;
    const AmendsTokenBegins *begins; /* (nullable): others are not asked for */
    const Letter *latin;
    AmendsTokenFunc func;
    void *data;
    Folded last; /* the character of the run that was met before */
    gboolean in_run;
    gboolean run_is_long; /* at least two characters */
    int last_start, last_end;
} Walk;

static void
clear_folded (Folded *folded)
{
    if (folded->text != folded->buffer)
        g_free (folded->text);
    folded->text = folded->buffer;
    folded->length = 0;
}

static void
fold (Folded *folded, const char *text, int length)
{
    gboolean plain = length < FOLDED_MAX;

    clear_folded (folded);
    for (int i = 0; i < length && plain; i++) {
        plain = (guchar) text[i] < 0x80;
        folded->buffer[i] = g_ascii_tolower (text[i]);
    }
    if (plain) {
        folded->length = length;
        return;
    }
    folded->text = amends_text_fold (text, length);
    folded->length = (int) strlen (folded->text);
}

/* Han and Hangul fold to themselves: saves most of the work where it is the most. */
static void
fold_character (Folded *folded, const char *text, int length)
{
    gunichar c = g_utf8_get_char (text);
    gboolean is_plain = (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3);

    if (!is_plain || g_utf8_next_char (text) != text + length) {
        fold (folded, text, length);
        return;
    }
    clear_folded (folded);
    memcpy (folded->buffer, text, (gsize) length);
    folded->length = length;
}

static gboolean
is_asked_for (const Walk *walk, char first)
{
    return walk->begins == NULL || amends_token_begins_has (walk->begins, first);
}

static int
emit (Walk *walk, int colocated, const Folded *folded, int start, int end)
{
    if (folded->length == 0 || !is_asked_for (walk, folded->text[0]))
        return SQLITE_OK;
    return walk->func (walk->data, colocated, folded->text, folded->length, start, end);
}

static int
emit_pair (Walk *walk, const Folded *second, int end)
{
    int length = walk->last.length + second->length;
    char buffer[2 * FOLDED_MAX];
    g_autofree char *allocated = length > (int) sizeof buffer ? g_malloc ((gsize) length) : NULL;
    char *pair = allocated != NULL ? allocated : buffer;

    if (!is_asked_for (walk, walk->last.text[0]))
        return SQLITE_OK;
    memcpy (pair, walk->last.text, (gsize) walk->last.length);
    memcpy (pair + walk->last.length, second->text, (gsize) second->length);
    return walk->func (walk->data, 0, pair, length, walk->last_start, end);
}

static void
move_folded (Folded *to, Folded *from)
{
    clear_folded (to);
    to->length = from->length;
    if (from->text != from->buffer)
        to->text = from->text;
    else
        memcpy (to->buffer, from->buffer, (gsize) from->length);
    from->text = from->buffer;
    from->length = 0;
}

static int
end_run (Walk *walk)
{
    int result = SQLITE_OK;

    if (walk->in_run && !(walk->tokens == AMENDS_TOKENS_QUERY && walk->run_is_long))
        result = emit (walk, 0, &walk->last, walk->last_start, walk->last_end);
    walk->in_run = walk->run_is_long = FALSE;
    return result;
}

static int
continue_run (Walk *walk, const char *text, int start, int end)
{
    Folded next = { .text = next.buffer };
    int result = SQLITE_OK;

    fold_character (&next, text + start, end - start);
    if (next.length == 0) {
        clear_folded (&next);
        return SQLITE_OK;
    }
    if (walk->in_run) {
        if (walk->tokens != AMENDS_TOKENS_PLAIN)
            result = emit_pair (walk, &next, end);
        if (result == SQLITE_OK && walk->tokens != AMENDS_TOKENS_QUERY)
            result = emit (walk, walk->tokens == AMENDS_TOKENS_DOCUMENT, &walk->last, walk->last_start, walk->last_end);
        walk->run_is_long = TRUE;
    }
    move_folded (&walk->last, &next);
    walk->in_run = TRUE;
    walk->last_start = start;
    walk->last_end = end;
    return result;
}

static int
take_word (Walk *walk, const char *text, int start, int end)
{
    Folded word = { .text = word.buffer };
    int result = end_run (walk);

    fold (&word, text + start, end - start);
    if (result == SQLITE_OK)
        result = emit (walk, 0, &word, start, end);
    clear_folded (&word);
    return result;
}

typedef enum { CLASS_GAP, CLASS_WORD, CLASS_CJK, CLASS_PICTURE, CLASS_MARK } Class;

static Class
classify (gunichar c)
{
    if (c < 0x80)
        return g_ascii_isalnum ((char) c) ? CLASS_WORD : CLASS_GAP;
    if (c >= 0x4e00 && c <= 0x9fff)
        return CLASS_CJK;
    if (amends_char_is_extension (c))
        return CLASS_MARK;
    if (amends_char_is_cjk (c))
        return CLASS_CJK;
    if (amends_char_is_word (c))
        return CLASS_WORD;
    return g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL ? CLASS_PICTURE : CLASS_GAP;
}

/* Where what begins at @start ends: a word with its marks, or one character with the marks on it. */
static int
find_end (const char *text, int start, int length, Class class)
{
    int end = start;
    gboolean first = TRUE;

    while (end < length) {
        const char *at = text + end;
        Class here = first ? class : classify (g_utf8_get_char (at));

        if (!first && here != CLASS_MARK && !(class == CLASS_WORD && here == CLASS_WORD))
            break;
        end = (int) (g_utf8_next_char (at) - text);
        first = FALSE;
    }
    return MIN (end, length);
}

static Letter *
make_latin (void)
{
    Letter *letters = g_new0 (Letter, LATIN_END);

    for (gunichar c = '0'; c < LATIN_END; c++) {
        char text[6];
        int length = g_unichar_to_utf8 (c, text);
        g_autofree char *folded = classify (c) == CLASS_WORD ? amends_text_fold (text, length) : NULL;

        if (folded == NULL || strlen (folded) > sizeof letters[c].text)
            continue;
        letters[c].length = (guint8) strlen (folded);
        memcpy (letters[c].text, folded, letters[c].length);
    }
    return letters;
}

static const Letter *
get_latin (void)
{
    static Letter *latin;

    if (g_once_init_enter_pointer (&latin))
        g_once_init_leave_pointer (&latin, make_latin ());
    return latin;
}

/* NULL for what is not in the table, or is no part of a word. @n_bytes: (out) */
static const Letter *
find_letter (const Letter *latin, const char *text, int length, int *n_bytes)
{
    guchar first = (guchar) text[0];
    gunichar c = first;

    *n_bytes = first < 0x80 ? 1 : 2;
    if (first >= 0x80) {
        if (first < 0xc2 || first > 0xc9 || length < 2)
            return NULL;
        c = (gunichar) (first & 0x1f) << 6 | ((guchar) text[1] & 0x3f);
    }
    return c < LATIN_END && latin[c].length > 0 ? &latin[c] : NULL;
}

/* Whether what is at @text would belong to a word before it. */
static gboolean
continues_word (const char *text)
{
    Class class = (guchar) *text < 0x80 ? CLASS_GAP : classify (g_utf8_get_char (text));

    return class == CLASS_WORD || class == CLASS_MARK;
}

/* Returns: where the letters of that table end */
static int
skip_letters (const Walk *walk, const char *text, int start, int length)
{
    int end = start, n_bytes;

    while (end < length && find_letter (walk->latin, text + end, length - end, &n_bytes) != NULL)
        end += n_bytes;
    return end;
}

/* Most words have only letters of that table, and no other may touch them. Returns: where the word ends, or @start if it is none of these. */
static int
take_latin_word (Walk *walk, const char *text, int start, int length, int *result)
{
    char word[FOLDED_MAX + sizeof ((Letter *) NULL)->text];
    int end = start, n_folded = 0, n_bytes;
    const Letter *letter = find_letter (walk->latin, text + start, length - start, &n_bytes);

    if (letter != NULL && !is_asked_for (walk, letter->text[0])) {
        end = skip_letters (walk, text, start, length);
        if (end < length && continues_word (text + end))
            return start;
        *result = end_run (walk);
        return end;
    }
    while (end < length && (letter = find_letter (walk->latin, text + end, length - end, &n_bytes)) != NULL) {
        if (n_folded + letter->length > FOLDED_MAX)
            return start;
        memcpy (word + n_folded, letter->text, sizeof letter->text);
        n_folded += letter->length;
        end += n_bytes;
    }
    if (end == start || (end < length && continues_word (text + end)))
        return start;
    *result = end_run (walk);
    if (*result == SQLITE_OK)
        *result = walk->func (walk->data, 0, word, n_folded, start, end);
    return end;
}

/* A space or the like that no mark can be on. */
static gboolean
is_plain_gap (const char *text, int start, int length)
{
    return (guchar) text[start] < 0x80 && !g_ascii_isalnum (text[start]) &&
           (start + 1 >= length || (guchar) text[start + 1] < 0x80);
}

int
amends_fts_tokenize (AmendsTokens tokens, const char *text, int length, AmendsTokenFunc func, void *data)
{
    return amends_fts_tokenize_some (tokens, NULL, text, length, func, data);
}

int
amends_fts_tokenize_some (AmendsTokens tokens, const AmendsTokenBegins *begins, const char *text, int length,
                          AmendsTokenFunc func, void *data)
{
    Walk walk = { .tokens = tokens,
                  .begins = begins,
                  .latin = get_latin (),
                  .func = func,
                  .data = data,
                  .last = { .text = walk.last.buffer } };
    int result = SQLITE_OK;

    for (int start = 0, end; start < length && result == SQLITE_OK; start = end) {
        Class class;

        if (is_plain_gap (text, start, length)) {
            result = walk.in_run ? end_run (&walk) : SQLITE_OK;
            end = start + 1;
            continue;
        }
        end = take_latin_word (&walk, text, start, length, &result);
        if (end > start)
            continue;
        class = classify (g_utf8_get_char (text + start));
        end = find_end (text, start, length, class);
        if (class == CLASS_CJK)
            result = continue_run (&walk, text, start, end);
        else if (class == CLASS_WORD || class == CLASS_PICTURE)
            result = take_word (&walk, text, start, end);
        else
            result = end_run (&walk);
    }
    if (result == SQLITE_OK)
        result = end_run (&walk);
    clear_folded (&walk.last);
    return result;
}

static int
stop_at_token_cb (void *data, int colocated G_GNUC_UNUSED, const char *token G_GNUC_UNUSED, int length G_GNUC_UNUSED,
                  int start G_GNUC_UNUSED, int end G_GNUC_UNUSED)
{
    gboolean *found = data;

    *found = TRUE;
    return SQLITE_DONE;
}

gboolean
amends_fts_has_tokens (const char *text)
{
    gboolean found = FALSE;

    amends_fts_tokenize (AMENDS_TOKENS_QUERY, text, (int) strlen (text), stop_at_token_cb, &found);
    return found;
}

static int
append_word_cb (void *data, int colocated G_GNUC_UNUSED, const char *token, int length, int start G_GNUC_UNUSED,
                int end G_GNUC_UNUSED)
{
    GString *words = data;

    if (words->len == 0)
        g_string_append_c (words, ' ');
    g_string_append_len (words, token, length);
    g_string_append_c (words, ' ');
    return SQLITE_OK;
}

char *
amends_fts_words (const char *text)
{
    GString *words = g_string_new (NULL);

    amends_fts_tokenize (AMENDS_TOKENS_PLAIN, text, (int) strlen (text), append_word_cb, words);
    return g_string_free_and_steal (words);
}

static int
create_cb (void *context G_GNUC_UNUSED, const char **arguments G_GNUC_UNUSED, int n_arguments G_GNUC_UNUSED,
           Fts5Tokenizer **tokenizer)
{
    static char none;

    /* It has no state; SQLite only wants to see something. */
    *tokenizer = (Fts5Tokenizer *) &none;
    return SQLITE_OK;
}

static void
delete_cb (Fts5Tokenizer *tokenizer G_GNUC_UNUSED)
{
}

typedef struct {
    void *context;
    int (*func) (void *context, int flags, const char *token, int length, int start, int end);
} Receiver;

static int
pass_on_cb (void *data, int colocated, const char *token, int length, int start, int end)
{
    Receiver *receiver = data;

    return receiver->func (receiver->context, colocated ? FTS5_TOKEN_COLOCATED : 0, token, length, start, end);
}

static int
tokenize_cb (Fts5Tokenizer *tokenizer G_GNUC_UNUSED, void *context, int flags, const char *text, int length,
             int (*func) (void *context, int flags, const char *token, int length, int start, int end))
{
    Receiver receiver = { context, func };
    int result;

    if ((flags & FTS5_TOKENIZE_DOCUMENT) != 0 &&
        amends_tokens_ahead_replay (text, length, FTS5_TOKEN_COLOCATED, func, context, &result))
        return result;
    return amends_fts_tokenize ((flags & FTS5_TOKENIZE_QUERY) != 0 ? AMENDS_TOKENS_QUERY : AMENDS_TOKENS_DOCUMENT, text,
                                length, pass_on_cb, &receiver);
}

static fts5_api *
find_api (sqlite3 *handle)
{
    sqlite3_stmt *statement = NULL;
    fts5_api *api = NULL;

    if (sqlite3_prepare_v2 (handle, "SELECT fts5 (?1)", -1, &statement, NULL) == SQLITE_OK) {
        sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
        sqlite3_step (statement);
    }
    sqlite3_finalize (statement);
    return api;
}

gboolean
amends_fts_tokenizer_register (sqlite3 *handle, GError **error)
{
    fts5_tokenizer tokenizer = { create_cb, delete_cb, tokenize_cb };
    fts5_api *api = find_api (handle);
    int result = api == NULL ? SQLITE_ERROR : api->xCreateTokenizer (api, "amends", NULL, &tokenizer, NULL);

    if (result != SQLITE_OK)
        amends_db_set_error (error, result);
    return result == SQLITE_OK;
}
