/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "amends-db.h"
#include "amends-store-reports.h"

G_BEGIN_DECLS

/** amends_reports_load: @report: (out): zeroes where there is none. On the worker thread, inside a transaction. */
gboolean amends_reports_load (AmendsDb *db, gint64 review_id, AmendsReport *report, GError **error);

G_END_DECLS
