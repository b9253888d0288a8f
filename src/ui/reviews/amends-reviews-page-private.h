/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-contact-flow.h"
#include "amends-detail-pane.h"
#include "amends-facets.h"
#include "amends-filter-sidebar.h"
#include "amends-review-kind.h"
#include "amends-review-list.h"
#include "amends-review-selection.h"
#include "amends-reviews-page.h"

G_BEGIN_DECLS

/* What the files of the page share: the page itself, and what each of them does for the others. */

struct _AmendsReviewsPage {
    AdwBin parent_instance;

    AmendsStore *store;               /* (owned) */
    AmendsSyncEngine *engine;         /* (owned) (nullable) */
    GSettings *settings;              /* (owned) (nullable) */
    AmendsContactDesk *desk;          /* (owned) (nullable) */
    AmendsContactFlow *flow;          /* (owned) (nullable): with the desk */
    AmendsRowListModel *model;        /* (owned) */
    AmendsReviewSelection *selection; /* (owned) */

    AmendsReviewQuery *filter;        /* (owned): what the sidebar says */
    AmendsFacets *facets;             /* (owned) (nullable): the last ones */
    GCancellable *facets_cancellable; /* (owned) (nullable) */
    guint facets_id;
    guint facets_tick;      /* while the rows have a frame of their own */
    gint64 rows_frame;      /* after which frame rows were found */
    gboolean facets_wanted; /* once the first screen has been found */
    guint announce_id;
    char *searched; /* (owned) (nullable): the text that the list shows the hits of */

    gint64 opened_id;  /* the review in the detail pane, or 0 */
    gint64 wanted_id;  /* the review to be selected once the list has it, or 0 */
    guint opened_at;   /* where the opened review was last seen in the list */
    gboolean anywhere; /* show_review(): the wanted one is worth dropping the filters for */
    guint settle_id;
    guint rest_id;      /* while one review after the other is selected */
    gboolean is_behind; /* the detail pane shows another review than the opened one */
    gboolean selecting; /* clicks pick rows, until something is done with them or the person goes back */
    gboolean filled;    /* reviews have been found once */

    GMenuModel *primary_menu;          /* (owned) (nullable) */
    AmendsMakeWidget make_placeholder; /* (nullable) */
    gpointer placeholder_data;
    GtkMenuButton *placeholder_menu_button; /* (nullable): with the next two, until there is nothing to be shown */
    AdwBanner *placeholder_banner;          /* (nullable) */
    GtkWidget *placeholder_sync_button;     /* (nullable) */

    AdwToast *done_toast; /* (nullable): shown now; stands for the events below */
    GArray *done_events;  /* (owned) (element-type gint64) */
    guint64 n_done;
    guint done_kind; /* AmendsEventKind of them */

    GtkWidget *breakpoint_bin;
    AdwBin *switcher_place;
    GtkWidget *messages_button;
    GtkLabel *messages_count;
    AdwToastOverlay *toast_overlay;
    AdwOverlaySplitView *split;
    AdwNavigationSplitView *inner;
    GtkStack *content;
    AdwWindowTitle *title;
    AdwBanner *banner;
    GtkSearchBar *search_bar;
    GtkWidget *search_entry;
    GtkLabel *search_problem;
    GtkMenuButton *menu_button;
    GtkWidget *sync_button;
    GtkRevealer *action_bar;
    GtkLabel *selected_label; /* (nullable): with the next two, until several are selected */
    GtkButton *select_all_button;
    GtkButton *contact_several_button;
    AmendsFilterSidebar *sidebar;
    AmendsReviewList *list;
    AmendsDetailPane *detail;
};

/* The query: amends-reviews-page-query.c */
void amends_reviews_page_query_init (AmendsReviewsPage *self);
void amends_reviews_page_query_dispose (AmendsReviewsPage *self);
void amends_reviews_page_query_restore (AmendsReviewsPage *self);
void amends_reviews_page_query_reset (AmendsReviewsPage *self);
/** takes what is selected and found now into the titles */
void amends_reviews_page_update_title (AmendsReviewsPage *self);
gboolean amends_reviews_page_is_searching (AmendsReviewsPage *self);

/* Nothing there at all: amends-reviews-page-empty.c */
void amends_reviews_page_count_everything (AmendsReviewsPage *self);
/** takes what the sync and the banner tell into the page that is shown then, if it has been made */
void amends_reviews_page_update_empty (AmendsReviewsPage *self);

/* What is selected and open: amends-reviews-page-selection.c */
void amends_reviews_page_selection_init (AmendsReviewsPage *self);
void amends_reviews_page_selection_dispose (AmendsReviewsPage *self);
void amends_reviews_page_select_id (AmendsReviewsPage *self, gint64 id);
/** @by: 1 or -1: the next or the previous row */
void amends_reviews_page_move (AmendsReviewsPage *self, int by);
/** also ends selecting several */
void amends_reviews_page_clear_selection (AmendsReviewsPage *self);
void amends_reviews_page_set_selecting (AmendsReviewsPage *self, gboolean selecting);
/** Returns: whether what is done is done with rows that were picked, which are left alone afterwards */
gboolean amends_reviews_page_has_several (AmendsReviewsPage *self);
/** brings the detail pane up to the opened review, before it is asked what it shows */
void amends_reviews_page_catch_up (AmendsReviewsPage *self);
/** goes one step back: several selected, the detail over the list, the search */
void amends_reviews_page_go_back (AmendsReviewsPage *self);

/* What can be done: amends-reviews-page-actions.c and amends-reviews-page-done.c */
void amends_reviews_page_install_actions (GtkWidgetClass *widget_class);
void amends_reviews_page_install_done_actions (GtkWidgetClass *widget_class);
void amends_reviews_page_set_done (AmendsReviewsPage *self, gint64 review_id, gboolean done);
void amends_reviews_page_tell (AmendsReviewsPage *self, const char *message);
void amends_reviews_page_tell_error (AmendsReviewsPage *self, const GError *error);

/* Contacting and reporting: amends-reviews-page-contact.c */
void amends_reviews_page_install_contact_actions (GtkWidgetClass *widget_class);
void amends_reviews_page_contact_dispose (AmendsReviewsPage *self);

/* Keys: amends-reviews-page-keys.c */
void amends_reviews_page_add_keys (AmendsReviewsPage *self);

G_END_DECLS
