/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-feedback-list.h"

#include <glib/gi18n-lib.h>

#include "amends-children.h"
#include "amends-feedback-kind.h"
#include "amends-feedback-search.h"
#include "amends-filter-chip.h"
#include "amends-fit.h"
#include "amends-plan-text.h"
#include "amends-rating.h"
#include "amends-review-row.h"
#include "amends-review-selection.h"
#include "amends-row-picker.h"
#include "amends-row-view.h"
#include "amends-scroll-column.h"
#include "amends-spoken.h"
#include "amends-text.h"

struct _AmendsFeedbackList {
    AdwBin parent_instance;

    AmendsRowListModel *model;        /* (owned) (nullable): while there is a store */
    AmendsReviewSelection *selection; /* (owned) (nullable): the same */
    guint settle_id;
    const AmendsRulePack *pack; /* (unowned) */
    AmendsFeedbackQuery *scope;
    GPtrArray *terms; /* (owned) (nullable): highlighted in the rows */
    gboolean asked;   /* once there is a scope */

    AmendsScrollColumn *column;
    GtkBox *top;
    GtkWidget *place; /* (nullable): what the page has above */
    GtkWidget *heading;
    GtkLabel *count;
    AdwWrapBox *chips;
    GtkSearchEntry *search;
    GtkLabel *search_problem;
    AdwToggleGroup *kinds;
    GtkDropDown *plans;
    GtkCheckButton *with_done;
    GtkWidget *empty;
    GtkWidget *reset;
    GtkGridView *view;
    AdwToolbarView *toolbar;
    GtkLabel *selected_label;
    GtkWidget *selected_actions;
    GtkToggleButton *select;
    GtkGesture *picker; /* (unowned): of the view */
};

enum { OPENED, DONE_TOGGLED, FAILED, CHIP_REMOVED, N_SIGNALS };

static guint signals[N_SIGNALS];

typedef enum { PROP_TOP = 1 } Property;

G_DEFINE_FINAL_TYPE (AmendsFeedbackList, amends_feedback_list, ADW_TYPE_BIN)

/* Rows */

static void
done_toggled_cb (AmendsReviewRow *row G_GNUC_UNUSED, gint64 id, gboolean done, gpointer user_data)
{
    g_signal_emit (user_data, signals[DONE_TOGGLED], 0, id, done);
}

static void
clicked_cb (AmendsReviewRow *row G_GNUC_UNUSED, gint64 id, gpointer user_data)
{
    g_signal_emit (user_data, signals[OPENED], 0, id);
}

static void
setup_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *list_item, gpointer user_data)
{
    GtkWidget *row = amends_review_row_new (list_item);

    g_signal_connect (row, "done-toggled", G_CALLBACK (done_toggled_cb), user_data);
    g_signal_connect (row, "clicked", G_CALLBACK (clicked_cb), user_data);
    gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *list_item, gpointer user_data)
{
    AmendsFeedbackList *self = user_data;
    AmendsReviewRow *row = AMENDS_REVIEW_ROW (gtk_list_item_get_child (list_item));

    amends_row_view_adopt (list_item);
    amends_review_row_bind (row, gtk_list_item_get_item (list_item), self->terms);
    if (!amends_review_row_is_filled (row))
        amends_row_view_await_rows (self->view, self->model);
}

static void
unbind_cb (GtkSignalListItemFactory *factory G_GNUC_UNUSED, GtkListItem *list_item, gpointer user_data G_GNUC_UNUSED)
{
    amends_review_row_bind (AMENDS_REVIEW_ROW (gtk_list_item_get_child (list_item)), NULL, NULL);
}

static void
activated_cb (AmendsFeedbackList *self, guint position)
{
    gint64 id = self->model != NULL ? amends_row_list_model_get_id (self->model, position) : 0;

    if (id != 0)
        g_signal_emit (self, signals[OPENED], 0, id);
}

gboolean
amends_feedback_list_has_several (AmendsFeedbackList *self)
{
    return self->selection != NULL &&
           (gtk_toggle_button_get_active (self->select) || amends_review_selection_get_size (self->selection) > 1);
}

/* Space ticks what is selected; in a row's own box, it does so already. */
static gboolean
key_pressed_cb (AmendsFeedbackList *self, guint keyval, guint keycode G_GNUC_UNUSED, GdkModifierType state)
{
    GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
    GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
    AmendsFeedback *feedback = amends_feedback_list_get_selected (self);

    if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0 || GTK_IS_CHECK_BUTTON (focus))
        return GDK_EVENT_PROPAGATE;
    if (keyval == GDK_KEY_space && amends_feedback_list_has_several (self))
        return gtk_widget_activate_action (GTK_WIDGET (self), "feedback.done-next", NULL);
    if (keyval != GDK_KEY_space || feedback == NULL)
        return GDK_EVENT_PROPAGATE;
    g_signal_emit (self, signals[DONE_TOGGLED], 0, feedback->id, feedback->done_at == 0);
    return GDK_EVENT_STOP;
}

/* What there is */

static gboolean
is_narrowed (AmendsFeedbackList *self)
{
    return *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0' ||
           adw_toggle_group_get_active (self->kinds) > 0 || gtk_drop_down_get_selected (self->plans) > 0;
}

static void
show_count (AmendsFeedbackList *self)
{
    guint n = amends_row_list_model_get_n_matching (self->model);
    AmendsListState state = amends_row_list_model_get_state (self->model);
    g_autofree char *number = amends_text_count (n);
    /* Translators: a number of comments on the seller */
    g_autofree char *text = g_strdup_printf (ngettext ("%s shown", "%s shown", n), number);
    gboolean known = state == AMENDS_LIST_READY;

    if (known)
        gtk_label_set_text (self->count, text);
    gtk_widget_set_visible (self->reset, is_narrowed (self));
    gtk_widget_set_visible (self->empty, known && g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0);
}

static void
state_cb (AmendsFeedbackList *self)
{
    const GError *error = amends_row_list_model_get_error (self->model);

    if (amends_row_list_model_get_state (self->model) == AMENDS_LIST_FAILED && error != NULL)
        g_signal_emit (self, signals[FAILED], 0, error);
    show_count (self);
}

static gboolean
settle_cb (gpointer user_data)
{
    AmendsFeedbackList *self = user_data;
    g_autoptr (GArray) ids = amends_feedback_list_dup_selected (self);

    self->settle_id = 0;
    if (self->model != NULL)
        amends_row_list_model_release (self->model, (const gint64 *) (gconstpointer) ids->data, ids->len);
    return G_SOURCE_REMOVE;
}

static void
show_selected (AmendsFeedbackList *self)
{
    guint n = self->selection != NULL ? amends_review_selection_get_size (self->selection) : 0;
    g_autofree char *number = amends_text_count (n);
    g_autofree char *selected = g_strdup_printf (ngettext ("%s selected", "%s selected", n), number);
    gboolean several = amends_feedback_list_has_several (self);

    if (several)
        gtk_label_set_text (self->selected_label, selected);
    gtk_widget_set_sensitive (self->selected_actions, n > 0);
    adw_toolbar_view_set_reveal_bottom_bars (self->toolbar, several);
}

/* Rows that are held leave later: the view may be in the middle of moving its selection, and counts on its rows. */
static void
selected_cb (AmendsFeedbackList *self)
{
    if (self->settle_id == 0)
        self->settle_id = g_idle_add (settle_cb, self);
    show_selected (self);
}

static void
select_toggled_cb (AmendsFeedbackList *self)
{
    gboolean picking = gtk_toggle_button_get_active (self->select);

    amends_row_picker_set_active (self->picker, picking);
    /* The one that was read last may be far out of sight, and is not meant. */
    if (self->selection != NULL)
        gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
    show_selected (self);
}

static void
explain_problems (AmendsFeedbackList *self, const char *problems)
{
    gtk_label_set_text (self->search_problem, problems != NULL ? problems : "");
    gtk_widget_set_visible (GTK_WIDGET (self->search_problem), problems != NULL);
    if (problems != NULL)
        gtk_widget_add_css_class (GTK_WIDGET (self->search), "warning");
    else
        gtk_widget_remove_css_class (GTK_WIDGET (self->search), "warning");
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
        problems != NULL ? problems : _ ("Words, “phrases” and operators such as stars:<=3"), -1);
}

/* Where no number of stars is in both, nothing is shown: a chip that did not hold would lie. */
static guint
join_stars (guint scope, guint kind)
{
    if (scope == 0)
        return kind;
    return (scope & kind) != 0 ? scope & kind : 1u << 0;
}

/* What is typed comes on top of the kind, and that on top of what a chart has led to. */
static AmendsFeedbackQuery *
make_query (AmendsFeedbackList *self)
{
    g_autofree char *problems = NULL;
    g_autoptr (AmendsFeedbackQuery) typed =
        amends_feedback_search_parse (gtk_editable_get_text (GTK_EDITABLE (self->search)), &problems);
    AmendsFeedbackQuery *query = amends_feedback_query_copy (self->scope);
    guint kind = adw_toggle_group_get_active (self->kinds), plan = gtk_drop_down_get_selected (self->plans);

    query->common->done = gtk_check_button_get_active (self->with_done) ? AMENDS_DONE_ALL : AMENDS_DONE_OPEN;
    if (kind > 0 && kind <= AMENDS_N_FEEDBACK_KINDS)
        query->common->stars =
            join_stars (query->common->stars, amends_rating_get_stars (self->pack, (AmendsFeedbackKind) (kind - 1)));
    /* What is typed decides, as it does for what is done: "plan:solved" is not to find nothing because of a choice beside it. */
    query->plans = typed->plans != 0 ? typed->plans : plan > 0 ? 1u << (plan - 1) : 0;
    amends_review_query_narrow (query->common, typed->common);
    explain_problems (self, problems);
    return query;
}

static void
ask (AmendsFeedbackList *self)
{
    g_autoptr (AmendsFeedbackQuery) query = NULL;

    if (self->model == NULL || !self->asked)
        return;
    query = make_query (self);
    g_clear_pointer (&self->terms, g_ptr_array_unref);
    self->terms = g_ptr_array_ref (query->common->terms);
    amends_row_list_model_set_query (self->model, query);
}

static void
asked_cb (AmendsFeedbackList *self)
{
    ask (self);
}

/* What the list itself has been narrowed by; the page's filters stay. */
static void
reset_cb (AmendsFeedbackList *self)
{
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
    adw_toggle_group_set_active (self->kinds, 0);
    gtk_drop_down_set_selected (self->plans, 0);
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
stop_search_cb (AmendsFeedbackList *self)
{
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
remove_cb (AmendsFilterChip *chip, gpointer user_data)
{
    GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (chip), AMENDS_TYPE_FEEDBACK_LIST);

    if (list != NULL)
        g_signal_emit (list, signals[CHIP_REMOVED], 0, GPOINTER_TO_UINT (user_data));
}

static void
drop_model (AmendsFeedbackList *self)
{
    if (self->model == NULL)
        return;
    gtk_toggle_button_set_active (self->select, FALSE);
    g_clear_handle_id (&self->settle_id, g_source_remove);
    g_signal_handlers_disconnect_by_data (self->model, self);
    g_signal_handlers_disconnect_by_data (self->selection, self);
    gtk_grid_view_set_model (self->view, NULL);
    g_clear_object (&self->selection);
    g_clear_object (&self->model);
}

/* GObject */

static void
amends_feedback_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    AmendsFeedbackList *self = AMENDS_FEEDBACK_LIST (object);

    switch ((Property) id) {
    case PROP_TOP:
        g_return_if_fail (self->place == NULL);
        self->place = g_value_get_object (value);
        if (self->place != NULL)
            gtk_box_prepend (self->top, self->place);
        break;
    default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
amends_feedback_list_dispose (GObject *object)
{
    AmendsFeedbackList *self = AMENDS_FEEDBACK_LIST (object);

    drop_model (self);
    adw_bin_set_child (ADW_BIN (self), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_FEEDBACK_LIST);
    G_OBJECT_CLASS (amends_feedback_list_parent_class)->dispose (object);
}

static void
amends_feedback_list_finalize (GObject *object)
{
    AmendsFeedbackList *self = AMENDS_FEEDBACK_LIST (object);

    amends_feedback_query_free (self->scope);
    g_clear_pointer (&self->terms, g_ptr_array_unref);
    G_OBJECT_CLASS (amends_feedback_list_parent_class)->finalize (object);
}

static void
add_signals (void)
{
    const GType type = AMENDS_TYPE_FEEDBACK_LIST;

    signals[OPENED] =
        g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
    signals[DONE_TOGGLED] = g_signal_new ("done-toggled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                          G_TYPE_INT64, G_TYPE_BOOLEAN);
    signals[FAILED] =
        g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
    signals[CHIP_REMOVED] =
        g_signal_new ("chip-removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
amends_feedback_list_class_init (AmendsFeedbackListClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    object_class->set_property = amends_feedback_list_set_property;
    object_class->dispose = amends_feedback_list_dispose;
    object_class->finalize = amends_feedback_list_finalize;
    g_object_class_install_property (
        object_class, PROP_TOP,
        g_param_spec_object ("top", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
    add_signals ();
    g_type_ensure (AMENDS_TYPE_SCROLL_COLUMN);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/feedback/amends-feedback-list.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, column);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, top);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, heading);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, count);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, chips);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, search);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, search_problem);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, kinds);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, plans);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, with_done);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, empty);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, reset);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, view);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, toolbar);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, selected_label);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, selected_actions);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackList, select);
    gtk_widget_class_bind_template_callback (widget_class, asked_cb);
    gtk_widget_class_bind_template_callback (widget_class, reset_cb);
    gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
    gtk_widget_class_bind_template_callback (widget_class, select_toggled_cb);
    gtk_widget_class_bind_template_callback (widget_class, activated_cb);
    gtk_widget_class_bind_template_callback (widget_class, setup_cb);
    gtk_widget_class_bind_template_callback (widget_class, bind_cb);
    gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

/* Any, none, then in the order of AmendsPlanState. */
static void
fill_plans (AmendsFeedbackList *self)
{
    const char *const names[] = {
        _ ("Any plan"),
        /* Translators: filter: feedback that nobody has planned to resolve */
        _ ("No plan"),
        amends_plan_text_get_badge (AMENDS_PLAN_OPEN),
        amends_plan_text_get_badge (AMENDS_PLAN_WORKING),
        amends_plan_text_get_badge (AMENDS_PLAN_SOLVED),
        NULL,
    };
    g_autoptr (GtkStringList) list = gtk_string_list_new (names);

    gtk_drop_down_set_model (self->plans, G_LIST_MODEL (list));
}

static void
amends_feedback_list_init (AmendsFeedbackList *self)
{
    GtkEventController *keys = gtk_event_controller_key_new ();

    self->scope = amends_feedback_query_new ();
    gtk_widget_init_template (GTK_WIDGET (self));
    amends_spoken_name_check (self->with_done);
    amends_fit_buttons (GTK_WIDGET (self));
    fill_plans (self);
    amends_row_view_set_up (self->view);
    self->picker = amends_row_picker_add (self->view);
    gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
    g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
    gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

void
amends_feedback_list_set_tight (AmendsFeedbackList *self, gboolean tight)
{
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self->kinds),
                                    tight ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

void
amends_feedback_list_set_store (AmendsFeedbackList *self, AmendsStore *store, const AmendsRulePack *pack)
{
    self->pack = pack;
    drop_model (self);
    if (store == NULL)
        return;
    self->model = amends_feedback_list_model_new (store);
    self->selection = amends_review_selection_new (self->model);
    g_signal_connect_swapped (self->model, "notify::state", G_CALLBACK (state_cb), self);
    g_signal_connect_swapped (self->model, "notify::n-matching", G_CALLBACK (show_count), self);
    g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selected_cb), self);
    gtk_grid_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

void
amends_feedback_list_set_scope (AmendsFeedbackList *self, const AmendsFeedbackQuery *query)
{
    AmendsFeedbackQuery *scope = amends_feedback_query_copy (query);

    amends_feedback_query_free (self->scope);
    self->scope = scope;
    self->asked = TRUE;
    ask (self);
}

void
amends_feedback_list_set_chips (AmendsFeedbackList *self, const char *const *labels)
{
    gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->chips)) != NULL;
    guint n = 0;

    amends_children_clear_wrap_box (self->chips);
    for (; labels[n] != NULL; n++) {
        GtkWidget *chip = amends_filter_chip_new (labels[n]);

        g_signal_connect (chip, "remove", G_CALLBACK (remove_cb), GUINT_TO_POINTER (n));
        adw_wrap_box_append (self->chips, chip);
    }
    gtk_widget_set_visible (GTK_WIDGET (self->chips), n > 0);
    /* The chip that had the focus is gone: the next one takes it, else the search. */
    if (had_focus && !gtk_widget_child_focus (GTK_WIDGET (self->chips), GTK_DIR_TAB_FORWARD))
        gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
amends_feedback_list_set_kind (AmendsFeedbackList *self, int kind)
{
    adw_toggle_group_set_active (self->kinds, (guint) (kind + 1));
}

gboolean
amends_feedback_list_get_with_done (AmendsFeedbackList *self)
{
    return gtk_check_button_get_active (self->with_done);
}

void
amends_feedback_list_set_with_done (AmendsFeedbackList *self, gboolean with_done)
{
    gtk_check_button_set_active (self->with_done, with_done);
}

void
amends_feedback_list_hold (AmendsFeedbackList *self, gint64 id)
{
    if (self->model != NULL)
        amends_row_list_model_hold (self->model, id);
}

void
amends_feedback_list_move (AmendsFeedbackList *self, int by)
{
    guint n = self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
    g_autoptr (GtkBitset) selected = NULL;
    guint position = 0;

    if (n == 0)
        return;
    selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
    if (!gtk_bitset_is_empty (selected)) {
        position = by > 0 ? gtk_bitset_get_maximum (selected) : gtk_bitset_get_minimum (selected);
        if (amends_row_view_has_focus (self->view))
            position = (guint) CLAMP ((gint64) position + by, 0, (gint64) n - 1);
    }
    amends_row_view_scroll_to (self->view, position, GTK_LIST_SCROLL_SELECT);
    amends_row_view_focus (self->view, position);
}

gboolean
amends_feedback_list_has_focus (AmendsFeedbackList *self)
{
    return amends_row_view_has_focus (self->view);
}

AmendsFeedback *
amends_feedback_list_get_selected (AmendsFeedbackList *self)
{
    guint position = self->selection != NULL ? amends_review_selection_get_single (self->selection) : G_MAXUINT;
    g_autoptr (AmendsRowItem) item =
        position != G_MAXUINT ? g_list_model_get_item (G_LIST_MODEL (self->model), position) : NULL;

    /* Its row is in the list and keeps the item, and with it the feedback, alive. */
    return item != NULL ? amends_feedback_item_get (item) : NULL;
}

GArray *
amends_feedback_list_dup_selected (AmendsFeedbackList *self)
{
    return self->selection != NULL ? amends_review_selection_dup_ids (self->selection)
                                   : g_array_new (FALSE, FALSE, sizeof (gint64));
}

void
amends_feedback_list_select_all (AmendsFeedbackList *self, gboolean selected)
{
    if (self->selection == NULL)
        return;
    if (selected)
        gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
    else
        gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
    if (!selected)
        gtk_toggle_button_set_active (self->select, FALSE);
}

void
amends_feedback_list_show (AmendsFeedbackList *self)
{
    amends_scroll_column_show (self->column, self->heading);
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

GtkEditable *
amends_feedback_list_get_search (AmendsFeedbackList *self)
{
    return GTK_EDITABLE (self->search);
}
