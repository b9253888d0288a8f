/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "amends-await.h"
#include "amends-print-dialog.h"
#include "amends-print-operation.h"
#include "amends-print-save.h"
#include "amends-report-gather.h"
#include "amends-text.h"
#include "ui-fixture.h"

typedef struct {
    UiFixture ui;
    GtkWidget *window;
    AmendsPrintDialog *dialog;
    GFile *saved; /* (nullable): what the dialog told */
} Fixture;

static void
saved_cb (AmendsPrintDialog *dialog G_GNUC_UNUSED, GFile *file, gpointer user_data)
{
    Fixture *self = user_data;

    g_set_object (&self->saved, file);
}

static void
set_up (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    ui_fixture_init (&self->ui);
    ui_fixture_fill (&self->ui, 0, 40);
    self->window = ui_present (adw_bin_new (), 800, 700);
    self->dialog = amends_print_dialog_new (self->ui.store);
    g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
    g_signal_connect (self->dialog, "saved", G_CALLBACK (saved_cb), self);
    adw_dialog_present (ADW_DIALOG (self->dialog), self->window);
}

static void
tear_down (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    if (self->dialog != NULL)
        adw_dialog_force_close (ADW_DIALOG (self->dialog));
    ui_dismiss (self->window);
    g_assert_null (self->dialog);
    g_clear_object (&self->saved);
    ui_fixture_clear (&self->ui);
}

static AdwComboRow *
get_row (Fixture *self, const char *title)
{
    GtkWidget *row = NULL;

    for (guint i = 0; (row = ui_find_nth (GTK_WIDGET (self->dialog), ADW_TYPE_COMBO_ROW, i)) != NULL; i++)
        if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
            return ADW_COMBO_ROW (row);
    g_assert_not_reached ();
}

static gboolean
has_choices (gpointer row)
{
    return gtk_widget_get_sensitive (row);
}

static void
test_choices (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    AdwComboRow *brand = get_row (self, "_Brand"), *marketplace = get_row (self, "_Marketplace");

    ui_wait (has_choices, brand);
    ui_wait (has_choices, marketplace);
    g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (brand)), >=, 2);
    g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (marketplace)), >=, 3);
    g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (adw_combo_row_get_model (brand)), 0), ==,
                     "All brands");
}

static char *
describe_days (Fixture *self)
{
    GtkWidget *first = ui_find_nth (GTK_WIDGET (self->dialog), GTK_TYPE_MENU_BUTTON, 0);
    GtkWidget *last = ui_find_nth (GTK_WIDGET (self->dialog), GTK_TYPE_MENU_BUTTON, 1);

    return g_strdup_printf ("%s, %s", gtk_menu_button_get_label (GTK_MENU_BUTTON (first)),
                            gtk_menu_button_get_label (GTK_MENU_BUTTON (last)));
}

static void
test_period (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    AdwComboRow *period = get_row (self, "_Period");
    guint own = g_list_model_get_n_items (adw_combo_row_get_model (period)) - 1;
    g_autofree char *before = describe_days (self), *after = NULL, *kept = NULL;

    adw_combo_row_set_selected (period, 0);
    after = describe_days (self);
    g_assert_cmpstr (after, !=, before);
    /* Days of one's own begin as those that were there. */
    adw_combo_row_set_selected (period, own);
    kept = describe_days (self);
    g_assert_cmpstr (kept, ==, after);
}

/* A first day behind the last one takes the last one along; so the other way round. */
static void
test_own_days (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    AdwComboRow *period = get_row (self, "_Period");
    guint own = g_list_model_get_n_items (adw_combo_row_get_model (period)) - 1;
    g_autofree char *early = NULL, *late = NULL;

    for (guint end = 2; end-- > 0;) {
        GtkWidget *button = ui_find_nth (GTK_WIDGET (self->dialog), GTK_TYPE_MENU_BUTTON, end);
        GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
        g_autoptr (GDateTime) day = g_date_time_new_local (end == 1 ? 2020 : 2021, 5, 17, 12, 0, 0);

        gtk_calendar_select_day (GTK_CALENDAR (gtk_popover_get_child (GTK_POPOVER (popover))), day);
        g_signal_emit_by_name (popover, "closed");
        g_assert_cmpuint (adw_combo_row_get_selected (period), ==, own);
        if (end == 1)
            early = describe_days (self);
    }
    late = describe_days (self);
    g_assert_cmpstr (early, ==, "17 May 2020, 17 May 2020");
    g_assert_cmpstr (late, ==, "17 May 2021, 17 May 2021");
}

static gboolean
is_gone (gpointer user_data)
{
    return ((Fixture *) user_data)->dialog == NULL;
}

static void
test_save (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = g_build_filename (self->ui.folder, "report.pdf", NULL);
    g_autoptr (GFile) file = g_file_new_for_path (path);
    g_autofree char *contents = NULL;
    gsize length;

    amends_print_dialog_save (self->dialog, file);
    ui_wait (is_gone, self);
    g_assert_nonnull (self->saved);
    g_assert_true (g_file_equal (self->saved, file));
    g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
    g_assert_cmpmem (contents, 5, "%PDF-", 5);
    g_unlink (path);
}

static gboolean
shows_problem (gpointer user_data)
{
    return ui_find_label (user_data, "The report was not saved") != NULL;
}

static void
test_save_fails (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = g_build_filename (self->ui.folder, "nowhere", "report.pdf", NULL);
    g_autoptr (GFile) file = g_file_new_for_path (path);

    amends_print_dialog_save (self->dialog, file);
    ui_wait (shows_problem, self->dialog);
    g_assert_null (self->saved);
    g_assert_nonnull (ui_find_button (GTK_WIDGET (self->dialog), "Save as PDF"));
}

/* Closing it while the report is made leaves no file. */
static void
test_close_meanwhile (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = g_build_filename (self->ui.folder, "report.pdf", NULL);
    g_autoptr (GFile) file = g_file_new_for_path (path);

    amends_print_dialog_save (self->dialog, file);
    adw_dialog_force_close (ADW_DIALOG (self->dialog));
    ui_wait (is_gone, self);
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    g_assert_null (self->saved);
}

static AmendsReportFacts *
gather (UiFixture *ui)
{
    const AmendsReportScope scope = { 20000, 21000, NULL, NULL, 1763769600 };
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    AmendsReportFacts *facts;

    amends_report_gather_async (ui->store, &scope, NULL, amends_await_cb, &await);
    facts = amends_report_gather_finish (ui->store, amends_await (&await), NULL);
    g_assert_nonnull (facts);
    return facts;
}

static void
count_page_cb (GtkPrintOperation *operation G_GNUC_UNUSED, GtkPrintContext *context G_GNUC_UNUSED, int page,
               gpointer user_data)
{
    g_assert_cmpint (page, ==, *(int *) user_data);
    ++*(int *) user_data;
}

/* What goes to a printer goes the same way, but for the dialog. */
static void
test_operation (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GtkPrintOperation) operation = amends_print_operation_new (gather (&self->ui));
    g_autofree char *path = g_build_filename (self->ui.folder, "printed.pdf", NULL);
    g_autofree char *contents = NULL;
    g_autoptr (GError) error = NULL;
    gsize length;
    int n_drawn = 0, n_pages = 0;
    GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);

    g_assert_true (g_str_has_prefix (gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME),
                                     "Reviews and Seller Feedback, "));
    gtk_print_operation_set_export_filename (operation, path);
    gtk_print_operation_set_allow_async (operation, FALSE);
    gtk_print_operation_set_show_progress (operation, FALSE);
    g_signal_connect_after (operation, "draw-page", G_CALLBACK (count_page_cb), &n_drawn);
    g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                     GTK_PRINT_OPERATION_RESULT_APPLY);
    g_assert_no_error (error);
    g_object_get (operation, "n-pages", &n_pages, NULL);
    g_assert_cmpint (n_pages, >=, 2);
    g_assert_cmpint (n_drawn, ==, n_pages);
    g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
    g_assert_cmpmem (contents, 5, "%PDF-", 5);
    g_assert_nonnull (strstr (contents + length - 8, "%%EOF"));
    g_unlink (path);
}

static void
test_paper (void)
{
    g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
    g_autoptr (GtkPaperSize) letter = gtk_paper_size_new (GTK_PAPER_NAME_LETTER);
    AmendsReportPaper paper;

    gtk_page_setup_set_paper_size (setup, letter);
    gtk_page_setup_set_left_margin (setup, 100, GTK_UNIT_POINTS);
    amends_print_get_paper (setup, &paper);
    g_assert_cmpfloat_with_epsilon (paper.width, 612, 0.5);
    g_assert_cmpfloat_with_epsilon (paper.height, 792, 0.5);
    g_assert_cmpfloat_with_epsilon (paper.left, 100, 0.01);
    g_assert_cmpfloat (paper.right, >=, 54);
    /* Sideways, the paper is as wide as it was tall. */
    gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
    amends_print_get_paper (setup, &paper);
    g_assert_cmpfloat_with_epsilon (paper.width, 792, 0.5);
}

int
main (int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*func) (Fixture *fixture, gconstpointer data);
    } TESTS[] = {
        { "/report/dialog/choices", test_choices },       { "/report/dialog/period", test_period },
        { "/report/dialog/own-days", test_own_days },     { "/report/dialog/save", test_save },
        { "/report/dialog/save-fails", test_save_fails }, { "/report/dialog/close-meanwhile", test_close_meanwhile },
        { "/report/operation", test_operation },
    };

    ui_test_init (&argc, &argv);
    for (guint i = 0; i < G_N_ELEMENTS (TESTS); i++)
        g_test_add (TESTS[i].path, Fixture, NULL, set_up, TESTS[i].func, tear_down);
    g_test_add_func ("/report/paper", test_paper);
    return g_test_run ();
}
