/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-reports.h"

gboolean
amends_reports_load (AmendsDb *db, gint64 review_id, AmendsReport *report, GError **error)
{
    g_autoptr (AmendsStatement) row =
        amends_db_prepare (db, "SELECT opened_at, reported_at FROM review_report WHERE review_id = ?", error);
    AmendsStep step;

    *report = (AmendsReport) { 0 };
    if (row == NULL)
        return FALSE;
    amends_statement_bind_int (row, 1, review_id);
    step = amends_statement_step (row, error);
    if (step == AMENDS_STEP_ROW)
        *report = (AmendsReport) { amends_statement_get_int (row, 0), amends_statement_get_int (row, 1) };
    return step != AMENDS_STEP_ERROR;
}
