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
 * One row is selected, or many, by the keys or while the button beside the heading has clicks pick rows; then a bar tells how many, and what can be done with them by the page's actions "feedback.done-next",
 * "feedback.reopen" and "feedback.clear-selection". A row that is ticked stays, dimmed, until the selection moves or the list is asked for anew. Signals: "opened" (gint64 id): a click, Enter;
 * "done-toggled" (gint64 id, gboolean done), "failed" (GError *), "chip-removed" (guint index): the person no longer wants one of the conditions that chips name.
 */
#define AMENDS_TYPE_FEEDBACK_LIST (amends_feedback_list_get_type ())
G_DECLARE_FINAL_TYPE (AmendsFeedbackList, amends_feedback_list, AMENDS, FEEDBACK_LIST, AdwBin)

/** amends_feedback_list_set_store: @store: (nullable): NULL lets go of it */
void amends_feedback_list_set_store (AmendsFeedbackList *self, AmendsStore *store, const AmendsRulePack *pack);

/** amends_feedback_list_set_tight: the choice of one kind takes no more width than one of its words */
void amends_feedback_list_set_tight (AmendsFeedbackList *self, gboolean tight);

/** amends_feedback_list_set_scope: what the page is about; the list's own search and kind come on top. @query: copied */
void amends_feedback_list_set_scope (AmendsFeedbackList *self, const AmendsFeedbackQuery *query);

/** amends_feedback_list_set_chips: says to which part of what the page is about the list is narrowed, and offers to take each condition away. @labels: (array zero-terminated=1) */
void amends_feedback_list_set_chips (AmendsFeedbackList *self, const char *const *labels);

/** amends_feedback_list_set_kind: shows one kind only; -1 shows all */
void amends_feedback_list_set_kind (AmendsFeedbackList *self, int kind);

/** amends_feedback_list_get_with_done: Returns: TRUE if what is marked as done is shown, too */
gboolean amends_feedback_list_get_with_done (AmendsFeedbackList *self);
void amends_feedback_list_set_with_done (AmendsFeedbackList *self, gboolean with_done);

/** amends_feedback_list_hold: this row stays where it is, dimmed, even if it stops to fit */
void amends_feedback_list_hold (AmendsFeedbackList *self, gint64 id);

/**
 * amends_feedback_list_move: selects the next (1) or the previous (-1) row, brings it into sight and gives it the focus; while none of the rows has that,
 * it goes to the selected one
 */
void amends_feedback_list_move (AmendsFeedbackList *self, int by);
/** amends_feedback_list_has_focus: Returns: whether the focus is in one of the rows, so that the selected one is in sight */
gboolean amends_feedback_list_has_focus (AmendsFeedbackList *self);
/** amends_feedback_list_get_selected: Returns: (transfer none) (nullable): the only one that is selected; NULL while its row is not read, too */
AmendsFeedback *amends_feedback_list_get_selected (AmendsFeedbackList *self);
/** amends_feedback_list_dup_selected: Returns: (transfer full) (element-type gint64): all that are selected, in the list's order */
GArray *amends_feedback_list_dup_selected (AmendsFeedbackList *self);
/** amends_feedback_list_select_all: all, or none; none ends selecting several as well */
void amends_feedback_list_select_all (AmendsFeedbackList *self, gboolean selected);
/** amends_feedback_list_has_several: Returns: whether what is done is done with rows that were picked, be it one, which are left alone afterwards */
gboolean amends_feedback_list_has_several (AmendsFeedbackList *self);

/** amends_feedback_list_show: scrolls to the beginning of the list, its search and its first rows, and gives the search the focus */
void amends_feedback_list_show (AmendsFeedbackList *self);
/** amends_feedback_list_get_search: Returns: (transfer none): where the search is typed */
GtkEditable *amends_feedback_list_get_search (AmendsFeedbackList *self);

G_END_DECLS
