/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "amends-guide.h"
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

static const char *
find_solution_text (const AmendsGuide *guide, const AmendsSolutionDone *done)
{
    const char *text = amends_guide_find_solution (guide, done->solution);

    return text != NULL ? text : done->solution;
}

static char *
describe_effect (const AmendsEffect *effect)
{
    g_autofree char *before = NULL, *after = NULL;

    switch (effect->verdict) {
    case AMENDS_EFFECT_TOO_EARLY:
        return g_strdup (_ ("Too early to say"));
    case AMENDS_EFFECT_TOO_FEW_REVIEWS:
    case AMENDS_EFFECT_TOO_FEW_COMPLAINTS:
        return g_strdup (_ ("Too few comments to say"));
    case AMENDS_EFFECT_FEWER:
    case AMENDS_EFFECT_MORE:
    case AMENDS_EFFECT_UNCLEAR:
    default:
        break;
    }
    before = amends_report_text_decimal (effect->shares[0]);
    after = amends_report_text_decimal (effect->shares[1]);
    if (effect->verdict == AMENDS_EFFECT_FEWER) /* Translators: two numbers of complaints per 100 comments */
        return g_strdup_printf (_ ("Fewer: %s of 100 comments before, %s after"), before, after);
    if (effect->verdict == AMENDS_EFFECT_MORE) /* Translators: two numbers of complaints per 100 comments */
        return g_strdup_printf (_ ("More: %s of 100 comments before, %s after"), before, after);
    /* Translators: two numbers of complaints per 100 comments */
    return g_strdup_printf (_ ("No clear change: %s of 100 comments before, %s after"), before, after);
}

static void
add_solutions (AmendsReportWriter *writer)
{
    const AmendsGuide *guide = amends_guide_get (g_get_language_names ());
    GPtrArray *solutions = writer->facts->source.solutions;
    AmendsReportTable *table = amends_report_table_new (writer->context, writer->width);

    amends_report_writer_add_title (writer, _ ("Steps that were taken, and what came of them"));
    amends_report_table_add_column (table, _ ("Day"), AMENDS_REPORT_COLUMN_LABEL);
    amends_report_table_add_column (table, _ ("Step"), AMENDS_REPORT_COLUMN_PROSE);
    amends_report_table_add_column (table, _ ("Complaints since then"), AMENDS_REPORT_COLUMN_PROSE);
    for (guint i = 0; i < solutions->len; i++) {
        const AmendsReportSolution *solution = solutions->pdata[i];
        g_autofree char *day = amends_report_text_day (amends_feedback_day_of (solution->done->done_at));
        g_autofree char *effect = describe_effect (&solution->effect);
        /* Translators: a cause of complaints, then what was done about it */
        g_autofree char *step =
            g_strdup_printf (_ ("%s: %s"), amends_guide_get_cause_title (guide, solution->done->cause),
                             find_solution_text (guide, solution->done));

        amends_report_table_add_text (table, day);
        amends_report_table_add_text (table, step);
        amends_report_table_add_text (table, effect);
    }
    amends_report_writer_end_table (writer, table, FALSE);
}

static void
add_work (AmendsReportTable *table, const char *what, gint64 n)
{
    g_autofree char *number = amends_report_text_count (n);

    amends_report_table_add_text (table, what);
    amends_report_table_add_text (table, number);
}

void
amends_report_content_add_work (AmendsReportWriter *writer)
{
    AmendsReportTable *table = amends_report_table_new (writer->context, writer->width);
    const AmendsReportSource *source = &writer->facts->source;
    guint n_rows = 0;

    amends_report_writer_add_heading (writer, _ ("What Was Done"));
    amends_report_table_add_column (table, _ ("In this period"), AMENDS_REPORT_COLUMN_TEXT);
    amends_report_table_add_column (table, _ ("Number"), AMENDS_REPORT_COLUMN_NUMBER);
    for (guint i = 0; i < G_N_ELEMENTS (WORK); i++) {
        gint64 n = *(const gint64 *) G_STRUCT_MEMBER_P (&source->record->work, WORK[i].offset);

        if (n > 0 && ++n_rows > 0)
            add_work (table, _ (WORK[i].what), n);
    }
    if (source->n_plan_steps > 0 && ++n_rows > 0)
        add_work (table, _ ("Steps taken for single feedback"), source->n_plan_steps);
    if (source->n_solved > 0 && ++n_rows > 0)
        add_work (table, _ ("Feedback of this period that was resolved"), source->n_solved);
    if (n_rows > 0)
        amends_report_writer_end_table (writer, table, TRUE);
    else
        amends_report_table_free (table);
    if (source->solutions->len > 0)
        add_solutions (writer);
    else if (n_rows == 0)
        amends_report_writer_add_note (writer, _ ("Nothing is recorded in this period."));
}
