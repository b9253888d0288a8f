/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define AMENDS_ID_SET_BLOCK_BITS 16
#define AMENDS_ID_SET_WORDS (1 << (AMENDS_ID_SET_BLOCK_BITS - 6))
/* Ids from here on are not held: they would take more memory than the set is meant to. */
#define AMENDS_ID_SET_END (G_GINT64_CONSTANT (1) << 32)

/**
 * AmendsIdSet: a set of ids of rows, one bit each, in blocks of 65,536 ids that are made when one is needed: 125 kB for a million.
 */
typedef struct {
    guint64 **blocks; /* (nullable) each: NULL: none of its ids */
    gsize n_blocks;
} AmendsIdSet;

AmendsIdSet *amends_id_set_new (void);
/** amends_id_set_free: @self: (nullable) */
void amends_id_set_free (AmendsIdSet *self);

/** amends_id_set_get_block: the words of block @number, which is made if need be */
guint64 *amends_id_set_get_block (AmendsIdSet *self, gsize number);

/** amends_id_set_assign: makes @self the same as @other; keeps its memory, which costs more to get than to fill */
void amends_id_set_assign (AmendsIdSet *self, const AmendsIdSet *other);

/** amends_id_set_unite: adds those of @other; amends_id_set_intersect: keeps those that are in @other too; amends_id_set_subtract: those that are not */
void amends_id_set_unite (AmendsIdSet *self, const AmendsIdSet *other);
void amends_id_set_intersect (AmendsIdSet *self, const AmendsIdSet *other);
void amends_id_set_subtract (AmendsIdSet *self, const AmendsIdSet *other);
/** amends_id_set_add_range: adds @first to @last */
void amends_id_set_add_range (AmendsIdSet *self, gint64 first, gint64 last);
guint64 amends_id_set_count (const AmendsIdSet *self);

/** amends_id_set_get_word: the bits of the ids from 64 × @word on */
static inline guint64
amends_id_set_get_word (const AmendsIdSet *self, gsize word)
{
    gsize block = word / AMENDS_ID_SET_WORDS;

    return block < self->n_blocks && self->blocks[block] != NULL ? self->blocks[block][word % AMENDS_ID_SET_WORDS] : 0;
}

static inline gboolean
amends_id_set_has (const AmendsIdSet *self, gint64 id)
{
    return id >= 0 && (amends_id_set_get_word (self, (gsize) id / 64) >> (id % 64) & 1) != 0;
}

/** amends_id_set_add: @id: from 0 to below AMENDS_ID_SET_END */
static inline void
amends_id_set_add (AmendsIdSet *self, gint64 id)
{
    gsize block = (gsize) id >> AMENDS_ID_SET_BLOCK_BITS;
    guint64 *words = block < self->n_blocks && self->blocks[block] != NULL ? self->blocks[block]
                                                                           : amends_id_set_get_block (self, block);

    words[(gsize) id / 64 % AMENDS_ID_SET_WORDS] |= G_GUINT64_CONSTANT (1) << (id % 64);
}

/** amends_id_set_remove: nothing happens if @id is not in it */
static inline void
amends_id_set_remove (AmendsIdSet *self, gint64 id)
{
    if (amends_id_set_has (self, id))
        self->blocks[(gsize) id >> AMENDS_ID_SET_BLOCK_BITS][(gsize) id / 64 % AMENDS_ID_SET_WORDS] &=
            ~(G_GUINT64_CONSTANT (1) << (id % 64));
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsIdSet, amends_id_set_free)

G_END_DECLS
