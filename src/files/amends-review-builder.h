/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-batch.h"
#include "amends-date-text.h"
#include "amends-import-plan.h"
#include "amends-row.h"

G_BEGIN_DECLS

/** AmendsMapping: which column holds what, and what stands in for cells that are empty. Ref-counted by copying. */
typedef struct {
    int columns[AMENDS_N_FIELDS];    /* -1: none */
    char *defaults[AMENDS_N_FIELDS]; /* (owned) (nullable) */
    AmendsImportSubject subject;
    AmendsCoverage coverage; /* of feedback */
    AmendsDateOrder order;   /* proved by the file itself, or UNKNOWN */
    guint max_cells;         /* a longer row has a separator too many; 0 = any */
    gboolean verbatim;       /* our own export: texts are taken as they stand */
    gboolean guarded;        /* our own CSV: an apostrophe guards cells that a spreadsheet would run */
} AmendsMapping;

AmendsMapping *amends_mapping_new (void);
AmendsMapping *amends_mapping_copy (const AmendsMapping *self);
void amends_mapping_free (AmendsMapping *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsMapping, amends_mapping_free)

/** AmendsReviewBuilder: makes reviews, or feedback about the seller, of the rows of one file, in the file's order. */
typedef struct _AmendsReviewBuilder AmendsReviewBuilder;

AmendsReviewBuilder *amends_review_builder_new (const AmendsMapping *mapping);
void amends_review_builder_free (AmendsReviewBuilder *self);

/** amends_review_builder_add: adds @row's review and its product, its feedback, or its rejection to @batch; counts it as read */
void amends_review_builder_add (AmendsReviewBuilder *self, const AmendsRow *row, AmendsBatch *batch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsReviewBuilder, amends_review_builder_free)

G_END_DECLS
