/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Shows the reviews page on invented reviews, for people to look at:
 *   gallery-reviews [--width N] [--height N] [--rtl] [--dark] [--search TEXT] [--select N] [--open] [--sidebar] [--shot FILE]
 * With --shot it saves a picture and ends.
 */
#include <adwaita.h>

#include "amends-reviews-page.h"
#include "ui-fixture.h"

static int width = 1400, height = 900, selected = -1;
static gboolean rtl, dark, open_detail, sidebar, several, empty;
static char *search, *shot, *query_done;

static const GOptionEntry options[] = {
    { "width", 0, 0, G_OPTION_ARG_INT, &width, NULL, NULL },
    { "height", 0, 0, G_OPTION_ARG_INT, &height, NULL, NULL },
    { "select", 0, 0, G_OPTION_ARG_INT, &selected, NULL, NULL },
    { "rtl", 0, 0, G_OPTION_ARG_NONE, &rtl, NULL, NULL },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &dark, NULL, NULL },
    { "open", 0, 0, G_OPTION_ARG_NONE, &open_detail, NULL, NULL },
    { "sidebar", 0, 0, G_OPTION_ARG_NONE, &sidebar, NULL, NULL },
    { "several", 0, 0, G_OPTION_ARG_NONE, &several, NULL, NULL },
    { "empty", 0, 0, G_OPTION_ARG_NONE, &empty, NULL, NULL },
    { "search", 0, 0, G_OPTION_ARG_STRING, &search, NULL, NULL },
    { "done", 0, 0, G_OPTION_ARG_STRING, &query_done, NULL, NULL },
    { "shot", 0, 0, G_OPTION_ARG_FILENAME, &shot, NULL, NULL },
    { 0 },
};

static void
save_picture (GtkWidget *window)
{
    g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
    g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
    g_autoptr (GskRenderNode) node = NULL;
    g_autoptr (GdkTexture) texture = NULL;

    gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), gtk_widget_get_width (window),
                            gtk_widget_get_height (window));
    node = gtk_snapshot_to_node (snapshot);
    texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
    gdk_texture_save_to_png (texture, shot);
    g_print ("%s: %d x %d\n", shot, gdk_texture_get_width (texture), gdk_texture_get_height (texture));
}

static void
play (GtkWidget *page)
{
    if (search != NULL) {
        GtkWidget *entry = ui_find (page, GTK_TYPE_SEARCH_ENTRY);

        /* The first one is the sidebar's; the page's own is found through its action. */
        gtk_widget_activate_action (page, "reviews.search", NULL);
        ui_settle (200);
        entry = GTK_WIDGET (gtk_root_get_focus (gtk_widget_get_root (page)));
        gtk_editable_set_text (GTK_EDITABLE (entry), search);
        ui_settle (600);
    }
    for (int i = 0; i <= selected; i++)
        gtk_widget_activate_action (page, "reviews.next", NULL);
    ui_settle (300);
    if (query_done != NULL)
        gtk_widget_activate_action (page, "reviews.toggle-done", NULL);
    if (several)
        gtk_widget_activate_action (page, "reviews.select-all", NULL);
    if (open_detail)
        adw_navigation_split_view_set_show_content (
            ADW_NAVIGATION_SPLIT_VIEW (ui_find (page, ADW_TYPE_NAVIGATION_SPLIT_VIEW)), TRUE);
    if (sidebar)
        gtk_widget_activate_action (page, "reviews.toggle-sidebar", NULL);
    ui_settle (900);
}

int
main (int argc, char **argv)
{
    g_autoptr (GOptionContext) context = g_option_context_new (NULL);
    UiFixture fixture = { 0 };
    GtkWidget *window, *page;

    g_option_context_add_main_entries (context, options, NULL);
    if (!g_option_context_parse (context, &argc, &argv, NULL))
        return 64;
    adw_init ();
    if (rtl)
        gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
    if (dark)
        adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
    {
        g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

        gtk_css_provider_load_from_resource (provider, "/io/github/amendsapp/Amends/style.css");
        gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                                    GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    }
    ui_fixture_init (&fixture);
    if (!empty) {
        ui_fixture_fill (&fixture, 0, 300);
        ui_fixture_edit (&fixture, 1, 4);
    }
    page = GTK_WIDGET (amends_reviews_page_new (fixture.store, NULL, NULL, NULL));
    amends_reviews_page_set_banner (AMENDS_REVIEWS_PAGE (page), "These are the reviews of a sample shop.", "Close Shop",
                                    "win.close-shop");
    window = adw_window_new ();
    gtk_window_set_default_size (GTK_WINDOW (window), width, height);
    adw_window_set_content (ADW_WINDOW (window), page);
    gtk_window_present (GTK_WINDOW (window));
    ui_settle (1200);
    play (page);
    if (shot != NULL)
        save_picture (window);
    while (shot == NULL && gtk_window_list_toplevels () != NULL)
        g_main_context_iteration (NULL, TRUE);
    gtk_window_destroy (GTK_WINDOW (window));
    ui_settle (100);
    ui_fixture_clear (&fixture);
    return 0;
}
