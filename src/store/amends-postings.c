/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-postings.h"

#include <string.h>

/*
 * SQLite's FTS5 keeps its index in two ordinary tables, in a layout that is described in its source (ext/fts5/fts5_index.c) and numbered in its
 * table of settings. The layout of number 4 is read here; with any other number, and where anything does not fit, SQLite is asked instead.
 *
 * review_search_data, id 10: the segments that the index consists of. A segment: pages of tokens in order, each followed by its list of reviews; where
 * in the segment a token may begin is in review_search_idx. Reviews that were taken out are listed beside the segment.
 */

#define LAYOUT 4
#define STRUCTURE_ID 10
#define PAGE_BITS 37
#define STONE_SEGMENT (1 << 16)
#define MOST_SEGMENTS 2000
/* All tokens begin with this byte; the indexes of prefixes, which we do not have, with others. */
#define MAIN_INDEX '0'
#define PAGE_HEADER 4
#define STONE_HEADER 8

typedef struct {
    const guchar *at, *end;
    gboolean broken;
} Bytes;

typedef struct {
    gint64 id, first_page, last_page;
    guint64 n_stone_pages;
} Segment;

typedef struct {
    AmendsDb *db;
    GByteArray *wanted; /* (owned): with its first byte */
    gboolean prefix;
    AmendsIdSet *ids;
    AmendsIdSet *stones; /* (owned) (nullable): taken out of the present segment */
    GByteArray *term;    /* (owned): the present one */
    gboolean is_wanted;  /* the list that is being read is of a token that is wanted */
    gboolean is_past;    /* no more tokens of this segment are */
} Reader;

static void
clear_reader (Reader *reader)
{
    g_byte_array_unref (reader->wanted);
    g_byte_array_unref (reader->term);
    amends_id_set_free (reader->stones);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, clear_reader)

/* Seven bits a byte, the highest first; a ninth byte has eight. */
static guint64
read_long_number (Bytes *bytes)
{
    guint64 value = 0;

    for (int i = 0; i < 9 && bytes->at < bytes->end; i++) {
        guchar byte = *bytes->at++;

        if (i == 8)
            return value << 8 | byte;
        value = value << 7 | (byte & 0x7f);
        if (byte < 0x80)
            return value;
    }
    bytes->broken = TRUE;
    return 0;
}

static inline guint64
read_number (Bytes *bytes)
{
    const guchar *at = bytes->at;

    if (at < bytes->end && at[0] < 0x80) {
        bytes->at = at + 1;
        return at[0];
    }
    if (bytes->end - at >= 2 && at[1] < 0x80) {
        bytes->at = at + 2;
        return (guint64) (at[0] & 0x7f) << 7 | at[1];
    }
    return read_long_number (bytes);
}

static guint64
read_big_endian (const guchar *at, guint n)
{
    guint64 value = 0;

    for (guint i = 0; i < n; i++)
        value = value << 8 | at[i];
    return value;
}

/* @layout: (out): FALSE if it is not the one that we know */
static gboolean
check_layout (AmendsDb *db, gboolean *known, GError **error)
{
    gint64 layout;

    if (!amends_db_get_int (db, "SELECT ifnull (max (v), 0) FROM review_search_config WHERE k = 'version'", &layout,
                            error))
        return FALSE;
    *known = layout == LAYOUT;
    return TRUE;
}

static void
read_level (Bytes *bytes, GArray *segments)
{
    guint64 n;

    read_number (bytes); /* of them being merged: those are still read */
    n = read_number (bytes);
    for (guint64 i = 0; i < n && !bytes->broken; i++) {
        Segment segment = { .id = (gint64) read_number (bytes) };

        segment.first_page = (gint64) read_number (bytes);
        segment.last_page = (gint64) read_number (bytes);
        read_number (bytes); /* from which write, and to which */
        read_number (bytes);
        segment.n_stone_pages = read_number (bytes);
        read_number (bytes); /* how many were taken out, and are in it */
        read_number (bytes);
        bytes->broken |= segments->len >= MOST_SEGMENTS || segment.id <= 0 || segment.id >= STONE_SEGMENT ||
                         segment.last_page < segment.first_page || segment.last_page >= G_GINT64_CONSTANT (1) << 31;
        g_array_append_val (segments, segment);
    }
}

static AmendsPostings
load_segments (AmendsDb *db, GArray *segments, GError **error)
{
    static const guchar SECOND_VERSION[] = { 0xff, 0, 0, 1 };
    g_autoptr (AmendsStatement) row =
        amends_db_prepare (db, "SELECT block FROM review_search_data WHERE id = ?", error);
    Bytes bytes = { 0 };
    guint64 n_levels;
    gsize size;

    if (row == NULL)
        return AMENDS_POSTINGS_FAILED;
    amends_statement_bind_int (row, 1, STRUCTURE_ID);
    switch (amends_statement_step (row, error)) {
    case AMENDS_STEP_ROW:
        break;
    case AMENDS_STEP_DONE:
        return AMENDS_POSTINGS_UNKNOWN;
    case AMENDS_STEP_ERROR:
    default:
        return AMENDS_POSTINGS_FAILED;
    }
    bytes.at = amends_statement_get_blob (row, 0, &size);
    bytes.end = bytes.at + size;
    if (size < 8 || memcmp (bytes.at + 4, SECOND_VERSION, 4) != 0)
        return AMENDS_POSTINGS_UNKNOWN;
    bytes.at += 8;
    n_levels = read_number (&bytes);
    read_number (&bytes); /* number of segments */
    read_number (&bytes); /* number of writes */
    for (guint64 i = 0; i < n_levels && !bytes.broken; i++)
        read_level (&bytes, segments);
    return bytes.broken ? AMENDS_POSTINGS_UNKNOWN : AMENDS_POSTINGS_FOUND;
}

static gboolean
read_stones (Reader *reader, const guchar *page, gsize size)
{
    guint width = size >= STONE_HEADER ? page[0] : 0;

    if (width != 4 && width != 8)
        return FALSE;
    for (const guchar *at = page + STONE_HEADER; at + width <= page + size; at += width) {
        guint64 id = read_big_endian (at, width);

        if (id >= AMENDS_ID_SET_END)
            return FALSE;
        if (id != 0)
            amends_id_set_add (reader->stones, (gint64) id);
    }
    return TRUE;
}

static AmendsPostings
load_stones (Reader *reader, const Segment *segment, GError **error)
{
    gint64 first = (segment->id + STONE_SEGMENT) << PAGE_BITS;
    g_autoptr (AmendsStatement) rows =
        amends_db_prepare (reader->db, "SELECT block FROM review_search_data WHERE id BETWEEN ? AND ?", error);
    AmendsStep step;

    g_clear_pointer (&reader->stones, amends_id_set_free);
    if (rows == NULL)
        return AMENDS_POSTINGS_FAILED;
    if (segment->n_stone_pages == 0)
        return AMENDS_POSTINGS_FOUND;
    reader->stones = amends_id_set_new ();
    amends_statement_bind_int (rows, 1, first);
    amends_statement_bind_int (rows, 2, first + (gint64) segment->n_stone_pages - 1);
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        gsize size;
        const guchar *page = amends_statement_get_blob (rows, 0, &size);

        if (!read_stones (reader, page, size))
            return AMENDS_POSTINGS_UNKNOWN;
    }
    return step == AMENDS_STEP_DONE ? AMENDS_POSTINGS_FOUND : AMENDS_POSTINGS_FAILED;
}

/* The same, of up to two bytes without a guess at which, for lengths of steps are at random; the processor would guess wrong half of the time. */
static inline guint64
read_step (Bytes *bytes)
{
    const guchar *at = bytes->at;
    guint first, has_second;

    if (bytes->end - at < 2)
        return read_number (bytes);
    first = at[0];
    has_second = first >> 7;
    if (G_UNLIKELY ((has_second & at[1] >> 7) != 0))
        return read_long_number (bytes);
    bytes->at = at + 1 + has_second;
    return (first & 0x7f) << (7 * has_second) | (at[1] & (0u - has_second));
}

/* Each review: how much greater its id is than the one before, twice the size of the positions, the positions. */
static void
read_list (Reader *reader, Bytes *list)
{
    const AmendsIdSet *stones = reader->stones;
    Bytes own = *list,
          *bytes =
              &own; /* nobody else's, so that it stays in registers: a million times through here for a common word */
    guint64 *words = NULL;
    guint64 id = 0, block = G_MAXUINT64;

    while (bytes->at < bytes->end) {
        guint64 twice;

        id += read_step (bytes);
        twice = read_number (bytes);
        /* An odd number stands for a review that was taken out in a way that our index does not use. */
        if (G_UNLIKELY ((twice & 1) != 0 || id >= AMENDS_ID_SET_END || bytes->broken)) {
            list->broken = TRUE;
            return;
        }
        if (id >> AMENDS_ID_SET_BLOCK_BITS != block) {
            block = id >> AMENDS_ID_SET_BLOCK_BITS;
            words = amends_id_set_get_block (reader->ids, block);
        }
        if (stones == NULL || !amends_id_set_has (stones, (gint64) id))
            words[id / 64 % AMENDS_ID_SET_WORDS] |= G_GUINT64_CONSTANT (1) << (id % 64);
        /* Positions go on on the next page, whose header tells where the next review is. */
        bytes->at += MIN (twice / 2, (guint64) (bytes->end - bytes->at));
    }
}

static void
compare_term (Reader *reader)
{
    gsize length = MIN (reader->term->len, reader->wanted->len);
    int order = memcmp (reader->term->data, reader->wanted->data, length);

    reader->is_wanted = order == 0 && (reader->prefix ? reader->term->len >= reader->wanted->len
                                                      : reader->term->len == reader->wanted->len);
    reader->is_past = order > 0 || (order == 0 && !reader->is_wanted && reader->term->len > reader->wanted->len);
}

static void
read_term (Reader *reader, Bytes *bytes, gboolean is_first)
{
    guint64 n_same = is_first ? 0 : read_number (bytes);
    guint64 n_new = read_number (bytes);

    /* No term is empty: each begins with the number of its index. */
    if (bytes->broken || n_same > reader->term->len || n_new > (guint64) (bytes->end - bytes->at) ||
        n_same + n_new == 0) {
        bytes->broken = TRUE;
        return;
    }
    g_byte_array_set_size (reader->term, (guint) n_same);
    g_byte_array_append (reader->term, bytes->at, (guint) n_new);
    bytes->at += n_new;
    compare_term (reader);
}

/* A page: where its first review is and where its contents end, the contents, and where its tokens begin. */
static gboolean
read_page (Reader *reader, const guchar *page, gsize size)
{
    guint64 first_review = size >= PAGE_HEADER ? read_big_endian (page, 2) : 0;
    guint64 end = size >= PAGE_HEADER ? read_big_endian (page + 2, 2) : G_MAXUINT64;
    Bytes places = { page + MIN (end, size), page + size, end > size };
    Bytes list = { 0 };
    guint64 start = places.at < places.end ? read_number (&places) : end;

    if (places.broken || start > end)
        return FALSE;
    list = (Bytes) { page + first_review, page + start, first_review > start };
    if (reader->is_wanted && first_review != 0)
        read_list (reader, &list);
    for (gboolean is_first = TRUE; start < end && !reader->is_past && !list.broken; is_first = FALSE) {
        guint64 next = places.at < places.end ? start + read_number (&places) : end;

        if (places.broken || next > end || next <= start)
            return FALSE;
        list = (Bytes) { page + start, page + next, FALSE };
        read_term (reader, &list, is_first);
        if (reader->is_wanted)
            read_list (reader, &list);
        start = next;
    }
    return !list.broken;
}

static gboolean
find_page (Reader *reader, const Segment *segment, gint64 *page, GError **error)
{
    g_autoptr (GBytes) term = g_bytes_new (reader->wanted->data, reader->wanted->len);
    g_autoptr (AmendsStatement) row =
        amends_db_prepare (reader->db,
                           "SELECT pgno >> 1 FROM review_search_idx WHERE segid = ? AND term <= ? "
                           "ORDER BY term DESC LIMIT 1",
                           error);
    AmendsStep step;

    if (row == NULL)
        return FALSE;
    amends_statement_bind_int (row, 1, segment->id);
    amends_statement_bind_blob (row, 2, term);
    step = amends_statement_step (row, error);
    *page = MAX (segment->first_page, step == AMENDS_STEP_ROW ? amends_statement_get_int (row, 0) : 0);
    return step != AMENDS_STEP_ERROR;
}

static AmendsPostings
read_segment (Reader *reader, const Segment *segment, GError **error)
{
    g_autoptr (AmendsStatement) rows = NULL;
    AmendsStep step = AMENDS_STEP_DONE;
    gint64 page;
    AmendsPostings result = load_stones (reader, segment, error);

    if (result != AMENDS_POSTINGS_FOUND)
        return result;
    rows = amends_db_prepare (reader->db, "SELECT block FROM review_search_data WHERE id BETWEEN ? AND ? ORDER BY id",
                              error);
    if (rows == NULL || !find_page (reader, segment, &page, error))
        return AMENDS_POSTINGS_FAILED;
    amends_statement_bind_int (rows, 1, (segment->id << PAGE_BITS) + page);
    amends_statement_bind_int (rows, 2, (segment->id << PAGE_BITS) + segment->last_page);
    reader->is_wanted = reader->is_past = FALSE;
    while (!reader->is_past && (step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        gsize size;
        const guchar *data = amends_statement_get_blob (rows, 0, &size);

        if (!read_page (reader, data, size))
            return AMENDS_POSTINGS_UNKNOWN;
    }
    return step != AMENDS_STEP_ERROR ? AMENDS_POSTINGS_FOUND : AMENDS_POSTINGS_FAILED;
}

AmendsPostings
amends_postings_read (AmendsDb *db, const char *token, gsize length, gboolean prefix, AmendsIdSet *ids, GError **error)
{
    static const guint8 FIRST = MAIN_INDEX;
    g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (Segment));
    g_auto (Reader)
        reader = { .db = db, .wanted = g_byte_array_new (), .prefix = prefix, .ids = ids, .term = g_byte_array_new () };
    gboolean known;
    AmendsPostings result;

    g_byte_array_append (reader.wanted, &FIRST, 1);
    g_byte_array_append (reader.wanted, (const guint8 *) token, (guint) length);
    if (!check_layout (db, &known, error))
        return AMENDS_POSTINGS_FAILED;
    if (!known)
        return AMENDS_POSTINGS_UNKNOWN;
    result = load_segments (db, segments, error);
    for (guint i = 0; i < segments->len && result == AMENDS_POSTINGS_FOUND; i++)
        result = read_segment (&reader, &g_array_index (segments, Segment, i), error);
    return result;
}
