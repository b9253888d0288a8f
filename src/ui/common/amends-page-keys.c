/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-page-keys.h"

typedef struct {
    const AmendsPageKey *keys;
    gsize n_keys;
    GSettings *settings; /* (owned) (nullable) */
    GtkEditable *search; /* (nullable): a child of the page */
    const char *search_action;
} Keys;

#define DATA "amends-page-keys"

static void
free_keys (gpointer data)
{
    Keys *self = data;

    g_clear_object (&self->settings);
    g_free (self);
}

static Keys *
get_keys (GtkWidget *page)
{
    return g_object_get_data (G_OBJECT (page), DATA);
}

static gboolean
single_keys_wanted (const Keys *self)
{
    return self->settings == NULL || g_settings_get_boolean (self->settings, "single-key-shortcuts");
}

/* What had the focus and has just been taken away stays the window's focus until the next frame: until then none has it. */
static GtkWidget *
get_focus (GtkWidget *page)
{
    GtkRoot *root = gtk_widget_get_root (page);
    GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

    return focus != NULL && gtk_widget_get_root (focus) == root ? focus : NULL;
}

static gboolean
is_typing (GtkWidget *page)
{
    GtkWidget *focus = get_focus (page);

    return focus != NULL && ((GTK_IS_EDITABLE (focus) && gtk_editable_get_editable (GTK_EDITABLE (focus))) ||
                             (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus))));
}

static gboolean
may_act (GtkWidget *page, AmendsKeyWhen when)
{
    GtkWidget *focus = get_focus (page);

    if (!gtk_widget_get_mapped (page))
        return FALSE;
    if (focus != NULL &&
        (!gtk_widget_is_ancestor (focus, page) || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL))
        return FALSE;
    if (when == AMENDS_KEY_ALWAYS)
        return TRUE;
    if (is_typing (page))
        return FALSE;
    return when == AMENDS_KEY_NOT_TYPING || single_keys_wanted (get_keys (page));
}

static gboolean
activate_key (GtkWidget *page, GVariant *args G_GNUC_UNUSED, gpointer user_data)
{
    const AmendsPageKey *key = user_data;

    if (!may_act (page, key->when))
        return GDK_EVENT_PROPAGATE;
    return gtk_widget_activate_action (page, key->action, NULL);
}

static gboolean
is_single_key (const Keys *self, guint keyval)
{
    for (gsize i = 0; i < self->n_keys; i++)
        if (self->keys[i].when == AMENDS_KEY_SINGLE &&
            gdk_keyval_from_name (self->keys[i].keys) == gdk_keyval_to_lower (keyval))
            return TRUE;
    return FALSE;
}

/* Typing starts a search; space and control characters belong to the widget that has the focus. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode G_GNUC_UNUSED, GdkModifierType state,
                gpointer user_data)
{
    GtkWidget *page = user_data;
    Keys *self = get_keys (page);
    GtkEditable *text;

    if (self->search == NULL || !may_act (page, AMENDS_KEY_NOT_TYPING) ||
        (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0 ||
        !g_unichar_isgraph (gdk_keyval_to_unicode (keyval)) ||
        (single_keys_wanted (self) && is_single_key (self, keyval)))
        return GDK_EVENT_PROPAGATE;
    text = gtk_editable_get_delegate (self->search);
    if (!gtk_event_controller_key_forward (controller, GTK_WIDGET (text)))
        return GDK_EVENT_PROPAGATE;
    gtk_widget_activate_action (page, self->search_action, NULL);
    /* A text that gets the focus is selected: the next letter would take the place of this one. */
    gtk_editable_set_position (self->search, -1);
    return GDK_EVENT_STOP;
}

void
amends_page_keys_add (GtkWidget *page, const AmendsPageKey *keys, gsize n_keys, GtkEditable *search,
                      const char *search_action)
{
    GtkEventController *shortcuts = gtk_shortcut_controller_new ();
    GtkEventController *typing = gtk_event_controller_key_new ();
    Keys *self = g_new (Keys, 1);

    *self = (Keys) { keys, n_keys, NULL, search, search_action };
    g_object_set_data_full (G_OBJECT (page), DATA, self, free_keys);
    gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (shortcuts), GTK_SHORTCUT_SCOPE_GLOBAL);
    for (gsize i = 0; i < n_keys; i++)
        gtk_shortcut_controller_add_shortcut (
            GTK_SHORTCUT_CONTROLLER (shortcuts),
            gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].keys),
                              gtk_callback_action_new (activate_key, (gpointer) &keys[i], NULL)));
    gtk_widget_add_controller (page, shortcuts);
    g_signal_connect (typing, "key-pressed", G_CALLBACK (key_pressed_cb), page);
    gtk_widget_add_controller (page, typing);
}

void
amends_page_keys_set_settings (GtkWidget *page, GSettings *settings)
{
    g_set_object (&get_keys (page)->settings, settings);
}
