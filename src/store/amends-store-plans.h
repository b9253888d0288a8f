/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-resolve-plan.h"
#include "amends-solution-done.h"
#include "amends-store-actions.h"

G_BEGIN_DECLS

/* What the person does about causes: solutions of the guide that are ticked, and the plan for one feedback. Changes emit AMENDS_STORE_CHANGE_CAUSES. */

/**
 * amends_store_tick_solution_async: an event with undo, in the timeline of the feedback if there is one. Ticked twice on different days counts twice.
 * @done: its id does not matter
 *
 * Finished by amends_store_action_finish(). NOT_FOUND if it names a feedback that is not there
 */
void amends_store_tick_solution_async (AmendsStore *self, const AmendsSolutionDone *done, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
/** amends_store_untick_solution_async: takes a tick away, an event with undo. @id: of an AmendsSolutionDone. NOT_FOUND. Finished by amends_store_action_finish() */
void amends_store_untick_solution_async (AmendsStore *self, gint64 id, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);

/**
 * amends_store_list_solutions_async: those ticked on days from @from on and before @before; 0 = open
 * @feedback_id: only those of one feedback's plan; 0 = all
 */
void amends_store_list_solutions_async (AmendsStore *self, gint64 from, gint64 before, gint64 feedback_id,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full) (element-type AmendsSolutionDone): the earliest first */
GPtrArray *amends_store_list_solutions_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/**
 * amends_store_set_plan_async: keeps the whole plan; an event with undo in the feedback's timeline, whose text is the state ("working") and old_text that
 * before. Nothing happens if it is that already.
 *
 * Finished by amends_store_action_finish(). NOT_FOUND if there is no such feedback. Undo fails with CONFLICT if the plan was changed since
 */
void amends_store_set_plan_async (AmendsStore *self, const AmendsResolvePlan *plan, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
