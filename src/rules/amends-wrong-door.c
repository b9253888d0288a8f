/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-wrong-door.h"

gboolean
amends_wrong_door_is_suggested (AmendsSubject subject, const AmendsCauseSuggestions *suggestions)
{
    if (suggestions->n == 0)
        return FALSE;
    return subject == AMENDS_SUBJECT_REVIEW ? suggestions->seller_only : suggestions->product_only;
}

void
amends_wrong_door_take_suggestions (AmendsSubject subject, const AmendsCauseSuggestions *suggestions,
                                    AmendsCauses *causes)
{
    AmendsCause found[AMENDS_MAX_SUGGESTIONS];

    for (guint i = 0; i < suggestions->n; i++)
        found[i] = suggestions->items[i].cause;
    amends_causes_init (causes, suggestions->n > 0 ? AMENDS_CAUSE_ORIGIN_SUGGESTED : AMENDS_CAUSE_ORIGIN_NONE, subject,
                        found, suggestions->n);
    causes->wrong_door = causes->wrong_door && amends_wrong_door_is_suggested (subject, suggestions);
}
