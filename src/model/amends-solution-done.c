/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-solution-done.h"

#include "amends-packed.h"

static const gsize STRINGS[] = {
    G_STRUCT_OFFSET (AmendsSolutionDone, solution),
    G_STRUCT_OFFSET (AmendsSolutionDone, note),
};
static const AmendsPackedFields LAYOUT = { sizeof (AmendsSolutionDone), STRINGS, G_N_ELEMENTS (STRINGS), NULL, 0 };

G_DEFINE_BOXED_TYPE (AmendsSolutionDone, amends_solution_done, amends_solution_done_ref, amends_solution_done_unref)

AmendsSolutionDone *
amends_solution_done_new (const AmendsSolutionDone *fields)
{
    return amends_packed_new (&LAYOUT, fields);
}

AmendsSolutionDone *
amends_solution_done_ref (AmendsSolutionDone *self)
{
    return amends_packed_ref (self);
}

void
amends_solution_done_unref (AmendsSolutionDone *self)
{
    amends_packed_unref (self);
}
