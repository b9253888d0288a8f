/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "amends-menu-button.h"
#include "amends-page-keys.h"
#include "amends-reviews-page-private.h"
#include "amends-sidebar.h"
#include "amends-sync-button.h"
#include "amends-text.h"

enum { PROP_SELECTING = 1 };

G_DEFINE_FINAL_TYPE (AmendsReviewsPage, amends_reviews_page, ADW_TYPE_BIN)

/* Layout: the sidebar's visibility is the person's choice while there is room, and none of it while there is not. */

static gboolean
wants_sidebar (AmendsReviewsPage *self)
{
    return self->settings == NULL || g_settings_get_boolean (self->settings, "show-sidebar");
}

static gboolean
is_placeholder (AmendsReviewsPage *self)
{
    return g_strcmp0 (gtk_stack_get_visible_child_name (self->content), "placeholder") == 0;
}

static void
collapsed_cb (AdwOverlaySplitView *split, GParamSpec *pspec G_GNUC_UNUSED, gpointer user_data)
{
    AmendsReviewsPage *self = user_data;
    gboolean collapsed = adw_overlay_split_view_get_collapsed (split);

    adw_overlay_split_view_set_show_sidebar (split, !collapsed && wants_sidebar (self) && !is_placeholder (self));
}

static void
show_sidebar_cb (AdwOverlaySplitView *split, GParamSpec *pspec G_GNUC_UNUSED, gpointer user_data)
{
    AmendsReviewsPage *self = user_data;

    if (self->settings != NULL && !adw_overlay_split_view_get_collapsed (split) && !is_placeholder (self) &&
        gtk_widget_get_mapped (GTK_WIDGET (self)))
        g_settings_set_boolean (self->settings, "show-sidebar", adw_overlay_split_view_get_show_sidebar (split));
}

static void
detail_failed_cb (AmendsDetailPane *detail G_GNUC_UNUSED, const GError *error, gpointer user_data)
{
    amends_reviews_page_tell_error (user_data, error);
}

static void
sync_changed_cb (GObject *engine, GParamSpec *pspec G_GNUC_UNUSED, gpointer user_data)
{
    AmendsReviewsPage *self = user_data;
    gboolean running = FALSE;
    guint64 rows = 0;

    g_object_get (engine, "running", &running, "rows", &rows, NULL);
    amends_sync_button_set_running (AMENDS_SYNC_BUTTON (self->sync_button), running, rows);
    amends_reviews_page_update_empty (self);
    amends_reviews_page_update_title (self);
}

static void
amends_reviews_page_unroot (GtkWidget *widget)
{
    /* The window closes: what is in the note must be on its way to the store before that closes, too. */
    amends_detail_pane_flush (AMENDS_REVIEWS_PAGE (widget)->detail);
    GTK_WIDGET_CLASS (amends_reviews_page_parent_class)->unroot (widget);
}

static void
disconnect_all (AmendsReviewsPage *self)
{
    gpointer sources[] = { self->store, self->engine, self->model, self->selection, self->done_toast };

    for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
        if (sources[i] != NULL)
            g_signal_handlers_disconnect_by_data (sources[i], self);
    self->done_toast = NULL;
}

static void
amends_reviews_page_dispose (GObject *object)
{
    AmendsReviewsPage *self = AMENDS_REVIEWS_PAGE (object);

    disconnect_all (self);
    amends_reviews_page_query_dispose (self);
    amends_reviews_page_selection_dispose (self);
    amends_reviews_page_contact_dispose (self);
    /* The bin keeps its child by pointer: it lets go first. */
    adw_bin_set_child (ADW_BIN (self), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (self), AMENDS_TYPE_REVIEWS_PAGE);
    g_clear_object (&self->selection);
    g_clear_object (&self->model);
    g_clear_object (&self->engine);
    g_clear_object (&self->store);
    g_clear_object (&self->settings);
    g_clear_object (&self->primary_menu);
    G_OBJECT_CLASS (amends_reviews_page_parent_class)->dispose (object);
}

static void
amends_reviews_page_finalize (GObject *object)
{
    AmendsReviewsPage *self = AMENDS_REVIEWS_PAGE (object);

    g_clear_pointer (&self->filter, amends_review_query_free);
    g_clear_pointer (&self->facets, amends_facets_unref);
    g_free (self->searched);
    g_array_unref (self->done_events);
    G_OBJECT_CLASS (amends_reviews_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewsPage, breakpoint_bin);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewsPage, switcher_place);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewsPage, messages_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewsPage, messages_count);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewsPage, toast_overlay);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewsPage, split);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewsPage, inner);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewsPage, content);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewsPage, title);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewsPage, banner);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewsPage, search_bar);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewsPage, search_entry);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewsPage, search_problem);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewsPage, menu_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewsPage, sync_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewsPage, action_bar);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewsPage, sidebar);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewsPage, list);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewsPage, detail);
    gtk_widget_class_bind_template_callback (widget_class, collapsed_cb);
    gtk_widget_class_bind_template_callback (widget_class, show_sidebar_cb);
    gtk_widget_class_bind_template_callback (widget_class, detail_failed_cb);
}

static void
amends_reviews_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    if (id == PROP_SELECTING)
        g_value_set_boolean (value, AMENDS_REVIEWS_PAGE (object)->selecting);
    else
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
amends_reviews_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    if (id == PROP_SELECTING)
        amends_reviews_page_set_selecting (AMENDS_REVIEWS_PAGE (object), g_value_get_boolean (value));
    else
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
amends_reviews_page_class_init (AmendsReviewsPageClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_reviews_page_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_reviews_page_finalize;
    G_OBJECT_CLASS (klass)->get_property = amends_reviews_page_get_property;
    G_OBJECT_CLASS (klass)->set_property = amends_reviews_page_set_property;
    g_object_class_install_property (
        G_OBJECT_CLASS (klass), PROP_SELECTING,
        g_param_spec_boolean ("selecting", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
    widget_class->unroot = amends_reviews_page_unroot;
    g_signal_new ("filled", AMENDS_TYPE_REVIEWS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
    g_type_ensure (AMENDS_TYPE_SYNC_BUTTON);
    g_type_ensure (AMENDS_TYPE_FILTER_SIDEBAR);
    g_type_ensure (AMENDS_TYPE_REVIEW_LIST);
    g_type_ensure (AMENDS_TYPE_DETAIL_PANE);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/reviews/amends-reviews-page.ui");
    bind_children (widget_class);
    amends_reviews_page_install_actions (widget_class);
}

static void
amends_reviews_page_init (AmendsReviewsPage *self)
{
    self->done_events = g_array_new (FALSE, FALSE, sizeof (gint64));
    gtk_widget_init_template (GTK_WIDGET (self));
    amends_sidebar_set_up (self->split);
    gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
    amends_reviews_page_add_keys (self);
}

AmendsReviewsPage *
amends_reviews_page_new (AmendsStore *store, AmendsSyncEngine *engine, GSettings *settings, GMenuModel *primary_menu)
{
    AmendsReviewsPage *self = g_object_new (AMENDS_TYPE_REVIEWS_PAGE, NULL);

    self->store = g_object_ref (store);
    self->engine = engine != NULL ? g_object_ref (engine) : NULL;
    self->settings = settings != NULL ? g_object_ref (settings) : NULL;
    self->model = amends_review_list_model_new (store);
    self->selection = amends_review_selection_new (self->model);
    amends_menu_button_set_menu (self->menu_button, primary_menu);
    g_set_object (&self->primary_menu, primary_menu);
    adw_overlay_split_view_set_show_sidebar (self->split, wants_sidebar (self));
    amends_filter_sidebar_set_store (self->sidebar, store);
    amends_detail_pane_set_store (self->detail, store);
    amends_page_keys_set_settings (GTK_WIDGET (self), settings);
    amends_review_list_set_model (self->list, self->model, self->selection);
    amends_reviews_page_query_init (self);
    amends_reviews_page_selection_init (self);
    if (engine != NULL) {
        g_signal_connect (engine, "notify::running", G_CALLBACK (sync_changed_cb), self);
        g_signal_connect (engine, "notify::rows", G_CALLBACK (sync_changed_cb), self);
    }
    amends_reviews_page_query_restore (self);
    return self;
}

static void
set_banner (AdwBanner *banner, const char *title, const char *button_label, const char *action_name)
{
    adw_banner_set_revealed (banner, title != NULL);
    if (title == NULL)
        return;
    adw_banner_set_use_markup (banner, FALSE);
    adw_banner_set_title (banner, title);
    adw_banner_set_button_label (banner, button_label);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (banner), action_name);
}

void
amends_reviews_page_set_banner (AmendsReviewsPage *self, const char *title, const char *button_label,
                                const char *action_name)
{
    g_return_if_fail (AMENDS_IS_REVIEWS_PAGE (self));
    set_banner (self->banner, title, button_label, action_name);
    amends_reviews_page_update_empty (self);
}

void
amends_reviews_page_add_toast (AmendsReviewsPage *self, AdwToast *toast)
{
    g_return_if_fail (AMENDS_IS_REVIEWS_PAGE (self));
    adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

void
amends_reviews_page_set_switcher (AmendsReviewsPage *self, GtkWidget *switcher)
{
    g_return_if_fail (AMENDS_IS_REVIEWS_PAGE (self));
    adw_bin_set_child (self->switcher_place, switcher);
}

void
amends_reviews_page_set_unread (AmendsReviewsPage *self, guint unread)
{
    g_autofree char *number = amends_text_count (unread);
    g_autofree char *spoken = NULL;

    g_return_if_fail (AMENDS_IS_REVIEWS_PAGE (self));
    spoken = g_strdup_printf (ngettext ("%s Unread Message", "%s Unread Messages", unread), number);
    gtk_label_set_text (self->messages_count, number);
    gtk_widget_set_tooltip_text (self->messages_button, spoken);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->messages_button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    gtk_widget_set_visible (self->messages_button, unread > 0);
}
