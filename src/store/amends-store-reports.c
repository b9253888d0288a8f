/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-store-reports.h"

#include "amends-event-log.h"
#include "amends-reports.h"
#include "amends-review-row.h"
#include "amends-store-private.h"

/* Both changes share one finish, so one tag. */
static const char REPORT_TAG[] = "amends-store-report";

typedef struct {
    gint64 review_id;
    gboolean reported;
    AmendsReport report;
} Request;

static void
start (AmendsStore *self, AmendsJobKind kind, gpointer tag, AmendsJobFunc func, const Request *fields,
       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
    amends_store_start (self, kind, tag, func, g_memdup2 (fields, sizeof *fields), g_free, cancellable, callback,
                        user_data);
}

static gboolean
write_report (AmendsDb *db, gint64 review_id, const AmendsReport *report, GError **error)
{
    g_autoptr (AmendsStatement) set =
        amends_db_prepare (db, "INSERT OR REPLACE INTO review_report VALUES (?, ?, ?)", error);

    if (set == NULL)
        return FALSE;
    amends_statement_bind_int (set, 1, review_id);
    amends_statement_bind_int (set, 2, report->opened_at);
    amends_statement_bind_int (set, 3, report->reported_at);
    return amends_statement_run (set, error);
}

static gboolean
set_report (AmendsJob *job, gpointer data, GError **error)
{
    Request *request = data;
    AmendsActionResult event;
    AmendsReport report;

    if (!amends_review_row_require (job->db, request->review_id, error) ||
        !amends_reports_load (job->db, request->review_id, &report, error))
        return FALSE;
    /* Said twice is said once: repeated reports are what the marketplace does not want (#13). */
    if (request->reported && report.reported_at != 0)
        return TRUE;
    if (request->reported)
        report.reported_at = MAX (job->now, 1);
    else
        report.opened_at = MAX (job->now, 1);
    job->changes = AMENDS_STORE_CHANGE_ROWS | AMENDS_STORE_CHANGE_CONTACTS | AMENDS_STORE_CHANGE_UNDO;
    return write_report (job->db, request->review_id, &report, error) &&
           amends_event_log_add (job->db, job->now,
                                 request->reported ? AMENDS_EVENT_REPORTED : AMENDS_EVENT_REPORT_OPENED,
                                 &request->review_id, 1, &event, error);
}

void
amends_store_set_report_async (AmendsStore *self, gint64 review_id, gboolean reported, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    start (self, AMENDS_JOB_ACTION, (gpointer) REPORT_TAG, set_report, &(Request) { review_id, reported, { 0 } },
           cancellable, callback, user_data);
}

/* The one that set it, or that set it again: the latest REPORTED that is not taken back and takes nothing back. */
#define FIND_STANDING                                                                                                  \
    "SELECT id FROM event WHERE kind = 7 AND reverses = 0 AND id IN (SELECT event_id FROM event_review "               \
    "WHERE review_id = ?) AND NOT EXISTS (SELECT 1 FROM event AS later WHERE later.undoes = event.id) "                \
    "ORDER BY id DESC LIMIT 1"

/* Its page was opened and nothing more: there is no event to take back, only the question whether it was reported. */
static gboolean
forget_opening (AmendsJob *job, gint64 review_id, GError **error)
{
    AmendsReport report;

    if (!amends_reports_load (job->db, review_id, &report, error))
        return FALSE;
    if (report.opened_at == 0) {
        amends_store_set_error (error, AMENDS_STORE_ERROR_CONFLICT);
        return FALSE;
    }
    job->changes = AMENDS_STORE_CHANGE_ROWS | AMENDS_STORE_CHANGE_CONTACTS;
    return write_report (job->db, review_id, &(AmendsReport) { 0 }, error);
}

static gboolean
withdraw_report (AmendsJob *job, gpointer data, GError **error)
{
    Request *request = data;
    g_autoptr (AmendsStatement) find = NULL;
    AmendsActionResult event;
    AmendsStep step;

    if (!amends_review_row_require (job->db, request->review_id, error))
        return FALSE;
    find = amends_db_prepare (job->db, FIND_STANDING, error);
    if (find == NULL)
        return FALSE;
    amends_statement_bind_int (find, 1, request->review_id);
    step = amends_statement_step (find, error);
    if (step == AMENDS_STEP_DONE)
        return forget_opening (job, request->review_id, error);
    if (step != AMENDS_STEP_ROW)
        return FALSE;
    job->changes = AMENDS_STORE_CHANGE_ROWS | AMENDS_STORE_CHANGE_CONTACTS | AMENDS_STORE_CHANGE_UNDO;
    return amends_event_log_take_back (job->db, job->now, amends_statement_get_int (find, 0), &event, error);
}

void
amends_store_withdraw_report_async (AmendsStore *self, gint64 review_id, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_STORE (self));

    start (self, AMENDS_JOB_ACTION, (gpointer) REPORT_TAG, withdraw_report, &(Request) { .review_id = review_id },
           cancellable, callback, user_data);
}

gboolean
amends_store_report_finish (AmendsStore *self, GAsyncResult *result, GError **error)
{
    return amends_store_finish (self, result, (gpointer) REPORT_TAG, error) != NULL;
}
