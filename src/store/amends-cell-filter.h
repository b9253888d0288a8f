/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-query-compiler.h"
#include "amends-review-columns.h"

G_BEGIN_DECLS

/** AmendsFails: which kinds of condition a review fails; each kind of choice has a count of its own beside it. */
typedef enum {
    AMENDS_FAILS_STARS = 1 << 0,
    AMENDS_FAILS_MARKETPLACE = 1 << 1,
    AMENDS_FAILS_BRAND = 1 << 2,
    AMENDS_FAILS_PRODUCT = 1 << 3,
    AMENDS_FAILS_LANGUAGE = 1 << 4,
    AMENDS_FAILS_VERIFIED = 1 << 5,
    AMENDS_FAILS_PHOTO = 1 << 6,
    AMENDS_FAILS_EDITED = 1 << 7,
    AMENDS_FAILS_OTHER = 1 << 8, /* a condition without counts: account, period, done, note, gone */
} AmendsFails;

/** AmendsCellFilter: a query's conditions but for its words, as tables: by item, by language, by kind. */
typedef struct {
    guint16 *items; /* (owned): AmendsFails by id */
    gsize n_items;
    guint16 *languages; /* (owned): AmendsFails by id */
    gsize n_languages;
    guint16 kinds[AMENDS_REVIEW_KINDS];
    gint64 after, before; /* 0 = open */
    gint64 done_cutoff;
    AmendsDonePolicy done;
    AmendsTri has_note, gone;
} AmendsCellFilter;

/** amends_cell_filter_load: fills an empty @self */
gboolean amends_cell_filter_load (AmendsCellFilter *self, AmendsDb *db, const AmendsQueryContext *context,
                                  GError **error);
void amends_cell_filter_clear (AmendsCellFilter *self);

/** amends_cell_filter_get_choices: Returns: AmendsFails of a review's choices; OTHER if its item is of another account */
static inline guint
amends_cell_filter_get_choices (const AmendsCellFilter *self, gint64 item_id, gint64 language_id, guint kind)
{
    guint item = item_id >= 0 && (gsize) item_id < self->n_items ? self->items[item_id] : AMENDS_FAILS_OTHER;
    guint language =
        language_id >= 0 && (gsize) language_id < self->n_languages ? self->languages[language_id] : AMENDS_FAILS_OTHER;

    return item | language | self->kinds[kind];
}

static inline gboolean
amends_cell_filter_passes_done (const AmendsCellFilter *self, gint64 done_at)
{
    return self->done == AMENDS_DONE_OPEN          ? done_at == 0
           : self->done == AMENDS_DONE_WITH_RECENT ? done_at == 0 || done_at >= self->done_cutoff
           : self->done == AMENDS_DONE_ONLY        ? done_at > 0
                                                   : TRUE;
}

/** amends_cell_filter_test: Returns: AmendsFails of a review */
static inline guint
amends_cell_filter_test (const AmendsCellFilter *self, const AmendsReviewCells *cells)
{
    if ((self->after != 0 && cells->published_at < self->after) ||
        (self->before != 0 && cells->published_at >= self->before) ||
        !amends_cell_filter_passes_done (self, cells->done_at) ||
        (self->has_note != AMENDS_TRI_UNKNOWN && (int) self->has_note != amends_review_cells_has_note (cells)) ||
        (self->gone != AMENDS_TRI_UNKNOWN && (int) self->gone != amends_review_cells_is_gone (cells)))
        return AMENDS_FAILS_OTHER;
    return amends_cell_filter_get_choices (self, cells->item_id, amends_review_cells_get_language (cells),
                                           amends_review_cells_get_kind (cells));
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AmendsCellFilter, amends_cell_filter_clear)

G_END_DECLS
