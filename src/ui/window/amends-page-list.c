/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-page-list.h"

#include <glib/gi18n-lib.h>

#include "amends-text.h"

struct _AmendsPageList {
    GtkBox parent_instance;

    GtkWidget *list;
    GtkWidget *messages_row;
    GtkWidget *unread;
    char *current;
};

G_DEFINE_FINAL_TYPE (AmendsPageList, amends_page_list, GTK_TYPE_BOX)

/* In the order in which they stand; Alt and the number lead there, too. */
static const struct {
    const char *name;
    const char *icon;
    const char *title;
} pages[] = {
    { "reviews", "starred-symbolic", N_ ("Reviews") },
    { "messages", "chat-message-new-symbolic", N_ ("Messages") },
    { "feedback", "view-list-symbolic", N_ ("Feedback") },
    { "guide", "checkbox-checked-symbolic", N_ ("Guide") },
};

static void
mark_current (AmendsPageList *self)
{
    for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
        if (g_str_equal (pages[i].name, self->current))
            gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                                     gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i));
}

/* Keys that pass over the rows take the mark along. This list stays on its own page, so its mark does, too. */
static void
selected_cb (GtkListBox *list G_GNUC_UNUSED, GtkListBoxRow *row G_GNUC_UNUSED, gpointer user_data)
{
    AmendsPageList *self = user_data;

    if (self->current != NULL)
        mark_current (self);
}

static void
activated_cb (GtkListBox *list G_GNUC_UNUSED, GtkListBoxRow *row, gpointer user_data)
{
    AmendsPageList *self = user_data;
    const char *name = pages[gtk_list_box_row_get_index (row)].name;

    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", name);
}

static GtkWidget *
make_row (AmendsPageList *self, gsize i)
{
    GtkWidget *row = gtk_list_box_row_new ();
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
    GtkWidget *label = gtk_label_new (_ (pages[i].title));

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_widget_set_hexpand (label, TRUE);
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (pages[i].icon));
    gtk_box_append (GTK_BOX (box), label);
    if (g_str_equal (pages[i].name, "messages")) {
        self->messages_row = row;
        self->unread = gtk_label_new (NULL);
        gtk_widget_add_css_class (self->unread, "badge");
        gtk_widget_add_css_class (self->unread, "accent");
        gtk_widget_add_css_class (self->unread, "numeric");
        gtk_widget_set_valign (self->unread, GTK_ALIGN_CENTER);
        gtk_widget_set_visible (self->unread, FALSE);
        gtk_box_append (GTK_BOX (box), self->unread);
    }
    gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (pages[i].title), -1);
    return row;
}

static void
amends_page_list_finalize (GObject *object)
{
    g_free (AMENDS_PAGE_LIST (object)->current);
    G_OBJECT_CLASS (amends_page_list_parent_class)->finalize (object);
}

static void
amends_page_list_class_init (AmendsPageListClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = amends_page_list_finalize;
}

static void
amends_page_list_init (AmendsPageList *self)
{
    self->list = gtk_list_box_new ();
    gtk_widget_set_hexpand (self->list, TRUE);
    gtk_widget_add_css_class (self->list, "navigation-sidebar");
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Pages"), -1);
    for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
        gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self, i));
    g_signal_connect (self->list, "row-selected", G_CALLBACK (selected_cb), self);
    g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
    gtk_box_append (GTK_BOX (self), self->list);
}

GtkWidget *
amends_page_list_new (const char *current)
{
    AmendsPageList *self = g_object_new (AMENDS_TYPE_PAGE_LIST, NULL);

    self->current = g_strdup (current);
    mark_current (self);
    return GTK_WIDGET (self);
}

void
amends_page_list_set_unread (AmendsPageList *self, guint unread)
{
    g_autofree char *number = amends_text_count (unread);
    g_autofree char *spoken = NULL;

    g_return_if_fail (AMENDS_IS_PAGE_LIST (self));
    spoken = unread > 0 ? g_strdup_printf (ngettext ("Messages, %s unread", "Messages, %s unread", unread), number)
                        : g_strdup (_ ("Messages"));
    gtk_label_set_text (GTK_LABEL (self->unread), number);
    gtk_widget_set_visible (self->unread, unread > 0);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->messages_row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
