/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"
#include "amends-feedback.h"

G_BEGIN_DECLS

/** amends_feedback_row_load: @feedback: (out) (transfer full) (nullable): NULL if there is no such row */
gboolean amends_feedback_row_load (AmendsDb *db, gint64 id, AmendsFeedback **feedback, GError **error);

/** amends_feedback_row_find: @id: (out): 0 if the account has none of that id */
gboolean amends_feedback_row_find (AmendsDb *db, gint64 account_id, const char *external_id, gint64 *id,
                                   GError **error);

/**
 * amends_feedback_row_write: adds (id 0) or changes the row and its text, and keeps the counts of its day right. What is only ours stays as it is.
 * @now: when a new one first arrived
 * @id: (out): the row
 */
gboolean amends_feedback_row_write (AmendsDb *db, const AmendsFeedback *feedback, gint64 now, gint64 *id,
                                    GError **error);

/** amends_feedback_row_are_counts_right: compares the daily counts with a recount. @right: (out) */
gboolean amends_feedback_row_are_counts_right (AmendsDb *db, gboolean *right, GError **error);

G_END_DECLS
