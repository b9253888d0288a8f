/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-report-table.h"

#define PAD_X 6.0
#define PAD_Y 3.5
#define BAR_WIDTH 64.0
#define BAR_HEIGHT 7.0
#define LABEL_MOST 0.4 /* of the table's width */
#define NUMBER_MOST 72.0
#define LEAST_TEXT 90.0
#define MOST_LINES 2
#define MOST_PROSE_LINES 12

typedef struct {
    char *title;
    AmendsReportColumn kind;
    double width;
} Column;

typedef struct {
    char *text; /* (nullable): a bar */
    double share;
    AmendsReportInk ink;
} Cell;

struct _AmendsReportTable {
    PangoContext *context;
    double width;
    GArray *columns; /* (element-type Column) */
    GArray *cells;   /* (element-type Cell): row by row */
};

typedef struct {
    PangoLayout *layout; /* (nullable): a bar */
    double x, width, share;
    AmendsReportInk ink;
} Place;

typedef struct {
    AmendsReportBlock parent;
    GArray *places; /* (element-type Place) */
    double width, baseline;
    gboolean is_head, is_striped;
} Row;

static void
clear_column (gpointer data)
{
    g_free (((Column *) data)->title);
}

static void
clear_cell (gpointer data)
{
    g_free (((Cell *) data)->text);
}

static void
clear_place (gpointer data)
{
    g_clear_object (&((Place *) data)->layout);
}

AmendsReportTable *
amends_report_table_new (PangoContext *context, double width)
{
    AmendsReportTable *self = g_new0 (AmendsReportTable, 1);

    self->context = g_object_ref (context);
    self->width = width;
    self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
    g_array_set_clear_func (self->columns, clear_column);
    self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
    g_array_set_clear_func (self->cells, clear_cell);
    return self;
}

void
amends_report_table_free (AmendsReportTable *self)
{
    g_object_unref (self->context);
    g_array_unref (self->columns);
    g_array_unref (self->cells);
    g_free (self);
}

void
amends_report_table_add_column (AmendsReportTable *self, const char *title, AmendsReportColumn kind)
{
    const Column column = { g_strdup (title), kind, 0 };

    g_array_append_val (self->columns, column);
}

void
amends_report_table_add_cell (AmendsReportTable *self, const char *text, double share, AmendsReportInk ink)
{
    const Cell cell = { g_strdup (text), CLAMP (share, 0, 1), ink };

    g_array_append_val (self->cells, cell);
}

void
amends_report_table_add_text (AmendsReportTable *self, const char *text)
{
    amends_report_table_add_cell (self, text, 0, AMENDS_REPORT_INK_TEXT);
}

static double
measure_line (AmendsReportTable *self, const char *text, AmendsReportFont font)
{
    g_autoptr (PangoLayout) layout = amends_report_style_layout (self->context, text, font, -1);
    double width;

    amends_report_style_measure (layout, &width, NULL);
    return width;
}

static double
measure_longest_word (AmendsReportTable *self, const char *text, AmendsReportFont font)
{
    g_auto (GStrv) words = g_strsplit (text, " ", -1);
    double widest = 0;

    for (guint i = 0; words[i] != NULL; i++)
        widest = MAX (widest, measure_line (self, words[i], font));
    return widest;
}

/* Numbers are never broken, their heads only where the words of a language are long. */
static double
measure_column (AmendsReportTable *self, guint index)
{
    const Column *column = &g_array_index (self->columns, Column, index);
    double head = measure_longest_word (self, column->title, AMENDS_REPORT_FONT_STRONG), cells = 0;

    if (column->kind == AMENDS_REPORT_COLUMN_BAR)
        return BAR_WIDTH;
    for (guint i = index; i < self->cells->len; i += self->columns->len)
        cells = MAX (cells, measure_line (self, g_array_index (self->cells, Cell, i).text, AMENDS_REPORT_FONT_BODY));
    if (column->kind == AMENDS_REPORT_COLUMN_LABEL)
        return MIN (MAX (head, cells), self->width * LABEL_MOST);
    return MAX (cells, MIN (head, NUMBER_MOST));
}

static gboolean
is_flexible (const Column *column)
{
    return column->kind == AMENDS_REPORT_COLUMN_TEXT || column->kind == AMENDS_REPORT_COLUMN_PROSE;
}

static void
measure_columns (AmendsReportTable *self)
{
    double left = self->width;
    guint n_text = 0;

    for (guint i = 0; i < self->columns->len; i++) {
        Column *column = &g_array_index (self->columns, Column, i);

        n_text += is_flexible (column);
        column->width = is_flexible (column) ? 0 : measure_column (self, i);
        left -= column->width + 2 * PAD_X;
    }
    for (guint i = 0; i < self->columns->len; i++) {
        Column *column = &g_array_index (self->columns, Column, i);

        if (is_flexible (column))
            column->width = MAX (left / n_text, LEAST_TEXT);
    }
    /* Without a column that takes the rest, the rest is shared by all. */
    for (guint i = 0; n_text == 0 && i < self->columns->len; i++)
        g_array_index (self->columns, Column, i).width += MAX (left / self->columns->len, 0);
}

static void
draw_bar (cairo_t *cr, const Place *place, double x, double y)
{
    double top = y - BAR_HEIGHT;

    amends_report_style_fill (cr, x, top, place->width * place->share, BAR_HEIGHT, place->ink);
    amends_report_style_rule (cr, x, top + BAR_HEIGHT, place->width, AMENDS_REPORT_INK_RULE);
}

/* Heads stand on the line below them, and what they are above on the line of its row's first letters, whatever fonts they take. */
static double
find_top (const Row *self, const Place *place)
{
    double height;

    if (!self->is_head)
        return PAD_Y + self->baseline - amends_report_style_get_baseline (place->layout);
    amends_report_style_measure (place->layout, NULL, &height);
    return self->parent.piece.height - PAD_Y - height;
}

static void
draw_row (const AmendsReportBlock *block, cairo_t *cr, double x, double y)
{
    const Row *self = (const Row *) block;
    const char *tag = self->is_head ? "TH" : "TD";
    double height = block->piece.height;

    if (self->is_striped)
        amends_report_style_fill (cr, x, y, self->width, height, AMENDS_REPORT_INK_STRIPE);
    if (self->is_head)
        amends_report_style_rule (cr, x, y + height, self->width, AMENDS_REPORT_INK_DIM);
    cairo_tag_begin (cr, "TR", NULL);
    for (guint i = 0; i < self->places->len; i++) {
        const Place *place = &g_array_index (self->places, Place, i);

        cairo_tag_begin (cr, tag, NULL);
        if (place->layout != NULL)
            amends_report_style_show (cr, place->layout, x + place->x, y + find_top (self, place), place->ink);
        else
            draw_bar (cr, place, x + place->x, y + PAD_Y + self->baseline);
        cairo_tag_end (cr, tag);
    }
    cairo_tag_end (cr, "TR");
}

static void
clear_row (AmendsReportBlock *block)
{
    g_array_unref (((Row *) block)->places);
}

static Row *
new_row (AmendsReportTable *self, gboolean is_head)
{
    Row *row = g_new0 (Row, 1);

    row->places = g_array_new (FALSE, FALSE, sizeof (Place));
    g_array_set_clear_func (row->places, clear_place);
    row->width = self->width;
    row->is_head = is_head;
    row->parent.piece.head = -1;
    row->parent.piece.keeps_next = is_head;
    row->parent.draw = draw_row;
    row->parent.clear = clear_row;
    return row;
}

static void
add_place (AmendsReportTable *self, Row *row, const char *text, const Cell *cell, guint column_index, double x)
{
    const Column *column = &g_array_index (self->columns, Column, column_index);
    Place place = { .x = x + PAD_X, .width = column->width, .share = cell != NULL ? cell->share : 0 };

    place.ink = cell != NULL ? cell->ink : AMENDS_REPORT_INK_DIM;
    if (text != NULL) {
        place.layout = amends_report_style_layout (
            self->context, text, row->is_head ? AMENDS_REPORT_FONT_STRONG : AMENDS_REPORT_FONT_BODY, column->width);
        pango_layout_set_height (place.layout,
                                 column->kind == AMENDS_REPORT_COLUMN_PROSE ? -MOST_PROSE_LINES : -MOST_LINES);
        pango_layout_set_ellipsize (place.layout, PANGO_ELLIPSIZE_END);
        if (column->kind == AMENDS_REPORT_COLUMN_NUMBER)
            pango_layout_set_alignment (place.layout, PANGO_ALIGN_RIGHT);
        row->baseline = MAX (row->baseline, amends_report_style_get_baseline (place.layout));
    }
    g_array_append_val (row->places, place);
}

/* From the highest letters to the lowest, with all first letters on one line. */
static void
measure_row (Row *row)
{
    for (guint i = 0; i < row->places->len; i++) {
        PangoLayout *layout = g_array_index (row->places, Place, i).layout;
        double height, above;

        if (layout == NULL)
            continue;
        amends_report_style_measure (layout, NULL, &height);
        above = row->is_head ? 0 : row->baseline - amends_report_style_get_baseline (layout);
        row->parent.piece.height = MAX (row->parent.piece.height, above + height + 2 * PAD_Y);
    }
}

void
amends_report_table_end (AmendsReportTable *self, GPtrArray *blocks)
{
    Row *head = new_row (self, TRUE);
    guint n_columns = self->columns->len, head_index = blocks->len;
    double x = 0;

    g_return_if_fail (n_columns > 0 && self->cells->len % n_columns == 0);

    measure_columns (self);
    for (guint i = 0; i < n_columns; i++) {
        add_place (self, head, g_array_index (self->columns, Column, i).title, NULL, i, x);
        x += g_array_index (self->columns, Column, i).width + 2 * PAD_X;
    }
    measure_row (head);
    head->parent.table = head;
    g_ptr_array_add (blocks, head);
    for (guint first = 0; first < self->cells->len; first += n_columns) {
        Row *row = new_row (self, FALSE);

        x = 0;
        for (guint i = 0; i < n_columns; i++) {
            const Cell *cell = &g_array_index (self->cells, Cell, first + i);

            add_place (self, row, cell->text, cell, i, x);
            x += g_array_index (self->columns, Column, i).width + 2 * PAD_X;
        }
        measure_row (row);
        row->is_striped = first / n_columns % 2 == 1;
        row->parent.table = head;
        row->parent.piece.head = (int) head_index;
        g_ptr_array_add (blocks, row);
    }
    amends_report_table_free (self);
}
