/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "amends-contact-case.h"

G_BEGIN_DECLS

/**
 * AmendsReportDialog: Report Abuse (#11 to #13): what the marketplace's policies forbid, and the way to the review's customer-facing page, where it is
 * reported. A report that was made, or that rests on nothing, is discouraged with the reason.
 *
 * Signals: "open": the person wants to go there; the dialog closes.
 */
#define AMENDS_TYPE_REPORT_DIALOG (amends_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AmendsReportDialog, amends_report_dialog, AMENDS, REPORT_DIALOG, AdwDialog)

AmendsReportDialog *amends_report_dialog_new (const AmendsContactCase *contact_case);

G_END_DECLS
