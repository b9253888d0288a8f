/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The small widgets that are little more than labels and a button. */
#include <adwaita.h>

#include "amends-fact-grid.h"
#include "amends-filter-chip.h"
#include "amends-name-dialog.h"
#include "amends-spoken.h"
#include "amends-sync-button.h"
#include "ui-fixture.h"

static void
count_cb (GObject *object G_GNUC_UNUSED, gpointer user_data)
{
    ++*(guint *) user_data;
}

static void
test_chip (void)
{
    GtkWidget *chip = g_object_ref_sink (amends_filter_chip_new ("1–3 stars"));
    GtkWidget *button = ui_find (chip, GTK_TYPE_BUTTON);
    guint removed = 0;

    g_signal_connect (chip, "remove", G_CALLBACK (count_cb), &removed);
    gtk_test_accessible_assert_role (chip, GTK_ACCESSIBLE_ROLE_GROUP);
    gtk_test_accessible_assert_property (chip, GTK_ACCESSIBLE_PROPERTY_LABEL, "1–3 stars");
    gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Remove Filter “1–3 stars”");
    g_signal_emit_by_name (button, "clicked");
    g_assert_cmpuint (removed, ==, 1);
    g_assert_finalize_object (chip);
}

static void
test_chip_shows_hostile_text_literally (void)
{
    GtkWidget *chip = g_object_ref_sink (amends_filter_chip_new ("<b>A&B</b>\xE2\x80\xAE\x07"));

    g_assert_cmpstr (amends_filter_chip_get_label (AMENDS_FILTER_CHIP (chip)), ==, "<b>A&B</b>\xEF\xBF\xBD");
    g_assert_finalize_object (chip);
}

static void
test_fact_grid (void)
{
    AmendsFactGrid *grid = g_object_ref_sink (g_object_new (AMENDS_TYPE_FACT_GRID, NULL));
    GtkWidget *name, *value;

    amends_fact_grid_add (grid, "Brand", "Nordhem");
    amends_fact_grid_add (grid, "Variant", NULL);
    amends_fact_grid_add (grid, "Author", "");
    amends_fact_grid_add (grid, "Language", "Swedish");
    g_assert_cmpuint (amends_fact_grid_get_size (grid), ==, 2);
    value = gtk_widget_get_last_child (GTK_WIDGET (grid));
    name = gtk_widget_get_prev_sibling (value);
    g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (value)), ==, "Swedish");
    gtk_test_accessible_assert_relation (value, GTK_ACCESSIBLE_RELATION_LABELLED_BY, name, NULL);
    amends_fact_grid_clear (grid);
    g_assert_cmpuint (amends_fact_grid_get_size (grid), ==, 0);
    g_assert_null (gtk_widget_get_first_child (GTK_WIDGET (grid)));
    g_assert_finalize_object (grid);
}

static graphene_rect_t
find_bounds (GtkWidget *child, GtkWidget *parent)
{
    graphene_rect_t bounds;

    g_assert_true (gtk_widget_compute_bounds (child, parent, &bounds));
    return bounds;
}

/* Returns: whether the value of the last fact is beside its name; else it is below, as wide as the whole. */
static gboolean
is_beside (int width, GtkTextDirection direction)
{
    GtkWidget *grid = g_object_new (AMENDS_TYPE_FACT_GRID, NULL);
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
    GtkWidget *window, *name, *value;
    graphene_rect_t of_name, of_value;
    gboolean beside;

    amends_fact_grid_add (AMENDS_FACT_GRID (grid), "On the marketplace", "Until the end");
    amends_fact_grid_add (AMENDS_FACT_GRID (grid), "Brand", "Nordhem");
    value = gtk_widget_get_last_child (grid);
    name = gtk_widget_get_prev_sibling (value);
    for (GtkWidget *child = gtk_widget_get_first_child (grid); child != NULL;
         child = gtk_widget_get_next_sibling (child))
        gtk_widget_set_direction (child, direction);
    gtk_widget_set_size_request (grid, width, -1);
    gtk_widget_set_halign (grid, GTK_ALIGN_START);
    gtk_box_append (GTK_BOX (box), grid);
    window = ui_present (box, 700, 300);
    of_name = find_bounds (name, grid);
    of_value = find_bounds (value, grid);
    beside = of_value.origin.y == of_name.origin.y;
    if (!beside) {
        g_assert_cmpfloat (of_value.origin.y, >=, of_name.origin.y + of_name.size.height);
        g_assert_cmpfloat (of_value.size.width, ==, gtk_widget_get_width (grid));
    } else if (direction == GTK_TEXT_DIR_RTL) {
        g_assert_cmpfloat (of_value.origin.x + of_value.size.width, <, of_name.origin.x);
    } else {
        g_assert_cmpfloat (of_value.origin.x, >, of_name.origin.x + of_name.size.width);
    }
    ui_dismiss (window);
    return beside;
}

static void
test_facts_go_below_their_names_where_it_is_narrow (void)
{
    GtkSettings *settings = gtk_settings_get_default ();
    int dpi;

    g_assert_true (is_beside (600, GTK_TEXT_DIR_LTR));
    g_assert_true (is_beside (600, GTK_TEXT_DIR_RTL));
    g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
    g_object_set (settings, "gtk-xft-dpi", 4 * 96 * PANGO_SCALE, NULL);
    g_assert_false (is_beside (300, GTK_TEXT_DIR_LTR));
    g_assert_false (is_beside (300, GTK_TEXT_DIR_RTL));
    g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static void
test_sync_button (void)
{
    AmendsSyncButton *sync = g_object_ref_sink (g_object_new (AMENDS_TYPE_SYNC_BUTTON, NULL));
    GtkWidget *button = ui_find (GTK_WIDGET (sync), GTK_TYPE_BUTTON);
    GtkWidget *spinner = ui_find (GTK_WIDGET (sync), ADW_TYPE_SPINNER);

    g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.sync");
    gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Sync");
    g_assert_false (gtk_widget_get_visible (spinner));
    amends_sync_button_set_running (sync, TRUE, 240);
    g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.cancel-sync");
    gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Cancel Sync (240 rows stored)");
    g_assert_true (gtk_widget_get_visible (spinner));
    amends_sync_button_set_running (sync, FALSE, 0);
    g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.sync");
    g_assert_finalize_object (sync);
}

static void
named_cb (const char *name, gpointer user_data)
{
    g_string_append (user_data, name);
}

static void
destroyed_cb (gpointer user_data)
{
    g_string_append_c (user_data, '.');
}

static void
answer_dialog (const char *text, const char *response, const char *expected)
{
    GtkWidget *window = ui_present (gtk_label_new (NULL), 400, 400);
    g_autoptr (GString) said = g_string_new (NULL);
    g_autofree char *stripped = NULL;
    AdwDialog *dialog;
    GtkWidget *entry;

    amends_name_dialog_present (gtk_widget_get_first_child (window), "Save View", "_Save", "", named_cb, said,
                                destroyed_cb);
    ui_settle (100);
    dialog = adw_window_get_visible_dialog (ADW_WINDOW (window));
    g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
    g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "accept"));
    entry = ui_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW);
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
    stripped = g_strstrip (g_strdup (text));
    g_assert_cmpint (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "accept"), ==,
                     stripped[0] != '\0');
    g_signal_emit_by_name (dialog, "response", response);
    adw_dialog_force_close (dialog);
    ui_settle (100);
    g_assert_cmpstr (said->str, ==, expected);
    ui_dismiss (window);
}

static void
test_name_dialog (void)
{
    answer_dialog ("Packaging ", "accept", "Packaging.");
    answer_dialog ("Packaging", "cancel", ".");
    answer_dialog ("  ", "cancel", ".");
}

/* The underscore chooses a letter; it is no word. */
static void
test_a_check_button_is_spoken_without_underscore (void)
{
    GtkWidget *check = g_object_ref_sink (gtk_check_button_new_with_mnemonic ("Include _marked as done"));

    amends_spoken_name_check (GTK_CHECK_BUTTON (check));
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         "Include marked as done");
    g_object_unref (check);
}

int
main (int argc, char **argv)
{
    ui_test_init (&argc, &argv);
    g_test_add_func ("/widgets/chip", test_chip);
    g_test_add_func ("/widgets/chip-shows-hostile-text-literally", test_chip_shows_hostile_text_literally);
    g_test_add_func ("/widgets/fact-grid", test_fact_grid);
    g_test_add_func ("/widgets/fact-grid-narrow", test_facts_go_below_their_names_where_it_is_narrow);
    g_test_add_func ("/widgets/sync-button", test_sync_button);
    g_test_add_func ("/widgets/name-dialog", test_name_dialog);
    g_test_add_func ("/widgets/a-check-button-is-spoken-without-underscore",
                     test_a_check_button_is_spoken_without_underscore);
    return g_test_run ();
}
