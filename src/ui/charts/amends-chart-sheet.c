/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-sheet.h"

#include "amends-chart-figure-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* One series, or its notes. */
typedef struct {
    guint layer, series;
    gboolean notes;
} Line;

struct _AmendsChartSheet {
    GObject parent_instance;

    AmendsChartFigure *figure;
    GArray *x;       /* (element-type double): of all series, ascending, each once */
    GArray *lines;   /* (element-type Line) */
    gboolean across; /* x goes along the columns */
};

struct _AmendsChartSheetRow {
    GObject parent_instance;

    guint index;
};

static void amends_chart_sheet_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AmendsChartSheet, amends_chart_sheet, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, amends_chart_sheet_list_init))
G_DEFINE_FINAL_TYPE (AmendsChartSheetRow, amends_chart_sheet_row, G_TYPE_OBJECT)

static AmendsChartSeries *
find_series (AmendsChartSheet *self, const Line *line)
{
    return amends_chart_layer_get_series (amends_chart_figure_get_layer (self->figure, line->layer), line->series);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
    double x = *(const double *) a, y = *(const double *) b;

    return x < y ? -1 : x > y;
}

static void
add_x (AmendsChartSheet *self, AmendsChartSeries *series)
{
    gsize n = amends_chart_series_get_n_points (series);

    if (n > 0)
        g_array_append_vals (self->x, amends_chart_series_get_x (series), (guint) n);
}

static void
sort_x (AmendsChartSheet *self)
{
    double *x;
    guint kept = 0;

    g_array_sort (self->x, compare_doubles);
    x = (double *) (void *) self->x->data;
    for (guint i = 0; i < self->x->len; i++)
        if (kept == 0 || x[i] != x[kept - 1])
            x[kept++] = x[i];
    g_array_set_size (self->x, kept);
}

static gboolean
has_notes (AmendsChartSeries *series)
{
    for (gsize i = 0; i < amends_chart_series_get_n_points (series); i++)
        if (amends_chart_series_get_note (series, i) != NULL)
            return TRUE;
    return FALSE;
}

static void
add_layer (AmendsChartSheet *self, guint index)
{
    AmendsChartLayer *layer = amends_chart_figure_get_layer (self->figure, index);
    gboolean markers = AMENDS_IS_CHART_MARKER_LAYER (layer);

    /* A mark between two categories has no row of its own. */
    if (markers && AMENDS_IS_CHART_CATEGORY_AXIS (amends_chart_figure_get_x_axis (self->figure)))
        return;
    for (guint i = 0; i < amends_chart_layer_get_n_series (layer); i++) {
        AmendsChartSeries *series = amends_chart_layer_get_series (layer, i);
        Line line = { index, i, markers };

        add_x (self, series);
        g_array_append_val (self->lines, line);
        line.notes = TRUE;
        if (!markers && !self->across && has_notes (series))
            g_array_append_val (self->lines, line);
    }
}

AmendsChartSheet *
amends_chart_sheet_new (AmendsChartFigure *figure)
{
    AmendsChartSheet *self = g_object_new (AMENDS_TYPE_CHART_SHEET, NULL);

    self->figure = g_object_ref (figure);
    self->across = amends_chart_figure_get_heat (figure) != NULL;
    for (guint i = 0; i < amends_chart_figure_get_n_layers (figure); i++)
        add_layer (self, i);
    sort_x (self);
    return self;
}

guint
amends_chart_sheet_get_n_rows (AmendsChartSheet *self)
{
    return self->across ? self->lines->len : self->x->len;
}

guint
amends_chart_sheet_get_n_columns (AmendsChartSheet *self)
{
    return 1 + (self->across ? self->x->len : self->lines->len);
}

static char *
format_x (AmendsChartSheet *self, guint index, gboolean plain)
{
    AmendsChartAxis *axis = amends_chart_figure_get_x_axis (self->figure);
    double x = g_array_index (self->x, double, index);

    return plain ? amends_chart_axis_format_plain (axis, x) : amends_chart_axis_format (axis, x);
}

static char *
format_name (AmendsChartSheet *self, const Line *line)
{
    const char *name = amends_chart_series_get_name (find_series (self, line));
    AmendsChartLayer *layer = amends_chart_figure_get_layer (self->figure, line->layer);

    if (!line->notes || AMENDS_IS_CHART_MARKER_LAYER (layer))
        return g_strdup (name);
    /* Translators: heads the column of remarks about a series' values in a table */
    return g_strdup_printf (_ ("%s (remark)"), name);
}

char *
amends_chart_sheet_get_heading (AmendsChartSheet *self, guint column, gboolean plain)
{
    const char *name = amends_chart_axis_get_name (amends_chart_figure_get_x_axis (self->figure));

    if (column > 0)
        return self->across ? format_x (self, column - 1, plain)
                            : format_name (self, &g_array_index (self->lines, Line, column - 1));
    if (self->across || name == NULL)
        return g_strdup (_ ("Name"));
    return g_strdup (name);
}

static char *
format_value (AmendsChartSheet *self, const Line *line, double x, gboolean plain)
{
    AmendsChartSeries *series = find_series (self, line);
    AmendsChartAxis *axis =
        amends_chart_figure_get_value_axis (self->figure, amends_chart_figure_get_layer (self->figure, line->layer));
    gsize point = amends_chart_series_find (series, x);
    const char *note;

    if (point >= amends_chart_series_get_n_points (series) || amends_chart_series_get_x (series)[point] != x)
        return g_strdup ("");
    if (line->notes) {
        note = amends_chart_series_get_note (series, point);
        return g_strdup (note != NULL ? note : "");
    }
    if (isnan (amends_chart_series_get_y (series)[point]))
        return g_strdup ("");
    if (plain)
        return amends_chart_axis_format_plain (axis, amends_chart_series_get_y (series)[point]);
    if (self->across || amends_chart_series_is_forecast (series, point)) {
        g_autofree char *whole = amends_chart_figure_describe_value (self->figure, line->layer, line->series, point);

        return g_steal_pointer (&whole);
    }
    return amends_chart_axis_format (axis, amends_chart_series_get_y (series)[point]);
}

char *
amends_chart_sheet_get_cell (AmendsChartSheet *self, guint row, guint column, gboolean plain)
{
    guint x = self->across ? column - 1 : row, line = self->across ? row : column - 1;

    if (column == 0)
        return self->across ? format_name (self, &g_array_index (self->lines, Line, row)) : format_x (self, row, plain);
    return format_value (self, &g_array_index (self->lines, Line, line), g_array_index (self->x, double, x), plain);
}

gboolean
amends_chart_sheet_has_names (AmendsChartSheet *self)
{
    return self->across || AMENDS_IS_CHART_CATEGORY_AXIS (amends_chart_figure_get_x_axis (self->figure));
}

gboolean
amends_chart_sheet_is_text (AmendsChartSheet *self, guint column)
{
    return column == 0 || (!self->across && g_array_index (self->lines, Line, column - 1).notes);
}

static GType
amends_chart_sheet_get_item_type (GListModel *model G_GNUC_UNUSED)
{
    return AMENDS_TYPE_CHART_SHEET_ROW;
}

static guint
amends_chart_sheet_get_n_items (GListModel *model)
{
    return amends_chart_sheet_get_n_rows (AMENDS_CHART_SHEET (model));
}

static gpointer
amends_chart_sheet_get_item (GListModel *model, guint position)
{
    AmendsChartSheetRow *row;

    if (position >= amends_chart_sheet_get_n_rows (AMENDS_CHART_SHEET (model)))
        return NULL;
    row = g_object_new (AMENDS_TYPE_CHART_SHEET_ROW, NULL);
    row->index = position;
    return row;
}

static void
amends_chart_sheet_list_init (GListModelInterface *iface)
{
    iface->get_item_type = amends_chart_sheet_get_item_type;
    iface->get_n_items = amends_chart_sheet_get_n_items;
    iface->get_item = amends_chart_sheet_get_item;
}

static void
amends_chart_sheet_finalize (GObject *object)
{
    AmendsChartSheet *self = AMENDS_CHART_SHEET (object);

    g_clear_object (&self->figure);
    g_array_unref (self->x);
    g_array_unref (self->lines);
    G_OBJECT_CLASS (amends_chart_sheet_parent_class)->finalize (object);
}

static void
amends_chart_sheet_class_init (AmendsChartSheetClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = amends_chart_sheet_finalize;
}

static void
amends_chart_sheet_init (AmendsChartSheet *self)
{
    self->x = g_array_new (FALSE, FALSE, sizeof (double));
    self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
}

static void
amends_chart_sheet_row_class_init (AmendsChartSheetRowClass *klass G_GNUC_UNUSED)
{
}

static void
amends_chart_sheet_row_init (AmendsChartSheetRow *self G_GNUC_UNUSED)
{
}

guint
amends_chart_sheet_row_get_index (AmendsChartSheetRow *self)
{
    return self->index;
}
