/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-review-query.h"

G_BEGIN_DECLS

/** AmendsTextHit: a byte range of a text, on character boundaries. */
typedef struct {
    guint start;
    guint end;
} AmendsTextHit;

/**
 * amends_text_match: where @terms (the negated ones are passed over) match in @text by the same folding as the search index: case and
 * diacritics do not count, words match from their beginning, Chinese and Japanese characters match anywhere.
 * @text: (nullable): valid UTF-8
 *
 * Returns: (transfer full) (element-type AmendsTextHit): in order, not overlapping; empty if none
 */
GArray *amends_text_match (const char *text, GPtrArray *terms);

/**
 * amends_text_fold: the folding itself: NFKD, marks removed, case folded, and letters that Unicode does not decompose but
 * people type plainly (ø, ł, đ, ß, æ …) spelled plainly.
 *
 * Returns: (transfer full)
 */
char *amends_text_fold (const char *text, gssize length);

/** amends_char_is_cjk: TRUE for characters that are written without spaces: Han, Kana, Hangul are each searched by themselves. */
gboolean amends_char_is_cjk (gunichar c);

G_END_DECLS
