/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "amends-dates.h"
#include "amends-feedback-page-private.h"
#include "amends-marketplace.h"
#include "amends-menu-button.h"
#include "amends-page-keys.h"
#include "amends-rating-card.h"
#include "amends-store-feedback.h"

#define DAY 86400
#define FORECAST_DAYS 365 /* a year: after that every window but the lifetime is empty */

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

static const char *
get_marketplace (AmendsFeedbackPage *self)
{
    guint chosen = adw_combo_row_get_selected (self->marketplace);

    return chosen > 0 && chosen <= self->codes->len ? g_ptr_array_index (self->codes, chosen - 1) : NULL;
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

static void
choose_span (AmendsFeedbackPage *self)
{
    static const AmendsChartResolution RESOLUTIONS[] = { AMENDS_CHART_DAY, AMENDS_CHART_WEEK, AMENDS_CHART_MONTH };
    guint period = MIN (adw_combo_row_get_selected (self->period), G_N_ELEMENTS (PERIODS) - 1);
    guint resolution = MIN (adw_toggle_group_get_active (self->resolution), G_N_ELEMENTS (RESOLUTIONS) - 1);

    self->span.last = get_today ();
    self->span.first = PERIODS[period] > 0 ? self->span.last - PERIODS[period] + 1
                                           : amends_feedback_figures_first_day (self->history, self->span.last);
    self->span.resolution = RESOLUTIONS[resolution];
}

static void
show_charts (AmendsFeedbackPage *self)
{
    AmendsFeedbackSpan ahead = self->span;
    g_autoptr (AmendsChartFigure) rating = NULL;
    g_autoptr (AmendsChartFigure) amount = amends_feedback_figures_amount (self->pack, self->history, &self->span);
    g_autoptr (AmendsChartFigure) stars = amends_feedback_figures_stars (self->history, &self->span);

    /* As far ahead as back: a forecast longer than what is known would be most of the picture. */
    ahead.last += MIN (FORECAST_DAYS, (self->span.last - self->span.first) / 2);
    rating = amends_feedback_figures_rating (self->pack, self->history, &ahead, self->span.last);
    amends_chart_set_figure (self->rating_chart, rating);
    amends_chart_set_figure (self->amount_chart, amount);
    amends_chart_set_figure (self->stars_chart, stars);
}

static void
show_list (AmendsFeedbackPage *self, gint64 first, gint64 last)
{
    g_autoptr (AmendsFeedbackQuery) query = amends_feedback_query_new ();
    const char *marketplace = get_marketplace (self);

    query->common->period = AMENDS_PERIOD_CUSTOM;
    query->common->after = first * DAY;
    query->common->before = (last + 1) * DAY;
    if (marketplace != NULL)
        g_ptr_array_add (query->common->marketplaces, g_strdup (marketplace));
    amends_feedback_list_set_scope (self->list, query);
}

static void
show_period (AmendsFeedbackPage *self)
{
    if (self->history == NULL)
        return;
    choose_span (self);
    show_charts (self);
    amends_feedback_list_set_narrowed (self->list, NULL);
    show_list (self, self->span.first, self->span.last);
}

static void
fill_marketplaces (AmendsFeedbackPage *self)
{
    g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
    guint chosen = adw_combo_row_get_selected (self->marketplace);

    self->filling = TRUE;
    gtk_string_list_append (names, _ ("All marketplaces"));
    g_ptr_array_set_size (self->codes, 0);
    for (guint i = 0; i < self->all->cells->len; i++) {
        const AmendsFeedbackCell *cell = g_ptr_array_index (self->all->cells, i);

        if (cell->marketplace[0] == '\0' ||
            g_ptr_array_find_with_equal_func (self->codes, cell->marketplace, g_str_equal, NULL))
            continue;
        g_ptr_array_add (self->codes, g_strdup (cell->marketplace));
        gtk_string_list_append (names, amends_marketplace_get_name (cell->marketplace));
    }
    adw_combo_row_set_model (self->marketplace, G_LIST_MODEL (names));
    adw_combo_row_set_selected (self->marketplace, chosen <= self->codes->len ? chosen : 0);
    gtk_widget_set_sensitive (GTK_WIDGET (self->marketplace), self->codes->len > 1);
    self->filling = FALSE;
}

/* Reading */

static void
history_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsFeedbackPage) self = user_data;
    g_autoptr (GError) error = NULL;
    AmendsFeedbackHistory *history = amends_store_load_feedback_history_finish (AMENDS_STORE (source), result, &error);

    if (history == NULL) {
        if (self->store != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
            amends_feedback_page_tell (self, error->message);
        return;
    }
    g_clear_pointer (&self->history, amends_feedback_history_unref);
    self->history = history;
    if (self->store == NULL)
        return;
    amends_rating_compute (self->pack, history, get_today (), &self->rating);
    gtk_stack_set_visible_child_name (self->stack, self->all->cells->len > 0 ? "content" : "empty");
    show_cards (self);
    show_period (self);
}

static void
read_history (AmendsFeedbackPage *self)
{
    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    self->cancellable = g_cancellable_new ();
    amends_store_load_feedback_history_async (self->store, 0, get_marketplace (self), self->cancellable, history_cb,
                                              g_object_ref (self));
}

static void
all_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsFeedbackPage) self = user_data;
    g_autoptr (GError) error = NULL;
    AmendsFeedbackHistory *all = amends_store_load_feedback_history_finish (AMENDS_STORE (source), result, &error);

    if (all == NULL) {
        if (self->store != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
            amends_feedback_page_tell (self, error->message);
        return;
    }
    g_clear_pointer (&self->all, amends_feedback_history_unref);
    self->all = all;
    if (self->store == NULL)
        return;
    fill_marketplaces (self);
    read_history (self);
}

static void
read_all (AmendsFeedbackPage *self)
{
    amends_store_load_feedback_history_async (self->store, 0, NULL, NULL, all_cb, g_object_ref (self));
}

static void
store_changed_cb (AmendsStore *store G_GNUC_UNUSED, guint changes, gpointer user_data)
{
    AmendsFeedbackPage *self = user_data;

    if ((changes & AMENDS_STORE_CHANGE_FEEDBACK_SHAPE) != 0)
        read_all (self);
}

/* The person's doings */

static void
marketplace_cb (AmendsFeedbackPage *self)
{
    if (self->filling || self->store == NULL || self->all == NULL)
        return;
    g_clear_pointer (&self->history, amends_feedback_history_unref);
    read_history (self);
}

static void
period_cb (AmendsFeedbackPage *self)
{
    show_period (self);
}

static void
resolution_cb (AmendsFeedbackPage *self)
{
    if (self->history == NULL)
        return;
    choose_span (self);
    show_charts (self);
}

static void
bucket_activated_cb (AmendsFeedbackPage *self, AmendsChartSeries *series, guint64 point)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    gint64 start = (gint64) amends_chart_series_get_x (series)[point];
    gint64 next = amends_chart_bucket_next (start, self->span.resolution, utc);
    AmendsChartInk ink = amends_chart_series_get_ink (series);
    g_autofree char *label = amends_chart_bucket_describe (start, self->span.resolution, utc);

    /* The first and the last bucket may reach beyond the period, of which alone the bar is made. */
    show_list (self, MAX (start / DAY, self->span.first), MIN (next / DAY - 1, self->span.last));
    amends_feedback_list_set_narrowed (self->list, label);
    amends_feedback_list_set_kind (self->list, ink == AMENDS_CHART_INK_POSITIVE  ? AMENDS_FEEDBACK_POSITIVE
                                               : ink == AMENDS_CHART_INK_NEUTRAL ? AMENDS_FEEDBACK_NEUTRAL
                                                                                 : AMENDS_FEEDBACK_NEGATIVE);
    amends_feedback_list_show (self->list);
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
    g_clear_weak_pointer (&self->dialog);
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
    g_ptr_array_unref (self->codes);
    G_OBJECT_CLASS (amends_feedback_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, toasts);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, split);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, switcher_place);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, menu_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, marketplace);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, period);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, resolution);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, stack);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, cards);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, rating_chart);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, amount_chart);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, stars_chart);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, list);
}

static void
amends_feedback_page_class_init (AmendsFeedbackPageClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_feedback_page_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_feedback_page_finalize;
    g_type_ensure (AMENDS_TYPE_CHART);
    g_type_ensure (AMENDS_TYPE_FEEDBACK_LIST);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/feedback/amends-feedback-page.ui");
    bind_children (widget_class);
    amends_feedback_page_install_actions (widget_class);
    gtk_widget_class_bind_template_callback (widget_class, marketplace_cb);
    gtk_widget_class_bind_template_callback (widget_class, period_cb);
    gtk_widget_class_bind_template_callback (widget_class, resolution_cb);
    gtk_widget_class_bind_template_callback (widget_class, bucket_activated_cb);
    gtk_widget_class_bind_template_callback (widget_class, opened_cb);
    gtk_widget_class_bind_template_callback (widget_class, done_toggled_cb);
    gtk_widget_class_bind_template_callback (widget_class, failed_cb);
}

static void
amends_feedback_page_init (AmendsFeedbackPage *self)
{
    self->codes = g_ptr_array_new_with_free_func (g_free);
    gtk_widget_init_template (GTK_WIDGET (self));
    for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++)
        gtk_flow_box_append (self->cards, amends_rating_card_new ());
    for (int window = 0; window < AMENDS_N_FEEDBACK_WINDOWS; window++)
        gtk_widget_set_focusable (GTK_WIDGET (gtk_flow_box_get_child_at_index (self->cards, window)), FALSE);
    amends_feedback_page_add_keys (self);
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
    read_all (self);
    return self;
}

void
amends_feedback_page_set_switcher (AmendsFeedbackPage *self, GtkWidget *switcher)
{
    adw_bin_set_child (self->switcher_place, switcher);
}
