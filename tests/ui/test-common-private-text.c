/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-private-text.h"

#include "amends-text.h"
#include "ui-fixture.h"

/* Finding: what is covered is shown here as dots. */
static void
assert_found (const char *text, const char *name, const char *order, const char *expected)
{
    g_autoptr (GArray) spans = amends_private_text_find (text, name, order);
    g_autofree char *dotted = g_strdup (text);

    for (guint i = 0; i < spans->len; i++) {
        const AmendsPrivateSpan *span = &g_array_index (spans, AmendsPrivateSpan, i);

        g_assert_cmpuint (span->start, <, span->end);
        memset (dotted + span->start, '.', span->end - span->start);
    }
    g_assert_cmpstr (dotted, ==, expected);
}

static void
test_find (void)
{
    static const struct {
        const char *text;
        const char *name;
        const char *order;
        const char *expected;
    } CASES[] = {
        { "Order 405-77 of Anna Berg", "Anna Berg", "405-77", "Order ...... of ........." },
        { "405-77, 405-77", NULL, "405-77", "......, ......" },
        { "Order 405-77", NULL, NULL, "Order 405-77" },
        { "Order 405-77", "", "", "Order 405-77" },
        { "Bottle", "Bo", NULL, "Bottle" },
        { "Bo: Bottle of Bo", "Bo", NULL, "..: Bottle of .." },
        { "Annas", "Anna", NULL, "....s" },
        { "x12 of 12", NULL, "12", "x12 of .." },
        { "A1234 and 1234", "A1234", "1234", "..... and ...." },
        { "ABCDEF", "ABCDE", "BCDEF", "......" },
        { "\xE6\x9D\x8E\xE6\xA7\x98", "\xE6\x9D\x8E", NULL, "...\xE6\xA7\x98" },
        { "", "Anna", "405", "" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
        assert_found (CASES[i].text, CASES[i].name, CASES[i].order, CASES[i].expected);
}

/* What is sought is made fit to be shown as the text was. */
static void
test_find_in_a_line_of_facts (void)
{
    const char *parts[] = { "Thermos Bottle", "Bo\xE2\x80\xAE\tEk", "405-77" };
    g_autofree char *line = amends_text_join (parts, G_N_ELEMENTS (parts));
    g_autoptr (GArray) spans = amends_private_text_find (line, parts[1], parts[2]);
    g_autofree char *hidden = amends_private_text_dup_hidden (line, spans);

    g_assert_cmpuint (spans->len, ==, 2);
    g_assert_nonnull (strstr (hidden, "Thermos Bottle"));
    g_assert_nonnull (strstr (hidden, "Hidden name"));
    g_assert_nonnull (strstr (hidden, "Hidden order number"));
    g_assert_null (strstr (hidden, "Bo Ek"));
    g_assert_null (strstr (hidden, "405-77"));
}

static void
test_hidden_words (void)
{
    g_autoptr (GArray) name = amends_private_text_whole ("Anna Berg", AMENDS_PRIVATE_NAME);
    g_autoptr (GArray) nothing = amends_private_text_whole ("", AMENDS_PRIVATE_NAME);
    g_autoptr (GArray) both = amends_private_text_find ("Anna: 405-77.", "Anna", "405-77");
    g_autofree char *first = amends_private_text_dup_hidden ("Anna Berg", name);
    g_autofree char *second = amends_private_text_dup_hidden ("Anna: 405-77.", both);
    g_autofree char *third = amends_private_text_dup_hidden ("Anna: 405-77.", NULL);

    g_assert_cmpuint (nothing->len, ==, 0);
    g_assert_cmpstr (first, ==, "Hidden name");
    g_assert_cmpstr (second, ==, "Hidden name: Hidden order number.");
    g_assert_cmpstr (third, ==, "Anna: 405-77.");
}

/* Drawing */

#define WIDTH 400
#define HEIGHT 120

static PangoLayout *
lay_out (GtkWidget *widget, const char *text, int width)
{
    PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
    PangoFontDescription *font = pango_font_description_from_string ("Monospace 12");

    pango_layout_set_font_description (layout, font);
    pango_font_description_free (font);
    if (width > 0)
        pango_layout_set_width (layout, width * PANGO_SCALE);
    return layout;
}

static GBytes *
draw (GtkWidget *widget, const char *text, int width, const char *name, const char *order)
{
    g_autoptr (PangoLayout) layout = lay_out (widget, text, width);
    g_autoptr (GArray) spans = amends_private_text_find (text, name, order);
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
    cairo_t *cr = cairo_create (surface);
    GtkSnapshot *snapshot = gtk_snapshot_new ();
    GskRenderNode *node;
    GBytes *pixels;

    amends_private_text_snapshot (snapshot, layout, spans, &(GdkRGBA) { 0, 0, 0, 1 });
    node = gtk_snapshot_free_to_node (snapshot);
    gsk_render_node_draw (node, cr);
    gsk_render_node_unref (node);
    cairo_destroy (cr);
    cairo_surface_flush (surface);
    pixels =
        g_bytes_new (cairo_image_surface_get_data (surface), (gsize) cairo_image_surface_get_stride (surface) * HEIGHT);
    cairo_surface_destroy (surface);
    return pixels;
}

static void
assert_drawn_alike (GtkWidget *widget, int width, const char *one, const char *one_order, const char *other,
                    const char *other_order, gboolean expected)
{
    g_autoptr (GBytes) first = draw (widget, one, width, NULL, one_order);
    g_autoptr (GBytes) second = draw (widget, other, width, NULL, other_order);

    g_assert_cmpint (g_bytes_equal (first, second), ==, expected);
}

/* Nothing of the letters that are covered is in the picture: with others of the same length it is the same, to the last pixel. */
static void
test_nothing_shines_through (void)
{
    GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
    static const char one[] = "Order 111-2222 is on its way", other[] = "Order 987-6543 is on its way";

    for (int width = 0; width <= 90; width += 90) {
        assert_drawn_alike (label, width, one, "111-2222", other, "987-6543", TRUE);
        assert_drawn_alike (label, width, one, NULL, other, NULL, FALSE);
        assert_drawn_alike (label, width, one, "111-2222", one, NULL, FALSE);
        assert_drawn_alike (label, width, "111-2222", "111-2222", "987-6543", "987-6543", TRUE);
    }
    /* What is open is still drawn. */
    assert_drawn_alike (label, 0, one, "111-2222", "Order 111-2222 is on my way!", "111-2222", FALSE);
    assert_drawn_alike (label, 0, one, "111-2222", "Odder 111-2222 is on its way", "111-2222", FALSE);
    g_assert_finalize_object (label);
}

static void
test_hit (void)
{
    GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
    static const char text[] = "Order 111-2222 is on its way";
    g_autoptr (PangoLayout) layout = lay_out (label, text, 0);
    g_autoptr (GArray) spans = amends_private_text_find (text, NULL, "111-2222");
    g_autoptr (GArray) none = amends_private_text_find (text, NULL, NULL);
    PangoRectangle at;

    pango_layout_index_to_pos (layout, 8, &at);
    g_assert_true (amends_private_text_hit (layout, spans, (double) at.x / PANGO_SCALE + 1, 4));
    g_assert_false (amends_private_text_hit (layout, none, (double) at.x / PANGO_SCALE + 1, 4));
    g_assert_false (amends_private_text_hit (layout, spans, (double) at.x / PANGO_SCALE + 1, -2));
    g_assert_false (amends_private_text_hit (layout, spans, (double) at.x / PANGO_SCALE + 1, 400));
    pango_layout_index_to_pos (layout, 2, &at);
    g_assert_false (amends_private_text_hit (layout, spans, (double) at.x / PANGO_SCALE + 1, 4));
    pango_layout_index_to_pos (layout, 20, &at);
    g_assert_false (amends_private_text_hit (layout, spans, (double) at.x / PANGO_SCALE + 1, 4));
    g_assert_finalize_object (label);
}

int
main (int argc, char **argv)
{
    ui_test_init (&argc, &argv);
    g_test_add_func ("/private-text/find", test_find);
    g_test_add_func ("/private-text/find-in-a-line-of-facts", test_find_in_a_line_of_facts);
    g_test_add_func ("/private-text/hidden-words", test_hidden_words);
    g_test_add_func ("/private-text/nothing-shines-through", test_nothing_shines_through);
    g_test_add_func ("/private-text/hit", test_hit);
    return g_test_run ();
}
