/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-event.h"
#include "amends-review-query.h"
#include "amends-store.h"

G_BEGIN_DECLS

/** AmendsActionResult: what an action did; its message for people is made by whoever shows it. */
typedef struct {
    gint64 event_id; /* 0 if nothing changed, so nothing was logged */
    AmendsEventKind kind;
    guint64 n_changed;
    AmendsSubject subject; /* what they were */
} AmendsActionResult;

/**
 * amends_store_set_done_async: marks reviews as done, or open again; rows and one event in one transaction. Those that are so already
 * do not count.
 */
void amends_store_set_done_async (AmendsStore *self, const gint64 *ids, gsize n_ids, gboolean done,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** amends_store_set_query_done_async: the same for all that match @query, as one set operation and one event. */
void amends_store_set_query_done_async (AmendsStore *self, const AmendsReviewQuery *query, gboolean done,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** amends_store_set_note_async: @text: (nullable): NULL or empty removes the note */
void amends_store_set_note_async (AmendsStore *self, gint64 review_id, const char *text, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
/** amends_store_log_opened_async: records that the review's page was opened on the marketplace */
void amends_store_log_opened_async (AmendsStore *self, gint64 review_id, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
/** amends_store_undo_async: takes back the latest event that can be and has not been; appends the inverse. NOTHING_TO_UNDO if none. */
void amends_store_undo_async (AmendsStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
/**
 * amends_store_undo_event_async: the same for one certain event (the Undo button of a toast). Of contacts, those that still wait are cancelled;
 * CONFLICT if none does.
 */
void amends_store_undo_event_async (AmendsStore *self, gint64 event_id, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
/** amends_store_redo_async: does again what undo took back, as long as nothing new was done since. NOTHING_TO_UNDO if none. */
void amends_store_redo_async (AmendsStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
/** amends_store_action_finish: for all of the above */
gboolean amends_store_action_finish (AmendsStore *self, GAsyncResult *result, AmendsActionResult *what, GError **error);

/** amends_store_list_events_async: the log, newest first. @limit: 0 = all */
void amends_store_list_events_async (AmendsStore *self, guint limit, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full) (element-type AmendsEvent) */
GPtrArray *amends_store_list_events_finish (AmendsStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
