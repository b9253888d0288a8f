/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-account-add-page.h"
#include "amends-account-page.h"
#include "amends-accounts-dialog.h"
#include "amends-state-page.h"
#include "amends-token-dialog.h"
#include "amends-tri-row.h"

#include "amends-await.h"
#include "amends-store-accounts.h"
#include "ui-fixture.h"

#define NOW 1795305600

static const AmendsAccount SHOP = {
    .id = 7,
    .kind = "feed",
    .name = "Nordvik & <Sons>",
    .base_url = "https://feed.example/feed/v1?a=1&b=2",
    .professional = AMENDS_TRI_YES,
    .brand_owner = AMENDS_TRI_YES,
    .brand_representative = AMENDS_TRI_UNKNOWN,
    .may_view = AMENDS_TRI_YES,
    .may_edit = AMENDS_TRI_NO,
    .last_synced_at = NOW - 120,
};

typedef struct {
    UiFixture data;
    AmendsSecrets *secrets;
    AmendsSyncEngine *engine;
    GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    ui_fixture_init (&fixture->data);
    fixture->secrets = amends_secrets_new_in_memory ();
    fixture->engine = amends_sync_engine_new (fixture->data.store, fixture->secrets);
    fixture->window = adw_window_new ();
    gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 800);
    adw_window_set_content (ADW_WINDOW (fixture->window), gtk_label_new ("Content"));
    gtk_window_present (GTK_WINDOW (fixture->window));
    ui_settle (50);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gtk_window_destroy (GTK_WINDOW (fixture->window));
    ui_settle (50);
    g_object_unref (fixture->engine);
    g_object_unref (fixture->secrets);
    ui_fixture_clear (&fixture->data);
}

static gint64
save_account (Fixture *fixture, const AmendsAccount *fields)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GError) error = NULL;
    AmendsAccount copy = *fields;
    g_autoptr (AmendsAccount) account = NULL;
    gint64 id;

    copy.id = 0;
    account = amends_account_new (&copy);
    amends_store_save_account_async (fixture->data.store, account, NULL, amends_await_cb, &await);
    id = amends_store_save_account_finish (fixture->data.store, amends_await (&await), &error);
    g_assert_no_error (error);
    return id;
}

static guint
count_accounts (Fixture *fixture)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (GPtrArray) accounts = NULL;

    amends_store_list_accounts_async (fixture->data.store, NULL, amends_await_cb, &await);
    accounts = amends_store_list_accounts_finish (fixture->data.store, amends_await (&await), NULL);
    return accounts->len;
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
    if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_visible (widget))
        g_ptr_array_add (found, widget);
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
        collect (child, type, found);
}

/* The button with this label, whatever it is a part of. */
static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
    g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

    collect (widget, GTK_TYPE_BUTTON, buttons);
    for (guint i = 0; i < buttons->len; i++)
        if (ui_find_label (g_ptr_array_index (buttons, i), label) != NULL)
            return g_ptr_array_index (buttons, i);
    return NULL;
}

static void
test_state_page (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsAccountState) problem = amends_account_state_new_problem (&SHOP);
    AmendsStatePage *page = amends_state_page_new ();
    GtkWidget *steps, *copy;
    g_autoptr (GPtrArray) rows = g_ptr_array_new ();

    adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (page));
    amends_state_page_set_state (page, problem);
    ui_settle (20);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (page), "Permission Missing"));
    /* The name of an account is text, not markup. */
    g_assert_nonnull (ui_find_label (GTK_WIDGET (page), "Nordvik & <Sons>"));
    steps = ui_find (GTK_WIDGET (page), GTK_TYPE_LIST_BOX);
    gtk_test_accessible_assert_role (GTK_ACCESSIBLE (steps), GTK_ACCESSIBLE_ROLE_LIST);
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (steps), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         "What to do, step by step");
    collect (steps, ADW_TYPE_ACTION_ROW, rows);
    g_assert_cmpuint (rows->len, ==, g_strv_length (problem->steps));
    copy = find_button (GTK_WIDGET (page), "Copy Steps");
    g_assert_nonnull (copy);
    g_signal_emit_by_name (copy, "clicked");
    ui_settle (20);
}

static void
test_state_page_without_steps (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsAccount shop = SHOP;
    g_autoptr (AmendsAccountState) problem = NULL;
    AmendsStatePage *page = amends_state_page_new ();

    shop.may_edit = AMENDS_TRI_YES;
    shop.last_error = "server";
    problem = amends_account_state_new_problem (&shop);
    adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (page));
    amends_state_page_set_state (page, problem);
    ui_settle (20);
    g_assert_null (find_button (GTK_WIDGET (page), "Copy Steps"));
    g_assert_nonnull (find_button (GTK_WIDGET (page), "Try Again"));
    g_assert_false (gtk_widget_get_visible (ui_find (GTK_WIDGET (page), GTK_TYPE_LIST_BOX)));
}

static void
test_state_dialog (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsAccountState) problem = amends_account_state_new_problem (&SHOP);
    AdwDialog *dialog = amends_state_page_present (problem, fixture->window);

    ui_settle (20);
    g_assert_cmpstr (adw_dialog_get_title (dialog), ==, "Permission Missing");
    adw_dialog_force_close (dialog);
}

static void
done_cb (AmendsTokenDialog *dialog G_GNUC_UNUSED, gboolean kept, const char *problem, gboolean *done)
{
    g_assert_null (problem);
    g_assert_false (kept);
    *done = TRUE;
}

static gboolean
is_true (gpointer data)
{
    return *(gboolean *) data;
}

static void
test_token_dialog (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsTokenDialog *dialog = amends_token_dialog_new (&SHOP, fixture->secrets);
    GtkWidget *entry;
    gboolean done = FALSE;
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    char *token;

    g_signal_connect (dialog, "done", G_CALLBACK (done_cb), &done);
    adw_dialog_present (ADW_DIALOG (dialog), fixture->window);
    ui_settle (20);
    entry = ui_find (GTK_WIDGET (dialog), ADW_TYPE_PASSWORD_ENTRY_ROW);
    g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "save"));
    gtk_editable_set_text (GTK_EDITABLE (entry), "with a space");
    g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "save"));
    g_assert_true (gtk_widget_has_css_class (entry, "error"));
    gtk_editable_set_text (GTK_EDITABLE (entry), "abc.def");
    g_assert_true (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "save"));
    g_assert_false (gtk_widget_has_css_class (entry, "error"));
    g_signal_emit_by_name (dialog, "response", "save");
    ui_wait (is_true, &done);
    amends_secrets_lookup_async (fixture->secrets, SHOP.id, NULL, amends_await_cb, &await);
    token = amends_secrets_lookup_finish (fixture->secrets, amends_await (&await), NULL);
    g_assert_cmpstr (token, ==, "abc.def");
    amends_secret_free (token);
    adw_dialog_force_close (ADW_DIALOG (dialog));
    g_assert_nonnull (amends_token_dialog_get_kept_message (FALSE));
    g_assert_null (amends_token_dialog_get_kept_message (TRUE));
}

static void
test_account_page (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsAccountPage *page = amends_account_page_new (&SHOP, NOW);
    AmendsAccount found = SHOP;
    g_autoptr (GPtrArray) rows = g_ptr_array_new ();
    guint n_no = 0;

    adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (page));
    ui_settle (20);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (page), "Synced 2 minutes ago"));
    g_assert_nonnull (ui_find_label (GTK_WIDGET (page), "https://feed.example/feed/v1?a=1&b=2"));
    g_assert_nonnull (ui_find_label (GTK_WIDGET (page), "Remove Account"));
    g_assert_null (find_button (GTK_WIDGET (page), "Save Account"));
    collect (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, rows);
    for (guint i = 0; i < rows->len; i++)
        if (g_str_equal (adw_preferences_row_get_title (g_ptr_array_index (rows, i)), "May edit customer reviews")) {
            gtk_test_accessible_assert_property (GTK_ACCESSIBLE (g_ptr_array_index (rows, i)),
                                                 GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "No");
            n_no++;
        }
    g_assert_cmpuint (n_no, ==, 1);

    found.id = 0;
    amends_account_page_set_account (page, &found, NOW);
    ui_settle (20);
    g_assert_nonnull (find_button (GTK_WIDGET (page), "Save Account"));
    g_assert_null (ui_find_label (GTK_WIDGET (page), "Synced 2 minutes ago"));
}

static void
test_account_page_of_files (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsAccount files = { .id = 3, .kind = "file" };
    AmendsAccountPage *page = amends_account_page_new (&files, NOW);
    g_autoptr (GPtrArray) rows = g_ptr_array_new ();

    adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (page));
    ui_settle (20);
    g_assert_cmpint (amends_account_page_get_account_id (page), ==, 3);
    g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (page)), ==, "Imported Files");
    /* Files have no roles and no token; the rows are there but not shown. */
    g_assert_false (gtk_widget_get_mapped (gtk_widget_get_parent (ui_find (GTK_WIDGET (page), ADW_TYPE_BUTTON_ROW))));
}

static void
test_add_page (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsAccountAddPage *page = amends_account_add_page_new (fixture->engine);
    GtkWidget *address, *token, *check;

    adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (page));
    ui_settle (20);
    check = find_button (GTK_WIDGET (page), "Check");
    address = ui_find (GTK_WIDGET (page), ADW_TYPE_ENTRY_ROW);
    token = ui_find (GTK_WIDGET (page), ADW_TYPE_PASSWORD_ENTRY_ROW);
    g_assert_false (gtk_widget_get_sensitive (check));
    gtk_editable_set_text (GTK_EDITABLE (address), "  http://shop.example/feed ");
    gtk_editable_set_text (GTK_EDITABLE (token), "abc");
    g_assert_true (gtk_widget_get_sensitive (check));
    g_signal_emit_by_name (check, "clicked");
    g_assert_true (gtk_widget_has_css_class (address, "error"));
    g_assert_nonnull (ui_find_label (GTK_WIDGET (page), "Without https://"));
    /* What was complained about goes as soon as it is corrected. */
    gtk_editable_set_text (GTK_EDITABLE (address), "https://shop.example/feed");
    g_assert_false (gtk_widget_has_css_class (address, "error"));
    g_assert_null (ui_find_label (GTK_WIDGET (page), "Without https://"));
}

static gboolean
has_connection_problem (gpointer page)
{
    return ui_find_label (page, "127.0.0.1") != NULL;
}

static void
test_add_page_refused (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsAccountAddPage *page = amends_account_add_page_new (fixture->engine);
    GtkWidget *address;

    adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (page));
    ui_settle (20);
    address = ui_find (GTK_WIDGET (page), ADW_TYPE_ENTRY_ROW);
    /* Port 1 of this computer: nobody listens there. */
    gtk_editable_set_text (GTK_EDITABLE (address), "http://127.0.0.1:1/feed/v1");
    gtk_editable_set_text (GTK_EDITABLE (ui_find (GTK_WIDGET (page), ADW_TYPE_PASSWORD_ENTRY_ROW)), "abc");
    g_signal_emit_by_name (find_button (GTK_WIDGET (page), "Check"), "clicked");
    g_assert_false (gtk_widget_get_sensitive (address));
    ui_wait (has_connection_problem, page);
    g_assert_true (gtk_widget_get_sensitive (address));
    g_assert_true (gtk_widget_has_css_class (address, "error"));
}

static gboolean
lists_shop (gpointer dialog)
{
    return ui_find_label (dialog, "Nordvik & <Sons>") != NULL;
}

static gboolean
lists_no_shop (gpointer dialog)
{
    return !lists_shop (dialog);
}

static void
test_accounts_dialog (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsAccountsDialog *dialog = amends_accounts_dialog_new (fixture->data.store, fixture->engine, fixture->secrets);
    GtkWidget *view;

    adw_dialog_present (ADW_DIALOG (dialog), fixture->window);
    ui_settle (50);
    g_assert_false (lists_shop (dialog));
    /* An account that is saved elsewhere appears. */
    save_account (fixture, &SHOP);
    ui_wait (lists_shop, dialog);

    amends_accounts_dialog_show_add_page (dialog);
    ui_settle (400);
    view = ui_find (GTK_WIDGET (dialog), ADW_TYPE_NAVIGATION_VIEW);
    g_assert_true (AMENDS_IS_ACCOUNT_ADD_PAGE (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view))));
    adw_dialog_force_close (ADW_DIALOG (dialog));
    ui_settle (20);
}

static GtkWidget *
find_alert (Fixture *fixture)
{
    AdwDialog *visible = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));

    return ADW_IS_ALERT_DIALOG (visible) ? GTK_WIDGET (visible) : NULL;
}

static gboolean
has_alert (gpointer fixture)
{
    return find_alert (fixture) != NULL;
}

static void
test_remove (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gint64 id = save_account (fixture, &SHOP);
    guint n_before = count_accounts (fixture);
    AmendsAccountsDialog *dialog = amends_accounts_dialog_new (fixture->data.store, fixture->engine, fixture->secrets);

    adw_dialog_present (ADW_DIALOG (dialog), fixture->window);
    ui_wait (lists_shop, dialog);
    gtk_widget_activate_action (GTK_WIDGET (dialog), "accounts.remove", "x", id);
    ui_wait (has_alert, fixture);
    g_assert_nonnull (ui_find_label (find_alert (fixture), "Remove Account?"));
    g_assert_nonnull (ui_find_label (find_alert (fixture), "“Nordvik & <Sons>” has no reviews"));
    g_signal_emit_by_name (find_alert (fixture), "response", "remove");
    ui_wait (lists_no_shop, dialog);
    g_assert_cmpuint (count_accounts (fixture), ==, n_before - 1);
    adw_dialog_force_close (ADW_DIALOG (dialog));
    ui_settle (20);
}

static void
choose_role (AmendsAccountPage *page, guint choice)
{
    GtkWidget *plan = ui_find_nth (GTK_WIDGET (page), AMENDS_TYPE_TRI_ROW, 0);
    GtkWidget *role = ui_find_nth (GTK_WIDGET (page), AMENDS_TYPE_TRI_ROW, 1);

    /* The source has told the plan: only the role is asked for. */
    g_assert_false (gtk_widget_get_visible (plan));
    g_assert_true (gtk_widget_get_visible (role));
    adw_combo_row_set_selected (ADW_COMBO_ROW (role), choice);
}

static gboolean
tells_origin (gpointer dialog)
{
    return ui_find_label (dialog, "Stated by you on") != NULL;
}

static gboolean
tells_no_origin (gpointer dialog)
{
    return !tells_origin (dialog);
}

/* What the source leaves open the person may say, and take back; the page shows whose word it is. */
static void
test_roles_are_stated (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsAccount fields = SHOP;
    AmendsAccountsDialog *dialog = amends_accounts_dialog_new (fixture->data.store, fixture->engine, fixture->secrets);
    g_autoptr (AmendsAccount) account = NULL;
    AmendsAccountPage *page;
    GtkWidget *view;

    fields.id = save_account (fixture, &SHOP);
    adw_dialog_present (ADW_DIALOG (dialog), fixture->window);
    ui_wait (lists_shop, dialog);
    account = amends_account_new (&fields);
    page = amends_account_page_new (account, NOW);
    view = ui_find (GTK_WIDGET (dialog), ADW_TYPE_NAVIGATION_VIEW);
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
    ui_settle (400);
    g_assert_false (tells_origin (dialog));
    choose_role (page, 1);
    ui_wait (tells_origin, dialog);
    choose_role (page, 0);
    ui_wait (tells_no_origin, dialog);
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
    ui_settle (400);
    adw_dialog_force_close (ADW_DIALOG (dialog));
    ui_settle (20);
}

static void
test_finalizes (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_assert_finalize_object (g_object_ref_sink (amends_state_page_new ()));
    g_assert_finalize_object (g_object_ref_sink (amends_account_page_new (&SHOP, NOW)));
    g_assert_finalize_object (g_object_ref_sink (amends_account_add_page_new (fixture->engine)));
    g_assert_finalize_object (g_object_ref_sink (amends_token_dialog_new (&SHOP, fixture->secrets)));
}

#define ADD(name, func) g_test_add ("/accounts/dialogs/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
    gtk_test_init (&argc, &argv, NULL);
    adw_init ();
    ADD ("state-page", test_state_page);
    ADD ("state-page-without-steps", test_state_page_without_steps);
    ADD ("state-dialog", test_state_dialog);
    ADD ("token-dialog", test_token_dialog);
    ADD ("account-page", test_account_page);
    ADD ("account-page-of-files", test_account_page_of_files);
    ADD ("add-page", test_add_page);
    ADD ("add-page-refused", test_add_page_refused);
    ADD ("accounts-dialog", test_accounts_dialog);
    ADD ("remove", test_remove);
    ADD ("roles-are-stated", test_roles_are_stated);
    ADD ("finalizes", test_finalizes);
    return g_test_run ();
}
