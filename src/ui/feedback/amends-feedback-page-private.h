/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-chart.h"
#include "amends-feedback-figures.h"
#include "amends-feedback-list.h"
#include "amends-feedback-page.h"
#include "amends-rating.h"

G_BEGIN_DECLS

/* What the files of the page share: the page itself, and what each of them does for the others. */

struct _AmendsFeedbackPage {
    AdwBin parent_instance;

    AmendsStore *store;             /* (nullable) */
    const AmendsRulePack *pack;     /* (unowned) */
    GSettings *settings;            /* (nullable) */
    GCancellable *cancellable;      /* of the history that is being read */
    AmendsFeedbackHistory *all;     /* (nullable): of every marketplace, for the choice between them */
    AmendsFeedbackHistory *history; /* (nullable): of the one that is chosen */
    AmendsRating rating;
    AmendsFeedbackSpan span;
    GPtrArray *codes; /* (element-type utf8): of the choices of marketplaces after "all" */
    gboolean filling; /* choices are being filled, not made */

    AdwDialog *dialog; /* (weak): of the feedback that was opened */

    AdwToastOverlay *toasts;
    AdwOverlaySplitView *split;
    AdwBin *switcher_place;
    GtkMenuButton *menu_button;
    AdwComboRow *marketplace;
    AdwComboRow *period;
    AdwToggleGroup *resolution;
    GtkStack *stack;
    GtkFlowBox *cards;
    AmendsChart *rating_chart;
    AmendsChart *amount_chart;
    AmendsChart *stars_chart;
    AmendsFeedbackList *list;
};

/* amends-feedback-page.c */
void amends_feedback_page_tell (AmendsFeedbackPage *self, const char *message);

/* What can be done: amends-feedback-page-actions.c */
void amends_feedback_page_install_actions (GtkWidgetClass *widget_class);
void amends_feedback_page_add_keys (AmendsFeedbackPage *self);
void amends_feedback_page_open (AmendsFeedbackPage *self, gint64 feedback_id);
void amends_feedback_page_set_done (AmendsFeedbackPage *self, gint64 feedback_id, gboolean done);

G_END_DECLS
