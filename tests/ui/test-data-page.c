/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-data-page.h"
#include "amends-delete-dialog.h"
#include "amends-full-export-dialog.h"
#include "amends-preferences-dialog.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define SCHEMA "io.github.amendsapp.Amends"

typedef struct {
    UiFixture data;
    GSettings *settings;
    GtkWidget *window;
    AdwDialog *dialog; /* (nullable): the preferences */
    char *place;       /* a folder to export to */
    guint n_requests;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    ui_fixture_init (&fixture->data);
    ui_fixture_fill (&fixture->data, 0, 20);
    fixture->settings = g_settings_new (SCHEMA);
    fixture->window = ui_present (adw_bin_new (), 900, 900);
    fixture->place = g_dir_make_tmp ("amends-place-XXXXXX", NULL);
}

static void
remove_all (const char *folder)
{
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        if (g_file_test (path, G_FILE_TEST_IS_DIR))
            remove_all (path);
        else
            g_unlink (path);
    }
    g_rmdir (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    if (fixture->dialog != NULL)
        adw_dialog_force_close (fixture->dialog);
    ui_dismiss (fixture->window);
    g_clear_object (&fixture->settings);
    ui_fixture_clear (&fixture->data);
    remove_all (fixture->place);
    g_free (fixture->place);
}

static void
requested_cb (Fixture *fixture)
{
    fixture->n_requests++;
}

static void
open_preferences (Fixture *fixture, AmendsStore *store)
{
    const AmendsDataSource source = { .folder = fixture->data.folder, .store = store };

    fixture->dialog = ADW_DIALOG (amends_preferences_dialog_new (fixture->settings, &source));
    g_signal_connect_swapped (fixture->dialog, "delete-requested", G_CALLBACK (requested_cb), fixture);
    adw_dialog_present (fixture->dialog, fixture->window);
    adw_preferences_dialog_set_visible_page_name (ADW_PREFERENCES_DIALOG (fixture->dialog), "data");
    ui_settle (50);
}

static gboolean
is_measured (gpointer user_data)
{
    Fixture *fixture = user_data;

    return ui_find_label (ui_find_row (GTK_WIDGET (fixture->dialog), "Reviews and Feedback"), "B") != NULL;
}

static void
test_sizes (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *folder = g_build_filename (fixture->data.folder, "backups", NULL);
    g_autofree char *path = g_build_filename (folder, "amends-2026-11-22-180500Z.db", NULL);
    g_autofree char *text = g_strnfill (3000, 'x');

    g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
    open_preferences (fixture, fixture->data.store);
    ui_wait (is_measured, fixture);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture->dialog), fixture->data.folder));
    g_assert_nonnull (ui_find_label (ui_find_row (GTK_WIDGET (fixture->dialog), "Backups"), "1 copy"));
    g_assert_nonnull (ui_find_label (ui_find_row (GTK_WIDGET (fixture->dialog), "Backups"), "3.0"));
    g_unlink (path);
    g_rmdir (folder);
}

static void
test_no_backups (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    open_preferences (fixture, fixture->data.store);
    ui_wait (is_measured, fixture);
    g_assert_nonnull (ui_find_label (ui_find_row (GTK_WIDGET (fixture->dialog), "Backups"), "None"));
}

/* While nothing is open, nothing can be done with it. */
static void
test_disabled_without_data (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    open_preferences (fixture, NULL);
    g_assert_false (gtk_widget_get_sensitive (ui_find_row (GTK_WIDGET (fixture->dialog), "Export Everything")));
    g_assert_false (gtk_widget_get_sensitive (ui_find_row (GTK_WIDGET (fixture->dialog), "Delete Everything")));
    g_assert_true (gtk_widget_get_sensitive (ui_find_row (GTK_WIDGET (fixture->dialog), "Data Folder")));
}

static AdwDialog *
find_dialog (Fixture *fixture, GType type)
{
    AdwDialog *dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));

    g_assert_true (g_type_is_a (G_OBJECT_TYPE (dialog), type));
    return dialog;
}

static void
press_row (Fixture *fixture, const char *title)
{
    GtkWidget *row = ui_find_row (GTK_WIDGET (fixture->dialog), title);

    g_assert_true (gtk_widget_get_sensitive (row));
    g_signal_emit_by_name (row, "activated");
    ui_settle (50);
}

static gboolean
is_counted (gpointer user_data)
{
    return ui_find_label (user_data, "20 reviews") != NULL;
}

static AdwAlertDialog *
ask_to_delete (Fixture *fixture)
{
    AdwDialog *asking;

    open_preferences (fixture, fixture->data.store);
    press_row (fixture, "Delete Everything");
    asking = find_dialog (fixture, AMENDS_TYPE_DELETE_DIALOG);
    ui_wait (is_counted, asking);
    return ADW_ALERT_DIALOG (asking);
}

static void
type_word (AdwAlertDialog *asking, const char *word)
{
    gtk_editable_set_text (GTK_EDITABLE (ui_find (GTK_WIDGET (asking), ADW_TYPE_ENTRY_ROW)), word);
}

static void
test_delete_in_steps (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const char *const WRONG[] = { "", "d", "delet", "deleted", "delete all", "export" };
    static const char *const RIGHT[] = { "delete", "DELETE", " Delete " };
    AdwAlertDialog *asking = ask_to_delete (fixture);

    g_assert_cmpstr (adw_alert_dialog_get_default_response (asking), ==, "cancel");
    g_assert_cmpstr (adw_alert_dialog_get_close_response (asking), ==, "cancel");
    g_assert_cmpint (adw_alert_dialog_get_response_appearance (asking, "delete"), ==, ADW_RESPONSE_DESTRUCTIVE);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (asking), "stays there"));
    g_assert_nonnull (ui_find_label (GTK_WIDGET (asking), "All settings"));
    for (gsize i = 0; i < G_N_ELEMENTS (WRONG); i++) {
        type_word (asking, WRONG[i]);
        g_assert_false (adw_alert_dialog_get_response_enabled (asking, "delete"));
    }
    for (gsize i = 0; i < G_N_ELEMENTS (RIGHT); i++) {
        type_word (asking, RIGHT[i]);
        g_assert_true (adw_alert_dialog_get_response_enabled (asking, "delete"));
    }
    g_signal_emit_by_name (ui_find (GTK_WIDGET (asking), ADW_TYPE_ENTRY_ROW), "entry-activated");
    g_assert_cmpuint (fixture->n_requests, ==, 0);
    g_signal_emit_by_name (ui_find_button (GTK_WIDGET (asking), "Delete Everything"), "clicked");
    ui_settle (50);
    g_assert_cmpuint (fixture->n_requests, ==, 1);
}

static void
test_delete_not (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AdwAlertDialog *asking = ask_to_delete (fixture);

    type_word (asking, "delete");
    g_signal_emit_by_name (ui_find_button (GTK_WIDGET (asking), "Cancel"), "clicked");
    ui_settle (50);
    g_assert_cmpuint (fixture->n_requests, ==, 0);
    g_assert_true (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)) == fixture->dialog);
}

static void
test_export_first (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AdwAlertDialog *asking = ask_to_delete (fixture);

    g_signal_emit_by_name (ui_find_button (GTK_WIDGET (asking), "Export Everything First"), "clicked");
    ui_settle (50);
    g_assert_cmpuint (fixture->n_requests, ==, 0);
    adw_dialog_force_close (find_dialog (fixture, AMENDS_TYPE_FULL_EXPORT_DIALOG));
    ui_settle (50);
}

static void
test_what_goes (void)
{
    const AmendsDataCensus census = {
        .n_reviews = 12,
        .n_feedback = 1,
        .n_contacts = 2,
        .n_answers = 1,
        .n_notes = 3,
        .n_learned_rules = 1,
        .n_accounts = 2,
        .n_backups = 5,
    };
    const AmendsDataCensus nothing = { 0 };
    g_autofree char *own = amends_delete_describe (&census, FALSE);
    g_autofree char *sample = amends_delete_describe (&census, TRUE);
    g_autofree char *empty = amends_delete_describe (&nothing, FALSE);

    g_assert_cmpstr (own, ==,
                     "• 12 reviews\n• 1 feedback about you\n• 2 messages to customers\n• 1 answer of a customer\n"
                     "• 3 notes\n• 1 rule that you taught\n• 5 backups\n• 2 accounts with their tokens in the keyring\n"
                     "• All settings, saved searches and the log of what you did");
    g_assert_true (g_str_has_suffix (sample, "• 5 backups"));
    g_assert_cmpstr (empty, ==, "• All settings, saved searches and the log of what you did");
}

static gboolean
is_done (gpointer user_data)
{
    return ui_find_button (user_data, "Done") != NULL;
}

static void
test_export (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GFile) place = g_file_new_for_path (fixture->place);
    g_autoptr (GDir) dir = NULL;
    g_autofree char *readme = NULL;
    AdwDialog *exporting;
    const char *name;

    open_preferences (fixture, fixture->data.store);
    press_row (fixture, "Export Everything");
    exporting = find_dialog (fixture, AMENDS_TYPE_FULL_EXPORT_DIALOG);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (exporting), "Tokens are not in it"));
    amends_full_export_dialog_write (AMENDS_FULL_EXPORT_DIALOG (exporting), place);
    g_assert_nonnull (ui_find (GTK_WIDGET (exporting), GTK_TYPE_PROGRESS_BAR));
    ui_wait (is_done, exporting);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (exporting), fixture->place));
    dir = g_dir_open (fixture->place, 0, NULL);
    name = g_dir_read_name (dir);
    g_assert_true (g_str_has_prefix (name, "amends-export-"));
    readme = g_build_filename (fixture->place, name, "README.txt", NULL);
    g_assert_true (g_file_test (readme, G_FILE_TEST_EXISTS));
    g_signal_emit_by_name (ui_find_button (GTK_WIDGET (exporting), "Done"), "clicked");
    ui_settle (50);
}

static gboolean
is_problem (gpointer user_data)
{
    return ui_find_label (user_data, "cannot be written") != NULL;
}

static void
test_export_fails (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GFile) place = g_file_new_for_path ("/nonexistent/place");
    AdwDialog *exporting;

    open_preferences (fixture, fixture->data.store);
    press_row (fixture, "Export Everything");
    exporting = find_dialog (fixture, AMENDS_TYPE_FULL_EXPORT_DIALOG);
    amends_full_export_dialog_write (AMENDS_FULL_EXPORT_DIALOG (exporting), place);
    ui_wait (is_problem, exporting);
    /* It can be tried elsewhere. */
    g_assert_true (gtk_widget_get_sensitive (ui_find_button (GTK_WIDGET (exporting), "Export…")));
    adw_dialog_force_close (exporting);
    ui_settle (50);
}

static void
test_names (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AdwAlertDialog *asking = ask_to_delete (fixture);

    gtk_test_accessible_assert_role (GTK_ACCESSIBLE (asking), GTK_ACCESSIBLE_ROLE_ALERT_DIALOG);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (asking), "Type “delete” if that is what you want."));
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ui_find (GTK_WIDGET (asking), ADW_TYPE_ENTRY_ROW)),
                                         GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                         "Type “delete” if that is what you want.");
    adw_dialog_force_close (ADW_DIALOG (asking));
    ui_settle (50);
    press_row (fixture, "Export Everything");
    g_assert_cmpstr (adw_dialog_get_title (find_dialog (fixture, AMENDS_TYPE_FULL_EXPORT_DIALOG)), ==,
                     "Export Everything");
    adw_dialog_force_close (find_dialog (fixture, AMENDS_TYPE_FULL_EXPORT_DIALOG));
    ui_settle (50);
}

#define ADD(name, func) g_test_add ("/data-page/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
    ui_test_init (&argc, &argv);
    ADD ("sizes", test_sizes);
    ADD ("no-backups", test_no_backups);
    ADD ("disabled-without-data", test_disabled_without_data);
    ADD ("delete-in-steps", test_delete_in_steps);
    ADD ("delete-not", test_delete_not);
    ADD ("export-first", test_export_first);
    g_test_add_func ("/data-page/what-goes", test_what_goes);
    ADD ("export", test_export);
    ADD ("export-fails", test_export_fails);
    ADD ("names", test_names);
    return g_test_run ();
}
