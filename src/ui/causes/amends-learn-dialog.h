/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-cause.h"

G_BEGIN_DECLS

/**
 * AmendsLearnDialog: which words of a comment are to speak for its cause from now on, and how much.
 *
 * Words selected in the comment become the phrase. Signals: "learned" (const char *phrase, int weight): -3 to 3, not 0.
 */
#define AMENDS_TYPE_LEARN_DIALOG (amends_learn_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AmendsLearnDialog, amends_learn_dialog, AMENDS, LEARN_DIALOG, AdwDialog)

/**
 * amends_learn_dialog_new:
 * @text: the comment, from outside
 * @phrase: (nullable): the words to begin with
 */
AmendsLearnDialog *amends_learn_dialog_new (const char *text, const char *phrase, AmendsCause cause);

G_END_DECLS
