/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-phrases.h"

#include <yyjson.h>

#include "amends-own-resource.h"
#include "amends-phrases-resources.h"
#include "amends-script-fold.h"
#include "amends-text-match.h"

#define MAX_WEIGHT 5
#define WITHIN_REACH 2
#define FOLDER "/io/github/amendsapp/Amends/phrases/"

static const char *const LANGUAGES[] = { "en", "sv", "de", "pl", "zh-Hant", "ja", NULL };

static void
clear_phrase (gpointer data)
{
    amends_phrase_free (((AmendsCausePhrase *) data)->phrase);
}

static gboolean
refuse (GError **error, const char *where)
{
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "phrases: “%s” is not what belongs there", where);
    return FALSE;
}

static void
read_words (GHashTable *words, yyjson_val *list)
{
    yyjson_arr_iter iter;
    yyjson_val *item;

    yyjson_arr_iter_init (list, &iter);
    while ((item = yyjson_arr_iter_next (&iter)) != NULL) {
        char *word = amends_text_fold (yyjson_get_str (item), -1);

        amends_script_fold (word);
        g_hash_table_add (words, word);
    }
}

static gboolean
read_phrases (GPtrArray *phrases, yyjson_val *list, GError **error)
{
    yyjson_arr_iter iter;
    yyjson_val *item;

    yyjson_arr_iter_init (list, &iter);
    while ((item = yyjson_arr_iter_next (&iter)) != NULL) {
        const char *text = yyjson_get_str (item);
        AmendsPhrase *phrase = text != NULL ? amends_phrase_new (text) : NULL;

        if (phrase == NULL)
            return refuse (error, text != NULL ? text : "afters");
        g_ptr_array_add (phrases, phrase);
    }
    return TRUE;
}

static gboolean
read_nots (AmendsCausePhrases *self, yyjson_val *root, GError **error)
{
    yyjson_val *reach = yyjson_obj_get (root, "reach"), *list = yyjson_obj_get (root, "nots");

    if (!yyjson_is_uint (reach) || !yyjson_is_arr (list))
        return refuse (error, "nots");
    self->reach = (guint) yyjson_get_uint (reach);
    read_words (self->nots, list);
    read_words (self->stops, yyjson_obj_get (root, "stops"));
    return read_phrases (self->affirms, yyjson_obj_get (root, "affirms"), error) &&
           read_phrases (self->afters, yyjson_obj_get (root, "afters"), error) &&
           read_phrases (self->praise, yyjson_obj_get (root, "praise"), error) &&
           read_phrases (self->seller, yyjson_obj_get (root, "seller"), error);
}

static AmendsPhraseSets *
read_sets (yyjson_val *root, GError **error)
{
    g_autoptr (AmendsPhraseSets) sets = amends_phrase_sets_new ();
    yyjson_obj_iter iter = yyjson_obj_iter_with (yyjson_obj_get (root, "sets"));
    yyjson_val *key, *item;

    while ((key = yyjson_obj_iter_next (&iter)) != NULL) {
        yyjson_arr_iter list;

        yyjson_arr_iter_init (yyjson_obj_iter_get_val (key), &list);
        while ((item = yyjson_arr_iter_next (&list)) != NULL) {
            const char *text = yyjson_get_str (item);

            if (text == NULL || !amends_phrase_sets_add (sets, yyjson_get_str (key), text)) {
                refuse (error, yyjson_get_str (key));
                return NULL;
            }
        }
    }
    return g_steal_pointer (&sets);
}

static gboolean
holds_not (const AmendsCausePhrases *self, const AmendsPhrase *phrase)
{
    GHashTableIter iter;
    gpointer word;

    g_hash_table_iter_init (&iter, self->nots);
    while (g_hash_table_iter_next (&iter, &word, NULL)) {
        if (amends_phrase_holds (phrase, word))
            return TRUE;
    }
    return FALSE;
}

static gboolean
read_list (AmendsCausePhrases *self, const AmendsPhraseSets *sets, AmendsCausePhrase phrase, yyjson_val *list,
           GError **error)
{
    yyjson_arr_iter iter;
    yyjson_val *item;

    if (!yyjson_is_arr (list) || phrase.weight < 1 || phrase.weight > MAX_WEIGHT)
        return refuse (error, amends_cause_get_id (phrase.cause));
    yyjson_arr_iter_init (list, &iter);
    while ((item = yyjson_arr_iter_next (&iter)) != NULL) {
        const char *text = yyjson_get_str (item);

        phrase.phrase = text != NULL ? amends_phrase_new_with_sets (text[0] == '!' ? text + 1 : text, sets) : NULL;
        if (phrase.phrase == NULL)
            return refuse (error, text != NULL ? text : amends_cause_get_id (phrase.cause));
        phrase.immune = text[0] == '!' || holds_not (self, phrase.phrase);
        amends_phrase_index_add (self->index, phrase.phrase, self->phrases->len);
        g_array_append_val (self->phrases, phrase);
    }
    return TRUE;
}

static gboolean
read_causes (AmendsCausePhrases *self, yyjson_val *causes, const AmendsPhraseSets *sets, GError **error)
{
    yyjson_obj_iter iter = yyjson_obj_iter_with (causes);
    yyjson_val *key;

    while ((key = yyjson_obj_iter_next (&iter)) != NULL) {
        int cause = amends_cause_from_id (yyjson_get_str (key));
        yyjson_obj_iter lists = yyjson_obj_iter_with (yyjson_obj_iter_get_val (key));
        yyjson_val *weight;

        if (cause == AMENDS_CAUSE_NONE)
            return refuse (error, yyjson_get_str (key));
        while ((weight = yyjson_obj_iter_next (&lists)) != NULL) {
            AmendsCausePhrase phrase = { NULL, (AmendsCause) cause, atoi (yyjson_get_str (weight)), FALSE };

            if (!read_list (self, sets, phrase, yyjson_obj_iter_get_val (weight), error))
                return FALSE;
        }
    }
    return self->phrases->len > 0 || refuse (error, "causes");
}

static AmendsCausePhrases *
create_empty (void)
{
    AmendsCausePhrases *self = g_new0 (AmendsCausePhrases, 1);

    self->phrases = g_array_new (FALSE, FALSE, sizeof (AmendsCausePhrase));
    g_array_set_clear_func (self->phrases, clear_phrase);
    self->index = amends_phrase_index_new ();
    self->nots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    self->stops = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    self->affirms = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_phrase_free);
    self->afters = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_phrase_free);
    self->praise = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_phrase_free);
    self->praise_index = amends_phrase_index_new ();
    self->seller = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_phrase_free);
    self->seller_index = amends_phrase_index_new ();
    return self;
}

AmendsCausePhrases *
amends_cause_phrases_new_from_bytes (GBytes *bytes, GError **error)
{
    g_autoptr (AmendsCausePhrases) self = create_empty ();
    gsize size;
    const char *data = g_bytes_get_data (bytes, &size);
    yyjson_doc *document = yyjson_read (data, size, 0);
    yyjson_val *root = yyjson_doc_get_root (document);
    g_autoptr (AmendsPhraseSets) sets = read_sets (root, error);
    gboolean done = sets != NULL && read_nots (self, root, error) &&
                    read_causes (self, yyjson_obj_get (root, "causes"), sets, error);

    for (guint i = 0; done && i < self->praise->len; i++)
        amends_phrase_index_add (self->praise_index, self->praise->pdata[i], i);
    for (guint i = 0; done && i < self->seller->len; i++)
        amends_phrase_index_add (self->seller_index, self->seller->pdata[i], i);
    yyjson_doc_free (document);
    return done ? g_steal_pointer (&self) : NULL;
}

void
amends_cause_phrases_free (AmendsCausePhrases *self)
{
    amends_phrase_index_free (self->index);
    amends_phrase_index_free (self->praise_index);
    amends_phrase_index_free (self->seller_index);
    g_array_unref (self->phrases);
    g_hash_table_unref (self->nots);
    g_hash_table_unref (self->stops);
    g_ptr_array_unref (self->affirms);
    g_ptr_array_unref (self->afters);
    g_ptr_array_unref (self->praise);
    g_ptr_array_unref (self->seller);
    g_free (self);
}

static gboolean
begins_any (GPtrArray *phrases, const AmendsPhraseText *text, guint at)
{
    guint last;

    for (guint i = 0; i < phrases->len; i++) {
        if (amends_phrase_match_at (phrases->pdata[i], text, at, &last))
            return TRUE;
    }
    return FALSE;
}

/* From the token before @from back to the one after @until, over @reach of one clause. */
static gboolean
find_not (const AmendsCausePhrases *self, const AmendsPhraseText *text, guint from, guint until, guint reach,
          guint *not_at)
{
    for (guint i = from, n = 0; i > until && n < reach && text->clauses[i - 1] == text->clauses[from]; n++) {
        const char *folded = amends_text_tokens_at (text->tokens, --i)->folded;

        if (g_hash_table_contains (self->stops, folded))
            return FALSE;
        if (g_hash_table_contains (self->nots, folded) && !begins_any (self->affirms, text, i)) {
            *not_at = i;
            return TRUE;
        }
    }
    return FALSE;
}

gboolean
amends_cause_phrases_is_negated (const AmendsCausePhrases *self, const AmendsPhraseText *text, guint first, guint last,
                                 guint *not_at)
{
    /* "The delivery was not late": where a phrase leaves room for other words, a "not" may stand right before its last one. */
    if (find_not (self, text, first, 0, self->reach, not_at) ||
        find_not (self, text, last, first + 1, WITHIN_REACH, not_at))
        return TRUE;
    for (guint at = last + 1; self->afters->len > 0 && at < text->tokens->len && at - last <= self->reach &&
                              text->clauses[at] == text->clauses[last];
         at++) {
        if (begins_any (self->afters, text, at)) {
            *not_at = at;
            return TRUE;
        }
    }
    return FALSE;
}

static GBytes *
look_up (const char *language, const char *suffix, GError **error)
{
    g_autofree char *path = g_strconcat (FOLDER, language, suffix, NULL);

    return g_resource_lookup_data (amends_own_resource (amends_phrases_register_resource, amends_phrases_get_resource),
                                   path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

typedef struct {
    const AmendsCausePhrases *phrases;
    const AmendsPhraseText *text;
    gboolean *praised;
} Praising;

static void
find_praise_cb (guint id, guint at, gpointer user_data)
{
    Praising *praising = user_data;
    guint last, not_at;

    if (amends_phrase_match_at (praising->phrases->praise->pdata[id], praising->text, at, &last) &&
        !amends_cause_phrases_is_negated (praising->phrases, praising->text, at, last, &not_at))
        praising->praised[praising->text->sentences[at]] = TRUE;
}

gboolean *
amends_cause_phrases_find_praise (const AmendsCausePhrases *self, const AmendsPhraseText *text)
{
    guint n_tokens = text->tokens->len;
    Praising praising = { self, text, g_new0 (gboolean, n_tokens > 0 ? text->sentences[n_tokens - 1] + 1 : 1) };

    for (guint at = 0; at < n_tokens; at++)
        amends_phrase_index_foreach (self->praise_index, text, at, find_praise_cb, &praising);
    return praising.praised;
}

typedef struct {
    GPtrArray *phrases;
    const AmendsPhraseText *text;
    gboolean found;
} Telling;

static void
find_telling_cb (guint id, guint at, gpointer user_data)
{
    Telling *telling = user_data;
    guint last;

    telling->found = telling->found || amends_phrase_match_at (telling->phrases->pdata[id], telling->text, at, &last);
}

gboolean
amends_cause_phrases_tell_of_seller (const AmendsCausePhrases *self, const AmendsPhraseText *text)
{
    Telling telling = { self->seller, text, FALSE };

    for (guint at = 0; at < text->tokens->len && !telling.found; at++)
        amends_phrase_index_foreach (self->seller_index, text, at, find_telling_cb, &telling);
    return telling.found;
}

static AmendsCausePhrases *
load (const char *language)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = look_up (language, ".json", &error);
    AmendsCausePhrases *phrases = bytes != NULL ? amends_cause_phrases_new_from_bytes (bytes, &error) : NULL;

    if (phrases == NULL) /* built in, so it is there and right */
        g_error ("%s: %s", language, error->message);
    return phrases;
}

static gboolean
is_language (const char *tag, const char *language)
{
    gsize length = strcspn (language, "-");

    return g_ascii_strncasecmp (tag, language, length) == 0 && (tag[length] == '\0' || tag[length] == '-');
}

int
amends_cause_phrases_find_language (const char *language)
{
    for (int i = 0; LANGUAGES[i] != NULL; i++) {
        if (is_language (language, LANGUAGES[i]))
            return i;
    }
    return -1;
}

const AmendsCausePhrases *
amends_cause_phrases_get (const char *language)
{
    static AmendsCausePhrases *loaded[G_N_ELEMENTS (LANGUAGES)];
    int i = amends_cause_phrases_find_language (language);

    if (i < 0)
        return NULL;
    if (g_once_init_enter_pointer (&loaded[i]))
        g_once_init_leave_pointer (&loaded[i], load (LANGUAGES[i]));
    return loaded[i];
}

const char *const *
amends_cause_phrases_list_languages (void)
{
    return LANGUAGES;
}

static void
update_checksum (GChecksum *checksum, GBytes *bytes)
{
    gsize length = 0;
    const guchar *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

    g_checksum_update (checksum, data, (gssize) length);
}

guint32
amends_cause_phrases_get_checksum (void)
{
    g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
    guint8 digest[32];
    gsize size = sizeof digest;

    for (guint i = 0; LANGUAGES[i] != NULL; i++) {
        g_autoptr (GBytes) phrases = look_up (LANGUAGES[i], ".json", NULL);
        g_autoptr (GBytes) sentences = look_up (LANGUAGES[i], ".tsv", NULL);

        update_checksum (checksum, phrases);
        update_checksum (checksum, sentences);
    }
    g_checksum_get_digest (checksum, digest, &size);
    return (guint32) digest[0] << 24 | (guint32) digest[1] << 16 | (guint32) digest[2] << 8 | digest[3];
}
