/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-cause-phrases.h"

G_BEGIN_DECLS

/*
 * What single words and pairs of words tell of causes, counted in sentences that buyers say (data/phrases/LANG.tsv: a cause or "-" for none, and
 * a sentence). It finds what no phrase foresaw; what it counts is shown as words too.
 */

#define AMENDS_CAUSE_LIKENESS_MAX 12

/** AmendsCauseLexicon: of one language. Immutable. */
typedef struct _AmendsCauseLexicon AmendsCauseLexicon;

/**
 * amends_cause_lexicon_new_from_bytes: counts a file of sentences, strictly.
 *
 * Returns: (transfer full): NULL with @error set (G_IO_ERROR_INVALID_DATA), whose message names the line
 */
AmendsCauseLexicon *amends_cause_lexicon_new_from_bytes (GBytes *bytes, GError **error);
void amends_cause_lexicon_free (AmendsCauseLexicon *self);

/** AmendsCauseLikeness: how much a text sounds like each cause. */
typedef struct {
    double causes[AMENDS_N_CAUSES]; /* −12 to 12; 0: as little or as much as sentences without a cause */
} AmendsCauseLikeness;

AmendsCauseLikeness amends_cause_lexicon_compare (const AmendsCauseLexicon *self, const AmendsPhraseText *text);

/**
 * amends_cause_lexicon_find_words: the words of @text by which it sounds like @cause more than like others.
 *
 * Returns: (transfer full) (element-type AmendsTextHit): in order, at least one where any word is known
 */
GArray *amends_cause_lexicon_find_words (const AmendsCauseLexicon *self, const AmendsPhraseText *text,
                                         AmendsCause cause);

/** amends_cause_lexicon_count_known: Returns: how many of the words of @text the sentences hold */
guint amends_cause_lexicon_count_known (const AmendsCauseLexicon *self, const AmendsPhraseText *text);

/** amends_cause_lexicon_get: Returns: (transfer none) (nullable): that of @language as amends_cause_phrases_get() takes it; thread-safe */
const AmendsCauseLexicon *amends_cause_lexicon_get (const char *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsCauseLexicon, amends_cause_lexicon_free)

G_END_DECLS
