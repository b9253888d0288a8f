/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-phrase-text.h"

G_BEGIN_DECLS

/**
 * AmendsPhrase: words to look for, one after the other. Case and diacritics do not count. A word may begin or end with "*" (any letters), "#" is
 * a word that begins with a digit, choices are split by "|" and may be of several words ("came|turned_up", "沒到|沒來"). "<name>" is one choice of a named set, "<!name>"
 * another choice of it than an earlier "<name>" of the phrase had. ".." between words stands for up to three others (six characters of scripts
 * without spaces) of the same sentence, "..." for up to eight (sixteen), which may go on into the next sentence.
 */
typedef struct _AmendsPhrase AmendsPhrase;

/** AmendsPhraseSets: named sets of choices that phrases share. */
typedef struct _AmendsPhraseSets AmendsPhraseSets;

AmendsPhraseSets *amends_phrase_sets_new (void);
void amends_phrase_sets_free (AmendsPhraseSets *self);
/** amends_phrase_sets_add: @choice may have several words, which must stand together. Returns: FALSE if it holds none */
gboolean amends_phrase_sets_add (AmendsPhraseSets *self, const char *name, const char *choice);

/** amends_phrase_new: Returns: (transfer full): NULL if @pattern holds no word, a set, or more than 12 parts */
AmendsPhrase *amends_phrase_new (const char *pattern);
/** amends_phrase_new_with_sets: @sets: needed only while it is made. Returns: (transfer full): NULL also if it names a set that is not there */
AmendsPhrase *amends_phrase_new_with_sets (const char *pattern, const AmendsPhraseSets *sets);
void amends_phrase_free (AmendsPhrase *self);

/** amends_phrase_match_at: TRUE if it begins at token @at; @last: (out): its last token */
gboolean amends_phrase_match_at (const AmendsPhrase *self, const AmendsPhraseText *text, guint at, guint *last);

/**
 * amends_phrase_find: where the phrase is first found from token @from on.
 * @first: (out): the first token of it
 * @last: (out): the last one
 */
gboolean amends_phrase_find (const AmendsPhrase *self, const AmendsPhraseText *text, guint from, guint *first,
                             guint *last);

/** amends_phrase_holds: TRUE if one of its words is @folded */
gboolean amends_phrase_holds (const AmendsPhrase *self, const char *folded);

/** AmendsPhraseWord: a word of a phrase. */
typedef struct {
    char *folded;
    gboolean open_start;
    gboolean open_end;
    gboolean digit;   /* any word that begins with one */
    gboolean touches; /* a character that stands right after the one before */
} AmendsPhraseWord;

/** amends_phrase_list_starts: Returns: (transfer container) (element-type AmendsPhraseWord): the words it may begin with, owned by the phrase */
GPtrArray *amends_phrase_list_starts (const AmendsPhrase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsPhrase, amends_phrase_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsPhraseSets, amends_phrase_sets_free)

G_END_DECLS
