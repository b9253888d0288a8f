/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "amends-cause.h"

G_BEGIN_DECLS

typedef enum {
    AMENDS_PLAN_OPEN = 1, /* also what has no plan yet */
    AMENDS_PLAN_WORKING = 2,
    AMENDS_PLAN_SOLVED = 3,
} AmendsPlanState;

/** AmendsResponsible: whose fault it was, as far as the person found out (rule #65). */
typedef enum {
    AMENDS_RESPONSIBLE_UNKNOWN,
    AMENDS_RESPONSIBLE_OWN,
    AMENDS_RESPONSIBLE_CARRIER,
    AMENDS_RESPONSIBLE_MARKETPLACE,
    AMENDS_RESPONSIBLE_BUYER,
    AMENDS_N_RESPONSIBLES,
} AmendsResponsible;

/** AmendsResolvePlan: what the person does about one unhappy feedback (rule #66). Immutable. */
typedef struct {
    gint64 feedback_id;
    AmendsPlanState state;
    AmendsResponsible responsible;
    int cause;         /* an AmendsCause, or AMENDS_CAUSE_NONE */
    const char *notes; /* (nullable); never empty */
    gint64 changed_at; /* set by the store */
} AmendsResolvePlan;

#define AMENDS_TYPE_RESOLVE_PLAN (amends_resolve_plan_get_type ())
GType amends_resolve_plan_get_type (void);

AmendsResolvePlan *amends_resolve_plan_new (const AmendsResolvePlan *fields);
AmendsResolvePlan *amends_resolve_plan_ref (AmendsResolvePlan *self);
void amends_resolve_plan_unref (AmendsResolvePlan *self);

/** amends_resolve_plan_equal: TRUE if all but changed_at is the same */
gboolean amends_resolve_plan_equal (const AmendsResolvePlan *a, const AmendsResolvePlan *b);

/** amends_plan_state_to_string: Returns: the stable name in events and JSON ("open", "working", "solved") */
const char *amends_plan_state_to_string (AmendsPlanState state);
/** amends_plan_state_from_string: Returns: FALSE if @text is none */
gboolean amends_plan_state_from_string (const char *text, AmendsPlanState *state);
/** amends_responsible_to_string: Returns: the stable name in JSON ("unknown", "own", "carrier", "marketplace", "buyer") */
const char *amends_responsible_to_string (AmendsResponsible responsible);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsResolvePlan, amends_resolve_plan_unref)

G_END_DECLS
