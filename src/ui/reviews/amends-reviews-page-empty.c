/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-menu-button.h"
#include "amends-reviews-page-private.h"
#include "amends-sync-button.h"

#define PAGE "/io/github/amendsapp/Amends/ui/reviews/amends-reviews-page-empty.ui"

static void
copy_banner (AdwBanner *from, AdwBanner *to)
{
    adw_banner_set_use_markup (to, adw_banner_get_use_markup (from));
    adw_banner_set_title (to, adw_banner_get_title (from));
    adw_banner_set_button_label (to, adw_banner_get_button_label (from));
    gtk_actionable_set_action_name (GTK_ACTIONABLE (to), gtk_actionable_get_action_name (GTK_ACTIONABLE (from)));
    adw_banner_set_revealed (to, adw_banner_get_revealed (from));
}

void
amends_reviews_page_update_empty (AmendsReviewsPage *self)
{
    gboolean running = FALSE;
    guint64 rows = 0;

    if (self->placeholder_banner == NULL)
        return;
    copy_banner (self->banner, self->placeholder_banner);
    if (self->engine != NULL)
        g_object_get (self->engine, "running", &running, "rows", &rows, NULL);
    amends_sync_button_set_running (AMENDS_SYNC_BUTTON (self->placeholder_sync_button), running, rows);
}

/* Made when there is nothing to be shown: a start with reviews needs none of it. */
static void
need_page (AmendsReviewsPage *self)
{
    g_autoptr (GtkBuilder) builder = NULL;

    if (gtk_stack_get_child_by_name (self->content, "placeholder") != NULL)
        return;
    builder = gtk_builder_new_from_resource (PAGE);
    self->placeholder_menu_button = GTK_MENU_BUTTON (gtk_builder_get_object (builder, "menu_button"));
    self->placeholder_banner = ADW_BANNER (gtk_builder_get_object (builder, "banner"));
    self->placeholder_sync_button = GTK_WIDGET (gtk_builder_get_object (builder, "sync_button"));
    amends_menu_button_set_menu (self->placeholder_menu_button, self->primary_menu);
    adw_bin_set_child (ADW_BIN (gtk_builder_get_object (builder, "place")),
                       self->make_placeholder (self->placeholder_data));
    gtk_stack_add_named (self->content, GTK_WIDGET (gtk_builder_get_object (builder, "page")), "placeholder");
    amends_reviews_page_update_empty (self);
}

static void
show (AmendsReviewsPage *self, gboolean empty)
{
    const char *name = empty ? "placeholder" : "reviews";

    if (g_str_equal (gtk_stack_get_visible_child_name (self->content), name))
        return;
    need_page (self);
    gtk_stack_set_visible_child_name (self->content, name);
    /* F10 opens the one that is in sight. */
    gtk_menu_button_set_primary (self->menu_button, !empty);
    gtk_menu_button_set_primary (self->placeholder_menu_button, empty);
    adw_overlay_split_view_set_show_sidebar (
        self->split, !empty && !adw_overlay_split_view_get_collapsed (self->split) &&
                         (self->settings == NULL || g_settings_get_boolean (self->settings, "show-sidebar")));
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsReviewsPage) self = user_data;
    gint64 count = amends_store_count_finish (AMENDS_STORE (source), result, NULL);

    if (count >= 0 && self->store != NULL)
        show (self, count == 0 && self->make_placeholder != NULL);
}

void
amends_reviews_page_count_everything (AmendsReviewsPage *self)
{
    g_autoptr (AmendsReviewQuery) everything = amends_query_all ();

    amends_store_count_async (self->store, everything, NULL, counted_cb, g_object_ref (self));
}

void
amends_reviews_page_set_placeholder (AmendsReviewsPage *self, AmendsMakeWidget make, gpointer user_data)
{
    g_return_if_fail (AMENDS_IS_REVIEWS_PAGE (self));
    g_return_if_fail (make != NULL);
    self->make_placeholder = make;
    self->placeholder_data = user_data;
    amends_reviews_page_count_everything (self);
}
