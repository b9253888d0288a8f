/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-private-label.h"

#include <adwaita.h>

#include "amends-fact-grid.h"
#include "amends-privacy.h"
#include "amends-veil.h"
#include "amends-window.h"
#include "ui-fixture.h"

static void
set_privacy (gboolean active)
{
    amends_privacy_set_active (amends_privacy_get_default (), active);
}

static gboolean
is_hidden (GtkWidget *label)
{
    gboolean hidden;

    g_object_get (label, "hidden", &hidden, NULL);
    return hidden;
}

static GtkWidget *
get_inner (GtkWidget *label)
{
    return GTK_WIDGET (amends_private_label_get_label (AMENDS_PRIVATE_LABEL (label)));
}

static GtkWidget *
make_label (const char *text, AmendsPrivateKind kind)
{
    GtkWidget *label = amends_private_label_new ();

    amends_private_label_set_whole (AMENDS_PRIVATE_LABEL (label), text, kind);
    return label;
}

/* What a screen reader is told. */
static void
assert_told (GtkWidget *label, const char *hidden_as)
{
    GtkAccessible *inner = GTK_ACCESSIBLE (get_inner (label));

    g_assert_cmpint (is_hidden (label), ==, hidden_as != NULL);
    g_assert_cmpint (gtk_test_accessible_has_state (inner, GTK_ACCESSIBLE_STATE_HIDDEN), ==, hidden_as != NULL);
    if (hidden_as == NULL)
        return;
    gtk_test_accessible_assert_state (inner, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);
    gtk_test_accessible_assert_property (label, GTK_ACCESSIBLE_PROPERTY_LABEL, hidden_as);
}

static GtkEventController *
find_motion (GtkWidget *widget)
{
    g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

    for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
        g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

        if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
            return controller;
    }
    return NULL;
}

static void
point_at (GtkWidget *widget, double x, double y)
{
    g_signal_emit_by_name (find_motion (widget), "motion", x, y);
}

static void
leave (GtkWidget *widget)
{
    g_signal_emit_by_name (find_motion (widget), "leave");
}

static void
test_follows_setting (void)
{
    GtkWidget *label = g_object_ref_sink (make_label ("405-1234567", AMENDS_PRIVATE_ORDER));

    assert_told (label, NULL);
    g_assert_false (gtk_widget_get_focusable (label));
    g_assert_null (find_motion (label));
    set_privacy (TRUE);
    assert_told (label, "Hidden order number");
    g_assert_true (gtk_widget_get_focusable (label));
    set_privacy (FALSE);
    assert_told (label, NULL);
    g_assert_false (gtk_widget_get_focusable (label));
    g_assert_null (find_motion (label));
    g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL));
    g_assert_finalize_object (label);
}

static void
test_made_while_private (void)
{
    GtkWidget *label;

    set_privacy (TRUE);
    label = g_object_ref_sink (make_label ("Anna Berg", AMENDS_PRIVATE_NAME));
    assert_told (label, "Hidden name");
    amends_private_label_set_whole (AMENDS_PRIVATE_LABEL (label), "Bo Ek", AMENDS_PRIVATE_NAME);
    assert_told (label, "Hidden name");
    amends_private_label_set (AMENDS_PRIVATE_LABEL (label), "Customer", NULL);
    assert_told (label, NULL);
    g_assert_false (gtk_widget_get_focusable (label));
    g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (get_inner (label))), ==, "Customer");
    set_privacy (FALSE);
    g_assert_finalize_object (label);
    /* Nothing that has gone listens any more. */
    set_privacy (TRUE);
    set_privacy (FALSE);
}

static void
test_parts (void)
{
    static const char text[] = "Your order 405-1234567 of 3 March";
    GtkWidget *label = g_object_ref_sink (amends_private_label_new ());
    g_autofree char *open = NULL, *hidden = NULL;

    amends_private_label_set (AMENDS_PRIVATE_LABEL (label), text, amends_private_text_find (text, NULL, "405-1234567"));
    open = amends_private_label_dup_spoken (AMENDS_PRIVATE_LABEL (label));
    g_assert_cmpstr (open, ==, text);
    set_privacy (TRUE);
    hidden = amends_private_label_dup_spoken (AMENDS_PRIVATE_LABEL (label));
    g_assert_cmpstr (hidden, ==, "Your order Hidden order number of 3 March");
    assert_told (label, hidden);
    set_privacy (FALSE);
    g_assert_finalize_object (label);
}

/* The pointer must be on what is hidden, not only on the room that the label has. */
static void
test_pointer (void)
{
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
    GtkWidget *label = make_label ("405-1234567", AMENDS_PRIVATE_ORDER);
    GtkWidget *window;

    set_privacy (TRUE);
    /* A window gives the focus to the first that takes it. */
    gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("First"));
    gtk_box_append (GTK_BOX (box), label);
    gtk_widget_set_can_target (box, FALSE);
    window = ui_present (box, 600, 200);
    assert_told (label, "Hidden order number");
    point_at (label, 550, 5);
    assert_told (label, "Hidden order number");
    point_at (label, 5, gtk_widget_get_height (label) / 2.0);
    assert_told (label, NULL);
    gtk_test_accessible_assert_property (label, GTK_ACCESSIBLE_PROPERTY_LABEL, "405-1234567");
    point_at (label, 550, 5);
    assert_told (label, "Hidden order number");
    point_at (label, 5, gtk_widget_get_height (label) / 2.0);
    leave (label);
    assert_told (label, "Hidden order number");
    set_privacy (FALSE);
    ui_dismiss (window);
}

static gboolean
is_shown (gpointer label)
{
    return !is_hidden (label);
}

static gboolean
is_covered (gpointer label)
{
    return is_hidden (label);
}

static void
test_focus (void)
{
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
    GtkWidget *button = gtk_button_new_with_label ("Next");
    GtkWidget *plain = make_label ("Anna Berg", AMENDS_PRIVATE_NAME);
    GtkWidget *selectable = make_label ("405-1234567", AMENDS_PRIVATE_ORDER);
    GtkWidget *window;

    gtk_label_set_selectable (GTK_LABEL (get_inner (selectable)), TRUE);
    gtk_box_append (GTK_BOX (box), button);
    gtk_box_append (GTK_BOX (box), plain);
    gtk_box_append (GTK_BOX (box), selectable);
    set_privacy (TRUE);
    gtk_widget_set_can_target (box, FALSE);
    window = ui_present (box, 400, 200);
    gtk_widget_grab_focus (button);
    ui_wait (is_covered, plain);
    g_assert_true (gtk_widget_child_focus (box, GTK_DIR_TAB_FORWARD));
    ui_wait (is_shown, plain);
    g_assert_true (is_hidden (selectable));
    /* One step on: what can be selected has the focus itself, not twice. */
    g_assert_true (gtk_widget_child_focus (box, GTK_DIR_TAB_FORWARD));
    ui_wait (is_shown, selectable);
    ui_wait (is_covered, plain);
    g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == get_inner (selectable));
    gtk_widget_grab_focus (button);
    ui_wait (is_covered, selectable);
    set_privacy (FALSE);
    gtk_widget_grab_focus (plain);
    g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == button);
    ui_dismiss (window);
}

/* A tooltip or a second copy of the text would give away what the label covers. */
static void
test_fact_grid (void)
{
    AmendsFactGrid *grid = g_object_ref_sink (g_object_new (AMENDS_TYPE_FACT_GRID, NULL));
    GtkWidget *name, *value;

    amends_fact_grid_add (grid, "Product", "Bottle");
    amends_fact_grid_add_private (grid, "Order number", NULL, AMENDS_PRIVATE_ORDER);
    amends_fact_grid_add_private (grid, "Customer", "", AMENDS_PRIVATE_NAME);
    amends_fact_grid_add_private (grid, "Order number", "405-1234567", AMENDS_PRIVATE_ORDER);
    g_assert_cmpuint (amends_fact_grid_get_size (grid), ==, 2);
    value = gtk_widget_get_last_child (GTK_WIDGET (grid));
    name = gtk_widget_get_prev_sibling (value);
    gtk_test_accessible_assert_relation (get_inner (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name, NULL);
    g_assert_true (gtk_label_get_selectable (GTK_LABEL (get_inner (value))));
    set_privacy (TRUE);
    assert_told (value, "Hidden order number");
    set_privacy (FALSE);
    assert_told (value, NULL);
    g_assert_finalize_object (grid);
}

/* What is not a label: an entry, a row of a list. */

static guint n_changes;
static gboolean last_change;

static void
count_change (GtkWidget *widget G_GNUC_UNUSED, gboolean hidden)
{
    n_changes++;
    last_change = hidden;
}

static void
test_veil (void)
{
    GtkWidget *entry = g_object_ref_sink (gtk_entry_new ());
    AmendsVeil *veil = amends_veil_attach (entry, count_change);

    n_changes = 0;
    g_assert_false (amends_veil_is_hidden (veil));
    set_privacy (TRUE);
    set_privacy (TRUE);
    g_assert_true (amends_veil_is_hidden (veil));
    g_assert_cmpuint (n_changes, ==, 1);
    point_at (entry, 1, 1);
    point_at (entry, 2, 1);
    g_assert_false (amends_veil_is_hidden (veil));
    g_assert_false (amends_veil_has_focus (veil));
    g_assert_cmpuint (n_changes, ==, 2);
    leave (entry);
    g_assert_true (last_change);
    set_privacy (FALSE);
    g_assert_false (last_change);
    g_assert_cmpuint (n_changes, ==, 4);
    g_assert_finalize_object (entry);
}

static void
set_up_row_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *item, gpointer user_data G_GNUC_UNUSED)
{
    GtkWidget *label = amends_private_label_new ();

    amends_private_label_follow_row (AMENDS_PRIVATE_LABEL (label), label);
    gtk_list_item_set_child (item, label);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *item, gpointer user_data G_GNUC_UNUSED)
{
    amends_private_label_set_whole (AMENDS_PRIVATE_LABEL (gtk_list_item_get_child (item)),
                                    gtk_string_object_get_string (gtk_list_item_get_item (item)), AMENDS_PRIVATE_NAME);
}

static GtkWidget *
make_list (void)
{
    static const char *const names[] = { "Anna Berg", "Bo Ek", "Cilla Dahl", NULL };
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
    GtkSelectionModel *model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (gtk_string_list_new (names))));

    g_signal_connect (factory, "setup", G_CALLBACK (set_up_row_cb), NULL);
    g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
    return gtk_list_view_new (model, factory);
}

static void
test_row_of_a_list (void)
{
    GtkWidget *list = make_list ();
    GtkWidget *window, *first, *second;

    set_privacy (TRUE);
    gtk_widget_set_can_target (list, FALSE);
    window = ui_present (list, 400, 300);
    first = ui_find_nth (list, AMENDS_TYPE_PRIVATE_LABEL, 0);
    second = ui_find_nth (list, AMENDS_TYPE_PRIVATE_LABEL, 1);
    /* A click that gives a row the focus does not show it; the keyboard does. */
    gtk_window_set_focus_visible (GTK_WINDOW (window), FALSE);
    gtk_widget_grab_focus (gtk_widget_get_parent (second));
    ui_settle (50);
    g_assert_true (is_hidden (first) && is_hidden (second));
    g_assert_false (gtk_widget_get_focusable (first));
    gtk_window_set_focus_visible (GTK_WINDOW (window), TRUE);
    gtk_widget_grab_focus (gtk_widget_get_parent (first));
    ui_wait (is_shown, first);
    g_assert_true (is_hidden (second));
    gtk_widget_grab_focus (gtk_widget_get_parent (second));
    ui_wait (is_shown, second);
    ui_wait (is_covered, first);
    set_privacy (FALSE);
    g_assert_false (is_hidden (first));
    ui_dismiss (window);
}

/* The action, the setting and what hides itself are one, for as long as there is a window; and the window says what has changed. */
static void
test_window (void)
{
    AmendsPrivacy *privacy = amends_privacy_get_default ();
    GSettings *settings = g_settings_new ("io.github.amendsapp.Amends");
    GtkWidget *window = GTK_WIDGET (amends_window_new (NULL, settings));

    gtk_window_present (GTK_WINDOW (window));
    g_assert_false (amends_privacy_is_active (privacy));
    g_assert_true (gtk_widget_activate_action (window, "win.privacy-mode", NULL));
    g_assert_true (g_settings_get_boolean (settings, "privacy-mode"));
    g_assert_true (amends_privacy_is_active (privacy));
    g_assert_nonnull (ui_find_label (window, "are hidden until you point at them"));
    g_settings_set_boolean (settings, "privacy-mode", FALSE);
    g_assert_false (amends_privacy_is_active (privacy));
    g_settings_set_boolean (settings, "privacy-mode", TRUE);
    g_assert_true (amends_privacy_is_active (privacy));
    g_settings_reset (settings, "privacy-mode");
    g_assert_false (amends_privacy_is_active (privacy));
    ui_dismiss (window);
    /* A window that is gone hides nothing any more. */
    g_settings_set_boolean (settings, "privacy-mode", TRUE);
    g_assert_false (amends_privacy_is_active (privacy));
    g_settings_reset (settings, "privacy-mode");
    g_object_unref (settings);
}

int
main (int argc, char **argv)
{
    ui_test_init (&argc, &argv);
    g_test_add_func ("/private-label/follows-setting", test_follows_setting);
    g_test_add_func ("/private-label/made-while-private", test_made_while_private);
    g_test_add_func ("/private-label/parts", test_parts);
    g_test_add_func ("/private-label/pointer", test_pointer);
    g_test_add_func ("/private-label/focus", test_focus);
    g_test_add_func ("/private-label/fact-grid", test_fact_grid);
    g_test_add_func ("/veil/entry", test_veil);
    g_test_add_func ("/privacy/window", test_window);
    g_test_add_func ("/veil/row-of-a-list", test_row_of_a_list);
    return g_test_run ();
}
