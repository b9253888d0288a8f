/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-messages-page.h"

#include <glib/gi18n-lib.h>

#include "amends-dates.h"
#include "amends-fit.h"
#include "amends-menu-button.h"
#include "amends-message-list.h"
#include "amends-private-label.h"
#include "amends-review-facts.h"
#include "amends-sidebar.h"
#include "amends-stars.h"
#include "amends-store-messages.h"
#include "amends-store-reviews.h"
#include "amends-text.h"

struct _AmendsMessagesPage {
    AdwBin parent_instance;

    AmendsStore *store;
    GSettings *settings;       /* (nullable) */
    GCancellable *cancellable; /* of the listing that runs */
    AmendsMessage *shown;      /* (nullable) */
    gint64 wanted_id;          /* to be shown once it is listed, or 0 */
    guint unread;

    AdwToastOverlay *toasts;
    AdwOverlaySplitView *split;
    AdwNavigationSplitView *inner;
    AdwBin *switcher_place;
    AdwWindowTitle *title;
    GtkMenuButton *menu_button;
    GtkStack *list_stack;
    AmendsMessageList *list;
    GtkStack *stack;
    GtkWidget *read_button;
    AmendsPrivateLabel *author;
    GtkLabel *date;
    GtkLabel *text;
    GtkWidget *answer_button;
    GtkWidget *review_button;
    GtkWidget *review_group;
    GtkWidget *stars;
    GtkLabel *review_title;
    GtkLabel *review_text;
    GtkLabel *review_source;
};

typedef enum {
    PROP_UNREAD = 1,
    N_PROPS,
} Property;

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AmendsMessagesPage, amends_messages_page, ADW_TYPE_BIN)

static void
tell (AmendsMessagesPage *self, const char *message)
{
    AdwToast *toast = adw_toast_new (message);

    adw_toast_set_use_markup (toast, FALSE);
    adw_toast_overlay_add_toast (self->toasts, toast);
    gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* The review that a message is about */

typedef struct {
    AmendsMessagesPage *self; /* (owned) */
    gint64 message_id;
} Reading;

static void
show_review (AmendsMessagesPage *self, const AmendsReview *review)
{
    g_autofree char *title = amends_review_facts_dup_title (review);
    g_autofree char *text = amends_text_for_display (review->body, AMENDS_TEXT_LIST_CHARS, FALSE);
    g_autofree char *source = amends_review_facts_dup_source (review);

    amends_stars_set_value (AMENDS_STARS (self->stars), review->stars);
    gtk_label_set_text (self->review_title, title);
    gtk_label_set_text (self->review_text, text);
    gtk_label_set_text (self->review_source, source);
    gtk_widget_set_visible (self->review_group, TRUE);
}

static void
review_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    Reading *reading = user_data;
    g_autoptr (AmendsMessagesPage) self = reading->self;
    gint64 id = reading->message_id;
    g_autoptr (GPtrArray) reviews = amends_store_load_reviews_finish (AMENDS_STORE (source), result, NULL);

    g_free (reading);
    if (self->store != NULL && reviews != NULL && reviews->len > 0 && self->shown != NULL && self->shown->id == id)
        show_review (self, g_ptr_array_index (reviews, 0));
}

static void
load_review (AmendsMessagesPage *self)
{
    Reading *reading;

    if (self->shown->review_id == 0)
        return;
    reading = g_new (Reading, 1);
    *reading = (Reading) { g_object_ref (self), self->shown->id };
    amends_store_load_reviews_async (self->store, &self->shown->review_id, 1, NULL, review_loaded_cb, reading);
}

/* Reading and marking */

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsMessagesPage) self = user_data;
    g_autoptr (GError) error = NULL;

    if (!amends_store_mark_message_finish (AMENDS_STORE (source), result, &error) && self->store != NULL)
        tell (self, error->message);
}

static void
mark (AmendsMessagesPage *self, gboolean read)
{
    amends_store_mark_message_async (self->store, self->shown->id, read, NULL, marked_cb, g_object_ref (self));
}

static void
fill_message (AmendsMessagesPage *self)
{
    const AmendsMessage *message = self->shown;
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autofree char *author = amends_text_for_display (message->author, 200, TRUE);
    g_autofree char *date = amends_dates_exact (message->sent_at, zone);
    g_autofree char *text = amends_text_for_display (message->text, 0, FALSE);
    const char *label = message->read_at != 0 ? _ ("Mark as Unread") : _ ("Mark as Read");

    if (author[0] != '\0')
        amends_private_label_set_whole (self->author, author, AMENDS_PRIVATE_NAME);
    else
        amends_private_label_set (self->author, _ ("Customer"), NULL);
    gtk_label_set_text (self->date, date);
    /* The same text again would drop what the person has selected in it. */
    if (!g_str_equal (gtk_label_get_text (self->text), text))
        gtk_label_set_text (self->text, text);
    gtk_button_set_icon_name (GTK_BUTTON (self->read_button),
                              message->read_at != 0 ? "mail-unread-symbolic" : "mail-read-symbolic");
    gtk_widget_set_tooltip_text (self->read_button, label);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->read_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    gtk_widget_set_visible (self->answer_button, amends_text_is_web_address (message->url));
    gtk_widget_set_visible (self->review_button, message->review_id != 0);
}

static void
selected_cb (AmendsMessageList *list G_GNUC_UNUSED, AmendsMessage *message, gpointer user_data)
{
    AmendsMessagesPage *self = user_data;
    gboolean another = message == NULL || self->shown == NULL || message->id != self->shown->id;

    if (message != NULL)
        amends_message_ref (message);
    g_clear_pointer (&self->shown, amends_message_unref);
    self->shown = message;
    gtk_widget_set_visible (self->read_button, message != NULL);
    gtk_stack_set_visible_child_name (self->stack, message != NULL ? "message" : "empty");
    if (message == NULL)
        return;
    fill_message (self);
    if (!another)
        return;
    gtk_widget_set_visible (self->review_group, FALSE);
    load_review (self);
    if (message->read_at == 0)
        mark (self, TRUE);
}

static void
opened_cb (AmendsMessageList *list G_GNUC_UNUSED, gpointer user_data)
{
    adw_navigation_split_view_set_show_content (AMENDS_MESSAGES_PAGE (user_data)->inner, TRUE);
}

/* Listing */

static void
show_count (AmendsMessagesPage *self)
{
    guint unread = amends_message_list_get_n_unread (self->list);
    g_autofree char *number = amends_text_count (unread);
    g_autofree char *subtitle =
        unread > 0 ? g_strdup_printf (ngettext ("%s unread", "%s unread", unread), number) : NULL;

    adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
    gtk_stack_set_visible_child_name (self->list_stack,
                                      amends_message_list_get_size (self->list) > 0 ? "list" : "empty");
    if (self->unread == unread)
        return;
    self->unread = unread;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNREAD]);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsMessagesPage) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) messages = amends_store_list_messages_finish (AMENDS_STORE (source), result, &error);

    if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
    if (messages == NULL) {
        tell (self, error->message);
        return;
    }
    amends_message_list_set (self->list, messages);
    show_count (self);
    if (self->wanted_id != 0)
        amends_message_list_select (self->list, self->wanted_id);
    self->wanted_id = 0;
}

static void
list_messages (AmendsMessagesPage *self)
{
    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    self->cancellable = g_cancellable_new ();
    amends_store_list_messages_async (self->store, 0, 0, self->cancellable, listed_cb, g_object_ref (self));
}

static void
store_changed_cb (AmendsStore *store G_GNUC_UNUSED, guint changes, gpointer user_data)
{
    if ((changes & (AMENDS_STORE_CHANGE_MESSAGES | AMENDS_STORE_CHANGE_ACCOUNTS)) != 0)
        list_messages (user_data);
}

/* Actions */

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsMessagesPage) self = user_data;
    g_autoptr (GError) error = NULL;

    if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) && self->store != NULL &&
        !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        tell (self, _ ("The page could not be opened. Look for the message in the marketplace’s message center."));
}

static void
answer_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsMessagesPage *self = AMENDS_MESSAGES_PAGE (widget);
    g_autoptr (GtkUriLauncher) launcher = NULL;

    if (self->shown == NULL || !amends_text_is_web_address (self->shown->url))
        return;
    launcher = gtk_uri_launcher_new (self->shown->url);
    gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, launched_cb,
                             g_object_ref (self));
}

static void
open_review_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsMessagesPage *self = AMENDS_MESSAGES_PAGE (widget);

    if (self->shown != NULL && self->shown->review_id != 0)
        gtk_widget_activate_action (widget, "win.show-review", "x", self->shown->review_id);
}

static void
toggle_read_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsMessagesPage *self = AMENDS_MESSAGES_PAGE (widget);

    if (self->shown != NULL)
        mark (self, self->shown->read_at == 0);
}

static void
next_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    amends_message_list_move (AMENDS_MESSAGES_PAGE (widget)->list, 1);
}

static void
previous_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    amends_message_list_move (AMENDS_MESSAGES_PAGE (widget)->list, -1);
}

static void
back_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    adw_navigation_split_view_set_show_content (AMENDS_MESSAGES_PAGE (widget)->inner, FALSE);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
    gtk_widget_class_install_action (widget_class, "messages.answer", NULL, answer_action);
    gtk_widget_class_install_action (widget_class, "messages.open-review", NULL, open_review_action);
    gtk_widget_class_install_action (widget_class, "messages.toggle-read", NULL, toggle_read_action);
    gtk_widget_class_install_action (widget_class, "messages.next", NULL, next_action);
    gtk_widget_class_install_action (widget_class, "messages.previous", NULL, previous_action);
    gtk_widget_class_install_action (widget_class, "messages.back", NULL, back_action);
}

/* Nothing is typed on this page, so single letters are free. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller G_GNUC_UNUSED, guint keyval, guint keycode G_GNUC_UNUSED,
                GdkModifierType state, gpointer user_data)
{
    static const struct {
        guint key;
        const char *action;
        gboolean letter;
    } keys[] = {
        { GDK_KEY_j, "messages.next", TRUE },       { GDK_KEY_k, "messages.previous", TRUE },
        { GDK_KEY_o, "messages.answer", TRUE },     { GDK_KEY_m, "messages.toggle-read", TRUE },
        { GDK_KEY_Escape, "messages.back", FALSE },
    };
    AmendsMessagesPage *self = user_data;
    gboolean letters = self->settings == NULL || g_settings_get_boolean (self->settings, "single-key-shortcuts");

    if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
        return GDK_EVENT_PROPAGATE;
    for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
        if (keys[i].key == gdk_keyval_to_lower (keyval) && (letters || !keys[i].letter))
            return gtk_widget_activate_action (GTK_WIDGET (self), keys[i].action, NULL);
    return GDK_EVENT_PROPAGATE;
}

static void
amends_messages_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    switch ((Property) id) {
    case PROP_UNREAD:
        g_value_set_uint (value, AMENDS_MESSAGES_PAGE (object)->unread);
        break;
    case N_PROPS:
    default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
amends_messages_page_dispose (GObject *object)
{
    AmendsMessagesPage *self = AMENDS_MESSAGES_PAGE (object);

    if (self->store != NULL)
        g_signal_handlers_disconnect_by_data (self->store, self);
    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    g_clear_object (&self->store);
    g_clear_object (&self->settings);
    g_clear_pointer (&self->shown, amends_message_unref);
    /* The bin keeps its child by pointer: it lets go first. */
    adw_bin_set_child (ADW_BIN (self), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (self), AMENDS_TYPE_MESSAGES_PAGE);
    G_OBJECT_CLASS (amends_messages_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
    gtk_widget_class_bind_template_child (widget_class, AmendsMessagesPage, toasts);
    gtk_widget_class_bind_template_child (widget_class, AmendsMessagesPage, split);
    gtk_widget_class_bind_template_child (widget_class, AmendsMessagesPage, inner);
    gtk_widget_class_bind_template_child (widget_class, AmendsMessagesPage, switcher_place);
    gtk_widget_class_bind_template_child (widget_class, AmendsMessagesPage, title);
    gtk_widget_class_bind_template_child (widget_class, AmendsMessagesPage, menu_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsMessagesPage, list_stack);
    gtk_widget_class_bind_template_child (widget_class, AmendsMessagesPage, list);
    gtk_widget_class_bind_template_child (widget_class, AmendsMessagesPage, stack);
    gtk_widget_class_bind_template_child (widget_class, AmendsMessagesPage, read_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsMessagesPage, author);
    gtk_widget_class_bind_template_child (widget_class, AmendsMessagesPage, date);
    gtk_widget_class_bind_template_child (widget_class, AmendsMessagesPage, text);
    gtk_widget_class_bind_template_child (widget_class, AmendsMessagesPage, answer_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsMessagesPage, review_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsMessagesPage, review_group);
    gtk_widget_class_bind_template_child (widget_class, AmendsMessagesPage, stars);
    gtk_widget_class_bind_template_child (widget_class, AmendsMessagesPage, review_title);
    gtk_widget_class_bind_template_child (widget_class, AmendsMessagesPage, review_text);
    gtk_widget_class_bind_template_child (widget_class, AmendsMessagesPage, review_source);
    gtk_widget_class_bind_template_callback (widget_class, selected_cb);
    gtk_widget_class_bind_template_callback (widget_class, opened_cb);
}

static void
amends_messages_page_class_init (AmendsMessagesPageClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_messages_page_dispose;
    G_OBJECT_CLASS (klass)->get_property = amends_messages_page_get_property;
    properties[PROP_UNREAD] = g_param_spec_uint ("unread", NULL, NULL, 0, G_MAXUINT, 0,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
    g_type_ensure (AMENDS_TYPE_STARS);
    g_type_ensure (AMENDS_TYPE_MESSAGE_LIST);
    g_type_ensure (AMENDS_TYPE_PRIVATE_LABEL);
    install_actions (widget_class);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/contact/amends-messages-page.ui");
    bind_children (widget_class);
}

static void
amends_messages_page_init (AmendsMessagesPage *self)
{
    GtkEventController *keys = gtk_event_controller_key_new ();

    gtk_widget_init_template (GTK_WIDGET (self));
    amends_sidebar_set_up (self->split);
    gtk_widget_set_visible (self->read_button, FALSE);
    amends_fit_buttons (gtk_widget_get_parent (self->answer_button));
    gtk_label_set_wrap (amends_private_label_get_label (self->author), TRUE);
    g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
    gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

AmendsMessagesPage *
amends_messages_page_new (AmendsStore *store, GSettings *settings, GMenuModel *primary_menu)
{
    AmendsMessagesPage *self = g_object_new (AMENDS_TYPE_MESSAGES_PAGE, NULL);

    self->store = g_object_ref (store);
    self->settings = settings != NULL ? g_object_ref (settings) : NULL;
    amends_menu_button_set_menu (self->menu_button, primary_menu);
    g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
    list_messages (self);
    return self;
}

guint
amends_messages_page_get_unread (AmendsMessagesPage *self)
{
    g_return_val_if_fail (AMENDS_IS_MESSAGES_PAGE (self), 0);
    return self->unread;
}

void
amends_messages_page_show_message (AmendsMessagesPage *self, gint64 message_id)
{
    g_return_if_fail (AMENDS_IS_MESSAGES_PAGE (self));
    self->wanted_id = message_id;
    list_messages (self);
    adw_navigation_split_view_set_show_content (self->inner, TRUE);
}

void
amends_messages_page_set_switcher (AmendsMessagesPage *self, GtkWidget *switcher)
{
    g_return_if_fail (AMENDS_IS_MESSAGES_PAGE (self));
    adw_bin_set_child (self->switcher_place, switcher);
}
