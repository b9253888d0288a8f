/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-types.h"

G_BEGIN_DECLS

/**
 * AmendsTriRow: asks the person for a fact that no source tells: not known, yes or no; says below when they stated it.
 *
 * Signals: "stated": the person has chosen another answer.
 */
#define AMENDS_TYPE_TRI_ROW (amends_tri_row_get_type ())
G_DECLARE_FINAL_TYPE (AmendsTriRow, amends_tri_row, AMENDS, TRI_ROW, AdwComboRow)

/** amends_tri_row_set: @stated_at: when the person said so; 0 = never */
void amends_tri_row_set (AmendsTriRow *self, AmendsTri value, gint64 stated_at, GTimeZone *zone);
AmendsTri amends_tri_row_get (AmendsTriRow *self);

/** amends_tri_row_dup_origin: "Stated by you on 14 March 2027". Returns: (transfer full) (nullable): NULL if @stated_at is 0 */
char *amends_tri_row_dup_origin (gint64 stated_at, GTimeZone *zone);

G_END_DECLS
