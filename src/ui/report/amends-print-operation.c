/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-print-operation.h"

#include "amends-report-pdf.h"
#include "amends-report-text.h"

#include <glib/gi18n-lib.h>

typedef struct {
    AmendsReportFacts *facts;
    AmendsReportDocument *document; /* (nullable): for the present paper */
} Print;

static void
free_print (gpointer data)
{
    Print *self = data;

    g_clear_pointer (&self->document, amends_report_document_free);
    amends_report_facts_free (self->facts);
    g_free (self);
}

void
amends_print_get_paper (GtkPageSetup *setup, AmendsReportPaper *paper)
{
    g_autoptr (GtkPageSetup) usual = setup == NULL ? gtk_page_setup_new () : NULL;

    setup = setup != NULL ? setup : usual;
    amends_report_paper_get ("a4", paper);
    paper->width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS);
    paper->height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS);
    amends_report_paper_widen (paper, gtk_page_setup_get_left_margin (setup, GTK_UNIT_POINTS),
                               gtk_page_setup_get_right_margin (setup, GTK_UNIT_POINTS),
                               gtk_page_setup_get_top_margin (setup, GTK_UNIT_POINTS),
                               gtk_page_setup_get_bottom_margin (setup, GTK_UNIT_POINTS));
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer user_data)
{
    Print *self = user_data;
    cairo_t *cr = gtk_print_context_get_cairo_context (context);
    AmendsReportPaper paper;

    amends_print_get_paper (gtk_print_context_get_page_setup (context), &paper);
    g_clear_pointer (&self->document, amends_report_document_free);
    self->document = amends_report_document_new (self->facts, &paper);
    gtk_print_operation_set_n_pages (operation, (int) amends_report_document_get_n_pages (self->document));
    amends_report_pdf_describe (cairo_get_target (cr), self->document, self->facts->scope.made_at);
}

static void
draw_page_cb (GtkPrintOperation *operation G_GNUC_UNUSED, GtkPrintContext *context, int page, gpointer user_data)
{
    Print *self = user_data;

    amends_report_document_draw (self->document, gtk_print_context_get_cairo_context (context), (guint) page);
}

/* The job's name in the queue, and the file's where it is printed into one. */
static void
name_job (GtkPrintOperation *operation, const AmendsReportScope *scope)
{
    g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
    g_autofree char *period = amends_report_text_period (scope->first_day, scope->last_day);
    g_autofree char *name = g_strdup_printf ("%s, %s", _ ("Reviews and Seller Feedback"), period);

    gtk_print_operation_set_job_name (operation, name);
    gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
    gtk_print_operation_set_print_settings (operation, settings);
}

GtkPrintOperation *
amends_print_operation_new (AmendsReportFacts *facts)
{
    GtkPrintOperation *self = gtk_print_operation_new ();
    Print *print = g_new0 (Print, 1);

    print->facts = facts;
    g_object_set_data_full (G_OBJECT (self), "amends-print", print, free_print);
    gtk_print_operation_set_unit (self, GTK_UNIT_POINTS);
    gtk_print_operation_set_use_full_page (self, TRUE);
    gtk_print_operation_set_embed_page_setup (self, TRUE);
    gtk_print_operation_set_allow_async (self, TRUE);
    gtk_print_operation_set_show_progress (self, TRUE);
    name_job (self, &facts->scope);
    g_signal_connect (self, "begin-print", G_CALLBACK (begin_print_cb), print);
    g_signal_connect (self, "draw-page", G_CALLBACK (draw_page_cb), print);
    return self;
}
