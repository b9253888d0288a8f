/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-row.h"
#include "amends-row-view.h"
#include "ui-fixture.h"

#define N_ROWS 5000
#define ROW_HEIGHT 40
#define HEIGHT 600

typedef struct {
    GtkWidget *window;
    GtkGridView *view;
    guint n_bound; /* since it was last looked at */
} Fixture;

static void
setup_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *list_item)
{
    GtkWidget *label = gtk_label_new (NULL);

    gtk_widget_set_size_request (label, -1, ROW_HEIGHT);
    gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *list_item, gpointer user_data)
{
    Fixture *fixture = user_data;
    GtkStringObject *item = gtk_list_item_get_item (list_item);

    fixture->n_bound++;
    amends_row_view_adopt (list_item);
    gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (list_item)), gtk_string_object_get_string (item));
}

static GtkSelectionModel *
make_model (void)
{
    GtkStringList *rows = gtk_string_list_new (NULL);

    for (guint i = 0; i < N_ROWS; i++) {
        g_autofree char *name = g_strdup_printf ("row %u", i);

        gtk_string_list_append (rows, name);
    }
    return GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (rows)));
}

/* In a scrolled window that is in no window yet. */
static void
make_view (Fixture *fixture)
{
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
    g_autoptr (GtkSelectionModel) model = make_model ();

    fixture->n_bound = 0;
    g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
    g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), fixture);
    fixture->view =
        g_object_new (GTK_TYPE_GRID_VIEW, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, "factory", factory, NULL);
    g_object_unref (factory);
    amends_row_view_set_up (fixture->view);
    gtk_grid_view_set_model (fixture->view, model);
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ()), GTK_WIDGET (fixture->view));
}

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    make_view (fixture);
    fixture->window = ui_present (gtk_widget_get_parent (GTK_WIDGET (fixture->view)), 900, HEIGHT);
    ui_settle (50);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    ui_dismiss (fixture->window);
}

static guint
count_rows (Fixture *fixture)
{
    guint n = 0;

    for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (fixture->view)); row != NULL;
         row = gtk_widget_get_next_sibling (row))
        n++;
    return n;
}

/* Returns: the row of the model that is shown with the focus */
static const char *
get_focused (Fixture *fixture)
{
    GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (fixture->view));

    return row != NULL ? gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (row))) : NULL;
}

static gboolean
press (Fixture *fixture, guint key, GdkModifierType state)
{
    g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->view));

    for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
        g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
        gboolean handled = FALSE;

        if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
            continue;
        g_assert_cmpint (gtk_event_controller_get_propagation_phase (controller), ==, GTK_PHASE_CAPTURE);
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
        if (handled)
            return TRUE;
    }
    return FALSE;
}

/* Two narrow rows would have room beside each other. */
static void
test_rows_are_below_each_other (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (fixture->view));
    graphene_rect_t one, other;

    g_assert_true (gtk_widget_compute_bounds (first, GTK_WIDGET (fixture->view), &one));
    g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_next_sibling (first), GTK_WIDGET (fixture->view), &other));
    g_assert_cmpfloat (one.origin.x, ==, other.origin.x);
    g_assert_cmpfloat (one.origin.y, <, other.origin.y);
    g_assert_cmpfloat (one.size.width, >, 800);
}

static void
test_few_rows_are_kept (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const guint places[] = { 0, N_ROWS / 2, N_ROWS - 1, 17 };

    for (gsize i = 0; i < G_N_ELEMENTS (places); i++) {
        fixture->n_bound = 0;
        gtk_grid_view_scroll_to (fixture->view, places[i], GTK_LIST_SCROLL_FOCUS, NULL);
        ui_settle (100);
        g_assert_cmpuint (count_rows (fixture), >=, HEIGHT / (ROW_HEIGHT * 2));
        g_assert_cmpuint (count_rows (fixture), <, 60);
        g_assert_cmpuint (fixture->n_bound, <, 60);
    }
    g_assert_cmpstr (get_focused (fixture), ==, "row 17");
}

static void
test_a_screen_reader_meets_a_list (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    gtk_test_accessible_assert_role (GTK_WIDGET (fixture->view), GTK_ACCESSIBLE_ROLE_LIST);
    gtk_grid_view_scroll_to (fixture->view, N_ROWS / 2, GTK_LIST_SCROLL_FOCUS, NULL);
    ui_settle (100);
    for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (fixture->view)); row != NULL;
         row = gtk_widget_get_next_sibling (row))
        gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
test_nothing_is_beside_a_row (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    static const guint across[] = { GDK_KEY_Left, GDK_KEY_Right, GDK_KEY_KP_Left, GDK_KEY_KP_Right };

    for (gsize i = 0; i < G_N_ELEMENTS (across); i++) {
        g_assert_true (press (fixture, across[i], 0));
        g_assert_true (press (fixture, across[i], GDK_SHIFT_MASK));
        g_assert_true (press (fixture, across[i], GDK_CONTROL_MASK));
        /* That goes back. */
        g_assert_false (press (fixture, across[i], GDK_ALT_MASK));
    }
    g_assert_false (press (fixture, GDK_KEY_Down, 0));
    g_assert_false (press (fixture, GDK_KEY_space, 0));
}

static GtkWidget *
find_row (Fixture *fixture, const char *name)
{
    for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (fixture->view)); row != NULL;
         row = gtk_widget_get_next_sibling (row)) {
        if (g_str_equal (gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (row))), name))
            return row;
    }
    return NULL;
}

/* As when a link opens the program on a review: there is a list before there is a window. */
static void
test_scrolls_before_it_has_a_size (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *row;
    graphene_rect_t box;

    ui_dismiss (fixture->window);
    make_view (fixture);
    amends_row_view_scroll_to (fixture->view, 1, GTK_LIST_SCROLL_NONE);
    amends_row_view_scroll_to (fixture->view, 3000, GTK_LIST_SCROLL_SELECT);
    g_assert_true (gtk_selection_model_is_selected (gtk_grid_view_get_model (fixture->view), 3000));
    fixture->window = ui_present (gtk_widget_get_parent (GTK_WIDGET (fixture->view)), 900, HEIGHT);
    ui_settle (200);
    row = find_row (fixture, "row 3000");
    g_assert_nonnull (row);
    g_assert_true (gtk_widget_compute_bounds (row, GTK_WIDGET (fixture->view), &box));
    g_assert_cmpfloat (box.origin.y, >=, 0);
    g_assert_cmpfloat (box.origin.y + box.size.height, <=, HEIGHT);
    g_assert_cmpuint (count_rows (fixture), >=, HEIGHT / ROW_HEIGHT - 1);
}

static void
setup_review_row_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *list_item)
{
    gtk_list_item_set_child (list_item, amends_review_row_new (list_item));
}

/* A click just inside the edge of a row is a click on the row, not on the cell around it, which only selects. */
static void
test_rows_fill_their_cells (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "style.css", NULL);
    g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
    graphene_rect_t box;
    GtkWidget *cell;

    gtk_css_provider_load_from_path (style, path);
    gtk_style_context_add_provider_for_display (gtk_widget_get_display (fixture->window), GTK_STYLE_PROVIDER (style),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    g_signal_connect (factory, "setup", G_CALLBACK (setup_review_row_cb), NULL);
    gtk_widget_add_css_class (GTK_WIDGET (fixture->view), "review-list");
    gtk_grid_view_set_factory (fixture->view, factory);
    g_object_unref (factory);
    ui_settle (50);
    cell = gtk_widget_get_first_child (GTK_WIDGET (fixture->view));
    g_assert_true (gtk_widget_compute_bounds (cell, cell, &box));
    for (float y = box.origin.y + 1; y < box.origin.y + box.size.height; y += 2)
        g_assert_true (gtk_widget_pick (cell, box.origin.x + box.size.width / 2, y, GTK_PICK_DEFAULT) ==
                       gtk_widget_get_first_child (cell));
    gtk_style_context_remove_provider_for_display (gtk_widget_get_display (fixture->window),
                                                   GTK_STYLE_PROVIDER (style));
}

/* Not to the next of 5000 rows. */
static void
test_tab_leads_out (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    amends_row_view_focus (fixture->view, 3);
    g_assert_true (amends_row_view_has_focus (fixture->view));
    g_assert_false (gtk_widget_child_focus (GTK_WIDGET (fixture->view), GTK_DIR_TAB_FORWARD));
    g_assert_false (gtk_widget_child_focus (GTK_WIDGET (fixture->view), GTK_DIR_TAB_BACKWARD));
    g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->view), GTK_DIR_DOWN));
}

#define ADD(path, func) g_test_add ("/row-view/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
    ui_test_init (&argc, &argv);
    ADD ("rows-are-below-each-other", test_rows_are_below_each_other);
    ADD ("few-rows-are-kept", test_few_rows_are_kept);
    ADD ("a-screen-reader-meets-a-list", test_a_screen_reader_meets_a_list);
    ADD ("nothing-is-beside-a-row", test_nothing_is_beside_a_row);
    ADD ("scrolls-before-it-has-a-size", test_scrolls_before_it_has_a_size);
    ADD ("tab-leads-out", test_tab_leads_out);
    ADD ("rows-fill-their-cells", test_rows_fill_their_cells);
    return g_test_run ();
}
