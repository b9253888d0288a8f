/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-store.h"

G_BEGIN_DECLS

/**
 * AmendsPrintDialog: asks what a report is to be about, and prints it or saves it as a PDF.
 *
 * Signals: "saved" (GFile), before it closes.
 */
#define AMENDS_TYPE_PRINT_DIALOG (amends_print_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AmendsPrintDialog, amends_print_dialog, AMENDS, PRINT_DIALOG, AdwDialog)

AmendsPrintDialog *amends_print_dialog_new (AmendsStore *store);

/** amends_print_dialog_save: makes the report and writes it to @file, as if the person had chosen it */
void amends_print_dialog_save (AmendsPrintDialog *self, GFile *file);

G_END_DECLS
