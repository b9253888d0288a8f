/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-store.h"

G_BEGIN_DECLS

/**
 * AmendsResolveDialog: the plan to resolve one negative feedback (rules #65, #66): how far it is, the cause, who is responsible, what to do about it, notes.
 * Everything is saved at once as events; Ctrl+Z takes it back.
 */
#define AMENDS_TYPE_RESOLVE_DIALOG (amends_resolve_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AmendsResolveDialog, amends_resolve_dialog, AMENDS, RESOLVE_DIALOG, AdwDialog)

AmendsResolveDialog *amends_resolve_dialog_new (AmendsStore *store, gint64 feedback_id);

G_END_DECLS
