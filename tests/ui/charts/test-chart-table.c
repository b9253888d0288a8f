/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a screen reader says of a chart's table: it goes from row to row and from cell to cell, and sees no headings above the numbers. */
#include "amends-chart-sheet.h"
#include "amends-chart.h"
#include "chart-samples.h"

#include <adwaita.h>

typedef struct {
    GtkWidget *window, *chart, *view;
    AmendsChartFigure *figure;
} Fixture;

static GtkWidget *
find (GtkWidget *widget, GType type)
{
    GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
         child = gtk_widget_get_next_sibling (child))
        found = find (child, type);
    return found;
}

static GtkWidget *
find_cell (GtkWidget *widget, const char *text)
{
    GtkWidget *found = NULL;

    if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
        return gtk_widget_get_parent (widget);
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
         child = gtk_widget_get_next_sibling (child))
        found = find_cell (child, text);
    return found;
}

/* Waits until there is a cell with that text, and returns it. */
static GtkWidget *
await_cell (Fixture *self, const char *text)
{
    GtkWidget *cell;

    while ((cell = find_cell (self->view, text)) == NULL)
        g_main_context_iteration (NULL, TRUE);
    return cell;
}

static void
show (Fixture *self, ChartSample sample)
{
    self->figure = chart_sample_make (sample, CHART_SAMPLE_ENGLISH);
    self->chart = amends_chart_new (self->figure);
    self->window = adw_window_new ();
    gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 500);
    adw_window_set_content (ADW_WINDOW (self->window), self->chart);
    amends_chart_set_table_shown (AMENDS_CHART (self->chart), TRUE);
    gtk_window_present (GTK_WINDOW (self->window));
    self->view = find (self->chart, GTK_TYPE_COLUMN_VIEW);
    g_assert_nonnull (self->view);
}

static void
dismiss (Fixture *self)
{
    gtk_window_destroy (GTK_WINDOW (self->window));
    g_object_unref (self->figure);
}

static void
test_cells_say_what_they_are (void)
{
    static const char *const OF_CELL = "Cumulative share: 55.6%";
    static const char *const OF_ROW = "Damaged on the way, Complaints: 61, Cumulative share: 55.6%";
    Fixture self;
    GtkWidget *cell;

    show (&self, CHART_SAMPLE_CAUSES);
    cell = await_cell (&self, "55.6%");
    gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, OF_CELL);
    gtk_test_accessible_assert_property (gtk_widget_get_parent (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, OF_ROW);
    cell = await_cell (&self, "Damaged on the way");
    gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, "Damaged on the way");
    dismiss (&self);
}

static void
test_empty_cells (void)
{
    g_autoptr (AmendsChartFigure) figure = chart_sample_make (CHART_SAMPLE_PRODUCTS, CHART_SAMPLE_ENGLISH);
    g_autoptr (AmendsChartSheet) sheet = amends_chart_sheet_new (figure, AMENDS_CHART_SHEET_FOR_PEOPLE);
    g_autofree char *cell = NULL, *row = NULL, *other = NULL;

    /* The yoga mat was not sold in January and February. */
    cell = amends_chart_sheet_describe_cell (sheet, 3, 1);
    g_assert_cmpstr (cell, ==, "January 2025: no value");
    row = amends_chart_sheet_describe_row (sheet, 3);
    g_assert_true (g_str_has_prefix (row, "Yoga mat, March 2025: "));
    other = amends_chart_sheet_describe_row (sheet, 2);
    g_assert_true (g_str_has_prefix (other, "LED desk lamp, January 2025: "));
}

static void
test_headings (void)
{
    Fixture self;
    GtkWidget *header;
    guint n = 0;

    show (&self, CHART_SAMPLE_CAUSES);
    g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (find (self.chart, GTK_TYPE_LABEL))), ==,
                     GTK_ACCESSIBLE_ROLE_HEADING);
    header = gtk_widget_get_first_child (self.view);
    for (GtkWidget *title = gtk_widget_get_first_child (header); title != NULL;
         title = gtk_widget_get_next_sibling (title), n++)
        g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (title)), ==,
                         GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
    g_assert_cmpuint (n, ==, 3);
    dismiss (&self);
}

int
main (int argc, char **argv)
{
    gtk_test_init (&argc, &argv, NULL);
    adw_init ();
    g_test_add_func ("/chart-table/cells-say-what-they-are", test_cells_say_what_they_are);
    g_test_add_func ("/chart-table/empty-cells", test_empty_cells);
    g_test_add_func ("/chart-table/headings", test_headings);
    return g_test_run ();
}
