/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-id-diff.h"

/* Every step moves the rest of the list: beyond this, one big step is cheaper. */
#define MAX_STEPS 200
/* How many rows back a neighbour is looked for that is still there. */
#define MAX_NEIGHBOURS 64

#define ID(list, i) amends_id_list_get (list, i)

/* A set of a list's ids from @start to @end. */
typedef struct {
    gint64 *ids;
    GHashTable *set; /* (element-type gint64): they live in the array */
} IdRange;

static IdRange
make_range (const AmendsIdList *list, guint start, guint end)
{
    IdRange range = { g_new (gint64, end - start + 1), g_hash_table_new (g_int64_hash, g_int64_equal) };

    amends_id_list_read (list, start, end - start, range.ids);
    for (guint i = 0; i < end - start; i++)
        g_hash_table_add (range.set, &range.ids[i]);
    return range;
}

static void
clear_range (IdRange *range)
{
    g_clear_pointer (&range->set, g_hash_table_unref);
    g_clear_pointer (&range->ids, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IdRange, clear_range)

static gboolean
is_within (const IdRange *range, gint64 id)
{
    return g_hash_table_contains (range->set, &id);
}

/* FALSE if the ids in both lists do not follow one another in the same order, or if it takes too many steps. */
static gboolean
find_steps (const AmendsIdList *before, const AmendsIdList *after, guint start, guint before_end, guint after_end,
            GArray *steps)
{
    g_auto (IdRange) old = make_range (before, start, before_end);
    g_auto (IdRange) new = make_range (after, start, after_end);
    guint i = start, j = start;

    while (i < before_end || j < after_end) {
        AmendsIdSplice step = { j, 0, 0 };

        while (i < before_end && !is_within (&new, ID (before, i)))
            i++, step.removed++;
        while (j < after_end && !is_within (&old, ID (after, j)))
            j++, step.added++;
        if (step.removed > 0 || step.added > 0)
            g_array_append_val (steps, step);
        if (i == before_end && j == after_end)
            break;
        if (i == before_end || j == after_end || ID (before, i) != ID (after, j) || steps->len > MAX_STEPS)
            return FALSE;
        i++, j++;
    }
    return TRUE;
}

GArray *
amends_id_diff (const AmendsIdList *before, const AmendsIdList *after)
{
    GArray *steps = g_array_new (FALSE, FALSE, sizeof (AmendsIdSplice));
    guint start = 0, before_end = before->len, after_end = after->len;

    while (start < before_end && start < after_end && ID (before, start) == ID (after, start))
        start++;
    while (before_end > start && after_end > start && ID (before, before_end - 1) == ID (after, after_end - 1))
        before_end--, after_end--;
    if (start == before_end && start == after_end)
        return steps;
    if (start == before_end || start == after_end || !find_steps (before, after, start, before_end, after_end, steps)) {
        AmendsIdSplice whole = { start, before_end - start, after_end - start };

        g_array_set_size (steps, 0);
        g_array_append_val (steps, whole);
    }
    return steps;
}

static guint
find_place (const AmendsIdList *before, guint i, const AmendsIdList *after)
{
    guint neighbour;

    for (guint tries = 0; tries < MAX_NEIGHBOURS && i-- > 0; tries++)
        if (amends_id_list_find (after, ID (before, i), &neighbour))
            return neighbour + 1;
    return MIN (i + 1, after->len);
}

GArray *
amends_id_keep (const AmendsIdList *before, AmendsIdList *after, GHashTable *held)
{
    GArray *kept = g_array_new (FALSE, FALSE, sizeof (gint64));

    if (g_hash_table_size (held) == 0)
        return kept;
    for (guint i = 0; i < before->len; i++) {
        gint64 id = ID (before, i);
        guint ignored;

        if (!g_hash_table_contains (held, &id) || amends_id_list_find (after, id, &ignored))
            continue;
        amends_id_list_insert (after, find_place (before, i, after), id);
        g_array_append_val (kept, id);
    }
    return kept;
}
