/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-row-view.h"
#include "amends-scroll-column.h"
#include "ui-fixture.h"

#define N_ROWS 100000
#define TOP_HEIGHT 700
#define HEIGHT 500

typedef struct {
    GtkWidget *window;
    GtkWidget *column;
    GtkWidget *top; /* two buttons, one at either end */
    GtkGridView *view;
    GtkAdjustment *adjustment;
} Fixture;

static void
setup_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *list_item)
{
    gtk_list_item_set_child (list_item, gtk_label_new (NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *list_item)
{
    GtkStringObject *item = gtk_list_item_get_item (list_item);

    gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (list_item)), gtk_string_object_get_string (item));
}

static GtkGridView *
make_list (guint n_rows)
{
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
    GtkStringList *rows = gtk_string_list_new (NULL);
    GtkGridView *view;

    for (guint i = 0; i < n_rows; i++) {
        g_autofree char *name = g_strdup_printf ("row %u", i);

        gtk_string_list_append (rows, name);
    }
    g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
    g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
    view = GTK_GRID_VIEW (
        gtk_grid_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (rows))), factory));
    amends_row_view_set_up (view);
    return view;
}

static GtkWidget *
make_top (void)
{
    GtkWidget *top = gtk_center_box_new ();

    gtk_orientable_set_orientation (GTK_ORIENTABLE (top), GTK_ORIENTATION_VERTICAL);
    gtk_center_box_set_start_widget (GTK_CENTER_BOX (top), gtk_button_new_with_label ("first"));
    gtk_center_box_set_end_widget (GTK_CENTER_BOX (top), gtk_button_new_with_label ("last"));
    gtk_widget_set_size_request (top, -1, TOP_HEIGHT);
    return top;
}

static void
set_up (Fixture *fixture, guint n_rows)
{
    GtkWidget *scrolled = gtk_scrolled_window_new ();

    fixture->top = make_top ();
    fixture->view = make_list (n_rows);
    fixture->column =
        g_object_new (AMENDS_TYPE_SCROLL_COLUMN, "top", fixture->top, "list", GTK_WIDGET (fixture->view), NULL);
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), fixture->column);
    gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
    fixture->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
    fixture->window = ui_present (scrolled, 400, HEIGHT);
    ui_settle (50);
}

static gboolean
find_bounds (Fixture *fixture, GtkWidget *widget, graphene_rect_t *bounds)
{
    return gtk_widget_get_mapped (widget) && gtk_widget_compute_bounds (widget, fixture->column, bounds);
}

/* Returns: how many pixels of the window rows cover. @last: (out): the text of the lowest of them */
static double
measure_rows (Fixture *fixture, const char **last)
{
    double covered = 0, height = gtk_widget_get_height (fixture->column);
    graphene_rect_t bounds, seen;

    for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (fixture->view)); row != NULL;
         row = gtk_widget_get_next_sibling (row)) {
        GtkWidget *label = gtk_widget_get_first_child (row);

        if (label == NULL || !gtk_widget_get_child_visible (row) || !find_bounds (fixture, row, &bounds) ||
            !graphene_rect_intersection (
                &bounds, &GRAPHENE_RECT_INIT (0, 0, bounds.origin.x + bounds.size.width, (float) height), &seen))
            continue;
        covered += seen.size.height;
        *last = gtk_label_get_text (GTK_LABEL (label));
    }
    return covered;
}

static void
scroll_to (Fixture *fixture, double value)
{
    gtk_adjustment_set_value (fixture->adjustment, value);
    ui_settle (30);
}

static void
test_what_is_above_scrolls_first (void)
{
    Fixture fixture;
    graphene_rect_t top;
    const char *last = NULL;

    set_up (&fixture, N_ROWS);
    g_assert_true (find_bounds (&fixture, fixture.top, &top));
    g_assert_cmpfloat (top.origin.y, ==, 0);
    g_assert_cmpfloat (measure_rows (&fixture, &last), ==, 0);
    scroll_to (&fixture, 300);
    g_assert_true (find_bounds (&fixture, fixture.top, &top));
    g_assert_cmpfloat (top.origin.y, ==, -300);
    g_assert_cmpfloat_with_epsilon (measure_rows (&fixture, &last),
                                    gtk_widget_get_height (fixture.column) - (TOP_HEIGHT - 300), 1);
    ui_dismiss (fixture.window);
}

/* Wherever it is scrolled to, rows fill the window, and no more of them exist than a list keeps. */
static void
test_there_are_no_holes (void)
{
    Fixture fixture;
    const char *last = NULL;
    guint n_rows = 0;
    double end;

    set_up (&fixture, N_ROWS);
    for (int step = 1; step <= 20; step++) {
        end = gtk_adjustment_get_upper (fixture.adjustment) - gtk_adjustment_get_page_size (fixture.adjustment);
        scroll_to (&fixture, MAX (end * step / 20, TOP_HEIGHT + 1));
        g_assert_cmpfloat_with_epsilon (measure_rows (&fixture, &last), gtk_widget_get_height (fixture.column), 1);
    }
    g_assert_cmpstr (last, ==, "row 99999");
    for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (fixture.view)); row != NULL;
         row = gtk_widget_get_next_sibling (row))
        n_rows++;
    g_assert_cmpuint (n_rows, <, 1000);
    ui_dismiss (fixture.window);
}

static void
test_a_row_that_is_asked_for_comes_into_sight (void)
{
    Fixture fixture;
    const char *last = NULL;

    set_up (&fixture, N_ROWS);
    gtk_grid_view_scroll_to (fixture.view, 50000, GTK_LIST_SCROLL_FOCUS, NULL);
    ui_settle (100);
    g_assert_cmpfloat (gtk_adjustment_get_value (fixture.adjustment), >, TOP_HEIGHT);
    g_assert_cmpfloat_with_epsilon (measure_rows (&fixture, &last), gtk_widget_get_height (fixture.column), 1);
    gtk_grid_view_scroll_to (fixture.view, 0, GTK_LIST_SCROLL_FOCUS, NULL);
    ui_settle (100);
    g_assert_cmpfloat (gtk_adjustment_get_value (fixture.adjustment), <=, TOP_HEIGHT);
    g_assert_cmpfloat (measure_rows (&fixture, &last), >, 0);
    ui_dismiss (fixture.window);
}

/* Where Tab leads, the page follows; on the way back, too. */
static void
test_the_focus_is_brought_into_sight (void)
{
    Fixture fixture;
    GtkWidget *first, *last;
    graphene_rect_t bounds;

    set_up (&fixture, 3);
    first = gtk_center_box_get_start_widget (GTK_CENTER_BOX (fixture.top));
    last = gtk_center_box_get_end_widget (GTK_CENTER_BOX (fixture.top));
    gtk_widget_grab_focus (last);
    ui_settle (50);
    g_assert_true (find_bounds (&fixture, last, &bounds));
    g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (fixture.column));
    g_assert_cmpfloat (gtk_adjustment_get_value (fixture.adjustment), >, 0);
    gtk_widget_grab_focus (first);
    ui_settle (50);
    g_assert_cmpfloat (gtk_adjustment_get_value (fixture.adjustment), ==, 0);
    ui_dismiss (fixture.window);
}

/* However far down the list is: what is above it is only just out of sight, but the way back is as long as it was. */
static void
test_what_is_above_is_brought_back_from_far_down (void)
{
    Fixture fixture;
    GtkWidget *last;
    graphene_rect_t bounds;

    set_up (&fixture, N_ROWS);
    last = gtk_center_box_get_end_widget (GTK_CENTER_BOX (fixture.top));
    scroll_to (&fixture, TOP_HEIGHT + 30000);
    gtk_widget_grab_focus (last);
    ui_settle (50);
    g_assert_true (find_bounds (&fixture, last, &bounds));
    g_assert_cmpfloat (bounds.origin.y, >=, 0);
    g_assert_cmpfloat (gtk_adjustment_get_value (fixture.adjustment), <, TOP_HEIGHT);
    scroll_to (&fixture, TOP_HEIGHT + 30000);
    amends_scroll_column_show (AMENDS_SCROLL_COLUMN (fixture.column), last);
    ui_settle (50);
    g_assert_true (find_bounds (&fixture, last, &bounds));
    g_assert_cmpfloat (bounds.origin.y, >=, 0);
    g_assert_cmpfloat (gtk_adjustment_get_value (fixture.adjustment), <, TOP_HEIGHT);
    ui_dismiss (fixture.window);
}

/* A short list ends where its last row does: no empty page below it. */
static void
test_a_short_list_ends_with_its_rows (void)
{
    Fixture fixture;
    double end, rows;
    int natural;

    set_up (&fixture, 3);
    gtk_widget_measure (GTK_WIDGET (fixture.view), GTK_ORIENTATION_VERTICAL, 400, NULL, &natural, NULL, NULL);
    rows = natural;
    end = gtk_adjustment_get_upper (fixture.adjustment);
    g_assert_cmpfloat_with_epsilon (end, TOP_HEIGHT + rows, 1);
    ui_dismiss (fixture.window);
}

/* Who reads the list stays there when the charts above change their height. */
static void
test_reading_is_not_disturbed_from_above (void)
{
    Fixture fixture;
    const char *before = NULL, *after = NULL;

    set_up (&fixture, N_ROWS);
    scroll_to (&fixture, TOP_HEIGHT + 3000);
    measure_rows (&fixture, &before);
    g_assert_nonnull (before);
    gtk_widget_set_size_request (fixture.top, -1, TOP_HEIGHT + 250);
    ui_settle (50);
    measure_rows (&fixture, &after);
    g_assert_cmpstr (after, ==, before);
    ui_dismiss (fixture.window);
}

/* A window that is made lower, or a bar that comes at its end: the list keeps the row in its middle where that was, which must not hide what is above. */
static void
test_less_height_scrolls_nothing (void)
{
    Fixture fixture;
    int height;

    set_up (&fixture, N_ROWS);
    scroll_to (&fixture, TOP_HEIGHT * 3);
    scroll_to (&fixture, TOP_HEIGHT - 100);
    height = gtk_widget_get_height (fixture.column);
    for (int margin = 0; margin <= 120; margin += 40) {
        gtk_widget_set_margin_bottom (gtk_widget_get_parent (fixture.column), margin);
        ui_settle (50);
        g_assert_cmpint (gtk_widget_get_height (fixture.column), ==, height - margin);
        g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (fixture.adjustment), TOP_HEIGHT - 100, 0.5);
    }
    ui_dismiss (fixture.window);
}

int
main (int argc, char *argv[])
{
    ui_test_init (&argc, &argv);
    g_test_add_func ("/scroll-column/what-is-above-scrolls-first", test_what_is_above_scrolls_first);
    g_test_add_func ("/scroll-column/there-are-no-holes", test_there_are_no_holes);
    g_test_add_func ("/scroll-column/a-row-that-is-asked-for-comes-into-sight",
                     test_a_row_that_is_asked_for_comes_into_sight);
    g_test_add_func ("/scroll-column/the-focus-is-brought-into-sight", test_the_focus_is_brought_into_sight);
    g_test_add_func ("/scroll-column/what-is-above-is-brought-back-from-far-down",
                     test_what_is_above_is_brought_back_from_far_down);
    g_test_add_func ("/scroll-column/a-short-list-ends-with-its-rows", test_a_short_list_ends_with_its_rows);
    g_test_add_func ("/scroll-column/less-height-scrolls-nothing", test_less_height_scrolls_nothing);
    g_test_add_func ("/scroll-column/reading-is-not-disturbed-from-above", test_reading_is_not_disturbed_from_above);
    return g_test_run ();
}
