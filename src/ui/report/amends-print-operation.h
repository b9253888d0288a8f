/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "amends-report-document.h"

G_BEGIN_DECLS

/**
 * amends_print_operation_new: prints or previews a report; laid out anew for each paper that is chosen in the print dialog. Runs asynchronously where
 * the platform can.
 * @facts: (transfer full)
 *
 * Returns: (transfer full)
 */
GtkPrintOperation *amends_print_operation_new (AmendsReportFacts *facts);

/** amends_print_get_paper: the paper of @setup, with margins that the printer can keep to. @setup: (nullable): the person's usual paper */
void amends_print_get_paper (GtkPageSetup *setup, AmendsReportPaper *paper);

G_END_DECLS
