/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-columns.h"

#define BLOCK (1 << AMENDS_ID_SET_BLOCK_BITS)
/* A person who asks for something meanwhile must not wait longer than a frame, nor where the disk has to be read for each page, as in the first minute after a boot. */
#define SOME 16384
#define STEP 1024
#define LONGEST_US 8000
/* So many ids between two that are wanted are read along: a new look into the table costs more. */
#define GAP 16
#define TRAITS_MASK ((1u << AMENDS_NEAR_TRAIT_BITS) - 1)

/*
 * What nearly all reviews have takes 8 bytes: the date, and a number of the lower bits of "packed" and the product. What they hardly ever have is
 * a column of its own, made when the first of a block has it.
 */
typedef struct {
    guint32 published_at[BLOCK];
    guint32 near[BLOCK]; /* 0: there is no such review */
    guint32 *far;        /* (owned) (nullable): what is too great for the near column */
    guint32 *done_at;    /* (owned) (nullable) */
    guint16 *causes;     /* (owned) (nullable) */
} Block;

struct _AmendsReviewColumns {
    AmendsDb *db;
    Block **blocks; /* (owned) */
    gsize n_blocks;
    AmendsIdSet *known; /* (owned): of which we know the cells, or that there is no such review */
    gint64 end;         /* all ids are below it */
    gint64 version;     /* of the file: 0 = not asked yet */
    gboolean fits;
    gboolean complete; /* all below end are known: saves to look for what is missing before each question */
};

static void
free_block (Block *block)
{
    if (block == NULL)
        return;
    g_free (block->far);
    g_free (block->done_at);
    g_free (block->causes);
    g_free (block);
}

static void
forget_all (AmendsReviewColumns *self)
{
    for (gsize i = 0; i < self->n_blocks; i++)
        free_block (self->blocks[i]);
    g_clear_pointer (&self->blocks, g_free);
    self->n_blocks = 0;
    amends_id_set_free (self->known);
    self->known = amends_id_set_new ();
    self->end = 0;
    self->fits = TRUE;
    self->complete = FALSE;
}

static void
forget_row_cb (const char *table, gint64 id, gpointer user_data)
{
    AmendsReviewColumns *self = user_data;

    if (g_str_equal (table, "review") || g_str_equal (table, "review_done") || g_str_equal (table, "review_cause")) {
        amends_id_set_remove (self->known, id);
        self->complete = FALSE;
    }
}

AmendsReviewColumns *
amends_review_columns_new (AmendsDb *db)
{
    AmendsReviewColumns *self = g_new0 (AmendsReviewColumns, 1);

    self->db = db;
    forget_all (self);
    amends_db_set_row_watch (db, forget_row_cb, self);
    return self;
}

void
amends_review_columns_free (AmendsReviewColumns *self)
{
    if (self == NULL)
        return;
    amends_db_set_row_watch (self->db, NULL, NULL);
    forget_all (self);
    amends_id_set_free (self->known);
    g_free (self);
}

gboolean
amends_review_columns_forget_foreign (AmendsReviewColumns *self, gboolean *forgot, GError **error)
{
    gint64 version;

    if (!amends_db_get_int (self->db, "PRAGMA data_version", &version, error))
        return FALSE;
    *forgot = self->version != 0 && version != self->version;
    if (*forgot)
        forget_all (self);
    self->version = version;
    return TRUE;
}

static Block *
get_block (AmendsReviewColumns *self, gsize number)
{
    if (number >= self->n_blocks) {
        self->blocks = g_renew (Block *, self->blocks, number + 1);
        for (gsize i = self->n_blocks; i <= number; i++)
            self->blocks[i] = NULL;
        self->n_blocks = number + 1;
    }
    if (self->blocks[number] == NULL)
        self->blocks[number] = g_new0 (Block, 1);
    return self->blocks[number];
}

enum { ID, ITEM, LANGUAGE, STARS, TRAITS, PUBLISHED, DONE, NOTE, GONE, FIRST_CAUSE, SECOND_CAUSE, SAID, WRONG_DOOR };

static gboolean
is_within (gint64 value, gint64 most)
{
    return value >= 0 && value <= most;
}

/* FALSE: a value is too great for its cell */
static gboolean
read_cells (AmendsStatement *row, AmendsReviewCells *cells)
{
    gint64 published = amends_statement_get_int (row, PUBLISHED);
    gint64 done = amends_statement_get_int (row, DONE);
    gint64 item = amends_statement_get_int (row, ITEM);
    gint64 language = amends_statement_get_int (row, LANGUAGE);

    if (!is_within (published, G_MAXUINT32) || !is_within (done, G_MAXUINT32) || !is_within (item, G_MAXUINT32) ||
        !is_within (language, (1 << 23) - 1))
        return FALSE;
    *cells = (AmendsReviewCells) {
        .published_at = (guint32) published,
        .done_at = (guint32) done,
        .item_id = (guint32) item,
        .packed = (guint32) amends_statement_get_int (row, STARS) |
                  (guint32) amends_statement_get_int (row, TRAITS) << 3 |
                  (guint32) (amends_statement_get_int (row, NOTE) != 0) << 7 |
                  (guint32) (amends_statement_get_int (row, GONE) > 0) << 8 | (guint32) language << 9,
    };
    return TRUE;
}

static guint16
read_causes (AmendsStatement *row)
{
    guint causes = 0;

    for (int i = 0; i < AMENDS_MAX_CAUSES; i++) {
        gint64 cause = amends_statement_get_int (row, FIRST_CAUSE + i);

        if (is_within (cause, AMENDS_N_CAUSES - 1))
            causes |= (guint) (cause + 1) << (AMENDS_REVIEW_CAUSE_BITS * i);
    }
    causes |= amends_statement_get_int (row, SAID) != 0 ? AMENDS_REVIEW_CAUSES_SAID : 0;
    causes |= amends_statement_get_int (row, WRONG_DOOR) != 0 ? AMENDS_REVIEW_CAUSES_WRONG_DOOR : 0;
    return (guint16) causes;
}

static void
put_causes (Block *block, gsize place, guint16 causes)
{
    if (block->causes == NULL && causes == 0)
        return;
    if (block->causes == NULL)
        block->causes = g_new0 (guint16, BLOCK);
    block->causes[place] = causes;
}

static void
put_rare (guint32 **column, gsize place, guint32 value)
{
    if (*column == NULL && value == 0)
        return;
    if (*column == NULL)
        *column = g_new0 (guint32, BLOCK);
    (*column)[place] = value;
}

static void
put_cells (Block *block, gsize place, const AmendsReviewCells *cells)
{
    guint32 language = amends_review_cells_get_language (cells);

    block->published_at[place] = cells->published_at;
    block->near[place] = (cells->packed & TRAITS_MASK) | cells->item_id << AMENDS_NEAR_TRAIT_BITS;
    put_rare (&block->far, place,
              language >> AMENDS_NEAR_LANGUAGE_BITS | cells->item_id >> AMENDS_NEAR_ITEM_BITS
                                                                            << AMENDS_FAR_LANGUAGE_BITS);
    put_rare (&block->done_at, place, cells->done_at);
}

static void
clear_cells (AmendsReviewColumns *self, gint64 first, gint64 last)
{
    const AmendsReviewCells none = { 0 };

    for (gint64 id = first; id <= last; id++)
        if ((gsize) id / BLOCK < self->n_blocks && self->blocks[id / BLOCK] != NULL) {
            put_cells (self->blocks[id / BLOCK], id % BLOCK, &none);
            put_causes (self->blocks[id / BLOCK], id % BLOCK, 0);
        }
}

static gboolean
load_range (AmendsReviewColumns *self, gint64 first, gint64 last, GError **error)
{
    g_autoptr (AmendsStatement) rows = amends_db_prepare (
        self->db,
        "SELECT id, r.item_id, language_id, stars, traits, r.published_at, ifnull (d.done_at, 0), has_note, gone_at, "
        "ifnull (c.first, -1), ifnull (c.second, -1), c.by_person, c.wrong_door FROM review AS r "
        "LEFT JOIN review_done AS d ON d.review_id = id LEFT JOIN review_cause AS c ON c.review_id = id "
        "WHERE id BETWEEN ? AND ?",
        error);
    AmendsStep step;

    if (rows == NULL)
        return FALSE;
    clear_cells (self, first, last);
    amends_statement_bind_int (rows, 1, first);
    amends_statement_bind_int (rows, 2, last);
    while ((step = amends_statement_step (rows, error)) == AMENDS_STEP_ROW) {
        gint64 id = amends_statement_get_int (rows, ID);
        AmendsReviewCells cells;

        if (read_cells (rows, &cells)) {
            put_cells (get_block (self, (gsize) id / BLOCK), (gsize) id % BLOCK, &cells);
            put_causes (get_block (self, (gsize) id / BLOCK), (gsize) id % BLOCK, read_causes (rows));
        } else
            self->fits = FALSE;
    }
    if (step == AMENDS_STEP_DONE)
        amends_id_set_add_range (self->known, first, last);
    return step == AMENDS_STEP_DONE;
}

/* The wanted ids of which nothing is known yet, among the 64 from @word on. */
static guint64
get_missing (AmendsReviewColumns *self, const AmendsIdSet *ids, gsize word)
{
    guint64 known = amends_id_set_get_word (self->known, word);
    gint64 n_left = self->end - (gint64) word * 64;
    guint64 wanted = ids != NULL    ? amends_id_set_get_word (ids, word)
                     : n_left >= 64 ? G_MAXUINT64
                                    : (G_GUINT64_CONSTANT (1) << n_left) - 1;

    return wanted & ~known;
}

static gboolean
load_missing (AmendsReviewColumns *self, const AmendsIdSet *ids, GError **error)
{
    gint64 first = -1, last = -1;

    if (self->complete)
        return TRUE;
    for (gsize word = 0; word < (gsize) (self->end + 63) / 64; word++) {
        for (guint64 missing = get_missing (self, ids, word); missing != 0; missing &= missing - 1) {
            gint64 id = (gint64) word * 64 + __builtin_ctzll (missing);

            if (first >= 0 && (id - last > GAP || id - first >= BLOCK)) {
                if (!load_range (self, first, last, error))
                    return FALSE;
                first = -1;
            }
            if (first < 0)
                first = id;
            last = id;
        }
    }
    return first < 0 || load_range (self, first, last, error);
}

static gboolean
find_end (AmendsReviewColumns *self, GError **error)
{
    gint64 greatest;

    if (!amends_db_get_int (self->db, "SELECT ifnull (max (id), 0) FROM review", &greatest, error))
        return FALSE;
    self->complete = self->complete && self->end == greatest + 1;
    self->end = greatest + 1;
    /* What does not fit once is not tried again: the columns stay unused until all is forgotten. */
    self->fits = self->fits && greatest < AMENDS_ID_SET_END;
    return TRUE;
}

gboolean
amends_review_columns_load (AmendsReviewColumns *self, const AmendsIdSet *ids, gboolean *fits, GError **error)
{
    if (!find_end (self, error))
        return FALSE;
    if (self->fits && !load_missing (self, ids, error))
        return FALSE;
    *fits = self->fits;
    return TRUE;
}

/* Returns: the first id of which nothing is known yet, or the end */
static gint64
find_missing (AmendsReviewColumns *self)
{
    if (self->complete)
        return self->end;
    for (gsize word = 0; word < (gsize) (self->end + 63) / 64; word++) {
        guint64 missing = get_missing (self, NULL, word);

        if (missing != 0)
            return (gint64) word * 64 + __builtin_ctzll (missing);
    }
    self->complete = TRUE;
    return self->end;
}

gboolean
amends_review_columns_load_some (AmendsReviewColumns *self, gboolean *complete, GError **error)
{
    gint64 until = g_get_monotonic_time () + LONGEST_US, first, end;

    if (!find_end (self, error))
        return FALSE;
    first = find_missing (self);
    end = MIN (first + SOME, self->end);
    *complete = !self->fits || first == self->end;
    if (*complete)
        return TRUE;
    do {
        g_autoptr (AmendsIdSet) some = amends_id_set_new ();

        amends_id_set_add_range (some, first, MIN (first + STEP, end) - 1);
        if (!load_missing (self, some, error))
            return FALSE;
        first += STEP;
    } while (first < end && g_get_monotonic_time () < until);
    return TRUE;
}

gboolean
amends_review_columns_is_complete (AmendsReviewColumns *self, gboolean *complete, GError **error)
{
    gint64 end = self->end;

    if (!find_end (self, error))
        return FALSE;
    *complete = self->fits && end == self->end && find_missing (self) == self->end;
    return TRUE;
}

gint64
amends_review_columns_get_end (AmendsReviewColumns *self)
{
    return self->end;
}

gboolean
amends_review_columns_get (AmendsReviewColumns *self, gsize word, AmendsReviewRun *run)
{
    gsize number = word / AMENDS_ID_SET_WORDS, first = word % AMENDS_ID_SET_WORDS * 64;
    const Block *block = number < self->n_blocks ? self->blocks[number] : NULL;

    if (block == NULL)
        return FALSE;
    *run = (AmendsReviewRun) {
        .published_at = &block->published_at[first],
        .near = &block->near[first],
        .far = block->far != NULL ? &block->far[first] : NULL,
        .done_at = block->done_at != NULL ? &block->done_at[first] : NULL,
        .causes = block->causes != NULL ? &block->causes[first] : NULL,
    };
    return TRUE;
}
