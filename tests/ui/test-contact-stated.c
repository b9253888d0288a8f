/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "amends-await.h"
#include "amends-conditions-dialog.h"
#include "amends-store-accounts.h"
#include "amends-store-batches.h"
#include "amends-store-stated.h"
#include "amends-tri-row.h"
#include "contact-values.h"
#include "ui-fixture.h"

/* Asking the person for what no source tells. */

static gint64
count_seconds (int year, int month, int day)
{
    g_autoptr (GDateTime) start = g_date_time_new_local (year, month, day, 0, 0, 0);

    return g_date_time_to_unix (start);
}

static void
test_days (void)
{
    static const struct {
        const char *text;
        int year, month, day; /* 0: it is none */
    } CASES[] = {
        { "2026-03-14", 2026, 3, 14 },
        { " 2026-3-4 ", 2026, 3, 4 },
        { "14 March 2026", 2026, 3, 14 },
        { "2026-02-30", 0, 0, 0 },
        { "", 0, 0, 0 },
        { "yesterday", 0, 0, 0 },
        { "2027-01-01", 0, 0, 0 },
        { "0026-03-14", 0, 0, 0 },
        { "2024-02-29", 2024, 2, 29 },
    };

    for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
        gint64 expected = CASES[i].year != 0 ? count_seconds (CASES[i].year, CASES[i].month, CASES[i].day) : 0;

        g_test_message ("“%s”", CASES[i].text);
        g_assert_cmpint (amends_stated_group_parse_day (CASES[i].text, CONTACT_NOW), ==, expected);
    }
}

static void
count_cb (GtkWidget *widget G_GNUC_UNUSED, guint *n)
{
    (*n)++;
}

static void
test_tri_row (void)
{
    GtkWidget *row = g_object_new (AMENDS_TYPE_TRI_ROW, "title", "Verified", NULL);
    GtkWidget *list = gtk_list_box_new ();
    GtkWidget *window = ui_present (list, 400, 100);
    g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
    guint n = 0;

    gtk_list_box_append (GTK_LIST_BOX (list), row);
    g_signal_connect (row, "stated", G_CALLBACK (count_cb), &n);
    g_assert_cmpint (amends_tri_row_get (AMENDS_TRI_ROW (row)), ==, AMENDS_TRI_UNKNOWN);
    for (int value = AMENDS_TRI_UNKNOWN; value <= AMENDS_TRI_YES; value++) {
        amends_tri_row_set (AMENDS_TRI_ROW (row), (AmendsTri) value, CONTACT_NOW, zone);
        g_assert_cmpint (amends_tri_row_get (AMENDS_TRI_ROW (row)), ==, value);
        g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                         value == AMENDS_TRI_UNKNOWN ? "" : "Stated by you on 14 November 2026");
    }
    g_assert_cmpuint (n, ==, 0);
    adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
    g_assert_cmpint (amends_tri_row_get (AMENDS_TRI_ROW (row)), ==, AMENDS_TRI_NO);
    g_assert_cmpuint (n, ==, 1);
    ui_dismiss (window);
}

static void
test_asks_only_what_is_open (void)
{
    GtkWidget *group = g_object_new (AMENDS_TYPE_STATED_GROUP, NULL);
    GtkWidget *window = ui_present (group, 500, 700);
    g_autoptr (AmendsContactCase) contact_case = contact_values_case ();
    AmendsReview review = *contact_case->detail->review;

    /* All of it is told. */
    amends_stated_group_set_case (AMENDS_STATED_GROUP (group), contact_case, CONTACT_NOW);
    g_assert_false (gtk_widget_get_visible (group));
    review.verified = AMENDS_TRI_UNKNOWN;
    contact_values_set_review (contact_case, &review);
    amends_stated_group_set_case (AMENDS_STATED_GROUP (group), contact_case, CONTACT_NOW);
    g_assert_true (gtk_widget_get_visible (group));
    for (int i = 0; i < AMENDS_N_CONTACT_CRITERIA; i++)
        g_assert_cmpint (amends_stated_group_asks (AMENDS_STATED_GROUP (group), (AmendsContactCriterion) i), ==,
                         i == AMENDS_CONTACT_CRITERION_VERIFIED);
    ui_dismiss (window);
}

typedef struct {
    UiFixture data;
    AmendsRulePacks *packs;
    AmendsContactDesk *desk;
    GtkWidget *window;
    AmendsConditionsDialog *dialog;
    gint64 review_id;
    guint n_contacts;
} Fixture;

/* An account of files knows nothing of itself. */
static void
forget_roles (UiFixture *data)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsAccount) account =
        amends_account_new (&(AmendsAccount) { .id = data->account_id,
                                               .kind = "file",
                                               .professional = AMENDS_TRI_UNKNOWN,
                                               .brand_owner = AMENDS_TRI_UNKNOWN,
                                               .brand_representative = AMENDS_TRI_UNKNOWN,
                                               .may_view = AMENDS_TRI_UNKNOWN,
                                               .may_edit = AMENDS_TRI_UNKNOWN });

    amends_store_save_account_async (data->store, account, NULL, amends_await_cb, &await);
    amends_store_save_account_finish (data->store, amends_await (&await), &error);
    g_assert_no_error (error);
}

static gint64
get_time (gpointer user_data G_GNUC_UNUSED)
{
    return CONTACT_NOW;
}

static AmendsContactCase *
load_case (Fixture *fixture)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GPtrArray) cases = NULL;

    amends_contact_desk_load_cases_async (fixture->desk, &fixture->review_id, 1, NULL, amends_await_cb, &await);
    cases = amends_contact_desk_load_cases_finish (fixture->desk, amends_await (&await), NULL);
    g_assert_cmpuint (cases->len, ==, 1);
    return g_ptr_array_steal_index (cases, 0);
}

static gboolean
has_account (gpointer user_data)
{
    g_autoptr (AmendsContactCase) contact_case = load_case (user_data);

    return contact_case->account != NULL;
}

/* A critical review as a file has it: no source tells anything that decides. */
static gint64
add_critical (Fixture *fixture)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_auto (AmendsAwait) found = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    AmendsBatch *batch = amends_batch_new ();
    g_autoptr (GArray) ids = NULL;
    g_autoptr (GError) error = NULL;

    g_ptr_array_add (batch->reviews, amends_review_new (&(AmendsReview) { .external_id = "F1",
                                                                          .marketplace = "SE",
                                                                          .product_id = "B1",
                                                                          .title = "Broken",
                                                                          .stars = 2,
                                                                          .published_at = CONTACT_NOW - 86400,
                                                                          .verified = AMENDS_TRI_UNKNOWN }));
    amends_store_apply_batch_async (fixture->data.store, fixture->data.account_id, batch, NULL, amends_await_cb,
                                    &await);
    amends_store_apply_batch_finish (fixture->data.store, amends_await (&await), NULL, &error);
    g_assert_no_error (error);
    amends_store_find_ids_async (fixture->data.store, query, 0, NULL, amends_await_cb, &found);
    ids = amends_store_find_ids_finish (fixture->data.store, amends_await (&found), &error);
    g_assert_no_error (error);
    return g_array_index (ids, gint64, 0);
}

static void
contact_cb (AmendsConditionsDialog *dialog, gpointer user_data)
{
    Fixture *fixture = user_data;

    g_assert_cmpint (amends_conditions_dialog_get_review_id (dialog), ==, fixture->review_id);
    fixture->n_contacts++;
}

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsContactCase) contact_case = NULL;

    ui_fixture_init (&fixture->data);
    forget_roles (&fixture->data);
    fixture->packs = amends_rule_packs_ref ((AmendsRulePacks *) amends_rule_packs_get_default ());
    fixture->desk = amends_contact_desk_new (fixture->data.store, NULL, fixture->packs, NULL, get_time, NULL);
    fixture->window = ui_present (gtk_label_new ("Content"), 800, 800);
    fixture->review_id = add_critical (fixture);
    ui_wait (has_account, fixture);
    contact_case = load_case (fixture);
    fixture->dialog = amends_conditions_dialog_new (fixture->desk, contact_case);
    g_signal_connect (fixture->dialog, "contact", G_CALLBACK (contact_cb), fixture);
    adw_dialog_present (ADW_DIALOG (fixture->dialog), fixture->window);
    ui_settle (50);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    ui_dismiss (fixture->window);
    g_clear_object (&fixture->desk);
    g_clear_pointer (&fixture->packs, amends_rule_packs_unref);
    ui_fixture_clear (&fixture->data);
}

typedef struct {
    Fixture *fixture;
    const char *text;
} Wanted;

static gboolean
is_shown (gpointer user_data)
{
    const Wanted *wanted = user_data;

    return ui_find_label (GTK_WIDGET (wanted->fixture->dialog), wanted->text) != NULL;
}

static void
wait_for_label (Fixture *fixture, const char *text)
{
    Wanted wanted = { fixture, text };

    ui_wait (is_shown, &wanted);
}

static void
answer (Fixture *fixture, const char *question, guint choice)
{
    GtkWidget *group = ui_find (GTK_WIDGET (fixture->dialog), AMENDS_TYPE_STATED_GROUP);
    GtkWidget *row = ui_find_row (group, question);

    g_assert_true (AMENDS_IS_TRI_ROW (row));
    adw_combo_row_set_selected (ADW_COMBO_ROW (row), choice);
}

static void
type (Fixture *fixture, const char *question, const char *text)
{
    GtkWidget *group = ui_find (GTK_WIDGET (fixture->dialog), AMENDS_TYPE_STATED_GROUP);
    GtkWidget *row = ui_find_row (group, question);

    g_assert_true (ADW_IS_ENTRY_ROW (row));
    gtk_editable_set_text (GTK_EDITABLE (row), text);
    g_signal_emit_by_name (row, "apply");
}

enum { CHOICE_UNKNOWN, CHOICE_YES, CHOICE_NO };

/* All answers but those of the account, in a row, without waiting for any of them to be kept. */
static void
state_all_facts (Fixture *fixture)
{
    answer (fixture, "Verified purchase", CHOICE_YES);
    answer (fixture, "Sold by your account", CHOICE_YES);
    answer (fixture, "Digital subscription", CHOICE_NO);
    answer (fixture, "Customer accepts messages", CHOICE_YES);
    type (fixture, "Ordered on", "2026-09-10");
}

static void
test_stated_until_it_can_be_contacted (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *button;

    g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture->dialog), "Cannot contact customer"));
    g_assert_null (ui_find_button (GTK_WIDGET (fixture->dialog), "Contact Buyer"));
    state_all_facts (fixture);
    wait_for_label (fixture, "Your account sold this order.");
    answer (fixture, "Professional selling plan", CHOICE_YES);
    answer (fixture, "Brand Representative", CHOICE_YES);
    wait_for_label (fixture, "This customer can be contacted");
    g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture->dialog), "Stated by you on"));
    button = ui_find_button (GTK_WIDGET (fixture->dialog), "Contact Buyer");
    g_assert_nonnull (button);
    g_signal_emit_by_name (button, "clicked");
    g_assert_cmpuint (fixture->n_contacts, ==, 1);
}

static void
test_taken_back (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    answer (fixture, "Customer accepts messages", CHOICE_NO);
    wait_for_label (fixture, "The customer does not accept messages.");
    answer (fixture, "Customer accepts messages", CHOICE_UNKNOWN);
    wait_for_label (fixture, "The order behind this review is not known.");
}

/* A day that is none is not kept, and looks so; what was kept before stays. */
static void
test_wrong_day (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *row = ui_find_row (ui_find (GTK_WIDGET (fixture->dialog), AMENDS_TYPE_STATED_GROUP), "Ordered on");
    g_autoptr (AmendsContactCase) contact_case = NULL;

    type (fixture, "Ordered on", "2026-09-10");
    wait_for_label (fixture, "Ordered on 10 September 2026");
    type (fixture, "Ordered on", "2026-09-31");
    g_assert_true (gtk_widget_has_css_class (row, "error"));
    ui_settle (50);
    contact_case = load_case (fixture);
    g_assert_cmpint (contact_case->detail->stated->ordered_at, ==, count_seconds (2026, 9, 10));
    type (fixture, "Ordered on", "");
    g_assert_false (gtk_widget_has_css_class (row, "error"));
    wait_for_label (fixture, "The order behind this review is not known.");
}

static void
test_condition_leads_to_its_question (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *panel = ui_find (GTK_WIDGET (fixture->dialog), AMENDS_TYPE_ELIGIBILITY_PANEL);
    GtkWidget *condition = ui_find_row (panel, amends_contact_criterion_get_title (AMENDS_CONTACT_CRITERION_CONSENT));
    GtkWidget *button = ui_find_button (condition, "I Know This");
    GtkWidget *group = ui_find (panel, AMENDS_TYPE_STATED_GROUP);

    g_assert_nonnull (button);
    g_signal_emit_by_name (button, "clicked");
    ui_settle (20);
    g_assert_true (gtk_widget_get_state_flags (ui_find_row (group, "Customer accepts messages")) &
                   GTK_STATE_FLAG_FOCUS_WITHIN);
    /* What is not for the person to say has no such button. */
    g_assert_null (ui_find_button (
        ui_find_row (panel, amends_contact_criterion_get_title (AMENDS_CONTACT_CRITERION_NOT_CONTACTED)),
        "I Know This"));
}

static void
add (const char *path, void (*func) (Fixture *fixture, gconstpointer data))
{
    g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

int
main (int argc, char **argv)
{
    ui_test_init (&argc, &argv);
    g_test_add_func ("/contact-stated/days", test_days);
    g_test_add_func ("/contact-stated/tri-row", test_tri_row);
    g_test_add_func ("/contact-stated/asks-only-what-is-open", test_asks_only_what_is_open);
    add ("/contact-stated/until-it-can-be-contacted", test_stated_until_it_can_be_contacted);
    add ("/contact-stated/taken-back", test_taken_back);
    add ("/contact-stated/wrong-day", test_wrong_day);
    add ("/contact-stated/condition-leads-to-its-question", test_condition_leads_to_its_question);
    return g_test_run ();
}
