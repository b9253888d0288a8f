/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-file-shape.h"
#include "amends-preset.h"
#include "amends-review-builder.h"

G_BEGIN_DECLS

struct _AmendsImportPlan {
    GObject parent_instance;

    GFile *file;                /* (owned) */
    GBytes *sample;             /* (owned): the file's first bytes, unpacked */
    gboolean truncated;         /* the file goes on behind the sample */
    AmendsFileShape *shape;     /* (owned) */
    GPtrArray *rows;            /* (element-type AmendsRow) (owned): the sample's rows */
    AmendsField *fields;        /* (array) (owned): one for each column */
    const AmendsPreset *preset; /* (nullable) */
    AmendsImportSubject subject;
    AmendsCoverage coverage;         /* of feedback */
    char *header_key;                /* (owned) */
    char *defaults[AMENDS_N_FIELDS]; /* (owned) (nullable) */
};

/** amends_import_plan_new_probed: Returns: (transfer full): blocks; use a thread */
AmendsImportPlan *amends_import_plan_new_probed (GFile *file, GCancellable *cancellable, GError **error);

/** amends_import_plan_read_sample: finds shape, rows and fields anew from the sample, with the encoding that the shape has */
gboolean amends_import_plan_read_sample (AmendsImportPlan *self, GError **error);

/** amends_import_plan_make_mapping: Returns: (transfer full): what the plan says now, for a builder */
AmendsMapping *amends_import_plan_make_mapping (AmendsImportPlan *self);

/** amends_import_plan_use_preset: sets all fields as @preset says */
void amends_import_plan_use_preset (AmendsImportPlan *self, const AmendsPreset *preset);

/** amends_import_plan_normalize_columns: Returns: (transfer full): normalised names */
GStrv amends_import_plan_normalize_columns (AmendsImportPlan *self);

G_END_DECLS
