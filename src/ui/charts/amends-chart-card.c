/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-card.h"

#include <math.h>

#define MOST_ROWS 8
#define NAME_CHARS 28
#define VALUE_CHARS 30

struct _AmendsChartCard {
    GtkWidget parent_instance;

    GtkWidget *title, *grid;
    int rows;
};

G_DEFINE_FINAL_TYPE (AmendsChartCard, amends_chart_card, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text, int chars, double xalign, const char *css_class)
{
    GtkWidget *label = gtk_label_new (text);

    gtk_label_set_xalign (GTK_LABEL (label), (float) xalign);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
    if (css_class != NULL)
        gtk_widget_add_css_class (label, css_class);
    return label;
}

static void
add_row (AmendsChartCard *self, AmendsChartInk ink, const char *name, const char *value, gboolean meant)
{
    GtkWidget *swatch = amends_chart_ink_node_new (amends_chart_style_ink_name (ink));
    GtkWidget *name_label = make_label (name, NAME_CHARS, 0, NULL);
    GtkWidget *value_label = make_label (value, VALUE_CHARS, 1, "numeric");

    if (meant)
        gtk_widget_add_css_class (value_label, "meant");
    gtk_widget_set_hexpand (value_label, TRUE);
    gtk_widget_set_margin_start (value_label, 18);
    gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
    gtk_grid_attach (GTK_GRID (self->grid), swatch, 0, self->rows, 1, 1);
    gtk_grid_attach (GTK_GRID (self->grid), name_label, 1, self->rows, 1, 1);
    gtk_grid_attach (GTK_GRID (self->grid), value_label, 2, self->rows, 1, 1);
    self->rows++;
}

static void
clear_rows (AmendsChartCard *self)
{
    while (self->rows > 0)
        gtk_grid_remove_row (GTK_GRID (self->grid), --self->rows);
}

/* One cell of a heat table, or one event, is a subject of its own. */
static void
show_one (AmendsChartCard *self, AmendsChartFigure *figure, AmendsChartPlace place, const char *where)
{
    AmendsChartSeries *series =
        amends_chart_layer_get_series (amends_chart_figure_get_layer (figure, place.layer), place.series);
    g_autofree char *value = amends_chart_figure_describe_value (figure, place.layer, place.series, place.point);

    gtk_label_set_text (GTK_LABEL (self->title), amends_chart_series_get_name (series));
    add_row (self, amends_chart_series_get_ink (series), where, value, TRUE);
}

static void
show_all (AmendsChartCard *self, AmendsChartFigure *figure, AmendsChartPlace place, double x, const char *where)
{
    gtk_label_set_text (GTK_LABEL (self->title), where);
    for (guint i = 0; i < amends_chart_figure_get_n_layers (figure); i++) {
        AmendsChartLayer *layer = amends_chart_figure_get_layer (figure, i);

        for (guint j = 0; j < amends_chart_layer_get_n_series (layer) && self->rows < MOST_ROWS; j++) {
            AmendsChartSeries *series = amends_chart_layer_get_series (layer, j);
            gboolean meant = i == place.layer && j == place.series;
            gsize point = meant ? place.point : amends_chart_series_find (series, x);
            g_autofree char *value = NULL;

            if (point >= amends_chart_series_get_n_points (series) || amends_chart_series_get_x (series)[point] != x ||
                (isnan (amends_chart_series_get_y (series)[point]) && !AMENDS_IS_CHART_MARKER_LAYER (layer)))
                continue;
            value = amends_chart_figure_describe_value (figure, i, j, point);
            add_row (self, amends_chart_series_get_ink (series), amends_chart_series_get_name (series), value, meant);
        }
    }
}

void
amends_chart_card_show (AmendsChartCard *self, AmendsChartFigure *figure, AmendsChartPlace place)
{
    AmendsChartLayer *layer = amends_chart_figure_get_layer (figure, place.layer);
    double x = amends_chart_series_get_x (amends_chart_layer_get_series (layer, place.series))[place.point];
    g_autofree char *where = amends_chart_axis_format (amends_chart_figure_get_x_axis (figure), x);

    clear_rows (self);
    if (AMENDS_IS_CHART_HEAT_LAYER (layer) || AMENDS_IS_CHART_MARKER_LAYER (layer))
        show_one (self, figure, place, where);
    else
        show_all (self, figure, place, x, where);
}

static void
amends_chart_card_dispose (GObject *object)
{
    AmendsChartCard *self = AMENDS_CHART_CARD (object);
    GtkWidget *child;

    while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
        gtk_widget_unparent (child);
    G_OBJECT_CLASS (amends_chart_card_parent_class)->dispose (object);
}

static void
amends_chart_card_class_init (AmendsChartCardClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_chart_card_dispose;
    gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "hovercard");
    gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
    /* The marks say the same. */
    gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
amends_chart_card_init (AmendsChartCard *self)
{
    GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

    gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
    gtk_box_layout_set_spacing (layout, 4);
    gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
    self->title = make_label ("", NAME_CHARS + VALUE_CHARS, 0, "card-title");
    self->grid = gtk_grid_new ();
    gtk_grid_set_row_spacing (GTK_GRID (self->grid), 2);
    gtk_widget_set_parent (self->title, GTK_WIDGET (self));
    gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

GtkWidget *
amends_chart_card_new (void)
{
    return g_object_new (AMENDS_TYPE_CHART_CARD, NULL);
}
