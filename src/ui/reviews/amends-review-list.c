/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-review-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "amends-children.h"
#include "amends-dates.h"
#include "amends-filter-chip.h"
#include "amends-review-row.h"
#include "amends-row-picker.h"
#include "amends-row-view.h"

/* A wait that is shorter needs no picture of waiting. */
#define LOADING_DELAY_MS 300
#define PAGES "/io/github/amendsapp/Amends/ui/reviews/amends-review-list-pages.ui"

struct _AmendsReviewList {
    GtkBox parent_instance;

    AmendsRowListModel *model;        /* (owned) (nullable) */
    AmendsReviewSelection *selection; /* (owned) (nullable) */
    GPtrArray *terms;                 /* (owned) (nullable) */
    GPtrArray *rows;                  /* (owned): the rows that exist, not owned */
    gboolean is_inbox;                /* nothing narrows the list but "open" */
    guint loading_id;

    GtkWidget *chips;
    GtkWidget *stack;
    GtkWidget *view;
    GtkGesture *picker; /* (unowned): of the view */
};

typedef enum {
    SIGNAL_DONE_TOGGLED,
    SIGNAL_OPENED,
    SIGNAL_PART_REMOVED,
    N_SIGNALS,
} Signal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AmendsReviewList, amends_review_list, GTK_TYPE_BOX)

/* Rows */

static void
done_toggled_cb (AmendsReviewRow *row G_GNUC_UNUSED, gint64 id, gboolean done, gpointer user_data)
{
    g_signal_emit (user_data, signals[SIGNAL_DONE_TOGGLED], 0, id, done);
}

static void
clicked_cb (AmendsReviewRow *row G_GNUC_UNUSED, gint64 id, gpointer user_data)
{
    g_signal_emit (user_data, signals[SIGNAL_OPENED], 0, id);
}

static void
long_pressed_cb (AmendsReviewRow *row G_GNUC_UNUSED, gint64 id, gpointer user_data)
{
    AmendsReviewList *self = user_data;
    guint position = amends_row_list_model_find (self->model, id);

    if (position != G_MAXUINT)
        gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, FALSE);
}

/* The list drops its rows before it tells so by "teardown": the row itself tells first. */
static void
destroyed_cb (GtkWidget *row, gpointer user_data)
{
    g_ptr_array_remove_fast (((AmendsReviewList *) user_data)->rows, row);
}

static void
setup_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *list_item, gpointer user_data)
{
    AmendsReviewList *self = user_data;
    GtkWidget *row = amends_review_row_new (list_item);

    g_signal_connect (row, "done-toggled", G_CALLBACK (done_toggled_cb), self);
    g_signal_connect (row, "clicked", G_CALLBACK (clicked_cb), self);
    g_signal_connect (row, "long-pressed", G_CALLBACK (long_pressed_cb), self);
    g_signal_connect_object (row, "destroy", G_CALLBACK (destroyed_cb), self, G_CONNECT_DEFAULT);
    gtk_list_item_set_child (list_item, row);
    g_ptr_array_add (self->rows, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *list_item, gpointer user_data)
{
    AmendsReviewList *self = user_data;
    AmendsReviewRow *row = AMENDS_REVIEW_ROW (gtk_list_item_get_child (list_item));

    amends_row_view_adopt (list_item);
    amends_review_row_bind (row, gtk_list_item_get_item (list_item), self->terms);
    if (!amends_review_row_is_filled (row))
        amends_row_view_await_rows (GTK_GRID_VIEW (self->view), self->model);
}

static void
unbind_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *list_item, gpointer user_data G_GNUC_UNUSED)
{
    amends_review_row_bind (AMENDS_REVIEW_ROW (gtk_list_item_get_child (list_item)), NULL, NULL);
}

static void
activated_cb (GtkGridView *view G_GNUC_UNUSED, guint position, gpointer user_data)
{
    AmendsReviewList *self = user_data;
    gint64 id = amends_row_list_model_get_id (self->model, position);

    if (id != 0)
        g_signal_emit (self, signals[SIGNAL_OPENED], 0, id);
}

static gboolean
query_tooltip_cb (GtkWidget *view, int x, int y, gboolean from_keys, GtkTooltip *tooltip,
                  gpointer user_data G_GNUC_UNUSED)
{
    GtkWidget *picked = from_keys ? NULL : gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
    GtkWidget *row = picked != NULL ? gtk_widget_get_ancestor (picked, AMENDS_TYPE_REVIEW_ROW) : NULL;
    graphene_point_t point;
    const char *text;

    if (row == NULL || !gtk_widget_compute_point (view, row, &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
        return FALSE;
    text = amends_review_row_get_tooltip (AMENDS_REVIEW_ROW (row), point.x, point.y);
    gtk_tooltip_set_text (tooltip, text);
    return text != NULL;
}

/* Pages */

/* Made when it is first shown: a list with rows needs none of them. Returns: (transfer none): the page of this name */
static GtkWidget *
need_page (AmendsReviewList *self, const char *name)
{
    GtkWidget *page = gtk_stack_get_child_by_name (GTK_STACK (self->stack), name);
    const char *ids[] = { name, NULL };
    g_autoptr (GtkBuilder) builder = NULL;
    g_autoptr (GError) error = NULL;

    if (page != NULL)
        return page;
    builder = gtk_builder_new ();
    if (!gtk_builder_add_objects_from_resource (builder, PAGES, ids, &error))
        g_error ("%s: %s", name, error->message);
    page = GTK_WIDGET (gtk_builder_get_object (builder, name));
    gtk_stack_add_named (GTK_STACK (self->stack), page, name);
    return page;
}

static void
show_page (AmendsReviewList *self, const char *name)
{
    g_clear_handle_id (&self->loading_id, g_source_remove);
    need_page (self, name);
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
}

static gboolean
loading_cb (gpointer user_data)
{
    AmendsReviewList *self = user_data;

    self->loading_id = 0;
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "loading");
    return G_SOURCE_REMOVE;
}

static void
show_failure (AmendsReviewList *self)
{
    const GError *error = amends_row_list_model_get_error (self->model);
    AdwStatusPage *page = ADW_STATUS_PAGE (need_page (self, "failed"));

    adw_status_page_set_description (page, NULL);
    if (error != NULL) {
        g_autofree char *escaped = g_markup_escape_text (error->message, -1);

        adw_status_page_set_description (page, escaped);
    }
    show_page (self, "failed");
}

static void
update_page (AmendsReviewList *self)
{
    guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->model));
    AmendsListState state = amends_row_list_model_get_state (self->model);

    if (state == AMENDS_LIST_FAILED)
        show_failure (self);
    else if (n_items > 0 && state != AMENDS_LIST_LOADING)
        show_page (self, "list");
    else if (state == AMENDS_LIST_READY)
        show_page (self, self->is_inbox ? "caught-up" : "no-match");
    else if (self->loading_id == 0)
        self->loading_id = g_timeout_add (LOADING_DELAY_MS, loading_cb, self);
}

static void
state_changed_cb (AmendsRowListModel *model G_GNUC_UNUSED, GParamSpec *pspec G_GNUC_UNUSED, gpointer user_data)
{
    update_page (user_data);
}

/* The view holds on to the row that it shows first, so what arrives above would scroll away from a person who is at the beginning and
 * waits for it. The adjustment still tells where the view was: it follows with the next allocation. */
static void
stay_at_top (AmendsReviewList *self)
{
    GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

    if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0 && gtk_adjustment_get_value (adjustment) <= 0 &&
        amends_review_selection_get_size (self->selection) == 0)
        amends_row_view_scroll_to (GTK_GRID_VIEW (self->view), 0, GTK_LIST_SCROLL_NONE);
}

static void
items_changed_cb (GListModel *model G_GNUC_UNUSED, guint position G_GNUC_UNUSED, guint removed G_GNUC_UNUSED,
                  guint added, gpointer user_data)
{
    update_page (user_data);
    if (added > 0)
        stay_at_top (user_data);
}

/* Chips */

static void
free_part (gpointer data, GClosure *closure G_GNUC_UNUSED)
{
    amends_query_part_free (data);
}

static void
chip_removed_cb (AmendsFilterChip *chip, gpointer user_data)
{
    AmendsQueryPart *part = user_data;
    GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (chip), AMENDS_TYPE_REVIEW_LIST);

    if (list != NULL)
        g_signal_emit (list, signals[SIGNAL_PART_REMOVED], 0, part);
}

static GtkWidget *
make_reset_button (void)
{
    GtkWidget *reset = gtk_button_new_with_mnemonic (_ ("_Reset"));

    gtk_actionable_set_action_name (GTK_ACTIONABLE (reset), "reviews.reset-filters");
    gtk_widget_set_tooltip_text (reset, _ ("Remove all filters and the search"));
    gtk_widget_add_css_class (reset, "flat");
    gtk_widget_add_css_class (reset, "chip-reset");
    return reset;
}

static void
fill_chips (AmendsReviewList *self, GPtrArray *parts)
{
    gboolean had_focus = gtk_widget_get_focus_child (self->chips) != NULL;

    amends_children_clear_wrap_box (ADW_WRAP_BOX (self->chips));
    for (guint i = 0; i < parts->len; i++) {
        AmendsQueryPart *part = g_ptr_array_index (parts, i);
        GtkWidget *chip = amends_filter_chip_new (part->label);

        g_signal_connect_data (chip, "remove", G_CALLBACK (chip_removed_cb), part, free_part, G_CONNECT_DEFAULT);
        adw_wrap_box_append (ADW_WRAP_BOX (self->chips), chip);
    }
    if (parts->len > 0)
        adw_wrap_box_append (ADW_WRAP_BOX (self->chips), make_reset_button ());
    gtk_widget_set_visible (self->chips, parts->len > 0);
    /* The chip that had the focus is gone: the next one takes it, else the list. */
    if (had_focus && !gtk_widget_child_focus (self->chips, GTK_DIR_TAB_FORWARD))
        amends_review_list_focus (self);
}

/* GObject */

static void
amends_review_list_dispose (GObject *object)
{
    AmendsReviewList *self = AMENDS_REVIEW_LIST (object);

    g_clear_handle_id (&self->loading_id, g_source_remove);
    if (self->model != NULL)
        g_signal_handlers_disconnect_by_data (self->model, self);
    if (self->view != NULL)
        gtk_grid_view_set_model (GTK_GRID_VIEW (self->view), NULL);
    g_clear_object (&self->model);
    g_clear_object (&self->selection);
    gtk_widget_dispose_template (GTK_WIDGET (self), AMENDS_TYPE_REVIEW_LIST);
    G_OBJECT_CLASS (amends_review_list_parent_class)->dispose (object);
}

static void
amends_review_list_finalize (GObject *object)
{
    AmendsReviewList *self = AMENDS_REVIEW_LIST (object);

    g_ptr_array_unref (self->rows);
    g_clear_pointer (&self->terms, g_ptr_array_unref);
    G_OBJECT_CLASS (amends_review_list_parent_class)->finalize (object);
}

static void
amends_review_list_class_init (AmendsReviewListClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_review_list_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_review_list_finalize;
    signals[SIGNAL_DONE_TOGGLED] = g_signal_new ("done-toggled", AMENDS_TYPE_REVIEW_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
    signals[SIGNAL_OPENED] = g_signal_new ("opened", AMENDS_TYPE_REVIEW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_INT64);
    signals[SIGNAL_PART_REMOVED] = g_signal_new ("part-removed", AMENDS_TYPE_REVIEW_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/reviews/amends-review-list.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewList, chips);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewList, stack);
    gtk_widget_class_bind_template_child (widget_class, AmendsReviewList, view);
    gtk_widget_class_bind_template_callback (widget_class, setup_cb);
    gtk_widget_class_bind_template_callback (widget_class, bind_cb);
    gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
    gtk_widget_class_bind_template_callback (widget_class, activated_cb);
    gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
}

static void
amends_review_list_init (AmendsReviewList *self)
{
    self->rows = g_ptr_array_new ();
    gtk_widget_init_template (GTK_WIDGET (self));
    amends_row_view_set_up (GTK_GRID_VIEW (self->view));
    self->picker = amends_row_picker_add (GTK_GRID_VIEW (self->view));
}

void
amends_review_list_set_model (AmendsReviewList *self, AmendsRowListModel *model, AmendsReviewSelection *selection)
{
    g_return_if_fail (AMENDS_IS_REVIEW_LIST (self));
    g_return_if_fail (self->model == NULL);
    self->model = g_object_ref (model);
    self->selection = g_object_ref (selection);
    gtk_grid_view_set_model (GTK_GRID_VIEW (self->view), GTK_SELECTION_MODEL (selection));
    g_signal_connect (model, "notify::state", G_CALLBACK (state_changed_cb), self);
    g_signal_connect_after (model, "items-changed", G_CALLBACK (items_changed_cb), self);
    update_page (self);
}

void
amends_review_list_set_query (AmendsReviewList *self, const AmendsReviewQuery *filter, GPtrArray *terms,
                              AmendsFacets *facets)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autoptr (GPtrArray) parts = amends_query_parts_list (filter, facets, amends_dates_now (), zone);

    g_return_if_fail (AMENDS_IS_REVIEW_LIST (self));
    self->is_inbox = parts->len == 0 && terms->len == 0;
    g_ptr_array_ref (terms);
    g_clear_pointer (&self->terms, g_ptr_array_unref);
    self->terms = terms;
    for (guint i = 0; i < self->rows->len; i++)
        amends_review_row_set_terms (g_ptr_array_index (self->rows, i), terms);
    /* Each part lives on with its chip. */
    g_ptr_array_set_free_func (parts, NULL);
    fill_chips (self, parts);
    if (self->model != NULL)
        update_page (self);
}

void
amends_review_list_select (AmendsReviewList *self, guint position)
{
    GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

    g_return_if_fail (AMENDS_IS_REVIEW_LIST (self));
    if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->model)))
        return;
    amends_row_view_scroll_to (GTK_GRID_VIEW (self->view), position, GTK_LIST_SCROLL_SELECT);
    if (root != NULL && gtk_widget_get_mapped (self->view) &&
        (gtk_root_get_focus (root) == NULL || amends_row_view_has_focus (GTK_GRID_VIEW (self->view))))
        amends_row_view_focus (GTK_GRID_VIEW (self->view), position);
}

void
amends_review_list_focus (AmendsReviewList *self)
{
    guint position;

    g_return_if_fail (AMENDS_IS_REVIEW_LIST (self));
    position = self->selection != NULL ? amends_review_selection_get_single (self->selection) : G_MAXUINT;
    if (position != G_MAXUINT)
        amends_row_view_focus (GTK_GRID_VIEW (self->view), position);
    else
        gtk_widget_grab_focus (self->view);
}

void
amends_review_list_set_picking (AmendsReviewList *self, gboolean picking)
{
    g_return_if_fail (AMENDS_IS_REVIEW_LIST (self));
    amends_row_picker_set_active (self->picker, picking);
}

const char *
amends_review_list_get_page (AmendsReviewList *self)
{
    g_return_val_if_fail (AMENDS_IS_REVIEW_LIST (self), NULL);
    return gtk_stack_get_visible_child_name (GTK_STACK (self->stack));
}
