/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-import-plan.h"

G_BEGIN_DECLS

/** AmendsPreset: a shape of file that is known by name. Static data. */
typedef struct {
    const char *id;
    guint formats;        /* bits: 1 << AmendsFileFormat */
    const char *required; /* columns that tell the shape, separated by "," */
    const char *mapping;  /* "column=field,column=field"; columns that are not there are passed over */
    gboolean unquoted;    /* a quotation mark is a character like any other */
    gboolean own;         /* our own export: every text is taken as it stands */
    AmendsImportSubject subject;
} AmendsPreset;

const AmendsPreset *amends_preset_find (const char *id);

/** amends_preset_detect: Returns: (nullable): the preset whose columns are all among @columns. @columns: normalised names */
const AmendsPreset *amends_preset_detect (AmendsFileFormat format, const char *const *columns);

/** amends_preset_fits: whether all columns of @self that tell its shape are there. @columns: normalised names */
gboolean amends_preset_fits (const AmendsPreset *self, const char *const *columns);

G_END_DECLS
