/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-dialog-focus.h"

#include "ui-fixture.h"

typedef struct {
    AdwDialog *dialog;
    GtkWidget *cancel, *first, *entry;
    GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, int width)
{
    GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new ();
    GtkWidget *list = gtk_list_box_new ();

    fixture->window = ui_present (gtk_label_new ("behind"), width, 600);
    fixture->dialog = adw_dialog_new ();
    fixture->cancel = gtk_button_new_with_label ("Cancel");
    fixture->first = adw_entry_row_new ();
    fixture->entry = adw_entry_row_new ();
    adw_header_bar_pack_start (ADW_HEADER_BAR (header), fixture->cancel);
    adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
    gtk_list_box_append (GTK_LIST_BOX (list), fixture->first);
    gtk_list_box_append (GTK_LIST_BOX (list), fixture->entry);
    adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), list);
    adw_dialog_set_child (fixture->dialog, view);
    adw_dialog_set_focus (fixture->dialog, fixture->entry);
    amends_dialog_focus_keep (fixture->dialog);
    adw_dialog_present (fixture->dialog, fixture->window);
}

static gboolean
has_focus (Fixture *fixture, GtkWidget *widget)
{
    GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

    return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static gboolean
is_in_the_entry (gpointer user_data)
{
    return has_focus (user_data, ((Fixture *) user_data)->entry);
}

static void
test_begins_where_it_is_wanted (gconstpointer width)
{
    Fixture fixture;

    set_up (&fixture, GPOINTER_TO_INT (width));
    ui_wait (is_in_the_entry, &fixture);
    /* And stays there, whatever libadwaita does with it while the dialog comes in. */
    ui_settle (400);
    g_assert_true (is_in_the_entry (&fixture));
    ui_dismiss (fixture.window);
}

static void
test_stays_where_the_person_has_it (void)
{
    Fixture fixture;

    set_up (&fixture, 360);
    ui_wait (is_in_the_entry, &fixture);
    gtk_widget_grab_focus (fixture.first);
    gtk_widget_set_visible (fixture.entry, FALSE);
    gtk_widget_set_visible (fixture.entry, TRUE);
    ui_settle (200);
    g_assert_true (has_focus (&fixture, fixture.first));
    ui_dismiss (fixture.window);
}

int
main (int argc, char **argv)
{
    ui_test_init (&argc, &argv);
    g_test_add_data_func ("/dialog-focus/begins-where-it-is-wanted/wide", GINT_TO_POINTER (1000),
                          test_begins_where_it_is_wanted);
    g_test_add_data_func ("/dialog-focus/begins-where-it-is-wanted/narrow", GINT_TO_POINTER (360),
                          test_begins_where_it_is_wanted);
    g_test_add_func ("/dialog-focus/stays-where-the-person-has-it", test_stays_where_the_person_has_it);
    return g_test_run ();
}
