/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-window-private.h"

#include "amends-privacy.h"
#include "amends-welcome-page.h"

#include <glib/gi18n-lib.h>

#define PRIVACY_KEY "privacy-mode"

G_DEFINE_FINAL_TYPE (AmendsWindow, amends_window, ADW_TYPE_APPLICATION_WINDOW)

static void
store_changed_cb (AmendsStore *store G_GNUC_UNUSED, guint changes, AmendsWindow *self)
{
    guint telling = AMENDS_STORE_CHANGE_ACCOUNTS | AMENDS_STORE_CHANGE_SHAPE;

    if (self->n_reviews == 0)
        telling |= AMENDS_STORE_CHANGE_FEEDBACK_SHAPE;
    if ((changes & telling) != 0)
        amends_window_refresh_state (self);
}

static void
running_changed_cb (AmendsSyncEngine *engine G_GNUC_UNUSED, GParamSpec *pspec G_GNUC_UNUSED, AmendsWindow *self)
{
    amends_window_update_actions (self);
    amends_window_refresh_state (self);
}

static void
network_changed_cb (GNetworkMonitor *monitor G_GNUC_UNUSED, GParamSpec *pspec G_GNUC_UNUSED, AmendsWindow *self)
{
    amends_window_show_state (self);
}

/* Before everything is counted: what is there can be read. */
static void
filled_cb (AmendsReviewsPage *reviews, AmendsWindow *self)
{
    if (self->reviews == reviews && g_str_equal (gtk_stack_get_visible_child_name (self->stack), "loading"))
        amends_window_show_view (self, "reviews");
}

static void
let_go_of_data (AmendsWindow *self)
{
    if (self->store == NULL)
        return;
    g_cancellable_cancel (self->cancellable);
    g_cancellable_cancel (self->sync_cancellable);
    g_clear_object (&self->cancellable);
    g_clear_object (&self->sync_cancellable);
    g_signal_handlers_disconnect_by_data (self->store, self);
    g_signal_handlers_disconnect_by_data (self->engine, self);
    if (self->importing != NULL)
        adw_dialog_force_close (self->importing);
    amends_window_remove_pages (self);
    g_clear_object (&self->store);
    g_clear_object (&self->engine);
    g_clear_object (&self->secrets);
    g_clear_pointer (&self->accounts, g_ptr_array_unref);
    g_clear_pointer (&self->state, amends_account_state_free);
    self->n_reviews = -1;
    self->refreshing = FALSE;
    self->refresh_again = FALSE;
    self->synced_at_start = FALSE;
}

void
amends_window_show_loading (AmendsWindow *self)
{
    let_go_of_data (self);
    amends_window_show_view (self, "loading");
    amends_window_update_actions (self);
}

void
amends_window_show_data (AmendsWindow *self, AmendsStore *store, AmendsSyncEngine *engine, AmendsSecrets *secrets,
                         gboolean sample, AmendsOutbox *outbox, AmendsRulePacks *packs)
{
    let_go_of_data (self);
    self->store = g_object_ref (store);
    self->engine = g_object_ref (engine);
    self->secrets = g_object_ref (secrets);
    self->sample = sample;
    self->leaving = FALSE;
    self->cancellable = g_cancellable_new ();
    g_free (self->folder);
    self->folder = g_strdup (amends_store_get_folder (store));
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
    g_signal_connect_object (engine, "notify::running", G_CALLBACK (running_changed_cb), self, 0);
    amends_window_add_pages (self, outbox, packs);
    g_signal_connect_object (self->reviews, "filled", G_CALLBACK (filled_cb), self, 0);
    amends_window_update_actions (self);
    amends_window_refresh_state (self);
    amends_window_import_next (self);
}

void
amends_window_show_failure (AmendsWindow *self, const GError *error, const char *folder)
{
    let_go_of_data (self);
    g_free (self->folder);
    self->folder = g_strdup (folder);
    amends_window_explain_failure (self, error);
    amends_window_update_actions (self);
}

const char *
amends_window_get_page_name (AmendsWindow *self)
{
    return gtk_stack_get_visible_child_name (self->stack);
}

void
amends_window_add_toast (AmendsWindow *self, AdwToast *toast)
{
    if (self->pages != NULL && gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->pages) &&
        gtk_stack_get_visible_child (self->pages) == GTK_WIDGET (self->reviews))
        amends_reviews_page_add_toast (self->reviews, toast);
    else
        adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
restore_size (AmendsWindow *self)
{
    gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                                 g_settings_get_int (self->settings, "window-height"));
    if (g_settings_get_boolean (self->settings, "window-maximized"))
        gtk_window_maximize (GTK_WINDOW (self));
}

static void
save_size (AmendsWindow *self)
{
    int width = 0, height = 0;

    gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
    g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
    if (width > 0 && height > 0) {
        g_settings_set_int (self->settings, "window-width", width);
        g_settings_set_int (self->settings, "window-height", height);
    }
}

static void
amends_window_unrealize (GtkWidget *widget)
{
    save_size (AMENDS_WINDOW (widget));
    GTK_WIDGET_CLASS (amends_window_parent_class)->unrealize (widget);
}

static void
privacy_changed_cb (GSettings *settings, const char *key, AmendsWindow *self)
{
    amends_window_toast_text (self, g_settings_get_boolean (settings, key)
                                        ? _ ("Names and order numbers are hidden until you point at them")
                                        : _ ("Names and order numbers are shown again"));
}

static void
set_up_privacy (AmendsWindow *self)
{
    g_autoptr (GAction) action = g_settings_create_action (self->settings, PRIVACY_KEY);

    g_action_map_add_action (G_ACTION_MAP (self), action);
    g_settings_bind (self->settings, PRIVACY_KEY, amends_privacy_get_default (), "active", G_SETTINGS_BIND_GET);
    g_signal_connect_object (self->settings, "changed::" PRIVACY_KEY, G_CALLBACK (privacy_changed_cb), self,
                             G_CONNECT_DEFAULT);
}

static void
amends_window_dispose (GObject *object)
{
    AmendsWindow *self = AMENDS_WINDOW (object);

    g_clear_handle_id (&self->present_id, g_source_remove);
    if (self->settings != NULL) {
        g_signal_handlers_disconnect_by_data (self->settings, self);
        g_settings_unbind (amends_privacy_get_default (), "active");
    }

    let_go_of_data (self);
    amends_window_forget_files (self);
    g_clear_object (&self->settings);
    g_clear_pointer (&self->folder, g_free);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_WINDOW);
    G_OBJECT_CLASS (amends_window_parent_class)->dispose (object);
}

static void
add_signals (void)
{
    g_signal_new ("sample-shop-requested", AMENDS_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                  G_TYPE_BOOLEAN);
    g_signal_new ("reopen-requested", AMENDS_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                  G_TYPE_BOOLEAN);
}

static void
amends_window_class_init (AmendsWindowClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    g_type_ensure (AMENDS_TYPE_WELCOME_PAGE);
    G_OBJECT_CLASS (klass)->dispose = amends_window_dispose;
    widget_class->unrealize = amends_window_unrealize;
    add_signals ();
    amends_window_install_actions (widget_class);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/window/amends-window.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsWindow, toasts);
    gtk_widget_class_bind_template_child (widget_class, AmendsWindow, stack);
    gtk_widget_class_bind_template_child (widget_class, AmendsWindow, drop_hint);
    gtk_widget_class_bind_template_child (widget_class, AmendsWindow, primary_menu);
}

static void
amends_window_init (AmendsWindow *self)
{
    g_queue_init (&self->files);
    self->n_reviews = -1;
    gtk_widget_init_template (GTK_WIDGET (self));
    amends_window_set_up_views (self);
    amends_window_set_up_drop (self);
    g_signal_connect_object (g_network_monitor_get_default (), "notify::network-available",
                             G_CALLBACK (network_changed_cb), self, 0);
}

AmendsWindow *
amends_window_new (GtkApplication *application, GSettings *settings)
{
    AmendsWindow *self = g_object_new (AMENDS_TYPE_WINDOW, "application", application, NULL);

    self->settings = g_object_ref (settings);
    restore_size (self);
    set_up_privacy (self);
    amends_window_update_actions (self);
    return self;
}
