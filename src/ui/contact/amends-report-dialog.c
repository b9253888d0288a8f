/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-report-dialog.h"

#include <glib/gi18n-lib.h>

#include "amends-dates.h"
#include "amends-statement-list.h"
#include "amends-text.h"

struct _AmendsReportDialog {
    AdwDialog parent_instance;

    GtkWidget *open_button;
    GtkWidget *warning_group;
    GtkLabel *warning;
    GtkWidget *list;
};

static guint open_signal;

G_DEFINE_FINAL_TYPE (AmendsReportDialog, amends_report_dialog, ADW_TYPE_DIALOG)

static void
open_cb (AmendsReportDialog *self)
{
    g_signal_emit (self, open_signal, 0);
    adw_dialog_close (ADW_DIALOG (self));
}

static void
amends_report_dialog_dispose (GObject *object)
{
    /* libadwaita 1.7 never frees the child of a dialog that was shown. */
    adw_dialog_set_child (ADW_DIALOG (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_REPORT_DIALOG);
    G_OBJECT_CLASS (amends_report_dialog_parent_class)->dispose (object);
}

static void
amends_report_dialog_class_init (AmendsReportDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_report_dialog_dispose;
    open_signal =
        g_signal_new ("open", AMENDS_TYPE_REPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
    g_type_ensure (AMENDS_TYPE_STATEMENT_LIST);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/contact/amends-report-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsReportDialog, open_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsReportDialog, warning_group);
    gtk_widget_class_bind_template_child (widget_class, AmendsReportDialog, warning);
    gtk_widget_class_bind_template_child (widget_class, AmendsReportDialog, list);
    gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
amends_report_dialog_init (AmendsReportDialog *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_warning (const AmendsContactCase *contact_case)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    const AmendsReview *review = contact_case->detail->review;
    g_autofree char *reported = amends_dates_exact (contact_case->detail->report.reported_at, zone);

    if (review->gone_at != 0)
        return g_strdup (_ ("This review is no longer on the marketplace: there is nothing to report."));
    if (!amends_text_is_web_address (review->url))
        return g_strdup (
            _ ("This review came without an address. Look for it on the product’s page and report it there."));
    if (contact_case->detail->report.reported_at != 0)
        /* Translators: %s is a date. */
        return g_strdup_printf (
            _ ("You reported this review already: %s. Reporting it again does not help, and repeated "
               "reports count against the account."),
            reported);
    return NULL;
}

AmendsReportDialog *
amends_report_dialog_new (const AmendsContactCase *contact_case)
{
    AmendsReportDialog *self = g_object_new (AMENDS_TYPE_REPORT_DIALOG, NULL);
    const AmendsReview *review = contact_case->detail->review;
    const AmendsContactDecision *decision = contact_case->decision;
    g_autofree char *warning = dup_warning (contact_case);

    gtk_widget_set_visible (self->warning_group, warning != NULL);
    gtk_label_set_text (self->warning, warning != NULL ? warning : "");
    gtk_widget_set_sensitive (self->open_button, review->gone_at == 0 && amends_text_is_web_address (review->url));
    /* It may be done again, but not by a careless Enter. */
    if (contact_case->detail->report.reported_at != 0)
        gtk_widget_remove_css_class (self->open_button, "suggested-action");
    amends_statement_list_set (AMENDS_STATEMENT_LIST (self->list), decision->pack, AMENDS_RULE_LIST_REPORT_REASONS,
                               _ ("Read the Policies on the Marketplace"));
    return self;
}
