/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-account-state.h"

G_BEGIN_DECLS

/** AmendsStatePage: a state as a whole page: what is so, the steps to mend it, and a button for the next one. Action: state.copy-steps. */
#define AMENDS_TYPE_STATE_PAGE (amends_state_page_get_type ())
G_DECLARE_FINAL_TYPE (AmendsStatePage, amends_state_page, AMENDS, STATE_PAGE, AdwBin)

AmendsStatePage *amends_state_page_new (void);

/** amends_state_page_set_state: @state: copied from; its kind does not matter */
void amends_state_page_set_state (AmendsStatePage *self, const AmendsAccountState *state);

/** amends_state_page_present: the page as a dialog over @parent, for a state whose banner has no room for the steps */
AdwDialog *amends_state_page_present (const AmendsAccountState *state, GtkWidget *parent);

G_END_DECLS
