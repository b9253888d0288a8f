/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-resolve-plan.h"

#include "amends-packed.h"

static const gsize STRINGS[] = {
    G_STRUCT_OFFSET (AmendsResolvePlan, notes),
};
static const AmendsPackedFields LAYOUT = { sizeof (AmendsResolvePlan), STRINGS, G_N_ELEMENTS (STRINGS), NULL, 0 };

G_DEFINE_BOXED_TYPE (AmendsResolvePlan, amends_resolve_plan, amends_resolve_plan_ref, amends_resolve_plan_unref)

AmendsResolvePlan *
amends_resolve_plan_new (const AmendsResolvePlan *fields)
{
    return amends_packed_new (&LAYOUT, fields);
}

AmendsResolvePlan *
amends_resolve_plan_ref (AmendsResolvePlan *self)
{
    return amends_packed_ref (self);
}

void
amends_resolve_plan_unref (AmendsResolvePlan *self)
{
    amends_packed_unref (self);
}

static const char *const STATES[] = { NULL, "open", "working", "solved" };
static const char *const RESPONSIBLES[AMENDS_N_RESPONSIBLES] = { "unknown", "own", "carrier", "marketplace", "buyer" };

gboolean
amends_resolve_plan_equal (const AmendsResolvePlan *a, const AmendsResolvePlan *b)
{
    return a->feedback_id == b->feedback_id && a->state == b->state && a->responsible == b->responsible &&
           a->cause == b->cause && g_strcmp0 (a->notes, b->notes) == 0;
}

const char *
amends_plan_state_to_string (AmendsPlanState state)
{
    g_return_val_if_fail (state >= AMENDS_PLAN_OPEN && state <= AMENDS_PLAN_SOLVED, NULL);

    return STATES[state];
}

gboolean
amends_plan_state_from_string (const char *text, AmendsPlanState *state)
{
    for (guint i = AMENDS_PLAN_OPEN; i < G_N_ELEMENTS (STATES); i++) {
        if (g_strcmp0 (STATES[i], text) != 0)
            continue;
        *state = (AmendsPlanState) i;
        return TRUE;
    }
    return FALSE;
}

const char *
amends_responsible_to_string (AmendsResponsible responsible)
{
    g_return_val_if_fail (responsible >= 0 && responsible < AMENDS_N_RESPONSIBLES, NULL);

    return RESPONSIBLES[responsible];
}
