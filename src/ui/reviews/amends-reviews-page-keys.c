/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-reviews-page-private.h"

typedef enum {
    ALWAYS,      /* also while typing */
    NOT_TYPING,  /* means something else in a text */
    SINGLE_KEYS, /* a bare letter: not while typing, and only if the person wants them (habit 3) */
} When;

typedef struct {
    const char *keys;
    const char *action;
    When when;
} Key;

static const Key keys[] = {
    { "j", "reviews.next", SINGLE_KEYS },
    { "k", "reviews.previous", SINGLE_KEYS },
    { "e", "reviews.done-next", SINGLE_KEYS },
    { "u", "reviews.undo", SINGLE_KEYS },
    { "o", "reviews.open-marketplace", SINGLE_KEYS },
    { "n", "reviews.note", SINGLE_KEYS },
    { "c", "reviews.contact", SINGLE_KEYS },
    { "r", "reviews.report", SINGLE_KEYS },
    { "l", "reviews.cause", SINGLE_KEYS },
    { "<Control>z", "reviews.undo", NOT_TYPING },
    { "<Control><Shift>z", "reviews.redo", NOT_TYPING },
    { "<Control>a", "reviews.select-all", NOT_TYPING },
    { "<Control>c", "reviews.copy", NOT_TYPING },
    { "<Control>f", "reviews.search", ALWAYS },
    { "<Alt>Down", "reviews.next", ALWAYS },
    { "<Alt>Up", "reviews.previous", ALWAYS },
    { "<Control>e", "reviews.done-next", NOT_TYPING },
    { "F5", "win.sync", ALWAYS },
    { "F9", "reviews.toggle-sidebar", ALWAYS },
    { "Escape", "reviews.back", ALWAYS },
};

static gboolean
single_keys_wanted (AmendsReviewsPage *self)
{
    return self->settings == NULL || g_settings_get_boolean (self->settings, "single-key-shortcuts");
}

static GtkWidget *
get_focus (AmendsReviewsPage *self)
{
    GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

    return root != NULL ? gtk_root_get_focus (root) : NULL;
}

static gboolean
is_in_popover (GtkWidget *widget)
{
    return gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) != NULL;
}

static gboolean
is_typing (AmendsReviewsPage *self)
{
    GtkWidget *focus = get_focus (self);

    return focus != NULL && ((GTK_IS_EDITABLE (focus) && gtk_editable_get_editable (GTK_EDITABLE (focus))) ||
                             (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus))));
}

/* The keys work wherever the focus is in the page, or nowhere; not in a dialog or a menu over it. */
static gboolean
may_act (AmendsReviewsPage *self, When when)
{
    GtkWidget *focus = get_focus (self);

    if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
        return FALSE;
    if (focus != NULL && (!gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) || is_in_popover (focus)))
        return FALSE;
    if (when == ALWAYS)
        return TRUE;
    if (is_typing (self))
        return FALSE;
    return when == NOT_TYPING || single_keys_wanted (self);
}

static gboolean
activate_key (GtkWidget *widget, GVariant *args G_GNUC_UNUSED, gpointer user_data)
{
    const Key *key = user_data;

    if (!may_act (AMENDS_REVIEWS_PAGE (widget), key->when))
        return GDK_EVENT_PROPAGATE;
    return gtk_widget_activate_action (widget, key->action, NULL);
}

static gboolean
is_single_key (guint keyval)
{
    for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
        if (keys[i].when == SINGLE_KEYS && gdk_keyval_from_name (keys[i].keys) == gdk_keyval_to_lower (keyval))
            return TRUE;
    return FALSE;
}

/* Typing starts a search; space and control characters belong to the widget that has the focus. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode G_GNUC_UNUSED, GdkModifierType state,
                gpointer user_data)
{
    AmendsReviewsPage *self = user_data;
    GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->search_entry));

    if (!may_act (self, NOT_TYPING) ||
        (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0 ||
        !g_unichar_isgraph (gdk_keyval_to_unicode (keyval)) || (single_keys_wanted (self) && is_single_key (keyval)))
        return GDK_EVENT_PROPAGATE;
    if (!gtk_event_controller_key_forward (controller, GTK_WIDGET (text)))
        return GDK_EVENT_PROPAGATE;
    adw_navigation_split_view_set_show_content (self->inner, FALSE);
    gtk_search_bar_set_search_mode (self->search_bar, TRUE);
    gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
    return GDK_EVENT_STOP;
}

void
amends_reviews_page_add_keys (AmendsReviewsPage *self)
{
    GtkEventController *shortcuts = gtk_shortcut_controller_new ();
    GtkEventController *typing = gtk_event_controller_key_new ();

    gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (shortcuts), GTK_SHORTCUT_SCOPE_GLOBAL);
    for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
        gtk_shortcut_controller_add_shortcut (
            GTK_SHORTCUT_CONTROLLER (shortcuts),
            gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].keys),
                              gtk_callback_action_new (activate_key, (gpointer) &keys[i], NULL)));
    gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
    g_signal_connect (typing, "key-pressed", G_CALLBACK (key_pressed_cb), self);
    gtk_widget_add_controller (GTK_WIDGET (self), typing);
}
