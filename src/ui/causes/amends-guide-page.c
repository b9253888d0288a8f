/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-guide-page.h"

#include <glib/gi18n-lib.h>

#include "amends-cause-sheet.h"
#include "amends-cause-toast.h"
#include "amends-dates.h"
#include "amends-guide-list.h"
#include "amends-learned-dialog.h"
#include "amends-menu-button.h"
#include "amends-query-language.h"
#include "amends-rating.h"
#include "amends-sidebar.h"
#include "amends-spike-list.h"
#include "amends-spike-news.h"
#include "amends-store-plans.h"

#define DAY 86400

struct _AmendsGuidePage {
    AdwBin parent_instance;

    AmendsStore *store;         /* (nullable) */
    const AmendsRulePack *pack; /* (unowned) */
    GCancellable *cancellable;  /* of what is being read */
    gint64 now;                 /* when that began */
    AmendsCauseBucket counts;
    GPtrArray *done;     /* (nullable) (element-type AmendsSolutionDone) */
    GPtrArray *products; /* (nullable) (element-type AmendsProductCauses) */
    GPtrArray *news;     /* (nullable) (element-type AmendsSpikeNews) */
    gboolean counted;    /* the counts are those of the store */
    gboolean settled;    /* the cause that is shown was chosen, by the person or as the most frequent */

    AdwOverlaySplitView *split;
    AdwNavigationSplitView *inner;
    AdwBin *switcher_place;
    GtkMenuButton *menu_button;
    AmendsSpikeList *spikes;
    GtkWidget *nothing;
    AmendsGuideList *list;
    AmendsCauseSheet *sheet;
};

G_DEFINE_FINAL_TYPE (AmendsGuidePage, amends_guide_page, ADW_TYPE_BIN)

static void
fail (AmendsGuidePage *self, const GError *error)
{
    if (self->store != NULL)
        amends_cause_toast_fail (GTK_WIDGET (self->list), error);
}

/* Reading */

/* It opens with what hurts most. */
static void
select_worst (AmendsGuidePage *self, const guint64 *counts)
{
    int worst = 0;

    for (int cause = 1; cause < AMENDS_N_CAUSES; cause++)
        if (counts[cause] > counts[worst])
            worst = cause;
    self->settled = TRUE;
    amends_guide_list_select (self->list, (AmendsCause) worst);
}

static void
show_numbers (AmendsGuidePage *self)
{
    guint64 counts[AMENDS_N_CAUSES] = { 0 }, all = 0;

    if (self->done == NULL || !self->counted)
        return;
    for (int cause = 0; cause < AMENDS_N_CAUSES; cause++) {
        counts[cause] = self->counts.reviews.causes[cause] + self->counts.feedback.causes[cause];
        all += counts[cause];
    }
    amends_guide_list_set_counts (self->list, counts);
    if (!self->settled && all > 0)
        select_worst (self, counts);
    gtk_widget_set_visible (self->nothing, all == 0);
    amends_cause_sheet_set (self->sheet, &self->counts, self->done, self->now);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsGuidePage) self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) buckets = amends_store_count_causes_finish (AMENDS_STORE (source), result, &error);

    if (buckets == NULL || self->store == NULL) {
        fail (self, error);
        return;
    }
    self->counts = g_array_index (buckets, AmendsCauseBucket, 0);
    self->counted = TRUE;
    show_numbers (self);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsGuidePage) self = user_data;
    g_autoptr (GError) error = NULL;
    GPtrArray *done = amends_store_list_solutions_finish (AMENDS_STORE (source), result, &error);

    if (done == NULL) {
        fail (self, error);
        return;
    }
    g_clear_pointer (&self->done, g_ptr_array_unref);
    self->done = done;
    if (self->store != NULL)
        show_numbers (self);
}

static void
show_news (AmendsGuidePage *self)
{
    g_clear_pointer (&self->news, g_ptr_array_unref);
    self->news = amends_spike_news_find (self->products);
    amends_spike_list_set (self->spikes, self->news);
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "guide.hear-all",
                                   amends_spike_news_count_silenced (self->products) > 0);
}

static void
products_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsGuidePage) self = user_data;
    g_autoptr (GError) error = NULL;
    GPtrArray *products = amends_store_count_products_finish (AMENDS_STORE (source), result, &error);

    if (products == NULL) {
        fail (self, error);
        return;
    }
    g_clear_pointer (&self->products, g_ptr_array_unref);
    self->products = products;
    if (self->store != NULL)
        show_news (self);
}

static void
read_all (AmendsGuidePage *self)
{
    int low_stars[2] = { amends_rule_pack_get_value (self->pack, AMENDS_RULE_CRITICAL_MAX_STARS),
                         g_bit_nth_msf (amends_rating_get_stars (self->pack, AMENDS_FEEDBACK_NEUTRAL), -1) };
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new (), shown = amends_review_query_new ();
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    gint64 edges[2], recent;

    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    self->cancellable = g_cancellable_new ();
    self->now = amends_dates_now ();
    shown->period = AMENDS_GUIDE_PERIOD;
    amends_review_query_get_range (shown, self->now, zone, &edges[0], &edges[1]);
    /* A source that knows only the day, or has another clock, may be ahead. */
    edges[1] = self->now + DAY;
    recent = self->now - AMENDS_SPIKE_RECENT_DAYS * DAY;
    amends_store_count_causes_async (self->store, query, edges, G_N_ELEMENTS (edges), low_stars, self->cancellable,
                                     counted_cb, g_object_ref (self));
    amends_store_list_solutions_async (self->store, 0, 0, 0, self->cancellable, done_cb, g_object_ref (self));
    amends_store_count_products_async (self->store, query, recent - AMENDS_SPIKE_BASELINE_DAYS * DAY, recent, edges[1],
                                       low_stars[0], AMENDS_SPIKE_MIN_CUSTOMERS, self->cancellable, products_cb,
                                       g_object_ref (self));
}

static void
store_changed_cb (AmendsStore *store G_GNUC_UNUSED, guint changes, gpointer user_data)
{
    AmendsGuidePage *self = user_data;

    if ((changes & (AMENDS_STORE_CHANGE_CAUSES | AMENDS_STORE_CHANGE_SHAPE | AMENDS_STORE_CHANGE_FEEDBACK_SHAPE)) == 0)
        return;
    /* A page that nobody sees reads when it is gone to: a survey changes causes all the time. */
    if (gtk_widget_get_mapped (GTK_WIDGET (self)))
        read_all (self);
}

static void
amends_guide_page_map (GtkWidget *widget)
{
    AmendsGuidePage *self = AMENDS_GUIDE_PAGE (widget);

    GTK_WIDGET_CLASS (amends_guide_page_parent_class)->map (widget);
    if (self->store != NULL)
        read_all (self);
}

/* The person's doings */

static void
chosen_cb (AmendsGuidePage *self, int cause)
{
    amends_cause_sheet_show (self->sheet, (AmendsCause) cause);
}

static void
opened_cb (AmendsGuidePage *self)
{
    self->settled = TRUE;
    adw_navigation_split_view_set_show_content (self->inner, TRUE);
}

static void
spike_opened_cb (AmendsGuidePage *self, guint n)
{
    const AmendsSpikeNews *news = g_ptr_array_index (self->news, n);
    g_autoptr (AmendsReviewQuery) query = amends_review_query_new ();
    g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
    g_autofree char *text = NULL;

    g_ptr_array_add (query->products, g_strdup (news->product_id));
    if (news->marketplace[0] != '\0')
        g_ptr_array_add (query->marketplaces, g_strdup (news->marketplace));
    query->account_id = news->account_id;
    query->period = AMENDS_PERIOD_30_DAYS;
    query->done = AMENDS_DONE_ALL;
    if (news->cause != AMENDS_CAUSE_NONE)
        query->causes = 1u << news->cause;
    else
        for (int stars = 1; stars <= amends_rule_pack_get_value (self->pack, AMENDS_RULE_CRITICAL_MAX_STARS); stars++)
            query->stars |= 1u << stars;
    text = amends_query_language_format (query, zone);
    gtk_widget_activate_action (GTK_WIDGET (self), "win.find-reviews", "s", text);
}

static void
silenced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsGuidePage) self = user_data;
    g_autoptr (GError) error = NULL;

    if (!amends_store_set_spike_silence_finish (AMENDS_STORE (source), result, &error))
        fail (self, error);
}

static void
silence (AmendsGuidePage *self, const AmendsProductCauses *product, gboolean silent)
{
    amends_store_set_spike_silence_async (self->store, product->account_id, product->marketplace, product->product_id,
                                          silent, NULL, silenced_cb, g_object_ref (self));
}

static const AmendsProductCauses *
find_product (AmendsGuidePage *self, gint64 account_id, const char *marketplace, const char *product_id)
{
    for (guint i = 0; i < self->products->len; i++) {
        const AmendsProductCauses *product = g_ptr_array_index (self->products, i);

        if (product->account_id == account_id && g_str_equal (product->marketplace, marketplace) &&
            g_str_equal (product->product_id, product_id))
            return product;
    }
    return NULL;
}

/* Without the page: the toast is in it, and would keep it. */
typedef struct {
    GtkWidget *list;    /* (owned) */
    AmendsStore *store; /* (owned) */
    gint64 account_id;
    char *marketplace, *product_id;
} Silenced;

static void
free_silenced (gpointer data, GClosure *closure G_GNUC_UNUSED)
{
    Silenced *silenced = data;

    g_object_unref (silenced->list);
    g_object_unref (silenced->store);
    g_free (silenced->marketplace);
    g_free (silenced->product_id);
    g_free (silenced);
}

static void
unsilenced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (GtkWidget) list = user_data;
    g_autoptr (GError) error = NULL;

    if (!amends_store_set_spike_silence_finish (AMENDS_STORE (source), result, &error))
        amends_cause_toast_fail (list, error);
}

static void
unsilence_clicked_cb (AdwToast *toast G_GNUC_UNUSED, gpointer user_data)
{
    const Silenced *silenced = user_data;

    amends_store_set_spike_silence_async (silenced->store, silenced->account_id, silenced->marketplace,
                                          silenced->product_id, FALSE, NULL, unsilenced_cb,
                                          g_object_ref (silenced->list));
}

static void
spike_silence_cb (AmendsGuidePage *self, guint n)
{
    const AmendsSpikeNews *news = g_ptr_array_index (self->news, n);
    const AmendsProductCauses *product = find_product (self, news->account_id, news->marketplace, news->product_id);
    AdwToast *toast;
    Silenced *silenced;

    if (product == NULL || self->store == NULL)
        return;
    silence (self, product, TRUE);
    toast = amends_cause_toast_offer (GTK_WIDGET (self->list), _ ("Product silenced"), _ ("_Undo"));
    if (toast == NULL)
        return;
    silenced = g_new (Silenced, 1);
    *silenced = (Silenced) { g_object_ref (GTK_WIDGET (self->list)), g_object_ref (self->store), news->account_id,
                             g_strdup (news->marketplace), g_strdup (news->product_id) };
    g_signal_connect_data (toast, "button-clicked", G_CALLBACK (unsilence_clicked_cb), silenced, free_silenced,
                           G_CONNECT_DEFAULT);
}

static void
hear_all_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsGuidePage *self = AMENDS_GUIDE_PAGE (widget);

    for (guint i = 0; self->products != NULL && i < self->products->len; i++) {
        const AmendsProductCauses *product = g_ptr_array_index (self->products, i);

        if (product->silenced)
            silence (self, product, FALSE);
    }
}

static void
words_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsGuidePage *self = AMENDS_GUIDE_PAGE (widget);

    if (self->store != NULL)
        adw_dialog_present (ADW_DIALOG (amends_learned_dialog_new (self->store)), widget);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (AmendsGuidePage) self = user_data;
    g_autoptr (GError) error = NULL;
    AmendsActionResult what = { 0 };

    amends_store_action_finish (AMENDS_STORE (source), result, &what, &error);
    if (self->store != NULL)
        amends_cause_toast_tell_undone (GTK_WIDGET (self->list), &what, error);
}

static void
undo_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsGuidePage *self = AMENDS_GUIDE_PAGE (widget);

    if (self->store != NULL)
        amends_store_undo_async (self->store, NULL, undone_cb, g_object_ref (self));
}

static void
redo_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
    AmendsGuidePage *self = AMENDS_GUIDE_PAGE (widget);

    if (self->store != NULL)
        amends_store_redo_async (self->store, NULL, undone_cb, g_object_ref (self));
}

static void
amends_guide_page_dispose (GObject *object)
{
    AmendsGuidePage *self = AMENDS_GUIDE_PAGE (object);

    g_cancellable_cancel (self->cancellable);
    if (self->store != NULL)
        g_signal_handlers_disconnect_by_data (self->store, self);
    if (self->sheet != NULL)
        amends_cause_sheet_set_store (self->sheet, NULL);
    g_clear_object (&self->store);
    adw_bin_set_child (ADW_BIN (self), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (self), AMENDS_TYPE_GUIDE_PAGE);
    self->sheet = NULL;
    G_OBJECT_CLASS (amends_guide_page_parent_class)->dispose (object);
}

static void
amends_guide_page_finalize (GObject *object)
{
    AmendsGuidePage *self = AMENDS_GUIDE_PAGE (object);

    g_clear_object (&self->cancellable);
    g_clear_pointer (&self->done, g_ptr_array_unref);
    g_clear_pointer (&self->products, g_ptr_array_unref);
    g_clear_pointer (&self->news, g_ptr_array_unref);
    G_OBJECT_CLASS (amends_guide_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
    gtk_widget_class_install_action (widget_class, "guide.words", NULL, words_action);
    gtk_widget_class_install_action (widget_class, "guide.hear-all", NULL, hear_all_action);
    gtk_widget_class_install_action (widget_class, "guide.undo", NULL, undo_action);
    gtk_widget_class_install_action (widget_class, "guide.redo", NULL, redo_action);
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "guide.undo", NULL);
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "guide.redo",
                                         NULL);
}

static void
amends_guide_page_class_init (AmendsGuidePageClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_guide_page_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_guide_page_finalize;
    widget_class->map = amends_guide_page_map;
    g_type_ensure (AMENDS_TYPE_SPIKE_LIST);
    g_type_ensure (AMENDS_TYPE_GUIDE_LIST);
    g_type_ensure (AMENDS_TYPE_CAUSE_SHEET);
    install_actions (widget_class);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/causes/amends-guide-page.ui");
    gtk_widget_class_bind_template_child (widget_class, AmendsGuidePage, split);
    gtk_widget_class_bind_template_child (widget_class, AmendsGuidePage, inner);
    gtk_widget_class_bind_template_child (widget_class, AmendsGuidePage, switcher_place);
    gtk_widget_class_bind_template_child (widget_class, AmendsGuidePage, menu_button);
    gtk_widget_class_bind_template_child (widget_class, AmendsGuidePage, spikes);
    gtk_widget_class_bind_template_child (widget_class, AmendsGuidePage, nothing);
    gtk_widget_class_bind_template_child (widget_class, AmendsGuidePage, list);
    gtk_widget_class_bind_template_child (widget_class, AmendsGuidePage, sheet);
    gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
    gtk_widget_class_bind_template_callback (widget_class, opened_cb);
    gtk_widget_class_bind_template_callback (widget_class, spike_opened_cb);
    gtk_widget_class_bind_template_callback (widget_class, spike_silence_cb);
}

static void
amends_guide_page_init (AmendsGuidePage *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
    amends_sidebar_set_up (self->split);
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "guide.hear-all", FALSE);
}

AmendsGuidePage *
amends_guide_page_new (AmendsStore *store, const AmendsRulePack *pack, GMenuModel *primary_menu)
{
    AmendsGuidePage *self = g_object_new (AMENDS_TYPE_GUIDE_PAGE, NULL);

    self->store = g_object_ref (store);
    self->pack = pack;
    amends_menu_button_set_menu (self->menu_button, primary_menu);
    amends_cause_sheet_set_store (self->sheet, store);
    amends_guide_list_select (self->list, AMENDS_CAUSE_STOCK_UNAVAILABLE);
    g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
    return self;
}

void
amends_guide_page_show_cause (AmendsGuidePage *self, AmendsCause cause)
{
    g_return_if_fail (AMENDS_IS_GUIDE_PAGE (self));
    self->settled = TRUE;
    amends_guide_list_select (self->list, cause);
    adw_navigation_split_view_set_show_content (self->inner, TRUE);
}

void
amends_guide_page_set_switcher (AmendsGuidePage *self, GtkWidget *switcher)
{
    g_return_if_fail (AMENDS_IS_GUIDE_PAGE (self));
    adw_bin_set_child (self->switcher_place, switcher);
}
