/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-sheet.h"

#include "amends-chart-figure-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What is told of a series. */
typedef enum {
    TOLD_VALUES,
    TOLD_MEASURED, /* values, but for those that are expected */
    TOLD_EXPECTED, /* the others */
    TOLD_NOTES,
} Told;

typedef struct {
    guint layer, series;
    Told told;
} Line;

struct _AmendsChartSheet {
    GObject parent_instance;

    AmendsChartFigure *figure;
    GArray *x;       /* (element-type double): of all series, ascending, each once */
    GArray *lines;   /* (element-type Line) */
    gboolean across; /* x goes along the columns */
    gboolean plain;  /* it is for programs */
    guint n_told;    /* columns of each x, where it goes along them: the value, and perhaps the note */
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
add_line (AmendsChartSheet *self, guint layer, guint series, Told told)
{
    const Line line = { layer, series, told };

    g_array_append_val (self->lines, line);
}

/* A person is told in each cell what is expected, and reads remarks beside a value; a program must find both in columns of their own. */
static void
add_lines (AmendsChartSheet *self, AmendsChartSeries *series, guint layer, guint index)
{
    gsize n = amends_chart_series_get_n_points (series);

    if (self->across) {
        self->n_told = MAX (self->n_told, self->plain && has_notes (series) ? 2 : 1);
        add_line (self, layer, index, TOLD_VALUES);
        return;
    }
    if (self->plain && n > 0 && amends_chart_series_is_forecast (series, n - 1)) {
        add_line (self, layer, index, TOLD_MEASURED);
        add_line (self, layer, index, TOLD_EXPECTED);
    } else {
        add_line (self, layer, index, TOLD_VALUES);
    }
    if (has_notes (series))
        add_line (self, layer, index, TOLD_NOTES);
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

        add_x (self, series);
        if (markers)
            add_line (self, index, i, TOLD_NOTES);
        else
            add_lines (self, series, index, i);
    }
}

AmendsChartSheet *
amends_chart_sheet_new (AmendsChartFigure *figure, AmendsChartSheetUse use)
{
    AmendsChartSheet *self = g_object_new (AMENDS_TYPE_CHART_SHEET, NULL);

    self->figure = g_object_ref (figure);
    self->across = amends_chart_figure_get_heat (figure) != NULL;
    self->plain = use == AMENDS_CHART_SHEET_FOR_PROGRAMS;
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
    return 1 + (self->across ? self->x->len * self->n_told : self->lines->len);
}

/* Where a cell is from. FALSE for the cells of the first column */
static gboolean
find_cell (AmendsChartSheet *self, guint row, guint column, Line *line, guint *x)
{
    if (column == 0)
        return FALSE;
    *x = self->across ? (column - 1) / self->n_told : row;
    *line = g_array_index (self->lines, Line, self->across ? row : column - 1);
    if (self->across && (column - 1) % self->n_told > 0)
        line->told = TOLD_NOTES;
    return TRUE;
}

static char *
format_x (AmendsChartSheet *self, guint index)
{
    AmendsChartAxis *axis = amends_chart_figure_get_x_axis (self->figure);
    double x = g_array_index (self->x, double, index);

    return self->plain ? amends_chart_axis_format_plain (axis, x) : amends_chart_axis_format (axis, x);
}

static char *
head (const char *name, Told told)
{
    switch (told) {
    case TOLD_EXPECTED:
        /* Translators: a value that has not been measured yet, such as "97.9% (expected)" */
        return g_strdup_printf (_ ("%s (expected)"), name);
    case TOLD_NOTES:
        /* Translators: heads the column of remarks about a series' values in a table */
        return g_strdup_printf (_ ("%s (remark)"), name);
    case TOLD_VALUES:
    case TOLD_MEASURED:
    default:
        return g_strdup (name);
    }
}

char *
amends_chart_sheet_get_heading (AmendsChartSheet *self, guint column)
{
    const char *name = amends_chart_axis_get_name (amends_chart_figure_get_x_axis (self->figure));
    g_autofree char *x = NULL;
    guint place = 0;
    Line line;

    if (column == 0)
        return g_strdup (self->across || name == NULL ? _ ("Name") : name);
    if (self->across) {
        x = format_x (self, (column - 1) / self->n_told);
        return head (x, (column - 1) % self->n_told > 0 ? TOLD_NOTES : TOLD_VALUES);
    }
    find_cell (self, 0, column, &line, &place);
    return head (amends_chart_series_get_name (find_series (self, &line)),
                 AMENDS_IS_CHART_MARKER_LAYER (amends_chart_figure_get_layer (self->figure, line.layer)) ? TOLD_VALUES
                                                                                                         : line.told);
}

static char *
format_value (AmendsChartSheet *self, const Line *line, AmendsChartSeries *series, gsize point)
{
    AmendsChartAxis *axis =
        amends_chart_figure_get_value_axis (self->figure, amends_chart_figure_get_layer (self->figure, line->layer));
    double y = amends_chart_series_get_y (series)[point];
    gboolean expected = amends_chart_series_is_forecast (series, point);

    if (isnan (y) || (line->told == TOLD_MEASURED && expected) || (line->told == TOLD_EXPECTED && !expected))
        return g_strdup ("");
    if (self->plain)
        return amends_chart_axis_format_plain (axis, y);
    if (self->across || expected)
        return amends_chart_figure_describe_value (self->figure, line->layer, line->series, point);
    return amends_chart_axis_format (axis, y);
}

char *
amends_chart_sheet_get_cell (AmendsChartSheet *self, guint row, guint column)
{
    AmendsChartSeries *series;
    const char *note;
    gsize point;
    guint place;
    Line line;
    double x;

    if (!find_cell (self, row, column, &line, &place))
        return self->across ? g_strdup (amends_chart_series_get_long_name (
                                  find_series (self, &g_array_index (self->lines, Line, row))))
                            : format_x (self, row);
    series = find_series (self, &line);
    x = g_array_index (self->x, double, place);
    point = amends_chart_series_find (series, x);
    if (point >= amends_chart_series_get_n_points (series) || amends_chart_series_get_x (series)[point] != x)
        return g_strdup ("");
    if (line.told != TOLD_NOTES)
        return format_value (self, &line, series, point);
    note = amends_chart_series_get_note (series, point);
    return g_strdup (note != NULL ? note : "");
}

char *
amends_chart_sheet_describe_cell (AmendsChartSheet *self, guint row, guint column)
{
    g_autofree char *heading = amends_chart_sheet_get_heading (self, column);
    g_autofree char *text = amends_chart_sheet_get_cell (self, row, column);

    if (column == 0)
        return g_steal_pointer (&text);
    /* Translators: what a point of a chart belongs to, and its value: "Mean: 4.2" */
    return g_strdup_printf (_ ("%s: %s"), heading,
                            /* Translators: spoken of a cell of a table that is empty */
                            *text != '\0' ? text : _ ("no value"));
}

char *
amends_chart_sheet_describe_row (AmendsChartSheet *self, guint row)
{
    char *all = amends_chart_sheet_get_cell (self, row, 0);

    for (guint column = 1; column < amends_chart_sheet_get_n_columns (self); column++) {
        g_autofree char *before = all;
        g_autofree char *heading = amends_chart_sheet_get_heading (self, column);
        g_autofree char *text = amends_chart_sheet_get_cell (self, row, column);

        all =
            *text == '\0'
                ? g_steal_pointer (&before)
                /* Translators: where a point of a chart is, what it belongs to, and its value: "March 2026, Negative: 12" */
                : g_strdup_printf (_ ("%s, %s: %s"), before, heading, text);
    }
    return all;
}

gboolean
amends_chart_sheet_has_names (AmendsChartSheet *self)
{
    return self->across || AMENDS_IS_CHART_CATEGORY_AXIS (amends_chart_figure_get_x_axis (self->figure));
}

gboolean
amends_chart_sheet_is_text (AmendsChartSheet *self, guint column)
{
    guint x;
    Line line;

    if (self->across)
        return column == 0 || (column - 1) % self->n_told > 0;
    return !find_cell (self, 0, column, &line, &x) || line.told == TOLD_NOTES;
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
    self->n_told = 1;
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
