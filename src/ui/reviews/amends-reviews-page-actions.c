/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "amends-review-facts.h"
#include "amends-reviews-page-private.h"
#include "amends-store-actions.h"
#include "amends-store-reviews.h"
#include "amends-text.h"

/* Beyond that many the clipboard is the wrong tool: there is the export. */
#define MAX_COPIED 500

void
amends_reviews_page_tell (AmendsReviewsPage *self, const char *message)
{
    AdwToast *toast;

    /* An answer may come when the page is gone. */
    if (self->store == NULL)
        return;
    toast = adw_toast_new (message);
    adw_toast_set_use_markup (toast, FALSE);
    adw_toast_set_timeout (toast, 3);
    adw_toast_overlay_add_toast (self->toast_overlay, toast);
    gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

void
amends_reviews_page_tell_error (AmendsReviewsPage *self, const GError *error)
{
    if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        amends_reviews_page_tell (self, error->message);
}

/* Opening on the marketplace */

typedef struct {
    AmendsReviewsPage *self; /* (owned) */
    gint64 review_id;
} Opening;

static void
logged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsReviewsPage) self = user_data;
    g_autoptr (GError) error = NULL;

    if (!amends_store_action_finish (AMENDS_STORE (source), result, NULL, &error))
        amends_reviews_page_tell_error (self, error);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    Opening *opening = user_data;
    g_autoptr (AmendsReviewsPage) self = opening->self;
    gint64 review_id = opening->review_id;
    g_autoptr (GError) error = NULL;

    g_free (opening);
    if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error)) {
        if (self->store != NULL)
            amends_store_log_opened_async (self->store, review_id, NULL, logged_cb, g_object_ref (self));
    } else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)) {
        amends_reviews_page_tell (self, _ ("The page could not be opened. Copy the review to get its address."));
    }
}

static void
open_marketplace_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsReviewsPage *self = AMENDS_REVIEWS_PAGE (widget);
    g_autoptr (GtkUriLauncher) launcher = NULL;
    AmendsReview *review;
    Opening *opening;

    amends_reviews_page_catch_up (self);
    review = amends_detail_pane_get_review (self->detail);
    if (review == NULL)
        return;
    if (!amends_text_is_web_address (review->url)) {
        amends_reviews_page_tell (self, _ ("This review came without an address. Look for it on the product’s page."));
        return;
    }
    opening = g_new (Opening, 1);
    *opening = (Opening) { g_object_ref (self), review->id };
    launcher = gtk_uri_launcher_new (review->url);
    gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, launched_cb, opening);
}

/* Copying */

static void
put_on_clipboard (AmendsReviewsPage *self, GPtrArray *reviews)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autoptr (GString) plain = g_string_new (NULL);
    g_autoptr (GString) html = g_string_new (NULL);
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (GdkContentProvider) both = NULL;
    GdkContentProvider *providers[2];

    for (guint i = 0; i < reviews->len; i++) {
        g_autofree char *text = amends_review_facts_dup_plain (g_ptr_array_index (reviews, i), zone);
        g_autofree char *markup = amends_review_facts_dup_html (g_ptr_array_index (reviews, i), zone);

        g_string_append_printf (plain, "%s%s\n", i > 0 ? "\n" : "", text);
        g_string_append (html, markup);
    }
    bytes = g_bytes_new (html->str, html->len);
    providers[0] = gdk_content_provider_new_for_bytes ("text/html", bytes);
    providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, plain->str);
    both = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
    gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), both);
}

static void
loaded_for_copy_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsReviewsPage) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) reviews = amends_store_load_reviews_finish (AMENDS_STORE (source), result, &error);
    g_autofree char *number = NULL;
    g_autofree char *message = NULL;

    if (reviews == NULL) {
        amends_reviews_page_tell_error (self, error);
        return;
    }
    if (self->store == NULL || reviews->len == 0)
        return;
    put_on_clipboard (self, reviews);
    number = amends_text_count (reviews->len);
    message = g_strdup_printf (ngettext ("%s review copied", "%s reviews copied", reviews->len), number);
    amends_reviews_page_tell (self, message);
}

static void
copy_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsReviewsPage *self = AMENDS_REVIEWS_PAGE (widget);
    g_autoptr (GArray) ids = amends_review_selection_dup_ids (self->selection);

    if (ids->len == 0)
        return;
    if (ids->len > MAX_COPIED) {
        amends_reviews_page_tell (self, _ ("Too many reviews to copy. Export them from the main menu instead."));
        return;
    }
    amends_store_load_reviews_async (self->store, (const gint64 *) ids->data, ids->len, NULL, loaded_for_copy_cb,
                                     g_object_ref (self));
}

/* Small ones */

static void
next_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    amends_reviews_page_move (AMENDS_REVIEWS_PAGE (widget), 1);
}

static void
previous_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    amends_reviews_page_move (AMENDS_REVIEWS_PAGE (widget), -1);
}

static void
select_all_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    gtk_selection_model_select_all (GTK_SELECTION_MODEL (AMENDS_REVIEWS_PAGE (widget)->selection));
}

static void
clear_selection_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    amends_reviews_page_clear_selection (AMENDS_REVIEWS_PAGE (widget));
}

static void
back_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    amends_reviews_page_go_back (AMENDS_REVIEWS_PAGE (widget));
}

static void
search_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsReviewsPage *self = AMENDS_REVIEWS_PAGE (widget);

    adw_navigation_split_view_set_show_content (self->inner, FALSE);
    gtk_search_bar_set_search_mode (self->search_bar, TRUE);
    gtk_widget_grab_focus (self->search_entry);
}

static void
toggle_sidebar_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsReviewsPage *self = AMENDS_REVIEWS_PAGE (widget);

    adw_overlay_split_view_set_show_sidebar (self->split, !adw_overlay_split_view_get_show_sidebar (self->split));
}

static void
reset_filters_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    amends_reviews_page_query_reset (AMENDS_REVIEWS_PAGE (widget));
}

static void
save_view_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsReviewsPage *self = AMENDS_REVIEWS_PAGE (widget);
    g_autoptr (AmendsReviewQuery) query = amends_reviews_page_dup_query (self);

    amends_filter_sidebar_save_view (self->sidebar, query);
}

static void
retry_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    amends_row_list_model_reload (AMENDS_REVIEWS_PAGE (widget)->model);
}

static void
note_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsReviewsPage *self = AMENDS_REVIEWS_PAGE (widget);

    amends_reviews_page_catch_up (self);
    if (self->opened_id != 0)
        adw_navigation_split_view_set_show_content (self->inner, TRUE);
    amends_detail_pane_focus_note (self->detail);
}

static void
cause_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsReviewsPage *self = AMENDS_REVIEWS_PAGE (widget);

    amends_reviews_page_catch_up (self);
    amends_detail_pane_choose_cause (self->detail);
}

void
amends_reviews_page_install_actions (GtkWidgetClass *widget_class)
{
    static const struct {
        const char *name;
        GtkWidgetActionActivateFunc activate;
    } actions[] = {
        { "reviews.next", next_action },
        { "reviews.previous", previous_action },
        { "reviews.select-all", select_all_action },
        { "reviews.select-all-matching", select_all_action },
        { "reviews.clear-selection", clear_selection_action },
        { "reviews.back", back_action },
        { "reviews.search", search_action },
        { "reviews.toggle-sidebar", toggle_sidebar_action },
        { "reviews.reset-filters", reset_filters_action },
        { "reviews.save-view", save_view_action },
        { "reviews.open-marketplace", open_marketplace_action },
        { "reviews.copy", copy_action },
        { "reviews.retry", retry_action },
        { "reviews.note", note_action },
        { "reviews.cause", cause_action },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
        gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
    gtk_widget_class_install_property_action (widget_class, "reviews.select-several", "selecting");
    amends_reviews_page_install_done_actions (widget_class);
    amends_reviews_page_install_contact_actions (widget_class);
}
