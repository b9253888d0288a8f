/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-saved-views.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "amends-name-dialog.h"
#include "amends-query-language.h"
#include "amends-query-parts.h"
#include "amends-store-reviews.h"
#include "amends-store-views.h"
#include "amends-view-row.h"

/* At the start and after a change the counts wait for the rows that people look at. */
#define COUNT_PAUSE_MS 400
#define NAME_CHARS 80
#define N_FIXED 4

struct _AmendsSavedViews {
    GtkBox parent_instance;

    AmendsStore *store;         /* (owned) */
    AmendsReviewQuery *current; /* (owned) (nullable) */
    GCancellable *cancellable;  /* (owned) */
    guint count_id;
    gboolean filling;

    GtkWidget *list;
};

typedef enum {
    SIGNAL_CHOSEN,
    SIGNAL_FAILED,
    N_SIGNALS,
} Signal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AmendsSavedViews, amends_saved_views, GTK_TYPE_BOX)

static void
tell_failure (AmendsSavedViews *self, GError *error)
{
    if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static AmendsViewRow *
row_at (AmendsSavedViews *self, int index)
{
    GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index);

    return row != NULL ? AMENDS_VIEW_ROW (row) : NULL;
}

static void
mark_current (AmendsSavedViews *self)
{
    AmendsViewRow *found = NULL, *row;

    for (int i = 0; self->current != NULL && found == NULL && (row = row_at (self, i)) != NULL; i++)
        if (amends_review_query_equal (amends_view_row_get_query (row), self->current))
            found = row;
    self->filling = TRUE;
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), found != NULL ? GTK_LIST_BOX_ROW (found) : NULL);
    self->filling = FALSE;
}

/* Counts */

typedef struct {
    AmendsViewRow *row; /* (owned) */
    GCancellable *cancellable;
} Counting;

static void
free_counting (Counting *counting)
{
    g_object_unref (counting->row);
    g_object_unref (counting->cancellable);
    g_free (counting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Counting, free_counting)

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (Counting) counting = user_data;
    gint64 count = amends_store_count_finish (AMENDS_STORE (source), result, NULL);

    /* A count that cannot be had is left away; the list itself tells what is wrong. */
    if (count >= 0 && !g_cancellable_is_cancelled (counting->cancellable))
        amends_view_row_set_count (counting->row, (guint64) count);
}

static void
count_all (AmendsSavedViews *self)
{
    AmendsViewRow *row;

    for (int i = 0; (row = row_at (self, i)) != NULL; i++) {
        Counting *counting = g_new (Counting, 1);

        *counting = (Counting) { g_object_ref (row), g_object_ref (self->cancellable) };
        amends_store_count_async (self->store, amends_view_row_get_query (row), self->cancellable, counted_cb,
                                  counting);
    }
}

static gboolean
count_cb (gpointer user_data)
{
    AmendsSavedViews *self = user_data;

    self->count_id = 0;
    count_all (self);
    return G_SOURCE_REMOVE;
}

static void
count_soon (AmendsSavedViews *self)
{
    if (self->count_id == 0)
        self->count_id = g_timeout_add (COUNT_PAUSE_MS, count_cb, self);
}

/* Rows */

static void
append_fixed (AmendsSavedViews *self, const char *name, const char *icon, AmendsReviewQuery *query)
{
    gtk_list_box_append (GTK_LIST_BOX (self->list), amends_view_row_new (0, name, icon, query));
}

static void rename_cb (AmendsViewRow *row, const char *name, gpointer user_data);

static void remove_cb (AmendsViewRow *row, gpointer user_data);

static void
append_own (AmendsSavedViews *self, const AmendsSavedView *view)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    GtkWidget *row = amends_view_row_new (view->id, view->name, "folder-saved-search-symbolic",
                                          amends_query_language_parse (view->query, zone, NULL));

    g_signal_connect_object (row, "rename", G_CALLBACK (rename_cb), self, G_CONNECT_DEFAULT);
    g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_DEFAULT);
    gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
fill_fixed (AmendsSavedViews *self)
{
    append_fixed (self, _ ("Inbox"), "mail-unread-symbolic", amends_query_inbox ());
    append_fixed (self, _ ("Critical"), "dialog-warning-symbolic", amends_query_critical ());
    append_fixed (self, _ ("Can be contacted"), "mail-send-symbolic", amends_query_contactable ());
    append_fixed (self, _ ("All"), "view-list-symbolic", amends_query_all ());
}

static void
fill_own (AmendsSavedViews *self, GPtrArray *views)
{
    AmendsViewRow *row;

    while ((row = row_at (self, N_FIXED)) != NULL)
        gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
    for (guint i = 0; views != NULL && i < views->len; i++)
        append_own (self, g_ptr_array_index (views, i));
    mark_current (self);
    count_soon (self);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsSavedViews) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) views = amends_store_list_views_finish (AMENDS_STORE (source), result, &error);

    if (g_cancellable_is_cancelled (self->cancellable))
        return;
    tell_failure (self, error);
    fill_own (self, views);
}

static void
list_views (AmendsSavedViews *self)
{
    amends_store_list_views_async (self->store, self->cancellable, listed_cb, g_object_ref (self));
}

static void
store_changed_cb (AmendsStore *store G_GNUC_UNUSED, guint flags, gpointer user_data)
{
    AmendsSavedViews *self = user_data;

    if (flags & AMENDS_STORE_CHANGE_VIEWS)
        list_views (self);
    if (flags & (AMENDS_STORE_CHANGE_ROWS | AMENDS_STORE_CHANGE_SHAPE))
        count_soon (self);
}

static void
row_activated_cb (GtkListBox *list G_GNUC_UNUSED, GtkListBoxRow *row, gpointer user_data)
{
    AmendsSavedViews *self = user_data;

    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, amends_view_row_get_query (AMENDS_VIEW_ROW (row)));
}

/* Saving, renaming, removing */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsSavedViews) self = user_data;
    g_autoptr (GError) error = NULL;

    amends_store_save_view_finish (AMENDS_STORE (source), result, &error);
    tell_failure (self, error);
}

static void
save (AmendsSavedViews *self, gint64 id, const char *name, const AmendsReviewQuery *query)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autofree char *text = amends_query_language_format (query, zone);
    g_autofree char *kept = g_strstrip (g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), NAME_CHARS)));
    AmendsSavedView view = { id, kept, text };

    if (kept[0] != '\0')
        amends_store_save_view_async (self->store, &view, NULL, saved_cb, g_object_ref (self));
}

static void
rename_cb (AmendsViewRow *row, const char *name, gpointer user_data)
{
    save (user_data, amends_view_row_get_id (row), name, amends_view_row_get_query (row));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsSavedViews) self = user_data;
    g_autoptr (GError) error = NULL;

    amends_store_remove_view_finish (AMENDS_STORE (source), result, &error);
    tell_failure (self, error);
}

static void
remove_cb (AmendsViewRow *row, gpointer user_data)
{
    AmendsSavedViews *self = user_data;

    amends_store_remove_view_async (self->store, amends_view_row_get_id (row), NULL, removed_cb, g_object_ref (self));
}

typedef struct {
    AmendsSavedViews *self; /* (owned) */
    AmendsReviewQuery *query;
} Saving;

static void
free_saving (Saving *saving)
{
    g_object_unref (saving->self);
    amends_review_query_free (saving->query);
    g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, free_saving)

static void
named_cb (const char *name, gpointer user_data)
{
    Saving *saving = user_data;

    save (saving->self, 0, name, saving->query);
}

static void
free_saving_cb (gpointer data)
{
    free_saving (data);
}

/* GObject */

static void
amends_saved_views_dispose (GObject *object)
{
    AmendsSavedViews *self = AMENDS_SAVED_VIEWS (object);

    g_clear_handle_id (&self->count_id, g_source_remove);
    g_cancellable_cancel (self->cancellable);
    if (self->store != NULL)
        g_signal_handlers_disconnect_by_data (self->store, self);
    g_clear_object (&self->store);
    G_OBJECT_CLASS (amends_saved_views_parent_class)->dispose (object);
}

static void
amends_saved_views_finalize (GObject *object)
{
    AmendsSavedViews *self = AMENDS_SAVED_VIEWS (object);

    g_object_unref (self->cancellable);
    g_clear_pointer (&self->current, amends_review_query_free);
    G_OBJECT_CLASS (amends_saved_views_parent_class)->finalize (object);
}

static void
amends_saved_views_class_init (AmendsSavedViewsClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_saved_views_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_saved_views_finalize;
    signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", AMENDS_TYPE_SAVED_VIEWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, AMENDS_TYPE_REVIEW_QUERY);
    signals[SIGNAL_FAILED] = g_signal_new ("failed", AMENDS_TYPE_SAVED_VIEWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
amends_saved_views_init (AmendsSavedViews *self)
{
    self->cancellable = g_cancellable_new ();
    self->list = gtk_list_box_new ();
    gtk_widget_add_css_class (self->list, "navigation-sidebar");
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Views"), -1);
    gtk_widget_set_hexpand (self->list, TRUE);
    g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
    gtk_box_append (GTK_BOX (self), self->list);
}

GtkWidget *
amends_saved_views_new (AmendsStore *store)
{
    AmendsSavedViews *self = g_object_new (AMENDS_TYPE_SAVED_VIEWS, NULL);

    self->store = g_object_ref (store);
    g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
    fill_fixed (self);
    list_views (self);
    return GTK_WIDGET (self);
}

void
amends_saved_views_set_current (AmendsSavedViews *self, const AmendsReviewQuery *query)
{
    AmendsReviewQuery *copy;

    g_return_if_fail (AMENDS_IS_SAVED_VIEWS (self));
    copy = amends_review_query_copy (query);
    g_clear_pointer (&self->current, amends_review_query_free);
    self->current = copy;
    mark_current (self);
}

void
amends_saved_views_save (AmendsSavedViews *self, const AmendsReviewQuery *query)
{
    Saving *saving;

    g_return_if_fail (AMENDS_IS_SAVED_VIEWS (self));
    saving = g_new (Saving, 1);
    *saving = (Saving) { g_object_ref (self), amends_review_query_copy (query) };
    amends_name_dialog_present (GTK_WIDGET (self), _ ("Save View"), _ ("_Save"), "", named_cb, saving, free_saving_cb);
}
