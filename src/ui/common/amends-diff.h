/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
    AMENDS_DIFF_SAME,
    AMENDS_DIFF_REMOVED,
    AMENDS_DIFF_ADDED,
} AmendsDiffKind;

/** AmendsDiffRun: words that follow one another and share one fate. */
typedef struct {
    AmendsDiffKind kind;
    char *text; /* with the spaces between its words */
} AmendsDiffRun;

/**
 * amends_diff_words: what changed from @before to @after, word by word (character by character where a script has no spaces).
 * Where both are very long, all of the one is removed and all of the other added, so that the time stays bounded.
 * @before: (nullable): as empty
 * @after: (nullable): as empty
 *
 * Returns: (transfer full) (element-type AmendsDiffRun): the added and same runs joined are @after, the removed and same runs @before
 */
GPtrArray *amends_diff_words (const char *before, const char *after);

G_END_DECLS
