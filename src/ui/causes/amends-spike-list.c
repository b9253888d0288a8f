/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-spike-list.h"

#include <glib/gi18n-lib.h>

#include "amends-effect-text.h"
#include "amends-marketplace.h"
#include "amends-spike-news.h"
#include "amends-text.h"

struct _AmendsSpikeList {
    GtkBox parent_instance;

    GtkListBox *list;
};

enum { OPENED, SILENCE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AmendsSpikeList, amends_spike_list, GTK_TYPE_BOX)

static void
activated_cb (AmendsSpikeList *self, GtkListBoxRow *row)
{
    g_signal_emit (self, signals[OPENED], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
silence_cb (GtkButton *button, gpointer user_data)
{
    GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);

    g_signal_emit (user_data, signals[SILENCE], 0, (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static char *
dup_title (const AmendsSpikeNews *news)
{
    const char *title = news->title != NULL && news->title[0] != '\0' ? news->title : news->product_id;
    const char *parts[] = { title,
                            news->marketplace[0] != '\0' ? amends_marketplace_get_name (news->marketplace) : NULL };

    return amends_text_join (parts, G_N_ELEMENTS (parts));
}

static GtkWidget *
make_row (AmendsSpikeList *self, const AmendsSpikeNews *news)
{
    GtkWidget *row = adw_action_row_new ();
    GtkWidget *silence = gtk_button_new_from_icon_name ("notifications-disabled-symbolic");
    g_autofree char *title = dup_title (news);
    g_autofree char *why = amends_effect_text_spike (&news->spike, news->cause);
    /* Translators: %s is a product. */
    g_autofree char *label = g_strdup_printf (_ ("Silence %s"), title);

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    gtk_widget_set_valign (silence, GTK_ALIGN_CENTER);
    gtk_widget_add_css_class (silence, "flat");
    gtk_widget_set_tooltip_text (silence, _ ("Silence This Product"));
    gtk_accessible_update_property (GTK_ACCESSIBLE (silence), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    g_signal_connect_object (silence, "clicked", G_CALLBACK (silence_cb), self, G_CONNECT_DEFAULT);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), silence);
    return row;
}

void
amends_spike_list_set (AmendsSpikeList *self, GPtrArray *news)
{
    g_return_if_fail (AMENDS_IS_SPIKE_LIST (self));
    gtk_list_box_remove_all (self->list);
    for (guint i = 0; i < news->len; i++)
        gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (news, i)));
    gtk_widget_set_visible (GTK_WIDGET (self), news->len > 0);
}

static void
amends_spike_list_class_init (AmendsSpikeListClass *klass G_GNUC_UNUSED)
{
    signals[OPENED] = g_signal_new ("opened", AMENDS_TYPE_SPIKE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_UINT);
    signals[SILENCE] = g_signal_new ("silence", AMENDS_TYPE_SPIKE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
amends_spike_list_init (AmendsSpikeList *self)
{
    GtkWidget *heading = gtk_label_new (_ ("Worth a Look"));

    gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
    gtk_box_set_spacing (GTK_BOX (self), 6);
    gtk_label_set_xalign (GTK_LABEL (heading), 0);
    gtk_widget_add_css_class (heading, "heading");
    self->list = GTK_LIST_BOX (gtk_list_box_new ());
    gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
    gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL,
                                    -1);
    g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
    gtk_box_append (GTK_BOX (self), heading);
    gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
