/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-account.h"
#include "amends-accounts-dialog.h"

G_BEGIN_DECLS

struct _AmendsAccountsDialog {
    AdwDialog parent_instance;

    AdwNavigationView *navigation;
    AdwToastOverlay *toasts;
    GtkStack *stack;
    GtkListBox *list;

    AmendsStore *store;
    AmendsSyncEngine *engine;
    AmendsSecrets *secrets;
    GPtrArray *accounts;       /* (element-type AmendsAccount) (nullable): as last listed */
    AmendsAccount *found;      /* (nullable): answered, not stored yet */
    char *found_token;         /* (nullable): its token, until it is stored */
    GCancellable *cancellable; /* for what only the dialog needs */
};

/** amends_accounts_dialog_find: Returns: (transfer none) (nullable): a listed account */
const AmendsAccount *amends_accounts_dialog_find (AmendsAccountsDialog *self, gint64 id);
void amends_accounts_dialog_toast (AmendsAccountsDialog *self, const char *text);

/* amends-accounts-dialog-actions.c */
void amends_accounts_dialog_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
