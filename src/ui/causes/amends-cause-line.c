/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-cause-line.h"

#include "amends-cause-text.h"

static GtkWidget *
make_label (const char *text, const char *style)
{
    GtkWidget *label = gtk_label_new (text);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    if (style != NULL)
        gtk_widget_add_css_class (label, style);
    return label;
}

GtkWidget *
amends_cause_line_new (AmendsCause cause, GtkWidget *suffix)
{
    g_autofree char *spoken = amends_cause_text_dup_spoken (cause);
    GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
    GtkWidget *code = gtk_label_new (amends_cause_get_code (cause));
    GtkWidget *title = make_label (amends_guide_get_cause_title (amends_cause_text_get_guide (), cause), NULL);

    gtk_label_set_xalign (GTK_LABEL (code), 0);
    gtk_label_set_width_chars (GTK_LABEL (code), 2);
    gtk_widget_add_css_class (code, "dimmed");
    gtk_widget_add_css_class (code, "numeric");
    gtk_widget_set_hexpand (title, TRUE);
    gtk_box_append (GTK_BOX (box), code);
    gtk_box_append (GTK_BOX (box), title);
    if (suffix != NULL)
        gtk_box_append (GTK_BOX (box), suffix);
    gtk_widget_add_css_class (row, "cause-line");
    gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
    g_object_set_data (G_OBJECT (row), "cause", GINT_TO_POINTER ((int) cause));
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    return row;
}

AmendsCause
amends_cause_line_get (GtkListBoxRow *row)
{
    return (AmendsCause) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "cause"));
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data G_GNUC_UNUSED)
{
    int problem = amends_cause_get_problem (amends_cause_line_get (row));
    const AmendsGuide *guide = amends_cause_text_get_guide ();
    g_autofree char *title = NULL;
    GtkWidget *header;

    if (before != NULL && amends_cause_get_problem (amends_cause_line_get (before)) == problem) {
        gtk_list_box_row_set_header (row, NULL);
        return;
    }
    if (gtk_list_box_row_get_header (row) != NULL)
        return;
    title = g_strdup_printf ("%d  %s", problem, amends_guide_get_problem_title (guide, problem));
    header = make_label (title, "cause-header");
    gtk_list_box_row_set_header (row, header);
}

void
amends_cause_line_group (GtkListBox *list)
{
    gtk_list_box_set_header_func (list, header_cb, NULL, NULL);
}
