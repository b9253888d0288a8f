/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AmendsTokensAhead: splits texts into words on a thread of its own, a little ahead of the one that gives them to the search index. What is ready is found by the
 * tokenizer by the text's address; a text that is not is split there and then, so this only ever saves time.
 */
typedef struct _AmendsTokensAhead AmendsTokensAhead;

/** amends_tokens_ahead_new: @texts: (element-type utf8) (nullable elements): borrowed, and not changed before it is freed; in the order in which they are indexed */
AmendsTokensAhead *amends_tokens_ahead_new (GPtrArray *texts);
/** amends_tokens_ahead_free: on the thread that reached; @self: (nullable) */
void amends_tokens_ahead_free (AmendsTokensAhead *self);

/** amends_tokens_ahead_reach: @n texts from @first on are indexed next, by this thread; @first must not go back. Waits for their words. @n: at most 2 */
void amends_tokens_ahead_reach (AmendsTokensAhead *self, guint first, guint n);

/** AmendsTokensAheadFunc: as the search index wants it; anything but 0 ends the walk */
typedef int (*AmendsTokensAheadFunc) (void *context, int flags, const char *token, int length, int start, int end);

/**
 * amends_tokens_ahead_replay: for the tokenizer: passes on the words of @text, if they are ready for this thread. Where they stand in the text is not known then: the
 * search index does not keep it.
 * @result: (out): of the last call of @func
 */
gboolean amends_tokens_ahead_replay (const char *text, int length, int colocated_flag, AmendsTokensAheadFunc func,
                                     void *context, int *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsTokensAhead, amends_tokens_ahead_free)

G_END_DECLS
