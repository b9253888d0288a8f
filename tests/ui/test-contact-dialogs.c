/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "amends-contact-bulk-dialog.h"
#include "amends-contact-dialog.h"
#include "amends-report-dialog.h"
#include "contact-values.h"
#include "ui-fixture.h"

typedef struct {
    GtkWidget *window;
    guint n_sent;
    guint n_loads;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer width)
{
    fixture->window = ui_present (gtk_label_new ("Content"), GPOINTER_TO_INT (width), 800);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    ui_dismiss (fixture->window);
}

static void
sent_cb (AdwDialog *dialog G_GNUC_UNUSED, Fixture *fixture)
{
    fixture->n_sent++;
}

static void
load_cb (AdwDialog *dialog G_GNUC_UNUSED, Fixture *fixture)
{
    fixture->n_loads++;
}

static void
present (Fixture *fixture, gpointer dialog)
{
    g_signal_connect (dialog, "send", G_CALLBACK (sent_cb), fixture);
    g_signal_connect (dialog, "load", G_CALLBACK (load_cb), fixture);
    adw_dialog_present (ADW_DIALOG (dialog), fixture->window);
    ui_settle (100);
}

static GtkWidget *
open_dialog (Fixture *fixture, AmendsContactCase *contact_case)
{
    AmendsContactDialog *dialog = amends_contact_dialog_new (contact_case, CONTACT_NOW, 10);

    present (fixture, dialog);
    return GTK_WIDGET (dialog);
}

static void
choose (GtkWidget *dialog, const char *reason)
{
    gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_find (ui_find_row (dialog, reason), GTK_TYPE_CHECK_BUTTON)),
                                 TRUE);
    ui_settle (20);
}

static void
load_templates (GtkWidget *dialog)
{
    g_autoptr (GPtrArray) templates = contact_values_templates ();

    amends_contact_dialog_set_templates (AMENDS_CONTACT_DIALOG (dialog), templates);
    ui_settle (20);
}

static void
click (GtkWidget *button)
{
    g_assert_nonnull (button);
    g_assert_true (gtk_widget_is_sensitive (button));
    g_signal_emit_by_name (button, "clicked");
    ui_settle (50);
}

static GtkWidget *
find_alert (Fixture *fixture)
{
    AdwDialog *visible = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));

    return ADW_IS_ALERT_DIALOG (visible) ? GTK_WIDGET (visible) : NULL;
}

static void
test_support_is_sent (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *dialog = open_dialog (fixture, contact_values_case ());

    load_templates (dialog);
    choose (dialog, "Customer Support");
    g_assert_nonnull (ui_find_label (dialog, "Hej! Får vi skriva till dig?"));
    g_assert_nonnull (ui_find_label (dialog, "Hello! May we write to you?"));
    g_assert_nonnull (ui_find_label (dialog, "It cannot be changed"));
    g_assert_nonnull (ui_find_label (dialog, "Nordhem Thermos Bottle 0.7 l <steel>"));
    g_assert_nonnull (ui_find_label (dialog, "702-1"));
    g_assert_null (ui_find_label (dialog, "To be refunded"));
    g_assert_cmpint (amends_contact_dialog_get_reason (AMENDS_CONTACT_DIALOG (dialog)), ==,
                     AMENDS_CONTACT_CUSTOMER_SUPPORT);
    click (ui_find_button (dialog, "Send"));
    g_assert_null (find_alert (fixture));
    g_assert_cmpuint (fixture->n_sent, ==, 1);
}

static void
test_refund_asks_once_more (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *dialog = open_dialog (fixture, contact_values_case ());

    load_templates (dialog);
    choose (dialog, "Courtesy Refund");
    g_assert_nonnull (ui_find_label (dialog, "To be refunded"));
    click (ui_find_button (dialog, "Send"));
    g_assert_nonnull (ui_find_label (find_alert (fixture), "Refund 199.00\u00a0kr?"));
    g_assert_nonnull (ui_find_label (find_alert (fixture), "For 10 seconds it can be taken back"));
    click (ui_find_button (find_alert (fixture), "Cancel"));
    g_assert_cmpuint (fixture->n_sent, ==, 0);
    click (ui_find_button (dialog, "Send"));
    click (ui_find_button (find_alert (fixture), "Refund 199.00\u00a0kr"));
    g_assert_cmpuint (fixture->n_sent, ==, 1);
}

/* What is missing is said, and nothing can be sent until it is there. */
static void
test_obstacles (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *dialog = open_dialog (fixture, contact_values_case ());
    g_autoptr (GError) offline = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "There is no network.");
    GtkWidget *send = ui_find_button (dialog, "Send");

    g_assert_false (gtk_widget_is_sensitive (send));
    g_assert_nonnull (ui_find_label (dialog, "Choose why you contact the customer."));
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (send), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                         "Choose why you contact the customer.");
    choose (dialog, "Customer Support");
    g_assert_nonnull (ui_find_label (dialog, "is being loaded"));
    amends_contact_dialog_set_problem (AMENDS_CONTACT_DIALOG (dialog), offline);
    g_assert_nonnull (ui_find_label (dialog, "There is no network."));
    g_assert_nonnull (ui_find_label (dialog, "nothing is sent unread"));
    g_assert_false (gtk_widget_is_sensitive (send));
    click (ui_find_button (dialog, "Try Again"));
    g_assert_cmpuint (fixture->n_loads, ==, 1);
    load_templates (dialog);
    g_assert_true (gtk_widget_is_sensitive (send));
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (send), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
    adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_not_eligible (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsContactCase *contact_case = contact_values_case ();
    GtkWidget *dialog;

    contact_values_fail (contact_case, AMENDS_CONTACT_CRITERION_WINDOW, AMENDS_VERDICT_FAIL, "Ordered too long ago.");
    dialog = open_dialog (fixture, contact_case);
    load_templates (dialog);
    choose (dialog, "Customer Support");
    g_assert_nonnull (ui_find_label (dialog, "Ordered too long ago."));
    g_assert_false (gtk_widget_is_sensitive (ui_find_button (dialog, "Send")));
    adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* There is no field in the dialog in which a refund and a review could be tied together (X1), and it says so. */
static void
test_nothing_can_be_written (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *dialog = open_dialog (fixture, contact_values_case ());

    load_templates (dialog);
    choose (dialog, "Courtesy Refund");
    g_assert_null (ui_find (dialog, GTK_TYPE_EDITABLE));
    g_assert_null (ui_find (dialog, GTK_TYPE_TEXT_VIEW));
    g_assert_nonnull (ui_find_label (dialog, "never tied to changing or removing a review"));
    adw_action_row_activate (ADW_ACTION_ROW (ui_find_row (dialog, "Communication Guidelines")));
    ui_settle (300);
    g_assert_nonnull (ui_find_label (dialog, "They apply to every message"));
    g_assert_nonnull (ui_find (dialog, GTK_TYPE_LINK_BUTTON));
    adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_conditions_are_one_click_away (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *dialog = open_dialog (fixture, contact_values_case ());

    g_assert_nonnull (ui_find_label (dialog, "Contact possible until 14 March 2027"));
    adw_action_row_activate (ADW_ACTION_ROW (ui_find_row (dialog, "Conditions")));
    ui_settle (300);
    g_assert_nonnull (ui_find_label (dialog, "This customer can be contacted"));
    adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_hand_over (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsContactCase *contact_case = contact_values_case ();
    GtkWidget *dialog;

    contact_case->way = AMENDS_SEND_WAY_BROWSER;
    dialog = open_dialog (fixture, contact_case);
    g_assert_nonnull (ui_find_label (dialog, "no interface for contacting customers"));
    g_assert_null (ui_find_button (dialog, "Send"));
    g_assert_false (gtk_widget_is_sensitive (ui_find_button (dialog, "Open Page")));
    choose (dialog, "Courtesy Refund");
    g_assert_nonnull (ui_find_label (dialog, "199.00"));
    click (ui_find_button (dialog, "Open Page"));
    /* The marketplace asks on its own page. */
    g_assert_null (find_alert (fixture));
    g_assert_cmpuint (fixture->n_sent, ==, 1);
}

static void
test_narrow (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *dialog = open_dialog (fixture, contact_values_case ());
    gboolean compact = FALSE;
    int minimum = 0;

    load_templates (dialog);
    choose (dialog, "Courtesy Refund");
    ui_settle (200);
    g_object_get (ui_find (dialog, g_type_from_name ("AmendsTemplateView")), "compact", &compact, NULL);
    g_assert_true (compact);
    gtk_widget_measure (adw_dialog_get_child (ADW_DIALOG (dialog)), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                        NULL, NULL);
    g_assert_cmpint (minimum, <=, 360);
    adw_dialog_force_close (ADW_DIALOG (dialog));
}

static GPtrArray *
make_several (void)
{
    GPtrArray *cases = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_contact_case_free);
    AmendsContactCase *late = contact_values_case (), *file = contact_values_case (),
                      *contacted = contact_values_case ();

    contact_values_fail (late, AMENDS_CONTACT_CRITERION_WINDOW, AMENDS_VERDICT_FAIL, "Ordered too long ago.");
    contact_values_add_contact (contacted, (AmendsContact) { .state = AMENDS_CONTACT_WAITING });
    file->way = AMENDS_SEND_WAY_BROWSER;
    g_ptr_array_add (cases, contact_values_case ());
    g_ptr_array_add (cases, late);
    g_ptr_array_add (cases, contact_values_case ());
    g_ptr_array_add (cases, file);
    g_ptr_array_add (cases, contacted);
    return cases;
}

static void
test_several (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsContactBulkDialog *self = amends_contact_bulk_dialog_new (make_several (), 10);
    GtkWidget *dialog = GTK_WIDGET (self);
    g_autoptr (GPtrArray) templates = contact_values_templates ();

    present (fixture, dialog);
    g_assert_cmpstr (adw_dialog_get_title (ADW_DIALOG (dialog)), ==, "Contact 2 Buyers");
    g_assert_nonnull (ui_find_label (dialog, "Can Be Contacted: 2"));
    g_assert_nonnull (ui_find_label (dialog, "One by One in the Browser: 1"));
    g_assert_nonnull (ui_find_label (dialog, "Cannot Be Contacted: 2"));
    g_assert_nonnull (ui_find_label (dialog, "Ordered too long ago."));
    g_assert_nonnull (ui_find_label (dialog, "contacted about this review already"));
    g_assert_nonnull (ui_find_label (dialog, "No interface: one by one in the browser"));
    g_assert_false (gtk_widget_is_sensitive (ui_find_button (dialog, "Send")));
    choose (dialog, "Courtesy Refund");
    amends_contact_bulk_dialog_set_templates (self, NULL, "There is no network.");
    g_assert_cmpstr (amends_contact_bulk_dialog_get_obstacle (self), ==, "There is no network.");
    click (ui_find_button (dialog, "Try Again"));
    g_assert_cmpuint (fixture->n_loads, ==, 1);
    amends_contact_bulk_dialog_set_templates (self, templates, NULL);
    click (ui_find_button (dialog, "Send"));
    g_assert_nonnull (ui_find_label (find_alert (fixture), "Contact 2 Buyers?"));
    click (ui_find_button (find_alert (fixture), "Refund 398.00\u00a0kr"));
    g_assert_cmpuint (fixture->n_sent, ==, 1);
}

static void
test_several_that_cannot (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    GPtrArray *cases = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_contact_case_free);
    AmendsContactCase *late = contact_values_case ();
    AmendsContactBulkDialog *self;

    contact_values_fail (late, AMENDS_CONTACT_CRITERION_WINDOW, AMENDS_VERDICT_FAIL, "Ordered too long ago.");
    g_ptr_array_add (cases, late);
    self = amends_contact_bulk_dialog_new (cases, 0);
    present (fixture, self);
    g_assert_cmpuint (amends_contact_bulk_dialog_get_able (self)->len, ==, 0);
    g_assert_cmpstr (amends_contact_bulk_dialog_get_obstacle (self), ==, "None of these customers can be contacted.");
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
by_hand_cb (AdwDialog *dialog G_GNUC_UNUSED, gint64 review_id, gint64 *asked)
{
    *asked = review_id;
}

/* Where nothing can be sent from here, the dialog leads to the first of those that are contacted in the browser. */
static void
test_several_by_hand (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    GPtrArray *cases = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_contact_case_free);
    AmendsContactBulkDialog *self;
    gint64 first = 0, asked = 0;

    for (guint i = 0; i < 2; i++) {
        AmendsContactCase *file = contact_values_case ();

        file->way = AMENDS_SEND_WAY_BROWSER;
        g_ptr_array_add (cases, file);
    }
    first = ((const AmendsContactCase *) cases->pdata[0])->detail->review->id;
    self = amends_contact_bulk_dialog_new (cases, 0);
    present (fixture, self);
    g_signal_connect (self, "by-hand", G_CALLBACK (by_hand_cb), &asked);
    g_assert_cmpstr (adw_dialog_get_title (ADW_DIALOG (self)), ==, "Contact Buyers");
    choose (GTK_WIDGET (self), "Customer Support");
    g_assert_cmpstr (amends_contact_bulk_dialog_get_obstacle (self), ==,
                     "These customers are contacted one by one, in the browser.");
    g_assert_false (gtk_widget_is_sensitive (ui_find_button (GTK_WIDGET (self), "Send")));
    g_assert_null (ui_find_label (GTK_WIDGET (self), "Cannot Be Contacted"));
    click (ui_find_button (GTK_WIDGET (self), "Contact the First"));
    g_assert_cmpint (asked, ==, first);
    g_assert_cmpuint (fixture->n_sent, ==, 0);
}

static void
opened_cb (AdwDialog *dialog G_GNUC_UNUSED, guint *n)
{
    (*n)++;
}

static void
test_report (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsContactCase) contact_case = contact_values_case ();
    AmendsReportDialog *dialog = amends_report_dialog_new (contact_case);
    guint n_opened = 0;

    g_signal_connect (dialog, "open", G_CALLBACK (opened_cb), &n_opened);
    adw_dialog_present (ADW_DIALOG (dialog), fixture->window);
    ui_settle (100);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (dialog), "speculative reports"));
    g_assert_null (ui_find_label (GTK_WIDGET (dialog), "You reported this review already"));
    click (ui_find_button (GTK_WIDGET (dialog), "Open Page"));
    g_assert_cmpuint (n_opened, ==, 1);
}

static void
test_report_again_is_discouraged (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsContactCase) contact_case = contact_values_case ();
    AmendsReportDialog *dialog;

    contact_case->detail->report.reported_at = CONTACT_NOW;
    dialog = amends_report_dialog_new (contact_case);
    adw_dialog_present (ADW_DIALOG (dialog), fixture->window);
    ui_settle (100);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (dialog), "repeated reports count against the account"));
    g_assert_false (gtk_widget_has_css_class (ui_find_button (GTK_WIDGET (dialog), "Open Page"), "suggested-action"));
    adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_finalizes (Fixture *fixture G_GNUC_UNUSED, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsContactCase) contact_case = contact_values_case ();

    g_assert_finalize_object (g_object_ref_sink (amends_contact_dialog_new (contact_values_case (), CONTACT_NOW, 0)));
    g_assert_finalize_object (g_object_ref_sink (amends_contact_bulk_dialog_new (make_several (), 0)));
    g_assert_finalize_object (g_object_ref_sink (amends_report_dialog_new (contact_case)));
}

#define ADD(name, width, func)                                                                                         \
    g_test_add ("/contact/dialogs/" name, Fixture, GINT_TO_POINTER (width), set_up, func, tear_down)

int
main (int argc, char *argv[])
{
    g_setenv ("TZ", "UTC", TRUE);
    ui_test_init (&argc, &argv);
    ADD ("support", 1000, test_support_is_sent);
    ADD ("refund", 1000, test_refund_asks_once_more);
    ADD ("obstacles", 1000, test_obstacles);
    ADD ("not-eligible", 1000, test_not_eligible);
    ADD ("nothing-can-be-written", 1000, test_nothing_can_be_written);
    ADD ("conditions", 1000, test_conditions_are_one_click_away);
    ADD ("hand-over", 1000, test_hand_over);
    ADD ("narrow", 360, test_narrow);
    ADD ("several", 1000, test_several);
    ADD ("several-that-cannot", 1000, test_several_that_cannot);
    ADD ("several-by-hand", 1000, test_several_by_hand);
    ADD ("report", 1000, test_report);
    ADD ("report-again", 1000, test_report_again_is_discouraged);
    ADD ("finalizes", 1000, test_finalizes);
    return g_test_run ();
}
