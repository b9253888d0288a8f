/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-feedback-query.h"
#include "amends-row-list-model.h"

G_BEGIN_DECLS

/* Feedback as the rows of a list; the query is an AmendsFeedbackQuery. */

AmendsRowListModel *amends_feedback_list_model_new (AmendsStore *store);

/** amends_feedback_item_get: Returns: (transfer none) (nullable): NULL until its page has been read */
AmendsFeedback *amends_feedback_item_get (AmendsRowItem *item);

/** amends_feedback_row_text_new: Returns: (transfer full): what a row says of it at @now, in @zone */
AmendsRowText *amends_feedback_row_text_new (const AmendsFeedback *feedback, gint64 now, GTimeZone *zone);

/** amends_feedback_row_dup_spoken: @hidden: names and order numbers are covered. Returns: (transfer full): what is said of a row */
char *amends_feedback_row_dup_spoken (const AmendsFeedback *feedback, gint64 now, GTimeZone *zone, gboolean hidden);

G_END_DECLS
