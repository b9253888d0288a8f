/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-feedback-query.h"

G_BEGIN_DECLS

/**
 * amends_feedback_search_parse: what is typed to look for feedback. Reviews and feedback share the search language, but feedback is of no product and has no photos;
 * "plan:open,working" is about feedback alone.
 * @problems: (out) (transfer full) (nullable): what was left out and why, a line each; NULL if all was understood
 *
 * Returns: (transfer full)
 */
AmendsFeedbackQuery *amends_feedback_search_parse (const char *text, char **problems);

G_END_DECLS
