/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "amends-contact-button.h"
#include "amends-contact-status.h"
#include "amends-eligibility-panel.h"
#include "amends-message-list.h"
#include "amends-store-contacts.h"
#include "amends-template-view.h"
#include "contact-values.h"
#include "ui-fixture.h"

#define HIDDEN NULL

/* The situations of a review and what stands at its top right. */
static const struct {
    AmendsContactCriterion fails; /* AMENDS_N_CONTACT_CRITERIA: none */
    AmendsVerdict verdict;
    AmendsContactState state; /* 0: no contact */
    const char *label;
    const char *action;
} situations[] = {
    { AMENDS_N_CONTACT_CRITERIA, AMENDS_VERDICT_PASS, 0, "Contact Buyer", "reviews.contact" },
    { AMENDS_CONTACT_CRITERION_CRITICAL, AMENDS_VERDICT_FAIL, 0, HIDDEN, NULL },
    { AMENDS_CONTACT_CRITERION_ROLE, AMENDS_VERDICT_FAIL, 0, "Cannot Contact Customer", "reviews.eligibility" },
    { AMENDS_CONTACT_CRITERION_WINDOW, AMENDS_VERDICT_FAIL, 0, "Cannot Contact Customer", "reviews.eligibility" },
    { AMENDS_CONTACT_CRITERION_CONSENT, AMENDS_VERDICT_UNKNOWN, 0, "Cannot Contact Customer", "reviews.eligibility" },
    { AMENDS_CONTACT_CRITERION_NOT_CONTACTED, AMENDS_VERDICT_FAIL, AMENDS_CONTACT_WAITING, "Goes Out Soon",
      "reviews.eligibility" },
    { AMENDS_CONTACT_CRITERION_NOT_CONTACTED, AMENDS_VERDICT_FAIL, AMENDS_CONTACT_SENT, "Sent", "reviews.eligibility" },
    { AMENDS_CONTACT_CRITERION_CONSENT, AMENDS_VERDICT_FAIL, AMENDS_CONTACT_FAILED, "Cannot Contact Customer",
      "reviews.eligibility" },
    { AMENDS_N_CONTACT_CRITERIA, AMENDS_VERDICT_PASS, AMENDS_CONTACT_FAILED, "Contact Buyer", "reviews.contact" },
    { AMENDS_N_CONTACT_CRITERIA, AMENDS_VERDICT_PASS, AMENDS_CONTACT_CANCELLED, "Contact Buyer", "reviews.contact" },
    /* The customer made it four stars after the answer: the contact stays told. */
    { AMENDS_CONTACT_CRITERION_CRITICAL, AMENDS_VERDICT_FAIL, AMENDS_CONTACT_SENT, "Sent", "reviews.eligibility" },
};

static AmendsContactCase *
make_situation (gsize i)
{
    AmendsContactCase *contact_case = contact_values_case ();

    if (situations[i].fails != AMENDS_N_CONTACT_CRITERIA)
        contact_values_fail (contact_case, situations[i].fails, situations[i].verdict, "For this reason.");
    if (situations[i].state != 0)
        contact_values_add_contact (contact_case, (AmendsContact) { .id = 3,
                                                                    .state = situations[i].state,
                                                                    .reason = AMENDS_CONTACT_CUSTOMER_SUPPORT,
                                                                    .sent_at = CONTACT_NOW });
    return contact_case;
}

static void
test_button_in_every_situation (void)
{
    GtkWidget *button = amends_contact_button_new ();
    GtkWidget *window = ui_present (button, 400, 200);

    for (gsize i = 0; i < G_N_ELEMENTS (situations); i++) {
        g_autoptr (AmendsContactCase) contact_case = make_situation (i);
        GtkWidget *found;

        amends_contact_button_set_case (AMENDS_CONTACT_BUTTON (button), contact_case, CONTACT_NOW);
        g_assert_cmpint (gtk_widget_get_visible (button), ==, situations[i].label != HIDDEN);
        if (situations[i].label == HIDDEN)
            continue;
        found = ui_find_button (button, situations[i].label);
        g_assert_nonnull (found);
        g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (found)), ==, situations[i].action);
    }
    amends_contact_button_set_case (AMENDS_CONTACT_BUTTON (button), NULL, CONTACT_NOW);
    g_assert_false (gtk_widget_get_visible (button));
    ui_dismiss (window);
}

static void
test_button_says_why (void)
{
    GtkWidget *button = amends_contact_button_new ();
    GtkWidget *window = ui_present (button, 400, 200);
    g_autoptr (AmendsContactCase) contact_case = contact_values_case ();

    amends_contact_button_set_case (AMENDS_CONTACT_BUTTON (button), contact_case, CONTACT_NOW);
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ui_find_button (button, "Contact Buyer")),
                                         GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Contact possible until 14 March 2027");
    contact_values_fail (contact_case, AMENDS_CONTACT_CRITERION_VERIFIED, AMENDS_VERDICT_FAIL,
                         "Not a verified purchase.");
    amends_contact_button_set_case (AMENDS_CONTACT_BUTTON (button), contact_case, CONTACT_NOW);
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ui_find_button (button, "Cannot Contact Customer")),
                                         GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Not a verified purchase.");
    ui_dismiss (window);
}

static void
test_panel_tells_each_condition (void)
{
    GtkWidget *panel = amends_eligibility_panel_new ();
    GtkWidget *window = ui_present (panel, 560, 700);
    g_autoptr (AmendsContactCase) contact_case = contact_values_case ();
    g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
    GtkWidget *row;

    amends_eligibility_panel_set_decision (AMENDS_ELIGIBILITY_PANEL (panel), contact_case->decision, CONTACT_NOW, zone);
    g_assert_nonnull (ui_find_label (panel, "This customer can be contacted"));
    g_assert_nonnull (ui_find_label (panel, "120 days left"));
    contact_values_fail (contact_case, AMENDS_CONTACT_CRITERION_CONSENT, AMENDS_VERDICT_UNKNOWN,
                         "Consent <unknown> & all.");
    amends_eligibility_panel_set_decision (AMENDS_ELIGIBILITY_PANEL (panel), contact_case->decision, CONTACT_NOW, zone);
    g_assert_nonnull (ui_find_label (panel, "Cannot contact customer"));
    for (int i = 0; i < AMENDS_N_CONTACT_CRITERIA; i++) {
        row = ui_find_row (panel, amends_contact_criterion_get_title ((AmendsContactCriterion) i));
        g_assert_nonnull (row);
    }
    row = ui_find_row (panel, amends_contact_criterion_get_title (AMENDS_CONTACT_CRITERION_CONSENT));
    /* Text with signs of markup is text. */
    g_assert_nonnull (ui_find_label (row, "Consent <unknown> & all."));
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                         "Not known. Consent <unknown> & all.");
    ui_dismiss (window);
}

static void
test_panel_says_why (void)
{
    GtkWidget *panel = amends_eligibility_panel_new ();
    GtkWidget *window = ui_present (panel, 360, 700);
    g_autoptr (AmendsContactCase) contact_case = contact_values_case ();
    g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
    GtkWidget *row;

    amends_eligibility_panel_set_decision (AMENDS_ELIGIBILITY_PANEL (panel), contact_case->decision, CONTACT_NOW, zone);
    row = ui_find (panel, ADW_TYPE_EXPANDER_ROW);
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
    ui_settle (50);
    g_assert_nonnull (ui_find_label (row, "3 stars or fewer"));
    g_assert_nonnull (ui_find_label (row, "Kundrecensioner"));
    g_assert_nonnull (ui_find_label (row, "22 November 2026"));
    g_assert_nonnull (ui_find_label (panel, "base 2026-11-22"));
    ui_dismiss (window);
}

/* The customer may be contacted again after a failure, unless something else stands against it. */
static void
test_status_after_a_failure (void)
{
    GtkWidget *status = amends_contact_status_new ();
    GtkWidget *window = ui_present (status, 360, 300);
    g_autoptr (AmendsContactCase) contact_case = contact_values_case ();

    contact_values_add_contact (contact_case,
                                (AmendsContact) { .id = 6, .state = AMENDS_CONTACT_FAILED, .error = "server" });
    contact_values_fail (contact_case, AMENDS_CONTACT_CRITERION_CONSENT, AMENDS_VERDICT_FAIL, "No consent.");
    amends_contact_status_set_case (AMENDS_CONTACT_STATUS (status), contact_case, CONTACT_NOW);
    g_assert_nonnull (ui_find_button (status, "Try Again"));
    g_assert_nonnull (ui_find_button (status, "Take Back"));
    g_assert_nonnull (ui_find_label (status, "No consent."));
    ui_dismiss (window);
}

static void
test_status_offers_what_the_state_allows (void)
{
    GtkWidget *status = amends_contact_status_new ();
    GtkWidget *window = ui_present (status, 360, 300);
    g_autoptr (AmendsContactCase) contact_case = contact_values_case ();
    GtkWidget *button;
    gint64 id = 0;
    gint32 change = -1;

    amends_contact_status_set_case (AMENDS_CONTACT_STATUS (status), contact_case, CONTACT_NOW);
    g_assert_false (gtk_widget_get_visible (status));
    contact_values_add_contact (contact_case, (AmendsContact) { .id = 5, .state = AMENDS_CONTACT_UNKNOWN });
    amends_contact_status_set_case (AMENDS_CONTACT_STATUS (status), contact_case, CONTACT_NOW);
    g_assert_nonnull (ui_find_label (status, "Check Before Sending Again"));
    button = ui_find_button (status, "It Was Sent");
    g_variant_get (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button)), "(xi)", &id, &change);
    g_assert_cmpint (id, ==, 5);
    g_assert_cmpint (change, ==, AMENDS_CONTACT_CHANGE_WAS_SENT);
    g_assert_nonnull (ui_find_button (status, "It Was Not Sent"));
    g_assert_null (ui_find_button (status, "Try Again"));
    gtk_test_accessible_assert_role (GTK_ACCESSIBLE (status), GTK_ACCESSIBLE_ROLE_STATUS);
    ui_dismiss (window);
}

static void
test_status_follows_a_report (void)
{
    GtkWidget *status = amends_contact_status_new ();
    GtkWidget *window = ui_present (status, 360, 300);
    g_autoptr (AmendsContactCase) contact_case = contact_values_case ();
    AmendsReview gone = *contact_case->detail->review;

    contact_case->detail->report.opened_at = CONTACT_NOW - 60;
    amends_contact_status_set_case (AMENDS_CONTACT_STATUS (status), contact_case, CONTACT_NOW);
    g_assert_nonnull (ui_find_label (status, "Did You Report It?"));
    g_assert_nonnull (ui_find_button (status, "It Was Reported"));
    contact_case->detail->report.reported_at = CONTACT_NOW - 30;
    amends_contact_status_set_case (AMENDS_CONTACT_STATUS (status), contact_case, CONTACT_NOW);
    g_assert_nonnull (ui_find_label (status, "Reported for Abuse"));
    g_assert_null (ui_find_button (status, "It Was Reported"));
    gone.gone_at = CONTACT_NOW;
    contact_values_set_review (contact_case, &gone);
    amends_contact_status_set_case (AMENDS_CONTACT_STATUS (status), contact_case, CONTACT_NOW);
    g_assert_nonnull (ui_find_label (status, "Removed by the Marketplace"));
    g_assert_nonnull (ui_find_label (status, "Saturday 14 November 2026"));
    ui_dismiss (window);
}

static void
test_templates_stand_beside_or_below (void)
{
    GtkWidget *view = amends_template_view_new ();
    GtkWidget *window = ui_present (view, 800, 400);
    g_autoptr (GPtrArray) templates = contact_values_templates ();
    GtkWidget *second;

    amends_template_view_set (AMENDS_TEMPLATE_VIEW (view), g_ptr_array_index (templates, 2),
                              g_ptr_array_index (templates, 3));
    g_assert_nonnull (ui_find_label (view, "What the customer gets · Swedish"));
    g_assert_nonnull (ui_find_label (view, "For you to read · English"));
    second = gtk_widget_get_last_child (view);
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (second), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         "For you to read · English");
    g_assert_null (ui_find (view, GTK_TYPE_TEXT_VIEW));
    g_assert_null (ui_find (view, GTK_TYPE_EDITABLE));
    amends_template_view_set_compact (AMENDS_TEMPLATE_VIEW (view), TRUE);
    g_assert_cmpint (gtk_orientable_get_orientation (GTK_ORIENTABLE (view)), ==, GTK_ORIENTATION_VERTICAL);
    amends_template_view_set (AMENDS_TEMPLATE_VIEW (view), g_ptr_array_index (templates, 2), NULL);
    g_assert_null (ui_find_label (view, "For you to read"));
    ui_dismiss (window);
}

static void
count_selected_cb (AmendsMessageList *list G_GNUC_UNUSED, AmendsMessage *message, gint64 *id)
{
    *id = message != NULL ? message->id : 0;
}

static void
test_messages_are_unread_first (void)
{
    GtkWidget *list = amends_message_list_new ();
    GtkWidget *window = ui_present (list, 360, 500);
    g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_message_unref);
    AmendsMessageList *self = AMENDS_MESSAGE_LIST (list);
    gint64 selected = 0;

    g_signal_connect (list, "selected", G_CALLBACK (count_selected_cb), &selected);
    g_ptr_array_add (messages, contact_values_message (1, 1, TRUE));
    g_ptr_array_add (messages, contact_values_message (2, 5, FALSE));
    g_ptr_array_add (messages, contact_values_message (3, 2, FALSE));
    amends_message_list_set (self, messages);
    ui_settle (50);
    g_assert_cmpuint (amends_message_list_get_n_unread (self), ==, 2);
    g_assert_null (amends_message_list_get_selected (self));
    amends_message_list_move (self, 1);
    g_assert_cmpint (selected, ==, 3);

    /* It was read: it stays where it is until another one is chosen. */
    amends_message_unref (g_ptr_array_index (messages, 2));
    g_ptr_array_index (messages, 2) = contact_values_message (3, 2, TRUE);
    amends_message_list_set (self, messages);
    g_assert_cmpint (amends_message_list_get_selected (self)->id, ==, 3);
    amends_message_list_move (self, 1);
    g_assert_cmpint (selected, ==, 2);
    amends_message_list_set (self, messages);
    amends_message_list_move (self, 1);
    g_assert_cmpint (selected, ==, 1);
    amends_message_list_move (self, 1);
    g_assert_cmpint (selected, ==, 3);
    g_assert_nonnull (ui_find_label (list, "Thank you, <b>message</b> 1."));

    g_ptr_array_set_size (messages, 0);
    amends_message_list_set (self, messages);
    g_assert_cmpint (selected, ==, 0);
    ui_dismiss (window);
}

int
main (int argc, char *argv[])
{
    g_setenv ("TZ", "UTC", TRUE);
    ui_test_init (&argc, &argv);
    g_test_add_func ("/contact/widgets/button", test_button_in_every_situation);
    g_test_add_func ("/contact/widgets/button-why", test_button_says_why);
    g_test_add_func ("/contact/widgets/panel", test_panel_tells_each_condition);
    g_test_add_func ("/contact/widgets/panel-why", test_panel_says_why);
    g_test_add_func ("/contact/widgets/status", test_status_offers_what_the_state_allows);
    g_test_add_func ("/contact/widgets/status-failed", test_status_after_a_failure);
    g_test_add_func ("/contact/widgets/status-report", test_status_follows_a_report);
    g_test_add_func ("/contact/widgets/templates", test_templates_stand_beside_or_below);
    g_test_add_func ("/contact/widgets/messages", test_messages_are_unread_first);
    return g_test_run ();
}
