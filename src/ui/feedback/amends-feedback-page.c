/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "amends-dates.h"
#include "amends-feedback-page-private.h"
#include "amends-fit.h"
#include "amends-menu-button.h"
#include "amends-page-keys.h"
#include "amends-pair-layout.h"
#include "amends-rating-card.h"
#include "amends-sidebar.h"
#include "amends-store-feedback.h"
#include "amends-store-reviews.h"

#define DAY 86400
/* While a sync stores page after page, the charts follow at this pace; where nobody looks, once it is over. */
#define READ_PAUSE_MS 300
#define HIDDEN_PAUSE_MS 1000

/* How far back the charts and the list go; 0 = to the first feedback. */
static const int PERIODS[] = { 90, 365, 730, 0 };

G_DEFINE_FINAL_TYPE (AmendsFeedbackPage, amends_feedback_page, ADW_TYPE_BIN)

void
amends_feedback_page_tell (AmendsFeedbackPage *self, const char *message)
{
    AdwToast *toast = adw_toast_new (message);

    adw_toast_set_use_markup (toast, FALSE);
    adw_toast_overlay_add_toast (self->toasts, toast);
}

static gint64
get_today (void)
{
    return amends_feedback_day_of (amends_dates_now ());
}

/* Showing */

static void
show_cards (AmendsFeedbackPage *self)
{
    for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++) {
        GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (self->cards, window);

        amends_rating_card_set (AMENDS_RATING_CARD (gtk_flow_box_child_get_child (child)), self->pack, &self->rating,
                                (AmendsFeedbackWindow) window);
    }
}

/* What the numbers rest on, for those cards that do not say it themselves. */
static void
show_origin (AmendsFeedbackPage *self)
{
    guint origins = 0;

    for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++)
        origins |= self->rating.windows[window].origins;
    gtk_label_set_text (self->origin, (origins & (AMENDS_TOTALS_TOLD | AMENDS_TOTALS_TYPED)) == 0
                                          ? _ ("Counted from the feedback stored here")
                                          : _ ("Counted from the feedback stored here, unless a card says otherwise"));
}

static void
choose_span (AmendsFeedbackPage *self)
{
    static const AmendsChartResolution RESOLUTIONS[] = { AMENDS_CHART_DAY, AMENDS_CHART_WEEK, AMENDS_CHART_MONTH };
    guint period = MIN (adw_combo_row_get_selected (self->period), G_N_ELEMENTS (PERIODS) - 1);
    guint resolution = MIN (adw_toggle_group_get_active (self->resolution), G_N_ELEMENTS (RESOLUTIONS) - 1);

    self->whole = PERIODS[period] == 0;
    self->span.last = get_today ();
    self->span.first = PERIODS[period] > 0 ? self->span.last - PERIODS[period] + 1
                                           : amends_feedback_figures_first_day (self->history, self->span.last);
    self->span.resolution = RESOLUTIONS[resolution];
}

/* Reading */

static gboolean
read_cb (gpointer user_data)
{
    AmendsFeedbackPage *self = user_data;

    self->read_id = 0;
    amends_feedback_page_read (self);
    return G_SOURCE_REMOVE;
}

static void
read_soon (AmendsFeedbackPage *self)
{
    gboolean seen = gtk_widget_get_mapped (GTK_WIDGET (self));

    if (seen && self->read_id != 0)
        return;
    g_clear_handle_id (&self->read_id, g_source_remove);
    self->read_id = g_timeout_add (seen ? READ_PAUSE_MS : HIDDEN_PAUSE_MS, read_cb, self);
}

/* What has changed while all was being read is read after that: to begin anew each time would never end. */
static void
end_reading (AmendsFeedbackPage *self)
{
    self->reading = FALSE;
    if (self->stale && self->store != NULL)
        read_soon (self);
    self->stale = FALSE;
}

static gboolean
succeeded (AmendsFeedbackPage *self, const GError *error)
{
    if (error != NULL && self->store != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
        amends_feedback_page_tell (self, error->message);
        end_reading (self);
    }
    return error == NULL && self->store != NULL;
}

/* There is something to show as soon as there is one review or one feedback. */
static void
show_content (AmendsFeedbackPage *self)
{
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "feedback.type-totals", self->all->cells->len > 0);
    if (self->all->cells->len > 0 || (self->facets != NULL && self->facets->total > 0))
        gtk_stack_set_visible_child_name (self->stack, "content");
    else if (self->facets != NULL)
        gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
facets_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsFeedbackPage) self = user_data;
    g_autoptr (GError) error = NULL;
    AmendsFacets *facets = amends_store_find_facets_finish (AMENDS_STORE (source), result, &error);

    g_clear_pointer (&self->facets, amends_facets_unref);
    self->facets = facets;
    if (!succeeded (self, error))
        return;
    amends_feedback_page_fill_choices (self);
    show_content (self);
    end_reading (self);
}

static gboolean
is_another_scope (AmendsFeedbackPage *self, const AmendsFeedbackSpan *before)
{
    return before->first != self->span.first || before->last != self->span.last ||
           before->resolution == AMENDS_CHART_INSTANT;
}

static void
history_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsFeedbackPage) self = user_data;
    g_autoptr (GError) error = NULL;
    AmendsFeedbackHistory *history = amends_store_load_feedback_history_finish (AMENDS_STORE (source), result, &error);
    g_autoptr (AmendsReviewQuery) query = NULL;
    AmendsFeedbackSpan before = self->history != NULL ? self->span : (AmendsFeedbackSpan) { 0 };

    if (history != NULL)
        g_clear_pointer (&self->history, amends_feedback_history_unref);
    if (history != NULL)
        self->history = history;
    if (!succeeded (self, error))
        return;
    amends_rating_compute (self->pack, history, get_today (), &self->rating);
    choose_span (self);
    show_content (self);
    show_cards (self);
    show_origin (self);
    amends_feedback_page_forget_reviews (self);
    amends_feedback_page_show_charts (self);
    amends_feedback_page_show_buckets (self);
    /* Where only something new has come, the list follows by itself, and stays where it is. */
    if (is_another_scope (self, &before))
        amends_feedback_page_widen (self);
    amends_feedback_page_read_charts (self);
    if (self->wanted_id != 0)
        amends_feedback_page_open (self, self->wanted_id);
    query = amends_feedback_page_make_query (self);
    amends_store_find_facets_async (self->store, query, self->cancellable, facets_cb, g_object_ref (self));
}

static void
all_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsFeedbackPage) self = user_data;
    g_autoptr (GError) error = NULL;
    AmendsFeedbackHistory *all = amends_store_load_feedback_history_finish (AMENDS_STORE (source), result, &error);

    if (all != NULL) {
        g_clear_pointer (&self->all, amends_feedback_history_unref);
        self->all = all;
    }
    if (!succeeded (self, error))
        return;
    amends_feedback_page_fill_choices (self);
    amends_store_load_feedback_history_async (self->store, 0,
                                              amends_feedback_page_get_choice (self, CHOICE_MARKETPLACE),
                                              self->cancellable, history_cb, g_object_ref (self));
}

void
amends_feedback_page_read (AmendsFeedbackPage *self)
{
    g_clear_handle_id (&self->read_id, g_source_remove);
    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    self->cancellable = g_cancellable_new ();
    self->reading = TRUE;
    self->stale = FALSE;
    amends_store_load_feedback_history_async (self->store, 0, NULL, self->cancellable, all_cb, g_object_ref (self));
}

static void
store_changed_cb (AmendsStore *store G_GNUC_UNUSED, guint changes, gpointer user_data)
{
    AmendsFeedbackPage *self = user_data;
    const guint counted = AMENDS_STORE_CHANGE_FEEDBACK_SHAPE | AMENDS_STORE_CHANGE_SHAPE | AMENDS_STORE_CHANGE_CAUSES;

    if ((changes & counted) != 0 && self->read_id == 0)
        self->read_id =
            g_timeout_add (gtk_widget_get_mapped (GTK_WIDGET (self)) ? READ_PAUSE_MS : HIDDEN_PAUSE_MS, read_cb, self);
}

static void
amends_feedback_page_map (GtkWidget *widget)
{
    AmendsFeedbackPage *self = AMENDS_FEEDBACK_PAGE (widget);

    GTK_WIDGET_CLASS (amends_feedback_page_parent_class)->map (widget);
    if (self->read_id != 0 && self->store != NULL)
        amends_feedback_page_read (self);
}

/* The person's doings */

static void
choice_cb (AmendsFeedbackPage *self)
{
    if (self->filling || self->store == NULL || self->all == NULL)
        return;
    /* Another scope, even of the same days. */
    g_clear_pointer (&self->history, amends_feedback_history_unref);
    amends_feedback_page_read (self);
}

static void
resolution_cb (AmendsFeedbackPage *self)
{
    if (self->history == NULL)
        return;
    choose_span (self);
    self->review_span.resolution = self->span.resolution;
    amends_feedback_page_show_buckets (self);
}

static void
chip_removed_cb (AmendsFeedbackPage *self, guint chip)
{
    if (self->store != NULL)
        amends_feedback_page_remove_condition (self, chip);
}

static void
opened_cb (AmendsFeedbackPage *self, gint64 id)
{
    amends_feedback_page_open (self, id);
}

static void
done_toggled_cb (AmendsFeedbackPage *self, gint64 id, gboolean done)
{
    amends_feedback_page_set_done (self, id, done);
}

static void
failed_cb (AmendsFeedbackPage *self, const GError *error)
{
    amends_feedback_page_tell (self, error->message);
}

static void
amends_feedback_page_dispose (GObject *object)
{
    AmendsFeedbackPage *self = AMENDS_FEEDBACK_PAGE (object);

    g_cancellable_cancel (self->cancellable);
    g_clear_handle_id (&self->read_id, g_source_remove);
    g_clear_weak_pointer (&self->dialog);
    amends_feedback_page_drop_menu (self);
    if (self->list != NULL)
        amends_feedback_list_set_store (self->list, NULL, NULL);
    g_clear_object (&self->store);
    g_clear_object (&self->settings);
    adw_bin_set_child (ADW_BIN (self), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (self), AMENDS_TYPE_FEEDBACK_PAGE);
    self->list = NULL;
    G_OBJECT_CLASS (amends_feedback_page_parent_class)->dispose (object);
}

static void
amends_feedback_page_finalize (GObject *object)
{
    AmendsFeedbackPage *self = AMENDS_FEEDBACK_PAGE (object);

    g_clear_object (&self->cancellable);
    g_clear_pointer (&self->all, amends_feedback_history_unref);
    g_clear_pointer (&self->history, amends_feedback_history_unref);
    g_clear_pointer (&self->reviews, amends_review_history_unref);
    g_clear_pointer (&self->facets, amends_facets_unref);
    g_clear_pointer (&self->worst, g_ptr_array_unref);
    g_clear_pointer (&self->ranks, g_array_unref);
    g_clear_pointer (&self->answers, g_array_unref);
    g_clear_pointer (&self->solutions, g_ptr_array_unref);
    amends_feedback_page_filters_clear (self);
    g_clear_pointer (&self->part_period, g_free);
    g_clear_pointer (&self->part_chips, g_array_unref);
    G_OBJECT_CLASS (amends_feedback_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, toasts);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, split);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, switcher_place);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, title);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, chips);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, menu_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, marketplace);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, brand);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, product);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, period);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, resolution);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, stack);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, cards);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, origin);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, list);
}

static void
tight_cb (AmendsFeedbackPage *self)
{
    amends_feedback_list_set_tight (self->list, TRUE);
}

static void
loose_cb (AmendsFeedbackPage *self)
{
    amends_feedback_list_set_tight (self->list, FALSE);
}

static void
amends_feedback_page_class_init (AmendsFeedbackPageClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_feedback_page_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_feedback_page_finalize;
    widget_class->map = amends_feedback_page_map;
    g_signal_new ("reviews-requested", AMENDS_TYPE_FEEDBACK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  1, AMENDS_TYPE_REVIEW_QUERY | G_SIGNAL_TYPE_STATIC_SCOPE);
    g_type_ensure (AMENDS_TYPE_CHART);
    g_type_ensure (AMENDS_TYPE_PAIR_LAYOUT);
    g_type_ensure (AMENDS_TYPE_FEEDBACK_LIST);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/feedback/amends-feedback-page.ui");
    bind_children (widget_class);
    amends_feedback_page_bind_charts (widget_class);
    amends_feedback_page_install_actions (widget_class);
    gtk_widget_class_bind_template_callback (widget_class, choice_cb);
    gtk_widget_class_bind_template_callback (widget_class, chip_removed_cb);
    gtk_widget_class_bind_template_callback (widget_class, resolution_cb);
    gtk_widget_class_bind_template_callback (widget_class, opened_cb);
    gtk_widget_class_bind_template_callback (widget_class, done_toggled_cb);
    gtk_widget_class_bind_template_callback (widget_class, failed_cb);
    gtk_widget_class_bind_template_callback (widget_class, tight_cb);
    gtk_widget_class_bind_template_callback (widget_class, loose_cb);
}

static void
amends_feedback_page_init (AmendsFeedbackPage *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
    amends_sidebar_set_up (self->split);
    amends_fit_buttons (gtk_widget_get_parent (GTK_WIDGET (self->origin)));
    amends_feedback_page_filters_init (self);
    self->part_chips = g_array_new (FALSE, FALSE, sizeof (guint));
    for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++)
        gtk_flow_box_append (self->cards, amends_rating_card_new ());
    for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++)
        gtk_widget_set_focusable (GTK_WIDGET (gtk_flow_box_get_child_at_index (self->cards, window)), FALSE);
    amends_feedback_page_add_keys (self);
    amends_feedback_page_add_menu (self);
}

AmendsFeedbackPage *
amends_feedback_page_new (AmendsStore *store, const AmendsRulePack *pack, GSettings *settings, GMenuModel *primary_menu)
{
    AmendsFeedbackPage *self = g_object_new (AMENDS_TYPE_FEEDBACK_PAGE, NULL);

    self->store = g_object_ref (store);
    self->pack = pack;
    g_set_object (&self->settings, settings);
    amends_page_keys_set_settings (GTK_WIDGET (self), settings);
    amends_menu_button_set_menu (self->menu_button, primary_menu);
    amends_feedback_list_set_store (self->list, store, pack);
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
    self->read_id = g_timeout_add (HIDDEN_PAUSE_MS, read_cb, self);
    return self;
}

void
amends_feedback_page_set_switcher (AmendsFeedbackPage *self, GtkWidget *switcher)
{
    adw_bin_set_child (self->switcher_place, switcher);
}
