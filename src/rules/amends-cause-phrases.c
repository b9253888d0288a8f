/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-phrases.h"

#include <yyjson.h>

#include "amends-phrases-resources.h"
#include "amends-text-match.h"

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

static gboolean
read_nots (AmendsCausePhrases *self, yyjson_val *root, GError **error)
{
    yyjson_val *reach = yyjson_obj_get (root, "reach"), *list = yyjson_obj_get (root, "nots"), *item;
    yyjson_arr_iter iter;

    if (!yyjson_is_uint (reach) || !yyjson_is_arr (list))
        return refuse (error, "nots");
    self->reach = (guint) yyjson_get_uint (reach);
    yyjson_arr_iter_init (list, &iter);
    while ((item = yyjson_arr_iter_next (&iter)) != NULL)
        g_hash_table_add (self->nots, amends_text_fold (yyjson_get_str (item), -1));
    yyjson_arr_iter_init (yyjson_obj_get (root, "afters"), &iter);
    while ((item = yyjson_arr_iter_next (&iter)) != NULL)
        g_ptr_array_add (self->afters, amends_phrase_new (yyjson_get_str (item)));
    return TRUE;
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
read_list (AmendsCausePhrases *self, AmendsCause cause, int weight, yyjson_val *list, GError **error)
{
    yyjson_arr_iter iter;
    yyjson_val *item;

    if (!yyjson_is_arr (list) || weight < 1 || weight > 3)
        return refuse (error, amends_cause_get_id (cause));
    yyjson_arr_iter_init (list, &iter);
    while ((item = yyjson_arr_iter_next (&iter)) != NULL) {
        const char *text = yyjson_get_str (item);
        AmendsCausePhrase phrase = { NULL, cause, weight, FALSE };

        if (text != NULL)
            phrase.phrase = amends_phrase_new (text[0] == '!' ? text + 1 : text);
        if (phrase.phrase == NULL)
            return refuse (error, text != NULL ? text : amends_cause_get_id (cause));
        phrase.immune = text[0] == '!' || holds_not (self, phrase.phrase);
        g_array_append_val (self->phrases, phrase);
    }
    return TRUE;
}

static gboolean
read_causes (AmendsCausePhrases *self, yyjson_val *causes, GError **error)
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
            if (!read_list (self, (AmendsCause) cause, atoi (yyjson_get_str (weight)), yyjson_obj_iter_get_val (weight),
                            error))
                return FALSE;
        }
    }
    return self->phrases->len > 0 || refuse (error, "causes");
}

AmendsCausePhrases *
amends_cause_phrases_new_from_bytes (GBytes *bytes, GError **error)
{
    g_autoptr (AmendsCausePhrases) self = g_new0 (AmendsCausePhrases, 1);
    gsize size;
    const char *data = g_bytes_get_data (bytes, &size);
    yyjson_doc *document = yyjson_read (data, size, 0);
    yyjson_val *root = yyjson_doc_get_root (document);
    gboolean done;

    self->phrases = g_array_new (FALSE, FALSE, sizeof (AmendsCausePhrase));
    g_array_set_clear_func (self->phrases, clear_phrase);
    self->nots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    self->afters = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_phrase_free);
    done = read_nots (self, root, error) && read_causes (self, yyjson_obj_get (root, "causes"), error);
    yyjson_doc_free (document);
    return done ? g_steal_pointer (&self) : NULL;
}

void
amends_cause_phrases_free (AmendsCausePhrases *self)
{
    g_array_unref (self->phrases);
    g_hash_table_unref (self->nots);
    g_ptr_array_unref (self->afters);
    g_free (self);
}

gboolean
amends_cause_phrases_is_negated (const AmendsCausePhrases *self, const AmendsPhraseText *text, guint first, guint last)
{
    for (guint i = first, n = 0; i > 0 && n < self->reach && text->clauses[i - 1] == text->clauses[first]; n++) {
        i--;
        if (g_hash_table_contains (self->nots, amends_text_tokens_at (text->tokens, i)->folded))
            return TRUE;
    }
    for (guint i = 0; i < self->afters->len; i++) {
        guint from, to;

        if (amends_phrase_find (g_ptr_array_index (self->afters, i), text, last + 1, &from, &to) &&
            from - last <= self->reach && text->clauses[from] == text->clauses[last])
            return TRUE;
    }
    return FALSE;
}

static GBytes *
look_up (const char *language, GError **error)
{
    g_autofree char *path = g_strconcat (FOLDER, language, ".json", NULL);

    return g_resource_lookup_data (amends_phrases_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

static AmendsCausePhrases *
load (const char *language)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = look_up (language, &error);
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

const AmendsCausePhrases *
amends_cause_phrases_get (const char *language)
{
    static AmendsCausePhrases *loaded[G_N_ELEMENTS (LANGUAGES)];

    for (guint i = 0; LANGUAGES[i] != NULL; i++) {
        if (!is_language (language, LANGUAGES[i]))
            continue;
        if (g_once_init_enter_pointer (&loaded[i]))
            g_once_init_leave_pointer (&loaded[i], load (LANGUAGES[i]));
        return loaded[i];
    }
    return NULL;
}

const char *const *
amends_cause_phrases_list_languages (void)
{
    return LANGUAGES;
}

guint32
amends_cause_phrases_get_checksum (void)
{
    g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
    guint8 digest[32];
    gsize size = sizeof digest;

    for (guint i = 0; LANGUAGES[i] != NULL; i++) {
        g_autoptr (GBytes) bytes = look_up (LANGUAGES[i], NULL);
        gsize length = 0;
        const guchar *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

        g_checksum_update (checksum, data, (gssize) length);
    }
    g_checksum_get_digest (checksum, digest, &size);
    return (guint32) digest[0] << 24 | (guint32) digest[1] << 16 | (guint32) digest[2] << 8 | digest[3];
}
