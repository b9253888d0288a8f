/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-feedback-query.h"
#include "amends-sql.h"

G_BEGIN_DECLS

/** AmendsFeedbackCondition: those that have a count per choice, each of which is counted without itself. */
typedef enum {
    AMENDS_FEEDBACK_CONDITION_NONE,
    AMENDS_FEEDBACK_CONDITION_STARS,
    AMENDS_FEEDBACK_CONDITION_STATES,
    AMENDS_FEEDBACK_CONDITION_RESPONSE,
    AMENDS_FEEDBACK_CONDITION_MARKETPLACES,
    AMENDS_FEEDBACK_CONDITION_LANGUAGES,
} AmendsFeedbackCondition;

/** AMENDS_FEEDBACK_STATE: SQL for the state of a row f, as AmendsFeedbackState numbers it */
#define AMENDS_FEEDBACK_STATE "iif (f.removed_at > 0, 2, iif (f.struck_at > 0, 1, 0))"

/** AmendsFeedbackContext: as AmendsQueryContext */
typedef struct {
    const AmendsFeedbackQuery *query;
    gint64 now;
    GTimeZone *zone;
} AmendsFeedbackContext;

/** amends_feedback_sql_add_source: appends " FROM … WHERE …" over the table feedback, named f. @without: one condition to leave out */
void amends_feedback_sql_add_source (AmendsSql *sql, const AmendsFeedbackContext *context,
                                     AmendsFeedbackCondition without);

/** amends_feedback_sql_add_order: appends the order of the query */
void amends_feedback_sql_add_order (AmendsSql *sql, const AmendsFeedbackQuery *query);

G_END_DECLS
