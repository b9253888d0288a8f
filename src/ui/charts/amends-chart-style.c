/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-chart-style.h"

#include <math.h>
#include <pango/pangocairo.h>

#define LEAST_CONTRAST 4.5 /* of small text, by WCAG 2 */
#define HATCH_STEP 7.0f
#define HATCH_WIDTH 1.6f
#define MOST_SIZES 500

/* The colours of paper are those of the light style sheet (a test compares them). */
static const struct {
    const char *name;
    const char *paper;
    AmendsChartPattern pattern;
    AmendsChartShape shape;
} INKS[AMENDS_CHART_N_SERIES_INKS] = {
    [AMENDS_CHART_INK_FIRST] = { "first", "#2a68c8", AMENDS_CHART_PATTERN_SOLID, AMENDS_CHART_SHAPE_CIRCLE },
    [AMENDS_CHART_INK_SECOND] = { "second", "#c95a0c", AMENDS_CHART_PATTERN_RISING, AMENDS_CHART_SHAPE_SQUARE },
    [AMENDS_CHART_INK_THIRD] = { "third", "#12806a", AMENDS_CHART_PATTERN_DOTS, AMENDS_CHART_SHAPE_TRIANGLE },
    [AMENDS_CHART_INK_FOURTH] = { "fourth", "#8b4fb3", AMENDS_CHART_PATTERN_FALLING, AMENDS_CHART_SHAPE_DIAMOND },
    [AMENDS_CHART_INK_FIFTH] = { "fifth", "#6d6459", AMENDS_CHART_PATTERN_LEVEL, AMENDS_CHART_SHAPE_CIRCLE },
    [AMENDS_CHART_INK_POSITIVE] = { "positive", "#1d7f6f", AMENDS_CHART_PATTERN_SOLID, AMENDS_CHART_SHAPE_CIRCLE },
    [AMENDS_CHART_INK_NEUTRAL] = { "neutral", "#b9b4a8", AMENDS_CHART_PATTERN_DOTS, AMENDS_CHART_SHAPE_SQUARE },
    [AMENDS_CHART_INK_NEGATIVE] = { "negative", "#c8501e", AMENDS_CHART_PATTERN_RISING, AMENDS_CHART_SHAPE_TRIANGLE },
    [AMENDS_CHART_INK_STARS_1] = { "stars-1", "#b8430f", AMENDS_CHART_PATTERN_RISING, AMENDS_CHART_SHAPE_TRIANGLE },
    [AMENDS_CHART_INK_STARS_2] = { "stars-2", "#e3955a", AMENDS_CHART_PATTERN_FALLING, AMENDS_CHART_SHAPE_SQUARE },
    [AMENDS_CHART_INK_STARS_3] = { "stars-3", "#d2cdc1", AMENDS_CHART_PATTERN_DOTS, AMENDS_CHART_SHAPE_DIAMOND },
    [AMENDS_CHART_INK_STARS_4] = { "stars-4", "#4f9e90", AMENDS_CHART_PATTERN_LEVEL, AMENDS_CHART_SHAPE_CIRCLE },
    [AMENDS_CHART_INK_STARS_5] = { "stars-5", "#146b5d", AMENDS_CHART_PATTERN_SOLID, AMENDS_CHART_SHAPE_CIRCLE },
    [AMENDS_CHART_INK_COMPARE] = { "compare", "#77767b", AMENDS_CHART_PATTERN_HOLLOW, AMENDS_CHART_SHAPE_DIAMOND },
    [AMENDS_CHART_INK_EVENT] = { "event", "#5e5c64", AMENDS_CHART_PATTERN_SOLID, AMENDS_CHART_SHAPE_DIAMOND },
    [AMENDS_CHART_INK_HEAT] = { "heat", "#b8430f", AMENDS_CHART_PATTERN_SOLID, AMENDS_CHART_SHAPE_SQUARE },
};

void
amends_chart_style_init_paper (AmendsChartStyle *self, gboolean rtl)
{
    g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans 9");

    for (guint i = 0; i < AMENDS_CHART_N_SERIES_INKS; i++)
        gdk_rgba_parse (&self->inks[i], INKS[i].paper);
    self->paper = (GdkRGBA) { 1, 1, 1, 1 };
    self->text = (GdkRGBA) { 0.15f, 0.15f, 0.17f, 1 };
    self->dim = (GdkRGBA) { 0.35f, 0.35f, 0.38f, 1 };
    self->grid = (GdkRGBA) { 0, 0, 0, 0.12f };
    self->contrast = FALSE;
    self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
    pango_context_set_font_description (self->context, font);
    pango_context_set_base_dir (self->context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_context_set_round_glyph_positions (self->context, FALSE);
}

void
amends_chart_style_clear (AmendsChartStyle *self)
{
    g_clear_object (&self->context);
}

gboolean
amends_chart_style_equal (const AmendsChartStyle *a, const AmendsChartStyle *b)
{
    for (guint i = 0; i < AMENDS_CHART_N_SERIES_INKS; i++)
        if (!gdk_rgba_equal (&a->inks[i], &b->inks[i]))
            return FALSE;
    return gdk_rgba_equal (&a->text, &b->text) && gdk_rgba_equal (&a->dim, &b->dim) &&
           gdk_rgba_equal (&a->grid, &b->grid) && gdk_rgba_equal (&a->paper, &b->paper) && a->context == b->context &&
           a->contrast == b->contrast;
}

PangoLayout *
amends_chart_style_layout (const AmendsChartStyle *self, const char *text, double scale, gboolean bold)
{
    PangoLayout *layout = pango_layout_new (self->context);
    g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
    if (scale != 1)
        pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
    if (bold)
        pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
    pango_layout_set_attributes (layout, attributes);
    pango_layout_set_text (layout, text, -1);
    return layout;
}

/* How large texts are in a context: a label is measured several times in each layout, and is the same in the next chart. */
typedef struct {
    guint serial;      /* of the context */
    GHashTable *sizes; /* (element-type utf8 guint): height above width */
} Sizes;

static void
free_sizes (gpointer data)
{
    Sizes *self = data;

    g_hash_table_unref (self->sizes);
    g_free (self);
}

static Sizes *
ensure_sizes (PangoContext *context)
{
    Sizes *self = g_object_get_data (G_OBJECT (context), "amends-chart-sizes");
    guint serial = pango_context_get_serial (context);

    if (self == NULL) {
        self = g_new (Sizes, 1);
        *self = (Sizes) { serial, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
        g_object_set_data_full (G_OBJECT (context), "amends-chart-sizes", self, free_sizes);
    }
    if (self->serial != serial || g_hash_table_size (self->sizes) > MOST_SIZES)
        g_hash_table_remove_all (self->sizes);
    self->serial = serial;
    return self;
}

static guint
measure (const AmendsChartStyle *self, const char *text)
{
    g_autoptr (PangoLayout) layout = amends_chart_style_layout (self, text, 1, FALSE);
    int width, height;

    pango_layout_get_pixel_size (layout, &width, &height);
    return (guint) CLAMP (height, 0, G_MAXUINT16) << 16 | (guint) CLAMP (width, 0, G_MAXUINT16);
}

void
amends_chart_style_measure (const AmendsChartStyle *self, const char *text, int *width, int *height)
{
    Sizes *known = ensure_sizes (self->context);
    gpointer found;

    if (!g_hash_table_lookup_extended (known->sizes, text, NULL, &found)) {
        found = GUINT_TO_POINTER (measure (self, text));
        g_hash_table_insert (known->sizes, g_strdup (text), found);
    }
    if (width != NULL)
        *width = (int) (GPOINTER_TO_UINT (found) & G_MAXUINT16);
    if (height != NULL)
        *height = (int) (GPOINTER_TO_UINT (found) >> 16);
}

const char *
amends_chart_style_ink_name (AmendsChartInk ink)
{
    return INKS[ink].name;
}

AmendsChartPattern
amends_chart_style_ink_pattern (AmendsChartInk ink)
{
    return INKS[ink].pattern;
}

AmendsChartShape
amends_chart_style_ink_shape (AmendsChartInk ink)
{
    return INKS[ink].shape;
}

/* @user_data: (element-type graphene_rect_t): the bounds of each part of a path that is not joined to the others */
static gboolean
add_bounds_cb (GskPathOperation operation, const graphene_point_t *points, gsize n_points, float weight G_GNUC_UNUSED,
               gpointer user_data)
{
    GArray *bounds = user_data;

    if (operation == GSK_PATH_MOVE || bounds->len == 0)
        g_array_append_val (bounds, (graphene_rect_t) { 0 });
    for (gsize i = 0; i < n_points; i++) {
        graphene_rect_t *last = &g_array_index (bounds, graphene_rect_t, bounds->len - 1);
        const graphene_rect_t point = GRAPHENE_RECT_INIT (points[i].x, points[i].y, 0, 0);

        if (operation == GSK_PATH_MOVE)
            *last = point;
        else
            graphene_rect_union (last, &point, last);
    }
    return TRUE;
}

/* Dots at one phase for the whole picture, but only where the bars are: between few and small ones there would be thousands that nobody sees. */
static GskPath *
make_dots (GskPath *path, const graphene_rect_t *reach)
{
    g_autoptr (GArray) bounds = g_array_new (FALSE, TRUE, sizeof (graphene_rect_t));
    GskPathBuilder *builder = gsk_path_builder_new ();

    gsk_path_foreach (path, GSK_PATH_FOREACH_ALLOW_QUAD | GSK_PATH_FOREACH_ALLOW_CUBIC | GSK_PATH_FOREACH_ALLOW_CONIC,
                      add_bounds_cb, bounds);
    for (guint i = 0; i < bounds->len; i++) {
        graphene_rect_t part;

        if (!graphene_rect_intersection (&g_array_index (bounds, graphene_rect_t, i), reach, &part))
            continue;
        /* As much farther as the dots are large that still reach into it. */
        graphene_rect_inset (&part, -HATCH_WIDTH, -HATCH_WIDTH);
        for (float y = ceilf (part.origin.y / HATCH_STEP) * HATCH_STEP; y <= part.origin.y + part.size.height;
             y += HATCH_STEP)
            for (float x = ceilf (part.origin.x / HATCH_STEP) * HATCH_STEP; x <= part.origin.x + part.size.width;
                 x += HATCH_STEP)
                gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (x, y), HATCH_WIDTH * 0.7f);
    }
    return gsk_path_builder_free_to_path (builder);
}

static GskPath *
make_hatch (const graphene_rect_t *bounds, AmendsChartPattern pattern)
{
    GskPathBuilder *builder = gsk_path_builder_new ();
    float left = floorf (bounds->origin.x / HATCH_STEP) * HATCH_STEP,
          top = floorf (bounds->origin.y / HATCH_STEP) * HATCH_STEP;
    float right = bounds->origin.x + bounds->size.width, bottom = bounds->origin.y + bounds->size.height;
    float height = bottom - top;

    if (pattern == AMENDS_CHART_PATTERN_LEVEL) {
        for (float y = top; y <= bottom; y += HATCH_STEP) {
            gsk_path_builder_move_to (builder, left, y);
            gsk_path_builder_line_to (builder, right, y);
        }
    } else {
        gboolean rising = pattern == AMENDS_CHART_PATTERN_RISING;

        /* Lines at one phase for the whole picture, so that neighbours join. */
        for (float x = left - ceilf (height / HATCH_STEP) * HATCH_STEP; x <= right; x += HATCH_STEP) {
            float phase = fmodf (rising ? top + x : x - top, HATCH_STEP);

            gsk_path_builder_move_to (builder, x - phase, rising ? bottom : top);
            gsk_path_builder_line_to (builder, x - phase + height, rising ? top : bottom);
        }
    }
    return gsk_path_builder_free_to_path (builder);
}

static void
append_hatch (const AmendsChartStyle *self, GtkSnapshot *snapshot, GskPath *path, const graphene_rect_t *reach,
              AmendsChartPattern pattern)
{
    g_autoptr (GskPath) hatch =
        pattern == AMENDS_CHART_PATTERN_DOTS ? make_dots (path, reach) : make_hatch (reach, pattern);
    GdkRGBA color = self->paper;

    color.alpha = self->contrast ? 0.9f : 0.42f;
    if (pattern == AMENDS_CHART_PATTERN_DOTS) {
        color.alpha = MIN (color.alpha * 1.6f, 1);
        gtk_snapshot_append_fill (snapshot, hatch, GSK_FILL_RULE_WINDING, &color);
    } else {
        g_autoptr (GskStroke) stroke = gsk_stroke_new (HATCH_WIDTH);

        gtk_snapshot_append_stroke (snapshot, hatch, stroke, &color);
    }
}

static GdkRGBA
lay_over (const GdkRGBA *top, const GdkRGBA *ground)
{
    float a = top->alpha;

    return (GdkRGBA) { a * top->red + (1 - a) * ground->red, a * top->green + (1 - a) * ground->green,
                       a * top->blue + (1 - a) * ground->blue, 1 };
}

void
amends_chart_style_fill (const AmendsChartStyle *self, GtkSnapshot *snapshot, GskPath *path,
                         const graphene_rect_t *bounds, AmendsChartInk ink, gboolean patterned)
{
    AmendsChartPattern pattern = INKS[ink].pattern;
    g_autoptr (GskStroke) outline = gsk_stroke_new (1.5f);
    GdkRGBA color = self->inks[ink];
    graphene_rect_t reach;

    if (gsk_path_is_empty (path))
        return;
    /* No line of the grid shows through. */
    if (pattern == AMENDS_CHART_PATTERN_HOLLOW) {
        color.alpha *= 0.16f;
        color = lay_over (&color, &self->paper);
    }
    gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &color);
    if (pattern == AMENDS_CHART_PATTERN_HOLLOW || self->contrast) {
        /* Within the path, so that an outline makes no bar larger than another. */
        gtk_snapshot_push_fill (snapshot, path, GSK_FILL_RULE_WINDING);
        gsk_stroke_set_line_width (outline, 3);
        gtk_snapshot_append_stroke (snapshot, path, outline, self->contrast ? &self->text : &self->inks[ink]);
        gtk_snapshot_pop (snapshot);
    }
    if (pattern == AMENDS_CHART_PATTERN_SOLID || pattern == AMENDS_CHART_PATTERN_HOLLOW ||
        !(patterned || self->contrast))
        return;
    /* A stack's thin middle part reaches over few of the thousands of dots that the whole picture has. */
    if (!gsk_path_get_bounds (path, &reach) || !graphene_rect_intersection (&reach, bounds, &reach))
        return;
    gtk_snapshot_push_fill (snapshot, path, GSK_FILL_RULE_WINDING);
    append_hatch (self, snapshot, path, &reach, pattern);
    gtk_snapshot_pop (snapshot);
}

static GskPath *
make_shape (const graphene_point_t *at, float half, AmendsChartShape shape)
{
    GskPathBuilder *builder = gsk_path_builder_new ();
    float x = at->x, y = at->y;

    switch (shape) {
    case AMENDS_CHART_SHAPE_SQUARE:
        half *= 0.9f;
        gsk_path_builder_add_rect (builder, &GRAPHENE_RECT_INIT (x - half, y - half, 2 * half, 2 * half));
        break;
    case AMENDS_CHART_SHAPE_TRIANGLE:
        half *= 1.15f;
        gsk_path_builder_move_to (builder, x, y - half);
        gsk_path_builder_line_to (builder, x + half, y + half * 0.8f);
        gsk_path_builder_line_to (builder, x - half, y + half * 0.8f);
        gsk_path_builder_close (builder);
        break;
    case AMENDS_CHART_SHAPE_DIAMOND:
        half *= 1.2f;
        gsk_path_builder_move_to (builder, x, y - half);
        gsk_path_builder_line_to (builder, x + half, y);
        gsk_path_builder_line_to (builder, x, y + half);
        gsk_path_builder_line_to (builder, x - half, y);
        gsk_path_builder_close (builder);
        break;
    case AMENDS_CHART_SHAPE_CIRCLE:
    default:
        gsk_path_builder_add_circle (builder, at, half);
    }
    return gsk_path_builder_free_to_path (builder);
}

void
amends_chart_style_shape (const AmendsChartStyle *self, GtkSnapshot *snapshot, const graphene_point_t *at, float size,
                          AmendsChartInk ink)
{
    g_autoptr (GskPath) path = make_shape (at, size / 2, INKS[ink].shape);
    g_autoptr (GskStroke) halo = gsk_stroke_new (3);

    /* A rim of paper keeps a point apart from the lines that cross it. */
    gtk_snapshot_append_stroke (snapshot, path, halo, &self->paper);
    gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &self->inks[ink]);
}

static double
linearise (float channel)
{
    return channel <= 0.04045f ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/* The relative luminance and the contrast of WCAG 2. */
static double
find_luminance (const GdkRGBA *color)
{
    return 0.2126 * linearise (color->red) + 0.7152 * linearise (color->green) + 0.0722 * linearise (color->blue);
}

static double
find_contrast (const GdkRGBA *a, const GdkRGBA *b)
{
    double x = find_luminance (a), y = find_luminance (b);

    return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

GdkRGBA
amends_chart_style_text_on (const AmendsChartStyle *self, const GdkRGBA *fill)
{
    const GdkRGBA black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };
    GdkRGBA ground = lay_over (fill, &self->paper), text = lay_over (&self->text, &ground);

    if (find_contrast (&text, &ground) >= LEAST_CONTRAST)
        return self->text;
    return find_contrast (&black, &ground) > find_contrast (&white, &ground) ? black : white;
}

void
amends_chart_style_text (GtkSnapshot *snapshot, PangoLayout *layout, double x, double y, const GdkRGBA *color)
{
    gtk_snapshot_save (snapshot);
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
    gtk_snapshot_append_layout (snapshot, layout, color);
    gtk_snapshot_restore (snapshot);
}

void
amends_chart_style_rule (GtkSnapshot *snapshot, double x0, double y0, double x1, double y1, const GdkRGBA *color)
{
    float left = (float) floor (MIN (x0, x1)), top = (float) floor (MIN (y0, y1));

    gtk_snapshot_append_color (
        snapshot, color,
        &GRAPHENE_RECT_INIT (left, top, MAX ((float) fabs (x1 - x0), 1), MAX ((float) fabs (y1 - y0), 1)));
}
