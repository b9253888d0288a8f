/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-date-text.h"
#include "amends-import-plan.h"

G_BEGIN_DECLS

/**
 * amends_field_guess: finds what each column holds: by its name, checked against the sample, then by what the sample looks like.
 * @columns: (element-type utf8): names; @rows: (element-type AmendsRow): the sample; @fields: (array): filled, one for each column
 */
void amends_field_guess (GPtrArray *columns, GPtrArray *rows, AmendsField *fields);

/** amends_field_guess_unnamed: for a file without a header, after amends_field_guess(): number, text and title by their looks and places */
void amends_field_guess_unnamed (GPtrArray *columns, GPtrArray *rows, AmendsField *fields);

/** amends_field_guess_order: the order that the dates of @column prove; UNKNOWN if none does, or if they contradict each other */
AmendsDateOrder amends_field_guess_order (GPtrArray *rows, guint column, gboolean *ambiguous);

G_END_DECLS
