/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-marks.h"

#include <math.h>

#define MOST_MARKS 96

struct _AmendsChartMarks {
    GtkWidget *parent;  /* (unowned) */
    GPtrArray *widgets; /* (element-type AmendsChartMark) (unowned): those in use first */
    guint used;
};

gboolean
amends_chart_place_equal (AmendsChartPlace a, AmendsChartPlace b)
{
    return a.layer == b.layer && a.series == b.series && a.point == b.point;
}

AmendsChartMarks *
amends_chart_marks_new (GtkWidget *parent)
{
    AmendsChartMarks *self = g_new0 (AmendsChartMarks, 1);

    self->parent = parent;
    self->widgets = g_ptr_array_new ();
    return self;
}

void
amends_chart_marks_free (AmendsChartMarks *self)
{
    for (guint i = 0; i < self->widgets->len; i++)
        gtk_widget_unparent (g_ptr_array_index (self->widgets, i));
    g_ptr_array_unref (self->widgets);
    g_free (self);
}

/* Those that are left over go: a hidden child would still be one to a screen reader that counts. */
static void
trim (AmendsChartMarks *self)
{
    while (self->widgets->len > self->used)
        gtk_widget_unparent (g_ptr_array_steal_index (self->widgets, self->widgets->len - 1));
}

void
amends_chart_marks_clear (AmendsChartMarks *self)
{
    self->used = 0;
    trim (self);
}

static AmendsChartMark *
take_mark (AmendsChartMarks *self)
{
    if (self->used == self->widgets->len) {
        GtkWidget *mark = amends_chart_mark_new ();

        if (self->widgets->len > 0)
            gtk_widget_insert_after (mark, self->parent, g_ptr_array_index (self->widgets, self->widgets->len - 1));
        else
            gtk_widget_set_parent (mark, self->parent);
        g_ptr_array_add (self->widgets, mark);
    }
    return g_ptr_array_index (self->widgets, self->used++);
}

/* The points of one series, @most of them, around where the focus is. */
static void
add_series (AmendsChartMarks *self, const AmendsChartPlan *plan, AmendsChartFigure *figure, AmendsChartPlace first,
            double u, gsize most, gsize before, gsize total)
{
    AmendsChartScene scene = amends_chart_plan_scene (plan, figure, first.layer, 1);
    AmendsChartSeries *series =
        amends_chart_layer_get_series (amends_chart_figure_get_layer (figure, first.layer), first.series);
    gsize n = amends_chart_series_get_n_points (series), from = 0;

    if (n > most) {
        gsize center = amends_chart_scene_nearest (&scene, series, u);

        from = MIN (center - MIN (center, most / 2), n - most);
    }
    for (gsize point = from; point < n && point < from + most; point++) {
        AmendsChartPlace place = { first.layer, first.series, point };
        g_autofree char *spoken = NULL;
        graphene_rect_t unused;

        if (!amends_chart_walk_locate (plan, figure, place, &unused))
            continue;
        spoken = amends_chart_figure_describe (figure, place.layer, place.series, point);
        amends_chart_mark_set (take_mark (self), place, spoken, before + point + 1, total);
    }
}

static void
count (AmendsChartFigure *figure, guint *n_series, gsize *n_points)
{
    for (guint i = 0; i < amends_chart_figure_get_n_layers (figure); i++) {
        AmendsChartLayer *layer = amends_chart_figure_get_layer (figure, i);

        for (guint j = 0; j < amends_chart_layer_get_n_series (layer); j++)
            *n_points += amends_chart_series_get_n_points (amends_chart_layer_get_series (layer, j));
        *n_series += amends_chart_layer_get_n_series (layer);
    }
}

static double
find_center (AmendsChartFigure *figure, AmendsChartPlace center)
{
    AmendsChartLayer *layer;
    AmendsChartSeries *series;

    if (center.layer >= amends_chart_figure_get_n_layers (figure))
        return 0;
    layer = amends_chart_figure_get_layer (figure, center.layer);
    if (center.series >= amends_chart_layer_get_n_series (layer))
        return 0;
    series = amends_chart_layer_get_series (layer, center.series);
    if (center.point >= amends_chart_series_get_n_points (series))
        return 0;
    return amends_chart_axis_place (amends_chart_figure_get_x_axis (figure),
                                    amends_chart_series_get_x (series)[center.point]);
}

void
amends_chart_marks_update (AmendsChartMarks *self, const AmendsChartPlan *plan, AmendsChartFigure *figure,
                           AmendsChartPlace center)
{
    double u = find_center (figure, center);
    gsize total = 0, before = 0;
    guint n_series = 0;

    self->used = 0;
    count (figure, &n_series, &total);
    for (guint i = 0; i < amends_chart_figure_get_n_layers (figure); i++) {
        AmendsChartLayer *layer = amends_chart_figure_get_layer (figure, i);

        for (guint j = 0; j < amends_chart_layer_get_n_series (layer); j++) {
            gsize most = total <= MOST_MARKS ? total : MAX (MOST_MARKS / n_series, 1);

            add_series (self, plan, figure, (AmendsChartPlace) { i, j, 0 }, u, most, before, total);
            before += amends_chart_series_get_n_points (amends_chart_layer_get_series (layer, j));
        }
    }
    trim (self);
}

GtkWidget *
amends_chart_marks_find (AmendsChartMarks *self, AmendsChartPlace place)
{
    for (guint i = 0; i < self->used; i++)
        if (amends_chart_place_equal (amends_chart_mark_get_place (g_ptr_array_index (self->widgets, i)), place))
            return g_ptr_array_index (self->widgets, i);
    return NULL;
}

guint
amends_chart_marks_get_n (AmendsChartMarks *self)
{
    return self->used;
}

void
amends_chart_marks_allocate (AmendsChartMarks *self, const AmendsChartPlan *plan, AmendsChartFigure *figure)
{
    for (guint i = 0; i < self->used; i++) {
        AmendsChartMark *mark = g_ptr_array_index (self->widgets, i);
        graphene_rect_t box = GRAPHENE_RECT_INIT (0, 0, 0, 0);
        GtkAllocation allocation;

        amends_chart_walk_locate (plan, figure, amends_chart_mark_get_place (mark), &box);
        allocation.x = (int) floorf (box.origin.x);
        allocation.y = (int) floorf (box.origin.y);
        allocation.width = (int) MAX (ceilf (box.size.width), 2);
        allocation.height = (int) MAX (ceilf (box.size.height), 2);
        gtk_widget_measure (GTK_WIDGET (mark), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
        gtk_widget_size_allocate (GTK_WIDGET (mark), &allocation, -1);
    }
}

/* Only the one with the focus shows anything. */
void
amends_chart_marks_snapshot (AmendsChartMarks *self, GtkSnapshot *snapshot)
{
    GtkWidget *focused = gtk_widget_get_focus_child (self->parent);

    if (focused != NULL && AMENDS_IS_CHART_MARK (focused))
        gtk_widget_snapshot_child (self->parent, focused, snapshot);
}
