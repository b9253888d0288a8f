/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-contact-limits.h"

G_BEGIN_DECLS

/**
 * AmendsStoreError: what can go wrong with the data file. Every message says what to do next.
 */
typedef enum {
    AMENDS_STORE_ERROR_FAILED,      /* SQLite refused something that should work; a bug or a damaged file */
    AMENDS_STORE_ERROR_CANNOT_OPEN, /* folder or file cannot be opened or made */
    AMENDS_STORE_ERROR_FOREIGN,     /* the file is not ours, or empty where data should be */
    AMENDS_STORE_ERROR_NEWER,       /* made by a newer version of Amends; untouched */
    AMENDS_STORE_ERROR_CORRUPT,     /* damaged */
    AMENDS_STORE_ERROR_READ_ONLY,   /* may be read but not written */
    AMENDS_STORE_ERROR_FULL,        /* disk full: nothing new is saved */
    AMENDS_STORE_ERROR_BUSY,        /* another program holds the file for too long */
    AMENDS_STORE_ERROR_NOT_FOUND,   /* no such review, account, view or event */
    AMENDS_STORE_ERROR_NOTHING_TO_UNDO,
    AMENDS_STORE_ERROR_CONFLICT, /* what it is about has changed meanwhile; look again */
} AmendsStoreError;

#define AMENDS_STORE_ERROR (amends_store_error_quark ())
GQuark amends_store_error_quark (void);

/** AmendsStoreChange: what a "changed" signal is about; coarse on purpose. */
typedef enum {
    AMENDS_STORE_CHANGE_ROWS = 1 << 0,     /* some rows look different now (done, note, edited) */
    AMENDS_STORE_CHANGE_SHAPE = 1 << 1,    /* rows came or went */
    AMENDS_STORE_CHANGE_ACCOUNTS = 1 << 2, /* accounts or their sync state */
    AMENDS_STORE_CHANGE_VIEWS = 1 << 3,    /* saved views */
    AMENDS_STORE_CHANGE_UNDO = 1 << 4,     /* what undo or redo would do */
    AMENDS_STORE_CHANGE_CONTACTS = 1 << 5, /* outbox, contacts and reports */
    AMENDS_STORE_CHANGE_MESSAGES = 1 << 6, /* customers' answers */
    AMENDS_STORE_CHANGE_FEEDBACK = 1 << 7, /* some feedback looks different now (done, note) */
    AMENDS_STORE_CHANGE_FEEDBACK_SHAPE =
        1 << 8, /* feedback came or changed at its source, or totals did: the rating may be another */
    AMENDS_STORE_CHANGE_CAUSES = 1 << 9, /* causes, what the person taught, solutions and plans */
} AmendsStoreChange;

/**
 * AmendsStore: all that is kept, in one SQLite file.
 *
 * SQL runs on the store's one worker thread only; what a person waits for goes before the batches of a sync or an import. Every operation is asynchronous: its callback runs in the thread-default main context
 * of the caller. Several processes may have the same file open.
 *
 * Signals: "changed" (guint flags of AmendsStoreChange), emitted in the main context that the store was opened in, after changes by
 * this process and (within a moment, by watching the file) by another one.
 */
#define AMENDS_TYPE_STORE (amends_store_get_type ())
G_DECLARE_FINAL_TYPE (AmendsStore, amends_store, AMENDS, STORE, GObject)

/**
 * AmendsClock: tells the present instant in seconds since 1970; injected so that tests can choose it.
 */
typedef gint64 (*AmendsClock) (gpointer user_data);

/**
 * amends_store_open_async: opens, makes or migrates the file `amends.db` in @folder; the folder is made with mode 0700.
 * @clock: (nullable): the system's clock by default
 *
 * Errors: AMENDS_STORE_ERROR_*
 */
void amends_store_open_async (const char *folder, AmendsClock clock, gpointer clock_data, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
AmendsStore *amends_store_open_finish (GAsyncResult *result, GError **error);

/** amends_store_set_done_days: how many days back AMENDS_DONE_WITH_RECENT goes: the rule pack's AMENDS_RULE_DONE_VIEW_DAYS (#10); 0 until it is set */
void amends_store_set_done_days (AmendsStore *self, int days);

/** AmendsContactLimitsFunc: (transfer full): what the rules ask at @now; called on the store's thread */
typedef AmendsContactLimits *(*AmendsContactLimitsFunc) (gint64 now, GTimeZone *zone, gpointer user_data);
/**
 * amends_store_set_contact_limits_func: who tells the store the rules by which customers can be contacted. Once, before it is asked for reviews; without,
 * only queries that bring their own limits know of any.
 */
void amends_store_set_contact_limits_func (AmendsStore *self, AmendsContactLimitsFunc func, gpointer user_data,
                                           GDestroyNotify free_data);

/** amends_store_close_async: waits until what was asked for is written, then closes. Later operations fail. */
void amends_store_close_async (AmendsStore *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean amends_store_close_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/** amends_store_check_async: the file's integrity, foreign keys, search index and aggregates; finish gives sentences, none if all is well. */
void amends_store_check_async (AmendsStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);
GStrv amends_store_check_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/** amends_store_get_folder: Returns: the folder that the file is in */
const char *amends_store_get_folder (AmendsStore *self);

/** amends_store_is_read_only: TRUE if the file could be opened for reading only: writes fail with READ_ONLY */
gboolean amends_store_is_read_only (AmendsStore *self);

G_END_DECLS
