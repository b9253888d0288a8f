/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-account-state.h"
#include "amends-feedback-page.h"
#include "amends-guide-page.h"
#include "amends-messages-page.h"
#include "amends-page-list.h"
#include "amends-reviews-page.h"
#include "amends-state-page.h"
#include "amends-window.h"

G_BEGIN_DECLS

struct _AmendsWindow {
    AdwApplicationWindow parent_instance;

    AdwToastOverlay *toasts;
    GtkStack *stack;
    GtkWidget *drop_hint;
    GMenuModel *primary_menu;
    guint present_id; /* while the window waits for something to show */

    GSettings *settings;
    char *folder; /* (nullable): of the data that is shown or could not be opened */

    AmendsStore *store; /* (nullable): with the next four, while data is shown */
    AmendsSyncEngine *engine;
    AmendsSecrets *secrets;
    GtkStack *pages;            /* (unowned): in the stack; with the pages below */
    AmendsReviewsPage *reviews; /* (unowned) */
    AmendsMessagesPage
        *messages; /* (unowned) (nullable): with the next two, until it is gone to, or there is time to make it */
    AmendsFeedbackPage *feedback;  /* (unowned) (nullable) */
    AmendsGuidePage *guide;        /* (unowned) (nullable) */
    AmendsPageList *page_lists[4]; /* (unowned) (nullable): one on each page */
    guint prepare_id;              /* while pages are still to be made */
    AmendsStatePage *state_page;   /* (unowned) (nullable): the reviews page's placeholder, once it was wanted */
    gboolean sample;
    gboolean leaving; /* the sample shop is being left */

    GCancellable *cancellable;      /* (nullable): of what goes with the data shown */
    GCancellable *sync_cancellable; /* (nullable): while this window's sync runs */
    GPtrArray *accounts;            /* (nullable) (element-type AmendsAccount) */
    gint64 n_reviews;               /* -1 until counted */
    gboolean has_feedback;          /* as far as there are no reviews */
    AmendsAccountState *state;      /* (nullable): what is told now */
    gboolean refreshing;
    gboolean refresh_again;
    gboolean synced_at_start;

    GQueue files;         /* (element-type GFile): to be imported, one after the other */
    AdwDialog *importing; /* (unowned) (nullable) */
};

/* amends-window-actions.c */
void amends_window_install_actions (GtkWidgetClass *widget_class);
void amends_window_update_actions (AmendsWindow *self);
void amends_window_toast_text (AmendsWindow *self, const char *text);

/* amends-window-state.c: what is told about accounts and syncs */
void amends_window_refresh_state (AmendsWindow *self);
void amends_window_show_state (AmendsWindow *self);
/** amends_window_sync: @by_hand: the person asked for it, so the result is told even if it is nothing */
void amends_window_sync (AmendsWindow *self, gboolean by_hand);
/** amends_window_find_state_account: Returns: (transfer none) (nullable): the account that the state is about */
const AmendsAccount *amends_window_find_state_account (AmendsWindow *self);

/* amends-window-views.c: what there is instead of pages, each made when it is first wanted */

/** amends_window_set_up_views: begins with "loading" */
void amends_window_set_up_views (AmendsWindow *self);
/** amends_window_show_view: @name: "loading", "welcome", "failure" or "reviews", which is there while data is */
void amends_window_show_view (AmendsWindow *self, const char *name);
/** amends_window_explain_failure: fills "failure", and shows it */
void amends_window_explain_failure (AmendsWindow *self, const GError *error);

/* amends-window-pages.c: the pages beside one another */
void amends_window_add_pages (AmendsWindow *self, AmendsOutbox *outbox, AmendsRulePacks *packs);
void amends_window_remove_pages (AmendsWindow *self);
/** amends_window_prepare_pages: makes the pages that nobody has gone to yet, one after the other, when there is nothing else to do */
void amends_window_prepare_pages (AmendsWindow *self);
void amends_window_install_page_actions (GtkWidgetClass *widget_class);

/* amends-window-files.c: import, export and reports */
void amends_window_set_up_drop (AmendsWindow *self);
void amends_window_choose_files (AmendsWindow *self);
void amends_window_import_next (AmendsWindow *self);
void amends_window_forget_files (AmendsWindow *self);
void amends_window_export (AmendsWindow *self);
/** amends_window_print: asks what a report is to be about, and prints or saves it */
void amends_window_print (AmendsWindow *self);

G_END_DECLS
