/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-column-walk.h"

#include <string.h>

#include "amends-cause-query.h"
#include "amends-cell-filter.h"

/*
 * Each review that passes is one number: its date, then its id, or the complement of that for the oldest first. The greatest numbers come first. A first screen keeps as many
 * as it shows, the least of them at hand; a whole list sorts all.
 */

#define ID_BITS 32
#define DIGIT_BITS 11
#define DIGITS (1 << DIGIT_BITS)
#define DIGIT(key, shift) ((key) >> (shift) & (DIGITS - 1))

typedef struct {
    AmendsCellFilter filter;
    int stars;
    guint limit;
    gboolean oldest_first;
    GArray *keys; /* (element-type guint64) (owned): with a limit a heap, the least first */
} Walk;

static void
clear_walk (Walk *walk)
{
    amends_cell_filter_clear (&walk->filter);
    g_clear_pointer (&walk->keys, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, clear_walk)

gboolean
amends_column_walk_can (AmendsReviewIndex *index, const AmendsReviewQuery *query, guint limit, gboolean *can,
                        GError **error)
{
    g_autofree char *wanted = amends_query_match_terms (query, FALSE);
    g_autofree char *unwanted = amends_query_match_terms (query, TRUE);
    gboolean has_words = *wanted != '\0' || *unwanted != '\0';

    *can = query->order != AMENDS_ORDER_HELPFUL && (query->order != AMENDS_ORDER_RELEVANCE || *wanted == '\0') &&
           (query->order != AMENDS_ORDER_CONTACT_ENDS || query->contactable == AMENDS_TRI_NO);
    if (!*can || has_words || amends_cause_query_has (query) || amends_review_index_is_bare (index))
        return TRUE;
    *can = FALSE;
    if (query->done == AMENDS_DONE_ONLY && !amends_review_index_has_few_done (index, can, error))
        return FALSE;
    return *can || limit > 0 || amends_review_index_is_warm (index, can, error);
}

static void
sink (guint64 *heap, guint n, guint64 key)
{
    guint at = 0;

    for (guint child = 1; child < n; child = 2 * at + 1) {
        if (child + 1 < n && heap[child + 1] < heap[child])
            child++;
        if (heap[child] >= key)
            break;
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = key;
}

static void
rise (guint64 *heap, guint at)
{
    guint64 key = heap[at];

    for (; at > 0 && heap[(at - 1) / 2] > key; at = (at - 1) / 2)
        heap[at] = heap[(at - 1) / 2];
    heap[at] = key;
}

static gboolean
has_room (const Walk *walk, guint64 key)
{
    return walk->limit == 0 || walk->keys->len < walk->limit || key > g_array_index (walk->keys, guint64, 0);
}

static void
take_key (Walk *walk, guint64 key)
{
    if (walk->limit > 0 && walk->keys->len >= walk->limit) {
        sink ((guint64 *) (gpointer) walk->keys->data, walk->limit, key);
        return;
    }
    g_array_append_val (walk->keys, key);
    if (walk->limit > 0)
        rise ((guint64 *) (gpointer) walk->keys->data, walk->keys->len - 1);
}

static void
take_reviews_cb (gint64 first, const AmendsReviewRun *run, guint64 bits, gpointer data)
{
    Walk *walk = data;

    for (; bits != 0; bits &= bits - 1) {
        int i = __builtin_ctzll (bits);
        const AmendsReviewCells review = amends_review_run_get (run, (gsize) i);
        guint64 date = (guint64) review.published_at << ID_BITS | (guint64) (first + i);
        guint64 key = walk->oldest_first ? ~date : date;

        if (has_room (walk, key) && review.packed != 0 &&
            (walk->stars == 0 || amends_review_cells_get_stars (&review) == walk->stars) &&
            amends_cell_filter_test (&walk->filter, &review) == 0)
            take_key (walk, key);
    }
}

static void
sort_by_digit (const guint64 *from, guint64 *to, guint n, guint shift)
{
    guint places[DIGITS] = { 0 };
    guint place = 0;

    for (guint i = 0; i < n; i++)
        places[DIGIT (from[i], shift)]++;
    for (guint digit = DIGITS; digit > 0; digit--) {
        guint here = places[digit - 1];

        places[digit - 1] = place;
        place += here;
    }
    for (guint i = 0; i < n; i++)
        to[places[DIGIT (from[i], shift)]++] = from[i];
}

/* By digits from bit @lowest on, the lowest first: half a million take a tenth of what comparing them would. */
static void
sort_keys (GArray *keys, guint lowest)
{
    g_autofree guint64 *other = g_new (guint64, keys->len);
    guint64 *from = (guint64 *) (gpointer) keys->data, *to = other;

    for (guint shift = lowest; shift < 64; shift += DIGIT_BITS) {
        guint64 *sorted = to;

        sort_by_digit (from, to, keys->len, shift);
        to = from;
        from = sorted;
    }
    if (from == other)
        memcpy (keys->data, other, keys->len * sizeof *other);
}

static void
reverse (GArray *keys)
{
    guint64 *at = (guint64 *) (gpointer) keys->data;

    for (guint i = 0; i < keys->len / 2; i++) {
        guint64 key = at[i];

        at[i] = at[keys->len - 1 - i];
        at[keys->len - 1 - i] = key;
    }
}

/* A whole list was taken by id, and stays so within a date: only the dates are sorted. */
static void
put_in_order (Walk *walk)
{
    if (walk->limit == 0 && !walk->oldest_first)
        reverse (walk->keys);
    sort_keys (walk->keys, walk->limit == 0 ? ID_BITS : 0);
}

static void
list_ids (Walk *walk, GArray *ids)
{
    guint n = ids->len;

    if (walk->keys->len == 0)
        return;
    put_in_order (walk);
    g_array_set_size (ids, n + walk->keys->len);
    for (guint i = 0; i < walk->keys->len; i++) {
        guint64 key = g_array_index (walk->keys, guint64, i);

        g_array_index (ids, gint64, n + i) = (gint64) ((walk->oldest_first ? ~key : key) & G_MAXUINT32);
    }
}

AmendsColumnWalk
amends_column_walk_run (AmendsReviewIndex *index, const AmendsQueryContext *context, int stars, guint limit,
                        GArray *ids, GError **error)
{
    AmendsDb *db = amends_review_index_get_db (index);
    g_auto (Walk) walk = {
        .stars = stars,
        .limit = limit,
        .oldest_first = context->query->order == AMENDS_ORDER_OLDEST,
        .keys = g_array_new (FALSE, FALSE, sizeof (guint64)),
    };
    AmendsCandidates candidates;
    gboolean usable;

    if (!amends_review_index_find (index, context->query, &candidates, &usable, error))
        return AMENDS_COLUMN_WALK_FAILED;
    if (!usable)
        return AMENDS_COLUMN_WALK_UNABLE;
    if (!amends_cell_filter_load (&walk.filter, db, context, error) ||
        !amends_candidates_visit (&candidates, db, take_reviews_cb, &walk, error))
        return AMENDS_COLUMN_WALK_FAILED;
    list_ids (&walk, ids);
    return AMENDS_COLUMN_WALK_FOUND;
}

gboolean
amends_column_walk_count_contactable (AmendsReviewIndex *index, const AmendsQueryContext *context, guint64 *n,
                                      gboolean *usable, GError **error)
{
    AmendsReviewQuery query = *context->query;
    AmendsQueryContext changed = *context;
    g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    AmendsColumnWalk walk;

    query.contactable = AMENDS_TRI_YES;
    changed.query = &query;
    walk = amends_column_walk_run (index, &changed, 0, 0, ids, error);
    *n = ids->len;
    *usable = walk == AMENDS_COLUMN_WALK_FOUND;
    return walk != AMENDS_COLUMN_WALK_FAILED;
}
