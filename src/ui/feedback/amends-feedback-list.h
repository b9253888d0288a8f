/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-feedback-query.h"
#include "amends-rule-pack.h"
#include "amends-store.h"

G_BEGIN_DECLS

/**
 * AmendsFeedbackList: the feedback behind the numbers, however much it is: searched, narrowed to a kind, ticked as done. What the page has above
 * it (property "top", a GtkWidget) scrolls with it.
 *
 * A row that is ticked stays, dimmed, until the selection moves or the list is asked for anew. Signals: "opened" (gint64 id): a click, Enter;
 * "done-toggled" (gint64 id, gboolean done), "failed" (GError *), "widened": the person no longer wants the part of the period that was chosen.
 */
#define AMENDS_TYPE_FEEDBACK_LIST (amends_feedback_list_get_type ())
G_DECLARE_FINAL_TYPE (AmendsFeedbackList, amends_feedback_list, AMENDS, FEEDBACK_LIST, AdwBin)

/** amends_feedback_list_set_store: @store: (nullable): NULL lets go of it */
void amends_feedback_list_set_store (AmendsFeedbackList *self, AmendsStore *store, const AmendsRulePack *pack);

/** amends_feedback_list_set_scope: what the page is about; the list's own search and kind come on top. @query: copied */
void amends_feedback_list_set_scope (AmendsFeedbackList *self, const AmendsFeedbackQuery *query);

/** amends_feedback_list_set_narrowed: says which part of the period is shown, and offers the whole. @label: (nullable): NULL for the whole */
void amends_feedback_list_set_narrowed (AmendsFeedbackList *self, const char *label);

/** amends_feedback_list_set_kind: shows one kind only; -1 shows all */
void amends_feedback_list_set_kind (AmendsFeedbackList *self, int kind);

/** amends_feedback_list_hold: this row stays where it is, dimmed, even if it stops to fit */
void amends_feedback_list_hold (AmendsFeedbackList *self, gint64 id);

/** amends_feedback_list_move: selects the next (1) or the previous (-1) row, brings it into sight and gives it the focus */
void amends_feedback_list_move (AmendsFeedbackList *self, int by);
/** amends_feedback_list_get_selected: Returns: (transfer none) (nullable): NULL while its row is not read, too */
AmendsFeedback *amends_feedback_list_get_selected (AmendsFeedbackList *self);

/** amends_feedback_list_show: scrolls to the beginning of the list and gives it the focus */
void amends_feedback_list_show (AmendsFeedbackList *self);
/** amends_feedback_list_search: gives the search the focus */
void amends_feedback_list_search (AmendsFeedbackList *self);
/** amends_feedback_list_get_search: Returns: (transfer none): where the search is typed */
GtkEditable *amends_feedback_list_get_search (AmendsFeedbackList *self);

G_END_DECLS
