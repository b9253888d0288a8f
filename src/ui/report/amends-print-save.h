/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "amends-report-document.h"

G_BEGIN_DECLS

/**
 * amends_print_save_async: writes the report as a PDF, the same that "amendsctl report" writes, and puts it in place of @file when it is whole; drawn and
 * written in a thread of its own
 * @facts: (transfer full)
 */
void amends_print_save_async (GFile *file, AmendsReportFacts *facts, const AmendsReportPaper *paper,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean amends_print_save_finish (GFile *file, GAsyncResult *result, GError **error);

G_END_DECLS
