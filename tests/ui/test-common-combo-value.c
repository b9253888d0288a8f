/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-combo-value.h"

#include "ui-fixture.h"

#define SUBTITLE "Czas od jednej synchronizacji do następnej, jeśli w sieci nic nie stoi na przeszkodzie"

static const char *const CHOICES[] = { "1 godzina", "Jak w Amends", "Raz na dobę, o świcie, zanim ktokolwiek wstanie",
                                       NULL };

typedef struct {
    AdwComboRow *row;
    GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *list = gtk_list_box_new ();

    fixture->row = g_object_new (ADW_TYPE_COMBO_ROW, "title", "Jak często", "subtitle", SUBTITLE, NULL);
    amends_combo_value_keep (fixture->row);
    adw_combo_row_set_model (fixture->row, G_LIST_MODEL (gtk_string_list_new (CHOICES)));
    g_object_unref (adw_combo_row_get_model (fixture->row));
    gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (fixture->row));
    fixture->window = ui_present (list, 340, 300);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    ui_dismiss (fixture->window);
}

typedef struct {
    GtkWidget *widget;
    const char *text;
} Wanted;

static gboolean
is_shown (gpointer user_data)
{
    const Wanted *wanted = user_data;
    GtkWidget *label = ui_find_label (wanted->widget, wanted->text);

    return label != NULL && gtk_widget_get_mapped (label) && gtk_widget_get_width (label) > 0;
}

static GtkLabel *
await_label (Fixture *fixture, const char *text)
{
    Wanted wanted = { GTK_WIDGET (fixture->row), text };

    ui_wait (is_shown, &wanted);
    return GTK_LABEL (ui_find_label (wanted.widget, text));
}

static void
test_short_values_are_whole (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    for (guint i = 0; i < 2; i++) {
        GtkLabel *label;

        adw_combo_row_set_selected (fixture->row, i);
        label = await_label (fixture, CHOICES[i]);
        ui_settle (50);
        g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (label)));
    }
}

/* The row must not make the window wider. */
static void
test_a_long_value_leaves_room (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    int minimum;

    adw_combo_row_set_selected (fixture->row, 2);
    await_label (fixture, CHOICES[2]);
    gtk_widget_measure (GTK_WIDGET (fixture->row), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
    g_assert_cmpint (minimum, <=, 330);
    g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture->row), "Jak często"));
}

static void
test_the_choices_are_the_rows_own (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_assert_nonnull (adw_combo_row_get_list_factory (fixture->row));
    g_assert_true (adw_combo_row_get_list_factory (fixture->row) != adw_combo_row_get_factory (fixture->row));
    gtk_widget_activate (GTK_WIDGET (fixture->row));
    await_label (fixture, CHOICES[1]);
    await_label (fixture, CHOICES[2]);
}

int
main (int argc, char **argv)
{
    ui_test_init (&argc, &argv);
    g_test_add ("/common/combo-value/short", Fixture, NULL, set_up, test_short_values_are_whole, tear_down);
    g_test_add ("/common/combo-value/long", Fixture, NULL, set_up, test_a_long_value_leaves_room, tear_down);
    g_test_add ("/common/combo-value/choices", Fixture, NULL, set_up, test_the_choices_are_the_rows_own, tear_down);
    return g_test_run ();
}
