/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-sidebar.h"

#include "ui-fixture.h"

typedef struct {
    AdwOverlaySplitView *split;
    GtkWidget *sidebar;
    GtkWidget *window;
} Fixture;

static GtkWidget *
make_box (int width)
{
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
    GtkWidget *button = gtk_button_new_with_label ("Inside");

    gtk_widget_set_size_request (button, width, -1);
    gtk_box_append (GTK_BOX (box), button);
    return box;
}

static void
present (Fixture *fixture, gboolean shown, int width)
{
    fixture->sidebar = make_box (223);
    fixture->split = g_object_new (ADW_TYPE_OVERLAY_SPLIT_VIEW, "show-sidebar", shown, "sidebar", fixture->sidebar,
                                   "content", make_box (206), NULL);
    amends_sidebar_set_up (fixture->split);
    fixture->window = ui_present (GTK_WIDGET (fixture->split), width, 300);
}

static gboolean
is_shown (gpointer widget)
{
    return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) >= 223;
}

static gboolean
is_hidden (gpointer widget)
{
    return !gtk_widget_get_visible (widget);
}

/* GTK warns of a widget that gets less than it needs, and a warning ends the test. */
static void
test_narrow (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    present (fixture, FALSE, 360);
    ui_settle (50);
    g_assert_true (is_hidden (fixture->sidebar));
}

static void
test_shown_and_hidden (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    present (fixture, TRUE, 800);
    ui_wait (is_shown, fixture->sidebar);
    adw_overlay_split_view_set_show_sidebar (fixture->split, FALSE);
    ui_wait (is_hidden, fixture->sidebar);
    adw_overlay_split_view_set_show_sidebar (fixture->split, TRUE);
    ui_wait (is_shown, fixture->sidebar);
}

/* A sidebar over the content gets the focus at once, and gives it back when it goes. */
static void
test_focus (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *focus;

    present (fixture, FALSE, 500);
    adw_overlay_split_view_set_collapsed (fixture->split, TRUE);
    ui_settle (50);
    g_assert_true (is_hidden (fixture->sidebar));
    adw_overlay_split_view_set_show_sidebar (fixture->split, TRUE);
    ui_wait (is_shown, fixture->sidebar);
    focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
    g_assert_nonnull (focus);
    g_assert_true (gtk_widget_is_ancestor (focus, fixture->sidebar));
    adw_overlay_split_view_set_show_sidebar (fixture->split, FALSE);
    ui_wait (is_hidden, fixture->sidebar);
    focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
    g_assert_nonnull (focus);
    g_assert_false (gtk_widget_is_ancestor (focus, fixture->sidebar));
}

static void
set_up (Fixture *fixture G_GNUC_UNUSED, gconstpointer data G_GNUC_UNUSED)
{
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    ui_dismiss (fixture->window);
}

int
main (int argc, char **argv)
{
    ui_test_init (&argc, &argv);
    g_test_add ("/common/sidebar/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
    g_test_add ("/common/sidebar/shown-and-hidden", Fixture, NULL, set_up, test_shown_and_hidden, tear_down);
    g_test_add ("/common/sidebar/focus", Fixture, NULL, set_up, test_focus, tear_down);
    return g_test_run ();
}
