/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-table.h"

#include "amends-chart-sheet.h"

#define COLUMN_KEY "amends-chart-column"
#define LEAST_NAME_CHARS 12
#define LEAST_HEADING_CHARS 5

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
    AmendsChartSheet *sheet = user_data;
    guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), COLUMN_KEY));
    GtkWidget *label = gtk_label_new (NULL);

    gtk_label_set_xalign (GTK_LABEL (label), amends_chart_sheet_is_text (sheet, column) ? 0 : 1);
    if (!amends_chart_sheet_is_text (sheet, column))
        gtk_widget_add_css_class (label, "numeric");
    /* Names give way in a narrow window, so that their numbers are seen. */
    if (column == 0 && amends_chart_sheet_has_names (sheet)) {
        gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
        gtk_label_set_width_chars (GTK_LABEL (label), LEAST_NAME_CHARS);
    }
    gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
    guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), COLUMN_KEY));
    guint row = amends_chart_sheet_row_get_index (gtk_list_item_get_item (item));
    g_autofree char *text = amends_chart_sheet_get_cell (user_data, row, column);
    g_autofree char *spoken = amends_chart_sheet_describe_cell (user_data, row, column);

    gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_list_item_get_child (item))),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    if (column == 0 && amends_chart_sheet_has_names (user_data))
        gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), text);
}

/* The focus goes from row to row, so each says which number is what. */
static void
bind_row_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkColumnViewRow *row, gpointer user_data)
{
    guint index = amends_chart_sheet_row_get_index (gtk_column_view_row_get_item (row));
    g_autofree char *spoken = amends_chart_sheet_describe_row (user_data, index);

    gtk_column_view_row_set_accessible_label (row, spoken);
}

static void
add_rows (GtkColumnView *view, AmendsChartSheet *sheet)
{
    g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

    g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), sheet, G_CONNECT_DEFAULT);
    gtk_column_view_set_row_factory (view, factory);
}

static void
add_column (GtkColumnView *view, AmendsChartSheet *sheet, guint index)
{
    g_autofree char *heading = amends_chart_sheet_get_heading (sheet, index);
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
    g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (heading, factory);

    g_object_set_data (G_OBJECT (factory), COLUMN_KEY, GUINT_TO_POINTER (index));
    g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), sheet, G_CONNECT_DEFAULT);
    g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), sheet, G_CONNECT_DEFAULT);
    gtk_column_view_column_set_expand (column, TRUE);
    gtk_column_view_append_column (view, column);
}

static GtkWidget *
find_label (GtkWidget *widget)
{
    GtkWidget *found = GTK_IS_LABEL (widget) ? widget : NULL;

    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
         child = gtk_widget_get_next_sibling (child))
        found = find_label (child);
    return found;
}

/* Headings stand over their numbers, and give way to them in a narrow window; GTK has no property for it. */
static void
align_headings (GtkWidget *view, AmendsChartSheet *sheet)
{
    GtkWidget *header = gtk_widget_get_first_child (view);
    guint column = 0;

    for (GtkWidget *title = gtk_widget_get_first_child (header); title != NULL;
         title = gtk_widget_get_next_sibling (title), column++) {
        GtkWidget *label = find_label (title);
        const char *heading = label != NULL ? gtk_label_get_text (GTK_LABEL (label)) : NULL;

        if (label == NULL || column >= amends_chart_sheet_get_n_columns (sheet))
            continue;
        gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
        gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (heading, -1), LEAST_HEADING_CHARS));
        gtk_widget_set_tooltip_text (title, heading);
        if (amends_chart_sheet_is_text (sheet, column))
            continue;
        gtk_widget_set_hexpand (label, TRUE);
        gtk_label_set_xalign (GTK_LABEL (label), 1);
    }
}

GtkWidget *
amends_chart_table_new (AmendsChartFigure *figure)
{
    AmendsChartSheet *sheet = amends_chart_sheet_new (figure, AMENDS_CHART_SHEET_FOR_PEOPLE);
    GtkWidget *view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (sheet))));
    GtkWidget *scrolled = gtk_scrolled_window_new ();

    for (guint i = 0; i < amends_chart_sheet_get_n_columns (sheet); i++)
        add_column (GTK_COLUMN_VIEW (view), sheet, i);
    add_rows (GTK_COLUMN_VIEW (view), sheet);
    align_headings (view, sheet);
    gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    amends_chart_figure_get_title (figure), -1);
    gtk_widget_add_css_class (view, "data-table");
    gtk_column_view_set_show_column_separators (GTK_COLUMN_VIEW (view), FALSE);
    gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (view), TRUE);
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
    gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
    gtk_widget_add_css_class (scrolled, "chart-table");
    return scrolled;
}
