/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-row-sheet.h"

#include <adwaita.h>
#include <pango/pangocairo.h>

#include "amends-private-text.h"
#include "amends-stars.h"
#include "amends-text.h"

#define GAP 3
#define COLUMN_GAP 8
#define BODY_LINES 2
/* As many heights of a line are the width of one that holds most of what customers write of a seller. */
#define LOW_WIDTH 40
#define CAPTION_SCALE 0.82
#define BADGE_PADDING 8
#define BADGE_GAP 4
#define BADGE_MINIMUM 64
#define BADGE_TINT 0.08f
#define BADGE_COLOUR_TINT 0.16f
#define DIMMED 0.55f
#define DIMMED_IN_CONTRAST 0.9f
#define EMPTY_TINT 0.06f
/* Shares of a line's height: less than letters are wide in nearly every text. */
#define WIDE_LETTER 0.6
#define LETTER 0.25

/* The warning's background in libadwaita's palette; what stands on a page is made from it. */
static const GdkRGBA warning_background = { 0.898f, 0.647f, 0.039f, 1.0f };

typedef struct {
    int text;
    int caption;
} Lines;

typedef struct {
    PangoLayout *layout; /* (owned) (nullable): an icon */
    const char *icon;
    char *label; /* (owned) (nullable): what the icon stands for */
    AmendsBadgeKind kind;
    int x;
    int width;
} Pill;

struct _AmendsRowSheet {
    int width;
    int stars;
    gboolean mirrored;
    Lines lines;
    PangoLayout *title;
    PangoLayout *date;
    PangoLayout *body; /* (nullable) */
    PangoLayout *source;
    GArray *title_spans;  /* (nullable) */
    GArray *source_spans; /* (nullable) */
    GArray *pills;        /* (element-type Pill) */
    int date_x;
    int date_width;
    int title_x;
    int most_body_lines;
    int n_body_lines;
    int source_y; /* where it was drawn */
    int pills_y;  /* where they were drawn */
};

/* The height of a line is the same in all rows of one font, and takes longer to find out than to remember. */
static Lines
get_lines (GtkWidget *widget)
{
    static PangoFontDescription *known_font;
    static double known_resolution;
    static Lines lines;
    PangoContext *context = gtk_widget_get_pango_context (widget);
    const PangoFontDescription *font = pango_context_get_font_description (context);
    double resolution = pango_cairo_context_get_resolution (context);
    PangoFontMetrics *metrics;
    double height;

    if (known_font != NULL && pango_font_description_equal (known_font, font) && known_resolution >= resolution &&
        known_resolution <= resolution)
        return lines;
    metrics = pango_context_get_metrics (context, font, pango_context_get_language (context));
    height = MAX (pango_font_metrics_get_height (metrics),
                  pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics));
    lines = (Lines) { (int) (height / PANGO_SCALE + 0.999), (int) (height * CAPTION_SCALE / PANGO_SCALE + 0.999) };
    pango_font_metrics_unref (metrics);
    g_clear_pointer (&known_font, pango_font_description_free);
    known_font = pango_font_description_copy (font);
    known_resolution = resolution;
    return lines;
}

static int
count_body_lines (const Lines *lines, gboolean low, int width)
{
    return low && width >= LOW_WIDTH * lines->text ? 1 : BODY_LINES;
}

int
amends_row_sheet_get_line_height (GtkWidget *widget)
{
    return get_lines (widget).text;
}

int
amends_row_sheet_get_height (GtkWidget *widget, gboolean badges, int width)
{
    Lines lines = get_lines (widget);
    int n_body_lines = count_body_lines (&lines, !badges, width >= 0 ? width : G_MAXINT);

    return (1 + n_body_lines) * lines.text + lines.caption + 2 * GAP + (badges ? lines.caption + 2 + GAP : 0);
}

/* Layouts */

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute)
{
    pango_attr_list_insert (attributes, attribute);
}

/* Whatever font stands in for a script, a line is as high as the others. */
static PangoLayout *
lay_out (GtkWidget *widget, const char *text, int line_height, GPtrArray *terms)
{
    PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
    g_autoptr (PangoAttrList) attributes = amends_text_highlight (text, terms);

    if (attributes == NULL)
        attributes = pango_attr_list_new ();
    add_attribute (attributes, pango_attr_line_height_new_absolute (line_height * PANGO_SCALE));
    pango_layout_set_attributes (layout, attributes);
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    return layout;
}

static PangoLayout *
lay_out_caption (GtkWidget *widget, const char *text, int line_height)
{
    PangoLayout *layout = lay_out (widget, text, line_height, NULL);

    add_attribute (pango_layout_get_attributes (layout), pango_attr_scale_new (CAPTION_SCALE));
    pango_layout_context_changed (layout);
    return layout;
}

static void
limit (PangoLayout *layout, int width, int n_lines)
{
    pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
    pango_layout_set_height (layout, -n_lines);
}

static int
get_width (PangoLayout *layout)
{
    int width;

    pango_layout_get_pixel_size (layout, &width, NULL);
    return width;
}

static void
lay_out_title (AmendsRowSheet *self, GtkWidget *widget, const AmendsRowText *text, GPtrArray *terms)
{
    self->title = lay_out (widget, text->title, self->lines.text, terms);
    add_attribute (pango_layout_get_attributes (self->title), pango_attr_weight_new (PANGO_WEIGHT_BOLD));
    pango_layout_context_changed (self->title);
    self->date = lay_out_caption (widget, text->date, self->lines.text);
    self->date_width = MIN (get_width (self->date), self->width / 2);
    limit (self->date, self->date_width, 1);
    self->date_x = self->width - self->date_width;
    self->title_x = (int) amends_stars_get_row_width () + COLUMN_GAP;
    limit (self->title, self->date_x - COLUMN_GAP - self->title_x, 1);
}

/* Returns: (transfer full) (nullable): the beginning of @text, which most likely is more than there is room for; NULL if that is all of it */
static char *
dup_beginning (AmendsRowSheet *self, const char *text)
{
    double room = (double) self->most_body_lines * self->width / self->lines.text;
    const char *p = text;

    for (; *p != '\0' && room >= 0; p = g_utf8_next_char (p)) {
        gunichar c = g_utf8_get_char (p);

        if (!g_unichar_iszerowidth (c))
            room -= g_unichar_iswide (c) ? WIDE_LETTER : LETTER;
    }
    return *p != '\0' ? g_strndup (text, (gsize) (p - text)) : NULL;
}

static PangoLayout *
limit_body (AmendsRowSheet *self, GtkWidget *widget, const char *text, GPtrArray *terms)
{
    PangoLayout *layout = lay_out (widget, text, self->lines.text, terms);

    limit (layout, self->width, self->most_body_lines);
    return layout;
}

/* Pango shapes and measures all of a text, though it shows two lines of it; each letter that a font has not drawn yet takes 20 µs. */
static void
lay_out_body (AmendsRowSheet *self, GtkWidget *widget, const AmendsRowText *text, GPtrArray *terms)
{
    g_autofree char *beginning = dup_beginning (self, text->body);

    if (text->body[0] == '\0')
        return;
    self->body = limit_body (self, widget, beginning != NULL ? beginning : text->body, terms);
    if (beginning != NULL && !pango_layout_is_ellipsized (self->body)) {
        g_object_unref (self->body);
        self->body = limit_body (self, widget, text->body, terms);
    }
    self->n_body_lines = pango_layout_get_line_count (self->body);
}

static void
clear_pill (gpointer data)
{
    Pill *pill = data;

    g_clear_object (&pill->layout);
    g_clear_pointer (&pill->label, g_free);
}

static Pill
make_pill (AmendsRowSheet *self, GtkWidget *widget, const AmendsBadge *badge, int x)
{
    Pill pill = { .icon = badge->icon, .kind = badge->kind, .x = x };

    if (badge->icon != NULL) {
        pill.label = g_strdup (badge->label);
        pill.width = self->lines.caption + 2 * BADGE_PADDING;
    } else {
        pill.layout = lay_out_caption (widget, badge->label, self->lines.caption);
        pill.width = get_width (pill.layout) + 2 * BADGE_PADDING;
    }
    return pill;
}

/* What does not fit is cut, and what then says nothing any more is left out. */
static void
lay_out_badges (AmendsRowSheet *self, GtkWidget *widget, const AmendsRowText *text)
{
    int x = 0;

    self->pills = g_array_new (FALSE, FALSE, sizeof (Pill));
    g_array_set_clear_func (self->pills, clear_pill);
    for (guint i = 0; i < text->badges->len; i++) {
        const AmendsBadge *badge = g_ptr_array_index (text->badges, i);
        Pill pill = make_pill (self, widget, badge, x);
        int room = self->width - x;

        if (pill.width > room) {
            if (room < BADGE_MINIMUM || pill.layout == NULL) {
                clear_pill (&pill);
                return;
            }
            pill.width = room;
            limit (pill.layout, room - 2 * BADGE_PADDING, 1);
        }
        g_array_append_val (self->pills, pill);
        x += pill.width + BADGE_GAP;
    }
}

AmendsRowSheet *
amends_row_sheet_new (GtkWidget *widget, const AmendsRowText *text, GPtrArray *terms, int width)
{
    AmendsRowSheet *self = g_new0 (AmendsRowSheet, 1);

    self->width = width;
    self->stars = text->stars;
    self->mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
    self->lines = get_lines (widget);
    self->most_body_lines = count_body_lines (&self->lines, text->low, width);
    lay_out_title (self, widget, text, terms);
    lay_out_body (self, widget, text, terms);
    self->title_spans = text->title_spans != NULL ? g_array_ref (text->title_spans) : NULL;
    self->source_spans = text->source_spans != NULL ? g_array_ref (text->source_spans) : NULL;
    self->source = lay_out_caption (widget, text->source, self->lines.caption);
    limit (self->source, width, 1);
    lay_out_badges (self, widget, text);
    return self;
}

void
amends_row_sheet_free (AmendsRowSheet *self)
{
    g_clear_object (&self->title);
    g_clear_object (&self->date);
    g_clear_object (&self->body);
    g_clear_object (&self->source);
    g_clear_pointer (&self->title_spans, g_array_unref);
    g_clear_pointer (&self->source_spans, g_array_unref);
    g_array_unref (self->pills);
    g_free (self);
}

/* Drawing */

static GdkRGBA
get_accent (AdwStyleManager *style)
{
    g_autoptr (GdkRGBA) background = adw_style_manager_get_accent_color_rgba (style);
    GdkRGBA standalone;

    adw_rgba_to_standalone (background, adw_style_manager_get_dark (style), &standalone);
    return standalone;
}

static GdkRGBA
get_badge_colour (AdwStyleManager *style, AmendsBadgeKind kind, const GdkRGBA *text)
{
    GdkRGBA standalone = *text;

    if (kind == AMENDS_BADGE_ACCENT)
        return get_accent (style);
    if (kind == AMENDS_BADGE_WARNING)
        adw_rgba_to_standalone (&warning_background, adw_style_manager_get_dark (style), &standalone);
    return standalone;
}

static GdkRGBA
fade (const GdkRGBA *colour, float share)
{
    return (GdkRGBA) { colour->red, colour->green, colour->blue, colour->alpha * share };
}

/* @x is from the side where reading begins; @spans are covered. */
static void
draw_covered (AmendsRowSheet *self, GtkSnapshot *snapshot, PangoLayout *layout, int x, int y, int width,
              const GdkRGBA *colour, const GArray *spans)
{
    int left = self->mirrored ? self->width - x - width : x;

    gtk_snapshot_save (snapshot);
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) left, (float) y));
    amends_private_text_snapshot (snapshot, layout, spans, colour);
    gtk_snapshot_restore (snapshot);
}

static void
draw_layout (AmendsRowSheet *self, GtkSnapshot *snapshot, PangoLayout *layout, int x, int y, int width,
             const GdkRGBA *colour)
{
    draw_covered (self, snapshot, layout, x, y, width, colour, NULL);
}

static int
get_title_width (AmendsRowSheet *self)
{
    return self->date_x - COLUMN_GAP - self->title_x;
}

static void
draw_icon (AmendsRowSheet *self, GtkWidget *widget, GtkSnapshot *snapshot, const Pill *pill, int left, int y,
           const GdkRGBA *colour)
{
    GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
    int size = self->lines.caption;
    g_autoptr (GtkIconPaintable) icon =
        gtk_icon_theme_lookup_icon (theme, pill->icon, NULL, size, gtk_widget_get_scale_factor (widget),
                                    gtk_widget_get_direction (widget), GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
    const GdkRGBA colours[] = { *colour, *colour, *colour, *colour };

    gtk_snapshot_save (snapshot);
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (left + BADGE_PADDING), (float) y));
    gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, size, size, colours,
                                              G_N_ELEMENTS (colours));
    gtk_snapshot_restore (snapshot);
}

static void
draw_pill (AmendsRowSheet *self, GtkWidget *widget, GtkSnapshot *snapshot, const Pill *pill, int y, const GdkRGBA *text)
{
    AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
    GdkRGBA colour = get_badge_colour (style, pill->kind, text);
    GdkRGBA tint = fade (&colour, pill->kind == AMENDS_BADGE_PLAIN ? BADGE_TINT : BADGE_COLOUR_TINT);
    int left = self->mirrored ? self->width - pill->x - pill->width : pill->x;
    float height = (float) (self->lines.caption + 2);
    GskRoundedRect outline;

    gsk_rounded_rect_init_from_rect (
        &outline, &GRAPHENE_RECT_INIT ((float) left, (float) y, (float) pill->width, height), height / 2);
    gtk_snapshot_push_rounded_clip (snapshot, &outline);
    gtk_snapshot_append_color (snapshot, &tint, &outline.bounds);
    gtk_snapshot_pop (snapshot);
    if (adw_style_manager_get_high_contrast (style))
        gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1, 1, 1, 1 },
                                    (GdkRGBA[4]) { colour, colour, colour, colour });
    if (pill->layout == NULL)
        draw_icon (self, widget, snapshot, pill, left, y + 1, &colour);
    else
        draw_layout (self, snapshot, pill->layout, pill->x + BADGE_PADDING, y + 1, pill->width - 2 * BADGE_PADDING,
                     &colour);
}

static void
draw_stars (AmendsRowSheet *self, GtkSnapshot *snapshot, AdwStyleManager *style)
{
    float width = amends_stars_get_row_width ();
    GdkRGBA accent = get_accent (style);

    gtk_snapshot_save (snapshot);
    if (self->mirrored)
        gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) self->width - width, 0));
    amends_stars_paint_row (snapshot, self->stars, self->mirrored, (float) self->lines.text, &accent);
    gtk_snapshot_restore (snapshot);
}

void
amends_row_sheet_snapshot (AmendsRowSheet *self, GtkWidget *widget, GtkSnapshot *snapshot, gboolean hidden)
{
    AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
    int y = self->lines.text + GAP;
    GdkRGBA text, dimmed;

    gtk_widget_get_color (widget, &text);
    dimmed = fade (&text, adw_style_manager_get_high_contrast (style) ? DIMMED_IN_CONTRAST : DIMMED);
    draw_stars (self, snapshot, style);
    draw_covered (self, snapshot, self->title, self->title_x, 0, get_title_width (self), &text,
                  hidden ? self->title_spans : NULL);
    draw_layout (self, snapshot, self->date, self->date_x, 0, self->date_width, &dimmed);
    if (self->body != NULL) {
        draw_layout (self, snapshot, self->body, 0, y, self->width, &text);
        y += self->n_body_lines * self->lines.text + GAP;
    }
    draw_covered (self, snapshot, self->source, 0, y, self->width, &dimmed, hidden ? self->source_spans : NULL);
    self->source_y = y;
    y += self->lines.caption + GAP;
    for (guint i = 0; i < self->pills->len; i++)
        draw_pill (self, widget, snapshot, &g_array_index (self->pills, Pill, i), y, &text);
    self->pills_y = y;
}

void
amends_row_sheet_snapshot_empty (GtkWidget *widget, GtkSnapshot *snapshot, int width)
{
    static const float shares[] = { 0.6f, 0.95f, 0.8f };
    gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
    float line = (float) get_lines (widget).text, y = line * 0.2f;
    GdkRGBA colour;

    gtk_widget_get_color (widget, &colour);
    colour = fade (&colour, EMPTY_TINT);
    for (gsize i = 0; i < G_N_ELEMENTS (shares); i++) {
        float bar = shares[i] * (float) width;

        gtk_snapshot_append_color (snapshot, &colour,
                                   &GRAPHENE_RECT_INIT (mirrored ? (float) width - bar : 0, y, bar, line * 0.6f));
        y += line + GAP;
    }
}

static double
from_start (AmendsRowSheet *self, double x)
{
    return self->mirrored ? self->width - x : x;
}

gboolean
amends_row_sheet_is_on_date (AmendsRowSheet *self, double x, double y)
{
    double start = from_start (self, x);

    return start >= self->date_x && start < self->width && y >= 0 && y < self->lines.text;
}

static gboolean
is_on (AmendsRowSheet *self, PangoLayout *layout, const GArray *spans, int x, int width, double at_x, double at_y)
{
    int left = self->mirrored ? self->width - x - width : x;

    return amends_private_text_hit (layout, spans, at_x - left, at_y);
}

gboolean
amends_row_sheet_is_on_private (AmendsRowSheet *self, double x, double y)
{
    return is_on (self, self->title, self->title_spans, self->title_x, get_title_width (self), x, y) ||
           is_on (self, self->source, self->source_spans, 0, self->width, x, y - self->source_y);
}

const char *
amends_row_sheet_get_icon_label (AmendsRowSheet *self, double x, double y)
{
    double start = from_start (self, x);

    if (y < self->pills_y || y >= self->pills_y + self->lines.caption + 2)
        return NULL;
    for (guint i = 0; i < self->pills->len; i++) {
        const Pill *pill = &g_array_index (self->pills, Pill, i);

        if (start >= pill->x && start < pill->x + pill->width)
            return pill->label;
    }
    return NULL;
}
