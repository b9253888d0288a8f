/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "amends-guide.h"
#include "amends-report-content.h"
#include "amends-report-text.h"

/* A cause, and how many complain of it. */
typedef struct {
    AmendsCause cause;
    guint64 n;
} Line;

static guint64
count_cause (const AmendsCauseBucket *bucket, AmendsCause cause)
{
    return bucket->reviews.causes[cause] + bucket->feedback.causes[cause];
}

static guint64
count_explained (const AmendsCauseBucket *bucket)
{
    return bucket->reviews.n_explained + bucket->feedback.n_explained;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
    const Line *left = a, *right = b;

    if (left->n != right->n)
        return left->n > right->n ? -1 : 1;
    return (int) left->cause - (int) right->cause;
}

/* Returns: (transfer full) (element-type Line): the most frequent first */
static GArray *
rank_causes (const AmendsCauseBucket *bucket)
{
    GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

    for (int cause = 0; cause < AMENDS_N_CAUSES; cause++) {
        const Line line = { (AmendsCause) cause, count_cause (bucket, (AmendsCause) cause) };

        if (line.n > 0)
            g_array_append_val (lines, line);
    }
    g_array_sort (lines, compare_lines);
    return lines;
}

static void
add_cause (AmendsReportTable *table, const AmendsReportSource *source, const Line *line)
{
    const AmendsGuide *guide = amends_guide_get (g_get_language_names ());
    guint64 all = count_explained (&source->causes);
    g_autofree char *reviews = amends_report_text_count ((gint64) source->causes.reviews.causes[line->cause]);
    g_autofree char *feedback = amends_report_text_count ((gint64) source->causes.feedback.causes[line->cause]);
    g_autofree char *share = amends_report_text_part ((gint64) line->n, (gint64) all);
    g_autofree char *before = amends_report_text_part ((gint64) count_cause (&source->causes_before, line->cause),
                                                       (gint64) count_explained (&source->causes_before));

    amends_report_table_add_text (table, amends_guide_get_cause_title (guide, line->cause));
    amends_report_table_add_text (table, reviews);
    amends_report_table_add_text (table, feedback);
    amends_report_table_add_text (table, share);
    amends_report_table_add_cell (table, NULL, (double) line->n / (double) all, AMENDS_REPORT_INK_BAD);
    amends_report_table_add_text (table, before);
}

static void
add_cause_notes (AmendsReportWriter *writer)
{
    const AmendsCauseBucket *causes = &writer->facts->source.causes;
    guint64 by_person = causes->reviews.by_person + causes->feedback.by_person, explained = count_explained (causes);
    g_autofree char *explained_text = amends_report_text_count ((gint64) explained);
    g_autofree char *low_text = amends_report_text_count ((gint64) (causes->reviews.n_low + causes->feedback.n_low));
    g_autofree char *suggested_text = amends_report_text_count ((gint64) (explained - by_person));
    /* Translators: numbers: comments with a cause, critical reviews and neutral or negative feedback together, and causes that nobody has looked at */
    g_autofree char *note = g_strdup_printf (
        _ ("%1$s of %2$s unhappy comments have a cause; %3$s of these are suggested by their words and not yet "
           "confirmed. A comment with two causes counts for both."),
        explained_text, low_text, suggested_text);

    amends_report_writer_add_note (writer, note);
}

void
amends_report_content_add_causes (AmendsReportWriter *writer)
{
    const AmendsReportSource *source = &writer->facts->source;
    AmendsReportTable *table;
    g_autoptr (GArray) lines = rank_causes (&source->causes);

    if (source->causes.reviews.n_low + source->causes.feedback.n_low == 0)
        return;
    amends_report_writer_add_heading (writer, _ ("Why Customers Are Unhappy"));
    if (lines->len == 0) {
        amends_report_writer_add_note (writer, _ ("No cause is known for any unhappy comment in this period."));
        return;
    }
    table = amends_report_table_new (writer->context, writer->width);
    amends_report_table_add_column (table, _ ("Cause"), AMENDS_REPORT_COLUMN_PROSE);
    amends_report_table_add_column (table, _ ("Reviews"), AMENDS_REPORT_COLUMN_NUMBER);
    amends_report_table_add_column (table, _ ("Feedback"), AMENDS_REPORT_COLUMN_NUMBER);
    amends_report_table_add_column (table, _ ("Share"), AMENDS_REPORT_COLUMN_NUMBER);
    amends_report_table_add_column (table, "", AMENDS_REPORT_COLUMN_BAR);
    amends_report_table_add_column (table, _ ("Share before"), AMENDS_REPORT_COLUMN_NUMBER);
    for (guint i = 0; i < lines->len; i++)
        add_cause (table, source, &g_array_index (lines, Line, i));
    amends_report_writer_end_table (writer, table, FALSE);
    add_cause_notes (writer);
}
