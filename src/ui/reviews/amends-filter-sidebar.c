/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-filter-sidebar.h"

#include <glib/gi18n-lib.h>

#include "amends-facet-list.h"
#include "amends-marketplace.h"
#include "amends-period-filter.h"
#include "amends-query-parts.h"
#include "amends-review-facts.h"
#include "amends-saved-views.h"
#include "amends-spoken.h"
#include "amends-star-filter.h"
#include "amends-text.h"

/* The order of the list is that of AmendsReviewOrder. */
static const char *const order_names[] = {
    N_ ("Newest first"),       N_ ("Oldest first"),     N_ ("Fewest stars first"),   N_ ("Most stars first"),
    N_ ("Most helpful first"), N_ ("Best match first"), N_ ("Contact ends soonest"),
};

struct _AmendsFilterSidebar {
    AdwBin parent_instance;

    AmendsReviewQuery *query; /* (owned): the filter as it is shown */
    gboolean filling;

    GtkWidget *views_place;
    GtkWidget *views; /* an AmendsSavedViews, once there is a store */
    GtkWidget *stars;
    GtkWidget *done_check;
    GtkWidget *contact_check;
    GtkWidget *order;
    GtkWidget *period;
    GtkWidget *lists;
    GtkWidget *more;
    GtkWidget *more_box;
    GtkWidget *verified_check;
    GtkWidget *photo_check;
    GtkWidget *edited_check;
    GtkWidget *note_check;
    GtkWidget *brands;
    GtkWidget *products;
    GtkWidget *marketplaces;
    GtkWidget *languages;
};

typedef enum {
    SIGNAL_CHANGED,
    SIGNAL_VIEW_CHOSEN,
    SIGNAL_FAILED,
    N_SIGNALS,
} Signal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AmendsFilterSidebar, amends_filter_sidebar, ADW_TYPE_BIN)

static void
emit_changed (AmendsFilterSidebar *self)
{
    g_autoptr (AmendsReviewQuery) copy = amends_review_query_copy (self->query);

    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, copy);
}

static void
view_chosen_cb (AmendsSavedViews *views G_GNUC_UNUSED, AmendsReviewQuery *query, gpointer user_data)
{
    g_signal_emit (user_data, signals[SIGNAL_VIEW_CHOSEN], 0, query);
}

static void
views_failed_cb (AmendsSavedViews *views G_GNUC_UNUSED, GError *error, gpointer user_data)
{
    g_signal_emit (user_data, signals[SIGNAL_FAILED], 0, error);
}

static void
stars_changed_cb (AmendsStarFilter *stars, gpointer user_data)
{
    AmendsFilterSidebar *self = user_data;

    self->query->stars = amends_star_filter_get_stars (stars);
    emit_changed (self);
}

static void
period_changed_cb (AmendsPeriodFilter *period, gpointer user_data)
{
    AmendsFilterSidebar *self = user_data;

    amends_period_filter_apply (period, self->query);
    emit_changed (self);
}

static void
order_chosen_cb (GtkDropDown *order, GParamSpec *pspec G_GNUC_UNUSED, gpointer user_data)
{
    AmendsFilterSidebar *self = user_data;

    if (self->filling)
        return;
    self->query->order = (AmendsReviewOrder) gtk_drop_down_get_selected (order);
    emit_changed (self);
}

static void
done_toggled_cb (GtkCheckButton *check, gpointer user_data)
{
    AmendsFilterSidebar *self = user_data;

    if (self->filling)
        return;
    self->query->done = gtk_check_button_get_active (check) ? AMENDS_DONE_WITH_RECENT : AMENDS_DONE_OPEN;
    emit_changed (self);
}

static void
tri_toggled_cb (GtkCheckButton *check, gpointer user_data)
{
    AmendsFilterSidebar *self = user_data;
    AmendsTri wanted = gtk_check_button_get_active (check) ? AMENDS_TRI_YES : AMENDS_TRI_UNKNOWN;

    if (self->filling)
        return;
    if (GTK_WIDGET (check) == self->contact_check)
        self->query->contactable = wanted;
    else if (GTK_WIDGET (check) == self->verified_check)
        self->query->verified = wanted;
    else if (GTK_WIDGET (check) == self->photo_check)
        self->query->has_photo = wanted;
    else if (GTK_WIDGET (check) == self->edited_check)
        self->query->edited = wanted;
    else
        self->query->has_note = wanted;
    emit_changed (self);
}

static void
facet_toggled_cb (AmendsFacetList *list, const char *key, gboolean wanted, gpointer user_data)
{
    AmendsFilterSidebar *self = user_data;
    GtkWidget *widget = GTK_WIDGET (list);
    GPtrArray *keys = widget == self->brands         ? self->query->brands
                      : widget == self->products     ? self->query->products
                      : widget == self->marketplaces ? self->query->marketplaces
                                                     : self->query->languages;

    amends_query_list_set (keys, key, wanted);
    emit_changed (self);
}

static char *
name_marketplace (const AmendsFacetValue *value)
{
    return g_strdup (amends_marketplace_get_name (value->key));
}

static char *
name_language (const AmendsFacetValue *value)
{
    return amends_review_facts_dup_language (value->key);
}

static GtkWidget *
add_list (AmendsFilterSidebar *self, GtkWidget *place, const char *title, const char *hint, guint min_choices,
          AmendsFacetNamer namer)
{
    GtkWidget *list = amends_facet_list_new (title, hint, min_choices, namer);

    g_signal_connect (list, "toggled", G_CALLBACK (facet_toggled_cb), self);
    gtk_box_append (GTK_BOX (place), list);
    return list;
}

static void
amends_filter_sidebar_dispose (GObject *object)
{
    /* The bin keeps its child by pointer: it lets go first. */
    adw_bin_set_child (ADW_BIN (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), AMENDS_TYPE_FILTER_SIDEBAR);
    G_OBJECT_CLASS (amends_filter_sidebar_parent_class)->dispose (object);
}

static void
amends_filter_sidebar_finalize (GObject *object)
{
    amends_review_query_free (AMENDS_FILTER_SIDEBAR (object)->query);
    G_OBJECT_CLASS (amends_filter_sidebar_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
    gtk_widget_class_bind_template_child (widget_class, AmendsFilterSidebar, views_place);
    gtk_widget_class_bind_template_child (widget_class, AmendsFilterSidebar, stars);
    gtk_widget_class_bind_template_child (widget_class, AmendsFilterSidebar, done_check);
    gtk_widget_class_bind_template_child (widget_class, AmendsFilterSidebar, contact_check);
    gtk_widget_class_bind_template_child (widget_class, AmendsFilterSidebar, order);
    gtk_widget_class_bind_template_child (widget_class, AmendsFilterSidebar, period);
    gtk_widget_class_bind_template_child (widget_class, AmendsFilterSidebar, lists);
    gtk_widget_class_bind_template_child (widget_class, AmendsFilterSidebar, more);
    gtk_widget_class_bind_template_child (widget_class, AmendsFilterSidebar, more_box);
    gtk_widget_class_bind_template_child (widget_class, AmendsFilterSidebar, verified_check);
    gtk_widget_class_bind_template_child (widget_class, AmendsFilterSidebar, photo_check);
    gtk_widget_class_bind_template_child (widget_class, AmendsFilterSidebar, edited_check);
    gtk_widget_class_bind_template_child (widget_class, AmendsFilterSidebar, note_check);
    gtk_widget_class_bind_template_callback (widget_class, stars_changed_cb);
    gtk_widget_class_bind_template_callback (widget_class, period_changed_cb);
    gtk_widget_class_bind_template_callback (widget_class, order_chosen_cb);
    gtk_widget_class_bind_template_callback (widget_class, done_toggled_cb);
    gtk_widget_class_bind_template_callback (widget_class, tri_toggled_cb);
}

static void
amends_filter_sidebar_class_init (AmendsFilterSidebarClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = amends_filter_sidebar_dispose;
    G_OBJECT_CLASS (klass)->finalize = amends_filter_sidebar_finalize;
    signals[SIGNAL_CHANGED] = g_signal_new ("changed", AMENDS_TYPE_FILTER_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, AMENDS_TYPE_REVIEW_QUERY);
    signals[SIGNAL_VIEW_CHOSEN] = g_signal_new ("view-chosen", AMENDS_TYPE_FILTER_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 1, AMENDS_TYPE_REVIEW_QUERY);
    signals[SIGNAL_FAILED] = g_signal_new ("failed", AMENDS_TYPE_FILTER_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_ERROR);
    g_type_ensure (AMENDS_TYPE_STAR_FILTER);
    g_type_ensure (AMENDS_TYPE_PERIOD_FILTER);
    gtk_widget_class_set_template_from_resource (widget_class,
                                                 "/io/github/amendsapp/Amends/ui/reviews/amends-filter-sidebar.ui");
    bind_children (widget_class);
}

static void
amends_filter_sidebar_init (AmendsFilterSidebar *self)
{
    g_autoptr (GtkStringList) orders = gtk_string_list_new (NULL);

    self->query = amends_query_inbox ();
    self->filling = TRUE;
    gtk_widget_init_template (GTK_WIDGET (self));
    amends_spoken_name_check (GTK_CHECK_BUTTON (self->done_check));
    for (gsize i = 0; i < G_N_ELEMENTS (order_names); i++)
        gtk_string_list_append (orders, _ (order_names[i]));
    gtk_drop_down_set_model (GTK_DROP_DOWN (self->order), G_LIST_MODEL (orders));
    self->filling = FALSE;
    self->brands = add_list (self, self->lists, _ ("Brand"), _ ("Search brands"), 2, NULL);
    self->products = add_list (self, self->lists, _ ("Product"), _ ("Search products"), 1, NULL);
    self->marketplaces =
        add_list (self, self->lists, _ ("Marketplace"), _ ("Search marketplaces"), 2, name_marketplace);
    self->languages = add_list (self, self->more_box, _ ("Language"), _ ("Search languages"), 2, name_language);
}

void
amends_filter_sidebar_set_store (AmendsFilterSidebar *self, AmendsStore *store)
{
    g_return_if_fail (AMENDS_IS_FILTER_SIDEBAR (self));
    g_return_if_fail (self->views == NULL);
    self->views = amends_saved_views_new (store);
    g_signal_connect (self->views, "chosen", G_CALLBACK (view_chosen_cb), self);
    g_signal_connect (self->views, "failed", G_CALLBACK (views_failed_cb), self);
    adw_bin_set_child (ADW_BIN (self->views_place), self->views);
}

static void
set_active (GtkWidget *check, gboolean active)
{
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
}

void
amends_filter_sidebar_set_query (AmendsFilterSidebar *self, const AmendsReviewQuery *filter,
                                 const AmendsReviewQuery *shown)
{
    AmendsReviewQuery *copy;

    g_return_if_fail (AMENDS_IS_FILTER_SIDEBAR (self));
    copy = amends_review_query_copy (filter);
    amends_review_query_free (self->query);
    self->query = copy;
    self->filling = TRUE;
    amends_star_filter_set_stars (AMENDS_STAR_FILTER (self->stars), copy->stars);
    amends_period_filter_set (AMENDS_PERIOD_FILTER (self->period), copy);
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->order), copy->order);
    set_active (self->done_check, copy->done != AMENDS_DONE_OPEN);
    set_active (self->contact_check, copy->contactable == AMENDS_TRI_YES);
    set_active (self->verified_check, copy->verified == AMENDS_TRI_YES);
    set_active (self->photo_check, copy->has_photo == AMENDS_TRI_YES);
    set_active (self->edited_check, copy->edited == AMENDS_TRI_YES);
    set_active (self->note_check, copy->has_note == AMENDS_TRI_YES);
    self->filling = FALSE;
    if (copy->verified != AMENDS_TRI_UNKNOWN || copy->has_photo != AMENDS_TRI_UNKNOWN ||
        copy->edited != AMENDS_TRI_UNKNOWN || copy->has_note != AMENDS_TRI_UNKNOWN || copy->languages->len > 0)
        gtk_expander_set_expanded (GTK_EXPANDER (self->more), TRUE);
    if (self->views != NULL)
        amends_saved_views_set_current (AMENDS_SAVED_VIEWS (self->views), shown);
}

static void
set_check_count (GtkWidget *check, const char *name, guint64 count)
{
    g_autofree char *number = amends_text_count (count);
    /* Translators: a choice of the filter, and how many reviews it would show. */
    g_autofree char *label = g_strdup_printf (_ ("%s (%s)"), name, number);

    gtk_check_button_set_label (GTK_CHECK_BUTTON (check), label);
}

void
amends_filter_sidebar_set_facets (AmendsFilterSidebar *self, AmendsFacets *facets)
{
    g_return_if_fail (AMENDS_IS_FILTER_SIDEBAR (self));
    amends_star_filter_set_counts (AMENDS_STAR_FILTER (self->stars), facets->stars);
    amends_facet_list_set_values (AMENDS_FACET_LIST (self->brands), facets->brands, self->query->brands);
    amends_facet_list_set_values (AMENDS_FACET_LIST (self->products), facets->products, self->query->products);
    amends_facet_list_set_values (AMENDS_FACET_LIST (self->marketplaces), facets->marketplaces,
                                  self->query->marketplaces);
    amends_facet_list_set_values (AMENDS_FACET_LIST (self->languages), facets->languages, self->query->languages);
    set_check_count (self->contact_check, _ ("Can be contacted"), facets->contactable);
    set_check_count (self->verified_check, _ ("Verified purchase"), facets->verified);
    set_check_count (self->photo_check, _ ("With photos"), facets->with_photo);
    set_check_count (self->edited_check, _ ("Edited"), facets->edited);
}

void
amends_filter_sidebar_save_view (AmendsFilterSidebar *self, const AmendsReviewQuery *query)
{
    g_return_if_fail (AMENDS_IS_FILTER_SIDEBAR (self));
    g_return_if_fail (self->views != NULL);
    amends_saved_views_save (AMENDS_SAVED_VIEWS (self->views), query);
}
