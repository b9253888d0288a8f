/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-axis-private.h"
#include "amends-chart-save.h"
#include "amends-chart-sheet.h"
#include "chart-samples.h"

#include <math.h>
#include <string.h>

static char *
read_csv (AmendsChartFigure *figure)
{
    g_autoptr (GBytes) bytes = amends_chart_figure_to_csv (figure);

    g_autofree char *csv = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

    /* Without it a spreadsheet reads "Größe" as "GrÃ¶ÃŸe". */
    g_assert_true (g_str_has_prefix (csv, "\357\273\277"));
    return g_strdup (csv + 3);
}

static AmendsChartFigure *
make_months (void)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
    g_autoptr (AmendsChartSeries) positive = amends_chart_series_new ("Positive", AMENDS_CHART_INK_POSITIVE);
    g_autoptr (AmendsChartSeries) negative = amends_chart_series_new ("=Negative, \"bad\"", AMENDS_CHART_INK_NEGATIVE);
    /* January, February and March 2026 in Berlin. */
    const double x[] = { 1767222000, 1769900400, 1772319600 }, y[] = { 12.5, NAN, -3 }, fewer[] = { 7, 8 };
    const char *notes[] = { "", "@sum(A1)", "two\nlines", NULL };
    AmendsChartAxis *axis = amends_chart_time_axis_new (AMENDS_CHART_MONTH, zone);
    AmendsChartFigure *figure = amends_chart_figure_new (axis, amends_chart_value_axis_new (AMENDS_CHART_UNIT_NUMBER));
    AmendsChartLayer *layer = amends_chart_bar_layer_new (AMENDS_CHART_BARS_STACKED);

    amends_chart_axis_set_name (axis, "Month");
    amends_chart_series_set_points (positive, x, y, 3);
    amends_chart_series_set_notes (positive, notes);
    amends_chart_series_set_points (negative, x + 1, fewer, 2);
    amends_chart_layer_add (layer, positive);
    amends_chart_layer_add (layer, negative);
    amends_chart_figure_take_layer (figure, layer);
    return figure;
}

/* Numbers stay numbers, also negative ones; words that would be formulas become words; lines end as RFC 4180 has it. */
static void
test_csv (void)
{
    g_autoptr (AmendsChartFigure) figure = make_months ();
    g_autofree char *csv = read_csv (figure);

    g_assert_cmpstr (csv, ==,
                     "Month,Positive,Positive (remark),\"'=Negative, \"\"bad\"\"\"\r\n"
                     "2026-01-01,12.5,,\r\n"
                     "2026-02-01,,\"'@sum(A1)\",7\r\n"
                     "2026-03-01,-3,\"two\nlines\",8\r\n");
}

static void
test_csv_guards (void)
{
    static const struct {
        const char *name, *field;
    } cases[] = {
        { "=1+1", "\"'=1+1\"" },
        { "+1", "\"'+1\"" },
        { "-1", "\"'-1\"" },
        { "@A", "\"'@A\"" },
        { "\tx", "\"'\tx\"" },
        { "\rx", "\"'\rx\"" },
        { "＝1", "\"'＝1\"" },
        { "−1", "\"'−1\"" },
        { "a=1", "a=1" },
        { "a;b", "\"a;b\"" },
        { "", "" },
        { "a\"b", "\"a\"\"b\"" },
        { "Größe, 大", "\"Größe, 大\"" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        const char *labels[] = { cases[i].name, NULL };
        const double y[] = { 1 };
        g_autoptr (AmendsChartFigure) figure = amends_chart_figure_new (
            amends_chart_category_axis_new (labels), amends_chart_value_axis_new (AMENDS_CHART_UNIT_COUNT));
        g_autoptr (AmendsChartSeries) series = amends_chart_series_new ("n", AMENDS_CHART_INK_FIRST);
        AmendsChartLayer *layer = amends_chart_bar_layer_new (AMENDS_CHART_BARS_STACKED);
        g_autofree char *csv = NULL, *expected = g_strdup_printf ("Name,n\r\n%s,1\r\n", cases[i].field);

        amends_chart_series_set_points (series, NULL, y, 1);
        amends_chart_layer_add (layer, series);
        amends_chart_figure_take_layer (figure, layer);
        csv = read_csv (figure);
        g_assert_cmpstr (csv, ==, expected);
    }
}

static void
test_csv_empty (void)
{
    g_autoptr (AmendsChartFigure) figure = chart_sample_make (CHART_SAMPLE_EMPTY, CHART_SAMPLE_ENGLISH);
    g_autofree char *csv = read_csv (figure);

    g_assert_cmpstr (csv, ==, "Day,30 days\r\n");
}

static void
assert_cell (AmendsChartSheet *sheet, guint row, guint column, const char *expected)
{
    g_autofree char *text = amends_chart_sheet_get_cell (sheet, row, column);

    g_assert_cmpstr (text, ==, expected);
}

static void
test_sheet (void)
{
    g_autoptr (AmendsChartFigure) figure = make_months ();
    g_autoptr (AmendsChartSheet) sheet = amends_chart_sheet_new (figure, AMENDS_CHART_SHEET_FOR_PEOPLE);
    g_autofree char *heading = amends_chart_sheet_get_heading (sheet, 0);

    g_assert_cmpuint (amends_chart_sheet_get_n_rows (sheet), ==, 3);
    g_assert_cmpuint (amends_chart_sheet_get_n_columns (sheet), ==, 4);
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sheet)), ==, 3);
    g_assert_null (g_list_model_get_item (G_LIST_MODEL (sheet), 3));
    g_assert_cmpstr (heading, ==, "Month");
    assert_cell (sheet, 0, 0, "January 2026");
    assert_cell (sheet, 0, 1, "12.5");
    assert_cell (sheet, 1, 1, "");
    assert_cell (sheet, 1, 2, "@sum(A1)");
    assert_cell (sheet, 2, 1, "\u200E−3");
    assert_cell (sheet, 0, 3, "");
    assert_cell (sheet, 2, 3, "8");
}

/* A heat table keeps its rows and columns. */
static void
test_sheet_of_heat (void)
{
    g_autoptr (AmendsChartFigure) figure = chart_sample_make (CHART_SAMPLE_PRODUCTS, CHART_SAMPLE_ENGLISH);
    g_autoptr (AmendsChartSheet) sheet = amends_chart_sheet_new (figure, AMENDS_CHART_SHEET_FOR_PEOPLE);
    g_autofree char *heading = amends_chart_sheet_get_heading (sheet, 12);

    g_assert_cmpuint (amends_chart_sheet_get_n_rows (sheet), ==, 8);
    g_assert_cmpuint (amends_chart_sheet_get_n_columns (sheet), ==, 13);
    g_assert_cmpstr (heading, ==, "December 2025");
    assert_cell (sheet, 0, 0, "Travel kettle 0.6 l");
    assert_cell (sheet, 0, 1, "22.0% · 9 / 41");
    assert_cell (sheet, 3, 1, "");
}

static void
test_events_are_in_the_sheet (void)
{
    g_autoptr (AmendsChartFigure) figure = chart_sample_make (CHART_SAMPLE_RATING, CHART_SAMPLE_ENGLISH);
    g_autoptr (AmendsChartSheet) sheet = amends_chart_sheet_new (figure, AMENDS_CHART_SHEET_FOR_PEOPLE);

    g_assert_cmpuint (amends_chart_sheet_get_n_columns (sheet), ==, 5);
    assert_cell (sheet, 170, 4, "New carrier");
    assert_cell (sheet, 379, 3, "97.9% (expected)");
}

static char *
dup_line (const char *csv, guint n)
{
    g_auto (GStrv) lines = g_strsplit (csv, "\r\n", -1);

    g_assert_cmpuint (n, <, g_strv_length (lines));
    return g_strdup (lines[n]);
}

/* The numbers in the cells of a heat table are in its file as well, and names in full. */
static void
test_csv_of_heat (void)
{
    g_autoptr (AmendsChartFigure) figure = chart_sample_make (CHART_SAMPLE_PRODUCTS, CHART_SAMPLE_ENGLISH);
    AmendsChartLayer *heat = amends_chart_figure_get_layer (figure, 0);
    g_autofree char *csv = NULL, *head = NULL, *first = NULL;

    amends_chart_series_set_long_name (amends_chart_layer_get_series (heat, 0), "Travel kettle 0.6 l, white");
    csv = read_csv (figure);
    head = dup_line (csv, 0);
    first = dup_line (csv, 1);
    g_assert_true (g_str_has_prefix (head, "Name,2025-01-01,2025-01-01 (remark),2025-02-01,2025-02-01 (remark),"));
    g_assert_true (g_str_has_prefix (first, "\"Travel kettle 0.6 l, white\",0.2195121951,9 / 41,"));
}

/* What is expected stands in a column of its own. */
static void
test_csv_of_forecast (void)
{
    static const double X[] = { 0, 86400, 172800 }, Y[] = { 0.5, 0.75, 1 };
    g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
    g_autoptr (AmendsChartSeries) series = amends_chart_series_new ("30 days", AMENDS_CHART_INK_FIRST);
    g_autoptr (AmendsChartFigure) figure = amends_chart_figure_new (
        amends_chart_time_axis_new (AMENDS_CHART_DAY, zone), amends_chart_value_axis_new (AMENDS_CHART_UNIT_PERCENT));
    AmendsChartLayer *layer = amends_chart_line_layer_new ();
    g_autofree char *csv = NULL;

    amends_chart_series_set_points (series, X, Y, G_N_ELEMENTS (X));
    amends_chart_series_set_forecast_from (series, X[2]);
    amends_chart_layer_add (layer, series);
    amends_chart_figure_take_layer (figure, layer);
    csv = read_csv (figure);
    g_assert_cmpstr (csv, ==,
                     "Name,30 days,30 days (expected)\r\n"
                     "1970-01-01,0.5,\r\n"
                     "1970-01-02,0.75,\r\n"
                     "1970-01-03,,1\r\n");
}

/* A picture is as high as its rows need, in a script of tall letters too: no name of a row is left out. */
static void
test_height (void)
{
    g_autoptr (AmendsChartFigure) stars = chart_sample_make (CHART_SAMPLE_STARS, CHART_SAMPLE_ENGLISH);
    const char *labels[41];
    double y[G_N_ELEMENTS (labels) - 1];
    int heights[2], before = amends_chart_figure_measure (stars, 960);

    for (int chinese = 0; chinese < 2; chinese++) {
        g_autoptr (AmendsChartSeries) series = amends_chart_series_new ("n", AMENDS_CHART_INK_FIRST);
        g_autoptr (AmendsChartFigure) figure = NULL;
        AmendsChartLayer *layer = amends_chart_bar_layer_new (AMENDS_CHART_BARS_STACKED);
        g_autoptr (GBytes) bytes = NULL;
        const GArray *ticks;

        for (gsize i = 0; i < G_N_ELEMENTS (y); i++) {
            labels[i] = chinese ? "買家對品質不滿意" : "Quality";
            y[i] = 1;
        }
        labels[G_N_ELEMENTS (y)] = NULL;
        figure = amends_chart_figure_new (amends_chart_category_axis_new (labels),
                                          amends_chart_value_axis_new (AMENDS_CHART_UNIT_COUNT));
        amends_chart_figure_set_transposed (figure, TRUE);
        amends_chart_series_set_points (series, NULL, y, G_N_ELEMENTS (y));
        amends_chart_layer_add (layer, series);
        amends_chart_figure_take_layer (figure, layer);
        heights[chinese] = amends_chart_figure_measure (figure, 960);
        bytes = amends_chart_figure_to_svg (figure, 960, heights[chinese], FALSE, NULL);
        ticks = amends_chart_axis_get_ticks (amends_chart_figure_get_x_axis (figure));
        g_assert_cmpuint (ticks->len, ==, G_N_ELEMENTS (y));
    }
    g_assert_cmpint (heights[0], >, 40 * 28);
    g_assert_cmpint (heights[1], >=, heights[0]);
    /* What has no rows needs no more than its words, and a line more for what it is about. */
    g_assert_cmpint (before, <, 300);
    amends_chart_figure_set_scope (stars, "March 2026 · Germany");
    g_assert_cmpint (amends_chart_figure_measure (stars, 960), >, before + 10);
}

static void
test_png (void)
{
    for (int sample = 0; sample < N_CHART_SAMPLES; sample++) {
        g_autoptr (AmendsChartFigure) figure = chart_sample_make ((ChartSample) sample, CHART_SAMPLE_ENGLISH);
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) bytes = amends_chart_figure_to_png (figure, 640, 400, FALSE, &error);
        g_autoptr (GdkTexture) texture = NULL;

        g_assert_no_error (error);
        texture = gdk_texture_new_from_bytes (bytes, &error);
        g_assert_no_error (error);
        g_assert_cmpint (gdk_texture_get_width (texture), ==, 1280);
        g_assert_cmpint (gdk_texture_get_height (texture), ==, 800);
    }
}

static void
test_png_too_large (void)
{
    g_autoptr (AmendsChartFigure) figure = chart_sample_make (CHART_SAMPLE_STARS, CHART_SAMPLE_ENGLISH);
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = amends_chart_figure_to_png (figure, 40000, 400, FALSE, &error);

    g_assert_null (bytes);
    g_assert_nonnull (error);
    g_assert_cmpstr (g_quark_to_string (error->domain), ==, "amends-chart-error-quark");
}

/* Lines stay lines, so that a picture can be enlarged. */
/* From where to where along the picture something is written in its uppermost @height pixels. */
static void
find_words (AmendsChartFigure *figure, int width, int height, gboolean rtl, int *from, int *to)
{
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cr = cairo_create (surface);

    *from = width;
    *to = 0;
    amends_chart_figure_draw (figure, cr, width, 540, rtl);
    cairo_destroy (cr);
    cairo_surface_flush (surface);
    for (int y = 0; y < height; y++) {
        const guint8 *row =
            cairo_image_surface_get_data (surface) + (gsize) y * (gsize) cairo_image_surface_get_stride (surface);

        for (int x = 0; x < width; x++) {
            if (row[x * 4] > 200)
                continue;
            *from = MIN (*from, x);
            *to = MAX (*to, x);
        }
    }
    cairo_surface_destroy (surface);
}

/* Title, subtitle and scope begin where reading does, whatever the script of their words. */
static void
test_heading_begins_where_reading_does (void)
{
    static const struct {
        const char *title, *subtitle;
    } WORDS[] = {
        { "More late deliveries", "" },
        { "يصل المزيد متأخراً", "" },
        { "יותר משלוחים מאוחרים", "412 reviews" },
        { "x", "90 ימים" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (WORDS); i++)
        for (int rtl = 0; rtl < 2; rtl++) {
            g_autoptr (AmendsChartFigure) figure = chart_sample_make (CHART_SAMPLE_STARS, CHART_SAMPLE_ENGLISH);
            int from, to;

            amends_chart_figure_set_title (figure, WORDS[i].title);
            amends_chart_figure_set_subtitle (figure, WORDS[i].subtitle);
            find_words (figure, 960, *WORDS[i].subtitle != '\0' ? 56 : 40, rtl == 1, &from, &to);
            g_test_message ("%s: %d to %d", WORDS[i].title, from, to);
            g_assert_cmpint (from, >=, 20);
            g_assert_cmpint (to, <, 940);
            g_assert_cmpint (to - from, <, 400);
            if (rtl == 1)
                g_assert_cmpint (to, >, 925);
            else
                g_assert_cmpint (from, <, 35);
        }
}

static void
test_svg (void)
{
    static const ChartSample SAMPLES[] = { CHART_SAMPLE_RATING, CHART_SAMPLE_FEEDBACK, CHART_SAMPLE_CAUSES,
                                           CHART_SAMPLE_PRODUCTS };

    for (gsize i = 0; i < G_N_ELEMENTS (SAMPLES); i++) {
        g_autoptr (AmendsChartFigure) figure = chart_sample_make (SAMPLES[i], CHART_SAMPLE_CHINESE);
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) bytes = NULL;
        g_autofree char *svg = NULL;

        amends_chart_figure_set_title (figure, "<多>");
        amends_chart_figure_set_subtitle (figure, "描述");
        amends_chart_figure_set_scope (figure, "2026");
        bytes = amends_chart_figure_to_svg (figure, 640, 400, FALSE, &error);
        g_assert_no_error (error);
        svg = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
        g_assert_nonnull (strstr (svg, "width=\"640px\""));
        g_assert_nonnull (strstr (svg, "<path"));
        g_assert_null (strstr (svg, "<image"));
        g_assert_nonnull (strstr (svg, "\n<title>&lt;多&gt;</title>\n<desc>描述 2026</desc>\n"));
        g_assert_true (g_str_has_suffix (svg, "</svg>\n"));
    }
}

/* Two small bars far apart are not a picture full of dots that nobody sees. */
static void
test_svg_is_small (void)
{
    static const double Y[] = { 1, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, 30 };
    static const AmendsChartInk INKS[] = { AMENDS_CHART_INK_POSITIVE, AMENDS_CHART_INK_NEUTRAL };
    gsize sizes[G_N_ELEMENTS (INKS)];

    for (gsize i = 0; i < G_N_ELEMENTS (INKS); i++) {
        const char *labels[] = { "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", NULL };
        g_autoptr (AmendsChartSeries) series = amends_chart_series_new ("n", INKS[i]);
        g_autoptr (AmendsChartFigure) figure = amends_chart_figure_new (
            amends_chart_category_axis_new (labels), amends_chart_value_axis_new (AMENDS_CHART_UNIT_COUNT));
        AmendsChartLayer *layer = amends_chart_bar_layer_new (AMENDS_CHART_BARS_STACKED);
        g_autoptr (GBytes) svg = NULL;

        amends_chart_series_set_points (series, NULL, Y, G_N_ELEMENTS (Y));
        amends_chart_layer_add (layer, series);
        amends_chart_figure_take_layer (figure, layer);
        svg = amends_chart_figure_to_svg (figure, 960, 540, FALSE, NULL);
        sizes[i] = g_bytes_get_size (svg);
    }
    /* There are dots, and no more than a tenth of those that the plot has room for. */
    g_assert_cmpuint (sizes[1], >, sizes[0] + 10000);
    g_assert_cmpuint (sizes[1], <, sizes[0] + 200000);
}

static void
test_suggested_names (void)
{
    static const struct {
        const char *title;
        AmendsChartFormat format;
        const char *name;
    } cases[] = {
        { "More late deliveries", AMENDS_CHART_FORMAT_PNG, "More late deliveries.png" },
        { "24/7: \"late\"?", AMENDS_CHART_FORMAT_SVG, "24 7 late.svg" },
        { "“Solveta In-Ear Kopfhörer kabello…” is the worst product: 44% of its reviews are critical",
          AMENDS_CHART_FORMAT_PNG,
          "“Solveta In-Ear Kopfhörer kabello…” is the worst product 44% of its reviews are.png" },
        { "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"
          "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一",
          AMENDS_CHART_FORMAT_SVG,
          "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"
          "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十.svg" },
        { "../../etc", AMENDS_CHART_FORMAT_CSV, "etc.csv" },
        { "“\u2068מנורה\u2069” is the worst", AMENDS_CHART_FORMAT_PNG, "“מנורה” is the worst.png" },
        { "", AMENDS_CHART_FORMAT_CSV, "Chart.csv" },
        { "...", AMENDS_CHART_FORMAT_CSV, "Chart.csv" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (AmendsChartFigure) figure = chart_sample_make (CHART_SAMPLE_STARS, CHART_SAMPLE_ENGLISH);
        g_autofree char *name = NULL;

        amends_chart_figure_set_title (figure, cases[i].title);
        name = amends_chart_save_suggest (figure, cases[i].format);
        g_assert_cmpstr (name, ==, cases[i].name);
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/export/csv", test_csv);
    g_test_add_func ("/export/csv-guards", test_csv_guards);
    g_test_add_func ("/export/csv-empty", test_csv_empty);
    g_test_add_func ("/export/sheet", test_sheet);
    g_test_add_func ("/export/sheet-of-heat", test_sheet_of_heat);
    g_test_add_func ("/export/events-are-in-the-sheet", test_events_are_in_the_sheet);
    g_test_add_func ("/export/csv-of-heat", test_csv_of_heat);
    g_test_add_func ("/export/csv-of-forecast", test_csv_of_forecast);
    g_test_add_func ("/export/height", test_height);
    g_test_add_func ("/export/png", test_png);
    g_test_add_func ("/export/png-too-large", test_png_too_large);
    g_test_add_func ("/export/heading-begins-where-reading-does", test_heading_begins_where_reading_does);
    g_test_add_func ("/export/svg", test_svg);
    g_test_add_func ("/export/svg-is-small", test_svg_is_small);
    g_test_add_func ("/export/suggested-names", test_suggested_names);
    return g_test_run ();
}
