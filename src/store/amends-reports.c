/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-reports.h"

#include "amends-db-row.h"

gboolean
amends_reports_load (AmendsDb *db, gint64 review_id, AmendsReport *report, GError **error)
{
    g_autoptr (AmendsStatement) row = NULL;

    *report = (AmendsReport) { 0 };
    if (!amends_db_find_row (db, "SELECT opened_at, reported_at FROM review_report WHERE review_id = ?", review_id,
                             &row, error))
        return FALSE;
    if (row != NULL)
        *report = (AmendsReport) { amends_statement_get_int (row, 0), amends_statement_get_int (row, 1) };
    return TRUE;
}
