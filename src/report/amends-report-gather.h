/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-report-facts.h"

G_BEGIN_DECLS

/** amends_report_gather_async: asks the store for all that a report says. Errors: AMENDS_STORE_ERROR_* */
void amends_report_gather_async (AmendsStore *store, const AmendsReportScope *scope, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full) */
AmendsReportFacts *amends_report_gather_finish (AmendsStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
