/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-phrase-index.h"

#define KEY_BYTES 3 /* a character of Chinese or Japanese, three letters of others */

struct _AmendsPhraseIndex {
    GHashTable *words;  /* (element-type utf8 GArray): ids by a whole first word; the words are the phrases' own */
    GHashTable *starts; /* ids by the first bytes of a first word with an open end */
    GArray *digits;     /* (element-type guint) */
    GArray *others;     /* those whose first word has an open start, or too few letters */
};

static GArray *
create_ids (void)
{
    return g_array_new (FALSE, FALSE, sizeof (guint));
}

AmendsPhraseIndex *
amends_phrase_index_new (void)
{
    AmendsPhraseIndex *self = g_new0 (AmendsPhraseIndex, 1);

    self->words = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
    self->starts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
    self->digits = create_ids ();
    self->others = create_ids ();
    return self;
}

void
amends_phrase_index_free (AmendsPhraseIndex *self)
{
    g_hash_table_unref (self->words);
    g_hash_table_unref (self->starts);
    g_array_unref (self->digits);
    g_array_unref (self->others);
    g_free (self);
}

static gpointer
make_key (const char *folded)
{
    guint key = 0;

    for (guint i = 0; i < KEY_BYTES && folded[i] != '\0'; i++)
        key = key << 8 | (guchar) folded[i];
    return GUINT_TO_POINTER (key);
}

static GArray *
ensure_ids (GHashTable *table, gpointer key)
{
    GArray *ids = g_hash_table_lookup (table, key);

    if (ids == NULL) {
        ids = create_ids ();
        g_hash_table_insert (table, key, ids);
    }
    return ids;
}

static GArray *
choose_ids (AmendsPhraseIndex *self, const AmendsPhraseWord *word)
{
    if (word->digit)
        return self->digits;
    if (word->open_start || (word->open_end && strlen (word->folded) < KEY_BYTES))
        return self->others;
    return word->open_end ? ensure_ids (self->starts, make_key (word->folded)) : ensure_ids (self->words, word->folded);
}

void
amends_phrase_index_add (AmendsPhraseIndex *self, const AmendsPhrase *phrase, guint id)
{
    g_autoptr (GPtrArray) starts = amends_phrase_list_starts (phrase);

    for (guint i = 0; i < starts->len; i++) {
        GArray *ids = choose_ids (self, starts->pdata[i]);

        if (ids->len == 0 || g_array_index (ids, guint, ids->len - 1) != id)
            g_array_append_val (ids, id);
    }
}

void
amends_phrase_index_foreach (const AmendsPhraseIndex *self, const AmendsPhraseText *text, guint at,
                             AmendsPhraseFound found, gpointer user_data)
{
    const char *folded = amends_text_tokens_at (text->tokens, at)->folded;
    const GArray *lists[] = { g_hash_table_lookup (self->words, folded),
                              g_hash_table_lookup (self->starts, make_key (folded)), self->others,
                              g_ascii_isdigit (folded[0]) ? self->digits : NULL };

    for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
        for (guint j = 0; lists[i] != NULL && j < lists[i]->len; j++)
            found (g_array_index (lists[i], guint, j), at, user_data);
    }
}
