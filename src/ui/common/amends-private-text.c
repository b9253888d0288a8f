/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-private-text.h"

#include <glib/gi18n-lib.h>

#include "amends-text.h"

/* Shorter than this, what is sought is too often a part of another word. */
#define SURE_CHARS 4
/* The bar is somewhat lower than its line, so that two lines of bars stay two. */
#define BAR_HEIGHT 0.72f
#define BAR_TINT 0.3f

/* Finding */

GArray *
amends_private_text_whole (const char *text, AmendsPrivateKind kind)
{
    GArray *spans = g_array_new (FALSE, FALSE, sizeof (AmendsPrivateSpan));
    AmendsPrivateSpan span = { kind, 0, (guint) strlen (text) };

    if (span.end > 0)
        g_array_append_val (spans, span);
    return spans;
}

static gboolean
is_letter_at (const char *p)
{
    gunichar c = *p != '\0' ? g_utf8_get_char (p) : 0;

    /* Where words are written without spaces, a neighbour tells nothing. */
    return c != 0 && g_unichar_isalnum (c) && !g_unichar_iswide (c);
}

static gboolean
is_word (const char *text, const char *start, const char *end)
{
    const char *before = g_utf8_find_prev_char (text, start);

    return (before == NULL || !is_letter_at (before)) && !is_letter_at (end);
}

static void
find_one (GArray *spans, const char *text, const char *sought, AmendsPrivateKind kind)
{
    g_autofree char *clean = amends_text_for_display (sought, AMENDS_TEXT_LIST_CHARS, TRUE);
    gsize length = strlen (clean);
    gboolean sure = g_utf8_strlen (clean, -1) >= SURE_CHARS;

    if (length == 0)
        return;
    for (const char *p = strstr (text, clean); p != NULL; p = strstr (p + length, clean)) {
        AmendsPrivateSpan span = { kind, (guint) (p - text), (guint) (p - text + (gssize) length) };

        if (sure || is_word (text, p, p + length))
            g_array_append_val (spans, span);
    }
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
    const AmendsPrivateSpan *first = a, *second = b;

    return (first->start > second->start) - (first->start < second->start);
}

static GArray *
merge_spans (const GArray *spans)
{
    GArray *merged = g_array_new (FALSE, FALSE, sizeof (AmendsPrivateSpan));

    for (guint i = 0; i < spans->len; i++) {
        const AmendsPrivateSpan *span = &g_array_index (spans, AmendsPrivateSpan, i);
        AmendsPrivateSpan *last = merged->len > 0 ? &g_array_index (merged, AmendsPrivateSpan, merged->len - 1) : NULL;

        if (last != NULL && span->start < last->end)
            last->end = MAX (last->end, span->end);
        else
            g_array_append_val (merged, *span);
    }
    return merged;
}

GArray *
amends_private_text_find (const char *text, const char *name, const char *order)
{
    g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (AmendsPrivateSpan));

    find_one (spans, text, name, AMENDS_PRIVATE_NAME);
    find_one (spans, text, order, AMENDS_PRIVATE_ORDER);
    g_array_sort (spans, compare_spans);
    return merge_spans (spans);
}

static const char *
get_stand_in (AmendsPrivateKind kind)
{
    switch (kind) {
    case AMENDS_PRIVATE_ORDER:
        /* Translators: what a screen reader says instead of an order number in privacy mode */
        return _ ("Hidden order number");
    case AMENDS_PRIVATE_NAME:
    default:
        /* Translators: what a screen reader says instead of a customer's name in privacy mode */
        return _ ("Hidden name");
    }
}

char *
amends_private_text_dup_hidden (const char *text, const GArray *spans)
{
    g_autoptr (GString) out = g_string_new (NULL);
    guint at = 0;

    for (guint i = 0; spans != NULL && i < spans->len; i++) {
        const AmendsPrivateSpan *span = &g_array_index (spans, AmendsPrivateSpan, i);

        g_string_append_len (out, text + at, (gssize) (span->start - at));
        g_string_append (out, get_stand_in (span->kind));
        at = span->end;
    }
    g_string_append (out, text + at);
    return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Drawing */

/* Where the spans lie in a line: pairs of its left and right ends, in pixels from the left of the layout, from left to right. */
static GArray *
find_covered (PangoLayoutLine *line, const GArray *spans)
{
    GArray *covered = g_array_new (FALSE, FALSE, sizeof (graphene_point_t));
    int first = pango_layout_line_get_start_index (line);
    int last = first + pango_layout_line_get_length (line);

    for (guint i = 0; i < spans->len; i++) {
        const AmendsPrivateSpan *span = &g_array_index (spans, AmendsPrivateSpan, i);
        int start = MAX ((int) span->start, first), end = MIN ((int) span->end, last), n = 0;
        g_autofree int *ranges = NULL;

        if (start >= end)
            continue;
        pango_layout_line_get_x_ranges (line, start, end, &ranges, &n);
        for (int k = 0; k < n; k++) {
            graphene_point_t ends = { (float) ranges[2 * k] / PANGO_SCALE, (float) ranges[2 * k + 1] / PANGO_SCALE };

            g_array_append_val (covered, ends);
        }
    }
    return covered;
}

static int
compare_ends (gconstpointer a, gconstpointer b)
{
    const graphene_point_t *first = a, *second = b;

    return (first->x > second->x) - (first->x < second->x);
}

static graphene_rect_t
make_rect (float left, float right, const PangoRectangle *line)
{
    return GRAPHENE_RECT_INIT (left, (float) line->y / PANGO_SCALE, right - left, (float) line->height / PANGO_SCALE);
}

static void
draw_open (GtkSnapshot *snapshot, PangoLayout *layout, const graphene_rect_t *open, const GdkRGBA *colour)
{
    if (open->size.width <= 0)
        return;
    gtk_snapshot_push_clip (snapshot, open);
    gtk_snapshot_append_layout (snapshot, layout, colour);
    gtk_snapshot_pop (snapshot);
}

static void
draw_bar (GtkSnapshot *snapshot, const graphene_rect_t *covered, const GdkRGBA *colour)
{
    float height = covered->size.height * BAR_HEIGHT;
    GdkRGBA tint = { colour->red, colour->green, colour->blue, colour->alpha * BAR_TINT };
    GskRoundedRect outline;

    gsk_rounded_rect_init_from_rect (&outline,
                                     &GRAPHENE_RECT_INIT (covered->origin.x,
                                                          covered->origin.y + (covered->size.height - height) / 2,
                                                          covered->size.width, height),
                                     height / 3);
    gtk_snapshot_push_rounded_clip (snapshot, &outline);
    gtk_snapshot_append_color (snapshot, &tint, &outline.bounds);
    gtk_snapshot_pop (snapshot);
}

typedef struct {
    GtkSnapshot *snapshot;
    PangoLayout *layout;
    const GArray *spans;
    const GdkRGBA *colour;
} Drawing;

static void
draw_line (const Drawing *drawing, PangoLayoutLine *line, const PangoRectangle *logical)
{
    g_autoptr (GArray) covered = find_covered (line, drawing->spans);
    /* Letters may lean over the ends of their line. */
    float margin = (float) logical->height / PANGO_SCALE;
    float left = (float) logical->x / PANGO_SCALE - margin;
    float right = (float) (logical->x + logical->width) / PANGO_SCALE + margin;
    graphene_rect_t rect;

    g_array_sort (covered, compare_ends);
    for (guint i = 0; i < covered->len; i++) {
        const graphene_point_t *ends = &g_array_index (covered, graphene_point_t, i);

        rect = make_rect (left, ends->x, logical);
        draw_open (drawing->snapshot, drawing->layout, &rect, drawing->colour);
        rect = make_rect (ends->x, ends->y, logical);
        draw_bar (drawing->snapshot, &rect, drawing->colour);
        left = MAX (left, ends->y);
    }
    /* After a bar at the end of its line there is nothing left to be drawn. */
    if (covered->len > 0 && left >= (float) (logical->x + logical->width) / PANGO_SCALE)
        return;
    rect = make_rect (left, right, logical);
    draw_open (drawing->snapshot, drawing->layout, &rect, drawing->colour);
}

void
amends_private_text_snapshot (GtkSnapshot *snapshot, PangoLayout *layout, const GArray *spans, const GdkRGBA *colour)
{
    const Drawing drawing = { snapshot, layout, spans, colour };
    PangoLayoutIter *iter;

    if (spans == NULL || spans->len == 0) {
        gtk_snapshot_append_layout (snapshot, layout, colour);
        return;
    }
    iter = pango_layout_get_iter (layout);
    do {
        PangoRectangle logical;

        pango_layout_iter_get_line_extents (iter, NULL, &logical);
        draw_line (&drawing, pango_layout_iter_get_line_readonly (iter), &logical);
    } while (pango_layout_iter_next_line (iter));
    pango_layout_iter_free (iter);
}

gboolean
amends_private_text_hit (PangoLayout *layout, const GArray *spans, double x, double y)
{
    PangoLayoutIter *iter;
    gboolean hit = FALSE;

    if (spans == NULL || spans->len == 0)
        return FALSE;
    iter = pango_layout_get_iter (layout);
    do {
        PangoRectangle logical;
        g_autoptr (GArray) covered = NULL;

        pango_layout_iter_get_line_extents (iter, NULL, &logical);
        if (y * PANGO_SCALE < logical.y || y * PANGO_SCALE >= logical.y + logical.height)
            continue;
        covered = find_covered (pango_layout_iter_get_line_readonly (iter), spans);
        for (guint i = 0; i < covered->len; i++) {
            const graphene_point_t *ends = &g_array_index (covered, graphene_point_t, i);

            hit = hit || (x >= (double) ends->x && x < (double) ends->y);
        }
    } while (pango_layout_iter_next_line (iter));
    pango_layout_iter_free (iter);
    return hit;
}
