/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-review-query.h"

G_BEGIN_DECLS

/**
 * AmendsTermMatch: tells of one text whether the search index would find it: it takes the text apart as the index does. For texts that are looked at
 * one by one, where asking the index would bring up every review that has a common word.
 */
typedef struct _AmendsTermMatch AmendsTermMatch;

/** amends_term_match_new: Returns: (transfer full) (nullable): NULL where only the index can tell, which is so for very long terms */
AmendsTermMatch *amends_term_match_new (GPtrArray *terms);
void amends_term_match_free (AmendsTermMatch *self);

/** amends_term_match_test: TRUE if each term is in @title or in @body, and no negated one is. @title, @body: (nullable) */
gboolean amends_term_match_test (AmendsTermMatch *self, const char *title, const char *body);

/** amends_term_is_prefix: TRUE if the last word of @term may go on: it was typed, not quoted, and is written with letters */
gboolean amends_term_is_prefix (const AmendsTextTerm *term);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsTermMatch, amends_term_match_free)

G_END_DECLS
