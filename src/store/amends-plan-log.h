/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-event-log-private.h"
#include "amends-resolve-plan.h"
#include "amends-solution-done.h"

G_BEGIN_DECLS

/* Actions on solutions and plans: the same log as for reviews. All of it on the worker thread, inside a transaction. */

/** amends_plan_log_tick: NOT_FOUND if there is no such feedback */
gboolean amends_plan_log_tick (AmendsDb *db, gint64 now, const AmendsSolutionDone *done, AmendsActionResult *result,
                               GError **error);
/** amends_plan_log_untick: NOT_FOUND */
gboolean amends_plan_log_untick (AmendsDb *db, gint64 now, gint64 id, AmendsActionResult *result, GError **error);

/** amends_plan_log_set_plan: NOT_FOUND if there is no such feedback */
gboolean amends_plan_log_set_plan (AmendsDb *db, gint64 now, const AmendsResolvePlan *plan, AmendsActionResult *result,
                                   GError **error);
/** amends_plan_log_load_plan: @plan: (out) (transfer full) (nullable): NULL if there is none */
gboolean amends_plan_log_load_plan (AmendsDb *db, gint64 feedback_id, AmendsResolvePlan **plan, GError **error);

/** amends_plan_log_list_solutions: those that are done, on days from @from on and before @before (0 = open). @feedback_id: 0 = all. Returns: (transfer full) (element-type AmendsSolutionDone) */
GPtrArray *amends_plan_log_list_solutions (AmendsDb *db, gint64 from, gint64 before, gint64 feedback_id,
                                           GError **error);

/** amends_plan_log_reverse: takes back the event that @event undoes, about a solution or a plan. CONFLICT if it was changed since */
gboolean amends_plan_log_reverse (AmendsDb *db, AmendsNewEvent *event, AmendsActionResult *result, GError **error);

G_END_DECLS
