/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "amends-feedback-query.h"
#include "amends-rule-pack.h"
#include "amends-store.h"

G_BEGIN_DECLS

/**
 * AmendsFeedbackList: the feedback behind the numbers: searched, narrowed to a kind, ticked as done. Rows are read some fifty at a time.
 *
 * A row that is ticked stays, dimmed, until the list is asked for anew. Signals: "opened" (gint64 id), "acted" (gint64 event_id, gboolean done): done or
 * reopened here, "failed" (GError *), "widened": the person no longer wants the part of the
 * period that was chosen.
 */
#define AMENDS_TYPE_FEEDBACK_LIST (amends_feedback_list_get_type ())
G_DECLARE_FINAL_TYPE (AmendsFeedbackList, amends_feedback_list, AMENDS, FEEDBACK_LIST, GtkBox)

/** amends_feedback_list_set_store: @store: (nullable): NULL lets go of it */
void amends_feedback_list_set_store (AmendsFeedbackList *self, AmendsStore *store, const AmendsRulePack *pack);

/** amends_feedback_list_set_scope: what the page is about; the list's own search and kind come on top. @query: copied */
void amends_feedback_list_set_scope (AmendsFeedbackList *self, const AmendsFeedbackQuery *query);

/** amends_feedback_list_set_narrowed: says which part of the period is shown, and offers the whole. @label: (nullable): NULL for the whole */
void amends_feedback_list_set_narrowed (AmendsFeedbackList *self, const char *label);

/** amends_feedback_list_set_kind: shows one kind only; -1 shows all */
void amends_feedback_list_set_kind (AmendsFeedbackList *self, int kind);

/** amends_feedback_list_refresh: reads the rows that are shown again, where they are */
void amends_feedback_list_refresh (AmendsFeedbackList *self);

G_END_DECLS
