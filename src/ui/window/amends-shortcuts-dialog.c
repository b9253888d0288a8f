/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-shortcuts-dialog.h"

#include <glib/gi18n-lib.h>

struct _AmendsShortcutsDialog {
    AdwDialog parent_instance;

    AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (AmendsShortcutsDialog, amends_shortcuts_dialog, ADW_TYPE_DIALOG)

static const AmendsShortcut SHORTCUTS[] = {
    { N_ ("Reviews"), N_ ("Next review"), { "j", "Down" } },
    { NULL, N_ ("Previous review"), { "k", "Up" } },
    { NULL, N_ ("Done, and on to the next"), { "e", "<Control>e" } },
    { NULL, N_ ("Undo"), { "u", "<Control>z" } },
    { NULL, N_ ("Redo"), { "<Control><Shift>z", NULL } },
    { NULL, N_ ("Open the review"), { "Return", NULL } },
    { NULL, N_ ("Back, or clear the selection"), { "Escape", NULL } },
    { NULL, N_ ("Select all in the list"), { "<Control>a", NULL } },
    { NULL, N_ ("Copy the review"), { "<Control>c", NULL } },
    { NULL, N_ ("Contact the buyer, or the selected ones"), { "c", NULL } },
    { NULL, N_ ("Report abuse"), { "r", NULL } },
    { NULL, N_ ("Choose the cause, for feedback too"), { "l", NULL } },
    { N_ ("Pages"), N_ ("Reviews"), { "<Alt>1", NULL } },
    { NULL, N_ ("Messages"), { "<Alt>2", NULL } },
    { NULL, N_ ("Feedback"), { "<Alt>3", NULL } },
    { NULL, N_ ("Guide"), { "<Alt>4", NULL } },
    { N_ ("Messages"), N_ ("Next message"), { "j", "Down" } },
    { NULL, N_ ("Previous message"), { "k", "Up" } },
    { NULL, N_ ("Answer on the marketplace"), { "o", NULL } },
    { NULL, N_ ("Mark as read or unread"), { "m", NULL } },
    { N_ ("Feedback"), N_ ("Next feedback"), { "j", NULL } },
    { NULL, N_ ("Previous feedback"), { "k", NULL } },
    { NULL, N_ ("Done, and on to the next"), { "e", "<Control>e" } },
    { NULL, N_ ("Done or open again"), { "space", NULL } },
    { NULL, N_ ("Resolve"), { "r", NULL } },
    { NULL, N_ ("Select all in the list"), { "<Control>a", NULL } },
    { N_ ("Finding"), N_ ("Search"), { "<Control>f", NULL } },
    { NULL, N_ ("Search feedback"), { "slash", NULL } },
    { NULL, N_ ("Show or hide the filters"), { "F9", NULL } },
    { N_ ("Sources"), N_ ("Sync"), { "F5", "<Control>r" } },
    { NULL, N_ ("Import files"), { "<Control>o", NULL } },
    { NULL, N_ ("Export"), { "<Control><Shift>e", NULL } },
    { NULL, N_ ("Print or save a report"), { "<Control>p", NULL } },
    { N_ ("Program"), N_ ("Main menu"), { "F10", NULL } },
    { NULL, N_ ("Privacy mode"), { "<Control><Shift>p", NULL } },
    { NULL, N_ ("Preferences"), { "<Control>comma", NULL } },
    { NULL, N_ ("Keyboard shortcuts"), { "<Control>question", NULL } },
    { NULL, N_ ("Close the window"), { "<Control>w", NULL } },
    { NULL, N_ ("Quit"), { "<Control>q", NULL } },
};

const AmendsShortcut *
amends_shortcuts_dialog_list (guint *n)
{
    *n = G_N_ELEMENTS (SHORTCUTS);
    return SHORTCUTS;
}

static char *
dup_label (const char *accelerator)
{
    guint key = 0;
    GdkModifierType modifiers = 0;

    if (!gtk_accelerator_parse (accelerator, &key, &modifiers))
        return g_strdup (accelerator);
    return gtk_accelerator_get_label (key, modifiers);
}

/* The toolkit's style for key caps hangs on this node name. */
static GtkWidget *
new_caps (const char *label)
{
    g_auto (GStrv) parts = g_strsplit (label, "+", -1);
    GtkWidget *box = g_object_new (GTK_TYPE_BOX, "css-name", "shortcut", "valign", GTK_ALIGN_CENTER, NULL);

    for (guint i = 0; parts[i] != NULL; i++) {
        GtkWidget *cap = gtk_label_new (parts[i]);

        if (i > 0)
            gtk_box_append (GTK_BOX (box), gtk_label_new ("+"));
        gtk_widget_add_css_class (cap, "keycap");
        gtk_box_append (GTK_BOX (box), cap);
    }
    return box;
}

static GtkWidget *
new_row (const AmendsShortcut *shortcut)
{
    AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
    g_autoptr (GString) spoken = g_string_new (NULL);

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
    for (guint i = 0; i < G_N_ELEMENTS (shortcut->keys) && shortcut->keys[i] != NULL; i++) {
        g_autofree char *label = dup_label (shortcut->keys[i]);

        if (i > 0) {
            GtkWidget *or = gtk_label_new (C_ ("between two keys", "or"));

            gtk_widget_add_css_class (or, "dim-label");
            adw_action_row_add_suffix (row, or);
            g_string_append_printf (spoken, " %s ", C_ ("between two keys", "or"));
        }
        adw_action_row_add_suffix (row, new_caps (label));
        g_string_append (spoken, label);
    }
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken->str, -1);
    return GTK_WIDGET (row);
}

static void
amends_shortcuts_dialog_dispose (GObject *object)
{
    /* libadwaita 1.7 never frees the child of a dialog that was shown. */
    adw_dialog_set_child (ADW_DIALOG (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_SHORTCUTS_DIALOG);
    G_OBJECT_CLASS (amends_shortcuts_dialog_parent_class)->dispose (object);
}

static void
amends_shortcuts_dialog_class_init (AmendsShortcutsDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_shortcuts_dialog_dispose;
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/window/amends-shortcuts-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsShortcutsDialog, page);
}

static void
amends_shortcuts_dialog_init (AmendsShortcutsDialog *self)
{
    AdwPreferencesGroup *group = NULL;

    gtk_widget_init_template (GTK_WIDGET (self));
    for (gsize i = 0; i < G_N_ELEMENTS (SHORTCUTS); i++) {
        if (SHORTCUTS[i].group != NULL) {
            group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
            adw_preferences_group_set_title (group, _ (SHORTCUTS[i].group));
            adw_preferences_page_add (self->page, group);
        }
        adw_preferences_group_add (group, new_row (&SHORTCUTS[i]));
    }
}

AmendsShortcutsDialog *
amends_shortcuts_dialog_new (void)
{
    return g_object_new (AMENDS_TYPE_SHORTCUTS_DIALOG, NULL);
}
