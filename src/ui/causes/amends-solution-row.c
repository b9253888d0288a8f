/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-solution-row.h"

#include <glib/gi18n-lib.h>

struct _AmendsSolutionRow {
    AdwActionRow parent_instance;

    char *id;
    GtkCheckButton *check;
    GtkWidget *change; /* shown while it is ticked */
    gboolean done;
    gboolean showing; /* the tick is being set, not by the person */
};

static guint toggled_signal, change_signal;

G_DEFINE_FINAL_TYPE (AmendsSolutionRow, amends_solution_row, ADW_TYPE_ACTION_ROW)

static void
show_tick (AmendsSolutionRow *self)
{
    self->showing = TRUE;
    gtk_check_button_set_active (self->check, self->done);
    self->showing = FALSE;
}

static void
toggled_cb (AmendsSolutionRow *self)
{
    gboolean wanted = gtk_check_button_get_active (self->check);

    if (self->showing)
        return;
    /* It may still be called off. */
    show_tick (self);
    g_signal_emit (self, toggled_signal, 0, wanted);
}

static void
change_cb (AmendsSolutionRow *self)
{
    g_signal_emit (self, change_signal, 0);
}

static void
amends_solution_row_finalize (GObject *object)
{
    g_free (AMENDS_SOLUTION_ROW (object)->id);
    G_OBJECT_CLASS (amends_solution_row_parent_class)->finalize (object);
}

static void
amends_solution_row_class_init (AmendsSolutionRowClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = amends_solution_row_finalize;
    toggled_signal = g_signal_new ("toggled", AMENDS_TYPE_SOLUTION_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
    change_signal =
        g_signal_new ("change", AMENDS_TYPE_SOLUTION_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_change (AmendsSolutionRow *self)
{
    /* Translators: a button: of something that is done, the day that it was done on */
    const char *label = _ ("Change Day");

    self->change = gtk_button_new_from_icon_name ("document-edit-symbolic");
    gtk_widget_set_tooltip_text (self->change, label);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->change), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    gtk_widget_set_valign (self->change, GTK_ALIGN_CENTER);
    gtk_widget_add_css_class (self->change, "flat");
    gtk_widget_set_visible (self->change, FALSE);
    g_signal_connect_swapped (self->change, "clicked", G_CALLBACK (change_cb), self);
    adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->change);
}

static void
amends_solution_row_init (AmendsSolutionRow *self)
{
    self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
    gtk_widget_set_valign (GTK_WIDGET (self->check), GTK_ALIGN_CENTER);
    g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (toggled_cb), self);
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
    adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->check));
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->check));
    add_change (self);
}

GtkWidget *
amends_solution_row_new (const char *id, const char *text)
{
    AmendsSolutionRow *self = g_object_new (AMENDS_TYPE_SOLUTION_ROW, NULL);

    /* Afterwards: until it is whole, a row takes its title for markup. */
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), text);
    self->id = g_strdup (id);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
    return GTK_WIDGET (self);
}

const char *
amends_solution_row_get_id (AmendsSolutionRow *self)
{
    g_return_val_if_fail (AMENDS_IS_SOLUTION_ROW (self), NULL);
    return self->id;
}

void
amends_solution_row_set (AmendsSolutionRow *self, gboolean done, const char *facts)
{
    g_return_if_fail (AMENDS_IS_SOLUTION_ROW (self));
    self->done = done;
    gtk_widget_set_visible (self->change, done);
    show_tick (self);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), facts != NULL ? facts : "");
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    facts != NULL ? facts : "", -1);
}
