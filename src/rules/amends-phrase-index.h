/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-phrase.h"

G_BEGIN_DECLS

/** AmendsPhraseIndex: which of many phrases may begin with a word, so that not each has to be tried at each word. */
typedef struct _AmendsPhraseIndex AmendsPhraseIndex;

AmendsPhraseIndex *amends_phrase_index_new (void);
void amends_phrase_index_free (AmendsPhraseIndex *self);

/** amends_phrase_index_add: @id: the caller's number for @phrase, which must outlive the index */
void amends_phrase_index_add (AmendsPhraseIndex *self, const AmendsPhrase *phrase, guint id);

/** AmendsPhraseFound: called with the id of a phrase that may begin at a token; may be called twice for one. */
typedef void (*AmendsPhraseFound) (guint id, guint at, gpointer user_data);

/** amends_phrase_index_foreach: calls @found for each phrase that may begin at token @at of @text */
void amends_phrase_index_foreach (const AmendsPhraseIndex *self, const AmendsPhraseText *text, guint at,
                                  AmendsPhraseFound found, gpointer user_data);

G_END_DECLS
