/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-chooser.h"

#include <glib/gi18n-lib.h>

#include "amends-cause-line.h"
#include "amends-cause-text.h"
#include "amends-dialog-focus.h"

struct _AmendsCauseChooser {
    AdwDialog parent_instance;

    GtkSearchEntry *search;
    GtkStack *stack;
    GtkListBox *list;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (AmendsCauseChooser, amends_cause_chooser, ADW_TYPE_DIALOG)

static void
choose (AmendsCauseChooser *self, GtkListBoxRow *row)
{
    AmendsCause cause = amends_cause_line_get (row);

    g_object_ref (self);
    adw_dialog_close (ADW_DIALOG (self));
    g_signal_emit (self, chosen_signal, 0, (int) cause);
    g_object_unref (self);
}

/* Narrowing */

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
    AmendsCauseChooser *self = user_data;

    return amends_cause_text_matches (amends_cause_line_get (row), gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static GtkListBoxRow *
find_shown (AmendsCauseChooser *self, int from, int by)
{
    GtkListBoxRow *row;

    for (int i = from; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i += by)
        if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
            return row;
    return NULL;
}

static void
announce (AmendsCauseChooser *self, AmendsCause cause)
{
    g_autofree char *spoken = amends_cause_text_dup_spoken (cause);

    gtk_accessible_announce (GTK_ACCESSIBLE (self), spoken, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
select_row (AmendsCauseChooser *self, GtkListBoxRow *row)
{
    gtk_list_box_select_row (self->list, row);
    if (row != NULL)
        announce (self, amends_cause_line_get (row));
}

static void
changed_cb (AmendsCauseChooser *self)
{
    gboolean empty = gtk_editable_get_text (GTK_EDITABLE (self->search))[0] == '\0';
    GtkListBoxRow *first;

    gtk_list_box_invalidate_filter (self->list);
    first = empty ? gtk_list_box_get_selected_row (self->list) : NULL;
    if (first == NULL)
        first = find_shown (self, 0, 1);
    gtk_stack_set_visible_child_name (self->stack, first != NULL ? "causes" : "nothing");
    select_row (self, first);
}

/* The person's doings */

static void
row_activated_cb (AmendsCauseChooser *self, GtkListBoxRow *row)
{
    choose (self, row);
}

static void
entry_activated_cb (AmendsCauseChooser *self)
{
    GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

    if (row != NULL && gtk_widget_get_child_visible (GTK_WIDGET (row)))
        choose (self, row);
}

static void
scroll_to (GtkListBoxRow *row)
{
    GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (row), GTK_TYPE_VIEWPORT);

    if (viewport != NULL)
        gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), GTK_WIDGET (row), NULL);
}

static void
move (AmendsCauseChooser *self, int by)
{
    GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list), *next;

    next = find_shown (self, row != NULL ? gtk_list_box_row_get_index (row) + by : 0, by);
    if (next == NULL)
        return;
    select_row (self, next);
    scroll_to (next);
}

/* The focus stays where one types. */
static gboolean
key_pressed_cb (AmendsCauseChooser *self, guint keyval)
{
    if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up && keyval != GDK_KEY_KP_Down && keyval != GDK_KEY_KP_Up)
        return GDK_EVENT_PROPAGATE;
    move (self, keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down ? 1 : -1);
    return GDK_EVENT_STOP;
}

static void
stop_cb (AmendsCauseChooser *self)
{
    adw_dialog_close (ADW_DIALOG (self));
}

static GtkWidget *
make_row (AmendsCause cause, gboolean current)
{
    GtkWidget *check = current ? gtk_image_new_from_icon_name ("object-select-symbolic") : NULL;
    GtkWidget *row = amends_cause_line_new (cause, check);

    if (current)
        gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("Chosen now"),
                                        -1);
    return row;
}

/* Until it has a place there is nothing to scroll. */
static gboolean
tick_cb (GtkWidget *list, GdkFrameClock *clock G_GNUC_UNUSED, gpointer user_data G_GNUC_UNUSED)
{
    GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (list));

    if (gtk_widget_get_height (list) == 0)
        return G_SOURCE_CONTINUE;
    if (row != NULL)
        scroll_to (row);
    return G_SOURCE_REMOVE;
}

/* What is chosen now is in sight from the beginning. */
static void
amends_cause_chooser_map (GtkWidget *widget)
{
    AmendsCauseChooser *self = AMENDS_CAUSE_CHOOSER (widget);

    GTK_WIDGET_CLASS (amends_cause_chooser_parent_class)->map (widget);
    gtk_widget_add_tick_callback (GTK_WIDGET (self->list), tick_cb, NULL, NULL);
}

static void
amends_cause_chooser_dispose (GObject *object)
{
    /* libadwaita 1.7 never frees the child of a dialog that was shown. */
    adw_dialog_set_child (ADW_DIALOG (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_CAUSE_CHOOSER);
    G_OBJECT_CLASS (amends_cause_chooser_parent_class)->dispose (object);
}

static void
amends_cause_chooser_class_init (AmendsCauseChooserClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_cause_chooser_dispose;
    widget_class->map = amends_cause_chooser_map;
    chosen_signal = g_signal_new ("chosen", AMENDS_TYPE_CAUSE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/causes/amends-cause-chooser.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsCauseChooser, search);
    gtk_widget_class_bind_template_child (widget_class, AmendsCauseChooser, stack);
    gtk_widget_class_bind_template_child (widget_class, AmendsCauseChooser, list);
    gtk_widget_class_bind_template_callback (widget_class, changed_cb);
    gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
    gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
    gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
    gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
amends_cause_chooser_init (AmendsCauseChooser *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
    amends_dialog_focus_keep (ADW_DIALOG (self));
    gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
    amends_cause_line_group (self->list);
}

AmendsCauseChooser *
amends_cause_chooser_new (int current)
{
    AmendsCauseChooser *self = g_object_new (AMENDS_TYPE_CAUSE_CHOOSER, NULL);

    for (int cause = 0; cause < AMENDS_N_CAUSES; cause++)
        gtk_list_box_append (self->list, make_row ((AmendsCause) cause, cause == current));
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, MAX (current, 0)));
    return self;
}
