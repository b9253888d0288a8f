/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-cause-phrases.h"
#include "amends-causes.h"

G_BEGIN_DECLS

/* Suggests causes from words alone, here and without a network; it shows the words that decided (rule #35, research (b) 28). */

/** AmendsCauseWords: words that spoke for a cause: a byte range of the text. */
typedef struct {
    guint start;
    guint end;
    int weight;
} AmendsCauseWords;

typedef struct {
    AmendsCause cause;
    int score;     /* the sum of the phrases' weights, and by how much the text sounds like it */
    GArray *words; /* (element-type AmendsCauseWords): in the order of the text, at least one */
} AmendsCauseSuggestion;

#define AMENDS_MAX_SUGGESTIONS AMENDS_MAX_CAUSES

/** AmendsCauseSuggestions: up to two, the stronger first. */
typedef struct {
    guint n;
    AmendsCauseSuggestion items[AMENDS_MAX_SUGGESTIONS];
    gboolean product_only; /* it is a review of the product as a whole, without a word of the seller's part */
    gboolean seller_only;  /* all that was found is about delivery, stock, returns or service */
} AmendsCauseSuggestions;

/** AmendsCauseRule: what a person's correction taught: these words speak for (weight above 0) or against (below) a cause. */
typedef struct {
    const char *phrase; /* as AmendsPhrase */
    AmendsCause cause;
    int weight; /* -3 to 3, not 0 */
} AmendsCauseRule;

/**
 * amends_cause_classify:
 * @language: (nullable): BCP 47; where it is not known every language's phrases are tried, and the one that finds most counts
 * @text: valid UTF-8, title and body together
 * @rules: (nullable) (array length=n_rules): the person's own, for every language
 *
 * Returns: (transfer full): n is 0 where nothing speaks clearly enough
 */
AmendsCauseSuggestions *amends_cause_classify (const char *language, const char *text, const AmendsCauseRule *rules,
                                               gsize n_rules);
/** amends_cause_classify_get_version: Returns: a number that changes with the classifier and with data/phrases; above 0, thread-safe */
int amends_cause_classify_get_version (void);
void amends_cause_suggestions_free (AmendsCauseSuggestions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AmendsCauseSuggestions, amends_cause_suggestions_free)

G_END_DECLS
