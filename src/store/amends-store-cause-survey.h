/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-causes.h"
#include "amends-store.h"

G_BEGIN_DECLS

/*
 * What the classifier has yet to look at: comments that are new, were edited, or were looked at by another version or without a rule that the person
 * taught since. New ones are found by their ids, so that a sync or an import has nothing to do with it.
 */

/** AmendsSurveyScope: what is looked at, and by what. A change makes all due again. */
typedef struct {
    int version;            /* of the classifier and its phrases */
    int review_max_stars;   /* reviews of so many stars or fewer (AMENDS_RULE_CRITICAL_MAX_STARS) */
    int feedback_max_stars; /* the same for feedback: negative and neutral */
} AmendsSurveyScope;

/** AmendsSurveyText: one comment to look at. */
typedef struct {
    AmendsSubject subject;
    gint64 id;
    char *language; /* (nullable): BCP 47 */
    char *text;     /* (nullable): NULL: nothing to suggest for, as it has no text or too many stars now */
} AmendsSurveyText;

/** AmendsSurveyChunk: the next ones. Opaque but for these; made by the store only. */
typedef struct {
    GPtrArray *texts; /* (element-type AmendsSurveyText) */
    GPtrArray *rules; /* (element-type AmendsLearnedRule): all that the person taught, as of the same moment */
    guint64 position; /* how far the survey is: so many of @end ids */
    guint64 end;
    gboolean is_last;  /* when this one is kept, nothing is due */
    gboolean is_empty; /* nothing is due, nor is there anything to keep */
    gpointer priv;
} AmendsSurveyChunk;

void amends_survey_chunk_free (AmendsSurveyChunk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsSurveyChunk, amends_survey_chunk_free)

/** amends_store_find_due_async: up to @limit texts; fewer, even none, where few of the next ids are critical. After all that others wait for. */
void amends_store_find_due_async (AmendsStore *self, const AmendsSurveyScope *scope, guint limit,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full): with no texts and is_last TRUE if nothing is due */
AmendsSurveyChunk *amends_store_find_due_finish (AmendsStore *self, GAsyncResult *result, GError **error);

/**
 * amends_store_keep_suggestions_async: keeps what was found for a chunk, as a batch. Nothing is kept if what was looked by has changed meanwhile: the
 * chunk then stays due. What a person said is left alone.
 * @chunk: (transfer full)
 * @found: (transfer full) (element-type AmendsCauses): one for each text
 */
void amends_store_keep_suggestions_async (AmendsStore *self, AmendsSurveyChunk *chunk, GArray *found,
                                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean amends_store_keep_suggestions_finish (AmendsStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
