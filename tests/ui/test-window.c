/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-window.h"

#include "amends-accounts-dialog.h"
#include "amends-await.h"
#include "amends-feedback-page.h"
#include "amends-guide-page.h"
#include "amends-import-dialog.h"
#include "amends-messages-page.h"
#include "amends-page-list.h"
#include "amends-preferences-dialog.h"
#include "amends-reviews-page.h"
#include "amends-shortcuts-dialog.h"
#include "amends-store-accounts.h"
#include "amends-store-reviews.h"
#include "amends-welcome-page.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>

#define SCHEMA "io.github.amendsapp.Amends"

typedef struct {
    UiFixture data;
    AmendsSecrets *secrets;
    AmendsSyncEngine *engine;
    GSettings *settings;
    AmendsWindow *window;
    int entered;  /* how often the sample shop was asked for */
    int left;     /* how often it was to be left */
    int reopened; /* how often data was to be opened again … */
    int afresh;   /* … after putting the old file aside */
} Fixture;

static void
sample_shop_cb (AmendsWindow *window G_GNUC_UNUSED, gboolean enter, Fixture *fixture)
{
    *(enter ? &fixture->entered : &fixture->left) += 1;
}

static void
reopen_cb (AmendsWindow *window G_GNUC_UNUSED, gboolean afresh, Fixture *fixture)
{
    *(afresh ? &fixture->afresh : &fixture->reopened) += 1;
}

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    ui_fixture_init (&fixture->data);
    fixture->secrets = amends_secrets_new_in_memory ();
    fixture->engine = amends_sync_engine_new (fixture->data.store, fixture->secrets);
    fixture->settings = g_settings_new (SCHEMA);
    fixture->window = amends_window_new (NULL, fixture->settings);
    g_signal_connect (fixture->window, "sample-shop-requested", G_CALLBACK (sample_shop_cb), fixture);
    g_signal_connect (fixture->window, "reopen-requested", G_CALLBACK (reopen_cb), fixture);
    gtk_window_present (GTK_WINDOW (fixture->window));
    ui_settle (50);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gtk_window_destroy (GTK_WINDOW (fixture->window));
    ui_settle (100);
    g_settings_reset (fixture->settings, "window-width");
    g_settings_reset (fixture->settings, "window-height");
    g_object_unref (fixture->settings);
    g_object_unref (fixture->engine);
    g_object_unref (fixture->secrets);
    ui_fixture_clear (&fixture->data);
}

static void
remove_account (Fixture *fixture)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    amends_store_remove_account_async (fixture->data.store, fixture->data.account_id, NULL, amends_await_cb, &await);
    g_assert_true (amends_store_remove_account_finish (fixture->data.store, amends_await (&await), NULL));
}

static void
save_account (Fixture *fixture, const char *kind, const char *url)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    const AmendsAccount fields = { .kind = kind,
                                   .base_url = url,
                                   .professional = AMENDS_TRI_UNKNOWN,
                                   .brand_owner = AMENDS_TRI_UNKNOWN,
                                   .brand_representative = AMENDS_TRI_UNKNOWN,
                                   .may_view = AMENDS_TRI_UNKNOWN,
                                   .may_edit = AMENDS_TRI_UNKNOWN };
    g_autoptr (AmendsAccount) account = amends_account_new (&fields);

    amends_store_save_account_async (fixture->data.store, account, NULL, amends_await_cb, &await);
    fixture->data.account_id = amends_store_save_account_finish (fixture->data.store, amends_await (&await), NULL);
    g_assert_cmpint (fixture->data.account_id, >, 0);
}

static void
show_data (Fixture *fixture, gboolean sample)
{
    amends_window_show_data (fixture->window, fixture->data.store, fixture->engine, fixture->secrets, sample, NULL,
                             NULL);
}

static gboolean
is_welcome (gpointer window)
{
    return g_str_equal (amends_window_get_page_name (window), "welcome");
}

static gboolean
is_reviews (gpointer window)
{
    return g_str_equal (amends_window_get_page_name (window), "reviews");
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
    return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
}

static gboolean
has_dialog (gpointer fixture)
{
    return get_dialog (fixture) != NULL;
}

static gboolean
has_no_dialog (gpointer fixture)
{
    return get_dialog (fixture) == NULL;
}

static gboolean
activate (Fixture *fixture, const char *action)
{
    gboolean known = gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);

    ui_settle (50);
    return known;
}

static void
test_loading (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_assert_cmpstr (amends_window_get_page_name (fixture->window), ==, "loading");
    /* There is nothing to act on yet. */
    activate (fixture, "win.accounts");
    activate (fixture, "win.import");
    activate (fixture, "win.export");
    activate (fixture, "win.try-sample-shop");
    g_assert_null (get_dialog (fixture));
    g_assert_cmpint (fixture->entered, ==, 0);
}

static void
test_welcome (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *list;

    remove_account (fixture);
    show_data (fixture, FALSE);
    ui_wait (is_welcome, fixture->window);
    list = ui_find (GTK_WIDGET (fixture->window), AMENDS_TYPE_WELCOME_PAGE);
    list = ui_find (list, GTK_TYPE_LIST_BOX);
    gtk_test_accessible_assert_role (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_ROLE_LIST);
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         "Where reviews come from");
    g_signal_emit_by_name (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0), "activate");
    g_assert_cmpint (fixture->entered, ==, 1);
    activate (fixture, "win.add-account");
    g_assert_true (AMENDS_IS_ACCOUNTS_DIALOG (get_dialog (fixture)));
    adw_dialog_force_close (get_dialog (fixture));
    ui_settle (50);
}

static gboolean
tells_token_needed (gpointer window)
{
    return ui_find_label (window, "Token Needed") != NULL;
}

static gboolean
tells_token_in_banner (gpointer window)
{
    return ui_find_label (window, "is not in a keyring") != NULL;
}

/* The account has no token: the sync at the start finds out, and the page tells. */
static void
test_token_needed (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    remove_account (fixture);
    save_account (fixture, "feed", "https://feed.example/feed/v1");
    show_data (fixture, FALSE);
    ui_wait (is_reviews, fixture->window);
    ui_wait (tells_token_needed, fixture->window);
    activate (fixture, "win.enter-token");
    g_assert_true (ADW_IS_ALERT_DIALOG (get_dialog (fixture)));
    adw_dialog_force_close (get_dialog (fixture));
    ui_settle (50);

    ui_fixture_fill (&fixture->data, 0, 5);
    ui_wait (tells_token_in_banner, fixture->window);
}

static gboolean
tells_sample (gpointer window)
{
    return ui_find_label (window, "invented customers") != NULL;
}

static void
test_sample_shop (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/reviews.csv");

    remove_account (fixture);
    show_data (fixture, TRUE);
    ui_wait (is_reviews, fixture->window);
    activate (fixture, "win.try-sample-shop");
    g_assert_cmpint (fixture->entered, ==, 0);
    activate (fixture, "win.leave-sample-shop");
    g_assert_cmpint (fixture->left, ==, 1);

    /* A file of the person's own is never mixed with invented customers. */
    amends_window_import (fixture->window, file);
    ui_wait (has_dialog, fixture);
    g_assert_true (ADW_IS_ALERT_DIALOG (get_dialog (fixture)));
    g_signal_emit_by_name (get_dialog (fixture), "response", "leave");
    ui_settle (300);
    g_assert_cmpint (fixture->left, ==, 2);
    amends_window_show_loading (fixture->window);
    if (get_dialog (fixture) != NULL)
        adw_dialog_force_close (get_dialog (fixture));
    show_data (fixture, FALSE);
    ui_settle (100);
    g_assert_true (AMENDS_IS_IMPORT_DIALOG (get_dialog (fixture)));
    adw_dialog_force_close (get_dialog (fixture));
    ui_settle (50);
}

static void
test_sample_banner (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    remove_account (fixture);
    save_account (fixture, "file", NULL);
    ui_fixture_fill (&fixture->data, 0, 3);
    show_data (fixture, TRUE);
    ui_wait (tells_sample, fixture->window);
}

static void
test_files_one_after_the_other (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/reviews.csv");
    AdwDialog *first;

    /* Asked for before there is data, as when files are given on the command line. */
    amends_window_import (fixture->window, file);
    amends_window_import (fixture->window, file);
    g_assert_null (get_dialog (fixture));
    remove_account (fixture);
    show_data (fixture, FALSE);
    ui_wait (has_dialog, fixture);
    first = get_dialog (fixture);
    g_assert_true (AMENDS_IS_IMPORT_DIALOG (first));
    adw_dialog_force_close (first);
    ui_settle (100);
    g_assert_true (AMENDS_IS_IMPORT_DIALOG (get_dialog (fixture)));
    g_assert_true (get_dialog (fixture) != first);
    adw_dialog_force_close (get_dialog (fixture));
    ui_wait (has_no_dialog, fixture);
}

static void
test_failure (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GError) corrupt =
        g_error_new_literal (AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_CORRUPT, "It is <b>damaged</b> & old.");
    g_autoptr (GError) newer = g_error_new_literal (AMENDS_STORE_ERROR, AMENDS_STORE_ERROR_NEWER, "It is newer.");

    amends_window_show_failure (fixture->window, corrupt, "/nonexistent");
    ui_settle (20);
    g_assert_cmpstr (amends_window_get_page_name (fixture->window), ==, "failure");
    g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture->window), "It is <b>damaged</b> & old."));
    g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture->window), "Keeping the Old File"));
    activate (fixture, "win.retry");
    g_assert_cmpint (fixture->reopened, ==, 1);
    activate (fixture, "win.start-afresh");
    g_assert_cmpint (fixture->afresh, ==, 0);
    ui_wait (has_dialog, fixture);
    g_signal_emit_by_name (get_dialog (fixture), "response", "afresh");
    ui_settle (50);
    g_assert_cmpint (fixture->afresh, ==, 1);
    if (get_dialog (fixture) != NULL)
        adw_dialog_force_close (get_dialog (fixture));

    amends_window_show_failure (fixture->window, newer, "/nonexistent");
    ui_settle (20);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture->window), "Made by a Newer Amends"));
    amends_window_show_loading (fixture->window);
    activate (fixture, "win.retry");
    g_assert_cmpint (fixture->reopened, ==, 1);
}

/* Data is let go of, and other data shown, any number of times. */
static void
test_changing_data (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    ui_fixture_fill (&fixture->data, 0, 3);
    for (int i = 0; i < 3; i++) {
        show_data (fixture, i % 2 == 0);
        if (i < 2)
            ui_wait (is_reviews, fixture->window);
        amends_window_show_loading (fixture->window);
        g_assert_cmpstr (amends_window_get_page_name (fixture->window), ==, "loading");
    }
    show_data (fixture, FALSE);
    ui_wait (is_reviews, fixture->window);
}

/* What the list, its counts and its rows ask for one after the other has been answered. */
static void
wait_for_store (Fixture *fixture)
{
    g_autoptr (AmendsReviewQuery) all = amends_review_query_new ();

    for (int i = 0; i < 4; i++) {
        g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

        amends_store_count_async (fixture->data.store, all, NULL, amends_await_cb, &await);
        g_assert_cmpint (amends_store_count_finish (fixture->data.store, amends_await (&await), NULL), ==, 20);
        ui_settle (50);
    }
}

/* A link leads to the list from wherever the person is, and nowhere while there is no list. */
static void
test_shows_a_query (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autofree char *last = NULL;

    query->stars = 1u << 1;
    amends_window_show_query (fixture->window, query);
    g_assert_cmpstr (amends_window_get_page_name (fixture->window), ==, "loading");
    ui_fixture_fill (&fixture->data, 0, 20);
    show_data (fixture, FALSE);
    ui_wait (is_reviews, fixture->window);
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "messages");
    g_assert_false (gtk_widget_get_mapped (ui_find (GTK_WIDGET (fixture->window), AMENDS_TYPE_REVIEWS_PAGE)));
    amends_window_show_query (fixture->window, query);
    g_assert_true (gtk_widget_get_mapped (ui_find (GTK_WIDGET (fixture->window), AMENDS_TYPE_REVIEWS_PAGE)));
    wait_for_store (fixture);
    last = g_settings_get_string (fixture->settings, "last-query");
    g_assert_true (g_str_has_prefix (last, "stars:1"));
    g_settings_reset (fixture->settings, "last-query");
}

/* However often one comes and goes: the list at the side says where one is, and the focus is where it was. */
static void
test_pages_come_and_go (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *list, *focus;

    ui_fixture_fill (&fixture->data, 0, 20);
    show_data (fixture, FALSE);
    ui_wait (is_reviews, fixture->window);
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "reviews");
    list = ui_find (ui_find (GTK_WIDGET (fixture->window), AMENDS_TYPE_PAGE_LIST), GTK_TYPE_LIST_BOX);
    focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
    g_assert_nonnull (focus);
    for (int i = 0; i < 3; i++) {
        gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "feedback");
        gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "reviews");
        g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == focus);
        g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (GTK_LIST_BOX (list))), ==, 0);
    }
    gtk_list_box_select_row (GTK_LIST_BOX (list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
    g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (GTK_LIST_BOX (list))), ==, 0);
}

static void
test_size_is_kept (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsWindow *second;
    int width = 0, height = 0;

    gtk_window_set_default_size (GTK_WINDOW (fixture->window), 640, 500);
    ui_settle (100);
    gtk_window_destroy (GTK_WINDOW (fixture->window));
    ui_settle (50);
    g_assert_cmpint (g_settings_get_int (fixture->settings, "window-width"), ==, 640);
    g_assert_cmpint (g_settings_get_int (fixture->settings, "window-height"), ==, 500);
    second = amends_window_new (NULL, fixture->settings);
    gtk_window_get_default_size (GTK_WINDOW (second), &width, &height);
    g_assert_cmpint (width, ==, 640);
    g_assert_cmpint (height, ==, 500);
    fixture->window = second;
}

static void
test_fits_a_telephone (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    int minimum = 0;

    remove_account (fixture);
    show_data (fixture, FALSE);
    ui_wait (is_welcome, fixture->window);
    gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
    g_assert_cmpint (minimum, <=, 360);
}

static gboolean
lists_key (const char *key)
{
    guint n = 0;
    const AmendsShortcut *shortcuts = amends_shortcuts_dialog_list (&n);

    for (guint i = 0; i < n; i++)
        for (gsize k = 0; k < G_N_ELEMENTS (shortcuts[i].keys); k++)
            if (g_strcmp0 (shortcuts[i].keys[k], key) == 0)
                return TRUE;
    return FALSE;
}

static void
test_shortcuts (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char *const NEEDED[] = {
        "j",      "k",      "Down",       "Up", "e",  "u",   "<Control>z",        "<Control>a",
        "Return", "Escape", "<Control>f", "F5", "F9", "F10", "<Control>question", "<Control>comma"
    };
    guint n = 0;
    const AmendsShortcut *shortcuts = amends_shortcuts_dialog_list (&n);
    AdwDialog *dialog = ADW_DIALOG (amends_shortcuts_dialog_new ());

    for (gsize i = 0; i < G_N_ELEMENTS (NEEDED); i++)
        g_assert_true (lists_key (NEEDED[i]));
    for (guint i = 0; i < n; i++) {
        guint key = 0;
        GdkModifierType modifiers = 0;

        g_assert_true (gtk_accelerator_parse (shortcuts[i].keys[0], &key, &modifiers));
        g_assert_cmpuint (key, !=, 0);
    }
    g_assert_nonnull (shortcuts[0].group);
    adw_dialog_present (dialog, GTK_WIDGET (fixture->window));
    ui_settle (50);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (dialog), "Done, and on to the next"));
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ui_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW)),
                                         GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "J or Down");
    adw_dialog_force_close (dialog);
    ui_settle (50);
}

static void
test_preferences (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    const AmendsDataSource source = { .folder = "/srv/<data>" };
    AmendsPreferencesDialog *dialog = amends_preferences_dialog_new (fixture->settings, &source);
    GtkWidget *row;

    show_data (fixture, FALSE);
    adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (fixture->window));
    ui_settle (50);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (dialog), "/srv/<data>"));
    row = ui_find_row (GTK_WIDGET (dialog), "Single-Key Shortcuts");
    g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
    adw_switch_row_set_active (ADW_SWITCH_ROW (row), FALSE);
    g_assert_false (g_settings_get_boolean (fixture->settings, "single-key-shortcuts"));
    g_settings_reset (fixture->settings, "single-key-shortcuts");
    g_assert_true (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
    adw_dialog_force_close (ADW_DIALOG (dialog));
    ui_settle (50);
}

static gboolean
is_visible (gpointer window)
{
    return gtk_widget_get_visible (window);
}

static gboolean
is_mapped (gpointer window)
{
    return gtk_widget_get_mapped (window);
}

static AmendsWindow *
make_waiting_window (Fixture *fixture)
{
    gtk_window_destroy (GTK_WINDOW (fixture->window));
    fixture->window = amends_window_new (NULL, fixture->settings);
    amends_window_present (fixture->window);
    g_assert_false (is_visible (fixture->window));
    return fixture->window;
}

/* It does not show that it is loading if there is nothing to wait for. */
static void
test_presents_itself_with_its_rows (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsWindow *window = make_waiting_window (fixture);

    ui_fixture_fill (&fixture->data, 0, 20);
    show_data (fixture, FALSE);
    ui_wait (is_reviews, window);
    g_assert_true (is_visible (window));
}

static void
test_presents_itself_without_data (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsWindow *window = make_waiting_window (fixture);

    ui_wait (is_mapped, window);
    g_assert_cmpstr (amends_window_get_page_name (window), ==, "loading");
    g_assert_nonnull (ui_find_label (GTK_WIDGET (window), "Opening Your Reviews"));
    /* What comes later is shown as well. */
    ui_fixture_fill (&fixture->data, 0, 20);
    show_data (fixture, FALSE);
    ui_wait (is_reviews, window);
}

static void
test_a_window_that_goes_is_not_presented (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsWindow *window = make_waiting_window (fixture);

    amends_window_stop_presenting (window);
    ui_fixture_fill (&fixture->data, 0, 20);
    show_data (fixture, FALSE);
    ui_wait (is_reviews, window);
    ui_settle (300);
    g_assert_false (is_visible (window));
}

static gboolean
has_all_pages (gpointer window)
{
    return ui_find (window, AMENDS_TYPE_MESSAGES_PAGE) != NULL && ui_find (window, AMENDS_TYPE_FEEDBACK_PAGE) != NULL &&
           ui_find (window, AMENDS_TYPE_GUIDE_PAGE) != NULL;
}

/* Nobody waits for a page that is not shown, nor, later, for one that is. */
static void
test_pages_are_made_in_time (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *window = GTK_WIDGET (fixture->window);

    ui_fixture_fill (&fixture->data, 0, 20);
    show_data (fixture, FALSE);
    g_assert_nonnull (ui_find (window, AMENDS_TYPE_REVIEWS_PAGE));
    g_assert_null (ui_find (window, AMENDS_TYPE_GUIDE_PAGE));
    gtk_widget_activate_action (window, "win.show-page", "s", "guide");
    g_assert_nonnull (ui_find (window, AMENDS_TYPE_GUIDE_PAGE));
    ui_wait (has_all_pages, window);
    amends_window_show_loading (fixture->window);
    g_assert_null (ui_find (window, AMENDS_TYPE_FEEDBACK_PAGE));
}

#define ADD(name, func) g_test_add ("/window/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
    gtk_test_init (&argc, &argv, NULL);
    adw_init ();
    ADD ("shows-a-query", test_shows_a_query);
    ADD ("pages-come-and-go", test_pages_come_and_go);
    ADD ("loading", test_loading);
    ADD ("presents-itself-with-its-rows", test_presents_itself_with_its_rows);
    ADD ("presents-itself-without-data", test_presents_itself_without_data);
    ADD ("a-window-that-goes-is-not-presented", test_a_window_that_goes_is_not_presented);
    ADD ("pages-are-made-in-time", test_pages_are_made_in_time);
    ADD ("welcome", test_welcome);
    ADD ("token-needed", test_token_needed);
    ADD ("sample-shop", test_sample_shop);
    ADD ("sample-banner", test_sample_banner);
    ADD ("files-one-after-the-other", test_files_one_after_the_other);
    ADD ("failure", test_failure);
    ADD ("changing-data", test_changing_data);
    ADD ("size-is-kept", test_size_is_kept);
    ADD ("fits-a-telephone", test_fits_a_telephone);
    ADD ("shortcuts", test_shortcuts);
    ADD ("preferences", test_preferences);
    return g_test_run ();
}
