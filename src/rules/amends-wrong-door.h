/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-cause-classifier.h"
#include "amends-causes.h"

G_BEGIN_DECLS

/* A product review that is about delivery or service only, or feedback that is only a product review: it came in by the wrong door (rule #78). */

/**
 * amends_wrong_door_is_suggested: from the words. Stricter than amends_causes_are_wrong_door(): one word about the right thing, however faint, is
 * enough for FALSE, and so is a text in which nothing speaks clearly.
 */
gboolean amends_wrong_door_is_suggested (AmendsSubject subject, const AmendsCauseSuggestions *suggestions);

/** amends_wrong_door_take_suggestions: what the store keeps of suggestions. @causes: (out): origin NONE if there are none */
void amends_wrong_door_take_suggestions (AmendsSubject subject, const AmendsCauseSuggestions *suggestions,
                                         AmendsCauses *causes);

G_END_DECLS
