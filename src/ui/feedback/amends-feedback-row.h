/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "amends-feedback.h"

G_BEGIN_DECLS

/**
 * AmendsFeedbackRow: one feedback in a list: its tick, stars, text, and where it is from. Signals: "toggled" (gboolean done): the person has ticked it.
 */
#define AMENDS_TYPE_FEEDBACK_ROW (amends_feedback_row_get_type ())
G_DECLARE_FINAL_TYPE (AmendsFeedbackRow, amends_feedback_row, AMENDS, FEEDBACK_ROW, GtkListBoxRow)

GtkWidget *amends_feedback_row_new (AmendsFeedback *feedback, gint64 now);

/** amends_feedback_row_set: shows another value of the same feedback */
void amends_feedback_row_set (AmendsFeedbackRow *self, AmendsFeedback *feedback, gint64 now);
AmendsFeedback *amends_feedback_row_get (AmendsFeedbackRow *self);

G_END_DECLS
