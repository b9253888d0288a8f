/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-selection.h"

struct _AmendsReviewSelection {
    GObject parent_instance;

    AmendsRowListModel *model; /* (owned) */
    GtkBitset *selected;       /* (owned): positions */
};

static void list_model_iface_init (GListModelInterface *iface);
static void selection_model_iface_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AmendsReviewSelection, amends_review_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_iface_init))

static void
items_changed_cb (GListModel *model G_GNUC_UNUSED, guint position, guint removed, guint added, gpointer user_data)
{
    AmendsReviewSelection *self = user_data;
    guint64 before = gtk_bitset_get_size (self->selected);

    gtk_bitset_splice (self->selected, position, removed, added);
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
    /* Selected rows left: whoever shows how many are selected must hear of it. */
    if (gtk_bitset_get_size (self->selected) != before && g_list_model_get_n_items (G_LIST_MODEL (self)) > 0)
        gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, 1);
}

static GType
get_item_type (GListModel *list G_GNUC_UNUSED)
{
    return AMENDS_TYPE_ROW_ITEM;
}

static guint
get_n_items (GListModel *list)
{
    return g_list_model_get_n_items (G_LIST_MODEL (AMENDS_REVIEW_SELECTION (list)->model));
}

static gpointer
get_item (GListModel *list, guint position)
{
    return g_list_model_get_item (G_LIST_MODEL (AMENDS_REVIEW_SELECTION (list)->model), position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
    iface->get_item_type = get_item_type;
    iface->get_n_items = get_n_items;
    iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
    return gtk_bitset_contains (AMENDS_REVIEW_SELECTION (model)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position G_GNUC_UNUSED, guint n_items G_GNUC_UNUSED)
{
    return gtk_bitset_ref (AMENDS_REVIEW_SELECTION (model)->selected);
}

/* Every other way to select ends here: of the positions in @mask those in @selected become selected, the others not. */
static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
    AmendsReviewSelection *self = AMENDS_REVIEW_SELECTION (model);
    g_autoptr (GtkBitset) changes = gtk_bitset_copy (self->selected);
    guint n_items = get_n_items (G_LIST_MODEL (self));

    gtk_bitset_difference (changes, selected);
    gtk_bitset_intersect (changes, mask);
    if (n_items < G_MAXUINT)
        gtk_bitset_remove_range_closed (changes, n_items, G_MAXUINT);
    if (!gtk_bitset_is_empty (changes)) {
        guint first = gtk_bitset_get_minimum (changes), last = gtk_bitset_get_maximum (changes);

        gtk_bitset_difference (self->selected, changes);
        gtk_selection_model_selection_changed (model, first, last - first + 1);
    }
    return TRUE;
}

static void
selection_model_iface_init (GtkSelectionModelInterface *iface)
{
    iface->is_selected = is_selected;
    iface->get_selection_in_range = get_selection_in_range;
    iface->set_selection = set_selection;
}

static void
amends_review_selection_dispose (GObject *object)
{
    AmendsReviewSelection *self = AMENDS_REVIEW_SELECTION (object);

    if (self->model != NULL)
        g_signal_handlers_disconnect_by_data (self->model, self);
    g_clear_object (&self->model);
    G_OBJECT_CLASS (amends_review_selection_parent_class)->dispose (object);
}

static void
amends_review_selection_finalize (GObject *object)
{
    gtk_bitset_unref (AMENDS_REVIEW_SELECTION (object)->selected);
    G_OBJECT_CLASS (amends_review_selection_parent_class)->finalize (object);
}

static void
amends_review_selection_class_init (AmendsReviewSelectionClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = amends_review_selection_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_review_selection_finalize;
}

static void
amends_review_selection_init (AmendsReviewSelection *self)
{
    self->selected = gtk_bitset_new_empty ();
}

AmendsReviewSelection *
amends_review_selection_new (AmendsRowListModel *model)
{
    AmendsReviewSelection *self = g_object_new (AMENDS_TYPE_REVIEW_SELECTION, NULL);

    self->model = g_object_ref (model);
    g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), self);
    return self;
}

guint
amends_review_selection_get_size (AmendsReviewSelection *self)
{
    g_return_val_if_fail (AMENDS_IS_REVIEW_SELECTION (self), 0);
    return (guint) gtk_bitset_get_size (self->selected);
}

guint
amends_review_selection_get_single (AmendsReviewSelection *self)
{
    g_return_val_if_fail (AMENDS_IS_REVIEW_SELECTION (self), G_MAXUINT);
    return gtk_bitset_get_size (self->selected) == 1 ? gtk_bitset_get_minimum (self->selected) : G_MAXUINT;
}

GArray *
amends_review_selection_dup_ids (AmendsReviewSelection *self)
{
    GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    GtkBitsetIter iter;
    guint position;

    for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more;
         more = gtk_bitset_iter_next (&iter, &position)) {
        gint64 id = amends_row_list_model_get_id (self->model, position);

        g_array_append_val (ids, id);
    }
    return ids;
}
