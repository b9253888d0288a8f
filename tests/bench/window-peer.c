/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <stdlib.h>

#include "window-probe.h"

/*
 * What Amends is measured against: window-peer start|memory|idle: a bare AdwApplicationWindow with a status page;
 * window-peer scroll ROWS PAGES: the same window with a plain list of as many rows, each one label of the height of a review's row.
 */

#define ROW_HEIGHT 108
#define STRETCHES 10

static char **arguments;

static void
setup_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *item, gpointer user_data G_GNUC_UNUSED)
{
    GtkWidget *label = gtk_label_new (NULL);

    gtk_widget_set_size_request (label, -1, ROW_HEIGHT);
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *item, gpointer user_data G_GNUC_UNUSED)
{
    g_autofree char *text = g_strdup_printf ("Row %u of a plain list", gtk_list_item_get_position (item));

    gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

/* As many rows as wanted from one item: what is measured is the view. */
static GListModel *
make_rows (guint n)
{
    GListStore *rows = g_list_store_new (GTK_TYPE_STRING_OBJECT);
    g_autoptr (GtkStringObject) one = gtk_string_object_new ("row");
    g_autoptr (GPtrArray) all = g_ptr_array_sized_new (n);

    for (guint i = 0; i < n; i++)
        g_ptr_array_add (all, one);
    g_list_store_splice (rows, 0, 0, all->pdata, n);
    return G_LIST_MODEL (rows);
}

static GtkWidget *
make_list (guint n)
{
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
    GtkWidget *scroller = gtk_scrolled_window_new ();

    g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
    g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
    gtk_scrolled_window_set_child (
        GTK_SCROLLED_WINDOW (scroller),
        gtk_list_view_new (GTK_SELECTION_MODEL (gtk_multi_selection_new (make_rows (n))), factory));
    gtk_widget_set_vexpand (scroller, TRUE);
    return scroller;
}

static GtkWidget *
make_page (void)
{
    GtkWidget *view = adw_toolbar_view_new ();
    GtkWidget *page = adw_status_page_new ();

    adw_status_page_set_title (ADW_STATUS_PAGE (page), "A Bare Window");
    adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "mail-unread-symbolic");
    adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
    adw_toolbar_view_set_content (
        ADW_TOOLBAR_VIEW (view), g_str_equal (arguments[1], "scroll") ? make_list ((guint) atoi (arguments[2])) : page);
    return view;
}

static void
scroll (GtkWidget *window)
{
    GtkWidget *list = probe_find (window, "GtkListView");
    guint n_rows = (guint) atoi (arguments[2]);

    probe_rest (300);
    probe_reset ();
    for (guint i = 0; i <= STRETCHES; i++) {
        gtk_list_view_scroll_to (GTK_LIST_VIEW (list), (guint) ((guint64) (n_rows - 1) * i / STRETCHES),
                                 GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
        probe_wait_frame (200);
        probe_page (list, i < STRETCHES ? "Page_Down" : "Page_Up", (guint) atoi (arguments[3]));
    }
    probe_say_frames ("frame");
}

static gboolean
begin_cb (gpointer user_data)
{
    GtkWidget *window = user_data;
    const char *task = arguments[1];

    probe_watch (window);
    while (probe_get ()->frames->len == 0)
        probe_wait_frame (1000);
    gdk_display_sync (gtk_widget_get_display (window));
    probe_say_start ("start");
    if (g_str_equal (task, "scroll"))
        scroll (window);
    else if (!g_str_equal (task, "start"))
        probe_rest (1000);
    if (g_str_equal (task, "memory"))
        probe_say_memory ();
    if (g_str_equal (task, "idle"))
        probe_say_idle ((guint) atoi (arguments[2]));
    gtk_window_destroy (GTK_WINDOW (window));
    return G_SOURCE_REMOVE;
}

static void
activate_cb (GtkApplication *application, gpointer user_data G_GNUC_UNUSED)
{
    GtkWidget *window = adw_application_window_new (application);

    gtk_window_set_default_size (GTK_WINDOW (window), 1200, 780);
    adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), make_page ());
    gtk_window_present (GTK_WINDOW (window));
    g_idle_add_full (G_PRIORITY_HIGH, begin_cb, window, NULL);
}

int
main (int argc, char *argv[])
{
    g_autoptr (AdwApplication) application = NULL;

    if (argc < 2)
        return EXIT_FAILURE;
    arguments = argv;
    probe_init ();
    application = adw_application_new ("io.github.amendsapp.Amends.Peer", G_APPLICATION_DEFAULT_FLAGS);
    g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
    return g_application_run (G_APPLICATION (application), 1, argv);
}
