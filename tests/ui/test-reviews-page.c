/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A morning at the desk: the whole page on a real store. */
#include <adwaita.h>

#include "amends-await.h"
#include "amends-detail-pane.h"
#include "amends-filter-chip.h"
#include "amends-query-parts.h"
#include "amends-review-kind.h"
#include "amends-review-list.h"
#include "amends-review-row.h"
#include "amends-reviews-page.h"
#include "amends-row-view.h"
#include "amends-store-actions.h"
#include "amends-store-reviews.h"
#include "amends-view-row.h"
#include "ui-fixture.h"

/* For what must not happen: longer than any pause that the page makes before it does something. */
#define NOTHING_MORE_MS 300

typedef struct {
    UiFixture ui;
    GSettings *settings;
    AmendsReviewsPage *page;
    GtkWidget *window;
    AmendsReviewList *list;
    AmendsDetailPane *detail;
    GListModel *rows;
} Fixture;

/* The list knows what it has to show, and shows the first of it. */
static gboolean
is_filled (Fixture *self)
{
    GtkWidget *row = ui_find (GTK_WIDGET (self->list), AMENDS_TYPE_REVIEW_ROW);

    return row != NULL && gtk_widget_get_mapped (row) && amends_review_row_is_filled (AMENDS_REVIEW_ROW (row));
}

static void
open_page (Fixture *self, int width)
{
    self->page = amends_reviews_page_new (self->ui.store, NULL, self->settings, NULL);
    self->list = AMENDS_REVIEW_LIST (ui_find (GTK_WIDGET (self->page), AMENDS_TYPE_REVIEW_LIST));
    self->detail = AMENDS_DETAIL_PANE (ui_find (GTK_WIDGET (self->page), AMENDS_TYPE_DETAIL_PANE));
    self->rows =
        G_LIST_MODEL (gtk_grid_view_get_model (GTK_GRID_VIEW (ui_find (GTK_WIDGET (self->list), GTK_TYPE_GRID_VIEW))));
    self->window = ui_present (GTK_WIDGET (self->page), width, 800);
    UI_UNTIL (is_filled (self));
}

static void
set_up (Fixture *self, gconstpointer data)
{
    ui_fixture_init (&self->ui);
    if (data != NULL)
        ui_fixture_fill (&self->ui, 0, GPOINTER_TO_UINT (data));
    self->settings = g_settings_new ("io.github.amendsapp.Amends");
    g_settings_reset (self->settings, "last-query");
    g_settings_reset (self->settings, "selected-review");
    g_settings_reset (self->settings, "show-sidebar");
    g_settings_reset (self->settings, "single-key-shortcuts");
    open_page (self, 1300);
}

static void
tear_down (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    ui_dismiss (self->window);
    g_clear_object (&self->settings);
    ui_fixture_clear (&self->ui);
}

static void
act (Fixture *self, const char *action)
{
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), action, NULL));
    ui_settle (1);
}

static gint64
opened (Fixture *self)
{
    AmendsReview *review = amends_detail_pane_get_review (self->detail);

    return review != NULL ? review->id : 0;
}

static guint
count (Fixture *self)
{
    return g_list_model_get_n_items (self->rows);
}

static void
assert_count (Fixture *self, guint wanted)
{
    UI_UNTIL (count (self) == wanted);
}

static GtkWidget *
find (Fixture *self, const char *text)
{
    return ui_find_label (GTK_WIDGET (self->page), text);
}

static GtkEditable *
search_entry (Fixture *self)
{
    return GTK_EDITABLE (ui_find (ui_find (GTK_WIDGET (self->page), GTK_TYPE_SEARCH_BAR), GTK_TYPE_SEARCH_ENTRY));
}

static void
search (Fixture *self, const char *text)
{
    act (self, "reviews.search");
    gtk_editable_set_text (search_entry (self), text);
}

/* Presses the keys as the page's own shortcuts see them. Returns: TRUE if they did something. */
static gboolean
press (Fixture *self, const char *keys)
{
    g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->page));
    g_autoptr (GtkShortcutTrigger) wanted = gtk_shortcut_trigger_parse_string (keys);

    for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
        g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

        if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
            continue;
        for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++) {
            g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);

            if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted)) {
                gboolean taken =
                    gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, GTK_WIDGET (self->page), NULL);

                ui_settle (1);
                return taken;
            }
        }
    }
    g_assert_not_reached ();
}

/* Whether the first row has been read, and has @text in its body. */
static gboolean
is_first (Fixture *self, const char *text)
{
    g_autoptr (AmendsRowItem) item = g_list_model_get_item (self->rows, 0);
    AmendsReview *review = item != NULL ? amends_review_item_get_review (item) : NULL;

    return review != NULL && strstr (review->body, text) != NULL;
}

static void
assert_title (Fixture *self, const char *subtitle)
{
    UI_UNTIL (find (self, subtitle) != NULL);
}

static void
test_the_morning (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewQuery) critical = amends_query_critical ();
    gint64 first;

    assert_count (self, 40);
    assert_title (self, "40 reviews");
    amends_reviews_page_set_query (self->page, critical);
    assert_count (self, 15);
    UI_UNTIL (find (self, "1–3 stars") != NULL);

    g_assert_true (press (self, "j"));
    UI_UNTIL ((first = opened (self)) != 0);
    g_assert_true (press (self, "e"));
    UI_UNTIL (opened (self) != first && opened (self) != 0);
    assert_count (self, 14);
    UI_UNTIL (find (self, "Marked as done") != NULL);
    g_assert_true (press (self, "u"));
    assert_count (self, 15);

    search (self, "förpackning");
    assert_count (self, 3);
    gtk_editable_set_text (search_entry (self), "包裝");
    UI_UNTIL (is_first (self, "包裝"));
    assert_count (self, 3);
    act (self, "reviews.next");
    UI_UNTIL (find (self, "收到時包裝已經破了") != NULL);
}

static void
test_a_ticked_row_stays_until_the_selection_moves (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    AmendsReviewRow *row;
    GtkCheckButton *check;
    gint64 id;

    act (self, "reviews.next");
    UI_UNTIL ((id = opened (self)) != 0);
    row = AMENDS_REVIEW_ROW (ui_find (GTK_WIDGET (self->list), AMENDS_TYPE_REVIEW_ROW));
    check = GTK_CHECK_BUTTON (ui_find (GTK_WIDGET (row), GTK_TYPE_CHECK_BUTTON));
    gtk_check_button_set_active (check, TRUE);
    assert_title (self, "39 reviews");
    ui_settle (NOTHING_MORE_MS);
    g_assert_cmpuint (count (self), ==, 40);
    g_assert_cmpint (opened (self), ==, id);
    g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "dimmed-row"));
    act (self, "reviews.next");
    assert_count (self, 39);
    UI_UNTIL (opened (self) != id && opened (self) != 0);
}

static gboolean
is_list_focused (Fixture *self)
{
    return amends_row_view_has_focus (GTK_GRID_VIEW (ui_find (GTK_WIDGET (self->list), GTK_TYPE_GRID_VIEW)));
}

static void
test_next_and_previous_go_one_by_one (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->rows);

    gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
    act (self, "reviews.next");
    UI_UNTIL (gtk_selection_model_is_selected (selection, 0));
    UI_UNTIL (is_list_focused (self));
    act (self, "reviews.next");
    act (self, "reviews.next");
    UI_UNTIL (gtk_selection_model_is_selected (selection, 2));
    act (self, "reviews.previous");
    UI_UNTIL (gtk_selection_model_is_selected (selection, 1));
    act (self, "reviews.previous");
    act (self, "reviews.previous");
    UI_UNTIL (gtk_selection_model_is_selected (selection, 0));
}

static void
test_the_last_one_done_leads_to_all_caught_up (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    assert_count (self, 2);
    act (self, "reviews.next");
    act (self, "reviews.done-next");
    assert_count (self, 1);
    act (self, "reviews.done-next");
    act (self, "reviews.clear-selection");
    assert_count (self, 0);
    UI_UNTIL (g_str_equal (amends_review_list_get_page (self->list), "caught-up"));
    act (self, "reviews.undo");
    assert_count (self, 1);
    UI_UNTIL (g_str_equal (amends_review_list_get_page (self->list), "list"));
}

static void
test_all_that_match_in_one_step (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewQuery) critical = amends_query_critical ();

    amends_reviews_page_set_query (self->page, critical);
    assert_count (self, 15);
    act (self, "reviews.select-all-matching");
    UI_UNTIL (find (self, "15 selected") != NULL);
    UI_UNTIL (find (self, "15 Reviews Selected") != NULL);
    act (self, "reviews.mark-done");
    assert_count (self, 0);
    UI_UNTIL (find (self, "15 reviews marked as done") != NULL);
    UI_UNTIL (g_str_equal (amends_review_list_get_page (self->list), "no-match"));
    act (self, "reviews.undo-toast");
    assert_count (self, 15);
    act (self, "reviews.redo");
    assert_count (self, 0);
}

static void
test_several_of_them (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    gtk_selection_model_select_range (GTK_SELECTION_MODEL (self->rows), 3, 4, TRUE);
    UI_UNTIL (find (self, "4 selected") != NULL);
    UI_UNTIL (find (self, "Select All (40)") != NULL);
    act (self, "reviews.mark-done");
    assert_count (self, 36);
    UI_UNTIL (find (self, "4 reviews marked as done") != NULL);
    act (self, "reviews.undo");
    assert_count (self, 40);
}

static void
test_quick_work_is_one_toast (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    act (self, "reviews.next");
    act (self, "reviews.done-next");
    act (self, "reviews.done-next");
    act (self, "reviews.done-next");
    UI_UNTIL (find (self, "3 reviews marked as done") != NULL);
    assert_count (self, 37);
    act (self, "reviews.undo-toast");
    assert_count (self, 40);
    act (self, "reviews.undo");
    ui_settle (NOTHING_MORE_MS);
    assert_count (self, 40);
}

static void
test_letters_can_be_switched_off (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_settings_set_boolean (self->settings, "single-key-shortcuts", FALSE);
    g_assert_false (press (self, "j"));
    ui_settle (NOTHING_MORE_MS);
    g_assert_cmpint (opened (self), ==, 0);
    g_assert_true (press (self, "<Alt>Down"));
    UI_UNTIL (opened (self) != 0);
    g_assert_false (press (self, "e"));
    g_assert_true (press (self, "<Control>e"));
    assert_count (self, 39);
}

static void
test_letters_are_letters_while_typing (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    act (self, "reviews.next");
    act (self, "reviews.search");
    g_assert_false (press (self, "e"));
    g_assert_false (press (self, "<Control>a"));
    g_assert_false (press (self, "<Control>z"));
    ui_settle (NOTHING_MORE_MS);
    assert_count (self, 40);
    act (self, "reviews.note");
    g_assert_false (press (self, "u"));
    g_assert_true (press (self, "<Alt>Down"));
}

static void
test_escape_goes_back_step_by_step (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    search (self, "packag");
    UI_UNTIL (count (self) > 0 && count (self) < 40);
    act (self, "reviews.select-all");
    g_assert_true (press (self, "Escape"));
    UI_UNTIL (find (self, "Reviews Selected") == NULL);
    g_assert_cmpuint (count (self), <, 40);
    g_assert_true (press (self, "Escape"));
    assert_count (self, 40);
}

static void
test_problems_are_explained (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    search (self, "stars:9 foo:bar");
    UI_UNTIL (find (self, "foo:") != NULL);
    UI_UNTIL (find (self, "stars:") != NULL);
    assert_count (self, 40);
    gtk_editable_set_text (search_entry (self), "stars:1");
    UI_UNTIL (find (self, "foo:") == NULL);
    assert_count (self, 5);
}

static void
test_chips_take_conditions_away (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewQuery) query = amends_query_critical ();
    GtkWidget *chip;

    amends_query_list_set (query->brands, "Nordhem", TRUE);
    amends_reviews_page_set_query (self->page, query);
    UI_UNTIL (ui_find (GTK_WIDGET (self->list), AMENDS_TYPE_FILTER_CHIP) != NULL);
    chip = ui_find (GTK_WIDGET (self->list), AMENDS_TYPE_FILTER_CHIP);
    g_assert_cmpstr (amends_filter_chip_get_label (AMENDS_FILTER_CHIP (chip)), ==, "1–3 stars");
    g_signal_emit_by_name (ui_find (chip, GTK_TYPE_BUTTON), "clicked");
    UI_UNTIL (ui_find_nth (GTK_WIDGET (self->list), AMENDS_TYPE_FILTER_CHIP, 1) == NULL);
    {
        g_autoptr (AmendsReviewQuery) now = amends_reviews_page_dup_query (self->page);

        g_assert_cmpuint (now->stars, ==, 0);
        g_assert_cmpuint (now->brands->len, ==, 1);
    }
    act (self, "reviews.reset-filters");
    UI_UNTIL (ui_find (GTK_WIDGET (self->list), AMENDS_TYPE_FILTER_CHIP) == NULL);
    assert_count (self, 40);
}

static void
test_a_view_takes_the_place_of_the_search (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    search (self, "förpackning");
    assert_count (self, 3);
    gtk_widget_activate (ui_find_nth (GTK_WIDGET (self->page), AMENDS_TYPE_VIEW_ROW, 1));
    assert_count (self, 15);
    UI_UNTIL (g_str_equal (gtk_editable_get_text (search_entry (self)), ""));
}

static gboolean
has_menu (Fixture *self)
{
    GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

    return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
}

static void
test_an_open_menu_keeps_the_keys (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    GtkWidget *choice = ui_find (GTK_WIDGET (self->page), GTK_TYPE_DROP_DOWN);

    g_signal_emit_by_name (choice, "activate");
    UI_UNTIL (has_menu (self));
    g_assert_false (press (self, "e"));
    g_assert_false (press (self, "<Control>a"));
    ui_settle (NOTHING_MORE_MS);
    assert_count (self, 40);
    g_assert_cmpint (opened (self), ==, 0);
}

static void
test_nothing_matches_and_reset (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    search (self, "xyzzyplugh");
    UI_UNTIL (g_str_equal (amends_review_list_get_page (self->list), "no-match"));
    act (self, "reviews.reset-filters");
    UI_UNTIL (g_str_equal (amends_review_list_get_page (self->list), "list"));
    UI_UNTIL (g_str_equal (gtk_editable_get_text (search_entry (self)), ""));
}

static void
test_it_comes_back_as_it_was (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr (AmendsReviewQuery) query = amends_query_critical ();
    g_autoptr (AmendsReviewQuery) before = NULL;
    g_autoptr (AmendsReviewQuery) after = NULL;
    gint64 first, id;

    amends_review_query_add_term (query, "packaging", FALSE, FALSE);
    amends_reviews_page_set_query (self->page, query);
    UI_UNTIL (count (self) > 1 && count (self) < 40 && is_filled (self));
    act (self, "reviews.next");
    UI_UNTIL ((first = opened (self)) != 0);
    act (self, "reviews.next");
    UI_UNTIL ((id = opened (self)) != 0 && id != first);
    UI_UNTIL (g_settings_get_int64 (self->settings, "selected-review") == id);
    before = amends_reviews_page_dup_query (self->page);
    ui_dismiss (self->window);

    open_page (self, 1300);
    UI_UNTIL (opened (self) != 0);
    after = amends_reviews_page_dup_query (self->page);
    g_assert_true (amends_review_query_equal (before, after));
    g_assert_cmpint (opened (self), ==, id);
    g_assert_cmpstr (gtk_editable_get_text (search_entry (self)), ==, "packaging");
}

static void
test_showing_a_review_drops_what_hides_it (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    gint64 id = ui_fixture_find (&self->ui, 0);
    g_autoptr (AmendsReviewQuery) critical = amends_query_critical ();

    amends_reviews_page_set_query (self->page, critical);
    assert_count (self, 15);
    amends_reviews_page_show_review (self->page, id);
    UI_UNTIL (opened (self) == id);
}

static void
test_banner (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    amends_reviews_page_set_banner (self->page, "<b>Offline</b>", "_Try Again", "win.sync");
    UI_UNTIL (find (self, "<b>Offline</b>") != NULL);
    amends_reviews_page_set_banner (self->page, NULL, NULL, NULL);
}

static gboolean
is_collapsed (gpointer user_data)
{
    return adw_navigation_split_view_get_collapsed (user_data);
}

static void
test_narrow (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    AdwNavigationSplitView *inner;

    ui_dismiss (self->window);
    open_page (self, 360);
    inner = ADW_NAVIGATION_SPLIT_VIEW (ui_find (GTK_WIDGET (self->page), ADW_TYPE_NAVIGATION_SPLIT_VIEW));
    ui_wait (is_collapsed, inner);
    g_assert_false (adw_navigation_split_view_get_show_content (inner));
    act (self, "reviews.next");
    UI_UNTIL (opened (self) != 0);
    ui_settle (NOTHING_MORE_MS);
    g_assert_false (adw_navigation_split_view_get_show_content (inner));
    g_signal_emit_by_name (self->list, "opened", opened (self));
    UI_UNTIL (adw_navigation_split_view_get_show_content (inner));
    UI_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (self->detail)));
    g_assert_true (press (self, "Escape"));
    g_assert_false (adw_navigation_split_view_get_show_content (inner));
    UI_UNTIL (is_list_focused (self));
    g_signal_emit_by_name (self->list, "opened", opened (self));
    UI_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (self->detail)));
    UI_UNTIL (gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD));
    act (self, "reviews.done-next");
    assert_count (self, 39);
    g_assert_true (press (self, "Escape"));
    UI_UNTIL (is_list_focused (self));
    g_assert_true (g_settings_get_boolean (self->settings, "show-sidebar"));
}

static void
test_the_sidebar_is_remembered (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    AdwOverlaySplitView *split =
        ADW_OVERLAY_SPLIT_VIEW (ui_find (GTK_WIDGET (self->page), ADW_TYPE_OVERLAY_SPLIT_VIEW));

    g_assert_true (adw_overlay_split_view_get_show_sidebar (split));
    g_assert_true (press (self, "F9"));
    g_assert_false (adw_overlay_split_view_get_show_sidebar (split));
    g_assert_false (g_settings_get_boolean (self->settings, "show-sidebar"));
    ui_dismiss (self->window);
    open_page (self, 1300);
    split = ADW_OVERLAY_SPLIT_VIEW (ui_find (GTK_WIDGET (self->page), ADW_TYPE_OVERLAY_SPLIT_VIEW));
    g_assert_false (adw_overlay_split_view_get_show_sidebar (split));
}

static void
test_a_long_list_keeps_few_items (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    guint rows = 0;

    assert_count (self, 3000);
    act (self, "reviews.select-all");
    UI_UNTIL (find (self, "3,000 selected") != NULL || find (self, "3000 selected") != NULL);
    while (ui_find_nth (GTK_WIDGET (self->list), AMENDS_TYPE_REVIEW_ROW, rows) != NULL)
        rows++;
    g_assert_cmpuint (rows, >, 3);
    g_assert_cmpuint (rows, <, 400);
}

/* A widget that can have the focus and has no name is a button that a screen reader calls by its class. */
static void
assert_named (GtkWidget *widget)
{
    GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

    if (!gtk_widget_get_visible (widget))
        return;
    if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) == NULL &&
        role == GTK_ACCESSIBLE_ROLE_BUTTON && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
        g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
                       gtk_widget_get_tooltip_text (widget) != NULL);
    if (GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_LIST_VIEW (widget) ||
        GTK_IS_GRID_VIEW (widget))
        g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL));
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
        assert_named (child);
}

static void
test_everything_has_a_name (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
    act (self, "reviews.next");
    UI_UNTIL (opened (self) != 0);
    act (self, "reviews.search");
    UI_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (search_entry (self))));
    assert_named (GTK_WIDGET (self->page));
    gtk_test_accessible_assert_role (ui_find (GTK_WIDGET (self->list), GTK_TYPE_GRID_VIEW), GTK_ACCESSIBLE_ROLE_LIST);
}

#define ADD(path, n, func) g_test_add ("/page/" path, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)

int
main (int argc, char **argv)
{
    ui_test_init (&argc, &argv);
    ADD ("narrow", 40, test_narrow);
    ADD ("the-morning", 40, test_the_morning);
    ADD ("a-ticked-row-stays", 40, test_a_ticked_row_stays_until_the_selection_moves);
    ADD ("next-and-previous", 40, test_next_and_previous_go_one_by_one);
    ADD ("all-caught-up", 2, test_the_last_one_done_leads_to_all_caught_up);
    ADD ("all-that-match-in-one-step", 40, test_all_that_match_in_one_step);
    ADD ("several-of-them", 40, test_several_of_them);
    ADD ("quick-work-is-one-toast", 40, test_quick_work_is_one_toast);
    ADD ("letters-can-be-switched-off", 40, test_letters_can_be_switched_off);
    ADD ("letters-are-letters-while-typing", 40, test_letters_are_letters_while_typing);
    ADD ("escape-goes-back-step-by-step", 40, test_escape_goes_back_step_by_step);
    ADD ("problems-are-explained", 40, test_problems_are_explained);
    ADD ("chips-take-conditions-away", 40, test_chips_take_conditions_away);
    ADD ("a-view-takes-the-place-of-the-search", 40, test_a_view_takes_the_place_of_the_search);
    ADD ("an-open-menu-keeps-the-keys", 40, test_an_open_menu_keeps_the_keys);
    ADD ("nothing-matches-and-reset", 40, test_nothing_matches_and_reset);
    ADD ("it-comes-back-as-it-was", 40, test_it_comes_back_as_it_was);
    ADD ("showing-a-review-drops-what-hides-it", 40, test_showing_a_review_drops_what_hides_it);
    ADD ("banner", 5, test_banner);
    ADD ("the-sidebar-is-remembered", 5, test_the_sidebar_is_remembered);
    ADD ("a-long-list-keeps-few-items", 3000, test_a_long_list_keeps_few_items);
    ADD ("everything-has-a-name", 10, test_everything_has_a_name);
    return g_test_run ();
}
