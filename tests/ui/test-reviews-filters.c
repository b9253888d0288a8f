/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The filters of the sidebar, each alone and then together. */
#include "amends-facet-list.h"
#include "amends-filter-sidebar.h"
#include "amends-period-filter.h"
#include "amends-query-parts.h"
#include "amends-star-filter.h"
#include "ui-fixture.h"

static void
count_cb (GObject *object G_GNUC_UNUSED, gpointer user_data)
{
    ++*(guint *) user_data;
}

static void
test_stars (void)
{
    AmendsStarFilter *filter = g_object_ref_sink (g_object_new (AMENDS_TYPE_STAR_FILTER, NULL));
    const guint64 counts[6] = { 0, 1, 2000, 3, 4, 5 };
    GtkWidget *five = ui_find_nth (GTK_WIDGET (filter), GTK_TYPE_TOGGLE_BUTTON, 0);
    GtkWidget *two = ui_find_nth (GTK_WIDGET (filter), GTK_TYPE_TOGGLE_BUTTON, 3);
    GtkWidget *one = ui_find_nth (GTK_WIDGET (filter), GTK_TYPE_TOGGLE_BUTTON, 4);
    guint changed = 0;

    g_signal_connect (filter, "changed", G_CALLBACK (count_cb), &changed);
    gtk_test_accessible_assert_role (filter, GTK_ACCESSIBLE_ROLE_GROUP);
    amends_star_filter_set_counts (filter, counts);
    gtk_test_accessible_assert_property (five, GTK_ACCESSIBLE_PROPERTY_LABEL, "5 stars, 5 reviews");
    gtk_test_accessible_assert_property (two, GTK_ACCESSIBLE_PROPERTY_LABEL, "2 stars, 2,000 reviews");
    gtk_test_accessible_assert_property (one, GTK_ACCESSIBLE_PROPERTY_LABEL, "1 star, 1 review");
    amends_star_filter_set_stars (filter, 1u << 1 | 1u << 5);
    g_assert_cmpuint (changed, ==, 0);
    gtk_test_accessible_assert_state (five, GTK_ACCESSIBLE_STATE_PRESSED, GTK_ACCESSIBLE_TRISTATE_TRUE);
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (two), TRUE);
    g_assert_cmpuint (changed, ==, 1);
    g_assert_cmpuint (amends_star_filter_get_stars (filter), ==, 1u << 1 | 1u << 2 | 1u << 5);
    g_assert_finalize_object (filter);
}

typedef struct {
    char *key;
    gboolean wanted;
} Toggled;

static void
toggled_cb (AmendsFacetList *list G_GNUC_UNUSED, const char *key, gboolean wanted, gpointer user_data)
{
    Toggled *toggled = user_data;

    g_free (toggled->key);
    *toggled = (Toggled) { g_strdup (key), wanted };
}

static guint
count_checks (GtkWidget *widget)
{
    guint n = 0;

    while (ui_find_nth (widget, GTK_TYPE_CHECK_BUTTON, n) != NULL)
        n++;
    return n;
}

static void
test_one_choice_is_none (void)
{
    GtkWidget *list = g_object_ref_sink (amends_facet_list_new ("Brand", "Search brands", 2, NULL));
    g_autoptr (AmendsFacets) facets = amends_facets_new ();
    g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

    amends_facets_add (facets->brands, "Nordhem", NULL, 5);
    amends_facet_list_set_values (AMENDS_FACET_LIST (list), facets->brands, chosen);
    g_assert_false (gtk_widget_get_visible (list));
    amends_facets_add (facets->brands, "Luma", NULL, 3);
    amends_facet_list_set_values (AMENDS_FACET_LIST (list), facets->brands, chosen);
    g_assert_true (gtk_widget_get_visible (list));
    gtk_test_accessible_assert_property (list, GTK_ACCESSIBLE_PROPERTY_LABEL, "Brand");
    gtk_test_accessible_assert_property (ui_find (list, GTK_TYPE_CHECK_BUTTON), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         "Nordhem, 5 reviews");
    g_assert_finalize_object (list);
}

static void
test_many_choices_are_searched (void)
{
    GtkWidget *list = g_object_ref_sink (amends_facet_list_new ("Product", "Search products", 1, NULL));
    g_autoptr (AmendsFacets) facets = amends_facets_new ();
    g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
    GtkWidget *window;
    Toggled toggled = { 0 };
    GtkWidget *search, *more;

    for (guint i = 0; i < 400; i++) {
        g_autofree char *key = g_strdup_printf ("B%03u", i);
        g_autofree char *label = g_strdup_printf ("Böttle %03u", i);

        amends_facets_add (facets->products, key, label, 400 - i);
    }
    g_ptr_array_add (chosen, (gpointer) "B300");
    g_ptr_array_add (chosen, (gpointer) "GONE");
    amends_facet_list_set_values (AMENDS_FACET_LIST (list), facets->products, chosen);
    /* Six at the top, one that is chosen further down, and one that is chosen and has nothing. */
    g_assert_cmpuint (count_checks (list), ==, 8);
    g_signal_connect (list, "toggled", G_CALLBACK (toggled_cb), &toggled);

    window = ui_present (list, 400, 600);
    more = ui_find (list, GTK_TYPE_MENU_BUTTON);
    gtk_menu_button_popup (GTK_MENU_BUTTON (more));
    ui_settle (200);
    search = ui_find (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (more))), GTK_TYPE_SEARCH_ENTRY);
    gtk_editable_set_text (GTK_EDITABLE (search), "bottle 21");
    ui_settle (400);
    {
        GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (more)));

        g_assert_cmpuint (count_checks (popover), ==, 10);
        gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_find (popover, GTK_TYPE_CHECK_BUTTON)), TRUE);
    }
    g_assert_cmpstr (toggled.key, ==, "B210");
    g_assert_true (toggled.wanted);
    g_free (toggled.key);
    gtk_menu_button_popdown (GTK_MENU_BUTTON (more));
    ui_settle (100);
    ui_dismiss (window);
    g_object_unref (list);
}

static void
test_period (void)
{
    AmendsPeriodFilter *filter = g_object_ref_sink (g_object_new (AMENDS_TYPE_PERIOD_FILTER, NULL));
    GtkDropDown *choice = GTK_DROP_DOWN (ui_find (GTK_WIDGET (filter), GTK_TYPE_DROP_DOWN));
    GtkWidget *day;
    g_autoptr (AmendsReviewQuery) query = amends_query_inbox ();
    guint changed = 0;

    g_signal_connect (filter, "changed", G_CALLBACK (count_cb), &changed);
    g_assert_null (ui_find (GTK_WIDGET (filter), GTK_TYPE_MENU_BUTTON));
    gtk_drop_down_set_selected (choice, AMENDS_PERIOD_90_DAYS);
    amends_period_filter_apply (filter, query);
    g_assert_cmpuint (changed, ==, 1);
    g_assert_cmpint (query->period, ==, AMENDS_PERIOD_90_DAYS);

    query->period = AMENDS_PERIOD_CUSTOM;
    query->after = 1772582400;  /* 2026-03-04 */
    query->before = 1772755200; /* 2026-03-06: until the 5th */
    amends_period_filter_set (filter, query);
    g_assert_cmpuint (changed, ==, 1);
    day = ui_find (GTK_WIDGET (filter), GTK_TYPE_MENU_BUTTON);
    g_assert_true (gtk_widget_get_visible (gtk_widget_get_parent (day)));
    g_assert_nonnull (g_strrstr (gtk_menu_button_get_label (GTK_MENU_BUTTON (day)), "4 Mar"));
    g_assert_nonnull (g_strrstr (
        gtk_menu_button_get_label (GTK_MENU_BUTTON (ui_find_nth (GTK_WIDGET (filter), GTK_TYPE_MENU_BUTTON, 1))),
        "5 Mar"));
    query->after = query->before = 0;
    amends_period_filter_apply (filter, query);
    g_assert_cmpint (query->after, ==, 1772582400);
    g_assert_cmpint (query->before, ==, 1772755200);
    g_assert_finalize_object (filter);
}

static void
test_days_in_the_wrong_order (void)
{
    AmendsPeriodFilter *filter = g_object_ref_sink (g_object_new (AMENDS_TYPE_PERIOD_FILTER, NULL));
    GtkMenuButton *last;
    GtkCalendar *calendar;
    g_autoptr (GDateTime) early = g_date_time_new_local (2026, 1, 2, 0, 0, 0);
    g_autoptr (AmendsReviewQuery) query = amends_query_inbox ();

    query->period = AMENDS_PERIOD_CUSTOM;
    query->after = 1772582400;
    amends_period_filter_set (filter, query);
    last = GTK_MENU_BUTTON (ui_find_nth (GTK_WIDGET (filter), GTK_TYPE_MENU_BUTTON, 1));
    calendar = GTK_CALENDAR (gtk_popover_get_child (gtk_menu_button_get_popover (last)));
    gtk_calendar_select_day (calendar, early);
    amends_period_filter_apply (filter, query);
    g_assert_cmpint (query->after, ==, 0);
    g_assert_cmpint (query->before, ==, 1767398400);
    g_assert_finalize_object (filter);
}

/* The sidebar as a whole */

typedef struct {
    AmendsFilterSidebar *sidebar;
    AmendsReviewQuery *query;
} Changed;

static void
changed_cb (AmendsFilterSidebar *sidebar G_GNUC_UNUSED, AmendsReviewQuery *query, gpointer user_data)
{
    Changed *changed = user_data;

    g_clear_pointer (&changed->query, amends_review_query_free);
    changed->query = amends_review_query_copy (query);
}

static GtkCheckButton *
find_check (GtkWidget *widget, const char *label)
{
    GtkWidget *found = ui_find_label (widget, label);

    g_assert_nonnull (found);
    return GTK_CHECK_BUTTON (gtk_widget_get_ancestor (found, GTK_TYPE_CHECK_BUTTON));
}

static void
test_sidebar (void)
{
    int minimum;
    GtkWidget *sidebar = g_object_ref_sink (g_object_new (AMENDS_TYPE_FILTER_SIDEBAR, NULL));
    g_autoptr (AmendsReviewQuery) inbox = amends_query_inbox ();
    g_autoptr (AmendsFacets) facets = amends_facets_new ();
    Changed changed = { 0 };

    amends_facets_add (facets->brands, "Nordhem", NULL, 5);
    amends_facets_add (facets->brands, "Luma", NULL, 3);
    amends_facets_add (facets->marketplaces, "SE", NULL, 5);
    amends_facets_add (facets->marketplaces, "DE", NULL, 3);
    amends_facets_add (facets->languages, "sv", NULL, 5);
    amends_facets_add (facets->languages, "zh-Hant", NULL, 3);
    facets->verified = 4;
    facets->contactable = 12;
    g_signal_connect (sidebar, "changed", G_CALLBACK (changed_cb), &changed);
    amends_filter_sidebar_set_query (AMENDS_FILTER_SIDEBAR (sidebar), inbox, inbox);
    amends_filter_sidebar_set_facets (AMENDS_FILTER_SIDEBAR (sidebar), facets);
    g_assert_null (changed.query);
    /* The page gives it no less, also on a phone: a message about its width would be our mistake. */
    gtk_widget_measure (sidebar, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
    g_assert_cmpint (minimum, <=, 240);

    gtk_check_button_set_active (find_check (sidebar, "Include marked as done"), TRUE);
    g_assert_cmpint (changed.query->done, ==, AMENDS_DONE_WITH_RECENT);
    gtk_check_button_set_active (find_check (sidebar, "Include marked as done"), FALSE);
    g_assert_cmpint (changed.query->done, ==, AMENDS_DONE_OPEN);
    gtk_check_button_set_active (find_check (sidebar, "Can be contacted (12)"), TRUE);
    g_assert_cmpint (changed.query->contactable, ==, AMENDS_TRI_YES);
    gtk_check_button_set_active (find_check (sidebar, "Can be contacted (12)"), FALSE);
    g_assert_cmpint (changed.query->contactable, ==, AMENDS_TRI_UNKNOWN);
    gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_find_nth (sidebar, GTK_TYPE_DROP_DOWN, 1)),
                                AMENDS_ORDER_CONTACT_ENDS);
    g_assert_cmpint (changed.query->order, ==, AMENDS_ORDER_CONTACT_ENDS);
    gtk_check_button_set_active (find_check (sidebar, "Luma"), TRUE);
    g_assert_true (amends_query_list_contains (changed.query->brands, "Luma"));
    gtk_check_button_set_active (find_check (sidebar, "Germany"), TRUE);
    g_assert_true (amends_query_list_contains (changed.query->marketplaces, "DE"));
    gtk_expander_set_expanded (GTK_EXPANDER (ui_find (sidebar, GTK_TYPE_EXPANDER)), TRUE);
    g_assert_nonnull (ui_find_label (sidebar, "Verified purchase (4)"));
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_find (sidebar, GTK_TYPE_TOGGLE_BUTTON)), TRUE);
    g_assert_cmpuint (changed.query->stars, ==, 1u << 5);
    amends_review_query_free (changed.query);
    g_assert_finalize_object (sidebar);
}

static void
test_what_is_set_is_in_sight (void)
{
    GtkWidget *sidebar = g_object_ref_sink (g_object_new (AMENDS_TYPE_FILTER_SIDEBAR, NULL));
    g_autoptr (AmendsReviewQuery) query = amends_query_inbox ();
    GtkWidget *more = ui_find (sidebar, GTK_TYPE_EXPANDER);

    amends_filter_sidebar_set_query (AMENDS_FILTER_SIDEBAR (sidebar), query, query);
    g_assert_false (gtk_expander_get_expanded (GTK_EXPANDER (more)));
    query->edited = AMENDS_TRI_YES;
    amends_filter_sidebar_set_query (AMENDS_FILTER_SIDEBAR (sidebar), query, query);
    g_assert_true (gtk_expander_get_expanded (GTK_EXPANDER (more)));
    g_assert_finalize_object (sidebar);
}

int
main (int argc, char **argv)
{
    ui_test_init (&argc, &argv);
    g_test_add_func ("/filters/stars", test_stars);
    g_test_add_func ("/filters/one-choice-is-none", test_one_choice_is_none);
    g_test_add_func ("/filters/many-choices-are-searched", test_many_choices_are_searched);
    g_test_add_func ("/filters/period", test_period);
    g_test_add_func ("/filters/days-in-the-wrong-order", test_days_in_the_wrong_order);
    g_test_add_func ("/filters/sidebar", test_sidebar);
    g_test_add_func ("/filters/what-is-set-is-in-sight", test_what_is_set_is_in_sight);
    return g_test_run ();
}
