/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-id-diff.h"

/* Every step moves the rest of the list: beyond this, one big step is cheaper. */
#define MAX_STEPS 200
/* How many rows back a neighbour is looked for that is still there. */
#define MAX_NEIGHBOURS 64

#define ID(array, i) g_array_index (array, gint64, i)

static GHashTable *
make_set (GArray *ids, guint start, guint end)
{
    GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

    for (guint i = start; i < end; i++)
        g_hash_table_add (set, &ID (ids, i));
    return set;
}

/* FALSE if the ids in both lists do not follow one another in the same order, or if it takes too many steps. */
static gboolean
find_steps (GArray *before, GArray *after, guint start, guint before_end, guint after_end, GArray *steps)
{
    g_autoptr (GHashTable) old = make_set (before, start, before_end);
    g_autoptr (GHashTable) new = make_set (after, start, after_end);
    guint i = start, j = start;

    while (i < before_end || j < after_end) {
        AmendsIdSplice step = { j, 0, 0 };

        while (i < before_end && !g_hash_table_contains (new, &ID (before, i)))
            i++, step.removed++;
        while (j < after_end && !g_hash_table_contains (old, &ID (after, j)))
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
amends_id_diff (GArray *before, GArray *after)
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

static gboolean
find_id (GArray *ids, gint64 id, guint *position)
{
    for (guint i = 0; i < ids->len; i++)
        if (ID (ids, i) == id) {
            *position = i;
            return TRUE;
        }
    return FALSE;
}

static guint
find_place (GArray *before, guint i, GArray *after)
{
    guint neighbour;

    for (guint tries = 0; tries < MAX_NEIGHBOURS && i-- > 0; tries++)
        if (find_id (after, ID (before, i), &neighbour))
            return neighbour + 1;
    return MIN (i + 1, after->len);
}

GArray *
amends_id_keep (GArray *before, GArray *after, GHashTable *held)
{
    GArray *kept = g_array_new (FALSE, FALSE, sizeof (gint64));

    if (g_hash_table_size (held) == 0)
        return kept;
    for (guint i = 0; i < before->len; i++) {
        gint64 id = ID (before, i);
        guint ignored;

        if (!g_hash_table_contains (held, &id) || find_id (after, id, &ignored))
            continue;
        g_array_insert_val (after, find_place (before, i, after), id);
        g_array_append_val (kept, id);
    }
    return kept;
}
