/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-sample-random.h"
#include "amends-sample-texts.h"

G_BEGIN_DECLS

/**
 * AmendsSampleWords: the words of one text file, the most frequent first. They are drawn as often as in real text: a word's frequency is in inverse
 * proportion to its rank (Zipf). Where words are not parted by spaces, pieces of one or two characters stand for them.
 */
typedef struct _AmendsSampleWords AmendsSampleWords;

AmendsSampleWords *amends_sample_words_new (const AmendsSampleTexts *texts);
void amends_sample_words_free (AmendsSampleWords *self);

guint amends_sample_words_get_n (const AmendsSampleWords *self);
/** amends_sample_words_get: @rank: from 0, less than the number of words. Returns: (transfer none) */
const char *amends_sample_words_get (const AmendsSampleWords *self, guint rank);

/** amends_sample_words_append: appends sentences of together @n words; some are rare ones: numbers, and two words in one */
void amends_sample_words_append (const AmendsSampleWords *self, AmendsSampleRandom *random, guint n, GString *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsSampleWords, amends_sample_words_free)

G_END_DECLS
