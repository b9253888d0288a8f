/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-cause.h"

G_BEGIN_DECLS

/**
 * AmendsCauseChooser: the marketplace's 15 causes below their 8 problems, to choose one of; what is typed narrows them, and Enter takes the first.
 *
 * Signals: "chosen" (int cause).
 */
#define AMENDS_TYPE_CAUSE_CHOOSER (amends_cause_chooser_get_type ())
G_DECLARE_FINAL_TYPE (AmendsCauseChooser, amends_cause_chooser, AMENDS, CAUSE_CHOOSER, AdwDialog)

/** amends_cause_chooser_new: @current: the cause that is marked, AMENDS_CAUSE_NONE for none */
AmendsCauseChooser *amends_cause_chooser_new (int current);

G_END_DECLS
