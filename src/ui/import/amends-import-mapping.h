/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-import-plan.h"

G_BEGIN_DECLS

/**
 * AmendsImportMapping: how a file will be read, to be looked at and corrected: encoding, what each column is, what rows lack, and the first reviews
 * as they will be.
 *
 * Signal "changed": after each correction; see amends_import_plan_is_ready().
 */
#define AMENDS_TYPE_IMPORT_MAPPING (amends_import_mapping_get_type ())
G_DECLARE_FINAL_TYPE (AmendsImportMapping, amends_import_mapping, AMENDS, IMPORT_MAPPING, AdwBin)

AmendsImportMapping *amends_import_mapping_new (void);

/** amends_import_mapping_set_plan: @plan is changed as the person corrects it. @known: it is a shape we know, so the columns are folded away */
void amends_import_mapping_set_plan (AmendsImportMapping *self, AmendsImportPlan *plan, gboolean known);

G_END_DECLS
