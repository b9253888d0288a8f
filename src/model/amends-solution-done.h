/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "amends-cause.h"

G_BEGIN_DECLS

/** AmendsSolutionDone: one of the guide's solutions that the person has ticked (rule #39). Immutable. */
typedef struct {
    gint64 id;
    AmendsCause cause;
    const char *solution; /* the guide's id */
    gint64 done_at;       /* the day that the person says, as an instant on it; charts show it as a marker */
    const char *note;     /* (nullable) */
    gint64 feedback_id;   /* ticked in the plan of this feedback; 0: for the whole shop */
} AmendsSolutionDone;

#define AMENDS_TYPE_SOLUTION_DONE (amends_solution_done_get_type ())
GType amends_solution_done_get_type (void);

AmendsSolutionDone *amends_solution_done_new (const AmendsSolutionDone *fields);
AmendsSolutionDone *amends_solution_done_ref (AmendsSolutionDone *self);
void amends_solution_done_unref (AmendsSolutionDone *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsSolutionDone, amends_solution_done_unref)

G_END_DECLS
