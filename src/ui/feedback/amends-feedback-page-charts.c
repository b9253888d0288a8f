/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "amends-cause-figures.h"
#include "amends-dates.h"
#include "amends-feedback-page-private.h"
#include "amends-feedback-text.h"
#include "amends-review-figures.h"
#include "amends-review-rules.h"
#include "amends-store-history.h"
#include "amends-store-plans.h"

#define DAY 86400
#define FORECAST_DAYS 365 /* a year: after that every window but the lifetime is empty */
#define N_PRODUCTS 12
#define N_MONTHS 12
#define COUNTED (1u << AMENDS_FEEDBACK_STANDS)

/* What is drawn */

/* A picture that is saved has no filters beside it that say what it is about. */
static void
show_figure (AmendsFeedbackPage *self, AmendsChart *chart, AmendsChartFigure *figure, const AmendsFeedbackSpan *span,
             gboolean of_reviews)
{
    g_autofree char *scope = amends_feedback_page_describe_scope (self, span, of_reviews);

    amends_chart_figure_set_scope (figure, scope);
    amends_chart_set_figure (chart, figure);
}

void
amends_feedback_page_show_charts (AmendsFeedbackPage *self)
{
    AmendsFeedbackSpan ahead = self->span;
    g_autoptr (AmendsChartFigure) rating = NULL;
    g_autoptr (AmendsChartFigure) stars = amends_feedback_figures_stars (self->history, &self->span);

    /* As far ahead as back: a forecast longer than what is known would be most of the picture. */
    ahead.last += MIN (FORECAST_DAYS, (self->span.last - self->span.first) / 2);
    rating = amends_feedback_figures_rating (self->pack, self->history, &ahead, self->span.last);
    if (self->solutions != NULL)
        amends_feedback_figures_add_solutions (rating, amends_guide_get (g_get_language_names ()), self->solutions);
    show_figure (self, self->rating_chart, rating, &self->span, FALSE);
    show_figure (self, self->stars_chart, stars, &self->span, FALSE);
}

static void
show_reviews (AmendsFeedbackPage *self)
{
    g_autoptr (AmendsChartFigure) stars = amends_review_figures_stars (self->reviews, &self->review_span);
    g_autoptr (AmendsChartFigure) products = NULL;
    AmendsFeedbackSpan months = self->review_span;

    g_clear_pointer (&self->worst, g_ptr_array_unref);
    self->worst = amends_review_figures_list_worst (self->pack, self->reviews);
    products = amends_review_figures_products (self->pack, self->reviews, self->worst, N_PRODUCTS);
    show_figure (self, self->review_stars_chart, stars, &self->review_span, TRUE);
    /* Whole months, also where the period begins within one. */
    months.first = amends_review_history_day_of_month (self->reviews->first_month);
    show_figure (self, self->products_chart, products, &months, TRUE);
}

/* What was done, over what came of it. */
static void
add_solutions (AmendsFeedbackPage *self, AmendsChartFigure *figure, const AmendsFeedbackSpan *span)
{
    if (self->solutions != NULL && !amends_chart_figure_is_empty (figure))
        amends_feedback_figures_add_bucket_solutions (figure, amends_guide_get (g_get_language_names ()),
                                                      self->solutions, span);
}

void
amends_feedback_page_show_buckets (AmendsFeedbackPage *self)
{
    if (self->history != NULL) {
        g_autoptr (AmendsChartFigure) amount = amends_feedback_figures_amount (self->pack, self->history, &self->span);

        add_solutions (self, amount, &self->span);
        show_figure (self, self->amount_chart, amount, &self->span, FALSE);
    }
    if (self->reviews != NULL) {
        g_autoptr (AmendsChartFigure) amount =
            amends_review_figures_amount (self->pack, self->reviews, &self->review_span);

        add_solutions (self, amount, &self->review_span);
        show_figure (self, self->review_amount_chart, amount, &self->review_span, TRUE);
    }
    if (self->answers != NULL) {
        g_autoptr (AmendsChartFigure) answers = amends_cause_figures_answers (self->answers, &self->span);

        add_solutions (self, answers, &self->span);
        show_figure (self, self->answers_chart, answers, &self->span, FALSE);
    }
}

static void
show_causes (AmendsFeedbackPage *self)
{
    gboolean reviews_only = amends_feedback_page_get_choice (self, CHOICE_BRAND) != NULL ||
                            amends_feedback_page_get_choice (self, CHOICE_PRODUCT) != NULL;
    g_autoptr (AmendsChartFigure) causes = NULL;

    /* Feedback is of no brand: all of it beside the reviews of one would say nothing about that one. */
    if (reviews_only)
        self->causes.feedback = (AmendsCauseCount) { 0 };
    if (self->reviews != NULL)
        self->causes.reviews.n_low = amends_review_figures_count_critical (
            self->pack, self->reviews, self->review_span.first, self->review_span.last);
    g_clear_pointer (&self->ranks, g_array_unref);
    self->ranks = amends_cause_figures_rank (&self->causes);
    causes = amends_cause_figures_causes (amends_guide_get (g_get_language_names ()), &self->causes, self->ranks,
                                          reviews_only);
    show_figure (self, self->causes_chart, causes, &self->span, TRUE);
}

void
amends_feedback_page_forget_reviews (AmendsFeedbackPage *self)
{
    g_clear_pointer (&self->worst, g_ptr_array_unref);
    g_clear_pointer (&self->reviews, amends_review_history_unref);
    g_clear_pointer (&self->answers, g_array_unref);
}

/* What is read */

static gboolean
keep_error (AmendsFeedbackPage *self, const GError *error)
{
    if (error == NULL)
        return self->store != NULL;
    if (self->store != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        amends_feedback_page_tell (self, error->message);
    return FALSE;
}

static void
reviews_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsFeedbackPage) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (AmendsReviewHistory) reviews =
        amends_store_load_review_history_finish (AMENDS_STORE (source), result, &error);

    if (!keep_error (self, error))
        return;
    g_clear_pointer (&self->reviews, amends_review_history_unref);
    self->reviews = g_steal_pointer (&reviews);
    self->review_span = self->span;
    if (self->whole)
        self->review_span.first = self->reviews->first_day;
    show_reviews (self);
    amends_feedback_page_show_buckets (self);
}

static void
causes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsFeedbackPage) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) buckets = amends_store_count_causes_finish (AMENDS_STORE (source), result, &error);

    if (!keep_error (self, error))
        return;
    self->causes = g_array_index (buckets, AmendsCauseBucket, 0);
    show_causes (self);
}

static void
answers_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsFeedbackPage) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) answers = amends_store_count_answers_finish (AMENDS_STORE (source), result, &error);

    if (!keep_error (self, error))
        return;
    g_clear_pointer (&self->answers, g_array_unref);
    self->answers = g_steal_pointer (&answers);
    amends_feedback_page_show_buckets (self);
}

static void
solutions_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsFeedbackPage) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) solutions = amends_store_list_solutions_finish (AMENDS_STORE (source), result, &error);
    guint n_before;

    if (!keep_error (self, error))
        return;
    n_before = self->solutions != NULL ? self->solutions->len : 0;
    g_clear_pointer (&self->solutions, g_ptr_array_unref);
    self->solutions = g_steal_pointer (&solutions);
    if (self->solutions->len + n_before == 0)
        return;
    amends_feedback_page_show_charts (self);
    amends_feedback_page_show_buckets (self);
}

void
amends_feedback_page_read_charts (AmendsFeedbackPage *self)
{
    /* How many reviews there are, their history tells. */
    const int low_stars[2] = { AMENDS_CAUSE_COUNTS_ONLY,
                               amends_rule_pack_get_value (self->pack, AMENDS_RULE_FEEDBACK_POSITIVE_MIN_STARS) - 1 };
    const gint64 edges[2] = { self->whole ? 0 : self->span.first * DAY, (self->span.last + 1) * DAY };
    g_autoptr (AmendsReviewQuery) query = amends_feedback_page_make_query (self);
    guint unhappy = amends_rating_get_stars (self->pack, AMENDS_FEEDBACK_NEUTRAL) |
                    amends_rating_get_stars (self->pack, AMENDS_FEEDBACK_NEGATIVE);
    const char *marketplace = query->marketplaces->len > 0 ? g_ptr_array_index (query->marketplaces, 0) : NULL;
    gint64 n_months =
        amends_review_history_month_of (self->span.last) - amends_review_history_month_of (self->span.first) + 1;

    /* As much again before the period, to compare with; but of the products only the months of the period. */
    amends_store_load_review_history_async (
        self->store, query, self->whole ? 0 : 2 * self->span.first - self->span.last - 1, self->span.last,
        (guint) (self->whole ? N_MONTHS : MIN (N_MONTHS, n_months)), self->cancellable, reviews_cb,
        g_object_ref (self));
    amends_store_count_causes_async (self->store, query, edges, G_N_ELEMENTS (edges), low_stars, self->cancellable,
                                     causes_cb, g_object_ref (self));
    amends_store_count_answers_async (self->store, marketplace, unhappy, self->span.first, self->span.last,
                                      self->cancellable, answers_cb, g_object_ref (self));
    amends_store_list_solutions_async (self->store, self->span.first * DAY, 0, 0, self->cancellable, solutions_cb,
                                       g_object_ref (self));
}

/* What a point leads to */

/* Returns: the first instant of the bucket of a point. @end: (out): the first one after it. Both within the period */
static gint64
find_bucket (const AmendsFeedbackSpan *span, AmendsChartSeries *series, guint64 point, AmendsChartResolution resolution,
             gint64 *end, char **label)
{
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    gint64 start = (gint64) amends_chart_series_get_x (series)[point];

    if (label != NULL)
        *label = amends_chart_bucket_describe (start, resolution, utc);
    *end = MIN (amends_chart_bucket_next (start, resolution, utc), (span->last + 1) * DAY);
    return MAX (start, span->first * DAY);
}

static void
ask_for_reviews (AmendsFeedbackPage *self, guint stars, gint64 after, gint64 before, AmendsReviewQuery *query)
{
    query->period = AMENDS_PERIOD_CUSTOM;
    query->after = after;
    query->before = before;
    query->stars = stars;
    query->done = AMENDS_DONE_ALL;
    g_signal_emit_by_name (self, "reviews-requested", query);
}

static guint
get_critical_stars (AmendsFeedbackPage *self)
{
    guint stars = 0;

    for (int i = 1; i <= AMENDS_FIGURE_STARS; i++)
        stars |= amends_review_rules_is_critical (self->pack, i) ? 1u << i : 0;
    return stars;
}

/* What was done leads to the guide's page on the cause that it was done about. */
static void
show_solution (AmendsFeedbackPage *self, gint64 from, gint64 before)
{
    for (guint i = 0; self->solutions != NULL && i < self->solutions->len; i++) {
        const AmendsSolutionDone *done = g_ptr_array_index (self->solutions, i);

        if (done->done_at < from || done->done_at >= before)
            continue;
        gtk_widget_activate_action (GTK_WIDGET (self), "win.show-cause", "s", amends_cause_get_id (done->cause));
        return;
    }
}

/* The feedback that the rating of a day was made of. */
static void
rating_activated_cb (AmendsFeedbackPage *self, AmendsChartSeries *series, guint64 point)
{
    int window = (int) amends_chart_series_get_ink (series) - (int) AMENDS_CHART_INK_FIRST;
    gint64 last = amends_feedback_day_of ((gint64) amends_chart_series_get_x (series)[point]);
    int days = window < AMENDS_FEEDBACK_WINDOW_LIFETIME
                   ? amends_rating_get_window_days (self->pack, (AmendsFeedbackWindow) window)
                   : 0;
    g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
    g_autofree char *name = NULL, *day = NULL, *label = NULL;

    if (amends_chart_series_get_ink (series) == AMENDS_CHART_INK_EVENT)
        show_solution (self, last * DAY, (last + 1) * DAY);
    if (days == 0)
        return;
    name = amends_feedback_text_window (self->pack, (AmendsFeedbackWindow) window);
    day = amends_dates_day (last * DAY, amends_dates_now (), utc);
    /* Translators: a window (“90 days”), and the last day of it */
    label = g_strdup_printf (_ ("%s to %s"), name, day);
    amends_feedback_page_narrow (
        self, &(AmendsFeedbackPart) { (last - days + 1) * DAY, (last + 1) * DAY, 0, 0, COUNTED, label });
    amends_feedback_list_set_kind (self->list, -1);
}

static void
amount_activated_cb (AmendsFeedbackPage *self, AmendsChartSeries *series, guint64 point)
{
    AmendsChartInk ink = amends_chart_series_get_ink (series);
    g_autofree char *label = NULL;
    gint64 end, start = find_bucket (&self->span, series, point, self->span.resolution, &end, &label);

    if (ink == AMENDS_CHART_INK_EVENT) {
        show_solution (self, start, end);
        return;
    }
    amends_feedback_page_narrow (self, &(AmendsFeedbackPart) { start, end, 0, 0, COUNTED, label });
    amends_feedback_list_set_kind (self->list, ink == AMENDS_CHART_INK_POSITIVE  ? AMENDS_FEEDBACK_POSITIVE
                                               : ink == AMENDS_CHART_INK_NEUTRAL ? AMENDS_FEEDBACK_NEUTRAL
                                                                                 : AMENDS_FEEDBACK_NEGATIVE);
}

static void
stars_activated_cb (AmendsFeedbackPage *self, AmendsChartSeries *series, guint64 point)
{
    int stars = (int) point + 1;
    gboolean before = amends_chart_series_get_ink (series) == AMENDS_CHART_INK_COMPARE;
    gint64 length = self->span.last - self->span.first + 1;
    gint64 first = before ? self->span.first - length : self->span.first;

    if (amends_chart_series_get_ink (series) == AMENDS_CHART_INK_EVENT)
        return;
    amends_feedback_page_narrow (self,
                                 &(AmendsFeedbackPart) { before ? first * DAY : 0, before ? (first + length) * DAY : 0,
                                                         1u << stars, 0, COUNTED, NULL });
    amends_feedback_list_set_kind (self->list, -1);
}

static void
answers_activated_cb (AmendsFeedbackPage *self, AmendsChartSeries *series, guint64 point)
{
    guint stars = amends_rating_get_stars (self->pack, AMENDS_FEEDBACK_NEUTRAL) |
                  amends_rating_get_stars (self->pack, AMENDS_FEEDBACK_NEGATIVE);
    g_autofree char *label = NULL;
    gint64 end, start = find_bucket (&self->span, series, point, self->span.resolution, &end, &label);

    if (amends_chart_series_get_ink (series) == AMENDS_CHART_INK_EVENT) {
        show_solution (self, start, end);
        return;
    }
    amends_feedback_page_narrow (
        self, &(AmendsFeedbackPart) { start, end, stars, 0, COUNTED | 1u << AMENDS_FEEDBACK_STRUCK_THROUGH, label });
    amends_feedback_list_set_kind (self->list, -1);
}

/* The page that has more of the comments shows them. */
static void
causes_activated_cb (AmendsFeedbackPage *self, AmendsChartSeries *series G_GNUC_UNUSED, guint64 point)
{
    AmendsCause cause;

    if (self->ranks == NULL || point >= self->ranks->len)
        return;
    cause = g_array_index (self->ranks, AmendsCauseRank, point).cause;
    if (self->causes.reviews.causes[cause] >= self->causes.feedback.causes[cause]) {
        g_autoptr (AmendsReviewQuery) query = amends_feedback_page_make_query (self);

        query->causes = 1u << cause;
        ask_for_reviews (self, 0, self->whole ? 0 : self->span.first * DAY, (self->span.last + 1) * DAY, query);
        return;
    }
    amends_feedback_page_narrow (self, &(AmendsFeedbackPart) { 0, 0, 0, 1u << cause, 0, NULL });
    amends_feedback_list_set_kind (self->list, -1);
}

static void
review_amount_activated_cb (AmendsFeedbackPage *self, AmendsChartSeries *series, guint64 point)
{
    g_autoptr (AmendsReviewQuery) query = amends_feedback_page_make_query (self);
    guint stars = 1u << (amends_chart_series_get_ink (series) - AMENDS_CHART_INK_STARS_1 + 1);
    gint64 end, start = find_bucket (&self->review_span, series, point, self->span.resolution, &end, NULL);

    if (amends_chart_series_get_ink (series) == AMENDS_CHART_INK_EVENT)
        show_solution (self, start, end);
    else
        ask_for_reviews (self, stars, start, end, query);
}

static void
review_stars_activated_cb (AmendsFeedbackPage *self, AmendsChartSeries *series, guint64 point)
{
    g_autoptr (AmendsReviewQuery) query = amends_feedback_page_make_query (self);
    gint64 length = self->review_span.last - self->review_span.first + 1;
    gint64 first = self->review_span.first;

    if (amends_chart_series_get_ink (series) == AMENDS_CHART_INK_EVENT)
        return;
    if (amends_chart_series_get_ink (series) == AMENDS_CHART_INK_COMPARE)
        first -= length;
    ask_for_reviews (self, 1u << (point + 1), first * DAY, (first + length) * DAY, query);
}

static void
product_activated_cb (AmendsFeedbackPage *self, AmendsChartSeries *series, guint64 point)
{
    g_autoptr (AmendsReviewQuery) query = amends_feedback_page_make_query (self);
    AmendsChartLayer *heat = amends_chart_figure_get_layer (amends_chart_get_figure (self->products_chart), 0);
    const AmendsFeedbackSpan all = { 0, self->span.last, AMENDS_CHART_MONTH };
    gint64 end, start = find_bucket (&all, series, point, AMENDS_CHART_MONTH, &end, NULL);

    for (guint row = 0; self->worst != NULL && row < amends_chart_layer_get_n_series (heat) && row < self->worst->len;
         row++) {
        const AmendsReviewProduct *product = g_ptr_array_index (self->worst, row);

        if (amends_chart_layer_get_series (heat, row) != series)
            continue;
        g_ptr_array_set_size (query->products, 0);
        g_ptr_array_add (query->products, g_strdup (product->key));
        /* A month without critical ones leads to those that there are. */
        ask_for_reviews (self, amends_chart_series_get_y (series)[point] > 0 ? get_critical_stars (self) : 0, start,
                         end, query);
        return;
    }
}

void
amends_feedback_page_bind_charts (GtkWidgetClass *widget_class)
{
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, rating_chart);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, amount_chart);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, stars_chart);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, causes_chart);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, answers_chart);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, review_amount_chart);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, review_stars_chart);
    gtk_widget_class_bind_template_child (widget_class, AmendsFeedbackPage, products_chart);
    gtk_widget_class_bind_template_callback (widget_class, rating_activated_cb);
    gtk_widget_class_bind_template_callback (widget_class, amount_activated_cb);
    gtk_widget_class_bind_template_callback (widget_class, stars_activated_cb);
    gtk_widget_class_bind_template_callback (widget_class, answers_activated_cb);
    gtk_widget_class_bind_template_callback (widget_class, causes_activated_cb);
    gtk_widget_class_bind_template_callback (widget_class, review_amount_activated_cb);
    gtk_widget_class_bind_template_callback (widget_class, review_stars_activated_cb);
    gtk_widget_class_bind_template_callback (widget_class, product_activated_cb);
}
