/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** AmendsShortcutsDialog: every key there is, in groups. (GtkShortcutsWindow is deprecated at our floor, AdwShortcutsDialog younger than it.) */
#define AMENDS_TYPE_SHORTCUTS_DIALOG (amends_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AmendsShortcutsDialog, amends_shortcuts_dialog, AMENDS, SHORTCUTS_DIALOG, AdwDialog)

AmendsShortcutsDialog *amends_shortcuts_dialog_new (void);

/** AmendsShortcut: one thing that a key does. A group begins where @group is set. */
typedef struct {
    const char *group;   /* untranslated; (nullable) */
    const char *title;   /* untranslated */
    const char *keys[2]; /* as gtk_accelerator_parse() reads them; (nullable) after the first */
} AmendsShortcut;

/** amends_shortcuts_dialog_list: Returns: (array length=n): all that the dialog lists */
const AmendsShortcut *amends_shortcuts_dialog_list (guint *n);

G_END_DECLS
