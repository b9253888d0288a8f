/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When a key of a page counts: it depends on what has the focus. */
#include "amends-page-keys.h"
#include "ui-fixture.h"

static const AmendsPageKey KEYS[] = {
    { "Escape", "page.back", AMENDS_KEY_ALWAYS },
    { "e", "page.done", AMENDS_KEY_SINGLE },
    { "<Control>z", "page.undo", AMENDS_KEY_NOT_TYPING },
};

typedef struct {
    GtkWidget *window, *page, *button, *entry;
    guint n_acted;
} Fixture;

static void
acted_cb (GSimpleAction *action G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED, gpointer user_data)
{
    ((Fixture *) user_data)->n_acted++;
}

static void
set_up (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    static const GActionEntry ACTIONS[] = {
        { .name = "back", .activate = acted_cb },
        { .name = "done", .activate = acted_cb },
        { .name = "undo", .activate = acted_cb },
    };
    g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

    self->page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
    self->button = gtk_button_new_with_label ("Button");
    self->entry = gtk_entry_new ();
    gtk_box_append (GTK_BOX (self->page), self->button);
    gtk_box_append (GTK_BOX (self->page), self->entry);
    g_action_map_add_action_entries (G_ACTION_MAP (actions), ACTIONS, G_N_ELEMENTS (ACTIONS), self);
    gtk_widget_insert_action_group (self->page, "page", G_ACTION_GROUP (actions));
    amends_page_keys_add (self->page, KEYS, G_N_ELEMENTS (KEYS), NULL, NULL);
    self->window = ui_present (self->page, 400, 300);
}

static void
tear_down (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    ui_dismiss (self->window);
}

/* Returns: how many of the keys did something */
static guint
press_all (Fixture *self)
{
    g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (self->page);

    self->n_acted = 0;
    for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
        g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

        for (guint k = 0;
             GTK_IS_SHORTCUT_CONTROLLER (controller) && k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++) {
            g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);

            gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, self->page, NULL);
        }
    }
    return self->n_acted;
}

static void
test_all_count_on_a_button (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    gtk_widget_grab_focus (self->button);
    g_assert_cmpuint (press_all (self), ==, 3);
}

static void
test_one_counts_while_typing (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    gtk_widget_grab_focus (self->entry);
    g_assert_cmpuint (press_all (self), ==, 1);
}

static void
test_none_counts_in_a_popover (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *popover = gtk_popover_new (), *inside = gtk_button_new_with_label ("Inside");

    gtk_popover_set_child (GTK_POPOVER (popover), inside);
    gtk_widget_set_parent (popover, self->button);
    gtk_popover_popup (GTK_POPOVER (popover));
    gtk_widget_grab_focus (inside);
    g_assert_cmpuint (press_all (self), ==, 0);
    gtk_widget_unparent (popover);
}

/* The window goes on calling it its focus until the next frame. */
static void
test_what_was_taken_away_stands_in_no_keys_way (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (GtkWidget) gone = g_object_ref (self->button);

    gtk_widget_grab_focus (self->button);
    gtk_box_remove (GTK_BOX (self->page), self->button);
    g_assert_cmpuint (press_all (self), ==, 3);
}

#define ADD(path, func) g_test_add ("/page-keys/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
    ui_test_init (&argc, &argv);
    ADD ("all-count-on-a-button", test_all_count_on_a_button);
    ADD ("one-counts-while-typing", test_one_counts_while_typing);
    ADD ("none-counts-in-a-popover", test_none_counts_in_a_popover);
    ADD ("what-was-taken-away-stands-in-no-keys-way", test_what_was_taken_away_stands_in_no_keys_way);
    return g_test_run ();
}
