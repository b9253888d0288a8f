/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-print-dialog.h"

#include "amends-combo-value.h"
#include "amends-dates.h"
#include "amends-dialog-focus.h"
#include "amends-marketplace.h"
#include "amends-print-operation.h"
#include "amends-print-period.h"
#include "amends-print-save.h"
#include "amends-report-gather.h"
#include "amends-report-text.h"
#include "amends-store-feedback.h"
#include "amends-store-reviews.h"

#include <glib/gi18n-lib.h>

#define DAY 86400
#define N_ENDS 2 /* the first and the last day */

struct _AmendsPrintDialog {
    AdwDialog parent_instance;

    GtkStack *stack;
    AdwComboRow *period_row;
    GtkMenuButton *first_button;
    GtkMenuButton *last_button;
    AdwComboRow *marketplace_row;
    AdwComboRow *brand_row;
    GtkLabel *problem;
    GtkWidget *buttons;
    GtkWidget *save_button;

    AmendsStore *store;
    GCancellable *cancellable; /* of everything */
    GPtrArray *codes;          /* (element-type utf8): of the choices of marketplaces after "all" */
    GPtrArray *brands;         /* (element-type utf8): the same */
    gint64 days[N_ENDS];
    GtkCalendar *calendars[N_ENDS]; /* (unowned): in the popovers of the buttons */
    GFile *target;                  /* (nullable): being written; NULL: being printed */
    GtkPrintOperation *operation;   /* (nullable): while it prints */
    gboolean working, filling, disposed;
};

G_DEFINE_FINAL_TYPE (AmendsPrintDialog, amends_print_dialog, ADW_TYPE_DIALOG)

static guint saved_signal;

static void
show_problem (AmendsPrintDialog *self, const char *sentence)
{
    gtk_label_set_text (self->problem, sentence != NULL ? sentence : "");
    gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
    if (sentence != NULL)
        gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
set_working (AmendsPrintDialog *self, gboolean working)
{
    self->working = working;
    gtk_stack_set_visible_child_name (self->stack, working ? "working" : "choice");
    gtk_widget_set_sensitive (self->buttons, !working);
}

/* A cancel needs no words. */
static void
fail (AmendsPrintDialog *self, const GError *error)
{
    set_working (self, FALSE);
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_problem (self, error->message);
}

/* The days */

static gint64
get_today (void)
{
    return amends_feedback_day_of (amends_dates_now ());
}

static GtkMenuButton *
get_button (AmendsPrintDialog *self, int end)
{
    return end == 0 ? self->first_button : self->last_button;
}

static void
show_days (AmendsPrintDialog *self)
{
    self->filling = TRUE;
    for (int end = 0; end < N_ENDS; end++) {
        g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (self->days[end] * DAY);
        /* A calendar knows the local time only. */
        g_autoptr (GDateTime) day = g_date_time_new_local (g_date_time_get_year (utc), g_date_time_get_month (utc),
                                                           g_date_time_get_day_of_month (utc), 12, 0, 0);
        g_autofree char *text = amends_report_text_day (self->days[end]);

        gtk_calendar_select_day (self->calendars[end], day);
        gtk_menu_button_set_label (get_button (self, end), text);
        /* Its name is its row's title. */
        gtk_accessible_update_property (GTK_ACCESSIBLE (get_button (self, end)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                        text, -1);
    }
    self->filling = FALSE;
}

/* A click on a day chooses it; so does leaving a calendar at another month or year. */
static void
day_selected_cb (AmendsPrintDialog *self, GtkCalendar *calendar)
{
    if (!self->filling)
        gtk_menu_button_popdown (get_button (self, calendar == self->calendars[0] ? 0 : 1));
}

static void
calendar_closed_cb (AmendsPrintDialog *self, GtkPopover *popover)
{
    GtkCalendar *calendar = GTK_CALENDAR (gtk_popover_get_child (popover));
    g_autoptr (GDateTime) chosen = gtk_calendar_get_date (calendar);
    g_autoptr (GDateTime) start = g_date_time_new_utc (g_date_time_get_year (chosen), g_date_time_get_month (chosen),
                                                       g_date_time_get_day_of_month (chosen), 0, 0, 0);
    int end = calendar == self->calendars[0] ? 0 : 1;
    /* Days in the wrong order, or ahead, would make an empty report. */
    gint64 day = CLAMP (amends_feedback_day_of (g_date_time_to_unix (start)), 1, get_today ());

    if (day == self->days[end])
        return;
    self->days[end] = day;
    self->days[1 - end] = end == 0 ? MAX (day, self->days[1]) : MIN (day, self->days[0]);
    adw_combo_row_set_selected (self->period_row, AMENDS_PRINT_OWN_DAYS);
    show_days (self);
}

static void
make_calendars (AmendsPrintDialog *self)
{
    for (int end = 0; end < N_ENDS; end++) {
        GtkWidget *popover = gtk_popover_new ();

        self->calendars[end] = GTK_CALENDAR (gtk_calendar_new ());
        g_signal_connect_object (self->calendars[end], "day-selected", G_CALLBACK (day_selected_cb), self,
                                 G_CONNECT_SWAPPED);
        g_signal_connect_object (popover, "closed", G_CALLBACK (calendar_closed_cb), self, G_CONNECT_SWAPPED);
        gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendars[end]));
        gtk_menu_button_set_popover (get_button (self, end), popover);
    }
}

static void
period_cb (AmendsPrintDialog *self)
{
    AmendsPrintPeriod period =
        (AmendsPrintPeriod) MIN (adw_combo_row_get_selected (self->period_row), (guint) AMENDS_PRINT_OWN_DAYS);

    amends_print_period_get (period, get_today (), &self->days[0], &self->days[1]);
    show_days (self);
}

/* The choices */

static void
add_choice (GPtrArray *keys, AdwComboRow *row, const char *key, const char *label)
{
    GtkStringList *names = GTK_STRING_LIST (adw_combo_row_get_model (row));

    if (key[0] == '\0' || g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
        return;
    g_ptr_array_add (keys, g_strdup (key));
    gtk_string_list_append (names, label);
    gtk_widget_set_sensitive (GTK_WIDGET (row), TRUE);
}

static void
add_marketplaces (AmendsPrintDialog *self, GPtrArray *values)
{
    for (guint i = 0; i < values->len; i++) {
        const AmendsFacetValue *value = values->pdata[i];

        add_choice (self->codes, self->marketplace_row, value->key, amends_marketplace_get_name (value->key));
    }
}

static void
facets_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsPrintDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsFacets) facets = amends_store_find_facets_finish (AMENDS_STORE (source), result, &error);

    if (self->disposed || (facets == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
        return;
    if (facets == NULL) {
        show_problem (self, error->message);
        return;
    }
    add_marketplaces (self, facets->marketplaces);
    for (guint i = 0; i < facets->brands->len; i++) {
        const AmendsFacetValue *value = facets->brands->pdata[i];
        g_autofree char *label = amends_report_text_clean (value->label);

        add_choice (self->brands, self->brand_row, value->key, label);
    }
}

static void
feedback_facets_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsPrintDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsFeedbackFacets) facets =
        amends_store_find_feedback_facets_finish (AMENDS_STORE (source), result, &error);

    if (self->disposed || (facets == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
        return;
    if (facets == NULL)
        show_problem (self, error->message);
    else
        add_marketplaces (self, facets->marketplaces);
}

static void
read_choices (AmendsPrintDialog *self)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autoptr (AmendsFeedbackQuery) feedback = amends_feedback_query_new ();

    amends_store_find_facets_async (self->store, query, self->cancellable, facets_cb, g_object_ref (self));
    amends_store_find_feedback_facets_async (self->store, feedback, self->cancellable, feedback_facets_cb,
                                             g_object_ref (self));
}

static const char *
get_choice (AdwComboRow *row, GPtrArray *keys)
{
    guint chosen = adw_combo_row_get_selected (row);

    return chosen > 0 && chosen <= keys->len ? g_ptr_array_index (keys, chosen - 1) : NULL;
}

/* Making it */

static void
printed_cb (AmendsPrintDialog *self, GtkPrintOperationResult result, GtkPrintOperation *operation)
{
    g_autoptr (GError) error = NULL;
    g_autofree char *sentence = NULL;

    if (self->disposed)
        return;
    g_clear_object (&self->operation);
    set_working (self, FALSE);
    if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
        adw_dialog_close (ADW_DIALOG (self));
    if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
        return;
    gtk_print_operation_get_error (operation, &error);
    /* Translators: what the printing system says */
    sentence = g_strdup_printf (_ ("The report was not printed: %s. Check the printer, or save the report as a PDF."),
                                error != NULL ? error->message : _ ("the printer does not say why"));
    show_problem (self, sentence);
}

static void
print_report (AmendsPrintDialog *self, AmendsReportFacts *facts)
{
    g_autoptr (GtkPrintOperation) operation = amends_print_operation_new (facts);
    GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
    GtkPrintOperationResult result;

    g_set_object (&self->operation, operation);
    g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, G_CONNECT_SWAPPED);
    result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                                      GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
    /* Where no dialog could be shown, nothing is ever done. */
    if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
        printed_cb (self, result, operation);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsPrintDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autofree char *sentence = NULL;

    if (amends_print_save_finish (G_FILE (source), result, &error)) {
        if (!self->disposed) {
            g_signal_emit (self, saved_signal, 0, source);
            adw_dialog_close (ADW_DIALOG (self));
        }
        return;
    }
    if (self->disposed)
        return;
    set_working (self, FALSE);
    if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
    /* Translators: what the system says */
    sentence = g_strdup_printf (_ ("The report was not saved: %s. Choose another place."), error->message);
    show_problem (self, sentence);
}

static void
gathered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsPrintDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsReportFacts) facts = amends_report_gather_finish (AMENDS_STORE (source), result, &error);
    AmendsReportPaper paper;

    if (self->disposed)
        return;
    if (facts == NULL) {
        fail (self, error);
    } else if (self->target != NULL) {
        amends_print_get_paper (NULL, &paper);
        amends_print_save_async (self->target, g_steal_pointer (&facts), &paper, self->cancellable, written_cb,
                                 g_object_ref (self));
    } else {
        print_report (self, g_steal_pointer (&facts));
    }
}

static void
make_report (AmendsPrintDialog *self)
{
    const AmendsReportScope scope = { self->days[0], self->days[1], get_choice (self->marketplace_row, self->codes),
                                      get_choice (self->brand_row, self->brands), amends_dates_now () };

    g_clear_object (&self->cancellable);
    self->cancellable = g_cancellable_new ();
    show_problem (self, NULL);
    set_working (self, TRUE);
    amends_report_gather_async (self->store, &scope, self->cancellable, gathered_cb, g_object_ref (self));
}

void
amends_print_dialog_save (AmendsPrintDialog *self, GFile *file)
{
    g_return_if_fail (AMENDS_IS_PRINT_DIALOG (self));

    if (self->working)
        return;
    g_set_object (&self->target, file);
    make_report (self);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsPrintDialog) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

    if (self->disposed)
        return;
    if (file != NULL)
        amends_print_dialog_save (self, file);
    else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
             !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
        show_problem (self, error->message);
}

static void
save_cb (AmendsPrintDialog *self)
{
    g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
    g_autofree char *period = amends_report_text_period (self->days[0], self->days[1]);
    /* Translators: the name of a file; a period */
    g_autofree char *name = g_strdup_printf (_ ("Reviews and Feedback, %s.pdf"), period);
    GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

    gtk_file_dialog_set_title (dialog, _ ("Save Report as PDF"));
    gtk_file_dialog_set_initial_name (dialog, name);
    gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->cancellable, file_chosen_cb,
                          g_object_ref (self));
}

static void
print_cb (AmendsPrintDialog *self)
{
    if (self->working)
        return;
    g_clear_object (&self->target);
    make_report (self);
}

static void
stop (AmendsPrintDialog *self)
{
    g_cancellable_cancel (self->cancellable);
    if (self->operation != NULL)
        gtk_print_operation_cancel (self->operation);
}

static void
cancel_cb (AmendsPrintDialog *self)
{
    if (self->working)
        stop (self);
    else
        adw_dialog_close (ADW_DIALOG (self));
}

static void
amends_print_dialog_closed (AdwDialog *dialog)
{
    stop (AMENDS_PRINT_DIALOG (dialog));
}

static void
amends_print_dialog_dispose (GObject *object)
{
    AmendsPrintDialog *self = AMENDS_PRINT_DIALOG (object);

    self->disposed = TRUE;
    stop (self);
    g_clear_object (&self->operation);
    g_clear_object (&self->cancellable);
    g_clear_object (&self->target);
    g_clear_object (&self->store);
    /* libadwaita 1.7 never frees the child of a dialog that was shown. */
    adw_dialog_set_child (ADW_DIALOG (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_PRINT_DIALOG);
    G_OBJECT_CLASS (amends_print_dialog_parent_class)->dispose (object);
}

static void
amends_print_dialog_finalize (GObject *object)
{
    AmendsPrintDialog *self = AMENDS_PRINT_DIALOG (object);

    g_ptr_array_unref (self->codes);
    g_ptr_array_unref (self->brands);
    G_OBJECT_CLASS (amends_print_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
    gtk_widget_class_bind_template_child (widget_class, AmendsPrintDialog, stack);
    gtk_widget_class_bind_template_child (widget_class, AmendsPrintDialog, period_row);
    gtk_widget_class_bind_template_child (widget_class, AmendsPrintDialog, first_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsPrintDialog, last_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsPrintDialog, marketplace_row);
    gtk_widget_class_bind_template_child (widget_class, AmendsPrintDialog, brand_row);
    gtk_widget_class_bind_template_child (widget_class, AmendsPrintDialog, problem);
    gtk_widget_class_bind_template_child (widget_class, AmendsPrintDialog, buttons);
    gtk_widget_class_bind_template_child (widget_class, AmendsPrintDialog, save_button);
}

static void
amends_print_dialog_class_init (AmendsPrintDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_print_dialog_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_print_dialog_finalize;
    ADW_DIALOG_CLASS (klass)->closed = amends_print_dialog_closed;
    saved_signal = g_signal_new ("saved", AMENDS_TYPE_PRINT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_FILE);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/report/amends-print-dialog.ui");
    bind_children (widget_class);
    gtk_widget_class_bind_template_callback (widget_class, period_cb);
    gtk_widget_class_bind_template_callback (widget_class, print_cb);
    gtk_widget_class_bind_template_callback (widget_class, save_cb);
    gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

/* A list that begins with everything; what else there is comes when the store has told. */
static void
begin_list (AdwComboRow *row, const char *all)
{
    const char *const first[] = { all, NULL };
    g_autoptr (GtkStringList) names = gtk_string_list_new (first);

    adw_combo_row_set_model (row, G_LIST_MODEL (names));
    gtk_widget_set_sensitive (GTK_WIDGET (row), FALSE);
}

static void
amends_print_dialog_init (AmendsPrintDialog *self)
{
    g_autoptr (GtkStringList) periods = gtk_string_list_new (NULL);

    self->cancellable = g_cancellable_new ();
    self->codes = g_ptr_array_new_with_free_func (g_free);
    self->brands = g_ptr_array_new_with_free_func (g_free);
    gtk_widget_init_template (GTK_WIDGET (self));
    amends_dialog_focus_keep (ADW_DIALOG (self));
    for (int period = 0; period < AMENDS_N_PRINT_PERIODS; period++)
        gtk_string_list_append (periods, _ (amends_print_period_get_name ((AmendsPrintPeriod) period)));
    make_calendars (self);
    amends_combo_value_keep (self->marketplace_row);
    amends_combo_value_keep (self->brand_row);
    amends_combo_value_keep (self->period_row);
    begin_list (self->marketplace_row, _ ("All marketplaces"));
    begin_list (self->brand_row, _ ("All brands"));
    adw_combo_row_set_model (self->period_row, G_LIST_MODEL (periods));
    adw_combo_row_set_selected (self->period_row, AMENDS_PRINT_LAST_90_DAYS);
    period_cb (self);
}

AmendsPrintDialog *
amends_print_dialog_new (AmendsStore *store)
{
    AmendsPrintDialog *self = g_object_new (AMENDS_TYPE_PRINT_DIALOG, NULL);

    self->store = g_object_ref (store);
    read_choices (self);
    return self;
}
