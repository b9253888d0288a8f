/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-cause-text.h"

G_BEGIN_DECLS

/**
 * AmendsCausePanel: why a customer is unhappy: up to two causes, whether they are a suggestion or the person's own word, the words that decided, and what to do
 * about it. Takes values only.
 *
 * Signals: "accept": the suggestion is right; "choose" (gboolean second): another cause, or one more, is wanted; "take" (int cause): this one
 * only is wrong; "clear": none fits; "learn": words of the comment are to be remembered; "guide" (int cause): its solutions are wanted.
 */
#define AMENDS_TYPE_CAUSE_PANEL (amends_cause_panel_get_type ())
G_DECLARE_FINAL_TYPE (AmendsCausePanel, amends_cause_panel, AMENDS, CAUSE_PANEL, GtkBox)

GtkWidget *amends_cause_panel_new (void);

/**
 * amends_cause_panel_set:
 * @causes: (nullable): NULL hides the panel: the comment is not one that has causes
 * @words: (nullable) (array fixed-size=2): for each cause, the words of the comment that decided: NULL, or ended by NULL
 */
void amends_cause_panel_set (AmendsCausePanel *self, AmendsSubject subject, const AmendsCauses *causes,
                             const char *const *const words[AMENDS_MAX_CAUSES]);

G_END_DECLS
