/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-fact-grid.h"

#include "amends-private-label.h"
#include "amends-text.h"

struct _AmendsFactGrid {
    GtkGrid parent_instance;

    guint size;
};

G_DEFINE_FINAL_TYPE (AmendsFactGrid, amends_fact_grid, GTK_TYPE_GRID)

static void
amends_fact_grid_class_init (AmendsFactGridClass *klass)
{
    gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
amends_fact_grid_init (AmendsFactGrid *self)
{
    gtk_grid_set_column_spacing (GTK_GRID (self), 12);
    gtk_grid_set_row_spacing (GTK_GRID (self), 6);
}

void
amends_fact_grid_clear (AmendsFactGrid *self)
{
    g_return_if_fail (AMENDS_IS_FACT_GRID (self));
    for (; self->size > 0; self->size--)
        gtk_grid_remove_row (GTK_GRID (self), (int) self->size - 1);
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
    gtk_widget_set_hexpand (content, TRUE);
    gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
    gtk_grid_attach (GTK_GRID (self), label, 0, (int) self->size, 1, 1);
    gtk_grid_attach (GTK_GRID (self), content, 1, (int) self->size, 1, 1);
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
