/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-feedback-total.h"

G_BEGIN_DECLS

/* All that the rating is made of: how many feedback a day, and what the marketplace told or a person typed. Days are counted from 1970-01-01, UTC. */

/** AmendsFeedbackDay: the feedback published on one day. */
typedef struct {
    gint64 day;      /* 0: those without a date */
    gint64 stars[6]; /* [1] to [5] those that count; [0] those that were removed or struck through */
} AmendsFeedbackDay;

/** AmendsFeedbackCell: one account on one marketplace, which has a rating of its own. */
typedef struct {
    gint64 account_id;
    char *marketplace;
    gboolean incomplete; /* its source leaves out four and five stars */
    GArray *days;        /* (element-type AmendsFeedbackDay): earliest first; days with none are left out */
    AmendsFeedbackTotal told[AMENDS_N_FEEDBACK_WINDOWS];  /* marketplace is the cell's */
    AmendsFeedbackTotal typed[AMENDS_N_FEEDBACK_WINDOWS]; /* marketplace is the cell's */
} AmendsFeedbackCell;

/** AmendsFeedbackHistory: the cells that a page is about. Ref-counted, immutable once handed out. */
typedef struct {
    GPtrArray *cells; /* (element-type AmendsFeedbackCell): by account, then marketplace */
} AmendsFeedbackHistory;

#define AMENDS_TYPE_FEEDBACK_HISTORY (amends_feedback_history_get_type ())
GType amends_feedback_history_get_type (void);

AmendsFeedbackHistory *amends_feedback_history_new (void);
AmendsFeedbackHistory *amends_feedback_history_ref (AmendsFeedbackHistory *self);
void amends_feedback_history_unref (AmendsFeedbackHistory *self);

/** amends_feedback_history_get_cell: Returns: (transfer none): the cell, added at the end if there is none; before the history is handed out */
AmendsFeedbackCell *amends_feedback_history_get_cell (AmendsFeedbackHistory *self, gint64 account_id,
                                                      const char *marketplace);
/** amends_feedback_cell_add: @n more feedback of @stars (0 = does not count) on @day, which must not lie before the last one added */
void amends_feedback_cell_add (AmendsFeedbackCell *self, gint64 day, int stars, gint64 n);

/** amends_feedback_history_is_incomplete: TRUE if a source of it leaves out four and five stars */
gboolean amends_feedback_history_is_incomplete (const AmendsFeedbackHistory *self);
/** amends_feedback_history_keep_complete: Returns: (transfer full): the days of the cells whose source leaves nothing out */
AmendsFeedbackHistory *amends_feedback_history_keep_complete (const AmendsFeedbackHistory *self);

/** amends_feedback_day_of: Returns: the day of an instant; 0 for 0 */
gint64 amends_feedback_day_of (gint64 instant);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsFeedbackHistory, amends_feedback_history_unref)

G_END_DECLS
