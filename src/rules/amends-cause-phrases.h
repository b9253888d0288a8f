/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-cause.h"
#include "amends-phrase-index.h"

G_BEGIN_DECLS

/** AmendsCausePhrase: one sign of a cause. */
typedef struct {
    AmendsPhrase *phrase;
    AmendsCause cause;
    int weight;      /* 1 to 5; 2 is enough for a suggestion */
    gboolean immune; /* a "not" before it does not turn it round: it holds one itself */
} AmendsCausePhrase;

/** AmendsCausePhrases: what data/phrases has for one language. Immutable. */
typedef struct {
    GArray *phrases;          /* (element-type AmendsCausePhrase) */
    AmendsPhraseIndex *index; /* of these, by their place in the array */
    GHashTable *nots;         /* (element-type utf8 -) folded words that turn round what follows */
    GHashTable *stops;        /* (element-type utf8 -) … beyond which a "not" does not reach ("but") */
    GPtrArray *affirms; /* (element-type AmendsPhrase) what begins with a "not" that turns nothing round ("not only") */
    GPtrArray *afters;  /* (element-type AmendsPhrase) what turns round the characters before it (Japanese) */
    GPtrArray *praise;  /* (element-type AmendsPhrase) … beside which a faint sign is no complaint */
    AmendsPhraseIndex *praise_index;
    GPtrArray *
        seller; /* (element-type AmendsPhrase) words by which feedback is more than a product review: "parcel", "described as", "was used" */
    AmendsPhraseIndex *seller_index;
    guint reach; /* how many words or characters a "not" reaches over */
} AmendsCausePhrases;

/**
 * amends_cause_phrases_new_from_bytes: reads a file of phrases strictly.
 *
 * Returns: (transfer full): NULL with @error set (G_IO_ERROR_INVALID_DATA), whose message names the place
 */
AmendsCausePhrases *amends_cause_phrases_new_from_bytes (GBytes *bytes, GError **error);
void amends_cause_phrases_free (AmendsCausePhrases *self);

/**
 * amends_cause_phrases_is_negated: TRUE if something near the words @first to @last says that it is not so
 * @not_at: (out): the token that says it
 */
gboolean amends_cause_phrases_is_negated (const AmendsCausePhrases *self, const AmendsPhraseText *text, guint first,
                                          guint last, guint *not_at);

/** amends_cause_phrases_find_praise: Returns: (transfer full): of each sentence of @text, whether it praises */
gboolean *amends_cause_phrases_find_praise (const AmendsCausePhrases *self, const AmendsPhraseText *text);

/**
 * amends_cause_phrases_tell_of_seller: whether a word of @text is of what a seller answers for (order, packing, condition, description, delivery,
 * price or service), said of it or denied. Such words are many: what is spared by them counts more than what is missed.
 */
gboolean amends_cause_phrases_tell_of_seller (const AmendsCausePhrases *self, const AmendsPhraseText *text);

/** amends_cause_phrases_get: Returns: (transfer none) (nullable): those of @language (BCP 47; "zh" is "zh-Hant"), NULL if there are none; thread-safe */
const AmendsCausePhrases *amends_cause_phrases_get (const char *language);

/** amends_cause_phrases_find_language: Returns: the place of @language in amends_cause_phrases_list_languages(), or -1 */
int amends_cause_phrases_find_language (const char *language);

/** amends_cause_phrases_list_languages: Returns: (transfer none) (array zero-terminated) */
const char *const *amends_cause_phrases_list_languages (void);

/** amends_cause_phrases_get_checksum: Returns: of all the phrases and sentences that are built in: another one when any of them changes */
guint32 amends_cause_phrases_get_checksum (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsCausePhrases, amends_cause_phrases_free)

G_END_DECLS
