/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-chart.h"
#include "amends-facets.h"
#include "amends-feedback-figures.h"
#include "amends-feedback-list.h"
#include "amends-feedback-page.h"
#include "amends-rating.h"
#include "amends-review-history.h"
#include "amends-store-cause-counts.h"

G_BEGIN_DECLS

/* What the files of the page share: the page itself, and what each of them does for the others. */

/** AmendsFeedbackChoices: what one of the filters offers. */
typedef struct {
    AdwComboRow *row;
    GPtrArray *keys; /* (owned) (element-type utf8): of the choices after "all" */
} AmendsFeedbackChoices;

typedef enum { CHOICE_MARKETPLACE, CHOICE_BRAND, CHOICE_PRODUCT, N_CHOICES } AmendsFeedbackChoice;

/** AmendsFeedbackPart: a part of what the page is about, that a chart has led to. */
typedef struct {
    gint64 after, before; /* instants; both 0 = the page's own period */
    guint stars, causes;  /* bits; 0 = any */
    guint states;         /* bits of AmendsFeedbackState; 0 = any */
    const char *period;   /* (nullable): what that time is called; NULL: its days */
} AmendsFeedbackPart;

struct _AmendsFeedbackPage {
    AdwBin parent_instance;

    AmendsStore *store;             /* (nullable) */
    const AmendsRulePack *pack;     /* (unowned) */
    GSettings *settings;            /* (nullable) */
    GCancellable *cancellable;      /* of what is being read */
    AmendsFeedbackHistory *all;     /* (nullable): of every marketplace, for the choice between them */
    AmendsFeedbackHistory *history; /* (nullable): of the one that is chosen */
    AmendsReviewHistory *reviews;   /* (nullable) */
    AmendsFacets *facets;           /* (nullable): what brands and products there are */
    GPtrArray
        *worst; /* (nullable) (element-type AmendsReviewProduct): the rows of the products' chart are the first ones */
    GArray *ranks;        /* (nullable) (element-type AmendsCauseRank): the bars of the causes' chart */
    GArray *answers;      /* (nullable) (element-type AmendsAnswerDay) */
    GPtrArray *solutions; /* (nullable) (element-type AmendsSolutionDone) */
    AmendsCauseBucket causes;
    AmendsRating rating;
    AmendsFeedbackSpan span;
    AmendsFeedbackSpan review_span; /* the same, or from the first review on */
    gboolean whole;                 /* the period is all the time that there is */
    AmendsFeedbackChoices choices[N_CHOICES];
    gboolean filling;        /* choices are being filled, not made */
    AmendsFeedbackPart part; /* what the list is narrowed to; all zeros: to nothing */
    char *part_period;       /* (owned) (nullable): its period's name */
    GArray *part_chips;      /* (element-type guint): the condition of each of the list's chips */
    gboolean open_only;      /* before it was narrowed, the list left out what is done */
    gint64 wanted_id;        /* feedback to open once all is read; 0 = none */
    guint read_id;
    GtkWidget *menu;         /* (unowned) (nullable): while it is open; a child of its row */
    gulong menu_row_id;      /* of what is done when the row goes first */
    guint menu_id;           /* of the source that takes the menu away */
    gboolean reading, stale; /* all is being read; something has changed since that began */
    AdwDialog *dialog;       /* (weak): of the feedback that was opened */

    AdwToastOverlay *toasts;
    AdwOverlaySplitView *split;
    AdwBin *switcher_place;
    AdwWindowTitle *title;
    AdwWrapBox *chips;
    GtkMenuButton *menu_button;
    AdwComboRow *marketplace, *brand, *product;
    AdwComboRow *period;
    AdwToggleGroup *resolution;
    GtkStack *stack;
    GtkFlowBox *cards;
    GtkLabel *origin;
    AmendsChart *rating_chart, *amount_chart, *stars_chart, *causes_chart, *answers_chart;
    AmendsChart *review_amount_chart, *review_stars_chart, *products_chart;
    AmendsFeedbackList *list;
};

/* amends-feedback-page.c */
void amends_feedback_page_tell (AmendsFeedbackPage *self, const char *message);
/** reads all that is shown anew */
void amends_feedback_page_read (AmendsFeedbackPage *self);

/* What can be chosen: amends-feedback-page-filters.c */
void amends_feedback_page_filters_init (AmendsFeedbackPage *self);
void amends_feedback_page_filters_clear (AmendsFeedbackPage *self);
/** fills the choices from what has been read */
void amends_feedback_page_fill_choices (AmendsFeedbackPage *self);
/** Returns: (transfer none) (nullable): the key of what is chosen; NULL = all */
const char *amends_feedback_page_get_choice (AmendsFeedbackPage *self, AmendsFeedbackChoice choice);
/** Returns: (transfer full): the days and the filters that a chart is about, in a line: feedback is narrowed by the marketplace alone */
char *amends_feedback_page_describe_scope (AmendsFeedbackPage *self, const AmendsFeedbackSpan *span,
                                           gboolean of_reviews);
/** Returns: (transfer full): the reviews that the filters let through, of any time */
AmendsReviewQuery *amends_feedback_page_make_query (AmendsFeedbackPage *self);

/* What the list shows of it: amends-feedback-page-parts.c */
/** shows this part in the list, done or not, and offers to take each condition away */
void amends_feedback_page_narrow (AmendsFeedbackPage *self, const AmendsFeedbackPart *part);
/** shows all that the page is about */
void amends_feedback_page_widen (AmendsFeedbackPage *self);
void amends_feedback_page_remove_condition (AmendsFeedbackPage *self, guint chip);

/* What is drawn: amends-feedback-page-charts.c */
void amends_feedback_page_bind_charts (GtkWidgetClass *widget_class);
void amends_feedback_page_read_charts (AmendsFeedbackPage *self);
/** what was read of another scope: its pictures stay until there are others, and say themselves what they are about */
void amends_feedback_page_forget_reviews (AmendsFeedbackPage *self);
void amends_feedback_page_show_charts (AmendsFeedbackPage *self);
/** those that depend on the resolution */
void amends_feedback_page_show_buckets (AmendsFeedbackPage *self);

/* What can be done: amends-feedback-page-actions.c */
void amends_feedback_page_install_actions (GtkWidgetClass *widget_class);
void amends_feedback_page_add_keys (AmendsFeedbackPage *self);
void amends_feedback_page_open (AmendsFeedbackPage *self, gint64 feedback_id);
void amends_feedback_page_set_done (AmendsFeedbackPage *self, gint64 feedback_id, gboolean done);

/* Causes and plans: amends-feedback-page-causes.c */
void amends_feedback_page_install_cause_actions (GtkWidgetClass *widget_class);
void amends_feedback_page_add_menu (AmendsFeedbackPage *self);
/** amends_feedback_page_drop_menu: takes away the menu of a row, open or not */
void amends_feedback_page_drop_menu (AmendsFeedbackPage *self);

G_END_DECLS
