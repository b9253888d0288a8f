/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-message-list.h"

#include <glib/gi18n-lib.h>

#include "amends-dates.h"
#include "amends-message-item.h"
#include "amends-private-label.h"
#include "amends-text.h"

#define SNIPPET_CHARS 240

struct _AmendsMessageList {
    AdwBin parent_instance;

    GListStore *store;
    GtkSingleSelection *selection;
    GtkWidget *view;
    gint64 held_id; /* the chosen one: it stays among the unread ones it was among */
    gboolean held;  /* it was unread when it was chosen */
    gboolean filling;
};

typedef enum {
    SIGNAL_SELECTED,
    SIGNAL_OPENED,
    N_SIGNALS,
} Signal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AmendsMessageList, amends_message_list, ADW_TYPE_BIN)

static AmendsMessage *
get_message (AmendsMessageList *self, guint position)
{
    g_autoptr (AmendsMessageItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), position);

    /* The store keeps the item, and with it the message, alive. */
    return item != NULL ? amends_message_item_get_message (item) : NULL;
}

static gint64
get_id (AmendsMessageList *self, guint position)
{
    const AmendsMessage *message = get_message (self, position);

    return message != NULL ? message->id : 0;
}

static gboolean
is_on_top (AmendsMessageList *self, const AmendsMessage *message)
{
    return message->read_at == 0 || (self->held && message->id == self->held_id);
}

static int
compare_messages (gconstpointer a, gconstpointer b, gpointer user_data)
{
    AmendsMessageList *self = user_data;
    const AmendsMessage *first = a, *second = b;
    gboolean first_top = is_on_top (self, first), second_top = is_on_top (self, second);

    if (first_top != second_top)
        return first_top ? -1 : 1;
    return (first->sent_at < second->sent_at) - (first->sent_at > second->sent_at);
}

/* Rows: made once, bound again and again */

typedef struct {
    GtkWidget *dot;
    GtkWidget *author;
    GtkWidget *date;
    GtkWidget *text;
} Row;

static GtkWidget *
make_label (const char *style)
{
    GtkWidget *label = gtk_label_new (NULL);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    if (style != NULL)
        gtk_widget_add_css_class (label, style);
    return label;
}

static GtkWidget *
make_author (GtkWidget *content)
{
    AmendsPrivateLabel *author = AMENDS_PRIVATE_LABEL (amends_private_label_new ());
    GtkLabel *label = amends_private_label_get_label (author);

    gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
    gtk_widget_add_css_class (GTK_WIDGET (label), "heading");
    amends_private_label_follow_row (author, content);
    return GTK_WIDGET (author);
}

static void
speak (GtkListItem *list_item)
{
    AmendsMessageItem *item = gtk_list_item_get_item (list_item);
    Row *row = g_object_get_data (G_OBJECT (gtk_list_item_get_child (list_item)), "row");
    g_autofree char *name = amends_private_label_dup_spoken (AMENDS_PRIVATE_LABEL (row->author));
    g_autofree char *spoken =
        g_strdup_printf ("%s%s, %s, %s", amends_message_item_get_message (item)->read_at == 0 ? _ ("Unread, ") : "",
                         name, gtk_label_get_text (GTK_LABEL (row->date)), gtk_label_get_text (GTK_LABEL (row->text)));

    gtk_list_item_set_accessible_label (list_item, spoken);
}

static void
author_hidden_cb (GtkWidget *author G_GNUC_UNUSED, GParamSpec *pspec G_GNUC_UNUSED, GtkListItem *list_item)
{
    if (gtk_list_item_get_item (list_item) != NULL)
        speak (list_item);
}

static void
setup_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *list_item, gpointer user_data G_GNUC_UNUSED)
{
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
    GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
    Row *row = g_new (Row, 1);

    *row = (Row) { gtk_image_new_from_icon_name ("mail-unread-symbolic"), make_author (box), make_label ("caption"),
                   make_label (NULL) };
    g_signal_connect_object (row->author, "notify::hidden", G_CALLBACK (author_hidden_cb), list_item,
                             G_CONNECT_DEFAULT);
    gtk_widget_add_css_class (row->dot, "accent");
    gtk_widget_add_css_class (row->date, "dimmed");
    gtk_widget_set_hexpand (row->author, TRUE);
    gtk_label_set_ellipsize (GTK_LABEL (row->date), PANGO_ELLIPSIZE_NONE);
    gtk_label_set_wrap (GTK_LABEL (row->text), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (row->text), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_lines (GTK_LABEL (row->text), 2);
    gtk_label_set_width_chars (GTK_LABEL (row->text), 10);
    gtk_box_append (GTK_BOX (top), row->dot);
    gtk_box_append (GTK_BOX (top), row->author);
    gtk_box_append (GTK_BOX (top), row->date);
    gtk_box_append (GTK_BOX (box), top);
    gtk_box_append (GTK_BOX (box), row->text);
    g_object_set_data_full (G_OBJECT (box), "row", row, g_free);
    gtk_list_item_set_child (list_item, box);
}

static void
fill_row (AmendsMessageItem *item, gpointer user_data)
{
    GtkListItem *list_item = user_data;
    const AmendsMessage *message = amends_message_item_get_message (item);
    Row *row = g_object_get_data (G_OBJECT (gtk_list_item_get_child (list_item)), "row");
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autofree char *author = amends_text_for_display (message->author, SNIPPET_CHARS, TRUE);
    g_autofree char *text = amends_text_for_display (message->text, SNIPPET_CHARS, TRUE);
    g_autofree char *date = amends_dates_relative (message->sent_at, amends_dates_now (), zone);
    const char *name = author[0] != '\0' ? author : _ ("Customer");

    gtk_widget_set_visible (row->dot, message->read_at == 0);
    amends_private_label_set (AMENDS_PRIVATE_LABEL (row->author), name,
                              author[0] != '\0' ? amends_private_text_whole (name, AMENDS_PRIVATE_NAME) : NULL);
    gtk_label_set_text (GTK_LABEL (row->date), date);
    gtk_label_set_text (GTK_LABEL (row->text), text);
    speak (list_item);
}

static void
bind_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *list_item, gpointer user_data G_GNUC_UNUSED)
{
    AmendsMessageItem *item = gtk_list_item_get_item (list_item);

    g_signal_connect (item, "changed", G_CALLBACK (fill_row), list_item);
    fill_row (item, list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *list_item, gpointer user_data G_GNUC_UNUSED)
{
    g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), (gpointer) fill_row, list_item);
}

static void
selected_cb (GtkSingleSelection *selection G_GNUC_UNUSED, GParamSpec *pspec G_GNUC_UNUSED, gpointer user_data)
{
    AmendsMessageList *self = user_data;
    AmendsMessage *message;

    if (self->filling)
        return;
    message = amends_message_list_get_selected (self);
    self->held_id = message != NULL ? message->id : 0;
    self->held = message != NULL && message->read_at == 0;
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0, message);
}

static void
activate_cb (GtkListView *view G_GNUC_UNUSED, guint position, gpointer user_data)
{
    AmendsMessageList *self = user_data;

    gtk_single_selection_set_selected (self->selection, position);
    g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
amends_message_list_dispose (GObject *object)
{
    AmendsMessageList *self = AMENDS_MESSAGE_LIST (object);

    self->filling = TRUE;
    adw_bin_set_child (ADW_BIN (self), NULL);
    g_clear_object (&self->store);
    g_clear_object (&self->selection);
    G_OBJECT_CLASS (amends_message_list_parent_class)->dispose (object);
}

static void
amends_message_list_class_init (AmendsMessageListClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_message_list_dispose;
    signals[SIGNAL_SELECTED] = g_signal_new ("selected", AMENDS_TYPE_MESSAGE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 1, AMENDS_TYPE_MESSAGE);
    signals[SIGNAL_OPENED] =
        g_signal_new ("opened", AMENDS_TYPE_MESSAGE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
amends_message_list_init (AmendsMessageList *self)
{
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
    GtkWidget *scroller = gtk_scrolled_window_new ();

    self->store = g_list_store_new (AMENDS_TYPE_MESSAGE_ITEM);
    self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->store)));
    gtk_single_selection_set_autoselect (self->selection, FALSE);
    gtk_single_selection_set_can_unselect (self->selection, TRUE);
    g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                             G_CONNECT_DEFAULT);
    g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
    g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
    g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
    self->view = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
    gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), FALSE);
    gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (self->view), GTK_LIST_TAB_ITEM);
    gtk_widget_add_css_class (self->view, "navigation-sidebar");
    gtk_widget_add_css_class (self->view, "message-list");
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Messages"), -1);
    g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
    gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
    adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
amends_message_list_new (void)
{
    return g_object_new (AMENDS_TYPE_MESSAGE_LIST, NULL);
}

static guint
find_position (AmendsMessageList *self, gint64 id)
{
    guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));

    for (guint i = 0; id != 0 && i < n; i++)
        if (get_id (self, i) == id)
            return i;
    return GTK_INVALID_LIST_POSITION;
}

/* Where the same messages stand in the same order, the rows stay, and the focus with them. */
static gboolean
refresh_in_place (AmendsMessageList *self, GPtrArray *sorted)
{
    if (sorted->len != g_list_model_get_n_items (G_LIST_MODEL (self->store)))
        return FALSE;
    for (guint i = 0; i < sorted->len; i++)
        if (get_id (self, i) != ((AmendsMessage *) g_ptr_array_index (sorted, i))->id)
            return FALSE;
    for (guint i = 0; i < sorted->len; i++) {
        g_autoptr (AmendsMessageItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);

        amends_message_item_set_message (item, g_ptr_array_index (sorted, i));
    }
    return TRUE;
}

static void
replace_all (AmendsMessageList *self, GPtrArray *sorted)
{
    g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
    guint position;

    for (guint i = 0; i < sorted->len; i++)
        g_ptr_array_add (items, amends_message_item_new (g_ptr_array_index (sorted, i)));
    self->filling = TRUE;
    g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), items->pdata,
                         items->len);
    position = find_position (self, self->held_id);
    gtk_single_selection_set_selected (self->selection, position);
    self->filling = FALSE;
    if (position != GTK_INVALID_LIST_POSITION)
        return;
    self->held_id = 0;
    self->held = FALSE;
}

void
amends_message_list_set (AmendsMessageList *self, GPtrArray *messages)
{
    g_autoptr (GPtrArray) sorted = NULL;

    g_return_if_fail (AMENDS_IS_MESSAGE_LIST (self));
    sorted = g_ptr_array_new ();
    for (guint i = 0; i < messages->len; i++)
        g_ptr_array_add (sorted, g_ptr_array_index (messages, i));
    g_ptr_array_sort_values_with_data (sorted, compare_messages, self);
    if (!refresh_in_place (self, sorted))
        replace_all (self, sorted);
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0, amends_message_list_get_selected (self));
}

AmendsMessage *
amends_message_list_get_selected (AmendsMessageList *self)
{
    guint position;

    g_return_val_if_fail (AMENDS_IS_MESSAGE_LIST (self), NULL);
    position = gtk_single_selection_get_selected (self->selection);
    return position != GTK_INVALID_LIST_POSITION ? get_message (self, position) : NULL;
}

void
amends_message_list_select (AmendsMessageList *self, gint64 message_id)
{
    guint position;

    g_return_if_fail (AMENDS_IS_MESSAGE_LIST (self));
    position = find_position (self, message_id);
    if (position != GTK_INVALID_LIST_POSITION)
        gtk_list_view_scroll_to (GTK_LIST_VIEW (self->view), position, GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS,
                                 NULL);
}

void
amends_message_list_move (AmendsMessageList *self, int by)
{
    guint n = amends_message_list_get_size (self);
    guint position = gtk_single_selection_get_selected (self->selection);

    if (n == 0)
        return;
    if (position == GTK_INVALID_LIST_POSITION)
        position = 0;
    else if (by > 0 ? position + 1 < n : position > 0)
        position = by > 0 ? position + 1 : position - 1;
    amends_message_list_select (self, get_id (self, position));
}

guint
amends_message_list_get_n_unread (AmendsMessageList *self)
{
    guint n = amends_message_list_get_size (self), n_unread = 0;

    for (guint i = 0; i < n; i++) {
        const AmendsMessage *message = get_message (self, i);

        n_unread += message != NULL && message->read_at == 0;
    }
    return n_unread;
}

guint
amends_message_list_get_size (AmendsMessageList *self)
{
    g_return_val_if_fail (AMENDS_IS_MESSAGE_LIST (self), 0);
    return g_list_model_get_n_items (G_LIST_MODEL (self->store));
}
