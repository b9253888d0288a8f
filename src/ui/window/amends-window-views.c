/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-window-private.h"

#include "amends-menu-button.h"
#include "amends-store-failure.h"

#define RESOURCES "/io/github/amendsapp/Amends/ui/window/amends-window-"

/* As long as a person takes what comes for the answer to the click: with the data, the window needs one frame instead of two. */
#define PRESENT_PATIENCE_MS 150

static const char *const view_names[] = { "loading", "welcome", "failure" };

static GtkBuilder *
build_view (AmendsWindow *self, const char *name)
{
    g_autofree char *path = g_strconcat (RESOURCES, name, ".ui", NULL);
    g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (path);
    AdwBin *place = ADW_BIN (gtk_stack_get_child_by_name (self->stack, name));

    amends_menu_button_set_menu (GTK_MENU_BUTTON (gtk_builder_get_object (builder, "menu")), self->primary_menu);
    adw_bin_set_child (place, GTK_WIDGET (gtk_builder_get_object (builder, "page")));
    return g_steal_pointer (&builder);
}

static void
need_view (AmendsWindow *self, const char *name)
{
    GtkWidget *place = gtk_stack_get_child_by_name (self->stack, name);

    if (ADW_IS_BIN (place) && adw_bin_get_child (ADW_BIN (place)) == NULL)
        g_object_unref (build_view (self, name));
}

static gboolean
is_loading (AmendsWindow *self)
{
    return g_str_equal (amends_window_get_page_name (self), "loading");
}

/* Presenting */

static void
present_now (AmendsWindow *self)
{
    g_clear_handle_id (&self->present_id, g_source_remove);
    gtk_window_present (GTK_WINDOW (self));
}

static gboolean
present_cb (gpointer user_data)
{
    AmendsWindow *self = user_data;

    self->present_id = 0;
    gtk_window_present (GTK_WINDOW (self));
    return G_SOURCE_REMOVE;
}

void
amends_window_present (AmendsWindow *self)
{
    g_return_if_fail (AMENDS_IS_WINDOW (self));
    if (gtk_widget_get_visible (GTK_WIDGET (self)) || !is_loading (self))
        present_now (self);
    else if (self->present_id == 0)
        /* After the answers that have come meanwhile. */
        self->present_id = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, PRESENT_PATIENCE_MS, present_cb, self, NULL);
}

void
amends_window_stop_presenting (AmendsWindow *self)
{
    g_return_if_fail (AMENDS_IS_WINDOW (self));
    g_clear_handle_id (&self->present_id, g_source_remove);
}

static void
mapped_cb (AmendsWindow *self)
{
    need_view (self, amends_window_get_page_name (self));
}

/* Views */

void
amends_window_set_up_views (AmendsWindow *self)
{
    for (gsize i = 0; i < G_N_ELEMENTS (view_names); i++)
        gtk_stack_add_named (self->stack, adw_bin_new (), view_names[i]);
    g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

void
amends_window_show_view (AmendsWindow *self, const char *name)
{
    if (gtk_widget_get_mapped (GTK_WIDGET (self)) || !g_str_equal (name, "loading"))
        need_view (self, name);
    gtk_stack_set_visible_child_name (self->stack, name);
    if (self->present_id != 0 && !is_loading (self))
        present_now (self);
}

void
amends_window_explain_failure (AmendsWindow *self, const GError *error)
{
    AmendsStoreFailure failure = amends_store_failure_explain (error);
    g_autofree char *text = g_strjoin ("\n\n", error->message, failure.advice, NULL);
    g_autofree char *markup = g_markup_escape_text (text, -1);
    g_autoptr (GtkBuilder) builder = build_view (self, "failure");
    AdwStatusPage *page = ADW_STATUS_PAGE (gtk_builder_get_object (builder, "failure"));

    adw_status_page_set_icon_name (page, failure.icon);
    adw_status_page_set_title (page, failure.title);
    adw_status_page_set_description (page, markup);
    gtk_widget_set_visible (GTK_WIDGET (gtk_builder_get_object (builder, "retry_button")), failure.can_retry);
    gtk_widget_set_visible (GTK_WIDGET (gtk_builder_get_object (builder, "afresh_button")), failure.start_afresh);
    amends_window_show_view (self, "failure");
}
