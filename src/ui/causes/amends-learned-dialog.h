/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-store.h"

G_BEGIN_DECLS

/** AmendsLearnedDialog: all the words that a person has taught, from which comment and when; each can be forgotten, and remembered again by undo. */
#define AMENDS_TYPE_LEARNED_DIALOG (amends_learned_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AmendsLearnedDialog, amends_learned_dialog, AMENDS, LEARNED_DIALOG, AdwDialog)

AmendsLearnedDialog *amends_learned_dialog_new (AmendsStore *store);

G_END_DECLS
