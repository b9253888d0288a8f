/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"
#include "amends-id-set.h"

G_BEGIN_DECLS

/** AmendsPostings: what came of a look into the search index. */
typedef enum {
    AMENDS_POSTINGS_FAILED, /* with an error */
    AMENDS_POSTINGS_FOUND,
    AMENDS_POSTINGS_UNKNOWN, /* the index is not laid out as we know it: only SQLite itself can tell */
} AmendsPostings;

/**
 * amends_postings_read: adds to @ids the reviews that have the token, read from the pages of the search index themselves. SQLite merges the lists of all words that
 * begin alike, in order and with their positions, before it tells the first of them; a set needs no order, so each list is gone through once.
 * That is some thirty times quicker for a letter that a million reviews have.
 *
 * @token: as amends_fts_tokenize() makes it, @length bytes
 * @prefix: also the tokens that @token begins
 */
AmendsPostings amends_postings_read (AmendsDb *db, const char *token, gsize length, gboolean prefix, AmendsIdSet *ids,
                                     GError **error);

G_END_DECLS
