/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-filter-chip.h"

#include <glib/gi18n-lib.h>

#include "amends-text.h"

#define MAX_CHARS 60
#define MAX_WIDTH_CHARS 26

struct _AmendsFilterChip {
    GtkWidget parent_instance;

    GtkWidget *label;
    GtkWidget *button;
};

typedef enum {
    SIGNAL_REMOVE,
    N_SIGNALS,
} Signal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AmendsFilterChip, amends_filter_chip, GTK_TYPE_WIDGET)

static void
clicked_cb (GtkButton *button G_GNUC_UNUSED, gpointer user_data)
{
    g_signal_emit (user_data, signals[SIGNAL_REMOVE], 0);
}

static void
amends_filter_chip_dispose (GObject *object)
{
    AmendsFilterChip *self = AMENDS_FILTER_CHIP (object);

    g_clear_pointer (&self->label, gtk_widget_unparent);
    g_clear_pointer (&self->button, gtk_widget_unparent);
    G_OBJECT_CLASS (amends_filter_chip_parent_class)->dispose (object);
}

static void
amends_filter_chip_class_init (AmendsFilterChipClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_filter_chip_dispose;
    signals[SIGNAL_REMOVE] =
        g_signal_new ("remove", AMENDS_TYPE_FILTER_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
    gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
    gtk_widget_class_set_css_name (widget_class, "chip");
    gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
amends_filter_chip_init (AmendsFilterChip *self)
{
    self->label = gtk_label_new (NULL);
    gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
    gtk_label_set_max_width_chars (GTK_LABEL (self->label), MAX_WIDTH_CHARS);
    gtk_widget_set_parent (self->label, GTK_WIDGET (self));

    self->button = gtk_button_new_from_icon_name ("window-close-symbolic");
    gtk_widget_add_css_class (self->button, "flat");
    gtk_widget_add_css_class (self->button, "circular");
    gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
    g_signal_connect (self->button, "clicked", G_CALLBACK (clicked_cb), self);
    gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
amends_filter_chip_new (const char *label)
{
    AmendsFilterChip *self = g_object_new (AMENDS_TYPE_FILTER_CHIP, NULL);
    g_autofree char *text = amends_text_for_display (label, MAX_CHARS, TRUE);
    /* Translators: %s is a filter that holds now, such as "1, 2, 3 stars". */
    g_autofree char *remove = g_strdup_printf (_ ("Remove Filter “%s”"), text);

    gtk_label_set_text (GTK_LABEL (self->label), text);
    gtk_widget_set_tooltip_text (self->button, remove);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
    return GTK_WIDGET (self);
}

const char *
amends_filter_chip_get_label (AmendsFilterChip *self)
{
    g_return_val_if_fail (AMENDS_IS_FILTER_CHIP (self), NULL);
    return gtk_label_get_text (GTK_LABEL (self->label));
}
