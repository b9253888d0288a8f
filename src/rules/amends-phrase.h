/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-phrase-text.h"

G_BEGIN_DECLS

/**
 * AmendsPhrase: words to look for. Case and diacritics do not count. A word may begin or end with "*" (any letters), hold choices ("came|arrived"),
 * and ".." between words stands for up to three others (six characters of scripts without spaces) of the same sentence.
 */
typedef struct _AmendsPhrase AmendsPhrase;

/** amends_phrase_new: Returns: (transfer full): NULL if @pattern holds no word */
AmendsPhrase *amends_phrase_new (const char *pattern);
void amends_phrase_free (AmendsPhrase *self);

/**
 * amends_phrase_find: where the phrase is first found from token @from on.
 * @first: (out): the first token of it
 * @last: (out): the last one
 */
gboolean amends_phrase_find (const AmendsPhrase *self, const AmendsPhraseText *text, guint from, guint *first,
                             guint *last);

/** amends_phrase_holds: TRUE if one of its words is @folded */
gboolean amends_phrase_holds (const AmendsPhrase *self, const char *folded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsPhrase, amends_phrase_free)

G_END_DECLS
