/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-cause.h"

G_BEGIN_DECLS

/** AmendsGuideSolution: one thing to do about a cause. */
typedef struct {
    char *id;   /* stable, in every language the same */
    char *text; /* one sentence without a full stop */
} AmendsGuideSolution;

/** AmendsGuide: the marketplace's table of problems, causes and solutions (rule #39) in one language. Immutable, lives as long as the program. */
typedef struct _AmendsGuide AmendsGuide;

/**
 * amends_guide_get: thread-safe
 * @languages: (array zero-terminated): as g_get_language_names() gives them; the first that there is counts, else English
 *
 * Returns: (transfer none)
 */
const AmendsGuide *amends_guide_get (const char *const *languages);

/** amends_guide_new_from_bytes: reads one language strictly: every problem, cause and solution must be there. G_IO_ERROR_INVALID_DATA */
AmendsGuide *amends_guide_new_from_bytes (GBytes *bytes, GError **error);
void amends_guide_free (AmendsGuide *self);

/** amends_guide_get_language: Returns: BCP 47 */
const char *amends_guide_get_language (const AmendsGuide *self);
/** amends_guide_get_problem_title: @problem: 1 to 8 */
const char *amends_guide_get_problem_title (const AmendsGuide *self, int problem);
const char *amends_guide_get_cause_title (const AmendsGuide *self, AmendsCause cause);
/** amends_guide_get_solutions: Returns: (array length=n_solutions): in the table's order, at least one */
const AmendsGuideSolution *amends_guide_get_solutions (const AmendsGuide *self, AmendsCause cause, gsize *n_solutions);
/** amends_guide_find_solution: Returns: (transfer none) (nullable): the text of the solution @id (nullable), of whatever cause; NULL if there is none such */
const char *amends_guide_find_solution (const AmendsGuide *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsGuide, amends_guide_free)

G_END_DECLS
