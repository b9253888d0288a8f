/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "amends-report-content.h"
#include "amends-report-text.h"

/* In the order in which things are done about a comment. */
static const struct {
    gsize offset;
    const char *what;
} WORK[] = {
    { G_STRUCT_OFFSET (AmendsRecordWork, done), N_ ("Reviews of this period marked as done") },
    { G_STRUCT_OFFSET (AmendsRecordWork, refund_offers), N_ ("Refunds offered to customers") },
    { G_STRUCT_OFFSET (AmendsRecordWork, refunds), N_ ("Refunds that customers took") },
    { G_STRUCT_OFFSET (AmendsRecordWork, support_offers), N_ ("Customers offered help by customer support") },
    { G_STRUCT_OFFSET (AmendsRecordWork, answers), N_ ("Answers from customers") },
    { G_STRUCT_OFFSET (AmendsRecordWork, abuse), N_ ("Reviews reported for abuse") },
    { G_STRUCT_OFFSET (AmendsRecordWork, feedback_done), N_ ("Feedback marked as done") },
    { G_STRUCT_OFFSET (AmendsRecordWork, feedback_responses), N_ ("Feedback answered in public") },
    { G_STRUCT_OFFSET (AmendsRecordWork, feedback_removed),
      N_ ("Feedback removed or struck through by the marketplace") },
};

void
amends_report_content_add_work (AmendsReportWriter *writer)
{
    AmendsReportTable *table = amends_report_table_new (writer->context, writer->width);
    gboolean is_empty = TRUE;

    amends_report_writer_add_heading (writer, _ ("What Was Done"));
    amends_report_table_add_column (table, _ ("In this period"), AMENDS_REPORT_COLUMN_TEXT);
    amends_report_table_add_column (table, _ ("Number"), AMENDS_REPORT_COLUMN_NUMBER);
    for (guint i = 0; i < G_N_ELEMENTS (WORK); i++) {
        gint64 n = *(const gint64 *) G_STRUCT_MEMBER_P (&writer->facts->record->work, WORK[i].offset);
        g_autofree char *number = amends_report_text_count (n);

        if (n == 0)
            continue;
        is_empty = FALSE;
        amends_report_table_add_text (table, _ (WORK[i].what));
        amends_report_table_add_text (table, number);
    }
    if (!is_empty) {
        amends_report_writer_end_table (writer, table, TRUE);
        return;
    }
    amends_report_table_free (table);
    amends_report_writer_add_note (writer, _ ("Nothing is recorded in this period."));
}
