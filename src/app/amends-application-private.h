/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-answer-notifier.h"
#include "amends-application.h"
#include "amends-auto-backup.h"
#include "amends-auto-sync.h"
#include "amends-background-portal.h"
#include "amends-context.h"
#include "amends-folder-lock.h"
#include "amends-link.h"
#include "amends-review-notifier.h"
#include "amends-sample-session.h"
#include "amends-search-provider.h"
#include "amends-window.h"

G_BEGIN_DECLS

struct _AmendsApplication {
    AdwApplication parent_instance;

    char *root;                    /* the person's data folder */
    gboolean sample;               /* the sample shop is, or is to be, open */
    AmendsFolderLock *lock;        /* (nullable) before startup */
    GSettings *settings;           /* (nullable) before startup */
    AmendsWindow *window;          /* (unowned) (nullable) */
    AmendsContext *context;        /* (nullable): what is open */
    AmendsSampleSession *session;  /* (nullable) */
    AmendsQuietGate *gate;         /* (nullable) before startup */
    AmendsAnswerNotifier *answers; /* (nullable): with the next one, while data is open */
    AmendsReviewNotifier *reviews; /* (nullable) */
    AmendsAutoSync *auto_sync;     /* (nullable): while data is open */
    AmendsBackups *backups;        /* (nullable) before startup: of the person's own data */
    AmendsAutoBackup *auto_backup; /* (nullable): while data is open */
    char *to_restore; /* (nullable): path of a backup that takes the data's place before that is opened again */
    AmendsBackgroundPortal
        *portal;           /* (nullable): where there is a session bus, from when the background is first spoken of */
    GCancellable *asking;  /* (nullable): while the desktop is asked whether it may run in the background */
    gboolean background;   /* it goes on without a window */
    GVariant *to_mark;     /* (nullable): reviews to be marked as done as soon as there is data, as in app.mark-done */
    GVariant *to_read;     /* (nullable): the same for answers, and app.mark-read */
    GCancellable *opening; /* (nullable): while data is being opened */
    AmendsSearchProvider *search; /* answers while there is a session bus, with the data that is open */
    AmendsLink *target;           /* (nullable): what to show as soon as there is data */
    gboolean closing;
    gboolean held;     /* the program runs whether it has a window or not */
    guint rest_source; /* without a window: ends the program when nothing was asked for a while */
    guint signal_sources[3];
    int exit_status;
};

/* amends-application-data.c: which data is open */

/** amends_application_show_data: gives the data that is open to the window, if there are both */
void amends_application_show_data (AmendsApplication *self);
/** amends_application_open_data: closes what is open, then opens the person's data or the sample shop, and shows it */
void amends_application_open_data (AmendsApplication *self, gboolean sample);
/** amends_application_go_on: nothing is open: opens the data that is wanted, or ends the program if that is wanted */
void amends_application_go_on (AmendsApplication *self);
/** amends_application_start_afresh: puts the damaged file aside and opens an empty one */
void amends_application_start_afresh (AmendsApplication *self);
/** amends_application_let_go: shows that it is loading, and lets go of what is open. Returns: (transfer full) (nullable): to be closed by the caller */
AmendsContext *amends_application_let_go (AmendsApplication *self);
/** amends_application_open_context: opens the data or the sample shop, after nothing is open any more */
void amends_application_open_context (AmendsApplication *self);
/** amends_application_fail_to_open: what was being opened cannot be, and why */
void amends_application_fail_to_open (AmendsApplication *self, const GError *error);
/** amends_application_end_in_order: nothing is being opened any more: what is open closes, and the program ends */
void amends_application_end_in_order (AmendsApplication *self);
/** amends_application_shut_down: closes window and data in order, then ends the main loop; safe to call again */
void amends_application_shut_down (AmendsApplication *self);

/* amends-application-erase.c: the end of the data */

/** amends_application_delete_everything: closes what is open and deletes it, then opens the person's own data, empty or as it was */
void amends_application_delete_everything (AmendsApplication *self);
/** amends_application_resume_erase: Returns: TRUE if one had been cut off: it goes on now, and the data is opened after it */
gboolean amends_application_resume_erase (AmendsApplication *self);

/* amends-application-life.c: how long it runs without a window */

/** amends_application_set_up_search: has the desktop's questions answered once search is exported */
void amends_application_set_up_search (AmendsApplication *self);
/** amends_application_window_gone: ends the program, unless something wants it to run on */
void amends_application_window_gone (AmendsApplication *self);
/** amends_application_rest: without a window, runs a little longer, and then ends */
void amends_application_rest (AmendsApplication *self);
/** amends_application_stop_resting: takes back what keeps it running without a window */
void amends_application_stop_resting (AmendsApplication *self);

/* amends-application-background.c: syncs by itself, and without a window */

/** amends_application_set_up_background: after startup: follows the setting; the desktop is asked when it changes, and when data is open */
void amends_application_set_up_background (AmendsApplication *self);
void amends_application_stop_background (AmendsApplication *self);
/** amends_application_start_auto_sync: the data that is open syncs by itself from now on */
void amends_application_start_auto_sync (AmendsApplication *self);
/** amends_application_attend: tells who syncs whether there is a window */
void amends_application_attend (AmendsApplication *self);
/** amends_application_run_without_window: opens the data and stays */
void amends_application_run_without_window (AmendsApplication *self);

/* amends-application-backup.c: backups by themselves, and restoring one */

/** amends_application_set_up_backups: after startup */
void amends_application_set_up_backups (AmendsApplication *self);
/** amends_application_start_backups: the data that is open is backed up by itself from now on */
void amends_application_start_backups (AmendsApplication *self);
void amends_application_stop_backups (AmendsApplication *self);
/** amends_application_restore_waiting: restores what waits for it, while nothing is open, and goes on with amends_application_go_on(). FALSE if nothing waits */
gboolean amends_application_restore_waiting (AmendsApplication *self);

/* amends-application-notices.c: what the desktop is told */

/** amends_application_start_notices: the data that is open tells what is new in it from now on */
void amends_application_start_notices (AmendsApplication *self);
void amends_application_stop_notices (AmendsApplication *self);
/** amends_application_mark_done: @target: of app.mark-done: whether they are the sample shop's, and which; now or as soon as data is open */
void amends_application_mark_done (AmendsApplication *self, GVariant *target);
/** amends_application_mark_read: the same for answers, and app.mark-read */
void amends_application_mark_read (AmendsApplication *self, GVariant *target);

/* amends-application-links.c: places in the program */

/** amends_application_go_to: shows the window at @link, now or as soon as data is shown. @link: (transfer full) */
void amends_application_go_to (AmendsApplication *self, AmendsLink *link);
/** amends_application_go_to_inbox: shows the window with all that is open */
void amends_application_go_to_inbox (AmendsApplication *self);
/** amends_application_arrive: data is shown now */
void amends_application_arrive (AmendsApplication *self);
/** amends_application_tell: a sentence in the window, if there is one */
void amends_application_tell (AmendsApplication *self, const char *text);
/** amends_application_open_files: imports files and follows links */
void amends_application_open_files (AmendsApplication *self, GFile **files, int n_files);

/* amends-application-options.c: the command line */

void amends_application_add_options (AmendsApplication *self);

/** amends_application_choose_id: Returns: (transfer full): the bus name for @root; a name of its own for each folder but the default one */
char *amends_application_choose_id (const char *root);

/* amends-application-actions.c */

void amends_application_add_actions (AmendsApplication *self);

G_END_DECLS
