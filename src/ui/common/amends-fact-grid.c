/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-fact-grid.h"

#include "amends-fact-layout.h"
#include "amends-private-label.h"
#include "amends-text.h"

struct _AmendsFactGrid {
    GtkWidget parent_instance;

    guint size;
};

G_DEFINE_FINAL_TYPE (AmendsFactGrid, amends_fact_grid, GTK_TYPE_WIDGET)

static void
remove_all (AmendsFactGrid *self)
{
    for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL;)
        gtk_widget_unparent (child);
    self->size = 0;
}

static void
amends_fact_grid_dispose (GObject *object)
{
    remove_all (AMENDS_FACT_GRID (object));
    G_OBJECT_CLASS (amends_fact_grid_parent_class)->dispose (object);
}

static void
amends_fact_grid_class_init (AmendsFactGridClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_fact_grid_dispose;
    gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
    gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), AMENDS_TYPE_FACT_LAYOUT);
}

static void
amends_fact_grid_init (AmendsFactGrid *self G_GNUC_UNUSED)
{
}

void
amends_fact_grid_clear (AmendsFactGrid *self)
{
    g_return_if_fail (AMENDS_IS_FACT_GRID (self));
    remove_all (self);
}

/* @content: what @value is in, @value itself or around it */
static void
attach (AmendsFactGrid *self, const char *name, GtkWidget *content, GtkWidget *value)
{
    GtkWidget *label = gtk_label_new (name);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_yalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
    gtk_widget_add_css_class (label, "dimmed");
    gtk_label_set_xalign (GTK_LABEL (value), 0);
    /* Beside the first line of a name that takes two. */
    gtk_label_set_yalign (GTK_LABEL (value), 0);
    gtk_label_set_wrap (GTK_LABEL (value), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (value), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_selectable (GTK_LABEL (value), TRUE);
    gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
    gtk_widget_set_parent (label, GTK_WIDGET (self));
    gtk_widget_set_parent (content, GTK_WIDGET (self));
    self->size++;
}

void
amends_fact_grid_add (AmendsFactGrid *self, const char *name, const char *value)
{
    g_autofree char *text = amends_text_for_display (value, AMENDS_TEXT_LIST_CHARS, TRUE);
    GtkWidget *content;

    g_return_if_fail (AMENDS_IS_FACT_GRID (self));
    if (text[0] == '\0')
        return;
    content = gtk_label_new (text);
    attach (self, name, content, content);
}

void
amends_fact_grid_add_private (AmendsFactGrid *self, const char *name, const char *value, AmendsPrivateKind kind)
{
    g_autofree char *text = amends_text_for_display (value, AMENDS_TEXT_LIST_CHARS, TRUE);
    AmendsPrivateLabel *content;

    g_return_if_fail (AMENDS_IS_FACT_GRID (self));
    if (text[0] == '\0')
        return;
    content = AMENDS_PRIVATE_LABEL (amends_private_label_new ());
    attach (self, name, GTK_WIDGET (content), GTK_WIDGET (amends_private_label_get_label (content)));
    amends_private_label_set_whole (content, text, kind);
}

guint
amends_fact_grid_get_size (AmendsFactGrid *self)
{
    g_return_val_if_fail (AMENDS_IS_FACT_GRID (self), 0);
    return self->size;
}
