/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-stars.h"
#include "ui-fixture.h"

static void
test_spoken (void)
{
    static const struct {
        int value;
        const char *spoken;
    } cases[] = { { 0, "0 of 5 stars" }, { 1, "1 of 5 stars" }, { 2, "2 of 5 stars" }, { 5, "5 of 5 stars" } };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        GtkWidget *stars = g_object_ref_sink (amends_stars_new (cases[i].value));

        gtk_test_accessible_assert_role (stars, GTK_ACCESSIBLE_ROLE_IMG);
        gtk_test_accessible_assert_property (stars, GTK_ACCESSIBLE_PROPERTY_LABEL, cases[i].spoken);
        g_assert_finalize_object (stars);
    }
}

static void
notified_cb (GObject *object G_GNUC_UNUSED, GParamSpec *pspec G_GNUC_UNUSED, gpointer user_data)
{
    ++*(guint *) user_data;
}

static void
test_value (void)
{
    AmendsStars *stars = AMENDS_STARS (g_object_ref_sink (amends_stars_new (3)));
    guint notified = 0;

    g_signal_connect (stars, "notify::value", G_CALLBACK (notified_cb), &notified);
    amends_stars_set_value (stars, 3);
    g_assert_cmpuint (notified, ==, 0);
    amends_stars_set_value (stars, 4);
    g_assert_cmpuint (notified, ==, 1);
    gtk_test_accessible_assert_property (GTK_WIDGET (stars), GTK_ACCESSIBLE_PROPERTY_LABEL, "4 of 5 stars");
    amends_stars_set_value (stars, 99);
    g_assert_cmpint (amends_stars_get_value (stars), ==, 5);
    amends_stars_set_value (stars, -1);
    g_assert_cmpint (amends_stars_get_value (stars), ==, 0);
    g_assert_finalize_object (stars);
}

/* The horizontal middle of what is drawn opaque: full stars begin where reading begins. */
static float
draw_and_find_middle (GtkTextDirection direction)
{
    GtkWidget *stars = amends_stars_new (1);
    GtkWidget *window = ui_present (stars, 200, 100);
    g_autoptr (GdkPaintable) paintable = NULL;
    g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
    g_autoptr (GskRenderNode) node = NULL;
    g_autoptr (GdkTexture) texture = NULL;
    g_autofree guchar *pixels = NULL;
    int width, height, sum = 0, n = 0;

    gtk_widget_set_direction (stars, direction);
    ui_settle (50);
    paintable = gtk_widget_paintable_new (stars);
    gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), gtk_widget_get_width (stars),
                            gtk_widget_get_height (stars));
    node = gtk_snapshot_to_node (snapshot);
    texture = gsk_renderer_render_texture (
        gtk_native_get_renderer (GTK_NATIVE (window)), node,
        &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (stars), (float) gtk_widget_get_height (stars)));
    width = gdk_texture_get_width (texture);
    height = gdk_texture_get_height (texture);
    pixels = g_malloc ((gsize) width * (gsize) height * 4);
    gdk_texture_download (texture, pixels, (gsize) width * 4);
    for (int i = 0; i < width * height; i++)
        if (pixels[4 * i + 3] > 200) {
            sum += i % width;
            n++;
        }
    g_assert_cmpint (n, >, 10);
    ui_dismiss (window);
    return (float) sum / (float) n / (float) width;
}

static void
test_direction (void)
{
    g_assert_cmpfloat (draw_and_find_middle (GTK_TEXT_DIR_LTR), <, 0.3f);
    g_assert_cmpfloat (draw_and_find_middle (GTK_TEXT_DIR_RTL), >, 0.7f);
}

int
main (int argc, char **argv)
{
    ui_test_init (&argc, &argv);
    g_test_add_func ("/stars/spoken", test_spoken);
    g_test_add_func ("/stars/value", test_value);
    g_test_add_func ("/stars/direction", test_direction);
    return g_test_run ();
}
