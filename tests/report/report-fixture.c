/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-fixture.h"

static void
free_product (gpointer data)
{
    AmendsRecordProduct *self = data;

    g_free (self->key);
    g_free (self->title);
    g_free (self->brand);
    g_free (self);
}

void
report_fixture_init (ReportFixture *self)
{
    self->scope = (AmendsReportScope) { REPORT_FIRST, REPORT_LAST, NULL, NULL, REPORT_LAST * 86400 + 3600 };
    amends_report_source_init (&self->source);
    self->source.record = g_new0 (AmendsRecord, 1);
    self->source.record->first_day = REPORT_FIRST;
    self->source.record->last_day = REPORT_LAST;
    self->source.record->days = g_array_new (FALSE, TRUE, sizeof (AmendsRecordDay));
    self->source.record->products = g_ptr_array_new_with_free_func (free_product);
    self->source.history = amends_feedback_history_new ();
}

void
report_fixture_add_reviews (ReportFixture *self, gint64 day, int stars, gint64 n)
{
    GArray *days = self->source.record->days;

    if (days->len == 0 || g_array_index (days, AmendsRecordDay, days->len - 1).day != day) {
        const AmendsRecordDay next = { .day = day };

        g_array_append_val (days, next);
    }
    g_array_index (days, AmendsRecordDay, days->len - 1).stars[stars] += n;
}

void
report_fixture_add_product (ReportFixture *self, const char *title, gint64 critical, gint64 other)
{
    AmendsRecordProduct *product = g_new0 (AmendsRecordProduct, 1);
    guint number = self->source.record->products->len;

    product->key = g_strdup_printf ("B%09u", number);
    product->title = title != NULL ? g_strdup (title) : g_strdup_printf ("Product %u", number);
    product->brand = g_strdup ("Nordvik");
    product->stars[1] = critical;
    product->stars[5] = other;
    report_fixture_add_reviews (self, REPORT_LAST, 1, critical);
    report_fixture_add_reviews (self, REPORT_LAST, 5, other);
    g_ptr_array_add (self->source.record->products, product);
}

void
report_fixture_fill_feedback (ReportFixture *self)
{
    AmendsFeedbackCell *cell = amends_feedback_history_get_cell (self->source.history, 1, "SE");

    for (gint64 day = REPORT_FIRST - 300; day <= REPORT_LAST; day++) {
        amends_feedback_cell_add (cell, day, 5, 3 + day % 3);
        amends_feedback_cell_add (cell, day, 3, day % 5 == 0);
        amends_feedback_cell_add (cell, day, 1, day % 7 == 0);
    }
}

AmendsReportFacts *
report_fixture_make (ReportFixture *self)
{
    return amends_report_facts_new (&self->scope, amends_rule_pack_get_default (), &self->source);
}

AmendsReportDocument *
report_fixture_lay_out (ReportFixture *self, const char *paper_name)
{
    g_autoptr (AmendsReportFacts) facts = report_fixture_make (self);
    AmendsReportPaper paper;

    g_assert_true (amends_report_paper_get (paper_name, &paper));
    return amends_report_document_new (facts, &paper);
}
