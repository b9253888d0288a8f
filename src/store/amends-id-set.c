/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-id-set.h"

#include <string.h>

AmendsIdSet *
amends_id_set_new (void)
{
    return g_new0 (AmendsIdSet, 1);
}

void
amends_id_set_free (AmendsIdSet *self)
{
    if (self == NULL)
        return;
    for (gsize i = 0; i < self->n_blocks; i++)
        g_free (self->blocks[i]);
    g_free (self->blocks);
    g_free (self);
}

guint64 *
amends_id_set_get_block (AmendsIdSet *self, gsize number)
{
    if (number >= self->n_blocks) {
        self->blocks = g_renew (guint64 *, self->blocks, number + 1);
        for (gsize i = self->n_blocks; i <= number; i++)
            self->blocks[i] = NULL;
        self->n_blocks = number + 1;
    }
    if (self->blocks[number] == NULL)
        self->blocks[number] = g_new0 (guint64, AMENDS_ID_SET_WORDS);
    return self->blocks[number];
}

void
amends_id_set_assign (AmendsIdSet *self, const AmendsIdSet *other)
{
    for (gsize i = 0; i < MAX (self->n_blocks, other->n_blocks); i++) {
        const guint64 *words = i < other->n_blocks ? other->blocks[i] : NULL;

        if (words != NULL)
            memcpy (amends_id_set_get_block (self, i), words, AMENDS_ID_SET_WORDS * sizeof *words);
        else if (i < self->n_blocks)
            g_clear_pointer (&self->blocks[i], g_free);
    }
}

void
amends_id_set_unite (AmendsIdSet *self, const AmendsIdSet *other)
{
    for (gsize i = 0; i < other->n_blocks; i++) {
        guint64 *words;

        if (other->blocks[i] == NULL)
            continue;
        words = amends_id_set_get_block (self, i);
        for (gsize j = 0; j < AMENDS_ID_SET_WORDS; j++)
            words[j] |= other->blocks[i][j];
    }
}

void
amends_id_set_intersect (AmendsIdSet *self, const AmendsIdSet *other)
{
    for (gsize i = 0; i < self->n_blocks; i++) {
        if (self->blocks[i] == NULL)
            continue;
        if (i >= other->n_blocks || other->blocks[i] == NULL) {
            g_clear_pointer (&self->blocks[i], g_free);
            continue;
        }
        for (gsize j = 0; j < AMENDS_ID_SET_WORDS; j++)
            self->blocks[i][j] &= other->blocks[i][j];
    }
}

void
amends_id_set_subtract (AmendsIdSet *self, const AmendsIdSet *other)
{
    for (gsize i = 0; i < MIN (self->n_blocks, other->n_blocks); i++)
        for (gsize j = 0; self->blocks[i] != NULL && other->blocks[i] != NULL && j < AMENDS_ID_SET_WORDS; j++)
            self->blocks[i][j] &= ~other->blocks[i][j];
}

void
amends_id_set_add_range (AmendsIdSet *self, gint64 first, gint64 last)
{
    gint64 id = first;

    while (id <= last) {
        if (id % 64 == 0 && last - id >= 63) {
            guint64 *words = amends_id_set_get_block (self, (gsize) id >> AMENDS_ID_SET_BLOCK_BITS);

            words[(gsize) id / 64 % AMENDS_ID_SET_WORDS] = G_MAXUINT64;
            id += 64;
        } else {
            amends_id_set_add (self, id++);
        }
    }
}

guint64
amends_id_set_count (const AmendsIdSet *self)
{
    guint64 n = 0;

    for (gsize i = 0; i < self->n_blocks; i++)
        for (gsize j = 0; self->blocks[i] != NULL && j < AMENDS_ID_SET_WORDS; j++)
            n += (guint64) __builtin_popcountll (self->blocks[i][j]);
    return n;
}
