/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-answer-notifier.h"
#include "amends-application.h"
#include "amends-context.h"
#include "amends-folder-lock.h"
#include "amends-sample-session.h"
#include "amends-window.h"

G_BEGIN_DECLS

struct _AmendsApplication {
    AdwApplication parent_instance;

    char *root;                     /* the person's data folder */
    gboolean sample;                /* the sample shop is, or is to be, open */
    AmendsFolderLock *lock;         /* (nullable) before startup */
    GSettings *settings;            /* (nullable) before startup */
    AmendsWindow *window;           /* (unowned) (nullable) */
    AmendsContext *context;         /* (nullable): what is open */
    AmendsSampleSession *session;   /* (nullable) */
    AmendsAnswerNotifier *notifier; /* (nullable): while data is shown */
    GCancellable *opening;          /* (nullable): while data is being opened */
    gboolean closing;
    guint signal_sources[3];
    int exit_status;
};

/* amends-application-data.c: which data is open */

/** amends_application_open_data: closes what is open, then opens the person's data or the sample shop, and shows it */
void amends_application_open_data (AmendsApplication *self, gboolean sample);
/** amends_application_start_afresh: puts the damaged file aside and opens an empty one */
void amends_application_start_afresh (AmendsApplication *self);
/** amends_application_shut_down: closes window and data in order, then ends the main loop; safe to call again */
void amends_application_shut_down (AmendsApplication *self);

/* amends-application-options.c: the command line */

void amends_application_add_options (AmendsApplication *self);

/** amends_application_choose_id: Returns: (transfer full): the bus name for @root; a name of its own for each folder but the default one */
char *amends_application_choose_id (const char *root);

/* amends-application-actions.c */

void amends_application_add_actions (AmendsApplication *self);

G_END_DECLS
