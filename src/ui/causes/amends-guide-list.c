/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-guide-list.h"

#include <glib/gi18n-lib.h>

#include "amends-cause-line.h"
#include "amends-cause-text.h"
#include "amends-text.h"

struct _AmendsGuideList {
    AdwBin parent_instance;

    GtkListBox *list;
    GtkLabel *counts[AMENDS_N_CAUSES];
};

enum { CHOSEN, OPENED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AmendsGuideList, amends_guide_list, ADW_TYPE_BIN)

static GtkWidget *
make_row (AmendsGuideList *self, AmendsCause cause)
{
    GtkWidget *n = gtk_label_new (NULL);

    gtk_widget_add_css_class (n, "numeric");
    self->counts[cause] = GTK_LABEL (n);
    return amends_cause_line_new (cause, n);
}

static void
selected_cb (AmendsGuideList *self, GtkListBoxRow *row)
{
    if (row != NULL)
        g_signal_emit (self, signals[CHOSEN], 0, gtk_list_box_row_get_index (row));
}

static void
activated_cb (AmendsGuideList *self)
{
    g_signal_emit (self, signals[OPENED], 0);
}

static void
amends_guide_list_class_init (AmendsGuideListClass *klass G_GNUC_UNUSED)
{
    signals[CHOSEN] = g_signal_new ("chosen", AMENDS_TYPE_GUIDE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_INT);
    signals[OPENED] =
        g_signal_new ("opened", AMENDS_TYPE_GUIDE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
amends_guide_list_init (AmendsGuideList *self)
{
    static const guint64 NONE[AMENDS_N_CAUSES] = { 0 };

    self->list = GTK_LIST_BOX (gtk_list_box_new ());
    gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
    gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Causes"), -1);
    amends_cause_line_group (self->list);
    for (int cause = 0; cause < AMENDS_N_CAUSES; cause++)
        gtk_list_box_append (self->list, make_row (self, (AmendsCause) cause));
    g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (selected_cb), self);
    g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
    adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
    amends_guide_list_set_counts (self, NONE);
}

void
amends_guide_list_set_counts (AmendsGuideList *self, const guint64 *counts)
{
    g_return_if_fail (AMENDS_IS_GUIDE_LIST (self));
    for (int cause = 0; cause < AMENDS_N_CAUSES; cause++) {
        GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, cause);
        g_autofree char *name = amends_cause_text_dup_spoken ((AmendsCause) cause);
        g_autofree char *number = amends_text_count (counts[cause]);
        /* Translators: %1$s is a cause, %2$s a number. */
        g_autofree char *spoken = g_strdup_printf (
            ngettext ("%1$s, %2$s comment", "%1$s, %2$s comments", (gulong) counts[cause]), name, number);

        gtk_label_set_text (self->counts[cause], counts[cause] > 0 ? number : "");
        gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    }
}

void
amends_guide_list_select (AmendsGuideList *self, AmendsCause cause)
{
    GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) cause);

    g_return_if_fail (AMENDS_IS_GUIDE_LIST (self));
    gtk_list_box_select_row (self->list, row);
    /* The focus does not stay behind on another row. */
    if (gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL)
        gtk_widget_grab_focus (GTK_WIDGET (row));
}
