/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-import-plan.h"

G_BEGIN_DECLS

/** amends_field_names_normalize: Returns: (transfer full): letters and digits only, case folded: "Review_Title" and "reviewTitle" are one */
char *amends_field_names_normalize (const char *name);

/**
 * amends_field_names_find: what a column of that name holds, in English, Swedish, Polish, German, Chinese, Japanese and a few more.
 * @rank: (out) (optional): the lower, the surer
 *
 * Returns: %FALSE if the name says nothing
 */
gboolean amends_field_names_find (const char *name, AmendsField *field, guint *rank);

G_END_DECLS
