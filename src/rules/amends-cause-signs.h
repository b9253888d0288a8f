/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-phrase-text.h"

G_BEGIN_DECLS

/* What of a text can be counted: its words, pieces of four letters (so that inflections and compounds share some), and words in a row. */

/** AmendsCauseSignKind: whole words tell the language too. */
typedef enum {
    AMENDS_CAUSE_SIGN_WORD,
    AMENDS_CAUSE_SIGN_PIECE,
    AMENDS_CAUSE_SIGN_PAIR,
    AMENDS_CAUSE_SIGN_TRIPLE,
} AmendsCauseSignKind;

/** AmendsCauseSign: @key is the same for the same sign, wherever it stands. */
typedef struct {
    guint64 key;
    AmendsCauseSignKind kind;
    guint first, last; /* the tokens it is made of */
} AmendsCauseSign;

/** amends_cause_signs_list: Returns: (transfer full) (element-type AmendsCauseSign): all signs of @text, in the order of their first token */
GArray *amends_cause_signs_list (const AmendsPhraseText *text);

/** amends_cause_signs_list_once: the same, each key once: where it first is. Returns: (transfer full) (element-type AmendsCauseSign) */
GArray *amends_cause_signs_list_once (const AmendsPhraseText *text);

G_END_DECLS
