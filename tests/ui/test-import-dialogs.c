/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "amends-export-dialog.h"
#include "amends-import-dialog.h"
#include "amends-import-mapping.h"
#include "amends-import-result.h"

#include "amends-await.h"
#include "amends-stars.h"
#include "amends-store-reviews.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>

typedef struct {
    UiFixture data;
    GtkWidget *window;
    char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    ui_fixture_init (&fixture->data);
    fixture->folder = g_dir_make_tmp ("amends-import-XXXXXX", NULL);
    fixture->window = adw_window_new ();
    gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 800);
    adw_window_set_content (ADW_WINDOW (fixture->window), gtk_label_new ("Content"));
    gtk_window_present (GTK_WINDOW (fixture->window));
    ui_settle (50);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
    const char *name;

    gtk_window_destroy (GTK_WINDOW (fixture->window));
    ui_settle (50);
    while ((name = g_dir_read_name (dir)) != NULL) {
        g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

        g_unlink (path);
    }
    g_rmdir (fixture->folder);
    g_free (fixture->folder);
    ui_fixture_clear (&fixture->data);
}

static GFile *
write_file (Fixture *fixture, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_assert_true (g_file_set_contents (path, text, -1, NULL));
    return g_file_new_for_path (path);
}

static AmendsImportDialog *
open_dialog (Fixture *fixture, GFile *file)
{
    AmendsImportDialog *dialog = amends_import_dialog_new (fixture->data.store, file);

    adw_dialog_present (ADW_DIALOG (dialog), fixture->window);
    return dialog;
}

static void
close_dialog (gpointer dialog)
{
    adw_dialog_force_close (ADW_DIALOG (dialog));
    ui_settle (50);
}

static gboolean
is_mapping (gpointer dialog)
{
    return g_str_equal (amends_import_dialog_get_page_name (dialog), "mapping");
}

static gboolean
is_problem (gpointer dialog)
{
    return g_str_equal (amends_import_dialog_get_page_name (dialog), "problem");
}

static gboolean
is_result (gpointer dialog)
{
    return g_str_equal (amends_import_dialog_get_page_name (dialog), "result");
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
    if (g_type_is_a (G_OBJECT_TYPE (widget), type))
        g_ptr_array_add (found, widget);
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
        collect (child, type, found);
}

static GtkWidget *
find_button (gpointer widget, const char *label)
{
    g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

    collect (widget, GTK_TYPE_BUTTON, buttons);
    for (guint i = 0; i < buttons->len; i++) {
        GtkWidget *button = g_ptr_array_index (buttons, i);

        if (gtk_widget_get_visible (button) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
            return button;
    }
    return NULL;
}

static void
click (gpointer widget, const char *label)
{
    GtkWidget *button = find_button (widget, label);

    g_assert_nonnull (button);
    g_assert_true (gtk_widget_get_sensitive (button));
    g_signal_emit_by_name (button, "clicked");
}

static AdwComboRow *
find_column (gpointer dialog, const char *name)
{
    g_autoptr (GPtrArray) rows = g_ptr_array_new ();

    collect (dialog, ADW_TYPE_COMBO_ROW, rows);
    for (guint i = 0; i < rows->len; i++)
        if (g_str_equal (adw_preferences_row_get_title (g_ptr_array_index (rows, i)), name))
            return g_ptr_array_index (rows, i);
    return NULL;
}

static gint64
count_reviews (Fixture *fixture)
{
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;
    g_autoptr (AmendsReviewQuery) all = amends_review_query_new ();

    amends_store_count_async (fixture->data.store, all, NULL, amends_await_cb, &await);
    return amends_store_count_finish (fixture->data.store, amends_await (&await), NULL);
}

static const char PLAIN[] = "Review ID,Rating,Headline,Review Text,Date\n"
                            "A1,5,Great <b>mug</b>,Keeps the tea warm all morning,2026-01-02\n"
                            "A2,1,Broke,The lid cracked on the third day,2026-01-03\n"
                            "A3,n/a,No stars,Nobody knows what this one thought,2026-01-04\n"
                            "A4,3,Fine,Does what it should and no more,2026-01-05\n";

static void
test_whole_import (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GFile) file = write_file (fixture, "reviews.csv", PLAIN);
    AmendsImportDialog *dialog = open_dialog (fixture, file);

    g_assert_cmpstr (amends_import_dialog_get_page_name (dialog), ==, "probing");
    ui_wait (is_mapping, dialog);
    g_assert_cmpuint (adw_combo_row_get_selected (find_column (dialog, "Rating")), ==, AMENDS_FIELD_STARS);
    g_assert_cmpuint (adw_combo_row_get_selected (find_column (dialog, "Review Text")), ==, AMENDS_FIELD_BODY);
    /* The preview shows what will be imported: text as it is, not as markup, and the row that is left out. */
    g_assert_nonnull (ui_find (GTK_WIDGET (dialog), AMENDS_TYPE_STARS));
    g_assert_nonnull (ui_find_label (GTK_WIDGET (dialog), "Great <b>mug</b>"));
    g_assert_nonnull (ui_find_label (GTK_WIDGET (dialog), "Line 4 is left out"));
    click (dialog, "_Import");
    ui_wait (is_result, dialog);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (dialog), "Import Finished"));
    g_assert_cmpint (count_reviews (fixture), ==, 3);
    g_assert_null (find_button (dialog, "_Cancel"));
    click (dialog, "_Done");
    ui_settle (50);
}

/* The second time: the columns are known, and nothing is added. */
static void
test_twice (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GFile) file = write_file (fixture, "reviews.csv", PLAIN);

    for (int i = 0; i < 2; i++) {
        AmendsImportDialog *dialog = open_dialog (fixture, file);
        AdwExpanderRow *columns;

        ui_wait (is_mapping, dialog);
        columns = ADW_EXPANDER_ROW (ui_find (GTK_WIDGET (dialog), ADW_TYPE_EXPANDER_ROW));
        g_assert_cmpint (adw_expander_row_get_expanded (columns), ==, i == 0);
        click (dialog, "_Import");
        ui_wait (is_result, dialog);
        g_assert_cmpint (count_reviews (fixture), ==, 3);
        close_dialog (dialog);
    }
}

/* 3/4/24 is another day in another country: who imports is told how it is read, and says where. */
static void
test_doubtful_dates_are_told (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GFile) file = write_file (fixture, "f.csv", "date,stars,body\n3/4/24,5,Good lamp it is\n4/5/24,1,Bad\n");
    AmendsImportDialog *dialog = open_dialog (fixture, file);
    g_autoptr (GPtrArray) rows = g_ptr_array_new ();
    AdwBanner *banner;
    GListModel *names;

    ui_wait (is_mapping, dialog);
    banner = ADW_BANNER (ui_find (GTK_WIDGET (dialog), ADW_TYPE_BANNER));
    g_assert_true (adw_banner_get_revealed (banner));
    g_assert_nonnull (strstr (adw_banner_get_title (banner), "3/4/24"));
    g_assert_true (gtk_widget_get_sensitive (find_button (dialog, "_Import")));
    collect (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, rows);
    /* The last one is that of the marketplace; no place leaves the day of the month in doubt. */
    names = adw_combo_row_get_model (g_ptr_array_index (rows, rows->len - 1));
    g_assert_cmpuint (g_list_model_get_n_items (names), >, 5);
    adw_combo_row_set_selected (g_ptr_array_index (rows, rows->len - 1), 1);
    g_assert_false (adw_banner_get_revealed (banner));
    close_dialog (dialog);
}

static void
test_person_maps_the_stars (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GString) text = g_string_new ("kolonne,tekst,wat\n");
    g_autoptr (GFile) file = NULL;
    AmendsImportDialog *dialog;
    AdwComboRow *first, *third;
    GtkWidget *banner;

    for (int i = 0; i < 30; i++)
        g_string_append_printf (text, "%d,Det gikk bra denne gangen %d,z%d\n", i % 9 + 1, i, i);
    file = write_file (fixture, "mystery.csv", text->str);
    dialog = open_dialog (fixture, file);
    ui_wait (is_mapping, dialog);
    banner = ui_find (GTK_WIDGET (dialog), ADW_TYPE_BANNER);
    g_assert_true (adw_banner_get_revealed (ADW_BANNER (banner)));
    g_assert_false (gtk_widget_get_sensitive (find_button (dialog, "_Import")));

    first = find_column (dialog, "kolonne");
    third = find_column (dialog, "wat");
    adw_combo_row_set_selected (first, AMENDS_FIELD_STARS);
    g_assert_false (adw_banner_get_revealed (ADW_BANNER (banner)));
    g_assert_true (gtk_widget_get_sensitive (find_button (dialog, "_Import")));

    /* A field has one column: giving it to another takes it from the first. */
    adw_combo_row_set_selected (third, AMENDS_FIELD_STARS);
    g_assert_cmpuint (adw_combo_row_get_selected (first), ==, AMENDS_FIELD_NONE);
    adw_combo_row_set_selected (first, AMENDS_FIELD_STARS);
    g_assert_cmpuint (adw_combo_row_get_selected (third), ==, AMENDS_FIELD_NONE);

    click (dialog, "_Import");
    ui_wait (is_result, dialog);
    g_assert_cmpint (count_reviews (fixture), >, 0);
    g_assert_cmpint (count_reviews (fixture), <, 30);
    close_dialog (dialog);
}

static void
test_defaults (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GFile) file = write_file (fixture, "reviews.csv", PLAIN);
    AmendsImportDialog *dialog = open_dialog (fixture, file);
    g_autoptr (GPtrArray) entries = g_ptr_array_new ();
    AmendsReviewQuery *query;
    g_auto (AmendsAwait) await = AMENDS_AWAIT_INIT;

    ui_wait (is_mapping, dialog);
    collect (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, entries);
    g_assert_cmpuint (entries->len, ==, 1);
    gtk_editable_set_text (g_ptr_array_index (entries, 0), "Nordvik");
    click (dialog, "_Import");
    ui_wait (is_result, dialog);
    query = amends_review_query_new ();
    g_ptr_array_add (query->brands, g_strdup ("Nordvik"));
    amends_store_count_async (fixture->data.store, query, NULL, amends_await_cb, &await);
    g_assert_cmpint (amends_store_count_finish (fixture->data.store, amends_await (&await), NULL), ==, 3);
    amends_review_query_free (query);
    close_dialog (dialog);
}

static void
test_encoding_by_hand (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    /* "Läcker" in windows-1252 is not UTF-8; read as Big5 it is something else again. */
    g_autoptr (GFile) file = write_file (fixture, "reviews.csv",
                                         "Rating,Headline,Review Text\n1,L\xe4"
                                         "cker,Den l\xe4"
                                         "cker hela tiden\n"
                                         "5,Bra,Mycket bra p\xe5 alla s\xe4tt och vis\n");
    AmendsImportDialog *dialog = open_dialog (fixture, file);
    AdwComboRow *encoding;

    ui_wait (is_mapping, dialog);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (dialog), "Läcker"));
    encoding = find_column (dialog, "_Encoding");
    for (guint i = 0; i < g_list_model_get_n_items (adw_combo_row_get_model (encoding)); i++) {
        g_autoptr (GtkStringObject) item = g_list_model_get_item (adw_combo_row_get_model (encoding), i);

        if (strstr (gtk_string_object_get_string (item), "Cyrillic") != NULL)
            adw_combo_row_set_selected (encoding, i);
    }
    g_assert_null (ui_find_label (GTK_WIDGET (dialog), "Läcker"));
    g_assert_nonnull (ui_find_label (GTK_WIDGET (dialog), "Lдcker"));
    close_dialog (dialog);
}

static void
test_problems (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const struct {
        const char *text; /* NULL = there is no such file */
        const char *title;
    } CASES[] = {
        { NULL, "The File Cannot Be Read" },
        { "", "Nothing in the File" },
        { "a,b,c\nfoo,bar,baz\nqux,quux,corge\n", "No Reviews Found" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
        g_autoptr (GFile) file = CASES[i].text != NULL ? write_file (fixture, "problem.csv", CASES[i].text)
                                                       : g_file_new_for_path ("/nonexistent/problem.csv");
        AmendsImportDialog *dialog = open_dialog (fixture, file);

        ui_wait (is_problem, dialog);
        g_assert_nonnull (ui_find_label (GTK_WIDGET (dialog), CASES[i].title));
        g_assert_nonnull (find_button (dialog, "C_hoose Another File…"));
        g_assert_null (find_button (dialog, "_Import"));
        close_dialog (dialog);
    }
    g_assert_cmpint (count_reviews (fixture), ==, 0);
}

/* Closing at any moment must neither crash nor store anything halfway. */
static void
test_close_early (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GFile) file = write_file (fixture, "reviews.csv", PLAIN);
    AmendsImportDialog *dialog = open_dialog (fixture, file);

    close_dialog (dialog);
    ui_settle (100);
    dialog = open_dialog (fixture, file);
    ui_wait (is_mapping, dialog);
    close_dialog (dialog);
    ui_settle (100);
    g_assert_cmpint (count_reviews (fixture), ==, 0);
    dialog = open_dialog (fixture, file);
    ui_wait (is_mapping, dialog);
    click (dialog, "_Import");
    close_dialog (dialog);
    ui_settle (200);
    g_assert_cmpint (count_reviews (fixture) % 3, ==, 0);
}

static AmendsRejection *
new_rejection (guint64 line, const char *reason)
{
    AmendsRejection *rejection = g_new0 (AmendsRejection, 1);

    rejection->line = line;
    rejection->reason = g_strdup (reason);
    return rejection;
}

static void
test_result_page (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    AmendsImportResult *page = amends_import_result_new ();
    g_autoptr (GPtrArray) rejections = g_ptr_array_new_with_free_func ((GDestroyNotify) amends_rejection_free);
    g_autoptr (GError) stopped = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
    AmendsImportOutcome outcome = { .counts = { 1204, 3, 12, 0 }, .n_rejected = 2000, .rejections = rejections };

    g_ptr_array_add (rejections, new_rejection (4, "There are no stars."));
    adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (page));
    amends_import_result_set_outcome (page, &outcome);
    ui_settle (20);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (page), "Import Finished"));
    gtk_expander_set_expanded (GTK_EXPANDER (ui_find (GTK_WIDGET (page), GTK_TYPE_EXPANDER)), TRUE);
    ui_settle (100);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (page), "Only the first 1 are listed."));
    g_assert_nonnull (ui_find_label (GTK_WIDGET (page), "Line 4: There are no stars."));
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ui_find (GTK_WIDGET (page), GTK_TYPE_LIST_VIEW)),
                                         GTK_ACCESSIBLE_PROPERTY_LABEL, "Rows left out");
    gtk_widget_activate_action (GTK_WIDGET (page), "result.copy", NULL);

    outcome.error = stopped;
    amends_import_result_set_outcome (page, &outcome);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (page), "Import Stopped"));
}

static void
exported_cb (AmendsExportDialog *dialog G_GNUC_UNUSED, GFile *file, guint64 n, guint64 *n_written)
{
    g_assert_true (g_file_query_exists (file, NULL));
    *n_written = n;
}

static gboolean
is_written (gpointer n_written)
{
    return *(guint64 *) n_written > 0;
}

static void
test_export_dialog (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewQuery) critical = amends_review_query_new ();
    g_autoptr (GFile) file = NULL;
    g_autofree char *path = g_build_filename (fixture->folder, "out.csv", NULL);
    guint64 n_shown = 0, n_all = 0;

    ui_fixture_fill (&fixture->data, 0, 40);
    critical->stars = 1 << 1 | 1 << 2;
    file = g_file_new_for_path (path);
    for (int i = 0; i < 2; i++) {
        AmendsExportDialog *dialog = amends_export_dialog_new (fixture->data.store, critical);
        guint64 *n = i == 0 ? &n_shown : &n_all;
        g_autoptr (GPtrArray) checks = g_ptr_array_new ();

        adw_dialog_present (ADW_DIALOG (dialog), fixture->window);
        g_signal_connect (dialog, "exported", G_CALLBACK (exported_cb), n);
        ui_settle (100);
        g_assert_nonnull (ui_find_label (GTK_WIDGET (dialog), "40 reviews"));
        collect (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, checks);
        if (i == 1)
            gtk_check_button_set_active (g_ptr_array_index (checks, 1), TRUE);
        amends_export_dialog_write (dialog, file);
        ui_wait (is_written, n);
        ui_settle (300);
    }
    g_assert_cmpuint (n_all, ==, 40);
    g_assert_cmpuint (n_shown, <, n_all);
}

static gboolean
has_problem (gpointer dialog)
{
    return ui_find_label (dialog, "cannot be written") != NULL;
}

static void
test_export_problem (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewQuery) all = amends_review_query_new ();
    g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/folder/out.csv");
    AmendsExportDialog *dialog = amends_export_dialog_new (fixture->data.store, all);

    adw_dialog_present (ADW_DIALOG (dialog), fixture->window);
    amends_export_dialog_write (dialog, file);
    ui_wait (has_problem, dialog);
    g_assert_true (gtk_widget_get_sensitive (find_button (dialog, "_Export…")));
    close_dialog (dialog);
}

#define ADD(name, func) g_test_add ("/import/dialogs/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
    gtk_test_init (&argc, &argv, NULL);
    adw_init ();
    ADD ("doubtful-dates-are-told", test_doubtful_dates_are_told);
    ADD ("whole-import", test_whole_import);
    ADD ("twice", test_twice);
    ADD ("person-maps-the-stars", test_person_maps_the_stars);
    ADD ("defaults", test_defaults);
    ADD ("encoding-by-hand", test_encoding_by_hand);
    ADD ("problems", test_problems);
    ADD ("close-early", test_close_early);
    ADD ("result-page", test_result_page);
    ADD ("export-dialog", test_export_dialog);
    ADD ("export-problem", test_export_problem);
    return g_test_run ();
}
